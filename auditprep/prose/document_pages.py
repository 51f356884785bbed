"""Pages that prose cites: "sid 3-6", "s. 4", "på sidorna 12 och 14"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from auditprep.prose.pages import pages_list


@dataclass(frozen=True, slots=True)
class FoundPages:
    """Pages, as the numbers that are written, in order. They stand in `text[start:end]`, "sid" included."""

    numbers: tuple[int, ...]
    start: int
    end: int


def page_mentions(text: str) -> tuple[FoundPages, ...]:
    """The pages that the text cites, in order."""
    return tuple(_mentions(text))


_RANGE = r"(?!(?:19|20)\d\d(?!\d))\d{1,4}(?:\s?[-‐‑–—]\s?\d{1,4})?"
_PAGES = re.compile(
    rf"(?<![\wåäö])(?:sid(?:an|orna|or|a)?\b\.?|s\.|s(?=[ \u00a0]\d)|sidnr\.?)[ \u00a0]?(?P<list>{_RANGE}(?:(?:,[ ]?|[ ](?:och|samt|respektive)[ ](?:sid(?:an|a)?\.?[ ])?){_RANGE}(?!\d))*)"
    r"(?![\d%]|[.,]\d|[ \u00a0]?(?:procent|tkr|mnkr|kr\b|st\b|§))(?:[ ]?ff?\b\.?)?",
    re.IGNORECASE,
)
_AND = re.compile(r"\s(?:och|samt|respektive)\s(?:sid(?:an|a)?\.?\s)?", re.IGNORECASE)
_DASHES = re.compile(r"[‐‑–—]")
_LAST, _MOST = 3000, 500


def _mentions(text: str) -> Iterator[FoundPages]:
    for match in _PAGES.finditer(text):
        numbers = pages_list(_DASHES.sub("-", _AND.sub(", ", match["list"])))
        if numbers and numbers[-1] <= _LAST and len(numbers) <= _MOST:
            yield FoundPages(numbers, match.start(), match.end())
