"""A Word form once read: its questions, their places and answers, and what was put right in the reading."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property


class Kind(StrEnum):
    """How a question is answered."""

    CHOICE = "choice"
    TEXT = "text"


class Role(StrEnum):
    """What a place in the form is for."""

    MARK = "mark"
    DESCRIPTION = "description"
    EVIDENCE = "evidence"


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

CONTENT = ("mark", "text", "evidence")
"""The parts of an answer that say something; the others say how far it has come."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A mark (one of the question's options, as the form words it; several joined by `BETWEEN_MARKS` where the question
    allows that), a description in Markdown, whether the user has called it done, and, in Markdown too, what the form's
    own column or line for evidence says. `carried`: it is a draft from another year that nobody has confirmed."""

    mark: str | None = None
    text: str = ""
    done: bool = False
    evidence: str = ""
    carried: bool = False

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


@dataclass(frozen=True)
class Questionnaire:
    """A form once read. (Without slots: it remembers where each question is.)"""

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
        return self._by_key.get(key)

    @cached_property
    def _by_key(self) -> Mapping[str, Question]:
        """The first with each key."""
        return {question.key: question for question in reversed(tuple(self.questions()))}


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
