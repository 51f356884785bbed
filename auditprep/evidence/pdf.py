"""A PDF → its pages, with the numbers printed on them."""

from __future__ import annotations

import io
from collections.abc import Generator
from dataclasses import dataclass, field

import pikepdf

from auditprep.errors import WrongPassword
from auditprep.evidence.limits import MOST_LETTERS, MOST_PAGES
from auditprep.evidence.pdf_files import files_within, may_hold_files
from auditprep.evidence.pdf_opening import open_pdf
from auditprep.evidence.pdf_text import ReadPage, read_page
from auditprep.evidence.pdfium import Pdf, PdfRefused
from auditprep.evidence.printed import printed_numbers
from auditprep.evidence.text_pages import Pages, Reading
from auditprep.model import PageText, Progress, Trouble


def read_pdf(data: bytes, file_name: str, password: str | None = None) -> Reading:
    """Its pages, and the files within it. Raises WrongPassword where a password was given, and it is not the one."""
    try:
        pdf = open_pdf(data, password)
    except PdfRefused as refused:
        if refused.locked and password:
            raise WrongPassword(file=file_name) from None
        return Pages(trouble=Trouble.LOCKED if refused.locked else Trouble.DAMAGED)
    try:
        return (yield from _read(pdf, data, password))
    finally:
        pdf.close()


def is_cut_off(data: bytes) -> bool:
    """Whether the end of the file is missing: the last object of it is not followed by where the objects stand."""
    return data.rfind(b"startxref") < max(data.rfind(b"endobj"), data.rfind(b" obj"))


@dataclass(slots=True)
class _Found:
    """What has been read so far."""

    texts: list[str] = field(default_factory=list)
    edges: list[tuple[str, ...]] = field(default_factory=list)
    letters: int = 0
    damaged: bool = False
    too_much: bool = False

    def take(self, page: ReadPage | None) -> None:
        text = page.text if page is not None else ""
        self.damaged = self.damaged or page is None
        self.texts.append(text)
        self.edges.append(page.edges if page is not None else ())
        self.letters += len(text)

    def trouble(self, cut_off: bool) -> Trouble | None:
        if not self.texts:
            return Trouble.DAMAGED if cut_off else Trouble.EMPTY
        if self.too_much:
            return Trouble.TOO_MUCH
        return Trouble.DAMAGED if self.damaged or cut_off else None


def _read(pdf: Pdf, data: bytes, password: str | None) -> Reading:
    found = yield from _all_pages(pdf)
    numbers = printed_numbers(found.edges, pdf.label)
    pages = (PageText(text, number) for text, number in zip(found.texts, numbers, strict=True))
    attached, all_of_them = (
        files_within(data, password) if pdf.holds_files or may_hold_files(data) else ((), True)
    )
    trouble = found.trouble(is_cut_off(data))
    return Pages(
        tuple(pages),
        trouble if trouble or all_of_them else Trouble.TOO_MUCH,
        pdf.title(),
        attached,
        unlocked=_unlocked(data, password) if password and pdf.is_encrypted else None,
    )


def _all_pages(pdf: Pdf) -> Generator[Progress, None, _Found]:
    found, count = _Found(), min(pdf.count, MOST_PAGES)
    found.too_much = pdf.count > MOST_PAGES
    for index in range(count):
        yield Progress(index, count, "read")
        with pdf.page(index) as page:
            found.take(None if page is None else read_page(page))
        if found.letters > MOST_LETTERS:
            found.too_much = True
            break
    return found


def _unlocked(data: bytes, password: str) -> bytes | None:
    """The same document without its password; None where it is too damaged to be written."""
    out = io.BytesIO()
    try:
        with pikepdf.open(io.BytesIO(data), password=password) as document:
            document.save(out)
    except pikepdf.PdfError:
        return None
    return out.getvalue()
