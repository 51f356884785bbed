"""The document as what its lines and tables are for: words, marks, labels, rooms; and which words begin a question.

A line begins a question if a place for its answer follows, or if it is numbered as those are; see `starts`.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from enum import Enum

from auditprep.wordform import prose_control
from auditprep.wordform.blocks import Block, Line, P, Row, text_of
from auditprep.wordform.box_signs import BOX
from auditprep.wordform.boxes import all_boxes, boxes_of_line, has_form_parts, line_outside
from auditprep.wordform.cells import is_label_cell
from auditprep.wordform.labels import Label, is_marks_label, label_of, names_marks, written_options
from auditprep.wordform.mechanisms import TYPED_WORD, WORD, Found
from auditprep.wordform.numbers import as_number, bare, split_number
from auditprep.wordform.offered_words import words_to_mark
from auditprep.wordform.options import is_choice, is_like_an_option, is_option
from auditprep.wordform.rows import RowKind, Sorted
from auditprep.wordform.words import bids, is_condition
from auditprep.wordform.xml import qn

_STATED = re.compile(rf"^\s*(?:{BOX.pattern})\s*\S.{{15,}}", re.DOTALL)
STATED = "Ja"
"""The option of a box in front of a statement: ticked, it says yes."""
_LONGEST_TITLE = 100
_LONGEST_QUESTION = 700


class Kind(Enum):
    """What an item is to the reader."""

    TEXT = "text"
    MARKS = "marks"
    LABEL = "label"
    FIELD = "field"
    BLANK = "blank"
    ASKING = "asking"
    ROOM = "room"
    TABLE = "table"


PLACES = (Kind.MARKS, Kind.LABEL, Kind.FIELD, Kind.ROOM)


@dataclass
class Item:
    """A line, or a table with its rows sorted. `number` and `words` are the line's, the words without the number; `ticks` its
    places for marks."""

    kind: Kind
    line: Line | None = None
    rows: list[Sorted] = field(default_factory=list)
    number: str | None = None
    words: str = ""
    ticks: tuple[Found, ...] = ()
    label: Label | None = None

    @property
    def asks(self) -> bool:
        return "?" in self.words

    @property
    def depth(self) -> int:
        """How many figures its number has: two for "1.1"."""
        return len(re.split(r"[.:]", self.number)) if self.number else 0

    @property
    def is_heading(self) -> bool:
        return self.line is not None and self.line.is_heading

    @property
    def may_begin(self) -> bool:
        """Whether its words may be a question: they ask, bid or are numbered, and are no condition ("Om ja, …")."""
        if not self.words or len(self.words) > _LONGEST_QUESTION or self.kind not in (Kind.TEXT, Kind.MARKS):
            return False
        if is_condition(self.words) and self.number is None:
            return False
        return self.asks or self.number is not None

    @property
    def may_be_title(self) -> bool:
        """Whether it may be the title of a section: short, asks nothing, and stands out."""
        line = self.line
        short = (
            self.kind is Kind.TEXT
            and 0 < len(self.words) <= _LONGEST_TITLE
            and not self.words.endswith((":", ".", "?", ";", ","))
        )
        return short and line is not None and (line.is_heading or line.bold or self.words.isupper())


def items_of(stream: Iterable[Block], sort: Callable[[list[Row]], list[Sorted]]) -> list[Item]:
    """The items of a document. `sort` says what the rows of a table are."""
    items: list[Item] = []
    for table, group in itertools.groupby(stream, key=lambda block: getattr(block, "table", None)):
        run = list(group)
        if table is None:
            items += [_item(block) for block in run if isinstance(block, Line)]
        else:
            items.append(_table(sort([block for block in run if isinstance(block, Row)])))
    return _without_lone_boxes(_with_word_lines(_with_statements(items)))


def _with_statements(items: list[Item]) -> list[Item]:
    """Lines that each begin with a box, and state something: what is ticked is the statement, as in a checklist."""
    stating = [
        item
        for item in items
        if item.line is not None and _STATED.match(item.line.text) and item.kind is Kind.TEXT
    ]
    for item in stating if len(stating) >= 3 else ():
        assert item.line is not None
        boxes = all_boxes(item.line)
        if len(boxes) == 1:
            item.number, item.words = _numbered(item.line, BOX.sub("", item.line.text, count=1))
            item.kind, item.ticks = Kind.MARKS, (replace(boxes[0], beside=STATED),)
    return items


def _with_word_lines(items: list[Item]) -> list[Item]:
    """Lines right under each other that each hold nothing but an option are places for marks; one alone is, in a form
    whose words are marked, what is left where somebody has deleted the others."""
    marks_words = any(tick.mechanism == WORD for item in items for tick in item.ticks)
    for item in items if marks_words else ():
        word = _word_after_label(item)
        if word is not None:
            item.kind, item.ticks, item.label = Kind.MARKS, (word,), None
    for options, group in itertools.groupby(items, key=_is_choice_line):
        run = [item for item in group if item.line is not None]
        ticks = words_to_mark([item.line for item in run if item.line is not None]) if options else []
        if options and not ticks and marks_words and len(run) == 1 and is_option(run[0].words):
            line = run[0].line
            ticks = words_to_mark([line, line])[:1] if line is not None else []
        if len(ticks) == len(run):
            for item, tick in zip(run, ticks, strict=True):
                item.kind, item.words, item.number, item.ticks = Kind.MARKS, "", None, (tick,)
    return items


def _is_choice_line(item: Item) -> bool:
    return item.kind is Kind.TEXT and item.line is not None and is_choice(item.line.text)


def _word_after_label(item: Item) -> Found | None:
    """The one option's word that stands after a label for marks: "Svar: Ja"."""
    if item.label is None or item.line is None or not is_marks_label(item.line):
        return None
    rest = item.line.text[item.label.end :]
    start = item.label.end + len(rest) - len(rest.lstrip())
    return Found(WORD, item.line.element, start, rest.strip()) if is_option(rest) else None


