"""The rooms for prose in a cell: after a label, or the cell's own end; one for the answer, one for its evidence."""

from __future__ import annotations

import itertools
from typing import NamedTuple

from auditprep.model import Place, Role
from auditprep.wordform.blocks import Cell, Row
from auditprep.wordform.boxes import can_be_filled
from auditprep.wordform.cells import is_bare_label, is_label_cell
from auditprep.wordform.labels import label_end, label_of, words_in_label
from auditprep.wordform.placeholder_look import is_slanted_or_grey
from auditprep.wordform.prose_place import cell_place, prose_place
from auditprep.wordform.words import Words, field_words, instructs


def rooms_after(cell: Cell, words: Words) -> dict[Role, Place]:
    """The rooms of a cell from where the auditors' words end; a label of the other kind begins the other room."""
    lines = {line.element: line for line in cell.lines}
    labels = []
    for index, child in enumerate(cell.element):
        label = label_of(lines[child]) if child in lines and index >= words.start else None
        if label is not None:
            labels.append((index, label))
    begins = [
        (words.start, labels[0][1].role if words.labelled and labels else Role.DESCRIPTION, words.labelled)
    ]
    for index, label in labels:
        if index > words.start and label.role is not begins[-1][1] and label.bare:
            begins.append((index, label.role, True))
    rooms: dict[Role, Place] = {}
    for (start, role, labelled), following in itertools.zip_longest(begins, begins[1:]):
        end = following[0] if following else None
        rooms.setdefault(role, prose_place(cell.element, start, labelled=labelled, end=end, role=role))
    return rooms


def rooms_from(cell: Cell, start: int) -> dict[Role, Place]:
    """The rooms of a cell from one of its children on: after the labels that follow, or all that follows."""
    lines = {line.element: line for line in cell.lines}
    following = [(index, lines.get(child)) for index, child in enumerate(cell.element) if index >= start]
    first = next(((index, line) for index, line in following if line is not None and not line.is_blank), None)
    labelled = first is not None and first[1] is not None and label_of(first[1]) is not None
    begins = first[0] if first is not None and labelled else start
    return rooms_after(cell, Words("", (), begins, labelled, False, False))


def whole_room(cell: Cell, role: Role = Role.DESCRIPTION) -> Place:
    """A cell with nothing of the auditors' in it as a room."""
    return cell_place(cell.element, cell.control, role)


class FieldRooms(NamedTuple):
    """The rooms in a row under a question, the cells that they and their labels take, what the auditors say of them, and which
    lines of that neither ask nor bid, and may be somebody's answer."""

    rooms: dict[Role, Place]
    taken: list[Cell]
    guidance: list[str]
    perhaps: tuple[str, ...] = ()


def field_rooms(row: Row) -> FieldRooms:
    """The rooms in a row under a question.

    A label has its room beside it, if that is empty of means of answering and as wide; else under it."""
    rooms: dict[Role, Place] = {}
    taken: list[Cell] = []
    guidance: list[str] = []
    perhaps: list[str] = []
    cells = list(row.own_cells)
    for cell, beside in itertools.zip_longest(cells, cells[1:]):
        if cell in taken or not is_label_cell(cell):
            continue
        label = label_of(cell.lines[0])
        assert label is not None
        if (
            beside is not None
            and not is_label_cell(beside)
            and _is_room(beside, cell)
            and (is_bare_label(cell) or _only_guides(cell, beside))
        ):
            said = said_with_label(cell)
            guidance += said
            perhaps += [each for each in said if not instructs(each)]
            rooms.setdefault(label.role, whole_room(beside, label.role))
            taken += [cell, beside]
        elif not is_closed(cell):
            words = field_words(cell)
            for role, place in rooms_after(cell, words).items():
                rooms.setdefault(role, place)
            taken.append(cell)
    if not taken:
        widest = max(
            (cell for cell in cells if not is_closed(cell)), key=lambda cell: cell.span, default=None
        )
        if widest is not None:
            words = field_words(widest)
            guidance += words.guidance
            if widest.control is not None and not words.guidance:
                rooms[Role.DESCRIPTION] = whole_room(widest)
            else:
                rooms |= rooms_after(widest, words)
            taken.append(widest)
    return FieldRooms(rooms, taken, guidance, tuple(perhaps))


def said_with_label(cell: Cell) -> list[str]:
    """What stands in a cell beside its label: after it on its line, in parentheses in it, and under it."""
    first, *others = [line for line in cell.lines if not line.is_blank]
    asides = [each for each in words_in_label(first) if instructs(each)]
    texts = [*asides, first.text[label_end(first) or 0 :], *(line.text for line in others)]
    return [" ".join(text.split()) for text in texts if text.strip()]


def _only_guides(cell: Cell, beside: Cell) -> bool:
    """Whether the words under a label say what to write in the cell beside: that is empty, or they bid one to, or look as
    such words do."""
    if cell.tables or can_be_filled(cell):
        return False
    if not beside.text:
        return True
    first, *under = [line for line in cell.lines if not line.is_blank]
    after = first.text[label_end(first) or 0 :]
    return (not after.strip() or instructs(after)) and all(
        instructs(line.text) or is_slanted_or_grey(line.element) for line in under
    )


def is_closed(cell: Cell) -> bool:
    """Whether a cell is no room for prose: it holds boxes, lists or fields to fill in, and no label of a field."""
    return can_be_filled(cell) and not any(label_of(line) is not None for line in cell.lines)


def _is_room(beside: Cell, label: Cell) -> bool:
    return not can_be_filled(beside) and (
        beside.width >= label.width or bool(beside.text) or beside.control is not None
    )
