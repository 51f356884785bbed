"""Sentences that can be told again, word for word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from auditprep.prose.bodies import bodies
from auditprep.prose.dates import dates
from auditprep.prose.document_words import document_words
from auditprep.prose.found import Found, listed, without_overlaps
from auditprep.prose.paragraphs import paragraphs
from auditprep.prose.registry_numbers import registry_numbers
from auditprep.prose.sentences import FoundSentence, sentences
from auditprep.richtext import ListItem, Placed, Table

LONG = 120
"""So many characters of the same are no chance."""


@dataclass(frozen=True, slots=True)
class FoundPassage:
    """A sentence; `words` are its words, however their signs are set. It stands in `text[start:end]`."""

    words: str
    start: int
    end: int


def passages(blocks: tuple[Placed, ...]) -> tuple[FoundPassage, ...]:
    """The sentences of paragraphs and items that are long enough to be somebody's own, in order. Headings, items without a
    full stop and tables are none, and names such as "Mål 2: …" are told again on purpose."""
    found: list[FoundPassage] = []
    for placed in blocks:
        if not isinstance(placed.block, Table):
            text = "".join(span.text for span in placed.block.spans)
            is_item = isinstance(placed.block, ListItem)
            found += _passages(text, placed.start, is_item=is_item)
    return tuple(found)


@lru_cache(maxsize=4096)
def only_refers(words: str) -> bool:
    """Whether the sentence does little more than name a decision or a document."""
    decided: list[Found] = [*registry_numbers(words), *dates(words), *paragraphs(words)]
    if not decided and not _POINTS.match(words):
        return False
    left, at = "", 0
    for each in without_overlaps([*decided, *bodies(words), *document_words(words)]):
        left += words[at : each.start] + " "
        at = each.end
    said = _WORD.findall((left + words[at:]).casefold())
    return sum(not each.isdigit() and each not in _OF_REFERENCES for each in said) < _FEWEST


def runs_alike(
    one: Sequence[FoundPassage], other: Sequence[FoundPassage], pairs: Sequence[tuple[int, int]]
) -> Iterator[tuple[int, int, int]]:
    """Where the same passages follow each other in both: the first of each, and how many. `pairs` are the places of those
    that are alike, in order."""
    taken: set[tuple[int, int]] = set()
    wanted = set(pairs)
    for first, second in pairs:
        if (first, second) in taken:
            continue
        length = 0
        while (first + length, second + length) in wanted:
            taken.add((first + length, second + length))
            length += 1
        yield first, second, length


_SHORTEST = 25
_LABEL = re.compile(
    r"(?:[\wåäö-]*mål|nyckeltal|risk|indikator|mått|kontroll\w*|område|källa|bilaga)\s?\d{0,2}\s?[:.–-]",
    re.IGNORECASE,
)
_WORD = re.compile(r"\w+")


def _passages(text: str, start: int, *, is_item: bool) -> Iterator[FoundPassage]:
    for each in sentences(text):
        words = text[each.start : each.end]
        if len(words) >= _SHORTEST and _is_sentence(words, each, is_item=is_item) and not _LABEL.match(words):
            same = " ".join(_WORD.findall(words.casefold()))
            yield FoundPassage(same, start + each.start, start + each.end)


def _is_sentence(words: str, sentence: FoundSentence, *, is_item: bool) -> bool:
    return sentence.ends or (not is_item and len(words) >= LONG)


_POINTS = re.compile(
    r"(?:ja,?\s|nej,?\s)?(?:se|jfr|jämför|mer|ytterligare|detta|det|bilaga|underlag|källa|hänvis\w+|enligt|för\s(?:mer|ytterligare))\b",
    re.IGNORECASE,
)
_FEWEST = 6
_OF_REFERENCES = listed(
    "se även enligt vid i av för och samt den det har är som med på till om nämnden nämndens styrelsen styrelsens nämndernas antog antogs antagen"
    " antagit beslutade beslutat beslutad beslut beslutades fastställde fastställdes fastställd fastställt godkände godkändes sammanträde sammanträdet"
    " möte mötet protokoll protokollet dnr diarienummer diarienr bilaga bilagor sid sida sidan sidorna s a bland annat mer information framgår framgick"
    " redovisas finns ingår beskrivs ytterligare ovan nedan svar svaret fråga frågan punkt avsnitt kapitel ja nej delvis underlag hänvisas bifogas"
    " enlighet denna detta dessa del under år året för per från till ett en kf ks ur avser gäller gällande"
)
