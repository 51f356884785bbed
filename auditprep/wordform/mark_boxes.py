"""Boxes: Word's own check box, boxes that are typed, boxes that are pictures of a font."""

from __future__ import annotations

import copy
from collections.abc import Iterator, Sequence

from lxml import etree

from auditprep.wordform.box_signs import BOX, EMPTY, PAIRS, is_ticked_sign, other_sign
from auditprep.wordform.controls import check_box_of
from auditprep.wordform.mark import Marked, Reading, Tick, by_element, instead
from auditprep.wordform.mechanisms import CHECK_BOX, SYMBOL, SYMBOL_LETTER, TYPED_BOX
from auditprep.wordform.splice import Splice, path_of
from auditprep.wordform.symbols import is_ticked_symbol, other_symbol
from auditprep.wordform.xml import W14, qn

_STATE_FONTS = ("w:ascii", "w:eastAsia", "w:hAnsi", "w:cs")


class CheckBoxControl:
    """Word's own check box, a content control (w:sdt with w14:checkbox) around a cell, in a paragraph or
    around a run. Its state is written twice, as w14:checked and as a glyph: the two must agree."""

    name = CHECK_BOX

    def read(self, places: Sequence[Marked]) -> list[Reading]:
        return [_read_control(marked.element) for marked in places]

    def write(self, places: Sequence[Marked], ticked: Sequence[bool]) -> Iterator[Splice]:
        for marked, wanted in zip(places, ticked, strict=True):
            box = check_box_of(marked.element)
            if box is None or _read_control(marked.element).tick is (Tick.TICKED if wanted else Tick.EMPTY):
                continue
            yield _checked_splice(box, wanted)
            run = _glyph_run(marked.element)
            if run is not None:
                yield instead(run, _run_with_glyph(run, box, wanted))


class TypedBox:
    """A box typed as plain text: ☐ becomes ☒, [ ] becomes [x]. The place is the w:t, `start` the box's position."""

    name = TYPED_BOX

    def read(self, places: Sequence[Marked]) -> list[Reading]:
        return [_read_typed(marked.element.text or "", marked.place.start) for marked in places]

    def write(self, places: Sequence[Marked], ticked: Sequence[bool]) -> Iterator[Splice]:
        for element, wanted in by_element(places, ticked).items():
            text = element.text or ""
            for place, tick in sorted(wanted, key=lambda each: each[0].start, reverse=True):
                text = _with_box(text, place.start, tick, others=BOX.findall(element.text or ""))
            if text != element.text:
                new = copy.deepcopy(element)
                new.text = text
                yield instead(element, new)


class Symbol:
    """A box out of a font of symbols, as w:sym. The place is the w:sym."""

    name = SYMBOL

    def read(self, places: Sequence[Marked]) -> list[Reading]:
        return [Reading.of(is_ticked_symbol(*_symbol(marked.element))) for marked in places]

    def write(self, places: Sequence[Marked], ticked: Sequence[bool]) -> Iterator[Splice]:
        for marked, wanted in zip(places, ticked, strict=True):
            font, code = _symbol(marked.element)
            if is_ticked_symbol(font, code) is not wanted:
                new = copy.deepcopy(marked.element)
                other = _like_the_others(marked, places, wanted) or other_symbol(font, code, ticked=wanted)
                new.set(qn("w:char"), f"{other:04X}")
                yield instead(marked.element, new)


class SymbolLetter:
    """A box typed as a letter in a font of symbols. The place is the w:t, `start` the letter's position."""

    name = SYMBOL_LETTER

    def read(self, places: Sequence[Marked]) -> list[Reading]:
        return [Reading.of(_letter_state(marked.element, marked.place.start)) for marked in places]

    def write(self, places: Sequence[Marked], ticked: Sequence[bool]) -> Iterator[Splice]:
        for element, wanted in by_element(places, ticked).items():
            letters = list(element.text or "")
            for place, tick in wanted:
                if _letter_state(element, place.start) is not tick:
                    code = ord(letters[place.start])
                    letters[place.start] = chr(other_symbol(_letter_font(element), code, ticked=tick))
            if "".join(letters) != element.text:
                new = copy.deepcopy(element)
                new.text = "".join(letters)
                yield instead(element, new)


# Word's own check box


def _read_control(element: etree._Element) -> Reading:
    box = check_box_of(element)
    if box is None:
        return Reading(Tick.UNSURE)
    glyph, ticked = _glyph(element), _is_checked(box)
    shown = {_state_glyph(box, True): True, _state_glyph(box, False): False}.get(glyph, ticked)
    looks = _looks_ticked(glyph)
    if looks is None:
        looks = _symbol_looks(element)
    if shown is not ticked or (glyph and looks not in (None, ticked)):
        return Reading(Tick.UNSURE, glyph)
    return Reading.of(ticked, glyph)


def _is_checked(box: etree._Element) -> bool:
    checked = box.find(qn("w14:checked"))
    return checked is not None and _val(checked, "val", "1") in ("1", "true", "on")


def _val(element: etree._Element, name: str, default: str) -> str:
    """An attribute of a check box; LibreOffice writes some of them in the wrong namespace."""
    return element.get(qn(f"w14:{name}")) or element.get(qn(f"w:{name}")) or default


