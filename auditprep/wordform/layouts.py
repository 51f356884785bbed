"""What each table row is: a head with options, the head of a section, a question, or the rest of one.

Layouts are endless, ways of answering few; so a row is known by the places in it, and by what the rows
around it are, never by a layout known beforehand.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from enum import Enum

from auditprep.model import Role
from auditprep.wordform.blocks import Cell, Row
from auditprep.wordform.boxes import (
    TYPED_MARK,
    TYPED_WORD,
    WORD,
    Found,
    boxes_of,
    can_be_filled,
    lone_word,
    word_of,
    words_outside,
    words_to_mark,
)
from auditprep.wordform.labels import label_of, names_marks, names_question, written_options
from auditprep.wordform.mark import TICK_SIGNS
from auditprep.wordform.numbers import as_number, bare, first_number, is_letter, number_in_front
from auditprep.wordform.options import (
    LONGEST_OPTION,
    is_choice,
    is_like_an_option,
    is_option,
    options_in,
    options_named,
)
from auditprep.wordform.xml import qn

_COLUMN_WORDS = {
    "nr", "nr.", "fråga", "frågor", "kontrollfråga", "kontrollfrågor", "område", "granskningsfråga", "beskrivning", "kommentar",
    "kommentarer", "svar", "underlag", "bilaga", "underlag/bilaga", "motivering", "#", "nummer", "frågenr", "påstående",
    "påståenden", "frågeställning", "ansvarig", "bedömning", "svarsalternativ", "nämndens svar", "ert svar", "id", "avsnitt",
}  # fmt: skip
_QUESTION_HEAD = re.compile(
    r"^(?:kontroll|gransknings|revisions)?fråg(?:a|or|eställning(?:ar)?)$|^påståenden?$|^kontroll(?:moment|punkt)(?:er)?$",
    re.IGNORECASE,
)
_FOR_ANSWERS = re.compile(
    r"\bsvar(?!sdat|sdag|ande)|kommentar|motiv|beskriv|redogör|redovis|iakttag|förklar|anteckn|notering|anm"
)
_FOR_EVIDENCE = re.compile(r"underlag|bilag|referens|hänvis|dokument|revisionsbevis|verifi|källa|styrk")
_FOR_OTHERS = re.compile(
    r"underlag|bilag|referens|hänvis|dokument|revisionsbevis|bedömning|ansvar|datum|signatur|status|poäng|skala|verifi|källa"
    r"|revisor|granskar"
)
_STRAY_TICK = re.compile(r"(?<!\w)[xX✓✔√](?!\w)")
_TICK_BESIDE_NUMBER = re.compile(r"^\s*[xX✓✔√]\s+|\s*[xX✓✔√]\s*$")
_MEASURES = re.compile(
    r"utfall|prognos|målvärde|budget|avvikelse|belopp|datum|ansvar|kommentar|\bår\b|20\d\d|mål|mått|nyckeltal|åtgärd|risk|tkr|kronor|namn|titel|roll"
)
_ALONE = re.compile(
    r"^\s*(?:bekräftas|bekräftat|uppfyllt|uppfylls|klart|utfört|kryssa?|stämmer|finns)\s*$", re.IGNORECASE
)
_AREA = re.compile(r"^(?:område|avsnitt|kapitel|del|rubrik|process)\b")
_LONGEST_TITLE = 120
_LONGEST_HEAD = 80


class RowKind(Enum):
    """What a row is to the reader."""

    HEAD = "head"
    SECTION = "section"
    LEAD = "lead"
    QUESTION = "question"
    REST = "rest"


@dataclass(frozen=True, slots=True)
class Tickable:
    """A place that offers an option. `missing`: its box is gone, only the room for it is there."""

    option: str
    found: Found
    cell: Cell | None = None
    missing: bool = False


@dataclass(frozen=True, slots=True)
class Sorted:
    """A row, and what it is. `words` is the cell with the question or the title, `answer_cell` one beside it with room for
    the answer, `evidence_cell` one for the evidence, `unread` one that can be filled in, but not by us, `beside_number` what
    somebody typed beside the number, `side` a cell that names the section of this row and those under it, `heading` what
    the column of the answer is headed."""

    row: Row
    kind: RowKind
    number: str | None
    words: Cell | None
    ticks: tuple[Tickable, ...] = ()
    answer_cell: Cell | None = None
    evidence_cell: Cell | None = None
    unread: Cell | None = None
    beside_number: str = ""
    side: Cell | None = None
    heading: str = ""


@dataclass
class Head:
    """The head that is in force in a table: the options and the headings by column. A table without a head of its own that
    follows another goes on under that one's."""

    options: dict[int, str] = field(default_factory=dict)
    headings: dict[int, str] = field(default_factory=dict)

    def of_question(self, column: int) -> bool:
        return bool(_QUESTION_HEAD.match(self.headings.get(column, "").strip(" :")))


