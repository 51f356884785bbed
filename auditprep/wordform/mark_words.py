"""Marks without a box: an X typed in an empty cell, an option's word typed there, or one of several words marked."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from lxml import etree

from auditprep.model import Place
from auditprep.wordform.blocks import TC, Line, P, text_of, words_of
from auditprep.wordform.boxes import BOX, TORN_BOX, TYPED_MARK, TYPED_WORD, WORD, is_ticked_sign, other_sign
from auditprep.wordform.labels import label_end
from auditprep.wordform.mark import TICK_SIGNS, Marked, Reading, Tick, by_element, instead
from auditprep.wordform.splice import Splice, path_of
from auditprep.wordform.xml import W, qn

_SHORT = 12
"""Letters: an unclear scribble of at most this length gives way when the user sets a mark."""
_OFF = ("0", "false", "off", "none", "nil")
_AROUND = " \t\u00a0.:;,!"
_EMPHASES = ("w:b", "w:u", "w:highlight", "w:bdr", "w:shd", "w:color", "w:i")
_STRUCK = ("w:strike", "w:dstrike")


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
            words = [place.option or "" for place, tick in wanted if tick]
            own = [Marked(place, cell) for place, _tick in wanted]
            readings = self.read(own)
            stands = [reading.tick is Tick.TICKED for reading in readings]
            if stands == [tick for _place, tick in wanted] and Tick.UNSURE not in [
                each.tick for each in readings
            ]:
                continue
            old = next(
                (each.place.option or "" for each, here in zip(own, stands, strict=True) if here), None
            )
            if old is None:
                yield from _type(cell, ", ".join(words))
            else:
                yield from _exchange(cell, old, ", ".join(words))


class MarkedWord:
    """One of several words ("Ja / Nej / Delvis") that is bold, underlined, highlighted, framed, or left standing while the
    others are struck out; or has a tick typed beside it. The place is the paragraph, `start` the word's position."""

    name = WORD

    def read(self, places: Sequence[Marked]) -> list[Reading]:
        return _readings([_word(marked) for marked in places])

    def write(self, places: Sequence[Marked], ticked: Sequence[bool]) -> Iterator[Splice]:
        words = [_word(marked) for marked in places]
        if [reading.tick for reading in _readings(words)] == [Reading.of(each).tick for each in ticked]:
            return
        shared, kinds = (
            _shared(words),
            {marked.place: word.emphases for marked, word in zip(places, words, strict=True)},
        )
        for paragraph, wanted in by_element(places, ticked).items():
            new = copy.deepcopy(paragraph)
            for place, tick in sorted(wanted, key=lambda each: each[0].start, reverse=True):
                stretch = (place.start, _end_of(place))
                _dress(
                    new,
                    stretch,
                    off={*kinds[place] - shared, *_STRUCK},
                    on=_standing_out(shared) if tick else (),
                )
            yield instead(paragraph, new)


class TornBox:
    """A typed box that stands in several runs. The place is the paragraph, `start` the box's position in its words."""

    name = TORN_BOX

    def read(self, places: Sequence[Marked]) -> list[Reading]:
        return [Reading.of(is_ticked_sign(sign) if sign else None, sign) for sign in map(_torn_sign, places)]

    def write(self, places: Sequence[Marked], ticked: Sequence[bool]) -> Iterator[Splice]:
        for paragraph, wanted in by_element(places, ticked).items():
            new = copy.deepcopy(paragraph)
            for place, tick in sorted(wanted, key=lambda each: each[0].start, reverse=True):
                sign = _torn_sign(Marked(place, paragraph))
                if sign and is_ticked_sign(sign) is not tick:
                    runs = _isolated(new, place.start, place.start + len(sign))
                    for run, words in zip(
                        runs, [other_sign(sign, ticked=tick), *[""] * len(runs)], strict=False
                    ):
                        _set_text(run, words)
            yield instead(paragraph, new)


def _torn_sign(marked: Marked) -> str:
    found = BOX.match(text_of(marked.element), marked.place.start)
    return found.group() if found else ""


# Cells


def _read_cell(marked: Marked) -> Reading:
    seen = text_of(marked.element).strip()
    if not seen:
        return Reading(Tick.EMPTY)
    word = seen.casefold().strip(_AROUND)
    ticked = (
        seen.casefold() in TICK_SIGNS or word in TICK_SIGNS or word == (marked.place.option or "").casefold()
    )
    return Reading(Tick.TICKED if ticked else Tick.UNSURE, seen)


