"""Where a form can be ticked: the boxes in a cell, and the word that each stands for.

A box is Word's own check box (a content control) or one that is typed: ☐, ○, [ ]. Its word stands after it
("☐ Ja ☐ Nej") or, where nothing does, before it ("Ja ☐ Nej ☐"). What can be filled in but is not understood (drop-down
lists, legacy form fields, boxes out of symbol fonts, bare option words) is told apart too: it is no room for prose.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from lxml import etree

from auditprep.wordform.blocks import SDT, Cell, Line, words_of
from auditprep.wordform.xml import qn

CHECK_BOX, TYPED_BOX = "checkbox", "glyph"
PAIRS = {
    "☐": "☒",
    "□": "■",
    "▢": "▣",
    "◻": "◼",
    "❏": "☒",
    "❑": "☒",
    "○": "●",
    "◯": "●",
    "⬜": "⬛",
    "[ ]": "[x]",
    "( )": "(x)",
}
"""Empty and ticked, as they are written; what else is read as ticked stands in `_ALSO_TICKED`."""
_ALSO_TICKED = {"☑", "⊠", "⊗", "◉", "✅", "[X]", "(X)"}
EMPTY, TICKED = set(PAIRS), set(PAIRS.values()) | _ALSO_TICKED
BOX = re.compile("|".join(re.escape(box) for box in sorted(EMPTY | TICKED, key=len, reverse=True)))

OPTION_WORDS = {
    "ja", "nej", "delvis", "vet ej", "vet inte", "ej aktuellt", "ej tillämpligt", "inte tillämpligt", "inte aktuellt",
    "ej relevant", "helt", "inte alls", "uppfyllt", "ej uppfyllt", "delvis uppfyllt", "helt uppfyllt", "i hög grad",
    "i låg grad", "i viss mån", "till viss del", "i huvudsak", "pågår", "n/a", "grön", "gul", "röd", "ej bedömt",
}  # fmt: skip
LONGEST_OPTION = 30
_AROUND = " \t\u00a0,;/|.:–-"
_BETWEEN_OPTIONS = re.compile(r"\s*[/|\n,;]\s*|\s{2,}")
_CHOICE_CONTROLS = {qn("w:dropDownList"), qn("w:comboBox"), qn("w:date"), qn("w14:checkbox")}
_SYMBOL_FONTS = ("wingdings", "webdings", "symbol")
_SYMBOL_BOXES = {
    "6F",
    "71",
    "72",
    "78",
    "A3",
    "A8",
    "FC",
    "FD",
    "FE",
    "52",
    "53",
    "54",
}  # of Wingdings, as boxes look


@dataclass(frozen=True, slots=True)
class Found:
    """A box: its mechanism, its element, where in the element's text it is, and the word beside it."""

    mechanism: str
    element: etree._Element
    start: int
    beside: str = ""


def check_box_of(control: etree._Element) -> etree._Element | None:
    """The w14:checkbox of a content control, or None if it is of another kind."""
    return control.find(f"{qn('w:sdtPr')}/{qn('w14:checkbox')}")


def boxes_of(cell: Cell) -> list[Found]:
    """The boxes in a cell, in order, each with the word beside it."""
    if cell.control is not None and check_box_of(cell.control) is not None:
        return [Found(CHECK_BOX, cell.control, 0, BOX.sub("", cell.text).strip())]
    found = [box for line in cell.lines for part in _parts(line) for box in _with_words(part)]
    if len(found) == 1 and not found[0].beside and words_outside(cell).lower() in OPTION_WORDS:
        found = [replace(found[0], beside=words_outside(cell))]
    offers = any(box.beside.lower() in OPTION_WORDS for box in found)
    alone = bool(BOX.fullmatch(cell.text))
    if offers or alone:
        return found
    several = len({box.beside for box in found if box.beside}) > 1
    return [box for box in found if box.mechanism == CHECK_BOX or (several and _is_surely_a_box(box))]


def boxed_lines(cell: Cell) -> set[etree._Element]:
    """The paragraphs of a cell with boxes in them that stand for something."""
    boxes = {(box.element, box.start) for box in boxes_of(cell) if box.beside}
    return {
        line.element
        for line in cell.lines
        for piece in _tokens(line)
        if not isinstance(piece, str) and (piece.element, piece.start) in boxes
    }


def _is_surely_a_box(box: Found) -> bool:
    """Whether people type this sign for nothing else: others stand in front of points, or in running text."""
    return (box.element.text or "")[box.start] in "☐☒☑"


