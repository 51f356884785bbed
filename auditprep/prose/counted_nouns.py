"""How many of something a text says that there are: "45 stickprov", "26 aktiviteter"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_COUNTED = re.compile(
    r"(?<![\w.,/§:–-])(?<!§ )(\d{1,3}(?:[ \u00a0]\d{3})?|\d{4,6})[ \u00a0]((?:[a-zåäö]{3,20}[ ])??)([a-zåäö]{7,30})(?![\wåäö-])"
)
_YEAR = re.compile(r"(?:19|20)\d\d\Z")
_NO_NOUNS = re.compile(
    r"(?:procent(?:enheter)?|kronor|miljoner|månader|december|november|oktober|september|augusti|januari|februari|kapitel|paragraf|jämfört|respektive|[a-zåäö]+(?:ande|ende))\Z"
)
_STEM = 7


@dataclass(frozen=True, slots=True)
class CountedNoun:
    """A number of something; `noun` is the beginning of the word for it. It stands in `text[start:end]`, the word included."""

    number: int
    noun: str
    start: int
    end: int


def counted_nouns(text: str) -> tuple[CountedNoun, ...]:
    """Those in the text, in order."""
    return tuple(_counted(text))


def _counted(text: str) -> Iterator[CountedNoun]:
    for match in _COUNTED.finditer(text):
        if _YEAR.match(match[1]) or _NO_NOUNS.match(match[3]) or match[2].strip() in _JOINS:
            continue
        number = int(re.sub(r"\D", "", match[1]))
        yield CountedNoun(number, match[3][:_STEM], match.start(), match.end())


_JOINS = frozenset({"och", "samt", "eller", "som", "för", "med", "per", "till", "från", "var"})
