"""What stands in the cells of a comparison's tables, as reportlab sets it: marks, and rich text in which it is marked what
came and what is gone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from typing import Any

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import LongTable, Paragraph, Spacer, TableStyle

from auditprep.export import pdf_look
from auditprep.export.pdf_blocks import pieces
from auditprep.export.pdf_text import Pen, link
from auditprep.model.report import ReportMark, ReportText
from auditprep.prose.differing_blocks import COME_GROUND, GONE_GROUND, MarkedSpan
from auditprep.prose.marks import sign_colour
from auditprep.richtext import Block, ListItem, Span, Spans, Table

PADDING = 4.0
_LONGEST = (
    4_000  # characters of a paragraph within a cell: longer ones are cut, so that a page has room for them
)
_LONGEST_CELL = 6_000  # characters of a cell: a longer text goes on in the row below
_MOST_COLUMNS = 6  # of a table within a cell; a wider one is set a line a row
_BULLETS = "•–"


def text_cells(text: ReportText, width: float, pen: Pen) -> list[list[Any]]:
    """What a cell says, in one or, where it is very long, several cells below each other."""
    if not text.blocks:
        return [[_paragraph(pen.words(text.note), "note")]]
    cells: list[list[Any]] = []
    room = 0
    for block in text.blocks:
        size = _size(block)
        if not cells or room < size:
            cells.append([])
            room = _LONGEST_CELL
        cells[-1] += _block(block, width - 2 * PADDING, pen)
        room -= size
    return cells


def marks_cell(marks: Iterable[ReportMark], pen: Pen) -> list[Any]:
    """The marks of an answer, a line each: its shape and its word."""
    return [_mark(each, pen) for each in marks]


def words_cell(words: str, pen: Pen, *, bold: bool = False) -> Any:
    """Plain words; an empty string where there are none: reportlab cannot split a row with empty paragraphs."""
    return _paragraph(pen.words(words), "bold" if bold else "cell") if words else ""


def marked(spans: Spans, pen: Pen) -> str:
    """Rich text as markup: what has come underlined and what is gone struck out, each on a ground of its own."""
    return "".join(_span(span, pen) for span in spans)


def come(markup: str) -> str:
    return f'<font backColor="#{COME_GROUND}"><u>{markup}</u></font>'


def gone(markup: str) -> str:
    return f'<font backColor="#{GONE_GROUND}"><strike>{markup}</strike></font>'


def _span(span: Span, pen: Pen) -> str:
    markup = pen.words(span.text)
    for tag, is_set in (("b", span.bold), ("i", span.italic), ("u", span.underline)):
        markup = f"<{tag}>{markup}</{tag}>" if is_set else markup
    if isinstance(span, MarkedSpan):
        markup = come(markup) if span.come and not span.gone else markup
        markup = gone(f"<u>{markup}</u>" if span.come else markup) if span.gone else markup
    return link(markup, span.link) if span.link else markup


def _mark(mark: ReportMark, pen: Pen) -> Any:
    if mark.muted:
        return _paragraph(pen.line(mark.words), "note")
    sign = f'<font color="#{sign_colour(mark.sign)}">{pen.line(mark.sign)}</font> ' if mark.sign else ""
    return _paragraph(f"{sign}{pen.line(mark.words)}", "bold")


def _block(block: Block, width: float, pen: Pen) -> Iterator[Any]:
    if isinstance(block, Table):
        yield from _table(block, width, pen)
    elif isinstance(block, ListItem):
        bullet: str | None = _BULLETS[block.level % 2] if block.number is None else f"{block.number}."
        for part in _parts(block.spans):
            yield Paragraph(marked(part, pen), _item(block.level), bulletText=bullet)
            bullet = None
    else:
        yield from (_paragraph(marked(part, pen), "cell") for part in _parts(block.spans))


def _table(table: Table, width: float, pen: Pen) -> Iterator[Any]:
    """A table within a cell."""
    if len(table.rows[0]) > _MOST_COLUMNS:
        yield from _lines(table, pen)
        return
    rows = [
        [_paragraph(marked(cell, pen), "small" if at else "small-bold") if cell else "" for cell in row]
        for at, row in enumerate(table.rows)
    ]
    made = LongTable(rows, _widths(table, width), repeatRows=0, splitByRow=1, splitInRow=1, hAlign="LEFT")
    everywhere = (0, 0), (-1, -1)
    look = [
        ("VALIGN", *everywhere, "TOP"),
        ("FONTNAME", *everywhere, pdf_look.FAMILY),
        ("GRID", *everywhere, 0.4, pdf_look.LINE),
        ("BACKGROUND", (0, 0), (-1, 0), pdf_look.GROUND),
        *((f"{side}PADDING", *everywhere, 2.5) for side in ("LEFT", "RIGHT")),
        *((f"{side}PADDING", *everywhere, 1.5) for side in ("TOP", "BOTTOM")),
    ]
    made.setStyle(TableStyle(look))
    yield Spacer(0, 2)
    yield made
    yield Spacer(0, 3)


def _lines(table: Table, pen: Pen) -> Iterator[Any]:
    """A table with many columns, a line a row: there is no room for them beside each other."""
    for at, row in enumerate(table.rows):
        markup = " | ".join(marked(cell, pen) for cell in row)
        yield _paragraph(markup, "small" if at else "small-bold")


def _widths(table: Table, width: float) -> list[float]:
    """The columns' widths: each by how much stands in it."""
    columns = zip(*table.rows, strict=True)
    weights = [
        max(min(sum(len(span.text) for span in cell), 50) for cell in column) + 6 for column in columns
    ]
    return [width * weight / sum(weights) for weight in weights]


def _parts(spans: Spans) -> Iterator[Spans]:
    """The spans of a paragraph, in several parts where it is longer than a page."""
    if sum(len(span.text) for span in spans) <= _LONGEST:
        yield spans
        return
    yield from ((replace(span, text=piece),) for span in spans for piece in pieces(span.text, _LONGEST))


def _size(block: Block) -> int:
    """About how much room a block takes, in characters."""
    if isinstance(block, Table):
        return sum(40 + max(len(span.text) for span in cell) for row in block.rows for cell in row if cell)
    return 60 + sum(len(span.text) for span in block.spans)


# How they look


def _paragraph(markup: str, style: str) -> Any:
    return Paragraph(markup, _styles()[style])


@cache
def _styles() -> dict[str, ParagraphStyle]:
    body = pdf_look.styles()["body"]
    cell = ParagraphStyle(
        "comparison-cell", body, fontSize=8.5, leading=11.6, spaceAfter=2.5, splitLongWords=1
    )
    small = ParagraphStyle("comparison-small", cell, fontSize=7.5, leading=10, spaceAfter=0)
    return {
        "cell": cell,
        "bold": ParagraphStyle("comparison-bold", cell, fontName=pdf_look.BOLD),
        "note": ParagraphStyle("comparison-note", cell, fontName=pdf_look.ITALIC, textColor=pdf_look.MUTED),
        "small": small,
        "small-bold": ParagraphStyle("comparison-small-bold", small, fontName=pdf_look.BOLD),
    }


@cache
def _item(level: int) -> ParagraphStyle:
    return ParagraphStyle(
        f"comparison-item-{level}",
        _styles()["cell"],
        leftIndent=12 * (level + 1),
        bulletIndent=12 * level,
        bulletFontSize=8.5,
        spaceAfter=1.5,
    )
