"""Tables in plain text: lines with tabs between their cells, and the numbers in them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from auditprep.prose.amounts import UNIT, unit_of


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell. `value` is its number, None where it has none; `is_share`: in per cent. `is_blank`: nothing, or only a dash. It
    stands in `text[start:end]`."""

    words: str
    value: Decimal | None
    is_share: bool
    start: int
    end: int

    @property
    def is_blank(self) -> bool:
        return not self.words.strip("-–−— ")


@dataclass(frozen=True, slots=True)
class FoundTable:
    """A table; every row has as many cells as the first, which is the head. `above` is the line before it. It stands in
    `text[start:end]`."""

    head: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]
    above: str
    start: int
    end: int


def tables(text: str) -> tuple[FoundTable, ...]:
    """The tables in the text, in order: lines with as many cells each."""
    return tuple(_tables(text)) if "\t" in text else ()


_NUMBER = re.compile(
    r"(?P<sign>[-+−–]\s?)?(?P<number>\d{1,3}(?:[ \u00a0\u2007\u2009\u202f.]\d{3})+|\d+)(?P<decimals>[,.]\d{1,4})?\s?(?P<share>%|procent)?\s?(?:mnkr|mkr|tkr|kkr|kr|st)?\s?\*{0,3}",
    re.IGNORECASE,
)


def cell_number(words: str) -> tuple[Decimal | None, bool]:
    """The number that is all of a cell, and whether it is a share: "-137 790", "12,5 %". A cell is one number, however long."""
    match = _NUMBER.fullmatch(words.strip())
    if match is None:
        return None, False
    whole = re.sub(r"\D", "", match["number"])
    decimals = (match["decimals"] or "").replace(",", ".")
    try:
        value = Decimal(whole + decimals)
    except InvalidOperation:
        return None, False
    is_less = bool(match["sign"]) and match["sign"].strip() != "+"
    return (-value if is_less else value), bool(match["share"])


def _tables(text: str) -> Iterator[FoundTable]:
    rows: list[tuple[Cell, ...]] = []
    above, at = "", 0
    for line in (*text.split("\n"), ""):
        cells = _cells(line, at) if "\t" in line else ()
        if rows and len(cells) != len(rows[0]):
            yield from _table(rows, above)
            rows, above = [], ""
        if cells:
            rows.append(cells)
        elif line.strip():
            above = line
        at += len(line) + 1


def _table(rows: list[tuple[Cell, ...]], above: str) -> Iterator[FoundTable]:
    if len(rows) > 1:
        yield FoundTable(rows[0], tuple(rows[1:]), above, rows[0][0].start, rows[-1][-1].end)


def _cells(line: str, at: int) -> tuple[Cell, ...]:
    cells: list[Cell] = []
    for words in line.split("\t"):
        value, is_share = cell_number(words)
        begin = at + len(words) - len(words.lstrip())
        cells.append(Cell(words.strip(), value, is_share, begin, begin + len(words.strip())))
        at += len(words) + 1
    return tuple(cells)


_UNIT_SAID = re.compile(rf"(?:\(|\bi\s|\bbelopp\s|\A|,\s?)(?:{UNIT})(?![\wåäö])", re.IGNORECASE)


def unit_of_table(table: FoundTable) -> str:
    """The unit of money that the head says, or the line above ("Belopp i tkr", "(mnkr)"); "" for none."""
    for words in (table.head[0].words, table.above, *(cell.words for cell in table.head[1:])):
        match = _UNIT_SAID.search(words)
        if match and (unit := unit_of(match)) in {"tkr", "mnkr", "kr"}:
            return unit
    return ""


def written_like(value: Decimal, sample: str) -> str:
    """The number as the sample is written: as many decimals, and thousands parted as there."""
    decimals = re.search(r"([,.])(\d+)\s*(?:%|procent|[a-z]+)?\s*$", sample)
    is_grouped = decimals is not None and decimals[1] == "." and len(decimals[2]) == 3
    places = len(decimals[2]) if decimals and not is_grouped else 0
    whole, _dot, rest = f"{abs(value):,.{places}f}".partition(".")
    parted = whole.replace(",", " ")
    minus = next((each for each in "-−–" if sample.strip().startswith(each)), "-") if value < 0 else ""
    return f"{minus}{parted}{',' + rest if rest else ''}"
