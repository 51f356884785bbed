"""A whole case at one moment, and what has happened in it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from pathlib import Path

from auditprep.model.checking import Accepted
from auditprep.model.colleagues import Handout
from auditprep.model.evidence import ChecklistLine, Citation, Decision, Evidence, Registered, Version
from auditprep.model.form import Answer, Correction, Kind, Notice, Question, Questionnaire
from auditprep.model.years import PairChoice, Remark, Submission, Wanted


class State(StrEnum):
    """How far a question has come."""

    UNTOUCHED = "untouched"
    BEGUN = "begun"
    CARRIED = "carried"  # a draft that was carried over from another year, and nobody has confirmed
    DONE = "done"


class Status(StrEnum):
    """How far a case has come."""

    DRAFT = "draft"
    READY = "ready"  # for the board
    DECIDED = "decided"  # by the board
    SENT = "sent"  # to the auditors
    REVIEWED = "reviewed"  # the auditors have said what they think

    @property
    def is_decided(self) -> bool:
        """Whether the board has decided: what goes out before that is a draft."""
        return self in (Status.DECIDED, Status.SENT, Status.REVIEWED)

    @property
    def is_locked(self) -> bool:
        """Whether the answers and their evidence may be read only."""
        return self in (Status.SENT, Status.REVIEWED)


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One change to one answer. `field` is "mark", "text", "evidence", "done", "carried" or "citation"; `when` is in UTC.
    `step` is the step that it was part of, 0 for none; `id` orders the changes of a case. `left`: what somebody else said,
    `before`, was not taken, and `after` stays."""

    when: dt.datetime
    who: str
    field: str
    before: str | None
    after: str | None
    question: str = ""
    step: int = 0
    id: int = 0
    left: bool = False


QUIET_STEPS = 1 << 32
"""Where the numbers begin of steps that are a change by itself: nobody is told them."""


@dataclass(frozen=True, slots=True)
class HistoryStep:
    """Several changes made as one, to be undone as one. `kind` is "carry", "handin", "merge", "replace", "undo" or
    "restore"; `what` names where it came from (a year, a colleague, a file) or what it did (the words). `undone`: it has been undone. `when` is in UTC. Of an undo,
    `of` is the kind of what was undone ("" where nobody knows that any more), and `again` says that the undo itself was
    undone, so that it was made again."""

    id: int
    when: dt.datetime
    who: str
    kind: str
    what: str
    questions: tuple[str, ...] = ()
    undone: bool = False
    of: str = ""
    again: bool = False


@dataclass(frozen=True, slots=True)
class Passed:
    """A later change that could not be undone, so that it was passed by; `notices` tell why. One that nothing undoes is of kind
    "erase" (`what` is the title) or "hand-out" (to whom), and has no number."""

    made: HistoryStep
    notices: tuple[Notice, ...] = ()


@dataclass(frozen=True, slots=True)
class Undone:
    """What undoing, or making again, the latest change did: `id` is the step that did it, `step` the one that it took back, and
    `notices` tell what stays. `made` is the first of these as the history has it. `passed` are later changes that could not be
    undone; where there is nothing else, both numbers are 0."""

    id: int
    step: int
    notices: tuple[Notice, ...] = ()
    made: HistoryStep | None = None
    passed: tuple[Passed, ...] = ()


@dataclass(frozen=True, slots=True)
class StatusChange:
    """The case became `after` from `before`; `reason` is why it was unlocked. `when` is in UTC. The facts are those of the
    new status: the board's decision, or when and to whom it was sent."""

    when: dt.datetime
    who: str
    before: Status
    after: Status
    reason: str = ""
    decision: Decision | None = None
    sent_on: dt.date | None = None
    sent_to: str = ""


@dataclass(frozen=True, slots=True)
class Exported:
    """Something that was made of the case: `kind` is "docx", "pdf", "list", "zip", "binder" or "json"; `status` is the
    case's at that moment, and `when` is in UTC."""

    when: dt.datetime
    who: str
    kind: str
    file_name: str
    sha256: str
    size: int
    status: Status


@dataclass(frozen=True, slots=True)
class Holder:
    """Who has a case open for writing; `since` in UTC. `is_here`: it is the user herself, on this computer."""

    user: str
    machine: str
    since: dt.datetime
    is_here: bool = False


