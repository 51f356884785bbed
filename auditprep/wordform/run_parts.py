"""Runs parted, so that some letters of a paragraph stand in runs of their own and can be changed alone."""

from __future__ import annotations

import copy

from lxml import etree

from auditprep.wordform.blocks import words_of
from auditprep.wordform.xml import W, qn


def isolated(paragraph: etree._Element, start: int, end: int) -> list[etree._Element]:
    """The runs that hold the letters from `start` up to `end` and nothing else; runs are parted where need be."""
    found, at = [], 0
    for node, text in list(words_of(paragraph)):
        first, last = max(start - at, 0), min(end - at, len(text))
        at += len(text)
        run = node.getparent()
        if node.tag != qn("w:t") or first >= last or run is None or run.tag != qn("w:r"):
            continue
        found.append(_parted(run, node, first, last))
    return found


def put_words(paragraph: etree._Element, stretch: tuple[int, int], words: str) -> None:
    """Puts words in the place of the letters of a stretch, with the look of the first of them."""
    for place, run in enumerate(isolated(paragraph, *stretch)):
        _set_text(run, "" if place else words)


def _set_text(run: etree._Element, text: str) -> None:
    """Lets a run that holds words hold others."""
    node = run.find(qn("w:t"))
    if node is not None:
        node.text = text


def append_text(run: etree._Element, text: str) -> None:
    """Adds words to a run, with the white space around them."""
    if text:
        node = etree.SubElement(run, qn("w:t"))
        node.text = text
        node.set(qn("xml:space"), "preserve")


def _parted(run: etree._Element, node: etree._Element, first: int, last: int) -> etree._Element:
    """Parts a run so that the letters `first` up to `last` of one of its nodes stand in a run of their own."""
    text = node.text or ""
    children = [child for child in run if child.tag != qn("w:rPr")]
    at = children.index(node)
    if at or first:
        head = _run_like(run, children[:at])
        append_text(head, text[:first])
        run.addprevious(head)
    if at + 1 < len(children) or last < len(text):
        tail = _run_like(run, [])
        append_text(tail, text[last:])
        tail.extend(children[at + 1 :])
        run.addnext(tail)
    node.text = text[first:last]
    return run


def _run_like(run: etree._Element, children: list[etree._Element]) -> etree._Element:
    """A run with the look of another, and these children."""
    new = etree.Element(qn("w:r"), nsmap={"w": W})
    look = run.find(qn("w:rPr"))
    if look is not None:
        new.append(copy.deepcopy(look))
    for child in children:
        new.append(child)
    return new
