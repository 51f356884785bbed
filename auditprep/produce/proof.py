"""The proof on a receipt: what was written is read back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from auditprep import richtext
from auditprep.errors import Bug, FormError
from auditprep.model import (
    Answer,
    Change,
    Correction,
    Notice,
    NotPlaced,
    Question,
    Receipt,
    Role,
    Snapshot,
)

if TYPE_CHECKING:  # the rooms are heavy, so they are imported where they are used
    from auditprep.wordform.writer import Filled


def proved(filled: Filled, given: Snapshot) -> Receipt:
    """The receipt, with what does not read back as it was given moved to the not placed.

    Every answer is read from its place in the filled form, and the form is read anew as any other. What stands in its
    place, but would be understood otherwise in a new reading, is placed, and named."""
    from auditprep.wordform import reader

    corrections = tuple(_moved(each, filled) for each in given.corrections)
    questions = tuple(_carried(each, filled) for each in given.questionnaire.questions())
    try:
        back = reader.read_form(filled.data, given.form_name, corrections)
        stands = reader.read_answers(filled.data, given.form_name, questions)
    except FormError as error:
        raise Bug(reason="the filled form cannot be read back", file=given.form_name) from error
    known = {(lacking.question, lacking.part) for lacking in filled.receipt.not_placed}
    read = {asked.key: asked.answer for asked in back.questions()}
    otherwise = set(_changed(given, read, filled.simplified)) - _named(known)
    changed = [each for each in _changed(given, stands, filled.simplified) if each in otherwise]
    lost = {each.question for each in changed}
    placed = tuple(key for key in filled.receipt.placed if key not in lost)
    doubtful = {each.question for each in otherwise} - lost
    notices = [Notice("simplified", key) for key in placed if key in filled.simplified]
    notices += [Notice("read-otherwise", key) for key in placed if key in doubtful]
    return Receipt(placed, (*filled.receipt.not_placed, *changed), (*filled.receipt.notices, *notices))


def _named(parts: Iterable[tuple[str, Role]]) -> set[NotPlaced]:
    return {NotPlaced(question, part, "place-changed") for question, part in parts}


def _carried(question: Question, filled: Filled) -> Question:
    """The question with its places where they are in the filled form."""
    return replace(question, places=tuple(map(filled.moved_place, question.places)))


def _moved(correction: Correction, filled: Filled) -> Correction:
    """The correction as it is in the filled form: an answer's place has moved where answers before it are longer
    than the room that was there."""
    if correction.change is not Change.PLACE:
        return correction
    return replace(correction, value=filled.moved(correction.value))


def _changed(given: Snapshot, found: Mapping[str, Answer], simplified: frozenset[str]) -> Iterator[NotPlaced]:
    """Where the answers found in the filled form are others than the case's. `simplified` are the questions whose
    place takes plain lines only."""
    for asked in given.questionnaire.questions():
        wanted, answer = given.answers.get(asked.key, asked.answer), found.get(asked.key, Answer())
        same = _is_same_in_words if asked.key in simplified else _is_same
        if wanted.mark != answer.mark:
            yield NotPlaced(asked.key, Role.MARK, "place-changed")
        if not same(wanted.text, answer.text):
            yield NotPlaced(asked.key, Role.DESCRIPTION, "place-changed")
        if not same(wanted.evidence, answer.evidence):
            yield NotPlaced(asked.key, Role.EVIDENCE, "place-changed")


def _is_same(one: str, other: str) -> bool:
    return one == other or _canonical(one) == _canonical(other)


def _canonical(markdown: str) -> str:
    return richtext.to_markdown(richtext.parse(markdown))


def _is_same_in_words(one: str, other: str) -> bool:
    return richtext.plain(one) == richtext.plain(other)