def sort_rows(rows: Iterable[Row], head: Head | None = None) -> list[Sorted]:
    """What each row of one table is, in order. `head` is the one in force from the table before; it is brought up to date."""
    rows = list(rows)
    sorter = _Sorter(rows, Head() if head is None else head)
    found = sorter.with_usual_ticks([sorter.sort(place) for place in range(len(rows))])
    return _with_leads(_with_banners(_without_false_sections(found)))


class _Sorter:
    """Sorts the rows of one table; remembers the head that is in force."""

    def __init__(self, rows: list[Row], head: Head) -> None:
        self._rows = rows
        self._head = head
        self._boxes = {id(cell): found for row in rows for cell, found in _boxes_of_row(row)}
        self._box_columns = {cell.column for row in rows for cell in row.cells if self._is_lone_box(cell)}
        if rows and not _continues_table(rows, head):
            head.options, head.headings = {}, {}

    def _is_lone_box(self, cell: Cell) -> bool:
        found = self._boxes[id(cell)]
        return (
            len(found) == 1
            and not found[0].is_entry
            and not (found[0].beside and is_like_an_option(found[0].beside))
        )

    def sort(self, place: int) -> Sorted:
        row = self._rows[place]
        side = self._side(place)
        number, words, stray = self._number_and_words(row, side)
        options = self._head_options(place)
        heads = self._is_column_head(place, number)
        if options or heads:
            self._remember_headings(row)
        if options:
            self._head.options = options
            title = words if words and _can_be_title(words, options) else None
            return Sorted(row, RowKind.HEAD, number, title)
        if heads or _is_example(row):
            return Sorted(row, RowKind.HEAD, None, None)
        if words is not None and number is None and self._is_answer_alone(row, words):
            return self._with_rooms(Sorted(row, RowKind.REST, None, words))
        ticks = tuple(self._ticks(row, words))
        if (
            words
            and any(words is tick.cell for tick in ticks)
            and not (words_outside(words) and not word_of(words))
        ):
            words = None
        if words is None and any(tick.cell is row.cells[0] for tick in ticks):
            number = None  # a point of a scale
        found = Sorted(row, RowKind.REST, number, words, ticks, beside_number=stray, side=side)
        return self._kind(self._with_rooms(found))

    def with_usual_ticks(self, rows: list[Sorted]) -> list[Sorted]:
        """A question without ticks, in a table whose questions are ticked in one column with the same options, has lost its
        list or boxes: what stands in that cell is the mark, as a word."""
        columns = Counter(
            (ticks[0].cell.column, tuple(tick.option for tick in ticks))
            for row in rows
            if (ticks := row.ticks)
            and ticks[0].cell is not None
            and len({id(tick.cell) for tick in ticks}) == 1
        )
        if not columns:
            return rows
        (column, options), count = columns.most_common(1)[0]
        asking = [row for row in rows if row.kind is RowKind.QUESTION]
        if count < 2 or count * 2 <= len(asking):
            return rows
        return [self._with_word_in(row, column, options) for row in rows]

    def _with_word_in(self, row: Sorted, column: int, options: tuple[str, ...]) -> Sorted:
        cell = next((cell for cell in row.row.own_cells if cell.column == column), None)
        if (
            row.kind is not RowKind.QUESTION
            or row.ticks
            or cell is None
            or cell is row.words
            or not cell.text
        ):
            return row
        ticks = tuple(
            Tickable(option, Found(TYPED_WORD, cell.element, place), cell)
            for place, option in enumerate(options)
        )
        return self._with_rooms(replace(row, ticks=ticks))

    def _is_answer_alone(self, row: Row, words: Cell) -> bool:
        """Whether a row has nothing but more words in the column for answers."""
        others = [cell for cell in row.own_cells if cell is not words and cell.text]
        heading = self._heading(words)
        boxed = any(self._boxes[id(cell)] for cell in row.cells)
        answers = bool(_FOR_ANSWERS.search(heading)) and not self._head.of_question(words.column)
        return answers and not others and not boxed and words is not row.cells[0]

    def _kind(self, row: Sorted) -> Sorted:
        """The row with what it is."""
        words, number = row.words, row.number
        if words and row.ticks and _is_group(row, words):
            return replace(
                row, kind=RowKind.SECTION, number=number_in_front(words), ticks=(), answer_cell=None
            )
        labelled = any(names_question(cell.text) for cell in row.row.own_cells if cell is not words)
        if row.ticks or (words and labelled and not is_label_cell(words)):
            return replace(row, kind=RowKind.QUESTION)
        if words and number and not words.continued and not is_label_cell(words):
            is_title = row.answer_cell is None and row.unread is None and _is_title(row.row, number, words)
            return replace(row, kind=RowKind.SECTION if is_title else RowKind.QUESTION)
        if words and not words.continued and not _is_labelled(row.row) and self._asks_beside(row, words):
            return replace(row, kind=RowKind.QUESTION)
        return replace(row, number=None)

    def _asks_beside(self, row: Sorted, words: Cell) -> bool:
        """Whether a row without number or ticks is a question with room for its answer beside."""
        if row.answer_cell is None and row.evidence_cell is None:
            return False
        if self._head.of_question(words.column):
            return True
        first = next((line.text.strip() for line in words.lines if not line.is_blank), "")
        return first.endswith("?") and not row.row.cells[0].continued

    def _side(self, place: int) -> Cell | None:
        """The cell at the left that is merged over this row and more, and names the section they are in; its number may
        stand in a cell of its own before it."""
        row = self._rows[place]
        first = row.cells[0] if row.cells else None
        if (
            first is not None
            and as_number(first.text)
            and len(row.cells) > 2
            and _AREA.match(self._heading(row.cells[1]))
        ):
            merged = row.cells[1].element.find(f"{qn('w:tcPr')}/{qn('w:vMerge')}") is not None
            return row.cells[1] if merged and row.cells[1].text and not row.cells[1].continued else None
        following = self._rows[place + 1] if place + 1 < len(self._rows) else None
        if first is None or first.continued or not first.text or as_number(first.text) or following is None:
            return None
        goes_on = (
            bool(following.cells)
            and following.cells[0].continued
            and following.cells[0].column == first.column
        )
        if not goes_on or self._boxes[id(first)]:
            return None
        mine, theirs = (
            [cell for cell in each.cells[1:] if cell.text and not cell.continued] for each in (row, following)
        )
        own = [cell for cell in mine if cell.column not in self._head.options and not self._boxes[id(cell)]]
        others = [
            cell for cell in theirs if cell.column not in self._head.options and not self._boxes[id(cell)]
        ]
        asks = any(not is_label_cell(cell) and not names_marks(cell.text) for cell in others)
        return first if own and asks and not is_label_cell(own[0]) else None

    def _number_and_words(self, row: Row, side: Cell | None) -> tuple[str | None, Cell | None, str]:
        """The number and the words of a row, and what somebody typed beside the number; the words stand in the column that
        is headed so, if one is."""
        number, words, stray = _number_and_words(row, self._head.options, side)
        if side is not None and words is not None and side is not row.cells[0]:
            number = number_in_front(words)  # the one in front of them all is the section's
        asked = next((cell for cell in row.cells if self._head.of_question(cell.column)), None)
        if (
            words is None
            or asked is None
            or asked is words
            or asked.continued
            or not asked.text
            or as_number(asked.text)
        ):
            return number, words, stray
        return number_in_front(asked) or number, asked, stray

    def _with_rooms(self, row: Sorted) -> Sorted:
        """The row with the cells after the question that have room for its answer and its evidence, and one that can be
        filled in otherwise."""
        words, ticking = row.words, {id(tick.cell) for tick in row.ticks}
        after = [
            cell
            for cell in row.row.cells
            if words is not None
            and cell.column > words.column
            and (cell.column not in self._head.options or (not row.ticks and cell.span > 1))
            and not cell.continued
            and id(cell) not in ticking
        ]
        labelled = _is_labelled(row.row)
        unread = next((cell for cell in after if not labelled and can_be_filled(cell)), None)
        rooms = [cell for cell in after if cell is not unread and not can_be_filled(cell)]
        evidence = next((cell for cell in rooms if _is_for_evidence(self._heading(cell))), None)
        meant = [cell for cell in rooms if cell is not evidence and _FOR_ANSWERS.search(self._heading(cell))]
        others = [
            cell for cell in rooms if cell is not evidence and not _FOR_OTHERS.search(self._heading(cell))
        ]
        answer = next(iter(meant or others), None)
        return replace(
            row,
            answer_cell=answer,
            evidence_cell=evidence,
            unread=unread,
            heading=" ".join(self._head.headings.values()),
        )

    def _heading(self, cell: Cell) -> str:
        return self._head.headings.get(cell.column, "").casefold()

    # Heads

    def _remember_headings(self, row: Row) -> None:
        """The headings by column; the lower part of a merged one keeps what stands above."""
        self._head.headings = {
            cell.column: self._head.headings.get(cell.column, "") if cell.continued else cell.text
            for cell in row.cells
        }

    def _is_column_head(self, place: int, number: str | None) -> bool:
        """Whether a row only says what the columns are for."""
        row = self._rows[place]
        boxed = any(each.mechanism != WORD for cell in row.cells for each in self._boxes[id(cell)])
        if number is not None or boxed or len(row.own_cells) < 2:
            return False
        texts = [cell.text.casefold().strip(" :*") for cell in row.own_cells if cell.text]
        if (
            place
            and texts
            and texts == [cell.text.casefold().strip(" :*") for cell in self._rows[0].own_cells if cell.text]
        ):
            return row.header or any(text in _COLUMN_WORDS for text in texts)
        named = [
            text
            for text in texts
            if text in _COLUMN_WORDS or _FOR_OTHERS.search(text) or _FOR_ANSWERS.search(text)
        ]
        if len(texts) < 2 or any("?" in text for text in texts) or max(map(len, texts)) > _LONGEST_HEAD:
            return False
        asks = any(_QUESTION_HEAD.match(text) for text in texts)
        return row.header or (place == 0 and (asks or len(named) >= 2)) or (asks and len(named) >= 1)

    def _head_options(self, place: int) -> dict[int, str]:
        """The options that this row names, by column; empty if it is no head."""
        row = self._rows[place]
        if any(self._boxes[id(cell)] and not words_to_mark(cell.lines) for cell in row.cells):
            return {}
        known = _between(
            row, [cell for cell in row.own_cells if is_like_an_option(cell.text) and not _is_other(cell)]
        )
        if sum(is_option(text) for text in known.values()) < 1 or len(known) < 2:
            known = {}
        over_boxes = {
            cell.column: _one_line(cell.text)
            for cell in row.own_cells
            if cell.column in self._box_columns and 0 < len(cell.text) <= LONGEST_OPTION
        }
        named = known | _scale(row)
        if not named and not (row.cells and as_number(row.cells[0].text) and any(map(_asks, row.cells))):
            named = self._unheard(place) or self._alone(place)
        if named and not over_boxes and self._offers_itself(place, named):
            return {}
        found = {**named, **over_boxes} if len(over_boxes) >= 2 or named else {}
        return found if all(len(text) <= LONGEST_OPTION for text in found.values()) else {}

    def _unheard(self, place: int) -> dict[int, str]:
        """Short words at the head of equally narrow columns in which nothing stands but ticks: options not heard before."""
        row = self._rows[place]
        cells = [cell for cell in row.own_cells if cell.span == 1]
        while cells and (
            not cells[0].text
            or is_tick(cells[0].text)
            or _is_other(cells[0])
            or not self._has_ticks_only(place, cells[0].column)
        ):
            cells = cells[1:]
        taken = list(
            itertools.takewhile(
                lambda cell: not _is_other(cell) and self._has_ticks_only(place, cell.column), cells
            )
        )
        widths = {cell.width for cell in taken}
        words = [cell for cell in row.own_cells if cell not in taken]
        narrow = max(widths, default=0) * 2 <= max((cell.width for cell in words), default=0)
        short = all(
            0 < len(cell.text) <= LONGEST_OPTION and not _MEASURES.search(cell.text.casefold())
            for cell in taken
        )
        fits = (
            len(taken) >= 2
            and short
            and narrow
            and len(widths) == 1
            and not any(_asks(cell) for cell in row.cells)
        )
        return {cell.column: _one_line(cell.text) for cell in taken} if fits else {}

    def _alone(self, place: int) -> dict[int, str]:
        """The one column in which rows are ticked or not: "Bekräftas"."""
        found = [
            cell
            for cell in self._rows[place].own_cells[1:]
            if _ALONE.match(cell.text)
            and self._has_ticks_only(place, cell.column)
            and len(self._rows) - place > 2
        ]
        return {found[0].column: _one_line(found[0].text)} if len(found) == 1 else {}

    def _has_ticks_only(self, place: int, column: int) -> bool:
        """Whether nothing but ticks stands in this column under a row; and there is at least one row with a cell there."""
        under = [
            cell
            for row in self._rows[place + 1 :]
            for cell in row.own_cells
            if cell.column == column and cell.span == 1
        ]
        return bool(under) and all(
            not cell.text or is_tick(cell.text) or cell.text.strip("!. ").casefold() == "ja" for cell in under
        )

    def _offers_itself(self, place: int, named: dict[int, str]) -> bool:
        """Whether the words of a row are to be marked themselves: they stand in every row anew, or nothing can be ticked
        under them."""
        row = self._rows[place]
        if row.header or any(cell.text.casefold() in _COLUMN_WORDS for cell in row.own_cells):
            return False
        for following in self._rows[place + 1 :]:
            under = {cell.column: cell for cell in following.own_cells if cell.column in named}
            if len(under) == len(named):
                return all(_is_choice(_STRAY_TICK.sub("", cell.text)) for cell in under.values())
        return True

    # Ticks

    def _ticks(self, row: Row, words: Cell | None) -> Iterator[Tickable]:
        labels = [cell for cell in row.cells if is_label_cell(cell)]
        if written := list(_to_be_written(row)):
            yield from written
            return
        boxes = [(cell, each) for cell in row.cells if cell not in labels for each in self._boxes[id(cell)]]
        for label in labels:
            boxes += [(label, each) for each in _on_label_line(label, self._boxes[id(label)])]
        if labels and not boxes:
            return
        if boxes:
            yield from self._boxed(row, boxes)
        elif self._is_typed_row(row):
            for cell in row.cells:
                if cell.column in self._head.options:
                    yield Tickable(self._head.options[cell.column], Found(TYPED_MARK, cell.element, 0), cell)
        elif found := list(self._worded(row, words)):
            yield from found
        elif words is not None and self._marks_words():
            yield from (Tickable(each.beside, each, words) for each in lone_word(words))

    def _marks_words(self) -> bool:
        """Whether words within the cells of questions are marked in this table."""
        return any(each.mechanism == WORD for found in self._boxes.values() for each in found)

    def _boxed(self, row: Row, boxes: list[tuple[Cell, Found]]) -> Iterator[Tickable]:
        """The boxes of a row, and the rooms under options whose box is gone, in the order of the columns."""
        boxed = {cell.column for cell, _found in boxes}
        gone = []
        if len(boxed & set(self._head.options)) >= 2:
            gone = [
                (cell, Found(TYPED_MARK, cell.element, 0))
                for cell in row.own_cells
                if cell.column in self._head.options and cell.column not in boxed and len(cell.text) <= 3
            ]
        for cell, found in sorted([*boxes, *gone], key=lambda each: each[0].column):
            if found.mechanism == TYPED_MARK and not found.beside:
                missing = not is_tick(cell.text)
                yield Tickable(self._head.options[cell.column], found, cell, missing=missing)
                continue
            alone = len(self._boxes[id(cell)]) == 1 and not found.is_entry
            head = self._head.options.get(cell.column) if alone else None
            if head and found.beside and not is_like_an_option(found.beside):
                found = replace(found, beside="", stray=found.stray or found.beside)
            option = head or found.beside
            if option and len(option) <= LONGEST_OPTION:
                yield Tickable(option, found, cell)

    def _worded(self, row: Row, words: Cell | None) -> Iterator[Tickable]:
        """The words of a row that are to be marked themselves, one a cell; or a cell in which one is to be written."""
        rooms = [
            cell
            for cell in row.own_cells
            if _FOR_ANSWERS.search(self._heading(cell)) and not is_option(cell.text)
        ]
        offered = [(cell, each) for cell in row.own_cells if cell not in rooms for each in word_of(cell)]
        labels = [cell for cell in row.own_cells if names_marks(cell.text) and not word_of(cell)]
        if len(offered) + len(labels) < len(row.own_cells):
            offered = [(cell, each) for cell, each in offered if cell is not words]
        if any(is_option(found.beside) for _cell, found in offered):
            offered = [(cell, found) for cell, found in offered if is_like_an_option(found.beside)]
            offered += self._beside_offered(row, [cell for cell, _found in offered], rooms)
            offered.sort(key=lambda each: each[0].column)
        elif not options_in(" ".join(found.beside for _cell, found in offered)):
            offered = []  # figures are offered only as a scale
        if len(offered) >= 2:
            for cell, found in offered:
                yield Tickable(found.beside, found, cell)
            return
        for cell in row.own_cells:
            options = options_named(self._head.headings.get(cell.column, "")) if cell is not words else ()
            if options and words is not None and cell.column > words.column:
                for place, option in enumerate(options):
                    yield Tickable(option, Found(TYPED_WORD, cell.element, place), cell)
                return

    def _beside_offered(self, row: Row, offered: list[Cell], rooms: list[Cell]) -> list[tuple[Cell, Found]]:
        """Short words between cells that offer options are options too."""
        first, last = offered[0].column, offered[-1].column
        between = [
            cell for cell in row.own_cells if first < cell.column < last and cell not in offered + rooms
        ]
        return [
            (cell, Found(WORD, cell.lines[0].element, 0, cell.lines[0].text.strip()))
            for cell in between
            if len(offered) >= 2 and len(cell.lines) == 1 and 0 < len(cell.text) <= LONGEST_OPTION // 2
        ]

    def _is_typed_row(self, row: Row) -> bool:
        """Whether the row has a cell of its own under each option, with words before them: a place to type
        an X. A row whose cells are merged over the options is a description."""
        options = self._head.options
        under = [cell for cell in row.cells if cell.column in options]
        others = [cell for cell in row.own_cells if cell.column not in options and cell.text]
        alone = len(options) == 1 and _ALONE.match(next(iter(options.values())))
        return (
            len(under) == len(options) >= (1 if alone else 2)
            and all(cell.span == 1 or cell.column + 1 not in options for cell in under)
            and (bool(others) or len(under) == len(row.cells))
        )


