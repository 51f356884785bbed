"""Lines of prose that were stretched to the margins, put together again: their wide gaps are no gaps between columns.

A stretched line begins and ends where a line above or below it does that has no such gap.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from auditprep.evidence.pdf_segments import Line, Segment, lines

_NEAR = 3  # lines above and below that are looked at
_PASSES = 3  # one stretched line may lean on another
_MOST_PARTS = 8
_MOST_BESIDE = 40  # segments: a line with more is none of stretched prose


def rejoined(found: list[Segment]) -> list[Segment]:
    """The segments, those of a stretched line as one."""
    for _each in range(_PASSES):
        page = lines(found)
        joined = [
            part
            for at, line in enumerate(page)
            if 1 < len(line) <= _MOST_BESIDE
            for part in _stretched(page, at, line)
        ]
        if not joined:
            break
        gone = {id(each) for line in joined for each in line[1:]}
        for line in joined:
            _join(line)
        found = [each for each in found if id(each) not in gone]
    return found


def _stretched(page: list[Line], at: int, line: Line) -> Iterator[Line]:
    """The parts of a line that belong together."""
    whole = [each for near in _near(page, at) for each in near if len(each.words) > 1]
    start = 0
    while start < len(line) - 1:
        end = _end(line, start, whole)
        if end > start:
            yield line[start : end + 1]
        start = end + 1


def _near(page: list[Line], at: int) -> Iterator[Line]:
    for other in range(max(0, at - _NEAR), min(len(page), at + _NEAR + 1)):
        if other != at and len(page[other]) <= _MOST_BESIDE:
            yield page[other]


def _end(line: Line, start: int, whole: Iterable[Segment]) -> int:
    """The number of the last segment that belongs together with the one at `start`."""
    for end in range(min(len(line), start + _MOST_PARTS) - 1, start, -1):
        if any(_is_as_long(each, line[start], line[end]) for each in whole):
            return end
    return start


def _is_as_long(other: Segment, first: Segment, last: Segment) -> bool:
    """Whether the other is set as the line is, right above or below it, from margin to margin."""
    height = first.height
    return (
        abs(other.left - first.left) < 0.4 * height
        and abs(other.right - last.right) < 0.4 * height
        and 0.5 * height < abs(other.middle - first.middle) < 1.8 * height
        and abs(other.height - height) < 0.1 * height
    )


def _join(line: Line) -> None:
    first = line[0]
    for each in line[1:]:
        first.words.extend(each.words)
        first.top, first.bottom = min(first.top, each.top), max(first.bottom, each.bottom)
    first.right = line[-1].right
