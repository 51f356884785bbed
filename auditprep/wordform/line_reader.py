"""Questions out of the lines outside tables, and of tables that only hold the answers to such a line."""

from __future__ import annotations

import itertools
import re

from lxml import etree

from auditprep.model import Place, Role
from auditprep.wordform.blocks import Line
from auditprep.wordform.cells import is_label_cell
from auditprep.wordform.drafts import Assembly, Draft
from auditprep.wordform.items import Item, Kind
from auditprep.wordform.labels import names_marks
from auditprep.wordform.numbers import is_letter
from auditprep.wordform.prose_place import control_among, prose_place
from auditprep.wordform.rooms import whole_room
from auditprep.wordform.rows import RowKind, Tickable
from auditprep.wordform.splice import index_in
from auditprep.wordform.starts import Starts
from auditprep.wordform.table_reader import TableReader
from auditprep.wordform.words import has_blank, looks_theirs, question_and_rest

_FURNITURE = re.compile(
    r"^\s*(?:underskrift|ort och datum|datum och (?:ort|underskrift)|namnförtydligande|tack för|undertecknas|signatur"
    r"|kontaktperson|för frågor|frågor om (?:enkäten|formuläret)|skickas? till|svaren? (?:skickas|lämnas|sänds)|formuläret (?:skickas|lämnas|sänds|beslutades)"
    r"|beslutad(?:e)? (?:av|vid)|ifyllt av|besvarat av|uppgiftslämnare"
    r"|(?:nämndens\s+|styrelsens\s+)?ordförande|verkställande direktör|förvaltningschef)\b",
    re.IGNORECASE,
)


_REMARK = re.compile(r"^\s*(?:observera|obs\b|notera att|vänligen|tänk på)", re.IGNORECASE)
_DECIDED = re.compile(
    r"^(?!.{160})(?:(?:underlaget|formuläret|svaren|svaret|enkäten)\s.{0,60})?(?:fastställ|behandla|antag|beslut|godkän|ifylld)\w*\s"
    r"|^\S+(?:\s\S+)?\s+den\s+\d{1,2}\s",
    re.IGNORECASE,
)


class LineReader:
    """Goes through the items of a document in order, and hands tables that ask to the reader of tables."""

    def __init__(self, items: list[Item], assembly: Assembly, tables: TableReader) -> None:
        self._items = items
        self._assembly = assembly
        self._tables = tables
        self._starts = Starts(items)
        asking = [place for place, item in enumerate(items) if item.kind is Kind.ASKING]
        self._last = max([*self._starts.questions, *asking], default=len(items))

    def read(self) -> None:
        """Puts every question together."""
        place = 0
        while place < len(self._items):
            item = self._items[place]
            if place in self._starts.questions:
                end = self._end_of(place)
                self._read_question(place, end)
                place = end
                continue
            if place in self._starts.sections:
                self._assembly.open_section(item.number, item.words)
            elif item.kind is Kind.ASKING:
                self._tables.read(item.rows, None)
            elif item.kind in (Kind.ROOM, Kind.TABLE):
                self._assembly.draft = None
            elif item.line is not None and self._leads(place):
                self._assembly.lead = " ".join(item.line.text.split()) if item.number is None else item.words
            elif item.line is not None and place > self._last and not closes_form(item.line.text):
                self._assembly.loose.append(item.line.text)
            place += 1

    def _leads(self, place: int) -> bool:
        """Whether a line leads in to the parts a), b), c) of a question."""
        following = self._items[place + 1] if place + 1 < len(self._items) else None
        own = self._items[place]
        is_first = (
            following is not None and following.number in ("a", "A") and place + 1 in self._starts.questions
        )
        return is_first and own.kind is Kind.TEXT and not is_letter(own.number)

    def first(self) -> int:
        """The place of the first item that belongs to a question or names a section with questions."""
        asking = [place for place, item in enumerate(self._items) if item.kind is Kind.ASKING]
        return min([*self._starts.questions, *asking], default=len(self._items))

    def _end_of(self, start: int) -> int:
        """The place of the first item after a question that no longer belongs to it."""
        for place in range(start + 1, len(self._items)):
            item = self._items[place]
            if place in self._starts.questions or place in self._starts.sections or item.kind is Kind.ASKING:
                return place
            if item.kind is Kind.TEXT and item.line is not None and self._is_furniture(place, item.line):
                return place
            if item.line is not None and _begins_page(item.line.element):
                return place
        return len(self._items)

    def _is_furniture(self, place: int, line: Line) -> bool:
        """Whether a line after the last question belongs to the form's end, not to the answer."""
        if closes_form(line.text):
            return True
        apart = self._items[place - 1].kind is Kind.BLANK
        return apart and place > self._last and bool(_DECIDED.match(line.text))

    def _read_question(self, start: int, end: int) -> None:
        item = self._items[start]
        assert item.line is not None
        text, rest = question_and_rest(item.words or self._words_below(start, end))
        draft = self._assembly.ask(Draft(item.number, text, [rest] if rest else [], at=item.line.element))
        if not is_letter(item.number):
            self._assembly.lead = ""
        else:
            draft.guidance += filter(None, self._assembly.lead.split("\n"))
        _Question(draft, self._items[start:end], self._tables).read()

    def _words_below(self, start: int, end: int) -> str:
        """The words of a question whose number stands on a line of its own."""
        following = next((each for each in self._items[start + 1 : end] if each.kind is not Kind.BLANK), None)
        if following is None or following.kind is not Kind.TEXT:
            return ""
        following.kind = Kind.BLANK
        return following.words


