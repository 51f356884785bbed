"""Questions sent out to colleagues and their answers, and two versions of the same answers made one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from auditprep.model.form import Answer, Notice


@dataclass(frozen=True, slots=True)
class Handout:
    """Questions that are out with a colleague, since `sent` (UTC). `base` are the answers as they were then. `token` stands
    in the sheet, and knows it again. `returned` says when it last came back; `called_off`: it is not waited for any more."""

    id: int
    token: str
    to: str
    sent: dt.datetime
    by: str
    questions: tuple[str, ...]
    due: dt.date | None = None
    message: str = ""
    base: Mapping[str, Answer] = field(default_factory=dict)
    returned: dt.datetime | None = None
    called_off: bool = False

    @property
    def is_out(self) -> bool:
        return self.returned is None and not self.called_off

    def is_overdue(self, today: dt.date) -> bool:
        return self.is_out and self.due is not None and self.due < today


@dataclass(frozen=True, slots=True)
class SheetQuestion:
    """A question as a colleague meets it. `before` is what was answered last year, None where nothing is known of it."""

    key: str
    label: str
    section: str
    text: str
    guidance: str | None = None
    options: tuple[str, ...] = ()
    several: bool = False
    answer: Answer = field(default_factory=Answer)
    before: Answer | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """What goes out to a colleague as a Word document. `before_year` is the year that `SheetQuestion.before` is of."""

    token: str
    title: str
    board: str | None
    year: int | None
    to: str
    by: str
    questions: tuple[SheetQuestion, ...]
    due: dt.date | None = None
    message: str = ""
    before_year: int | None = None


@dataclass(frozen=True, slots=True)
class SheetAnswer:
    """What a colleague has written. `key` is None where the sheet's hidden tag is gone: `text`, the question's words, is then
    what is left to know it by, beside `label`, what it is called; both are empty for words that stand outside all questions.
    `documents` are the names that were given under the answer, a line each. `lacks` are the parts of the answer ("mark",
    "text", "evidence") of which the sheet says nothing, or nothing sure: neither anything new, nor that it was taken away.
    `beside` are lines among the sheet's own words of which nobody could tell whose they are; those of options begin with a
    box. `began` is what stood in the sheet when it went out, where it remembers that."""

    key: str | None
    text: str
    answer: Answer
    documents: str = ""
    label: str = ""
    lacks: frozenset[str] = frozenset()
    beside: str = ""
    began: Answer | None = None


@dataclass(frozen=True, slots=True)
class SheetRead:
    """A sheet that has come back. `token` is None where its hidden tag is gone. `board` and `year` are whose it says that it
    is, as far as they can be read."""

    token: str | None
    answers: tuple[SheetAnswer, ...]
    notices: tuple[Notice, ...] = ()
    board: str | None = None
    year: int | None = None


class Outcome(StrEnum):
    """What two versions that come from the same base mean together."""

    UNCHANGED = "unchanged"  # the other says nothing new
    NEW = "new"  # only the other has changed it, and it may be taken unasked
    CONFLICT = "conflict"  # to be chosen: both have, each in their own way, or it is too much to take unasked


@dataclass(frozen=True, slots=True)
class MergeItem:
    """One part of one answer in two versions. `field` is "mark", "text" or "evidence"; a mark that is not set is "". Of no
    question ("") are the case's own days: the `field` is "deadline" or "meeting" then, and each version a date or "". `base`
    is what both began from. `documents` is what a colleague named as attachments, to be told with a text."""

    question: str
    field: str
    base: str
    mine: str
    theirs: str
    outcome: Outcome
    documents: str = ""


@dataclass(frozen=True, slots=True)
class MergePlan:
    """What another version brings. `source` says from whom: a colleague's name, or a file. `handout` is the sheet that has come
    back, None for another copy of the case, which `copy` then is; that may also bring `evidence` (titles of new documents)
    and `more` (sentences on other things that it brings, such as citations). `unmatched` are answers to no question of
    this case: nothing is lost, they are shown."""

    source: str
    items: tuple[MergeItem, ...]
    handout: int | None = None
    copy: Path | None = None
    evidence: tuple[str, ...] = ()
    more: tuple[str, ...] = ()
    unmatched: tuple[SheetAnswer, ...] = ()
    notices: tuple[Notice, ...] = ()

    def of(self, outcome: Outcome) -> tuple[MergeItem, ...]:
        return tuple(each for each in self.items if each.outcome is outcome)


@dataclass(frozen=True, slots=True)
class Merged:
    """What became of a merge: how many parts of answers were taken, the questions they belong to, how many documents came
    along; `step` can be undone, 0 if nothing changed."""

    step: int
    questions: tuple[str, ...]
    parts: int = 0
    evidence: int = 0


@dataclass(frozen=True, slots=True)
class CaseCopy:
    """Another copy of a case, beside it: as a synced folder leaves it where two have written at once. `changes` are those
    that this case does not have."""

    path: Path
    changes: int
    last: dt.datetime | None = None
    who: tuple[str, ...] = ()
