"""What the auditors bid one to write often stands where it is to be written: "Ange datum och paragraf." in the answer's cell,
after its label, or under it. Such words are guidance; the answer's place begins after them.

A line may be theirs if it bids one to do something, or looks like a placeholder: slanted, grey, small. Whether it is
is a question of the whole form: in one with no box ticked it is; in one that is filled in it may be somebody's answer,
unless most rooms begin so, or it both bids and looks so.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from lxml import etree

from auditprep.model import Place, Role
from auditprep.wordform.blocks import P, text_of
from auditprep.wordform.boxes import has_form_parts
from auditprep.wordform.drafts import Draft
from auditprep.wordform.options import is_option
from auditprep.wordform.placeholder_look import PlaceholderLook
from auditprep.wordform.prose_place import FIELD, LABELLED, has_content, is_prompt_line, without_label
from auditprep.wordform.splice import element_at, path_from, stretch_of
from auditprep.wordform.words import instructs
from auditprep.wordform.xml import qn

_FACT = re.compile(
    r"\b\d{4}-\d\d-\d\d\b|§\s*\d|\b\d[\d  ]*(?:,\d+)?\s*(?:%|procent|tkr|mnkr|kr|mkr)", re.IGNORECASE
)
"""What an answer states, and no guidance does: a day, a paragraph, an amount."""
_LONGEST = 300
"""Letters: what only looks like a placeholder and is longer is somebody's answer."""
_FEWEST = 3
"""Rooms: a habit needs that many."""


@dataclass(frozen=True)
class _Line:
    """A line at the beginning of a room: whether it bids one to write, and looks like a placeholder. `after` is the index of
    the child after it."""

    text: str
    bids: bool
    faint: bool
    after: int


@dataclass(frozen=True)
class _Room:
    """The room of a draft with words in it. `lines` are its paragraphs up to the first that is empty, `whole`: nothing else
    stands in it."""

    draft: Draft
    place: Place
    lines: tuple[_Line, ...]
    whole: bool
    offered: bool
    ticked: bool

    @property
    def first(self) -> _Line:
        return self.lines[0]

    def led(self, *, untouched: bool) -> tuple[_Line, ...]:
        """The lines at its beginning that may be the auditors'."""
        if not (self.first.bids or self.first.faint):
            return ()
        found = [self.first]
        for line in self.lines[1:]:
            alike = line.bids or (line.faint and (untouched or (not self.first.bids and not self.ticked)))
            if not alike:
                break
            found.append(line)
        return tuple(found)

    def is_all(self, led: Sequence[_Line]) -> bool:
        """Whether nothing but these lines stands in it."""
        return self.whole and len(led) == len(self.lines)

    @property
    def key(self) -> str:
        """Its words, to be compared with those of other rooms."""
        return " ".join(" ".join(line.text for line in self.lines).casefold().split())


def part_guidance(
    body: etree._Element, drafts: Sequence[Draft], is_ticked: Callable[[Draft], bool], look: PlaceholderLook
) -> None:
    """Takes the auditors' words out of the rooms of these drafts, and puts them with their guidance."""
    offering = [draft for draft in drafts if draft.ticks]
    for role in (Role.DESCRIPTION, Role.EVIDENCE):
        held = [(draft, lines) for draft in drafts for lines in [_lines(body, draft.rooms.get(role), look)]]
        if not any(lines for _draft, lines in held):
            continue
        untouched = bool(offering) and not any(map(is_ticked, offering))
        rooms = [
            _Room(
                draft, draft.rooms[role], lines, whole, bool(draft.ticks), not untouched and is_ticked(draft)
            )
            for draft, found in held
            if found is not None
            for lines, whole in [found]
        ]
        for room, led in _Habits(rooms, len(drafts), untouched=untouched).guiding():
            _take(room, led, role)


