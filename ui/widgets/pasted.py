"""What is pasted, cleaned to what the form can carry.

Kept: paragraphs, bold, italic, underline, lists (Word's imitated ones too), tables, links, line breaks. Left out, and told
of: pictures, remarks and deleted words of Word's, hidden rows and columns, the signature and the mail that is answered. Nothing
is ever fetched. Reading stops at so many characters, tags or cells: what is huge is refused, not waited for.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from html.parser import HTMLParser

from auditprep.richtext import Block, ListItem, Paragraph, Span, Spans, Table, normalise
from ui.widgets.copied import with_marker
from ui.widgets.pasted_columns import Columns
from ui.widgets.pasted_looks import HEADINGS, Attributes, Look, hides, is_deletion, look_in
from ui.widgets.pasted_mail import (
    begins_quoted_rest,
    is_quoted,
    is_remark,
    is_signature,
    may_begin_quoted_rest,
    says_from,
)

MAX_TEXT = 200_000  # characters
MAX_EVENTS = 20_000  # tags, and stretches of text between them
MAX_CELLS = 600  # Qt lays a whole table out anew at every key
MAX_DEPTH = 200
_LONGEST_SIGN, _FIRST_SIGN = 12, 0x200C  # of a picture that stands for a sign, such as 🙂
_CHUNK = 16_384
_MAX_UNREAD = 4 * _CHUNK  # of one tag: no real tag is that long

_DROPPED = re.compile(r"<(style|script|head|xml|title|noscript|svg|object|template)\b", re.IGNORECASE)
_COMMENT = re.compile(r"<!--(?!\[(?:if !supportLists|endif)\]-->)", re.IGNORECASE)
_MARKER_START = re.compile(r"<!(?:--)?\[if !supportLists\](?:--)?>", re.IGNORECASE)
_MARKER_END = re.compile(r"<!(?:--)?\[endif\](?:--)?>", re.IGNORECASE)
_DECLARATION = re.compile(r"<![^>]*>?")
_UNSEEN = dict.fromkeys((0xAD, 0x200B, 0x2060, 0xFEFF))  # where a line may or may not break: part of no word
_RAISED = str.maketrans("0123456789+-n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ⁿ")
_LOWERED = str.maketrans("0123456789+-", "₀₁₂₃₄₅₆₇₈₉₊₋")
_BLANKS = re.compile(r"[ \t\r\n\f]+")
_WORD_LIST = re.compile(r"mso-list:\s*(l\d+)\s+level(\d+)", re.IGNORECASE)
_MARKER = re.compile(r"\(?(?:(?:\d+\.)*(\d{1,5})|([A-Za-z]{1,5}))[.)]+|\(?(\d{1,5})")
_BLOCKS = HEADINGS | {
    "p", "div", "ul", "ol", "li", "table", "thead", "tbody", "tfoot", "tr", "td", "th", "caption", "blockquote", "pre",
    "section", "article", "header", "footer", "address", "center", "dl", "dt", "dd", "hr", "body", "html", "figure",
    "figcaption", "main", "nav", "aside", "form", "fieldset",
}  # fmt: skip
_VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"}
)


@dataclass(frozen=True, slots=True)
class Pasted:
    """What was understood, and what was left out; nothing if it was too much to paste at once."""

    blocks: tuple[Block, ...]
    pictures: bool = False
    too_much: bool = False
    remarks: bool = False  # Word's comments, and words deleted while changes were tracked
    hidden: bool = False  # rows and columns of a sheet
    mail: bool = False  # a signature, or the mail that is answered


def from_html(source: str) -> Pasted:
    """HTML of any origin → what the form can carry."""
    reader = _Reader()
    source = _without_furniture(source)
    for start in range(0, len(source), _CHUNK):
        reader.feed(source[start : start + _CHUNK])
        if reader.is_full:
            return Pasted((), too_much=True)
    reader.close()
    blocks = normalise(reader.finish())
    return Pasted((), too_much=True) if reader.is_full else reader.pasted(blocks)


def from_text(text: str) -> Pasted:
    """Plain text → paragraphs: each line, or what blank lines part where there are any."""
    if len(text) > MAX_TEXT:
        return Pasted((), too_much=True)
    text = text.translate(_UNSEEN)
    lines = re.sub("\r\n|[\r\x0b\x0c\x85\u2029]", "\n", text).strip("\n")
    parts = re.split(r"\n[^\S\n]*\n\s*", lines)
    if len(parts) == 1:
        parts = lines.split("\n")
    return Pasted(tuple(Paragraph((Span(part),)) for part in parts if part.strip()))


def _without_furniture(source: str) -> str:
    """The HTML without style sheets, scripts, comments and Word's own data; Word's list markers become tags.
    Only searches onward, so that its time grows with the length alone."""
    source = _cut_out(source, _COMMENT, lambda _found: re.compile("-->"))
    source = _MARKER_END.sub("</mso-marker>", _MARKER_START.sub("<mso-marker>", source))
    source = _DECLARATION.sub("", source)
    return _cut_out(source, _DROPPED, lambda found: re.compile(rf"</{found[1]}\s*>", re.IGNORECASE))


def _cut_out(source: str, start: re.Pattern[str], end_for: Callable[[re.Match[str]], re.Pattern[str]]) -> str:
    kept, at = [], 0
    while found := start.search(source, at):
        kept.append(source[at : found.start()])
        end = end_for(found).search(source, found.end())
        if end is None:
            return "".join(kept)
        at = end.end()
    kept.append(source[at:])
    return "".join(kept)


@dataclass(slots=True)
class _OpenTable:
    rows: list[list[Spans]] = field(default_factory=list)
    cell: list[Span] | None = None
    depth: int = 1  # tables inside a cell are read as its text
    reaching_down: dict[int, int] = field(
        default_factory=dict
    )  # column → rows that a cell above still covers
    span: tuple[int, int] = (1, 1)
    columns: Columns = field(default_factory=Columns)
    hidden_rows: set[int] = field(default_factory=set)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pictures = False
        self._remarks = self._hidden = self._mail = False
        self._has_said = False  # something that is kept
        self._is_head = False  # what may be that of the mail that is answered
        self._is_over = False  # all the rest is left out
        self._blocks: list[Block] = []
        self._spans: list[Span] = []
        self._look = Look()
        self._open: list[tuple[str, Look]] = []
        self._lists: list[int | None] = []  # the next number of each open list; None for bullets
        self._item: tuple[int, int | None] | None = None  # level and number of the item about to get its text
        self._item_at: list[int] = []  # where the open items stand among the blocks
        self._table: _OpenTable | None = None
        self._word_item: tuple[str, int] | None = None  # Word's list and level of the open paragraph
        self._word_numbers: dict[tuple[str, int], int] = {}
        self._marker = ""
        self._heading = False
        self._text_length = self._events = self._cells = 0
        self._too_many = False

    @property
    def is_full(self) -> bool:
        return (
            self._too_many
            or self._text_length > MAX_TEXT
            or self._events > MAX_EVENTS
            or len(self.rawdata) > _MAX_UNREAD
        )

    def pasted(self, blocks: tuple[Block, ...]) -> Pasted:
        """What was understood, and what was left out."""
        return Pasted(*(blocks, self.pictures), remarks=self._remarks, hidden=self._hidden, mail=self._mail)

    def finish(self) -> tuple[Block, ...]:
        """What was read, also where the HTML ended too early."""
        while self._table is not None:
            self._end_table()
        self._flush()
        return tuple(self._blocks)

    # HTMLParser calls these

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._events += 1
        if self.is_full:
            return
        values = {name: value or "" for name, value in attrs}
        if tag in _BLOCKS:
            self._flush()
        if tag not in _VOID and len(self._open) < MAX_DEPTH:
            self._open.append((tag, self._look))
            self._look = self._leave_out(tag, values, look_in(tag, values, self._look))
        self._begin(tag, values)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        self._events += 1
        if self.is_full:
            return
        if tag in _BLOCKS:
            self._flush()
        for at in range(len(self._open) - 1, -1, -1):
            if self._open[at][0] == tag:
                self._look = self._open[at][1]
                del self._open[at:]
                self._end(tag)
                return

    def handle_data(self, data: str) -> None:
        self._events += 1
        self._follow_head(data)
        if self._is_over:
            return
        if self._look.marker:
            self._marker += data[:20]
        elif not self._look.hidden and not self.is_full:
            self._add_text(data)

    # What is left out

    def _leave_out(self, tag: str, values: Attributes, look: Look) -> Look:
        """How the element looks, where it is not to be seen at all. A remark, or a mail, is left out only beside something else:
        else it is what is wanted."""
        if is_deletion(tag, values) or (self._has_said and is_remark(values)):
            self._remarks = True
            return replace(look, hidden=True)
        if self._has_said and not self._is_over:
            self._is_head |= may_begin_quoted_rest(values)
            if begins_quoted_rest(values):
                self._mail = self._is_over = True
            elif is_signature(values) or is_quoted(tag, values):
                self._mail = True
                return replace(look, hidden=True)
        return look

    def _follow_head(self, data: str) -> None:
        """Whether what may be the head of the mail that is answered is one."""
        if self._is_head and data.strip():
            self._is_head = False
            if says_from(data):
                self._mail = self._is_over = True

    def _see_picture(self, alt: str) -> None:
        """A picture of a sign is that sign."""
        if alt and len(alt) <= _LONGEST_SIGN and all(ord(each) > _FIRST_SIGN for each in alt):
            self._add_text(alt)
        else:
            self.pictures = True

    # Elements

    def _begin(self, tag: str, values: Attributes) -> None:
        match tag:
            case "br":
                self._add_break()
            case "img" if not self._look.hidden and not self._is_over:
                self._see_picture(values.get("alt", ""))
            case "col" | "colgroup" if self._table is not None and self._table.depth == 1:
                self._table.columns.add(tag, values)
            case "ul" | "ol":
                self._lists.append(_whole(values.get("start"), 1) if tag == "ol" else None)
            case "li":
                self._begin_item(values)
            case "table":
                self._begin_table()
            case "tr":
                self._begin_row(values)
            case "td" | "th":
                self._begin_cell(values)
            case _ if tag in _BLOCKS:
                self._heading = tag in HEADINGS
                found = _WORD_LIST.search(values.get("style", ""))
                self._word_item = (found[1], int(found[2]) - 1) if found else None

    def _end(self, tag: str) -> None:
        match tag:
            case "ul" | "ol":
                del self._lists[-1:]
            case "li":
                self._item = None
                del self._item_at[-1:]
            case "table":
                self._end_table()
            case "td" | "th":
                self._end_cell()
            case _ if tag in _BLOCKS:
                self._word_item, self._heading = None, False

    def _begin_item(self, values: Attributes) -> None:
        number = self._lists[-1] if self._lists else None
        if number is not None:
            number = _whole(values.get("value"), number)
            self._lists[-1] = number + 1
        self._item = (max(len(self._lists) - 1, 0), number)
        self._item_at.append(-1)

    # Tables

    def _begin_table(self) -> None:
        if self._table is not None:
            self._table.depth += 1
        else:
            self._table = _OpenTable()

    def _end_table(self) -> None:
        table = self._table
        if table is None:
            return
        table.depth -= 1
        if table.depth:
            return
        self._end_cell(of_outer=True)
        self._flush()
        self._table = None
        self._blocks.extend(_useful_table(self._seen_rows(table)))

    def _seen_rows(self, table: _OpenTable) -> list[list[Spans]]:
        """Without what is hidden; but not where all is said to be."""
        rows = [row for at, row in enumerate(table.rows) if at not in table.hidden_rows]
        seen = [table.columns.seen(row) for row in rows]
        if not any(seen):
            return table.rows
        self._hidden |= bool(table.hidden_rows or table.columns.hidden)
        return seen

    def _begin_row(self, values: Attributes) -> None:
        if self._table is not None and self._table.depth == 1:
            self._end_cell()
            self._table.columns.end()
            if hides(values):
                self._table.hidden_rows.add(len(self._table.rows))
            self._table.rows.append([])

    def _begin_cell(self, values: Attributes) -> None:
        table = self._table
        if table is None or table.depth > 1:
            return
        self._end_cell()
        if not table.rows:
            table.rows.append([])
        table.cell = []
        table.span = _whole(values.get("colspan"), 1), _whole(values.get("rowspan"), 1)

    def _end_cell(self, *, of_outer: bool = False) -> None:
        table = self._table
        if table is None or table.cell is None or (table.depth > 1 and not of_outer):
            return
        self._flush()
        columns, rows = (min(max(count, 1), 50) for count in table.span)
        row = table.rows[-1]
        while table.reaching_down.get(len(row), 0) > 0:
            table.reaching_down[len(row)] -= 1
            row.append(())
        shown = table.columns.first_seen(len(row), columns)
        for number in range(columns):
            table.reaching_down[len(row)] = rows - 1
            row.append(tuple(table.cell) if number == shown else ())
        table.cell = None
        self._cells += columns
        self._too_many |= self._cells > MAX_CELLS

    # Text

    def _add_break(self) -> None:
        look = self._look
        self._spans.append(Span("\n", look.bold, look.italic, look.underline, look.link))

    def _add_text(self, data: str) -> None:
        self._text_length += len(data)
        look = self._look
        data = " " if look.tab else _shifted(data, look.shift).translate(_UNSEEN)
        self._has_said |= bool(data.strip())
        if not look.keeps_blanks:
            data = _BLANKS.sub(" ", data)
            if not self._spans or self._spans[-1].text[-1:] in {" ", "\n"}:
                data = data.removeprefix(" ")
        if data:
            self._spans.append(Span(data, look.bold, look.italic, look.underline, look.link))

    def _flush(self) -> None:
        """Ends the block that was being read."""
        spans, self._spans = tuple(self._spans), []
        marker, self._marker = self._marker.strip(), ""
        if marker and (self._heading or self._word_item is None) and not _is_bullet_or_number(marker):
            spans, marker = (Span(marker + " "), *spans), ""
        if not any(span.text.strip() for span in spans):
            return
        block = self._block(spans, marker)
        if self._table is not None and self._table.cell is not None:
            cell = self._table.cell
            cell.extend(([Span("\n")] if cell else []) + list(with_marker(block)))
        else:
            self._append(block)

    def _append(self, block: Paragraph | ListItem) -> None:
        last = self._blocks[-1] if self._blocks else None
        if isinstance(block, ListItem) and self._item_at:
            self._item_at[-1] = len(self._blocks)
        elif self._item_at and self._item_at[-1] == len(self._blocks) - 1 and isinstance(last, ListItem):
            self._blocks[-1] = replace(last, spans=(*last.spans, Span("\n"), *block.spans))
            return
        self._blocks.append(block)

    def _block(self, spans: Spans, marker: str) -> Paragraph | ListItem:
        if self._item is not None:
            (level, number), self._item = self._item, None
            return ListItem(spans, level, number)
        if self._heading:
            return Paragraph((Span(marker + " "), *spans) if marker else spans)
        if marker or self._word_item:
            return self._word_list_item(spans, marker)
        return Paragraph(spans)

    def _word_list_item(self, spans: Spans, marker: str) -> ListItem:
        """One of Word's imitated list items: a paragraph that begins with its marker as text."""
        name, level = self._word_item or ("", 0)
        deeper = [key for key in self._word_numbers if key[0] == name and key[1] > level]
        for key in deeper:
            del self._word_numbers[key]
        found = _MARKER.fullmatch(marker)
        if not found:
            return ListItem(spans, level)
        digits = found[1] or found[3]
        follows = self._word_numbers.get((name, level), 0) + 1
        number = int(digits) if digits else follows
        self._word_numbers[name, level] = number
        return ListItem(spans, level, number)


