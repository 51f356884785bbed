"""Words of a text written over where they stand in its plain text, everything else as it was."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from auditprep.richtext.blocks import Block, Span, Spans, Table
from auditprep.richtext.reading import parse
from auditprep.richtext.writing import to_markdown


def written_over(markdown: str, start: int, end: int, words: str) -> str | None:
    """The Markdown with `words` instead of `plain(markdown)[start:end]`; they look as the first of those that they replace (the
    one before them, where nothing is replaced). None where the words stand in more than one paragraph, item or cell."""
    blocks, at, done = [], 0, False
    for block in parse(markdown):
        cells = list(_cells(block))
        for index, (spans, offset) in enumerate(cells):
            length = sum(len(span.text) for span in spans)
            if not done and 0 <= offset <= start - at and end <= at + offset + length:
                cells[index] = (_over(spans, start - at - offset, end - at - offset, words), offset)
                done = True
        blocks.append(_with(block, [spans for spans, _offset in cells]))
        at += _length(block)
    return to_markdown(tuple(blocks)) if done else None


@dataclass(frozen=True, slots=True)
class Run:
    """The words of a paragraph, an item or a cell, which begin at `plain(markdown)[start]`. `addresses` are where in `text` the
    address of a link is written out: such words say where the link leads, and are not to say anything else."""

    text: str
    start: int
    addresses: tuple[tuple[int, int], ...] = ()


def runs(markdown: str) -> tuple[Run, ...]:
    """What words can be written over in one go, in order."""
    found, at = [], 0
    for block in parse(markdown):
        for spans, offset in _cells(block):
            if spans and offset >= 0:
                found.append(Run(_words(spans), at + offset, tuple(_addresses(spans))))
        at += _length(block)
    return tuple(found)


def all_written_over(markdown: str, changes: Iterable[tuple[int, int, str]]) -> str:
    """The Markdown with each of these words instead of `plain(markdown)[start:end]`, as `written_over` has one. None of them
    reaches into another, nor out of its run (`runs`)."""
    wanted, blocks, at = sorted(changes, reverse=True), [], 0
    for block in parse(markdown):
        cells = []
        for spans, offset in _cells(block):
            begins, ends = at + offset, at + offset + len(_words(spans))
            for start, end, words in wanted:
                if offset >= 0 and begins <= start < end <= ends:
                    spans = _over(spans, start - begins, end - begins, words)
            cells.append(spans)
        blocks.append(_with(block, cells))
        at += _length(block)
    return to_markdown(tuple(blocks))


def _addresses(spans: Spans) -> Iterator[tuple[int, int]]:
    at = 0
    for span in spans:
        if span.link is not None and span.text.strip() in (
            span.link,
            span.link.partition(":")[2].lstrip("/"),
        ):
            yield at, at + len(span.text)
        at += len(span.text)


def _cells(block: Block) -> Iterator[tuple[Spans, int]]:
    """The runs of words of a block, each with where it begins in the block's plain text; -1 in a row without words, which has
    no line there."""
    if not isinstance(block, Table):
        yield block.spans, 0
        return
    at = 0
    for row in block.rows:
        seen = any(_words(cell) for cell in row)
        for cell in row:
            yield cell, at if seen else -1
            at += (len(_words(cell)) + 1) if seen else 0


def _length(block: Block) -> int:
    """How far it is from the block's beginning to that of the next one."""
    if not isinstance(block, Table):
        return len(_words(block.spans)) + 1
    rows = [row for row in block.rows if any(_words(cell) for cell in row)]
    return sum(len(_words(cell)) + 1 for row in rows for cell in row)


def _words(spans: Spans) -> str:
    return "".join(span.text for span in spans)


def _over(spans: Spans, start: int, end: int, words: str) -> Spans:
    before, replaced, after = (_cut(spans, *part) for part in ((0, start), (start, end), (end, None)))
    look = next(iter((*replaced[:1], *before[-1:], *after[:1])), Span(""))
    return (*before, replace(look, text=words), *after)


def _cut(spans: Spans, start: int, end: int | None) -> Spans:
    """What stands between two places."""
    made, at = [], 0
    for span in spans:
        text = span.text[max(0, start - at) : None if end is None else max(0, end - at)]
        made.append(replace(span, text=text))
        at += len(span.text)
    return tuple(span for span in made if span.text)


def _with(block: Block, cells: list[Spans]) -> Block:
    if not isinstance(block, Table):
        return replace(block, spans=cells[0])
    width = len(block.rows[0])
    return replace(block, rows=tuple(tuple(cells[at : at + width]) for at in range(0, len(cells), width)))
