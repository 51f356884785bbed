"""What is searched for, one thing at a time: a word, a phrase, a beginning of words, a paragraph sign with its number.

Each is found at three levels: as it was typed, in another form, and in another word of its family. All texts are given
in small letters (`small`). They are taken apart as the index takes them apart: into runs of letters and digits,
whatever stands between.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property
from itertools import chain, islice
from typing import Protocol

from auditprep.evidence.search_forms import forms

TOKEN = re.compile(r"[^\W_]+")
Span = tuple[int, int]

_SURE = 5  # so many letters in common are no chance; of a word's end fewer will do: internkontroll-plan, but not plan-ta
_SURE_AT_THE_END = 4
_LEAST = 3
_LARGEST_FAMILY = 120


class Level(IntEnum):
    """How close what was found is to what was typed."""

    EXACT = 0
    FORMS = 1
    FAMILY = 2


class Words(Protocol):
    """The words that there are, in small letters."""

    def known(self, words: Iterable[str]) -> Collection[str]:
        """Those of the words that there are."""
        ...

    def containing(self, part: str) -> Collection[str]:
        """Those with these letters in them."""
        ...


class Unit(Protocol):
    """One of the things that are searched for."""

    def match(self, level: Level, words: Words) -> str:
        """The full-text query that finds it at this level or a closer one, among the words that there are."""
        ...

    def spans(self, text: str, level: Level, words: Words | None = None) -> Iterator[Span]:
        """Where it stands in a text, at this level or a closer one; `words` are those that there are, where known."""
        ...


@dataclass(frozen=True)
class Word:
    """A word, in all its forms."""

    word: str

    def match(self, level: Level, words: Words) -> str:
        if level is Level.EXACT:
            return _quoted(self.word)
        close = {self.word, *words.known(self._forms)}
        if level is Level.FAMILY and len(self._core) >= _LEAST:
            shortest_first = sorted(words.containing(self._core), key=len)
            family = (each for each in shortest_first if self._is_family(each, words))
            close |= set(islice(family, _LARGEST_FAMILY))
        return _any_of(map(_quoted, sorted(close)))

    def spans(self, text: str, level: Level, words: Words | None = None) -> Iterator[Span]:
        find = _tokens_with if level is Level.FAMILY else _tokens_from
        for start, end in find(self._core, text):
            if self._accepts(text[start:end], level, words):
                yield start, end

    def _accepts(self, token: str, level: Level, words: Words | None) -> bool:
        if level is Level.EXACT:
            return token == self.word
        return token in self._forms or (level is Level.FAMILY and self._is_family(token, words))

    def _is_family(self, other: str, words: Words | None) -> bool:
        """Whether another word is made with this one: in any form at its end, as it is at its beginning. Where that can
        be chance, what is left must be a word, too."""
        if other.endswith(self._ends):
            rests = (other.removesuffix(end) for end in self._ends if other.endswith(end))
            return any(
                _can_be_left(rest, len(other) - len(rest) >= _SURE_AT_THE_END, words) for rest in rests
            )
        rests = (other.removeprefix(begin) for begin in self._begins if other.startswith(begin))
        return any(_can_be_left(rest, len(other) - len(rest) >= _SURE, words) for rest in rests)

    @cached_property
    def _ends(self) -> tuple[str, ...]:
        """What another word may end in: the forms that are long enough."""
        return tuple(form for form in self._forms if len(form) >= _LEAST)

    @cached_property
    def _begins(self) -> tuple[str, ...]:
        """What another word may begin with: the word without its ending."""
        return tuple(form for form in self._ends if self.word.startswith(form))

    @cached_property
    def _forms(self) -> frozenset[str]:
        return forms(self.word)

    @cached_property
    def _core(self) -> str:
        """The letters that the word begins with in all its forms."""
        return _shared(self._forms)


@dataclass(frozen=True)
class Beginning:
    """Words that begin with these letters."""

    letters: str

    def match(self, level: Level, words: Words) -> str:
        return f"{_quoted(self.letters)} *"

    def spans(self, text: str, level: Level, words: Words | None = None) -> Iterator[Span]:
        return _tokens_from(self.letters, text)


@dataclass(frozen=True)
class Phrase:
    """Words that stand beside each other. The last may be the beginning of one (`open_ended`), or may stand in another
    form (`inflected`)."""

    tokens: tuple[str, ...]
    open_ended: bool = False
    inflected: bool = False

    def match(self, level: Level, words: Words) -> str:
        *first, last = self.tokens
        if self.open_ended:
            return f"{_quoted(*self.tokens)} *"
        if not self.inflected or level is Level.EXACT:
            return _quoted(*self.tokens)
        close = sorted({last, *words.known(forms(last))})
        return _any_of(_quoted(*first, each) for each in close)

    def spans(self, text: str, level: Level, words: Words | None = None) -> Iterator[Span]:
        for start, end in _tokens_from(self._core, text):
            if self._is_last(text[start:end], level) and (before := self._before.search(text[:start])):
                yield before.start(), end

    def _is_last(self, token: str, level: Level) -> bool:
        last = self.tokens[-1]
        if self.open_ended:
            return token.startswith(last)
        return token == last or (self.inflected and level > Level.EXACT and token in forms(last))

    @cached_property
    def _core(self) -> str:
        return _shared(forms(self.tokens[-1])) if self.inflected else self.tokens[-1]

    @cached_property
    def _before(self) -> re.Pattern[str]:
        """The words before the last, at the end of what stands before it."""
        first = "".join(rf"{re.escape(token)}[\W_]+" for token in self.tokens[:-1])
        return re.compile(rf"(?<![^\W_]){first}\Z")


@dataclass(frozen=True)
class Paragraph:
    """A paragraph of minutes: "§ 63", also where it stands among others: "§§ 60–63". The index has the number alone, so
    what it finds must be looked at."""

    number: str

    def match(self, level: Level, words: Words) -> str:
        return _quoted(self.number)

    def spans(self, text: str, level: Level, words: Words | None = None) -> Iterator[Span]:
        yield from (found.span() for found in self._pattern.finditer(text))

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return re.compile(rf"§+\s*(?:\d{{1,5}}\s*(?:[-–,]|och)\s*){{0,20}}{self.number}(?![^\W_])")


@dataclass(frozen=True)
class Either:
    """Any of these, which are ways of writing the same."""

    units: tuple[Unit, ...]

    def match(self, level: Level, words: Words) -> str:
        return _any_of(unit.match(level, words) for unit in self.units)

    def spans(self, text: str, level: Level, words: Words | None = None) -> Iterator[Span]:
        return chain.from_iterable(unit.spans(text, level, words) for unit in self.units)


@dataclass(frozen=True)
class Both:
    """Two words that may also be one: "e post"."""

    units: tuple[Unit, Unit]

    def match(self, level: Level, words: Words) -> str:
        return all_of(unit.match(level, words) for unit in self.units)

    def spans(self, text: str, level: Level, words: Words | None = None) -> Iterator[Span]:
        found = [list(unit.spans(text, level, words)) for unit in self.units]
        return chain.from_iterable(found if all(found) else ())


def small(text: str) -> str:
    """The text in small letters, each in its place."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in text)


