"""Which pieces of a draft stand there since the year that it comes from. What has been written since is not out of date."""

from __future__ import annotations

import datetime as dt
import re
from functools import lru_cache

from auditprep.model import Stale, StaleKind
from auditprep.prose.dates import dates

_WORD = re.compile(r"[^\W_]+")
_FIGURES = frozenset({StaleKind.YEAR, StaleKind.AMOUNT, StaleKind.KPI})


def stood_then(piece: Stale, text: str, then: str) -> bool:
    """Whether a piece of `text` stands in `then`, last year's words, too. A day does in whatever way it is written; a figure
    alone says little: of that a word beside must be the same, where there is any."""
    days = _days(piece.was)
    if piece.kind is StaleKind.DATE and days:
        return days <= _days(then)
    words = _joined(piece.was)
    return any(each in _joined(then) for each in _with_words_beside(piece, text, words))


def _with_words_beside(piece: Stale, text: str, words: str) -> list[str]:
    if piece.kind not in _FIGURES:
        return [words]
    before = _WORD.findall(text[max(0, piece.start - _FAR) : piece.start])[-1:]
    after = _WORD.findall(text[piece.end : piece.end + _FAR])[:1]
    beside = [f" {each.casefold()}{words}" for each in before]
    beside += [f"{words}{each.casefold()} " for each in after]
    return beside or [words]


_FAR = 80


@lru_cache(maxsize=8)
def _joined(text: str) -> str:
    """The words, with one blank between them and around."""
    return f" {' '.join(_WORD.findall(text.casefold()))} "


@lru_cache(maxsize=8)
def _days(text: str) -> frozenset[dt.date]:
    return frozenset(each.value for each in dates(text.replace("\n", "\x00")))
