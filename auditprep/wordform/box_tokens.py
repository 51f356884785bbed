"""A paragraph as its boxes and the words between them, in order."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from lxml import etree

from auditprep.wordform.blocks import SDT, Line, in_symbols, is_prompt_or_choice, text_of
from auditprep.wordform.box_signs import BOX, BOX_OR_INSTEAD, INSTEAD_FIRST
from auditprep.wordform.controls import check_box_of, list_entries, list_of, old_entries, old_field
from auditprep.wordform.mechanisms import (
    CHECK_BOX,
    LIST,
    OLD_BOX,
    OLD_LIST,
    SYMBOL,
    SYMBOL_LETTER,
    TORN_BOX,
    TYPED_BOX,
    Found,
)
from auditprep.wordform.options import is_choice
from auditprep.wordform.symbols import is_ticked_symbol
from auditprep.wordform.xml import qn

_INSTEAD_ALONE = re.compile(r"^\s*[✓✔√✗✘xX]\s*$")
_MOST_BOXES = 200
"""In one run of text: where there are more, they are a pattern, and none is to be ticked."""
_PRIVATE = re.compile("[\ue000-\uf8ff]")
_TEXT = {
    qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:tab"): "\t", qn("w:noBreakHyphen"): "\u2011", qn("w:softHyphen"): "",
}  # fmt: skip
_UNSEEN = {
    qn("w:del"), qn("w:moveFrom"), qn("w:txbxContent"), qn("w:pict"), qn("w:drawing"), qn("mc:Fallback"),
    qn("w:sdtPr"), qn("w:sdtEndPr"), qn("w:pPr"), qn("w:rPr"), qn("w:object"), qn("w:instrText"),
}  # fmt: skip

Token = str | Found
"""A box or an entry of a list; or the words up to the next."""


def parts_of(line: Line) -> Iterator[list[Token]]:
    """The boxes and the text between them, a list for each stretch of the line between line breaks."""
    part: list[Token] = []
    for piece in tokens_of(line):
        if piece == "\n":
            yield part
            part = []
        else:
            part.append(piece)
    yield part


def tokens_of(line: Line) -> list[Token]:
    """The boxes of a paragraph and the words between them, in order. A sign that may as well be a letter is a box only
    where there are others, or where it stands before a word that forms offer."""
    around = _control_around(line.element)
    if around is not None:
        entries = entries_of(around)
        return [*entries] if entries else [Found(CHECK_BOX, around, 0), BOX.sub("", line.text)]
    tokens = list(_walk(line.element))
    if _is_torn(line, tokens):
        return list(_torn_tokens(line))
    boxes = [each for each in tokens if isinstance(each, Found) and not each.is_entry]
    instead = INSTEAD_FIRST.match(line.text)
    if boxes or (instead and is_choice(line.text[instead.end() :])):
        return list(_walk(line.element, BOX_OR_INSTEAD))
    return tokens


def _is_torn(line: Line, tokens: list[Token]) -> bool:
    """Whether a typed box stands in pieces, one run each, as after a tracked change: "[", "x", "]"."""
    whole = [each for each in tokens if isinstance(each, Found)]
    return (
        "[" in line.text
        and all(each.mechanism == TYPED_BOX for each in whole)
        and len(whole) < len(BOX.findall(line.text)) <= _MOST_BOXES
    )


def _torn_tokens(line: Line) -> Iterator[Token]:
    """The boxes by their position in the line's words, since no node holds one whole."""
    at = 0
    for box in BOX.finditer(line.text):
        yield line.text[at : box.start()]
        yield Found(TORN_BOX, line.element, box.start())
        at = box.end()
    yield line.text[at:]


def _walk(parent: etree._Element, signs: re.Pattern[str] = BOX) -> Iterator[Token]:
    for child in parent:
        tag = child.tag
        if tag == qn("w:t"):
            yield from _typed_tokens(child, signs)
        elif tag in _TEXT:
            yield _TEXT[tag]
        elif tag == qn("w:sym"):
            if symbol_state(child) is not None:
                yield Found(SYMBOL, child, 0)
        elif tag == qn("w:fldChar"):
            yield from _old_tokens(child)
        elif tag == SDT:
            yield from _control_tokens(child, signs)
        elif isinstance(tag, str) and tag not in _UNSEEN:
            yield from _walk(child, signs)


def _typed_tokens(node: etree._Element, signs: re.Pattern[str]) -> Iterator[Token]:
    text, at = node.text or "", 0
    if in_symbols(node):
        yield from _letter_tokens(node, text)
        return
    boxes = list(itertools.islice(signs.finditer(text), _MOST_BOXES + 1))
    for box in boxes if len(boxes) <= _MOST_BOXES else ():
        yield text[at : box.start()]
        yield Found(TYPED_BOX, node, box.start(), sign=box.group())
        at = box.end()
    yield _PRIVATE.sub("", text[at:])


def _letter_tokens(node: etree._Element, text: str) -> Iterator[Token]:
    """The letters of a font of symbols that are boxes; the others are no words."""
    font = _font_of(node)
    for place, letter in enumerate(text):
        if is_ticked_symbol(font, ord(letter)) is not None:
            yield Found(SYMBOL_LETTER, node, place)


def _old_tokens(mark: etree._Element) -> Iterator[Token]:
    kind = old_field(mark)
    if kind == "checkBox":
        yield Found(OLD_BOX, mark, 0)
    elif kind == "ddList":
        for place, entry in old_entries(mark):
            yield Found(OLD_LIST, mark, place, entry)


def _control_tokens(control: etree._Element, signs: re.Pattern[str]) -> Iterator[Token]:
    if check_box_of(control) is not None:
        yield Found(CHECK_BOX, control, 0)
        yield BOX.sub("", _INSTEAD_ALONE.sub("", text_of(control))).strip()
    elif entries := entries_of(control):
        yield from entries
    elif not is_prompt_or_choice(control):
        yield from _walk(control, signs)


def entries_of(control: etree._Element) -> list[Found]:
    """The entries of a list to choose from; none if the control is none."""
    if list_of(control) is None:
        return []
    return [Found(LIST, control, place, word) for place, word in list_entries(control)]


def _control_around(paragraph: etree._Element) -> etree._Element | None:
    """The check box or list that is around a paragraph, or around the cell it is in."""
    for around in paragraph.iterancestors(SDT, qn("w:tc")):
        control = around if around.tag == SDT else _control_of_cell(around)
        if control is not None and (check_box_of(control) is not None or list_of(control) is not None):
            return control
        if around.tag != SDT:
            return None
    return None


def _control_of_cell(cell: etree._Element) -> etree._Element | None:
    content = cell.getparent()
    return content.getparent() if content is not None and content.tag == qn("w:sdtContent") else None


def up_to_box(part: list[Token]) -> Iterator[str]:
    """The words before the first box."""
    for token in part:
        if not isinstance(token, str):
            return
        yield token


def symbol_state(symbol: etree._Element) -> bool | None:
    """Whether a w:sym is a ticked box or an empty one; None if it is neither."""
    try:
        code = int(symbol.get(qn("w:char"), ""), 16)
    except ValueError:
        return None
    return is_ticked_symbol(symbol.get(qn("w:font"), ""), code)


def _font_of(text: etree._Element) -> str:
    """The font of a w:t that stands in symbols."""
    run = text.getparent()
    fonts = run.find(f"{qn('w:rPr')}/{qn('w:rFonts')}") if run is not None else None
    return "" if fonts is None else fonts.get(qn("w:ascii"), "")
