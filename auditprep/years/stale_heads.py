"""The heads of a table: the years of its columns, which move together. "Budget 2023" beside "Budget 2024" is another year
this time too."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from auditprep.model import StaleKind
from auditprep.prose.document_names import FoundName
from auditprep.prose.rewriting import redated
from auditprep.years.stale_digits import YEAR
from auditprep.years.stale_ground import Ground
from auditprep.years.stale_tables import is_figure, is_head
from auditprep.years.stale_writing import shifted_day, shifted_month, shifted_years


def mark_heads(ground: Ground, names: Sequence[FoundName]) -> None:
    """Marks the years of the columns that stand beside one of last year, each shifted: those that follow on it without a gap,
    before and after. The figures under the earlier ones move with them. Last year's own columns are left for others to mark."""
    for table in _tables(ground.text):
        times = [_time(ground, cell) for cell in table.heads]
        moving = _moving(ground.then, {each.year for each in times if each})
        for at, each in enumerate(times):
            if each and each.year in moving:
                _mark(ground, table.heads[at], each, names)
                for row in table.rows if each.year < ground.then else ():
                    ground.move(*row[at])


_Cell = tuple[int, int]  # where it begins and ends


@dataclass(frozen=True, slots=True)
class _Table:
    """The cells of the first row, and those of the rows under it that have as many; none where nothing tells the columns."""

    heads: tuple[_Cell, ...]
    rows: tuple[tuple[_Cell, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class _Time:
    """When a column is of: its year, how it is written, and what it is written as when it is shifted."""

    kind: StaleKind
    year: int
    start: int
    end: int
    shifted: str


def _moving(then: int, years: set[int]) -> set[int]:
    """The years of columns that follow on last year without a gap; nothing if last year has none, or stands alone."""
    if then not in years:
        return set()
    first = last = then
    while first - 1 in years:
        first -= 1
    while last + 1 in years:
        last += 1
    return set(range(first, last + 1)) - ({then} if first == last else set())


_LONGEST_HEAD = 60
_YEAR = re.compile(YEAR)


def _time(ground: Ground, cell: _Cell) -> _Time | None:
    """The one time that a head names; None if there is none, or several."""
    start, end = cell
    years = list(_YEAR.finditer(ground.text, start, end)) if end - start <= _LONGEST_HEAD else []
    if len(years) != 1:
        return None
    year = years[0]
    for day in ground.dates:
        if start <= day.start <= year.start() < day.end <= end:
            written = redated(ground.text[day.start : day.end], shifted_day(day.value, ground.shift))
            return _Time(StaleKind.DATE, day.value.year, day.start, day.end, written) if written else None
    for month in ground.months:
        if start <= month.start <= year.start() < month.end <= end:
            written = shifted_month(ground.text[month.start : month.end], ground.shift)
            return _Time(StaleKind.MONTH, month.year, month.start, month.end, written)
    return _Time(StaleKind.YEAR, int(year[0]), year.start(), year.end(), shifted_years(year[0], ground.shift))


def _mark(ground: Ground, cell: _Cell, time: _Time, names: Sequence[FoundName]) -> None:
    if time.year == ground.then:
        if time.kind is StaleKind.YEAR and not any(cell[0] <= each.start < cell[1] for each in names):
            ground.mark(time.kind, time.start, time.end, time.shifted)
        return
    ground.mark(time.kind, time.start, time.end, time.shifted)


# Where tables are


def _tables(text: str) -> Iterator[_Table]:
    rows: list[tuple[_Cell, ...]] = []
    lines: list[_Cell] = []
    at = 0
    for line in [*text.split("\n"), ""]:
        if "\t" in line:
            rows.append(tuple(_cells(line, at)))
        elif rows:
            yield _Table(rows[0], tuple(row for row in rows[1:] if len(row) == len(rows[0])))
            rows = []
        if "\t" not in line and is_head(line):
            lines.append((at, at + len(line)))
        elif len(lines) > 1 and _leads_to_figures(text, at):
            yield _Table(tuple(lines))
            lines = []
        else:
            lines = []
        at += len(line) + 1


def _cells(line: str, at: int) -> Iterator[_Cell]:
    for cell in line.split("\t"):
        yield at, at + len(cell)
        at += len(cell) + 1


_NEAR = 400


def _leads_to_figures(text: str, at: int) -> bool:
    """Whether a figure alone on its line is among the next lines, as where an editor gives a line for each cell."""
    return any(map(is_figure, text[at : at + _NEAR].split("\n")[:6]))
