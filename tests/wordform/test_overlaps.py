"""Two places are the same room where what is written in one would stand in the other."""

from __future__ import annotations

import pytest

from auditprep.model import Place, Role
from auditprep.wordform.overlaps import covers, is_same_room


def prose(path: str, start: int = 0, end: int | None = None) -> Place:
    return Place(Role.DESCRIPTION, "field", path, None, start, end)


def mark(path: str, start: int = 0, mechanism: str = "typed") -> Place:
    return Place(Role.MARK, mechanism, path, "Ja", start)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (prose("3/1", 2, 3), prose("3/1", 3), False),
        (prose("3/1", 2, 3), prose("3/1", 1, 2), False),
        (prose("3/1", 2, 3), prose("3/1", 1), True),
        (prose("3/1", 2, 3), prose("3/1/2"), True),
        (prose("3/1", 2, 3), prose("3/1/3"), False),
        (prose("3/1", 2, 3), prose("3/11/2"), False),
        (prose("3/1", 2, 3), prose("3", 1, 2), True),
        (prose("3/1", 2, 3), prose("3", 2), False),
        (prose("3/1", 2, 3), prose("", 3, 4), True),
        (prose("3/1", 2, 3), prose("", 4), False),
        (prose("3/1", 2, 3), prose("3/1", 2, 2), True),
        (prose("3/1", 2, 3), mark("3/1"), True),
        (prose("3/1", 2, 3), mark("3"), True),
        (prose("3/1", 2, 3), mark("3/2"), False),
        (prose("3/1", 2, 3), mark("3/1/2/0"), True),
        (prose("3/1", 2, 3), mark("3/1/0/0"), False),
        (mark("3/1", 0, "glyph"), mark("3/1", 4, "glyph"), False),
        (mark("3/1", 4, "glyph"), mark("3/1", 4, "glyph"), True),
        (mark("3/1", 0, "glyph"), mark("3/1", 4, "word"), True),
        (mark("3/1", 0, "typed-word"), mark("3/1", 1, "typed-word"), True),
        (mark("3/1"), mark("3/1/0", 0, "glyph"), True),
        (mark("3/1"), mark("3/2"), False),
    ],
)
def test_what_would_be_written_in_twice_is_one_room(one: Place, other: Place, same: bool) -> None:
    assert is_same_room(one, other) is same
    assert is_same_room(other, one) is same


@pytest.mark.parametrize(
    ("place", "box", "covered"),
    [
        (prose("3/1"), mark("3/1/2/0"), True),
        (prose("3/1", 3), mark("3/1/2/0"), False),
        (prose("3/1", 0, 2), mark("3/1/2/0"), False),
        (prose("", 3, 4), mark("3/1/2/0"), True),
        (prose("3/1"), mark("3/1"), False),
        (prose("3/1"), mark("3/2"), False),
        (mark("3/1"), mark("3/1/2"), False),
    ],
)
def test_a_box_among_the_words_is_covered(place: Place, box: Place, covered: bool) -> None:
    assert covers(place, box) is covered
