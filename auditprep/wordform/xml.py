"""XML of a Word file: parsed as hostile input, and the names used in it."""

from __future__ import annotations

import functools
import re
from html import escape

from lxml import etree

from auditprep import untrusted
from auditprep.untrusted import TreeLimits, XmlTooDeep

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math"
W15 = "http://schemas.microsoft.com/office/word/2012/wordml"
XML = "http://www.w3.org/XML/1998/namespace"

NAMESPACES = {"w": W, "w14": W14, "w15": W15, "r": R, "mc": MC, "m": MATH, "xml": XML}


LIMITS = TreeLimits(bytes=128_000_000, elements=1_000_000, nodes=2_500_000)
"""A question takes some 170 elements and 190 attributes when it is blank, twice that when it is answered at length."""
DEEPEST = 128
"""Levels of elements: ten tables in each other, with content controls and a text box, are some 80. All that walks
down a tree may so do it by calling itself."""

_STRICT = {
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": W.encode(),
    b"http://purl.oclc.org/ooxml/officeDocument/relationships": R.encode(),
    b"http://purl.oclc.org/ooxml/officeDocument/math": MATH.encode(),
}
_NOT_XML = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_TOO_DEEP = etree.XPath(f"boolean(/{'/'.join('*' * (DEEPEST + 1))})")


@functools.cache  # a form of 5,000 questions asks two million times
def qn(name: str) -> str:
    """The name as lxml writes it: "w:p" → "{http://…/main}p"."""
    prefix, _, local = name.partition(":")
    return f"{{{NAMESPACES[prefix]}}}{local}"


def held(text: str) -> str:
    """The text without the characters that no XML can hold."""
    return _NOT_XML.sub("", text)


def escaped(text: str) -> str:
    """The text as it stands in XML that is written by hand, in an element or in an attribute."""
    return escape(held(text))


def parse_xml(data: bytes) -> etree._Element:
    """The root of a part of a form: see `untrusted.parse_xml`. Raises XmlRefused, and its kinds XmlTooBig and XmlTooDeep."""
    return untrusted.parse_xml(data, LIMITS)


def refuse_too_deep(root: etree._Element) -> None:
    """Raises XmlTooDeep where there are more levels than all that walks down a tree is sure to manage."""
    if _TOO_DEEP(root):
        raise XmlTooDeep(f"more than {DEEPEST} levels")


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
