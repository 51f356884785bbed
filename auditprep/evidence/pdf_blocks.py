"""Segments → blocks: what was drawn line under line, such as a paragraph or what stands in a cell of a table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from auditprep.evidence.pdf_segments import Line, Segment

_MOST_BESIDE = 100  # segments on a line that are compared with those above and below
_LEADING = 1.7  # from line to line, in heights of the line, at most


@dataclass(slots=True, eq=False)
class Block:
    """Lines under each other, each one segment. A turned block has its lines as they are read, and its place as the
    page is seen."""

    lines: list[Segment]
    left: float
    top: float
    right: float
    bottom: float
    is_turned: bool = False

    @property
    def height(self) -> float:
        return self.bottom - self.top

    @property
    def line_height(self) -> float:
        return self.lines[0].height


def block(lines: list[Segment]) -> Block:
    """A block of these lines, from top to bottom."""
    return Block(
        lines,
        min(each.left for each in lines), min(each.top for each in lines),
        max(each.right for each in lines), max(each.bottom for each in lines),
    )  # fmt: skip


def blocks(lines: Sequence[Line]) -> list[Block]:
    """The blocks in the order in which they were drawn."""
    found: list[list[Segment]] = []
    beside = {id(each): line if len(line) <= _MOST_BESIDE else [] for line in lines for each in line}
    for each in sorted((each for line in lines for each in line), key=lambda one: one.order):
        if found and is_under(found[-1][-1], each) and not _is_apart(found[-1][-1], each, beside):
            found[-1].append(each)
        else:
            found.append([each])
    return [block(lines) for lines in found]


def _is_apart(upper: Segment, lower: Segment, beside: Mapping[int, Line]) -> bool:
    """Whether one of the two reaches over what stands beside the other: prose over or under the cells of a table."""
    pairs = ((upper, beside[id(lower)], lower), (lower, beside[id(upper)], upper))
    return any(
        min(one.right, each.right) - max(one.left, each.left) > 0.2 * one.height
        for one, line, itself in pairs
        for each in line
        if each is not itself
    )


def is_under(upper: Segment, lower: Segment) -> bool:
    """Whether the one is the line directly under the other, set in letters of much the same size."""
    high, low = max(upper.height, lower.height), min(upper.height, lower.height)
    down = lower.top - upper.top
    if not 0.5 * low < down <= _LEADING * high or high > 1.35 * low:
        return False
    shared = min(upper.right, lower.right) - max(upper.left, lower.left)
    return shared > 0.5 * min(upper.width, lower.width) and _is_aligned(upper, lower, 0.5 * high)


def _is_aligned(upper: Segment, lower: Segment, slack: float) -> bool:
    """Whether the lower begins where the upper does, or to the right of that; or both end, or are centred, alike."""
    ends = abs(upper.right - lower.right)
    middles = abs(upper.left + upper.right - lower.left - lower.right) / 2
    return lower.left > upper.left - slack or min(ends, middles) < slack


def is_broken_on_purpose(one: Block, at: int) -> bool:
    """Whether a line of the block ends before it is full, or goes on in other letters: whoever wrote it wanted so."""
    line, following = one.lines[at], one.lines[at + 1]
    if abs(line.height - following.height) > 0.08 * line.height:
        return True
    widest = max(each.width for each in one.lines)
    first = following.words[0]
    return line.width + first.right - first.left + 0.4 * line.height < widest


def bands(found: Sequence[Block]) -> list[list[Block]]:
    """Blocks that stand beside each other, from top to bottom of the page."""
    result: list[list[Block]] = []
    bottom = 0.0
    for each in sorted(found, key=lambda one: (one.top, one.left)):
        slack = 0.4 * min(each.line_height, result[-1][0].line_height) if result else 0.0
        if result and each.top < bottom - slack:
            result[-1].append(each)
            bottom = max(bottom, each.bottom)
        else:
            result.append([each])
            bottom = each.bottom
    return result
