"""A document was adopted once, and a decision has one registry number."""

from __future__ import annotations

import pytest
from checks.grounds import codes, decision, document, found, ground, quotes, sentences, written

from auditprep.checks.rules_consistent import RULES

DNR = next(each for each in RULES if each.info.id == "dnr-differs")
DECISION = next(each for each in RULES if each.info.id == "decision-differs")


def answers(*texts: str) -> dict[str, str]:
    return {str(at): each for at, each in enumerate(texts, 1)}


def test_a_decision_with_two_registry_numbers_is_found_and_mended() -> None:
    here = ground(
        answers(
            "Budgeten antogs 2024-12-10 § 80, dnr ON 2024/211.",
            "Budgeten (ON 2024-12-10 § 80, dnr ON 2024/221).",
            "ON 2024-12-10 § 80, dnr ON 2024/211",
        )
    )
    (each,) = found(DNR, here)
    assert (each.code, each.question) == ("dnr-differs-known", "2")
    assert written(here, each) == "Budgeten (ON 2024-12-10 § 80, dnr ON 2024/211)."
    assert sentences([each]) == [
        "Beslutet har diarienummer ON 2024/221 här, men ON 2024/211 i fråga 1. ON 2024/211 verkar vara rätt."
    ]


def test_where_nobody_knows_which_is_right_both_are_shown() -> None:
    (each,) = found(
        DNR, ground(answers("ON 2024-12-10 § 80, dnr ON 2024/211", "ON 2024-12-10 § 80, dnr ON 2024/221"))
    )
    assert (each.code, each.mends) == ("dnr-differs", ())


def test_a_document_without_a_paragraph_has_one_number_too() -> None:
    texts = answers(
        "Budget 2025, beslutad 2024-12-10, dnr ON 2024/211.",
        "Budget 2025, beslutad 2024-12-10, dnr ON 2024/112.",
    )
    assert codes(found(DNR, ground(texts))) == ["dnr-differs"]


@pytest.mark.parametrize(
    "texts",
    [
        (
            "ON 2024-12-10 § 80, dnr ON 2024/211",
            "ON 2024-12-10 § 80, dnr 2024.211 ON",
            "ON 2024-12-10 § 80 (ON 2024-00211)",
        ),
        ("ON 2024-12-10 § 80, dnr ON 2024/211", "ON 2024-12-10 § 81, dnr ON 2024/212"),
        ("ON 2024-12-10 § 80, dnr ON 2024/211", "KF 2024-12-10 § 80, dnr KS 2024/400"),
        ("ON 2024-12-10 § 80, dnr ON 2024/211", "ON 2024-12-10 § 80"),
        (
            "Budget 2025 antogs 2024-12-10 § 80, dnr ON 2024/211.",
            "Internkontrollplan 2025 antogs 2024-12-10 § 80, dnr ON 2024/212.",
        ),
    ],
)
def test_numbers_that_agree_or_are_of_other_decisions_are_left(texts: tuple[str, ...]) -> None:
    assert found(DNR, ground(answers(*texts))) == []


def test_a_document_that_is_adopted_twice_is_found() -> None:
    texts = answers(
        "Nämnden antog kompetensförsörjningsplanen 2023-05-16 § 40.",
        "Kompetensförsörjningsplanen (ON 2023-09-19 § 66) gäller.",
    )
    (each,) = found(DECISION, ground(texts))
    assert quotes(each) == ["ON 2023-09-19 § 66", "2023-05-16 § 40"]
    assert sentences([each]) == [
        "”Kompetensförsörjningsplanen” är beslutad 2023-09-19, § 66 här, men 2023-05-16, § 40 i fråga 1. Skriv rätt beslut på båda ställena."
    ]


def test_a_day_without_a_paragraph_is_mended() -> None:
    here = ground(
        answers(
            "Budget 2025, beslutad 2024-12-10.",
            "Budget 2025, beslutad 2024-12-17.",
            "Budget 2025 antogs 2024-12-10.",
        )
    )
    (each,) = found(DECISION, here)
    assert written(here, each) == "Budget 2025, beslutad 2024-12-10."


def test_what_the_document_says_itself_is_right() -> None:
    budget = document(
        1, "Omsorgsnämndens budget 2025–2027", decision=decision("Omsorgsnämnden", "2024-12-10", 80)
    )
    here = ground(
        answers("Nämnden antog budget 2025–2027 vid sammanträdet 2024-11-19 § 71."),
        evidence=[budget],
        pages={1: ["Budget"]},
    )
    (each,) = found(DECISION, here)
    assert each.places[1].evidence == 1


@pytest.mark.parametrize(
    "texts",
    [
        (
            "Delegationsordningen antogs av nämnden 2023-12-12 § 70.",
            "Delegationsordningen reviderades 2025-03-11 § 14.",
        ),
        (
            "Nämnden antog budget 2025 2024-12-10 § 80.",
            "Kommunfullmäktige antog budget 2025 2024-11-25 § 190.",
        ),
        (
            "Internkontrollplan 2025, antagen 2024-12-10 § 81.",
            "Internkontrollplan 2024, antagen 2023-12-12 § 75.",
        ),
        (
            "Internkontrollplan 2025, antagen 2024-12-10 § 81.",
            "Uppföljning av internkontrollplan 2025 (ON 2025-09-16 § 60).",
        ),
        (
            "Månadsuppföljning vid nämndens sammanträde 2025-03-11.",
            "Månadsuppföljning vid nämndens sammanträde 2025-04-15.",
        ),
        (
            "Nämnden beslutade om en handlingsplan 2025-03-11 § 12.",
            "Nämnden beslutade om en handlingsplan 2025-05-13 § 27.",
        ),
        (
            "Budget 2025 antogs 2024-12-10 § 80.",
            "Enligt budget 2025 skulle frågan utredas, vilket skedde 2025-03-11 § 12.",
        ),
        (
            "Förslag till budget 2025 antogs 2024-10-15 § 60, budget 2025 antogs 2024-12-10 § 80.",
            "Budget 2025, antagen 2024-12-10 § 80.",
        ),
    ],
)
def test_revisions_follow_ups_and_other_documents_are_left(texts: tuple[str, ...]) -> None:
    assert found(DECISION, ground(answers(*texts))) == []


def test_one_paragraph_with_two_dates_is_told_by_its_own_rule() -> None:
    assert (
        found(
            DECISION,
            ground(answers("Budget 2025 antogs 2024-12-10 § 80.", "Budget 2025, antagen 2024-12-17 § 80.")),
        )
        == []
    )
