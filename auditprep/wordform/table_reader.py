"""Questions out of the rows of a table."""

from __future__ import annotations

import itertools

from auditprep.model import Role
from auditprep.wordform.blocks import Cell, Line, Row
from auditprep.wordform.boxes import boxed_lines
from auditprep.wordform.cells import is_label_cell
from auditprep.wordform.drafts import Assembly, Draft
from auditprep.wordform.labels import label_of, names_marks
from auditprep.wordform.layouts import is_grid_row, sort_rows
from auditprep.wordform.numbers import as_number, is_letter
from auditprep.wordform.prose_place import FIELD, control_among, has_content
from auditprep.wordform.rooms import field_rooms, is_closed, rooms_after, rooms_from, whole_room
from auditprep.wordform.rows import Head, RowKind, Sorted
from auditprep.wordform.splice import stretch_of
from auditprep.wordform.words import field_words, instructs, is_condition, question_words


class TableReader:
    """Puts the questions of tables together, row by row. `head` is the one that is in force from table to table."""

    def __init__(self, assembly: Assembly) -> None:
        self._assembly = assembly
        self._head = Head()

    def sort(self, rows: list[Row]) -> list[Sorted]:
        """What each row is."""
        return sort_rows(rows, self._head)

    def read(self, rows: list[Sorted], heading: Line | None) -> None:
        """Takes the questions of a table over; `heading` is the one before it that names its section."""
        if heading is not None and not any(_names_section(row) for row in rows[:1]):
            self._assembly.open_section(heading.number, heading.text)
        for row, following in itertools.zip_longest(rows, rows[1:]):
            if row.side is not None:
                first = row.row.cells[0]
                number = as_number(first.text) if first is not row.side else None
                self._assembly.open_section(number, row.side.text)
            self._take(row, following)

    def take(self, row: Sorted) -> None:
        """Takes a row over that belongs to the question being put together."""
        self._take(row, None)

    def _take(self, row: Sorted, following: Sorted | None) -> None:
        if row.kind is RowKind.QUESTION:
            self._open_question(row, following)
        elif row.kind is RowKind.REST:
            self._go_on(row, following)
        elif row.kind is RowKind.LEAD:
            assert row.words is not None
            words = question_words(row.words, all_theirs=True)
            self._assembly.draft = None
            self._assembly.lead = "\n".join((words.text, *words.guidance))
        else:
            if _names_section(row) and row.words:
                self._assembly.open_section(row.number, row.words.text)
            elif row.kind is RowKind.SECTION or not _is_repeated(row):
                self._assembly.draft = None

    def _open_question(self, row: Sorted, following: Sorted | None) -> None:
        draft = self._assembly.draft
        if row.words is None and row.number is None and draft is not None and not draft.ticks and row.ticks:
            draft.ticks = row.ticks  # a row with nothing but boxes, under its question
            draft.complete = False
            self._take_rooms_beside(row, draft)
            return
        if row.words is not None and draft is not None and not draft.ticks and _is_labels(row):
            draft.ticks = row.ticks
            self._take_rooms_beside(row, draft)
            return
        self._ask(row, following)

    def _ask(self, row: Sorted, following: Sorted | None) -> None:
        draft = self._assembly.ask(
            Draft(row.number, "", [], row.ticks, heading=row.heading, odd=row.beside_number)
        )
        if is_letter(row.number):
            draft.guidance += filter(None, self._assembly.lead.split("\n"))
        else:
            self._assembly.lead = ""
        self._note_unread(row)
        draft.stray += _unused_words(row)
        if row.words is None:
            self._take_rooms_beside(row, draft)
            return
        beside = row.answer_cell
        elsewhere = bool(row.ticks) or beside is not None or _continues(following)
        words = question_words(row.words, all_theirs=elsewhere)
        draft.text, draft.at = (
            words.text,
            next((each.element for each in row.words.lines if not each.is_blank), None),
        )
        draft.guidance += words.guidance
        draft.perhaps = words.perhaps
        self._take_rooms_beside(row, draft)
        inside = any(tick.cell is row.words for tick in row.ticks)
        if beside is None and (words.labelled or inside or not row.ticks):
            draft.add_rooms(rooms_after(row.words, words))
            draft.own_room = not words.labelled and not words.answered
            draft.complete = not draft.own_room or (words.roomy and not elsewhere)
        elif beside is None:
            self._take_room_by_boxes(row, draft)
        else:
            draft.stray += _words_by_boxes(row)

    def _take_rooms_beside(self, row: Sorted, draft: Draft) -> None:
        """The cells in the question's row with room for its answer and its evidence."""
        if row.evidence_cell is not None:
            draft.add_rooms({Role.EVIDENCE: whole_room(row.evidence_cell, Role.EVIDENCE)})
        if row.answer_cell is not None:
            words = field_words(row.answer_cell)
            draft.add_rooms(
                rooms_after(row.answer_cell, words)
                if words.labelled or any(not instructs(each) for each in words.guidance)
                else {Role.DESCRIPTION: whole_room(row.answer_cell)}
            )
            draft.complete = True

    def _take_room_by_boxes(self, row: Sorted, draft: Draft) -> None:
        """The end of the cell with the boxes is the room for words, where the form has no other."""
        cells = {id(tick.cell): tick.cell for tick in row.ticks if tick.cell is not None}
        cell = next(iter(cells.values()), None)
        if len(cells) != 1 or cell is None or cell.tables:
            return
        boxed = {tick.found.element for tick in row.ticks}
        with_boxes = [
            index
            for index, child in enumerate(cell.element)
            if child in boxed or any(each in boxed for each in child.iter())
        ]
        if control := control_among(boxed, cell.element):
            draft.add_rooms({Role.DESCRIPTION: control})
        elif with_boxes:
            rooms = rooms_from(cell, with_boxes[-1] + 1)
            draft.add_rooms(rooms)
            labelled = any(place.mechanism != FIELD for place in rooms.values())
            draft.own_room = not labelled and not any(
                map(has_content, stretch_of(cell.element, with_boxes[-1] + 1, None))
            )

    def _go_on(self, row: Sorted, following: Sorted | None) -> None:
        """A row under a question: its description field or more guidance; what is neither is stray. A row
        that asks something itself is a question without a number."""
        if row.words is not None and (
            self._asks_anew(row, row.words, following) or _is_condition(row, following)
        ):
            self._ask(row, following)
            return
        if row.words is not None and _is_of_section(row.words):
            self._ask_of_section(row, row.words)
            return
        draft = self._assembly.draft
        if draft is None:
            self._assembly.loose += [cell.text for cell in row.row.own_cells if cell.text]
            return
        if draft.unread and draft.own_room and is_grid_row(row.row):
            return  # of a grid that is the auditors' own
        self._note_unread(row)
        rooms, taken, guidance, perhaps = field_rooms(row.row)
        fresh = {role: place for role, place in rooms.items() if role not in draft.rooms}
        if draft.own_room and Role.DESCRIPTION in rooms:
            draft.rooms.pop(Role.DESCRIPTION, None)
            fresh[Role.DESCRIPTION] = rooms[Role.DESCRIPTION]
            draft.own_room = False
        if fresh:
            draft.guidance += guidance
            draft.perhaps += perhaps
            draft.add_rooms(fresh)
            draft.complete = True
        else:
            taken = []
        draft.stray += [
            cell.text
            for cell in row.row.own_cells
            if cell not in taken and cell.text and as_number(cell.text) is None
        ]

    def _ask_of_section(self, row: Sorted, cell: Cell) -> None:
        """A field for what is to be said of a whole section is a question of its own, called as its label."""
        first = cell.lines[0]
        label = label_of(first)
        assert label is not None
        text = first.text[: label.end].strip().rstrip(":")
        draft = self._assembly.ask(Draft(None, text, [], at=first.element))
        draft.add_rooms(field_rooms(row.row).rooms)

    def _note_unread(self, row: Sorted) -> None:
        """Keeps what can be filled in but was not understood: the user must know."""
        cells = [row.unread] if row.unread else []
        if row.kind is RowKind.REST:
            cells += [cell for cell in row.row.cells if cell is not row.unread and is_closed(cell)]
        draft = self._assembly.draft
        if draft is not None:
            draft.unread += [cell.text or "…" for cell in cells]

    def _asks_anew(self, row: Sorted, words: Cell, following: Sorted | None) -> bool:
        """Whether an unnumbered row begins a question: it asks, and the one before it has all it needs."""
        first = next((line for line in words.lines if not line.is_blank), None)
        if first is None or row.row.cells[0].continued or is_label_cell(words):
            return False
        if (
            following is not None
            and following.ticks
            and following.words is None
            and len(row.row.own_cells) == 1
        ):
            return True  # nothing but the marks under it
        if not first.text.rstrip().endswith("?"):
            return False
        draft = self._assembly.draft
        return draft is None or draft.complete


