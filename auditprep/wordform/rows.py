"""A table's rows as they are sorted: what each is, the places to tick in it, and the head that is in force."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from auditprep.wordform.blocks import Cell, Row
from auditprep.wordform.headings import is_of_questions
from auditprep.wordform.mechanisms import Found


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
    the columns are headed."""

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
        """Whether this column is headed as the one of the questions."""
        return is_of_questions(self.headings.get(column, ""))

    def remember_headings(self, row: Row) -> None:
        """Takes the headings by column; the lower part of a merged one keeps what stands above."""
        self.headings = {
            cell.column: self.headings.get(cell.column, "") if cell.continued else cell.text
            for cell in row.cells
        }


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of one table, the boxes of each cell by its identity, and the head that is in force, which changes from row
    to row."""

    rows: list[Row]
    found: Mapping[int, list[Found]]
    head: Head

    def boxes(self, cell: Cell) -> list[Found]:
        """The places to tick in a cell."""
        return self.found[id(cell)]

    def heading(self, cell: Cell) -> str:
        """What stands over a cell, in small letters."""
        return self.head.headings.get(cell.column, "").casefold()
