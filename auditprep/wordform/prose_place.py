"""A place for prose in the form: what stands there, and how it is written there.

A place is the tail of a container (a cell): its children from `start` on. With the mechanism "labelled" the child at
`start` is the line with the label ("Beskrivning:"), and only what follows the label on that line is the answer's.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator

from lxml import etree

from auditprep.model import Place, Role
from auditprep.wordform.blocks import P, Line, text_of
from auditprep.wordform.layouts import label_end
from auditprep.wordform.marks import path_from, path_text
from auditprep.wordform.splice import element_at
from auditprep.wordform.xml import qn

LABELLED, FIELD = "labelled", "field"
_NOT_PROSE = {qn("w:tcPr"), qn("w:sectPr"), qn("w:bookmarkStart"), qn("w:bookmarkEnd"), qn("w:proofErr")}
_PICTURES = (qn("w:drawing"), qn("w:pict"), qn("w:object"))


def prose_place(container: etree._Element, start: int, *, labelled: bool) -> Place:
    """The place that begins at this child of the container."""
    return Place(Role.DESCRIPTION, LABELLED if labelled else FIELD, path_text(container), start=start)


def answer_elements(body: etree._Element, place: Place) -> list[etree._Element]:
    """What stands in the place, from its first to its last words; a label is left out."""
    container = element_at(body, path_from(place))
    children = list(container)[place.start :]
    typed = []
    if place.mechanism == LABELLED and children:
        rest = without_label(children[0])
        typed = [rest] if rest is not None else []
        children = children[1:]
    first, last = content_range(children)
    return typed + children[first:last]


def content_range(children: list[etree._Element]) -> tuple[int, int]:
    """Which of these hold something: from the first up to, not including, the one after the last."""
    held = [index for index, child in enumerate(children) if has_content(child)]
    return (held[0], held[-1] + 1) if held else (0, 0)


def has_content(element: etree._Element) -> bool:
    """Whether a reader sees anything in it: words, a picture, a table."""
    if element.tag in _NOT_PROSE:
        return False
    if element.tag != P and element.tag != qn("w:sdt"):
        return True
    return bool(text_of(element).strip()) or has_picture(element)


def has_picture(element: etree._Element) -> bool:
    return next(element.iter(*_PICTURES), None) is not None


def without_label(paragraph: etree._Element) -> etree._Element | None:
    """What is typed after the label on its own line, as a paragraph; None if nothing is."""
    end = label_end(Line(paragraph, text_of(paragraph)))
    if end is None or not text_of(paragraph)[end:].strip():
        return None
    rest = copy.deepcopy(paragraph)
    _cut(rest, 0, end)
    return rest


def label_alone(paragraph: etree._Element) -> etree._Element:
    """The label's line without what is typed after it."""
    text = text_of(paragraph)
    end = label_end(Line(paragraph, text)) or len(text)
    alone = copy.deepcopy(paragraph)
    _cut(alone, len(text[:end].rstrip()), len(text))
    return alone


def _cut(paragraph: etree._Element, start: int, end: int) -> None:
    """Takes the letters from `start` up to `end` out of a paragraph's text."""
    at = 0
    for node in list(_letters(paragraph)):
        text = node.text or "" if node.tag == qn("w:t") else " "
        stay = "".join(letter for place, letter in enumerate(text, at) if not start <= place < end)
        at += len(text)
        if stay == text:
            continue
        if stay and node.tag == qn("w:t"):
            node.text = stay
            node.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        else:
            parent = node.getparent()
            if parent is not None:
                parent.remove(node)


def _letters(paragraph: etree._Element) -> Iterator[etree._Element]:
    """The nodes that `text_of` counts one or more letters for."""
    return paragraph.iter(qn("w:t"), qn("w:br"), qn("w:cr"), qn("w:tab"), qn("w:noBreakHyphen"))
