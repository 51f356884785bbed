"""The line of a Word document that its author has made its title, or its first heading."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

from lxml import etree

from auditprep.evidence.docx_xml import value, w
from auditprep.evidence.ooxml import Damaged, Package

_NAMES = frozenset(("title", "rubrik", "heading 1", "rubrik 1"))
_PARAGRAPHS = 20


def heading(package: Package, main: str, blocks: Iterable[etree._Element]) -> str | None:
    """The first paragraph near the top that has the style of a title or of a heading of the first level."""
    styles = _styles(package, main)
    for paragraph in islice((each for each in blocks if each.tag == w("p")), _PARAGRAPHS):
        text = " ".join("".join(each.text or "" for each in paragraph.iter(w("t"))).split())
        if text and styles.intersection((value(paragraph, "pPr/pStyle"),)):
            return text
    return None


def _styles(package: Package, main: str) -> frozenset[str | None]:
    """The ids of those styles."""
    part = next((name for kind, name in package.related(main).values() if kind == "styles"), None)
    try:
        root = package.tree(part) if part is not None and package.has(part) else None
    except Damaged:
        return frozenset()
    found = () if root is None else root.iter(w("style"))
    return frozenset(
        each.get(w("styleId")) for each in found if (value(each, "name") or "").casefold() in _NAMES
    )
