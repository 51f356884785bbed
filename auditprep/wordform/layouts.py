"""What each table row is: a head with options, the head of a section, a question, or the rest of one.

Layouts are endless, ways of answering few; so a row is known by the places in it, and by what the rows
around it are, never by a layout known beforehand.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import Enum

from auditprep.wordform.blocks import Cell, Line, Row
from auditprep.wordform.boxes import (
    LONGEST_OPTION,
    OPTION_WORDS,
    Found,
    boxes_of,
    can_be_filled,
    words_outside,
)
from auditprep.wordform.marks import TYPED_MARK

_COLUMN_WORDS = {
    "nr", "nr.", "fråga", "frågor", "kontrollfråga", "område", "granskningsfråga", "beskrivning", "kommentar",
    "kommentarer", "svar", "underlag", "bilaga", "underlag/bilaga", "motivering", "#",
}  # fmt: skip
_QUESTION_HEADS = {"fråga", "frågor", "kontrollfråga", "granskningsfråga", "frågeställning", "påstående"}
_FOR_ANSWERS = re.compile(r"\bsvar(?!sdat|sdag|ande)|kommentar|motiver|beskriv|redogör|redovis")
_FOR_OTHERS = re.compile(r"underlag|bilag|referens|bedömning|ansvar|datum|signatur|status|poäng|skala")
_LABEL = re.compile(
    r"^\s*(Beskrivning|Beskriv|Kommentar(?:er)?|Motivering|Motivera|Svar|Redogörelse|Redovisning|Förklaring"
    r"|Era kommentarer|Nämndens svar|Nämndens kommentar(?:er)?)\s*(?::|$)\s*",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"^(?:fråga\s+)?(\d{1,3}(?:\.\d{1,3})*\.?[a-zåäö]?|[a-zåäö])\s*[.):]?$", re.IGNORECASE)
_NUMBERED = re.compile(
    r"^(\d{1,3}(?:\.\d{1,3})+[a-zåäö]?|\d{1,3}(?=[.)])|[a-zåäö](?=\)))[.)]?\s+(?=\S)(.*)$",
    re.IGNORECASE | re.DOTALL,
)
_LONGEST_TITLE = 120


class RowKind(Enum):
    """What a row is to the reader."""

    HEAD = "head"
    SECTION = "section"
    QUESTION = "question"
    REST = "rest"


@dataclass(frozen=True, slots=True)
class Tickable:
    """A place in a row that offers an option."""

    option: str
    found: Found
    cell: Cell


@dataclass(frozen=True, slots=True)
class Sorted:
    """A row, and what it is. `words` is the cell with the question or the title, `answer_cell` one beside it
    with room for the answer, `unread` one that can be filled in, but not by us."""

    row: Row
    kind: RowKind
    number: str | None
    words: Cell | None
    ticks: tuple[Tickable, ...] = ()
    answer_cell: Cell | None = None
    unread: Cell | None = None


def sort_rows(rows: Iterable[Row]) -> list[Sorted]:
    """What each row of one table is, in order."""
    rows = list(rows)
    sorter = _Sorter(rows)
    return _with_banners(_without_false_sections([sorter.sort(row) for row in rows]))


def label_end(line: Line) -> int | None:
    """Where the label of a description field ("Beskrivning:") ends in a line, or None if it has none.
    A word that only begins a sentence is no label."""
    found = _LABEL.match(line.text)
    return found.end() if found else None


def split_number(text: str) -> tuple[str | None, str]:
    """A typed number and what follows: "1.1 Har nämnden …" → ("1.1", "Har nämnden …")."""
    found = _NUMBERED.match(text)
    return (found.group(1), found.group(2)) if found else (None, text)


def as_number(text: str) -> str | None:
    """The number that stands alone in a cell: "1.1." → "1.1"; None if there is anything else."""
    found = _NUMBER.match(text.strip())
    return found.group(1).rstrip(".") if found else None


class _Sorter:
    """Sorts the rows of one table; remembers the head that is in force."""

    def __init__(self, rows: list[Row]) -> None:
        self._options: dict[int, str] = {}
        self._headings: dict[int, str] = {}
        self._boxes = {id(cell): boxes_of(cell) for row in rows for cell in row.cells}
        self._box_columns = {cell.column for row in rows for cell in row.cells if self._boxes[id(cell)]}
        self._first = rows[0] if rows else None

    def sort(self, row: Row) -> Sorted:
        number, words = self._number_and_words(row)
        options = self._head_options(row)
        if options or (number is None and (row.header or row is self._first)):
            self._headings = {cell.column: cell.text.lower() for cell in row.cells}
        if options:
            self._options = options
            title = words if words and _can_be_title(words, options) else None
            return Sorted(row, RowKind.HEAD, number, title)
        ticks = () if _is_labelled(row) else tuple(self._ticks(row))
        if words and any(words is tick.cell for tick in ticks) and not words_outside(words):
            words = None
        beside, unread = self._beside(row, words, ticks)
        if ticks:
            return Sorted(row, RowKind.QUESTION, number, words, ticks, beside, unread)
        if words and number and not words.continued:
            is_title = beside is None and unread is None and _is_title(row, number, words)
            kind = RowKind.SECTION if is_title else RowKind.QUESTION
            return Sorted(row, kind, number, words, (), beside, unread)
        return Sorted(row, RowKind.REST, None, words, unread=unread)

    def _number_and_words(self, row: Row) -> tuple[str | None, Cell | None]:
        """The number and the words of a row; the words stand in the column that is headed so, if one is."""
        number, words = _number_and_words(row, self._options)
        asked = next((cell for cell in row.cells if self._headings.get(cell.column) in _QUESTION_HEADS), None)
        if words is None or asked is None or asked is words or asked.continued or not asked.text:
            return number, words
        return number or _number_in_front(asked), asked

    def _beside(
        self, row: Row, words: Cell | None, ticks: tuple[Tickable, ...]
    ) -> tuple[Cell | None, Cell | None]:
        """The cell after the question with room for its answer, and one that can be filled in otherwise."""
        ticking = {id(tick.cell) for tick in ticks}
        after = [
            cell
            for cell in row.cells
            if words is not None
            and cell.column > words.column
            and cell.column not in self._options
            and not cell.continued
            and id(cell) not in ticking
        ]
        unread = next((cell for cell in after if not _is_labelled(row) and can_be_filled(cell)), None)
        rooms = [cell for cell in after if cell is not unread and not can_be_filled(cell)]
        meant = [cell for cell in rooms if _FOR_ANSWERS.search(self._headings.get(cell.column, ""))]
        others = [cell for cell in rooms if not _FOR_OTHERS.search(self._headings.get(cell.column, ""))]
        return next(iter(meant or others), None), unread

    def _head_options(self, row: Row) -> dict[int, str]:
        """The options that this row names, by column; empty if it is no head."""
        if any(self._boxes[id(cell)] for cell in row.cells):
            return {}
        known = {cell.column: cell.text for cell in row.cells if cell.text.lower() in OPTION_WORDS}
        over_boxes = {
            cell.column: cell.text
            for cell in row.cells
            if cell.column in self._box_columns and 0 < len(cell.text) <= LONGEST_OPTION
        }
        named = (known if len(known) >= 2 else {}) | _scale(row)
        return {**named, **over_boxes} if len(over_boxes) >= 2 or named else {}

    def _ticks(self, row: Row) -> Iterator[Tickable]:
        boxes = [(cell, found) for cell in row.cells for found in self._boxes[id(cell)]]
        for cell, found in boxes:
            alone = len(self._boxes[id(cell)]) == 1
            option = (self._options.get(cell.column) if alone else None) or found.beside
            if option and len(option) <= LONGEST_OPTION:
                yield Tickable(option, found, cell)
        if not boxes and self._is_typed_row(row):
            for cell in row.cells:
                if cell.column in self._options:
                    yield Tickable(self._options[cell.column], Found(TYPED_MARK, cell.element, 0), cell)

    def _is_typed_row(self, row: Row) -> bool:
        """Whether the row has a cell of its own under each option, with words before them: a place to type
        an X. A row whose cells are merged over the options is a description."""
        under = [cell for cell in row.cells if cell.column in self._options]
        before = [
            cell for cell in row.cells if under and cell.column < under[0].column and not cell.continued
        ]
        return (
            len(under) == len(self._options) >= 2
            and all(cell.span == 1 or cell.column + 1 not in self._options for cell in under)
            and any(cell.text for cell in before)
        )


def _number_and_words(row: Row, options: dict[int, str]) -> tuple[str | None, Cell | None]:
    """The number in front of a row, and the cell with its words: the first one with text that is neither.
    The lower part of a merged number, and a labelled field, have no number: a list may begin there."""
    number: str | None = None
    for place, cell in enumerate(row.cells):
        if cell.continued or cell.column in options:
            continue
        alone = as_number(cell.text) or (None if cell.text else _first_number(cell))
        if place == 0 and alone:
            number = alone.rstrip(".)")
        elif cell.text:
            bare = row.cells[0].continued or _is_labelled(row)
            return number or (None if bare else _number_in_front(cell)), cell
    return number, None


def _number_in_front(cell: Cell) -> str | None:
    """The number, automatic or typed, in front of a cell's words."""
    number = _first_number(cell) or split_number(cell.text)[0]
    return number.rstrip(".)") if number else None


