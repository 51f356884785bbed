"""A document opened for looking at."""

from __future__ import annotations

from auditprep.errors import NotViewable
from auditprep.evidence.sniffing import Sort, sort_of
from auditprep.model import Viewable


def open_viewable(data: bytes, file_name: str) -> Viewable:
    """The document, a PDF or a picture. Raises NotViewable for other kinds, and for one that is locked or damaged."""
    sort = sort_of(data, file_name) if data else Sort.BROKEN
    if sort is Sort.PDF:
        from auditprep.evidence.pdf_view import PdfView

        return PdfView(data, file_name)
    if sort is Sort.PICTURE:
        from auditprep.evidence.picture_view import PictureView

        return PictureView(data, file_name)
    reason = {Sort.BROKEN: "damaged", Sort.LOCKED: "locked"}.get(sort, "kind")
    raise NotViewable(file=file_name, reason=reason)
