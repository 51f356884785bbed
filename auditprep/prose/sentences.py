"""Where sentences begin and end."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from auditprep.prose.found import listed


@dataclass(frozen=True, slots=True)
class FoundSentence:
    """A sentence, or a heading, an item or a cell, without the blanks around it; it stands in `text[start:end]`. `ends`: a
    full stop or the like ends it."""

    start: int
    end: int
    ends: bool


def sentences(text: str) -> tuple[FoundSentence, ...]:
    """The sentences of a text, in order. A line's end, a tab and a wall (U+0000) end one, too; a full stop after an
    abbreviation or between digits does not."""
    return tuple(_sentences(text))


def sentence_at(found: Sequence[FoundSentence], at: int) -> FoundSentence | None:
    """The sentence that this place is in; None where it is in none."""
    index = bisect_right(found, at, key=lambda each: each.start) - 1
    return found[index] if index >= 0 and at < found[index].end else None


_END = re.compile(r"[\n\t\x00]|[.!?…]+[”\"’)\]]{0,2}(?=[ \u00a0\n\t\x00]|\Z)")
_BLANK = " \u00a0\n\t\x00"
_NEXT = re.compile(r"[ \u00a0]*(?:[”\"(\[–•*-][ \u00a0]?)*(.)")
_LAST_WORD = re.compile(r"[\w.:]+\Z")
_ABBREVIATIONS = listed(
    "kl nr st jr ca bl sk dvs resp exkl inkl dnr sid ex t m e s jfr kap bil tel t.ex bl.a s.k p.g.a pga m.a.o f.d t.o.m tom"
    " f.o.m fom d.v.s o.d fr.o.m i.o.m div max min proc mom p jan feb febr mar apr aug sept sep okt nov dec"
)


def _sentences(text: str) -> Iterator[FoundSentence]:
    begin = 0
    for end in _END.finditer(text):
        if end.start() < begin or not _is_end(text, begin, end):
            continue
        yield from _trimmed(text, begin, end.end(), ends=end[0][0] not in "\n\t\x00")
        begin = end.end()
    yield from _trimmed(text, begin, len(text), ends=False)


def _is_end(text: str, begin: int, end: re.Match[str]) -> bool:
    if end[0][0] in "\n\t\x00":
        return True
    following = _NEXT.match(text, end.end())
    if following and following[1].islower():
        return False
    word = _LAST_WORD.search(text, max(0, end.start() - 12), end.start())
    if end[0] == "." and word and word[0].casefold() in _ABBREVIATIONS:
        return False
    begun = text[begin : end.start()].strip(_BLANK)
    return not (end[0] == "." and following and begun.isdecimal() and len(begun) < 3)  # "1. Budget"


def _trimmed(text: str, start: int, end: int, *, ends: bool) -> Iterator[FoundSentence]:
    while start < end and text[start] in _BLANK:
        start += 1
    while start < end and text[end - 1] in _BLANK:
        end -= 1
    if start < end:
        yield FoundSentence(start, end, ends)
