"""The ways a form is ticked: which there are, and how a question's marks are read and written with them.

A place's path leads from the document's body to the element that its mechanism names; the mechanisms themselves stand in
`mark_boxes`, `mark_fields`, `mark_typed` and `mark_words`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from lxml import etree

from auditprep.model import Place, Role
from auditprep.wordform.mark import Marked, Mechanism, Reading, Tick
from auditprep.wordform.mark_boxes import CheckBoxControl, Symbol, SymbolLetter, TypedBox
from auditprep.wordform.mark_fields import ListControl, OldBox, OldList
from auditprep.wordform.mark_typed import TypedMark, TypedWord
from auditprep.wordform.mark_words import MarkedWord, TornBox
from auditprep.wordform.mechanisms import Found
from auditprep.wordform.splice import Splice, element_at, path_from, path_text

__all__ = ["MECHANISMS", "Reading", "Tick", "as_place", "read_marks", "write_marks"]

MECHANISMS: dict[str, Mechanism] = {
    each.name: each
    for each in (
        CheckBoxControl(),
        TypedBox(),
        Symbol(),
        SymbolLetter(),
        OldBox(),
        ListControl(),
        OldList(),
        TypedMark(),
        TypedWord(),
        MarkedWord(),
        TornBox(),
    )
}


def as_place(found: Found, option: str) -> Place:
    """What was found, as a place of the questionnaire."""
    return Place(Role.MARK, found.mechanism, path_text(found.element), option, found.start)


def read_marks(body: etree._Element, places: Sequence[Place]) -> list[Reading]:
    """What stands in each of a question's places for marks. Raises IndexError where one is not in the document."""
    readings: dict[Place, Reading] = {}
    for mechanism, group in _by_mechanism(body, places).items():
        for marked, reading in zip(group, MECHANISMS[mechanism].read(group), strict=True):
            readings[marked.place] = reading
    return [readings[place] for place in places]


def write_marks(body: etree._Element, places: Sequence[Place], marks: Iterable[str]) -> Iterator[Splice]:
    """The changes after which the places of these options are ticked, and no others. An option that has two places is
    ticked in the first."""
    wanted, chosen = set(marks), set[Place]()
    for place in places:
        if place.option in wanted:
            wanted.discard(place.option)
            chosen.add(place)
    for mechanism, group in _by_mechanism(body, places).items():
        yield from MECHANISMS[mechanism].write(group, [marked.place in chosen for marked in group])


def _by_mechanism(body: etree._Element, places: Sequence[Place]) -> dict[str, list[Marked]]:
    groups: dict[str, list[Marked]] = {}
    for place in places:
        groups.setdefault(place.mechanism, []).append(Marked(place, element_at(body, path_from(place))))
    return groups
