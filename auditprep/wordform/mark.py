"""What every way of ticking has in common: what a place may hold, and what a mechanism does with a question's places."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Protocol

from lxml import etree

from auditprep.model import Place
from auditprep.wordform.splice import Splice, path_of

TICK_SIGNS = frozenset(
    {"x", "✓", "✔", "√", "✗", "✘", "☒", "☑", "(x)", "[x]", "xx", "v", "■", "●", "*", "⊠", "/", "ok", "o.k."}
)
"""What people type in a place to say that this is the answer, in small letters."""


class Tick(Enum):
    """What stands in one place."""

    EMPTY = "empty"
    TICKED = "ticked"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Reading:
    """What stands in a place, and the words seen there."""

    tick: Tick
    seen: str = ""

    @classmethod
    def of(cls, ticked: bool | None, seen: str = "") -> Reading:
        """Ticked, empty or, for None, unsure."""
        return cls(Tick.UNSURE if ticked is None else Tick.TICKED if ticked else Tick.EMPTY, seen)


@dataclass(frozen=True, slots=True)
class Marked:
    """A place, and the element that its path leads to."""

    place: Place
    element: etree._Element


class Mechanism(Protocol):
    """One way of ticking."""

    name: str

    def read(self, places: Sequence[Marked]) -> list[Reading]:
        """What stands in each of one question's places of this kind."""

    def write(self, places: Sequence[Marked], ticked: Sequence[bool]) -> Iterator[Splice]:
        """The changes that set and clear; nothing where it already stands so."""


def instead(old: etree._Element, new: etree._Element) -> Splice:
    """The change that puts one element where another stood."""
    *parent, index = path_of(old)
    return Splice(tuple(parent), index, index + 1, (new,))


def by_element(
    places: Sequence[Marked], ticked: Sequence[bool]
) -> dict[etree._Element, list[tuple[Place, bool]]]:
    """The places of each element, with what is wanted of them."""
    grouped: dict[etree._Element, list[tuple[Place, bool]]] = {}
    for marked, wanted in zip(places, ticked, strict=True):
        grouped.setdefault(marked.element, []).append((marked.place, wanted))
    return grouped