def _read_word(marked: Marked) -> Reading:
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
    """What is none of the words is unsure, once; where one is recognised, the others are empty. Of "Ja" and "Ja, delvis" the
    longer one is meant where both fit."""
    fits = [index for index, reading in enumerate(readings) if reading.tick is Tick.TICKED]
    if fits:
        return [
            Reading(Tick.TICKED if index in fits else Tick.EMPTY, each.seen)
            for index, each in enumerate(readings)
        ]
    return [each if index == 0 else Reading(Tick.EMPTY, each.seen) for index, each in enumerate(readings)]


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
    for run in _isolated(new, start, len(text)):
        run.getparent().remove(run)  # type: ignore[union-attr]  # a run of the paragraph
    if words:
        last = [run for run in new.iter(qn("w:r")) if text_of(run)]
        run = etree.SubElement(new, qn("w:r"), nsmap={"w": W})
        look = last[-1].find(qn("w:rPr")) if last else None
        if look is not None:
            run.append(copy.deepcopy(look))
            for name in ("w:b", "w:bCs"):
                for child in run[0].findall(qn(name)):
                    run[0].remove(child)
        space = "" if text[:start].endswith((" ", "\u00a0")) else " "
        _append_text(run, f"{space}{words}")
    return new


def _exchange(cell: etree._Element, old: str, new: str) -> Iterator[Splice]:
    """The changes after which the first of a cell's words is another."""
    for paragraph in [cell] if cell.tag == P else cell.iter(P):
        text = text_of(paragraph)
        at = text.casefold().find(old.casefold(), _label_end(paragraph) if cell.tag == P else 0)
        if at >= 0:
            changed = copy.deepcopy(paragraph)
            runs = _isolated(changed, at, at + len(old))
            for run, word in zip(runs, [new, *[""] * len(runs)], strict=False):
                _set_text(run, word)
            yield instead(paragraph, changed)
            return


def _typed_run(paragraph: etree._Element, old: list[etree._Element], words: str) -> etree._Element:
    """Words with the look that typing in this paragraph, over what stands there, would give them."""
    run = etree.Element(qn("w:r"), nsmap={"w": W})
    look = next((each.find(qn("w:rPr")) for each in old if each.tag == qn("w:r")), None)
    look = paragraph.find(f"{qn('w:pPr')}/{qn('w:rPr')}") if look is None else look
    if look is not None:
        run.append(copy.deepcopy(look))
        for name in ("w:ins", "w:del", "w:rPrChange"):
            for child in run[0].findall(qn(name)):
                run[0].remove(child)
    etree.SubElement(run, qn("w:t")).text = words
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


# Words that are marked


@dataclass(frozen=True, slots=True)
class _Word:
    """How one of the words stands: the kinds of emphasis on all of it, whether only on a part, whether it is struck out, and
    the tick typed beside it."""

    emphases: frozenset[str]
    partly: bool
    struck: bool
    ticked: bool
    text: str


def _end_of(place: Place) -> int:
    """Where the word of a place ends: it may have been called otherwise since it was read."""
    return place.end if place.end is not None else place.start + len(place.option or "")


def _word(marked: Marked) -> _Word:
    paragraph, start = marked.element, marked.place.start
    end = _end_of(marked.place)
    looks = [_look_of(node) for node, _letter in _letters(paragraph)[start:end]]
    text = text_of(paragraph)
    common = frozenset.intersection(*looks) if looks else frozenset()
    some = frozenset.union(*looks) if looks else frozenset()
    cell = next(paragraph.iterancestors(TC), None)
    if cell is not None and _own_ground(cell) and len([p for p in cell.iter(P) if text_of(p).strip()]) == 1:
        common |= {"w:shd"}
    return _Word(
        frozenset(common & set(_EMPHASES)),
        bool((some - common) & set(_EMPHASES)),
        bool(common & set(_STRUCK)),
        _has_tick_beside(text, start, end),
        text[start:end],
    )


def _readings(words: list[_Word]) -> list[Reading]:
    """The word that stands out from the others by the way it is marked. What all have, none has."""
    shared = _shared(words)
    out = [bool(word.emphases - shared) or word.ticked for word in words]
    struck = [word.struck for word in words]
    if any(struck):
        out = [not each for each in struck]  # what is left standing is the answer, if it is one alone
        if sum(out) != 1:
            return [
                Reading(Tick.UNSURE if index == 0 else Tick.EMPTY, word.text)
                for index, word in enumerate(words)
            ]
    if not any(out) and any(word.partly for word in words):
        return [Reading(Tick.UNSURE if word.partly else Tick.EMPTY, word.text) for word in words]
    return [Reading.of(each, word.text) for each, word in zip(out, words, strict=True)]


def _shared(words: list[_Word]) -> frozenset[str]:
    """The emphasis that all the words have: the form's own."""
    return frozenset.intersection(*(word.emphases for word in words)) if len(words) > 1 else frozenset()


def _standing_out(shared: frozenset[str]) -> tuple[str, ...]:
    """The switches that let a word stand out from others that have these."""
    return ("w:highlight",) if {"w:b", "w:u"} <= shared else ("w:b", "w:u")