def _is_example(row: Row) -> bool:
    """Whether a row shows how the form is to be filled in."""
    return any(re.match(r"exempel\b", cell.text, re.IGNORECASE) for cell in row.own_cells)


def _nested_boxes(cell: Cell) -> list[Found]:
    """The boxes of a table within a cell, whose words stand over them."""
    for rows in cell.tables:
        ticks = [tick for row in sort_rows(rows) for tick in row.ticks]
        if len(ticks) >= 2:
            return [replace(tick.found, beside=tick.option) for tick in ticks]
    return []


def _boxes_of_row(row: Row) -> list[tuple[Cell, list[Found]]]:
    """The boxes of a row's cells. Where none is sure, several cells with a box each are."""
    sure = [(cell, _nested_boxes(cell) or boxes_of(cell)) for cell in row.cells]
    if any(found for _cell, found in sure):
        return sure
    trusted = [(cell, boxes_of(cell, trusting=True)) for cell in row.cells]
    return trusted if sum(bool(found) for _cell, found in trusted) >= 2 else sure


def _to_be_written(row: Row) -> Iterator[Tickable]:
    """The options that a label names ("Svar (Ja/Nej):"): one is to be written beside the label, or after it."""
    cells = row.own_cells
    for cell, beside in zip(cells, [*cells[1:], None], strict=True):
        first = next((line for line in cell.lines if not line.is_blank), None)
        options = written_options(first) if first is not None else ()
        if first is None or not options:
            continue
        if beside is not None and first.text.strip() == cell.text and not can_be_filled(beside):
            yield from (
                Tickable(each, Found(TYPED_WORD, beside.element, place), beside)
                for place, each in enumerate(options)
            )
            return
        yield from (
            Tickable(each, Found(TYPED_WORD, first.element, place), cell)
            for place, each in enumerate(options)
        )
        return


