"""Evidence read and looked at, and the auditors' checklist."""

from __future__ import annotations

import hashlib
from collections.abc import Generator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from auditprep.errors import FileError
from auditprep.files import read_bytes
from auditprep.model import Document, Progress, Viewable
from auditprep.produce.spelling import speller
from auditprep.prose.file_titles import file_title

EVIDENCE_LIMIT = 500 * 1024 * 1024
"""Bytes; SQLite itself takes values of up to 1,000,000,000."""


def read_document(
    file: Path, known: frozenset[str] = frozenset(), password: str | None = None
) -> Generator[Progress, None, Document]:
    """A file to be taken in as evidence; one of which the SHA-256 is known is not read further. Whatever cannot be read
    of it is told by its `trouble`. Raises FileError, WrongPassword."""
    data = read_bytes(file, EVIDENCE_LIMIT)
    digest = hashlib.sha256(data).hexdigest()
    if digest in known:
        return Document(file.name, data, digest, known=True)
    return (yield from read_stored(data, file.name, password))


def read_stored(
    data: bytes, file_name: str, password: str | None = None
) -> Generator[Progress, None, Document]:
    """A document that a case has already, read anew. Raises WrongPassword."""
    from auditprep.evidence import reading

    return _called((yield from reading.read_document(data, file_name, password=password)))


def _called(document: Document) -> Document:
    """The same, with its file's name in words where it says no title of its own; so with the files within it."""
    inner = tuple(map(_called, document.inner))
    called = None if document.understood.title else _in_words(document.file_name)
    return replace(document, inner=inner, called=called)


def _in_words(file_name: str) -> str:
    """File names are often written without rings and dots."""
    title = file_title(file_name)
    with suppress(FileError):  # of the dictionary: it only makes the title nicer
        return speller().with_rings(title) if title.isascii() else title
    return title


def open_viewable(data: bytes, file_name: str) -> Viewable:
    """A document to look at, page by page. Raises NotViewable for what has no look of its own here."""
    from auditprep.evidence import viewing

    return viewing.open_viewable(data, file_name)


def read_checklist(file: Path) -> tuple[str, ...]:
    """The documents that the auditors ask for, from their own Word checklist. Raises FileError, EvidenceError."""
    from auditprep.evidence import checklist

    return checklist.read_checklist(read_bytes(file), file.name)


def default_checklist() -> tuple[str, ...]:
    """The documents that auditors usually ask for."""
    from auditprep.evidence import checklist

    return tuple(text for text, _kind in checklist.default_checklist())
