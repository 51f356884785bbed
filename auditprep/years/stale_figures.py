"""Figures of last year: amounts and key figures. What they are this year, only the user can know."""

from __future__ import annotations

import re
from typing import Protocol

from auditprep.model import StaleKind
from auditprep.prose.amounts import SEK, amounts
from auditprep.prose.key_figures import FoundKeyFigure, key_figures
from auditprep.years.stale_ground import Ground


def mark_figures(ground: Ground) -> None:
    """Marks amounts and key figures, save those that the words give to an earlier year ("74 (2022)"), which stay true, or to
    this year, which are new."""
    for figure in key_figures(ground.text):
        if ground.moves(figure.start) or _is_stale_figure(ground, figure):
            kind = StaleKind.AMOUNT if figure.unit in SEK else StaleKind.KPI
            ground.mark(kind, figure.start, figure.end)
        elif ground.is_free(figure.start, figure.end):
            ground.keep(figure.start, figure.end)
    for amount in amounts(ground.text):
        if not ground.is_free(amount.start, amount.end):
            continue
        if _is_earlier(ground, amount) and not ground.moves(amount.start):
            ground.keep(amount.start, amount.end)
        else:
            ground.mark(StaleKind.AMOUNT, amount.start, amount.end)


class _Piece(Protocol):
    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


_YEAR = r"(?<![\d/.:-])((?:19|20)\d\d)(?!\d|[:/]\d)"
_OF_YEAR = re.compile(rf"[ \u00a0]?\(?(?:år[ \u00a0]|under[ \u00a0]|för[ \u00a0]|i[ \u00a0])?{_YEAR}")
_MOST_AROUND = 300
_YEARS = re.compile(_YEAR)
_COMPARED = re.compile(
    r"(?:jämfört\smed|jämförelse\smed|i\sförhållande\still|än|mot|sedan)\s(?:\S+\s){0,3}\Z",
    re.IGNORECASE,
)


def _is_stale_figure(ground: Ground, figure: FoundKeyFigure) -> bool:
    """Whether a key figure is last year's, or what last year was compared with."""
    told = _OF_YEAR.match(ground.text, figure.end)
    if told and int(told[1]) < ground.then:
        return False
    if figure.year is not None:
        return ground.then - 1 <= figure.year < ground.now
    return not _is_earlier(ground, figure)


def _is_earlier(ground: Ground, piece: _Piece) -> bool:
    """Whether the words give the figure to an earlier year: one that follows it at once, or the only year of its sentence,
    where nothing is compared with it."""
    told = _OF_YEAR.match(ground.text, piece.end)
    if told:
        return int(told[1]) < ground.then
    first, last = ground.sentence(piece.start)
    first, last = max(first, piece.start - _MOST_AROUND), min(last, piece.end + _MOST_AROUND)
    if any(int(match[1]) >= ground.then for match in _YEARS.finditer(ground.text, first, last)):
        return False
    before = list(_YEARS.finditer(ground.text, first, piece.start))
    return bool(before) and not _COMPARED.search(ground.text[first : before[-1].start()])
