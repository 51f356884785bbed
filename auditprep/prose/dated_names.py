"""Policies, strategies and the like that prose names with the year that they are of, or were decided in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from auditprep.prose.document_names import PLAN, STANDING, FoundName, document_names, stem
from auditprep.prose.document_times import time_after, year_before
from auditprep.prose.sentences import FoundSentence, sentence_at, sentences


@dataclass(frozen=True, slots=True)
class DatedName:
    """A document that stands until it is changed, in `text[start:end]` with what says when. `stem` is its name without an
    ending, one that tells it from others of its kind; `year` the latest that is said of it. `is_accounted_for`: the words
    around tell of what came before it, or after."""

    stem: str
    year: int
    is_accounted_for: bool
    start: int
    end: int


def dated_names(text: str) -> tuple[DatedName, ...]:
    """Those in the text, in order; nothing of a name that many documents have ("policy"), or where nothing says when."""
    names = [each for each in document_names(text) if each.family in (STANDING, PLAN)]
    if not names:
        return ()
    found = sentences(text)
    return tuple(dated for name in names for dated in _dated(text, name, sentence_at(found, name.start)))


_KINDS = frozenset(
    [
        "strategi",
        "policy",
        "program",
        "riktlinje",
        "riktlinjer",
        "reglemente",
        "avtal",
        "överenskommelse",
        "projekt",
        "plan",
        "handlingsplan",
        "vision",
        "styrmodell",
    ]
)
_DECIDED = re.compile(
    r"(?:[ ,]{1,2}|\s?\()(?:(?:som|är|antagen|antaget|antagna|beslutad|beslutat|fastställd|fastställt|reviderad|daterad|från|av|nämnden|fullmäktige|[A-ZÅÄÖ]{2,4}|den|i|år)[ ,]{1,2}){0,4}"
    r"(?:\d{1,2}[ ](?:[a-zåäö]{3,9})[ ])?(?P<year>(?:19|20)\d\d)(?:-\d\d-\d\d)?(?!\d|[-–/]\d)",
)
_ACCOUNTS = re.compile(
    r"\b(?:ersätt\w*|ersatt\w*|efterträd\w*|tidigare|föregående|upphör\w*|upphävd?\w*|reviderades|revideras|uppdaterades|uppdateras|ny|nya|nytt|dåvarande|då|arbet(?:ar|et)\smed|avlös\w*|gamla|utgången)\b",
    re.IGNORECASE,
)


def _dated(text: str, name: FoundName, sentence: FoundSentence | None) -> Iterator[DatedName]:
    word = stem(text[name.start : name.end])
    if word in _KINDS or sentence is None:
        return
    time = year_before(text, name.start) or time_after(text, name.end, dated=False)
    decided = _DECIDED.match(text, name.end, sentence.end)
    if time and time.first:
        start, end, year = min(time.start, name.start), max(time.end, name.end), time.first
    elif decided:
        start, end, year = name.start, decided.end(), int(decided["year"])
    else:
        return
    said = bool(_ACCOUNTS.search(text, sentence.start, start) or _ACCOUNTS.search(text, end, sentence.end))
    yield DatedName(word, year, said, start, end)
