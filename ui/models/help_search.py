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
    """The passages with all the words; first those that have them in their heading, or whose chapter is about
    them, then in the order of the book."""
    wanted = [_wanted(word) for word in _WORD.findall(words) if len(word) >= _SHORTEST]
    if not wanted:
        return []
    hits = [*_hits(wanted, chapters)]
    return [hit for _rank, hit in sorted(hits, key=lambda ranked: ranked[0])]


def stretches(words: str, text: str) -> Iterator[tuple[int, int]]:
    """Where any of the words begins and ends in a text."""
    wanted = [_wanted(word) for word in _WORD.findall(words) if len(word) >= _SHORTEST]
    for pattern in wanted:
        yield from (found.span() for found in pattern.any_form.finditer(text))


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A word that is looked for: as it is typed, and in any of its forms."""

    typed: re.Pattern[str]
    any_form: re.Pattern[str]

    def worth(self, text: str) -> int:
        """How well a text has it: 0 for not at all."""
        return 2 if self.typed.search(text) else 1 if self.any_form.search(text) else 0


def _wanted(word: str) -> _Wanted:
    """A short word, and one with a sign in it, has one form."""
    bare = word.lower()
    base = stem(bare) if len(bare) > 4 and bare.isalpha() else bare
    typed, any_form = (re.compile(rf"\b{re.escape(each)}[\w+-]*", re.IGNORECASE) for each in (bare, base))
    return _Wanted(typed, any_form)


def _hits(wanted: Sequence[_Wanted], chapters: Sequence[Chapter]) -> Iterator[tuple[int, Hit]]:
    for chapter in chapters:
        for passage in chapter.passages:
            everything = f"{chapter.title}\n{passage.heading}\n{passage.words}"
            worth = sum(3 * each.worth(passage.heading) + each.worth(passage.words) for each in wanted)
            of_chapter = 2 * sum(each.worth(chapter.title) for each in wanted)
            if worth and passage.words and all(each.worth(everything) for each in wanted):
                yield -worth - of_chapter, Hit(passage, chapter.title, _snippet(passage.words, wanted))


def _snippet(text: str, wanted: Sequence[_Wanted]) -> str:
    """A piece of the text around the first of the words, whole words only."""
    plain = " ".join(text.split())
    found = (each.typed.search(plain) or each.any_form.search(plain) for each in wanted)
    places = [each.start() for each in found if each]
    begin = max(0, min(places, default=0) - SNIPPET // 3)
    begin = plain.find(" ", begin) + 1 if begin else 0
    end = begin + SNIPPET
    if end >= len(plain):
        return ("… " if begin else "") + plain[begin:]
    end = plain.rfind(" ", begin, end)
    return ("… " if begin else "") + plain[begin : max(end, begin + 1)] + " …"