_UNANSWERED = Answer()


@dataclass(frozen=True)
class Snapshot:
    """A whole case at one moment, without the bytes. Every question has an answer (maybe empty). `corrections` were
    made in how the form was read; the questionnaire is what they made of it. `decisions` is the register, and `removed` the
    evidence that was taken away and can be put back. `decided` is the board's decision on the submission, and `sent_on` and
    `sent_to` tell of when it was sent. `previous` is last year, as this case remembers it, `choices` what the user has said of
    which questions belong together, and `wanted` what last year's answers leaned on. `remarks` are the auditors', by the
    question's key, "" for the whole. `changed_since` are the questions whose answers are others than when the board decided, and `accepted` the findings that may
    stand. `meeting` is the day on which the board is to treat the answers. `is_checklist_shipped`: nobody has changed the lines
    that come with auditprep."""

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
    decided: Decision | None = None
    sent_on: dt.date | None = None
    sent_to: str = ""
    status_changes: tuple[StatusChange, ...] = ()
    exported: tuple[Exported, ...] = ()
    previous: Submission | None = None
    choices: tuple[PairChoice, ...] = ()
    wanted: tuple[Wanted, ...] = ()
    remarks: Mapping[str, Remark] = field(default_factory=dict)
    handouts: tuple[Handout, ...] = ()
    changed_since: tuple[str, ...] = ()
    accepted: tuple[Accepted, ...] = ()
    meeting: dt.date | None = None
    is_checklist_shipped: bool = False

    def answer(self, key: str) -> Answer:
        """The answer to this question; an empty one if nothing is answered."""
        return self.answers.get(key, _UNANSWERED)

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
        return self._answered

    @cached_property
    def _answered(self) -> tuple[Question, ...]:
        return tuple(q for q in self.questionnaire.questions() if is_answered(q, self.answer(q.key)))

    def lacking(self) -> tuple[Question, ...]:
        """The questions that do not have what they ask for, nor a draft from another year: that is told apart."""
        return self._lacking

    @cached_property
    def _lacking(self) -> tuple[Question, ...]:
        return tuple(q for q in self.questionnaire.questions() if is_lacking(q, self.answer(q.key)))

    def missing_documents(self) -> tuple[ChecklistLine, ...]:
        """The lines of the checklist that nothing settles. None while nobody has begun with the one that is shipped: it is a help,
        and says nothing of what these auditors ask for."""
        missing = tuple(line for line in self.checklist if not line.is_settled)
        is_begun = not self.is_checklist_shipped or len(missing) < len(self.checklist)
        return missing if is_begun else ()

    def unconfirmed(self) -> tuple[Question, ...]:
        """The questions whose answer was carried over from another year, and nobody has confirmed."""
        return tuple(q for q in self.questionnaire.questions() if self.answer(q.key).carried)

    def remark(self, key: str) -> Remark:
        """What the auditors said of this answer; "" is of the whole."""
        return self.remarks.get(key, Remark())

    def not_done(self) -> tuple[Question, ...]:
        """The questions that are answered but not called done."""
        return tuple(q for q in self.answered() if not self.answer(q.key).done)


def state(question: Question, answer: Answer) -> State:
    """How far this question has come: untouched, begun, carried over, or done once the user has said so."""
    if answer.carried:
        return State.CARRIED
    if answer.done:
        return State.DONE
    return State.UNTOUCHED if answer.is_empty else State.BEGUN


def is_answered(question: Question, answer: Answer) -> bool:
    """Whether the question has what it asks for: a mark if it has options, otherwise some text. What is carried over from
    another year is no answer before somebody has confirmed it."""
    return not answer.carried and has_answer(question, answer)


def is_lacking(question: Question, answer: Answer) -> bool:
    """Whether the question has neither what it asks for nor a draft: each question is answered, lacking, or a draft."""
    return not answer.carried and not has_answer(question, answer)


def has_answer(question: Question, answer: Answer) -> bool:
    """Whether what the question asks for stands there, confirmed or not."""
    return bool(answer.mark) if question.kind is Kind.CHOICE else bool(answer.text.strip())
