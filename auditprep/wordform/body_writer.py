"""Blocks of rich text into w:p and w:tbl."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable
from copy import deepcopy
from dataclasses import dataclass, replace

from lxml import etree

from auditprep.richtext import Block, ListItem, Paragraph, Span, Spans, Table, normalise
from auditprep.wordform.list_definitions import ListDefinitions
from auditprep.wordform.xml import W, qn

_SPACE_AFTER = "120"  # twentieths of a point
_LINK_COLOUR = "0563C1"  # Word's own
_NARROWEST, _WIDEST = 6, 40  # characters that a column is weighed by
_LETTER, _CELL_MARGINS = (
    135,
    240,
)  # twips: a broad letter of 10 points, and a cell's two margins with some air
_WORDS = re.compile(r"[^\S\N{NO-BREAK SPACE}]+|(?<=-)")
_ASSUMED_WIDTH = 9000  # twips, where the cell's is not known


def _names(text: str) -> tuple[str, ...]:
    return tuple(text.split())


# The order of the schema.
_P_PR = _names(
    """
    pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr
    shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE
    autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents
    suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr
    sectPr pPrChange
    """
)
_R_PR = _names(
    """
    ins del moveFrom moveTo rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow
    emboss imprint noProof snapToGrid vanish webHidden color spacing w kern position sz szCs
    highlight u effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath
    """
)
# What belongs to the field's own paragraph, not to one typed after it.
_NOT_INHERITED = _names(
    """
    keepNext pageBreakBefore framePr numPr outlineLvl divId cnfStyle sectPr pPrChange
    """
)
_NOT_TYPED = _names(
    """
    ins del moveFrom moveTo b bCs i iCs u vanish webHidden specVanish oMath rPrChange
    """
)


@dataclass(frozen=True)
class Look:
    """How text typed in a place would look.

    `paragraph` is the w:pPr and `run` the w:rPr that it would get; `list_style` and `link_style` are the ids of
    the document's "List Paragraph" and "Hyperlink" styles; `tight`: paragraphs of that style would run together;
    `width` is the place's in twips; `borders` is the w:tblPr of a table of the form, for new tables to look like.
    """

    paragraph: etree._Element | None = None
    run: etree._Element | None = None
    list_style: str | None = None
    link_style: str | None = None
    tight: bool = False
    width: int | None = None
    borders: etree._Element | None = None

    @classmethod
    def of(
        cls,
        paragraph: etree._Element | None,
        *,
        list_style: str | None = None,
        link_style: str | None = None,
        tight: bool = False,
        width: int | None = None,
        borders: etree._Element | None = None,
    ) -> Look:
        """The look of text typed in this paragraph (a w:p of the form): its properties without what is its own
        alone, and the character look of its mark."""
        own = paragraph.find(qn("w:pPr")) if paragraph is not None else None
        properties = _without(own, _NOT_INHERITED) if own is not None else etree.Element(qn("w:pPr"))
        mark = properties.find(qn("w:rPr"))
        run = None
        if mark is not None:
            run = _without(mark, _NOT_TYPED)
            properties.replace(mark, deepcopy(run))
        return cls(properties, run, list_style, link_style, tight, width, borders)


def write_blocks(blocks: tuple[Block, ...], look: Look, lists: ListDefinitions) -> list[etree._Element]:
    """Blocks → the w:p and w:tbl elements that stand in the answer's place. A table is followed by a paragraph,
    empty if need be: Word wants one between two tables and at the end of a cell."""
    return _Writer(look, lists).blocks(normalise(blocks))


class _Writer:
    def __init__(self, look: Look, lists: ListDefinitions) -> None:
        self._look = look
        self._lists = lists
        self._levels: list[tuple[int | None, int]] = []  # of each level: the last number, and the numId

    def blocks(self, blocks: tuple[Block, ...]) -> list[etree._Element]:
        written: list[etree._Element] = []
        for block, following in itertools.zip_longest(blocks, blocks[1:]):
            if isinstance(block, Table):
                written.append(self._table(block))
                if following is None or isinstance(following, Table):
                    written.append(self._paragraph((), self._properties()))
            else:
                written.append(self._paragraph(block.spans, self._block_properties(block, following)))
            if not isinstance(block, ListItem):
                self._levels.clear()
        return written

    def _block_properties(self, block: Paragraph | ListItem, following: Block | None) -> etree._Element:
        properties = self._properties()
        in_list = isinstance(block, ListItem)
        if isinstance(block, ListItem):
            self._make_item(properties, block)
        if self._look.tight and following is not None and not (in_list and isinstance(following, ListItem)):
            spacing = properties.find(qn("w:spacing"))
            spacing = _put(properties, "spacing", _P_PR) if spacing is None else spacing
            for name in ("afterAutospacing", "afterLines"):
                spacing.attrib.pop(qn(f"w:{name}"), "")
            spacing.set(qn("w:after"), _SPACE_AFTER)
        return properties

    def _make_item(self, properties: etree._Element, item: ListItem) -> None:
        """Properties of a list's paragraph: Word changes the style only of a paragraph that has none of its own."""
        if self._look.list_style is not None and properties.find(qn("w:pStyle")) is None:
            _put(properties, "pStyle", _P_PR, **{qn("w:val"): self._look.list_style})
        for indent in properties.findall(qn("w:ind")):
            properties.remove(indent)
        num_pr = _put(properties, "numPr", _P_PR)
        _sub(num_pr, "ilvl", val=item.level)
        _sub(num_pr, "numId", val=self._list_of(item))

    def _list_of(self, item: ListItem) -> int:
        """The numId of an item; a number that does not follow the one before begins a new list."""
        number, num_id = self._levels[item.level] if item.level < len(self._levels) else (None, 0)
        if item.number is None:
            num_id = self._lists.bullets()
        elif number is None or item.number != number + 1:
            num_id = self._lists.numbered(item.level, item.number)
        self._levels[item.level :] = [(item.number, num_id)]
        return num_id

    def _properties(self) -> etree._Element:
        own = self._look.paragraph
        return etree.Element(qn("w:pPr"), nsmap={"w": W}) if own is None else deepcopy(own)

    def _paragraph(self, spans: Spans, properties: etree._Element) -> etree._Element:
        paragraph = etree.Element(qn("w:p"), nsmap={"w": W})
        if len(properties):
            paragraph.append(properties)
        link: str | None = None
        for span in spans:
            if span.link != link:
                self._end_link(paragraph, link)
                self._begin_link(paragraph, span.link)
                link = span.link
            _append_text(self._run(paragraph, span), span.text)
        self._end_link(paragraph, link)
        return paragraph

    def _begin_link(self, paragraph: etree._Element, link: str | None) -> None:
        if link is not None:
            _sub(self._run(paragraph), "fldChar", fldCharType="begin")
            instruction = _sub(self._run(paragraph), "instrText")
            instruction.text = f' HYPERLINK "{link}" '
            instruction.set(qn("xml:space"), "preserve")
            _sub(self._run(paragraph), "fldChar", fldCharType="separate")

    def _end_link(self, paragraph: etree._Element, link: str | None) -> None:
        if link is not None:
            _sub(self._run(paragraph), "fldChar", fldCharType="end")

    def _run(self, paragraph: etree._Element, span: Span | None = None) -> etree._Element:
        """A new run at the end of the paragraph, that looks as the span does."""
        run = _sub(paragraph, "r")
        properties = etree.Element(qn("w:rPr")) if self._look.run is None else deepcopy(self._look.run)
        if span is not None:
            self._dress(properties, span)
        if len(properties):
            run.append(properties)
        return run

    def _dress(self, properties: etree._Element, span: Span) -> None:
        for name, wanted in (("b", span.bold), ("bCs", span.bold), ("i", span.italic), ("iCs", span.italic)):
            if wanted:
                _put(properties, name, _R_PR)
        if span.underline or (span.link is not None and self._look.link_style is None):
            _put(properties, "u", _R_PR, **{qn("w:val"): "single"})
        if span.link is not None and self._look.link_style is not None:
            _put(properties, "rStyle", _R_PR, **{qn("w:val"): self._look.link_style})
        elif span.link is not None:
            _put(properties, "color", _R_PR, **{qn("w:val"): _LINK_COLOUR})

    def _table(self, table: Table) -> etree._Element:
        element = etree.Element(qn("w:tbl"), nsmap={"w": W})
        widths = _widths(table, self._look.width or _ASSUMED_WIDTH)
        element.append(_table_properties(self._look.borders, sum(widths)))
        grid = _sub(element, "tblGrid")
        for width in widths:
            _sub(grid, "gridCol", w=width)
        for index, row in enumerate(table.rows):
            self._row(element, row, widths, header=index == 0)
        return element

    def _row(self, table: etree._Element, row: tuple[Spans, ...], widths: list[int], *, header: bool) -> None:
        tr = _sub(table, "tr")
        properties = _sub(tr, "trPr")
        _sub(properties, "cantSplit")
        if header:
            _sub(properties, "tblHeader")
        for spans, width in zip(row, widths, strict=True):
            cell = _sub(tr, "tc")
            _sub(_sub(cell, "tcPr"), "tcW", w=width, type="dxa")
            text = tuple(replace(span, bold=True) for span in spans) if header else spans
            cell.append(self._paragraph(text, self._cell_properties()))

    def _cell_properties(self) -> etree._Element:
        properties = self._properties()
        for indent in properties.findall(qn("w:ind")):
            properties.remove(indent)
        return properties


