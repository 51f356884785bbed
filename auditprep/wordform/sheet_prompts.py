"""The words in a sheet's fields that only bid one to write there: taken away, so that all that is left is a colleague's.

A control says that it shows its prompt, but not every program that writes in it takes that back: what looks otherwise than
prompts do is somebody's words, whatever the control says. And where the control is lost, its prompt is ordinary text.
"""

from __future__ import annotations

from lxml import etree

from auditprep.wordform.blocks import SDT, P, text_of, words_of
from auditprep.wordform.sheet_words import FOREIGN_PROMPTS, PROMPTS
from auditprep.wordform.xml import qn

_OURS = tuple(PROMPTS.values())
_RUN = qn("w:r")
_OFF = ("0", "false", "off")


def mend_breaks(body: etree._Element) -> None:
    """Puts back the breaks between lines that LibreOffice leaves out where it writes a control: texts that stand beside each
    other in a run."""
    for text in body.iter(qn("w:t")):
        following = text.getnext()
        if (
            following is not None
            and following.tag == text.tag
            and next(text.iterancestors(SDT), None) is not None
        ):
            text.addnext(etree.Element(qn("w:br")))


def clear_prompts(body: etree._Element) -> None:
    """Takes the prompts out of a document's tree, and what its controls say of them."""
    for control in body.iter(SDT):
        shown = control.find(f"{qn('w:sdtPr')}/{qn('w:showingPlcHdr')}")
        if shown is not None:
            if shown.get(qn("w:val")) not in _OFF:
                _clear_control(control)
            _remove(shown)
    for paragraph in body.iter(P):
        _clear_paragraph(paragraph)


def _clear_control(control: etree._Element) -> None:
    runs = [run for run in control.iter(_RUN) if text_of(run).strip()]
    if all(map(_looks_like_prompts, runs)):
        for run in runs:
            _cut(run, 0, len(text_of(run)))


def _clear_paragraph(paragraph: etree._Element) -> None:
    text = text_of(paragraph)
    words = text.strip()
    if words in FOREIGN_PROMPTS:
        _cut(paragraph, 0, len(text))
    for ours in _OURS:
        if words.startswith(ours):
            start = text.index(ours)
            _cut(paragraph, start, start + len(ours))
            return
        if words.endswith(ours):
            start = text.rindex(ours)
            _cut(paragraph, start, start + len(ours))
            return


def _looks_like_prompts(run: etree._Element) -> bool:
    style = run.find(f"{qn('w:rPr')}/{qn('w:rStyle')}")
    return style is not None and style.get(qn("w:val"), "").startswith(("Placeholder", "Platsh"))


def _cut(element: etree._Element, start: int, end: int) -> None:
    """Takes the letters from `start` up to `end` out of an element's words."""
    at = 0
    for node, text in list(words_of(element)):
        first, last = max(start - at, 0), min(end - at, len(text))
        at += len(text)
        if first >= last:
            continue
        if node.tag == qn("w:t"):
            node.text = text[:first] + text[last:]
            node.set(qn("xml:space"), "preserve")
        else:
            _remove(node)


def _remove(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