def is_label_cell(cell: Cell) -> bool:
    """Whether a cell begins with the label of a field."""
    first = next(iter(cell.lines), None)
    return first is not None and label_of(first) is not None


def is_bare_label(cell: Cell) -> bool:
    """Whether a cell holds nothing but a label: of a field, or of what is beside."""
    first = next((line for line in cell.lines if not line.is_blank), None)
    if first is None or first.text.strip() != cell.text:
        return False
    label = label_of(first)
    return (label is not None and label.bare) or names_marks(cell.text) or names_question(cell.text)


def _on_label_line(cell: Cell, boxes: list[Found]) -> list[Found]:
    """The boxes that stand on a label's own line ("Svar: ☐ Ja ☐ Nej"), or alone under it."""
    first = cell.lines[0]
    label = label_of(first)
    inside = set(first.element.iter())
    own = [each for each in boxes if each.element in inside]
    if len(own) >= 2 or (own and own[0].is_entry):
        return own
    bare = label is not None and label.bare and label.role is Role.DESCRIPTION and names_marks(first.text)
    return boxes if bare and len(boxes) >= 2 else []


def _continues_table(rows: list[Row], head: Head) -> bool:
    """Whether a table may be the rest of the one before: its first row has a cell under every option or heading of it,
    and is no head itself."""
    columns = {cell.column for cell in max(rows, key=lambda row: len(row.cells)).cells}
    known = set(head.options) or set(head.headings)
    words = set(head.options.values()) or {text for text in head.headings.values() if text}
    if any(words <= {cell.text for cell in row.own_cells} for row in rows):
        return False  # it has a head of its own, further down maybe
    return bool(known) and known <= columns and not rows[0].header