def _widths(table: Table, width: int) -> list[int]:
    """The columns' widths: room for the longest word of each, and the rest shared by how much text there is."""
    columns = [
        ["".join(span.text for span in cell) for cell in column] for column in zip(*table.rows, strict=True)
    ]
    needed = [
        max(_breadth(word) for cell in column for word in [*_WORDS.split(cell), ""]) for column in columns
    ]
    if sum(needed) > width:
        return [max(1, width * need // sum(needed)) for need in needed]
    weights = [min(max(*map(len, column), _NARROWEST), _WIDEST) for column in columns]
    spare = width - sum(needed)
    return [need + spare * weight // sum(weights) for need, weight in zip(needed, weights, strict=True)]


def _breadth(word: str) -> int:
    """About how wide a bold word is at the usual size, with the cell's margins, in twips."""
    return len(word) * _LETTER + _CELL_MARGINS


def _table_properties(model: etree._Element | None, width: int) -> etree._Element:
    """Properties of a new table, with style, borders and margins as the model has them."""
    properties = etree.Element(qn("w:tblPr"))
    copied = {
        name: model.find(qn(f"w:{name}")) if model is not None else None
        for name in ("tblStyle", "tblBorders", "tblCellMar", "tblLook")
    }
    if copied["tblStyle"] is not None:
        properties.append(deepcopy(copied["tblStyle"]))
    _sub(properties, "tblW", w=width, type="dxa")
    if copied["tblBorders"] is not None:
        properties.append(deepcopy(copied["tblBorders"]))
    elif copied["tblStyle"] is None:
        borders = _sub(properties, "tblBorders")
        for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
            _sub(borders, side, val="single", sz=4, space=0, color="auto")
    if copied["tblCellMar"] is not None:
        properties.append(deepcopy(copied["tblCellMar"]))
    if copied["tblLook"] is not None:
        properties.append(deepcopy(copied["tblLook"]))
    else:
        _sub(
            properties,
            "tblLook",
            val="04A0",
            firstRow=1,
            lastRow=0,
            firstColumn=1,
            lastColumn=0,
            noHBand=0,
            noVBand=1,
        )
    return properties


def _append_text(run: etree._Element, text: str) -> None:
    """The text as Word keeps it: tabs, line breaks and hard hyphens are elements."""
    for piece in re.split("([\t\n\N{NON-BREAKING HYPHEN}])", text):
        if piece == "\t":
            _sub(run, "tab")
        elif piece == "\n":
            _sub(run, "br")
        elif piece == "\N{NON-BREAKING HYPHEN}":
            _sub(run, "noBreakHyphen")
        elif piece:
            element = _sub(run, "t")
            element.text = piece
            if piece != piece.strip() or "  " in piece:
                element.set(qn("xml:space"), "preserve")


def _without(properties: etree._Element, names: Iterable[str]) -> etree._Element:
    """A copy of properties without those."""
    copy = deepcopy(properties)
    copy.tail = None
    for name in names:
        for element in copy.findall(qn(f"w:{name}")):
            copy.remove(element)
    return copy


def _sub(parent: etree._Element, name: str, /, **attributes: object) -> etree._Element:
    """A new last child with these w: attributes."""
    return etree.SubElement(
        parent, qn(f"w:{name}"), {qn(f"w:{key}"): str(value) for key, value in attributes.items()}
    )


def _put(
    properties: etree._Element, name: str, order: tuple[str, ...], /, **attributes: str
) -> etree._Element:
    """A property in its place in the schema's order, instead of the one that was there."""
    for old in properties.findall(qn(f"w:{name}")):
        properties.remove(old)
    later = {qn(f"w:{each}") for each in order[order.index(name) + 1 :]}
    at = next((index for index, child in enumerate(properties) if child.tag in later), len(properties))
    element = etree.Element(qn(f"w:{name}"), attributes)
    properties.insert(at, element)
    return element
