"""A text as it fits in a cell: from where it first differs, with the words that differ."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import takewhile

from auditprep import richtext
from auditprep.prose.differing import Piece, differing
from ui.models.comparison_words import flat

GONE, COME = "gone", "come"

_READ = 6_000  # characters of a text; a difference after that is told, but not shown in a cell
_SHOWN = 260  # more than fits in a cell
_COMPARED = (
    900  # more than is shown, so that words are not taken for gone where they only stand after the cut
)
_LEAD = 26  # characters before the first difference
_MORE = "… "


@dataclass(frozen=True, slots=True)
class Marked:
    """A stretch of a text, and whether its words have come since the column before, or are gone in the one after."""

    start: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True)
class Snippet:
    text: str = ""
    marks: tuple[Marked, ...] = ()


def readable(markdown: str) -> str:
    """The words of a description, as far as cells show them."""
    return richtext.plain(markdown[:_READ])


def snippet(text: str, before: str | None, after: str | None) -> Snippet:
    """A description, as `readable` gives it, from its first difference: against `before`, what came, and against `after`,
    what is gone; None where the one beside says the same, or there is none."""
    others = [(other, kind) for other, kind in ((before, COME), (after, GONE)) if other is not None]
    firsts = [_common(text, other) for other, _kind in others if other != text]
    start = _begin(text, min(firsts, default=0))
    marks = [mark for other, kind in others for mark in _marks(text[start:], other[start:], kind)]
    lead = _MORE if start else ""
    shown = tuple(
        Marked(mark.start + len(lead), min(mark.end, _SHOWN) + len(lead), mark.kind)
        for mark in marks
        if mark.start < _SHOWN
    )
    return Snippet(lead + flat(text[start : start + _SHOWN]), tuple(sorted(shown, key=_start)))


def marked(text: str, other: str, kind: str) -> tuple[Marked, ...]:
    """Where the words stand in `text` that `other` has not: COME where it is the older one, GONE where it is the newer.
    Blanks alone are not told."""
    return _placed(differing(other, text) if kind == COME else differing(text, other), kind)


def _placed(pieces: Iterable[Piece], kind: str) -> tuple[Marked, ...]:
    at, found = 0, []
    for piece in pieces:
        if piece.kind not in ("same", kind):
            continue
        end = at + len(piece.text)
        if piece.kind == kind and piece.text.strip():
            found.append(_without_blanks(piece.text, at, kind))
        at = end
    return tuple(found)


def overlaid(marks: Iterable[Marked]) -> list[tuple[int, int, frozenset[str]]]:
    """Stretches that do not overlap, in order, each with all that is to be told of it."""
    edges = sorted(
        event for mark in marks for event in ((mark.start, 1, mark.kind), (mark.end, -1, mark.kind))
    )
    open_now: Counter[str] = Counter()
    found, last = [], 0
    for place, step, kind in edges:
        kinds = frozenset(+open_now)
        if kinds and place > last:
            found.append((last, place, kinds))
        open_now[kind] += step
        last = place
    return found


def _without_blanks(text: str, at: int, kind: str) -> Marked:
    """The words of the piece without the blanks around them: a mark begins and ends with a word."""
    start = at + len(text) - len(text.lstrip())
    return Marked(start, at + len(text.rstrip()), kind)


def _start(mark: Marked) -> int:
    return mark.start


def _marks(words: str, other: str, kind: str) -> tuple[Marked, ...]:
    words, other = words[:_COMPARED], other[:_COMPARED]
    return _placed(_pieces(other, words) if kind == COME else _pieces(words, other), kind)


@lru_cache(maxsize=256)
def _pieces(old: str, new: str) -> tuple[Piece, ...]:
    """The same two beginnings are asked for twice: by the older cell and by the newer."""
    return differing(old, new)


def _common(one: str, other: str) -> int:
    """How many characters both begin with."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _begin(words: str, difference: int) -> int:
    """Where to begin, a few words before the difference; at the beginning where that is near."""
    if difference <= 2 * _LEAD:
        return 0
    blank = words.find(" ", difference - _LEAD, difference)
    return blank + 1 if blank >= 0 else difference - _LEAD
