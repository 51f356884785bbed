"""Where the characters of a page's text stand on the page."""

from __future__ import annotations

from auditprep.evidence.pdf_text import ReadPage, sign_numbers
from auditprep.evidence.pdfium import PdfPage, share
from auditprep.model import Box


def boxes(page: PdfPage, read: ReadPage) -> tuple[Box | None, ...]:
    """For each character of the text where it stands, None for those between words."""
    size = page.size()
    with page.signs() as signs:
        if signs is None:
            return tuple(None for _each in read.text)
        return tuple(
            None if number is None else share(signs.place(number), size)
            for number in sign_numbers(read.pieces)
        )
