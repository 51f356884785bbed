"""The parts of a form's package besides its text: styles, lists, settings, header, footer, a picture, comments."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Mapping

from forms import NAMESPACES, XML, document, package

from zoo.build import with_ids
from zoo.fixed import FONT_TABLE, THEME
from zoo.numbers import BULLETS, LETTERS, LEVELS, RESTARTED, RUNNING, SECTION_STYLE

_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_OFFICE = "application/vnd.openxmlformats-officedocument"
_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
COMMENTS, PICTURE = "word/comments.xml", "word/media/image1.png"
PICTURE_RELATION = "rId7"
_RESTARTS = 6


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


PNG = (
    b"\x89PNG\r\n\x1a\n"
    + _chunk(b"IHDR", struct.pack(">2I5B", 8, 8, 8, 0, 0, 0, 0))
    + _chunk(b"IDAT", zlib.compress(b"".join(b"\0" + bytes([40 * (row % 4)] * 8) for row in range(8)), 9))
    + _chunk(b"IEND", b"")
)
"""A small grey picture."""


def form_bytes(
    body: str,
    *,
    protected: bool = False,
    numbered_style: str | None = None,
    landscape: bool = False,
    extra: Mapping[str, bytes] | None = None,
) -> bytes:
    """A .docx with this body. `protected`: only its form fields may be filled in. `extra`: comments, a picture."""
    more = dict(extra or {})
    parts = {
        "[Content_Types].xml": _types(more).encode(),
        "word/_rels/document.xml.rels": _relations(more).encode(),
        "word/styles.xml": _styles(numbered_style).encode(),
        "word/numbering.xml": _numbering(numbered_style).encode(),
        "word/settings.xml": _settings(protected).encode(),
        "word/fontTable.xml": FONT_TABLE.encode(),
        "word/theme/theme1.xml": THEME.encode(),
        "word/header1.xml": _margin("hdr", "Header", "Granvalla kommun – revisionen").encode(),
        "word/footer1.xml": _margin(
            "ftr", "Footer", "Frågor om formuläret? Ring revisionens kansli."
        ).encode(),
        **more,
    }
    return package(document(with_ids(body + _section(landscape))), parts)


def comments(text: str) -> bytes:
    """A comments part with one comment, number 0."""
    words = f'<w:p><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'
    comment = f'<w:comment w:id="0" w:author="Förvaltningen" w:date="2032-09-01T08:00:00Z" w:initials="F">{words}</w:comment>'
    return f"{XML}<w:comments {NAMESPACES}>{comment}</w:comments>".encode()


def _section(landscape: bool) -> str:
    page = (
        '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>'
        if landscape
        else '<w:pgSz w:w="11906" w:h="16838"/>'
    )
    margins = '<w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="567" w:footer="567" w:gutter="0"/>'
    references = (
        '<w:headerReference w:type="default" r:id="rId4"/><w:footerReference w:type="default" r:id="rId5"/>'
    )
    return f"<w:sectPr>{references}{page}{margins}</w:sectPr>"


def _types(more: Mapping[str, bytes]) -> str:
    kinds = {
        "document": "document.main",
        "styles": "styles",
        "numbering": "numbering",
        "settings": "settings",
        "header1": "header",
        "footer1": "footer",
        "fontTable": "fontTable",
    } | ({"comments": "comments"} if COMMENTS in more else {})
    overrides = "".join(
        f'<Override PartName="/word/{part}.xml" ContentType="{_MAIN}.{kind}+xml"/>'
        for part, kind in kinds.items()
    )
    return (
        f'{XML}<Types xmlns="{_PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/>'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/word/theme/theme1.xml" ContentType="{_OFFICE}.theme+xml"/>'
        f'<Default Extension="png" ContentType="image/png"/>{overrides}</Types>'
    )


def _relations(more: Mapping[str, bytes]) -> str:
    targets = {
        "rId1": ("styles", "styles.xml"),
        "rId2": ("numbering", "numbering.xml"),
        "rId3": ("settings", "settings.xml"),
        "rId4": ("header", "header1.xml"),
        "rId5": ("footer", "footer1.xml"),
        "rId8": ("fontTable", "fontTable.xml"),
        "rId9": ("theme", "theme/theme1.xml"),
    }
    targets |= {"rId6": ("comments", "comments.xml")} if COMMENTS in more else {}
    targets |= {PICTURE_RELATION: ("image", "media/image1.png")} if PICTURE in more else {}
    lines = "".join(
        f'<Relationship Id="{id_}" Type="{_KIND}/{kind}" Target="{target}"/>'
        for id_, (kind, target) in targets.items()
    )
    return f'{XML}<Relationships xmlns="{_PACKAGE}/relationships">{lines}</Relationships>'


def _settings(protected: bool) -> str:
    protection = '<w:documentProtection w:edit="forms" w:enforcement="1"/>' if protected else ""
    return f'{XML}<w:settings {NAMESPACES}>{protection}<w:defaultTabStop w:val="720"/></w:settings>'


def _margin(tag: str, style: str, text: str) -> str:
    words = f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>'
    return f"{XML}<w:{tag} {NAMESPACES}>{words}</w:{tag}>"


def _style(id_: str, name: str, paragraph: str = "", run: str = "", *, kind: str = "paragraph") -> str:
    default = ' w:default="1"' if id_ == "Normal" else ""
    based = '<w:basedOn w:val="Normal"/>' if kind == "paragraph" and not default else ""
    look = (f"<w:pPr>{paragraph}</w:pPr>" if paragraph else "") + (f"<w:rPr>{run}</w:rPr>" if run else "")
    return (
        f'<w:style w:type="{kind}"{default} w:styleId="{id_}"><w:name w:val="{name}"/>{based}{look}</w:style>'
    )


def _styles(numbered: str | None) -> str:
    def listed(style: str) -> str:
        """As Word writes it; which level it is says the list, too, whose level names the style."""
        level = {SECTION_STYLE: "", numbered: '<w:ilvl w:val="1"/>'}.get(style) if numbered else None
        return "" if level is None else f'<w:numPr>{level}<w:numId w:val="{LEVELS}"/></w:numPr>'

    after = '<w:spacing w:before="240" w:after="80"/>'
    made = (
        _style("Normal", "Normal", run='<w:sz w:val="21"/>'),
        _style("Title", "Title", run='<w:b/><w:sz w:val="36"/>'),
        _style(
            "Heading1",
            "heading 1",
            f'{listed("Heading1")}{after}<w:outlineLvl w:val="0"/>',
            '<w:b/><w:sz w:val="28"/>',
        ),
        _style(
            "Heading2",
            "heading 2",
            f'{listed("Heading2")}{after}<w:outlineLvl w:val="1"/>',
            '<w:b/><w:sz w:val="23"/>',
        ),
        _style("Fraga", "Fråga", listed("Fraga")),
        _style("TOC1", "toc 1", '<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="9600"/></w:tabs>'),
        _style("TOC2", "toc 2", '<w:ind w:left="220"/>'),
        _style("TOCHeading", "TOC Heading", run='<w:b/><w:sz w:val="28"/>'),
        _style("Header", "header"),
        _style("Footer", "footer"),
        _style("PlaceholderText", "Placeholder Text", run='<w:color w:val="808080"/>', kind="character"),
    )
    return f"{XML}<w:styles {NAMESPACES}>{''.join(made)}{_TABLE_STYLE}</w:styles>"


_TABLE_STYLE = (
    '<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/><w:tblPr><w:tblBorders>'
    + "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    + "</w:tblBorders></w:tblPr></w:style>"
)


def _level(level: int, form: str, text: str, style: str = "") -> str:
    linked = f'<w:pStyle w:val="{style}"/>' if style else ""
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{linked}<w:lvlText w:val="{text}"/>'
        f'<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="420" w:hanging="420"/></w:pPr></w:lvl>'
    )


def _numbering(numbered: str | None) -> str:
    heads = (SECTION_STYLE, numbered) if numbered else ("", "")
    abstract = {
        1: _level(0, "decimal", "%1."),
        2: _level(0, "decimal", "%1", heads[0]) + _level(1, "decimal", "%1.%2", heads[1]),
        3: _level(0, "lowerLetter", "%1)"),
        4: _level(0, "bullet", "•"),
    }
    made = "".join(
        f'<w:abstractNum w:abstractNumId="{id_}"><w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'
        for id_, levels in abstract.items()
    )
    return f"{XML}<w:numbering {NAMESPACES}>{made}{''.join(_nums())}</w:numbering>"


def _nums() -> list[str]:
    anew = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    made = [(RUNNING, 1, ""), (LEVELS, 2, ""), (BULLETS, 4, "")]
    made += [(RESTARTED + n, 1, anew) for n in range(_RESTARTS)]
    made += [(LETTERS + n, 3, anew) for n in range(_RESTARTS)]
    return [
        f'<w:num w:numId="{id_}"><w:abstractNumId w:val="{abstract}"/>{more}</w:num>'
        for id_, abstract, more in made
    ]
