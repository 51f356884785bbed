"""What each table row is: a head with options, the head of a section, a question, or the rest of one.

Layouts are endless, ways of answering few; so a row is known by the places in it, and by what the rows
around it are, never by a layout known beforehand.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from auditprep.wordform.blocks import Cell, Row
from auditprep.wordform.boxes import boxes_of, can_be_filled, words_outside
from auditprep.wordform.cells import asks, is_label_cell, is_labelled
from auditprep.wordform.groups import is_group, is_title, usual_ticks, with_groups
from auditprep.wordform.headings import is_for_answers, is_for_evidence, is_for_others
from auditprep.wordform.heads import Heads, can_be_title, continues_table, is_example
from auditprep.wordform.labels import names_question
from auditprep.wordform.mechanisms import Found
from auditprep.wordform.numbers import number_in_front
from auditprep.wordform.offered_words import word_of
from auditprep.wordform.row_ticks import RowTicks, written_ticks
from auditprep.wordform.row_words import RowWords, row_words, side_cell
from auditprep.wordform.rows import Head, RowKind, Sorted, Table


def sort_rows(rows: Iterable[Row], head: Head | None = None) -> list[Sorted]:
    """What each row of one table is, in order. `head` is the one in force from the table before; it is brought up to date."""
    return with_groups(_Sorter(list(rows), Head() if head is None else head).sorted())


class _Sorter:
    """Sorts the rows of one table; remembers the head that is in force."""

    def __init__(self, rows: list[Row], head: Head) -> None:
        boxes = {id(cell): found for row in rows for cell, found in _boxes_of_row(row)}
        self._table = Table(rows, boxes, head)
        self._head = head
        self._heads = Heads(self._table)
        self._ticks = RowTicks(self._table)
        if rows and not continues_table(rows, head):
            head.options, head.headings = {}, {}

    def sorted(self) -> list[Sorted]:
        """The rows in order, each as it is by itself and by the head over it."""
        return self._with_usual_ticks([self._sort(place) for place in range(len(self._table.rows))])

    def _sort(self, place: int) -> Sorted:
        row = self._table.rows[place]
        side = side_cell(self._table, place)
        found = row_words(self._table, row, side)
        head = self._as_head(place, found)
        if head is not None:
            return head
        if found.cell is not None and found.number is None and self._is_answer_alone(row, found.cell):
            return self._with_rooms(Sorted(row, RowKind.REST, None, found.cell))
        ticked = self._with_ticks(row, found, side)
        return self._with_kind(self._with_rooms(ticked))

    def _as_head(self, place: int, found: RowWords) -> Sorted | None:
        """The row as a head, which is in force from now on; None if it is none. An example is passed over as heads are."""
        row = self._table.rows[place]
        options = self._heads.options(place)
        heads = self._heads.is_column_head(place, found.number)
        if options or heads:
            self._head.remember_headings(row)
        if options:
            self._head.options = options
            title = found.cell if found.cell and can_be_title(found.cell, options) else None
            return Sorted(row, RowKind.HEAD, found.number, title)
        return Sorted(row, RowKind.HEAD, None, None) if heads or is_example(row) else None

    def _is_answer_alone(self, row: Row, words: Cell) -> bool:
        """Whether a row has nothing but more words in the column for answers."""
        others = [cell for cell in row.own_cells if cell is not words and cell.text]
        boxed = any(self._table.boxes(cell) for cell in row.cells)
        answers = is_for_answers(self._table.heading(words)) and not self._head.of_question(words.column)
        return answers and not others and not boxed and words is not row.cells[0]

    # Ticks

    def _with_ticks(self, row: Row, found: RowWords, side: Cell | None) -> Sorted:
        """The row with its places to tick. A cell that holds nothing but those has no words, and a figure that is ticked
        itself, as a point of a scale, is no number."""
        number, words = found.number, found.cell
        ticks = self._ticks.of(row, words)
        ticked = [tick.cell for tick in ticks]
        if words and any(words is cell for cell in ticked) and (not words_outside(words) or word_of(words)):
            words = None
        if words is None and any(cell is row.cells[0] for cell in ticked):
            number = None
        return Sorted(row, RowKind.REST, number, words, ticks, beside_number=found.beside_number, side=side)

    def _with_usual_ticks(self, rows: list[Sorted]) -> list[Sorted]:
        """A question without ticks, in a table whose questions are ticked in one column with the same options, has lost its
        list or boxes: what stands in that cell is the mark, as a word."""
        usual = usual_ticks(rows)
        return rows if usual is None else [self._with_word_in(row, *usual) for row in rows]

    def _with_word_in(self, row: Sorted, column: int, options: tuple[str, ...]) -> Sorted:
        """The row with these options in a cell, if it is a question without ticks and something stands there."""
        cell = next((cell for cell in row.row.own_cells if cell.column == column), None)
        if row.kind is not RowKind.QUESTION or row.ticks:
            return row
        if cell is None or cell is row.words or not cell.text:
            return row
        return self._with_rooms(replace(row, ticks=written_ticks(cell, cell.element, options)))

    # Rooms

    def _with_rooms(self, row: Sorted) -> Sorted:
        """The row with the cells after the question that have room for its answer and its evidence, and one that can be
        filled in otherwise."""
        after, labelled = self._after_question(row), is_labelled(row.row)
        unread = next((cell for cell in after if not labelled and can_be_filled(cell)), None)
        rooms = [cell for cell in after if cell is not unread and not can_be_filled(cell)]
        evidence = next((cell for cell in rooms if is_for_evidence(self._table.heading(cell))), None)
        answer = self._answer_cell([cell for cell in rooms if cell is not evidence])
        if answer is not None and self._heads_a_grid(row, answer):
            answer, evidence, unread = None, None, answer
        heading = " ".join(self._head.headings.values())
        return replace(row, answer_cell=answer, evidence_cell=evidence, unread=unread, heading=heading)

    def _heads_a_grid(self, row: Sorted, answer: Cell) -> bool:
        """Whether the words beside a question head columns to be filled with figures, a row for each of what stands at the
        left: a grid that is the auditors', not an answer."""
        others = [cell for cell in row.row.own_cells if cell.column >= answer.column]
        headed = bool(answer.text) and len(others) > 1 and all(0 < len(cell.text) <= 40 for cell in others)
        if not headed or row.ticks or self._head.headings:
            return False
        rows = self._table.rows
        place = next(index for index, each in enumerate(rows) if each is row.row)
        under = rows[place + 1 : place + 3]
        return len(under) == 2 and all(map(is_grid_row, under))

    def _after_question(self, row: Sorted) -> list[Cell]:
        """The cells after the question that are neither ticked nor kept for ticks."""
        words, ticked = row.words, {id(tick.cell) for tick in row.ticks}
        return [
            cell
            for cell in row.row.cells
            if words is not None
            and cell.column > words.column
            and (cell.column not in self._head.options or (not row.ticks and cell.span > 1))
            and not cell.continued
            and id(cell) not in ticked
        ]

    def _answer_cell(self, rooms: list[Cell]) -> Cell | None:
        """The cell for the answer: one that is headed so, else the first that is not headed as for something else."""
        headings = [self._table.heading(cell) for cell in rooms]
        meant = [cell for cell, heading in zip(rooms, headings, strict=True) if is_for_answers(heading)]
        others = [cell for cell, heading in zip(rooms, headings, strict=True) if not is_for_others(heading)]
        return next(iter(meant or others), None)

    # Kinds

    def _with_kind(self, row: Sorted) -> Sorted:
        """The row with what it is."""
        words, number = row.words, row.number
        if words and row.ticks and is_group(row, words):
            number = number_in_front(words)
            return replace(row, kind=RowKind.SECTION, number=number, ticks=(), answer_cell=None)
        if row.ticks or _is_labelled_question(row):
            return replace(row, kind=RowKind.QUESTION)
        if words is None or words.continued:
            return replace(row, number=None)
        if number and not is_label_cell(words):
            no_room = row.answer_cell is None and row.unread is None
            is_section = no_room and is_title(row, number, words)
            return replace(row, kind=RowKind.SECTION if is_section else RowKind.QUESTION)
        if not is_labelled(row.row) and self._asks_beside(row, words):
            return replace(row, kind=RowKind.QUESTION)
        return replace(row, number=None)

    def _asks_beside(self, row: Sorted, words: Cell) -> bool:
        """Whether a row without number or ticks is a question with room for its answer beside."""
        if row.answer_cell is None and row.evidence_cell is None:
            return False
        if self._head.of_question(words.column):
            return True
        return asks(words) and not row.row.cells[0].continued


