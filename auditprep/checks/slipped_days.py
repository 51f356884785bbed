"""Days whose year must be a slip: the odd one of a list, one that another answer has with this year, one that cannot be."""

from __future__ import annotations

import calendar
import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from auditprep.checks.ground import Ground
from auditprep.checks.other_years import OTHER_YEAR
from auditprep.checks.referred import meetings, same
from auditprep.checks.rule import finding
from auditprep.checks.years_told import Told
from auditprep.model import Finding, Mend, MendKind
from auditprep.prose.date_runs import DecisionDay, YearSlip, decision_days, meeting_days, year_slips
from auditprep.prose.day_pairs import DayPair, day_pairs
from auditprep.prose.document_days import PLANS, TreatedDay, WrongDay, treated_days, wrong_days
from auditprep.prose.rewriting import redated
from auditprep.prose.year_mentions import shifted, year_mentions


def slipped_days(ground: Ground, parts: Sequence[Told]) -> Iterator[Finding]:
    """A finding for each such day."""
    if ground.year is None:
        return
    known = _Calendar(ground, parts)
    for part in parts:
        seen = set[int]()
        for each in _found(ground, known, part):
            start = each.places[0].start
            if start not in seen:  # the first reason is enough
                seen.add(start)
                yield each


def _found(ground: Ground, known: _Calendar, part: Told) -> Iterator[Finding]:
    """What is found of each day, for whatever reason, the strongest first."""
    for slip in part.text.of(year_slips):
        yield _of_list(ground, part, slip)
    for pair in part.text.of(day_pairs):
        if ground.year in pair.years:
            yield _of_pair(ground, part, pair)
    for wrong in _wrong_days(part):
        yield _of_document(ground, part, wrong)
    for treated in part.text.of(treated_days):
        if _is_year_early(treated, ground.year or 0):
            yield _of_treated(ground, part, treated)
    yield from _same_days(ground, known, part)
    yield from _wrong_weekdays(ground, known, part)


def _wrong_days(part: Told) -> tuple[WrongDay, ...]:
    text = part.text
    return text.beside(wrong_days, None, lambda: wrong_days(text.plain, text.of(year_mentions)))


def _of_list(ground: Ground, part: Told, slip: YearSlip) -> Finding:
    place = ground.span(part.key, slip.start, slip.end, part.part)
    years = ground.span(part.key, slip.year_start, slip.year_end, part.part)
    facts = {"words": place.quote, "year": years.quote, "should": str(slip.year)}
    mend = Mend(MendKind.WRITE, part.key, str(slip.year), years)
    return finding(OTHER_YEAR, part.key, place, code="other-year-in-list", facts=facts, mends=[mend])


def _of_pair(ground: Ground, part: Told, pair: DayPair) -> Finding:
    """The one of the two that is of another year than the form."""
    is_first = pair.years[0] != ground.year
    wrong, right = (pair.first, pair.second) if is_first else (pair.second, pair.first)
    place, other = (ground.span(part.key, *span, part.part) for span in (wrong, right))
    years = ground.span(part.key, *(pair.first_year if is_first else pair.second_year), part.part)
    facts = {"words": place.quote, "other": other.quote}
    mend = Mend(MendKind.WRITE, part.key, str(ground.year), years)
    return finding(OTHER_YEAR, part.key, place, other, code="other-year-beside", facts=facts, mends=[mend])


def _of_document(ground: Ground, part: Told, wrong: WrongDay) -> Finding:
    """The day, or the document where that is the one of another year than the form."""
    document = wrong.document
    place = ground.span(part.key, wrong.start, wrong.end, part.part)
    name = ground.span(part.key, document.name_start, document.name_end, part.part)
    if _is_of_other_year(ground, wrong):
        years = ground.span(part.key, document.start, document.end, part.part)
        mend = Mend(MendKind.WRITE, part.key, shifted(years.quote, -wrong.off), years)
        facts = {"words": name.quote, "other": place.quote}
        return finding(OTHER_YEAR, part.key, name, place, code="other-year-beside", facts=facts, mends=[mend])
    years = ground.span(part.key, wrong.year_start, wrong.year_end, part.part)
    mend = Mend(MendKind.WRITE, part.key, str(wrong.value.year + wrong.off), years)
    facts = {"words": place.quote, "document": name.quote}
    code = "other-year-late" if wrong.off < 0 else _EARLY.get(document.family, "other-year-before")
    return finding(OTHER_YEAR, part.key, place, name, code=code, facts=facts, mends=[mend])


_EARLY = dict.fromkeys(PLANS, "other-year-decided")


def _is_of_other_year(ground: Ground, wrong: WrongDay) -> bool:
    """Whether it is the document's year that is not the one that it has to be, and would be when it is mended."""
    should = (ground.year or 0) - (wrong.document.family == "annual")
    return wrong.document.first != should and wrong.document.first - wrong.off == should


def _is_year_early(treated: TreatedDay, year: int) -> bool:
    """Whether the day is that of last year's document: a plan is decided in the autumn before the year, a report of a part of
    it while it runs."""
    day = treated.value
    if treated.family in PLANS:
        return day.year == year - 2 and day.month >= _AUTUMN
    return treated.family == "interim" and day.year == year - 1 and day.month >= _SPRING


_AUTUMN, _SPRING = 8, 5


