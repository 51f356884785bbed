"""A document as lines, and which of them are furniture: heads and feet that come back page after page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from auditprep.evidence.sections import begins_section
from auditprep.model import PageText
from auditprep.prose.bodies import bodies
from auditprep.prose.dates import dates
from auditprep.prose.registry_numbers import dnr_at_start, registry_numbers

EDGE = 8
"""So many lines at the top and at the bottom of a page may be its head and its foot."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text with single spaces, never empty. `page` counts from 1; `edge`: near the top or the bottom of it;
    `furniture`: part of its head or foot."""

    page: int
    text: str
    edge: bool
    furniture: bool


def lines_of(pages: Sequence[PageText], most: int | None = None) -> list[Line]:
    """The lines of the first `most` pages (None: of all), in order."""
    texts = [_texts(page.text) for page in pages[:most]]
    repeated = _repeated(texts)
    return [
        Line(number, text, edge, edge and (shape(text) in repeated or is_furniture(text)))
        for number, page in enumerate(texts, 1)
        for text, edge in page
    ]


@lru_cache(maxsize=20_000)
def is_furniture(text: str) -> bool:
    """Whether the line says nothing but who met, when, on which page, and where to sign."""
    is_number = bool(_SERIAL.fullmatch(text) or registry_numbers(text))
    return not is_number and not words_beside(text) and not _PERIOD.search(text)


def words_beside(text: str) -> str:
    """What the line says besides names of bodies and municipalities, dates, page numbers and the words of heads and
    feet; "" for nothing."""
    for each in reversed([*bodies(text)]):
        text = text[: each.start] + " " + text[each.end :]
    for day in reversed(dates(text)):
        text = text[: day.start] + " " + text[day.end :]
    for pattern in (_PLACE, _PAGE_NUMBER, _FURNITURE):
        text = pattern.sub(" ", text)
    return text.strip(_SIGNS)


def shape(text: str) -> str:
    """The line with a sign for each number, which differ from page to page."""
    return re.sub(r"\d+", "#", text.casefold())


def letters_only(text: str) -> str:
    """The letters and figures of a text in small letters, without anything between, to compare headings by."""
    return _NO_LETTERS.sub("", text.casefold())


_NO_LETTERS = re.compile(r"[\W_]+")
_PERIOD = re.compile(r"(?<![\d-])20\d\d\s?[–—/-]\s?20\d\d(?![\d-])")
_SERIAL = re.compile(r"(?:19|20)\d\d[/:.]\d{3,6}")  # of a register whose letters stand on the line above
_BEGINS = re.compile(r".{0,20}§|(?:Paragraf|Ärende|Punkt)\s\d")
_LONGEST = 400
_MOST_LINES = 1_000  # of one page; a sheet of a workbook may have more, and is no minutes
_SIGNS = " \u00a0,.;:|/()–-_…·\t0123456789"
_GAPS = re.compile(r"[ \u00a0\t]+")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")
_PLACE = re.compile(
    r"\b(?:[A-ZÅÄÖ][\wåäö-]{2,30}\s(?:kommun|stad|landskommun)|Region\s[A-ZÅÄÖ][\wåäö]{2,30}|[A-ZÅÄÖ]{3,30}S?\sKOMMUN)\b"
)
_PAGE_NUMBER = re.compile(
    r"\b(?:sida|sid|s|blad)?\.?\s?\d{1,4}\s?(?:\(\s?\d{1,4}\s?\)|av\s\d{1,4}|/\s?\d{1,4})|\b(?:sida|sid|blad)\.?\s?\d{1,4}\b",
    re.IGNORECASE,
)
_FURNITURE = re.compile(
    r"""\b(?:justera(?:nde|re)(?:s|ns|rnas)?|ordf(?:örande)?(?:s|ns)?|sign(?:atur(?:er)?)?|signatur|utdragsbestyrkande|utdragsbestyrkes|sekreterare[ns]*
    |(?:sammanträdes|mötes|nämnd)?protokoll(?:et)?|protokollsutdrag|utdrag\sur|(?:sammanträdes|mötes)?(?:datum|dag)|sammanträde|ordinarie|extra|möte
    |sida|sid|blad|nr|organ|nämnd|för|från|fört|vid|med|i|kl|den|digitalt|dokumentet|undertecknat|underskrift)\b""",
    re.IGNORECASE | re.VERBOSE,
)


def _texts(text: str) -> list[tuple[str, bool]]:
    """The lines of a page, and whether each stands near an edge."""
    lines = (_GAPS.sub(" ", line.strip()[:_LONGEST]) for line in _INVISIBLE.sub("", text).splitlines())
    said = [line for line in lines if line][:_MOST_LINES]
    return [(line, at < EDGE or at >= len(said) - EDGE) for at, line in enumerate(said)]


def _repeated(pages: Iterable[list[tuple[str, bool]]]) -> frozenset[str]:
    """Shapes of lines that stand at the same distance from the edge on a third of all pages, and on three at least."""
    texts = [[text for text, _edge in page] for page in pages]
    counts = Counter((at, shape(page[at])) for page in texts for at in _places_of_heads(page))
    least = max(3, len(texts) / 3)
    return frozenset(shape for (_at, shape), count in counts.items() if count >= least and len(shape) > 3)


def _places_of_heads(page: Sequence[str]) -> Iterator[int]:
    """Where the head and the foot of a page may stand, from the top (0 …) and from the bottom (-1 …). What a § begins
    with is no head, though §§ may begin where pages do."""
    begun = {near for at, text in enumerate(page) if _BEGINS.match(text) for near in range(at, at + 4)}
    for at in range(min(EDGE, len(page))):
        for place in (at, -1 - at):
            text = page[place]
            if place % len(page) not in begun and not begins_section(text) and not dnr_at_start(text):
                yield place
