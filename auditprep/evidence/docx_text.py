"""A Word document's words in order, with marks among them: where a page ends, a note is referred to, a section is over."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum

from lxml import etree

from auditprep.evidence.docx_numbering import Numbering
from auditprep.evidence.docx_xml import ALTERNATE, CHOICE, FALLBACK, MATH, is_on, w

_DEEPEST = 100  # elements within elements
_LONGEST_CELL = 400  # letters of a table's cell; what has more, in paragraphs, is text


class Mark(Enum):
    """What stands among the words. ROLLED: a page began here when Word last set the document. MADE: a break that somebody
    made. BEFORE: this begins a page, if it does not do so anyway. PICTURE: something to see. SECTION: one is over."""

    ROLLED = 1
    MADE = 2
    BEFORE = 3
    PICTURE = 4
    SECTION = 5


@dataclass(frozen=True, slots=True)
class Note:
    """A note that is referred to here."""

    text: str
    at_end: bool


Token = str | Mark | Note
_PAGE_ENDS = frozenset((Mark.ROLLED, Mark.MADE, Mark.BEFORE))
_SKIPPED = frozenset(
    map(w, ("del", "moveFrom", "instrText", "delText", "rPr", "pPr", "tblPr", "tblGrid", "trPr", "tcPr", "sectPr",
            "sdtPr", "rt", "delInstrText"))
)  # fmt: skip
_TEXTS = frozenset((w("t"), f"{{{MATH}}}t"))
_SIGNS = {w("tab"): "\t", w("ptab"): "\t", w("cr"): "\n", w("noBreakHyphen"): "-", w("softHyphen"): ""}
_PICTURES = frozenset(map(w, ("drawing", "pict", "object")))
_PARAGRAPH = re.compile(r"(?:[A-ZÅÄÖ][\wåäöÅÄÖ]{1,6}\s)?§\s?\d{1,4}(?!\d)")
_P, _TABLE, _ROW, _CELL, _RUN, _BOX = map(w, ("p", "tbl", "tr", "tc", "r", "txbxContent"))


class Words:
    """Reads a document's blocks. Each note is given once."""

    def __init__(
        self,
        numbering: Numbering,
        footnotes: Mapping[str, etree._Element],
        endnotes: Mapping[str, etree._Element],
    ) -> None:
        self._numbering = numbering
        self._notes = {w("footnoteReference"): footnotes, w("endnoteReference"): endnotes}
        self._given: set[tuple[str, str]] = set()

    def block(self, element: etree._Element, depth: int = 0) -> Iterator[Token]:
        """A paragraph, a table, or what holds such."""
        if depth > _DEEPEST:
            return
        if element.tag == _P:
            yield from self._paragraph(element, depth)
        elif element.tag == _TABLE:
            for row in _within(element, _ROW, depth):
                yield from self._row(row, depth)
        elif element.tag not in _SKIPPED:
            for child in _chosen(element):
                yield from self.block(child, depth + 1)

    def _paragraph(self, element: etree._Element, depth: int) -> Iterator[Token]:
        properties = element.find(w("pPr"))
        if is_on(properties, "pageBreakBefore"):
            yield Mark.BEFORE
        boxes: list[etree._Element] = []
        yield from _numbered(list(self._inline(element, boxes, depth)), self._numbering.before(element))
        yield "\n"
        for box in boxes:
            for child in box:
                yield from self.block(child, depth + 1)
        if properties is not None and properties.find(w("sectPr")) is not None:
            yield Mark.SECTION

    def _inline(self, element: etree._Element, boxes: list[etree._Element], depth: int) -> Iterator[Token]:
        """The words of a paragraph; text boxes are put aside, to come after it."""
        if depth > _DEEPEST:
            return
        for child in _chosen(element):
            if child.tag == _BOX:
                boxes.append(child)
            elif child.tag not in _SKIPPED and not (child.tag == _RUN and is_on(child, "rPr/vanish")):
                token = self._token(child)
                if token is not None:
                    yield token
                if token is None or token is Mark.PICTURE:
                    yield from self._inline(child, boxes, depth + 1)

    def _token(self, element: etree._Element) -> Token | None:
        """What an element says by itself; None for one that is to be looked into."""
        tag = element.tag
        if tag in _TEXTS:
            return element.text or ""
        if tag in _SIGNS:
            return _SIGNS[tag]
        if tag == w("br"):
            return Mark.MADE if element.get(w("type")) == "page" else "\n"
        if tag == w("lastRenderedPageBreak"):
            return Mark.ROLLED
        if tag in self._notes:
            return self._note(tag, element.get(w("id"), ""))
        return Mark.PICTURE if tag in _PICTURES else None

    def _note(self, tag: str, name: str) -> Token:
        note = self._notes[tag].get(name)
        if note is None or (tag, name) in self._given:
            return ""
        self._given.add((tag, name))
        words = "".join(" " if each.tag == _P else each.text or "" for each in note.iter(w("t"), _P))
        return Note(" ".join(words.split()), tag == w("endnoteReference"))

    def _row(self, row: etree._Element, depth: int) -> Iterator[Token]:
        """A row on one line, a tab between its cells; one of long texts line by line. A row that goes on overleaf does
        so in each of its cells."""
        cells = [
            [token for child in _chosen(cell) for token in self.block(child, depth + 1)]
            for cell in _within(row, _CELL, depth)
        ]
        begun = [_without_page_ends(cell) for cell in cells]
        first = next((at for at, cell in enumerate(cells) if _says_something(cell)), None)
        if first is not None and len(begun[first]) < len(cells[first]):  # the row begins a page
            yield next(token for token in cells[first] if token in _PAGE_ENDS)
            cells = begun
        yield from _side_by_side([_by_page(cell) for cell in cells], is_layout=_is_layout(cells))


