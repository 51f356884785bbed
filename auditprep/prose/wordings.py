"""What a question asks, read from its words: what they have in common with their other forms, and how much each says.

Years and dates, which change every year, are set aside, and kept beside.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from auditprep.prose.alike_words import ACTORS, PARTICLES, SAYS_NOTHING, is_open, key, says, turn
from auditprep.prose.dates import MONTHS
from auditprep.prose.normal import normal

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
_LONGEST, _MOST_WORDS = 20_000, 200  # letters that are looked at, and words that are weighed


@dataclass(frozen=True)
class Wording:
    """What a text asks. `plain` is its words as they stand, in small letters, without years and dates; `words` are what
    they have in common with their other forms, with how much each says, and `spelt` how each stands there first. `turns`
    is what some of them turn the question to, `is_open` whether it asks for more than yes or no, `actors` who does something, in order. `times` are its years and dates."""

    plain: str
    words: Mapping[str, float]
    spelt: Mapping[str, str]
    turns: frozenset[str]
    is_open: bool
    actors: tuple[str, ...]
    particles: frozenset[str]
    years: tuple[int, ...]
    times: tuple[str, ...]


def without_times(text: str) -> str:
    """The text without its years and dates."""
    return _TIMES.sub(" ", text)


def plain(text: str) -> str:
    """The words alone, in small letters, without years and dates, however their signs are encoded."""
    return " ".join(_WORD.findall(without_times(normal(text)).casefold()))


def wording(text: str) -> Wording:
    """What the text asks."""
    text = normal(text)
    stands = plain(text[:_LONGEST]).split()
    words: dict[str, float] = {}
    spelt: dict[str, str] = {}
    before = ""
    for word in (_NUMBERS.get(each, each) for each in stands[:_MOST_WORDS]):
        weight = SAYS_NOTHING if word.isdigit() and before in _COUNTED else says(word)
        words[key(word)] = max(weight, words.get(key(word), 0.0))
        spelt.setdefault(key(word), word)
        before = word
    return Wording(
        plain=" ".join(stands),
        words=words,
        spelt=spelt,
        turns=frozenset(tag for word in stands if (tag := turn(word))) | _when(stands),
        is_open=bool(stands) and is_open(stands[0]),
        actors=tuple(each for each in words if each in ACTORS),
        particles=PARTICLES.intersection(stands),
        years=tuple(int(year) for year in _YEARS.findall(text)),
        times=tuple(" ".join(time.casefold().split()) for time in _TIMES.findall(text)),
    )


def _when(stands: list[str]) -> frozenset[str]:
    """ "När antogs planen?" asks something else than "Har planen antagits?"; elsewhere the word tells nothing."""
    return frozenset({"when"} if stands[:1] == ["när"] else ())
