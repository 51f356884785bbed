"""The places of a finding, those of one question and of one page put together, as they are shown side by side."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from auditprep.model import Finding, FoundPart, FoundPlace
from ui.models.spots import Spot


@dataclass(frozen=True, slots=True)
class InAnswer:
    """What a finding is about in one question."""

    question: str
    places: tuple[FoundPlace, ...]

    def of(self, part: FoundPart) -> tuple[FoundPlace, ...]:
        return tuple(each for each in self.places if each.part is part)

    @property
    def parts(self) -> tuple[FoundPart, ...]:
        """The parts of the question that it is about, each once."""
        return tuple(dict.fromkeys(each.part for each in self.places))


@dataclass(frozen=True, slots=True)
class OnPage:
    """What a finding is about on one page of a document; without a page it is about the document."""

    evidence: int
    page: int | None
    places: tuple[FoundPlace, ...]

    @property
    def words(self) -> tuple[str, ...]:
        """The words that are marked on it."""
        if self.page is None:
            return ()
        return tuple(dict.fromkeys(each.quote for each in self.places if each.quote))

    @property
    def spots(self) -> tuple[Spot, ...]:
        """Where these words stand."""
        return tuple(
            Spot(each.page, each.start, each.end, each.quote)
            for each in self.places
            if each.page is not None and 0 <= each.start < each.end
        )


Group = InAnswer | OnPage


def groups(finding: Finding) -> tuple[Group, ...]:
    """In the order in which the finding names them. One without a place in its own question is shown at that question all the
    same."""
    made: dict[tuple[str, object, object], list[FoundPlace]] = {}
    for place in finding.places:
        made.setdefault(_of(place), []).append(place)
    found = [_group(key, places) for key, places in made.items()]
    own = finding.question
    if own is not None and not any(isinstance(each, InAnswer) and each.question == own for each in found):
        found.insert(0, InAnswer(own, (FoundPlace(FoundPart.TEXT, own),)))
    return tuple(found)


def answers(finding: Iterable[Group]) -> tuple[InAnswer, ...]:
    return tuple(each for each in finding if isinstance(each, InAnswer))


def pages(finding: Iterable[Group]) -> tuple[OnPage, ...]:
    return tuple(each for each in finding if isinstance(each, OnPage))


def _of(place: FoundPlace) -> tuple[str, object, object]:
    if place.evidence is not None:
        return "page", place.evidence, place.page
    return "answer", place.question, None


def _group(key: tuple[str, object, object], places: list[FoundPlace]) -> Group:
    if key[0] == "page":
        return OnPage(places[0].evidence or 0, places[0].page, tuple(places))
    return InAnswer(places[0].question or "", tuple(places))
