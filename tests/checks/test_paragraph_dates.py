"""A § has one date."""

from __future__ import annotations

import pytest
from checks.grounds import codes, decision, document, found, ground, quotes, sentences, written

from auditprep.checks import rules_traceable
from auditprep.checks.rules_consistent import RULES
from auditprep.model import Registered, Severity

RULE = next(each for each in RULES if each.info.id == "paragraph-two-dates")
MONTHLY = "\n".join(
    f"- nämndens sammanträde {each}"
    for each in (
        "2025-02-11, § 5",
        "2025-03-11, § 12",
        "2025-04-15, § 19",
        "2025-05-13, § 27",
        "2025-06-10, § 35",
    )
)


def told(*answers: str, **more: object) -> list[str]:
    return codes(found(RULE, ground({str(at): each for at, each in enumerate(answers, 1)}, **more)))  # type: ignore[arg-type]


def test_one_paragraph_with_two_dates_is_found_in_both_places() -> None:
    (each,) = found(RULE, ground({"1": "ON 2025-05-13 § 27", "2": "Se ON 2025-05-23, § 27."}))
    assert (each.code, each.severity, each.question) == ("paragraph-two-dates", Severity.ERROR, "1")
    assert quotes(each) == ["ON 2025-05-13 § 27", "ON 2025-05-23, § 27"]
    assert sentences([each]) == [
        "§ 27 har två datum: 2025-05-13 här och 2025-05-23 i fråga 2. Skriv rätt datum på båda ställena."
    ]
    assert each.mends == ()


def test_the_date_that_more_places_have_is_proposed() -> None:
    here = ground(
        {"1": "ON 2025-05-23 § 27.", "2": "ON 2025-05-13 § 27", "3": "nämnden den 13 maj 2025, § 27"}
    )
    (each,) = found(RULE, here)
    assert (each.code, each.question) == ("paragraph-two-dates-known", "1")
    assert written(here, each) == "ON 2025-05-13 § 27."


def test_a_meeting_that_is_told_of_elsewhere_decides() -> None:
    here = ground(
        {
            "1": "Beslut den 24 maj 2025, § 27.",
            "2": "ON 2025-05-14 § 27. Vid nämndens sammanträde 2025-05-14 gavs ett uppdrag.",
        }
    )
    (each,) = found(RULE, here)
    assert written(here, each) == "Beslut den 14 maj 2025, § 27."


def test_the_day_of_the_week_on_which_the_board_meets_decides() -> None:
    here = ground({"1": MONTHLY, "2": "I beslutet ON 2025-05-16, § 27, gavs uppdraget."})
    (each,) = found(RULE, here)
    assert (each.question, each.facts["there"]) == ("2", "2025-05-13")


def test_minutes_decide() -> None:
    minutes = document(1, decisions=(decision("Omsorgsnämnden", "2025-05-13", 27),))
    here = ground(
        {"1": "ON 2025-05-23 § 27", "2": "ON 2025-05-13 § 27", "3": "ON 2025-05-23 § 27"},
        evidence=[minutes],
        pages={1: ["§ 27"]},
    )
    assert found(RULE, here) == []  # told once, with the minutes
    by_id = {each.info.id: each for each in rules_traceable.RULES}
    told = found(by_id["paragraph-not-in-minutes"], here)
    assert [(each.question, each.facts["right"], len(each.mends)) for each in told] == [
        ("1", "2025-05-13", 1),
        ("3", "2025-05-13", 1),
    ]


def test_what_a_document_says_of_itself_is_a_place_of_its_own() -> None:
    budget = document(1, "Budget 2025", decision=decision("Omsorgsnämnden", "2024-12-10", 80))
    (each,) = found(
        RULE, ground({"1": "Budgeten antogs 2024-12-17 § 80."}, evidence=[budget], pages={1: ["Budget"]})
    )
    assert [place.evidence for place in each.places] == [None, 1]
    assert sentences([each]) == [
        "§ 80 har datumet 2024-12-17 här, men 2024-12-10 i ”Budget 2025”. 2024-12-10 verkar vara rätt."
    ]


def test_the_register_is_a_witness_too() -> None:
    register = (Registered(1, decision("Omsorgsnämnden", "2024-12-10", 80, title="Budget")),)
    (each,) = found(RULE, ground({"1": "Budgeten antogs 2024-12-17 § 80."}, decisions=register))
    assert "i registret" in sentences([each])[0]


def test_a_wrong_year_is_found() -> None:
    assert told("KF 2019-11-25 § 210", "Styrmodellen antogs av fullmäktige 2018-11-25 § 210.") == [
        "paragraph-two-years"
    ]


def test_one_matter_with_two_paragraphs_is_found() -> None:
    here = ground(
        {
            "1": "Nämnden antog budget 2025 vid sammanträdet 2024-12-10 § 80.",
            "2": "Budget 2025, beslutad 2024-12-10, § 81.",
            "3": "Budget 2025 antogs av nämnden 2024-12-10 § 80.",
        }
    )
    (each,) = found(RULE, here)
    assert (each.code, each.question) == ("paragraph-two-numbers", "2")
    assert written(here, each) == "Budget 2025, beslutad 2024-12-10, § 80."
    assert told("ON 2024-12-10 § 80, dnr ON 2024/211", "ON 2024-12-10 § 81, dnr ON 2024/211") == [
        "paragraph-two-numbers"
    ]


def test_several_paragraphs_with_a_wrong_day_are_one_error() -> None:
    assert len(told("ON 2025-05-13 §§ 27–29", "ON 2025-05-23 §§ 27–29")) == 1


@pytest.mark.parametrize(
    "answers",
    [
        ("Omsorgsnämnden 2025-02-11 § 5", "Kommunfullmäktige beslutade om taxan 2025-02-24 § 5."),
        ("ON 2025-02-11 § 5", "Föregående år skedde det 2024-02-13 § 5."),
        ("ON 2025-02-11 § 5", "Arbetsutskottet beredde frågan 2025-02-04 § 5."),
        ("ON 2025-02-11 § 5", "Frågan togs upp i pensionärsrådet 2025-03-04 § 5."),
        ("ON 2025-02-11 § 5", "Enligt 5 § förvaltningslagen den 1 juli 2025."),
        ("ON 2025-02-11 § 5", "nämnden den 11 februari 2025 (§ 5)", "11 februari, § 5"),
        ("ON 2024-12-10 § 80 och § 81, dnr ON 2024/211", "ON 2024-12-10 § 81, dnr ON 2024/211"),
        ("Budgeten antogs 2024-12-10 § 80.", "Internkontrollplanen antogs 2024-12-10 § 81."),
        ("Januari: § 5\n\n2025-03-11 mars",),
    ],
)
def test_what_agrees_or_is_another_body_s_is_left(answers: tuple[str, ...]) -> None:
    assert told(*answers) == []
