"""References from one answer to another."""

from __future__ import annotations

from typing import Any

import pytest
from checks.grounds import codes, found, ground, question, sentences, written

from auditprep.checks.rules_traceable import RULES
from auditprep.model import Finding, Severity

RULE = next(each for each in RULES if each.info.id == "question-reference")
TEXT = "Nämnden följer upp planen två gånger om året."


def links(text: str, **more: Any) -> list[Finding]:
    answers = {"1.1": TEXT, "1.2": text, "1.3": TEXT, "2.1": TEXT, **more}
    return found(RULE, ground(answers))


@pytest.mark.parametrize(
    "text",
    [
        "Se ovan, 1.1.",
        "Se fråga 2.1 nedan.",
        "Se svar på fråga 1.1 och 1.3.",
        "Se avsnitt 2.",
        "Se föregående fråga.",
        "Enligt 4.2 i budgeten.",
        "Se fråga 1 nedan och bilaga 9.9.",
    ],
)
def test_references_that_can_be_followed_are_left_alone(text: str) -> None:
    assert links(text) == []


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Se fråga 3.7.", "question-missing"),
        ("Se ovan, 1.9.", "question-missing"),
        ("Se fråga 12.", "question-missing"),
        ("Se 1.2.", "question-itself"),
    ],
)
def test_a_question_that_is_not_another_one_is_told(text: str, code: str) -> None:
    (one,) = links(text)
    assert (one.code, one.severity) == (code, Severity.ERROR)


def test_a_question_without_an_answer_is_told() -> None:
    case = ground({"1.1": "Se fråga 1.2."}, questions=[question("1.1"), question("1.2")])
    (one,) = found(RULE, case)
    assert sentences([one]) == ["Svaret hänvisar till fråga 1.2, som inte är besvarad."]
    assert [each.question for each in one.places] == ["1.1", "1.2"]


def test_two_answers_that_only_refer_to_each_other_are_told() -> None:
    case = ground({"1.1": "Se fråga 1.2.", "1.2": "Se ovan, 1.1."})
    assert codes(found(RULE, case)) == ["question-circle", "question-circle"]
    assert found(RULE, ground({"1.1": TEXT + " Se även fråga 1.2.", "1.2": "Se ovan, 1.1."})) == []


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("Se fråga 1.1 nedan.", "Se fråga 1.1 ovan."),
        ("Se ovan, 2.1.", "Se nedan, 2.1."),
        ("Se ovanstående 2.1.", None),
    ],
)
def test_above_and_below_are_turned(text: str, mended: str | None) -> None:
    case = ground({"1.1": TEXT, "1.2": text, "1.3": TEXT, "2.1": TEXT})
    notes = found(RULE, case)
    assert [each.severity for each in notes] == [Severity.NOTE]
    assert mended is None or written(case, notes[0]) == mended


def test_two_questions_with_one_number_may_both_be_meant() -> None:
    case = ground({"1.5": TEXT, "1.5#2": "Se fråga 1.5."})
    assert found(RULE, case) == []


def test_a_form_without_numbers_has_nothing_to_refer_to() -> None:
    asked = [question("#1"), question("#2")]
    assert found(RULE, ground({"#1": "Se fråga 7."}, questions=asked)) == []


def test_numbers_of_another_shape_may_be_of_another_document() -> None:
    assert links("Se 14.2.1.") == []
    assert codes(links("Se fråga 14.2.1.")) == ["question-missing"]
