"""Paragraphs, controls and frames of a colleague's sheet, as Word's XML."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from lxml import etree

from auditprep.richtext.blocks import Span
from auditprep.richtext.normal import normal_spans
from auditprep.wordform.new_document import LINE
from auditprep.wordform.sheet_parts import FIELD, GROUND, WIDTH
from auditprep.wordform.sheet_words import EMPTY_BOX, PLACEHOLDER, TICKED_BOX
from auditprep.wordform.xml import W14, W, held, qn

CELL_MARGIN = 140
_NSMAP = {"w": W, "w14": W14}
_BOX_FONT = "MS Gothic"


def element(_name: str, /, *children: etree._Element, **attributes: object) -> etree._Element:
    """An element with these children and w: attributes."""
    made = etree.Element(
        qn(f"w:{_name}"), {qn(f"w:{key}"): str(each) for key, each in attributes.items()}, _NSMAP
    )
    made.extend(children)
    return made


def clean(text: str) -> str:
    """The text without what XML cannot hold."""
    return "".join(span.text for span in normal_spans((Span(text),)))


def run(text: str, *look: etree._Element) -> etree._Element:
    """A run with this text; tabs and line breaks are elements, and what XML cannot hold is left out."""
    made = element("r", *([element("rPr", *look)] if look else []))
    for piece in re.split(r"([\t\n])", held(text)):
        if piece in ("\t", "\n"):
            made.append(element("tab" if piece == "\t" else "br"))
        elif piece:
            words = element("t")
            words.text = piece
            words.set(qn("xml:space"), "preserve")
            made.append(words)
    return made


def paragraph(
    style: str, *children: etree._Element, properties: Sequence[etree._Element] = ()
) -> etree._Element:
    return element("p", element("pPr", element("pStyle", val=style), *properties), *children)


def line(style: str, text: str) -> etree._Element:
    return paragraph(style, run(clean(text)))


def bookmarked(name: str, number: int, children: Sequence[etree._Element]) -> list[etree._Element]:
    """Children of a paragraph within a bookmark."""
    return [element("bookmarkStart", id=number, name=name), *children, element("bookmarkEnd", id=number)]


def control_properties(alias: str, tag: str | None, number: int, *more: etree._Element) -> etree._Element:
    """The w:sdtPr of a control that cannot be deleted by mistake."""
    tags = [element("tag", val=tag)] if tag else []
    return element(
        "sdtPr",
        element("alias", val=clean(alias)),
        *tags,
        element("id", val=number),
        element("lock", val="sdtLocked"),
        *more,
    )


def check_box(properties: etree._Element, *, ticked: bool) -> etree._Element:
    """A box that is ticked by a click, around a run."""
    box = etree.SubElement(properties, qn("w14:checkbox"))
    etree.SubElement(box, qn("w14:checked")).set(qn("w14:val"), "1" if ticked else "0")
    for name, sign in (("w14:checkedState", TICKED_BOX), ("w14:uncheckedState", EMPTY_BOX)):
        state = etree.SubElement(box, qn(name))
        state.set(qn("w14:val"), f"{ord(sign):04X}")
        state.set(qn("w14:font"), _BOX_FONT)
    font = element("rFonts", ascii=_BOX_FONT, eastAsia=_BOX_FONT, hAnsi=_BOX_FONT, hint="eastAsia")
    shown = run(TICKED_BOX if ticked else EMPTY_BOX, font)
    return element("sdt", properties, element("sdtContent", shown))


def prompt(style: str, words: str) -> etree._Element:
    """What stands in a field that nothing is written in yet."""
    return paragraph(style, run(words, element("rStyle", val=PLACEHOLDER)))


def field(
    properties: etree._Element | None, content: Iterable[etree._Element], *, caption: str, height: int
) -> etree._Element:
    """A frame with a control in it: one writes there. Without properties there is only the frame."""
    cell = _cell(content)
    control = cell if properties is None else element("sdt", properties, element("sdtContent", cell))
    row = element("tr", element("trPr", element("trHeight", val=height, hRule="atLeast")), control)
    sides = [
        element(side, val="single", sz=6, space=0, color=FIELD) for side in ("top", "left", "bottom", "right")
    ]
    return _table(row, sides, caption)


def grey_block(content: Iterable[etree._Element], *, caption: str) -> etree._Element:
    """A frame on a grey ground: one reads there."""
    cell = _cell(content, element("shd", val="clear", color="auto", fill=GROUND))
    sides = [element("left", val="single", sz=24, space=0, color=LINE)]
    return _table(element("tr", cell), sides, caption)


def table_borders() -> etree._Element:
    """The w:tblPr that tables within a frame look like."""
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    borders = element(
        "tblBorders", *(element(side, val="single", sz=4, space=0, color=LINE) for side in sides)
    )
    return element("tblPr", borders)


def _cell(content: Iterable[etree._Element], *more: etree._Element) -> etree._Element:
    return element("tc", element("tcPr", element("tcW", w=WIDTH, type="dxa"), *more), *content)


def _table(row: etree._Element, borders: Sequence[etree._Element], caption: str) -> etree._Element:
    sides = (("top", 60), ("left", CELL_MARGIN), ("bottom", 40), ("right", CELL_MARGIN))
    margins = element("tblCellMar", *(element(side, w=width, type="dxa") for side, width in sides))
    properties = element(
        "tblPr",
        element("tblW", w=WIDTH, type="dxa"),
        element("tblBorders", *borders),
        element("tblLayout", type="fixed"),
        margins,
        element(
            "tblLook", val="0000", firstRow=0, lastRow=0, firstColumn=0, lastColumn=0, noHBand=1, noVBand=1
        ),
        element("tblCaption", val=clean(caption)),
    )
    return element("tbl", properties, element("tblGrid", element("gridCol", w=WIDTH)), row)
