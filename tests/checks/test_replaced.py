from __future__ import annotations

import pytest
from checks.grounds import codes, decision, document, found, ground

from auditprep.checks.rules_current import RULES
from auditprep.model import Citation, EvidenceKind, MendKind, Registered

RULE = next(each for each in RULES if each.info.id == "replaced-document")

OLD = document(
    1,
    "Kompetensförsörjningsstrategi",
    EvidenceKind.POLICY,
    None,
    decision("Omsorgsnämnden", "2019-09-24", 84),
)
NEW = document(
    2, "Kompetensförsörjningsstrategi 2024–2028", EvidenceKind.POLICY, "2024–2028",
    decision("Omsorgsnämnden", "2024-03-19", 12),
)  # fmt: skip


def said(text: str, *ids: int, evidence=(OLD, NEW), **more: object):
    cited = {"1.1": tuple(Citation(id) for id in ids)}
    return found(RULE, ground({"1.1": text}, evidence=evidence, cited=cited, **more))


# Versions


def version(pages: str | None, now: str, then: str = "Målen"):
    plan = document(1, "Plan", versions=2)
    return found(
        RULE,
        ground(
            {"1.1": "Se planen."},
            evidence=[plan],
            pages={(1, 1): [then], 1: [now]},
            cited={"1.1": (Citation(1, pages, version=1),)},
        ),
    )


def test_a_citation_of_an_older_version_is_found() -> None:
    (one,) = version(None, "Andra mål")
    assert one.code == "replaced-version"
    assert [(each.kind, each.evidence, each.pages) for each in one.mends] == [(MendKind.CITE, 1, None)]


def test_its_pages_are_mended_only_where_they_say_the_same() -> None:
    assert [each.pages for each in version("1", "Målen")[0].mends] == ["1"]
    assert version("1", "Andra mål")[0].mends == ()


def test_a_citation_of_the_newest_version_is_right() -> None:
    plan = document(1, "Plan", versions=2)
    cited = {"1.1": (Citation(1, version=2),)}
    assert found(RULE, ground({"1.1": "Se planen."}, evidence=[plan], cited=cited)) == []


# Policies


def test_a_citation_of_a_replaced_policy_is_found_and_mended() -> None:
    (one,) = said("Nämnden har en strategi.", 1)
    assert one.code == "replaced-policy"
    assert one.mends[0].evidence == 2


@pytest.mark.parametrize(
    ("text", "ids", "evidence"),
    [
        ("Nämnden har en strategi.", (2,), (OLD, NEW)),
        ("Båda visas.", (1, 2), (OLD, NEW)),
        ("Nämnden har en strategi.", (1,), (OLD,)),
        ("Se riktlinjen.", (1,), (document(1, "Riktlinje för inköp 2020", EvidenceKind.POLICY, "2020"), document(2, "Riktlinje för representation 2024", EvidenceKind.POLICY, "2024"))),
        ("Se policyn.", (1,), (document(1, "Kommunens inköpspolicy 2020", EvidenceKind.POLICY), document(2, "Omsorgsnämndens inköpspolicy 2024", EvidenceKind.POLICY))),
        ("Se policyn.", (1,), (document(1, "Inköpspolicy 2020", EvidenceKind.POLICY), document(2, "Inköpspolicy 2026", EvidenceKind.POLICY))),
        ("Se underlaget.", (1,), (document(1, "Enkät 2023"), document(2, "Enkät 2025"))),
    ],
)  # fmt: skip
def test_the_newest_both_and_others_are_left_alone(text: str, ids: tuple[int, ...], evidence) -> None:
    assert said(text, *ids, evidence=evidence) == []


@pytest.mark.parametrize(
    "text",
    [
        "Nämnden har en kompetensförsörjningsstrategi (2019-09-24, § 84).",
        "Arbetet följer kompetensförsörjningsstrategin från 2019.",
        "Se kompetensförsörjningsstrategi 2019–2023.",
    ],
)
def test_a_policy_that_is_named_with_an_earlier_year_is_found(text: str) -> None:
    assert codes(said(text, evidence=[NEW])) == ["replaced-named"]


@pytest.mark.parametrize(
    "text",
    [
        "Kompetensförsörjningsstrategin från 2019 ersattes i fjol.",
        "Nämnden har en kompetensförsörjningsstrategi.",
        "Nämnden har en kompetensförsörjningsstrategi (2024-03-19, § 12).",
        "Kompetensförsörjningsstrategi 2024–2028 ersätter strategin från 2019.",
        "Nämnden har en inköpspolicy från 2019.",
    ],
)
def test_a_policy_that_is_the_newest_or_told_of_as_replaced_is_left_alone(text: str) -> None:
    assert said(text, evidence=[NEW]) == []


def registered(title: str) -> tuple[Registered, ...]:
    return (Registered(1, decision("Omsorgsnämnden", "2024-03-19", 12, title=title)),)


def test_a_policy_that_the_register_has_a_newer_one_of_is_found() -> None:
    decisions = registered("Antagande av kompetensförsörjningsstrategi")
    found_ = said("Se kompetensförsörjningsstrategin från 2019.", evidence=(), decisions=decisions)
    assert codes(found_) == ["replaced-decided"]


def test_a_decision_that_adopts_nothing_replaces_nothing() -> None:
    decisions = registered("Uppföljning av kompetensförsörjningsstrategi")
    assert said("Se kompetensförsörjningsstrategin från 2019.", evidence=(), decisions=decisions) == []


def test_a_policy_that_is_cited_and_named_is_told_once() -> None:
    assert codes(said("Se kompetensförsörjningsstrategin från 2019.", 1)) == ["replaced-policy"]
