"""The Word document that a comparison becomes: its styles, its pages on their side, what stands at their head."""

from __future__ import annotations

from auditprep.wordform import new_document
from auditprep.wordform.new_document import A4, ACCENT, INK, MUTED, heading, landscape, style, style_sheet
from auditprep.wordform.xml import R, W, escaped

_MARGIN = 1020  # on a page on its side: years stand beside each other there
WIDTH = A4[1] - 2 * _MARGIN
"""The room for text between the margins, in twips."""

_SMALL = '<w:sz w:val="18"/><w:szCs w:val="18"/>'
_STYLES = (  # id, name, what goes into its w:pPr and its w:rPr, and what it is based on
    (
        "Lead",
        "Lead",
        '<w:spacing w:after="160"/>',
        f'<w:color w:val="{MUTED}"/><w:sz w:val="23"/>',
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
        f'<w:color w:val="{MUTED}"/><w:sz w:val="17"/>',
        "Normal",
    ),
)


def packed(body: str, title: str, numbering: bytes | None, *, mark: str = "") -> bytes:
    """The .docx of a body; `mark` stands at the top of every page ("UTKAST"), and the title with the page's number at the
    foot of it."""
    lists = {} if numbering is None else {"word/numbering.xml": numbering}
    return new_document.packed(
        landscape(body, _MARGIN, 500, headed=True),
        _styles(),
        f"{title}, sida ",
        title,
        more={"word/header1.xml": _header(mark), **lists},
        leads=((f"{R}/header", "header1.xml"), *([(f"{R}/numbering", "numbering.xml")] if lists else [])),
    )


def _styles() -> str:
    headings = (
        *(heading(1, 36, INK, 0, 60), heading(2, 28, ACCENT, 360, 100)),
        *(heading(3, 23, ACCENT, 280, 80), heading(4, 20, INK, 260, 50)),
    )
    spacing = '<w:spacing w:after="100" w:line="264" w:lineRule="auto"/>'
    return style_sheet(20, spacing, (*headings, *(style(*each) for each in _STYLES)))


def _header(mark: str) -> str:
    words = f"<w:r><w:t>{escaped(mark)}</w:t></w:r>" if mark else ""
    return f'<w:hdr xmlns:w="{W}"><w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr>{words}</w:p></w:hdr>'
