"""What must hold for any file at all that is given as a form."""

from __future__ import annotations

import random
from collections.abc import Mapping

from forms import members

from auditprep.errors import FormError
from auditprep.model import Answer, Question, Questionnaire
from auditprep.wordform.document import open_document
from auditprep.wordform.reader import read_form
from auditprep.wordform.splice import element_at, path_from
from auditprep.wordform.writer import Filled, fill_form

NAME = "form.docx"
TEXTS = (
    *("", "Ja.", "Ett **fett** svar", "- ett\n- två\n  - tre", "1. ett\n2. två", "| a | b |\n| --- | --- |\n| 1 | 2 |"),
    *("Två\n\nstycken", "[här](https://a.se)", "Beskrivning: nej", "☐ Ja ☒ Nej", "1.5 Hur?", "<u>x</u>", "X", "\\<w:p/>"),
    *("😀 å\u0301", "A" * 5000),
)  # fmt: skip


class Broken(AssertionError):
    """A property that does not hold."""


def check(form: bytes, seed: int) -> str:
    """What became of the form, in a word or two. Raises Broken, or whatever the program should not have."""
    try:
        read = read_form(form, NAME)
    except FormError as error:
        return f"refused: {type(error).__name__}"
    _every_place_is_there(form, read)
    answers = _drawn(read, random.Random(seed))
    filled = fill_form(form, NAME, read, answers)
    _every_answer_is_accounted_for(read, answers, filled)
    back = _read_back(filled.data)
    _all_else_is_untouched(form, filled.data)
    return _as_told(answers, filled, back)


def _every_place_is_there(form: bytes, read: Questionnaire) -> None:
    body = open_document(form, NAME).body
    for question in read.questions():
        for place in question.places:
            try:
                element_at(body, path_from(place))
            except (IndexError, ValueError) as error:
                raise Broken(f"{question.key}: no place at {place.path}") from error
    keys = [question.key for question in read.questions()]
    if len(set(keys)) != len(keys):
        raise Broken("two questions have the same key")
    if any(mark not in question.options for question in read.questions() for mark in question.answer.marks):
        raise Broken("a mark is none of the options")


def _drawn(read: Questionnaire, chance: random.Random) -> Mapping[str, Answer]:
    return {each.key: _answer(each, chance) for each in read.questions() if chance.random() < 0.8}


def _answer(question: Question, chance: random.Random) -> Answer:
    mark = chance.choice((None, *question.options)) if question.options else None
    evidence = chance.choice(TEXTS) if chance.random() < 0.2 else question.answer.evidence
    return Answer(mark, chance.choice((question.answer.text, *TEXTS)), evidence=evidence)


def _every_answer_is_accounted_for(
    read: Questionnaire, answers: Mapping[str, Answer], filled: Filled
) -> None:
    lacking = {each.question for each in filled.receipt.not_placed}
    told = {*filled.receipt.placed, *lacking}
    for question in read.questions():
        if not answers.get(question.key, question.answer).is_empty and question.key not in told:
            raise Broken(f"{question.key}: neither placed nor named")
    if lacking & set(filled.receipt.placed):
        raise Broken("an answer is both placed and not")


def _read_back(filled: bytes) -> Questionnaire:
    try:
        return read_form(filled, NAME)
    except FormError as error:
        raise Broken(f"the filled form is {type(error).__name__}") from error


def _all_else_is_untouched(form: bytes, filled: bytes) -> None:
    before, after = members(form), members(filled)
    package = open_document(form, NAME).package
    may = {package.main, package.relations_part(package.main), "[Content_Types].xml", "word/numbering.xml"}
    may = {name.lower() for name in (*may, package.related("numbering") or "")}
    changed = {name for name in before if before[name] != after.get(name)}
    added = set(after) - set(before)
    if {name.replace("\\", "/").lower() for name in changed | added} - may:
        raise Broken(f"changed: {sorted(changed | added)}")


def _as_told(answers: Mapping[str, Answer], filled: Filled, back: Questionnaire) -> str:
    """Whether the answers that are called placed do read back. It need not be so in a form out of joint: the export
    proves each of them, and names what is not as it was given."""
    given = {key: answers[key] for key in filled.receipt.placed if key in answers}
    found = {each.key: each.answer for each in back.questions()}
    same = all(key in found and found[key].mark == answer.mark for key, answer in given.items())
    return "filled" if same else "filled, but not all marks read back"
