"""Blocks of rich text as what reportlab sets: paragraphs, lists and tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable as _Flowable
from reportlab.platypus import Paragraph, Spacer

from auditprep.export import pdf_look, pdf_tables
from auditprep.export.pdf_text import Pen
from auditprep.richtext import Block, ListItem, Span, Spans, Table

Flowable = Any
"""What reportlab sets; it has no types of its own."""

_INDENT = 16.0
_LONGEST = 12_000  # characters of a paragraph that reportlab can still set in reasonable time
_BULLETS = "•–"


def flowables(blocks: Iterable[Block], pen: Pen) -> Iterator[Flowable]:
    """The blocks, in order, as wide as the text."""
    before: Block | None = None
    for block in blocks:
        if isinstance(before, ListItem) and not _goes_on(before, block):
            yield Spacer(0, 3)
        before = block
        if isinstance(block, Table):
            rows = [[pen.spans(cell) for cell in row] for row in block.rows]
            yield from pdf_tables.flowables(rows, plain_rows(block), header=True)
        elif isinstance(block, ListItem):
            yield from _item(block, pen)
        else:
            yield from (paragraph(pen.spans(part)) for part in _parts(block.spans))


def paragraph(markup: str, style: str = "body", bullet: str | None = None) -> Flowable:
    """Markup set in one of our styles."""
    return Paragraph(markup, pdf_look.styles()[style], bulletText=bullet)


class Hanging(_Flowable):  # type: ignore[misc]
    """Lets what is in it begin where the numbers of questions do, left of the text."""

    def __init__(self, inner: Any) -> None:
        super().__init__()
        self._inner = inner

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        _wide, self._high = self._inner.wrap(width + pdf_look.HANG, height)
        return width, self._high

    def split(self, width: float, height: float) -> list[Any]:
        return [Hanging(part) for part in self._inner.split(width + pdf_look.HANG, height)]

    def draw(self) -> None:
        self._inner.drawOn(self.canv, -pdf_look.HANG, 0)


def plain_rows(table: Table) -> list[list[str]]:
    """The words of a table's cells."""
    return [["".join(span.text for span in cell) for cell in row] for row in table.rows]


def _goes_on(before: ListItem, block: Block) -> bool:
    """Whether the block belongs to the same list as the item before it."""
    if not isinstance(block, ListItem):
        return False
    return block.level > 0 or (block.number is None) == (before.number is None) or before.level > 0


def _item(item: ListItem, pen: Pen) -> Iterator[Flowable]:
    bullet: str | None = _BULLETS[item.level % 2] if item.number is None else f"{item.number}."
    for part in _parts(item.spans):
        yield Paragraph(pen.spans(part), _item_style(item.level), bulletText=bullet)
        bullet = None


@cache
def _item_style(level: int) -> ParagraphStyle:
    return ParagraphStyle(
        f"item-{level}",
        pdf_look.styles()["body"],
        leftIndent=_INDENT * (level + 1) + 2,
        bulletIndent=_INDENT * level + 2,
        spaceAfter=3,
    )


def _parts(spans: Spans) -> Iterator[Spans]:
    """The spans of a paragraph, in several parts where it is far longer than anybody would write."""
    if sum(len(span.text) for span in spans) <= _LONGEST:
        yield spans
        return
    for span in spans:
        for piece in pieces(span.text, _LONGEST):
            yield (Span(piece, span.bold, span.italic, span.underline, span.link),)


def pieces(text: str, longest: int) -> Iterator[str]:
    """The text in pieces of at most so many characters, cut at blanks where there are any."""
    at = 0
    while at < len(text):
        end = at + longest
        cut = max(text.rfind(" ", at, end), text.rfind("\n", at, end)) + 1 if end < len(text) else len(text)
        cut = cut if cut > at else end
        yield text[at:cut]
        at = cut
