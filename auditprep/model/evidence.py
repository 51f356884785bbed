"""Evidence: documents, what stands in them, what leans on them, and what was decided."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from auditprep.errors import FileError


class EvidenceKind(StrEnum):
    """What a document is, in the field's own words (which are what the file and the JSON hold)."""

    BUDGET = "budget"
    MINUTES = "protokoll"
    INTERIM_REPORT = "delårsbokslut"
    ANNUAL_REPORT = "årsbokslut"
    MONTHLY_FOLLOW_UP = "månadsuppföljning"
    INTERNAL_CONTROL_PLAN = "internkontrollplan"
    INTERNAL_CONTROL_FOLLOW_UP = "uppföljning av internkontroll"
    RISK_ANALYSIS = "väsentlighets- och riskanalys"
    DELEGATION_RULES = "delegationsordning"
    AUTHORISATION_LIST = "attestförteckning"
    STATEMENT = "tjänsteskrivelse"
    POLICY = "styrdokument"
    ACTION_PLAN = "handlingsplan"
    EFFICIENCY_REVIEW = "genomlysning"
    MAIL = "mejl"
    OTHER = "annat"


class Trouble(StrEnum):
    """Why a document could not be read, or not all of it. (A page without text is no trouble of the document's: it has
    no text, `Version.readable` counts those that have.)"""

    UNREAD = "unread"  # nobody has tried yet
    LOCKED = "locked"  # it asks for a password
    DAMAGED = "damaged"
    EMPTY = "empty"  # no bytes, or no pages
    OPAQUE = "opaque"  # a kind of file that auditprep does not read
    TOO_MUCH = "too-much"  # only its beginning was read


@dataclass(frozen=True, slots=True)
class Decision:
    """Something that a body decided at a meeting. `dnr` is its registry number. `page` is where it was read, counted
    from 1 in the file, and `printed_page` the number that is printed there."""

    body: str | None = None
    date: dt.date | None = None
    paragraph: int | None = None
    dnr: str | None = None
    title: str = ""
    page: int | None = None
    printed_page: str | None = None


@dataclass(frozen=True, slots=True)
class Registered:
    """A decision in the case's register; `evidence` is the minutes that it was read in, None where it was typed."""

    id: int
    decision: Decision
    evidence: int | None = None


@dataclass(frozen=True, slots=True)
class PageText:
    """What stands on a page: its text, words that were cut at a line's end whole again, "" where nothing can be read;
    and the page number that is printed on it, where one is known."""

    text: str
    printed: str | None = None


@dataclass(frozen=True, slots=True)
class Understood:
    """What was read out of a document about itself: proposals, for the user to confirm. `represents` is the year
    ("2024"), the years ("2023–2025"), the month ("2023-11") or the day ("2023-12-12") that it tells of. `decision` is
    the one that adopted it;
    `decisions` are those that minutes hold, one a §."""

    title: str | None = None
    kind: EvidenceKind = EvidenceKind.OTHER
    decision: Decision | None = None
    decisions: tuple[Decision, ...] = ()
    represents: str | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A file once read. `sha256` is of `data`. `inner` are the files within a mail or a PDF. `unlocked` is the same
    document without its password, where one was given. A known file (one that the case has already) is not read:
    `pages` is empty and `known` true. `called` is its file's name in words, where it says no title of its own."""

    file_name: str
    data: bytes
    sha256: str
    pages: tuple[PageText, ...] = ()
    trouble: Trouble | None = None
    understood: Understood = Understood()
    inner: tuple[Document, ...] = ()
    unlocked: bytes | None = None
    known: bool = False
    called: str | None = None


_FLOWING = (".doc", ".docm", ".docx", ".dotx", ".eml", ".htm", ".html", ".md", ".msg", ".odt", ".rtf", ".txt")


@dataclass(frozen=True, slots=True)
class Version:
    """One file of a piece of evidence, as it was taken in. `number` counts from 1. `pages` is None where they are not
    known; `readable` are those with text, and `printed` the printed numbers of all, None where a page has none. `unlocked`:
    the file asks for a password, and the case has its pages without it."""

    number: int
    file_name: str
    sha256: str
    size: int
    pages: int | None = None
    readable: int = 0
    printed: tuple[str | None, ...] = ()
    trouble: Trouble | None = None
    added: dt.datetime | None = None
    unlocked: bool = False

    @property
    def last_page(self) -> int | None:
        """The number of its last page, where that is certain: the pages of what a program lays out as it shows it, such
        as a Word document or a mail, are not."""
        return None if self.file_name.lower().endswith(_FLOWING) else self.pages

    @property
    def is_scanned(self) -> bool:
        """Whether it has pages, and none of them can be read."""
        return bool(self.pages) and not self.readable and self.trouble is None


