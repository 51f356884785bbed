"""Dates and months as administrative Swedish writes them. A date that the calendar does not have is none."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from auditprep.prose.found import without_overlaps

MONTHS = (
    *("januari", "februari", "mars", "april", "maj", "juni"),
    *("juli", "augusti", "september", "oktober", "november", "december"),
)


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A day; it stands in `text[start:end]`."""

    value: dt.date
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class FoundMonth:
    """A month of a year, `month` from 1; it stands in `text[start:end]`."""

    year: int
    month: int
    start: int
    end: int


@lru_cache(maxsize=2048)  # many parsers ask for those of one text
def dates(text: str, *, year: int | None = None, compact: bool = False) -> tuple[FoundDate, ...]:
    """The dates in the text, in order: "2024-05-14" (also broken over a line's end), "24-05-14", "2024.05.14",
    "14.5.2024", "14/5 2024", "den 14 maj 2024". `year` is that of "14 maj", which is no date without it. "20240514"
    counts after a word such as "datum", and anywhere (as in a file's name) if `compact`."""
    return without_overlaps(_all_dates(text, year, compact))


def months(text: str) -> tuple[FoundMonth, ...]:
    """The months in the text, in order: "november 2023", "nov 2023", "november -23", "2023-11"; those that are part of a
    date too."""
    worded = (
        FoundMonth(_full_year(match[2]), _month(match[1]), match.start(), match.end())
        for match in _MONTH_AND_YEAR.finditer(text)
    )
    numbered = (
        FoundMonth(int(match[1]), int(match[2]), match.start(), match.end())
        for match in _YEAR_AND_MONTH.finditer(text)
    )
    return without_overlaps([*worded, *numbered])


_YEAR = r"(?:19|20)\d\d"
_DASH = r"[-‐‑–−]"
_GAP = r"[^\S\t]{1,3}"  # a tab parts two cells: "11" and "januari 2025" are no day
_NAME = r"(jan(?:uari)?|febr?(?:uari)?|mars?|apr(?:il)?|maj|juni?|juli?|aug(?:usti)?|sept?(?:ember)?|okt(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
_ISO = re.compile(rf"(?<!\d)({_YEAR})\s?{_DASH}\s{{0,3}}(\d\d?)\s?{_DASH}\s{{0,3}}(\d\d?)(?!\d)")
_DOTTED = re.compile(rf"(?<![\d.])({_YEAR})([./])(\d\d)\2(\d\d)(?!\d)")
_SHORT = re.compile(rf"(?<![\d/.:-])(\d\d)({_DASH})(\d\d)\2(\d\d)(?![\d-])")
_DAY_FIRST = re.compile(rf"(?<![\d.])(\d\d?)\.(\d\d?)\.({_YEAR})(?![\d.]*\d)")
_SLASH = re.compile(rf"(?<![\d/])(\d\d?)/(\d\d?)(?:\s{{1,2}}|-|,\s?)({_YEAR})(?!\d|[/:.-]\d|[/-]\w)")
_WORDS = re.compile(rf"(?<![\d,.])(\d\d?)(?::[ea]|\.)?{_GAP}{_NAME}{_GAP}({_YEAR})(?!\d)", re.IGNORECASE)
_WITHOUT_YEAR = re.compile(rf"(?<![\d,.])(\d\d?)(?::[ea])?{_GAP}{_NAME}(?!\s{{0,3}}{_YEAR})", re.IGNORECASE)
_COMPACT = re.compile(r"(?<!\d)(20\d\d)(\d\d)(\d\d)(?!-?\d)")
_COMPACT_SAID = re.compile(
    r"\b(?:den|\w{0,20}datum|\w{0,20}dag|daterad|per|sammanträde|protokoll|beslut)\W{1,3}(20\d\d)(\d\d)(\d\d)(?!-?\d)",
    re.IGNORECASE,
)
_MONTH_AND_YEAR = re.compile(rf"\b{_NAME}\s{{1,3}}({_YEAR}|[-’']\d\d)(?!\d)", re.IGNORECASE)
_YEAR_AND_MONTH = re.compile(rf"(?<![\d/.:-])({_YEAR})-(0[1-9]|1[0-2])(?![\d/:])(?!-?\d{{3}})")

_Numbers = Callable[[re.Match[str]], tuple[int, int, int]]
_READ: tuple[tuple[re.Pattern[str], _Numbers], ...] = (
    (_ISO, lambda m: (int(m[1]), int(m[2]), int(m[3]))),
    (_DOTTED, lambda m: (int(m[1]), int(m[3]), int(m[4]))),
    (_SHORT, lambda m: (_full_year(m[1]), int(m[3]), int(m[4]))),
    (_DAY_FIRST, lambda m: (int(m[3]), int(m[2]), int(m[1]))),
    (_SLASH, lambda m: (int(m[3]), int(m[2]), int(m[1]))),
    (_WORDS, lambda m: (int(m[3]), _month(m[2]), int(m[1]))),
)


def _all_dates(text: str, year: int | None, compact: bool) -> Iterator[FoundDate]:
    for pattern, numbers in _READ:
        for match in pattern.finditer(text):
            yield from _date(*numbers(match), match.start(), match.end())
    for match in (_COMPACT if compact else _COMPACT_SAID).finditer(text):
        yield from _date(int(match[1]), int(match[2]), int(match[3]), match.start(1), match.end())
    if year is not None:
        for match in _WITHOUT_YEAR.finditer(text):
            yield from _date(year, _month(match[2]), int(match[1]), match.start(), match.end())


def _date(year: int, month: int, day: int, start: int, end: int) -> Iterator[FoundDate]:
    try:
        yield FoundDate(dt.date(year, month, day), start, end)
    except ValueError:  # 30 February
        return


def _month(name: str) -> int:
    """The month by its first three letters, which no two share."""
    return next(at for at, each in enumerate(MONTHS, 1) if each.startswith(name[:3].casefold()))


def _full_year(digits: str) -> int:
    """ "22" is 2022, "98" is 1998."""
    year = int(digits.lstrip("-’'"))
    if year >= 100:
        return year
    return 1900 + year if year >= 70 else 2000 + year
