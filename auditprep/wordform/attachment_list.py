"""The list of attachments as a Word document of its own."""

from __future__ import annotations

from collections.abc import Sequence

from auditprep.model import AttachmentRow
from auditprep.wordform.attachment_table import TITLE, ListLook, list_xml
from auditprep.wordform.new_document import (
    A4,
    ACCENT,
    INK,
    LINE,
    MUTED,
    heading,
    landscape,
    packed,
    style,
    style_sheet,
)

_MARGIN = 1077  # on a page on its side: seven columns are easier to read that way
_GROUND = "E4EEF9"
_BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="{LINE}"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
_LOOK = ListLook(
    width=A4[1] - 2 * _MARGIN,
    heading=('<w:pStyle w:val="Heading1"/>', ""),
    subheading=('<w:pStyle w:val="Heading2"/>', ""),
    table_borders=f"<w:tblBorders>{_BORDERS}</w:tblBorders>",
    header_cell=f'<w:shd w:val="clear" w:color="auto" w:fill="{_GROUND}"/>',
)


def attachment_list(
    rows: Sequence[AttachmentRow], head: Sequence[str], lacks: Sequence[str] = (), first: str = ""
) -> bytes:
    """The list as .docx bytes, the same for the same list. `first` is its first line, `head` are the lines under its heading
    (what form, whose), and `lacks` sentences about what should be there and is not."""
    document = landscape(list_xml(rows, _LOOK, head, lacks, first), _MARGIN, 600)
    return packed(document, _styles(), f"{TITLE}, sida ", " – ".join([TITLE, *head]))


def _styles() -> str:
    footer = style(
        "Footer", "footer", '<w:spacing w:after="0"/>', f'<w:color w:val="{MUTED}"/><w:sz w:val="17"/>'
    )
    headings = (heading(1, 36, INK, 0, 80), heading(2, 26, ACCENT, 320, 80))
    return style_sheet(20, '<w:spacing w:after="120"/>', (*headings, footer))
