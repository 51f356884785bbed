"""All evidence of a case as rows, filtered and sorted as the user wishes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, IntEnum

from PySide6.QtCore import QAbstractTableModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt

from auditprep.i18n import _
from auditprep.model import Evidence, Snapshot
from ui import evidence_words as words
from ui.models.evidence_problems import TROUBLES, Problem, problems

ROW = Qt.ItemDataRole.UserRole + 1  # the EvidenceRow itself
MIME_TYPE = "application/x-auditprep-evidence"

Index = QModelIndex | QPersistentModelIndex


class Column(IntEnum):
    TITLE = 0
    KIND = 1
    CITED = 2
    PROBLEMS = 3
    DECISION = 4
    REPRESENTS = 5
    PAGES = 6
    SIZE = 7


class Show(Enum):
    """Which evidence is shown."""

    ALL = "all"
    UNUSED = "unused"
    PROBLEMS = "problems"
    SECRET = "secret"  # noqa: S105
    UNCONFIRMED = "unconfirmed"

    def takes(self, row: EvidenceRow) -> bool:
        return _TAKES[self](row)


@dataclass(frozen=True, slots=True)
class CitedIn:
    """A question that cites it: its key, and the number that is printed."""

    key: str
    label: str


@dataclass(frozen=True, slots=True)
class EvidenceRow:
    """A piece of evidence with what the case makes of it; `cells` are its words, a column each."""

    evidence: Evidence
    cited: tuple[CitedIn, ...]
    problems: tuple[Problem, ...]
    cells: tuple[str, ...]
    words: str  # what the filter looks in, case folded

    @property
    def id(self) -> int:
        return self.evidence.id

    @property
    def spoken(self) -> str:
        """The row for those who do not see it."""
        return ". ".join(filter(None, self.cells))


_TAKES: Mapping[Show, Callable[[EvidenceRow], bool]] = {
    Show.ALL: lambda row: True,
    Show.UNUSED: lambda row: not row.cited,
    Show.PROBLEMS: lambda row: not TROUBLES.isdisjoint(row.problems),
    Show.SECRET: lambda row: row.evidence.secret,
    Show.UNCONFIRMED: lambda row: not row.evidence.confirmed,
}


class EvidenceTableModel(QAbstractTableModel):
    """Filters and sorts by itself, so that five thousand rows cost no more than a glance."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: list[EvidenceRow] = []
        self._rows: list[EvidenceRow] = []
        self._at: dict[int, int] = {}
        self._of: dict[int, EvidenceRow] = {}
        self._filter: tuple[str, ...] = ()
        self._show = Show.ALL
        self._column, self._order = Column.TITLE, Qt.SortOrder.AscendingOrder

    def show_evidence(self, snapshot: Snapshot) -> None:
        """Shows what the case has now."""
        self._replace(evidence_rows(snapshot))

    def clear(self) -> None:
        self._replace([])

    def set_filter(self, typed: str) -> None:
        """Shows only rows that have all these words in some column, or in the name of a file."""
        self._filter = tuple(typed.casefold().split())
        self._arrange()

    def set_show(self, show: Show) -> None:
        self._show = show
        self._arrange()

    def counts(self) -> Counter[Show]:
        """How many there are of each, whatever is shown now."""
        return Counter(show for row in self._all for show in Show if show.takes(row))

    @property
    def ids(self) -> list[int]:
        """Those shown, in order."""
        return [row.id for row in self._rows]

    def row(self, id_: int) -> EvidenceRow | None:
        """The row of this evidence, shown or not."""
        return self._of.get(id_)

    def all_rows(self) -> Sequence[EvidenceRow]:
        return self._all

    def is_filtered(self) -> bool:
        return bool(self._filter) or self._show is not Show.ALL

    def index_of(self, id_: int) -> QModelIndex:
        """Where this evidence stands; an invalid index while it is filtered away."""
        return self.index(self._at[id_], 0) if id_ in self._at else QModelIndex()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        if column >= 0:
            self._column, self._order = Column(column), order
            self._arrange()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as Qt has it
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(Column)

    def flags(self, index: Index) -> Qt.ItemFlag:
        base = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        return base | Qt.ItemFlag.ItemIsDragEnabled if index.isValid() else Qt.ItemFlag.NoItemFlags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.cells[index.column()]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.spoken if index.column() == Column.TITLE else row.cells[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return _tip(row, Column(index.column()))
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return column_name(Column(section))
        return None

    def mimeTypes(self) -> list[str]:
        return [MIME_TYPE]

    def mimeData(self, indexes: Iterable[QModelIndex]) -> QMimeData:
        """The ids of the rows, with commas between them."""
        rows = sorted({index.row() for index in indexes})
        data = QMimeData()
        data.setData(MIME_TYPE, ",".join(str(self._rows[row].id) for row in rows).encode())
        return data

    def _replace(self, rows: list[EvidenceRow]) -> None:
        """Where the same rows stand in the same order only their words change; whoever looks at them notices nothing."""
        before = [row.id for row in self._rows]
        self._all = rows
        self._of = {row.id: row for row in rows}
        arranged = self._arranged()
        if before and before == [row.id for row in arranged]:
            self._rows = arranged
            self.dataChanged.emit(self.index(0, 0), self.index(len(arranged) - 1, len(Column) - 1))
        else:
            self._reset(arranged)

    def _arrange(self) -> None:
        self._reset(self._arranged())

    def _reset(self, arranged: list[EvidenceRow]) -> None:
        self.beginResetModel()
        self._rows = arranged
        self._at = {row.id: at for at, row in enumerate(arranged)}
        self.endResetModel()

    def _arranged(self) -> list[EvidenceRow]:
        found = [row for row in self._all if self._show.takes(row) and self._matches(row)]
        found.sort(key=lambda row: words.sort_key(row.cells[Column.TITLE]))
        found.sort(key=_sort_key(self._column), reverse=self._order == Qt.SortOrder.DescendingOrder)
        return found

    def _matches(self, row: EvidenceRow) -> bool:
        return all(word in row.words for word in self._filter)


def evidence_rows(snapshot: Snapshot) -> list[EvidenceRow]:
    """A row a piece of evidence, with the questions that cite it in the form's order."""
    cited, outdated = _citations(snapshot)
    return [_row(each, tuple(cited.get(each.id, ())), each.id in outdated) for each in snapshot.evidence]


def column_name(column: Column) -> str:
    names = {
        Column.TITLE: _("Title"),
        Column.KIND: _("Kind"),
        Column.CITED: _("In answers"),
        Column.PROBLEMS: _("Remarks"),
        Column.DECISION: _("Decision"),
        Column.REPRESENTS: _("Represents"),
        Column.PAGES: _("Pages"),
        Column.SIZE: _("Size"),
    }
    return names[column]


def _citations(snapshot: Snapshot) -> tuple[dict[int, dict[CitedIn, None]], set[int]]:
    """Who cites each piece of evidence, once each; and which are cited in a version that is not the newest."""
    newest = {each.id: each.newest.number for each in snapshot.evidence}
    found: dict[int, dict[CitedIn, None]] = {}
    outdated: set[int] = set()
    for question in snapshot.questionnaire.questions():
        for citation in snapshot.cited(question.key):
            place = CitedIn(question.key, question.label)
            found.setdefault(citation.evidence, {})[place] = None
            if citation.version < newest.get(citation.evidence, 0):
                outdated.add(citation.evidence)
    return found, outdated


def _row(evidence: Evidence, cited: tuple[CitedIn, ...], is_outdated: bool) -> EvidenceRow:
    ails = problems(evidence, is_cited=bool(cited), is_outdated=is_outdated)
    cells = (
        words.one_line(evidence.title or evidence.file_name),
        words.kind_name(evidence.kind),
        words.cited([place.label for place in cited]),
        ", ".join(words.problem_word(each) for each in ails),
        words.one_line(words.decision(evidence.decision)),
        words.one_line(evidence.represents or ""),
        words.pages(evidence.newest),
        words.size(evidence.size),
    )
    looked_in = " ".join((*cells, evidence.file_name, evidence.note, _dnr(evidence)))
    return EvidenceRow(evidence, cited, ails, cells, looked_in.casefold())


def _dnr(evidence: Evidence) -> str:
    return (evidence.decision.dnr or "") if evidence.decision else ""


def _sort_key(column: Column) -> Callable[[EvidenceRow], object]:
    keys: Mapping[Column, Callable[[EvidenceRow], object]] = {
        Column.PAGES: lambda row: row.evidence.pages or 0,
        Column.SIZE: lambda row: row.evidence.size,
        Column.CITED: lambda row: len(row.cited),
        Column.PROBLEMS: lambda row: [list(Problem).index(each) for each in row.problems] or [99],
    }
    return keys.get(column, lambda row: words.sort_key(row.cells[column]))


def _tip(row: EvidenceRow, column: Column) -> str | None:
    if column is Column.TITLE:
        return words.tip(f"{row.cells[column]}\n{row.evidence.file_name}")
    if column is Column.PROBLEMS:
        return words.tip("\n".join(words.problem_word(each) for each in row.problems))
    return words.tip(row.cells[column])
