"""Figures in tables, which have no unit beside them: the head of their column says what they are.

A table comes as rows with tabs between the cells, or, from an editor, as a line for each cell."""

from __future__ import annotations

import re

from auditprep.model import StaleKind
from auditprep.prose.amounts import NUMBER
from auditprep.years.stale_ground import Ground

_YEAR = r"(?:19|20)\d\d"
_HEAD = re.compile(
    r"(?:(?P<kpi>målvärde|nuläge|måltal|mål(?=\s\d))|belopp\si\s(?:tkr|mnkr|kr|kronor|tusental)|(?:hel|del)?(?:års)?(?:budget|utfall|prognos|plan"
    rf"|avvikelse|bokslut|resultat|kommunbidrag))(?:[\s,./()-]+(?:helår|delår|år|ack|jan|aug|dec|per|[tq]\d|\d\d?/\d\d?|{_YEAR}|tkr|mnkr|kr|%))*"
    r"[\s)]*",
    re.IGNORECASE,
)
_CELL = re.compile(rf"\s*(?P<number>[-+−–]?{NUMBER})\*?\s*")
_LONGEST_CELL = 120
_FEWEST_HEADS = 2


def mark_tables(ground: Ground) -> None:
    """Marks the figures in tables of money and of key figures, save those in a column of an earlier year that stays."""
    at, rows, lines = 0, _Rows(), _Lines()
    for line in ground.text.split("\n"):
        if "\t" in line:
            rows.mark(ground, line, at)
        else:
            rows = _Rows()
            lines.mark(ground, line, at)
        at += len(line) + 1


def is_head(cell: str) -> bool:
    """Whether the cell says what figures are under it: "Utfall 2024", "Plan 2026"."""
    return _head(cell) is not None


def is_figure(cell: str) -> bool:
    """Whether there is a figure in the cell, and nothing else; a year is none."""
    number = _CELL.fullmatch(cell) if len(cell) <= _LONGEST_CELL else None
    return bool(number and not re.fullmatch(_YEAR, number["number"]))


class _Rows:
    """Rows of a table, under the last one that was a head."""

    def __init__(self) -> None:
        self._heads: list[re.Match[str] | None] = []

    def mark(self, ground: Ground, row: str, at: int) -> None:
        cells = row.split("\t")
        heads = [_head(cell) for cell in cells]
        if any(heads):
            self._heads = heads
        elif len(cells) == len(self._heads):
            for cell, head in zip(cells, self._heads, strict=True):
                if head and (_is_of_then(ground, head) or ground.moves(at)):
                    _mark(ground, cell, at, head["kpi"] is not None)
                at += len(cell) + 1


class _Lines:
    """The cells of a table, each on a line of its own: nothing tells which column they are in."""

    def __init__(self) -> None:
        self._heads = 0
        self._kpi = False

    def mark(self, ground: Ground, line: str, at: int) -> None:
        head = _head(line)
        if head:
            self._heads, self._kpi = self._heads + 1, self._kpi or head["kpi"] is not None
        elif len(line) > _LONGEST_CELL:
            self._heads, self._kpi = 0, False
        elif self._heads >= _FEWEST_HEADS:
            _mark(ground, line, at, self._kpi)


def _head(cell: str) -> re.Match[str] | None:
    return _HEAD.fullmatch(cell.strip()) if len(cell) <= _LONGEST_CELL else None


def _is_of_then(ground: Ground, head: re.Match[str]) -> bool:
    years = [int(each) for each in re.findall(_YEAR, head[0])]
    return not years or years[-1] >= ground.then


def _mark(ground: Ground, cell: str, at: int, kpi: bool) -> None:
    number = _CELL.fullmatch(cell) if len(cell) <= _LONGEST_CELL else None
    is_year = number and re.fullmatch(_YEAR, number["number"])
    if number and not is_year:
        kind = StaleKind.KPI if kpi else StaleKind.AMOUNT
        ground.mark(kind, at + number.start("number"), at + number.end("number"))