def _shifted(data: str, shift: str) -> str:
    """Small figures above or below the line, as in m²; a number is not to grow by its note."""
    table = {"sup": _RAISED, "sub": _LOWERED}.get(shift)
    return data.translate(table) if table and all(each in "0123456789+-n" for each in data.strip()) else data


def _is_bullet_or_number(marker: str) -> bool:
    return len(marker) == 1 or _MARKER.fullmatch(marker) is not None


def _whole(value: str | None, otherwise: int) -> int:
    found = re.fullmatch(r"\s*(\d{1,6})\s*", value or "")
    return int(found[1]) if found else otherwise


def _useful_table(rows: list[list[Spans]]) -> Iterable[Block]:
    """The table without empty rows and columns at its end; one of a single cell only laid the page out."""
    said = [[any(span.text.strip() for span in cell) for cell in row] for row in rows]
    height = max((number for number, row in enumerate(said, 1) if any(row)), default=0)
    width = max((number for row in said for number, cell in enumerate(row, 1) if cell), default=0)
    if height == width == 1:
        return [Paragraph(line) for line in _lines(rows[0][0])]
    return [Table(tuple(tuple(row[:width]) or ((),) for row in rows[:height]))] if height else []


def _lines(spans: Spans) -> list[Spans]:
    lines: list[list[Span]] = [[]]
    for span in spans:
        first, *rest = span.text.split("\n")
        lines[-1].append(replace(span, text=first))
        lines.extend([replace(span, text=text)] for text in rest)
    return [tuple(line) for line in lines]
