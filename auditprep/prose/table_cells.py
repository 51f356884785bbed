"""The numbers of tables, a cell each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from auditprep.prose.amounts import NUMBER, number_of
from auditprep.prose.page_figures import Figure, step_of

_CELL = re.compile(rf"[ ]*(?P<sign>[≤≥<>]?[ ]?[-−–]?)(?P<number>{NUMBER})(?:[ ]?%)?[ ]*")


def cell_figures(text: str) -> tuple[Figure, ...]:
    """The cells that are a number and nothing else, save those of the first column and whole years."""
    return tuple(_figures(text)) if "\t" in text else ()


def _figures(text: str) -> Iterator[Figure]:
    at = 0
    for line in text.split("\n"):
        if "\t" in line:
            begin = at + line.index("\t") + 1
            for cell in line.split("\t")[1:]:
                if (match := _CELL.fullmatch(cell)) and not re.fullmatch(r"(?:19|20)\d\d", match["number"]):
                    value = number_of(match["number"]) or Decimal(0)
                    start = begin + match.start("number")
                    yield Figure(
                        value, "", step_of(match["number"]), False, start, begin + match.end("number")
                    )
                begin += len(cell) + 1
        at += len(line) + 1
