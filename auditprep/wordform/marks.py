"""The ways a form is ticked, one small class each: read a mark, write a mark.

A place's path leads from the document's body to the element that the mechanism names below.
"""

from __future__ import annotations

import copy
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from typing import Protocol

from lxml import etree

from auditprep.model import Place, Role
from auditprep.wordform.blocks import text_of
from auditprep.wordform.boxes import BOX, CHECK_BOX, EMPTY, PAIRS, TICKED, TYPED_BOX, Found, check_box_of
from auditprep.wordform.splice import Path, Splice, element_at, path_of
from auditprep.wordform.xml import W14, W, qn

TYPED_MARK = "typed"
_TICKS = {"x", "✓", "✔", "√", "✗", "✘", "☒", "☑", "(x)", "[x]", "xx", "v"}
_SHORT = 12
"""Letters: an unclear scribble of at most this length gives way when the user sets a mark."""


class Tick(Enum):
    """What stands in one place."""

    EMPTY = "empty"
    TICKED = "ticked"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Reading:
    """What stands in a place, and the words seen there."""

    tick: Tick
    seen: str = ""


class Mechanism(Protocol):
    """One way of ticking."""

    name: str

    def read(self, element: etree._Element, start: int) -> Reading:
        """What stands in the place."""

    def write(self, element: etree._Element, ticks: dict[int, bool]) -> Iterator[Splice]:
        """The change that sets or clears; `ticks` by the place's start. Nothing where it already stands so."""


class CheckBoxControl:
    """Word's own check box, a content control (w:sdt with w14:checkbox) around a cell, in a paragraph or
    around a run. Its state is written twice, as w14:checked and as a glyph: the two must agree."""

    name = CHECK_BOX

    def read(self, element: etree._Element, start: int = 0) -> Reading:
        box = check_box_of(element)
        if box is None:
            return Reading(Tick.UNSURE)
        glyph = _glyph(element)
        ticked = _is_checked(box)
        shown = {_state_glyph(box, True): True, _state_glyph(box, False): False}.get(glyph, ticked)
        if shown is not ticked or (glyph and _looks_ticked(glyph) not in (None, ticked)):
            return Reading(Tick.UNSURE, glyph)
        return Reading(Tick.TICKED if ticked else Tick.EMPTY, glyph)

    def write(self, element: etree._Element, ticks: dict[int, bool]) -> Iterator[Splice]:
        ticked = ticks[0]
        box = check_box_of(element)
        if box is None or self.read(element).tick is (Tick.TICKED if ticked else Tick.EMPTY):
            return
        yield _checked_splice(box, ticked)
        run = _glyph_run(element)
        if run is not None:
            yield _instead(run, _run_with_glyph(run, box, ticked))


class TypedMark:
    """An X (or another tick) typed in a plain table cell under an option word. The place is the cell."""

    name = TYPED_MARK

    def read(self, element: etree._Element, start: int = 0) -> Reading:
        seen = text_of(element).strip()
        if not seen:
            return Reading(Tick.EMPTY)
        return Reading(Tick.TICKED if seen.lower() in _TICKS else Tick.UNSURE, seen)

    def write(self, element: etree._Element, ticks: dict[int, bool]) -> Iterator[Splice]:
        reading = self.read(element)
        if reading.tick is (Tick.TICKED if ticks[0] else Tick.EMPTY) or len(reading.seen) > _SHORT:
            return
        for place, paragraph in enumerate(element.iter(qn("w:p"))):
            words = [run for run in paragraph if text_of(run).strip()]
            new = (_typed_run(paragraph),) if ticks[0] and place == 0 else ()
            yield from _replace_children(paragraph, words, new)


class TypedBox:
    """A box typed as plain text: ☐ becomes ☒, [ ] becomes [x]. The place is the w:t, `start` the box's position."""

    name = TYPED_BOX

    def read(self, element: etree._Element, start: int = 0) -> Reading:
        box = BOX.match(element.text or "", start)
        ticked = _looks_ticked(box.group()) if box else None
        tick = Tick.UNSURE if ticked is None else Tick.TICKED if ticked else Tick.EMPTY
        return Reading(tick, box.group() if box else "")

    def write(self, element: etree._Element, ticks: dict[int, bool]) -> Iterator[Splice]:
        text = element.text or ""
        for start, ticked in sorted(ticks.items(), reverse=True):
            box = BOX.match(text, start)
            if box and _looks_ticked(box.group()) is (not ticked):
                text = text[: box.start()] + _other_box(box.group(), ticked) + text[box.end() :]
        if text != element.text:
            new = copy.deepcopy(element)
            new.text = text
            yield _instead(element, new)


