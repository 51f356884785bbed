"""A Word form → Questionnaire, with the answers that are in it and the places where they stand."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from dataclasses import dataclass, field

from auditprep.errors import NoQuestions
from auditprep.model import Answer, Kind, Notice, Place, Question, Questionnaire, Section
from auditprep.richtext import to_markdown
from auditprep.wordform import facts
from auditprep.wordform.blocks import Block, Cell, Line, Row, blocks
from auditprep.wordform.body import read_blocks
from auditprep.wordform.boxes import BOX, can_be_filled
from auditprep.wordform.document import Document, open_document
from auditprep.wordform.layouts import (
    RowKind,
    Sorted,
    Tickable,
    as_number,
    label_end,
    sort_rows,
    split_number,
)
from auditprep.wordform.marks import Tick, as_place, read_mark
from auditprep.wordform.prose_place import answer_elements, has_picture, prose_place
from auditprep.wordform.words import Words, field_words, question_words

_STRAY_TICK = re.compile(r"\s*[xX✓✔√]\s*")
_NUMBERED_TITLE = re.compile(r"(\d{1,2})\s+(?=[A-ZÅÄÖ])(.*)", re.DOTALL)
_LONGEST_QUOTE = 80


def read_form(data: bytes, name: str) -> Questionnaire:
    """What a form asks, and what is answered in it. `name` is the file's name, for errors. Raises FormError."""
    document = open_document(data, name)
    sections = _gather(list(blocks(document.body, document.numbering, document.style_names)))
    if not any(section.questions for section in sections.drafts):
        raise NoQuestions(file=name)
    return _Finisher(document).questionnaire(sections)


@dataclass
class _Draft:
    """A question while it is being put together. `own_room`: its place is only the room under its own words;
    `complete`: it needs no further row."""

    number: str | None
    text: str
    guidance: list[str]
    ticks: tuple[Tickable, ...]
    place: Place | None = None
    own_room: bool = False
    complete: bool = False
    stray: list[str] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)


@dataclass
class _SectionDraft:
    number: str | None
    title: str
    questions: list[_Draft]


@dataclass
class _Gathered:
    """The sections in order, what stands before the first question, and all lines outside tables."""

    drafts: list[_SectionDraft]
    before: list[Block]
    lines: list[Line]


def _gather(stream: list[Block]) -> _Gathered:
    """Sections and questions out of the stream, table by table; a heading before a table names its section."""
    gathered = _Gathered([], [], [block for block in stream if isinstance(block, Line)])
    heading: Line | None = None
    for table, group in itertools.groupby(stream, key=lambda block: getattr(block, "table", None)):
        run = list(group)
        rows = sort_rows(block for block in run if isinstance(block, Row)) if table is not None else []
        if any(row.kind is RowKind.QUESTION for row in rows):
            _TableReader(gathered.drafts).read(rows, heading)
            heading = None
            continue
        heading = next((b for b in reversed(run) if isinstance(b, Line) and _is_heading(b)), heading)
        if not gathered.drafts:
            gathered.before += run
    return gathered


