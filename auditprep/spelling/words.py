"""The words of a text that can be looked up: no numbers, abbreviations, addresses or file names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from auditprep.prose.single_words import LONGEST, normal

_SHORT = 6  # letters: capitals alone are an abbreviation up to here, and a shouted word above

_CHUNK = re.compile(r"\S+")
_PIECE = re.compile(r"[\w\u0300-\u036f\u00ad\u200b-\u200d:.'’]+")
_ADDRESS = re.compile(r"@|://|\\|^\W*www\.|^/|^[~#]")
_FILE = re.compile(
    r"\.(?:pdf|docx?|docm|dotx|xlsx?|xlsm|csv|pptx?|msg|eml|txt|zip|png|jpe?g|tiff?|html?|json|xml|auditprep)\b",
    re.IGNORECASE,
)
_SITE = re.compile(r"\w\.(?:se|nu|com|org|net|eu|gov|info)\b(?!\w)", re.IGNORECASE)
_LETTERS = r"[^\W\d_](?:[\u0300-\u036f\u00ad\u200b-\u200d]*)"
_WORD = re.compile(rf"(?:{_LETTERS})+")
_ABBREVIATED = re.compile(rf"(?:(?:{_LETTERS}){{1,3}}\.)+(?:{_LETTERS}){{1,3}}\.?")  # t.ex., fr.o.m.
_BENT = re.compile(r"([^\W\d_]+):[^\W\d_]+")  # KF:s, nr:et
_SLIPPED = re.compile(r"(?=[^\W\d_])[A-ZÅÄÖÉ]{2}[a-zåäöé]{2,}")  # the shift key was held too long


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text: `text[start:end]`. `looked_up` is how it is looked up; `stands_free` is false for a part of a word that
    is written with a hyphen at its end ("budget- och mål…") or its beginning."""

    start: int
    end: int
    looked_up: str
    stands_free: bool = True
    is_followed_by_stop: bool = False


def words_in(text: str) -> Iterator[Word]:
    """The words to be looked up, in order."""
    for chunk in _CHUNK.finditer(text):
        if not _is_address(chunk.group()):
            for piece in _PIECE.finditer(text, *chunk.span()):
                yield from _of_piece(text, piece)


def _is_address(chunk: str) -> bool:
    return bool(_ADDRESS.search(chunk) or _FILE.search(chunk) or _SITE.search(chunk))


def _of_piece(text: str, piece: re.Match[str]) -> Iterator[Word]:
    """A piece with a digit in it is a number, a name or a code, and an abbreviation has its stops inside."""
    written = piece.group().strip(".:'’")
    if any(sign.isdigit() or sign == "_" for sign in written) or _ABBREVIATED.fullmatch(written):
        return
    if (bent := _BENT.fullmatch(normal(written))) and (bent[1].isupper() or len(bent[1]) <= 3):
        return
    for match in _WORD.finditer(text, *piece.span()):
        word = normal(match.group())
        if _can_be_looked_up(word):
            yield Word(*match.span(), word, not _has_hyphen(text, match), text.startswith(".", match.end()))


def _can_be_looked_up(word: str) -> bool:
    """Names of programs have capitals within, and words of other alphabets are in no Swedish list."""
    if not 1 < len(word) <= LONGEST or any(ord(sign) > 0x24F for sign in word):
        return False
    if word.isupper():
        return len(word) > _SHORT
    return word[1:].islower() or bool(_SLIPPED.fullmatch(word))


def _has_hyphen(text: str, match: re.Match[str]) -> bool:
    """Whether it is a part that is written out elsewhere: "tjänstemanna- och …", "… och -beslut"."""
    start, end = match.span()
    before, after = text[max(0, start - 2) : start], text[end : end + 2]
    is_first_part = after[:1] in ("-", "‑") and not after[1:].isalnum()
    is_last_part = before[-1:] in ("-", "‑") and not before[:-1].isalnum()
    return is_first_part or is_last_part
