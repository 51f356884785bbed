"""A § has one date."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import partial

from auditprep.checks.decided import Decided, decided
from auditprep.checks.ground import Ground
from auditprep.checks.known_days import (
    Witness,
    days_told,
    in_minutes,
    known_meetings,
    usual_weekday,
    witnesses,
)
from auditprep.checks.rising import Point, in_time, rising
from auditprep.checks.rule import finding
from auditprep.checks.telling import Source, elsewhere, in_order, places, redating, renumbering
from auditprep.checks.traces import Trace, traced
from auditprep.model import Decision, Finding, FoundPlace, Severity
from auditprep.prose.same_dnr import may_be_same, same_dnr

TWO_DATES = ("paragraph-two-dates", Severity.ERROR)

Numbered = tuple[str, int, int]
"""A body, a year and a §: they are one decision."""

ByDay = Mapping[dt.date, Sequence[Source]]


def two_dates(ground: Ground) -> Iterator[Finding]:
    """Every § that has two dates in one year, or the same day of two years; and every matter with two §§ at one meeting."""
    yield from _two_dates(ground)
    yield from _two_years(ground)
    yield from _two_numbers(ground)


def once_a_place(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Those that stand in the same places once: "§§ 12–13" with a wrong day is one error."""
    seen: set[frozenset[FoundPlace]] = set()
    for each in findings:
        if (places := frozenset(each.places)) not in seen:
            seen.add(places)
            yield each


def by_number(ground: Ground) -> Mapping[Numbered, ByDay]:
    """What tells of each § that answers refer to, by day."""
    return ground.once(_by_number)


def losing(ground: Ground) -> frozenset[Decided]:
    """What is told with another day than the same § has elsewhere, and is not the right one."""
    return ground.once(_losing)


def _by_number(ground: Ground) -> Mapping[Numbered, ByDay]:
    found: defaultdict[Numbered, defaultdict[dt.date, list[Source]]] = defaultdict(lambda: defaultdict(list))
    for each in decided(ground):
        if each.body is not None and each.date and each.paragraph is not None:
            found[each.body, each.date.year, each.paragraph][each.date].append(each)
    for witness in witnesses(ground):
        day, number = witness.date, witness.paragraph
        if day and number is not None and (witness.body, day.year, number) in found:
            found[witness.body, day.year, number][day].append(witness)
    return found


def counted_otherwise(ground: Ground) -> frozenset[tuple[str, int]]:
    """The bodies and years whose §§ do not rise at all: they begin anew at every meeting."""
    return ground.once(_counted_otherwise)


_FEWEST = 4  # days


def _counted_otherwise(ground: Ground) -> frozenset[tuple[str, int]]:
    """As far as the lowest § of each day tells."""
    lowest: defaultdict[tuple[str, int], dict[dt.date, int]] = defaultdict(dict)
    for (body, year, number), by_day in by_number(ground).items():
        for day in by_day:
            lowest[body, year][day] = min(number, lowest[body, year].get(day, number))
    return frozenset(which for which, days in lowest.items() if len(days) >= _FEWEST and _fall(days))


def _fall(days: Mapping[dt.date, int]) -> bool:
    points = in_time(Point(day, number, 1, ()) for day, number in days.items())
    return 5 * len(rising(points)) <= 3 * len(points)


def _two_dates(ground: Ground) -> Iterator[Finding]:
    for (body, year, number), by_day in by_number(ground).items():
        if len(by_day) > 1 and (body, year) not in counted_otherwise(ground):
            right = _right_day(ground, body, number, by_day)
            yield from _of_days(ground, number, by_day, right, "paragraph-two-dates")


def _losing(ground: Ground) -> frozenset[Decided]:
    found: set[Decided] = set()
    for (body, _year, number), by_day in by_number(ground).items():
        if len(by_day) > 1:
            right = _right_day(ground, body, number, by_day)
            found |= set(_decided_but(by_day, right))
    return frozenset(found)


def _decided_but(by_day: ByDay, right: dt.date | None) -> list[Decided]:
    """Those in answers that have not the right day; all of them where nobody knows which it is."""
    return [
        each for day, told in by_day.items() if day != right for each in told if isinstance(each, Decided)
    ]


def _right_day(ground: Ground, body: str, number: int, by_day: ByDay) -> dt.date | None:
    """The day that minutes have, or documents, or more answers than any other; of two alike the one that other places call a
    meeting, or that is the day of the week on which the body meets. None where nothing tells."""
    weekday = usual_weekday(ground, body, next(iter(by_day)).year)

    def weight(day: dt.date) -> tuple[int, int, int, int, int]:
        told = by_day[day]
        answers = {each.question for each in told if isinstance(each, Decided)}
        others = days_told(ground)[body, day] - sum(isinstance(each, Decided) for each in told)
        return (
            in_minutes(ground, body, day, number),
            any(isinstance(each, Witness) for each in told),
            len(answers),
            others,
            weekday is not None and day.weekday() == weekday,
        )

    first, second, *_rest = sorted(by_day, key=weight, reverse=True)
    return first if weight(first) > weight(second) else None


