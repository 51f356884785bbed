"""What somebody who types a few letters may mean: whole words, their beginnings, their parts (Swedish writes words together), and
words that are nearly so. All that is typed must be found; the nearest first."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from heapq import nlargest

_WORD = re.compile(r"\w+(?:[.:#]\w+)*")
_SAME, _BEGINS, _WITHIN, _NEAR = 10.0, 8.0, 5.0, 2.0
_FIRST = 0.5  # more, for a word that stands first
_WITHIN_FROM, _NEAR_FROM = 3, 4  # letters typed, before a word may only have them in it, or nearly be it
_NEAR_ENOUGH = 74.0  # of a hundred

Scores = dict[int, float]


class NearWords:
    """Texts that are looked through at every letter, so what can be done once is. They are known by their number."""

    def __init__(self, texts: Iterable[str] = ()) -> None:
        self._within: dict[str, list[int]] = defaultdict(list)
        self._firsts: dict[str, set[int]] = defaultdict(set)
        self.count = 0
        self._words: tuple[str, ...] = ()
        self._all = ""
        self.add(texts)

    def add(self, texts: Iterable[str]) -> None:
        """More of them, numbered on."""
        for at, text in enumerate(texts, self.count):
            words = dict.fromkeys(_WORD.findall(text.casefold()))
            for word in words:
                self._within[word].append(at)
            if first := next(iter(words), ""):
                self._firsts[first].add(at)
            self.count += 1
        self._words = tuple(self._within)
        self._all = "\n".join(("", *self._words, ""))  # to be searched as one: quicker than a word at a time

    def find(self, typed: str, most: int = 50, favour: Sequence[float] = ()) -> list[int]:
        """The texts that have all that is typed, the nearest first, and among equals in their order; no more than so many.
        `favour` is what speaks for each text besides."""
        wanted = _WORD.findall(typed.casefold())
        if not wanted:
            return []
        scores = self._scores(wanted[0])
        for word in wanted[1:]:
            more = self._scores(word)
            scores = {at: score + more[at] for at, score in scores.items() if at in more}
        if favour:
            scores = {at: score + favour[at] for at, score in scores.items()}
        return nlargest(most, scores, key=lambda at: (scores[at], -at))

    def _scores(self, typed: str) -> Scores:
        """How near each text comes to one word."""
        found: Scores = {}
        for word in self._having(typed):
            score = _nearness(word, typed)
            firsts = self._firsts.get(word, ())
            for at in self._within[word] if score else ():
                here = score + (_FIRST if at in firsts else 0)
                if here > found.get(at, 0):
                    found[at] = here
        return found or self._nearly(typed)

    def _having(self, typed: str) -> set[str]:
        """The words that have these letters in them; only at their beginning where there are few letters."""
        sought = typed if len(typed) >= _WITHIN_FROM else f"\n{typed}"
        found, at = set(), self._all.find(sought)
        while at >= 0:
            begin = self._all.rfind("\n", 0, at + 1) + 1
            end = self._all.index("\n", max(begin, at + 1))
            found.add(self._all[begin:end])
            at = self._all.find(sought, end)
        return found

    def _nearly(self, typed: str) -> Scores:
        """Where no word has the letters: those that nearly do."""
        from rapidfuzz import fuzz, process

        if len(typed) < _NEAR_FROM:
            return {}
        found: Scores = {}
        near = process.extract(typed, self._words, scorer=fuzz.ratio, score_cutoff=_NEAR_ENOUGH, limit=20)
        for word, ratio, _at in near:
            for at in self._within[word]:
                found[at] = max(found.get(at, 0), _NEAR * ratio / 100)
        return found


def _nearness(word: str, typed: str) -> float:
    if word == typed:
        return _SAME
    share = len(typed) / len(word)
    return (_BEGINS if word.startswith(typed) else _WITHIN) + share