def _number_and_words(
    row: Row, options: dict[int, str], side: Cell | None
) -> tuple[str | None, Cell | None, str]:
    """The number in front of a row, and the cell with its words: the first one with text that is neither.
    The lower part of a merged number, and a labelled field, have no number: a list may begin there."""
    number, stray = None, ""
    bare_labels = [cell for cell in row.own_cells if is_bare_label(cell)]
    passed = bare_labels if len(row.own_cells) > len(bare_labels) else []
    for place, cell in enumerate(row.cells):
        if cell.continued or cell.column in options or cell is side:
            continue
        if names_question(cell.text) and cell in passed:
            continue
        alone = as_number(cell.text) or (None if cell.text else first_number(cell))
        beside = _TICK_BESIDE_NUMBER.search(cell.text)
        if not alone and beside:
            alone = as_number(_TICK_BESIDE_NUMBER.sub("", cell.text))
            stray = beside.group().strip() if alone else ""
        if (
            (
                place == 0
                or (side is not None and row.cells[0] is side and place == 1)
                or row.cells[0].continued
            )
            and alone
            and number is None
        ):
            number = bare(alone)
        elif cell.text and not (
            cell in passed and names_marks(cell.text) and label_of(cell.lines[0]) is None
        ):
            lower = (
                row.cells[0].continued
                and side is None
                and cell.column <= row.cells[0].column + row.cells[0].span
                and number is None
            )
            bare_row = (lower and not _asks(cell)) or _is_labelled(row)
            return number or (None if bare_row else number_in_front(cell)), cell, stray
    return number, None, stray


