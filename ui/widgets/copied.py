"""Blocks as what is copied: clean HTML, plain text, and the one stretch of text that a table's cell holds."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable

from auditprep.richtext import Block, ListItem, Paragraph, Span, Spans, Table

_LAID_OUT = re.compile(r"[ \t]{2}|\t|^ | $")  # blanks that HTML would run together


def to_html(blocks: Iterable[Block]) -> str:
    """Blocks → HTML that any program can paste; a single paragraph goes without one, as part of a line."""
    blocks = tuple(blocks)
    if len(blocks) == 1 and isinstance(blocks[0], Paragraph):
        return _html_spans(blocks[0].spans)
    return _HtmlWriter().write(blocks)


def to_text(blocks: Iterable[Block]) -> str:
    """Blocks → plain text: a line each, items with their markers, cells parted by tabs."""
    lines = []
    for block in blocks:
        if isinstance(block, Table):
            lines.extend("\t".join(_words(cell).replace("\n", " ") for cell in row) for row in block.rows)
        else:
            lines.append(_words(with_marker(block)))
    return "\n".join(lines)


def one_line(blocks: Iterable[Block]) -> Spans:
    """The blocks as one stretch of text with line breaks, as a table's cell holds it."""
    spans: list[Span] = []
    for block in blocks:
        rows = block.rows if isinstance(block, Table) else ((with_marker(block),),)
        for row in rows:
            cells = [cell for cell in row if cell]
            spans.extend([Span("\n")] if spans and cells else [])
            for number, cell in enumerate(cells):
                spans.extend(([Span(" ")] if number else []) + list(cell))
    return tuple(spans)


def _words(spans: Spans) -> str:
    return "".join(span.text for span in spans)


def with_marker(block: Paragraph | ListItem) -> Spans:
    """The block's text, after the marker that it has as an item of a list."""
    if isinstance(block, Paragraph):
        return block.spans
    return (Span("• " if block.number is None else f"{block.number}. "), *block.spans)


class _HtmlWriter:
    def __init__(self) -> None:
        self._out: list[str] = []
        self._lists: list[tuple[str, int | None]] = []  # the open lists: tag, and next number

    def write(self, blocks: Iterable[Block]) -> str:
        for block in blocks:
            if isinstance(block, ListItem):
                self._write_item(block)
                continue
            self._close_lists(0)
            self._out.append(
                _html_table(block) if isinstance(block, Table) else f"<p>{_html_spans(block.spans)}</p>"
            )
        self._close_lists(0)
        return "".join(self._out)

    def _write_item(self, item: ListItem) -> None:
        self._close_lists(item.level + 1)
        if len(self._lists) > item.level and self._lists[-1][1] != item.number:
            self._close_lists(item.level)
        elif len(self._lists) > item.level:
            self._out.append("</li>")
        while len(self._lists) <= item.level:
            self._open_list(item.number)
        tag, number = self._lists[-1]
        self._lists[-1] = (tag, None if number is None else number + 1)
        self._out.append(f"<li>{_html_spans(item.spans)}")

    def _open_list(self, number: int | None) -> None:
        start = f' start="{number}"' if number not in (None, 1) else ""
        self._out.append("<ul>" if number is None else f"<ol{start}>")
        self._lists.append(("ul" if number is None else "ol", number))

    def _close_lists(self, keep: int) -> None:
        while len(self._lists) > keep:
            self._out.append(f"</li></{self._lists.pop()[0]}>")


def _html_table(table: Table) -> str:
    rows = []
    for row_number, row in enumerate(table.rows):
        tag = "td" if row_number else "th"
        rows.append("<tr>" + "".join(f"<{tag}>{_html_spans(cell)}</{tag}>" for cell in row) + "</tr>")
    return f'<table border="1">{"".join(rows)}</table>'


def _html_spans(spans: Spans) -> str:
    return "".join(_html_span(span) for span in spans)


def _html_span(span: Span) -> str:
    text = html.escape(span.text, quote=False).replace("\n", "<br>")
    if _LAID_OUT.search(text):
        text = f'<span style="white-space: pre-wrap">{text}</span>'
    for tag, is_set in (("u", span.underline), ("i", span.italic), ("b", span.bold)):
        text = f"<{tag}>{text}</{tag}>" if is_set else text
    return f'<a href="{html.escape(span.link)}">{text}</a>' if span.link else text
