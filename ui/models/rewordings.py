"""Where words were found in the answers, to choose which of them are replaced: a heading for every question."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from auditprep.i18n import _, ngettext
from auditprep.model import FoundPart, Question, Rewording
from ui import evidence_words

ROW = Qt.ItemDataRole.UserRole + 1
NOTE = ROW + 1  # what is to be known of the row, beside it

Index = QModelIndex | QPersistentModelIndex
_CHECK = Qt.ItemDataRole.CheckStateRole
_Known = tuple[str, FoundPart, int, str]  # a place, whatever is to stand there


@dataclass(slots=True)
class Heading:
    """A question in which something was found."""

    label: str
    text: str
    rows: list[Place] = field(default_factory=list)

    @property
    def words(self) -> str:
        return f"{self.label}  {evidence_words.one_line(self.text)}"

    @property
    def note(self) -> str:
        return ngettext("{count} place", "{count} places", len(self.rows)).format(count=len(self.rows))

    @property
    def check(self) -> Qt.CheckState:
        chosen = [row.chosen for row in self.rows]
        if all(chosen):
            return Qt.CheckState.Checked
        return Qt.CheckState.PartiallyChecked if any(chosen) else Qt.CheckState.Unchecked


@dataclass(slots=True)
class Place:
    """A place with the words."""

    found: Rewording
    chosen: bool = True

    @property
    def words(self) -> str:
        """What stands there, and what is to stand there, as it is read aloud."""
        there = f"{self.found.before}”{self.found.quote}”{self.found.after}"
        there = " ".join(there.split())
        if not self.found.words:
            return there
        return _("{there}, becomes “{words}”").format(there=there, words=self.found.words)

    @property
    def note(self) -> str:
        return _("evidence in the form") if self.found.part is FoundPart.EVIDENCE else ""

    @property
    def check(self) -> Qt.CheckState:
        return Qt.CheckState.Checked if self.chosen else Qt.CheckState.Unchecked


class Rewordings(QAbstractListModel):
    """Emits `chosen_changed` whenever other places are chosen. A place that was left out stays so while the words that are to
    stand there are being typed."""

    chosen_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Heading | Place] = []
        self._left_out: set[_Known] = set()

    def show(self, found: Iterable[Rewording], questions: Mapping[str, Question]) -> None:
        """Shows these places, named by their questions."""
        self.beginResetModel()
        self._rows = []
        headings: dict[str, Heading] = {}
        for each in found:
            if each.question not in headings:
                asked = questions.get(each.question)
                headings[each.question] = Heading(
                    asked.label if asked else each.question, asked.text if asked else ""
                )
                self._rows.append(headings[each.question])
            place = Place(each, chosen=_known(each) not in self._left_out)
            headings[each.question].rows.append(place)
            self._rows.append(place)
        self._left_out &= {_known(each.found) for each in self._places()}
        self.endResetModel()
        self.chosen_changed.emit()

    def chosen(self) -> tuple[Rewording, ...]:
        """Those that are to be replaced, in order."""
        return tuple(each.found for each in self._places() if each.chosen)

    def count(self) -> int:
        """How many there are."""
        return sum(1 for _each in self._places())

    def questions(self) -> int:
        """In how many questions."""
        return len(self._rows) - self.count()

    def place(self, at: int) -> Rewording | None:
        """The place in a row; of a heading the first one below it."""
        row = self._rows[at] if 0 <= at < len(self._rows) else None
        return row.rows[0].found if isinstance(row, Heading) else row.found if row else None

    def toggle(self, at: int) -> None:
        """Takes the row along or leaves it out; a heading does so with all below it."""
        row = self._rows[at]
        if isinstance(row, Place):
            self._choose([row], not row.chosen)
        else:
            self._choose(row.rows, row.check != Qt.CheckState.Checked)

    def choose_all(self, chosen: bool) -> None:
        self._choose(list(self._places()), chosen)

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
            return row.note
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(filter(None, (row.words, row.note)))
        if role == Qt.ItemDataRole.ToolTipRole:
            return evidence_words.tip(row.text if isinstance(row, Heading) else row.words)
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """What a screen reader's own press does."""
        if role != _CHECK or not index.isValid():
            return False
        if Qt.CheckState(value) != self._rows[index.row()].check:
            self.toggle(index.row())
        return True

    def _places(self) -> Iterable[Place]:
        return (row for row in self._rows if isinstance(row, Place))

    def _choose(self, rows: Iterable[Place], chosen: bool) -> None:
        for each in rows:
            each.chosen = chosen
            (self._left_out.discard if chosen else self._left_out.add)(_known(each.found))
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, 0), [_CHECK])
        self.chosen_changed.emit()


def _known(found: Rewording) -> _Known:
    return found.question, found.part, found.start, found.quote
