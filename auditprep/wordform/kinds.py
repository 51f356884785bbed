"""What a file is that is no .docx: told by its first bytes or its parts, so that the user hears what was chosen, and
what to do instead."""

from __future__ import annotations

import re
from collections.abc import Collection

from auditprep.errors import (
    BrokenForm,
    EmptyFile,
    FormError,
    NotAWordFile,
    OldWordFile,
    OtherDocument,
    ProtectedFile,
    WordLockFile,
    XmlWordFile,
    ZippedForm,
)

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCK_FILE, _LARGEST_LOCK_FILE = "~$", 1000
_LOOKED_AT = 4096  # bytes
_OF_TEXT = {
    b"%pdf": "pdf",
    b"{\\rtf": "rtf",
    b"<!doctype html": "html",
    b"<html": "html",
    b"<head": "html",
    b"<body": "html",
}
_OF_BYTES = dict.fromkeys((b"\xff\xd8\xff", b"\x89PNG", b"GIF8", b"II*\0", b"MM\0*"), "picture")
_OF_XML = {
    b"http://schemas.microsoft.com/office/2006/xmlpackage": XmlWordFile,
    b"http://schemas.microsoft.com/office/word/2003/wordml": XmlWordFile,
    b"urn:oasis:names:tc:opendocument:xmlns:office": OtherDocument,
}
_OF_MAIL = re.compile(rb"(?:mime-version|received|return-path|from|delivered-to|message-id):", re.IGNORECASE)
_OF_STREAMS = {"Workbook": "xlsx", "PowerPoint Document": "pptx", "__properties_version1.0": "mail"}
_OF_MIMETYPE = {b"text": "odt", b"spreadsheet": "ods", b"presentation": "odp"}
_OF_PARTS = {"xl/": "xlsx", "ppt/": "pptx", "Index/": "pages", "index.xml": "pages"}
_BEFORE_ROOT = re.compile(rb"\s+|<\?.*?\?>|<!--.*?-->", re.DOTALL)
_WORD_FILE = re.compile(r"(?:^|/)(?!\._|~\$)([^/]+\.(?:docx|docm|dotx|dotm|doc))$", re.IGNORECASE)


def refuse_other_kinds(data: bytes, file: str) -> None:
    """Raises the FormError that says what the file is, unless it is a ZIP."""
    if file.startswith(_LOCK_FILE) and len(data) < _LARGEST_LOCK_FILE:
        raise WordLockFile(file=file)
    if not data:
        raise EmptyFile(file=file)
    if data.startswith(b"PK"):
        return
    if data.startswith(_OLE):
        raise _ole_file(data, file)
    start = data[:_LOOKED_AT]
    if not start.strip(b"\0"):
        raise BrokenForm(file=file, part=None)
    kind = next((kind for sign, kind in _OF_BYTES.items() if start.startswith(sign)), None)
    raise OtherDocument(file=file, kind=kind) if kind else _text_file(start, file)


def package_without_form(names: Collection[str], mimetype: bytes, file: str) -> FormError | None:
    """What a ZIP with these members is, if it is surely something else than a Word file. `mimetype`: the member that
    says so in OpenDocument and e-books."""
    if mimetype:
        kind = next((kind for word, kind in _OF_MIMETYPE.items() if word in mimetype), "book")
        return OtherDocument(file=file, kind=kind)
    for start, kind in _OF_PARTS.items():
        if any(name.startswith(start) for name in names):
            return OtherDocument(file=file, kind=kind)
    if any(name.startswith("word/") for name in names):
        return None
    inside = next(filter(None, map(_WORD_FILE.search, names)), None)
    return ZippedForm(file=file, inside=inside[1]) if inside else None


def _ole_file(data: bytes, file: str) -> FormError:
    """What a file in Microsoft's old container is, by the names of its streams."""
    if _stream("EncryptedPackage") in data:
        return ProtectedFile(file=file)
    if _stream("WordDocument") not in data:
        kind = next((kind for name, kind in _OF_STREAMS.items() if _stream(name) in data), None)
        if kind:
            return OtherDocument(file=file, kind=kind)
    return OldWordFile(file=file)


def _stream(name: str) -> bytes:
    return name.encode("utf-16-le")


def _text_file(start: bytes, file: str) -> FormError:
    text = _as_ascii(start).lstrip()
    if b"%PDF-" in text[:1024]:
        return OtherDocument(file=file, kind="pdf")
    while before := _BEFORE_ROOT.match(text):
        text = text[before.end() :]
    folded = text.lower()
    for sign, kind in _OF_TEXT.items():
        if folded.startswith(sign):
            return OtherDocument(file=file, kind=kind)
    for namespace, error in _OF_XML.items():
        if text.startswith(b"<") and namespace in folded:
            return error(file=file, kind="odt") if error is OtherDocument else error(file=file)
    if _OF_MAIL.match(text):
        return OtherDocument(file=file, kind="html" if b"multipart/related" in folded else "mail")
    return NotAWordFile(file=file)


def _as_ascii(start: bytes) -> bytes:
    """The first bytes as if they were written in one byte a letter, without the mark of UTF-8 or UTF-16."""
    if start.startswith((b"\xff\xfe", b"\xfe\xff")):
        return start[2:].replace(b"\0", b"")
    return start.removeprefix(b"\xef\xbb\xbf")
