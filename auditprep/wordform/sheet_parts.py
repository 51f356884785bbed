"""The parts of a colleague's sheet beside its text: styles, settings, properties, the foot of its pages, its memory."""

from __future__ import annotations

import io
import uuid
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape

from auditprep.wordform.sheet_words import MEMORY, PROPERTY
from auditprep.wordform.xml import R, W

PAGE = (11906, 16838)  # A4, in twips
MARGIN = 1134
WIDTH = PAGE[0] - 2 * MARGIN
INK, ACCENT, MUTED, FIELD, GROUND, LINE = "1E1F21", "1F4E86", "5C6066", "6F7B88", "F1F3F5", "9AA5B1"

FOOTER_ID = "rId3"
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_OFFICE = "application/vnd.openxmlformats-officedocument"
_CUSTOM_XML = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
_PROPERTIES = "http://schemas.openxmlformats.org/officeDocument/2006"
_FORMAT = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
_TIME = (1980, 1, 1, 0, 0, 0)  # the same sheet is the same bytes


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
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as written:
        for name, xml in _parts(sheet).items():
            _write(written, name, f"{_XML}{xml}".encode())
        _write(written, "word/numbering.xml", sheet.numbering or _no_lists())
    return stream.getvalue()


def _write(written: zipfile.ZipFile, name: str, data: bytes) -> None:
    info = zipfile.ZipInfo(name, _TIME)
    info.compress_type, info.create_system = zipfile.ZIP_DEFLATED, 0
    written.writestr(info, data)


def _no_lists() -> bytes:
    return f'{_XML}<w:numbering xmlns:w="{W}"/>'.encode()


