"""The places to tick in a table row, each with the option that it offers."""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from dataclasses import replace

from lxml import etree

from auditprep.model import Role
from auditprep.wordform.blocks import Cell, Row
from auditprep.wordform.boxes import can_be_filled
from auditprep.wordform.cells import first_line, is_label_cell, is_tick
from auditprep.wordform.headings import is_for_answers, is_ticked_alone
from auditprep.wordform.labels import label_of, names_marks, written_options
from auditprep.wordform.mechanisms import TYPED_MARK, TYPED_WORD, WORD, Found
from auditprep.wordform.offered_words import lone_word, word_of
from auditprep.wordform.options import (
    LONGEST_OPTION,
    LONGEST_STATEMENT,
    is_like_an_option,
    is_option,
    options_in,
    options_named,
)
from auditprep.wordform.rows import Table, Tickable

_Offer = tuple[Cell, Found]


class RowTicks:
    """Finds the places to tick in the rows of a table, under the head that is in force."""

    def __init__(self, table: Table) -> None:
        self._table = table

    def of(self, row: Row, words: Cell | None) -> tuple[Tickable, ...]:
        """The places of a row whose question stands in `words`: boxes first; where there are none, empty cells under the
        options, and words to be marked or written."""
        if written := _written_after_label(row):
            return written
        boxes = self._boxes(row)
        if boxes:
            return self._boxed(row, boxes)
        if any(map(is_label_cell, row.cells)):
            return ()
        if self._is_typed_row(row):
            return self._typed(row)
        return self._worded(row, words) or self._left_alone(words)

    # Boxes

    def _boxes(self, row: Row) -> list[_Offer]:
        """The boxes of a row; those after the label of a field only where they stand on its line."""
        labels = [cell for cell in row.cells if is_label_cell(cell)]
        boxes = [(cell, each) for cell in row.cells if cell not in labels for each in self._table.boxes(cell)]
        for label in labels:
            boxes += [(label, each) for each in _on_label_line(label, self._table.boxes(label))]
        return boxes

    def _boxed(self, row: Row, boxes: list[_Offer]) -> tuple[Tickable, ...]:
        """The boxes of a row, and the rooms under options whose box is gone, in the order of the columns."""
        offers = sorted([*boxes, *self._gone(row, boxes)], key=_column)
        ticks = [self._boxed_tick(cell, found) for cell, found in offers]
        return tuple(tick for tick in ticks if 0 < len(tick.option) <= LONGEST_STATEMENT)

    def _gone(self, row: Row, boxes: list[_Offer]) -> list[_Offer]:
        """The cells under options that have no box, where others have."""
        options, boxed = self._table.head.options, {cell.column for cell, _found in boxes}
        if len(boxed & set(options)) < 2:
            return []
        return [
            (cell, Found(TYPED_MARK, cell.element, 0))
            for cell in row.own_cells
            if cell.column in options and cell.column not in boxed and len(cell.text) <= 3
        ]

    def _boxed_tick(self, cell: Cell, found: Found) -> Tickable:
        """A box with the option over it, if it is alone in its cell, else with the word beside it."""
        options = self._table.head.options
        if _is_room(found):
            return Tickable(options[cell.column], found, cell, missing=not is_tick(cell.text))
        alone = len(self._table.boxes(cell)) == 1 and not found.is_entry
        head = options.get(cell.column) if alone else None
        if head and found.beside and not is_like_an_option(found.beside):
            found = replace(found, beside="", stray=found.stray or found.beside)
        return Tickable(head or found.beside, found, cell)

    # Empty cells under options

    def _is_typed_row(self, row: Row) -> bool:
        """Whether the row has a cell of its own under each option, with words before them: a place to type
        an X. A row whose cells are merged over the options is a description."""
        options = self._table.head.options
        under = [cell for cell in row.cells if cell.column in options]
        others = [cell for cell in row.own_cells if cell.column not in options and cell.text]
        alone = len(options) == 1 and all(map(is_ticked_alone, options.values()))
        return (
            len(under) == len(options) >= (1 if alone else 2)
            and all(cell.span == 1 or cell.column + 1 not in options for cell in under)
            and (bool(others) or len(under) == len(row.cells))
        )

    def _typed(self, row: Row) -> tuple[Tickable, ...]:
        options = self._table.head.options
        return tuple(
            Tickable(options[cell.column], Found(TYPED_MARK, cell.element, 0), cell)
            for cell in row.cells
            if cell.column in options
        )

    # Words

    def _worded(self, row: Row, words: Cell | None) -> tuple[Tickable, ...]:
        """The words of a row that are to be marked themselves, one a cell; or a cell in which one is to be written."""
        offered = self._offered(row, words)
        if len(offered) >= 2:
            return tuple(Tickable(found.beside, found, cell) for cell, found in offered)
        return self._written_under_heading(row, words)

    def _offered(self, row: Row, words: Cell | None) -> list[_Offer]:
        """The words of a row that may be marked, one a cell; figures only where they are a scale."""
        rooms = [
            cell
            for cell in row.own_cells
            if is_for_answers(self._table.heading(cell)) and not is_option(cell.text)
        ]
        offered = [(cell, each) for cell in row.own_cells if cell not in rooms for each in word_of(cell)]
        labels = [cell for cell in row.own_cells if names_marks(cell.text) and not word_of(cell)]
        if len(offered) + len(labels) < len(row.own_cells):
            offered = [(cell, each) for cell, each in offered if cell is not words]
        if any(is_option(found.beside) for _cell, found in offered):
            offered = [(cell, found) for cell, found in offered if is_like_an_option(found.beside)]
            return sorted(offered + _between(row, [cell for cell, _found in offered], rooms), key=_column)
        is_scale = bool(options_in(" ".join(found.beside for _cell, found in offered)))
        return offered if is_scale else []

    def _written_under_heading(self, row: Row, words: Cell | None) -> tuple[Tickable, ...]:
        """The options that the heading of a column after the question names: one is to be written under it."""
        if words is None:
            return ()
        for cell in row.own_cells:
            heading = self._table.head.headings.get(cell.column, "")
            if cell.column > words.column and (options := options_named(heading)):
                return written_ticks(cell, cell.element, options)
        return ()

    def _left_alone(self, words: Cell | None) -> tuple[Tickable, ...]:
        """The one word left under a question, in a table where words within the cells of questions are marked."""
        marks_words = any(each.mechanism == WORD for found in self._table.found.values() for each in found)
        if words is None or not marks_words:
            return ()
        return tuple(Tickable(each.beside, each, words) for each in lone_word(words))