def words_outside(cell: Cell) -> str:
    """The words of a cell that are neither boxes nor the words beside them, a line a line."""
    return "\n".join(text for text in map(line_outside, cell.lines) if text)


def line_outside(line: Line) -> str:
    """The words of a line before its boxes; all of them where it has none."""
    kept = []
    for part in _parts(line):
        boxes = _with_words(part)
        text = "".join(token for token in part if isinstance(token, str))
        first = "".join(_up_to_box(part))
        kept.append(
            text if not boxes else first[: first.rfind(boxes[0].beside)] if _is_label_first(part) else first
        )
    return " ".join(" ".join(kept).split())


def can_be_filled(cell: Cell) -> bool:
    """Whether a cell holds means of answering other than room for prose."""
    return (
        has_form_parts(cell.element)
        or _is_option_list(cell.text)
        or any(box.beside for box in boxes_of(cell))
    )


def has_form_parts(element: etree._Element) -> bool:
    """Whether there are parts of a form in an element that prose must not replace: controls to choose in, legacy form
    fields, boxes out of symbol fonts."""
    return (
        next(element.iter(*_CHOICE_CONTROLS), None) is not None
        or next(element.iter(qn("w:ffData")), None) is not None
        or any(map(_is_symbol_box, element.iter(qn("w:sym"))))
    )


def _is_symbol_box(symbol: etree._Element) -> bool:
    font = symbol.get(qn("w:font"), "").lower()
    return font.startswith(_SYMBOL_FONTS) and symbol.get(qn("w:char"), "").upper()[-2:] in _SYMBOL_BOXES


def _is_option_list(text: str) -> bool:
    """ "Ja / Nej / Delvis", with nothing to tick but the words."""
    options = [option for option in _BETWEEN_OPTIONS.split(text.strip()) if option]
    return len(options) >= 2 and all(option.lower() in OPTION_WORDS for option in options)


_Token = str | Found


def _parts(line: Line) -> Iterator[list[_Token]]:
    """The boxes and the text between them, a list for each stretch of the line between line breaks."""
    part: list[_Token] = []
    for piece in _tokens(line):
        if piece == "\n":
            yield part
            part = []
        else:
            part.append(piece)
    yield part


def _tokens(line: Line) -> Iterator[_Token]:
    seen: set[etree._Element] = set()
    for node, text in words_of(line.element):
        control = _check_box_around(node, line.element)
        if control is not None:
            if control not in seen:
                seen.add(control)
                yield Found(CHECK_BOX, control, 0)
        elif node.tag == qn("w:t"):
            yield from _typed_tokens(node)
        else:
            yield text


def _typed_tokens(node: etree._Element) -> Iterator[_Token]:
    text, at = node.text or "", 0
    for box in BOX.finditer(text):
        yield text[at : box.start()]
        yield Found(TYPED_BOX, node, box.start())
        at = box.end()
    yield text[at:]


def _check_box_around(node: etree._Element, limit: etree._Element) -> etree._Element | None:
    """The check box that a node is the glyph of: around it in the paragraph, or around the paragraph."""
    for control in node.iterancestors(SDT, qn("w:tc")):
        if control.tag == SDT and check_box_of(control) is not None:
            return control
        if control.tag != SDT:
            return None
    return None


def _with_words(part: list[_Token]) -> list[Found]:
    """The boxes of a stretch with the word of each: the text after it, or before it where none follows the last."""
    texts, boxes = [""], []
    for token in part:
        if isinstance(token, str):
            texts[-1] += token
        else:
            boxes.append(token)
            texts.append("")
    words = texts[:-1] if _is_label_first(part) else texts[1:]
    return [replace(box, beside=_option(text)) for box, text in zip(boxes, words, strict=True)]


def _is_label_first(part: list[_Token]) -> bool:
    boxes = [index for index, token in enumerate(part) if not isinstance(token, str)]
    if not boxes:
        return False
    after = "".join(token for token in part[boxes[-1] :] if isinstance(token, str))
    return not after.strip(_AROUND) and bool("".join(_up_to_box(part)).strip(_AROUND))


def _up_to_box(part: list[_Token]) -> Iterator[str]:
    for token in part:
        if not isinstance(token, str):
            return
        yield token


def _option(text: str) -> str:
    """The word for a box: the last sentence's, without what parts it from the next; nothing where that is too long."""
    word = re.split(r"[?:]\s", text)[-1].strip(_AROUND)
    return word if len(word) <= LONGEST_OPTION else ""
