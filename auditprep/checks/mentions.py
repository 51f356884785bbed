"""The documents that answers name, each with the evidence that it is, gathered by document."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from auditprep.checks.ground import Ground
from auditprep.checks.shelf import YEARLY, Resolved, is_elsewhere, shelf
from auditprep.checks.texts import ReadText
from auditprep.checks.traces import Traced, traced
from auditprep.model import FoundPart, FoundPlace
from auditprep.prose.document_owners import MUNICIPALITY
from auditprep.prose.document_pointers import Pointing
from auditprep.prose.named_documents import NamedDocument, Naming, listed_documents, naming

PARTS = (FoundPart.TEXT, FoundPart.EVIDENCE)
_ADJOINS = 70  # characters between a document and the decision that adopted it


@dataclass(frozen=True, slots=True)
class Mention:
    """A document where an answer names it. `adopted` is the decision that stands beside it; `years` are those that it is of,
    as its name says here or elsewhere; `is_current`: it is not said to be of another year than the case's."""

    question: str
    part: FoundPart
    document: NamedDocument
    resolved: Resolved
    adopted: Traced | None
    years: tuple[int, int] | None
    is_current: bool

    @property
    def is_leant_on(self) -> bool:
        """Whether the answer leans on it, and not merely speaks of it."""
        document = self.document
        if is_elsewhere(document):
            return False
        if document.pointing >= Pointing.POINTED:
            return True
        if document.pointing is Pointing.TOLD:
            return self.adopted is None and self.is_current
        return document.pointing is Pointing.LEANT and document.is_specific

    def place(self, ground: Ground) -> FoundPlace:
        return ground.span(self.question, self.document.start, self.document.end, self.part)


@dataclass(frozen=True, slots=True)
class Named:
    """A document, all mentions of it in the form's order, and those of them where the answer leans on it."""

    mentions: tuple[Mention, ...]
    leant_on: tuple[Mention, ...]

    @property
    def fullest(self) -> Mention:
        """The mention that tells most of which document it is, the first of those."""
        return max(self.mentions, key=lambda each: _fullness(each.document))


def naming_of(text: ReadText, part: FoundPart) -> Naming:
    """What a part of an answer names: in the form's place for evidence all is leant on."""
    return text.of(listed_documents if part is FoundPart.EVIDENCE else naming)


def text_of(ground: Ground, key: str, part: FoundPart) -> ReadText:
    return ground.evidence_field(key) if part is FoundPart.EVIDENCE else ground.text(key)


def mentions(ground: Ground) -> tuple[Mention, ...]:
    """All documents that answers name, in the form's order."""
    return ground.once(_mentions)


def documents(ground: Ground) -> tuple[Named, ...]:
    """The same by document: one that is named without its year, or its owner, is the one that is named with them."""
    return ground.once(_documents)


def _mentions(ground: Ground) -> tuple[Mention, ...]:
    raw = tuple(_raw(ground))
    times = _times([each.document for each in raw])
    on, year = shelf(ground), ground.year
    found: list[Mention] = []
    for each in raw:
        document = each.document
        years = document.years or _years(times.get(_kind(document), {}), year)
        is_yearly = document.family in YEARLY and document.years is None
        meant = replace(document, years=years) if is_yearly and years else document
        is_current = _is_current(document, year)
        found.append(
            Mention(each.question, each.part, document, on.of(meant), each.adopted, years, is_current)
        )
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Raw:
    question: str
    part: FoundPart
    document: NamedDocument
    adopted: Traced | None


def _raw(ground: Ground) -> Iterator[_Raw]:
    beside = _decisions(ground)
    for question in ground.questions:
        for part in PARTS:
            text = text_of(ground, question.key, part)
            if text.plain:
                yield from _of_text(text, question.key, part, beside.get((question.key, part), ()))


def _decisions(ground: Ground) -> Mapping[tuple[str, FoundPart], Sequence[Traced]]:
    found: dict[tuple[str, FoundPart], list[Traced]] = {}
    for each in traced(ground):
        found.setdefault((each.cited.question, each.cited.part), []).append(each)
    return found


def _of_text(text: ReadText, key: str, part: FoundPart, beside: Sequence[Traced]) -> Iterator[_Raw]:
    telling = text.beside(_telling, part, lambda: _telling(text.plain, naming_of(text, part)))
    for each, until in telling:
        adopted = _adopted(text.plain, each, until, beside) if beside else None
        yield _Raw(key, part, each, adopted)


def _telling(text: str, named: Naming) -> tuple[tuple[NamedDocument, int], ...]:
    """The documents of which something is told, each with where the next one begins: "mot budget" is not one."""
    begin = [each.start for each in named.documents[1:]]
    every = zip(named.documents, [*begin, len(text)], strict=True) if named.documents else ()
    return tuple(
        (each, until)
        for each, until in every
        if each.pointing > Pointing.NAMED or each.is_specific or each.is_definite
    )


def _is_current(document: NamedDocument, year: int | None) -> bool:
    """Whether the document is of the case's year as far as its name says, or of the year before for what is made when a year
    has ended."""
    if document.years is None or year is None:
        return True
    first, last = document.years
    return first <= year <= last or (document.family == "annual" and last == year - 1)


def _adopted(plain: str, document: NamedDocument, until: int, beside: Sequence[Traced]) -> Traced | None:
    """The decision that follows on the document, before any other one is named."""
    for each in beside:
        start = each.cited.told.start
        if document.end <= start <= min(until, document.end + _ADJOINS):
            return None if "\n" in plain[document.end : start] else each
    return None


def _documents(ground: Ground) -> tuple[Named, ...]:
    groups: dict[tuple[object, ...], list[Mention]] = {}
    for each in mentions(ground):
        first = each.years[0] if each.years else None
        month = each.document.month if each.document.family == "monthly" else None
        groups.setdefault((*_kind(each.document), first, month), []).append(each)
    return tuple(Named(tuple(of), tuple(each for each in of if each.is_leant_on)) for of in groups.values())


def _times(every: Sequence[NamedDocument]) -> dict[tuple[object, ...], dict[int, tuple[int, int]]]:
    """The years that each document is named with, by the first."""
    found: dict[tuple[object, ...], dict[int, tuple[int, int]]] = {}
    for each in every:
        if each.years:
            found.setdefault(_kind(each), {}).setdefault(each.years[0], each.years)
    return found


def _years(times: Mapping[int, tuple[int, int]], year: int | None) -> tuple[int, int] | None:
    """The years of a document that is named without: those that it is named with elsewhere; of several, the case's. One of
    next year is not meant where nothing says so."""
    if len(times) == 1 and (year is None or min(times) <= year):
        return next(iter(times.values()))
    return times.get(year or 0)


def _kind(document: NamedDocument) -> tuple[object, ...]:
    """What two names of one document have in common besides its time: who owns it, where that is another than the board or
    its office, and what it is."""
    owner = document.owner if document.owner in _OTHERS else None
    if document.family in YEARLY:
        return document.family, owner
    return document.family, document.name, document.topic


_OTHERS = frozenset({MUNICIPALITY, "Kommunfullmäktige", "Kommunstyrelsen"})


def _fullness(document: NamedDocument) -> int:
    return bool(document.years) + bool(document.owner) + bool(document.topic)
