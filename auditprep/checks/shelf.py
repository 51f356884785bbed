"""The attached documents, and which of them a document that is named in an answer is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from auditprep.checks.ground import Ground
from auditprep.checks.profiles import Profile, profile
from auditprep.checks.texts import ReadText
from auditprep.model import EvidenceKind
from auditprep.prose.bodies import same_body
from auditprep.prose.document_headings import document_headings
from auditprep.prose.document_likeness import Likeness, likeness, same_time
from auditprep.prose.document_owners import ELSEWHERE, MUNICIPALITY, OFFICE, OWN
from auditprep.prose.document_words import FOLLOW_UP
from auditprep.prose.named_documents import NamedDocument

YEARLY = frozenset({"interim", "annual", "monthly", "budget", "control", "risk", FOLLOW_UP})
"""Families of which there is one for each time and owner, whatever it is called."""


class Standing(Enum):
    ATTACHED = "attached"
    OTHER_TIME = "other-time"  # the same document of another year is
    LACKING = "lacking"


@dataclass(frozen=True, slots=True)
class Place:
    """A piece of evidence, and the page that the document begins on where it is part of another."""

    evidence: int
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Resolved:
    """What became of a name: the evidence that it may be, or that is of another time."""

    standing: Standing
    places: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """A document that begins on a page of another one."""

    document: NamedDocument
    page: int


class Shelf:
    """All evidence, by what it is. Names are looked up once."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground
        self._profiles = tuple(profile(each) for each in ground.snapshot.evidence)
        self._known: dict[tuple[object, ...], Resolved] = {}

    def of(self, document: NamedDocument) -> Resolved:
        """Which evidence the document is; of another time where none is of the right one."""
        key = (document.family, document.name, document.topic, document.owner, document.years, document.month)
        if key not in self._known:
            self._known[key] = self._resolve(document)
        return self._known[key]

    def one(self, document: NamedDocument) -> int | None:
        """The evidence that the document is, where that is sure."""
        found = self.of(document)
        sole = {each.evidence for each in found.places}
        return sole.pop() if found.standing is Standing.ATTACHED and len(sole) == 1 else None

    @property
    def nameless(self) -> tuple[int, ...]:
        """Evidence whose name does not tell what it is."""
        return tuple(each.evidence for each in self._profiles if each.is_blank)

    @property
    def blanks(self) -> tuple[int, ...]:
        """Those of them that cannot be read either."""
        return tuple(each for each in self.nameless if self._ground.document(each) is None)

    def _resolve(self, document: NamedDocument) -> Resolved:
        whole = self._called(document)
        right = [Place(each.evidence) for each in whole if same_time(document, each.years, each.month)]
        if right:
            return Resolved(Standing.ATTACHED, self._of_this_year(document, right))
        parts = list(self._within(document))
        right = [place for place, years in parts if same_time(document, years, None)]
        if right:
            return Resolved(Standing.ATTACHED, tuple(right))
        others = [Place(each.evidence) for each in whole] or [place for place, _years in parts]
        return Resolved(Standing.OTHER_TIME, tuple(others)) if others else Resolved(Standing.LACKING)

    def _of_this_year(self, document: NamedDocument, places: list[Place]) -> tuple[Place, ...]:
        """Those of the case's year, where the name says nothing of its time and some are."""
        year = self._ground.year
        of_year = {each.evidence for each in self._profiles if each.years and each.years[0] == year}
        this = tuple(each for each in places if each.evidence in of_year)
        is_open = document.family in YEARLY and document.years is None
        return this if is_open and this else tuple(places)

    def _called(self, document: NamedDocument) -> list[Profile]:
        """The evidence that may be the document, whatever its time: that which is called so, otherwise what is much like it."""
        if document.family in YEARLY:
            return [each for each in self._profiles if self._is_yearly(document, each)]
        degrees = [(likeness(document, each.words, each.kind), each) for each in self._profiles]
        best = max((degree for degree, _each in degrees), default=Likeness.NONE)
        return [each for degree, each in degrees if degree is best and best]

    def _is_yearly(self, document: NamedDocument, each: Profile) -> bool:
        alike = document.family in each.families and self._is_named_so(document, each)
        return alike and self._owned(document.owner, each)

    def _is_named_so(self, document: NamedDocument, each: Profile) -> bool:
        """Budgets and plans of a board go by several names, and are several documents where they have several."""
        if document.family != "budget" or document.name.endswith("budget") or document.name in each.words:
            return True
        read = self._ground.document(each.evidence)
        pages = read.pages[:_FIRST] if read else ()
        return any(document.name in page.plain.casefold() for page in pages)

    def _owned(self, owner: str | None, each: Profile) -> bool:
        if owner in (None, OFFICE) or each.owner in (None, OFFICE):
            return True
        one, other = self._whole(owner), self._whole(each.owner)
        if one is None or other is None:
            return True
        return one == other or same_body(one, other)

    def _whole(self, owner: str | None) -> str | None:
        """The owner as a body: the board itself by its name, the council and the executive as the municipality."""
        if owner == OWN:
            return self._ground.board
        if owner and owner.casefold() in _MUNICIPAL:
            return MUNICIPALITY
        return owner

    def _within(self, document: NamedDocument) -> Iterator[tuple[Place, tuple[int, int] | None]]:
        """The parts of other documents that may be the document, each with the years that it is of."""
        for each in self._profiles:
            read = self._ground.document(each.evidence)
            if read is None or each.kind in _NO_CONTAINERS or not self._owned(document.owner, each):
                continue
            for part in read.of(parts):
                if _is_part(document, part.document):
                    yield Place(each.evidence, part.page), part.document.years or each.years


_FIRST = 3
_NO_CONTAINERS = frozenset({EvidenceKind.MINUTES, EvidenceKind.MAIL})
_MUNICIPAL = frozenset({"kommunfullmäktige", "kommunstyrelsen", "kf", "ks", MUNICIPALITY})


def shelf(ground: Ground) -> Shelf:
    return ground.once(Shelf)


def is_elsewhere(document: NamedDocument) -> bool:
    """Whether the document is the state's, a region's or the like, which nobody attaches."""
    return document.owner == ELSEWHERE


def parts(pages: tuple[ReadText, ...]) -> tuple[Part, ...]:
    """The documents that begin on the pages of a document."""
    return tuple(
        Part(heading.document, number)
        for number, page in enumerate(pages, 1)
        for heading in page.of(document_headings)
        if heading.document
    )


def _is_part(document: NamedDocument, part: NamedDocument) -> bool:
    if document.family in YEARLY:
        return document.family == part.family and document.family not in _WHOLE
    words = f"{part.name} {part.topic}"
    return likeness(document, words, EvidenceKind.OTHER) is Likeness.CALLED


_WHOLE = frozenset({"budget", "interim", "annual", "monthly"})  # no part of another document
