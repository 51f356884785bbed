"""Words → segments: what stands together on a line, without a gap that could be one between columns or cells."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from auditprep.evidence.pdf_words import Word

_WIDE, _VERY_WIDE = 0.85, 1.6  # gaps, in heights of the line
_RHYTHM = 1.8  # … and in gaps as they usually are on the line


@dataclass(slots=True, eq=False)
class Segment:
    """Words on a line. `order` is where it comes in the order in which the page was drawn."""

    words: list[Word]
    order: int
    left: float
    top: float
    right: float
    bottom: float

    @property
    def height(self) -> float:
        return self.bottom - self.top

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def letters(self) -> int:
        """How many characters, with the spaces between the words."""
        return sum(len(word.text) + 1 for word in self.words) - 1


Line = list[Segment]
"""What stands side by side on the page, from left to right."""


def segments(words: Sequence[Word]) -> list[Segment]:
    """The segments, in the order in which they were drawn."""
    found: list[Segment] = []
    for run in _runs(words):
        for part in _parts(run):
            found.append(segment(part, len(found)))
    return _mended(found)


def segment(words: list[Word], order: int) -> Segment:
    """A segment of these words, which stand from left to right."""
    return Segment(
        words, order, words[0].left,
        min(word.top for word in words), max(word.right for word in words), max(word.bottom for word in words),
    )  # fmt: skip


def lines(found: Iterable[Segment]) -> list[Line]:
    """The segments as lines across the page, from top to bottom."""
    result: list[Line] = []
    for each in sorted(found, key=lambda one: one.middle):
        if result and _is_beside(result[-1][0], each):
            result[-1].append(each)
        else:
            result.append([each])
    for line in result:
        line.sort(key=lambda one: one.left)
    return result


def overlap(one: Word | Segment, other: Word | Segment) -> float:
    """How much of the lower of the two stands beside the other."""
    lower = min(one.bottom - one.top, other.bottom - other.top) or 1.0
    return (min(one.bottom, other.bottom) - max(one.top, other.top)) / lower


def _is_beside(first: Segment, other: Segment) -> bool:
    return other.middle - first.middle < 0.45 * min(first.height, other.height)


def _runs(words: Sequence[Word]) -> list[list[Word]]:
    """Words that were drawn after each other from left to right on one line."""
    runs: list[list[Word]] = []
    before: Word | None = None
    for word in words:
        if before is not None and _follows(before, word):
            runs[-1].append(word)
        else:
            runs.append([word])
        before = word
    return runs


def _follows(before: Word, word: Word) -> bool:
    top, bottom = max(before.top, word.top), min(before.bottom, word.bottom)
    high, low = before.bottom - before.top, word.bottom - word.top
    lower = high if high < low else low
    return bottom - top > 0.5 * lower and word.left > before.right - 0.5 * lower


def _parts(run: list[Word]) -> list[list[Word]]:
    """A run cut at its wide gaps."""
    if len(run) == 1:
        return [run]
    gaps = [after.left - before.right for before, after in pairwise(run)]
    height = max(word.bottom - word.top for word in run)
    if max(gaps) < _WIDE * height or _is_stretched(run, gaps, height):
        return [run]
    wide = _WIDE * height
    if min(gaps) < wide:  # some are spaces between words, and tell how wide such are on the line
        wide = min(max(wide, _RHYTHM * median(gaps)), _VERY_WIDE * height)
    parts = [[run[0]]]
    for gap, word in zip(gaps, run[1:], strict=True):
        if gap >= wide:
            parts.append([word])
        else:
            parts[-1].append(word)
    return parts


def _is_stretched(run: list[Word], gaps: list[float], height: float) -> bool:
    """Whether all gaps of a line of prose are much alike, as where it was stretched to the margins."""
    if len(gaps) < 3 or max(gaps) > 1.6 * min(gaps) or max(gaps) > 3 * height:
        return False
    return sum(word.text[:1].islower() for word in run) > 0.5 * len(run)


def _mended(found: list[Segment]) -> list[Segment]:
    """Segments that touch each other are one, though they were drawn apart."""
    gone: set[int] = set()
    for line in lines(found):
        before = line[0]
        for each in line[1:]:
            gap, height = each.left - before.right, min(before.height, each.height)
            if -0.3 * height < gap < 0.4 * height and overlap(before, each) > 0.5:
                before.words.extend(each.words)
                before.right, before.top = max(before.right, each.right), min(before.top, each.top)
                before.bottom = max(before.bottom, each.bottom)
                gone.add(id(each))
            else:
                before = each
    return [each for each in found if id(each) not in gone] if gone else found
