"""Documents that answers lean on and that are not attached, or only of another year."""

from __future__ import annotations

from typing import Any

import pytest
from checks.grounds import codes, decision, document, found, ground, quotes, sentences

from auditprep.checks.ground import Ground
from auditprep.checks.rules_traceable import RULES
from auditprep.model import EvidenceKind, Finding, Severity

KIND = EvidenceKind
BY_ID = {each.info.id: each for each in RULES}
OTHER = document(1, "Protokoll från pensionärsrådet", file_name="pensionarsradet.pdf")


def unattached(here: Ground) -> list[Finding]:
    return found(BY_ID["document-unattached"], here)


def other_year(here: Ground) -> list[Finding]:
    return found(BY_ID["document-other-year"], here)


def here(*texts: str, evidence: Any = (OTHER,), pages: Any = None, **more: Any) -> Ground:
    answers = {f"1.{number}": text for number, text in enumerate(texts, 1)}
    return ground(answers, evidence=evidence, pages=pages or {}, **more)


@pytest.mark.parametrize(
    "text",
    [
        "Se Omsorgsnämndens delårsrapport 2025, mål 1–4, sid 4-6.",
        "Ja, se bilaga två i Omsorgsnämndens budget 2025–2027.",
        "Se bifogad aktivitetsplan.",
        "Uppföljningen sker enligt kommunens styrmodell.",
        "Av delårsrapport 2025 framgår att målet nås.",
        "Arbetet följer nämndens riktlinjer för ekonomiskt bistånd.",
        "Bilaga: attestförteckning",
        "Omsorgsnämndens internkontrollplan 2025 omfattar fyra kontrollmål.",
    ],
)
def test_a_document_that_is_leant_on_has_to_be_attached(text: str) -> None:
    (one,) = unattached(here(text))
    assert one.severity is Severity.WARNING and one.question == "1.1"


@pytest.mark.parametrize(
    "text",
    [
        "Målen följs upp inför delårsbokslut och årsbokslut.",
        "En handlingsplan för 2026 ska tas fram under hösten.",
        "Utfallet är i nivå med budget 2025 och avviker inte.",
        "Vi följer Socialstyrelsens föreskrifter och nationella riktlinjer.",
        "Hyresavtal och genomförandeplaner gås igenom löpande.",
        "Jämfört med Omsorgsnämndens delårsrapport 2023 har läget förbättrats.",
        "Nämndens strategi revideras. Kommunens policy är under arbete.",
        "Alla har en individuell plan.",
    ],
)
def test_what_is_only_spoken_of_need_not_be(text: str) -> None:
    assert unattached(here(text)) == []


def test_a_document_is_told_once_with_all_answers_that_lean_on_it() -> None:
    (one,) = unattached(
        here("Se delårsrapport 2025.", "I Omsorgsnämndens delårsrapport 2025 anges det. Se delårsrapporten, sid 2.", "Ja.")
    )  # fmt: skip
    assert quotes(one) == ["delårsrapport 2025", "Omsorgsnämndens delårsrapport 2025", "delårsrapporten"]
    (told,) = sentences([one])
    assert told.startswith("”Omsorgsnämndens delårsrapport 2025”") and "2 svar" in told


@pytest.mark.parametrize(
    ("text", "title", "kind", "represents"),
    [
        ("Se Omsorgsnämndens delårsrapport 2025.", "Delårsbokslut augusti", KIND.INTERIM_REPORT, "2025"),
        ("Se budget 2025–2027, sid 2.", "Omsorgsnämndens budget 2025–2027", KIND.BUDGET, "2025–2027"),
        ("Se internkontrollplanen.", "Plan för intern kontroll", KIND.INTERNAL_CONTROL_PLAN, None),
        ("enligt nämndens delegationsordning", "Delegationsbestämmelser", KIND.DELEGATION_RULES, None),
        ("Se kommunens styrmodell.", "Åsdalens kommuns styrmodell", KIND.POLICY, None),
        ("Se aktivitetsplanen för kompetensförsörjning.", "Aktivitetsplan 2025", KIND.ACTION_PLAN, "2025"),
        ("Se månadsuppföljning per april.", "Månadsrapport", KIND.MONTHLY_FOLLOW_UP, "2025-04"),
    ],
)
def test_an_attached_document_is_known_by_its_kind_or_its_name(text, title, kind, represents) -> None:
    attached = document(1, title, kind, represents)
    assert unattached(here(text, evidence=[attached])) == other_year(here(text, evidence=[attached])) == []


def test_another_boards_document_is_another() -> None:
    attached = document(1, "Byggnadsnämndens budget 2025", KIND.BUDGET, "2025")
    assert codes(unattached(here("Se Omsorgsnämndens budget 2025.", evidence=[attached]))) == [
        "document-unattached"
    ]


