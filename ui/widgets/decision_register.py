"""The register of decisions: typed once, or read in minutes; picked as text after that."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QLabel, QLineEdit, QMenu, QVBoxLayout, QWidget

from auditprep.i18n import _
from auditprep.model import Snapshot
from auditprep.prose.citing import decision_text
from ui import theme
from ui.models.decisions import Column, DecisionRow, DecisionsModel
from ui.models.table_rows import ROW
from ui.widgets import buttons
from ui.widgets.decision_form import DecisionForm
from ui.widgets.flat_table import CellDelegate, FlatTable, Index

_WIDTHS = (128, 88, 44, 168, 108, 124)  # together as wide as there is room for beside the viewer


class DecisionRegister(QWidget):
    """Emits what the user wants done; shows what it is told to show."""

    decision_saved = Signal(object, object)  # the id or None, and the Decision
    decision_removed = Signal(int)
    show_requested = Signal(int, int, int)  # evidence, version (0: the newest), page

    def __init__(self) -> None:
        super().__init__()
        self._model = DecisionsModel(self)
        self._read_only = False
        self._is_filling = False
        self._filter = QLineEdit(clearButtonEnabled=True, placeholderText=_("Filter decisions"))
        self._filter.setAccessibleName(_("Filter decisions"))
        self._minutes = buttons.link(_("Show all decisions"))
        self.table = _Table()
        self.form = DecisionForm()
        self._nothing = theme.be(QLabel(wordWrap=True, alignment=Qt.AlignmentFlag.AlignCenter), "muted")
        self._build()
        self._connect_signals()
        self._show_nothing()

    def show_decisions(self, snapshot: Snapshot) -> None:
        """Shows the register as it is now; the chosen row stays chosen."""
        chosen, scrolled = self._chosen(), self.table.verticalScrollBar().value()
        self._is_filling = True
        self._model.show_decisions(snapshot)
        self._is_filling = False
        self._choose(chosen.id if chosen else None)
        self.table.verticalScrollBar().setValue(scrolled)
        self._show_nothing()

    def show_minutes(self, evidence: int) -> None:
        """Shows only what was decided in these minutes."""
        self._filter.clear()
        self._model.set_minutes(evidence)
        self._show_nothing()
        self.table.setFocus()

    def start_new(self) -> None:
        """No row is chosen, and the form is ready for a new decision."""
        self._choose(None)
        self.form.start_new()

    def forget(self) -> None:
        self._filter.clear()
        self.form.clear()
        self._model.clear()
        self._show_nothing()

    def leave(self) -> None:
        """What is typed and not told is told now."""
        self.form.leave()

    def set_read_only(self, read_only: bool) -> None:
        self._read_only = read_only
        self.form.set_read_only(read_only)

    @property
    def total(self) -> int:
        return self._model.total

    def rows(self) -> tuple[DecisionRow, ...]:
        """Every decision, filtered or not, the register's own order."""
        return tuple(self._model.all_rows())

    def _chosen(self) -> DecisionRow | None:
        index = self.table.currentIndex()
        return index.data(ROW) if index.isValid() else None

    def _choose(self, id_: int | None) -> None:
        """Chooses this row and shows it; none where it is gone."""
        index = QModelIndex() if id_ is None else self._model.index_of(id_)
        mode = QItemSelectionModel.SelectionFlag
        self._is_filling = True
        self.table.selectionModel().setCurrentIndex(index, mode.ClearAndSelect | mode.Rows)
        self._is_filling = False
        self.form.show_row(self._chosen())

    def _show_nothing(self) -> None:
        """Words where there are no rows; and how to see them all, where only some minutes' are shown."""
        shown = self._model.rowCount()
        self._minutes.setVisible(self._model.minutes is not None)
        self._nothing.setVisible(not shown)
        self.table.setVisible(bool(shown))
        if not self._model.total:
            self._nothing.setText(
                _(
                    "No decisions yet. They are read out of minutes, and can be written below: once, for all answers."
                )
            )
        else:
            self._nothing.setText(_("No decision has these words."))

    # What the user does

    def _connect_signals(self) -> None:
        self._filter.textChanged.connect(self._on_filter)
        self._minutes.clicked.connect(lambda: self._on_all_wanted())
        self.table.selectionModel().currentChanged.connect(self._on_current_changed)
        self.table.clicked.connect(self._on_clicked)
        self.table.doubleClicked.connect(lambda: self._show_page())
        self.table.show_requested.connect(self._show_page)
        self.table.copy_requested.connect(self._copy)
        self.table.remove_requested.connect(self._remove)
        self.table.menu_requested.connect(self._open_menu)
        self.form.saved.connect(self.decision_saved)
        self.form.removed.connect(self.decision_removed)
        self.form.copied.connect(self._copy)
        self.form.shown_in_minutes.connect(self._show_page)
        self.form.new_requested.connect(self.start_new)

    def _on_filter(self, typed: str) -> None:
        chosen = self._chosen()
        self._model.set_filter(typed)
        self._choose(chosen.id if chosen else None)
        self._show_nothing()

    def _on_all_wanted(self) -> None:
        chosen = self._chosen()
        self._model.set_minutes(None)
        self._choose(chosen.id if chosen else None)
        self._show_nothing()

    def _on_current_changed(self) -> None:
        if not self._is_filling:
            self.form.show_row(self._chosen())

    def _on_clicked(self, index: Index) -> None:
        if index.column() == Column.SOURCE:
            self._show_page()

    def _show_page(self) -> None:
        row = self._chosen()
        if row and row.registered.evidence is not None:
            self.show_requested.emit(row.registered.evidence, 0, row.decision.page or 1)

    def _copy(self) -> None:
        if row := self._chosen():
            QGuiApplication.clipboard().setText(decision_text(row.decision) or row.decision.title)

    def _remove(self) -> None:
        row = self._chosen()
        if row and not self._read_only:
            self.decision_removed.emit(row.id)

    def _open_menu(self, at: QPoint) -> None:
        row = self._chosen()
        if row is None:
            return
        menu = QMenu(self)
        menu.addAction(_("Copy as text"), QKeySequence.StandardKey.Copy, self._copy)
        show = menu.addAction(_("Show in the minutes"), QKeySequence("Return"), self._show_page)
        show.setEnabled(row.registered.evidence is not None)
        menu.addSeparator()
        remove = menu.addAction(_("Remove"), QKeySequence("Delete"), self._remove)
        remove.setEnabled(not self._read_only)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(at)

    # Building

    def _build(self) -> None:
        self.table.setModel(self._model)
        self.table.set_widths(_WIDTHS, Column.TITLE)
        self.table.setSortingEnabled(True)
        self.table.sortByColumn(Column.DATE, Qt.SortOrder.DescendingOrder)
        head = QHBoxLayout()
        head.setContentsMargins(theme.L, theme.M, theme.L, theme.S)
        head.setSpacing(theme.M)
        head.addWidget(theme.be(self._filter, "compact"), 1)
        head.addWidget(self._minutes)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self.table, 1)
        self._nothing.setContentsMargins(theme.XXL, theme.XXL, theme.XXL, theme.XXL)
        layout.addWidget(self._nothing, 1)
        layout.addWidget(self.form)


class _Table(FlatTable):
    """One row at a time, and the keys that do something with it."""

    show_requested = Signal()
    copy_requested = Signal()
    remove_requested = Signal()
    menu_requested = Signal(QPoint)

    def __init__(self) -> None:
        super().__init__()
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setItemDelegate(_Delegate(self))
        self.setAccessibleName(_("Decisions"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.show_requested.emit()
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy_requested.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.remove_requested.emit()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        at = event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            cell = self.visualRect(self.currentIndex())
            at = self.viewport().mapToGlobal(QPoint(theme.XL, cell.bottom()))
        self.menu_requested.emit(at)


class _Delegate(CellDelegate):
    """The minutes a decision was read in are a link."""

    def ink(self, index: Index, look: theme.Colours) -> str:
        if index.column() == Column.SOURCE:
            return look.accent
        return look.muted if index.column() == Column.DNR else look.text