class _Question:
    """One question's items: its words, what explains them, its marks, its rooms."""

    def __init__(self, draft: Draft, items: list[Item], tables: TableReader) -> None:
        self._draft = draft
        self._items = items
        self._tables = tables
        self._first = items[0]

    def read(self) -> None:
        self._take_marks()
        if self._first.line is not None and self._first.kind is Kind.TEXT:
            self._take_control([self._first.line.element], self._first.line)
        after = self._guidance_end()
        for place, item in enumerate(self._items):
            if item.kind is Kind.LABEL and not self._is_before_marks(place):
                self._take_label(place, item)
            elif item.kind is Kind.FIELD and item.line is not None:
                self._draft.add_rooms({Role.DESCRIPTION: _field_place(item.line)})
            elif item.kind is Kind.MARKS and item.line is not None:
                self._take_control([tick.element for tick in item.ticks], item.line)
            elif item.kind is Kind.ROOM:
                self._take_table(item)
        if Role.DESCRIPTION not in self._draft.rooms:
            self._take_space(after)

    def _take_marks(self) -> None:
        found: list[Tickable] = []
        for item in self._items:
            if item.kind is Kind.MARKS:
                offered = {tick.option for tick in found}
                fresh = [each for each in item.ticks if each.beside]
                if found and any(each.beside in offered for each in fresh):
                    continue  # the same options again, in the answer's own words
                found += [Tickable(each.beside, each) for each in fresh]
        self._draft.ticks = tuple(found)

    def _take_control(self, marks: list[etree._Element], line: Line) -> None:
        """A control for text on the question's own line, or on the one with the marks."""
        parent = line.element.getparent()
        control = control_among(marks, parent) if parent is not None else None
        if control is not None:
            self._draft.add_rooms({Role.DESCRIPTION: control})

    def _is_before_marks(self, place: int) -> bool:
        """Whether a label only says that the marks follow ("Svar:")."""
        item = self._items[place]
        following = next((each for each in self._items[place + 1 :] if each.kind is not Kind.BLANK), None)
        alone = item.line is not None and names_marks(item.line.text)
        return alone and following is not None and following.kind is Kind.MARKS

    def _guidance_end(self) -> int:
        """Takes the lines that explain the question; gives the place of the first item that may be the answer's."""
        marks = [
            place
            for place, item in enumerate(self._items)
            if item.kind is Kind.MARKS and (place or not item.words)
        ]
        last = marks[-1] if marks else 0
        for item in self._items[1:last]:
            if item.kind is Kind.TEXT and item.line is not None:
                self._draft.guidance.append(" ".join(item.line.text.split()))
        labels = [
            place
            for place, item in enumerate(self._items)
            if item.kind in (Kind.LABEL, Kind.FIELD, Kind.ROOM) and place > last
        ]
        after = last + 1
        after_blank = False
        for place in range(last + 1, labels[0] if labels else len(self._items)):
            item = self._items[place]
            if item.kind is Kind.BLANK:
                after_blank = True
                continue
            if item.kind is not Kind.TEXT or item.line is None:
                break
            if not labels and not looks_theirs(item.line, after_blank=after_blank and not marks):
                break
            self._draft.guidance.append(" ".join(item.line.text.split()))
            after = place + 1
        return after

    def _take_label(self, place: int, item: Item) -> None:
        assert item.line is not None and item.label is not None
        role = item.label.role
        following = next((each for each in self._items[place + 1 :] if each.kind is not Kind.BLANK), None)
        if (
            item.label.bare
            and following is not None
            and following.kind is Kind.ROOM
            and _is_one_cell(following)
        ):
            following.kind = Kind.TABLE
            self._draft.add_rooms({role: whole_room(following.rows[0].row.cells[0], role)})
            return
        end = next(
            (index for index in range(place + 1, len(self._items)) if self._ends_room(place, index, role)),
            len(self._items),
        )
        self._draft.add_rooms({role: _stretch_place(self._items[place:end], labelled=True, role=role)})

    def _ends_room(self, label: int, place: int, role: Role) -> bool:
        """Whether the room after a label ends before an item: at a label of another kind, at words with a line to write on,
        and at a remark of the auditors' that an empty line parts from the label."""
        item = self._items[place]
        if item.label is not None:
            return item.label.role is not role
        if item.kind is not Kind.TEXT or item.line is None:
            return False
        empty = all(each.kind is Kind.BLANK for each in self._items[label + 1 : place]) and place > label + 1
        return has_blank(item.line.text) or (
            empty and self._items[label].label is not None and _is_remark(item.line.text)
        )

    def _take_table(self, item: Item) -> None:
        """A table under the question with nothing but its marks and rooms."""
        if _is_one_cell(item) and not item.rows[0].ticks and not is_label_cell(item.rows[0].row.cells[0]):
            if not item.rows[0].row.cells[0].lines or Role.DESCRIPTION not in self._draft.rooms:
                self._draft.add_rooms({Role.DESCRIPTION: whole_room(item.rows[0].row.cells[0])})
            return
        for row in item.rows:
            if row.kind in (RowKind.QUESTION, RowKind.REST):
                self._tables.take(row)

    def _take_space(self, after: int) -> None:
        """The lines after the question's own, and after a table with its marks, to the next, or to the label of another
        room."""
        tables = [place for place, item in enumerate(self._items) if item.kind is Kind.ROOM]
        after = max([after, *(place + 1 for place in tables)])
        own = self._items[:after]
        room = list(itertools.takewhile(lambda item: item.kind is not Kind.LABEL, self._items[after:]))
        anchor = next((item.line for item in reversed(own) if item.line is not None), None)
        if anchor is not None:
            self._draft.add_rooms({Role.DESCRIPTION: _place_after(anchor, own, room)})


