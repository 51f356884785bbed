"""Where the rows and cells of a form are drawn. Heights are guessed until a row comes into sight: a form of five
thousand rows costs no more to show than one of fifty."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate, groupby
from typing import Protocol

from auditprep.model import FormCell, FormRow

PAD_X, PAD_Y = 7, 5
GAP = 12  # above and below a table
SHAPE_ROOM = 14  # for the small shape in the corner of what was understood
_LONGEST = 1200  # characters of a cell that are drawn
_BLANK_LINES = re.compile(r"\n\s*\n\s*\n")
_LONG_WORD = re.compile(r"(\S{12})(?=\S{3})")
_BOXES = re.compile("[\u2610-\u2612\u25a0\u25a1\u25cb\u25cf]")
_SAMPLE = 60  # rows of a table that its columns are measured by
_WIDEST, _LONGEST_WORD, _NARROWEST = 45, 16, 3  # characters: of a column, of a word, of a column


class Words(Protocol):
    """How words are measured."""

    character: int  # px
    line: int

    def height(self, text: str, width: int, *, bold: bool) -> int:
        """How high the text is when it is wrapped at this width."""


def shown(cell: FormCell) -> str:
    """The words of a cell that are drawn, without room for more than one blank line; a word that may be wider than
    its column can be broken."""
    text = cell.text if len(cell.text) <= _LONGEST else cell.text[:_LONGEST].rstrip() + " …"
    return _LONG_WORD.sub("\\1\u200b", _BLANK_LINES.sub("\n\n", text))


class SheetGeometry:
    """The place of every cell, in px from the top left of the form."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._rows: Sequence[FormRow] = ()
        self._width = 0
        self._edges: list[Sequence[int]] = []  # of each row: where the columns of its table begin and end
        self._heights: list[int] = []
        self._known: list[bool] = []
        self._tops: list[int] = [0]
        self._gaps: list[int] = []

    def lay_out(self, rows: Sequence[FormRow], width: int) -> None:
        """Lays these rows out in this width. Where the words and the width are the same as before, only what is in
        sight is measured again: what was understood of a cell hardly changes its height."""
        if width == self._width and _has_same_words(rows, self._rows):
            self._rows, self._known = rows, [False] * len(rows)
            return
        self._rows, self._width = rows, width
        self._edges, self._gaps = [], []
        for table, run in groupby(rows, key=lambda row: row.table):
            group = list(run)
            edges = [0, width] if table is None else _edges(group, width, self._words.character)
            self._edges += [edges] * len(group)
            self._gaps += [GAP if self._gaps else 0, *[0] * (len(group) - 1)]
        self._heights = [self._guess(row, edges) for row, edges in zip(rows, self._edges, strict=True)]
        self._known = [False] * len(rows)
        self._add_up()

    def measure(self, first: int, last: int) -> bool:
        """Makes sure that these rows have their right height; whether that changed anything."""
        changed = False
        for at in range(max(0, first), min(last + 1, len(self._rows))):
            if not self._known[at]:
                height = self._height(at)
                changed |= height != self._heights[at]
                self._heights[at], self._known[at] = height, True
        if changed:
            self._add_up()
        return changed

    @property
    def total(self) -> int:
        """The height of it all."""
        return self._tops[-1]

    def top(self, row: int) -> int:
        return self._tops[row] + self._gaps[row]

    def height(self, row: int) -> int:
        return self._heights[row]

    def row_at(self, y: int) -> int:
        """The row that is drawn there, or above there; -1 where there are no rows."""
        if not self._rows:
            return -1
        return min(max(0, bisect_right(self._tops, y) - 1), len(self._rows) - 1)

    def cell_at(self, x: int, y: int) -> tuple[int, int] | None:
        """The row and cell that is drawn there."""
        row = self.row_at(y)
        if row < 0 or not self.top(row) <= y < self.top(row) + self.height(row):
            return None
        for at in range(len(self._rows[row].cells)):
            left, width = self.span(row, at)
            if left <= x < left + width:
                return row, at
        return None

    def span(self, row: int, cell: int) -> tuple[int, int]:
        """Where the cell begins, and how wide it is."""
        edges, found = self._edges[row], self._rows[row].cells[cell]
        last = len(edges) - 1
        left, right = edges[min(found.column, last)], edges[min(found.column + found.span, last)]
        return left, right - left

    def _guess(self, row: FormRow, edges: Sequence[int]) -> int:
        character, last, lines = self._words.character, len(edges) - 1, 1
        if not any(cell.text for cell in row.cells):
            return self._blank(row) + 2 * PAD_Y
        for cell in row.cells:
            asked = len(cell.text) * character
            room = edges[min(cell.column + cell.span, last)] - edges[min(cell.column, last)] - 2 * PAD_X
            if asked > room:
                lines = max(lines, -(-asked // max(character, room)))
        return lines * self._words.line + 2 * PAD_Y

    def _height(self, row: int) -> int:
        heights = [
            self._words.height(shown(cell), self._room(row, at), bold=cell.part == "section")
            for at, cell in enumerate(self._rows[row].cells)
            if cell.text
        ]
        return max(heights, default=self._blank(self._rows[row])) + 2 * PAD_Y

    def _blank(self, row: FormRow) -> int:
        """A row without words is a line high; a paragraph without words that nothing was understood of, no line."""
        return 0 if row.table is None and not any(cell.part for cell in row.cells) else self._words.line

    def _room(self, row: int, cell: int) -> int:
        """How wide the words of a cell may be."""
        width = self.span(row, cell)[1] - 2 * PAD_X
        return max(1, width - shape_room(self._rows[row].cells[cell], width))

    def _add_up(self) -> None:
        steps = (gap + height for gap, height in zip(self._gaps, self._heights, strict=True))
        self._tops = list(accumulate(steps, initial=0))


def _has_same_words(rows: Sequence[FormRow], others: Sequence[FormRow]) -> bool:
    return len(rows) == len(others) and all(
        row.table == other.table
        and [(cell.text, cell.column, cell.span) for cell in row.cells]
        == [(cell.text, cell.column, cell.span) for cell in other.cells]
        for row, other in zip(rows, others, strict=True)
    )


def has_shape(cell: FormCell) -> bool:
    """Whether a shape in the corner says what was understood of a cell: not where the cell's own box or X does."""
    if cell.part == "mark" and cell.text:
        return len(cell.text) > 2 and not _BOXES.search(cell.text)
    return cell.part is not None


def shape_room(cell: FormCell, width: int) -> int:
    """What the shape in the corner takes of the words' room; in a narrow box it lies over the edge."""
    return SHAPE_ROOM if width > 4 * SHAPE_ROOM and has_shape(cell) else 0


def _edges(rows: Sequence[FormRow], width: int, character: int) -> list[int]:
    """Where the columns of a table begin and end: as wide as their words ask for, and all together as wide as there
    is room for."""
    count = max((cell.column + cell.span for row in rows for cell in row.cells), default=1)
    least, wish = [_NARROWEST] * count, [_NARROWEST] * count
    for row in rows[:_SAMPLE]:
        for cell in row.cells:
            if cell.span == 1 and len(cell.text) > _NARROWEST:
                text, at = cell.text[:_WIDEST], cell.column
                wish[at] = max(wish[at], len(text))
                if least[at] < _LONGEST_WORD:
                    least[at] = max(least[at], _unbroken(text))
    wish = [max(pair) for pair in zip(least, wish, strict=True)]
    return list(accumulate(_shares(least, wish, width, character), initial=0))


def _unbroken(text: str) -> int:
    """How many characters one would not like to break: the longest word, or the longest line where it is as short."""
    words = (min(len(word), _LONGEST_WORD) for word in text.split())
    lines = (len(line) for line in text.split("\n") if len(line) <= _LONGEST_WORD)
    return max((*words, *lines), default=0)


def _shares(least: list[int], wish: list[int], width: int, character: int) -> list[int]:
    """The width of each column."""
    needed = [count * character + 2 * PAD_X + 4 for count in least]
    free = width - sum(needed)
    if free < 0:
        needed, free = [width * each // sum(needed) for each in needed], 0
    more = [one - other for one, other in zip(wish, least, strict=True)]
    if not any(more):
        more = [1] * len(more)
    shares = [each + free * part // sum(more) for each, part in zip(needed, more, strict=True)]
    widest = shares.index(max(shares))
    shares[widest] += width - sum(shares)
    return shares
