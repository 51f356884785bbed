"""A new Word document: its styles, its pages on their side, its language, and the file they are packed in."""

from __future__ import annotations

import io
import zipfile
from html import escape

from auditprep.wordform.xml import R, W

_PAGE = (16838, 11906)  # A4 on its side, in twips: years stand beside each other there
_MARGIN = 1020
WIDTH = _PAGE[0] - 2 * _MARGIN
"""The room for text between the margins, in twips."""

_INK, _ACCENT, _MUTED = "1E1F21", "1F4E86", "5C6066"
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_TIME = (1980, 1, 1, 0, 0, 0)  # the same document is the same bytes


_SMALL = '<w:sz w:val="18"/><w:szCs w:val="18"/>'
_STYLES = (  # id, name, what goes into its w:pPr and its w:rPr, and what it is based on
    (
        "Lead",
        "Lead",
        '<w:spacing w:after="160"/>',
        f'<w:color w:val="{_MUTED}"/><w:sz w:val="23"/>',
        "Normal",
    ),
    ("Standing", "Standing", '<w:spacing w:after="120"/>', '<w:b/><w:sz w:val="22"/>', "Normal"),
    ("Note", "Note", '<w:keepNext/><w:spacing w:after="70"/>', _SMALL, "Normal"),
    (
        "Cell",
        "Cell",
        '<w:spacing w:before="30" w:after="30" w:line="252" w:lineRule="auto"/>',
        _SMALL,
        "Normal",
    ),
    ("CellHead", "Cell Head", "<w:keepNext/>", "<w:b/>", "Cell"),
    ("CellMark", "Cell Mark", "<w:keepNext/>", "", "Cell"),
    ("CellLabel", "Cell Label", "", "<w:b/>", "Cell"),
    ("CellItem", "Cell Item", "", "", "Cell"),
    ("Header", "header", '<w:spacing w:after="0"/><w:jc w:val="right"/>', f"<w:b/>{_SMALL}", "Normal"),
    (
        "Footer",
        "footer",
        '<w:spacing w:after="0"/>',
        f'<w:color w:val="{_MUTED}"/><w:sz w:val="17"/>',
        "Normal",
    ),
)


