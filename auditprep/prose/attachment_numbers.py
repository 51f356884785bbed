"""Attachments that a text points to by their number: "se bilaga 14"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FoundAttachment:
    """It stands in `text[start:end]`."""

    number: int
    start: int
    end: int


def attachment_numbers(text: str) -> tuple[FoundAttachment, ...]:
    """Those of what is sent, in order; a bilaga of a document ("bilaga 2 till budgeten", "budgetens bilaga 2") is none."""
    return tuple(_found(text))


def bilagor(text: str) -> frozenset[int]:
    """The numbers of all bilagor that the text names."""
    return frozenset(int(each["number"]) for each in _BILAGA.finditer(text))


_BILAGA = re.compile(
    r"\bbilag(?:a|an|or)[ \u00a0](?:nr[ \u00a0])?(?P<number>\d{1,2})(?![\d.,]?\d|[:/]\d|[ \u00a0]?%)",
    re.IGNORECASE,
)
_POINTS = re.compile(
    r"(?:\b(?:se|enligt|jfr|som|bifogas|bifogad|i|finns i|framgår av|redovisas i)[ \u00a0]|\()\Z",
    re.IGNORECASE,
)
_OF_A_DOCUMENT = re.compile(
    r"(?:,?[ \u00a0](?:och|samt|–|-)[ \u00a0]?\d{1,2})?[ \u00a0,(]{1,2}(?:i|till|av|ur|på|sid\w*|s\.)(?![\wåäö])",
    re.IGNORECASE,
)
_FAR = 20


def _found(text: str) -> Iterator[FoundAttachment]:
    for each in _BILAGA.finditer(text):
        begins = text[each.end() : each.end() + 1] in ("", "\n", ".", ")") and _begins_line(
            text, each.start()
        )
        if _OF_A_DOCUMENT.match(text, each.end()):
            continue
        if begins or _POINTS.search(text[max(0, each.start() - _FAR) : each.start()]):
            yield FoundAttachment(int(each["number"]), *each.span())


def _begins_line(text: str, at: int) -> bool:
    return not text[text.rfind("\n", 0, at) + 1 : at].strip()
