"""All evidence of the case: the table, what is known of the chosen one, and what was removed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from auditprep.i18n import _
from auditprep.model import Snapshot
from ui import theme
from ui.models.decisions import DecisionRow, choice_words
from ui.models.evidence_table import Column, EvidenceRow, EvidenceTableModel, Show
from ui.models.picks import Pick
from ui.widgets import buttons, evidence_menu
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.drop_zone import DropZone
from ui.widgets.evidence_details import EvidenceDetails
from ui.widgets.evidence_table import EvidenceTable
from ui.widgets.picker import Picker
from ui.widgets.removed_line import RemovedLine

_DETAILS = 310
_PAUSE_MS = 150  # the arrows may pass many rows before one is meant


class DocumentsPane(QWidget):
    """Emits what the user wants done; shows what it is told to show."""

    shown_row_changed = Signal(int)  # the user came to this row and stays
    show_requested = Signal(int, int)  # evidence, version
    add_requested = Signal()
    add_folder_requested = Signal()
    changed = Signal(int, dict)
    remove_requested = Signal(list)
    restore_requested = Signal(int)
    erase_requested = Signal(int)
    separate_requested = Signal(int, int)
    merge_requested = Signal(int, int)  # a newer version, and what it is a version of
    question_requested = Signal(str)
    cite_requested = Signal(int, str)
    open_requested = Signal(int)
    read_requested = Signal(int)
    minutes_requested = Signal(int)

    def __init__(self, decisions: Callable[[], tuple[DecisionRow, ...]]) -> None:
        """`decisions` gives the register, to pick from."""
        super().__init__()
        self._decisions = decisions
        self._snapshot: Snapshot | None = None
        self._read_only = False
        self._unfolded = _DETAILS  # how high the details were when they were folded
        self.model = EvidenceTableModel(self)
        self.filter = QLineEdit(clearButtonEnabled=True, placeholderText=_("Filter documents  (Ctrl+L)"))
        self.filter.setAccessibleName(_("Filter documents"))
        self.which = theme.be(ChoiceBox(), "compact")
        self.which.setAccessibleName(_("Which documents are shown"))
        self.table = EvidenceTable(self.model)
        self.details = EvidenceDetails()
        self.zone = DropZone()
        self._nothing = theme.be(QLabel(wordWrap=True, alignment=Qt.AlignmentFlag.AlignCenter), "muted")
        self.removed = RemovedLine()
        self.add = buttons.primary(_("Add files…"))
        self.add_folder = buttons.plain(_("Add a folder…"))
        self._settled = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._build()
        self._connect_signals()
        self._show_counts()
        self._show_part()

    def show_case(self, snapshot: Snapshot) -> None:
        """Another case: all of it, nothing chosen."""
        self.forget()
        self.show_evidence(snapshot)

    def show_evidence(self, snapshot: Snapshot) -> None:
        """What the case has now; what is chosen, sorted and scrolled to stays so."""
        self._snapshot = snapshot
        self.model.show_evidence(snapshot)
        self._show_counts()
        self._show_part()
        self.removed.show_removed(snapshot.removed)
        self._show_details()

    def forget(self) -> None:
        self._snapshot = None
        self._settled.stop()
        self.details.forget()
        self.filter.clear()
        self.which.setCurrentIndex(0)
        self.model.set_show(Show.ALL)
        self.model.clear()
        self.removed.show_removed(())
        self._show_counts()
        self._show_part()

    def select(self, id_: int) -> bool:
        """Chooses this evidence, also where the filter hides it; whether it is there. Nothing is shown because of it."""
        if self.model.row(id_) is None:
            return False
        if not self.model.index_of(id_).isValid():
            self._show_all()
        self.table.select([id_])
        self._settled.stop()
        self._show_details()
        return True

    def show_new(self, ids: Sequence[int]) -> None:
        """These have just come in: they are marked, and a filter that hides any of them goes."""
        self.model.set_new(ids)
        if any(not self.model.index_of(id_).isValid() for id_ in ids if self.model.row(id_)):
            self._show_all()

    def current(self) -> int | None:
        return self.table.current()

    def rows(self) -> list[EvidenceRow]:
        """What is chosen."""
        return [row for row in map(self.model.row, self.table.selected()) if row]

    def set_read_only(self, read_only: bool) -> None:
        self._read_only = read_only
        self.details.set_read_only(read_only)
        self.removed.set_read_only(read_only)
        self.add.setVisible(not read_only)
        self.add_folder.setVisible(not read_only)

    def focus_filter(self) -> None:
        self.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filter.selectAll()

    # Showing

    def _show_all(self) -> None:
        self.filter.clear()
        self.which.setCurrentIndex(0)
        self.model.set_show(Show.ALL)
        self._show_part()

    def _show_counts(self) -> None:
        """How many there are of each, in the list that narrows the table."""
        counts = self.model.counts()
        for at, show in enumerate(Show):
            words = _("{what} ({count})").format(what=show_name(show), count=counts[show])
            if at < self.which.count():
                self.which.setItemText(at, words)
            else:
                self.which.addItem(words, show.value)

    def _show_part(self) -> None:
        has_any = bool(self.model.all_rows())
        shown = self.table if self.model.rowCount() else self._nothing if has_any else self.zone
        self._stack.setCurrentWidget(shown)
        self._nothing.setText(_("No document is like that."))
        for widget in (self.filter, self.which):
            widget.setEnabled(has_any)
        self.details.setVisible(has_any)

    def _show_details(self) -> None:
        self.details.show_rows(self.rows())

    # What the user does

    def _connect_signals(self) -> None:
        table, details = self.table, self.details
        self.filter.textChanged.connect(self._on_filter)
        self.filter.returnPressed.connect(self._on_filter_left)
        self.which.activated.connect(self._on_which)
        table.selection_changed.connect(self._on_selection)
        self._settled.timeout.connect(self._on_settled)
        table.show_requested.connect(self._show)
        table.open_requested.connect(self.open_requested)
        table.rename_requested.connect(lambda _id: details.rename())
        table.remove_requested.connect(self._remove)
        table.menu_requested.connect(self._open_menu)
        details.changed.connect(self.changed)
        details.show_requested.connect(self.show_requested)
        details.separate_requested.connect(self.separate_requested)
        details.question_requested.connect(self.question_requested)
        details.read_requested.connect(self.read_requested)
        details.minutes_requested.connect(self.minutes_requested)
        details.register_requested.connect(self._pick_decision)
        details.form.title.returnPressed.connect(table.setFocus)
        details.fold_changed.connect(self._on_folded)
        details.menu_requested.connect(self._open_menu)
        self.removed.emptied.connect(lambda: self.table.setFocus(Qt.FocusReason.OtherFocusReason))
        self.removed.restore_requested.connect(self.restore_requested)
        self.removed.erase_requested.connect(self.erase_requested)
        self.add.clicked.connect(lambda: self.add_requested.emit())
        self.add_folder.clicked.connect(lambda: self.add_folder_requested.emit())

    def _on_filter(self, typed: str) -> None:
        self.model.set_filter(typed)
        self._show_part()

    def _on_filter_left(self) -> None:
        """Return in the filter: on to the first row found."""
        if self.model.ids:
            self.table.select(self.model.ids[:1])
            self._on_selection()
            self.table.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _on_which(self) -> None:
        self.model.set_show(Show(self.which.currentData()))
        self._show_part()

    def _on_selection(self) -> None:
        self._show_details()
        self._settled.start()

    def _on_settled(self) -> None:
        chosen = self.table.selected()
        if len(chosen) == 1:
            self.shown_row_changed.emit(chosen[0])

    def _on_folded(self, folded: bool) -> None:
        """What the details leave is the table's; unfolded they get it back."""
        table, details = self._splitter.sizes()
        if folded:
            self._unfolded = details
        wanted = self.details.minimumSizeHint().height() if folded else self._unfolded
        self._splitter.setSizes([table + details - wanted, wanted])

    def _show(self, id_: int) -> None:
        self._settled.stop()
        if row := self.model.row(id_):
            self.show_requested.emit(id_, row.evidence.newest.number)

    def _remove(self, ids: list[int]) -> None:
        if not self._read_only and ids:
            self.remove_requested.emit(ids)

    def _open_menu(self, at: QPoint) -> None:
        rows = self.rows()
        if not rows:
            return
        menu = evidence_menu.build(rows, self._wishes(rows, at), self, read_only=self._read_only)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(at)

    def _wishes(self, rows: list[EvidenceRow], at: QPoint) -> evidence_menu.Wishes:
        first = rows[0].id
        return evidence_menu.Wishes(
            show=partial(self._show, first),
            open_outside=partial(self.open_requested.emit, first),
            rename=self.details.rename,
            cite=partial(self._pick_question, at),
            confirm=self.details.confirm,
            set_secret=lambda secret: self._change_all({"secret": secret}),
            merge=partial(self._pick_older, first, at),
            read=partial(self.read_requested.emit, first),
            remove=partial(self._remove, [row.id for row in rows]),
            sort=self._sort,
        )

    def _sort(self, column: Column) -> None:
        """Once more turns the order around."""
        header = self.table.horizontalHeader()
        again = header.sortIndicatorSection() == column
        up = header.sortIndicatorOrder() == Qt.SortOrder.AscendingOrder
        order = Qt.SortOrder.DescendingOrder if again and up else Qt.SortOrder.AscendingOrder
        self.table.sortByColumn(column, order)

    def _change_all(self, changes: dict[str, object]) -> None:
        for row in self.rows():
            self.changed.emit(row.id, changes)

    def _pick_question(self, at: QPoint) -> None:
        if self._snapshot:
            ids = [row.id for row in self.rows()]
            Picker(
                _("Cite in which question?"),
                evidence_menu.questions(self._snapshot),
                partial(self._cite, ids),
                self,
            ).open_from(at)

    def _cite(self, ids: list[int], key: object) -> None:
        for id_ in ids:
            self.cite_requested.emit(id_, key)

    def _pick_older(self, id_: int, at: QPoint) -> None:
        others = evidence_menu.documents(self.model.all_rows(), without=id_)
        Picker(
            _("A newer version of which document?"),
            others,
            lambda into: self.merge_requested.emit(id_, into),
            self,
        ).open_from(at)

    def _pick_decision(self, by: QWidget) -> None:
        picks = [Pick(row.decision, choice_words(row), row.cells[-1]) for row in self._decisions()]
        Picker(_("Find a decision"), picks, self.details.take_decision, self).open_by(by)

    # Building

    def _build(self) -> None:
        self._stack = QStackedWidget()
        for part in (self.table, self.zone, self._nothing):
            self._stack.addWidget(part)
        self._splitter = QSplitter(Qt.Orientation.Vertical, childrenCollapsible=False, handleWidth=1)
        self._splitter.addWidget(self._stack)
        self._splitter.addWidget(self.details)
        self._splitter.setStretchFactor(0, 1)
        self._splitter.setStretchFactor(1, 0)
        self._splitter.setSizes([10 * _DETAILS, _DETAILS])
        head = QHBoxLayout()
        head.setContentsMargins(theme.L, theme.M, theme.L, theme.S)
        head.setSpacing(theme.S)
        head.addWidget(theme.be(self.filter, "compact"), 1)
        head.addWidget(self.which)
        foot = QHBoxLayout()
        foot.setContentsMargins(theme.L, theme.S, theme.L, theme.M)
        foot.setSpacing(theme.L)
        foot.addWidget(self.removed, 1, Qt.AlignmentFlag.AlignVCenter)
        foot.addStretch()
        foot.addWidget(self.add_folder, alignment=Qt.AlignmentFlag.AlignBottom)
        foot.addWidget(self.add, alignment=Qt.AlignmentFlag.AlignBottom)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self._splitter, 1)
        layout.addWidget(theme.be(QFrame(), "line-h"))
        layout.addLayout(foot)


def show_name(show: Show) -> str:
    names = {
        Show.ALL: _("All"),
        Show.UNUSED: _("Not used"),
        Show.PROBLEMS: _("With problems"),
        Show.SECRET: _("Secret"),
        Show.UNCONFIRMED: _("To confirm"),
    }
    return names[show]