class _TableReader:
    """Puts the questions of one table together, row by row."""

    def __init__(self, sections: list[_SectionDraft]) -> None:
        self._sections = sections
        self._draft: _Draft | None = None

    def read(self, rows: list[Sorted], heading: Line | None) -> None:
        if heading is not None and not _names_section(rows[0]):
            self._open_section(heading.number, heading.text)
        for row, following in zip(rows, [*rows[1:], None], strict=True):
            if row.kind is RowKind.QUESTION:
                self._open_question(row, following)
            elif row.kind is RowKind.REST:
                self._go_on(row, following)
            else:
                self._draft = None
                if _names_section(row) and row.words:
                    self._open_section(row.number, row.words.text)

    def _open_section(self, number: str | None, title: str) -> None:
        typed, rest = split_number(title)
        if typed is None and (found := _NUMBERED_TITLE.match(title)):
            typed, rest = found.groups()
        number = number or typed
        self._sections.append(_SectionDraft(number and number.rstrip("."), " ".join(rest.split()), []))

    def _open_question(self, row: Sorted, following: Sorted | None) -> None:
        if row.words is None and row.number is None and self._draft is not None and not self._draft.ticks:
            self._draft.ticks = row.ticks  # a row with nothing but boxes, under its question
            return
        if not self._sections:
            self._sections.append(_SectionDraft(None, "", []))
        self._draft = _Draft(row.number, "", [], row.ticks)
        self._sections[-1].questions.append(self._draft)
        self._note_unread(row)
        self._draft.stray += _unused_words(row)
        if row.words is not None:
            beside = row.answer_cell
            elsewhere = bool(row.ticks) or beside is not None or _continues(following)
            words = question_words(row.words, all_theirs=elsewhere)
            self._draft.text = words.text
            self._draft.guidance += words.guidance
            if beside is not None:
                self._give_place(beside, field_words(beside))
                self._draft.complete = True
            elif words.labelled or not row.ticks:
                self._give_place(row.words, words)
                self._draft.own_room = not words.labelled and not words.answered
                self._draft.complete = not self._draft.own_room or (words.roomy and not elsewhere)

    def _go_on(self, row: Sorted, following: Sorted | None) -> None:
        """A row under a question: its description field or more guidance; what is neither is stray. A row
        that asks something itself is a question without a number."""
        if row.words is not None and self._asks_anew(row, row.words):
            self._open_question(row, following)
            return
        if self._draft is None:
            return
        self._note_unread(row)
        field_cell = _field_cell(row.row)
        if (
            field_cell is not None
            and not _is_closed(field_cell)
            and (self._draft.place is None or self._draft.own_room)
        ):
            words = field_words(field_cell)
            self._draft.guidance += words.guidance
            self._give_place(field_cell, words)
            self._draft.own_room, self._draft.complete = False, True
        else:
            field_cell = None
        cells = [cell for cell in row.row.cells if cell is not field_cell and not cell.continued]
        self._draft.stray += [cell.text for cell in cells if cell.text and as_number(cell.text) is None]

    def _note_unread(self, row: Sorted) -> None:
        """Keeps what can be filled in but was not understood: the user must know."""
        cells = [row.unread] if row.unread else []
        if row.kind is RowKind.REST:
            cells += [cell for cell in row.row.cells if cell is not row.unread and _is_closed(cell)]
        if self._draft is not None:
            self._draft.unread += [cell.text or "…" for cell in cells]

    def _asks_anew(self, row: Sorted, words: Cell) -> bool:
        """Whether an unnumbered row begins a question: it asks, and the one before it has all it needs."""
        first = next((line for line in words.lines if line.text.strip()), None)
        if first is None or row.row.cells[0].continued or not first.text.rstrip().endswith("?"):
            return False
        return self._draft is None or self._draft.complete

    def _give_place(self, cell: Cell, words: Words) -> None:
        assert self._draft is not None
        self._draft.place = prose_place(cell.element, words.start, labelled=words.labelled)