def all_of(queries: Iterable[str]) -> str:
    """The full-text query for what all of them find."""
    return " AND ".join(f"({query})" for query in queries)


def _any_of(queries: Iterable[str]) -> str:
    return " OR ".join(queries)


def _quoted(*tokens: str) -> str:
    return f'"{" ".join(tokens)}"'


def _shared(words: Collection[str]) -> str:
    """The letters that all of the words begin with."""
    first, last = min(words), max(words)
    return next(first[:length] for length in range(len(first), -1, -1) if last.startswith(first[:length]))


def _tokens_with(part: str, text: str) -> Iterator[Span]:
    """Where the runs of letters and digits are that have these in them."""
    at = text.find(part)
    while at >= 0:
        end = _end(text, at)
        while at and text[at - 1].isalnum():
            at -= 1
        yield at, end
        at = text.find(part, end)


def _tokens_from(part: str, text: str) -> Iterator[Span]:
    """Where the runs of letters and digits are that begin with these."""
    at = text.find(part)
    while at >= 0:
        end = _end(text, at)
        if not at or not text[at - 1].isalnum():
            yield at, end
        at = text.find(part, end)


def _end(text: str, at: int) -> int:
    """Where the run of letters and digits ends that goes on here."""
    run = TOKEN.match(text, at)
    return run.end() if run else at + 1


def _can_be_left(rest: str, sure: bool, words: Words | None) -> bool:
    """Whether what is left of a word may be the other part of a compound. `sure`: that can hardly be chance."""
    if len(rest) < _LEAST or not rest.isalpha():
        return False
    return sure or (words is not None and _is_word(rest, words))


def _is_word(rest: str, words: Words) -> bool:
    """Whether what is left of a compound is a word, maybe with the s that joins the two."""
    return len(rest) > _LEAST and bool(words.known({rest, rest.removesuffix("s"), rest.removeprefix("s")}))
