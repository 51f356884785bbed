"""The blocks of rich text. Flat: a list is a run of `ListItem`s, each with its level."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of text with one look. `link` is an address or None."""

    text: str
    bold: bool = False
    italic: bool = False
    underline: bool = False
    link: str | None = None


Spans = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    spans: Spans


@dataclass(frozen=True, slots=True)
class ListItem:
    """`level` from 0; `number` is the printed number of an ordered item, None for a bullet."""

    spans: Spans
    level: int = 0
    number: int | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells; the first row is the header. Every row has as many cells as the first."""

    rows: tuple[tuple[Spans, ...], ...]


Block = Paragraph | ListItem | Table


DEEPEST = 8  # Word has nine levels of lists, counted from 0
HIGHEST = 999  # the highest number of an item of a list: above it are years, which are words