class _Finisher:
    """Makes questions of the drafts: keys, marks, prose, and what to look at."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._keys: Counter[str] = Counter()
        self._notices: list[Notice] = []

    def questionnaire(self, gathered: _Gathered) -> Questionnaire:
        title = facts.title_of(gathered.before or gathered.lines, self._document.core_title)
        deadline = facts.deadline_of(gathered.before, title) or facts.deadline_of(gathered.lines, title)
        sections = tuple(self._section(draft) for draft in gathered.drafts if draft.questions)
        return Questionnaire(
            title=title,
            board=facts.board_of(gathered.before),
            year=facts.year_of(title, gathered.before, deadline),
            deadline=deadline,
            sections=sections,
            notices=tuple(self._notices),
        )

    def _section(self, draft: _SectionDraft) -> Section:
        return Section(draft.number, draft.title, tuple(self._question(each) for each in draft.questions))

    def _question(self, draft: _Draft) -> Question:
        key = self._key(draft.number)
        marks = tuple(as_place(tick.found, tick.option) for tick in draft.ticks)
        answer = Answer(self._mark(key, draft, marks), self._prose(key, draft.place))
        for text in draft.unread:
            self._notices.append(Notice("unread-means", key, {"seen": _quote(text)}))
        for text in draft.stray:
            self._notices.append(Notice("text-without-question", key, {"text": _quote(text)}))
        options = tuple(dict.fromkeys(tick.option for tick in draft.ticks))
        return Question(
            key=key,
            number=draft.number,
            text=draft.text,
            guidance="\n".join(draft.guidance) or None,
            kind=Kind.CHOICE if options else Kind.TEXT,
            options=options,
            answer=answer,
            places=(*marks, draft.place) if draft.place else marks,
        )

    def _key(self, number: str | None) -> str:
        """The question's key: its number, "1.5#2" the second time, "#7" for an unnumbered seventh."""
        place = self._keys.total() + 1
        self._keys[number or ""] += 1
        if not number:
            return f"#{place}"
        return number if self._keys[number] == 1 else f"{number}#{self._keys[number]}"

    def _mark(self, key: str, draft: _Draft, places: tuple[Place, ...]) -> str | None:
        """The option ticked; None where none is, where several are, and where it cannot be read surely."""
        ticked = []
        for tick, place in zip(draft.ticks, places, strict=True):
            reading = read_mark(self._document.body, place)
            beside = "" if tick.found.beside == tick.option else tick.found.beside
            if reading.tick is Tick.UNSURE or _STRAY_TICK.fullmatch(BOX.sub("", beside)):
                seen = _quote(f"{reading.seen} {beside}".strip())
                self._notices.append(Notice("unsure-mark", key, {"seen": seen, "where": tick.option}))
                return None
            if reading.tick is Tick.TICKED:
                ticked.append(tick.option)
        if len(ticked) > 1:
            self._notices.append(Notice("two-marks", key, {"seen": ", ".join(ticked)}))
        return ticked[0] if len(ticked) == 1 else None

    def _prose(self, key: str, place: Place | None) -> str:
        """The prose that stands in the question's place, as Markdown."""
        if place is None:
            return ""
        elements = answer_elements(self._document.body, place)
        if any(has_picture(element) for element in elements):
            self._notices.append(Notice("picture-in-answer", key))
        return to_markdown(read_blocks(elements, self._document.numbering, self._document.links))


def _continues(row: Sorted | None) -> bool:
    """Whether a row belongs to the one above: its number cell is the lower part of that one's."""
    return row is not None and row.kind is RowKind.REST and row.row.cells[0].continued


def _unused_words(row: Sorted) -> list[str]:
    """The words after the question in its row that are neither tick nor answer. What stands before it is the
    auditors'."""
    first = row.words.column if row.words else 0
    used = {id(tick.cell) for tick in row.ticks} | {id(row.words), id(row.answer_cell), id(row.unread)}
    return [
        cell.text
        for cell in row.row.cells
        if cell.column > first
        and cell.text
        and not cell.continued
        and id(cell) not in used
        and as_number(cell.text) is None
    ]


def _is_closed(cell: Cell) -> bool:
    """Whether a cell is no room for prose: it holds boxes, lists or fields to fill in, and no label of a field."""
    return can_be_filled(cell) and not any(label_end(line) is not None for line in cell.lines)


def _names_section(row: Sorted) -> bool:
    return row.kind in (RowKind.SECTION, RowKind.HEAD) and row.words is not None


def _is_heading(line: Line) -> bool:
    return bool(line.text.strip()) and line.style.startswith(("heading", "rubrik"))


def _field_cell(row: Row) -> Cell | None:
    """The cell of a row that can hold an answer: the one with a label in it; the one beside, if there is room
    only there; else the widest."""
    cells = [cell for cell in row.cells if not cell.continued]
    for cell, beside in zip(cells, [*cells[1:], None], strict=True):
        first = next(iter(cell.lines), None)
        end = label_end(first) if first else None
        if end is not None:
            bare = len(cell.lines) == 1 and len(cell.text) <= end
            return beside if beside is not None and bare and beside.width >= cell.width else cell
    return max(cells, key=lambda cell: cell.span, default=None)


def _quote(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST_QUOTE else text[: _LONGEST_QUOTE - 1].rstrip() + "…"