def _first_number(cell: Cell) -> str | None:
    """The automatic number of a cell's first line of words, or of its first line at all if it has none."""
    first = next((line for line in cell.lines if line.text.strip()), next(iter(cell.lines), None))
    return first.number if first else None


def _scale(row: Row) -> dict[int, str]:
    """The points of a scale that a row names in cells beside each other: 1, 2, 3, …"""
    cells = [cell for cell in row.cells[1:] if cell.text.isdecimal() and len(cell.text) <= 2]
    numbers = [int(cell.text) for cell in cells]
    rising = len(cells) >= 3 and numbers == list(range(numbers[0], numbers[0] + len(numbers)))
    return {cell.column: cell.text for cell in cells} if rising else {}


def _can_be_title(words: Cell, options: dict[int, str]) -> bool:
    return words.column not in options and words.text.lower() not in _COLUMN_WORDS


def _is_labelled(row: Row) -> bool:
    """Whether a cell of the row begins with the label of a description field."""
    return any(label_end(line) is not None for cell in row.cells for line in cell.lines[:1])


def _is_title(row: Row, number: str, words: Cell) -> bool:
    """Whether a row with a number and no ticks may be the head of a section."""
    others = [cell for cell in row.cells if cell is not words and cell.text and as_number(cell.text) is None]
    lines = [line for line in words.lines if line.text.strip()]
    blank = [line for line in words.lines if not line.text.strip()]
    return (
        number.isdecimal()
        and not others
        and len(lines) == 1
        and not blank
        and len(words.text) <= _LONGEST_TITLE
        and not words.text.endswith(("?", ".", ":"))
    )


