"""Everything that has happened in a case as rows, the newest first: a heading for every day, and below it each change, what
was made as one step, and how far the case came. Ten thousand changes cost no more than their places: words are made as
they are shown."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from auditprep.i18n import _
from auditprep.messages.steps import step_name
from auditprep.model import HistoryEntry, HistoryStep, Question, StatusChange
from ui.models import history_words as words
from ui.models.history_filter import HistoryFilter, begins

ROW = Qt.ItemDataRole.UserRole + 1

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Day:
    """A heading."""

    date: dt.date


@dataclass(slots=True)
class Change:
    """A change of one answer. `within` a step: it is shown below that."""

    entry: HistoryEntry
    within: bool = False
    _words: str = ""

    @property
    def moment(self) -> dt.datetime:
        return self.entry.when

    def searched(self, label: str) -> str:
        """What the filter looks in, case folded."""
        if not self._words:
            entry = self.entry
            parts = (label, words.what(entry), entry.who, entry.before or "", entry.after or "")
            self._words = "\n".join(parts).casefold()
        return self._words


@dataclass(slots=True)
class StepMade:
    """Changes that were made as one; they are shown where it is unfolded."""

    step: HistoryStep
    changes: list[Change] = field(default_factory=list)
    unfolded: bool = False
    label: str = ""  # of the question, where it concerned only one

    @property
    def moment(self) -> dt.datetime:
        return self.step.when

    @property
    def can_be_undone(self) -> bool:
        return not self.step.undone


@dataclass(frozen=True, slots=True)
class Reached:
    """The case came this far."""

    change: StatusChange

    @property
    def moment(self) -> dt.datetime:
        return self.change.when


Happened = Change | StepMade | Reached
Row = Day | Happened


class HistoryRows(QAbstractListModel):
    """A flat list of rows; headings are passed over by the arrow keys."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: list[Happened] = []  # the newest first
        self._rows: list[Row] = []
        self._labels: Mapping[str, str] = {}
        self._now_is: dict[tuple[str, str], str] = {}  # what each part of an answer is after its last change
        self._filter = HistoryFilter()
        self._shown = 0

    # What it is told

    def show_changes(
        self,
        entries: Sequence[HistoryEntry],
        steps: Iterable[HistoryStep],
        status_changes: Iterable[StatusChange],
        questions: Iterable[Question],
    ) -> None:
        """Shows another history; what is unfolded stays so. `entries` come oldest first."""
        unfolded = {row.step.id for row in self._all if isinstance(row, StepMade) and row.unfolded}
        self._labels = {question.key: question.label for question in questions}
        made = {
            each.id: StepMade(each, unfolded=each.id in unfolded, label=self._only(each)) for each in steps
        }
        alone = [change for change in map(Change, entries) if not _put_within(change, made)]
        self._now_is = {(each.question, each.field): each.after or "" for each in entries}
        self._all = [*alone, *made.values(), *map(Reached, status_changes)]
        self._all.sort(key=_order, reverse=True)
        for row in made.values():
            row.changes.reverse()
        self._arrange()

    def set_filter(self, wanted: HistoryFilter) -> None:
        if wanted != self._filter:
            self._filter = wanted
            self._arrange()

    def set_unfolded(self, row: int, unfolded: bool) -> None:
        """Shows what a step consists of, or folds it away."""
        made = self.row(row)
        if not isinstance(made, StepMade) or made.unfolded == unfolded:
            return
        inner = self._within(made)
        made.unfolded = unfolded
        if unfolded and inner:
            self.beginInsertRows(QModelIndex(), row + 1, row + len(inner))
            self._rows[row + 1 : row + 1] = inner
            self.endInsertRows()
        elif inner:
            self.beginRemoveRows(QModelIndex(), row + 1, row + len(inner))
            del self._rows[row + 1 : row + 1 + len(inner)]
            self.endRemoveRows()
        self.dataChanged.emit(self.index(row, 0), self.index(row, 0))

    # What it tells

    def row(self, at: int) -> Row | None:
        return self._rows[at] if 0 <= at < len(self._rows) else None

    @property
    def shown(self) -> int:
        """How many changes the filter lets through, those within steps too."""
        return self._shown

    @property
    def total(self) -> int:
        return sum(_count(row) for row in self._all)

    def is_now(self, entry: HistoryEntry) -> bool:
        """Whether what stood before this change is what stands there now."""
        return (entry.before or "") == self._now_is.get((entry.question, entry.field))

    def label(self, key: str) -> str:
        """What people call this question."""
        return self._labels.get(key, key)

    def place_of(self, row: Row) -> int | None:
        """Where the row that tells of the same stands now."""
        wanted = _identity(row)
        return next((at for at, each in enumerate(self._rows) if _identity(each) == wanted), None)

    def first(self) -> int | None:
        """The first row that is no heading."""
        return 1 if len(self._rows) > 1 else None

    # What Qt asks

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as Qt has it
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if index.isValid() and not isinstance(self._rows[index.row()], Day):
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        return Qt.ItemFlag.ItemNeverHasChildren

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return words.day(row.date, dt.date.today()) if isinstance(row, Day) else what(row)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._said(row)
        return None

    # How it is made

    def _only(self, step: HistoryStep) -> str:
        return self._labels.get(step.questions[0], "") if len(step.questions) == 1 else ""

    def _said(self, row: Row) -> str:
        if isinstance(row, Day):
            return words.day(row.date, dt.date.today())
        parts = [self.label(row.entry.question) if isinstance(row, Change) else "", what(row)]
        if isinstance(row, StepMade):
            parts += [words.extent(row.step), _("undone") if row.step.undone else ""]
            parts.append(_("unfolded") if row.unfolded else _("folded"))
        return ", ".join(filter(None, (*parts, words.when(row.moment), who(row))))

    def _arrange(self) -> None:
        self.beginResetModel()
        first = begins(self._filter.since, dt.datetime.now().astimezone())
        found = [row for row in self._all if self._takes(row, first)]
        self._rows = list(self._with_days(found))
        self._shown = sum(len(self._within(row)) or 1 if isinstance(row, StepMade) else 1 for row in found)
        self.endResetModel()

    def _with_days(self, found: Iterable[Happened]) -> Iterable[Row]:
        date = None
        for row in found:
            if (local := row.moment.astimezone().date()) != date:
                date = local
                yield Day(date)
            yield row
            if isinstance(row, StepMade) and row.unfolded:
                yield from self._within(row)

    def _within(self, made: StepMade) -> list[Change]:
        """What is shown below a step."""
        question = self._filter.question
        return [each for each in made.changes if question in (None, each.entry.question)]

    def _takes(self, row: Happened, first: dt.datetime | None) -> bool:
        wanted = self._filter
        if first is not None and row.moment < first:
            return False
        if wanted.who is not None and who(row) != wanted.who:
            return False
        if wanted.question is not None and wanted.question not in _questions(row):
            return False
        return not wanted.words or self._has(row, wanted.words)

    def _has(self, row: Happened, wanted: Sequence[str]) -> bool:
        if isinstance(row, Change):
            searched = row.searched(self.label(row.entry.question))
            return all(word in searched for word in wanted)
        told = f"{what(row)}\n{who(row)}".casefold()
        if all(word in told for word in wanted):
            return True
        return isinstance(row, StepMade) and any(self._has(each, wanted) for each in row.changes)


