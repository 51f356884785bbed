"""The list of attachments as a Word document of its own."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from html import escape

from auditprep.model import AttachmentRow
from auditprep.wordform.attachment_table import TITLE, ListLook, list_xml
from auditprep.wordform.xml import R, W

_PAGE = (16838, 11906)  # A4 on its side, in twips: seven columns are easier to read that way
_MARGIN = 1077
_LINE, _GROUND, _INK, _ACCENT, _MUTED = "9AA5B1", "E4EEF9", "1E1F21", "1F4E86", "5C6066"
_BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="{_LINE}"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
_LOOK = ListLook(
    width=_PAGE[0] - 2 * _MARGIN,
    heading=('<w:pStyle w:val="Heading1"/>', ""),
    subheading=('<w:pStyle w:val="Heading2"/>', ""),
    table_borders=f"<w:tblBorders>{_BORDERS}</w:tblBorders>",
    header_cell=f'<w:shd w:val="clear" w:color="auto" w:fill="{_GROUND}"/>',
)
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_TIME = (1980, 1, 1, 0, 0, 0)  # the same list is the same bytes


def attachment_list(
    rows: Sequence[AttachmentRow], head: Sequence[str], lacks: Sequence[str] = (), first: str = ""
) -> bytes:
    """The list as .docx bytes, the same for the same list. `first` is its first line, `head` are the lines under its heading
    (what form, whose), and `lacks` sentences about what should be there and is not."""
    body = list_xml(rows, _LOOK, head, lacks, first)
    title = " – ".join([TITLE, *head])
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, xml in _parts(body, title).items():
            info = zipfile.ZipInfo(name, _TIME)
            info.compress_type, info.create_system = zipfile.ZIP_DEFLATED, 0
            package.writestr(info, f"{_XML}{xml}".encode())
    return stream.getvalue()


def _parts(body: str, title: str) -> dict[str, str]:
    return {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relations(
            (f"{R}/officeDocument", "word/document.xml"),
            (f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
        ),
        "word/_rels/document.xml.rels": _relations(
            (f"{R}/styles", "styles.xml"), (f"{R}/settings", "settings.xml"), (f"{R}/footer", "footer1.xml")
        ),
        "word/document.xml": _document(body),
        "word/styles.xml": _styles(),
        "word/settings.xml": _settings(),
        "word/footer1.xml": _footer(),
        "docProps/core.xml": _core(title),
    }


def _document(body: str) -> str:
    width, height = _PAGE
    margins = " ".join(f'w:{side}="{_MARGIN}"' for side in ("top", "right", "bottom", "left"))
    return (
        f'<w:document xmlns:w="{W}" xmlns:r="{R}"><w:body>{body}<w:sectPr>'
        '<w:footerReference w:type="default" r:id="rId3"/>'
        f'<w:pgSz w:w="{width}" w:h="{height}" w:orient="landscape"/>'
        f'<w:pgMar {margins} w:header="600" w:footer="600" w:gutter="0"/></w:sectPr></w:body></w:document>'
    )


def _styles() -> str:
    fonts = '<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:eastAsia="Arial" w:cs="Arial"/>'
    defaults = (
        f'<w:docDefaults><w:rPrDefault><w:rPr>{fonts}<w:color w:val="{_INK}"/><w:sz w:val="20"/><w:szCs w:val="20"/>'
        '<w:lang w:val="sv-SE" w:eastAsia="sv-SE" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>'
        '<w:spacing w:after="120"/></w:pPr></w:pPrDefault></w:docDefaults>'
    )
    return (
        f'<w:styles xmlns:w="{W}">{defaults}'
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>'
        f"{_heading(1, 36, _INK, 0, 80)}{_heading(2, 26, _ACCENT, 320, 80)}"
        '<w:style w:type="paragraph" w:styleId="Footer"><w:name w:val="footer"/><w:basedOn w:val="Normal"/>'
        f'<w:pPr><w:spacing w:after="0"/></w:pPr><w:rPr><w:color w:val="{_MUTED}"/><w:sz w:val="17"/></w:rPr></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>'
        "</w:tblPr></w:style></w:styles>"
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


def _footer() -> str:
    field = '<w:fldSimple w:instr="{}"><w:r><w:t>1</w:t></w:r></w:fldSimple>'
    return (
        f'<w:ftr xmlns:w="{W}"><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>'
        f'<w:r><w:t xml:space="preserve">{TITLE}, sida </w:t></w:r>{field.format("PAGE")}'
        f'<w:r><w:t xml:space="preserve"> av </w:t></w:r>{field.format("NUMPAGES")}</w:p></w:ftr>'
    )


def _core(title: str) -> str:
    return (
        f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{escape(title)}</dc:title>'
        "<dc:language>sv-SE</dc:language></cp:coreProperties>"
    )


def _content_types() -> str:
    parts = {
        "/word/document.xml": f"{_WORD}.document.main+xml",
        "/word/styles.xml": f"{_WORD}.styles+xml",
        "/word/settings.xml": f"{_WORD}.settings+xml",
        "/word/footer1.xml": f"{_WORD}.footer+xml",
        "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
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
