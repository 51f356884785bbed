"""A file, of whatever kind, → a document: its pages of text, and what it says of itself."""

from __future__ import annotations

import hashlib
from collections.abc import Generator, Iterator
from dataclasses import dataclass

from auditprep.evidence.limits import DEEPEST_MAIL, MOST_BYTES_IN_MAIL, MOST_FILES_IN_MAIL
from auditprep.evidence.sniffing import Sort, sort_of
from auditprep.evidence.text_pages import Attached, Pages, Reading
from auditprep.model import Document, Progress, Trouble


def read_document(
    data: bytes, file_name: str, *, password: str | None = None
) -> Generator[Progress, None, Document]:
    """The document, with a sign of life a page; closing the generator stops the work. A file that cannot be read is a
    document too: its `trouble` says why. An office file with a password stays locked, whatever password is given: only
    PDFs are unlocked. Raises WrongPassword where the password is not the PDF's."""
    return (yield from _document(Attached(file_name, data), password, _Room(), 0))


@dataclass(slots=True)
class _Room:
    """What is left for the files within a mail or a PDF, and for those within them."""

    files: int = MOST_FILES_IN_MAIL
    data: int = MOST_BYTES_IN_MAIL

    def take(self, file: Attached) -> bool:
        if self.files < 1 or len(file.data) > self.data:
            return False
        self.files -= 1
        self.data -= len(file.data)
        return True


def _document(
    file: Attached, password: str | None, room: _Room, depth: int
) -> Generator[Progress, None, Document]:
    found = yield from _pages(file.data, file.name, password)
    inner: list[Document] = []
    trouble = found.trouble
    for each in found.attached:
        if depth >= DEEPEST_MAIL or not room.take(each):
            trouble = Trouble.TOO_MUCH
            break
        inner.append((yield from _document(each, None, room, depth + 1)))
    return _made(file, found, trouble, tuple(inner))


def hashes_within(data: bytes, file_name: str) -> frozenset[str]:
    """The SHA-256 of each file within a mail or a PDF, and within those that are within it."""
    return frozenset(_hashes(Attached(file_name, data), _Room(), 0))


def _hashes(file: Attached, room: _Room, depth: int) -> Iterator[str]:
    for each in _attached(file) if file.data else ():
        yield hashlib.sha256(each.data).hexdigest()
        if depth < DEEPEST_MAIL and room.take(each):
            yield from _hashes(each, room, depth + 1)


def _attached(file: Attached) -> tuple[Attached, ...]:
    if file.data.startswith(b"PK"):  # an office file, or an archive: none that is looked into
        return ()
    sort = sort_of(file.data, file.name)
    if sort is Sort.PDF:
        from auditprep.evidence.pdf_files import files_within

        return files_within(file.data)[0]
    return _mail(file.data, sort).attached if sort in {Sort.MAIL, Sort.MSG} else ()


def _made(file: Attached, found: Pages, trouble: Trouble | None, inner: tuple[Document, ...]) -> Document:
    from auditprep.evidence.understanding import understand

    return Document(
        file_name=file.name,
        data=file.data,
        sha256=hashlib.sha256(file.data).hexdigest(),
        pages=found.pages,
        trouble=trouble,
        understood=understand(found.pages, file.name, found.title, found.heading, found.edges),
        inner=inner,
        unlocked=found.unlocked,
    )


def _pages(data: bytes, file_name: str, password: str | None) -> Reading:
    yield Progress(0, 1, "read")
    if not data:
        return Pages(trouble=Trouble.EMPTY)
    sort = sort_of(data, file_name)
    if sort is Sort.PDF:
        from auditprep.evidence.pdf import read_pdf

        return (yield from read_pdf(data, file_name, password))
    if sort in {Sort.DOCX, Sort.XLSX, Sort.PPTX}:
        return (yield from _office(data, sort))
    return _at_once(data, sort)


def _office(data: bytes, sort: Sort) -> Reading:
    from auditprep.evidence.docx_read import read_docx
    from auditprep.evidence.ooxml import Damaged, Package
    from auditprep.evidence.pptx_read import read_pptx
    from auditprep.evidence.xlsx_read import read_xlsx

    read = {Sort.DOCX: read_docx, Sort.XLSX: read_xlsx, Sort.PPTX: read_pptx}[sort]
    try:
        return (yield from read(Package(data)))
    except Damaged:
        return Pages(trouble=Trouble.DAMAGED)


def _at_once(data: bytes, sort: Sort) -> Pages:
    """The kinds that are read in one go."""
    if sort in {Sort.TEXT, Sort.HTML}:
        from auditprep.evidence.plain import read_html, read_text

        return read_html(data) if sort is Sort.HTML else read_text(data)
    if sort is Sort.PICTURE:
        from auditprep.evidence.pictures import read_picture

        return read_picture(data)
    if sort in {Sort.MAIL, Sort.MSG}:
        return _mail(data, sort)
    troubles = {Sort.LOCKED: Trouble.LOCKED, Sort.BROKEN: Trouble.DAMAGED}
    return Pages(trouble=troubles.get(sort, Trouble.OPAQUE))


def _mail(data: bytes, sort: Sort) -> Pages:
    if sort is Sort.MSG:
        from auditprep.evidence.msg import read_msg

        return read_msg(data)
    from auditprep.evidence.mail import read_mail

    return read_mail(data)
