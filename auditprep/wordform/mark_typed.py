"""Marks that are typed: an X in an empty cell, or an option's word in a cell or after a label."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterable, Iterator, Sequence

from lxml import etree

from auditprep.wordform.blocks import Line, P, text_of
from auditprep.wordform.labels import label_end
from auditprep.wordform.mark import TICK_SIGNS, Marked, Reading, Tick, by_element, instead
from auditprep.wordform.mechanisms import TYPED_MARK, TYPED_WORD
from auditprep.wordform.run_parts import append_text, isolated, put_words
from auditprep.wordform.splice import Splice, path_of
from auditprep.wordform.xml import W, qn

_SHORT = 12
"""Letters: an unclear scribble of at most this length gives way when the user sets a mark."""
_AROUND = " \t\u00a0.:;,!"


class TypedMark:
    """An X (or another tick, or the option's own word) typed in a plain table cell under an option word. The place is
    the cell."""

    name = TYPED_MARK

    def read(self, places: Sequence[Marked]) -> list[Reading]:
        return [_read_cell(marked) for marked in places]

    def write(self, places: Sequence[Marked], ticked: Sequence[bool]) -> Iterator[Splice]:
        for marked, wanted in zip(places, ticked, strict=True):
            reading = _read_cell(marked)
            if reading.tick is not (Tick.TICKED if wanted else Tick.EMPTY) and len(reading.seen) <= _SHORT:
                yield from _type(marked.element, "X" if wanted else "")


class TypedWord:
    """A cell, or the rest of a line, in which the option's word is typed. Every option's place is the same cell."""

    name = TYPED_WORD

    def read(self, places: Sequence[Marked]) -> list[Reading]:
        return _only_first_unsure([_read_word(marked) for marked in places])

    def write(self, places: Sequence[Marked], ticked: Sequence[bool]) -> Iterator[Splice]:
        for cell, wanted in by_element(places, ticked).items():
            readings = self.read([Marked(place, cell) for place, _tick in wanted])
            if [each.tick for each in readings] == [Reading.of(tick).tick for _place, tick in wanted]:
                continue
            words = ", ".join(place.option or "" for place, tick in wanted if tick)
            stands = [
                place.option or ""
                for (place, _tick), each in zip(wanted, readings, strict=True)
                if each.tick is Tick.TICKED
            ]
            yield from _exchange(cell, stands[0], words) if stands else _type(cell, words)


# What stands there


def _read_cell(marked: Marked) -> Reading:
    """Whether a tick, or the option's own word, stands alone in the cell."""
    seen = text_of(marked.element).strip()
    if not seen:
        return Reading(Tick.EMPTY)
    word = seen.casefold().strip(_AROUND)
    ticked = (
        seen.casefold() in TICK_SIGNS or word in TICK_SIGNS or word == (marked.place.option or "").casefold()
    )
    return Reading(Tick.TICKED if ticked else Tick.UNSURE, seen)


def _read_word(marked: Marked) -> Reading:
    """Whether what stands in the room is the option's word, or begins with it as a sentence does: "Ja, men …"."""
    seen = " ".join(_own_text(marked.element).split())
    if not seen:
        return Reading(Tick.EMPTY)
    option = (marked.place.option or "").casefold()
    first = re.split(r"[.:;,(–]|\s-\s", seen, maxsplit=1)[0].strip(_AROUND).casefold()
    ticked = option in (seen.strip(_AROUND).casefold(), first)
    return Reading(Tick.TICKED if ticked else Tick.UNSURE, seen)


def _own_text(element: etree._Element) -> str:
    """The words of a cell, or those of a paragraph that stand after its label."""
    text = text_of(element)
    return text if element.tag != P else text[_label_end(element) :]


def _label_end(paragraph: etree._Element) -> int:
    return label_end(Line(paragraph, text_of(paragraph))) or 0


def _only_first_unsure(readings: list[Reading]) -> list[Reading]:
    """What is none of the words is unsure, once; where one is recognised, the others are empty."""
    is_known = any(each.tick is Tick.TICKED for each in readings)
    return [
        each if each.tick is Tick.TICKED or (place == 0 and not is_known) else Reading(Tick.EMPTY, each.seen)
        for place, each in enumerate(readings)
    ]


# Typing


def _type(cell: etree._Element, words: str) -> Iterator[Splice]:
    """The changes after which only these words stand in a cell, typed in its first paragraph; or after a paragraph's
    label."""
    if cell.tag == P:
        yield instead(cell, _after_label(cell, words))
        return
    for place, paragraph in enumerate(cell.iter(P)):
        old = [run for run in paragraph if text_of(run).strip()]
        new = (_typed_run(paragraph, old, words),) if words and place == 0 else ()
        yield from _replace_children(paragraph, old, new)


def _after_label(paragraph: etree._Element, words: str) -> etree._Element:
    """The paragraph with only these words after its label."""
    new, text = copy.deepcopy(paragraph), text_of(paragraph)
    start = _label_end(paragraph)
    for run in isolated(new, start, len(text)):
        run.getparent().remove(run)  # type: ignore[union-attr]  # a run of the paragraph
    if words:
        left = [run for run in new.iter(qn("w:r")) if text_of(run)]
        look = left[-1].find(qn("w:rPr")) if left else None
        run = _run_with(look, without=("w:b", "w:bCs"))  # labels are often bold, answers are not
        space = "" if text[:start].endswith((" ", "\u00a0")) else " "
        append_text(run, f"{space}{words}")
        new.append(run)
    return new


def _exchange(cell: etree._Element, old: str, new: str) -> Iterator[Splice]:
    """The changes after which the first of a cell's words is another."""
    for paragraph in [cell] if cell.tag == P else cell.iter(P):
        text = text_of(paragraph)
        at = text.casefold().find(old.casefold(), _label_end(paragraph) if cell.tag == P else 0)
        if at >= 0:
            changed = copy.deepcopy(paragraph)
            put_words(changed, (at, at + len(old)), new)
            yield instead(paragraph, changed)
            return


def _typed_run(paragraph: etree._Element, old: list[etree._Element], words: str) -> etree._Element:
    """Words with the look that typing in this paragraph, over what stands there, would give them."""
    look = next((each.find(qn("w:rPr")) for each in old if each.tag == qn("w:r")), None)
    look = paragraph.find(f"{qn('w:pPr')}/{qn('w:rPr')}") if look is None else look
    run = _run_with(look, without=("w:ins", "w:del", "w:rPrChange"))
    etree.SubElement(run, qn("w:t")).text = words
    return run


def _run_with(look: etree._Element | None, *, without: Iterable[str]) -> etree._Element:
    """A run with this look (a w:rPr), but for some of its switches."""
    run = etree.Element(qn("w:r"), nsmap={"w": W})
    if look is not None:
        run.append(copy.deepcopy(look))
        for child in [child for name in without for child in run[0].findall(qn(name))]:
            run[0].remove(child)
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