def _other_box(box: str, ticked: bool) -> str:
    """The same kind of box in the other state."""
    if ticked:
        return PAIRS.get(box, "☒")
    return next((empty for empty, full in PAIRS.items() if full.lower() == box.lower()), "☐")


MECHANISMS: dict[str, Mechanism] = {each.name: each for each in (CheckBoxControl(), TypedBox(), TypedMark())}


def as_place(found: Found, option: str) -> Place:
    """What was found, as a place of the questionnaire."""
    return Place(Role.MARK, found.mechanism, path_text(found.element), option, found.start)


def read_mark(body: etree._Element, place: Place) -> Reading:
    """What stands in a mark's place."""
    return MECHANISMS[place.mechanism].read(element_at(body, path_from(place)), place.start)


def write_marks(body: etree._Element, places: Iterable[Place], mark: str | None) -> Iterator[Splice]:
    """The changes after which only the place of `mark` is ticked."""
    by_element: dict[tuple[str, Path], dict[int, bool]] = {}
    for place in places:
        by_element.setdefault((place.mechanism, path_from(place)), {})[place.start] = place.option == mark
    for (mechanism, path), ticks in by_element.items():
        yield from MECHANISMS[mechanism].write(element_at(body, path), ticks)


def path_text(element: etree._Element) -> str:
    """The way from the body down to an element, as a place keeps it."""
    return "/".join(str(step) for step in path_of(element)[1:])


def path_from(place: Place) -> Path:
    return tuple(int(step) for step in place.path.split("/"))


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
    return True if glyph in TICKED else False if glyph in EMPTY else None


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


def _checked_splice(box: etree._Element, ticked: bool) -> Splice:
    checked = etree.Element(qn("w14:checked"), nsmap={"w14": W14})
    checked.set(qn("w14:val"), "1" if ticked else "0")
    old = box.find(qn("w14:checked"))
    return Splice(path_of(box), 0, 0, (checked,)) if old is None else _instead(old, checked)


def _run_with_glyph(run: etree._Element, box: etree._Element, ticked: bool) -> etree._Element:
    """The run as Word writes it when the box is clicked: the other glyph, in that glyph's font."""
    new, glyph, font = copy.deepcopy(run), _state_glyph(box, ticked), _state_font(box, ticked)
    symbol = new.find(qn("w:sym"))
    if symbol is not None:
        symbol.set(qn("w:char"), f"{ord(glyph):04X}")
        symbol.set(qn("w:font"), font)
        return new
    new.find(qn("w:t")).text = glyph  # type: ignore[union-attr]  # _glyph_run saw it
    for fonts in new.iterfind(f"{qn('w:rPr')}/{qn('w:rFonts')}"):
        for name in (qn("w:ascii"), qn("w:eastAsia"), qn("w:hAnsi")):
            if fonts.get(name) is not None:
                fonts.set(name, font)
    return new


def _typed_run(paragraph: etree._Element) -> etree._Element:
    """An X with the look that typing in this paragraph would give it."""
    run = etree.Element(qn("w:r"), nsmap={"w": W})
    look = paragraph.find(f"{qn('w:pPr')}/{qn('w:rPr')}")
    if look is not None:
        run.append(copy.deepcopy(look))
    etree.SubElement(run, qn("w:t")).text = "X"
    return run


def _replace_children(
    parent: etree._Element, old: list[etree._Element], new: tuple[etree._Element, ...]
) -> Iterator[Splice]:
    """The old children go; the new ones come where the first of them stood, or last."""
    children = list(parent)
    path = path_of(parent)
    at = children.index(old[0]) if old else len(children)
    if new:
        yield Splice(path, at, at + bool(old), new)
        old = old[1:]
    for child in old:
        yield Splice(path, children.index(child), children.index(child) + 1, ())


def _instead(old: etree._Element, new: etree._Element) -> Splice:
    *parent, index = path_of(old)
    return Splice(tuple(parent), index, index + 1, (new,))
