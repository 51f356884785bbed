"""The values that flow through the house. All frozen; no room owns them.

A questionnaire is a Word form once read. Its questions keep the *places* in the form where their answers
stand, so that filling the form in is only: for each answer, its places write themselves.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path


class Kind(StrEnum):
    """How a question is answered."""

    CHOICE = "choice"
    TEXT = "text"


class Role(StrEnum):
    """What a place in the form is for."""

    MARK = "mark"
    DESCRIPTION = "description"
    EVIDENCE = "evidence"


class State(StrEnum):
    """How far a question has come."""

    UNTOUCHED = "untouched"
    BEGUN = "begun"
    DONE = "done"


class Status(StrEnum):
    """How far a case has come."""

    DRAFT = "draft"


@dataclass(frozen=True, slots=True)
class Place:
    """Where an answer, or one tick of it, stands in the form.

    `path` is the way from the document's body down to the element, as child indexes joined with "/" ("14/1/2");
    `mechanism` names the class in `wordform.marks` that reads and writes it, or "field" for prose;
    `option` is the word a mark place stands for; `start` is, for prose, the first child of the element that
    belongs to the answer (what stands before it is question or label), and `end` the first after it that does not;
    None where the answer may go on to the element's end.
    """

    role: Role
    mechanism: str
    path: str
    option: str | None = None
    start: int = 0
    end: int | None = None


BETWEEN_MARKS = "; "
"""What parts the options of a mark, where a question lets several be ticked."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A mark (one of the question's options, as the form words it; several joined by `BETWEEN_MARKS` where the question
    allows that), a description in Markdown, whether the user has called it done, and, in Markdown too, what the form's
    own column or line for evidence says."""

    mark: str | None = None
    text: str = ""
    done: bool = False
    evidence: str = ""

    @property
    def is_empty(self) -> bool:
        return self.mark is None and not self.text and not self.evidence

    @property
    def marks(self) -> tuple[str, ...]:
        """The options that are ticked."""
        return tuple(self.mark.split(BETWEEN_MARKS)) if self.mark else ()


@dataclass(frozen=True, slots=True)
class Question:
    """One question of a form. `key` is unique in the form: the number as printed, "1.5#2" for the second
    "1.5", "#7" for an unnumbered seventh question. `answer` is what the form held when it was read. `several`: more
    than one option may be ticked. `read_as` is the key it had before anybody corrected the reading, and `at` the path of
    the paragraph that its words begin in; both are known only just after the form was read."""

    key: str
    number: str | None
    text: str
    guidance: str | None
    kind: Kind
    options: tuple[str, ...] = ()
    answer: Answer = Answer()
    places: tuple[Place, ...] = ()
    several: bool = False
    read_as: str = field(default="", compare=False)
    at: str = field(default="", compare=False)

    def place(self, role: Role) -> Place | None:
        """The first place for this part of the answer; None if the form has none."""
        return next((place for place in self.places if place.role is role), None)

    @property
    def label(self) -> str:
        """What people call it: its number, or its key where it has none."""
        return self.number or self.key


@dataclass(frozen=True, slots=True)
class Section:
    """A run of questions under one heading."""

    number: str | None
    title: str
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class Notice:
    """Something the user ought to look at: a code and its facts; `auditprep.messages` writes the sentence.
    `question` is the key of the question concerned, where there is one."""

    code: str
    question: str | None = None
    facts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Questionnaire:
    """A form once read."""

    title: str
    board: str | None
    year: int | None
    deadline: dt.date | None
    sections: tuple[Section, ...]
    notices: tuple[Notice, ...] = ()

    def questions(self) -> Iterator[Question]:
        """Every question, in the form's order."""
        for section in self.sections:
            yield from section.questions

    @property
    def count(self) -> int:
        """How many questions there are."""
        return sum(len(section.questions) for section in self.sections)

    def question(self, key: str) -> Question | None:
        """The question with this key, or None."""
        return next((question for question in self.questions() if question.key == key), None)


class Change(StrEnum):
    """What a user may change in how a form was read."""

    KEEP = "keep"
    SKIP = "skip"
    MERGE = "merge"
    SPLIT = "split"
    NUMBER = "number"
    TEXT = "text"
    GUIDANCE = "guidance"
    KIND = "kind"
    OPTIONS = "options"
    SECTION = "section"
    PLACE = "place"


