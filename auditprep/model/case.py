"""A whole case at one moment, and what has happened in it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from auditprep.model.evidence import ChecklistLine, Citation, Evidence, Registered, Version
from auditprep.model.form import Answer, Correction, Kind, Question, Questionnaire


class State(StrEnum):
    """How far a question has come."""

    UNTOUCHED = "untouched"
    BEGUN = "begun"
    DONE = "done"


class Status(StrEnum):
    """How far a case has come."""

    DRAFT = "draft"


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One change to one answer. `field` is "mark", "text", "evidence", "done" or "citation"; `when` is in UTC."""

    when: dt.datetime
    who: str
    field: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class Holder:
    """Who has a case open for writing; `since` in UTC."""

    user: str
    machine: str
    since: dt.datetime


@dataclass(frozen=True)
class Snapshot:
    """A whole case at one moment, without the bytes. Every question has an answer (maybe empty). `corrections` were
    made in how the form was read; the questionnaire is what they made of it. `decisions` is the register, and `removed` the
    evidence that was taken away and can be put back."""

    path: Path
    board: str | None
    year: int | None
    deadline: dt.date | None
    status: Status
    form_name: str
    questionnaire: Questionnaire
    answers: Mapping[str, Answer]
    citations: Mapping[str, tuple[Citation, ...]]
    evidence: tuple[Evidence, ...]
    corrections: tuple[Correction, ...] = ()
    decisions: tuple[Registered, ...] = ()
    checklist: tuple[ChecklistLine, ...] = ()
    removed: tuple[Evidence, ...] = ()

    def answer(self, key: str) -> Answer:
        """The answer to this question; an empty one if nothing is answered."""
        return self.answers.get(key, Answer())

    def cited(self, key: str) -> tuple[Citation, ...]:
        return self.citations.get(key, ())

    def document(self, id: int) -> Evidence | None:
        """The evidence with this id, also where it was taken away; None if there is none."""
        return next((each for each in (*self.evidence, *self.removed) if each.id == id), None)

    def versions(self) -> tuple[Version, ...]:
        """Every version of all evidence, also of what was taken away: all files that the case has."""
        return tuple(version for each in (*self.evidence, *self.removed) for version in each.versions)

    def answered(self) -> tuple[Question, ...]:
        """The questions that have what they ask for."""
        return tuple(q for q in self.questionnaire.questions() if is_answered(q, self.answer(q.key)))

    def lacking(self) -> tuple[Question, ...]:
        """The questions that do not have what they ask for."""
        return tuple(q for q in self.questionnaire.questions() if not is_answered(q, self.answer(q.key)))

    def not_done(self) -> tuple[Question, ...]:
        """The questions that are answered but not called done."""
        return tuple(q for q in self.answered() if not self.answer(q.key).done)


def state(question: Question, answer: Answer) -> State:
    """How far this question has come: untouched, begun, or done once the user has said so."""
    if answer.done:
        return State.DONE
    return State.UNTOUCHED if answer.is_empty else State.BEGUN


def is_answered(question: Question, answer: Answer) -> bool:
    """Whether the question has what it asks for: a mark if it has options, otherwise some text."""
    return bool(answer.mark) if question.kind is Kind.CHOICE else bool(answer.text.strip())
