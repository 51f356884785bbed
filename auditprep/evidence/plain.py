"""Plain text, and HTML, → pages."""

from __future__ import annotations

import codecs
from collections.abc import Iterator

from auditprep.evidence.html_text import Html, declared_charset
from auditprep.evidence.text_pages import Pages, bounded
from auditprep.model import Trouble

_LONGEST_PAGE = 200_000  # characters; what is longer is cut at a line's end
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_NO_ENCODINGS = {"punycode", "idna", "unicode-escape", "raw-unicode-escape", "undefined"}
"""What Python can decode too, and no document is written in; some take hours for what is long."""


def read_text(data: bytes) -> Pages:
    """Its pages: a form feed begins a new one, and so does what is too long for one. Data that is no text is damaged."""
    text = decoded(data)
    if _is_binary(text):
        return Pages(trouble=Trouble.DAMAGED)
    return bounded(list(_pages(text.replace("\r\n", "\n").replace("\r", "\n"))))


def read_html(data: bytes) -> Pages:
    """One page with what a reader sees."""
    html = Html(decoded(data, declared_charset(data)))
    found = bounded(list(_pages(html.text())) or [""], Trouble.TOO_MUCH if html.is_cut else None)
    return Pages(found.pages, found.trouble, html.title())


def decoded(data: bytes, encoding: str | None = None) -> str:
    """The text, in the encoding that its first bytes tell, or the one given; otherwise in UTF-8 if it can be, else in that
    of Windows."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return data.decode(name, "replace").removeprefix("\ufeff")
    if _looks_like_utf16(data):
        return data.decode("utf-16-le", "replace")
    for each in (encoding, "utf-8"):
        text = _strictly(data, each) if each else None
        if text is not None:
            return text
    return data.decode("cp1252", "replace")


def _strictly(data: bytes, encoding: str) -> str | None:
    try:
        return None if codecs.lookup(encoding).name in _NO_ENCODINGS else data.decode(encoding)
    except (LookupError, ValueError):  # an encoding that Python does not know, or not this one
        return None


def _looks_like_utf16(data: bytes) -> bool:
    """Every other byte of Swedish text in it is 0."""
    sample = data[:2000]
    return len(sample) > 3 and sample[1::2].count(0) > 0.6 * len(sample[1::2]) and not sample[::2].count(0)


def _is_binary(text: str) -> bool:
    sample = text[:100_000]
    odd = sum(sign < " " and sign not in "\t\n\r\f\x1a\x1b" for sign in sample)
    return odd > 0.02 * len(sample)


def _pages(text: str) -> Iterator[str]:
    for page in text.rstrip("\f\n\x1a").split("\f"):
        yield from _cut(page.replace("\0", "").strip("\n"))


def _cut(page: str) -> Iterator[str]:
    start = 0
    while len(page) - start > _LONGEST_PAGE:
        end = page.rfind("\n", start, start + _LONGEST_PAGE) + 1 or start + _LONGEST_PAGE
        yield page[start:end].rstrip("\n")
        start = end
    yield page[start:]
