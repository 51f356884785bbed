"""The questions of a form, to choose some of: a heading for every section, which chooses all of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from auditprep.i18n import _
from auditprep.model import Question, Section, Snapshot, State, has_answer, state
from ui import evidence_words

ROW = Qt.ItemDataRole.UserRole + 1
NOTE = ROW + 1  # what is to be known of the question: how far it has come, with whom it is out

Index = QModelIndex | QPersistentModelIndex
_CHECK = Qt.ItemDataRole.CheckStateRole


@dataclass(slots=True)
class Heading:
    section: Section
    rows: list[Choice] = field(default_factory=list)

    @property
    def words(self) -> str:
        return " ".join(filter(None, (self.section.number, self.section.title)))

    @property
    def check(self) -> Qt.CheckState:
        chosen = [row.chosen for row in self.rows]
        if all(chosen):
            return Qt.CheckState.Checked
        return Qt.CheckState.PartiallyChecked if any(chosen) else Qt.CheckState.Unchecked


@dataclass(slots=True)
class Choice:
    question: Question
    heading: Heading
    note: str
    lacks: bool  # what it asks for
    chosen: bool = False

    @property
    def words(self) -> str:
        return f"{self.question.label}  {evidence_words.one_line(self.question.text)}"

    @property
    def check(self) -> Qt.CheckState:
        return Qt.CheckState.Checked if self.chosen else Qt.CheckState.Unchecked


class QuestionChoices(QAbstractListModel):
    """Emits `chosen_changed` whenever another set of questions is chosen. What the filter hides stays chosen."""

    chosen_changed = Signal()

    def __init__(self, snapshot: Snapshot, chosen: Iterable[str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._headings = [_heading(each, snapshot, set(chosen)) for each in snapshot.questionnaire.sections]
        self._filter: tuple[str, ...] = ()
        self._rows: list[Heading | Choice] = []
        self._arrange()

    def chosen(self) -> tuple[str, ...]:
        """The keys of what is chosen, in the form's order."""
        return tuple(row.question.key for row in self._all() if row.chosen)

    def choose(self, keys: Iterable[str]) -> None:
        """Chooses these, and no others."""
        wanted = set(keys)
        for row in self._all():
            row.chosen = row.question.key in wanted
        self._tell()

    def lacking(self) -> tuple[str, ...]:
        """The questions that do not have what they ask for, and are with nobody."""
        return tuple(row.question.key for row in self._all() if row.lacks)

    def everything(self) -> tuple[str, ...]:
        return tuple(row.question.key for row in self._all())

    def set_filter(self, typed: str) -> None:
        """Shows only questions with all these words."""
        self._filter = tuple(typed.casefold().split())
        self.beginResetModel()
        self._arrange()
        self.endResetModel()

    def toggle(self, at: int) -> None:
        """Chooses the row or leaves it; a heading does so with all that is shown below it."""
        row = self._rows[at]
        if isinstance(row, Choice):
            row.chosen = not row.chosen
        else:
            below = [each for each in row.rows if self._takes(each)]
            wanted = not all(each.chosen for each in below)
            for each in below:
                each.chosen = wanted
        self._tell()

    # What Qt asks

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as Qt has it
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        flag = Qt.ItemFlag
        return (
            flag.ItemIsEnabled | flag.ItemIsSelectable | flag.ItemIsUserCheckable | flag.ItemNeverHasChildren
        )

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.words
        if role == _CHECK:
            return row.check
        if role == NOTE:
            return row.note if isinstance(row, Choice) else ""
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(filter(None, (row.words, row.note if isinstance(row, Choice) else "")))
        if role == Qt.ItemDataRole.ToolTipRole and isinstance(row, Choice):
            return evidence_words.tip(row.question.text)
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """What a screen reader's own press does."""
        if role != _CHECK or not index.isValid():
            return False
        if Qt.CheckState(value) != self._rows[index.row()].check:
            self.toggle(index.row())
        return True

    def _all(self) -> list[Choice]:
        return [row for heading in self._headings for row in heading.rows]

    def _takes(self, row: Choice) -> bool:
        words = f"{row.words} {row.heading.words}".casefold()
        return all(word in words for word in self._filter)

    def _arrange(self) -> None:
        self._rows = []
        for heading in self._headings:
            if found := [row for row in heading.rows if self._takes(row)]:
                self._rows += [heading, *found]

    def _tell(self) -> None:
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, 0), [_CHECK])
        self.chosen_changed.emit()


def _heading(section: Section, snapshot: Snapshot, chosen: set[str]) -> Heading:
    made = Heading(section)
    with_whom = {key: each.to for each in snapshot.handouts if each.is_out for key in each.questions}
    for question in section.questions:
        out = with_whom.get(question.key, "")
        lacks = not out and not has_answer(question, snapshot.answer(question.key))
        note = _("with {colleague}").format(colleague=out) if out else _state_word(question, snapshot)
        made.rows.append(Choice(question, made, note, lacks, question.key in chosen))
    return made


def _state_word(question: Question, snapshot: Snapshot) -> str:
    words = {
        State.UNTOUCHED: "",
        State.BEGUN: _("started"),
        State.CARRIED: _("draft"),
        State.DONE: _("done"),
    }
    return words[state(question, snapshot.answer(question.key))]


def due(today: dt.date, deadline: dt.date | None) -> dt.date:
    """When an answer is wanted if nothing else is said: in a week, but not after the case's own last day, unless that has
    passed."""
    week = today + dt.timedelta(days=7)
    return min(week, deadline) if deadline is not None and deadline >= today else week


def names(snapshot: Snapshot) -> Sequence[str]:
    """Those that something has been sent to before, the latest first."""
    latest = sorted(snapshot.handouts, key=lambda each: each.sent, reverse=True)
    return tuple(dict.fromkeys(each.to for each in latest))
