"""The words of a PDF's page and where they stand, as the page is seen."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace

from auditprep.evidence.hyphens import SOFT
from auditprep.evidence.pdfium import HYPHEN, Place, Signs

_WORD = re.compile(r"[^\s\ufffe\x00]{1,200}\ufffe?|\ufffe")
# Letters that may have to be put in order.
_ODD = re.compile(r"[^\x21-\x7e\xa1-\xac\xae-\u02ff\u2010-\u206f]")
_LIGATURES = {
    each: unicodedata.normalize("NFKC", each) for each in "\ufb00\ufb01\ufb02\ufb03\ufb04\ufb05\ufb06"
}
_LOOSE = 0.08  # of a turn: text that leans no more than this stands upright


@dataclass(slots=True)
class Word:
    """A word as it was drawn. Its signs are numbered from `first` to before `end`, one for each letter, unless `signs`
    says otherwise. `turn`: quarters clockwise that it is turned, None for any other angle."""

    text: str
    first: int
    end: int
    left: float
    top: float
    right: float
    bottom: float
    turn: int | None = 0
    signs: tuple[int, ...] | None = None
    is_uneven: bool = False

    @property
    def height(self) -> float:
        return self.bottom - self.top


def words(signs: Signs, size: tuple[float, float]) -> list[Word]:
    """The words in the order in which they were drawn; those outside the page left out. They are as the reader wants
    them: ligatures taken apart, letters composed; a soft hyphen, or one at a line's end, still there."""
    found = list(_drawn(signs))
    if _is_ink_only(found):
        _set_high(found, signs)
    return [word for word in found if _is_on(word, size)]


def _is_ink_only(found: list[Word]) -> bool:
    """Whether there are fonts that do not tell how high they are: the words' first and last letters then differ."""
    uneven = sum(word.is_uneven for word in found)
    return uneven > 0.03 * len(found)


def _set_high(found: list[Word], signs: Signs) -> None:
    """Gives each word the height of its letters; the one before has it, if both stand on a line and are as large."""
    before: Word | None = None
    size = 0.0
    for word in found:
        own_size = signs.size(word.first)
        if before is not None and own_size == size and word.turn == 0 and _goes_on(before, word):
            word.top, word.bottom = before.top, before.bottom
        else:
            place = signs.standing(word.first, (word.left, word.top, word.right, word.bottom))
            word.left, word.top, word.right, word.bottom = place
        before, size = word, own_size


def _goes_on(before: Word, word: Word) -> bool:
    """Whether it stands on the same line, a space further on."""
    inside = min(before.bottom, word.bottom) - max(before.top, word.top)
    return (
        before.turn == 0
        and 0 <= word.left - before.right < before.bottom - before.top
        and inside > 0.9 * (word.bottom - word.top)
    )


def turned(word: Word, turn: int, size: tuple[float, float]) -> Word:
    """The word as it stands when the page of this size has been turned back by so many quarters, so that it is upright."""
    left, top, right, bottom = turned_place((word.left, word.top, word.right, word.bottom), turn, size)
    return replace(word, left=left, top=top, right=right, bottom=bottom, turn=0)


def turned_place(place: Place, turn: int, size: tuple[float, float]) -> Place:
    """A place on the page turned counter-clockwise by so many quarters."""
    left, top, right, bottom = place
    width, height = size
    if turn == 1:
        return top, width - right, bottom, width - left
    if turn == 2:
        return width - right, height - bottom, width - left, height - top
    if turn == 3:
        return height - bottom, left, height - top, right
    return place


def _drawn(signs: Signs) -> Iterator[Word]:
    """A new angle is asked for where a line begins, and where a word is higher than it is wide."""
    text, line_end = signs.text, -1
    turn: int | None = 0
    for found in _WORD.finditer(text):
        start, end = found.span()
        left, top, right, bottom = signs.place(start)
        uneven = False
        if end - start > 1:
            last = signs.place(end - 1)
            uneven = not (abs(last[1] - top) < 0.02 or abs(last[0] - left) < 0.02)
            left, top, right, bottom = _around((left, top, right, bottom), last)
        if start > line_end or (end - start > 2 and bottom - top > right - left):
            turn = _turn(signs.angle(start))
            line_end = _line_end(text, end)
        yield Word(
            readable(found[0]),
            start,
            end,
            left,
            top,
            right,
            bottom,
            turn,
            _own_signs(found[0], start),
            uneven,
        )


def _line_end(text: str, start: int) -> int:
    """Where PDFium ends the line: at a break, or a hyphen."""
    at = text.find("\n", start)
    hyphen = text.find(HYPHEN, start, at if at >= 0 else None)
    return hyphen if hyphen >= 0 else at if at >= 0 else len(text)


def readable(text: str) -> str:
    """Letters composed, ligatures taken apart, signs that say nothing left out; a hyphen at the end is kept."""
    text = text.replace(HYPHEN, "-")
    if not _ODD.search(text):
        return text
    text = "".join(_LIGATURES.get(each, each) for each in text)
    return unicodedata.normalize("NFC", "".join(each for each in text if _says_something(each)))


def _says_something(sign: str) -> bool:
    return sign == SOFT or unicodedata.category(sign) not in {"Cc", "Cf", "Cs", "Cn"}


def _own_signs(text: str, start: int) -> tuple[int, ...] | None:
    """For each character of the readable word the number of its sign, where they do not simply follow each other."""
    if not _ODD.search(text.replace(HYPHEN, "-")):
        return None
    numbers: list[int] = []
    for at in range(len(text)):
        more = len(readable(text[: at + 1])) - len(numbers)
        numbers.extend([start + at] * max(more, 0))
    return tuple(numbers)


def _around(one: Place, other: Place) -> Place:
    return min(one[0], other[0]), min(one[1], other[1]), max(one[2], other[2]), max(one[3], other[3])


def _turn(angle: float) -> int | None:
    quarters = angle / 90
    nearest = round(quarters)
    return nearest % 4 if abs(quarters - nearest) < _LOOSE * 4 else None


def _is_on(word: Word, size: tuple[float, float]) -> bool:
    """Whether it stands on the page, in the middle at least, and says something."""
    x, y = (word.left + word.right) / 2, (word.top + word.bottom) / 2
    return bool(word.text) and -1 <= x <= size[0] + 1 and -1 <= y <= size[1] + 1
