"""What an office worker types to find something, and where it stands in a text.

All words must be there; "words in quotes" beside each other, as they are; plan* is whatever begins so. Words are found
in all their forms, and after these in other words made with them. Everything that is no letter and no digit only
parts words: "e-post" is also "e post" and "epost", "2023.092" is a phrase of two numbers. § 63 is that paragraph, and
not any 63. Last of all, "internkontroll" is also "intern kontroll", and the other way round.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice, pairwise

from auditprep.evidence.search_forms import is_fixed
from auditprep.evidence.search_snippets import snippet
from auditprep.evidence.search_units import (
    TOKEN,
    Apart,
    Beginning,
    Both,
    Either,
    Level,
    Paragraph,
    Phrase,
    Span,
    Unit,
    Word,
    Words,
    all_of,
    small,
)

__all__ = ["Level", "Place", "Query", "Words", "parse"]

_QUOTES = '"“”„‟«»＂'
_PIECE = re.compile(
    rf"[{_QUOTES}](?P<quoted>[^{_QUOTES}]*)[{_QUOTES}]?|§+\s*(?P<paragraph>\d+)(?![^\W_])|(?P<chunk>[^\s{_QUOTES}§]+)|§"
)
_LEADERS = ("....", ". . . .", "……", "____")
_LOOKED_AT, _FEWEST = 200, 12  # places in a text, and of a word
_SPLIT_OFF = 4  # letters that must be left of "epost" after its first
_PART, _LONGEST = 3, 40  # letters of a word that may be part of another, and of one that has such parts
MOST_UNITS, MOST_TOKENS = 40, 60
"""So much is searched for of what was typed, and so many words of a phrase; then no more."""


@dataclass(frozen=True, slots=True)
class Place:
    """What is shown of a text in which everything was found: the best place, its marks, and the words as they stand
    there, in small letters. `in_contents`: it is all in a table of contents, whose lines have dots up to a number."""

    snippet: str
    marks: tuple[Span, ...]
    words: frozenset[str]
    in_contents: bool = False


@dataclass(frozen=True)
class Query:
    """What is searched for: all of the units. `whole`: nothing that was typed is left out."""

    units: tuple[Unit, ...]
    whole: bool = True

    def match(self, level: Level, words: Words) -> str:
        """The full-text query for this level and all closer ones. It is never a mistake, whatever was typed."""
        return all_of(unit.match(level, words) for unit in self.units)

    @property
    def must_be_looked_at(self) -> bool:
        """Whether the full-text query finds more than is meant, so that only `level` can tell."""
        return any(isinstance(unit, Paragraph) for unit in self.units)

    @property
    def has_family(self) -> bool:
        """Whether any of the words may be part of others."""
        return any(isinstance(unit, Word | Either) for unit in self.units)

    def may_be_in(self, letters: str) -> bool:
        """A quick look: False where something cannot be there. The letters are small."""
        return all(unit.may_be_in(letters) for unit in self.units)

    def level(self, lowered: str, words: Words | None = None) -> Level | None:
        """How close what a text (in small letters) says is to what was typed; None where something is not in it.
        `words` are those that there are, where they are known."""
        if not self.units or not self._is_in(lowered, Level.FAMILY, words):  # which most texts are not
            return None
        return next(level for level in Level if self._is_in(lowered, level, words))

    def has_paragraphs(self, text: str) -> bool:
        """Whether every paragraph that was typed is in it, which the index cannot tell."""
        return all(any(unit.spans(text, Level.EXACT)) for unit in self.units if isinstance(unit, Paragraph))

    def _is_in(self, text: str, level: Level, words: Words | None) -> bool:
        return all(any(unit.spans(text, level, words)) for unit in self.units)

    def place(self, text: str, level: Level, words: Words | None = None) -> Place:
        """What to show of a text in which everything was found at this level."""
        lowered = small(text)
        most = max(_FEWEST, _LOOKED_AT // len(self.units))
        spans = [
            list(islice(unit.spans(lowered, max(level, Level.FORMS), words), most)) for unit in self.units
        ]
        shown, marks = snippet(text, spans)
        in_contents = any(leader in text for leader in _LEADERS) and all(
            _is_led(text, start) for each in spans for start, _end in each
        )
        found = (" ".join(lowered[start:end].split()) for each in spans for start, end in each)
        return Place(shown, marks, frozenset(found), in_contents)


def _is_led(text: str, at: int) -> bool:
    """Whether the line has dots that lead the eye to a page."""
    end = text.find("\n", at)
    start = text.rfind("\n", 0, at) + 1
    return any(leader in text[start : end if end >= 0 else None] for leader in _LEADERS)


def parse(words: str) -> Query:
    """What was typed, as a query; one without units if there is nothing in it to search for."""
    typed = small(unicodedata.normalize("NFC", words))
    all_units = (unit for piece in _PIECE.finditer(typed) for unit in _units(piece))
    units = list(islice(dict.fromkeys(islice(all_units, 10 * MOST_UNITS)), MOST_UNITS + 1))
    joined = tuple(dict.fromkeys(_joined(units[:MOST_UNITS])))
    return Query(joined, whole=len(units) <= MOST_UNITS)


def _units(piece: re.Match[str]) -> Iterator[Unit]:
    if piece["paragraph"]:
        yield Paragraph(piece["paragraph"])
    elif piece["quoted"]:
        yield from _phrase(piece["quoted"])
    elif piece["chunk"]:
        yield from _chunk(piece["chunk"])


def _phrase(words: str) -> Iterator[Unit]:
    tokens = tuple(TOKEN.findall(words)[:MOST_TOKENS])
    if tokens:
        yield Phrase(tokens, open_ended=_is_open_ended(words, tokens))


def _chunk(words: str) -> Iterator[Unit]:
    """One of the words between spaces, which may be several: "e-post", "2023-12-12"."""
    tokens = tuple(TOKEN.findall(words)[:MOST_TOKENS])
    if not tokens:
        return
    open_ended = _is_open_ended(words, tokens)
    if len(tokens) > 1:
        phrase = Phrase(tokens, open_ended=open_ended, inflected=not open_ended)
        in_one = () if open_ended or not words.replace("-", "").isalpha() else (Word("".join(tokens)),)
        yield Either((phrase, *in_one)) if in_one else phrase
    elif open_ended:
        yield Beginning(tokens[0])
    else:
        yield _word(tokens[0])


def _word(word: str) -> Unit:
    """A word; one such as "epost" also with its first letter apart, "internkontroll" also as two."""
    if not word.isalpha() or len(word) <= _SPLIT_OFF:
        return Word(word)
    apart = (Apart(word),) if 2 * _PART <= len(word) <= _LONGEST and not is_fixed(word) else ()
    return Either((Word(word), Phrase((word[0], word[1:]), inflected=True), *apart))


def _is_open_ended(words: str, tokens: tuple[str, ...]) -> bool:
    """Whether an asterisk asks for whatever begins so; one letter is no beginning."""
    return words.rstrip().endswith("*") and len(tokens[-1]) > 1


def _joined(units: list[Unit]) -> Iterator[Unit]:
    """Words beside each other may also be one: "e post", and last of all "intern kontroll"."""
    at = 0
    while at < len(units):
        letter, word = (_letters(unit) for unit in (*units[at : at + 2], None)[:2])
        if letter and word and len(letter) == 1 and len(word) > 1:
            yield Either((Both((units[at], units[at + 1])), Word(letter + word)))
            at += 1
        else:
            yield _with_joined(units, at)
        at += 1


def _with_joined(units: list[Unit], at: int) -> Unit:
    """The word, with what it makes with the one before it and the one after."""
    neighbours = [_letters(unit) or "" for unit in (None, *units, None)[at : at + 3]]
    pairs = [
        pair
        for pair in pairwise(neighbours)
        if all(len(each) >= _PART and not is_fixed(each) for each in pair)
    ]
    joined = tuple(first + link + second for first, second in pairs for link in ("", "s"))
    unit = units[at]
    if isinstance(unit, Either):
        word, *others = unit.units
        return Either((replace(word, joined=joined), *others)) if joined and isinstance(word, Word) else unit
    return replace(unit, joined=joined) if joined and isinstance(unit, Word) else unit


def _letters(unit: Unit | None) -> str | None:
    """The word that the unit is, if it is one, and all of letters."""
    if isinstance(unit, Either):
        unit = unit.units[0]
    return unit.word if isinstance(unit, Word) and unit.word.isalpha() else None
