"""A Word form opened: its package, its main part as a tree, its styles, numbers and links."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree

from auditprep.errors import BrokenForm
from auditprep.wordform.numbering import Numbering
from auditprep.wordform.package import Package
from auditprep.wordform.xml import XmlRefused, parse_xml, qn

_NOT_UTF8 = re.compile(rb"^\s*<\?xml[^>]*encoding\s*=\s*[\"'](?!utf-?8[\"'])", re.IGNORECASE)
_CORE = "docProps/core.xml"
_DC_TITLE = "{http://purl.org/dc/elements/1.1/}title"


@dataclass(frozen=True)
class Document:
    """`xml` is the main part's bytes, in UTF-8; `root` its tree; `style_names` the styles' names by id, in
    lower case; `links` the addresses outside, by relation id."""

    package: Package
    xml: bytes
    root: etree._Element
    body: etree._Element
    styles: etree._Element | None
    numbering_xml: bytes | None
    numbering: Numbering
    style_names: dict[str, str]
    links: dict[str, str]
    core_title: str


def open_document(data: bytes, name: str) -> Document:
    """A Word file as a document. Raises FormError."""
    package = Package(data, name)
    xml = _as_utf8(package, package.part(package.main) or b"")
    root = _tree(package, package.main, xml)
    body = root.find(qn("w:body"))
    if body is None:
        raise BrokenForm(file=name, part=package.main)
    styles = _optional_tree(package, package.related("styles"))
    lists = package.related("numbering")
    return Document(
        package=package,
        xml=xml,
        root=root,
        body=body,
        styles=styles,
        numbering_xml=package.part(lists) if lists else None,
        numbering=Numbering(_optional_tree(package, lists), styles),
        style_names=_style_names(styles),
        links={id_: each.target for id_, each in package.relations(package.main).items() if each.external},
        core_title=_core_title(package),
    )


def _as_utf8(package: Package, data: bytes) -> bytes:
    """The part in UTF-8: Word writes nothing else, other programs may."""
    if not data.startswith((b"\xff\xfe", b"\xfe\xff")) and not _NOT_UTF8.match(data[:200]):
        return data
    return etree.tostring(
        _tree(package, package.main, data), xml_declaration=True, encoding="UTF-8", standalone=True
    )


def _tree(package: Package, part: str, data: bytes) -> etree._Element:
    try:
        return parse_xml(data)
    except XmlRefused as error:
        raise BrokenForm(file=package.name, part=part) from error


def _optional_tree(package: Package, part: str | None) -> etree._Element | None:
    data = package.part(part) if part else None
    return _tree(package, part, data) if part and data is not None else None


def _style_names(styles: etree._Element | None) -> dict[str, str]:
    names = {}
    for style in () if styles is None else styles.iter(qn("w:style")):
        name = style.find(qn("w:name"))
        if name is not None:
            names[style.get(qn("w:styleId"), "")] = name.get(qn("w:val"), "").lower()
    return names


def _core_title(package: Package) -> str:
    root = _optional_tree(package, _CORE)
    return "" if root is None else (root.findtext(_DC_TITLE) or "").strip()
