"""Columns of prose told from cells of tables, and read one after the other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from auditprep.evidence.pdf_blocks import blocks
from auditprep.evidence.pdf_segments import Line, Segment, segment
from auditprep.evidence.pdfium import Place

Rules = Callable[[], Sequence[Place]]
"""The lines and boxes drawn on the page; asked for only where they are needed."""

_DEEPEST = 6
_MOST_GUTTERS = 12
_LEAST_LINES = 3
_LEAST_LETTERS = 14  # a line of a column has more than that, as a rule


@dataclass(frozen=True, slots=True)
class _Split:
    """Lines `start` to before `end` stand in two columns, on both sides of `at`."""

    start: int
    end: int
    at: float


def regions(lines: list[Line], rules: Rules, depth: int = 0) -> Iterator[list[Line]]:
    """The parts of the page, each of one column, in the order in which they are read."""
    split = _split(lines, rules) if depth < _DEEPEST and len(lines) >= _LEAST_LINES else None
    if split is None:
        if lines:
            yield lines
        return
    yield from regions(lines[: split.start], rules, depth + 1)
    inside = lines[split.start : split.end]
    for side in _sides(inside, split.at):
        yield from regions(side, rules, depth + 1)
    yield from regions(lines[split.end :], rules, depth + 1)


def _split(lines: list[Line], rules: Rules) -> _Split | None:
    """The best pair of columns: the one with most lines."""
    splits = [
        trimmed
        for at in _gutters(lines)
        for start, end in _free(lines, at)
        if (trimmed := _trimmed(lines, start, end, at)) and _is_columns(lines, trimmed, rules)
    ]
    return max(splits, key=lambda split: (split.end - split.start, -split.at), default=None)


def _gutters(lines: list[Line]) -> list[float]:
    """Where columns may begin: the left edges that many segments share, but for the leftmost."""
    first = min(line[0].left for line in lines)
    height = max(1.0, sorted(line[0].height for line in lines)[len(lines) // 2])
    edges = Counter(round(each.left / 3) for line in lines for each in line if each.left > first + 4 * height)
    common = [
        edge for edge, _count in edges.most_common(_MOST_GUTTERS) if _about(edges, edge) >= _LEAST_LINES
    ]
    return [edge * 3 - 2.0 for edge in common]


def _about(edges: Counter[int], edge: int) -> int:
    return edges[edge - 1] + edges[edge] + edges[edge + 1]


def _free(lines: list[Line], at: float) -> Iterator[tuple[int, int]]:
    """The runs of lines that nothing crosses here."""
    start = 0
    for index, line in enumerate(lines):
        if any(each.left < at - 1 and each.right > at + 1 and not _cut_at(each, at) for each in line):
            yield start, index
            start = index + 1
    yield start, len(lines)


def _trimmed(lines: list[Line], start: int, end: int, at: float) -> _Split | None:
    """The run without what stands apart above or below it: headers, headings and footers; and with both sides begun."""
    while end - start > 2 and _stands_apart(lines[start], lines[start + 1]):
        start += 1
    while end - start > 2 and _stands_apart(lines[end - 2], lines[end - 1]):
        end -= 1
    return _Split(start, end, at) if end - start >= _LEAST_LINES else None


def _stands_apart(upper: Line, lower: Line) -> bool:
    gap = min(each.top for each in lower) - max(each.bottom for each in upper)
    return gap > 1.6 * min(max(each.height for each in upper), max(each.height for each in lower))


def _cut_at(each: Segment, at: float) -> int | None:
    """The number of the word that begins where the right column does, if one does: the gutter may be narrow."""
    for number, (before, word) in enumerate(pairwise(each.words), 1):
        if word.left > at + 5:
            break
        if word.left > at - 1 and before.right < word.left - 0.3 * each.height:
            return number
    return None


def _halves(line: Line, at: float) -> tuple[Line, Line]:
    """What stands on each side."""
    left: Line = []
    right: Line = []
    for each in line:
        number = _cut_at(each, at) if each.left < at - 1 and each.right > at + 1 else None
        if number is None:
            (left if each.left < at else right).append(each)
        else:
            left.append(segment(each.words[:number], each.order))
            right.append(segment(each.words[number:], each.order))
    return left, right


def _sides(lines: list[Line], at: float) -> tuple[list[Line], list[Line]]:
    halves = [_halves(line, at) for line in lines]
    return [left for left, _right in halves if left], [right for _left, right in halves if right]


def _is_columns(lines: list[Line], split: _Split, rules: Rules) -> bool:
    """Whether the two sides are columns, each read by itself."""
    inside = lines[split.start : split.end]
    sides = _sides(inside, split.at)
    if (
        min(map(len, sides)) < _LEAST_LINES
        or not all(map(_is_prose, sides))
        or not _has_gutter(sides, split.at)
    ):
        return False
    drawn = sorted((each.order, number) for number in (0, 1) for line in sides[number] for each in line)
    turns = sum(one[1] != other[1] for one, other in pairwise(drawn))
    if turns <= 2:
        return True
    if _is_drawn_cell_by_cell(sides):
        return False
    return all(map(_is_full, sides)) and not _is_ruled(inside, split.at, rules)


def _is_drawn_cell_by_cell(sides: Sequence[list[Line]]) -> bool:
    """Whether it was drawn a few lines under each other at a time, now on one side and now on the other."""
    count = sum(len(line) for side in sides for line in side)
    return count > 1.4 * len(blocks([*sides[0], *sides[1]]))


def _has_gutter(sides: Sequence[list[Line]], at: float) -> bool:
    """Whether there is air between the two sides."""
    right = max(line[-1].right for line in sides[0])
    height = sides[0][0][0].height
    return min(line[0].left for line in sides[1]) - right > 0.3 * height and right <= at + 3


def _is_prose(side: list[Line]) -> bool:
    """Long lines, of letters rather than figures."""
    letters = sorted(max(each.letters for each in line) for line in side)
    text = [word.text for line in side for each in line for word in each.words]
    alphabetic = sum(any(sign.isalpha() for sign in word) for word in text)
    return letters[len(letters) // 2] >= _LEAST_LETTERS and alphabetic > 0.7 * len(text)


def _is_full(side: list[Line]) -> bool:
    """Whether most lines reach as far as the longest ones: set as prose, not as cells."""
    widths = sorted(each.width for line in side for each in line)
    long = widths[int(0.8 * (len(widths) - 1))]
    return sum(width > 0.7 * long for width in widths) >= 0.6 * len(widths)


def _is_ruled(inside: list[Line], at: float, rules: Rules) -> bool:
    """Whether lines are drawn across the gutter, as between the rows of a table."""
    top = min(each.top for each in inside[0])
    bottom = max(each.bottom for each in inside[-1])
    edges = {
        round(y)
        for left, upper, right, lower in rules()
        if left < at - 4 and right > at + 4
        for y in (upper, lower)
        if top < y < bottom
    }
    return len(edges) >= 2