def _without_lone_boxes(items: list[Item]) -> list[Item]:
    """A line with one box whose word is not an answer that forms offer is a line of words, unless such lines follow each
    other."""
    for place, item in enumerate(items):
        if item.kind is not Kind.MARKS or item.line is None or len(item.ticks) != 1 or item.ticks[0].is_entry:
            continue
        beside = [
            each
            for each in items[max(place - 1, 0) : place + 2]
            if each is not item and each.kind is Kind.MARKS
        ]
        if not beside and not is_like_an_option(item.ticks[0].beside):
            number, words = _numbered(item.line, item.line.text)
            items[place] = Item(Kind.TEXT, item.line, number=number, words=words)
    return items


def _item(line: Line) -> Item:
    if options := written_options(line):
        written = tuple(Found(TYPED_WORD, line.element, place, each) for place, each in enumerate(options))
        return Item(Kind.MARKS, line, ticks=written)
    found = tuple(boxes_of_line(line))
    if found and any(each.beside for each in found):
        outside = line_outside(line) if not _is_words(found) else line.text[: found[0].start]
        number, words = _numbered(line, outside.strip(" (:"))
        if label_of(_shortened(line, words + ":")) or names_marks(words):
            number, words = None, ""
        return Item(Kind.MARKS, line, number=number, words=words, ticks=found)
    if label := label_of(line):
        return Item(Kind.LABEL, line, label=label)
    if _is_field(line):
        return Item(Kind.FIELD, line)
    if line.is_blank:
        return Item(Kind.BLANK, line)
    number, words = _numbered(line, line.text)
    return Item(Kind.TEXT, line, number=number, words=words)


def _is_words(found: tuple[Found, ...]) -> bool:
    return found[0].mechanism == WORD


def _shortened(line: Line, text: str) -> Line:
    return Line(line.element, text, line.number, line.style)


def _numbered(line: Line, text: str) -> tuple[str | None, str]:
    """The number of a line, automatic or typed, and its words; a line that is nothing but a number has no words."""
    typed, rest = split_number(" ".join(text.split()))
    if typed is None and (alone := as_number(text)) and len(text.strip()) > 1:
        return alone, ""
    number = line.number or typed
    return (bare(number) if number else None), rest


def _is_field(line: Line) -> bool:
    """Whether a line has no words but those in a control for text, which stands in the line or around it."""
    if _field_around(line):
        return True
    return prose_control.control_in([line.element], None) is not None


def _field_around(line: Line) -> bool:
    """Whether a control for text stands around a line; one around questions is none."""
    parent = line.element.getparent()
    control = parent.getparent() if parent is not None and parent.tag == qn("w:sdtContent") else None
    if parent is None or control is None or not prose_control.takes_text(control):
        return False
    lines = [text_of(each).strip() for each in parent.iter(P)]
    return not has_form_parts(parent) and not any(each.endswith("?") for each in lines)


def _table(rows: list[Sorted]) -> Item:
    questions = [
        row for row in rows if row.kind is RowKind.QUESTION and row.words and not is_label_cell(row.words)
    ]
    if questions or _asks_above_marks(rows):
        return Item(Kind.ASKING, rows=rows)
    answers = any(row.ticks for row in rows) or any(
        is_label_cell(cell) for row in rows for cell in row.row.cells
    )
    alone = len(rows) == 1 and len(rows[0].row.cells) == 1
    return Item(Kind.ROOM if answers or alone else Kind.TABLE, rows=rows)


def _asks_above_marks(rows: list[Sorted]) -> bool:
    """Whether a row asks, and the one under it holds nothing but the marks."""
    return any(
        row.kind is RowKind.REST
        and row.words is not None
        and ("?" in row.words.text or len(row.row.own_cells) == 1)
        and not is_label_cell(row.words)
        and bool(following.ticks)
        and following.words is None
        for row, following in itertools.pairwise(rows)
    )


def is_guidance(item: Item) -> bool:
    """Whether a line bids or explains, rather than asks."""
    return item.line is not None and (bids(item.words) or item.line.italic or is_condition(item.words))
