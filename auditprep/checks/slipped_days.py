"""Days whose year must be a slip: the odd one of a list, one that another answer has with this year, one that cannot be."""

from __future__ import annotations

import calendar
import datetime as dt
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from auditprep.checks.ground import Ground
from auditprep.checks.other_years import OTHER_YEAR
from auditprep.checks.referred import meetings
from auditprep.checks.rule import finding
from auditprep.checks.years_told import Told, told
from auditprep.model import Finding, FoundPlace, Mend, MendKind
from auditprep.prose.date_runs import YearSlip, days, year_slips
from auditprep.prose.dates import FoundDate
from auditprep.prose.document_days import WrongDay, wrong_days
from auditprep.prose.rewriting import redated


def slipped_days(ground: Ground) -> Iterator[Finding]:
    """A finding for each such day."""
    if ground.year is None:
        return
    calendar_ = _Calendar(ground)
    for part in told(ground):
        seen: list[range] = []
        for slip in part.text.of(year_slips):
            seen.append(range(slip.start, slip.end))
            yield _of_list(ground, part, slip)
        for wrong in part.text.of(wrong_days):
            if not any(wrong.start in each for each in seen):
                seen.append(range(wrong.start, wrong.end))
                yield _of_document(ground, part, wrong)
        yield from _same_days(ground, calendar_, part, seen)


def _of_list(ground: Ground, part: Told, slip: YearSlip) -> Finding:
    place = ground.span(part.key, slip.start, slip.end, part.part)
    years = ground.span(part.key, slip.year_start, slip.year_end, part.part)
    facts = {"words": place.quote, "year": years.quote, "should": str(slip.year)}
    mend = Mend(MendKind.WRITE, part.key, str(slip.year), years)
    return finding(OTHER_YEAR, part.key, place, code="other-year-in-list", facts=facts, mends=[mend])


def _of_document(ground: Ground, part: Told, wrong: WrongDay) -> Finding:
    document = wrong.document
    place = ground.span(part.key, wrong.start, wrong.end, part.part)
    name = ground.span(part.key, document.name_start, document.name_end, part.part)
    years = ground.span(part.key, wrong.year_start, wrong.year_end, part.part)
    code = "other-year-decided" if wrong.value.year < document.first - 1 else "other-year-before"
    mends = [Mend(MendKind.WRITE, part.key, str(wrong.year), years)] if wrong.year else []
    facts = {"words": place.quote, "document": name.quote}
    return finding(OTHER_YEAR, part.key, place, name, code=code, facts=facts, mends=mends)


# The same day of another year


@dataclass(frozen=True, slots=True)
class _Day:
    """A day that an answer names, or a meeting that is known (then there is no place in an answer)."""

    value: dt.date
    key: str | None = None
    place: FoundPlace | None = None


class _Calendar:
    """All days that the answers name and all meetings that are known, by day and month. A meeting of a board is hardly on
    the same day two years running."""

    def __init__(self, ground: Ground) -> None:
        self._days: defaultdict[tuple[int, int], list[_Day]] = defaultdict(list)
        self._known = {each.date for each in meetings(ground)}
        for known in self._known:
            self._days[known.month, known.day].append(_Day(known))
        for part in told(ground):
            for each in part.text.of(days):
                place = ground.span(part.key, each.start, each.end, part.part)
                self._days[each.value.month, each.value.day].append(_Day(each.value, part.key, place))

    def other(self, value: dt.date, year: int) -> _Day | None:
        """The same day with this year, where this one stands alone and is no known meeting; None where there is none."""
        alike = self._days[value.month, value.day]
        alone = sum(each.value == value for each in alike) == 1
        if value in self._known or not alone or abs(value.year - year) != 1 or _recurs(value):
            return None
        found = [each for each in alike if each.value.year == year]
        return min(found, key=lambda each: each.place is None) if found else None


def _recurs(day: dt.date) -> bool:
    """Whether the day comes every year, as the end and the beginning of a month do, and the middle."""
    return day.day in (1, 15, calendar.monthrange(day.year, day.month)[1])


def _same_days(ground: Ground, known: _Calendar, part: Told, seen: list[range]) -> Iterator[Finding]:
    year = ground.year or 0
    for each in part.text.of(days):
        other = None
        if each.value.year != year and not any(each.start in one for one in seen):
            other = known.other(each.value, year)
        if other is not None and not _is_beside(part, each, other):
            yield _of_same_day(ground, part, each, other)


_NEAR = 200


def _is_beside(part: Told, each: FoundDate, other: _Day) -> bool:
    """Whether both days stand near each other, where they are told apart on purpose."""
    if other.place is None or other.key != part.key or other.place.part is not part.part:
        return False
    return abs(other.place.start - each.start) < _NEAR


def _of_same_day(ground: Ground, part: Told, each: FoundDate, other: _Day) -> Finding:
    place = ground.span(part.key, each.start, each.end, part.part)
    words = redated(place.quote, other.value)
    mends = [Mend(MendKind.WRITE, part.key, words, place)] if words else []
    places = [place, *([other.place] if other.place else [])]
    facts = {"words": place.quote, "other": other.value.isoformat(), "should": str(other.value.year)}
    return finding(OTHER_YEAR, part.key, *places, code="other-year-same-day", facts=facts, mends=mends)
