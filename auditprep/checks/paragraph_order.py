"""The §§ of a body rise with the dates, and begin at 1 every year."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from auditprep.checks.decided import Decided
from auditprep.checks.ground import Ground
from auditprep.checks.known_days import in_minutes, known_meetings
from auditprep.checks.paragraph_dates import by_number, counted_otherwise, losing
from auditprep.checks.rising import Point, in_time, rising
from auditprep.checks.rule import finding
from auditprep.checks.telling import elsewhere, in_order, places
from auditprep.model import Finding, Severity

ORDER = ("paragraph-order", Severity.WARNING)


def order(ground: Ground) -> Iterator[Finding]:
    """The §§ that stand in the way of the others: the smallest set without which all rise. Nothing where so many do that the
    body must count in another way."""
    for which, points in _points(ground).items():
        kept = () if which in counted_otherwise(ground) else rising(points)
        wrong = [each for each in points if each not in kept and each.told] if kept else []
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
    return {which: in_time(each) for which, each in found.items()}


def _minuted(ground: Ground) -> Mapping[tuple[str, int, int], dt.date]:
    """The days of the first and the last § of minutes."""
    found: dict[tuple[str, int, int], dt.date] = {}
    for (body, day), meeting in known_meetings(ground).items():
        for number in meeting.decisions:
            found[body, day.year, number] = day
    return found


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