def _asks(cell: Cell) -> bool:
    first = next((line for line in cell.lines if not line.is_blank), None)
    return first is not None and first.text.rstrip().endswith("?")


def _between(row: Row, cells: list[Cell]) -> dict[int, str]:
    """The texts of these cells by column, and of those between them that are as short."""
    if len(cells) < 2:
        return {cell.column: _one_line(cell.text) for cell in cells}
    first, last = cells[0].column, cells[-1].column
    inner = [cell for cell in row.own_cells if first <= cell.column <= last]
    taken = (
        inner
        if all(0 < len(cell.text) <= LONGEST_OPTION and not _is_other(cell) for cell in inner)
        else cells
    )
    return {cell.column: _one_line(cell.text) for cell in taken}


def _is_for_evidence(heading: str) -> bool:
    return bool(_FOR_EVIDENCE.search(heading)) and not _FOR_ANSWERS.search(heading)


def _is_choice(text: str) -> bool:
    return is_like_an_option(text) or is_choice(text)


def _is_other(cell: Cell) -> bool:
    return cell.text.casefold().strip(" :") in _COLUMN_WORDS or is_label_cell(cell)


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _scale(row: Row) -> dict[int, str]:
    """The points of a scale that a row names in cells beside each other: 1, 2, 3, …; words may follow the figure."""
    cells = [
        cell
        for cell in row.cells[1:]
        if re.match(r"\d{1,2}\b", cell.text) and len(cell.text) <= LONGEST_OPTION
    ]
    numbers = [int(re.match(r"\d+", cell.text).group()) for cell in cells]  # type: ignore[union-attr]  # matched above
    rising = (
        len(cells) >= 3 and numbers == list(range(numbers[0], numbers[0] + len(numbers))) and numbers[0] <= 1
    )
    return {cell.column: _one_line(cell.text) for cell in cells} if rising else {}


