"""What auditprep itself writes into a filled form beside the answers: known again, and skipped, when the form is read.

At its top stands a line that says how far the case has come: a paragraph with a bookmark. At its end may stand the list of
attachments: it stands in a content control with a tag, in the body itself. Where a program did not keep the control, as LibreOffice
does not, two bookmarks are left: one in the list's first paragraph, and one in its last.
"""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree

from auditprep.wordform.xml import qn

TAG = "auditprep-bilageforteckning"
FIRST = "auditprep_bilageforteckning"
LAST = "auditprep_bilageforteckning_slut"
STATUS = "auditprep_status"
_HOW_FAR_DOWN = 5  # where the line at the top is looked for: somebody may have put something above it


def ours(body: etree._Element) -> frozenset[etree._Element]:
    """The children of the body that are our own words: the line at its top, and the list at its end."""
    line = status_line(body)
    return appended(body) | (frozenset() if line is None else {line})


def status_line(body: etree._Element) -> etree._Element | None:
    """The paragraph at the top that says how far the case has come; None in a form that came from elsewhere."""
    top = list(body)[:_HOW_FAR_DOWN]
    return next((each for each in top if each.tag == qn("w:p") and _has_bookmark(each, STATUS)), None)


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
