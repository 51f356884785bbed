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
    `furniture`: part of its head or foot. `wide` is the text with its wide gaps kept."""

    page: int
    text: str
    wide: str
    edge: bool
    furniture: bool


def lines_of(pages: Sequence[PageText], most: int | None = None) -> list[Line]:
    """The lines of the first `most` pages (None: of all), in order."""
    texts = [_texts(page.text) for page in pages[:most]]
    repeated = _repeated(texts)
    return [
        Line(number, text, wide, edge, edge and (_shape(text) in repeated or is_furniture(text)))
        for number, page in enumerate(texts, 1)
        for text, wide, edge in page
    ]


@lru_cache(maxsize=20_000)
def is_furniture(text: str) -> bool:
    """Whether the line says nothing but who met, when, on which page, and where to sign."""
    return not words_beside(text) and not registry_numbers(text) and not _PERIOD.search(text)


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


_PERIOD = re.compile(r"(?<![\d-])20\d\d\s?[–—/-]\s?20\d\d(?![\d-])")
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


def _texts(text: str) -> list[tuple[str, str, bool]]:
    wide = [line.strip()[:_LONGEST] for line in _INVISIBLE.sub("", text).splitlines() if line.strip()][
        :_MOST_LINES
    ]
    last = len(wide) - EDGE
    return [(_GAPS.sub(" ", line), line, at < EDGE or at >= last) for at, line in enumerate(wide)]


def _repeated(pages: Iterable[list[tuple[str, str, bool]]]) -> frozenset[str]:
    """Shapes of lines that stand at the same distance from the edge on a third of all pages, and on three at least.
    What every § begins with is none, though §§ may begin where pages do."""
    texts = [[text for text, _wide, _edge in page] for page in pages]
    counts = Counter(
        (at, _shape(text))
        for page in texts
        for lines in (page[:EDGE], page[::-1][:EDGE])
        for at, text in _from_edge(lines, page)
    )
    least = max(3, len(texts) / 3)
    return frozenset(shape for (_at, shape), count in counts.items() if count >= least and len(shape) > 3)


def _from_edge(lines: list[str], page: list[str]) -> Iterator[tuple[int, str]]:
    """The lines with their distance from the top (from 1), or from the bottom (below 0)."""
    step = 1 if lines[:1] == page[:1] else -1
    for at, text in enumerate(lines, 1):
        if "§" not in text and not begins_section(text) and not dnr_at_start(text):
            yield step * at, text


def _shape(text: str) -> str:
    return re.sub(r"\d+", "#", text.casefold())