def _can_be_title(words: Cell, options: dict[int, str]) -> bool:
    text = words.text.casefold().strip(" :")
    begins = text.endswith(("…", "...", ":", ","))  # what the rows go on with
    return (
        words.column not in options
        and text not in _COLUMN_WORDS
        and not _QUESTION_HEAD.match(text)
        and not begins
    )


def _is_labelled(row: Row) -> bool:
    """Whether a cell of the row begins with the label of a field."""
    return any(is_label_cell(cell) for cell in row.cells)


def _is_group(row: Sorted, words: Cell) -> bool:
    """Whether a row whose title is merged over the columns of number and question names the group of rows under it."""
    untouched = all(
        tick.found.mechanism == TYPED_MARK and tick.cell is not None and not tick.cell.text
        for tick in row.ticks
    )
    others = [cell for cell in row.row.own_cells if cell is not words and cell.text]
    asks = words.text.endswith(("?", ".", ":"))
    return (
        untouched
        and words.span > 1
        and words.column == 0
        and not others
        and not asks
        and len(words.text) <= _LONGEST_HEAD
    )


def _is_title(row: Row, number: str, words: Cell) -> bool:
    """Whether a row with a number and no ticks may be the head of a section."""
    others = [cell for cell in row.cells if cell is not words and cell.text and as_number(cell.text) is None]
    lines = [line for line in words.lines if not line.is_blank]
    blank = [line for line in words.lines if line.is_blank]
    return (
        (number.isdecimal() or (len(number) == 1 and number.isupper()))
        and not others
        and len(lines) == 1
        and not blank
        and len(words.text) <= _LONGEST_TITLE
        and not words.text.endswith(("?", ".", ":"))
    )