class _Habits:
    """What the rooms of a form have in common."""

    def __init__(self, rooms: list[_Room], drafts: int, *, untouched: bool) -> None:
        plain = sum(not (room.first.bids or room.first.faint) for room in rooms)
        counted = Counter(room.key for room in rooms if room.whole) if untouched else Counter[str]()
        if untouched and plain * 2 > len(rooms):
            rooms = [replace(room, ticked=True) for room in rooms]  # written in, though nothing is ticked
            untouched = False
        self._rooms = rooms
        self._untouched = untouched
        self._bidding = self._most(sum(room.first.bids for room in rooms))
        faint = [room for room in rooms if room.first.faint]
        written = [
            room for room in faint if room.ticked and not room.first.bids and not self._stands_out(room)
        ]
        self._faint = self._most(len(faint)) and len(written) * 2 <= len(faint)
        self._slanted = bool(written) and len(written) * 2 > sum(room.ticked for room in rooms)
        self._repeated = {
            key
            for key, count in counted.items()
            if count >= _FEWEST and count * 2 > drafts and not is_option(key.strip(" ."))
        }

    @cached_property
    def _begun_alike(self) -> set[str]:
        """The words that most rooms begin with."""
        counted = Counter(room.first.text for room in self._rooms)
        return {
            text for text, count in counted.items() if self._most(count) and not is_option(text.strip(" ."))
        }

    def guiding(self) -> Iterator[tuple[_Room, tuple[_Line, ...]]]:
        """The rooms that begin with words of the auditors', and those lines."""
        for room in self._rooms:
            led = room.led(untouched=self._untouched)
            if room.whole and room.key in self._repeated:
                yield room, room.lines
            elif led and self._is_guidance(room, led):
                yield room, led

    def _most(self, count: int) -> bool:
        return count >= _FEWEST and count * 2 > len(self._rooms)

    def _stands_out(self, room: _Room) -> bool:
        """Whether other words stand under those at its beginning, which look otherwise."""
        return any(not line.faint for line in room.lines) or not room.whole

    def _is_guidance(self, room: _Room, led: tuple[_Line, ...]) -> bool:
        if room.first.text in self._begun_alike:
            return True
        alone, text = room.is_all(led), " ".join(line.text for line in led)
        states = bool(_FACT.search(text))
        if room.first.bids:
            if self._bidding or (room.first.faint and not self._slanted):
                return True
            return alone and (self._untouched or (room.offered and not room.ticked and not states))
        short = len(text) <= _LONGEST and not states
        if self._untouched and alone:
            return short
        return (
            self._faint
            and short
            and (self._stands_out(room) if not alone else not room.ticked and room.offered)
        )


def _take(room: _Room, led: Sequence[_Line], role: Role) -> None:
    """These lines are guidance; the room begins after them."""
    room.draft.guidance += [" ".join(line.text.split()) for line in led]
    room.draft.rooms[role] = replace(room.place, mechanism=FIELD, start=led[-1].after)


def _lines(
    body: etree._Element, place: Place | None, look: PlaceholderLook
) -> tuple[tuple[_Line, ...], bool] | None:
    """The paragraphs with words at the beginning of a place, and whether nothing else stands there; None if there are none, or
    the place is a control's."""
    if place is None or place.mechanism not in (FIELD, LABELLED):
        return None
    found: list[_Line] = []
    children = [
        (index, child)
        for index, child in enumerate(
            stretch_of(element_at(body, path_from(place)), place.start, place.end), place.start
        )
        if child.tag != qn("w:tcPr")
    ]
    for at, (index, child) in enumerate(children):
        labelled = at == 0 and place.mechanism == LABELLED
        words = without_label(child) if labelled else child
        if labelled and (words is None or is_prompt_line(text_of(words))):
            continue
        if words is None or not _is_words(child, words):
            whole = not any(has_content(each) for _index, each in children[at:])
            return (tuple(found), whole) if found else None
        text = text_of(words).strip()
        found.append(_Line(text, instructs(text), look.has(words), index + 1))
    return (tuple(found), True) if found else None


def _is_words(child: etree._Element, words: etree._Element) -> bool:
    """Whether this is a paragraph of plain words, no point of a list and no means of answering."""
    if child.tag != P or has_form_parts(child) or child.find(f"{qn('w:pPr')}/{qn('w:numPr')}") is not None:
        return False
    text = text_of(words).strip()
    return bool(text) and not is_prompt_line(text)
