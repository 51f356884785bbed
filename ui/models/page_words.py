"""The text of a page as one selects in it: what stands at a point, and what a selection looks like."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field

from auditprep.model import Box, PageLayout

_JOINING = "_-–’'"  # signs that a double click takes along, within a word


@dataclass(slots=True)
class _Line:
    """Characters side by side: their places in the text, where their middles and ends are, and the box around them."""

    left: float
    top: float
    right: float
    bottom: float
    places: list[int] = field(default_factory=list)
    middles: list[float] = field(default_factory=list)
    ends: list[float] = field(default_factory=list)
    last: Box = (0.0, 0.0, 0.0, 0.0)

    def holds(self, box: Box) -> bool:
        """Whether the next character goes on along this line: as high as the one before, and not back to its left."""
        shared = min(self.last[3], box[3]) - max(self.last[1], box[1])
        height = min(self.last[3] - self.last[1], box[3] - box[1])
        return shared >= height / 2 and box[2] >= self.last[0]

    def add(self, place: int, box: Box) -> None:
        self.places.append(place)
        self.middles.append((box[0] + box[2]) / 2)
        self.ends.append(box[2])
        self.left, self.right = min(self.left, box[0]), max(self.right, box[2])
        self.top, self.bottom = min(self.top, box[1]), max(self.bottom, box[3])
        self.last = box

    def distance(self, x: float, y: float) -> tuple[float, float]:
        """How far a point is from the line, up or down first."""
        return max(self.top - y, y - self.bottom, 0.0), max(self.left - x, x - self.right, 0.0)


class PageWords:
    """Points and boxes are shares of the page's width and height, 0 to 1; places count characters of `text`."""

    def __init__(self, layout: PageLayout) -> None:
        self.text = layout.text
        self._boxes = layout.boxes[: len(layout.text)]
        self._lines = _lines(self.text, self._boxes)

    def place_at(self, x: float, y: float) -> int:
        """The place between two characters that is nearest to a point; 0 on a page without text."""
        line = min(self._lines, key=lambda each: each.distance(x, y), default=None)
        if line is None:
            return 0
        at = bisect_left(line.middles, x)
        after = line.places[at - 1] + 1 if at else line.places[0]
        if at == len(line.places):
            return after
        is_past_gap = x >= (line.ends[at - 1] + line.middles[at]) / 2 if at else True
        return line.places[at] if is_past_gap else after  # blanks between may stand nowhere

    def is_text_at(self, x: float, y: float) -> bool:
        """Whether a point is on a line of text."""
        return any(line.distance(x, y) == (0.0, 0.0) for line in self._lines)

    def word_at(self, x: float, y: float) -> tuple[int, int]:
        """The word at a point, from its first place to after its last; nothing, as (0, 0), where there is none."""
        if not self.is_text_at(x, y):
            return 0, 0
        start = end = self.place_at(x, y)
        while start > 0 and self._is_of_word(start - 1):
            start -= 1
        while end < len(self.text) and self._is_of_word(end):
            end += 1
        return start, end

    def boxes(self, start: int, end: int) -> tuple[Box, ...]:
        """What lies between two places: a box a line."""
        return tuple(self._bands(start, end))

    def _bands(self, start: int, end: int) -> Iterator[Box]:
        for line in self._lines:
            first, last = bisect_left(line.places, start), bisect_left(line.places, end)
            if first < last:
                around = [box for place in line.places[first:last] if (box := self._boxes[place])]
                yield min(b[0] for b in around), line.top, max(b[2] for b in around), line.bottom

    def _is_of_word(self, place: int) -> bool:
        sign = self.text[place]
        if sign not in _JOINING:
            return sign.isalnum()
        beside = self.text[max(0, place - 1) : place] + self.text[place + 1 : place + 2]
        return len(beside) == 2 and all(each.isalnum() for each in beside)


def _lines(text: str, boxes: tuple[Box | None, ...]) -> list[_Line]:
    lines: list[_Line] = []
    is_open = False
    for place, box in enumerate(boxes):
        if box is None:
            is_open = is_open and text[place] not in "\r\n"
            continue
        if not is_open or not lines[-1].holds(box):
            lines.append(_Line(*box))
        lines[-1].add(place, box)
        is_open = True
    return lines
