"""The document as a flat stream of what a reader sees: paragraphs and table rows, in order.

Content controls, custom XML and tracked insertions around paragraphs, rows and cells are looked through;
deleted text is not there; text boxes, headers and footers are not in the stream.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from lxml import etree

from auditprep.wordform.numbering import Numbering
from auditprep.wordform.xml import qn

P, TBL, TR, TC, SDT = qn("w:p"), qn("w:tbl"), qn("w:tr"), qn("w:tc"), qn("w:sdt")
_VAL = qn("w:val")
_PRIVATE = re.compile("[\ue000-\uf8ff]")  # glyphs that only their font knows
_LONGEST_NUMBER = 6
_MOST_COLUMNS = 63
_WRAPPERS = {
    SDT, qn("w:sdtContent"), qn("w:customXml"), qn("w:smartTag"), qn("w:ins"), qn("w:moveTo"),
}  # fmt: skip
_UNSEEN = {
    qn("w:del"), qn("w:moveFrom"), qn("w:txbxContent"), qn("w:pict"), qn("w:drawing"), qn("mc:Fallback"),
    qn("w:sdtPr"), qn("w:sdtEndPr"), qn("w:pPr"), qn("w:rPr"), qn("w:object"),
}  # fmt: skip
_TEXT = {
    qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:tab"): " ", qn("w:noBreakHyphen"): "\u2011", qn("w:softHyphen"): "",
}  # fmt: skip


@dataclass(frozen=True)
class Line:
    """A paragraph as a reader sees it."""

    element: etree._Element
    text: str
    number: str | None = None
    style: str = ""

    @cached_property
    def bold(self) -> bool:
        """Whether all of its words are bold by their own formatting."""
        return _all_runs(self.element, qn("w:b"))

    @cached_property
    def italic(self) -> bool:
        return _all_runs(self.element, qn("w:i"))


@dataclass(frozen=True)
class Cell:
    """A table cell. `column` and `span` count the table's grid; `continued` says that it is the lower part
    of a cell merged over rows; `control` is the content control around the cell, where there is one."""

    element: etree._Element
    column: int
    span: int
    continued: bool
    control: etree._Element | None
    lines: tuple[Line, ...]

    @cached_property
    def text(self) -> str:
        """Its words, a paragraph a line, without white space around."""
        return "\n".join(line.text for line in self.lines if line.text.strip()).strip()

    @property
    def shaded(self) -> bool:
        """Whether it stands on a ground of its own."""
        ground = self.element.find(f"{qn('w:tcPr')}/{qn('w:shd')}")
        return ground is not None and ground.get(qn("w:fill"), "auto").upper() not in ("AUTO", "FFFFFF")

    @property
    def width(self) -> int:
        """How wide it is meant to be, in twips or whatever the table counts in; 0 where it does not say."""
        return _number(self.element, "w:tcPr/w:tcW", 0, attribute="w:w")


@dataclass(frozen=True)
class Row:
    """A table row. `table` numbers the tables of the document from 0."""

    element: etree._Element
    table: int
    header: bool
    cells: tuple[Cell, ...]


Block = Line | Row


def blocks(body: etree._Element, numbering: Numbering, style_names: dict[str, str]) -> Iterator[Block]:
    """The stream of the document. Tables inside cells are part of their cell."""
    return _Flattener(numbering, style_names).flatten(body)


class _Flattener:
    def __init__(self, numbering: Numbering, style_names: dict[str, str]) -> None:
        self._numbering = numbering
        self._style_names = style_names
        self._tables = -1

    def flatten(self, parent: etree._Element) -> Iterator[Block]:
        for child in parent:
            if child.tag == P:
                yield self._line(child)
            elif child.tag == TBL:
                self._tables += 1
                yield from self._rows(child, self._tables)
            elif child.tag in _WRAPPERS:
                yield from self.flatten(child)

    def _rows(self, parent: etree._Element, table: int) -> Iterator[Row]:
        for child in parent:
            if child.tag == TR:
                yield self._row(child, table)
            elif child.tag in _WRAPPERS:
                yield from self._rows(child, table)

    def _row(self, element: etree._Element, table: int) -> Row:
        cells = []
        column = _number(element, "w:trPr/w:gridBefore", 0)
        for cell, control in _cells(element, None):
            span = min(max(1, _number(cell, "w:tcPr/w:gridSpan", 1)), _MOST_COLUMNS)
            merge = cell.find(f"{qn('w:tcPr')}/{qn('w:vMerge')}")
            continued = merge is not None and merge.get(_VAL) != "restart"
            cells.append(Cell(cell, column, span, continued, control, tuple(self._lines(cell))))
            column += span
        header = element.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None
        return Row(element, table, header, tuple(cells))

    def _lines(self, cell: etree._Element) -> Iterator[Line]:
        """The paragraphs of a cell, those of tables inside it too."""
        for child in cell:
            if child.tag == P:
                yield self._line(child)
            elif child.tag in _WRAPPERS or child.tag in (TBL, TR, TC):
                yield from self._lines(child)

    def _line(self, element: etree._Element) -> Line:
        style = element.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        name = "" if style is None else style.get(_VAL, "")
        return Line(
            element, text_of(element), self._numbering.label(element), self._style_names.get(name, "")
        )


def _cells(
    parent: etree._Element, control: etree._Element | None
) -> Iterator[tuple[etree._Element, etree._Element | None]]:
    for child in parent:
        if child.tag == TC:
            yield child, control
        elif child.tag == SDT:
            yield from _cells(child, child)
        elif child.tag in _WRAPPERS:
            yield from _cells(child, control)


def _number(element: etree._Element, path: str, default: int, attribute: str = "w:val") -> int:
    found = element.find("/".join(qn(step) for step in path.split("/")))
    value = "" if found is None else found.get(qn(attribute), "")
    return int(value) if value.isdecimal() and len(value) < _LONGEST_NUMBER else default


def text_of(element: etree._Element) -> str:
    """The words of an element as a reader sees them: tracked insertions in, deletions out."""
    return "".join(text for _node, text in words_of(element))


def words_of(element: etree._Element) -> Iterator[tuple[etree._Element, str]]:
    """The nodes that words stand in, and the words of each."""
    for child in element:
        if child.tag == qn("w:t"):
            yield child, _PRIVATE.sub("", child.text or "")
        elif child.tag in _TEXT:
            yield child, _TEXT[child.tag]
        elif isinstance(child.tag, str) and child.tag not in _UNSEEN:
            yield from words_of(child)


def _all_runs(paragraph: etree._Element, switch: str) -> bool:
    """Whether every run with words in it has this switch on."""
    runs = [run for run in paragraph.iter(qn("w:r")) if text_of(run).strip()]
    return bool(runs) and all(_is_on(run.find(f"{qn('w:rPr')}/{switch}")) for run in runs)


def _is_on(switch: etree._Element | None) -> bool:
    return switch is not None and switch.get(_VAL, "true") not in ("0", "false", "off", "none")
