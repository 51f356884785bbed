"""File names that every system, archive and web server takes: a to z, digits and hyphens."""

from __future__ import annotations

import io
import re
import unicodedata
import zipfile
from pathlib import PurePosixPath

from auditprep.untrusted import ZIP_BROKEN

LONGEST = 60
_LONGEST_SUFFIX = 8
_PICTURES = {b"\x89PNG\r\n\x1a\n": (".png",), b"\xff\xd8\xff": (".jpg", ".jpeg", ".jpe", ".jfif", ".mpo")}
_OFFICE = {
    "word/document.xml": (".docx", ".docm", ".dotx", ".dotm"),
    "xl/workbook.xml": (".xlsx", ".xlsm", ".xltx", ".xltm", ".xlam"),
    "ppt/presentation.xml": (".pptx", ".pptm", ".potx", ".potm", ".ppsx", ".ppsm"),
}
_MAILS = (".eml", ".emlx")
_TEXTS = (".txt", ".text", ".md", ".html", ".htm", ".mht", ".mhtml", ".csv", ".log")
_MAIL = re.compile(
    rb"(?:(?:received|return-path|delivered-to|mime-version|message-id|from|to|date|subject|x-[\w-]+|content-[\w-]+)"
    rb":[^\r\n]*\r?\n(?:[ \t][^\r\n]*\r?\n)*){3}",
    re.IGNORECASE,
)
_OTHERS = str.maketrans({"æ": "ae", "ø": "o", "œ": "oe", "ß": "ss", "đ": "d", "ð": "d", "þ": "th", "ł": "l"})


def plain(words: str) -> str:
    """The words in small plain letters with hyphens between: "Socialnämndens budget 2024" is
    "socialnamndens-budget-2024". At most `LONGEST` characters, cut between words where that can be; "" where no letter
    or digit is left."""
    bare = re.sub(r"[^a-z0-9]+", "-", _unaccented(words)).strip("-")
    if len(bare) <= LONGEST:
        return bare
    whole = bare[: LONGEST + 1].rpartition("-")[0]
    return whole or bare[:LONGEST]


def suffix_of(file_name: str) -> str:
    """How the file's name ends, in small plain letters: ".pdf"; "" where it says nothing."""
    suffix = PurePosixPath(file_name.replace("\\", "/")).suffix
    bare = re.sub(r"[^a-z0-9]", "", _unaccented(suffix))
    return f".{bare}" if 0 < len(bare) <= _LONGEST_SUFFIX else ""


def true_name(name: str, data: bytes) -> str:
    """The name with the suffix of what the file is, where that is certain and the name says something else: without it, no
    program opens the file."""
    suffix, family = suffix_of(name), _family(data)
    if not family or suffix in family:
        return name
    if family is _MAILS and suffix in _TEXTS:
        return name
    return (name[: -len(suffix)] if suffix else name) + family[0]


def _family(data: bytes) -> tuple[str, ...]:
    """The suffixes that files of this kind have, the usual one first; none for a kind that is not known."""
    if b"%PDF-" in data[:1024]:
        return (".pdf",)
    if data.startswith(b"PK\x03\x04"):
        return _office(data)
    for begin, family in _PICTURES.items():
        if data.startswith(begin):
            return family
    return _MAILS if _MAIL.match(data[:20_000].lstrip(b"\xef\xbb\xbf \r\n")) else ()


def _office(data: bytes) -> tuple[str, ...]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            names = set(package.namelist())
    except ZIP_BROKEN:
        return ()
    return next((family for part, family in _OFFICE.items() if part in names), ())


def attachment_name(number: int, title: str, file_name: str, width: int = 2) -> str:
    """The name of an attachment in a bundle: "bilaga-03-internkontrollplan-2024.pdf". The number, of at least so many
    digits, keeps names apart."""
    suffix = suffix_of(file_name)
    words = title[: -len(suffix)] if suffix and title.casefold().endswith(suffix) else title
    return "-".join(filter(None, ["bilaga", f"{number:0{width}}", plain(words)])) + suffix


def _unaccented(words: str) -> str:
    parts = unicodedata.normalize("NFKD", words.lower().translate(_OTHERS))
    return "".join(letter for letter in parts if not unicodedata.combining(letter))
