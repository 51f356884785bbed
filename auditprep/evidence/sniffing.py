"""What kind of file it is: by what stands in it first, by its name second."""

from __future__ import annotations

import re
from enum import Enum
from pathlib import PurePath

from auditprep.evidence.ooxml import Damaged, Package, main_part


class Sort(Enum):
    """The kinds of files that are read. BROKEN is named as one of them, but is none; OTHER is none of them."""

    PDF = 1
    DOCX = 2
    XLSX = 3
    PPTX = 4
    MAIL = 5
    MSG = 6
    TEXT = 7
    HTML = 8
    PICTURE = 9
    LOCKED = 10  # an office file with a password
    BROKEN = 11
    OTHER = 12


_OFFICE = {
    Sort.DOCX: ("docx", "docm", "dotx", "dotm"),
    Sort.XLSX: ("xlsx", "xlsm", "xltx", "xltm"),
    Sort.PPTX: ("pptx", "pptm", "potx", "ppsx", "ppsm"),
}
_SUFFIXES = {
    **{suffix: Sort.BROKEN for suffixes in _OFFICE.values() for suffix in suffixes},
    **dict.fromkeys(
        ("pdf", "msg", "png", "jpg", "jpeg", "gif", "bmp", "tif", "tiff", "webp", "jp2"), Sort.BROKEN
    ),
    **dict.fromkeys(("txt", "text", "md", "markdown", "csv", "tsv", "log"), Sort.TEXT),
    **dict.fromkeys(("htm", "html", "xhtml"), Sort.HTML),
    **dict.fromkeys(("eml", "emlx"), Sort.MAIL),
}
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PICTURES = (
    b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF87a", b"GIF89a", b"BM", b"II*\0", b"MM\0*",
    b"\0\0\0\x0cjP  \r\n\x87\n", b"\xff\x4f\xff\x51",
)  # fmt: skip
_MAIL = re.compile(
    rb"(?:(?:received|return-path|delivered-to|mime-version|message-id|from|to|date|subject|x-[\w-]+|content-[\w-]+)"
    rb":[^\r\n]*\r?\n(?:[ \t][^\r\n]*\r?\n)*){3}",
    re.IGNORECASE,
)
_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->).)*-->\s*)*<(?:!doctype\s+html|html)\b",
    re.IGNORECASE | re.DOTALL,
)
_CONTENT = {b"wordprocessingml": Sort.DOCX, b"spreadsheetml": Sort.XLSX, b"presentationml": Sort.PPTX}
_MACROS = {b"ms-word": Sort.DOCX, b"ms-excel": Sort.XLSX, b"ms-powerpoint": Sort.PPTX}


def sort_of(data: bytes, file_name: str) -> Sort:
    """The kind of a file that is not empty."""
    by_name = _SUFFIXES.get(suffix(file_name), Sort.OTHER)
    if b"%PDF-" in data[:1024]:
        return Sort.PDF
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _office(data, by_name)
    if data.startswith(_OLE):
        return _ole(data, by_name)
    if _is_picture(data):
        return Sort.PICTURE
    if by_name in {Sort.OTHER, Sort.MAIL} and _MAIL.match(data[:20_000].lstrip(b"\xef\xbb\xbf \r\n")):
        return Sort.MAIL
    return Sort.HTML if by_name is Sort.OTHER and _HTML.match(data[:4096]) else by_name


def suffix(file_name: str) -> str:
    """What the name ends in, in small letters and without its dot."""
    return PurePath(file_name).suffix[1:].casefold()


def _is_picture(data: bytes) -> bool:
    if data.startswith(b"BM"):
        return len(data) > 26 and int.from_bytes(data[14:18], "little") in {12, 40, 52, 56, 64, 108, 124}
    return data.startswith(_PICTURES) or (data.startswith(b"RIFF") and data[8:12] == b"WEBP")


def _office(data: bytes, by_name: Sort) -> Sort:
    """What the package says that its main part is; a ZIP that is no package is of no kind, unless its name says so."""
    otherwise = Sort.BROKEN if by_name is Sort.BROKEN else Sort.OTHER
    try:
        package = Package(data)
        main = main_part(package)
        types = package.tree("[Content_Types].xml")
    except Damaged:
        return otherwise
    for each in types:
        if each.get("PartName", "").lstrip("/").casefold() == main.casefold():
            return _by_type(each.get("ContentType", "").casefold().encode(), otherwise)
    return otherwise


def _by_type(content: bytes, otherwise: Sort) -> Sort:
    if b"binary" in content:
        return Sort.OTHER
    for word, sort in (*_CONTENT.items(), *_MACROS.items()):
        if word in content:
            return sort
    return otherwise


def _ole(data: bytes, by_name: Sort) -> Sort:
    """Microsoft's old container: a mail of Outlook's, a locked office file, or an old one."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        return Sort.LOCKED
    if "__properties_version1.0".encode("utf-16-le") in data or "__substg1.0_".encode("utf-16-le") in data:
        return Sort.MSG
    return Sort.BROKEN if by_name is Sort.BROKEN else Sort.OTHER