def _has_tick_beside(text: str, start: int, end: int) -> bool:
    before = re.split(r"[/|,;\n\t]|\s{2,}", text[:start])[-1].strip()
    after = re.split(r"[/|,;\n\t]|\s{2,}", text[end:])[0].strip()
    return any(each and each.casefold() in TICK_SIGNS for each in (before, after))


def _letters(paragraph: etree._Element) -> list[tuple[etree._Element, str]]:
    """Every letter of a paragraph's words, with the node it stands in."""
    return [(node, letter) for node, text in words_of(paragraph) for letter in text]


def _look_of(node: etree._Element) -> frozenset[str]:
    """The switches that are on for a node's run."""
    run = node.getparent()
    properties = run.find(qn("w:rPr")) if run is not None else None
    if properties is None:
        return frozenset()
    return frozenset(name for name in (*_EMPHASES, *_STRUCK) if _is_on(properties.find(qn(name)), name))


def _is_on(switch: etree._Element | None, name: str) -> bool:
    if switch is None:
        return False
    if name == "w:shd":
        return switch.get(qn("w:fill"), "auto").upper() not in ("AUTO", "FFFFFF")
    if name == "w:color":
        return switch.get(qn("w:val"), "auto").upper() not in ("AUTO", "000000")
    return switch.get(qn("w:val"), "true") not in _OFF


def _dress(
    paragraph: etree._Element, stretch: tuple[int, int], *, off: Iterable[str], on: Iterable[str]
) -> None:
    """Turns switches off and on for the letters of a stretch."""
    for run in _isolated(paragraph, *stretch):
        properties = run.find(qn("w:rPr"))
        if properties is None:
            properties = etree.Element(qn("w:rPr"))
            run.insert(0, properties)
        for old in [child for name in (*off, *on) for child in properties.findall(qn(name))]:
            properties.remove(old)
        for name in on:
            _insert(properties, name, _VALUES.get(name))
        if not len(properties):
            run.remove(properties)


_VALUES = {"w:u": "single", "w:highlight": "yellow"}
_AFTER_BOLD = tuple(
    qn(f"w:{name}")
    for name in [
        "bCs",
        "i",
        "iCs",
        "caps",
        "smallCaps",
        "strike",
        "dstrike",
        "outline",
        "shadow",
        "emboss",
        "imprint",
        "noProof",
        "snapToGrid",
        "vanish",
        "webHidden",
        "color",
        "spacing",
        "w",
        "kern",
        "position",
        "sz",
        "szCs",
        "highlight",
        "u",
        "effect",
        "bdr",
        "shd",
        "fitText",
        "vertAlign",
        "rtl",
        "cs",
        "em",
        "lang",
        "eastAsianLayout",
        "specVanish",
        "oMath",
        "rPrChange",
    ]
)


def _insert(properties: etree._Element, name: str, value: str | None = None) -> None:
    """A switch in its place in the schema's order."""
    own = qn(name)
    later = _AFTER_BOLD[_AFTER_BOLD.index(own) + 1 :] if own in _AFTER_BOLD else _AFTER_BOLD
    at = next((index for index, child in enumerate(properties) if child.tag in later), len(properties))
    switch = etree.Element(own)
    if value is not None:
        switch.set(qn("w:val"), value)
    properties.insert(at, switch)


def _isolated(paragraph: etree._Element, start: int, end: int) -> list[etree._Element]:
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


def _parted(run: etree._Element, node: etree._Element, first: int, last: int) -> etree._Element:
    """Parts a run so that the letters `first` up to `last` of one of its nodes stand in a run of their own."""
    text = node.text or ""
    children = [child for child in run if child.tag != qn("w:rPr")]
    at = children.index(node)
    before, after = children[:at], children[at + 1 :]
    if before or first:
        head = _run_like(run, before)
        _append_text(head, text[:first])
        run.addprevious(head)
    if after or last < len(text):
        tail = _run_like(run, [])
        _append_text(tail, text[last:])
        for child in after:
            tail.append(child)
        run.addnext(tail)
    node.text = text[first:last]
    return run


def _run_like(run: etree._Element, children: list[etree._Element]) -> etree._Element:
    new = etree.Element(qn("w:r"), nsmap={"w": W})
    look = run.find(qn("w:rPr"))
    if look is not None:
        new.append(copy.deepcopy(look))
    for child in children:
        new.append(child)
    return new


def _append_text(run: etree._Element, text: str) -> None:
    if text:
        node = etree.SubElement(run, qn("w:t"))
        node.text = text
        node.set(qn("xml:space"), "preserve")


def _set_text(run: etree._Element, text: str) -> None:
    node = run.find(qn("w:t"))
    if node is not None:
        node.text = text


def _own_ground(cell: etree._Element) -> bool:
    ground = cell.find(f"{qn('w:tcPr')}/{qn('w:shd')}")
    return ground is not None and _is_on(ground, "w:shd")
