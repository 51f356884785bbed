"""Marks on words that stand in the form: one of several words marked, or a typed box that stands in pieces."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lxml import etree

from auditprep.model import Place
from auditprep.wordform.blocks import TC, P, text_of, words_of
from auditprep.wordform.box_signs import BOX, is_ticked_sign, other_sign
from auditprep.wordform.emphasis import EMPHASES, STRUCK, dress, has_own_ground, look_of, standing_out
from auditprep.wordform.mark import TICK_SIGNS, Marked, Reading, Tick, by_element, instead
from auditprep.wordform.mechanisms import TORN_BOX, WORD
from auditprep.wordform.run_parts import put_words
from auditprep.wordform.splice import Splice


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
        shared = _shared(words)
        kinds = {marked.place: word.emphases for marked, word in zip(places, words, strict=True)}
        for paragraph, wanted in by_element(places, ticked).items():
            new = copy.deepcopy(paragraph)
            for place, tick in sorted(wanted, key=lambda each: each[0].start, reverse=True):
                off = {*kinds[place] - shared, *STRUCK}
                on = standing_out(shared) if tick else ()
                dress(new, (place.start, _end_of(place)), off=off, on=on)
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
                    put_words(new, (place.start, place.start + len(sign)), other_sign(sign, ticked=tick))
            yield instead(paragraph, new)


# Boxes in pieces


def _torn_sign(marked: Marked) -> str:
    """The box as it stands, out of its pieces; nothing where it is gone."""
    found = BOX.match(text_of(marked.element), marked.place.start)
    return found.group() if found else ""


# Words


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
    text = text_of(paragraph)
    looks = [look_of(node) for node in _nodes(paragraph)[start:end]]
    common = frozenset.intersection(*looks) if looks else frozenset()
    some = frozenset.union(*looks) if looks else frozenset()
    if _is_alone_on_ground(paragraph):
        common |= {"w:shd"}
    return _Word(
        emphases=common & set(EMPHASES),
        partly=bool((some - common) & set(EMPHASES)),
        struck=bool(common & set(STRUCK)),
        ticked=_has_tick_beside(text, start, end),
        text=text[start:end],
    )


def _is_alone_on_ground(paragraph: etree._Element) -> bool:
    """Whether these are all the words of a cell that stands on a ground of its own: then the cell is what is marked."""
    cell = next(paragraph.iterancestors(TC), None)
    if cell is None or not has_own_ground(cell):
        return False
    return sum(bool(text_of(each).strip()) for each in cell.iter(P)) == 1


def _readings(words: list[_Word]) -> list[Reading]:
    """The word that stands out from the others by the way it is marked. What all have, none has."""
    shared = _shared(words)
    out = [bool(word.emphases - shared) or word.ticked for word in words]
    struck = [word.struck for word in words]
    if any(struck):
        out = [not each for each in struck]  # what is left standing is the answer, if it is one alone
        if sum(out) != 1:
            return [
                Reading(Tick.EMPTY if place else Tick.UNSURE, word.text) for place, word in enumerate(words)
            ]
    if not any(out) and any(word.partly for word in words):
        return [Reading(Tick.UNSURE if word.partly else Tick.EMPTY, word.text) for word in words]
    return [Reading.of(each, word.text) for each, word in zip(out, words, strict=True)]


def _shared(words: list[_Word]) -> frozenset[str]:
    """The emphasis that all the words have: the form's own."""
    return frozenset.intersection(*(word.emphases for word in words)) if len(words) > 1 else frozenset()


def _has_tick_beside(text: str, start: int, end: int) -> bool:
    """Whether a tick is typed right before or after a word, before anything parts them."""
    before = re.split(r"[/|,;\n\t]|\s{2,}", text[:start])[-1].strip()
    after = re.split(r"[/|,;\n\t]|\s{2,}", text[end:])[0].strip()
    return any(each and each.casefold() in TICK_SIGNS for each in (before, after))


def _nodes(paragraph: etree._Element) -> list[etree._Element]:
    """The node that each letter of a paragraph's words stands in."""
    return [node for node, text in words_of(paragraph) for _letter in text]
