"""Whether questions are ticked, described and explained."""

from __future__ import annotations

import pytest
from checks.grounds import OPTIONS, codes, found, ground, no, question, quotes, sentences, yes

from auditprep.checks.rule import Rule
from auditprep.checks.rules import RULES
from auditprep.model import Answer, FoundPart, Notice, Place, Role, Severity

BY_ID: dict[str, Rule] = {each.info.id: each for each in RULES}
MARK_MISSING = BY_ID["mark-missing"]
DESCRIPTION_MISSING = BY_ID["description-missing"]
UNEXPLAINED = BY_ID["unexplained"]

SCALE = ("Mycket bra", "Bra", "Dåligt")


# Marks


def test_a_question_with_options_and_no_tick_is_told() -> None:
    (told,) = found(MARK_MISSING, ground({"1.1": Answer()}))
    assert (told.severity, told.question, told.places[0].part) == (Severity.ERROR, "1.1", FoundPart.MARK)
    assert sentences([told]) == ["Frågan är inte besvarad. Välj ett av alternativen."]


def test_words_are_no_tick() -> None:
    here = ground({"1.1": Answer(None, "Ja, nämnden har antagit taxan.")})
    assert codes(found(MARK_MISSING, here)) == ["mark-missing-described"]


def test_how_often_can_hardly_be_ticked() -> None:
    asked = question("3.6", "Hur ofta ses taxan över?")
    (told,) = found(MARK_MISSING, ground({"3.6": Answer(None, "Varje år.")}, questions=[asked]))
    assert (told.code, told.severity) == ("mark-missing-how-often", Severity.WARNING)


@pytest.mark.parametrize(
    ("doubt", "code"), [("two-marks", "mark-missing-two"), ("unsure-mark", "mark-missing-unsure")]
)
def test_a_mark_that_was_in_doubt_says_what_was_seen(doubt: str, code: str) -> None:
    notices = (Notice(doubt, "1.1", {"seen": "Ja, Nej"}),)
    (told,) = found(MARK_MISSING, ground({"1.1": Answer(None, "Ja.")}, notices=notices))
    assert told.code == code
    assert "Ja, Nej" in sentences([told])[0]


def test_a_ticked_question_and_one_in_prose_lack_no_mark() -> None:
    here = ground({"1.1": no("Taxan ses över."), "1.2": "Se 1.1."}, questions=[question("1.2", options=())])
    assert found(MARK_MISSING, here) == []


def test_a_question_for_those_who_said_yes_is_not_asked_of_others() -> None:
    asked = [
        question("1.1", "Finns en rutin?"),
        question("1.2", "Om ja, är den känd?"),
        question("1.3", "Om nej, vad planeras?", options=()),
    ]
    here = ground({"1.1": no("Den skrivs i höst.")}, questions=asked)
    assert found(MARK_MISSING, here) == []
    assert [each.question for each in found(DESCRIPTION_MISSING, here)] == ["1.3"]


def test_nobody_knows_who_is_asked_before_the_question_above_is_answered() -> None:
    asked = [question("1.1", "Finns en rutin?"), question("1.2", "Om ja, är den känd?")]
    assert [each.question for each in found(MARK_MISSING, ground({}, questions=asked))] == ["1.1"]


# Descriptions


def test_a_question_in_prose_without_words_is_an_error() -> None:
    (told,) = found(
        DESCRIPTION_MISSING, ground({}, questions=[question("4.1", "Beskriv taxan.", options=())])
    )
    assert (told.code, told.severity) == ("description-missing-text", Severity.ERROR)


@pytest.mark.parametrize("nothing", ["–", ".", "…", "\\-"])
def test_signs_alone_are_no_words(nothing: str) -> None:
    assert codes(found(DESCRIPTION_MISSING, ground({"1.1": yes(nothing)}))) == ["description-missing"]


def test_a_tick_alone_is_told_with_its_word() -> None:
    here = ground({"1.1": yes(), "1.2": no(), "1.3": Answer("Vet ej")})
    told = found(DESCRIPTION_MISSING, here)
    assert codes(told) == ["description-missing", "description-missing-why", "description-missing-why"]
    assert "”Vet ej” är kryssat" in sentences(told)[2]


def test_what_is_not_to_the_point_needs_no_words() -> None:
    asked = question("1.1", options=("Ja", "Nej", "Ej aktuellt"))
    assert found(DESCRIPTION_MISSING, ground({"1.1": Answer("Ej aktuellt")}, questions=[asked])) == []


def test_a_scale_may_stand_alone() -> None:
    asked = [question(f"2.{n}", options=SCALE) for n in range(1, 4)]
    assert (
        found(DESCRIPTION_MISSING, ground(dict.fromkeys(["2.1", "2.2"], Answer("Bra")), questions=asked))
        == []
    )


