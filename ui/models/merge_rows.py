"""What another version brings, as rows: conflicts first, then what is new, and last what has no place among the answers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from auditprep.i18n import _
from auditprep.model import MergeItem, Outcome, SheetAnswer
from ui import evidence_words
from ui.models.merge_choices import MergeChoices, Take, item_name, part_name, taken_name

ROW = Qt.ItemDataRole.UserRole + 1
CAPTION = ROW + 1  # the second line
TAKEN = ROW + 2  # what is taken, in a word

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Heading:
    words: str


@dataclass(frozen=True, slots=True)
class Unmatched:
    """An answer to no question of this case."""

    answer: SheetAnswer


@dataclass(frozen=True, slots=True)
class Rest:
    """What else the other version brings."""


Row = Heading | MergeItem | Unmatched | Rest


class MergeRows(QAbstractListModel):
    """Headings are passed over by the arrow keys."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._choices: MergeChoices | None = None
        self._rows: list[Row] = []

    def show_choices(self, choices: MergeChoices | None) -> None:
        self.beginResetModel()
        self._choices = choices
        self._rows = list(_rows(choices)) if choices else []
        self.endResetModel()

    def refresh(self) -> None:
        """Something else has been chosen."""
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, 0))

    def row(self, at: int) -> Row | None:
        return self._rows[at] if 0 <= at < len(self._rows) else None

    def next(self, at: int, step: int = 1) -> int | None:
        """The next row after this one that is no heading, or the one before; None at the end."""
        at += step
        while 0 <= at < len(self._rows):
            if not isinstance(self._rows[at], Heading):
                return at
            at += step
        return None

    def place_of(self, row: Row) -> int | None:
        """Where this row stands; for a part of an answer, where that part does."""
        return next((at for at, each in enumerate(self._rows) if _is_same(each, row)), None)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as Qt has it
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if index.isValid() and not isinstance(self._rows[index.row()], Heading):
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        return Qt.ItemFlag.ItemNeverHasChildren

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return self._title(row)
        if role == CAPTION:
            return self._caption(row)
        if role == TAKEN:
            return self._taken(row)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            parts = (self._title(row), self._kind(row), self._taken(row), self._caption(row))
            return ", ".join(filter(None, parts))
        if role == Qt.ItemDataRole.ToolTipRole:
            return evidence_words.tip(self._caption(row))
        return None

    def is_unseen(self, row: Row | None) -> bool:
        """Whether both have changed it, and the user has not looked at it."""
        is_conflict = isinstance(row, MergeItem) and row.outcome is Outcome.CONFLICT
        return is_conflict and self._choices is not None and not self._choices.is_seen(row)

    def _title(self, row: Row) -> str:
        if isinstance(row, Heading):
            return row.words
        if isinstance(row, MergeItem):
            return item_name(self._choices, row) if self._choices else part_name(row.field)
        return _("Answer without a question") if isinstance(row, Unmatched) else _("Documents and more")

    def _caption(self, row: Row) -> str:
        if isinstance(row, MergeItem):
            question = self._choices.question(row.question) if self._choices else None
            return evidence_words.one_line(question.text) if question else ""
        return evidence_words.one_line(row.answer.text) if isinstance(row, Unmatched) else ""

    def _kind(self, row: Row) -> str:
        if not isinstance(row, MergeItem):
            return ""
        kinds = {Outcome.CONFLICT: _("conflict"), Outcome.NEW: _("new"), Outcome.UNCHANGED: _("nothing new")}
        return kinds[row.outcome]

    def _taken(self, row: Row) -> str:
        if not isinstance(row, MergeItem) or row.outcome is Outcome.UNCHANGED or self._choices is None:
            return ""
        take = self._choices.take(row)
        return _("not seen") if self.is_unseen(row) and take is Take.MINE else taken_name(take)


def _rows(choices: MergeChoices) -> Iterator[Row]:
    plan = choices.plan
    named = [each for each in choices.items(Outcome.UNCHANGED) if each.documents]
    for words, found in (
        (_("Conflicts"), choices.items(Outcome.CONFLICT)),
        (_("New"), choices.items(Outcome.NEW)),
        (_("Names documents"), named),
        (_("Without a question here"), [Unmatched(each) for each in plan.unmatched]),
        (_("Also"), [Rest()] if plan.evidence or plan.more or plan.notices else []),
    ):
        if found:
            yield Heading(f"{words}  {len(found)}" if words != _("Also") else words)
            yield from found


def _is_same(one: Row, other: Row) -> bool:
    if isinstance(one, MergeItem) and isinstance(other, MergeItem):
        return (one.question, one.field) == (other.question, other.field)
    return one == other
