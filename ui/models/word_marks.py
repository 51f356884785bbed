"""Where words stand in a text: for marking them where a text is shown."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from itertools import islice

from auditprep.model import PageText

_MOST = 2000  # places; a page with more is all marks
_LONGEST = 1000  # characters of one phrase that are looked for
_CUT = r"(?:\u00ad|[-\u00ad\x02\ufffe][^\S\n]{0,9}\n\s{0,19})?"  # where a line ends in the middle of a word
_NOT_WRITTEN = re.compile("[\u00ad\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_CUT_WORD = re.compile(r"\w[-\u00ad\x02\ufffe]")
_NO_ENDING = re.compile(
    r"(?:och|eller|samt|respektive|resp|till|som)\b"
)  # after "budget-", which keeps its hyphen

Span = tuple[int, int]


def found_in(text: str, words: Iterable[str]) -> tuple[Span, ...]:
    """Where these words and phrases stand as whole words, whatever their case: (start, end), in order. Words cut at a
    line's end are found too. At most 2,000."""
    pattern = _pattern(words)
    if pattern is None:
        return ()
    return tuple(match.span() for match in islice(pattern.finditer(text), _MOST))


def next_page(pages: Sequence[PageText], words: Iterable[str], page: int, step: int) -> int | None:
    """The first page after this one (step 1) or before it (-1) where any of these words stand, around the document's end;
    counted from 1. This one itself comes last. None where the words stand on no page."""
    pattern, count = _pattern(words), len(pages)
    if pattern is None:
        return None
    numbers = ((page - 1 + step * away) % count + 1 for away in range(1, count + 1))
    return next((number for number in numbers if pattern.search(pages[number - 1].text)), None)


def in_units(text: str) -> Callable[[int], int]:
    """Turns a place in a text into Qt's: it counts a character outside the first 65,536, such as an emoji, as two."""
    wide = [at for at, character in enumerate(text) if ord(character) > 0xFFFF]
    if not wide:
        return lambda place: place
    return lambda place: place + sum(1 for at in wide if at < place)


def readable(text: str) -> str:
    """The text as one reads it: lines end in one way, and signs that are not written are gone."""
    return _NOT_WRITTEN.sub("", _with_line_ends(text))


def readable_span(text: str, start: int, end: int) -> Span:
    """Where `text[start:end]` stands in the readable text."""
    return len(readable(text[:start])), len(readable(text[:end]))


def quoted(text: str) -> str:
    """The text as one quotes it: on one line, with words that were cut at a line's end whole again."""
    made = ""
    for line in filter(None, map(str.strip, _with_line_ends(text).split("\n"))):
        made = made[:-1] + line if _is_cut(made, line) else f"{made} {line}"
    return " ".join(readable(made).split())


def _is_cut(before: str, after: str) -> bool:
    """Whether a line's last word goes on in the next line."""
    return bool(_CUT_WORD.fullmatch(before[-2:]) and after[0].islower() and not _NO_ENDING.match(after))


def _with_line_ends(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2029", "\n")


def _pattern(words: Iterable[str]) -> re.Pattern[str] | None:
    """Longest first, so that a phrase goes before a word in it."""
    wanted = sorted({word.strip()[:_LONGEST] for word in words} - {""}, key=lambda word: (-len(word), word))
    if not wanted:
        return None
    return re.compile("|".join(map(_whole, wanted)), re.IGNORECASE)


def _whole(phrase: str) -> str:
    spaced = r"\s+".join(_CUT.join(map(re.escape, word)) for word in phrase.split())
    before = r"(?<!\w)" if phrase[0].isalnum() else ""
    after = r"(?!\w)" if phrase[-1].isalnum() else ""
    return f"{before}{spaced}{after}"
