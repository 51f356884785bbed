"""Submissions side by side as a table: a row a question, a column a submission."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from auditprep.i18n import _
from auditprep.model import Became, ComparedCell, Comparison, Step, TextChange
from ui import evidence_words
from ui.models import comparison_words as words
from ui.models.comparison_rows import CompareRow, Show, cell_words, compare_row, searched_words, text_differs
from ui.models.comparison_snippets import Snippet, readable, snippet

ROW = Qt.ItemDataRole.UserRole + 1  # the CompareRow; also of the vertical header
CELL = ROW + 1  # the ComparedCell; None where there was no such question
SNIPPET = ROW + 2  # the text as it fits in the cell
STEP = ROW + 3  # the Step from the column before; None for the first
CAPTION = ROW + 4  # of the horizontal header: what stands under the column's name

_KEPT = 2000  # snippets; more than anyone scrolls past

Index = QModelIndex | QPersistentModelIndex


class ComparisonModel(QAbstractTableModel):
    """Texts are compared when a cell is painted, not before: five thousand rows cost no more than those that are seen."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._names: tuple[str, ...] = ()
        self._captions: tuple[str, ...] = ()
        self._all: list[CompareRow] = []
        self._rows: list[CompareRow] = []
        self._row_of: dict[int, int] = {}
        self._show, self._filter = Show.ALL, ""
        self._searched: dict[int, str] = {}
        self._texts: dict[tuple[int, int], str] = {}
        self._snippets: dict[tuple[int, int], Snippet] = {}

    # What it is told

    def show_comparison(self, comparison: Comparison | None) -> None:
        """Shows another comparison; the filters stay."""
        self.beginResetModel()
        submissions = comparison.submissions if comparison else ()
        self._names = words.column_names(submissions)
        self._captions = words.column_captions(submissions, self._names)
        rows = comparison.rows if comparison else ()
        short = words.short_names(submissions, self._names)
        self._all = [compare_row(at, row, short) for at, row in enumerate(rows) if any(row.cells)]
        self._searched.clear()
        self._texts.clear()
        self._snippets.clear()
        self._arrange()
        self.endResetModel()

    def set_filter(self, show: Show, typed: str) -> None:
        """Shows only such rows, with all these words somewhere in them."""
        if (show, typed) == (self._show, self._filter):
            return
        self.beginResetModel()
        self._show, self._filter = show, typed
        self._arrange()
        self.endResetModel()

    # What is asked of it

    @property
    def names(self) -> tuple[str, ...]:
        """What the columns are called."""
        return self._names

    @property
    def total(self) -> int:
        return len(self._all)

    def all_rows(self) -> Sequence[CompareRow]:
        return self._all

    def counts(self) -> Mapping[Show, int]:
        """How many rows each filter shows, whatever is typed."""
        return {show: sum(show in row.kinds for row in self._all) for show in Show}

    def row(self, index: Index) -> CompareRow | None:
        return self._rows[index.row()] if index.isValid() else None

    def index_of(self, at: int, column: int = 0) -> QModelIndex:
        """Where the row with this place in the comparison stands; an invalid index while it is filtered away."""
        row = self._row_of.get(at)
        return QModelIndex() if row is None else self.index(row, column)

    # What Qt asks

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as Qt has it
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._names)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], index.column()
        cell, step = row.row.cells[column], row.row.steps[column - 1] if column else None
        if role == ROW:
            return row
        if role == CELL:
            return cell
        if role == STEP:
            return step
        if role == SNIPPET:
            return self._snippet(row, column)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return _said(row, self._names[column], cell, step)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation == Qt.Orientation.Horizontal:
            return self._column_data(section, role)
        return _row_data(self._rows[section], role)

    # Within

    def _column_data(self, section: int, role: int) -> object:
        name, caption = self._names[section], self._captions[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return name
        if role == CAPTION:
            return caption
        if role == Qt.ItemDataRole.ToolTipRole:
            return evidence_words.tip("\n".join(filter(None, (name, caption))))
        return None

    def _snippet(self, row: CompareRow, column: int) -> Snippet:
        key = (row.at, column)
        if key not in self._snippets:
            if len(self._snippets) >= _KEPT:
                self._texts.clear()
                self._snippets.clear()
            self._snippets[key] = self._make_snippet(row, column)
        return self._snippets[key]

    def _make_snippet(self, row: CompareRow, column: int) -> Snippet:
        steps = row.row.steps
        before = column > 0 and text_differs(steps[column - 1])
        after = column < len(steps) and text_differs(steps[column])
        return snippet(
            self._text(row, column),
            self._text(row, column - 1) if before else None,
            self._text(row, column + 1) if after else None,
        )

    def _text(self, row: CompareRow, column: int) -> str:
        key, cell = (row.at, column), row.row.cells[column]
        if key not in self._texts:
            self._texts[key] = readable(cell.answer.text) if cell else ""
        return self._texts[key]

    def _arrange(self) -> None:
        wanted = self._filter.casefold().split()
        self._rows = [
            row
            for row in self._all
            if self._show in row.kinds and (not wanted or _has(self._words_of(row), wanted))
        ]
        self._row_of = {row.at: place for place, row in enumerate(self._rows)}

    def _words_of(self, row: CompareRow) -> str:
        """What the text filter looks in; made when it is first asked for."""
        if row.at not in self._searched:
            self._searched[row.at] = "\n".join(searched_words(row)).casefold()
        return self._searched[row.at]


def _said(row: CompareRow, name: str, cell: ComparedCell | None, step: Step | None) -> str:
    """All that a cell tells, for those who hear it."""
    head = f"{row.label}, {name}"
    if cell is None:
        return _("{where}: there was no such question").format(where=head)
    parts = [cell_words(cell)]
    if step and step.became not in (Became.ADDED, Became.REMOVED):
        parts += [
            _("another mark than before") if step.mark_changed else "",
            _("the text is another") if step.text is TextChange.CHANGED else "",
            _("the evidence in the form is another") if step.evidence is TextChange.CHANGED else "",
            words.cited_sentence(step),
        ]
    return f"{head}: {'. '.join(filter(None, parts))}"


def _row_data(row: CompareRow, role: int) -> object:
    if role == ROW:
        return row
    if role == Qt.ItemDataRole.DisplayRole:
        return ", ".join(filter(None, (f"{row.label} {row.text}", row.caption)))
    if role == Qt.ItemDataRole.ToolTipRole:
        return evidence_words.tip("\n".join(filter(None, (f"{row.label}  {row.text}", row.caption))))
    return None


def _has(text: str, wanted: Iterable[str]) -> bool:
    return all(word in text for word in wanted)