def test_a_bilaga_of_an_attached_document_counts() -> None:
    budget = document(1, "Omsorgsnämndens budget 2025", KIND.BUDGET, "2025", pages=2)
    pages = {1: ["Omsorgsnämndens budget 2025", "Bilaga 1 – Internkontrollplan\nKontrollmoment"]}
    assert unattached(here("Se nämndens internkontrollplan 2025.", evidence=[budget], pages=pages)) == []


def test_a_bilaga_of_a_budget_that_is_not_attached_is_told_with_it() -> None:
    (one,) = unattached(
        here("Se bilaga 2 i Omsorgsnämndens budget 2025.", "Enligt väsentlighets- och riskanalys 2025 ökar risken.")
    )  # fmt: skip
    assert one.facts["document"] == "Omsorgsnämndens budget 2025"


def test_minutes_that_treat_a_document_are_not_the_document() -> None:
    minutes = document(
        *(1, "Protokoll Omsorgsnämnden 2024-12-10", KIND.MINUTES, "2024-12-10", None),
        (decision("Omsorgsnämnden", "2024-12-10", 90, None, "Omsorgsnämndens budget 2025"),),
    )
    pages = {1: ["§ 90\nOmsorgsnämndens budget 2025"]}
    assert len(unattached(here("Se Omsorgsnämndens budget 2025.", evidence=[minutes], pages=pages))) == 1


def test_a_decided_document_whose_minutes_are_attached_is_only_a_note() -> None:
    minutes = document(
        *(1, "Protokoll Omsorgsnämnden 2024-12-10", KIND.MINUTES, "2024-12-10", None),
        (decision("Omsorgsnämnden", "2024-12-10", 91, None, "Internkontrollplan 2025"),),
    )
    case = here(
        "Internkontrollplan för 2025 antogs 2024-12-10 § 91.", evidence=[minutes], pages={1: ["§ 91\nText"]}
    )
    (one,) = unattached(case)
    assert (one.code, one.severity) == ("document-unattached-decided", Severity.NOTE)


def test_a_file_that_cannot_be_read_may_be_the_document() -> None:
    scanned = document(1, "scan0001", file_name="scan0001.pdf")
    (one,) = unattached(here("Se bifogad aktivitetsplan.", evidence=[scanned]))
    assert (one.code, one.severity) == ("document-unattached-perhaps", Severity.NOTE)


def test_all_is_told_at_once_where_nothing_is_attached() -> None:
    (one,) = unattached(here("Se budget 2025.", "Se delårsrapport 2025.", evidence=[]))
    assert (one.question, one.code, one.facts["count"]) == (None, "documents-nothing-attached", "2")
    assert codes(unattached(here("Se budget 2025.", evidence=[]))) == ["document-unattached"]


# Of another year


def test_a_document_of_another_year_is_told_with_what_is_attached() -> None:
    budget = document(1, "Omsorgsnämndens budget 2023–2025", KIND.BUDGET, "2023–2025")
    case = here("Se Omsorgsnämndens budget 2025–2027, sid 3.", evidence=[budget])
    (one,) = other_year(case)
    assert one.facts["attached"] == "Omsorgsnämndens budget 2023–2025"
    assert [each.evidence for each in one.places] == [None, 1]
    assert unattached(case) == []


def test_a_document_named_without_its_year_is_the_one_that_is_named_with_it() -> None:
    report = document(1, "Delårsrapport 2024", KIND.INTERIM_REPORT, "2024")
    case = here("Delårsrapport 2025 behandlades i nämnden.", "Se delårsrapporten, sid 4.", evidence=[report])
    assert codes(other_year(case)) == ["document-other-year"]


@pytest.mark.parametrize(
    ("text", "represents"),
    [
        ("Se budget 2025.", "2025–2027"),
        ("Se budget 2025–2027.", "2025"),
        ("Se budgeten.", "2023–2025"),
        ("Se budget 2025.", None),
        ("Jämfört med Omsorgsnämndens budget 2024 har ramen ökat.", "2025"),
    ],
)
def test_what_may_be_of_the_right_year_is_left_alone(text: str, represents: str | None) -> None:
    budget = document(1, "Omsorgsnämndens budget", KIND.BUDGET, represents)
    assert other_year(here(text, evidence=[budget])) == []


def test_the_place_for_evidence_leans_on_all_that_it_names() -> None:
    from auditprep.model import Answer

    case = ground({"1.1": Answer("Ja", "Ja.", evidence="Delårsrapport; attestlista")}, evidence=[OTHER])
    assert len(unattached(case)) == 2
