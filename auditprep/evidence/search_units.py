"""What is searched for, one thing at a time: a word, a phrase, a beginning of words, a paragraph sign with its number.

Each is found at three levels: as it was typed, in another form, and in another word of its family. All texts are given
in small letters (`small`). They are taken apart as the index takes them apart: into runs of letters and digits,
whatever stands between.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Set
from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property, lru_cache
from itertools import chain, islice
from typing import Protocol

from auditprep.evidence.search_forms import forms, is_fixed

TOKEN = re.compile(r"[^\W_]+")
_NEXT = re.compile(r"[\W_]+([^\W_]+)")
Span = tuple[int, int]

_SURE = 5  # so many letters in common are no chance; of a word's end fewer will do: internkontroll-plan, but not plan-ta
_SURE_AT_THE_END = 4
_LEAST = 3
_LARGEST_FAMILY = 120
_SHORTEST = 40  # words that begin as was typed


class Level(IntEnum):
    """How close what was found is to what was typed."""

    EXACT = 0
    FORMS = 1
    FAMILY = 2


class Words(Protocol):
    """The words that there are, in small letters."""

    def known(self, words: Iterable[str]) -> Set[str]:
        """Those of the words that there are."""
        ...

    def containing(self, part: str) -> Collection[str]:
        """Those with these letters in them."""
        ...


class Unit(Protocol):
    """One of the things that are searched for."""

    def may_be_in(self, letters: str) -> bool:
        """False where it cannot stand at any level, since letters of it are not there: a quick look before `spans`."""
        ...

    def match(self, level: Level, words: Words) -> str:
        """The full-text query that finds it at this level or a closer one, among the words that there are."""
        ...

    def spans(self, text: str, level: Level, words: Words | None = None) -> Iterator[Span]:
        """Where it stands in a text, at this level or a closer one; `words` are those that there are, where known."""
        ...


@dataclass(frozen=True)
class Word:
    """A word, in all its forms. `joined` is what it makes with its neighbour, written as one word: these and longer ones
    are of its family."""

    word: str
    joined: tuple[str, ...] = ()

    def may_be_in(self, letters: str) -> bool:
        return self._core in letters

    def match(self, level: Level, words: Words) -> str:
        if level is Level.EXACT:
            return _quoted(self.word)
        close = {self.word, *words.known(self._forms)}
        if level is Level.FAMILY and self._has_family:
            shortest_first = sorted(words.containing(self._core), key=len)
            family = (each for each in shortest_first if self._is_family(each, words))
            close |= set(islice(family, _LARGEST_FAMILY))
        return _any_of(map(_quoted, sorted(close)))

    def spans(self, text: str, level: Level, words: Words | None = None) -> Iterator[Span]:
        if level is Level.FAMILY and self._has_family:
            found = _tokens_with(self._core, text)
        elif level is Level.EXACT or len(self._forms) == 1:
            return _whole_tokens(self._alone, text)
        else:
            found = _tokens_from(self._core, text)
        return (span for span in found if self._accepts(text[slice(*span)], level, words))

    def _accepts(self, token: str, level: Level, words: Words | None) -> bool:
        return token in self._forms or (level is Level.FAMILY and self._is_family(token, words))

    def _is_family(self, other: str, words: Words | None) -> bool:
        """Whether another word is made with this one: in any form at its end, as it is at its beginning. Where that can
        be chance, what is left must be a word, too."""
        if any(joined in other for joined in self._joined_cores):
            return True
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
    def _joined_cores(self) -> tuple[str, ...]:
        return tuple(_shared(forms(word)) for word in self.joined)

    @cached_property
    def _has_family(self) -> bool:
        return len(self._core) >= _LEAST and not is_fixed(self.word)

    @cached_property
    def _alone(self) -> re.Pattern[str]:
        return re.compile(rf"{re.escape(self.word)}(?![^\W_])")

    @cached_property
    def _forms(self) -> frozenset[str]:
        return forms(self.word)

    @cached_property
    def _core(self) -> str:
        """The letters that the word begins with in all its forms."""
        return _shared(self._forms)


@dataclass(frozen=True)
class Apart:
    """A word made of two, found where they stand apart: "intern kontroll", also "den interna kontrollen". Only at the
    last level."""

    word: str

    def may_be_in(self, letters: str) -> bool:
        half = len(self._core) // 2  # wherever it is parted, one half is whole
        return self._core[:half] in letters or self._core[half:] in letters

    def match(self, level: Level, words: Words) -> str:
        if level is not Level.FAMILY:
            return ""
        known = words.known({part for pair in self._pairs for part in pair})
        there = [pair for pair in self._pairs if known >= set(pair)]
        return _any_of(_quoted(*pair) for pair in there[:_LARGEST_FAMILY])

    def spans(self, text: str, level: Level, words: Words | None = None) -> Iterator[Span]:
        if level is not Level.FAMILY or not self.may_be_in(text):
            return
        for start, end in _tokens_from(self.word[:_LEAST], text):
            second = _NEXT.match(text, end)
            if second and (text[start:end], second[1]) in self._pairs:
                yield start, second.end()

    @cached_property
    def _core(self) -> str:
        return _shared(forms(self.word))

    @cached_property
    def _pairs(self) -> dict[tuple[str, str], None]:
        """The first word as it is in the compound or as an adjective in another form, the second in all of its."""
        last = len(self.word) - _LEAST
        return {
            (self.word[:at] + ending, form[at:]): None
            for form in sorted(forms(self.word), key=len)
            for at in range(_LEAST, last + 1)
            if len(form) >= at + _LEAST and form.startswith(self.word[:at])
            for ending in ("", "a", "t")
        }


@dataclass(frozen=True)
class Beginning:
    """Words that begin with these letters; at the first level the shortest of them, which are soon found."""

    letters: str

    def may_be_in(self, letters: str) -> bool:
        return self.letters in letters

    def match(self, level: Level, words: Words) -> str:
        begun = (word for word in words.containing(self.letters) if word.startswith(self.letters))
        if level is Level.EXACT and (shortest := sorted(begun, key=len)[:_SHORTEST]):
            return _any_of(map(_quoted, shortest))
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

    def may_be_in(self, letters: str) -> bool:
        return self._core in letters and all(token in letters for token in self.tokens[:-1])

    def match(self, level: Level, words: Words) -> str:
        *first, last = self.tokens
        if self.open_ended:
            return f"{_quoted(*self.tokens)} *"
        if not self.inflected or level is Level.EXACT:
            return _quoted(*self.tokens)
        close = sorted({last, *words.known(forms(last))})
        return _any_of(_quoted(*first, each) for each in close)

    def spans(self, text: str, level: Level, words: Words | None = None) -> Iterator[Span]:
        if self.may_be_in(text):
            found = _whole_tokens(self._pattern, text)
            yield from ((start, end) for start, end in found if self._is_last(_last(text[start:end]), level))

    def _is_last(self, token: str, level: Level) -> bool:
        last = self.tokens[-1]
        if self.open_ended:
            return token.startswith(last)
        return token == last or (self.inflected and level > Level.EXACT and token in forms(last))

    @cached_property
    def _core(self) -> str:
        return _shared(forms(self.tokens[-1])) if self.inflected else self.tokens[-1]

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        first = "".join(rf"{re.escape(token)}[\W_]+" for token in self.tokens[:-1])
        return re.compile(rf"{first}{re.escape(self._core)}[^\W_]*")


@dataclass(frozen=True)
class Paragraph:
    """A paragraph of minutes: "§ 63", also where it stands among others: "§§ 60–63". The index has the number alone, so
    what it finds must be looked at."""

    number: str

    def may_be_in(self, letters: str) -> bool:
        return "§" in letters and self.number in letters

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

    def may_be_in(self, letters: str) -> bool:
        return any(unit.may_be_in(letters) for unit in self.units)

    def match(self, level: Level, words: Words) -> str:
        return _any_of(unit.match(level, words) for unit in self.units)

    def spans(self, text: str, level: Level, words: Words | None = None) -> Iterator[Span]:
        return chain.from_iterable(unit.spans(text, level, words) for unit in self.units)


@dataclass(frozen=True)
class Both:
    """Two words that may also be one: "e post"."""

    units: tuple[Unit, Unit]

    def may_be_in(self, letters: str) -> bool:
        return all(unit.may_be_in(letters) for unit in self.units)

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
    return " OR ".join(filter(None, queries))


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
        run = TOKEN.match(text, at)
        end = run.end() if run else at + 1
        while at and text[at - 1].isalnum():
            at -= 1
        yield at, end
        at = text.find(part, end)


def _tokens_from(part: str, text: str) -> Iterator[Span]:
    """Where the runs of letters and digits are that begin with these."""
    return _whole_tokens(_begun(part), text) if part in text else iter(())


@lru_cache(maxsize=256)
def _begun(part: str) -> re.Pattern[str]:
    return re.compile(rf"{re.escape(part)}[^\W_]*")


def _whole_tokens(pattern: re.Pattern[str], text: str) -> Iterator[Span]:
    """Where it stands, but not within a run of letters and digits that has begun before it. (A pattern that looks back
    is ten times slower, since it has no letter to be found by.)"""
    for found in pattern.finditer(text):
        start, end = found.span()
        if not start or not text[start - 1].isalnum():
            yield start, end


def _last(words: str) -> str:
    """The last of words."""
    *_others, last = TOKEN.findall(words)
    return str(last)


def _can_be_left(rest: str, sure: bool, words: Words | None) -> bool:
    """Whether what is left of a word may be the other part of a compound. `sure`: that can hardly be chance."""
    if len(rest) < _LEAST or not rest.isalpha():
        return False
    return sure or (words is not None and _is_word(rest, words))


def _is_word(rest: str, words: Words) -> bool:
    """Whether what is left of a compound is a word, maybe with the s that joins the two."""
    return len(rest) > _LEAST and bool(words.known({rest, rest.removesuffix("s"), rest.removeprefix("s")}))
