"""XML of a Word file: parsed as hostile input, and the names used in it."""

from __future__ import annotations

import codecs
import functools
import re

from lxml import etree

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math"
W15 = "http://schemas.microsoft.com/office/word/2012/wordml"
XML = "http://www.w3.org/XML/1998/namespace"

NAMESPACES = {"w": W, "w14": W14, "w15": W15, "r": R, "mc": MC, "m": MATH, "xml": XML}


MOST_BYTES = 128_000_000
MOST_ELEMENTS = 1_000_000
MOST_NODES = 2_500_000
"""Elements and attributes together. A question takes some 170 elements and 190 attributes when it is blank, twice that
when it is answered at length; a million elements take 0.7 GB and up to 20 seconds."""
DEEPEST = 128
"""Levels of elements: ten tables in each other, with content controls and a text box, are some 80. All that walks
down a tree may so do it by calling itself."""

_STRICT = {
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": W.encode(),
    b"http://purl.oclc.org/ooxml/officeDocument/relationships": R.encode(),
    b"http://purl.oclc.org/ooxml/officeDocument/math": MATH.encode(),
}
_BEFORE_ROOT = re.compile(rb"(?:\xef\xbb\xbf)?(?:\s+|<\?.*?\?>|<!--.*?-->)*", re.DOTALL)
_DECLARATION = re.compile(r"\s*<\?xml\s[^>]*\?>\s*")
_DECLARED = re.compile(rb"<\?xml\s[^>]*?encoding\s*=\s*[\"']([\w.-]*)[\"']")
_MARKS = {
    codecs.BOM_UTF32_LE: "utf-32",  # before UTF-16, whose mark it begins with
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
    b"<\0": "utf-16-le",
    b"\0<": "utf-16-be",
}
_AS_IT_IS = {"utf-8", "utf8", "us-ascii", "ascii"}
_OTHERS = {each: each for each in ("iso-8859-1", "iso-8859-15", "windows-1252")}
_OTHERS |= {
    "utf-16": "utf-8",
    "utf-16le": "utf-8",
    "utf-16be": "utf-8",
}  # said so, but written in one byte a letter
_UTF8 = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_TOO_DEEP = etree.XPath(f"boolean(/{'/'.join('*' * (DEEPEST + 1))})")


class XmlRefused(ValueError):
    """A part that is not well-formed XML, or that brings a DOCTYPE or entities of its own."""


class XmlTooBig(XmlRefused):
    """More bytes, elements or attributes than are taken in. `limit`: the bytes, if it is those."""

    def __init__(self, limit: int | None = None) -> None:
        super().__init__("too big")
        self.limit = limit


class XmlTooDeep(XmlRefused):
    """Elements in each other deeper than is taken in."""


@functools.cache  # a form of 5,000 questions asks two million times
def qn(name: str) -> str:
    """The name as lxml writes it: "w:p" → "{http://…/main}p"."""
    prefix, _, local = name.partition(":")
    return f"{{{NAMESPACES[prefix]}}}{local}"


def parse_xml(data: bytes) -> etree._Element:
    """The root of a part, without comments and processing instructions, so that an element's index is its
    place among the elements. Nothing is fetched and nothing is expanded. Raises XmlRefused, and its kinds XmlTooBig
    and XmlTooDeep."""
    data = as_utf8(data)
    _refuse_too_big(data)
    if data.startswith(
        b"<!", _length_before_root(data)
    ):  # before it is parsed: entities may blow up in attributes
        raise XmlRefused("DOCTYPE")
    parser = etree.XMLParser(
        encoding="UTF-8",
        resolve_entities=False,
        no_network=True,
        huge_tree=True,  # text of more than 10 MB is taken in; the limits are our own
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise (XmlTooDeep if "depth" in str(error) else XmlRefused)(str(error)) from error


def refuse_too_deep(root: etree._Element) -> None:
    """Raises XmlTooDeep where there are more levels than all that walks down a tree is sure to manage."""
    if _TOO_DEEP(root):
        raise XmlTooDeep(f"more than {DEEPEST} levels")


def as_utf8(data: bytes) -> bytes:
    """A part in UTF-8, as Word writes all of its own; a part that is so already, as it is. Raises XmlRefused."""
    encoding = next((name for mark, name in _MARKS.items() if data.startswith(mark)), None)
    if encoding is None:
        declared = _DECLARED.match(data[:200].removeprefix(codecs.BOM_UTF8).lstrip())
        encoding = declared[1].decode().lower() if declared else "utf-8"
        if encoding in _AS_IT_IS:
            return data
        encoding = _OTHERS.get(encoding, "unknown")
    try:
        text = data.decode(encoding)
    except (LookupError, ValueError) as error:
        raise XmlRefused(encoding) from error
    return (_UTF8 + _DECLARATION.sub("", text.removeprefix("\ufeff"), 1)).encode()


def as_transitional(data: bytes) -> bytes:
    """A part in the names that all but Word's “Strict Open XML” use, and that we know."""
    return _renamed(data, _STRICT)


def as_strict(data: bytes) -> bytes:
    """The opposite of `as_transitional`."""
    return _renamed(data, {ours: theirs for theirs, ours in _STRICT.items()})


def _renamed(data: bytes, names: dict[bytes, bytes]) -> bytes:
    for old, new in names.items():
        data = data.replace(old, new)
    return data


def _refuse_too_big(data: bytes) -> None:
    """Raises XmlTooBig, before a tree is made that takes twenty times the room."""
    if len(data) > MOST_BYTES:
        raise XmlTooBig(MOST_BYTES)
    elements = data.count(b"<") - data.count(b"</")
    if elements > MOST_ELEMENTS or elements + data.count(b"=") > MOST_NODES:
        raise XmlTooBig


def _length_before_root(data: bytes) -> int:
    """How much stands before the root or a DOCTYPE: white space, comments, processing instructions."""
    found = _BEFORE_ROOT.match(data)
    return found.end() if found else 0
