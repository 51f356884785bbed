"""ZIP and XML from files that nobody need trust: what they may be, asked before they are opened.

Nothing is fetched, nothing is expanded, and what would take more room than any honest file is refused. Each room has
its own limits, and its own words for what is wrong.
"""

from __future__ import annotations

import codecs
import re
import struct
import zipfile
import zlib
from dataclasses import dataclass
from typing import Any

from lxml import etree

ZIP_ENTRY = b"PK\x01\x02"
"""What a line of a ZIP's directory begins with."""
ZIP_METHODS = frozenset((zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED))
"""The ways of packing that office programs read."""
ZIP_BROKEN = (
    *(zipfile.BadZipFile, zlib.error, struct.error, EOFError, NotImplementedError, OSError, ValueError),
    RuntimeError,  # of a member with a password
)
"""What zipfile raises for what is no ZIP, or a damaged one, packed in one of those ways."""

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
# Said to be so, but written in one byte a letter.
_OTHERS |= dict.fromkeys(("utf-16", "utf-16le", "utf-16be"), "utf-8")
_UTF8 = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
SAFE_PARSING: dict[str, Any] = {
    "resolve_entities": False,
    "no_network": True,
    "huge_tree": True,  # text of more than 10 MB is taken in; the limits are our own
    "load_dtd": False,
    "remove_comments": True,
    "remove_pis": True,
}
"""How lxml is to parse XML in UTF-8 that `demand_plain_xml` has let through."""


class XmlRefused(ValueError):
    """A part that is not well-formed XML, or that brings a DOCTYPE or entities of its own."""


class XmlTooBig(XmlRefused):
    """More bytes, elements or attributes than are taken in. `limit`: the bytes, if it is those."""

    def __init__(self, limit: int | None = None) -> None:
        super().__init__("too big")
        self.limit = limit


class XmlTooDeep(XmlRefused):
    """Elements in each other deeper than is taken in."""


@dataclass(frozen=True, slots=True)
class TreeLimits:
    """How large XML may be that is held in memory as a tree: bytes, elements, and elements and attributes together. A
    million elements take some 0.7 GB and up to 20 seconds."""

    bytes: int
    elements: int
    nodes: int


def parse_xml(data: bytes, limits: TreeLimits) -> etree._Element:
    """The root of a part, without comments and processing instructions, so that an element's index is its place among
    the elements. Raises XmlRefused, and its kinds XmlTooBig and XmlTooDeep."""
    data = as_utf8(data)
    _refuse_too_big(data, limits)
    demand_plain_xml(data)
    parser = etree.XMLParser(encoding="UTF-8", **SAFE_PARSING)
    try:
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise (XmlTooDeep if "depth" in str(error) else XmlRefused)(str(error)) from error


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


def demand_plain_xml(data: bytes) -> None:
    """Raises XmlRefused where a DOCTYPE stands before the root of XML in UTF-8. It is looked for before the XML is parsed:
    entities may blow up in attributes, whatever the parser is told."""
    if data.startswith(b"<!", _length_before_root(data)):
        raise XmlRefused("DOCTYPE")


def _refuse_too_big(data: bytes, limits: TreeLimits) -> None:
    """Raises XmlTooBig, before a tree is made that takes twenty times the room."""
    if len(data) > limits.bytes:
        raise XmlTooBig(limits.bytes)
    elements = data.count(b"<") - data.count(b"</")
    if elements > limits.elements or elements + data.count(b"=") > limits.nodes:
        raise XmlTooBig


def _length_before_root(data: bytes) -> int:
    """How much stands before the root or a DOCTYPE: white space, comments, processing instructions."""
    found = _BEFORE_ROOT.match(data)
    return found.end() if found else 0
