"""Rich text: Markdown ⇄ blocks. The editor, the Word form and the PDF all speak blocks; the case keeps Markdown.

Blocks are flat: a list is a run of `ListItem`s, each with its level. A "\\n" inside a span is a line break.
"""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token


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


DEEPEST = 8  # Word has nine levels of lists, counted from 0
HIGHEST = 32_767  # the highest number that Word gives an item of a list
_MAX_NESTING = 60

# Not in XML, private use, or the stand-in for an object (U+FFFC) and characters that are none (U+FDD0 on)
_NOT_TEXT = re.compile("[^\t\n\r\x20-\ud7ff\uf900-\ufdcf\ufdf0-\ufffb\ufffd\U00010000-\U000effff]")
_LINE_END = re.compile("\r\n|[\r\x85\u2028\u2029]")
_AFTER_BREAK = re.compile(r"\n[^\S\n]+")
_INDENT = re.compile(r"\A[^\S\n]+")
_ADDRESS = re.compile(r"(?:https?://|mailto:).", re.IGNORECASE)
_NOT_IN_ADDRESS = re.compile(r'[\s<>"|\\`\x7f]')
_TAG = re.compile(r"<(/?)(u|b|strong|i|em|br)\s*(/?)>", re.IGNORECASE)
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
_MARK_OF_TAG = {"b": "bold", "strong": "bold", "i": "italic", "em": "italic", "u": "underline"}


def parse(markdown: str) -> tuple[Block, ...]:
    """Markdown → blocks, for any string. What blocks cannot hold (headings, quotes, code) gives its text."""
    tokens = _engine().parse(markdown)
    if any(token.level >= _MAX_NESTING - 1 for token in tokens):  # deeper, the engine would drop the text
        return normalise(tuple(Paragraph((Span(line),)) for line in markdown.splitlines()))
    return normalise(tuple(_Reader().read(tokens)))


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
        elif spans := _normal_spans(block.spans):
            kept.append(_normal_item(block, spans, kept) if isinstance(block, ListItem) else Paragraph(spans))
    return tuple(kept)


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


# --- normalising


def _normal_item(item: ListItem, spans: Spans, before: list[Block]) -> ListItem | Paragraph:
    """The item at a level it can have; a number too high for a list becomes text."""
    if item.number is not None and item.number > HIGHEST:
        return Paragraph(_normal_spans((Span(f"{item.number}. "), *spans)))
    previous = before[-1] if before else None
    deepest = min(previous.level + 1, DEEPEST) if isinstance(previous, ListItem) else 0
    number = None if item.number is None else max(item.number, 0)
    return ListItem(spans, min(max(item.level, 0), deepest), number)


def _normal_table(table: Table) -> Table | None:
    """The table with rows of one length; None if there is nothing in it."""
    rows = [[_normal_spans(cell) for cell in row] for row in table.rows]
    if not any(cell for row in rows for cell in row):
        return None
    rows[0] = [_normal_spans(tuple(replace(span, bold=False) for span in cell)) for cell in rows[0]]
    width = max(map(len, rows))
    return Table(tuple((*row, *[()] * (width - len(row))) for row in rows))


def _normal_spans(spans: Spans) -> Spans:
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


# --- reading Markdown


@functools.cache
def _engine() -> MarkdownIt:
    """CommonMark with pipe tables, where no text can vanish: no reference definitions, no blocks of HTML."""
    from markdown_it import MarkdownIt  # takes a while to load, and is not needed for an empty window

    engine = MarkdownIt("commonmark", {"maxNesting": _MAX_NESTING})
    engine.enable("table").disable(["code", "html_block", "reference"])
    engine.validateLink = lambda url: True  # type: ignore[method-assign]  # normal_link judges
    engine.normalizeLink = lambda url: url  # type: ignore[method-assign]
    engine.normalizeLinkText = lambda link: link  # type: ignore[method-assign]
    return engine


@dataclass(slots=True)
class _OpenList:
    """A list being read: the number of its next item (None for bullets), and where its last item stands."""

    number: int | None
    item: int = -1


class _Reader:
    """Block tokens → blocks."""

    def __init__(self) -> None:
        self._blocks: list[Block] = []
        self._lists: list[_OpenList] = []
        self._rows: list[list[Spans]] | None = None

    def read(self, tokens: Iterable[Token]) -> list[Block]:
        for token in tokens:
            match token.type:
                case "bullet_list_open" | "ordered_list_open":
                    numbered = token.type == "ordered_list_open"
                    self._lists.append(_OpenList(int(token.attrs.get("start", 1)) if numbered else None))
                case "bullet_list_close" | "ordered_list_close":
                    self._lists.pop()
                case "list_item_open":
                    self._open_item()
                case "table_open":
                    self._rows = []
                case "table_close":
                    self._close_table()
                case "tr_open" if self._rows is not None:
                    self._rows.append([])
                case "inline":
                    self._text(tuple(_spans(token.children or [])))
                case "fence":
                    self._text((Span(token.content),))
        return self._blocks

    def _open_item(self) -> None:
        current = self._lists[-1]
        current.item = len(self._blocks)
        self._blocks.append(ListItem((), len(self._lists) - 1, current.number))
        if current.number is not None:
            current.number += 1

    def _close_table(self) -> None:
        self._blocks.append(Table(tuple(tuple(row) for row in self._rows or [])))
        self._rows = None

    def _text(self, spans: Spans) -> None:
        """A cell's text, an item's first or next paragraph, or a paragraph of its own."""
        last = self._blocks[-1] if self._blocks else None
        if self._rows is not None:
            self._rows[-1].append(spans)
        elif self._lists and isinstance(last, ListItem) and self._lists[-1].item == len(self._blocks) - 1:
            self._blocks[-1] = replace(last, spans=(*last.spans, Span("\n"), *spans) if last.spans else spans)
        else:
            self._blocks.append(Paragraph(spans))


def _spans(tokens: list[Token]) -> Iterator[Span]:
    """Inline tokens → spans. Tags that are not ours are text; a tag left open holds to the end."""
    depth = {"bold": 0, "italic": 0, "underline": 0}
    link = None
    for token in tokens:
        text = ""
        match token.type:
            case "strong_open" | "strong_close":
                depth["bold"] += token.nesting
            case "em_open" | "em_close":
                depth["italic"] += token.nesting
            case "link_open":
                link = str(token.attrs["href"])
            case "link_close":
                link = None
            case "html_inline":
                text = _tag(token.content, depth)
            case "softbreak":
                text = " "
            case "hardbreak":
                text = "\n"
            case "image":
                text = "".join(span.text for span in _spans(token.children or []))
            case _:
                text = token.content
        yield Span(text, **{mark: count > 0 for mark, count in depth.items()}, link=link)


def _tag(html: str, depth: dict[str, int]) -> str:
    """Counts one of our tags; gives what is to be read as text."""
    found = _TAG.fullmatch(html)
    if not found or (found[3] and found[2].lower() != "br"):
        return html
    if found[2].lower() == "br":
        return "\n"
    mark = _MARK_OF_TAG[found[2].lower()]
    depth[mark] = max(0, depth[mark] + (-1 if found[1] else 1))
    return ""


# --- writing Markdown


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
    if marked and _normal_spans(tuple(_spans(_engine().parseInline(written)[0].children or []))) != spans:
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
