"""The register of decisions as rows, filtered and sorted as the user wishes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import IntEnum

from PySide6.QtCore import QModelIndex, QObject, Qt

from auditprep.i18n import _
from auditprep.model import Decision, Registered, Snapshot
from ui import evidence_words as words
from ui.models.cited import name_of
from ui.models.table_rows import TableRows


class Column(IntEnum):
    BODY = 0
    DATE = 1
    PARAGRAPH = 2
    TITLE = 3
    DNR = 4
    SOURCE = 5


@dataclass(frozen=True, slots=True)
class DecisionRow:
    """A registered decision and the words of its cells; the last one tells which minutes it was read in."""

    registered: Registered
    cells: tuple[str, ...]
    words: str  # what the filter looks in, case folded

    @property
    def id(self) -> int:
        return self.registered.id

    @property
    def decision(self) -> Decision:
        return self.registered.decision


class DecisionsModel(TableRows):
    """Newest first until the user sorts otherwise."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: list[DecisionRow] = []
        self._rows: list[DecisionRow] = []
        self._filter: tuple[str, ...] = ()
        self._minutes: int | None = None
        self._column, self._order = Column.DATE, Qt.SortOrder.DescendingOrder

    def show_decisions(self, snapshot: Snapshot) -> None:
        titles = {each.id: name_of(each) for each in (*snapshot.evidence, *snapshot.removed)}
        self._all = [_row(each, titles) for each in snapshot.decisions]
        self._arrange()

    def clear(self) -> None:
        self._all, self._filter, self._minutes = [], (), None
        self._arrange()

    def set_filter(self, typed: str) -> None:
        """Shows only rows with all these words."""
        self._filter = tuple(typed.casefold().split())
        self._arrange()

    def set_minutes(self, evidence: int | None) -> None:
        """Shows only what was read in these minutes; None for all."""
        self._minutes = evidence
        self._arrange()

    @property
    def minutes(self) -> int | None:
        return self._minutes

    @property
    def total(self) -> int:
        return len(self._all)

    def all_rows(self) -> Sequence[DecisionRow]:
        return self._all

    def row(self, id_: int) -> DecisionRow | None:
        return next((row for row in self._all if row.id == id_), None)

    def index_of(self, id_: int) -> QModelIndex:
        """Where this decision stands; an invalid index while it is filtered away."""
        at = next((at for at, row in enumerate(self._rows) if row.id == id_), None)
        return QModelIndex() if at is None else self.index(at, 0)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        if column >= 0:
            self._column, self._order = Column(column), order
            self._arrange()

    def _names(self) -> list[str]:
        return [column_name(column) for column in Column]

    def _arrange(self) -> None:
        self.beginResetModel()
        found = [row for row in self._all if self._takes(row)]
        found.sort(key=_meeting)
        found.sort(key=_sort_key(self._column), reverse=self._order == Qt.SortOrder.DescendingOrder)
        self._rows = found
        self.endResetModel()

    def _takes(self, row: DecisionRow) -> bool:
        mine = self._minutes is None or row.registered.evidence == self._minutes
        return mine and all(word in row.words for word in self._filter)


def column_name(column: Column) -> str:
    names = {
        Column.BODY: _("Body"),
        Column.DATE: _("Date"),
        Column.PARAGRAPH: _("§"),
        Column.TITLE: _("Matter"),
        Column.DNR: _("Registry no."),
        Column.SOURCE: _("Read in"),
    }
    return names[column]


def choice_words(row: DecisionRow) -> str:
    """A decision in one line, to pick it by."""
    head = words.decision(row.decision)
    return " – ".join(filter(None, (head, row.decision.title if row.decision.title != head else "")))


def _row(registered: Registered, titles: dict[int, str]) -> DecisionRow:
    decision = registered.decision
    cells = (
        words.one_line(decision.body or ""),
        words.day(decision.date),
        "" if decision.paragraph is None else str(decision.paragraph),
        words.one_line(decision.title),
        words.one_line(decision.dnr or ""),
        words.one_line(_source(registered, titles)),
    )
    return DecisionRow(registered, cells, f"{' '.join(cells)} § {cells[2]} §{cells[2]}".casefold())


def _source(registered: Registered, titles: dict[int, str]) -> str:
    """The minutes and the page there, as it is printed where that is known."""
    title = titles.get(registered.evidence) if registered.evidence is not None else None
    if title is None:
        return ""
    page = registered.decision.printed_page or registered.decision.page
    return _("{title}, p. {page}").format(title=title, page=page) if page else title


def _meeting(row: DecisionRow) -> tuple[dt.date, int]:
    return row.decision.date or dt.date.min, row.decision.paragraph or 0


def _sort_key(column: Column) -> Callable[[DecisionRow], object]:
    if column is Column.PARAGRAPH:
        return lambda row: row.decision.paragraph or 0
    if column is Column.DATE:
        return lambda row: row.decision.date or dt.date.min
    return lambda row: words.sort_key(row.cells[column])
