"""The place that a user points out in a form: what can be ticked there, or the room for words."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from auditprep.model import Correction, Place, Role
from auditprep.wordform.blocks import SDT, TC, Cell, Line, P, text_of
from auditprep.wordform.boxes import boxes_of, boxes_of_line
from auditprep.wordform.document import Document
from auditprep.wordform.finish import Finisher
from auditprep.wordform.labels import label_of
from auditprep.wordform.marks import as_place
from auditprep.wordform.mechanisms import TYPED_MARK, TYPED_WORD, Found
from auditprep.wordform.prose_place import cell_place, prose_place
from auditprep.wordform.splice import element_at, steps_of


class Pointer:
    """Finds places in a document by the paths that corrections hold."""

    def __init__(self, document: Document, finisher: Finisher) -> None:
        self._document = document
        self._finisher = finisher

    def place_at(self, correction: Correction) -> Place | None:
        """The place that a correction points out; None where there is nothing that can hold it."""
        try:
            element = element_at(self._document.body, steps_of(correction.value))
        except (IndexError, ValueError):
            return None
        if element.tag not in (P, TC):
            return None
        if correction.role is Role.MARK or correction.role is None:
            return _mark_place(element, correction.option)
        return _prose_place(element, correction.role)


def _mark_place(element: etree._Element, option: str | None) -> Place | None:
    """The box that stands there for this option, or the only one; else the room to tick, or to write the word."""
    found = list(_boxes(element))
    own = next((each for each in found if option and each.beside.casefold() == option.casefold()), None)
    if own is None and len(found) == 1 and option:
        own = found[0]
    if own is not None:
        return as_place(own, option or own.beside)
    if element.tag != TC or found:
        return None
    mechanism = TYPED_MARK if option else TYPED_WORD
    return as_place(Found(mechanism, element, 0), option or "")


def _boxes(element: etree._Element) -> Iterator[Found]:
    if element.tag == TC:
        lines = tuple(Line(each, text_of(each)) for each in element.iter(P))
        around = element.getparent()
        control = around.getparent() if around is not None and around.tag.endswith("}sdtContent") else None
        yield from boxes_of(Cell(element, 0, 1, False, control, lines))
    else:
        yield from boxes_of_line(Line(element, text_of(element)))


def _prose_place(element: etree._Element, role: Role) -> Place | None:
    """The room in a cell, after its label if it has one; or in and under a paragraph outside tables."""
    if element.tag == TC:
        around = element.getparent()
        control = around.getparent() if around is not None and around.tag.endswith("}sdtContent") else None
        children = [child for child in element if child.tag == P]
        labelled = bool(children) and label_of(Line(children[0], text_of(children[0]))) is not None
        if labelled:
            return prose_place(element, element.index(children[0]), labelled=True, role=role)
        return cell_place(element, control if control is not None and control.tag == SDT else None, role)
    parent = element.getparent()
    if parent is None:
        return None
    at = parent.index(element)
    labelled = label_of(Line(element, text_of(element))) is not None
    return prose_place(parent, at, labelled=labelled, end=at + 1, role=role)