def _numbered(tokens: list[Token], before: str) -> list[Token]:
    """The number stands before the first word, which may come after the end of a page; nowhere without words."""
    for at, token in enumerate(tokens):
        if before and isinstance(token, str) and token.strip():
            return [*tokens[:at], before, *tokens[at:]]
    return tokens


def _says_something(tokens: Iterable[Token]) -> bool:
    return any(isinstance(token, str) and token.strip() for token in tokens)


def _without_page_ends(tokens: list[Token]) -> list[Token]:
    """Without those before the first word."""
    start = next(
        (at for at, token in enumerate(tokens) if isinstance(token, str) and token.strip()), len(tokens)
    )
    return [*(token for token in tokens[:start] if token not in _PAGE_ENDS), *tokens[start:]]


_Sheet = tuple[list[str], list[Token]]
"""What a cell has on a page: its lines, and the marks and notes among them."""


def _by_page(tokens: list[Token]) -> list[tuple[Token | None, _Sheet]]:
    """A cell's words page by page, each with the break before it (None for the first)."""
    sheets: list[tuple[Token | None, list[Token]]] = [(None, [])]
    for token in tokens:
        if token in _PAGE_ENDS:
            sheets.append((token, []))
        else:
            sheets[-1][1].append(token)
    return [(end, _sheet(found)) for end, found in sheets]


def _sheet(tokens: Iterable[Token]) -> _Sheet:
    words = "".join(token for token in tokens if isinstance(token, str))
    lines = [" ".join(line.split()) for line in words.split("\n")]
    return [line for line in lines if line], [token for token in tokens if not isinstance(token, str)]


def _is_layout(cells: Iterable[list[Token]]) -> bool:
    """Whether the row only puts text beside other text: its cells hold many paragraphs, or begin with the § of minutes."""
    texts = [lines for lines, _others in map(_sheet, cells) if lines]
    if texts and _PARAGRAPH.match(texts[0][0]):
        return any(len(lines) > 1 for lines in texts)
    return any(len(lines) > 2 and sum(map(len, lines)) > _LONGEST_CELL for lines in texts)


def _side_by_side(cells: list[list[tuple[Token | None, _Sheet]]], *, is_layout: bool) -> Iterator[Token]:
    for page in range(max(map(len, cells), default=0)):
        here = [cell[page] if page < len(cell) else (None, ([], [])) for cell in cells]
        yield from [end for end, _sheet in here if end is not None][:1]
        texts = [lines for _end, (lines, _others) in here]
        yield "".join(f"{line}\n" for line in (_laid_out(texts) if is_layout else _on_one_line(texts)))
        for _end, (_lines, others) in here:
            yield from others


def _on_one_line(cells: list[list[str]]) -> Iterator[str]:
    line = "\t".join(" ".join(lines) for lines in cells)
    if line.strip():
        yield line


def _laid_out(cells: list[list[str]]) -> Iterator[str]:
    """The first line of every cell on one, below it the others, cell by cell."""
    yield from _on_one_line([lines[:1] for lines in cells])
    for lines in cells:
        yield from lines[1:]


def _within(element: etree._Element, tag: str, depth: int) -> list[etree._Element]:
    """The rows of a table or the cells of a row, also those in content controls and among changes."""
    found: list[etree._Element] = []
    for child in _chosen(element):
        if child.tag == tag:
            found.append(child)
        elif child.tag not in _SKIPPED and child.tag not in (_P, _TABLE) and depth < _DEEPEST:
            found.extend(_within(child, tag, depth + 1))
    return found


def _chosen(element: etree._Element) -> list[etree._Element]:
    """The children; of alternatives only those of the first."""
    if element.tag != ALTERNATE:
        return list(element)
    choice = element.find(CHOICE)
    choice = element.find(FALLBACK) if choice is None else choice
    return [] if choice is None else list(choice)
