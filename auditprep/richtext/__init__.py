"""Rich text: Markdown ⇄ blocks. The editor, the Word form and the PDF all speak blocks; the case keeps Markdown.

Blocks are flat: a list is a run of `ListItem`s, each with its level. A "\\n" inside a span is a line break.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from auditprep.richtext.blocks import DEEPEST, HIGHEST, Block, ListItem, Paragraph, Span, Spans, Table
from auditprep.richtext.normal import normal_link, normalise
from auditprep.richtext.reading import parse
from auditprep.richtext.rewriting import Run, all_written_over, runs, written_over
from auditprep.richtext.writing import to_markdown

__all__ = [
    "DEEPEST",
    "HIGHEST",
    "Block",
    "ListItem",
    "Paragraph",
    "Placed",
    "Run",
    "Span",
    "Spans",
    "Table",
    "all_written_over",
    "normal_link",
    "normalise",
    "parse",
    "placed",
    "plain",
    "runs",
    "to_markdown",
    "written_over",
]


@dataclass(frozen=True, slots=True)
class Placed:
    """A block, and where it stands in the plain text: `plain[start:end]`."""

    block: Block
    start: int
    end: int


def plain(markdown: str) -> str:
    """The words alone: a block a line, table rows with words in them a line with tabs."""
    return "\n".join(words for _block, words in _lines(markdown))


def placed(markdown: str) -> tuple[Placed, ...]:
    """The blocks that have words, in order, each with where it stands in what `plain` gives."""
    found: list[Placed] = []
    at = 0
    for block, words in _lines(markdown):
        found.append(Placed(block, at, at + len(words)))
        at += len(words) + 1
    return tuple(found)


def _lines(markdown: str) -> Iterator[tuple[Block, str]]:
    for block in parse(markdown):
        if isinstance(block, Table):
            rows = [[_text(cell).replace("\n", " ") for cell in row] for row in block.rows]
            if lines := ["\t".join(row) for row in rows if any(row)]:
                yield block, "\n".join(lines)
        else:
            yield block, _text(block.spans)


def _text(spans: Spans) -> str:
    return "".join(span.text for span in spans)
