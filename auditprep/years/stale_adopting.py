"""What was decided in the autumn before the year that it is for: its budget, its plans."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from auditprep.prose.document_names import PLAN
from auditprep.years.stale_documents import Named
from auditprep.years.stale_ground import Ground

FIRST_MONTH_OF_AUTUMN = 8
_ADOPTED = frozenset({"budget", "control", "risk", PLAN})
_ADOPTING = re.compile(
    r"\b(?:antog|antagit|antagen|antagna|antagits|antogs|besluta(?:t|d|de|des|ts)|fastställ(?:t|d|da|de|des|ts|lt)|godkän(?:t|d|da|de|des|ts)"
    r"|tagit\sfram|togs\sfram|upprätta(?:t|d|de|des|ts))\b",
    re.IGNORECASE,
)
_BODY = r"(?:[A-ZÅÄÖ]{2,5}|[\w-]*(?:nämnden|styrelsen|fullmäktige))"
_BESIDE = re.compile(
    rf"[\s,;:(]*(?:(?:se|enligt|jfr|av|den|i|vid|dnr)\b[\s,(]*){{0,2}}(?:{_BODY}s?[\s,]*)?(?:(?:sammanträde|möte|protokoll)(?:t|et)?\s)?"
    r"(?:den\s)?"
)
_THEN = re.compile(r"[\s,:]*\(?(?:[\w-]*(?:nämndens|styrelsens)\s)?")
_COMPARED = re.compile(r"\b(?:mot|än|med|från|till|i)\s(?:[a-zåäö]+s\s)?\Z", re.IGNORECASE)
_ABOUT_OTHER = re.compile(r"[\s,)]{1,3}(?:om|att|angående|avseende|gällande)\b", re.IGNORECASE)
_MOST_BETWEEN = 140
_LONGEST_NAME = 160


def adopts(ground: Ground, start: int, end: int, documents: Sequence[Named]) -> bool:
    """Whether the decision, or the day, in `text[start:end]` is the one that adopted a plan of last year: the plan stands
    near it in the same sentence, and a word that says so, or nothing between."""
    first, last = ground.sentence(start)
    low = bisect_left(documents, max(first, start - _MOST_BETWEEN - _LONGEST_NAME), key=_start)
    high = bisect_left(documents, min(last, end + _MOST_BETWEEN), key=_start)
    near = [each for each in documents[low:high] if each.name.family in _ADOPTED and each.end <= last]
    return any(_is_adopted(ground, start, end, each) for each in near)


def _start(document: Named) -> int:
    return document.start


def _is_adopted(ground: Ground, start: int, end: int, document: Named) -> bool:
    text = ground.text
    if start < document.start:
        between = text[end : document.start]
        beside = _THEN.fullmatch(between)
    else:
        between = text[document.end : start]
        compared = _COMPARED.search(text, max(0, document.start - 30), document.start)
        beside = None if compared else _BESIDE.fullmatch(between)
        if _ABOUT_OTHER.match(text, end):
            return False
    if len(between) > _MOST_BETWEEN:
        return False
    return bool(beside or _ADOPTING.search(_clause(ground, start, end, document)))


def _clause(ground: Ground, start: int, end: int, document: Named) -> str:
    """The words that may say that it was adopted: before the first of the two, and between them."""
    first, last = min(start, document.start), max(end, document.end)
    opening = ground.before(first, 60).rpartition(". ")[2]
    return opening + ground.text[first:last]
