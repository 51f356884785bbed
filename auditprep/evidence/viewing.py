"""A document open for looking at: its pages as pictures, its words with their places."""

from __future__ import annotations

import math

from auditprep.errors import NotViewable
from auditprep.evidence.marking import found_in
from auditprep.evidence.sniffing import Sort, sort_of
from auditprep.model import Box, PageImage, PageLayout, Viewable

WIDEST = 6000
"""Pixels."""
MOST_PIXELS = 40_000_000


def open_viewable(data: bytes, file_name: str) -> Viewable:
    """The document, a PDF or a picture. Raises NotViewable for other kinds, and for one that is locked or damaged."""
    sort = sort_of(data, file_name) if data else Sort.BROKEN
    if sort is Sort.PDF:
        return _PdfView(data, file_name)
    if sort is Sort.PICTURE:
        return _PictureView(data, file_name)
    reason = {Sort.BROKEN: "damaged", Sort.LOCKED: "locked"}.get(sort, "kind")
    raise NotViewable(file=file_name, reason=reason)


def pixels(size: tuple[float, float], width: int) -> tuple[int, int]:
    """Width and height of a page's picture: so wide, or as wide as is allowed."""
    height_to_width = min(max(size[1] / max(size[0], 1e-6), 1e-4), 1e4)
    widest = min(WIDEST, math.isqrt(int(MOST_PIXELS / height_to_width)))
    across = max(1, min(width, widest))
    return across, max(1, min(round(across * height_to_width), MOST_PIXELS // across))


class _PdfView:
    """Pages of a PDF. The lock of PDFium is held for a page at a time."""

    def __init__(self, data: bytes, file_name: str) -> None:
        from auditprep.evidence.pdfium import Pdf, PdfRefused

        try:
            self._pdf = Pdf(data)
        except PdfRefused as refused:
            reason = "locked" if refused.locked else "damaged"
            raise NotViewable(file=file_name, reason=reason) from None
        self._file_name = file_name
        if not self._pdf.count:
            self._pdf.close()
            raise NotViewable(file=file_name, reason="damaged")
        self._known: tuple[int, PageLayout] | None = None

    @property
    def count(self) -> int:
        return self._pdf.count

    def size(self, page: int) -> tuple[float, float]:
        with self._pdf.page(page - 1) as opened:
            size = (0.0, 0.0) if opened is None else opened.size()
        return (
            size if min(size) > 0 else (595.0, 842.0)
        )  # a page that cannot be loaded is shown as an empty A4

    def image(self, page: int, width: int) -> PageImage:
        with self._pdf.page(page - 1) as opened:
            size = (595.0, 842.0) if opened is None or min(opened.size()) <= 0 else opened.size()
            across, down = pixels(size, width)
            data = b"\xff" * (across * down * 3) if opened is None else opened.image(across, down)
        return PageImage(across, down, data)

    def layout(self, page: int) -> PageLayout:
        if self._known is None or self._known[0] != page:
            self._known = page, self._layout(page)
        return self._known[1]

    def marks(self, page: int, words: tuple[str, ...]) -> tuple[Box, ...]:
        return found_in(self.layout(page), words)

    def close(self) -> None:
        self._pdf.close()

    def _layout(self, page: int) -> PageLayout:
        from auditprep.evidence.pdf_places import boxes
        from auditprep.evidence.pdf_text import read_page

        with self._pdf.page(page - 1) as opened:
            if opened is None:
                return PageLayout("", ())
            read = read_page(opened)
            return PageLayout(read.text, boxes(opened, read))


class _PictureView:
    """A picture, or the pages of a TIFF."""

    def __init__(self, data: bytes, file_name: str) -> None:
        from auditprep.evidence.pictures import BROKEN, TooBigPicture, frames, opened

        self._data, self._file_name = data, file_name
        try:
            with opened(data) as picture:
                self._count = frames(picture)
            self.image(1, 8)  # a picture that is cut off is found out now
        except (*BROKEN, TooBigPicture):
            raise NotViewable(file=file_name, reason="damaged") from None

    @property
    def count(self) -> int:
        return self._count

    def size(self, page: int) -> tuple[float, float]:
        """A pixel is a point."""
        from auditprep.evidence.pictures import at_page, upright_size

        with at_page(self._data, page) as picture:
            width, height = upright_size(picture)
        return float(width), float(height)

    def image(self, page: int, width: int) -> PageImage:
        from auditprep.evidence.pictures import at_page, seen, upright_size

        with at_page(self._data, page) as picture:
            across, down = pixels(upright_size(picture), width)
            return PageImage(across, down, seen(picture, across, down).tobytes())

    def layout(self, page: int) -> PageLayout:
        return PageLayout("", ())

    def marks(self, page: int, words: tuple[str, ...]) -> tuple[Box, ...]:
        return ()

    def close(self) -> None:
        self._data = b""
