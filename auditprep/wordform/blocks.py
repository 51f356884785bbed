"""The document as a flat stream of what a reader sees: paragraphs and table rows, in order.

Content controls, custom XML and tracked insertions around paragraphs, rows and cells are looked through;
deleted text and rows are not there; text boxes, headers, footers and tables of contents are not in the stream. What is
chosen in a list, the prompts of controls, and letters in a font of symbols are no words, nor is what auditprep itself wrote
beside the answers (the line at the top, the list of attachments). A table that only is a frame
around a form, one cell with the questions in it, is looked through as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from lxml import etree

from auditprep.wordform.appended import ours
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
_CHOICES = (qn("w:dropDownList"), qn("w:comboBox"))
SYMBOL_FONTS = ("wingdings", "webdings", "symbol", "marlett", "zapfdingbats", "zapf dingbats")
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
    list: tuple[str, int] | None = None

    @property
    def is_blank(self) -> bool:
        return not self.text.strip()

    @property
    def is_heading(self) -> bool:
        """Whether it has words, in a style for headings."""
        return self.style.startswith(("heading", "rubrik")) and not self.is_blank

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
    of a cell merged over rows; `control` is the content control around the cell, where there is one; `lines` are all
    its paragraphs, `tables` the rows of the tables in it."""

    element: etree._Element
    column: int
    span: int
    continued: bool
    control: etree._Element | None
    lines: tuple[Line, ...]
    tables: tuple[tuple[Row, ...], ...] = ()

    @cached_property
    def text(self) -> str:
        """Its words, a paragraph a line, without white space around."""
        return "\n".join(line.text for line in self.lines if line.text.strip()).strip()

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing in it that a reader sees as words."""
        return not self.text

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

    @property
    def own_cells(self) -> tuple[Cell, ...]:
        """The cells that are not the lower part of one above."""
        return tuple(cell for cell in self.cells if not cell.continued)


Block = Line | Row


def blocks(body: etree._Element, numbering: Numbering, style_names: dict[str, str]) -> Iterator[Block]:
    """The stream of the document. Tables inside cells are part of their cell."""
    return _Flattener(numbering, style_names, ours(body)).flatten(body)


class _Flattener:
    def __init__(
        self, numbering: Numbering, style_names: dict[str, str], ours: frozenset[etree._Element]
    ) -> None:
        self._ours = ours
        self._numbering = numbering
        self._style_names = style_names
        self._tables = -1

    def flatten(self, parent: etree._Element, *, silent: bool = False) -> Iterator[Block]:
        for child in parent:
            if child in self._ours:
                continue
            if child.tag == P:
                line = self._line(child, silent=silent)
                if not _is_of_contents(line):
                    yield line
            elif child.tag == TBL:
                frame = _framed(child)
                if frame is not None:
                    yield from self.flatten(frame)
                else:
                    self._tables += 1
                    yield from self._rows(child, self._tables)
            elif child.tag in _WRAPPERS and not _holds_contents(child):
                yield from self.flatten(child, silent=silent or is_prompt_or_choice(child))

    def _rows(self, parent: etree._Element, table: int) -> Iterator[Row]:
        for child in parent:
            if child.tag == TR:
                if child.find(f"{qn('w:trPr')}/{qn('w:del')}") is None:
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
            silent = control is not None and is_prompt_or_choice(control)
            lines = tuple(self._lines(cell, silent=silent))
            tables = tuple(tuple(self._rows(each, table)) for each in cell.iterchildren(TBL))
            cells.append(Cell(cell, column, span, continued, control, lines, tables))
            column += span
        header = element.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None
        return Row(element, table, header, tuple(cells))

    def _lines(self, cell: etree._Element, *, silent: bool = False) -> Iterator[Line]:
        """The paragraphs of a cell, those of tables inside it too. `silent`: its words are a prompt or a choice."""
        for child in cell:
            if child.tag == P:
                yield self._line(child, silent=silent)
            elif child.tag in _WRAPPERS or child.tag in (TBL, TR, TC):
                yield from self._lines(child, silent=silent or is_prompt_or_choice(child))

    def _line(self, element: etree._Element, *, silent: bool) -> Line:
        style = element.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        name = "" if style is None else style.get(_VAL, "")
        return Line(
            element,
            "" if silent else text_of(element),
            self._numbering.label(element),
            self._style_names.get(name, ""),
            self._numbering.list_of(element),
        )


def _is_of_contents(line: Line) -> bool:
    """Whether a paragraph is a line of a table of contents, which repeats headings that stand elsewhere."""
    return line.style.startswith(("toc ", "innehåll ", "table of figures")) or line.style == "toc heading"


def _holds_contents(wrapper: etree._Element) -> bool:
    gallery = wrapper.find(f"{qn('w:sdtPr')}/{qn('w:docPartObj')}/{qn('w:docPartGallery')}")
    return gallery is not None and gallery.get(_VAL) == "Table of Contents"


def _framed(table: etree._Element) -> etree._Element | None:
    """The one cell of a table that is a frame around questions; None if it is no frame."""
    rows = list(table.iterchildren(TR, SDT))
    if len(rows) != 1:
        return None
    cells = [cell for cell, _control in _cells(rows[0], None)] if rows[0].tag == TR else []
    return cells[0] if len(cells) == 1 and _holds_a_form(cells[0]) else None


def _holds_a_form(cell: etree._Element) -> bool:
    """Whether a cell holds more than one question: tables with rows of their own, or several lines that ask."""
    tables = list(cell.iterchildren(TBL))
    if any(len(table.findall(TR)) > 1 and _can_be_answered(table) for table in tables) or (
        len(tables) > 1 and all(map(_can_be_answered, tables))
    ):
        return True
    asking = [each for each in cell.iterchildren(P) if text_of(each).strip().endswith("?")]
    return len(asking) > 1


def _can_be_answered(table: etree._Element) -> bool:
    """Whether there are means of ticking in a table, or words that offer answers in several of its cells."""
    means = (qn("w14:checkbox"), qn("w:ffData"), qn("w:sym"), *_CHOICES)
    if next(table.iter(*means), None) is not None:
        return True
    lines = [text_of(line).strip().casefold() for line in table.iter(P)]
    return any(
        each.split("/")[0].strip() == "ja" or any(box in each for box in ("☐", "☒", "[ ]")) for each in lines
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
    """The nodes that words stand in, and the words of each; letters in a font of symbols are none."""
    for child in element:
        if child.tag == qn("w:t"):
            yield child, "" if in_symbols(child) else _PRIVATE.sub("", child.text or "")
        elif child.tag in _TEXT:
            yield child, _TEXT[child.tag]
        elif isinstance(child.tag, str) and child.tag not in _UNSEEN and not is_prompt_or_choice(child):
            yield from words_of(child)


def in_symbols(text: etree._Element) -> bool:
    """Whether a w:t stands in a font whose letters are pictures."""
    run = text.getparent()
    fonts = run.find(f"{qn('w:rPr')}/{qn('w:rFonts')}") if run is not None else None
    return fonts is not None and fonts.get(qn("w:ascii"), "").lower().startswith(SYMBOL_FONTS)


def is_prompt_or_choice(control: etree._Element) -> bool:
    """Whether an element is a content control that shows its prompt, or one in which something is chosen."""
    if control.tag != SDT:
        return False
    properties = control.find(qn("w:sdtPr"))
    if properties is None:
        return False
    return _is_on(properties.find(qn("w:showingPlcHdr"))) or any(
        properties.find(kind) is not None for kind in _CHOICES
    )


def _all_runs(paragraph: etree._Element, switch: str) -> bool:
    """Whether every run with words in it has this switch on."""
    runs = [run for run in paragraph.iter(qn("w:r")) if text_of(run).strip()]
    return bool(runs) and all(_is_on(run.find(f"{qn('w:rPr')}/{switch}")) for run in runs)


def _is_on(switch: etree._Element | None) -> bool:
    return switch is not None and switch.get(_VAL, "true") not in ("0", "false", "off", "none")
