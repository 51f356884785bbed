"""What the rules of Granska find, what the user has accepted of it, and what has been examined."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Generator, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from auditprep.model.case import Snapshot
    from auditprep.model.evidence import PageText
    from auditprep.model.made import Progress


class Severity(StrEnum):
    """How much a finding matters."""

    ERROR = "error"  # it is wrong, or cannot be sent so
    WARNING = "warning"  # it is probably wrong
    NOTE = "note"  # worth knowing


class RuleGroup(StrEnum):
    """What a rule looks after."""

    COMPLETE = "complete"
    TRACEABLE = "traceable"
    CONSISTENT = "consistent"
    CURRENT = "current"
    PUBLIC = "public"
    FORM = "form"


class FoundPart(StrEnum):
    """Where in a question, or in evidence, a finding stands."""

    TEXT = "text"  # the description
    EVIDENCE = "evidence"  # the form's own place for evidence
    MARK = "mark"
    QUESTION = "question"  # the auditors' words
    CITATION = "citation"  # what the answer leans on
    PAGE = "page"  # of a document
    DOCUMENT = "document"  # as a whole


@dataclass(frozen=True, slots=True)
class FoundPlace:
    """A place that a finding concerns. Of an answer: `question`, and `quote` is `plain text[start:end]` of that part (all of
    the part where `start` is -1; `richtext.plain` says what plain text is). Of evidence: `evidence`, and with a `page`
    (counted from 1 in the file) the words there, `page text[start:end]`. `printed_page` is the number on the page."""

    part: FoundPart
    question: str | None = None
    evidence: int | None = None
    page: int | None = None
    quote: str = ""
    start: int = -1
    end: int = -1
    printed_page: str | None = None


class MendKind(StrEnum):
    """What one click does."""

    WRITE = "write"  # `words` instead of the words of a place
    CITE = "cite"  # the answer leans on `evidence`, its `pages` (None: all) and the words `quote`
    PAGES = "pages"  # the answer's citation of `evidence` is of `pages` instead


@dataclass(frozen=True, slots=True)
class Mend:
    """A way to mend a finding with one click, in the answer to `question`. `place` is what WRITE writes over; with `start`
    equal to `end` the words are put in there."""

    kind: MendKind
    question: str
    words: str = ""
    place: FoundPlace | None = None
    evidence: int | None = None
    pages: str | None = None
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that a rule has found. `code` says which sentence tells it, with `facts`; `question` is the key of the one that
    it is told at, None for the whole case. `places` are all that it concerns, the first is where it is shown. `known_by` is
    the same for as long as the words are, also next year; the examiner writes it."""

    rule: str
    severity: Severity
    code: str
    question: str | None = None
    facts: Mapping[str, str] = field(default_factory=dict)
    places: tuple[FoundPlace, ...] = ()
    mends: tuple[Mend, ...] = ()
    known_by: str = ""


@dataclass(frozen=True, slots=True)
class Accepted:
    """The user has said that a finding may stand, and why. `later`: next year too. `when` is in UTC. `from_year` is the
    earlier year in which it was said; None for this one. `taken_back`: what was said an earlier year does not hold here."""

    known_by: str
    rule: str
    reason: str
    later: bool
    who: str
    when: dt.datetime
    question: str | None = None
    from_year: int | None = None
    taken_back: bool = False


@dataclass(frozen=True, slots=True)
class Ring:
    """How much holds: `whole` of `of` questions."""

    whole: int
    of: int


@dataclass(frozen=True)
class Examined:
    """What an examination found. `findings` are open, in the order of the form (those of the whole case first), and of a
    question the gravest first; `accepted` are those that the user has accepted. `rings` are for COMPLETE, TRACEABLE and
    CONSISTENT. `unread` is the evidence that could not be read, and of which therefore nothing is said."""

    findings: tuple[Finding, ...]
    accepted: tuple[tuple[Finding, Accepted], ...] = ()
    rings: Mapping[RuleGroup, Ring] = field(default_factory=dict)
    unread: tuple[int, ...] = ()

    def of(self, question: str | None) -> tuple[Finding, ...]:
        """The open findings that are told at this question, or have a place in it."""
        return tuple(
            each
            for each in self.findings
            if each.question == question or (question and any(p.question == question for p in each.places))
        )

    def count(self, severity: Severity) -> int:
        return sum(each.severity is severity for each in self.findings)


@dataclass(frozen=True, slots=True)
class RuleInfo:
    """A rule as it is listed: its name and what it looks for are told by `messages`."""

    id: str
    group: RuleGroup
    severity: Severity


class Examining(Protocol):
    """Looks a case through, again and again; it remembers what it has read. Used by one thread at a time."""

    def lacks(self, snapshot: Snapshot) -> tuple[tuple[int, int], ...]:
        """The evidence and the versions of it whose pages are still to be taken."""
        ...

    def take(self, snapshot: Snapshot, version: tuple[int, int], pages: Iterable[PageText]) -> None:
        """The pages of a version that `lacks` has named."""
        ...

    def examine(
        self, snapshot: Snapshot, today: dt.date | None = None, only: Collection[str] | None = None
    ) -> Generator[Progress, None, Examined]:
        """What the rules find."""
        ...