def _of_days(
    ground: Ground, number: int, by_day: ByDay, right: dt.date | None, code: str
) -> Iterator[Finding]:
    """One finding for all that has a wrong day; where nobody knows which is right, the first one is shown with the others."""
    wrong = [
        each for each in in_order(ground, _decided_but(by_day, right)) if each not in _told(ground, right)
    ]
    if not wrong:
        return
    first = wrong[0]
    against = [each for day, told in by_day.items() if day == right for each in told] or [
        each for day, told in by_day.items() if day != first.date for each in told
    ]
    facts = {
        "paragraph": str(number),
        "here": str(first.date),
        "there": str(against[0].date),
        **elsewhere(ground, first.question, against[0]),
    }
    told = dict.fromkeys([first, *against[:1], *wrong[1:], *against[1:]])
    yield finding(
        TWO_DATES,
        first.question,
        *places(ground, told),
        code=code if right is None else f"{code}-known",
        facts=facts,
        mends=redating(ground, wrong, right) if right else (),
    )


def _told(ground: Ground, right: dt.date | None) -> Collection[Decided]:
    """Those that the minutes show to have another day, which is told with them."""
    return ground.once(_in_other_minutes).get(right, ()) if right else ()


def _in_other_minutes(ground: Ground) -> Mapping[dt.date | None, Collection[Decided]]:
    found: defaultdict[dt.date | None, set[Decided]] = defaultdict(set)
    for each in traced(ground):
        if each.trace is Trace.OTHER_MEETING and each.right:
            found[each.right.date].add(each.cited)
    return found


# The same day of two years


def _two_years(ground: Ground) -> Iterator[Finding]:
    """ "2025-05-13 § 31" and "2024-05-13 § 31": a year is wrong, since no body has the same § on the same day twice, unless
    minutes have both."""
    years: defaultdict[tuple[str, int, int, int], dict[dt.date, Sequence[Source]]] = defaultdict(dict)
    for (body, _year, number), by_day in by_number(ground).items():
        for day, told in by_day.items():
            years[body, number, day.month, day.day][day] = told
    for (body, number, _month, _day), by_day in years.items():
        doubtful = [day for day in by_day if not in_minutes(ground, body, day, number)]
        is_told = any(each.year == ground.year for each in by_day)  # by the rule for years
        if len(by_day) > 1 and doubtful and not is_told and len({day.weekday() for day in by_day}) > 1:
            right = _right_day(ground, body, number, by_day)
            yield from _of_days(ground, number, by_day, right, "paragraph-two-years")


# The same matter with two §§


def _two_numbers(ground: Ground) -> Iterator[Finding]:
    """One registry number with two §§ at one meeting, in two answers: none of them tells both."""
    matters: defaultdict[tuple[str, dt.date, str], list[Decided]] = defaultdict(list)
    for each in decided(ground):
        if each.body is not None and each.date and each.paragraph is not None and each.dnr:
            matters[each.body, each.date, same_dnr(each.dnr)].append(each)
    for (body, day, _dnr), told in matters.items():
        if len({each.paragraph for each in told}) > 1:
            dnr = told[0].dnr or ""
            yield from of_numbers(ground, body, day, told, partial(_has_dnr, dnr))


def _has_dnr(dnr: str, decision: Decision) -> bool:
    return decision.dnr is not None and may_be_same(dnr, decision.dnr)


Fits = Callable[[Decision], bool]
"""Whether a § of minutes is about the matter."""


def of_numbers(
    ground: Ground, body: str, day: dt.date, told: Sequence[Decided], fits: Fits
) -> Iterator[Finding]:
    """What is told of one matter of a meeting with two §§: nothing where one answer tells both, or where minutes have both and
    do not say which is about it."""
    by_number: defaultdict[int, list[Decided]] = defaultdict(list)
    for each in told:
        by_number[each.paragraph or 0].append(each)
    if len(by_number) != 2:
        return
    one, other = ({each.question for each in of} for of in by_number.values())
    minuted = _minuted(ground, body, day, by_number, fits)
    if one & other or len(minuted) > 1:
        return
    light, heavy = sorted(by_number, key=lambda each: (each in minuted, len(by_number[each])))
    is_known = bool(minuted) or len(by_number[heavy]) > len(by_number[light])
    right, wrong = (heavy, light) if is_known else tuple(by_number)
    yield _of_two(ground, day, by_number[wrong], by_number[right], is_known=is_known)


def _minuted(ground: Ground, body: str, day: dt.date, numbers: Iterable[int], fits: Fits) -> tuple[int, ...]:
    """Those of the §§ that minutes have; of several only those that are about the matter, all where none is."""
    meeting = known_meetings(ground).get((body, day))
    known = {each: meeting.decisions[each] for each in numbers if meeting and each in meeting.decisions}
    about = tuple(each for each, decision in known.items() if fits(decision))
    return about if len(known) > 1 and about else tuple(known)


def _of_two(
    ground: Ground, day: dt.date, wrong: Sequence[Decided], right: Sequence[Decided], *, is_known: bool
) -> Finding:
    first, other = wrong[0], right[0]
    numbers = {"here": str(first.paragraph), "there": str(other.paragraph)}
    return finding(
        TWO_DATES,
        first.question,
        *places(ground, [first, other, *wrong[1:], *right[1:]]),
        code="paragraph-two-numbers",
        facts={"day": str(day), **numbers, **elsewhere(ground, first.question, other)},
        mends=renumbering(ground, wrong, other.paragraph or 0) if is_known else (),
    )
