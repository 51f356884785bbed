"""The colleagues page: which questions are out with whom, and their answers taken back in."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QFocusEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from auditprep.i18n import _, ngettext
from auditprep.model import CaseCopy, Snapshot
from ui import theme
from ui.file_drop import files
from ui.flow_layout import FlowLayout
from ui.models.handouts import HandoutsModel, Standing
from ui.widgets import buttons
from ui.widgets.doubt_line import DoubtLine
from ui.widgets.drop_zone import DropVeil
from ui.widgets.folding_panes import focus_next
from ui.widgets.handout_copies import FoundCopies
from ui.widgets.handout_details import HandoutDetails
from ui.widgets.handout_help import HandoutHelp
from ui.widgets.handout_table import HandoutTable

SHEET_SUFFIXES = (".docx", ".docm")


class ColleaguesPage(QWidget):
    """Emits what the user wants done; shows what it is told to show."""

    handout_requested = Signal()
    handin_requested = Signal(list)  # Paths; empty: they are to be asked for
    call_off_requested = Signal(int)
    sheet_requested = Signal(int)
    question_requested = Signal(str)
    copy_merge_requested = Signal(Path)
    merge_page_requested = Signal()  # the answers that wait are to be seen

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("Colleagues"))
        self.setAcceptDrops(True)
        self._snapshot: Snapshot | None = None
        self._read_only = False
        self._model = HandoutsModel(self)
        self._summary = theme.be(QLabel(wordWrap=True), "muted")
        self._copies = FoundCopies()
        self._see = theme.be(buttons.plain(_("Show")), "compact")
        self._waiting = DoubtLine("", self._see)
        self._table, self._details = HandoutTable(self._model), HandoutDetails()
        self._help = HandoutHelp()
        self._read_in = buttons.plain(_("Read in answers…"))
        self._send = buttons.primary(_("Send questions to…"))
        self._veil = DropVeil(self, _("Drop the sheet to read in the answers"))
        self._build()
        self._connect_signals()
        self.forget_case()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Who comes to the page comes to the table, or to the button that begins."""
        shown = (self._table, self._send, self._help)
        target = next((each for each in shown if each.isVisible()), self._help)
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    # What the page is told

    def show_case(self, snapshot: Snapshot) -> None:
        """What is out now. What is chosen and sorted stays, if it is the same case."""
        if self._snapshot is None or self._snapshot.path != snapshot.path:
            self.forget_case()
        self._snapshot = snapshot
        self._model.show_case(snapshot, dt.date.today())
        self._show_part()

    def forget_case(self) -> None:
        """The case is closed: nothing of it is kept here."""
        self._snapshot = None
        self._model.clear()
        self._copies.show_copies(())
        self.show_waiting("")
        self._show_part()

    def show_copies(self, copies: Sequence[CaseCopy]) -> None:
        """Other copies of the case that were found beside it."""
        self._copies.show_copies(copies)

    def show_waiting(self, source: str) -> None:
        """Answers from here are read in, but not merged yet; "": there are none."""
        self._waiting.write(_("Answers from {source} are read in, but not merged yet.").format(source=source))
        self._waiting.setVisible(bool(source))

    def set_read_only(self, read_only: bool) -> None:
        """Read-only: what is out can be seen, and its sheets made again."""
        self._read_only = read_only
        for button in (self._read_in, self._send):
            button.setVisible(not read_only)
        self._details.set_read_only(read_only)
        self._copies.set_read_only(read_only)

    def cycle_panes(self) -> None:
        """Moves the focus to the next pane: the table, the details, the buttons."""
        panes = (self._table, self._details, self._foot)
        focus_next([(pane, lambda pane=pane: _focus(pane)) for pane in panes])

    # Showing

    def _show_part(self) -> None:
        has_any = self._model.rowCount() > 0
        self._body.setCurrentWidget(self._panes if has_any else self._help)
        out, overdue = self._model.count(Standing.OUT, Standing.OVERDUE), self._model.count(Standing.OVERDUE)
        words = ngettext("{count} sheet is out", "{count} sheets are out", out).format(count=out)
        if overdue:
            late = ngettext("{count} of them overdue", "{count} of them overdue", overdue)
            words = f"{words}, {late.format(count=overdue)}"
        self._summary.setText(words if out else _("No sheet is out."))
        self._summary.setVisible(has_any)

    # What the user does

    def _connect_signals(self) -> None:
        self._send.clicked.connect(lambda: self.handout_requested.emit())
        self._read_in.clicked.connect(lambda: self.handin_requested.emit([]))
        self._see.clicked.connect(lambda: self.merge_page_requested.emit())
        self._table.chosen.connect(self._details.show_row)
        self._table.call_off_requested.connect(self._call_off)
        self._details.call_off_requested.connect(self._call_off)
        self._details.sheet_requested.connect(self.sheet_requested)
        self._details.question_requested.connect(self.question_requested)
        self._copies.copy_merge_requested.connect(self.copy_merge_requested)

    def _call_off(self, id_: int) -> None:
        if not self._read_only:
            self.call_off_requested.emit(id_)
            self._table.setFocus(Qt.FocusReason.OtherFocusReason)  # the button goes

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Word documents are sheets here; anything else is for the window to take."""
        if self._sheets(event.mimeData()):
            event.acceptProposedAction()
            self._veil.set_lit(True)
        else:
            event.ignore()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._veil.set_lit(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self._veil.set_lit(False)
        if sheets := self._sheets(event.mimeData()):
            event.acceptProposedAction()
            self.handin_requested.emit(sheets)

    def _sheets(self, data: QMimeData) -> list[Path]:
        paths = [Path(file) for file in files(data)]
        are_sheets = all(path.suffix.lower() in SHEET_SUFFIXES for path in paths)
        return paths if are_sheets and self._snapshot is not None and not self._read_only else []

    # Building

    def _build(self) -> None:
        self._panes = QSplitter(Qt.Orientation.Vertical, childrenCollapsible=False, handleWidth=1)
        for part, share in ((self._table, 1), (self._details, 0)):
            self._panes.addWidget(part)
            self._panes.setStretchFactor(self._panes.indexOf(part), share)
        self._panes.setSizes([4000, 200])
        self._details.setMinimumHeight(120)
        self._body = QStackedWidget()
        for part in (self._panes, self._help):
            self._body.addWidget(part)
        head = QVBoxLayout()
        head.setContentsMargins(theme.L, theme.L, theme.L, theme.M)
        head.setSpacing(theme.S)
        head.addWidget(theme.be(QLabel(_("Colleagues")), "question"))
        for part in (self._summary, self._waiting, self._copies):
            head.addWidget(part)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self._body, 1)
        layout.addWidget(theme.be(QFrame(), "line-h"))
        layout.addWidget(self._build_foot())

    def _build_foot(self) -> QWidget:
        """Taking in to the left, sending out, the primary one, to the right."""
        self._foot = QWidget()
        small = FlowLayout(spacing=theme.S)
        small.addWidget(self._read_in)
        row = QHBoxLayout(self._foot)
        row.setContentsMargins(theme.L, theme.M, theme.L, theme.M)
        row.setSpacing(theme.L)
        row.addLayout(small, 1)
        row.addWidget(self._send)
        return self._foot


def _focus(pane: QWidget) -> None:
    """Into the pane: on itself, or on the first thing in it that takes the focus."""
    inner = [each for each in pane.findChildren(QWidget) if _takes_focus(each)]
    target = pane if _takes_focus(pane) else next(iter(inner), pane)
    target.setFocus(Qt.FocusReason.ShortcutFocusReason)


def _takes_focus(widget: QWidget) -> bool:
    return widget.isVisible() and widget.isEnabled() and bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
