"""All evidence of a case as rows, filtered and sorted as the user wishes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, IntEnum

from PySide6.QtCore import QMimeData, QModelIndex, QObject, Qt

from auditprep.i18n import _
from auditprep.model import Evidence, Snapshot
from ui import evidence_words as words
from ui.models.cited import name_of, told_apart
from ui.models.evidence_problems import TROUBLES, Problem, problems
from ui.models.table_rows import ROW, Index, TableRows

MIME_TYPE = "application/x-auditprep-evidence"
NEW = ROW + 1  # whether a document has just come in


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
    has_trouble: bool  # whether any of them stands in the way of using it
    cells: tuple[str, ...]
    words: str  # what the filter looks in, case folded
    by_title: words.SortKey
    apart: str  # what tells it from others of the same title

    @property
    def id(self) -> int:
        return self.evidence.id

    def is_of(self, evidence: Evidence, cited: tuple[CitedIn, ...], apart: str, is_outdated: bool) -> bool:
        """Whether a row made of these would be the same."""
        known = Problem.OUTDATED in self.problems
        same = self.evidence == evidence and self.cited == cited
        return same and self.apart == apart and known == is_outdated


_TAKES: Mapping[Show, Callable[[EvidenceRow], bool]] = {
    Show.ALL: lambda row: True,
    Show.UNUSED: lambda row: not row.cited,
    Show.PROBLEMS: lambda row: row.has_trouble,
    Show.SECRET: lambda row: row.evidence.secret,
    Show.UNCONFIRMED: lambda row: not row.evidence.confirmed,
}


class EvidenceTableModel(TableRows):
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
        self._new: frozenset[int] = frozenset()

    def show_evidence(self, snapshot: Snapshot) -> None:
        """Shows what the case has now."""
        self._replace(evidence_rows(snapshot, self._of))

    def clear(self) -> None:
        self._replace([])

    def set_filter(self, typed: str) -> None:
        """Shows only rows that have all these words in some column, or in the name of a file."""
        self._filter = tuple(typed.casefold().split())
        self._arrange()

    def set_show(self, show: Show) -> None:
        self._show = show
        self._arrange()

    def set_new(self, ids: Iterable[int]) -> None:
        """These have just come in."""
        new = frozenset(ids)
        if new != self._new:
            self._new = new
            if self._rows:
                last = self.index(len(self._rows) - 1, Column.TITLE)
                self.dataChanged.emit(self.index(0, Column.TITLE), last)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        is_new = index.isValid() and self._rows[index.row()].id in self._new
        if role == NEW:
            return is_new
        told = super().data(index, role)
        if role == Qt.ItemDataRole.AccessibleTextRole and is_new and index.column() == Column.TITLE:
            return f"{new_word()}. {told}"
        return told

    def counts(self) -> Counter[Show]:
        """How many there are of each, whatever is shown now."""
        return Counter({show: sum(map(takes, self._all)) for show, takes in _TAKES.items()})

    @property
    def ids(self) -> list[int]:
        """Those shown, in order."""
        return [row.id for row in self._rows]

    def row(self, id_: int) -> EvidenceRow | None:
        """The row of this evidence, shown or not."""
        return self._of.get(id_)

    def all_rows(self) -> Sequence[EvidenceRow]:
        return self._all

    def index_of(self, id_: int) -> QModelIndex:
        """Where this evidence stands; an invalid index while it is filtered away."""
        return self.index(self._at[id_], 0) if id_ in self._at else QModelIndex()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        if column >= 0:
            self._column, self._order = Column(column), order
            self._arrange()

    def flags(self, index: Index) -> Qt.ItemFlag:
        base = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        return base | Qt.ItemFlag.ItemIsDragEnabled if index.isValid() else Qt.ItemFlag.NoItemFlags

    def mimeTypes(self) -> list[str]:
        return [MIME_TYPE]

    def mimeData(self, indexes: Iterable[QModelIndex]) -> QMimeData:
        """The ids of the rows, with commas between them."""
        rows = sorted({index.row() for index in indexes})
        data = QMimeData()
        data.setData(MIME_TYPE, ",".join(str(self._rows[row].id) for row in rows).encode())
        return data

    def _names(self) -> list[str]:
        return [column_name(column) for column in Column]

    def _tip(self, row: EvidenceRow, column: int) -> str:
        if column == Column.TITLE:
            return f"{row.cells[column]}\n{row.evidence.file_name}"
        if column == Column.PROBLEMS:
            return "\n".join(words.problem_word(each) for each in row.problems)
        return row.cells[column]

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
        found = [row for row in filter(_TAKES[self._show], self._all) if self._matches(row)]
        found.sort(key=_by_title)
        if self._column is not Column.TITLE or self._order != Qt.SortOrder.AscendingOrder:
            found.sort(key=_sort_key(self._column), reverse=self._order == Qt.SortOrder.DescendingOrder)
        return found

    def _matches(self, row: EvidenceRow) -> bool:
        return all(word in row.words for word in self._filter)


def evidence_rows(snapshot: Snapshot, before: Mapping[int, EvidenceRow] | None = None) -> list[EvidenceRow]:
    """A row a piece of evidence, with the questions that cite it in the form's order. What was `before` and is the same
    is not made again."""
    cited, outdated = _citations(snapshot)
    known, apart = before or {}, told_apart(snapshot.evidence)
    return [
        _row(
            each,
            tuple(cited.get(each.id, ())),
            apart.get(each.id, ""),
            each.id in outdated,
            known.get(each.id),
        )
        for each in snapshot.evidence
    ]


def new_word() -> str:
    """What marks a document that has just come in."""
    return _("new")


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


def _row(
    evidence: Evidence,
    cited: tuple[CitedIn, ...],
    apart: str,
    is_outdated: bool,
    before: EvidenceRow | None,
) -> EvidenceRow:
    if before and before.is_of(evidence, cited, apart, is_outdated):
        return before
    ails = problems(evidence, is_cited=bool(cited), is_outdated=is_outdated)
    title = words.one_line(name_of(evidence))
    cells = (
        f"{title} {apart}" if apart else title,
        words.kind_name(evidence.kind),
        words.cited([place.label for place in cited]),
        ", ".join(words.problem_word(each) for each in ails),
        words.one_line(words.decision(evidence.decision)),
        words.one_line(evidence.represents or ""),
        words.pages(evidence.newest),
        words.size(evidence.size),
    )
    looked_in = " ".join((*cells, evidence.file_name, evidence.note, _dnr(evidence)))
    has_trouble = not TROUBLES.isdisjoint(ails)
    by_title = words.sort_key(cells[Column.TITLE])
    return EvidenceRow(evidence, cited, ails, has_trouble, cells, looked_in.casefold(), by_title, apart)


def _dnr(evidence: Evidence) -> str:
    return (evidence.decision.dnr or "") if evidence.decision else ""


def _sort_key(column: Column) -> Callable[[EvidenceRow], object]:
    keys: Mapping[Column, Callable[[EvidenceRow], object]] = {
        Column.PAGES: lambda row: row.evidence.pages or 0,
        Column.TITLE: _by_title,
        Column.SIZE: lambda row: row.evidence.size,
        Column.CITED: lambda row: len(row.cited),
        Column.PROBLEMS: lambda row: [list(Problem).index(each) for each in row.problems] or [99],
    }
    return keys.get(column, lambda row: words.sort_key(row.cells[column]))


def _by_title(row: EvidenceRow) -> words.SortKey:
    return row.by_title
