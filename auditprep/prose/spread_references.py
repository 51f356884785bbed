"""Decisions whose day and § stand apart: "Vid sammanträdet 2025-05-13 antogs planen (§ 31)", "11 februari, § 5", a row of a table
with a day in one column and a § in another."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from auditprep.prose.dates import FoundDate, dates
from auditprep.prose.found import Found
from auditprep.prose.meeting_days import FoundMeetingDay
from auditprep.prose.paragraphs import FoundParagraph, paragraphs
from auditprep.prose.references import Reference
from auditprep.prose.sentences import FoundSentence, sentence_at
from auditprep.richtext import Placed, Table


def with_spread(
    text: str,
    blocks: Sequence[Placed],
    said: Sequence[FoundSentence],
    references: Sequence[Reference],
    days: Sequence[FoundMeetingDay],
    year: int | None,
) -> tuple[Reference, ...]:
    """The references of a text (walled: nothing is read across U+0000) with those whose parts stand apart, in order. `said`
    are its sentences, `days` the days of meetings in it, and `year` that of "11 februari"."""
    if "§" not in text and "aragraf" not in text:
        return tuple(references)
    whole = _Spans((each.start, each.end) for each in references if each.date and each.paragraph is not None)
    found: list[Reference] = []
    signs = [each for each in paragraphs(text) if not whole.has(each.start)]
    paired = _paired(text, said, signs, whole, year)
    for sign in signs:
        if sign in paired:
            found += _joined(sign, paired[sign], references)
            continue
        region = _row(blocks, text, sign.start) or _sentence(said, sign.start)
        if region and (day := _day_of(text, sign, region, signs, whole, days, year)):
            found += _joined(sign, day, references)
    found += _of_tables(text, blocks, year)
    spans = _Spans((each.start, each.end) for each in found)
    kept = [each for each in references if whole.has(each.start) or not spans.has(each.start)]
    return tuple(sorted([*kept, *found], key=lambda each: each.start))


class _Spans:
    """Stretches of text, to be asked whether a place is in one."""

    def __init__(self, spans: Iterator[tuple[int, int]]) -> None:
        self._spans = sorted(spans)

    def has(self, at: int) -> bool:
        index = bisect_right(self._spans, (at, 1 << 60)) - 1
        return index >= 0 and any(
            start <= at < end for start, end in self._spans[max(0, index - 1) : index + 1]
        )

    def touch(self, start: int, end: int) -> bool:
        """Whether any begins in this stretch."""
        return bisect_left(self._spans, (start, 0)) < bisect_left(self._spans, (end, 0))


# A day and a § with words between

_MOST_BESIDE = 45
_BESIDE = re.compile(
    r"(?:[\s,;:/()–-]|\b(?:den|i|på|från|vid|under|ärende|beslut|protokoll(?:et)?|sammanträde(?:t)?|möte(?:t)?|(?:mån|tis|ons|tors|fre)dag(?:en)?"
    r"|nämnden|nämndens)\b|\b[A-ZÅÄÖ]{2,5}\b){0,9}"
)
_DECIDED = re.compile(
    r"\b(?:beslut(?:ade|ades|ats|at)|ant(?:og|ogs|agits|agit)|fastställ(?:de|des|t|ts)|godkän(?:de|des|t|ts)|behandla(?:de|des|ts|t)|redovisa(?:de|des|ts)"
    r"|fick|gav|uppdrog|informera(?:des|ts)|anmäl(?:des|ts|de)|lade|lades|ställde)\b",
    re.IGNORECASE,
)
_BOARD = re.compile(r"nämnden|styrelsen|fullmäktige|utskottet", re.IGNORECASE)
_ANOTHER_DAY = re.compile(
    r"\b(?:senast|före|efter|till\soch\smed|t\.o\.m\.|från\soch\smed|fr\.o\.m\.|inför|sedan|per)\s(?:den\s)?\Z",
    re.IGNORECASE,
)


def _day_of(
    text: str,
    sign: FoundParagraph,
    region: tuple[int, int],
    signs: Sequence[FoundParagraph],
    whole: _Spans,
    days: Sequence[FoundMeetingDay],
    year: int | None,
) -> FoundDate | None:
    """The day that a § belongs to: the only one of its sentence or row, where it is the only §."""
    start, end = region
    if whole.touch(start, end) or len(_within(signs, start, end)) > 1:
        return None
    here = _days(text, start, end, year)
    if len(here) != 1:
        return None
    day = here[0]
    if _ANOTHER_DAY.search(text, max(start, day.start - 20), day.start):
        return None
    return day if _belongs(text, day, sign, region, days) else None


def _paired(
    text: str,
    said: Sequence[FoundSentence],
    signs: Sequence[FoundParagraph],
    whole: _Spans,
    year: int | None,
) -> dict[FoundParagraph, FoundDate]:
    """The days of §§ where a sentence tells of several by turns: "den 11 februari (§ 5), den 18 mars (§ 10)"."""
    found: dict[FoundParagraph, FoundDate] = {}
    for start, end in {each for sign in signs if (each := _sentence(said, sign.start))}:
        mine = _within(signs, start, end)
        if len(mine) > 1 and not whole.touch(start, end):
            found |= _by_turns(mine, _days(text, start, end, year))
    return found


_APART = 45


def _within(signs: Sequence[FoundParagraph], start: int, end: int) -> Sequence[FoundParagraph]:
    """Those that begin in this stretch."""
    first = bisect_left(signs, start, key=lambda each: each.start)
    return signs[first : bisect_left(signs, end, key=lambda each: each.start)]


def _by_turns(signs: Sequence[FoundParagraph], days: Sequence[FoundDate]) -> dict[FoundParagraph, FoundDate]:
    """Each § with its day, where there are as many, and they stand by turns; nothing otherwise."""
    if len(signs) != len(days):
        return {}
    begins_with_day = days[0].start < signs[0].start
    turns = [(day, sign) if begins_with_day else (sign, day) for sign, day in zip(signs, days, strict=True)]
    are_near = all(0 <= second.start - first.end <= _APART for first, second in turns)
    follow = all(one[1].end <= other[0].start for one, other in pairwise(turns))
    return dict(zip(signs, days, strict=True)) if are_near and follow else {}


def _days(text: str, start: int, end: int, year: int | None) -> list[FoundDate]:
    """The days of the region; without a year only those of the spring and the summer, as those of the autumn may be of the
    year before."""
    words = text[start:end].replace("\t", "\x00")
    found: Sequence[FoundDate] = dates(words)
    if not found and year is not None:
        found = [
            each for each in (*dates(words, year=year), *_short(words, year)) if each.value.month <= _SUMMER
        ]
    return [FoundDate(each.value, start + each.start, start + each.end) for each in found]


_SUMMER = 8
_SHORT = re.compile(r"(?<![\d/.:–-])(\d{1,2})/(\d{1,2})(?![\d/]|\s?[-–]\s?\d|\s?(?:av|%))")


def _short(words: str, year: int) -> Iterator[FoundDate]:
    """ "11/2"."""
    for match in _SHORT.finditer(words):
        day, month = int(match[1]), int(match[2])
        if 1 <= month <= 12 and 1 <= day <= calendar.monthrange(year, month)[1]:
            yield FoundDate(dt.date(year, month, day), match.start(), match.end())


def _belongs(
    text: str,
    day: FoundDate,
    sign: FoundParagraph,
    region: tuple[int, int],
    days: Sequence[FoundMeetingDay],
) -> bool:
    first, last = (day.end, sign.start) if day.start < sign.start else (sign.end, day.start)
    if last - first <= _MOST_BESIDE and _BESIDE.fullmatch(text, first, last):
        return True
    if "\t" in text[region[0] : region[1]]:
        return _fills_cell(text, day) and _fills_cell(text, sign)
    if day.start > sign.start:
        return False
    at = bisect_left(days, day.start, key=lambda each: each.start)
    met = at < len(days) and days[at].start == day.start
    return met or bool(_DECIDED.search(text, *region) and _BOARD.search(text, *region))


def _fills_cell(text: str, found: Found) -> bool:
    """Whether its cell has nothing else in it."""
    before, after = text[max(0, found.start - 1) : found.start], text[found.end : found.end + 1]
    return before in ("", "\t", "\x00") and after in ("", "\t", "\x00")


def _joined(sign: FoundParagraph, day: FoundDate, references: Sequence[Reference]) -> Iterator[Reference]:
    """The decision, with what a reference without a day says of it."""
    start, end = min(sign.start, day.start), max(sign.end, day.end)
    at = bisect_right(references, sign.start, key=lambda each: each.start) - 1
    known = references[at] if at >= 0 and sign.start < references[at].end else None
    for number in sign.numbers:
        if known is not None and known.date is None:
            yield replace(
                known,
                date=day.value,
                paragraph=number,
                start=min(start, known.start),
                end=max(end, known.end),
            )
        elif known is None:
            yield Reference(None, day.value, number, None, start, end)


def _sentence(said: Sequence[FoundSentence], at: int) -> tuple[int, int] | None:
    sentence = sentence_at(said, at)
    return (sentence.start, sentence.end) if sentence else None


def _row(blocks: Sequence[Placed], text: str, at: int) -> tuple[int, int] | None:
    """The row of a table that this place is in."""
    index = bisect_right(blocks, at, key=lambda each: each.start) - 1
    if index < 0 or not isinstance(blocks[index].block, Table):
        return None
    return text.rfind("\x00", 0, at) + 1, _row_end(text, at)


def _row_end(text: str, at: int) -> int:
    end = text.find("\x00", at)
    return len(text) if end < 0 else end


# A table with a column of bare numbers

_SIGN_HEAD = re.compile(
    r"(?:§{1,2}|paragraf(?:er|nr|nummer)?|par\.?|§\s?nr|protokolls?-?(?:§|paragraf)|beslut,?\s§)",
    re.IGNORECASE,
)
_BARE = re.compile(r"\s*(\d{1,3})\s*")


def _of_tables(text: str, blocks: Sequence[Placed], year: int | None) -> Iterator[Reference]:
    for placed in blocks:
        if isinstance(placed.block, Table):
            yield from _of_table(text, placed, year)


def _of_table(text: str, placed: Placed, year: int | None) -> Iterator[Reference]:
    """A row a decision, where a column is headed "§" and a row has one day."""
    rows = text[placed.start : placed.end].split("\x00")
    heads = [each.strip() for each in rows[0].split("\t")]
    column = next((at for at, head in enumerate(heads) if _SIGN_HEAD.fullmatch(head)), None)
    at = placed.start + len(rows[0]) + 1
    for row in rows[1:] if column is not None else ():
        cells = row.split("\t")
        here = _days(text, at, at + len(row), year)
        if len(cells) == len(heads) and len(here) == 1 and column is not None:
            begins = at + sum(len(each) + 1 for each in cells[:column])
            if bare := _BARE.fullmatch(text, begins, begins + len(cells[column])):
                yield _in_row(here[0], bare)
        at += len(row) + 1


def _in_row(day: FoundDate, number: re.Match[str]) -> Reference:
    value: dt.date = day.value
    start, end = min(day.start, number.start(1)), max(day.end, number.end(1))
    return Reference(None, value, int(number[1]), None, start, end)
