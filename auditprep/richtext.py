"""Rich text: Markdown ⇄ blocks. The editor, the Word form and the PDF all speak blocks; the case keeps Markdown.

Blocks are flat: a list is a run of `ListItem`s, each with its level. A "\\n" inside a span is a line break.
"""

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


def parse(markdown: str) -> tuple[Block, ...]:
    """Markdown → blocks."""
    raise NotImplementedError


def to_markdown(blocks: tuple[Block, ...]) -> str:
    """Blocks → canonical Markdown: `parse(to_markdown(b)) == normalise(b)`."""
    raise NotImplementedError


def normalise(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks that Markdown can hold: empty paragraphs gone, like spans joined, levels without jumps."""
    raise NotImplementedError


def plain(markdown: str) -> str:
    """The words alone: a block a line, table rows a line with tabs."""
    raise NotImplementedError
