"""Things to choose among, as rows of two lines, with a filter."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from auditprep.model import Evidence
from ui import evidence_words
from ui.models.cited import name_of, told_apart
from ui.models.evidence_problems import ICONS, Problem

PICK = Qt.ItemDataRole.UserRole + 1

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Pick:
    """`value` is what is chosen; `words` is what the filter looks in, besides what is shown. `icon` stands at the end of
    the row, and `said` is what it means."""

    value: object
    title: str
    caption: str = ""
    words: str = ""
    icon: str = ""
    said: str = ""

    def has(self, wanted: Iterable[str]) -> bool:
        everything = f"{self.title} {self.caption} {self.words} {self.said}".casefold()
        return all(word in everything for word in wanted)


def of_documents(
    evidence: Sequence[Evidence], note: Callable[[Evidence], str] = lambda _each: ""
) -> list[Pick]:
    """Documents of the case, to choose from; `note` is what else is to be known of each here. Those of the same title
    have the names of their files with them."""
    apart = told_apart(evidence)
    return [_of_document(each, note(each), each.file_name if each.id in apart else "") for each in evidence]


def _of_document(evidence: Evidence, note: str, apart: str) -> Pick:
    name = name_of(evidence)
    parts = (
        apart,
        note,
        evidence_words.kind_name(evidence.kind),
        evidence.represents or "",
        evidence_words.decision(evidence.decision),
    )
    return Pick(
        evidence.id,
        name,
        " · ".join(filter(None, parts)),
        words=evidence.file_name if evidence.file_name != name else "",
        icon=ICONS[Problem.SECRET][0] if evidence.secret else "",
        said=evidence_words.problem_word(Problem.SECRET) if evidence.secret else "",
    )


class PickModel(QAbstractListModel):
    """Rows that have all the words of the filter."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: tuple[Pick, ...] = ()
        self._rows: list[Pick] = []

    def show(self, picks: Iterable[Pick]) -> None:
        self._all = tuple(picks)
        self.set_filter("")

    def set_filter(self, words: str) -> None:
        wanted = words.casefold().split()
        self.beginResetModel()
        self._rows = [pick for pick in self._all if pick.has(wanted)]
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        pick = self._rows[index.row()]
        if role == PICK:
            return pick
        if role == Qt.ItemDataRole.DisplayRole:
            return pick.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(filter(None, [pick.title, pick.caption, pick.said]))
        return None
