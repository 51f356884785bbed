"""The list of attachments that auditprep itself writes at the end of a filled form: known again, and skipped, when
the form is read.

It stands in a content control with a tag, in the body itself. Where a program did not keep the control, as LibreOffice
does not, two bookmarks are left: one in the list's first paragraph, and one in its last.
"""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree

from auditprep.wordform.xml import qn

TAG = "auditprep-bilageforteckning"
FIRST = "auditprep_bilageforteckning"
LAST = "auditprep_bilageforteckning_slut"


def appended(body: etree._Element) -> frozenset[etree._Element]:
    """The children of the body that are our own list; none in most forms."""
    children = list(body)
    first = beginning(children)
    rest = children[first:]
    last = max((place for place, child in enumerate(rest) if _has_bookmark(child, LAST)), default=0)
    return frozenset(rest[: last + 1])


def beginning(children: Sequence[etree._Element]) -> int:
    """Where among these the list begins; how many they are where it does not."""
    return next((place for place, child in enumerate(children) if _begins(child)), len(children))


def _begins(child: etree._Element) -> bool:
    if child.tag != qn("w:sdt"):
        return child.tag == qn("w:p") and _has_bookmark(child, FIRST)
    tag = child.find(f"{qn('w:sdtPr')}/{qn('w:tag')}")
    first = child.find(f"{qn('w:sdtContent')}/{qn('w:p')}")
    return (tag is not None and tag.get(qn("w:val")) == TAG) or (
        first is not None and _has_bookmark(first, FIRST)
    )


def _has_bookmark(element: etree._Element, name: str) -> bool:
    return any(each.get(qn("w:name")) == name for each in element.iter(qn("w:bookmarkStart")))
