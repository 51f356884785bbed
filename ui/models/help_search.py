"""Finding words in the handbook, inflected or not."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from auditprep.handbook import Chapter, Passage
from auditprep.prose.alike_stems import stem

SNIPPET = 110  # characters
_SHORTEST = 2  # letters that are looked for within words
_WORD = re.compile(r"[^\W_]+(?:[+-][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that has all the words: where, under which chapter, and a piece of it around the first of them."""

    passage: Passage
    title: str
    snippet: str


def find(words: str, chapters: Sequence[Chapter]) -> list[Hit]:
    """The passages with all the words; first those that have them in their heading, then in the order of the book."""
    wanted = [_wanted(word) for word in _WORD.findall(words) if len(word) >= _SHORTEST]
    if not wanted:
        return []
    hits = [*_hits(wanted, chapters)]
    return [hit for _rank, hit in sorted(hits, key=lambda ranked: ranked[0])]


def stretches(words: str, text: str) -> Iterator[tuple[int, int]]:
    """Where any of the words begins and ends in a text."""
    wanted = [_wanted(word) for word in _WORD.findall(words) if len(word) >= _SHORTEST]
    for pattern in wanted:
        yield from (found.span() for found in pattern.finditer(text))


def _wanted(word: str) -> re.Pattern[str]:
    """What a word begins with in any of its forms; a short one, and one with a sign in it, as it is."""
    bare = word.lower()
    base = stem(bare) if len(bare) > 4 and bare.isalpha() else bare
    return re.compile(rf"\b{re.escape(base)}[\w+-]*", re.IGNORECASE)


def _hits(wanted: Sequence[re.Pattern[str]], chapters: Sequence[Chapter]) -> Iterator[tuple[int, Hit]]:
    for chapter in chapters:
        for passage in chapter.passages:
            everything = f"{chapter.title}\n{passage.heading}\n{passage.words}"
            if not all(each.search(everything) for each in wanted):
                continue
            in_heading = all(each.search(passage.heading) for each in wanted)
            in_words = any(each.search(passage.words) for each in wanted)
            if in_heading or in_words:
                yield 0 if in_heading else 1, Hit(passage, chapter.title, _snippet(passage.words, wanted))


def _snippet(text: str, wanted: Sequence[re.Pattern[str]]) -> str:
    """A piece of the text around the first of the words, whole words only."""
    plain = " ".join(text.split())
    places = [found.start() for each in wanted if (found := each.search(plain))]
    begin = max(0, min(places, default=0) - SNIPPET // 3)
    begin = plain.find(" ", begin) + 1 if begin else 0
    end = begin + SNIPPET
    if end >= len(plain):
        return ("… " if begin else "") + plain[begin:]
    end = plain.rfind(" ", begin, end)
    return ("… " if begin else "") + plain[begin : max(end, begin + 1)] + " …"