def _without_false_sections(rows: list[Sorted]) -> list[Sorted]:
    """A title must have questions under it whose numbers begin with its own, or none at all: where questions
    are numbered 1, 2, 3 a short one is no section."""
    return [
        replace(each, kind=RowKind.QUESTION)
        if each.kind is RowKind.SECTION and not _leads(rows[place:])
        else each
        for place, each in enumerate(rows)
    ]


def _with_banners(rows: list[Sorted]) -> list[Sorted]:
    """A row of one cell over the whole table, in bold or on a ground of its own, with questions right under it, is
    the head of a section."""
    return [
        replace(each, kind=RowKind.SECTION, number=number_in_front(each.words))
        if each.words is not None and _may_be_banner(each) and _is_banner(each, following)
        else each
        for each, following in zip(rows, [*rows[1:], None], strict=True)
    ]


def _may_be_banner(row: Sorted) -> bool:
    return row.kind is RowKind.REST or (
        row.kind is RowKind.QUESTION and not row.ticks and row.answer_cell is None
    )


def _is_banner(row: Sorted, following: Sorted | None) -> bool:
    cell = row.row.cells[0]
    lines = [line for line in cell.lines if not line.is_blank]
    return (
        following is not None
        and following.kind in (RowKind.QUESTION, RowKind.HEAD)
        and len(row.row.cells) == 1 < len(following.row.cells)
        and (following.words is not None or following.kind is RowKind.HEAD)
        and len(lines) == 1
        and len(cell.text) <= _LONGEST_TITLE
        and not cell.text.endswith(("?", ".", ":"))
        and (lines[0].bold or lines[0].is_heading or cell.shaded)
    )


def _leads(rows: list[Sorted]) -> bool:
    head = rows[0]
    following = next((each for each in rows[1:] if each.kind is not RowKind.REST and each.number), None)
    if following is None:
        return head.row.header
    begins = (
        (f"{head.number}.", head.number) if head.number and head.number.isalpha() else (f"{head.number}.",)
    )
    return (
        bool(following.number and following.number != head.number and following.number.startswith(begins))
        or head.row.header
    )


def _with_leads(rows: list[Sorted]) -> list[Sorted]:
    """A numbered row that only leads in to parts a), b), c) is no question itself."""
    found = []
    for place, each in enumerate(rows):
        following = next((row for row in rows[place + 1 :] if row.kind is not RowKind.HEAD), None)
        leads = (
            each.kind is RowKind.QUESTION
            and each.words is not None
            and not is_letter(each.number)
            and following is not None
            and is_letter(following.number)
            and following.number in ("a", "A")
            and bool(following.ticks or following.answer_cell)
            and (
                not each.ticks
                or all(
                    tick.found.mechanism == TYPED_MARK and not tick.cell.text
                    for tick in each.ticks
                    if tick.cell
                )
            )
            and (not each.answer_cell or not each.answer_cell.text)
        )
        found.append(replace(each, kind=RowKind.LEAD) if leads else each)
    return found


def is_tick(text: str) -> bool:
    """Whether a text is nothing but what people type to tick something."""
    return text.strip().casefold() in TICK_SIGNS
