"""Which rows of a table are heads, and which options they name by column."""

from __future__ import annotations

import itertools
import re

from auditprep.wordform.blocks import Cell, Row
from auditprep.wordform.cells import asks, is_bare_label, is_label_cell, is_no_option, is_tick, one_line
from auditprep.wordform.headings import (
    is_column_word,
    is_for_answers,
    is_for_others,
    is_of_questions,
    is_ticked_alone,
    names_measure,
)
from auditprep.wordform.mechanisms import WORD
from auditprep.wordform.numbers import as_number
from auditprep.wordform.offered_words import words_to_mark
from auditprep.wordform.options import LONGEST_OPTION, is_choice, is_like_an_option, is_option
from auditprep.wordform.rows import Head, Table

_STRAY_TICK = re.compile(r"(?<!\w)[xX✓✔√](?!\w)")
_LONGEST_HEAD = 80
_EXAMPLE = re.compile(r"exempel\b", re.IGNORECASE)
_IN_PARENTHESES = re.compile(r"\([^()]*\)")
_SAYS = re.compile(
    r"[.;!]\s+\w|[;!]$|\w{3,}\s\S*\w{3,}[.]$|\b(?:se|enl|enligt|jfr|jämför|har|hade|är|var|blev|finns|gjordes|görs|ska|skall|kommer|pågår|saknas|beslutades"
    r"|redovisas|redovisades|beskrivs|beskrevs|framgår|vi)\b|(?<!\d)\d{1,3}(?!\d)"
)
"""A sentence, or a reference to something: what somebody says, and no heading."""


def continues_table(rows: list[Row], head: Head) -> bool:
    """Whether a table may be the rest of the one before: its first row has a cell under every option or heading of it,
    and is no head itself."""
    columns = {cell.column for cell in max(rows, key=lambda row: len(row.cells)).cells}
    known = set(head.options) or set(head.headings)
    words = set(head.options.values()) or {text for text in head.headings.values() if text}
    if any(words <= {cell.text for cell in row.own_cells} for row in rows):
        return False  # it has a head of its own, further down maybe
    return bool(known) and known <= columns and not rows[0].header


def can_be_title(words: Cell, options: dict[int, str]) -> bool:
    """Whether the words of a row that names these options may be the title of a section."""
    text = words.text.casefold().strip(" :")
    begins = text.endswith(("…", "...", ":", ","))  # what the rows go on with
    return (
        words.column not in options and not is_column_word(text) and not is_of_questions(text) and not begins
    )


def is_example(row: Row) -> bool:
    """Whether a row shows how the form is to be filled in: it says so first of all, and has more beside. A cell after others,
    or alone, that begins so may be somebody's answer."""
    filled = [cell for cell in row.own_cells if cell.text and as_number(cell.text) is None]
    return len(filled) > 1 and bool(_EXAMPLE.match(filled[0].text))


class Heads:
    """Finds the heads among the rows of a table."""

    def __init__(self, table: Table) -> None:
        self._table = table
        self._box_columns = {
            cell.column for row in table.rows for cell in row.cells if self._is_lone_box(cell)
        }

    def options(self, place: int) -> dict[int, str]:
        """The options that this row names, by column; empty if it is no head."""
        row = self._table.rows[place]
        if any(self._table.boxes(cell) and not words_to_mark(cell.lines) for cell in row.cells):
            return {}
        named, over_boxes = self._named(place), self._over_boxes(row)
        if named and not over_boxes and self._offers_itself(place, named):
            return {}
        found = {**named, **over_boxes} if len(over_boxes) >= 2 or named else {}
        return found if all(len(text) <= LONGEST_OPTION for text in found.values()) else {}

    def is_column_head(self, place: int, number: str | None) -> bool:
        """Whether a row only says what the columns are for."""
        row, first = self._table.rows[place], self._table.rows[0]
        boxed = any(each.mechanism != WORD for cell in row.cells for each in self._table.boxes(cell))
        if number is not None or boxed or len(row.own_cells) < 2:
            return False
        texts = _headings(row)
        if place and texts and texts == _headings(first):
            return row.header or any(map(is_column_word, texts))
        if len(texts) < 2 or any("?" in text for text in texts) or max(map(len, texts)) > _LONGEST_HEAD:
            return False
        of_questions = any(map(is_of_questions, texts))
        if not of_questions and self._may_be_answered(place):
            return False
        named = sum(map(_names_column, texts))
        return row.header or (place == 0 and (of_questions or named >= 2)) or (of_questions and named >= 1)

    def _may_be_answered(self, place: int) -> bool:
        """Whether a row is a label with what somebody answered beside it: words that say something, or that no row stands
        under, but such as begin with labels too."""
        row, *under = self._table.rows[place:]
        first, *others = [cell for cell in row.own_cells if cell.text]
        if not is_label_cell(first) or all(map(_is_plain_heading, others)):
            return False
        if any(says(cell.text) for cell in others):
            return True
        return all(is_label_cell(each.cells[0]) for each in under if each.cells and each.cells[0].text)

    # Which options

    def _named(self, place: int) -> dict[int, str]:
        """The options that a row names by words known, by a scale, or by words over columns that hold nothing but ticks."""
        row = self._table.rows[place]
        named = _known(row) | _scale(row)
        if named or _is_numbered_question(row):
            return named
        return self._unheard(place) or self._alone(place)

    def _over_boxes(self, row: Row) -> dict[int, str]:
        """The words of a row over columns of boxes, whatever they are."""
        return {
            cell.column: one_line(cell.text)
            for cell in row.own_cells
            if cell.column in self._box_columns and 0 < len(cell.text) <= LONGEST_OPTION
        }

    def _unheard(self, place: int) -> dict[int, str]:
        """Short words at the head of equally narrow columns in which nothing stands but ticks: options not heard before."""
        row = self._table.rows[place]
        headed = itertools.dropwhile(
            lambda cell: not cell.text or is_tick(cell.text) or not self._may_head_ticks(place, cell),
            [cell for cell in row.own_cells if cell.span == 1],
        )
        taken = list(itertools.takewhile(lambda cell: self._may_head_ticks(place, cell), headed))
        fits = (
            len(taken) >= 2
            and all(map(_may_be_unheard, taken))
            and _are_narrow(taken, row)
            and not any(map(asks, row.cells))
        )
        return _texts(taken) if fits else {}

    def _alone(self, place: int) -> dict[int, str]:
        """The one column in which rows are ticked or not: "Bekräftas"."""
        found = [
            cell
            for cell in self._table.rows[place].own_cells[1:]
            if is_ticked_alone(cell.text) and self._has_ticks_only(place, cell.column)
        ]
        is_list = len(self._table.rows) - place > 2
        return _texts(found) if is_list and len(found) == 1 else {}

    # What stands under a row

    def _is_lone_box(self, cell: Cell) -> bool:
        """Whether a cell holds one box without an option's word of its own, so that the word stands over it."""
        found = self._table.boxes(cell)
        return (
            len(found) == 1
            and not found[0].is_entry
            and not (found[0].beside and is_like_an_option(found[0].beside))
        )

    def _may_head_ticks(self, place: int, cell: Cell) -> bool:
        return not is_no_option(cell) and self._has_ticks_only(place, cell.column)

    def _has_ticks_only(self, place: int, column: int) -> bool:
        """Whether nothing but ticks stands in this column under a row; and there is at least one row with a cell there."""
        under = [
            cell.text
            for row in self._table.rows[place + 1 :]
            for cell in row.own_cells
            if cell.column == column and cell.span == 1
        ]
        return bool(under) and all(
            not text or is_tick(text) or text.strip("!. ").casefold() == "ja" for text in under
        )

    def _offers_itself(self, place: int, named: dict[int, str]) -> bool:
        """Whether the words of a row are to be marked themselves: they stand in every row anew, or nothing can be ticked
        under them."""
        row = self._table.rows[place]
        if row.header or any(is_column_word(cell.text) for cell in row.own_cells):
            return False
        for following in self._table.rows[place + 1 :]:
            under = [cell.text for cell in following.own_cells if cell.column in named]
            if len(under) == len(named):
                return all(_is_offered(_STRAY_TICK.sub("", text)) for text in under)
        return True


