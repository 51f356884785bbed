"""Days on which documents were decided or treated, where the day cannot be right: a follow-up before the time that it tells of, a
plan years before the year that it is for."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from auditprep.prose.dates import FoundDate, dates
from auditprep.prose.sentences import FoundSentence, sentences
from auditprep.prose.year_mentions import YearMention, year_mentions


@dataclass(frozen=True, slots=True)
class WrongDay:
    """A day in `text[start:end]` whose year, in `text[year_start:year_end]`, cannot be right for the document that is told of;
    `year` is the one that must be meant, None where nobody knows."""

    document: YearMention
    value: dt.date
    year: int | None
    start: int
    end: int
    year_start: int
    year_end: int


def wrong_days(text: str) -> tuple[WrongDay, ...]:
    """The days in the text that cannot be right, in order. Only sentences that tell of one document and one day are read."""
    every = [each for each in year_mentions(text) if each.family in (*_PLANS, *_FOLLOW_UPS)]
    days = dates(text.replace("\n", "\x00")) if every else ()
    if not days:
        return ()
    return tuple(each for sentence in sentences(text) for each in _in_sentence(text, sentence, every, days))


_PLANS = frozenset({"budget", "control", "risk"})
_FOLLOW_UPS = frozenset({"interim", "annual"})
_MET = re.compile(
    r"\b(?:ant(?:og|ogs|agit|agits|agen|aget|agna)|beslut\w*|fastställ\w*|godkän\w*|behandla\w*|sammanträd\w*|möte\w*|redovisades|presenterades|lades)\b|§",
    re.IGNORECASE,
)
_OTHERWISE = re.compile(
    r"\b(?:jämför\w*|reviderad\w*|revidera\w*|ursprunglig\w*|ersätt\w*|utifrån|i\senlighet\smed|enligt\s(?:styrmodell|reglemente|riktlinje)\w*|policy\w*|strategi\w*|riktlinje\w*|direktiv\w*|anvisning\w*"
    r"|inriktning\w*|ramar|föregående|tidigare|uppdrag\w*|daterad\w*|nuläge\w*|per\s(?:den\s)?\d)\b",
    re.IGNORECASE,
)
_EARLIEST_MONTH = {"interim": 4, "annual": 12}
_YEAR = re.compile(r"(?:19|20)\d\d")


def _in_sentence(
    text: str, sentence: FoundSentence, every: list[YearMention], days: tuple[FoundDate, ...]
) -> Iterator[WrongDay]:
    documents = [each for each in every if sentence.start <= each.start < sentence.end]
    inside = [each for each in days if sentence.start <= each.start < sentence.end]
    if len(documents) != 1 or len(inside) != 1:
        return
    document, day = documents[0], inside[0]
    words = text[sentence.start : sentence.end]
    if document.name_start <= day.start < document.name_end or _OTHERWISE.search(words):
        return
    years = list(_YEAR.finditer(text, day.start, day.end))
    if len(years) == 1 and _MET.search(words) and _is_wrong(document, day.value):
        yield WrongDay(document, day.value, _right(document, day.value), day.start, day.end, *years[0].span())


def _is_wrong(document: YearMention, day: dt.date) -> bool:
    if document.family in _PLANS:
        return day.year <= document.first - 2
    return day < dt.date(document.last, _EARLIEST_MONTH[document.family], 1)


def _right(document: YearMention, day: dt.date) -> int | None:
    """The year that must be meant: a plan is decided in the autumn before, a follow-up when its time has come."""
    if document.family in _PLANS:
        return document.first - 1 if day.month >= _AUTUMN else None
    if document.family == "interim":
        return document.last if day.month >= _EARLIEST_MONTH["interim"] else document.last + 1
    return document.last + 1 if day.month <= _SUMMER else None


_AUTUMN, _SUMMER = 8, 6