@dataclass(frozen=True, slots=True)
class Correction:
    """One thing put right in how a form was read. `question` is the question's `read_as`. `value`, by the change:

    KEEP    nothing: the user has looked, and it is right
    SKIP    nothing: this is no question
    MERGE   nothing: it belongs to the question above, whose guidance and places it adds to
    SPLIT   the words that a question of its own begins with; they stand in the question's text or guidance
    NUMBER, TEXT, GUIDANCE   the right one; an empty number is none
    KIND    "choice" or "text"
    OPTIONS the right options, one a line, in the order of their places
    SECTION the title of the section it begins or belongs to
    PLACE   the path of the cell or paragraph where the answer goes; `role` says which part of it, and `option`, for a
            mark, which option is ticked there (None: the option's word is written there)
    """

    question: str
    change: Change
    value: str = ""
    role: Role | None = None
    option: str | None = None


@dataclass(frozen=True, slots=True)
class FormCell:
    """A cell of the form as one sees it: its words, the grid column it begins in and how many it spans, and the path of
    its element. `part` says what was understood of it: "section", "question", "answer", "evidence", "mark", or None for
    anything else; `question` is the `read_as` of the question it belongs to."""

    path: str
    text: str
    column: int = 0
    span: int = 1
    part: str | None = None
    question: str | None = None


@dataclass(frozen=True, slots=True)
class FormRow:
    """A row of one of the form's tables, or a paragraph outside them (`table` None, one cell)."""

    cells: tuple[FormCell, ...]
    table: int | None = None


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that somebody put into an answer; `question` is the answer's key."""

    question: str
    file_name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Evidence:
    """A document attached to the case. `size` in bytes; `pages` None where not known."""

    id: int
    title: str
    file_name: str
    sha256: str
    size: int
    pages: int | None = None


@dataclass(frozen=True, slots=True)
class Citation:
    """An answer leans on this evidence; `pages` as written by the user: "3-6", or None for all of it."""

    evidence: int
    pages: str | None = None


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
    made in how the form was read; the questionnaire is what they made of it."""

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

    def answer(self, key: str) -> Answer:
        """The answer to this question; an empty one if nothing is answered."""
        return self.answers.get(key, Answer())

    def cited(self, key: str) -> tuple[Citation, ...]:
        return self.citations.get(key, ())

    def answered(self) -> tuple[Question, ...]:
        """The questions that have what they ask for."""
        return tuple(q for q in self.questionnaire.questions() if is_answered(q, self.answer(q.key)))

    def lacking(self) -> tuple[Question, ...]:
        """The questions that do not have what they ask for."""
        return tuple(q for q in self.questionnaire.questions() if not is_answered(q, self.answer(q.key)))

    def not_done(self) -> tuple[Question, ...]:
        """The questions that are answered but not called done."""
        return tuple(q for q in self.answered() if not self.answer(q.key).done)


@dataclass(frozen=True, slots=True)
class NotPlaced:
    """An answer (or a part of it) that the export could not put into the form, and the code of why."""

    question: str
    part: Role
    reason: str


@dataclass(frozen=True, slots=True)
class Receipt:
    """What an export did: answers given = placed + not placed. Keys in the form's order."""

    placed: tuple[str, ...]
    not_placed: tuple[NotPlaced, ...]
    notices: tuple[Notice, ...] = ()

    @property
    def given(self) -> int:
        return len(self.placed) + len({lacking.question for lacking in self.not_placed})


@dataclass(frozen=True, slots=True)
class Progress:
    """How far long work has come: `done` of `total` steps, and the code of the step under way."""

    done: int
    total: int
    step: str = ""


def state(question: Question, answer: Answer) -> State:
    """How far this question has come: untouched, begun, or done once the user has said so."""
    if answer.done:
        return State.DONE
    return State.UNTOUCHED if answer.is_empty else State.BEGUN


def is_answered(question: Question, answer: Answer) -> bool:
    """Whether the question has what it asks for: a mark if it has options, otherwise some text."""
    return bool(answer.mark) if question.kind is Kind.CHOICE else bool(answer.text.strip())
