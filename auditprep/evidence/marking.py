"""Words and sentences found on a page, whatever the case, the spaces, the line ends and the hyphens."""

from __future__ import annotations

import itertools
import unicodedata
from collections.abc import Iterator

from auditprep.model import Box, PageLayout

_MOST_MARKS = 2_000
_LONG = 40  # characters: so much is found also where it begins or ends within a word
_HYPHENS = frozenset("-\u2010\u2011\u00ad")
_DASHES = dict.fromkeys("–—\u2012\u2212", "–")
_QUOTES = {"“": '"', "”": '"', "„": '"', "»": '"', "«": '"', "’": "'", "‘": "'"}


def found_in(layout: PageLayout, words: tuple[str, ...]) -> tuple[Box, ...]:
    """A box for each line of each place where one of the words, or sentences, stands; each place once. A word, or a
    few, are found only whole."""
    page = _folded(layout.text)
    spans = {span for each in words for span in _spans(page, layout.text, each)}
    boxes = (box for span in sorted(spans) for box in _boxes(layout, span))
    return tuple(itertools.islice(dict.fromkeys(boxes), _MOST_MARKS))


_Folded = tuple[str, list[int]]
"""Text as it is compared, and where each of its characters stands in the text itself."""


def _folded(text: str) -> _Folded:
    """In small letters, without spaces and hyphens."""
    signs: list[str] = []
    places: list[int] = []
    for at, sign in enumerate(text):
        if sign.isspace() or sign in _HYPHENS:
            continue
        plain = _QUOTES.get(sign) or _DASHES.get(sign) or sign.casefold()
        signs.append(plain)
        places.extend([at] * len(plain))
    return "".join(signs), places


def _spans(page: _Folded, text: str, words: str) -> Iterator[tuple[int, int]]:
    """Where the words stand: from the first character to past the last."""
    words = unicodedata.normalize("NFC", words).strip()
    needle, _places = _folded(words)
    is_word, is_long = words.isalpha(), len(needle) >= _LONG
    at = page[0].find(needle) if needle else -1
    while at >= 0:
        start, end = page[1][at], page[1][at + len(needle) - 1] + 1
        is_torn = is_word and any(sign in " \t" for sign in text[start:end])
        if not is_torn and (is_long or _is_whole(text, start, end, words)):
            yield start, end
        at = page[0].find(needle, at + 1)


def _is_whole(text: str, start: int, end: int, words: str) -> bool:
    """Whether no letter or figure stands right before or after it."""
    before, after = text[max(start - 1, 0) : start], text[end : end + 1]
    return not (before.isalnum() and words[0].isalnum()) and not (after.isalnum() and words[-1].isalnum())


def _boxes(layout: PageLayout, span: tuple[int, int]) -> Iterator[Box]:
    """The characters' boxes put together, line by line."""
    line: Box | None = None
    last: Box | None = None
    for box in layout.boxes[span[0] : span[1]]:
        if box is None or box[2] <= box[0] or box[3] <= box[1]:
            continue
        if (
            line is not None
            and last is not None
            and (_goes_on(last, box, 0, 0.06) or _goes_on(last, box, 1, 0.02))
        ):
            line = _around(line, box)
        else:
            if line is not None:
                yield line
            line = box
        last = box
    if line is not None:
        yield line


def _goes_on(last: Box, box: Box, along: int, most: float) -> bool:
    """Whether the character stands beside the last one, or (`along` 1: text set down the page) above or below it."""
    across = 1 - along
    shared = min(last[across + 2], box[across + 2]) - max(last[across], box[across])
    lower = min(last[across + 2] - last[across], box[across + 2] - box[across])
    gap = max(last[along], box[along]) - min(last[along + 2], box[along + 2])
    return shared > 0.5 * lower and gap < most


def _around(one: Box, other: Box) -> Box:
    return min(one[0], other[0]), min(one[1], other[1]), max(one[2], other[2]), max(one[3], other[3])
