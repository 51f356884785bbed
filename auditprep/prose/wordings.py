"""What a question asks, read from its words: what they have in common with their other forms, and how much each says.

Years and dates, which change every year, are set aside, and kept beside.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from auditprep.prose.alike_words import ACTORS, PARTICLES, SAYS_NOTHING, key, says, turn
from auditprep.prose.dates import MONTHS

_YEAR = r"(?:19|20)\d\d"
TIME = (
    rf"{_YEAR}-\d\d-\d\d|\d{{1,2}}(?::?e|:a)?\s+(?:{'|'.join(MONTHS)})(?:\s+{_YEAR})?"
    rf"|{_YEAR}(?:\s?[/–-]\s?(?:{_YEAR}|\d\d))?"
)
"""The pattern of a year, a run of years or a date, to be sought without regard to small and large letters."""

_TIMES = re.compile(rf"\b(?:{TIME})\b", re.IGNORECASE)
_YEARS = re.compile(rf"\b{_YEAR}\b")
_WORD = re.compile(r"\w+")
_COUNTED = frozenset(("minst", "högst", "ca", "cirka", "inom", "antal", "max", "senast", "ungefär", "mellan"))
_NUMERALS = ("två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv")
_NUMBERS = {word: str(number) for number, word in enumerate(_NUMERALS, 2)}
_LONGEST = 4000  # letters; of a text that is longer, no more are looked at


@dataclass(frozen=True)
class Wording:
    """What a text asks. `plain` is its words as they stand, in small letters, without years and dates; `words` are what
    they have in common with their other forms, with how much each says, and `spelt` how each stands there first. `turns`
    is what some of them turn the question to, `actors` who does something, in order. `times` are its years and dates."""

    plain: str
    words: Mapping[str, float]
    spelt: Mapping[str, str]
    turns: frozenset[str]
    actors: tuple[str, ...]
    particles: frozenset[str]
    years: tuple[int, ...]
    times: tuple[str, ...]


def without_times(text: str) -> str:
    """The text without its years and dates."""
    return _TIMES.sub(" ", text)


def plain(text: str) -> str:
    """The words alone, in small letters, without years and dates."""
    return " ".join(_WORD.findall(without_times(text).casefold()))


def wording(text: str) -> Wording:
    """What the text asks."""
    text = text[:_LONGEST]
    bare = plain(text)
    words: dict[str, float] = {}
    spelt: dict[str, str] = {}
    actors: dict[str, None] = {}
    before = ""
    for word in bare.split():
        number = _NUMBERS.get(word, word)
        each = key(number)
        weight = SAYS_NOTHING if number.isdigit() and before in _COUNTED else says(number)
        if weight > words.get(each, 0):
            words[each] = weight
        spelt.setdefault(each, number)
        if each in ACTORS:
            actors[each] = None
        before = word
    all_words = bare.split()
    return Wording(
        plain=bare,
        words=words,
        spelt=spelt,
        turns=frozenset(tag for word in all_words if (tag := turn(word))),
        actors=tuple(actors),
        particles=PARTICLES.intersection(all_words),
        years=tuple(int(year) for year in _YEARS.findall(text)),
        times=tuple(" ".join(time.casefold().split()) for time in _TIMES.findall(text)),
    )
