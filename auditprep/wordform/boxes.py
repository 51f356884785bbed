"""Where a form can be ticked: the boxes and lists in a line or a cell, and the word that each stands for.

A box is Word's own check box (a content control), an old form field, a picture out of a font of symbols, or one that is
typed: ☐, ○, [ ]. Its word stands after it ("☐ Ja ☐ Nej") or, where nothing does, before it ("Ja ☐ Nej ☐"). A list to
choose from, new or old, offers its own words. A line that only offers words ("Ja / Nej") has a place at each of them.
"""

from __future__ import annotations

import re
from dataclasses import replace

from lxml import etree

from auditprep.wordform.blocks import Cell, Line
from auditprep.wordform.box_signs import BOX, is_surely_a_box
from auditprep.wordform.box_tokens import Token, entries_of, parts_of, symbol_state, tokens_of, up_to_box
from auditprep.wordform.box_words import boxes_with_words, is_label_first, with_stray, with_words
from auditprep.wordform.cells import first_line
from auditprep.wordform.controls import check_box_of, old_field
from auditprep.wordform.mechanisms import CHECK_BOX, SYMBOL_LETTER, TYPED_BOX, Found
from auditprep.wordform.offered_words import as_words, words_after_label, words_to_mark, words_within
from auditprep.wordform.options import is_like_an_option, is_option, options_at_end
from auditprep.wordform.xml import qn

_LEGEND = re.compile(
    r"teckenförklaring|\bexempel\b|=\s*\w|\bbetyder\b|\binnebär\b|\bblir\b|så här|\bdvs\b|\bförklaring\b",
    re.IGNORECASE,
)
_BETWEEN_SIGNS = {"blir", "mot", "med", "i stället för", "till", "betyder", "innebär"}
_INSTRUCTS = re.compile(r"^\s*(?:markera|kryssa|sätt|fyll|byt|använd|svara|besvara)\b", re.IGNORECASE)


def boxes_of(cell: Cell, *, trusting: bool = False) -> list[Found]:
    """The places to tick in a cell, in order, each with the word it stands for. `trusting`: one sign that people use for
    boxes is enough, whatever its word; otherwise it must be a word that forms offer, or one of several."""
    if around := _around(cell):
        return around
    by_line = [boxes_with_words(line) for line in cell.lines]
    found = [box for boxes in by_line for box in boxes]
    if any(map(_side_by_side, by_line)):
        return found
    if len(found) == 1 and not found[0].beside and is_like_an_option(words_outside(cell)):
        found = [replace(found[0], beside=words_outside(cell))]
    if found or BOX.search(cell.text):
        return _surely(found, alone=bool(BOX.fullmatch(cell.text)), trusting=trusting)
    first = first_line(cell)
    after_label = words_after_label(first) if first is not None else []
    return words_to_mark(cell.lines) or after_label or words_within(cell)


def boxes_of_line(line: Line) -> list[Found]:
    """The places to tick in one paragraph; one sign that people use for boxes is enough."""
    found = boxes_with_words(line)
    if found and _is_explained(line, found):
        return []
    if found:
        return found if _side_by_side(found) else _surely(found, alone=False, trusting=True)
    return words_after_label(line) or words_to_mark([line]) or as_words(line, options_at_end(line.text))


def all_boxes(line: Line) -> list[Found]:
    """Every box in a paragraph, whatever stands beside it."""
    return [each for each in tokens_of(line) if isinstance(each, Found)]


def boxed_lines(cell: Cell) -> set[etree._Element]:
    """The paragraphs of a cell with means of ticking in them that stand for something."""
    boxes = {(box.element, box.start) for box in boxes_of(cell) if box.beside}
    if not boxes:
        return set()
    elements = {element for element, _start in boxes}
    return {
        line.element
        for line in cell.lines
        if line.element in elements
        or any((each.element, each.start) in boxes for each in tokens_of(line) if not isinstance(each, str))
    }


def words_outside(cell: Cell) -> str:
    """The words of a cell that are neither boxes nor the words beside them, a line a line."""
    if cell.control is not None and entries_of(cell.control):
        return ""
    if words_to_mark(cell.lines):
        return ""
    return "\n".join(text for text in map(line_outside, cell.lines) if text)


def line_outside(line: Line) -> str:
    """The words of a line before its boxes; all of them where it has none."""
    return " ".join(" ".join(map(_part_outside, parts_of(line))).split())


def can_be_filled(cell: Cell) -> bool:
    """Whether a cell holds means of answering other than room for prose."""
    if cell.control is not None and has_form_parts(cell.control):
        return True
    return (
        has_form_parts(cell.element)
        or bool(words_to_mark(cell.lines))
        or any(box.beside for box in boxes_of(cell))
    )


def has_form_parts(element: etree._Element) -> bool:
    """Whether there are parts of a form in an element that prose must not replace: controls to choose in, old boxes and
    lists, boxes out of symbol fonts."""
    kinds = (qn("w:dropDownList"), qn("w:comboBox"), qn("w:date"), qn("w14:checkbox"))
    if next(element.iter(*kinds), None) is not None:
        return True
    if any(old_field(each) in ("checkBox", "ddList") for each in element.iter(qn("w:fldChar"))):
        return True
    return any(symbol_state(symbol) is False for symbol in element.iter(qn("w:sym")))


def _around(cell: Cell) -> list[Found]:
    """The check box, or the entries of the list, that is around a cell."""
    if cell.control is None:
        return []
    if check_box_of(cell.control) is not None:
        return [with_stray(Found(CHECK_BOX, cell.control, 0), BOX.sub("", cell.text).strip())]
    return entries_of(cell.control)


def _part_outside(part: list[Token]) -> str:
    """The words of a stretch before its boxes, without the word of the first one."""
    boxes = [box for box in with_words(part) if not box.is_entry]
    if not boxes:
        return "".join(token for token in part if isinstance(token, str))
    first = "".join(up_to_box(part))
    if is_label_first(part) and boxes[0].beside:
        return first[: max(first.rfind(boxes[0].beside), 0)]
    return first


def _side_by_side(found: list[Found]) -> bool:
    """Whether boxes stand in one line, each with a word of its own: signs in front of points do not."""
    words = {box.beside for box in found if box.beside}
    strokes = any(box.sign.startswith("_") for box in found)
    return len(words) > 1 and len(words) == len(found) and (not strokes or any(map(is_option, words)))


def _surely(found: list[Found], *, alone: bool, trusting: bool) -> list[Found]:
    """Without the signs that stand for something else: points of a list, brackets in running text."""
    if alone or any(is_option(box.beside) for box in found):
        return found
    several = trusting or len({box.beside for box in found if box.beside}) > 1
    return [
        box
        for box in found
        if box.mechanism not in (TYPED_BOX, SYMBOL_LETTER) or (several and is_surely_a_box(box))
    ]


def _is_explained(line: Line, found: list[Found]) -> bool:
    """Whether a line says how boxes are to be ticked, instead of offering any."""
    if any(box.beside.startswith("=") or box.beside.casefold() in _BETWEEN_SIGNS for box in found):
        return True
    before = "".join(up_to_box(next(iter(parts_of(line)), []))).strip()
    if all(is_like_an_option(box.beside) for box in found) or before.endswith((":", "?")):
        return False
    offers = any(is_option(box.beside) for box in found)
    return bool(_INSTRUCTS.match(line.text)) or (not offers and bool(_LEGEND.search(line.text)))