def _of_treated(ground: Ground, part: Told, treated: TreatedDay) -> Finding:
    place = ground.span(part.key, treated.start, treated.end, part.part)
    name = ground.span(part.key, treated.name_start, treated.name_end, part.part)
    years = ground.span(part.key, treated.year_start, treated.year_end, part.part)
    facts = {"words": place.quote, "document": name.quote, "should": str(ground.year)}
    mend = Mend(MendKind.WRITE, part.key, str(treated.value.year + 1), years)
    return finding(OTHER_YEAR, part.key, place, name, code="other-year-treated", facts=facts, mends=[mend])


# The same day of another year


@dataclass(frozen=True, slots=True)
class _Day:
    """A day that an answer names, or a meeting that is known (then there is no place in an answer)."""

    value: dt.date
    paragraph: int | None = None
    part: Told | None = None
    start: int = -1
    end: int = -1


class _Calendar:
    """All days that the answers name and all meetings that are known, by day and month. A meeting of a board is hardly on
    the same day two years running."""

    def __init__(self, ground: Ground, parts: Sequence[Told]) -> None:
        self._days: defaultdict[tuple[int, int], list[_Day]] = defaultdict(list)
        self._known = {each.date for each in meetings(ground)}
        for known in self._known:
            self._days[known.month, known.day].append(_Day(known))
        self._met = {each.date for each in meetings(ground) if same(each.body, ground.board)}
        for part in parts:
            for each in part.text.of(decision_days):
                day = _Day(each.value, each.paragraph, part, each.start, each.end)
                self._days[each.value.month, each.value.day].append(day)
            for met in part.text.of(meeting_days):
                self._met.add(met.value)

    def other(self, day: DecisionDay, year: int) -> _Day | None:
        """The same day with this year, where this one stands alone and is no known meeting; None where there is none. Two
        §§ are of two meetings."""
        value = day.value
        alike = self._days[value.month, value.day]
        alone = sum(each.value == value for each in alike) == 1
        if value in self._known or not alone or abs(value.year - year) != 1 or _recurs(value):
            return None
        found = [
            each
            for each in alike
            if each.value.year == year
            and (each.paragraph or day.paragraph) == (day.paragraph or each.paragraph)
        ]
        return min(found, key=lambda each: each.part is None) if found else None

    @cached_property
    def weekday(self) -> int | None:
        """The weekday that the board meets on; None where too few of its meetings are."""
        ((day, times),) = Counter(each.weekday() for each in self._met).most_common(1) or [(0, 0)]
        return day if times >= _FEWEST_MEETINGS and times >= _MOST_OF_THEM * len(self._met) else None

    def meant(self, met: dt.date, year: int) -> dt.date | None:
        """The meeting that must be meant by one of another year, on a day when the board does not meet: the same day of
        this year, or of the one before, if the board meets on it."""
        if met in self._known or self.weekday is None or met.weekday() == self.weekday:
            return None
        near = [_in_year(met, each) for each in (met.year - 1, met.year + 1) if each in (year, year - 1)]
        fits = [each for each in near if each and each.weekday() == self.weekday]
        return fits[0] if len(fits) == 1 and met.year != year else None


_FEWEST_MEETINGS, _MOST_OF_THEM = 5, 0.6


def _in_year(day: dt.date, year: int) -> dt.date | None:
    return None if (day.month, day.day) == (2, 29) else day.replace(year=year)


def _recurs(day: dt.date) -> bool:
    """Whether the day comes every year, as the end and the beginning of a month do, and the middle."""
    return day.day in (1, 15, calendar.monthrange(day.year, day.month)[1])


def _same_days(ground: Ground, known: _Calendar, part: Told) -> Iterator[Finding]:
    year = ground.year or 0
    for each in part.text.of(decision_days):
        other = known.other(each, year) if each.value.year != year else None
        if other is not None and not _is_beside(part, each, other):
            yield _of_same_day(ground, part, each, other)


_NEAR = 200


def _is_beside(part: Told, each: DecisionDay, other: _Day) -> bool:
    """Whether both days stand near each other, where they are told apart on purpose."""
    return other.part is part and abs(other.start - each.start) < _NEAR


def _of_same_day(ground: Ground, part: Told, each: DecisionDay, other: _Day) -> Finding:
    place = ground.span(part.key, each.start, each.end, part.part)
    words = redated(place.quote, other.value)
    mends = [Mend(MendKind.WRITE, part.key, words, place)] if words else []
    places = [place]
    if other.part is not None:
        places.append(ground.span(other.part.key, other.start, other.end, other.part.part))
    facts = {"words": place.quote, "other": other.value.isoformat(), "should": str(other.value.year)}
    return finding(OTHER_YEAR, part.key, *places, code="other-year-same-day", facts=facts, mends=mends)


# Meetings on a day when the board does not meet


def _wrong_weekdays(ground: Ground, known: _Calendar, part: Told) -> Iterator[Finding]:
    for each in part.text.of(meeting_days):
        meant = known.meant(each.value, ground.year or 0)
        if meant is not None:
            place = ground.place(part.key, each, part.part)
            words = redated(place.quote, meant)
            mends = [Mend(MendKind.WRITE, part.key, words, place)] if words else []
            facts = {"words": place.quote, "other": meant.isoformat()}
            yield finding(OTHER_YEAR, part.key, place, code="other-year-weekday", facts=facts, mends=mends)
