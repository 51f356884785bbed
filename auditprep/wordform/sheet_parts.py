"""The parts of a colleague's sheet beside its text: styles, properties, the foot of its pages, its memory."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass

from auditprep.wordform import new_document
from auditprep.wordform.new_document import A4, ACCENT, INK, LINE, MUTED, heading, relations, style_sheet
from auditprep.wordform.sheet_words import MEMORY, PROPERTY
from auditprep.wordform.xml import R, W, escaped

MARGIN = 1134
WIDTH = A4[0] - 2 * MARGIN
FIELD, GROUND = "6F7B88", "F1F3F5"

_CUSTOM_XML = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
_PROPERTIES = "http://schemas.openxmlformats.org/officeDocument/2006"
_FORMAT = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
_NO_LISTS = f'<w:numbering xmlns:w="{W}"/>'


@dataclass(frozen=True, slots=True)
class SheetParts:
    """What a sheet is made of: its w:document, its lists, what it remembers of itself, as text, and what stands at the foot
    of each page."""

    document: str
    numbering: bytes | None
    memory: str
    title: str
    token: str
    foot: str


def package(sheet: SheetParts) -> bytes:
    """The .docx, the same bytes for the same parts."""
    return new_document.packed(
        sheet.document,
        _styles(),
        f"{sheet.foot}\tSida ",
        sheet.title,
        more={"word/numbering.xml": sheet.numbering or _NO_LISTS, **_hidden(sheet)},
        leads=((f"{R}/numbering", "numbering.xml"), (f"{R}/customXml", "../customXml/item1.xml")),
        about=((f"{R}/custom-properties", "docProps/custom.xml"),),
    )


def _hidden(sheet: SheetParts) -> Mapping[str, str]:
    """What the sheet is known again by, which nobody sees."""
    item = f"{{{uuid.uuid5(uuid.NAMESPACE_URL, MEMORY + sheet.token)}}}".upper()
    return {
        "customXml/item1.xml": f'<blad xmlns="{MEMORY}">{escaped(sheet.memory)}</blad>',
        "customXml/_rels/item1.xml.rels": relations((f"{R}/customXmlProps", "itemProps1.xml")),
        "customXml/itemProps1.xml": f'<ds:datastoreItem xmlns:ds="{_CUSTOM_XML}" ds:itemID="{item}"><ds:schemaRefs>'
        f'<ds:schemaRef ds:uri="{MEMORY}"/></ds:schemaRefs></ds:datastoreItem>',
        "docProps/custom.xml": _custom(sheet.token),
    }


def _custom(token: str) -> str:
    return (
        f'<Properties xmlns="{_PROPERTIES}/custom-properties" xmlns:vt="{_PROPERTIES}/docPropsVTypes">'
        f'<property fmtid="{_FORMAT}" pid="2" name="{PROPERTY}"><vt:lpwstr>{escaped(token)}</vt:lpwstr></property>'
        "</Properties>"
    )


def _styles() -> str:
    spacing = '<w:spacing w:after="120" w:line="264" w:lineRule="auto"/>'
    return style_sheet(21, spacing, (_LETTERS, _HEADINGS, _TEXTS))


def _style(id_: str, name: str, paragraph: str, run: str = "", *, more: str = "") -> str:
    run = f"<w:rPr>{run}</w:rPr>" if run else ""
    return (
        f'<w:style w:type="paragraph" w:styleId="{id_}"><w:name w:val="{name}"/><w:basedOn w:val="Normal"/>{more}'
        f"<w:qFormat/><w:pPr>{paragraph}</w:pPr>{run}</w:style>"
    )


_HEADINGS = (
    _style(
        "Title",
        "Title",
        '<w:keepNext/><w:spacing w:before="0" w:after="200"/>',
        f'<w:b/><w:bCs/><w:color w:val="{ACCENT}"/><w:sz w:val="40"/><w:szCs w:val="40"/>',
        more='<w:next w:val="Normal"/><w:uiPriority w:val="10"/>',
    )
    + heading(1, 28, ACCENT, 480, 120)
    + heading(
        2,
        24,
        INK,
        440,
        100,
        above=f'<w:pBdr><w:top w:val="single" w:sz="4" w:space="8" w:color="{LINE}"/></w:pBdr>',
    )
)
_TEXTS = (
    _style(
        "SheetFact",
        "Bladets uppgift",
        '<w:tabs><w:tab w:val="left" w:pos="1800"/></w:tabs><w:spacing w:after="40"/>'
        '<w:ind w:left="1800" w:hanging="1800"/>',
    )
    + _style("SheetStep", "Bladets steg", '<w:spacing w:after="60"/>')
    + _style(
        "SheetGuidance",
        "Bladets anvisning",
        '<w:keepLines/><w:spacing w:after="100"/>',
        f'<w:i/><w:iCs/><w:color w:val="{MUTED}"/>',
    )
    + _style(
        "SheetLabel",
        "Bladets rubrik",
        '<w:keepNext/><w:spacing w:before="180" w:after="60"/>',
        f'<w:b/><w:bCs/><w:color w:val="{ACCENT}"/>',
    )
    + _style(
        "SheetOption",
        "Bladets alternativ",
        '<w:tabs><w:tab w:val="left" w:pos="400"/></w:tabs><w:spacing w:after="40"/>'
        '<w:ind w:left="400" w:hanging="400"/>',
    )
    + _style("SheetAnswer", "Bladets svar", '<w:spacing w:before="40" w:after="120"/>')
    + _style(
        "SheetBefore",
        "Bladets tidigare svar",
        '<w:spacing w:before="40" w:after="100"/>',
        f'<w:color w:val="{MUTED}"/><w:sz w:val="19"/><w:szCs w:val="19"/>',
    )
    + _style("SheetEnd", "Bladets slut", '<w:keepLines/><w:spacing w:before="480"/>')
    + _style(
        "Footer",
        "footer",
        f'<w:tabs><w:tab w:val="right" w:pos="{WIDTH}"/></w:tabs><w:spacing w:after="0"/>',
        f'<w:color w:val="{MUTED}"/><w:sz w:val="17"/><w:szCs w:val="17"/>',
    )
)
_LETTERS = (
    '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
    '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
    '<w:style w:type="character" w:styleId="PlaceholderText"><w:name w:val="Placeholder Text"/>'
    f'<w:basedOn w:val="DefaultParagraphFont"/><w:uiPriority w:val="99"/><w:semiHidden/><w:rPr><w:color w:val="{MUTED}"/>'
    '</w:rPr></w:style><w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/>'
    '<w:basedOn w:val="DefaultParagraphFont"/><w:uiPriority w:val="99"/><w:unhideWhenUsed/><w:rPr>'
    f'<w:color w:val="{ACCENT}"/><w:u w:val="single"/></w:rPr></w:style>'
)