def written_ticks(cell: Cell, room: etree._Element, options: Iterable[str]) -> tuple[Tickable, ...]:
    """Options of which one is to be written in a room: the cell, or a line of it. The room is the same for all."""
    return tuple(
        Tickable(option, Found(TYPED_WORD, room, place), cell) for place, option in enumerate(options)
    )


def _written_after_label(row: Row) -> tuple[Tickable, ...]:
    """The options that a label names ("Svar (Ja/Nej):"): one is to be written beside the label, or after it."""
    cells = row.own_cells
    for cell, beside in itertools.zip_longest(cells, cells[1:]):
        first = first_line(cell)
        options = written_options(first) if first is not None else ()
        if first is None or not options:
            continue
        if beside is not None and first.text.strip() == cell.text and not can_be_filled(beside):
            return written_ticks(beside, beside.element, options)
        return written_ticks(cell, first.element, options)
    return ()


def _on_label_line(cell: Cell, boxes: list[Found]) -> list[Found]:
    """The boxes that stand on a label's own line ("Svar: ☐ Ja ☐ Nej"), or alone under it."""
    first = cell.lines[0]
    label = label_of(first)
    inside = set(first.element.iter())
    own = [each for each in boxes if each.element in inside]
    if len(own) >= 2 or (own and own[0].is_entry):
        return own
    bare = label is not None and label.bare and label.role is Role.DESCRIPTION and names_marks(first.text)
    return boxes if bare and len(boxes) >= 2 else []


def _between(row: Row, offered: list[Cell], rooms: list[Cell]) -> list[_Offer]:
    """Short words between cells that offer options are options too."""
    if len(offered) < 2:
        return []
    first, last = offered[0].column, offered[-1].column
    return [
        (cell, Found(WORD, cell.lines[0].element, 0, cell.lines[0].text.strip()))
        for cell in row.own_cells
        if first < cell.column < last
        and cell not in offered + rooms
        and len(cell.lines) == 1
        and 0 < len(cell.text) <= LONGEST_OPTION // 2
    ]


def _is_room(found: Found) -> bool:
    """Whether this is only the room for a tick, whose option stands over it."""
    return found.mechanism == TYPED_MARK and not found.beside


def _column(offer: _Offer) -> int:
    return offer[0].column
