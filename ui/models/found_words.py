"""Where words that were found in an answer's plain text stand in the text of its sheet: the same signs in the same order, with
other white space between blocks and cells, and changed in one place where the user has typed since."""

from __future__ import annotations

import re
from bisect import bisect_left

_LINE = re.compile(r"\S(?:[^\n]*\S)?")

Span = tuple[int, int]


def alike(words: str) -> str:
    """Words as they are compared: white space is white space."""
    return " ".join(words.split())


def runs_on(text: str, place: int) -> bool:
    """Whether the text goes on over this place in the middle of a word."""
    return 0 < place < len(text) and text[place - 1].isalnum() and text[place].isalnum()


class Places:
    """Maps places in the text that was looked through (`richtext.plain`) to places in the text that is shown."""

    def __init__(self, found_in: str, shown: str) -> None:
        self._then, self._now = found_in, shown
        self._signs_then, self._signs_now = _signs(found_in), _signs(shown)
        before, after = _bare(found_in), _bare(shown)
        self._same_before = _common(before, after)
        left = min(len(before), len(after)) - self._same_before
        self._same_after = len(before) - min(left, _common(before[::-1], after[::-1]))
        self._moved = len(after) - len(before)

    def span(self, start: int, end: int) -> Span | None:
        """Where `found_in[start:end]` stands now, without the white space around it; None where it does so no more."""
        first, last = bisect_left(self._signs_then, start), bisect_left(self._signs_then, end) - 1
        if last < first or self._now_of(first) is None or self._now_of(last) is None:
            return None
        begin, finish = self._place_of(first), self._place_of(last) + 1
        is_same = alike(self._then[start:end]) == alike(self._now[begin:finish])
        return (begin, finish) if is_same and self._ends_alike(first, last, begin, finish) else None

    def pieces(self, start: int, end: int) -> tuple[Span, ...]:
        """The same, a span a line: Qt selects cells of a table as wholes. Nothing where the words do not stand."""
        span = self.span(start, end)
        lines = _LINE.finditer(self._now, *span) if span else ()
        return tuple(line.span() for line in lines)

    def exactly(self, start: int, end: int) -> Span | None:
        """The same with the white space around it, and where `start` is `end` the place between the signs beside it."""
        words = self.span(start, end)
        if words is None and (end > len(self._then) or self._then[start:end].strip()):
            return None
        begin = words[0] if words and not self._is_blank(start) else self.point(start)
        finish = words[1] if words and not self._is_blank(end - 1) else self.point(end)
        return None if begin is None or finish is None else (begin, finish)

    def _is_blank(self, place: int) -> bool:
        return self._then[place].isspace()

    def point(self, place: int) -> int | None:
        """Where one would write what is to stand at `found_in[place]`; None where the signs beside it have changed."""
        after = bisect_left(self._signs_then, place)
        before = self._now_of(after - 1) if after else -1
        behind = self._now_of(after) if after < len(self._signs_then) else len(self._signs_now)
        if before is None or behind is None or behind != before + 1:
            return None
        low = self._signs_now[before] + 1 if after else 0
        high = self._signs_now[behind] if behind < len(self._signs_now) else len(self._now)
        if after < len(self._signs_then) and self._signs_then[after] == place:
            return high
        begun = self._signs_then[after - 1] + 1 if after else 0
        return min(high, low + place - begun)

    def _now_of(self, sign: int) -> int | None:
        """The number of this sign in the text that is shown."""
        if sign < self._same_before:
            return sign
        return sign + self._moved if sign >= self._same_after else None

    def _place_of(self, sign: int) -> int:
        now = self._now_of(sign)
        assert now is not None
        return self._signs_now[now]

    def _ends_alike(self, first: int, last: int, begin: int, finish: int) -> bool:
        """Whether no word has grown at either end: § 6 is not found in § 63."""
        start, end = self._signs_then[first], self._signs_then[last] + 1
        return runs_on(self._then, start) == runs_on(self._now, begin) and runs_on(
            self._then, end
        ) == runs_on(self._now, finish)


def _signs(text: str) -> list[int]:
    return [at for at, sign in enumerate(text) if not sign.isspace()]


def _bare(text: str) -> str:
    return "".join(text.split())


def _common(one: str, other: str) -> int:
    """How many signs both begin with."""
    if one == other:
        return len(one)
    low, high = 0, min(len(one), len(other))
    while low < high:  # slices are compared in one go
        middle = (low + high + 1) // 2
        if one[:middle] == other[:middle]:
            low = middle
        else:
            high = middle - 1
    return low