def packed(body: str, title: str, numbering: bytes | None, *, mark: str = "") -> bytes:
    """The .docx of a body; `mark` stands at the top of every page ("UTKAST"), and the title with the page's number at the
    foot of it."""
    parts = {
        "[Content_Types].xml": _content_types(numbering is not None),
        "_rels/.rels": _relations(
            (f"{R}/officeDocument", "word/document.xml"),
            (f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
        ),
        "word/_rels/document.xml.rels": _relations(
            *((f"{R}/{name}", f"{name}.xml") for name in ("styles", "settings")),
            (f"{R}/footer", "footer1.xml"),
            (f"{R}/header", "header1.xml"),
            *([(f"{R}/numbering", "numbering.xml")] if numbering is not None else []),
        ),
        "word/document.xml": _document(body),
        "word/styles.xml": _styles(),
        "word/settings.xml": _settings(),
        "word/footer1.xml": _footer(title),
        "word/header1.xml": _header(mark),
        "docProps/core.xml": _core(title),
    }
    files = {name: f"{_XML}{xml}".encode() for name, xml in parts.items()}
    if numbering is not None:
        files["word/numbering.xml"] = numbering
    return _zipped(files)


def _zipped(files: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in files.items():
            info = zipfile.ZipInfo(name, _TIME)
            info.compress_type, info.create_system = zipfile.ZIP_DEFLATED, 0
            package.writestr(info, data)
    return stream.getvalue()


def _document(body: str) -> str:
    width, height = _PAGE
    margins = " ".join(f'w:{side}="{_MARGIN}"' for side in ("top", "right", "bottom", "left"))
    return (
        f'<w:document xmlns:w="{W}" xmlns:r="{R}"><w:body>{body}<w:sectPr>'
        '<w:headerReference w:type="default" r:id="rId4"/><w:footerReference w:type="default" r:id="rId3"/>'
        f'<w:pgSz w:w="{width}" w:h="{height}" w:orient="landscape"/>'
        f'<w:pgMar {margins} w:header="500" w:footer="500" w:gutter="0"/></w:sectPr></w:body></w:document>'
    )


def _styles() -> str:
    fonts = '<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:eastAsia="Arial" w:cs="Arial"/>'
    defaults = (
        f'<w:docDefaults><w:rPrDefault><w:rPr>{fonts}<w:color w:val="{_INK}"/><w:sz w:val="20"/><w:szCs w:val="20"/>'
        '<w:lang w:val="sv-SE" w:eastAsia="sv-SE" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>'
        '<w:spacing w:after="100" w:line="264" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>'
    )
    headings = (
        *(_heading(1, 36, _INK, 0, 60), _heading(2, 28, _ACCENT, 360, 100)),
        *(_heading(3, 23, _ACCENT, 280, 80), _heading(4, 20, _INK, 260, 50)),
    )
    others = (_style(*each) for each in _STYLES)
    return (
        f'<w:styles xmlns:w="{W}">{defaults}'
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>'
        f"{''.join((*headings, *others))}"
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>'
        "</w:tblPr></w:style></w:styles>"
    )


def _style(id_: str, name: str, paragraph: str, run: str, based_on: str) -> str:
    return (
        f'<w:style w:type="paragraph" w:styleId="{id_}"><w:name w:val="{name}"/><w:basedOn w:val="{based_on}"/>'
        f"<w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>"
    )


def _heading(level: int, size: int, colour: str, before: int, after: int) -> str:
    return (
        f'<w:style w:type="paragraph" w:styleId="Heading{level}"><w:name w:val="heading {level}"/>'
        '<w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:uiPriority w:val="9"/><w:qFormat/><w:pPr><w:keepNext/>'
        f'<w:keepLines/><w:spacing w:before="{before}" w:after="{after}"/><w:outlineLvl w:val="{level - 1}"/></w:pPr>'
        f'<w:rPr><w:b/><w:color w:val="{colour}"/><w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr></w:style>'
    )


def _settings() -> str:
    return (
        f'<w:settings xmlns:w="{W}"><w:compat><w:compatSetting w:name="compatibilityMode" '
        'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
        '<w:themeFontLang w:val="sv-SE"/></w:settings>'
    )


def _footer(title: str) -> str:
    field = '<w:fldSimple w:instr="{}"><w:r><w:t>1</w:t></w:r></w:fldSimple>'
    return (
        f'<w:ftr xmlns:w="{W}"><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>'
        f'<w:r><w:t xml:space="preserve">{escape(title)}, sida </w:t></w:r>{field.format("PAGE")}'
        f'<w:r><w:t xml:space="preserve"> av </w:t></w:r>{field.format("NUMPAGES")}</w:p></w:ftr>'
    )


def _header(mark: str) -> str:
    words = f"<w:r><w:t>{escape(mark)}</w:t></w:r>" if mark else ""
    return f'<w:hdr xmlns:w="{W}"><w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr>{words}</w:p></w:hdr>'


def _core(title: str) -> str:
    return (
        f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{escape(title)}</dc:title>'
        "<dc:language>sv-SE</dc:language></cp:coreProperties>"
    )


def _content_types(has_lists: bool) -> str:
    parts = {
        "/word/document.xml": f"{_WORD}.document.main+xml",
        "/word/styles.xml": f"{_WORD}.styles+xml",
        "/word/settings.xml": f"{_WORD}.settings+xml",
        "/word/footer1.xml": f"{_WORD}.footer+xml",
        "/word/header1.xml": f"{_WORD}.header+xml",
        "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    }
    if has_lists:
        parts["/word/numbering.xml"] = f"{_WORD}.numbering+xml"
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
