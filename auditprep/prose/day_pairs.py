"""A month and a day, or a year and a day, that stand together and cannot both be right: "april 2025, sammanträdet 2024-05-14",
"under 2025 har … skett 2024-04-24"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from auditprep.prose.date_runs import days, named_months
from auditprep.prose.dates import FoundDate, FoundMonth


@dataclass(frozen=True, slots=True)
class DayPair:
    """Two times that stand together, with a year each: `years` and where each stands (`first`, `second`), and the words of
    each (`text[...]`)."""

    years: tuple[int, int]
    first: tuple[int, int]
    second: tuple[int, int]
    first_year: tuple[int, int]
    second_year: tuple[int, int]


def day_pairs(text: str) -> tuple[DayPair, ...]:
    """Those of the text, in order."""
    every = days(text)
    if not every:
        return ()
    found = [*_months_treated(text, every), *_days_of_year(text, every)]
    return tuple(sorted(found, key=lambda each: each.first))


_TREATED = re.compile(
    r"\b(?:sammanträd\w*|möte\w*|nämnd\w*|godkän\w*|behandla\w*|redovisa\w*|uppföljning\w*|rapport\w*)\b|§",
    re.IGNORECASE,
)
_YEAR = re.compile(r"20\d\d")
_MOST_MONTHS = 3


def _months_treated(text: str, every: Sequence[FoundDate]) -> Iterator[DayPair]:
    """A month and the meeting that treats it, alone on a line, a year apart from each other."""
    named = named_months(text)
    by_line: dict[int, list[FoundMonth]] = {}
    for month in named:
        by_line.setdefault(text.count("\n", 0, month.start), []).append(month)
    lines = [text.count("\n", 0, each.start) for each in every] if named else []
    for line, of_line in by_line.items():
        if len(of_line) == 1 and lines.count(line) == 1:
            yield from _treated(text, of_line[0], every[lines.index(line)])


def _treated(text: str, month: FoundMonth, day: FoundDate) -> Iterator[DayPair]:
    between = text[month.end : day.start]
    apart = (day.value.year - month.year) * 12 + day.value.month - month.month
    is_year_off = any(0 <= apart + off <= _MOST_MONTHS for off in (-12, 12))
    if (
        is_year_off
        and 0 < len(between) <= 80
        and _TREATED.search(between)
        and not re.search(r"[.;(]\s", between)
    ):
        yield from _pair(text, (month.start, month.end), (day.start, day.end))


_UNDER = re.compile(r"\b(?:[Uu]nder|[Hh]ittills|i\s[Åå]r)\s(?:år\s|hela\s)?(20\d\d)(?![\d/–-])")
_ENDS = re.compile(
    r"[,;:()\n]|[.!?]\s|[ \u00a0](?:som|enligt|beslutad\w*|antag\w*|från|sedan|utifrån|jämför\w*|än|av)[ \u00a0]"
)


def _days_of_year(text: str, every: Sequence[FoundDate]) -> Iterator[DayPair]:
    """A day in a clause that begins by saying of which year it tells."""
    for under in _UNDER.finditer(text):
        ends = _ENDS.search(text, under.end())
        last = ends.start() if ends else len(text)
        inside = [each for each in every if under.end() <= each.start < last]
        if len(inside) == 1 and abs(inside[0].value.year - int(under[1])) == 1:
            yield from _pair(text, under.span(1), (inside[0].start, inside[0].end))


def _pair(text: str, first: tuple[int, int], second: tuple[int, int]) -> Iterator[DayPair]:
    one, other = (list(_YEAR.finditer(text, *span)) for span in (first, second))
    if len(one) == len(other) == 1:
        yield DayPair((int(one[0][0]), int(other[0][0])), first, second, one[0].span(), other[0].span())