def _is_labelled_question(row: Sorted) -> bool:
    """Whether a cell of the row says that a question stands beside: "Fråga:"."""
    words = row.words
    if words is None or is_label_cell(words):
        return False
    return any(names_question(cell.text) for cell in row.row.own_cells if cell is not words)


def _boxes_of_row(row: Row) -> list[tuple[Cell, list[Found]]]:
    """The boxes of a row's cells. Where none is sure, several cells with a box each are."""
    sure = [(cell, _nested_boxes(cell) or boxes_of(cell)) for cell in row.cells]
    if any(found for _cell, found in sure):
        return sure
    trusted = [(cell, boxes_of(cell, trusting=True)) for cell in row.cells]
    return trusted if sum(bool(found) for _cell, found in trusted) >= 2 else sure


def _nested_boxes(cell: Cell) -> list[Found]:
    """The boxes of a table within a cell, whose words stand over them."""
    for rows in cell.tables:
        ticks = [tick for row in sort_rows(rows) for tick in row.ticks]
        if len(ticks) >= 2:
            return [replace(tick.found, beside=tick.option) for tick in ticks]
    return []


def is_grid_row(row: Row) -> bool:
    """Whether a row has words at the left, which ask nothing, and empty cells after them."""
    first, *others = row.own_cells or (None,)
    return (
        first is not None
        and bool(first.text)
        and "?" not in first.text
        and len(others) > 1
        and not any(cell.text for cell in others)
    )