def what(row: Happened) -> str:
    """What was done."""
    if isinstance(row, Change):
        return words.what(row.entry)
    return step_name(row.step, row.label) if isinstance(row, StepMade) else words.status(row.change)


def who(row: Happened) -> str:
    if isinstance(row, Change):
        return row.entry.who
    return row.step.who if isinstance(row, StepMade) else row.change.who


def _put_within(change: Change, made: Mapping[int, StepMade]) -> bool:
    """Puts a change within its step, if it has one."""
    step = made.get(change.entry.step) if change.entry.step else None
    if step is not None:
        change.within = True
        step.changes.append(change)
    return step is not None


def _order(row: Happened) -> tuple[dt.datetime, int]:
    return row.moment, row.entry.id if isinstance(row, Change) else 0


def _count(row: Happened) -> int:
    return len(row.changes) or 1 if isinstance(row, StepMade) else 1


def _questions(row: Happened) -> Sequence[str]:
    if isinstance(row, Change):
        return (row.entry.question,)
    if isinstance(row, StepMade):
        return (*row.step.questions, *(each.entry.question for each in row.changes))
    return ()


def _identity(row: Row) -> tuple[str, object]:
    if isinstance(row, Change):
        return "change", row.entry.id or row.entry
    if isinstance(row, StepMade):
        return "step", row.step.id
    return ("reached", row.change.when) if isinstance(row, Reached) else ("day", row.date)
