"""The numbers on a page, in every way that they may be read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from auditprep.prose.amounts import MNKR, PERCENT, SEK, TKR, amounts


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure in prose. `value` is without its sign, in `unit` (one of `prose.amounts`, "" for none); `step` what its last
    written digit is worth, and `rough`: the words around say that it is about so much. It stands in `text[start:end]`."""

    value: Decimal
    unit: str
    step: Decimal
    rough: bool
    start: int
    end: int


@dataclass(frozen=True)
class PageFigures:
    """`said` are the amounts with units, by unit (money in kronor, under "kr"), each with what its last digit is worth;
    `bare` all numbers as they may be read, in order, and `tabled` those of rows in tables. `units` are those named on the
    page."""

    said: dict[str, tuple[tuple[Decimal, Decimal], ...]]
    bare: tuple[tuple[Decimal, Decimal], ...]
    tabled: frozenset[Decimal]
    units: frozenset[str]


def page_figures(text: str) -> PageFigures:
    """The figures on a page."""
    said: dict[str, list[tuple[Decimal, Decimal]]] = {}
    for each in amounts(text):
        unit, scale = ("kr", Decimal(SEK[each.unit])) if each.unit in SEK else (each.unit, Decimal(1))
        step = step_of(text[each.start : each.end]) * scale
        said.setdefault(unit, []).append((abs(each.value) * scale, step))
    bare = sorted(_bare(text))
    tabled = frozenset(value for line in text.splitlines() if "\t" in line for value, _step in _bare(line))
    return PageFigures(
        {unit: tuple(sorted(of)) for unit, of in said.items()}, tuple(bare), tabled, _units(text)
    )


def step_of(written: str) -> Decimal:
    """What the last digit that is written is worth: 0.1 for "245,1", 1000 for "12 000", where the zeros may be rounded."""
    number = _WRITTEN.search(written)
    if number is None:
        return Decimal(1)
    digits = re.sub(r"\D", "", number[1])
    if number[2]:
        return Decimal(1).scaleb(-(len(number[2]) - 1))
    zeros = len(digits) - len(digits.rstrip("0"))
    return Decimal(1).scaleb(zeros if zeros >= _ROUNDED and len(digits) > zeros else 0)


_ROUNDED = 2
_WRITTEN = re.compile(r"(\d{1,3}(?:[ \u00a0\u2007\u2009\u202f.]\d{3}(?!\d))+|\d+)([,.]\d{1,4})?(?![\d,])")
_TOKEN = re.compile(r"(?<![\d.,])(\d{1,9})(?:([.,])(\d{1,4}))?(?![\d])")
_BLANK = re.compile(r"[ \u00a0\u2007\u2009\u202f]")
_MOST_GROUPS, _MOST_TOKENS = 4, 4000
_UNITS = {
    TKR: re.compile(r"\b(?:tkr|kkr|ksek|tsek|tusen(?:tals)?\s(?:kronor|kr))\b", re.IGNORECASE),
    MNKR: re.compile(r"\b(?:mnkr|mkr|msek|mn\skr|miljoner|mnkr\.)", re.IGNORECASE),
    PERCENT: re.compile(r"%|\bprocent|\bandel", re.IGNORECASE),
}


def _units(text: str) -> frozenset[str]:
    return frozenset(unit for unit, pattern in _UNITS.items() if pattern.search(text))


def _bare(text: str) -> Iterator[tuple[Decimal, Decimal]]:
    """Every number as it may be read: "1 397 860" is that number, and may be 1, 397, 860, 1 397 and 397 860 as well."""
    tokens = list(_TOKEN.finditer(text))[:_MOST_TOKENS]
    for at, token in enumerate(tokens):
        whole, sign, decimals = token[1], token[2], token[3]
        yield _number(whole, decimals)
        if sign == "." and decimals and len(decimals) == 3 and len(whole) <= 3:
            yield Decimal(whole + decimals), Decimal(1)
        if decimals or len(whole) > 3:
            continue
        joined, end = whole, token.end()
        for following in tokens[at + 1 : at + _MOST_GROUPS]:
            is_group = len(following[1]) == 3 and following.start() == end + 1
            if not is_group or not _BLANK.match(text, end):
                break
            joined, end = joined + following[1], following.end()
            yield _number(joined, following[3])
            if following[3]:
                break


def _number(whole: str, decimals: str | None) -> tuple[Decimal, Decimal]:
    if not decimals:
        return Decimal(whole), Decimal(1)
    return Decimal(f"{whole}.{decimals}"), Decimal(1).scaleb(-len(decimals))
