"""Which §§ rise with their days, when as few as can be are left out."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from auditprep.checks.decided import Decided


@dataclass(frozen=True, slots=True)
class Point:
    """A § on a day, with all that tells of it; more of them weigh more, and minutes most."""

    day: dt.date
    number: int
    weight: int
    told: tuple[Decided, ...]


def in_time(points: Iterable[Point]) -> list[Point]:
    """In the order of their days and, of one day, of their numbers."""
    return sorted(points, key=lambda each: (each.day, each.number))


def rising(points: Sequence[Point]) -> list[Point]:
    """The heaviest of them that rise; they are `in_time`."""
    ends: list[tuple[int, int]] = []  # numbers that a run ends with, and how heavy it is: both rise
    runs: list[tuple[Point, object]] = []  # the last point of each, and the run before it
    for point in points:
        at = bisect_left(ends, (point.number, -1))
        before = runs[at - 1] if at else None
        weight = point.weight + (ends[at - 1][1] if at else 0)
        last = at
        while last < len(ends) and ends[last][1] <= weight:
            last += 1
        if last == at and at < len(ends) and ends[at][0] == point.number:
            continue  # the same § on an earlier day weighs more
        ends[at:last] = [(point.number, weight)]
        runs[at:last] = [(point, before)]
    return _unrolled(runs[-1] if runs else None)


def _unrolled(run: object) -> list[Point]:
    kept: list[Point] = []
    while isinstance(run, tuple):
        kept.append(run[0])
        run = run[1]
    return kept[::-1]
