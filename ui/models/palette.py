"""What the command palette can lead to, and which of it is nearest to what is typed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from auditprep.i18n import _
from auditprep.prose.near_words import NearWords

ENTRY = Qt.ItemDataRole.UserRole + 1
MOST = 50
AT_ONCE = 400  # entries read before the window may do something else
_LATEST = 1.6  # what speaks for what was used last; less and less for the ones before

Index = QModelIndex | QPersistentModelIndex


class Kind(Enum):
    """What is led to; of two that are equally near the first kind comes first."""

    COMMAND = 0.6
    SETTING = 0.5
    QUESTION = 0.4
    DOCUMENT = 0.3
    CASE = 0.2
    HELP = 0.1


def kind_name(kind: Kind) -> str:
    names = {
        Kind.COMMAND: _("Command"),
        Kind.SETTING: _("Setting"),
        Kind.QUESTION: _("Question"),
        Kind.DOCUMENT: _("Attachment"),
        Kind.CASE: _("Case"),
        Kind.HELP: _("Handbook"),
    }
    return names[kind]


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that can be done or gone to. `id` stays the same from day to day; `more` are words that it is found by, besides
    those that are shown."""

    id: str
    kind: Kind
    words: str
    keys: str = ""
    more: str = ""


class PaletteRows(QAbstractListModel):
    """The nearest entries. Those of a large case are read a little at a time: `read_on` until it says that all is read."""

    def __init__(
        self, entries: Iterable[Entry], latest: Sequence[str], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._entries = tuple(entries)
        self._latest = {id: at for at, id in enumerate(latest)}
        self._near = NearWords()
        self._favour = [self._favour_of(each) for each in self._entries]
        self._typed = ""
        self._shown: list[Entry] = []
        self.read_on()

    def read_on(self) -> bool:
        """Reads some more of them; whether there is more to read."""
        at = self._near.count
        self._near.add(f"{each.words} {each.more}" for each in self._entries[at : at + AT_ONCE])
        self._arrange()
        return self._near.count < len(self._entries)

    def seek(self, typed: str) -> None:
        self._typed = typed
        self._arrange()

    def entry(self, row: int) -> Entry | None:
        return self._shown[row] if 0 <= row < len(self._shown) else None

    def said(self, row: int) -> str:
        """What a screen reader says of it: "Search, Ctrl+F, Command, 1 of 12"."""
        entry = self.entry(row)
        if entry is None:
            return _("Nothing found")
        place = _("{number} of {count}").format(number=row + 1, count=len(self._shown))
        return ", ".join(filter(None, (entry.words, entry.keys, kind_name(entry.kind), place)))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as Qt has it
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        entry = self.entry(index.row()) if index.isValid() else None
        if entry is None:
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return entry.words
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.said(index.row())
        return entry if role == ENTRY else None

    def _arrange(self) -> None:
        shown = self._found() if self._typed.strip() else self._at_first()
        if shown != self._shown:
            self.beginResetModel()
            self._shown = shown
            self.endResetModel()

    def _found(self) -> list[Entry]:
        return [self._entries[at] for at in self._near.find(self._typed, MOST, self._favour)]

    def _at_first(self) -> list[Entry]:
        """Before anything is typed: what was used last, then all that can be done."""
        latest = [each for each in self._entries if each.id in self._latest]
        latest.sort(key=lambda each: self._latest[each.id])
        commands = [
            each for each in self._entries if each.kind is Kind.COMMAND and each.id not in self._latest
        ]
        return [*latest, *commands][:MOST]

    def _favour_of(self, entry: Entry) -> float:
        at = self._latest.get(entry.id)
        return entry.kind.value + (0.0 if at is None else _LATEST / (1 + at))