def _without_false_sections(rows: list[Sorted]) -> list[Sorted]:
    """A title must have questions under it whose numbers begin with its own, or none at all: where questions
    are numbered 1, 2, 3 a short one is no section."""
    return [
        replace(each, kind=RowKind.QUESTION)
        if each.kind is RowKind.SECTION and not _leads(rows[place:])
        else each
        for place, each in enumerate(rows)
    ]


def _with_banners(rows: list[Sorted]) -> list[Sorted]:
    """A row of one cell over the whole table, in bold or on a ground of its own, with questions right under it, is
    the head of a section."""
    return [
        replace(each, kind=RowKind.SECTION, number=_number_in_front(each.words))
        if each.words is not None and each.kind is RowKind.REST and _is_banner(each, following)
        else each
        for each, following in zip(rows, [*rows[1:], None], strict=True)
    ]


def _is_banner(row: Sorted, following: Sorted | None) -> bool:
    cell = row.row.cells[0]
    lines = [line for line in cell.lines if line.text.strip()]
    return (
        following is not None
        and following.kind in (RowKind.QUESTION, RowKind.HEAD)
        and len(row.row.cells) == 1 < len(following.row.cells)
        and len(lines) == 1
        and len(cell.text) <= _LONGEST_TITLE
        and not cell.text.endswith(("?", ".", ":"))
        and (lines[0].bold or lines[0].style.startswith(("heading", "rubrik")) or cell.shaded)
    )


def _leads(rows: list[Sorted]) -> bool:
    head = rows[0]
    following = next((each for each in rows[1:] if each.kind is not RowKind.REST and each.number), None)
    if following is None:
        return head.row.header
    return bool(following.number and following.number.startswith(f"{head.number}.")) or head.row.header
