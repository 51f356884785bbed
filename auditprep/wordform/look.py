"""How prose looks in a place: what typing there in Word would give."""

from __future__ import annotations

import copy

from lxml import etree

from auditprep.wordform.blocks import TBL, TC
from auditprep.wordform.body_writer import Look
from auditprep.wordform.document import Document
from auditprep.wordform.xml import W, qn

_LIST_STYLES = ("list paragraph", "liststycke")
_LINK_STYLES = ("hyperlink", "hyperlänk")
_AIRY = 120
"""Twentieths of a point: paragraphs with less between them than this run together."""
_MARGIN = 2 * 108
"""Twips: the margins that Word gives a cell unless told otherwise."""


class Looks:
    """The looks of a document's places."""

    def __init__(self, document: Document) -> None:
        self._styles = {
            style.get(qn("w:styleId"), ""): style
            for style in ([] if document.styles is None else document.styles.iter(qn("w:style")))
        }
        self._defaults = None if document.styles is None else document.styles.find(qn("w:docDefaults"))
        self._default_style = next(
            (id_ for id_, style in self._styles.items() if _is_default_paragraph(style)), None
        )
        self._list_style = _id_of(document.style_names, _LIST_STYLES)
        self._link_style = _id_of(document.style_names, _LINK_STYLES)

    def of(self, container: etree._Element, paragraph: etree._Element | None) -> Look:
        """How text typed in this paragraph of this container would look. What was typed there before by hand,
        in runs, counts for more than the paragraph's mark."""
        table = next(container.iterancestors(TBL), None)
        return Look.of(
            _as_typed(paragraph),
            list_style=self._list_style,
            link_style=self._link_style,
            tight=self._space(paragraph) < _AIRY,
            width=_width(container),
            borders=None if table is None else table.find(qn("w:tblPr")),
        )

    def _space(self, paragraph: etree._Element | None) -> int:
        """The room between two paragraphs like this one, in twentieths of a point."""
        before = after = None
        for properties in self._properties(paragraph):
            spacing = properties.find(qn("w:spacing"))
            if spacing is not None:
                before = _integer(spacing.get(qn("w:before"))) if before is None else before
                after = _integer(spacing.get(qn("w:after"))) if after is None else after
        return max(before or 0, after or 0)

    def _properties(self, paragraph: etree._Element | None) -> list[etree._Element]:
        """The w:pPr that bear on a paragraph, nearest first: its own, its styles', the document's."""
        own = None if paragraph is None else paragraph.find(qn("w:pPr"))
        named = None if own is None else own.find(qn("w:pStyle"))
        style = self._default_style if named is None else named.get(qn("w:val"))
        found, seen = [own], set[str]()
        while style in self._styles and style not in seen:
            seen.add(style)
            found.append(self._styles[style].find(qn("w:pPr")))
            based = self._styles[style].find(qn("w:basedOn"))
            style = None if based is None else based.get(qn("w:val"))
        if self._defaults is not None:
            found.append(self._defaults.find(f"{qn('w:pPrDefault')}/{qn('w:pPr')}"))
        return [properties for properties in found if properties is not None]


def _as_typed(paragraph: etree._Element | None) -> etree._Element | None:
    """The paragraph with the look of its first words on its mark, as Word does when one types on."""
    if paragraph is None:
        return None
    run = next((run for run in paragraph.iter(qn("w:r")) if run.find(qn("w:t")) is not None), None)
    look = None if run is None else run.find(qn("w:rPr"))
    if run is None:
        return paragraph
    typed = etree.Element(qn("w:p"), nsmap={"w": W})
    own = paragraph.find(qn("w:pPr"))
    properties = etree.SubElement(typed, qn("w:pPr")) if own is None else copy.deepcopy(own)
    typed.append(properties)
    for mark in properties.findall(qn("w:rPr")):
        properties.remove(mark)
    if look is not None:
        _insert_mark(properties, copy.deepcopy(look))
    return typed


def _insert_mark(properties: etree._Element, look: etree._Element) -> None:
    """The mark's look stands last in w:pPr, before section and revision properties."""
    for name in ("w:rStyle", "w:highlight", "w:shd", "w:color", "w:strike", "w:vertAlign"):
        for child in look.findall(qn(name)):
            look.remove(child)
    later = [child for child in properties if child.tag in (qn("w:sectPr"), qn("w:pPrChange"))]
    if later:
        later[0].addprevious(look)
    else:
        properties.append(look)


def _width(container: etree._Element) -> int | None:
    """The room for text in a cell, in twips."""
    width = container.find(f"{qn('w:tcPr')}/{qn('w:tcW')}") if container.tag == TC else None
    if width is None or width.get(qn("w:type"), "dxa") != "dxa":
        return None
    wide = _integer(width.get(qn("w:w")))
    return max(wide - _MARGIN, 1000) if wide else None


def _is_default_paragraph(style: etree._Element) -> bool:
    return style.get(qn("w:type")) == "paragraph" and style.get(qn("w:default")) in ("1", "true", "on")


def _id_of(names: dict[str, str], wanted: tuple[str, ...]) -> str | None:
    return next((id_ for id_, name in names.items() if name in wanted), None)


def _integer(text: str | None) -> int | None:
    return int(text) if text and text.lstrip("-").isdecimal() else None
