"""What every Word document that we make from nothing has: the file that it is packed in, its language, its colours, the ground
of its styles, and the number at the foot of each page."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping, Sequence

from auditprep.wordform.xml import R, W, escaped

A4 = (11906, 16838)
"""In twips, standing up."""
INK, ACCENT, MUTED, LINE = "1E1F21", "1F4E86", "5C6066", "9AA5B1"
FOOTER_ID, HEADER_ID = "rId3", "rId4"
"""What leads from the document to the foot of its pages, and to their head where it has one as the first of its `leads`."""
PACKAGE = "http://schemas.openxmlformats.org/package/2006"

Lead = tuple[str, str]
"""A relation: its kind and where it leads."""

_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_TIME = (1980, 1, 1, 0, 0, 0)  # the same document is the same bytes
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_OFFICE = "application/vnd.openxmlformats-officedocument"
_KINDS = {
    "word/document.xml": f"{_WORD}.document.main+xml",
    "word/styles.xml": f"{_WORD}.styles+xml",
    "word/settings.xml": f"{_WORD}.settings+xml",
    "word/footer1.xml": f"{_WORD}.footer+xml",
    "word/header1.xml": f"{_WORD}.header+xml",
    "word/numbering.xml": f"{_WORD}.numbering+xml",
    "customXml/itemProps1.xml": f"{_OFFICE}.customXmlProperties+xml",
    "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    "docProps/custom.xml": f"{_OFFICE}.custom-properties+xml",
}
_SETTINGS = (
    f'<w:settings xmlns:w="{W}"><w:compat><w:compatSetting w:name="compatibilityMode" '
    'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat><w:themeFontLang w:val="sv-SE"/></w:settings>'
)


def packed(
    document: str,
    styles: str,
    foot: str,
    title: str,
    *,
    more: Mapping[str, str | bytes] | None = None,
    leads: Sequence[Lead] = (),
    about: Sequence[Lead] = (),
) -> bytes:
    """The .docx, the same bytes for the same parts: its w:document and its w:styles; `foot` stands before "1 av 3" at the foot
    of each page. `more` are other parts by their names (bytes are a whole file), `leads` what leads to them from the document,
    and `about` from the package."""
    parts: dict[str, str | bytes] = {
        "_rels/.rels": relations(
            (f"{R}/officeDocument", "word/document.xml"),
            (f"{PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
            *about,
        ),
        "word/_rels/document.xml.rels": relations(
            (f"{R}/styles", "styles.xml"),
            (f"{R}/settings", "settings.xml"),
            (f"{R}/footer", "footer1.xml"),
            *leads,
        ),
        "word/document.xml": document,
        "word/styles.xml": styles,
        "word/settings.xml": _SETTINGS,
        "word/footer1.xml": _footer(foot),
        "docProps/core.xml": _core(title),
        **(more or {}),
    }
    return _zipped({"[Content_Types].xml": _content_types(parts), **parts})


def relations(*leads: Lead) -> str:
    """The part that says where others are, numbered from rId1."""
    numbered = "".join(
        f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(leads, 1)
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{numbered}</Relationships>'


def style_sheet(size: int, spacing: str, styles: Iterable[str]) -> str:
    """The w:styles: letters of this size, in half points; the w:spacing of a paragraph; and the styles besides."""
    fonts = '<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:eastAsia="Arial" w:cs="Arial"/>'
    return (
        f'<w:styles xmlns:w="{W}"><w:docDefaults><w:rPrDefault><w:rPr>{fonts}<w:color w:val="{INK}"/><w:sz w:val="{size}"/>'
        f'<w:szCs w:val="{size}"/><w:lang w:val="sv-SE" w:eastAsia="sv-SE" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        f"<w:pPrDefault><w:pPr>{spacing}</w:pPr></w:pPrDefault></w:docDefaults>"
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>'
        f"</w:tblPr></w:style>{''.join(styles)}</w:styles>"
    )


def style(id_: str, name: str, paragraph: str, run: str, based_on: str = "Normal") -> str:
    """A style of paragraphs, from what stands in its w:pPr and its w:rPr."""
    return (
        f'<w:style w:type="paragraph" w:styleId="{id_}"><w:name w:val="{name}"/><w:basedOn w:val="{based_on}"/>'
        f"<w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>"
    )


def heading(level: int, size: int, colour: str, before: int, after: int, *, above: str = "") -> str:
    """A style of headings; `above` is the line over them, "" for none."""
    return (
        f'<w:style w:type="paragraph" w:styleId="Heading{level}"><w:name w:val="heading {level}"/>'
        '<w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:uiPriority w:val="9"/><w:qFormat/><w:pPr><w:keepNext/>'
        f'<w:keepLines/>{above}<w:spacing w:before="{before}" w:after="{after}"/><w:outlineLvl w:val="{level - 1}"/></w:pPr>'
        f'<w:rPr><w:b/><w:bCs/><w:color w:val="{colour}"/><w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr></w:style>'
    )


def landscape(body: str, margin: int, edge: int, *, headed: bool = False) -> str:
    """The w:document of a body on pages on their side, which is `headed` where there is a head to each."""
    height, width = A4
    sides = " ".join(f'w:{side}="{margin}"' for side in ("top", "right", "bottom", "left"))
    head = f'<w:headerReference w:type="default" r:id="{HEADER_ID}"/>' if headed else ""
    return (
        f'<w:document xmlns:w="{W}" xmlns:r="{R}"><w:body>{body}<w:sectPr>{head}'
        f'<w:footerReference w:type="default" r:id="{FOOTER_ID}"/>'
        f'<w:pgSz w:w="{width}" w:h="{height}" w:orient="landscape"/>'
        f'<w:pgMar {sides} w:header="{edge}" w:footer="{edge}" w:gutter="0"/></w:sectPr></w:body></w:document>'
    )


def _footer(foot: str) -> str:
    field = '<w:fldSimple w:instr="{}"><w:r><w:t>1</w:t></w:r></w:fldSimple>'
    words = "<w:r><w:tab/></w:r>".join(
        f'<w:r><w:t xml:space="preserve">{escaped(each)}</w:t></w:r>' for each in foot.split("\t")
    )
    return (
        f'<w:ftr xmlns:w="{W}"><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>{words}{field.format("PAGE")}'
        f'<w:r><w:t xml:space="preserve"> av </w:t></w:r>{field.format("NUMPAGES")}</w:p></w:ftr>'
    )


def _core(title: str) -> str:
    return (
        f'<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{escaped(title)}</dc:title>'
        "<dc:language>sv-SE</dc:language></cp:coreProperties>"
    )


def _content_types(names: Iterable[str]) -> str:
    kinds = "".join(
        f'<Override PartName="/{name}" ContentType="{_KINDS[name]}"/>' for name in names if name in _KINDS
    )
    return (
        f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{kinds}</Types>'
    )


def _zipped(parts: Mapping[str, str | bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, part in parts.items():
            info = zipfile.ZipInfo(name, _TIME)
            info.compress_type, info.create_system = zipfile.ZIP_DEFLATED, 0
            package.writestr(info, part if isinstance(part, bytes) else f"{_XML}{part}".encode())
    return stream.getvalue()