def _known(row: Row) -> dict[int, str]:
    """The options that a row names by words heard before, one of them at least in full, and what stands between them."""
    cells = [cell for cell in row.own_cells if is_like_an_option(cell.text) and not is_no_option(cell)]
    known = _between(row, cells)
    return known if len(known) >= 2 and any(map(is_option, known.values())) else {}


def _between(row: Row, cells: list[Cell]) -> dict[int, str]:
    """The texts of these cells by column, and of those between them that are as short."""
    if len(cells) < 2:
        return _texts(cells)
    first, last = cells[0].column, cells[-1].column
    inner = [cell for cell in row.own_cells if first <= cell.column <= last]
    short = all(0 < len(cell.text) <= LONGEST_OPTION and not is_no_option(cell) for cell in inner)
    return _texts(inner if short else cells)


def _scale(row: Row) -> dict[int, str]:
    """The points of a scale that a row names in cells beside each other: 1, 2, 3, …; words may follow the figure."""
    points = [
        (cell, int(figure.group()))
        for cell in row.cells[1:]
        if (figure := re.match(r"\d{1,2}\b", cell.text)) and len(cell.text) <= LONGEST_OPTION
    ]
    figures = [figure for _cell, figure in points]
    rising = (
        len(figures) >= 3
        and figures[0] <= 1
        and figures == list(range(figures[0], figures[0] + len(figures)))
    )
    return _texts([cell for cell, _figure in points]) if rising else {}


def _is_numbered_question(row: Row) -> bool:
    return bool(row.cells) and as_number(row.cells[0].text) is not None and any(map(asks, row.cells))


def _may_be_unheard(cell: Cell) -> bool:
    return 0 < len(cell.text) <= LONGEST_OPTION and not names_measure(cell.text.casefold())


def _are_narrow(cells: list[Cell], row: Row) -> bool:
    """Whether these cells are equally wide, and at most half as wide as the widest of the others."""
    widths = {cell.width for cell in cells}
    widest = max((cell.width for cell in row.own_cells if cell not in cells), default=0)
    return len(widths) == 1 and max(widths) * 2 <= widest


def _is_offered(text: str) -> bool:
    return is_like_an_option(text) or is_choice(text)


def _headings(row: Row) -> list[str]:
    """The words of a row as headings are compared: without stars and colons, in small letters."""
    return [cell.text.casefold().strip(" :*") for cell in row.own_cells if cell.text]


def _is_plain_heading(cell: Cell) -> bool:
    """Whether a cell has words such as nobody answers with: what forms write over a column, or the label of a field."""
    return is_bare_label(cell) or is_column_word(cell.text.strip(" :*"))


def says(text: str) -> bool:
    """Whether words say something, as answers do and headings do not."""
    return bool(_SAYS.search(_IN_PARENTHESES.sub(" ", text).strip().casefold()))


def _names_column(text: str) -> bool:
    return is_column_word(text) or is_for_others(text) or is_for_answers(text)


def _texts(cells: list[Cell]) -> dict[int, str]:
    return {cell.column: one_line(cell.text) for cell in cells}