def closes_form(text: str) -> bool:
    """Whether words are such as forms end with: thanks, signatures, whom to ask."""
    return bool(_FURNITURE.match(text))


def _is_remark(text: str) -> bool:
    """Whether words are a remark of those who made the form: "Observera att svaren är offentliga." """
    return bool(_REMARK.match(text))


def _is_one_cell(item: Item) -> bool:
    return len(item.rows) == 1 and len(item.rows[0].row.cells) == 1


def _field_place(line: Line) -> Place:
    """The control for text that stands in a line, or around it."""
    parent = line.element.getparent()
    assert parent is not None
    if parent.tag.endswith("}sdtContent"):
        control, above = parent.getparent(), None
        above = control.getparent() if control is not None else None
        if control is not None and above is not None:
            at = index_in(above, control)
            return prose_place(above, at, labelled=False, end=at + 1)
    at = index_in(parent, line.element)
    return prose_place(parent, at, labelled=False, end=at + 1)


def _stretch_place(items: list[Item], *, labelled: bool, role: Role = Role.DESCRIPTION) -> Place:
    """The place from the first item's line to the end of the last, as far as they stand in one parent."""
    line = items[0].line
    assert line is not None
    parent = line.element.getparent()
    assert parent is not None
    start = index_in(parent, line.element)
    return prose_place(parent, start, labelled=labelled, end=_end_in(parent, items, start + 1), role=role)


def _place_after(anchor: Line, own: list[Item], room: list[Item]) -> Place:
    """The place after a question's own items, in the parent of their last line."""
    parent = anchor.element.getparent()
    assert parent is not None
    start = _end_in(parent, own, index_in(parent, anchor.element) + 1)
    return prose_place(parent, start, labelled=False, end=_end_in(parent, room, start))


def _end_in(parent: etree._Element, items: list[Item], at_least: int) -> int:
    """The index after the last of these items that stands in this parent."""
    end = at_least
    for item in items:
        element = (
            item.line.element if item.line is not None else item.rows[0].row.element if item.rows else None
        )
        child = _child_of(parent, element)
        if child is not None:
            end = max(end, index_in(parent, child) + 1)
    return end


def _child_of(parent: etree._Element, element: etree._Element | None) -> etree._Element | None:
    """The child of this parent that an element stands in; None if it does not."""
    while element is not None and element.getparent() is not parent:
        element = element.getparent()
    return element


def _begins_page(paragraph: etree._Element) -> bool:
    """Whether a section of the document ends with a paragraph: what follows stands on pages of its own."""
    return paragraph.find("{*}pPr/{*}sectPr") is not None
