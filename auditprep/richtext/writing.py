"""Blocks → canonical Markdown."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable
from dataclasses import dataclass

from auditprep.richtext.blocks import Block, ListItem, Span, Spans, Table
from auditprep.richtext.normal import normal_spans, normalise
from auditprep.richtext.reading import parse_line

_STARS = {"bold": "**", "italic": "*"}
_ENTITY = re.compile(r"&(#?\w+;)")
_ALWAYS_SPECIAL = r"""
    \\(?=[!-/:-@\[-`{-~]|$)            # a backslash before what it would escape, or before a line break
    | (?<!\s)\* | \*(?!\s)             # a star, unless it stands alone
    | (?<![^\W_])_ | _(?![^\W_])       # an underscore, unless inside a word
    | ` | <(?=[A-Za-z/!?]) | &(?=\#?\w+;)
"""
_SPECIAL = re.compile(_ALWAYS_SPECIAL + r"| \](?=\()", re.VERBOSE)
_SPECIAL_IN_LINK = re.compile(_ALWAYS_SPECIAL + r"| [\[\]]", re.VERBOSE)
_LINE_START = re.compile(  # what would begin a list, heading, quote, rule, fence or table
    r"^(\d{1,9}(?=[.)](?:\s|$))|(?=[-+](?:\s|$)|\#{1,6}(?:\s|$)|>|=+\s*$|~~~|[|:-][|:\s-]*$))"
)


def to_markdown(blocks: tuple[Block, ...]) -> str:
    """Blocks → canonical Markdown: `parse(to_markdown(b)) == normalise(b)`."""
    pieces = []
    for is_list, run in itertools.groupby(normalise(blocks), lambda block: isinstance(block, ListItem)):
        if is_list:
            pieces.append(_list(block for block in run if isinstance(block, ListItem)))
        else:
            pieces.extend(
                _table(block) if isinstance(block, Table) else _inline(block.spans) for block in run
            )
    return "\n\n".join(pieces)


def _table(table: Table) -> str:
    rows = ["| " + " | ".join(_cell(cell) for cell in row) + " |" for row in table.rows]
    rows.insert(1, "|" + " --- |" * len(table.rows[0]))
    return "\n".join(rows)


def _cell(spans: Spans) -> str:
    return _inline(spans, cell=True).replace("|", "\\|")


@dataclass(slots=True)
class _Written:
    """The last item written at a level: its number (None for a bullet), the delimiter, where its text begins."""

    number: int | None
    delimiter: str
    indent: int


def _list(items: Iterable[ListItem]) -> str:
    """A run of items. A number that does not follow begins a new list, which takes another delimiter."""
    lines: list[str] = []
    levels: list[_Written] = []
    for item in items:
        before = levels[item.level] if item.level < len(levels) else None
        del levels[item.level :]
        delimiter, follows = _delimiter(item.number, before)
        marker = "- " if item.number is None else f"{item.number}{delimiter} "
        margin = levels[-1].indent if levels else 0
        indent = margin + len(marker)
        if lines and not follows:
            lines.append("")
        lines.append(" " * margin + marker + _inline(item.spans).replace("\n", "\n" + " " * indent))
        levels.append(_Written(item.number, delimiter, indent))
    return "\n".join(lines)


def _delimiter(number: int | None, before: _Written | None) -> tuple[str, bool]:
    """The delimiter of an item, and whether it may follow the line above directly (a list that begins at
    another number than 1 may not: it would be read as text)."""
    if number is None or before is None or before.number is None:
        return ".", number in (None, 1)
    if number == before.number + 1:
        return before.delimiter, True
    return ")" if before.delimiter == "." else ".", number == 1


def _inline(spans: Spans, *, cell: bool = False) -> str:
    """The spans of a block or cell. Emphasis is written with stars where they are read as such, else as tags."""
    marked = any(span.bold or span.italic for span in spans)
    written = _marked_up(spans, stars=marked, cell=cell)
    if marked and normal_spans(parse_line(written)) != spans:
        written = _marked_up(spans, stars=False, cell=cell)
    return written


def _marked_up(spans: Spans, *, stars: bool, cell: bool) -> str:
    """The spans with their marks, each opened where it begins and closed where it ends, properly nested."""
    out: list[str] = []
    opened: list[tuple[str, str]] = []  # what was opened, and how it is closed
    for index, span in enumerate(spans):
        wanted = _marks(span)
        while any(mark not in wanted for mark, _ in opened):
            out.append(opened.pop()[1])
        fresh = [mark for mark in wanted if mark not in [name for name, _ in opened]]
        for mark in sorted(fresh, key=lambda mark: -_reach(spans, index, mark)):
            start, end = _delimiters(mark, spans, index) if stars else _tags(mark)
            out.append(start)
            opened.append((mark, end))
        text = _escaped(span.text, _SPECIAL if span.link is None else _SPECIAL_IN_LINK)
        out.append(text if cell else _escaped_line_starts(text, first=index == 0))
        if text.endswith("!") and index + 1 < len(spans) and spans[index + 1].link is not None:
            out[-1] = out[-1][:-1] + "\\!"  # not an image
    out.extend(end for _, end in reversed(opened))
    return "".join(out).replace("\n", "<br>" if cell else "\\\n")


def _marks(span: Span) -> list[str]:
    """What a span is wrapped in, by name; a link's name is its closing, so that each address is its own."""
    link = [f"]({_escaped_address(span.link)})"] if span.link is not None else []
    return link + [mark for mark in ("bold", "italic", "underline") if getattr(span, mark)]


def _reach(spans: Spans, start: int, mark: str) -> int:
    """How many spans from this one on have the mark."""
    return sum(1 for _ in itertools.takewhile(lambda span: mark in _marks(span), spans[start:]))


def _tags(mark: str) -> tuple[str, str]:
    if mark.startswith("]"):
        return "[", mark
    tag = {"bold": "strong", "italic": "em", "underline": "u"}[mark]
    return f"<{tag}>", f"</{tag}>"


def _delimiters(mark: str, spans: Spans, start: int) -> tuple[str, str]:
    """Stars for bold and italic where CommonMark takes them for emphasis, by the characters at both ends."""
    end = start + _reach(spans, start, mark)
    first, last = spans[start].text[0], spans[end - 1].text[-1]
    before = spans[start - 1].text[-1] if start else " "
    after = spans[end].text[0] if end < len(spans) else " "
    if mark in _STARS and _flanks(before, first) and _flanks(after, last):
        return _STARS[mark], _STARS[mark]
    return _tags(mark)


def _flanks(outside: str, inside: str) -> bool:
    return not outside.isalnum() and (inside.isalnum() or (not inside.isspace() and outside.isspace()))


def _escaped_address(link: str) -> str:
    return _ENTITY.sub(r"\\&\1", re.sub(r"([()])", r"\\\1", link))


def _escaped(text: str, special: re.Pattern[str]) -> str:
    """Text that reads as itself inside a line."""
    return "\n".join(special.sub(r"\\\g<0>", line) for line in text.split("\n"))


def _escaped_line_starts(text: str, *, first: bool) -> str:
    """Text whose lines do not begin a block of their own. `first`: the text begins its block."""
    head, *lines = text.split("\n")
    return "\n".join(
        [
            _LINE_START.sub(r"\1\\", head) if first else head,
            *(_LINE_START.sub(r"\1\\", line) for line in lines),
        ]
    )