def _parts(sheet: SheetParts) -> Mapping[str, str]:
    item = f"{{{uuid.uuid5(uuid.NAMESPACE_URL, MEMORY + sheet.token)}}}".upper()
    return {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relations(
            (f"{R}/officeDocument", "word/document.xml"),
            (f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
            (f"{R}/custom-properties", "docProps/custom.xml"),
        ),
        "word/_rels/document.xml.rels": _relations(
            (f"{R}/styles", "styles.xml"),
            (f"{R}/settings", "settings.xml"),
            (f"{R}/footer", "footer1.xml"),
            (f"{R}/numbering", "numbering.xml"),
            (f"{R}/customXml", "../customXml/item1.xml"),
        ),
        "word/document.xml": sheet.document,
        "word/styles.xml": _styles(),
        "word/settings.xml": _settings(),
        "word/footer1.xml": _footer(sheet.foot),
        "customXml/item1.xml": f'<blad xmlns="{MEMORY}">{escape(sheet.memory)}</blad>',
        "customXml/_rels/item1.xml.rels": _relations((f"{R}/customXmlProps", "itemProps1.xml")),
        "customXml/itemProps1.xml": f'<ds:datastoreItem xmlns:ds="{_CUSTOM_XML}" ds:itemID="{item}"><ds:schemaRefs>'
        f'<ds:schemaRef ds:uri="{MEMORY}"/></ds:schemaRefs></ds:datastoreItem>',
        "docProps/core.xml": _core(sheet.title),
        "docProps/custom.xml": _custom(sheet.token),
    }


def _styles() -> str:
    fonts = '<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:eastAsia="Arial" w:cs="Arial"/>'
    defaults = (
        f'<w:docDefaults><w:rPrDefault><w:rPr>{fonts}<w:color w:val="{INK}"/><w:sz w:val="21"/><w:szCs w:val="21"/>'
        '<w:lang w:val="sv-SE" w:eastAsia="sv-SE" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>'
        '<w:spacing w:after="120" w:line="264" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>'
    )
    return (
        f'<w:styles xmlns:w="{W}">{defaults}'
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>'
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>'
        f"</w:tblPr></w:style>{_HEADINGS}{_TEXTS}{_LETTERS}</w:styles>"
    )


def _style(id_: str, name: str, paragraph: str, run: str = "", *, more: str = "") -> str:
    run = f"<w:rPr>{run}</w:rPr>" if run else ""
    return (
        f'<w:style w:type="paragraph" w:styleId="{id_}"><w:name w:val="{name}"/><w:basedOn w:val="Normal"/>{more}'
        f"<w:qFormat/><w:pPr>{paragraph}</w:pPr>{run}</w:style>"
    )


def _heading(level: int, size: int, colour: str, before: int, after: int, *, above: str = "") -> str:
    return _style(
        f"Heading{level}",
        f"heading {level}",
        f'<w:keepNext/><w:keepLines/>{above}<w:spacing w:before="{before}" w:after="{after}"/>'
        f'<w:outlineLvl w:val="{level - 1}"/>',
        f'<w:b/><w:bCs/><w:color w:val="{colour}"/><w:sz w:val="{size}"/><w:szCs w:val="{size}"/>',
        more='<w:next w:val="Normal"/><w:uiPriority w:val="9"/>',
    )


_HEADINGS = (
    _style(
        "Title",
        "Title",
        '<w:keepNext/><w:spacing w:before="0" w:after="200"/>',
        f'<w:b/><w:bCs/><w:color w:val="{ACCENT}"/><w:sz w:val="40"/><w:szCs w:val="40"/>',
        more='<w:next w:val="Normal"/><w:uiPriority w:val="10"/>',
    )
    + _heading(1, 28, ACCENT, 480, 120)
    + _heading(
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
    '<w:style w:type="character" w:styleId="PlaceholderText"><w:name w:val="Placeholder Text"/>'
    f'<w:basedOn w:val="DefaultParagraphFont"/><w:uiPriority w:val="99"/><w:semiHidden/><w:rPr><w:color w:val="{MUTED}"/>'
    '</w:rPr></w:style><w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/>'
    '<w:basedOn w:val="DefaultParagraphFont"/><w:uiPriority w:val="99"/><w:unhideWhenUsed/><w:rPr>'
    f'<w:color w:val="{ACCENT}"/><w:u w:val="single"/></w:rPr></w:style>'
)


def _settings() -> str:
    return (
        f'<w:settings xmlns:w="{W}"><w:compat><w:compatSetting w:name="compatibilityMode" '
        'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
        '<w:themeFontLang w:val="sv-SE"/></w:settings>'
    )


def _footer(foot: str) -> str:
    field = '<w:fldSimple w:instr="{}"><w:r><w:t>1</w:t></w:r></w:fldSimple>'
    return (
        f'<w:ftr xmlns:w="{W}"><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>'
        f'<w:r><w:t xml:space="preserve">{escape(foot)}</w:t></w:r><w:r><w:tab/></w:r>'
        f'<w:r><w:t xml:space="preserve">Sida </w:t></w:r>{field.format("PAGE")}'
        f'<w:r><w:t xml:space="preserve"> av </w:t></w:r>{field.format("NUMPAGES")}</w:p></w:ftr>'
    )


def _core(title: str) -> str:
    return (
        f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{escape(title)}</dc:title>'
        "<dc:language>sv-SE</dc:language></cp:coreProperties>"
    )


def _custom(token: str) -> str:
    return (
        f'<Properties xmlns="{_PROPERTIES}/custom-properties" xmlns:vt="{_PROPERTIES}/docPropsVTypes">'
        f'<property fmtid="{_FORMAT}" pid="2" name="{PROPERTY}"><vt:lpwstr>{escape(token)}</vt:lpwstr></property>'
        "</Properties>"
    )


def _content_types() -> str:
    parts = {
        "/word/document.xml": f"{_WORD}.document.main+xml",
        "/word/styles.xml": f"{_WORD}.styles+xml",
        "/word/settings.xml": f"{_WORD}.settings+xml",
        "/word/footer1.xml": f"{_WORD}.footer+xml",
        "/word/numbering.xml": f"{_WORD}.numbering+xml",
        "/customXml/itemProps1.xml": f"{_OFFICE}.customXmlProperties+xml",
        "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
        "/docProps/custom.xml": f"{_OFFICE}.custom-properties+xml",
    }
    overrides = "".join(f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in parts.items())
    return (
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def _relations(*targets: tuple[str, str]) -> str:
    relations = "".join(
        f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, 1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{relations}</Relationships>'
