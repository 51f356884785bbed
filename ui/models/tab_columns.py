"""Where the columns of a text stand that has tabs between its cells, as the sheet of a spreadsheet is read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import accumulate, islice

_MOST_LINES, _MOST_COLUMNS = 2000, 60
_PROSE = 120  # characters; a longer line is to be wrapped


def stops(text: str, measure: Callable[[str], float], gap: float, most: float) -> list[float]:
    """Where the second column begins, the third, and so on: each as wide as its widest cell, though never more than
    `most`, with `gap` between. Only the first 2,000 lines count. Empty where there are no columns."""
    widths: list[float] = []
    for cells in islice(_rows(text), _MOST_LINES):
        for column, cell in enumerate(cells[:-1][:_MOST_COLUMNS]):  # nothing comes after the last
            if column == len(widths):
                widths.append(0.0)
            widths[column] = max(widths[column], min(most, measure(cell)))
    return list(accumulate(width + gap for width in widths))


def is_wide(text: str) -> bool:
    """Whether the text is all rows, which one reads along, and no prose, which is to be wrapped."""
    lines = text.split("\n")
    return any("\t" in line for line in lines) and all("\t" in line or len(line) <= _PROSE for line in lines)


def _rows(text: str) -> Iterator[list[str]]:
    return (line.split("\t") for line in text.split("\n") if "\t" in line)
