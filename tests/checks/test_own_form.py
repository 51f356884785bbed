"""Notes about the auditors' own form."""

from __future__ import annotations

import pytest
from checks.grounds import codes, found, ground, question, sentences

from auditprep.checks.own_form import TOLD
from auditprep.checks.rule import Rule
from auditprep.checks.rules import RULES
from auditprep.messages import findings_form
from auditprep.model import Change, Correction, FoundPart, Notice

BY_ID: dict[str, Rule] = {each.info.id: each for each in RULES}
NUMBER_TWICE, MARK_ON_HOW_OFTEN, FORM_NOTICE = (
    BY_ID[id] for id in ("number-twice", "mark-on-how-often", "form-notice")
)


def test_a_number_that_comes_again_is_told_with_both_questions() -> None:
    asked = [question("1.5", "Finns en rutin?"), question("1.5#2", "Är den känd?"), question("1.6")]
    (told,) = found(NUMBER_TWICE, ground(questions=asked))
    assert (told.question, [each.question for each in told.places]) == ("1.5#2", ["1.5#2", "1.5"])
    assert "1.5" in sentences([told])[0]


def test_numbers_of_their_own_and_no_numbers_are_left_alone() -> None:
    asked = [question("1.5"), question("1.50"), question("#3"), question("#4")]
    assert found(NUMBER_TWICE, ground(questions=asked)) == []


@pytest.mark.parametrize(
    "text", ["Hur ofta ses taxan över?", "Med vilken frekvens ses den över?", "Hur många kontroller görs?"]
)
def test_yes_and_no_do_not_fit_how_often(text: str) -> None:
    assert codes(found(MARK_ON_HOW_OFTEN, ground(questions=[question("3.6", text)]))) == ["mark-on-how-often"]


@pytest.mark.parametrize(
    ("text", "options"),
    [
        ("Hur ofta ses taxan över?", ("Varje år", "Vartannat år")),
        ("Hur ofta ses taxan över?", ()),
        ("Ses taxan över, och hur ofta?", ("Ja", "Nej")),
        ("Är det beslutat hur ofta taxan ses över?", ("Ja", "Nej")),
        ("Hur väl fungerar taxan?", ("Bra", "Dåligt")),
    ],
)
def test_options_that_fit_are_left_alone(text: str, options: tuple[str, ...]) -> None:
    assert found(MARK_ON_HOW_OFTEN, ground(questions=[question("3.6", text, options=options)])) == []


def test_what_the_reader_of_the_form_told_is_told_again() -> None:
    notices = (Notice("comment", "1.1", {"text": "Ska den vara kvar?"}), Notice("tracked-changes"))
    of_question, of_form = found(FORM_NOTICE, ground(questions=[question("1.1")], notices=notices))
    assert (of_question.question, of_question.places[0].part) == ("1.1", FoundPart.QUESTION)
    assert (of_form.question, of_form.places) == (None, ())
    assert "”Ska den vara kvar?”" in sentences([of_question])[0]
    assert all(sentence[0].isupper() for sentence in sentences([of_question, of_form]))


def test_doubtful_marks_are_told_as_marks_that_are_missing() -> None:
    notices = (
        Notice("two-marks", "1.1", {"seen": "Ja, Nej"}),
        Notice("layout-used", None, {"name": "Åsdalen"}),
    )
    assert found(FORM_NOTICE, ground(questions=[question("1.1")], notices=notices)) == []


def test_what_the_user_has_looked_at_is_not_told_again() -> None:
    notices = (Notice("doubtful-question", "1.1", {"why": "no-place"}),)
    kept = (Correction("1.1", Change.KEEP),)
    assert found(FORM_NOTICE, ground(questions=[question("1.1")], notices=notices, corrections=kept)) == []


def test_every_notice_that_is_told_has_a_sentence() -> None:
    assert {f"form-{code}" for code in TOLD} <= findings_form.SENTENCES.keys()
