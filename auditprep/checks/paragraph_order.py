"""The §§ of a body rise with the dates, and begin at 1 every year."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from auditprep.checks.decided import Decided
from auditprep.checks.ground import Ground
from auditprep.checks.known_days import in_minutes, known_meetings
from auditprep.checks.paragraph_dates import by_number, losing
from auditprep.checks.rule import finding
from auditprep.checks.telling import elsewhere, in_order, places
from auditprep.model import Finding, Severity

ORDER = ("paragraph-order", Severity.WARNING)


@dataclass(frozen=True, slots=True)
class Point:
    """A § on a day, with all that tells of it; more of them weigh more, and minutes most."""

    day: dt.date
    number: int
    weight: int
    told: tuple[Decided, ...]


def order(ground: Ground) -> Iterator[Finding]:
    """The §§ that stand in the way of the others: the smallest set without which all rise. Nothing where so many do that the
    body must count in another way."""
    for points in _points(ground).values():
        kept = rising(points)
        wrong = [each for each in points if each not in kept and each.told]
        if 3 * len(wrong) <= max(len(points), _FEW):
            for each in wrong:
                yield from _finding(ground, each, kept)


_FEW = 4
_MINUTED = 100


def _points(ground: Ground) -> Mapping[tuple[str, int], list[Point]]:
    """By body and year, in the order of their days. What has a wrong date for certain, and what minutes have another date for,
    is told by other rules."""
    found: defaultdict[tuple[str, int], list[Point]] = defaultdict(list)
    minuted = ground.once(_minuted)
    for (body, year, number), by_day in by_number(ground).items():
        for day, told in by_day.items():
            mine = tuple(each for each in told if isinstance(each, Decided) and each not in losing(ground))
            elsewhere_too = minuted.get((body, year, number), day) != day
            if mine and not elsewhere_too:
                weight = len({each.question for each in mine}) + _MINUTED * in_minutes(
                    ground, body, day, number
                )
                found[body, year].append(Point(day, number, weight, mine))
    numbers = {which: {each.number for each in points} for which, points in found.items()}
    for (body, year, number), day in minuted.items():
        if number not in numbers.get((body, year), {number}):
            found[body, year].append(Point(day, number, _MINUTED, ()))
    return {which: sorted(each, key=lambda point: (point.day, point.number)) for which, each in found.items()}


def _minuted(ground: Ground) -> Mapping[tuple[str, int, int], dt.date]:
    """The days of the first and the last § of minutes."""
    found: dict[tuple[str, int, int], dt.date] = {}
    for (body, day), meeting in known_meetings(ground).items():
        for number in meeting.decisions:
            found[body, day.year, number] = day
    return found


def rising(points: Sequence[Point]) -> list[Point]:
    """The heaviest of them that rise, of points in the order of their days and, of one day, of their numbers."""
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


def _finding(ground: Ground, wrong: Point, kept: Sequence[Point]) -> Iterator[Finding]:
    """Told beside the nearest § that it contradicts, where it is certain that both are of one body."""
    against = [each for each in kept if _contradict(wrong, each) and _are_certain(wrong, each)]
    if not against:
        return
    other = min(against, key=lambda each: (not each.told, abs((each.day - wrong.day).days)))
    here, there = in_order(ground, wrong.told), in_order(ground, other.told)
    facts = {
        "paragraph": str(wrong.number),
        "day": str(wrong.day),
        "paragraph_there": str(other.number),
        "day_there": str(other.day),
        **(elsewhere(ground, here[0].question, there[0]) if there else {}),
    }
    code = "paragraph-order" if wrong.day < other.day else "paragraph-order-late"
    yield finding(
        ORDER, here[0].question, *places(ground, [here[0], *there, *here[1:]]), code=code, facts=facts
    )


def _are_certain(one: Point, other: Point) -> bool:
    """Whether the words say whose both are, or one answer tells of both in the same way."""
    told = (*one.told, *other.told)
    if all(each.told.is_sure for each in told):
        return True
    return bool(other.told) and len({(each.question, each.told.is_sure) for each in told}) == 1


def _contradict(one: Point, other: Point) -> bool:
    """Whether the later of two days has no higher §."""
    if one.day == other.day:
        return False
    return (one.day < other.day) != (one.number < other.number)
