"""The number and the words of a table row, and the cell at its side that names the section it is in."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from auditprep.wordform.blocks import Cell, Row
from auditprep.wordform.cells import asks, is_bare_label, is_label_cell, is_labelled
from auditprep.wordform.headings import is_of_sections
from auditprep.wordform.labels import label_of, names_marks, names_question
from auditprep.wordform.numbers import as_number, bare, first_number, number_in_front
from auditprep.wordform.rows import Table
from auditprep.wordform.xml import qn

_LONGEST_NUMBER = 40
"""Letters: a number with a tick beside it is shorter."""
_TICK_BESIDE_NUMBER = re.compile(r"^\s*[xX✓✔√]\s+|\s*[xX✓✔√]\s*$")


@dataclass(frozen=True, slots=True)
class RowWords:
    """The number in front of a row, the cell with its words, and what somebody typed beside the number."""

    number: str | None
    cell: Cell | None
    beside_number: str


def side_cell(table: Table, place: int) -> Cell | None:
    """The cell at the left that is merged over this row and more, and names the section they are in; its number may
    stand in a cell of its own before it."""
    row = table.rows[place]
    first = row.cells[0] if row.cells else None
    if first is None:
        return None
    if as_number(first.text) and len(row.cells) > 2 and is_of_sections(table.heading(row.cells[1])):
        return row.cells[1] if _begins_merged(row.cells[1]) else None
    following = table.rows[place + 1] if place + 1 < len(table.rows) else None
    if first.continued or not first.text or as_number(first.text) or table.boxes(first):
        return None
    if following is None or not _goes_on_in(first, following):
        return None
    own, others = _words_beside(table, row), _words_beside(table, following)
    asking = any(not is_label_cell(cell) and not names_marks(cell.text) for cell in others)
    return first if own and asking and not is_label_cell(own[0]) else None


def row_words(table: Table, row: Row, side: Cell | None) -> RowWords:
    """The number and the words of a row; the words stand in the column that is headed so, if one is."""
    found = _first_words(row, table.head.options, side)
    if side is not None and found.cell is not None and side is not row.cells[0]:
        found = replace(
            found, number=number_in_front(found.cell)
        )  # the one in front of them all is the section's
    asked = next((cell for cell in row.cells if table.head.of_question(cell.column)), None)
    if found.cell is None or asked is None or asked is found.cell:
        return found
    if asked.continued or not asked.text or as_number(asked.text):
        return found
    return replace(found, number=number_in_front(asked) or found.number, cell=asked)


def _begins_merged(cell: Cell) -> bool:
    """Whether a cell with words is the uppermost of some that are merged."""
    merged = cell.element.find(f"{qn('w:tcPr')}/{qn('w:vMerge')}") is not None
    return merged and bool(cell.text) and not cell.continued


def _goes_on_in(first: Cell, following: Row) -> bool:
    """Whether a cell is merged with the first one of the row under it."""
    return (
        bool(following.cells) and following.cells[0].continued and following.cells[0].column == first.column
    )


def _words_beside(table: Table, row: Row) -> list[Cell]:
    """The cells after the first one that hold words and are not for ticking."""
    return [
        cell
        for cell in row.cells[1:]
        if cell.text
        and not cell.continued
        and cell.column not in table.head.options
        and not table.boxes(cell)
    ]


def _first_words(row: Row, options: dict[int, str], side: Cell | None) -> RowWords:
    """The number in front of a row, and the first cell with text that is no number, side or label of what is beside."""
    number, beside = None, ""
    bare_labels = [cell for cell in row.own_cells if is_bare_label(cell)]
    passed = bare_labels if len(row.own_cells) > len(bare_labels) else []
    for place, cell in enumerate(row.cells):
        if cell.continued or cell.column in options or cell is side:
            continue
        if names_question(cell.text) and cell in passed:
            continue
        alone, typed = _number_alone(cell)
        beside = beside if typed is None else typed
        if alone and number is None and _may_be_numbers(row, place, side):
            number = bare(alone)
        elif cell.text and not (cell in passed and _only_names_marks(cell)):
            is_lower = number is None and _is_beside_merged_number(row, cell, side)
            return RowWords(number or _own_number(row, cell, is_lower), cell, beside)
    return RowWords(number, None, beside)


def _number_alone(cell: Cell) -> tuple[str | None, str | None]:
    """The number that stands alone in a cell, and the tick typed beside it; None for the tick where nothing is like one."""
    alone = as_number(cell.text) or (None if cell.text else first_number(cell))
    tick = _TICK_BESIDE_NUMBER.search(cell.text) if len(cell.text) <= _LONGEST_NUMBER else None
    if alone or not tick:
        return alone, None
    alone = as_number(_TICK_BESIDE_NUMBER.sub("", cell.text))
    return alone, tick.group().strip() if alone else ""


def _may_be_numbers(row: Row, place: int, side: Cell | None) -> bool:
    """Whether a number may stand in this cell of a row: the first one, or the one after the side or a merged number."""
    after_side = side is not None and row.cells[0] is side and place == 1
    return place == 0 or after_side or row.cells[0].continued


def _only_names_marks(cell: Cell) -> bool:
    return names_marks(cell.text) and label_of(cell.lines[0]) is None


def _is_beside_merged_number(row: Row, cell: Cell, side: Cell | None) -> bool:
    """Whether a cell stands right beside the lower part of a merged one, which holds the number of the rows above too."""
    first = row.cells[0]
    return first.continued and side is None and cell.column <= first.column + first.span


def _own_number(row: Row, cell: Cell, is_lower: bool) -> str | None:
    """The number in front of the words themselves. Those beside a merged number, and a labelled field, have none: a list
    may begin there."""
    is_bare = (is_lower and not asks(cell)) or is_labelled(row)
    return None if is_bare else number_in_front(cell)
