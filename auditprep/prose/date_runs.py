"""Days, or months, that follow each other in a list: of meetings, of reports. One that is of another year than the rest, and
breaks their order, is a slip."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from auditprep.prose.dates import FoundDate, FoundMonth, dates, months


@dataclass(frozen=True, slots=True)
class YearSlip:
    """A day or a month in `text[start:end]` whose year, in `text[year_start:year_end]`, is plainly another's: all beside it
    are of `year`. They stand in `text[first:last]`."""

    value: dt.date
    year: int
    start: int
    end: int
    year_start: int
    year_end: int
    first: int
    last: int


def year_slips(text: str) -> tuple[YearSlip, ...]:
    """The slips in the lists of the text, in order."""
    if len(_YEAR.findall(text)) < _FEWEST:
        return ()
    found = [slip for run in _runs(text, days(text)) for slip in _slips(text, run)]
    found += [slip for run in _runs(text, named_months(text)) for slip in _slips(text, run)]
    return tuple(sorted(found, key=lambda each: each.start))


@lru_cache(maxsize=16)
def days(text: str) -> tuple[FoundDate, ...]:
    """The days in an answer, in order; none is read across the end of a line. Several look at the same text, one after the
    other."""
    return dates(text.replace("\n", "\x00"))


@lru_cache(maxsize=16)
def named_months(text: str) -> tuple[FoundMonth, ...]:
    """The months in an answer that are no part of a day, in order."""
    every = days(text)
    return tuple(
        each
        for each in months(text.replace("\n", "\x00"))
        if not any(day.start <= each.start < day.end for day in every)
    )


@dataclass(frozen=True, slots=True)
class DecisionDay:
    """A day of a board's meeting, in `text[start:end]`, with the § that follows, if one does."""

    value: dt.date
    paragraph: int | None
    start: int
    end: int


def decision_days(text: str) -> tuple[DecisionDay, ...]:
    """The days of meetings in an answer, in order: words before say that it is one, or a § follows; not those of the council."""
    return tuple(decision for day in days(text) for decision in _decision(text, day))


def meeting_days(text: str) -> tuple[DecisionDay, ...]:
    """Those of them that the words before say are meetings: "nämndens sammanträde 2025-03-18"."""
    return tuple(
        each for each in decision_days(text) if _MET.search(text[max(0, each.start - 60) : each.start])
    )


def _decision(text: str, day: FoundDate) -> Iterator[DecisionDay]:
    before = text[max(0, day.start - 60) : day.start]
    sign = _SIGN.match(text, day.end)
    if (sign or _MET.search(before)) and not _OF_OTHERS.search(before):
        yield DecisionDay(day.value, int(sign[1]) if sign else None, day.start, day.end)


_MET = re.compile(
    r"\b(?:sammanträde[t]?|nämndmöte[t]?|nämnden|SN|[Nn]ämndens\smöte)(?:\s?,)?(?:\s(?:den|vid|i|från|av))?[\s(]{1,2}\Z"
)
_OF_OTHERS = re.compile(
    r"(?:fullmäktige|styrelse[n]?|utskott(?:et)?|\bK[FSfs])s?(?:\s(?:sammanträde[t]?|möte[t]?|beslut(?:ade|at)?))?(?:\s(?:den|vid))?[\s,(]{1,3}\Z",
    re.IGNORECASE,
)
_SIGN = re.compile(r"[\s,(]{0,3}§\s{0,2}(\d{1,4})(?!\d)")
_Day = FoundDate | FoundMonth
_YEAR = re.compile(r"20\d\d")
_FEWEST, _SURE = 3, 4
_MOST_BETWEEN = 100
_ENDS = re.compile(r"[.!?][ \u00a0]+(?=[A-ZÅÄÖ])|\n[^\n]*\n")
_MOST_DAYS = 300
_FIRST_OF_AUTUMN = 9


def _runs(text: str, found: Sequence[_Day]) -> Iterator[list[_Day]]:
    """Those that stand near each other: in one sentence, or on lines that follow each other."""
    run: list[_Day] = []
    for each in found:
        if run and not _goes_on(text, run[-1].end, each.start):
            yield run
            run = []
        run.append(each)
    yield run


def _goes_on(text: str, end: int, start: int) -> bool:
    return start - end <= _MOST_BETWEEN and not _ENDS.search(text, end, start)


def _slips(text: str, run: Sequence[_Day]) -> Iterator[YearSlip]:
    """The one of a list that is of another year, where its place among the others says that it is of theirs."""
    values = [_value(each) for each in run]
    years = Counter(each.year for each in values)
    if len(run) < _FEWEST or len(years) != 2:
        return
    (year, most), (_other, once) = years.most_common()
    at = next(index for index, each in enumerate(values) if each.year != year)
    if once != 1 or most < _FEWEST - 1 or not _is_slip(values, at, year):
        return
    found = list(_YEAR.finditer(text, run[at].start, run[at].end))
    if len(found) == 1:
        where = run[at].start, run[at].end, *found[0].span(), run[0].start, run[-1].end
        yield YearSlip(values[at], year, *where)


def _is_slip(values: Sequence[dt.date], at: int, year: int) -> bool:
    """Whether the list is in order when the day is of that year, and not as it stands. The first and the last of a list may
    be of another year: only of a longer one, and one that goes on evenly."""
    day = values[at]
    if (day.month, day.day) == (2, 29):
        return False
    mended = [*values[:at], day.replace(year=year), *values[at + 1 :]]
    if not _is_ordered(mended):
        return False
    if not _is_ordered(values):
        return True
    near = values[1] if at == 0 else values[-2]
    is_autumn_before = day.year == year - 1 and day.month >= _FIRST_OF_AUTUMN
    return len(values) >= _SURE and abs((near - day).days) > _MOST_DAYS and not is_autumn_before


def _is_ordered(values: Sequence[dt.date]) -> bool:
    """Whether each comes after the one before it, or each before."""
    pairs = list(pairwise(values))
    return all(one < other for one, other in pairs) or all(one > other for one, other in pairs)


def _value(found: _Day) -> dt.date:
    return found.value if isinstance(found, FoundDate) else dt.date(found.year, found.month, 1)
