"""Words and sentences found on a page, whatever the case, the spaces, the line ends and the hyphens."""

from __future__ import annotations

import itertools
import unicodedata
from collections.abc import Iterator

from auditprep.model import Box, PageLayout

_MOST_MARKS = 2_000
_HYPHENS = frozenset("-\u2010\u2011\u00ad")
_DASHES = dict.fromkeys("–—\u2012\u2212", "–")
_QUOTES = {"“": '"', "”": '"', "„": '"', "»": '"', "«": '"', "’": "'", "‘": "'"}


def found_in(layout: PageLayout, words: tuple[str, ...]) -> tuple[Box, ...]:
    """A box for each line of each place where one of the words, or sentences, stands; each place once. A single word is
    found only whole."""
    page = _folded(layout.text)
    spans = {span for each in words for span in _spans(page, layout.text, each)}
    boxes = (box for span in sorted(spans) for box in _boxes(layout, span))
    return tuple(itertools.islice(dict.fromkeys(boxes), _MOST_MARKS))


_Folded = tuple[str, list[int]]
"""Text as it is compared, and where each of its characters stands in the text itself."""


def _folded(text: str) -> _Folded:
    """Small letters, composed; without spaces and hyphens."""
    signs: list[str] = []
    places: list[int] = []
    for at, sign in enumerate(
        unicodedata.normalize("NFC", text) if not unicodedata.is_normalized("NFC", text) else text
    ):
        if sign.isspace() or sign in _HYPHENS:
            continue
        plain = _QUOTES.get(sign) or _DASHES.get(sign) or sign.casefold()
        signs.append(plain)
        places.extend([at] * len(plain))
    return "".join(signs), places


def _spans(page: _Folded, text: str, words: str) -> Iterator[tuple[int, int]]:
    """Where the words stand: from the first character to past the last."""
    needle, _places = _folded(words)
    is_word = len(words.split()) == 1
    at = page[0].find(needle) if needle else -1
    while at >= 0:
        start, end = page[1][at], page[1][at + len(needle) - 1] + 1
        if not is_word or _is_whole(text, start, end, words.strip()):
            yield start, end
        at = page[0].find(needle, at + 1)


def _is_whole(text: str, start: int, end: int, word: str) -> bool:
    """Whether no letter or figure stands right before or after it, and no space within it but at a line's end."""
    before, after = text[start - 1 : start], text[end : end + 1]
    if (before.isalnum() and word[0].isalnum()) or (after.isalnum() and word[-1].isalnum()):
        return False
    return not any(sign in " \t" for sign in text[start:end])


def _boxes(layout: PageLayout, span: tuple[int, int]) -> Iterator[Box]:
    """The characters' boxes put together, line by line."""
    current: Box | None = None
    for box in layout.boxes[span[0] : span[1]]:
        if box is None or box[2] <= box[0] or box[3] <= box[1]:
            continue
        if current is not None and _is_on_line(current, box):
            current = _around(current, box)
        else:
            if current is not None:
                yield current
            current = box
    if current is not None:
        yield current


def _is_on_line(line: Box, box: Box) -> bool:
    """Whether the box goes on from the line: upright, or set along the page."""
    return _goes_on(line, box, 0) or (
        _goes_on(line, box, 1) and (line[3] - line[1]) > 0.8 * (line[2] - line[0])
    )


def _goes_on(line: Box, box: Box, along: int) -> bool:
    across = 1 - along
    shared = min(line[across + 2], box[across + 2]) - max(line[across], box[across])
    lower = min(line[across + 2] - line[across], box[across + 2] - box[across])
    gap = max(line[along], box[along]) - min(line[along + 2], box[along + 2])
    return shared > 0.5 * lower and gap < 0.06


def _around(one: Box, other: Box) -> Box:
    return min(one[0], other[0]), min(one[1], other[1]), max(one[2], other[2]), max(one[3], other[3])
