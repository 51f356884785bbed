"""Rich text: Markdown ⇄ blocks. The editor, the Word form and the PDF all speak blocks; the case keeps Markdown.

Blocks are flat: a list is a run of `ListItem`s, each with its level. A "\\n" inside a span is a line break.
"""

from __future__ import annotations

from auditprep.richtext.blocks import DEEPEST, HIGHEST, Block, ListItem, Paragraph, Span, Spans, Table
from auditprep.richtext.normal import normal_link, normalise
from auditprep.richtext.reading import parse
from auditprep.richtext.writing import to_markdown

__all__ = [
    "DEEPEST",
    "HIGHEST",
    "Block",
    "ListItem",
    "Paragraph",
    "Span",
    "Spans",
    "Table",
    "normal_link",
    "normalise",
    "parse",
    "plain",
    "to_markdown",
]


def plain(markdown: str) -> str:
    """The words alone: a block a line, table rows with words in them a line with tabs."""
    lines: list[str] = []
    for block in parse(markdown):
        if isinstance(block, Table):
            rows = [[_text(cell).replace("\n", " ") for cell in row] for row in block.rows]
            lines.extend("\t".join(row) for row in rows if any(row))
        else:
            lines.append(_text(block.spans))
    return "\n".join(lines)


def _text(spans: Spans) -> str:
    return "".join(span.text for span in spans)
