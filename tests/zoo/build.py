"""The bricks of a Word form: runs, paragraphs, cells, rows and tables as raw XML.

"@ID@" stands for a number that the document gives out, one after the other; "@SAME@" for the last one given.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from xml.sax.saxutils import escape

BOLD, ITALIC = "<w:b/>", "<w:i/>"
PAGE = 9600
"""Twips: how wide a table is on a page that stands; on one that lies it is `WIDE`."""
WIDE = 14400


def r(text: str, look: str = "") -> str:
    """A run; a line break in the text becomes a w:br. An empty text is no run."""
    if not text:
        return ""
    lines = "<w:br/>".join(f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in text.split("\n"))
    return f"<w:r>{looking(look)}{lines}</w:r>"


def looking(look: str) -> str:
    return f"<w:rPr>{look}</w:rPr>" if look else ""


def p(content: str = "", *, style: str | None = None, listed: tuple[int, int] | None = None) -> str:
    """A paragraph around runs. `listed` is the numId and the level of its automatic number."""
    properties = f'<w:pStyle w:val="{style}"/>' if style else ""
    if listed:
        properties += f'<w:numPr><w:ilvl w:val="{listed[1]}"/><w:numId w:val="{listed[0]}"/></w:numPr>'
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{content}</w:p>"


def lines(text: str, look: str = "") -> str:
    """A paragraph for each line of a text; one empty paragraph for none."""
    return "".join(p(r(line, look)) for line in text.split("\n"))


def tc(content: str, width: int, *, span: int = 1, merge: str | None = None, shade: str | None = None) -> str:
    """A table cell around paragraphs."""
    properties = f'<w:tcW w:w="{width}" w:type="dxa"/>'
    properties += f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    properties += f'<w:vMerge w:val="{merge}"/>' if merge == "restart" else "<w:vMerge/>" if merge else ""
    properties += f'<w:shd w:val="clear" w:color="auto" w:fill="{shade}"/>' if shade else ""
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>"


def tr(cells: Iterable[str], *, header: bool = False, later: int = 0) -> str:
    """A table row. `later`: it begins one column further in, which is so wide."""
    properties = f'<w:gridBefore w:val="1"/><w:wBefore w:w="{later}" w:type="dxa"/>' if later else ""
    properties += "<w:tblHeader/>" if header else ""
    return f"<w:tr>{f'<w:trPr>{properties}</w:trPr>' if properties else ''}{''.join(cells)}</w:tr>"


def tbl(rows: Iterable[str], widths: Sequence[int]) -> str:
    """A table with lines around its cells."""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    properties = f'<w:tblStyle w:val="TableGrid"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
    return f"<w:tbl><w:tblPr>{properties}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"


def sdt(properties: str, content: str, alias: str = "") -> str:
    """A content control around runs, paragraphs, a cell or a row."""
    named = f'<w:alias w:val="{escape(alias)}"/>' if alias else ""
    return f'<w:sdt><w:sdtPr>{named}<w:id w:val="@ID@"/>{properties}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>'


def field(kind: str, data: str, shown: str = "") -> str:
    """A legacy form field with a bookmark around it, as Word makes them. `shown` is the run of its result."""
    name = f"{kind.title()}@SAME@"
    begin = (
        f'<w:fldChar w:fldCharType="begin"><w:ffData><w:name w:val="{name}"/><w:enabled/>'
        f'<w:calcOnExit w:val="0"/>{data}</w:ffData></w:fldChar>'
    )
    return (
        f'<w:bookmarkStart w:id="@ID@" w:name="{name}"/><w:r>{begin}</w:r>'
        f'<w:r><w:instrText xml:space="preserve"> FORM{kind} </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{shown}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        '<w:bookmarkEnd w:id="@SAME@"/>'
    )


def with_ids(body: str) -> str:
    """The body with its numbers given out."""
    given = 100

    def give(found: re.Match[str]) -> str:
        nonlocal given
        given += found.group() == "@ID@"
        return str(given)

    return re.sub("@ID@|@SAME@", give, body)
