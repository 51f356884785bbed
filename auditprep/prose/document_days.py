"""Days on which documents were decided or treated, where the two cannot both be right: a follow-up before the time that it tells
of, or a year after; a plan years before the year that it is for, or when that is nearly over."""

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
    """A day in `text[start:end]` whose year, in `text[year_start:year_end]`, does not go together with the document that is told
    of. `off` is what the day's year lacks: 1 where the day is a year too early (or the document a year too late), -1 where it
    is the other way round."""

    document: YearMention
    value: dt.date
    off: int
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


@dataclass(frozen=True, slots=True)
class TreatedDay:
    """A day in `text[start:end]` on which a document whose year is not said was decided or treated. `family` is what kind it
    is; its name stands in `text[name_start:name_end]`, and the day's year in `text[year_start:year_end]`."""

    family: str
    value: dt.date
    name_start: int
    name_end: int
    start: int
    end: int
    year_start: int
    year_end: int


def treated_days(text: str) -> tuple[TreatedDay, ...]:
    """Such days, in order: of sentences that tell of one document, without any year, and of one day."""
    found = days(text)
    if not found:
        return ()
    known = year_mentions(text)
    return tuple(each for sentence in sentences(text) for each in _treated(text, sentence, known, found))


def _treated(
    text: str, sentence: FoundSentence, known: Sequence[YearMention], found: Sequence[FoundDate]
) -> Iterator[TreatedDay]:
    inside = [each for each in found if sentence.start <= each.start < sentence.end]
    others = [each for each in known if sentence.start <= each.start < sentence.end]
    if len(inside) != 1 or any(not inside[0].start <= each.start < inside[0].end for each in others):
        return
    words = text[sentence.start : sentence.end]
    names = document_names(words)
    years = list(_YEAR.finditer(text, inside[0].start, inside[0].end))
    if len(names) != 1 or len(years) != 1 or _OTHERWISE.search(words) or _OF_COUNCIL.search(words):
        return
    start, end, day = sentence.start + names[0].start, sentence.start + names[0].end, inside[0]
    between = text[end : day.start] if end <= day.start else text[day.end : start]
    if names[0].family in (*PLANS, *_FOLLOW_UPS) and len(between) <= _MOST_BETWEEN and _MET.search(words):
        yield TreatedDay(names[0].family, day.value, start, end, day.start, day.end, *years[0].span())


_OF_COUNCIL = re.compile(
    r"\b(?:K[FSfs]|[Kk]?(?:ommun)?[Ff]ullmäktige\w*|[Kk]ommunstyrelse\w*|regionen|förra|då)\b"
)


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
_YEAR = re.compile(r"(?:19|20)\d\d")


def _in_sentence(
    text: str, sentence: FoundSentence, every: Sequence[YearMention], found: Sequence[FoundDate]
) -> Iterator[WrongDay]:
    documents = [each for each in every if sentence.start <= each.start < sentence.end]
    inside = [each for each in found if sentence.start <= each.start < sentence.end]
    words = text[sentence.start : sentence.end]
    if len(documents) != 1 or len(inside) != 1 or len({each.family for each in document_names(words)}) > 1:
        return
    document, day = documents[0], inside[0]
    if not _is_of(text, document, day) or _OTHERWISE.search(words):
        return
    years = list(_YEAR.finditer(text, day.start, day.end))
    off = _off(document, day.value)
    if off < 0 and document.family in PLANS and _FOLLOWED.search(words):
        return
    if off and len(years) == 1 and _MET.search(words):
        yield WrongDay(document, day.value, off, day.start, day.end, *years[0].span())


_FOLLOWED = re.compile(
    r"uppföljning|följ\w*\supp|rapport|redovis|utvärder|ändra|tillägg|justera|avvikelse", re.IGNORECASE
)


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


def _off(document: YearMention, day: dt.date) -> int:
    """How much later the day's year should be, -1, 0 or 1: more is no slip of a year. A plan is decided from the spring before
    its year until the summer of it, a follow-up when its time has come, and not a year after."""
    if document.family in PLANS:
        first, last = dt.date(document.first - 1, 1, 1), dt.date(document.first, 8, 31)
    else:
        begins, ends = _TREATED[document.family]
        first, last = dt.date(document.last, begins, 1), dt.date(document.last + 1, ends, 28)
    if first.replace(year=first.year - 1) <= day < first:
        return 1
    return -1 if last < day <= last.replace(year=last.year + 1) else 0


_TREATED = {"interim": (4, 4), "annual": (12, 8)}  # the first month, and the last one of the year after
