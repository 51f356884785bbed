"""Evidence read and looked at, and the auditors' checklist."""

from __future__ import annotations

import hashlib
from collections.abc import Generator
from pathlib import Path

from auditprep.files import read_bytes
from auditprep.model import Document, Progress, Viewable

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

    return reading.read_document(data, file_name, password=password)


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
