"""Words as file names write them, without rings and dots, and what they are in Swedish: "arsredovisning" is "årsredovisning"."""

from __future__ import annotations

from collections.abc import Callable
from itertools import product
from math import prod

from auditprep.spelling.words import words_in

_MEANT = {"a": "aåä", "o": "oö", "A": "AÅÄ", "O": "OÖ"}
_MOST = 800  # ways to write one word; a longer one stays as it is
_SHORTEST = 3

Knows = Callable[[str], bool]


def with_rings(text: str, knows: Knows) -> str:
    """The text with rings and dots where that is sure: the word as it is written is none, and one way only to write it with
    them is a word."""
    written, end = "", 0
    for word in words_in(text):
        meant = _meant(text[word.start : word.end], knows)
        written += text[end : word.start] + meant
        end = word.end
    return written + text[end:]


def _meant(word: str, knows: Knows) -> str:
    choices = [_MEANT.get(letter, letter) for letter in word]
    ways = prod(map(len, choices))
    if len(word) < _SHORTEST or not word.isascii() or not 1 < ways <= _MOST or _is_word(word, knows):
        return word
    found = [made for each in product(*choices) if _is_word(made := "".join(each), knows)]
    return found[0] if len(found) == 1 else word


def _is_word(word: str, knows: Knows) -> bool:
    """Also where the word begins a title, and has a capital for that only."""
    return knows(word) or (word[:1].isupper() and knows(word[:1].lower() + word[1:]))
