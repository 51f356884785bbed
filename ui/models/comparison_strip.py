"""The marks over the years: for every question of every submission, what kind of answer it has."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from auditprep.i18n import _, ngettext
from auditprep.model import ComparedCell, ComparedRow
from auditprep.model.compared import tally
from ui.models.comparison_rows import CompareRow, cell_words, newest
from ui.models.comparison_words import counted_marks


class Kind(StrEnum):
    """What is seen of an answer. The first four have a shape and a colour of their own."""

    YES = "yes"
    NO = "no"
    PARTLY = "partly"
    UNKNOWN = "unknown"
    OTHER = "other"  # an option that is none of these, or several
    TEXT = "text"
    NONE = "none"  # no answer
    ABSENT = "absent"  # no such question


@dataclass(frozen=True, slots=True)
class StripRow:
    """A submission: what each question has, and how often, in words."""

    name: str
    kinds: tuple[Kind, ...]
    summary: str


@dataclass(frozen=True, slots=True)
class Geometry:
    """Where the questions stand on a line: `count` of them, with a gap before each of the places in `starts`."""

    count: int = 0
    starts: tuple[int, ...] = ()
    room: float = 1  # px in which they are seen
    narrow: int = 17
    wide: int = 34
    gap: int = 8

    @property
    def cell(self) -> float:
        """How wide a question is: all of them fit, unless they would be too narrow."""
        free = self.room - self.gap * len(self.starts)
        return max(self.narrow, min(self.wide, free / max(1, self.count)))

    @property
    def length(self) -> float:
        return self.cell * self.count + self.gap * len(self.starts)

    @property
    def is_wider(self) -> bool:
        """Whether there are more questions than there is room for."""
        return self.length > self.room + 1

    def offset(self, place: int) -> float:
        """Where a question begins, from where the first one does."""
        return place * self.cell + self.gap * bisect_right(self.starts, place)

    def place_near(self, offset: float) -> int:
        """The last question that begins here or before."""
        return max(0, bisect_right(range(self.count), offset, key=self.offset) - 1)

    def shown(self, scrolled: int) -> range:
        """The questions that are in sight."""
        return range(self.place_near(scrolled), min(self.count, self.place_near(scrolled + self.room) + 1))


def strip_rows(
    rows: Sequence[CompareRow], names: Sequence[str], kin: Callable[[str], str | None]
) -> list[StripRow]:
    """A row a submission, the oldest first. `kin` says what an option means."""
    known: dict[str, str | None] = {}

    def kind_of(option: str) -> str | None:
        if option not in known:
            known[option] = kin(option)
        return known[option]

    made = []
    for column, name in enumerate(names):
        cells = [row.row.cells[column] for row in rows]
        made.append(StripRow(name, tuple(_kind(cell, kind_of) for cell in cells), _summary(cells)))
    return made


def section_starts(rows: Sequence[CompareRow]) -> tuple[int, ...]:
    """The places where another section begins."""
    sections = [newest(row.row).section for row in rows]
    return tuple(at for at, (one, other) in enumerate(pairwise(sections), 1) if one != other)


def told(row: CompareRow, names: Sequence[str]) -> str:
    """One question over the years, for those who hear it: "2.3: 2023 Yes, 2024 Partly"."""
    return f"{row.label}: {', '.join(f'{name} {words}' for name, words in _years(row.row, names))}"


def tip(row: CompareRow, names: Sequence[str]) -> str:
    """The same with the question's words, a line a year."""
    lines = [f"{row.label}  {row.text}", *(f"{name}: {words}" for name, words in _years(row.row, names))]
    return "\n".join(lines)


def _years(row: ComparedRow, names: Sequence[str]) -> list[tuple[str, str]]:
    return [
        (name, cell_words(cell) if cell else _("not in this form"))
        for name, cell in zip(names, row.cells, strict=True)
    ]


def _kind(cell: ComparedCell | None, kin: Callable[[str], str | None]) -> Kind:
    if cell is None:
        return Kind.ABSENT
    mark = cell.answer.mark
    if mark:
        return Kind(kin(mark) or Kind.OTHER)
    return Kind.TEXT if cell.answer.text and not cell.question.options else Kind.NONE


def _summary(cells: Sequence[ComparedCell | None]) -> str:
    """As the documents count: each question once, also where it has several rows, and drafts apart."""
    found = tally((cell.question, cell.answer) for cell in cells if cell)
    drafts = ngettext("{count} draft", "{count} drafts", found.drafts).format(count=found.drafts)
    without = ngettext("{count} unanswered", "{count} unanswered", found.unanswered)
    parts = (
        counted_marks(found.marks),
        drafts if found.drafts else "",
        without.format(count=found.unanswered) if found.unanswered else "",
    )
    return " · ".join(filter(None, parts))
