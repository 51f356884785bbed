"""Days on which documents were decided or treated, where the day cannot be right: a follow-up before the time that it tells of, a
plan years before the year that it is for."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from auditprep.prose.date_runs import days
from auditprep.prose.dates import FoundDate
from auditprep.prose.document_names import document_names
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


def wrong_days(text: str, mentions: Sequence[YearMention] | None = None) -> tuple[WrongDay, ...]:
    """The days in the text that cannot be right, in order. Only sentences that tell of one document and one day are read.
    `mentions` are all years that it has, where they are known."""
    known = year_mentions(text) if mentions is None else mentions
    every = [each for each in known if each.family in (*PLANS, *_FOLLOW_UPS)]
    found = days(text) if every else ()
    if not found:
        return ()
    return tuple(each for sentence in sentences(text) for each in _in_sentence(text, sentence, every, found))


PLANS = frozenset({"budget", "control", "risk"})
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
    text: str, sentence: FoundSentence, every: Sequence[YearMention], found: Sequence[FoundDate]
) -> Iterator[WrongDay]:
    documents = [each for each in every if sentence.start <= each.start < sentence.end]
    inside = [each for each in found if sentence.start <= each.start < sentence.end]
    words = text[sentence.start : sentence.end]
    if len(documents) != 1 or len(inside) != 1 or len(document_names(words)) > 1:
        return
    document, day = documents[0], inside[0]
    if not _is_of(text, document, day) or _OTHERWISE.search(words):
        return
    years = list(_YEAR.finditer(text, day.start, day.end))
    if len(years) == 1 and _MET.search(words) and _is_wrong(document, day.value):
        yield WrongDay(document, day.value, _right(document, day.value), day.start, day.end, *years[0].span())


def _is_of(text: str, document: YearMention, day: FoundDate) -> bool:
    """Whether the day stands near the document, and not in its name; a council's day is another's."""
    if document.name_start <= day.start < document.name_end:
        return False
    first, last = sorted([(document.name_start, document.name_end), (day.start, day.end)])
    between = text[first[1] : last[0]]
    return len(between) <= _MOST_BETWEEN and not _ELSEWHERE.search(between)


_MOST_BETWEEN = 90
_ELSEWHERE = re.compile(
    r"\b(?:K[FSfs]|[Ff]ullmäktige|[Kk]ommunfullmäktige|[Kk]ommunstyrelsen|och|samt)\b|;|\be?nligt\b"
)


def _is_wrong(document: YearMention, day: dt.date) -> bool:
    """Whether the day is about a year too early: more is no slip of a year."""
    if document.family in PLANS:
        return day.year == document.first - 2
    earliest = dt.date(document.last, _EARLIEST_MONTH[document.family], 1)
    return dt.date(document.last - 1, 1, 1) <= day < earliest


def _right(document: YearMention, day: dt.date) -> int | None:
    """The year that must be meant: a plan is decided in the autumn before, a follow-up when its time has come."""
    if document.family in PLANS:
        return document.first - 1 if day.month >= _AUTUMN else None
    if document.family == "interim":
        return document.last if day.month >= _EARLIEST_MONTH["interim"] else document.last + 1
    return document.last + 1 if day.month <= _SUMMER else None


_AUTUMN, _SUMMER = 8, 6
