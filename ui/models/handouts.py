"""Questions that are out with colleagues, as rows: to whom, which, since when, and how it stands."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import IntEnum

from PySide6.QtCore import QModelIndex, QObject, Qt

from auditprep.i18n import _, ngettext
from auditprep.model import Handout, Snapshot
from ui import evidence_words as words
from ui.models.table_rows import TableRows


class Column(IntEnum):
    TO = 0
    STANDING = 1
    QUESTIONS = 2
    DUE = 3
    SENT = 4


class Standing(IntEnum):
    """How it stands with a sheet, what needs a hand first."""

    OVERDUE = 0
    OUT = 1
    RETURNED = 2
    CALLED_OFF = 3


LOOKS = {  # icon and colour
    Standing.OVERDUE: ("warning", "no"),
    Standing.OUT: ("clock", "muted"),
    Standing.RETURNED: ("check", "yes"),
    Standing.CALLED_OFF: ("dash", "muted"),
}


@dataclass(frozen=True, slots=True)
class HandoutRow:
    """A sheet, how it stands, and the words of its cells. `questions` are those that are still in the form: the key, and
    what it says."""

    handout: Handout
    standing: Standing
    questions: tuple[tuple[str, str], ...]
    cells: tuple[str, ...]

    @property
    def id(self) -> int:
        return self.handout.id


class HandoutsModel(TableRows):
    """What is overdue first, then what is out, and what is done with last, until the user sorts otherwise."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[HandoutRow] = []
        self._column, self._order = Column.STANDING, Qt.SortOrder.AscendingOrder

    def show_case(self, snapshot: Snapshot, today: dt.date) -> None:
        said = {
            each.key: f"{each.label}  {words.one_line(each.text)}"
            for each in snapshot.questionnaire.questions()
        }
        labels = {each.key: each.label for each in snapshot.questionnaire.questions()}
        self._show([_row(each, said, labels, today) for each in snapshot.handouts])

    def clear(self) -> None:
        self._show([])

    def row(self, id_: int) -> HandoutRow | None:
        return next((row for row in self._rows if row.id == id_), None)

    def index_of(self, id_: int) -> QModelIndex:
        at = next((at for at, row in enumerate(self._rows) if row.id == id_), None)
        return QModelIndex() if at is None else self.index(at, 0)

    def count(self, *standings: Standing) -> int:
        """How many stand like this."""
        return sum(row.standing in standings for row in self._rows)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        if column >= 0:
            self._column, self._order = Column(column), order
            self._show(self._rows)

    def _show(self, rows: Sequence[HandoutRow]) -> None:
        """Nothing is told where nothing is new: the case is shown anew at every change of it."""
        found = sorted(rows, key=_urgency)
        found.sort(key=_sort_key(self._column), reverse=self._order == Qt.SortOrder.DescendingOrder)
        if found != self._rows:
            self.beginResetModel()
            self._rows = found
            self.endResetModel()

    def _names(self) -> Sequence[str]:
        return (_("To"), _("How it stands"), _("Questions"), _("Answer by"), _("Made"))


def standing_of(handout: Handout, today: dt.date) -> Standing:
    if handout.returned is not None:
        return Standing.RETURNED
    if handout.called_off:
        return Standing.CALLED_OFF
    return Standing.OVERDUE if handout.is_overdue(today) else Standing.OUT


def standing_words(handout: Handout, today: dt.date) -> str:
    """How it stands, in a few words: "out, 3 days left"."""
    standing = standing_of(handout, today)
    if standing is Standing.RETURNED and handout.returned is not None:
        return _("Read in {date}").format(date=words.day(handout.returned.astimezone().date()))
    if standing is Standing.CALLED_OFF:
        return _("Called off")
    if handout.due is None:
        days = max(0, (today - handout.sent.astimezone().date()).days)
        if days == 0:
            return _("Out since today")
        return ngettext("Out for {count} day", "Out for {count} days", days).format(count=days)
    left = (handout.due - today).days
    if standing is Standing.OVERDUE:
        return ngettext("{count} day overdue", "{count} days overdue", -left).format(count=-left)
    if left == 0:
        return _("Out, last day today")
    return ngettext("Out, {count} day left", "Out, {count} days left", left).format(count=left)


def _row(handout: Handout, said: dict[str, str], labels: dict[str, str], today: dt.date) -> HandoutRow:
    names = [labels.get(key, key) for key in handout.questions]
    cells = (
        words.one_line(handout.to),
        standing_words(handout, today),
        ", ".join(names),
        words.day(handout.due),
        words.day(handout.sent.astimezone().date()),
    )
    questions = tuple((key, said[key]) for key in handout.questions if key in said)
    return HandoutRow(handout, standing_of(handout, today), questions, cells)


def _urgency(row: HandoutRow) -> tuple[int, dt.date, float]:
    """The most overdue first; of what has come back, the newest."""
    handout = row.handout
    if handout.is_out:
        return 0, handout.due or dt.date.max, handout.sent.timestamp()
    return 1, dt.date.max, -(handout.returned or handout.sent).timestamp()


def _sort_key(column: Column) -> Callable[[HandoutRow], object]:
    if column is Column.STANDING:
        return lambda row: row.standing
    if column is Column.SENT:
        return lambda row: row.handout.sent
    if column is Column.DUE:
        return lambda row: row.handout.due or dt.date.max
    return lambda row: words.sort_key(row.cells[column])