@dataclass(frozen=True, slots=True)
class Evidence:
    """A document attached to the case. `versions`, oldest first, are its files; `file_name`, `sha256`, `size` and
    `pages` are those of the newest. `represents` is the year, the years, the month or the day that it tells of. `confirmed`: the
    user has seen what was read out of it. `secret` keeps it out of ordinary exports. `within` is the mail, or the PDF, that it came in.
    """

    id: int
    title: str
    file_name: str
    sha256: str
    size: int
    pages: int | None = None
    kind: EvidenceKind = EvidenceKind.OTHER
    decision: Decision | None = None
    decisions: tuple[Decision, ...] = ()
    represents: str | None = None
    secret: bool = False
    note: str = ""
    confirmed: bool = False
    versions: tuple[Version, ...] = ()
    within: int | None = None

    @property
    def newest(self) -> Version:
        """The version that counts today."""
        return (
            self.versions[-1]
            if self.versions
            else Version(1, self.file_name, self.sha256, self.size, self.pages)
        )

    def version(self, number: int) -> Version:
        """The version with this number; the newest where there is none."""
        return next((each for each in self.versions if each.number == number), self.newest)


@dataclass(frozen=True, slots=True)
class Citation:
    """An answer leans on this evidence. `pages` are pages of the file, counted from 1, as "3-6" or "3, 5-7"; None for all
    of it. `quote` are words that stand there, "" for none. `version` is the version that was meant."""

    evidence: int
    pages: str | None = None
    quote: str = ""
    version: int = 1


@dataclass(frozen=True, slots=True)
class ChecklistLine:
    """A document that the auditors ask for; `evidence` fulfils it, or `reason` says why there is none. `likely` is evidence
    that may fulfil it, as far as its kind, year and words tell; nothing for a line that is settled."""

    id: int
    text: str
    evidence: tuple[int, ...] = ()
    reason: str = ""
    likely: tuple[int, ...] = ()

    @property
    def is_settled(self) -> bool:
        return bool(self.evidence) or bool(self.reason.strip())


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of a file that was taken in. `how`: "new", "known" (the case had the same bytes), "version" (a newer
    version of what it had), "restored" (it had been taken away, and is there again) or "empty" (there is nothing in
    it, and it was not taken in: the case has an empty file already, `evidence`)."""

    evidence: int
    how: str
    file_name: str


class Recognised(StrEnum):
    """What a file is that was given as evidence, where it is more than that: a colleague's sheet, or the auditors' form, filled in
    or as it came."""

    SHEET = "sheet"
    ANSWERED = "answered"
    BLANK = "blank"


@dataclass(frozen=True, slots=True)
class Gathered:
    """Files to take in. `found` of them lay in folders that were given, and are `size` bytes together; `errors` tell what was
    left there, or could not be looked in."""

    files: tuple[Path, ...]
    errors: tuple[FileError, ...] = ()
    found: int = 0
    size: int = 0


@dataclass(frozen=True, slots=True)
class Hit:
    """A place with the words that were searched for: a page of evidence, what names evidence (title, file, decisions:
    `page` is 1), or a question or its answer (`part` "page", "evidence", "question" or "answer"). `snippet` is the text
    around them, and `marks` where they stand in it (start, end)."""

    part: str
    snippet: str
    marks: tuple[tuple[int, int], ...] = ()
    evidence: int | None = None
    version: int | None = None
    page: int | None = None
    printed_page: str | None = None
    question: str | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found, best first. `total` counts all hits, `exactly` or at least; `words` are the words as they stand
    in the documents (inflected ones too), to be marked where a page is shown. `late`: there was an end to the time, and
    it came before everything was looked at."""

    hits: tuple[Hit, ...]
    total: int
    exactly: bool = True
    words: tuple[str, ...] = ()
    late: bool = False


Box = tuple[float, float, float, float]
"""Left, top, right, bottom as shares of the page's width and height, 0 to 1, as the page is seen upright."""


@dataclass(frozen=True, slots=True)
class PageImage:
    """A page as it looks: rows of red, green and blue bytes, `width` × `height` pixels, no padding."""

    width: int
    height: int
    data: bytes


@dataclass(frozen=True, slots=True)
class PageLayout:
    """The text of a page and where each of its characters stands (None: nowhere, such as the end of a line)."""

    text: str
    boxes: tuple[Box | None, ...]


class Viewable(Protocol):
    """A document open for looking at. Used by one thread; `close` when done."""

    @property
    def count(self) -> int:
        """How many pages there are."""
        ...

    def size(self, page: int) -> tuple[float, float]:
        """Width and height of a page in points, upright. Pages are counted from 1."""
        ...

    def image(self, page: int, width: int) -> PageImage:
        """The page, so many pixels wide."""
        ...

    def layout(self, page: int) -> PageLayout:
        """The page's text with its places; empty for a page that cannot be read."""
        ...

    def marks(self, page: int, words: tuple[str, ...]) -> tuple[Box, ...]:
        """Where these words, or these quoted sentences, stand on the page: a box a line."""
        ...

    def close(self) -> None: ...


class EvidenceFiles(Protocol):
    """Where an export takes the documents from: an open case, in the thread of the export."""

    def evidence_bytes(self, evidence: int, version: int | None = None, *, unlocked: bool = False) -> bytes:
        """The bytes of a version (None: the newest); `unlocked` without its password where that is known."""
        ...

    def page_texts(self, evidence: int, version: int | None = None) -> tuple[PageText, ...]: ...
