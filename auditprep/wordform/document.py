"""A Word form opened: its package, its main part as a tree, its styles, numbers and links."""

from __future__ import annotations

import weakref
from dataclasses import dataclass

from lxml import etree

from auditprep.errors import BrokenForm
from auditprep.wordform.numbering import Numbering
from auditprep.wordform.package import Package
from auditprep.wordform.splice import remember_siblings
from auditprep.wordform.xml import qn

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
    root = package.tree(package.main)
    body = None if root is None else root.find(qn("w:body"))
    if root is None or body is None:
        raise BrokenForm(file=name, part=package.main)
    styles, lists = _related_tree(package, "styles"), _related_tree(package, "numbering")
    if lists is not None and lists.tag != qn("w:numbering"):
        lists = (
            None  # what is something else is as good as none; the first list that is written takes its place
        )
    document = Document(
        package=package,
        xml=package.part(package.main) or b"",
        root=root,
        body=body,
        styles=styles,
        numbering_xml=None if lists is None else package.part(package.related("numbering") or ""),
        numbering=Numbering(lists, styles),
        style_names=_style_names(styles),
        links={id_: each.target for id_, each in package.relations(package.main).items() if each.external},
        core_title=_core_title(package),
    )
    weakref.finalize(document, remember_siblings(root)).atexit = False
    return document


def _related_tree(package: Package, kind: str) -> etree._Element | None:
    part = package.related(kind)
    return package.tree(part) if part else None


def _style_names(styles: etree._Element | None) -> dict[str, str]:
    names = {}
    for style in () if styles is None else styles.iter(qn("w:style")):
        name = style.find(qn("w:name"))
        if name is not None:
            names[style.get(qn("w:styleId"), "")] = name.get(qn("w:val"), "").lower()
    return names


def _core_title(package: Package) -> str:
    root = package.tree(_CORE)
    return "" if root is None else (root.findtext(_DC_TITLE) or "").strip()
