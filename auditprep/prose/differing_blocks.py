"""Rich text in which it is marked which words are gone, and which have come."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from auditprep import richtext
from auditprep.prose.differing import differing
from auditprep.richtext import Block, Span, Spans, Table

Ranges = Sequence[tuple[int, int]]

COME_GROUND, GONE_GROUND = "DDF0E3", "F8D7D4"
"""What words that have come, and words that are gone, stand on in a document, as hexadecimal digits."""


@dataclass(frozen=True, slots=True)
class MarkedSpan(Span):
    """A stretch of text with one look, that has `come` since the text before, or is `gone` from the text after."""

    come: bool = False
    gone: bool = False


def marked_blocks(markdown: str, before: str | None = None, after: str | None = None) -> tuple[Block, ...]:
    """The blocks of a text in Markdown, all of their spans `MarkedSpan`s: what was not in the text `before` has come, and
    what is not in the text `after` is gone. None: there is no such text, and nothing is marked for it."""
    blocks = richtext.parse(markdown)
    words = _flat(blocks)
    come = _ranges(_flat(richtext.parse(before)), words, "come") if before is not None else ()
    gone = _ranges(words, _flat(richtext.parse(after)), "gone") if after is not None else ()
    return tuple(_Marking(come, gone).blocks(blocks))


def marked_words(text: str, before: str | None = None, after: str | None = None) -> Spans:
    """Plain text marked in the same way."""
    come = _ranges(before, text, "come") if before is not None else ()
    gone = _ranges(text, after, "gone") if after is not None else ()
    return _Marking(come, gone).spans((Span(text),)) if text else ()


def _flat(blocks: Sequence[Block]) -> str:
    """The words of all blocks: a line a block, or a cell of a table."""
    return "\n".join("".join(span.text for span in spans) for spans in _all_spans(blocks))


def _all_spans(blocks: Sequence[Block]) -> Iterator[Spans]:
    for block in blocks:
        if isinstance(block, Table):
            yield from (cell for row in block.rows for cell in row)
        else:
            yield block.spans


def _ranges(old: str, new: str, kind: str) -> Ranges:
    """Where in `new` words have come, or where in `old` they are gone."""
    found, at = [], 0
    for piece in differing(old, new):
        if piece.kind == kind and piece.text.strip():
            found.append((at, at + len(piece.text)))
        if piece.kind in ("same", kind):
            at += len(piece.text)
    return found


class _Marking:
    """Goes through the words from the first to the last, and marks those within the ranges."""

    def __init__(self, come: Ranges, gone: Ranges) -> None:
        self._come, self._gone = _Inside(come), _Inside(gone)
        self._at = 0

    def blocks(self, blocks: Sequence[Block]) -> Iterator[Block]:
        for block in blocks:
            if isinstance(block, Table):
                yield Table(tuple(tuple(map(self._next, row)) for row in block.rows))
            else:
                yield replace(block, spans=self._next(block.spans))

    def spans(self, spans: Spans) -> Spans:
        return tuple(part for span in spans for part in self._parts(span))

    def _next(self, spans: Spans) -> Spans:
        """The spans of a block or a cell; the line end after it is counted too."""
        marked = self.spans(spans)
        self._at += 1
        return marked

    def _parts(self, span: Span) -> Iterator[MarkedSpan]:
        """The span, parted where what came or went begins or ends."""
        first, end = self._at, self._at + len(span.text)
        while self._at < end:
            come, until_come = self._come.at(self._at)
            gone, until_gone = self._gone.at(self._at)
            stop = min(end, until_come, until_gone)
            text = span.text[self._at - first : stop - first]
            yield MarkedSpan(text, span.bold, span.italic, span.underline, span.link, come, gone)
            self._at = stop


class _Inside:
    """Whether a place is within one of some ranges; to be asked of places that only grow."""

    def __init__(self, ranges: Ranges) -> None:
        self._ranges = list(reversed(ranges))

    def at(self, place: int) -> tuple[bool, int]:
        """Whether the place is within one, and the place where that changes."""
        while self._ranges and self._ranges[-1][1] <= place:
            self._ranges.pop()
        if not self._ranges:
            return False, sys.maxsize
        start, end = self._ranges[-1]
        return (True, end) if start <= place else (False, start)
