"""What rows are by the rows around them: sections over questions, rows that lead in to parts, columns ticked alike."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from auditprep.wordform.blocks import Cell
from auditprep.wordform.mechanisms import TYPED_MARK
from auditprep.wordform.numbers import as_number, is_letter, number_in_front
from auditprep.wordform.rows import RowKind, Sorted, Tickable

_LONGEST_TITLE = 120
_LONGEST_GROUP = 80
_ENDS = ("?", ".", ":")
"""How titles never end."""


def usual_ticks(rows: Sequence[Sorted]) -> tuple[int, tuple[str, ...]] | None:
    """The one column, and its options, in which most questions of a table are ticked; None if there is none."""
    columns = Counter(
        (ticks[0].cell.column, tuple(tick.option for tick in ticks))
        for row in rows
        if (ticks := row.ticks) and ticks[0].cell is not None and len({id(tick.cell) for tick in ticks}) == 1
    )
    if not columns:
        return None
    usual, count = columns.most_common(1)[0]
    asking = sum(row.kind is RowKind.QUESTION for row in rows)
    return usual if count >= 2 and count * 2 > asking else None


def is_group(row: Sorted, words: Cell) -> bool:
    """Whether a row whose title is merged over the columns of number and question names the group of rows under it."""
    others = [cell for cell in row.row.own_cells if cell is not words and cell.text]
    return (
        all(map(_is_untouched, row.ticks))
        and words.span > 1
        and words.column == 0
        and not others
        and not words.text.endswith(_ENDS)
        and len(words.text) <= _LONGEST_GROUP
    )


def is_title(row: Sorted, number: str, words: Cell) -> bool:
    """Whether a row with a number and no ticks may be the head of a section."""
    others = [
        cell for cell in row.row.cells if cell is not words and cell.text and as_number(cell.text) is None
    ]
    return (
        (number.isdecimal() or (len(number) == 1 and number.isupper()))
        and not others
        and len(words.lines) == 1
        and not words.lines[0].is_blank
        and _is_short(words)
    )


def with_groups(rows: Sequence[Sorted]) -> list[Sorted]:
    """The rows of a table, with what those around them make of them."""
    return _with_leads(_with_banners(_without_false_sections(rows)))


# Sections


def _without_false_sections(rows: Sequence[Sorted]) -> list[Sorted]:
    """A title must have questions under it whose numbers begin with its own, or none at all: where questions
    are numbered 1, 2, 3 a short one is no section."""
    return [
        replace(row, kind=RowKind.QUESTION)
        if row.kind is RowKind.SECTION and not row.row.header and not _numbers_begin(row, rows[place + 1 :])
        else row
        for place, row in enumerate(rows)
    ]


def _numbers_begin(section: Sorted, rows: Sequence[Sorted]) -> bool:
    """Whether the next number under a title begins with its own: "1.1" under "1", "A1" or "A.1" under "A"."""
    following = next((row.number for row in rows if row.kind is not RowKind.REST and row.number), None)
    if following is None or following == section.number:
        return False
    lettered = bool(section.number) and str(section.number).isalpha()
    return following.startswith(str(section.number) if lettered else f"{section.number}.")


def _with_banners(rows: Sequence[Sorted]) -> list[Sorted]:
    """A row of one cell over the whole table, in bold or on a ground of its own, with questions right under it, is
    the head of a section."""
    return [
        replace(row, kind=RowKind.SECTION, number=number_in_front(row.words))
        if row.words is not None and _may_be_banner(row) and _is_banner(row, following)
        else row
        for row, following in itertools.zip_longest(rows, rows[1:])
    ]


def _may_be_banner(row: Sorted) -> bool:
    is_bare = row.kind is RowKind.QUESTION and not row.ticks and row.answer_cell is None
    return row.kind is RowKind.REST or is_bare


def _is_banner(row: Sorted, following: Sorted | None) -> bool:
    cell = row.row.cells[0]
    lines = [line for line in cell.lines if not line.is_blank]
    return (
        following is not None
        and (following.kind is RowKind.HEAD or _has_question(following))
        and len(row.row.cells) == 1 < len(following.row.cells)
        and len(lines) == 1
        and _is_short(cell)
        and (lines[0].bold or lines[0].is_heading or cell.shaded)
    )


def _has_question(row: Sorted) -> bool:
    return row.kind is RowKind.QUESTION and row.words is not None


def _is_short(cell: Cell) -> bool:
    return len(cell.text) <= _LONGEST_TITLE and not cell.text.endswith(_ENDS)


# Parts


def _with_leads(rows: Sequence[Sorted]) -> list[Sorted]:
    """A numbered row that only leads in to parts a), b), c) is no question itself."""
    return [
        replace(row, kind=RowKind.LEAD) if _leads_in(row, _next(rows[place + 1 :])) else row
        for place, row in enumerate(rows)
    ]


def _next(rows: Sequence[Sorted]) -> Sorted | None:
    return next((row for row in rows if row.kind is not RowKind.HEAD), None)


def _leads_in(row: Sorted, following: Sorted | None) -> bool:
    """Whether a row asks nothing that is answered there, and the next one is the first part of it."""
    return (
        _has_question(row)
        and not is_letter(row.number)
        and following is not None
        and following.number in ("a", "A")
        and bool(following.ticks or following.answer_cell)
        and all(map(_is_untouched, row.ticks))
        and not (row.answer_cell and row.answer_cell.text)
    )


def _is_untouched(tick: Tickable) -> bool:
    """Whether a place is an empty cell, which a row under a head has without meaning anything by it."""
    return tick.found.mechanism == TYPED_MARK and tick.cell is not None and not tick.cell.text