def _state_glyph(box: etree._Element, ticked: bool) -> str:
    """The glyph that this box shows in this state: Word's own where the form names none."""
    state = box.find(qn("w14:checkedState" if ticked else "w14:uncheckedState"))
    code = "" if state is None else _val(state, "val", "")
    try:
        return chr(int(code, 16))
    except (ValueError, OverflowError):
        return "☒" if ticked else "☐"


def _state_font(box: etree._Element, ticked: bool) -> str:
    state = box.find(qn("w14:checkedState" if ticked else "w14:uncheckedState"))
    return "MS Gothic" if state is None else _val(state, "font", "MS Gothic")


def _looks_ticked(glyph: str) -> bool | None:
    return is_ticked_sign(glyph)


def _glyph_run(control: etree._Element) -> etree._Element | None:
    """The run that shows the box."""
    content = control.find(qn("w:sdtContent"))
    for run in () if content is None else content.iter(qn("w:r")):
        if run.find(qn("w:sym")) is not None or (run.findtext(qn("w:t")) or "").strip():
            return run
    return None


def _glyph(control: etree._Element) -> str:
    run = _glyph_run(control)
    if run is None:
        return ""
    symbol = run.find(qn("w:sym"))
    if symbol is None:
        return (run.findtext(qn("w:t")) or "").strip()
    try:
        return chr(int(symbol.get(qn("w:char"), ""), 16))
    except (ValueError, OverflowError):
        return ""


def _symbol_looks(control: etree._Element) -> bool | None:
    """Whether a box shown as a picture of a font looks ticked."""
    run = _glyph_run(control)
    symbol = run.find(qn("w:sym")) if run is not None else None
    return is_ticked_symbol(*_symbol(symbol)) if symbol is not None else None


def _checked_splice(box: etree._Element, ticked: bool) -> Splice:
    checked = etree.Element(qn("w14:checked"), nsmap={"w14": W14})
    checked.set(qn("w14:val"), "1" if ticked else "0")
    old = box.find(qn("w14:checked"))
    return Splice(path_of(box), 0, 0, (checked,)) if old is None else instead(old, checked)


def _run_with_glyph(run: etree._Element, box: etree._Element, ticked: bool) -> etree._Element:
    """The run as Word writes it when the box is clicked: the other glyph, in that glyph's font."""
    new, glyph, font = copy.deepcopy(run), _state_glyph(box, ticked), _state_font(box, ticked)
    symbol = new.find(qn("w:sym"))
    if symbol is not None:
        code = ord(glyph)
        symbol.set(qn("w:char"), f"{code | 0xF000 if code < 0x100 else code:04X}")
        symbol.set(qn("w:font"), font)
        return new
    new.find(qn("w:t")).text = glyph  # type: ignore[union-attr]  # _glyph_run saw it
    for fonts in new.iterfind(f"{qn('w:rPr')}/{qn('w:rFonts')}"):
        for name in map(qn, _STATE_FONTS):
            if fonts.get(name) is not None:
                fonts.set(name, font)
    return new


# Typed boxes


def _read_typed(text: str, start: int) -> Reading:
    box = BOX.match(text, start)
    sign = box.group() if box else text[start : start + 1]
    return Reading.of(_looks_ticked(sign), sign)


def _with_box(text: str, start: int, ticked: bool, *, others: list[str]) -> str:
    """The text with the box at `start` in this state; `others` are the boxes that stand in it."""
    box = BOX.match(text, start)
    sign = box.group() if box else text[start : start + 1]
    if _looks_ticked(sign) is not (not ticked):
        return text
    return text[:start] + _other_box(sign, ticked, others) + text[start + len(sign) :]


def _other_box(box: str, ticked: bool, others: list[str]) -> str:
    """The same kind of box in the other state; an empty one as those beside it, which may be ticked in this way."""
    beside = next((each for each in others if is_ticked_sign(each) is False), None)
    if (
        not ticked
        and beside is not None
        and (beside in EMPTY) is (box not in PAIRS.values() or PAIRS.get(beside) == box)
    ):
        return beside
    return other_sign(box, ticked=ticked)


# Pictures of a font


def _symbol(symbol: etree._Element) -> tuple[str, int]:
    try:
        return symbol.get(qn("w:font"), ""), int(symbol.get(qn("w:char"), ""), 16)
    except ValueError:
        return symbol.get(qn("w:font"), ""), 0


def _like_the_others(marked: Marked, places: Sequence[Marked], ticked: bool) -> int | None:
    """The character that the question's other boxes have in this state."""
    font, _code = _symbol(marked.element)
    others = [_symbol(each.element) for each in places if each is not marked]
    return next(
        (code for name, code in others if name == font and is_ticked_symbol(name, code) is ticked), None
    )


def _letter_font(text: etree._Element) -> str:
    run = text.getparent()
    fonts = run.find(f"{qn('w:rPr')}/{qn('w:rFonts')}") if run is not None else None
    return "" if fonts is None else fonts.get(qn("w:ascii"), "")


def _letter_state(text: etree._Element, start: int) -> bool | None:
    letters = text.text or ""
    return is_ticked_symbol(_letter_font(text), ord(letters[start])) if start < len(letters) else None
