"""What tables do besides holding rows: they are split, their header comes again, controls stand around rows."""

from __future__ import annotations

import copy
from collections.abc import Collection, Iterator, Sequence

from forms import NAMESPACES
from lxml import etree

from zoo.build import PAGE, p, sdt, tbl, tc, tr

SPLIT = "split in two tables"
REPEATED = "header repeated"
ROW_CONTROLS = "controls around rows"
FRAME = "inside a frame"
SPANNED = "question over two columns"
UNMERGED = "number not merged"
LATER = "description begins later"
NESTED = "options in a nested table"
APART = "a table for each section"
TABLE_CONTROLS = "controls around tables"
EVIDENCE = "a line for evidence"
BELOW = "room below the condition"
HINT = "a hint under the label"
HINT_INSIDE = "a hint in the label"


_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def traited(
    traits: Collection[str], widths: Sequence[int], header: list[str], groups: list[list[str]]
) -> str:
    """The table of these rows, a list for each question, with what the traits do to it."""
    if ROW_CONTROLS in traits:
        groups = [[sdt("", row, "Rad") for row in rows] for rows in groups]
    made = "".join(_tables(traits, widths, header, groups))
    return sdt("", made, "Avsnitt") if TABLE_CONTROLS in traits else made


def _tables(
    traits: Collection[str], widths: Sequence[int], header: list[str], groups: list[list[str]]
) -> Iterator[str]:
    half = len(groups) // 2
    if SPLIT in traits:
        yield tbl(_flat([header, *groups[:half]]), widths) + p() + tbl(_flat(groups[half:]), widths)
        return
    if REPEATED in traits:
        groups = [*groups[:half], header, *groups[half:]]
    made = tbl(_flat([header, *groups]), widths)
    yield _spanned(made, widths.index(max(widths))) if SPANNED in traits else made


def framed(body: str) -> str:
    """The whole form inside a table of one cell."""
    return tbl([tr([tc(body + p(), PAGE + 300)])], [PAGE + 300])


def _flat(groups: Sequence[Sequence[str]]) -> list[str]:
    return [row for group in groups for row in group]


def _spanned(table: str, column: int) -> str:
    """The table with this column made of two: each of its cells spans both."""
    root = etree.fromstring(f"<w:body {NAMESPACES}>{table}</w:body>")
    grid = root.find(f"{_W}tbl/{_W}tblGrid")
    half = int(grid[column].get(f"{_W}w")) // 2
    grid[column].set(f"{_W}w", str(half))
    grid.insert(column, copy.deepcopy(grid[column]))
    for cell, properties, span in _cells_over(root, column):
        if span is None:
            span = etree.Element(f"{_W}gridSpan")
            properties.insert(1, span)
        span.set(f"{_W}val", str(cell + 1))
    inside = b"".join(etree.tostring(child, encoding="utf-8") for child in root)
    return inside.decode()


def _cells_over(
    root: etree._Element, column: int
) -> Iterator[tuple[int, etree._Element, etree._Element | None]]:
    """The span, the properties and the w:gridSpan of the cell over the column, row by row."""
    for row in root.iter(f"{_W}tr"):
        at = 0
        for properties in row.iter(f"{_W}tcPr"):
            element = properties.find(f"{_W}gridSpan")
            span = 1 if element is None else int(element.get(f"{_W}val"))
            if at <= column < at + span:
                yield span, properties, element
            at += span
