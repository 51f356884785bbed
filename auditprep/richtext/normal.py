"""Blocks as both Markdown and Word can hold them."""

from __future__ import annotations

import re
from dataclasses import replace

from auditprep.richtext.blocks import DEEPEST, HIGHEST, Block, ListItem, Paragraph, Span, Spans, Table

# Not in XML, private use, or the stand-in for an object (U+FFFC) and characters that are none (U+FDD0 on)
_NOT_TEXT = re.compile("[^\t\n\r\x20-\ud7ff\uf900-\ufdcf\ufdf0-\ufffb\ufffd\U00010000-\U000effff]")
_LINE_END = re.compile("\r\n|[\r\x85\u2028\u2029]")
_AFTER_BREAK = re.compile(r"\n[^\S\n]+")
_INDENT = re.compile(r"\A[^\S\n]+")
_ADDRESS = re.compile(r"(?:https?://|mailto:).", re.IGNORECASE)
_NOT_IN_ADDRESS = re.compile(r'[\s<>"|\\`\x7f]')


def normalise(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks that Markdown and Word can both hold.

    Empty blocks are gone, blanks trimmed at the ends of lines, like spans joined; characters that XML cannot
    hold or that mean nothing without their font are dropped, and addresses that are not web or mail. Levels
    have no jumps, rows the same length. A link is not underlined nor a table's header bold: they always are.
    """
    kept: list[Block] = []
    for block in blocks:
        if isinstance(block, Table):
            table = _normal_table(block)
            kept.extend([table] if table else [])
        elif spans := normal_spans(block.spans):
            kept.append(_normal_item(block, spans, kept) if isinstance(block, ListItem) else Paragraph(spans))
    return tuple(kept)


def _normal_item(item: ListItem, spans: Spans, before: list[Block]) -> ListItem | Paragraph:
    """The item at a level it can have; a number too high for a list becomes text."""
    if item.number is not None and item.number > HIGHEST:
        return Paragraph(normal_spans((Span(f"{item.number}. "), *spans)))
    previous = before[-1] if before else None
    deepest = min(previous.level + 1, DEEPEST) if isinstance(previous, ListItem) else 0
    number = None if item.number is None else max(item.number, 0)
    return ListItem(spans, min(max(item.level, 0), deepest), number)


def _normal_table(table: Table) -> Table | None:
    """The table with rows of one length; None if there is nothing in it."""
    rows = [[normal_spans(cell) for cell in row] for row in table.rows]
    if not any(cell for row in rows for cell in row):
        return None
    rows[0] = [normal_spans(tuple(replace(span, bold=False) for span in cell)) for cell in rows[0]]
    width = max(map(len, rows))
    return Table(tuple((*row, *[()] * (width - len(row))) for row in rows))


def normal_spans(spans: Spans) -> Spans:
    texts = _trimmed([_NOT_TEXT.sub("", _LINE_END.sub("\n", span.text)) for span in spans])
    joined: list[Span] = []
    for span, text in zip(spans, texts, strict=True):
        link = normal_link(span.link)
        span = replace(span, text=text, link=link, underline=span.underline and link is None)
        if joined and replace(joined[-1], text=text) == span:
            joined[-1] = replace(span, text=joined[-1].text + text)
        elif text:
            joined.append(span)
    return tuple(joined)


def _trimmed(texts: list[str]) -> list[str]:
    """The texts of a block without blanks at the beginning and end of its lines."""
    return _mirrored(_without_indent(_mirrored(_without_indent(texts))))


def _without_indent(texts: list[str]) -> list[str]:
    trimmed = []
    before = ""
    for text in texts:
        text = _AFTER_BREAK.sub("\n", text)
        if before in ("", "\n"):
            text = text.lstrip() if not before else _INDENT.sub("", text)
        trimmed.append(text)
        before = text[-1:] or before
    return trimmed


def _mirrored(texts: list[str]) -> list[str]:
    return [text[::-1] for text in reversed(texts)]


def normal_link(link: str | None) -> str | None:
    """The address as it is kept: web and mail only; None for any other."""
    link = _NOT_TEXT.sub("", link or "").strip()
    return _NOT_IN_ADDRESS.sub(_percent, link) if _ADDRESS.match(link) else None


def _percent(found: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in found.group().encode())
