"""Which places of a form lie in each other, so that what is written in one would stand in the other."""

from __future__ import annotations

from auditprep.model import Place, Role
from auditprep.wordform.mechanisms import TYPED_WORD


def is_same_room(one: Place, other: Place) -> bool:
    """Whether only one of the two can be written in."""
    outer, inner = sorted((one, other), key=lambda place: len(_steps(place)))
    way, further = _steps(outer), _steps(inner)
    if further[: len(way)] != way:
        return False
    if len(further) > len(way):
        return outer.role is Role.MARK or _reaches(outer, int(further[len(way)]))
    if one.role is Role.MARK and other.role is Role.MARK:
        return one.mechanism != other.mechanism or one.mechanism == TYPED_WORD or one.start == other.start
    return Role.MARK in (one.role, other.role) or (_end(one) > other.start and _end(other) > one.start)


def covers(prose: Place, mark: Place) -> bool:
    """Whether a box stands among the words that would be written over."""
    way, further = _steps(prose), _steps(mark)
    inside = prose.role is not Role.MARK and len(further) > len(way) and further[: len(way)] == way
    return inside and _reaches(prose, int(further[len(way)]))


def _reaches(place: Place, child: int) -> bool:
    """Whether a child of the element is part of the place."""
    return place.start <= child < _end(place)


def _steps(place: Place) -> list[str]:
    """The way to a place; none where it lies in the document's body itself."""
    return place.path.split("/") if place.path else []


def _end(place: Place) -> float:
    return float("inf") if place.end is None else max(place.end, place.start + 1)