def _is_of_section(cell: Cell) -> bool:
    """Whether a cell is the field for remarks on a whole section."""
    label = label_of(cell.lines[0]) if cell.lines else None
    return label is not None and label.of_section


def _is_condition(row: Sorted, following: Sorted | None) -> bool:
    """Whether a row asks "Om ja, …?", with room for the answer under it, in the same cell or in an empty row: a question of
    its own."""
    cell = row.words
    first = next((line.text for line in cell.lines if not line.is_blank), "") if cell is not None else ""
    if cell is None or not is_condition(first) or not first.rstrip().endswith("?"):
        return False
    below = following is not None and following.kind is RowKind.REST
    own_row = below and following is not None and not any(is_label_cell(each) for each in following.row.cells)
    return own_row or len(cell.lines) > 1


def _is_labels(row: Sorted) -> bool:
    """Whether the words of a row with ticks only label them ("Svar:")."""
    return row.words is not None and row.number is None and is_label_cell(row.words)


def _is_repeated(row: Sorted) -> bool:
    return row.kind is RowKind.HEAD and row.words is None


def _continues(row: Sorted | None) -> bool:
    """Whether a row belongs to the one above: its number cell is the lower part of that one's."""
    return row is not None and row.kind is RowKind.REST and row.row.cells[0].continued


def _unused_words(row: Sorted) -> list[str]:
    """The words after the question in its row that are neither tick nor answer. What stands before it is the
    auditors'."""
    first = row.words.column if row.words else 0
    ticking = [tick.cell for tick in row.ticks if tick.cell is not None]
    used = {id(cell) for cell in (*ticking, row.words, row.answer_cell, row.evidence_cell, row.unread)}
    return [
        cell.text
        for cell in row.row.cells
        if cell.column > first
        and cell.text
        and not cell.continued
        and id(cell) not in used
        and as_number(cell.text) is None
    ]


def _words_by_boxes(row: Sorted) -> list[str]:
    """The lines in cells with boxes that are neither boxes nor what they stand for."""
    cells = {
        id(tick.cell): tick.cell for tick in row.ticks if tick.cell is not None and tick.cell is not row.words
    }
    found = []
    for cell in cells.values():
        boxed = boxed_lines(cell)
        if boxed and len(cell.lines) > 1 and not cell.tables:
            found += [
                line.text.strip() for line in cell.lines if line.element not in boxed and not line.is_blank
            ]
    return [text for text in found if not names_marks(text)]


def _names_section(row: Sorted) -> bool:
    return row.kind in (RowKind.SECTION, RowKind.HEAD) and row.words is not None
