"""Where a form can be ticked: the boxes and lists in a line or a cell, and the word that each stands for.

A box is Word's own check box (a content control), an old form field, a picture out of a font of symbols, or one that is
typed: ☐, ○, [ ]. Its word stands after it ("☐ Ja ☐ Nej") or, where nothing does, before it ("Ja ☐ Nej ☐"). A list to
choose from, new or old, offers its own words. A line that only offers words ("Ja / Nej") has a place at each of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from lxml import etree

from auditprep.wordform.blocks import SDT, Cell, Line, in_symbols, is_prompt_or_choice, text_of
from auditprep.wordform.controls import (
    check_box_of,
    list_entries,
    list_of,
    old_entries,
    old_field,
)
from auditprep.wordform.labels import label_of, written_options
from auditprep.wordform.options import (
    LONGEST_OPTION,
    is_choice,
    is_like_an_option,
    is_option,
    options_at_end,
    options_in,
)
from auditprep.wordform.symbols import is_ticked_symbol
from auditprep.wordform.xml import qn

CHECK_BOX, TYPED_BOX, SYMBOL, SYMBOL_LETTER = "checkbox", "glyph", "symbol", "symbol-letter"
OLD_BOX, LIST, OLD_LIST, WORD = "old-checkbox", "list", "old-list", "word"
TYPED_MARK, TYPED_WORD, TORN_BOX = "typed", "typed-word", "torn-glyph"
PAIRS = {"☐": "☒", "□": "■", "▢": "▣", "◻": "◼", "❏": "☒", "❑": "☒", "○": "●", "◯": "●", "⬜": "⬛"}
"""Empty and ticked, as they are written; what else is read as ticked stands in `_ALSO_TICKED`."""
_ALSO_TICKED = {"☑", "⊠", "⊗", "◉", "✅"}
EMPTY, TICKED = set(PAIRS), set(PAIRS.values()) | _ALSO_TICKED
_BRACKETS = (
    r"\[[ \u00a0]{0,4}(?:[xX✓√][ \u00a0]{0,2})?\]|\((?:[ \u00a0]{1,4}|[ \u00a0]{0,2}[xX✓√][ \u00a0]{0,2})\)"
)
_STROKES = r"_+[ \u00a0]?[xX✓√][ \u00a0]?_+|_{2,12}(?!_)"
BOX = re.compile("|".join([*sorted(EMPTY | TICKED), _BRACKETS, _STROKES]))
INSTEAD = {"✓", "✔", "√", "✗", "✘", "x", "X"}
"""What people type in a box's place, where the box was; only beside other boxes these are boxes."""
_BOX_OR_INSTEAD = re.compile(rf"{BOX.pattern}|[✓✔√✗✘]|(?<![^\s/|])[xX](?=\s|$)")
_INSTEAD_FIRST = re.compile(r"^\s*[✓✔√✗✘xX]\s+")
_STRAY = re.compile(r"(?<!\w)[xX✓✔√✗✘](?!\w)")
_AROUND = " \t\u00a0\n,;/|.:–-•_"
_PRIVATE = re.compile("[\ue000-\uf8ff]")
_TEXT = {
    qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:tab"): "\t", qn("w:noBreakHyphen"): "\u2011", qn("w:softHyphen"): "",
}  # fmt: skip
_UNSEEN = {
    qn("w:del"), qn("w:moveFrom"), qn("w:txbxContent"), qn("w:pict"), qn("w:drawing"), qn("mc:Fallback"),
    qn("w:sdtPr"), qn("w:sdtEndPr"), qn("w:pPr"), qn("w:rPr"), qn("w:object"), qn("w:instrText"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Found:
    """A place to tick: its mechanism, its element, which of the element's boxes or entries it is, the word it stands for,
    a tick that somebody typed beside it, and what they wrote behind its word."""

    mechanism: str
    element: etree._Element
    start: int
    beside: str = ""
    stray: str = ""
    own_words: str = ""

    @property
    def is_entry(self) -> bool:
        """Whether it is one of the entries of a list, whose words are its own."""
        return self.mechanism in (LIST, OLD_LIST)


def is_ticked_sign(sign: str) -> bool | None:
    """Whether a typed box is ticked, or a tick stands in its place; None where it is no box."""
    if sign in TICKED or sign in INSTEAD:
        return True
    if sign in EMPTY:
        return False
    if not BOX.fullmatch(sign):
        return None
    return any(letter in "xX✓√" for letter in sign)


def other_sign(sign: str, *, ticked: bool) -> str:
    """The same kind of typed box in the other state."""
    if sign in EMPTY and ticked:
        return PAIRS[sign]
    if sign in PAIRS.values() and not ticked:
        return next(empty for empty, full in PAIRS.items() if full == sign)
    if sign[0] in "[(":
        inside = "x" if ticked else " "
        return f"{sign[0]}{inside}{sign[-1]}"
    if sign[0] == "_":
        half = max((len(sign) - 1) // 2, 1)
        return f"{'_' * half}X{'_' * half}" if ticked else "_" * max(len(sign), 2)
    return "☒" if ticked else "☐"


def boxes_of(cell: Cell, *, trusting: bool = False) -> list[Found]:
    """The places to tick in a cell, in order, each with the word it stands for. `trusting`: one sign that people use for
    boxes is enough, whatever its word; otherwise it must be a word that forms offer, or one of several."""
    if cell.control is not None:
        if check_box_of(cell.control) is not None:
            return [_with_stray(Found(CHECK_BOX, cell.control, 0), BOX.sub("", cell.text).strip())]
        if entries := _entries(cell.control):
            return entries
    by_line = [[box for part in _parts(line) for box in _with_words(part)] for line in cell.lines]
    found = [box for boxes in by_line for box in boxes]
    if any(map(_side_by_side, by_line)):
        return found
    if len(found) == 1 and not found[0].beside and is_like_an_option(words_outside(cell)):
        found = [replace(found[0], beside=words_outside(cell))]
    if found or BOX.search(cell.text):
        return _surely(found, alone=bool(BOX.fullmatch(cell.text)), trusting=trusting)
    return words_to_mark(cell.lines) or _words_after_label(cell) or _words_within(cell)


def lone_word(cell: Cell) -> list[Found]:
    """An option's word that stands alone on a line under the question's own: what is left where somebody has deleted the
    others."""
    lines = [line for line in cell.lines if not line.is_blank]
    for line in lines[1:]:
        if label_of(line) is not None:
            return []
        if is_option(line.text):
            return [Found(WORD, line.element, _indent(line.text), line.text.strip())]
    return []


def _words_after_label(cell: Cell) -> list[Found]:
    """The words to be marked after the label that a cell begins with: "Svar: Ja / Nej"."""
    first = next((line for line in cell.lines if not line.is_blank), None)
    label = label_of(first) if first is not None else None
    if first is None or label is None:
        return []
    return [
        Found(WORD, first.element, each.start + label.end, each.word)
        for each in options_in(first.text[label.end :])
    ]


def _words_within(cell: Cell) -> list[Found]:
    """The words to be marked in the lines right under the question's own, in the same cell."""
    lines = [line for line in cell.lines if not line.is_blank]
    if lines and options_in(lines[0].text):
        return words_to_mark(lines[:1])  # somebody has written under them
    for first in range(1, len(lines)):
        if options := written_options(lines[first]):
            return [
                Found(TYPED_WORD, lines[first].element, place, each) for place, each in enumerate(options)
            ]
        if label_of(lines[first]) is not None:
            return []
        last = first
        while last < len(lines) and (is_choice(lines[last].text) or options_in(lines[last].text)):
            last += 1
        if found := words_to_mark(lines[first:last]):
            return found
    return []


def _side_by_side(found: list[Found]) -> bool:
    """Whether boxes stand in one line, each with a word of its own: signs in front of points do not."""
    words = {box.beside for box in found if box.beside}
    strokes = any(_sign(box).startswith("_") for box in found)
    return len(words) > 1 and len(words) == len(found) and (not strokes or any(map(is_option, words)))


def _surely(found: list[Found], *, alone: bool, trusting: bool) -> list[Found]:
    """Without the signs that stand for something else: points of a list, brackets in running text."""
    if alone or any(is_option(box.beside) for box in found):
        return found
    several = trusting or len({box.beside for box in found if box.beside}) > 1
    return [
        box
        for box in found
        if box.mechanism not in (TYPED_BOX, SYMBOL_LETTER) or (several and _is_surely_a_box(box))
    ]


_LEGEND = re.compile(
    r"teckenförklaring|\bexempel\b|=\s*\w|\bbetyder\b|\binnebär\b|\bblir\b|så här|\bdvs\b|\bförklaring\b",
    re.IGNORECASE,
)


_BETWEEN_SIGNS = {"blir", "mot", "med", "i stället för", "till", "betyder", "innebär"}
_INSTRUCTS = re.compile(r"^\s*(?:markera|kryssa|sätt|fyll|byt|använd|svara|besvara)\b", re.IGNORECASE)


def all_boxes(line: Line) -> list[Found]:
    """Every box in a paragraph, whatever stands beside it."""
    return [each for each in _tokens(line) if isinstance(each, Found)]


def boxes_of_line(line: Line) -> list[Found]:
    """The places to tick in one paragraph; one sign that people use for boxes is enough."""
    found = [box for part in _parts(line) for box in _with_words(part)]
    if found and _is_explained(line, found):
        return []
    if found:
        return found if _side_by_side(found) else _surely(found, alone=False, trusting=True)
    label = label_of(line)
    offered = options_in(line.text[label.end :]) if label else []
    if label and offered:
        return [Found(WORD, line.element, each.start + label.end, each.word) for each in offered]
    return words_to_mark([line]) or [
        Found(WORD, line.element, each.start, each.word) for each in options_at_end(line.text)
    ]


def _is_explained(line: Line, found: list[Found]) -> bool:
    """Whether a line says how boxes are to be ticked, instead of offering any."""
    if any(box.beside.startswith("=") or box.beside.casefold() in _BETWEEN_SIGNS for box in found):
        return True
    before = "".join(_up_to_box(next(iter(_parts(line)), []))).strip()
    if all(is_like_an_option(box.beside) for box in found) or before.endswith((":", "?")):
        return False
    offers = any(is_option(box.beside) for box in found)
    return bool(_INSTRUCTS.match(line.text)) or (not offers and bool(_LEGEND.search(line.text)))


def words_to_mark(lines: Iterable[Line]) -> list[Found]:
    """The words of lines that offer nothing but answers, to be marked themselves: "Ja / Nej", or one a line."""
    with_words = [line for line in lines if not line.is_blank]
    found: list[Found] = []
    is_scale = len(with_words) > 2 and bool(options_in(" ".join(line.text.strip() for line in with_words)))
    for line in with_words:
        offered = options_in(line.text)
        if (
            not offered
            and len(with_words) > 1
            and (is_option(line.text) or (is_scale and is_choice(line.text)))
        ):
            found.append(Found(WORD, line.element, _indent(line.text), line.text.strip()))
        elif offered:
            found += [Found(WORD, line.element, each.start, each.word) for each in offered]
        else:
            return []
    return found


def word_of(cell: Cell) -> list[Found]:
    """The word of a cell that is nothing but one of the answers, to be marked itself; with a tick typed beside it."""
    lines = [line for line in cell.lines if not line.is_blank]
    if len(lines) != 1:
        return []
    word = _STRAY.sub("", lines[0].text).strip(_AROUND)
    at = lines[0].text.find(word) if word else -1
    offers = is_like_an_option(word) or is_choice(word)
    return [Found(WORD, lines[0].element, at, word)] if at >= 0 and offers else []


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
        or any((each.element, each.start) in boxes for each in _tokens(line) if not isinstance(each, str))
    }


def words_outside(cell: Cell) -> str:
    """The words of a cell that are neither boxes nor the words beside them, a line a line."""
    if cell.control is not None and _entries(cell.control):
        return ""
    if words_to_mark(cell.lines):
        return ""
    return "\n".join(text for text in map(line_outside, cell.lines) if text)


def line_outside(line: Line) -> str:
    """The words of a line before its boxes; all of them where it has none."""
    kept = []
    for part in _parts(line):
        boxes = [box for box in _with_words(part) if not box.is_entry]
        text = "".join(token for token in part if isinstance(token, str))
        first = "".join(_up_to_box(part))
        if not boxes:
            kept.append(text)
        elif _is_label_first(part):
            kept.append(first[: max(first.rfind(boxes[0].beside), 0)] if boxes[0].beside else first)
        else:
            kept.append(first)
    return " ".join(" ".join(kept).split())


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
    return any(_symbol_state(symbol) is False for symbol in element.iter(qn("w:sym")))


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


def _tokens(line: Line) -> list[_Token]:
    around = _control_around(line.element)
    if around is not None:
        entries = _entries(around)
        return [*entries] if entries else [Found(CHECK_BOX, around, 0), BOX.sub("", line.text)]
    tokens = list(_walk(line.element))
    if _is_torn(line, tokens):
        return list(_torn_tokens(line))
    boxes = [each for each in tokens if isinstance(each, Found) and not each.is_entry]
    instead = _INSTEAD_FIRST.match(line.text)
    if boxes or (instead and is_choice(line.text[instead.end() :])):
        return list(_walk(line.element, _BOX_OR_INSTEAD))
    return tokens


def _is_torn(line: Line, tokens: list[_Token]) -> bool:
    """Whether a typed box stands in pieces, one run each, as after a tracked change: "[", "x", "]"."""
    whole = [each for each in tokens if isinstance(each, Found)]
    return (
        "[" in line.text
        and all(each.mechanism == TYPED_BOX for each in whole)
        and len(BOX.findall(line.text)) > len(whole)
    )


def _torn_tokens(line: Line) -> Iterator[_Token]:
    at = 0
    for box in BOX.finditer(line.text):
        yield line.text[at : box.start()]
        yield Found(TORN_BOX, line.element, box.start())
        at = box.end()
    yield line.text[at:]


def _walk(parent: etree._Element, signs: re.Pattern[str] = BOX) -> Iterator[_Token]:
    for child in parent:
        tag = child.tag
        if tag == qn("w:t"):
            yield from _typed_tokens(child, signs)
        elif tag in _TEXT:
            yield _TEXT[tag]
        elif tag == qn("w:sym"):
            if _symbol_state(child) is not None:
                yield Found(SYMBOL, child, 0)
        elif tag == qn("w:fldChar"):
            yield from _old_tokens(child)
        elif tag == SDT:
            yield from _control_tokens(child, signs)
        elif isinstance(tag, str) and tag not in _UNSEEN:
            yield from _walk(child, signs)


def _typed_tokens(node: etree._Element, signs: re.Pattern[str]) -> Iterator[_Token]:
    text, at = node.text or "", 0
    if in_symbols(node):
        font = _font_of(node)
        for place, letter in enumerate(text):
            if is_ticked_symbol(font, ord(letter)) is not None:
                yield Found(SYMBOL_LETTER, node, place)
        return
    for box in signs.finditer(text):
        yield text[at : box.start()]
        yield Found(TYPED_BOX, node, box.start())
        at = box.end()
    yield _PRIVATE.sub("", text[at:])


def _old_tokens(mark: etree._Element) -> Iterator[_Token]:
    kind = old_field(mark)
    if kind == "checkBox":
        yield Found(OLD_BOX, mark, 0)
    elif kind == "ddList":
        for place, entry in old_entries(mark):
            yield Found(OLD_LIST, mark, place, entry)


def _control_tokens(control: etree._Element, signs: re.Pattern[str]) -> Iterator[_Token]:
    if check_box_of(control) is not None:
        yield Found(CHECK_BOX, control, 0)
        yield BOX.sub("", _INSTEAD_ALONE.sub("", text_of(control))).strip()
    elif entries := _entries(control):
        yield from entries
    elif not is_prompt_or_choice(control):
        yield from _walk(control, signs)


_INSTEAD_ALONE = re.compile(r"^\s*[✓✔√✗✘xX]\s*$")


def _entries(control: etree._Element) -> list[Found]:
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


def _with_words(part: list[_Token]) -> list[Found]:
    """The boxes of a stretch with the word of each: the text after it, or before it where none follows the last. The
    entries of lists have their own."""
    texts, boxes, entries = [""], [], []
    for token in part:
        if isinstance(token, str):
            texts[-1] += token
        elif token.is_entry:
            entries.append(token)
        else:
            boxes.append(token)
            texts.append("")
    boxes, texts = _without_strays(boxes, texts)
    if _is_label_first(part):
        return [_with_stray(box, text) for box, text in zip(boxes, texts[:-1], strict=True)] + entries
    return [_with_own_words(box, text) for box, text in zip(boxes, texts[1:], strict=True)] + entries


def _without_strays(boxes: list[Found], texts: list[str]) -> tuple[list[Found], list[str]]:
    """A typed x is a box only where a word of its own follows: otherwise it stands beside the box in front of it, or
    behind the word of it."""
    kept: list[Found] = []
    words = [texts[0]]
    for box, text in zip(boxes, texts[1:], strict=True):
        sign = _sign(box)
        if sign in INSTEAD and (
            (kept and not words[-1].strip(_AROUND)) or (not text.strip(_AROUND) and words[-1].strip(_AROUND))
        ):
            words[-1] += f" {sign} {text}"
        else:
            kept.append(box)
            words.append(text)
    return kept, words


def _with_own_words(box: Found, text: str) -> Found:
    """The box with the word after it, and what somebody has written behind a colon there: "Annat: torgmöte"."""
    word, colon, own = text.partition(":")
    if not colon or not word.strip(_AROUND) or len(own) > LONGEST_OPTION or _STRAY.search(word):
        return _with_stray(box, text)
    return replace(_with_stray(box, word), own_words=own.strip(_AROUND + "…"))


def _with_stray(box: Found, text: str) -> Found:
    """The box with its word, and the tick that somebody typed beside it."""
    stray = _STRAY.search(text)
    word = _option(_STRAY.sub(" ", text) if stray else text)
    return replace(box, beside=word, stray=stray.group() if stray else "")


def _is_label_first(part: list[_Token]) -> bool:
    boxes = [index for index, token in enumerate(part) if not isinstance(token, str) and not token.is_entry]
    if not boxes:
        return False
    after = "".join(token for token in part[boxes[-1] :] if isinstance(token, str))
    before = "".join(_up_to_box(part)).strip(_AROUND)
    return not after.strip(_AROUND) and bool(before) and not before.endswith("?")


def _up_to_box(part: list[_Token]) -> Iterator[str]:
    for token in part:
        if not isinstance(token, str):
            return
        yield token


def _option(text: str) -> str:
    """The word for a box: the last sentence's, without what parts it from the next; nothing where that is too long."""
    text = re.split(r"[?:]\s", text)[-1]
    apart = [each for each in re.split(r"\s{2,}", text) if each.strip(_AROUND)]
    if len(apart) > 1 and all(is_option(each) for each in apart):
        text = apart[0]  # the box of the one after it is gone
    word = " ".join(text.split()).strip(_AROUND)
    return word if len(word) <= LONGEST_OPTION else ""


def _is_surely_a_box(box: Found) -> bool:
    """Whether people type this sign for nothing else: others stand in front of points, or in running text."""
    sign = _sign(box)
    return (
        sign in ("☐", "☒", "☑") or sign in INSTEAD or sign[:1] in ("[", "(") or box.mechanism == SYMBOL_LETTER
    )


def _sign(box: Found) -> str:
    """A typed box as it stands."""
    if box.mechanism != TYPED_BOX:
        return ""
    found = _BOX_OR_INSTEAD.match(box.element.text or "", box.start)
    return found.group() if found else ""


def _symbol_state(symbol: etree._Element) -> bool | None:
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


def _indent(text: str) -> int:
    return len(text) - len(text.lstrip())
