"""A PDF opened, and mended first where PDFium cannot open it as it is."""

from __future__ import annotations

import io

import pikepdf

from auditprep.evidence.pdf_files import BROKEN
from auditprep.evidence.pdfium import Pdf, PdfRefused


def open_pdf(data: bytes, password: str | None = None) -> Pdf:
    """The open PDF. One that is too broken for PDFium is written anew once, by another program that finds its pages in other
    ways. Raises PdfRefused."""
    try:
        pdf = Pdf(data, password)
    except PdfRefused as refused:
        mended = None if refused.locked else _mended(data, password)
        if mended is None:
            raise
        return Pdf(mended)
    if pdf.count:
        return pdf
    mended = _mended(data, password)
    if mended is None:
        return pdf
    pdf.close()
    return Pdf(mended)


def _mended(data: bytes, password: str | None) -> bytes | None:
    """The same pages, written anew without a password; None where there are none to be found."""
    out = io.BytesIO()
    try:
        with pikepdf.open(io.BytesIO(data), password=password or "") as document:
            if not len(document.pages):
                return None
            document.save(out)
    except BROKEN:
        return None
    return out.getvalue()