def test_a_scale_that_is_described_elsewhere_wants_words() -> None:
    asked = [question(f"2.{n}", options=SCALE) for n in range(1, 4)]
    answers = {"2.1": Answer("Bra", "Det går bra."), "2.2": Answer("Bra", "Även här."), "2.3": Answer("Bra")}
    assert [each.question for each in found(DESCRIPTION_MISSING, ground(answers, questions=asked))] == ["2.3"]


def test_where_ticks_are_not_described_as_a_rule_only_a_no_wants_words() -> None:
    answers = {f"1.{n}": yes() for n in range(1, 9)} | {"1.9": no()}
    assert [each.question for each in found(DESCRIPTION_MISSING, ground(answers))] == ["1.9"]


def test_a_form_without_room_for_words_wants_none() -> None:
    asked = question("1.1", places=(Place(Role.MARK, "box", "1/1", "Ja"),))
    assert found(DESCRIPTION_MISSING, ground({"1.1": no()}, questions=[asked])) == []


@pytest.mark.parametrize("text", ["Övriga upplysningar", "Har nämnden något att tillägga?", "Övrigt"])
def test_what_may_be_left_empty_is_only_a_note(text: str) -> None:
    (told,) = found(DESCRIPTION_MISSING, ground({}, questions=[question("6.1", text, options=())]))
    assert told.severity is Severity.NOTE


def test_an_unanswered_question_lacks_a_mark_and_not_a_description_too() -> None:
    assert found(DESCRIPTION_MISSING, ground({"1.1": Answer()})) == []


# Explanations

THIN = """
Nej.
Nej, det har inte gjorts.
Nej, se kryss.
Nej, nämnden har inte antagit någon sådan plan.
Nej, inte i år.
Nej, tyvärr.
Delvis uppfyllt.
Detta görs till viss del.
Vet ej.
"""
TOLD = """
Nej, eftersom taxan först ska utredas.
Inga brister som krävt beslut har konstaterats.
Nämnden har inte beslutat om åtgärder med anledning av delårsrapporten.
Delvis, inom hemtjänsten.
Delvis. Arbetet pågår.
Nej, planen är försenad.
Vet ej, det har inte undersökts.
Nej, men presidiet får en genomgång.
Nej, se 3.4.
Nej, inte aktuellt.
Nej. Det görs av kommunstyrelsen.
"""


def lines(words: str) -> list[str]:
    return words.strip().split("\n")


def of_plan(text: str) -> Answer:
    mark = next((each for each in OPTIONS if text.startswith(each)), "Nej")
    return Answer(mark, text)


@pytest.mark.parametrize("text", lines(THIN))
def test_words_that_say_no_more_than_the_tick_explain_nothing(text: str) -> None:
    asked = question("1.5", "Har nämnden antagit en plan?")
    (told,) = found(UNEXPLAINED, ground({"1.5": of_plan(text)}, questions=[asked]))
    assert quotes(told)[0] == text


@pytest.mark.parametrize("text", lines(TOLD))
def test_a_reason_a_plan_or_a_reference_explains(text: str) -> None:
    asked = question("1.5", "Har nämnden antagit en plan?")
    assert found(UNEXPLAINED, ground({"1.5": of_plan(text)}, questions=[asked])) == []


def test_a_yes_and_what_is_beside_the_point_need_no_explanation() -> None:
    asked = question("1.1", options=("Ja", "Nej", "Ej aktuellt"))
    here = ground({"1.1": Answer("Ej aktuellt", "Ej aktuellt."), "1.2": yes("Ja.")}, questions=[asked])
    assert found(UNEXPLAINED, here) == []


def test_a_mark_in_other_words_is_one_too() -> None:
    options = ("Ja", "Nej", "Till viss del", "Kan ej bedöma")
    asked = [question(f"1.{n}", options=options) for n in (1, 2)]
    answers = {
        "1.1": Answer("Till viss del", "Till viss del."),
        "1.2": Answer("Kan ej bedöma", "Kan ej bedöma."),
    }
    assert len(found(UNEXPLAINED, ground(answers, questions=asked))) == 2


def test_a_question_in_prose_that_is_answered_with_no_alone_is_told() -> None:
    asked = question("1.5", "Har en lokalplan antagits?", options=())
    assert codes(found(UNEXPLAINED, ground({"1.5": "Nej."}, questions=[asked]))) == ["unexplained"]


def test_there_may_be_nothing_to_add() -> None:
    asked = question("6.1", "Finns det något annat som nämnden vill ta upp?", options=())
    assert found(UNEXPLAINED, ground({"6.1": "Nej."}, questions=[asked])) == []
