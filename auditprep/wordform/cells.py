"""What a table cell is by its words: a label, a question, a tick."""

from __future__ import annotations

from auditprep.wordform.blocks import Cell, Line, Row
from auditprep.wordform.headings import is_column_word
from auditprep.wordform.labels import label_of, names_marks, names_question
from auditprep.wordform.mark import TICK_SIGNS


def first_line(cell: Cell) -> Line | None:
    """The first line of a cell that has words; None if it has none."""
    return next((line for line in cell.lines if not line.is_blank), None)


def is_label_cell(cell: Cell) -> bool:
    """Whether a cell begins with the label of a field."""
    first = next(iter(cell.lines), None)
    return first is not None and label_of(first) is not None


def is_bare_label(cell: Cell) -> bool:
    """Whether a cell holds nothing but a label: of a field, or of what is beside."""
    first = first_line(cell)
    if first is None or first.text.strip() != cell.text:
        return False
    label = label_of(first)
    return (label is not None and label.bare) or names_marks(cell.text) or names_question(cell.text)


def is_labelled(row: Row) -> bool:
    """Whether a cell of the row begins with the label of a field."""
    return any(map(is_label_cell, row.cells))


def is_no_option(cell: Cell) -> bool:
    """Whether a cell names a column or a field, whatever its words would be elsewhere."""
    return is_column_word(cell.text.strip(" :")) or is_label_cell(cell)


def asks(cell: Cell) -> bool:
    """Whether a cell's first words are a question."""
    first = first_line(cell)
    return first is not None and first.text.rstrip().endswith("?")


def is_tick(text: str) -> bool:
    """Whether a text is nothing but what people type to tick something."""
    return text.strip().casefold() in TICK_SIGNS


def one_line(text: str) -> str:
    """A text on one line, with single spaces."""
    return " ".join(text.split())
