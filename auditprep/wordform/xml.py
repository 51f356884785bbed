"""XML of a Word file: parsed as hostile input, and the names used in it."""

from __future__ import annotations

import functools

from lxml import etree

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math"
XML = "http://www.w3.org/XML/1998/namespace"

NAMESPACES = {"w": W, "w14": W14, "r": R, "mc": MC, "m": MATH, "xml": XML}


class XmlRefused(ValueError):
    """A part that is not well-formed XML, or that brings a DOCTYPE or entities of its own."""


@functools.cache  # a form of 5,000 questions asks two million times
def qn(name: str) -> str:
    """The name as lxml writes it: "w:p" → "{http://…/main}p"."""
    prefix, _, local = name.partition(":")
    return f"{{{NAMESPACES[prefix]}}}{local}"


def parse_xml(data: bytes) -> etree._Element:
    """The root of a part, without comments and processing instructions, so that an element's index is its
    place among the elements. Nothing is fetched and nothing is expanded. Raises XmlRefused."""
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        huge_tree=False,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise XmlRefused(str(error)) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise XmlRefused("DOCTYPE")
    return root
