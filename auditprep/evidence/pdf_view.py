"""The pages of a PDF as pictures, their words with their places."""

from __future__ import annotations

from auditprep.errors import NotViewable
from auditprep.evidence.marking import found_in
from auditprep.evidence.pdf_opening import open_pdf
from auditprep.evidence.pdf_text import ReadPage, read_page, sign_numbers
from auditprep.evidence.pdfium import PdfPage, PdfRefused, share
from auditprep.evidence.rasters import A4, empty, pixels
from auditprep.model import Box, PageImage, PageLayout


class PdfView:
    """A `Viewable`. The lock of PDFium is held for a page at a time. A page that cannot be loaded is an empty sheet."""

    def __init__(self, data: bytes, file_name: str) -> None:
        """Raises NotViewable."""
        try:
            self._pdf = open_pdf(data)
        except PdfRefused as refused:
            reason = "locked" if refused.locked else "damaged"
            raise NotViewable(file=file_name, reason=reason) from None
        if not self._pdf.count:
            self._pdf.close()
            raise NotViewable(file=file_name, reason="damaged")
        self._known: tuple[int, PageLayout] | None = None

    @property
    def count(self) -> int:
        return self._pdf.count

    def size(self, page: int) -> tuple[float, float]:
        with self._pdf.page(page - 1) as opened:
            size = A4 if opened is None else opened.size()
        return size if min(size) > 0 else A4

    def image(self, page: int, width: int) -> PageImage:
        with self._pdf.page(page - 1) as opened:
            if opened is None or min(opened.size()) <= 0:
                return empty(width)
            across, down = pixels(opened.size(), width)
            return PageImage(across, down, opened.image(across, down))

    def layout(self, page: int) -> PageLayout:
        if self._known is None or self._known[0] != page:
            self._known = page, self._layout(page)
        return self._known[1]

    def marks(self, page: int, words: tuple[str, ...]) -> tuple[Box, ...]:
        return found_in(self.layout(page), words)

    def close(self) -> None:
        self._pdf.close()

    def _layout(self, page: int) -> PageLayout:
        with self._pdf.page(page - 1) as opened:
            if opened is None:
                return PageLayout("", ())
            read = read_page(opened)
            return PageLayout(read.text, _boxes(opened, read))


def _boxes(page: PdfPage, read: ReadPage) -> tuple[Box | None, ...]:
    """For each character of the text where it stands, None for those between words."""
    size = page.size()
    with page.signs() as signs:
        if signs is None:
            return tuple(None for _each in read.text)
        return tuple(
            None if number is None else share(signs.place(number), size)
            for number in sign_numbers(read.pieces)
        )
