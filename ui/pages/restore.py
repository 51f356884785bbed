"""The page of backups: those of a case by day, what each holds, and the ways back; also of a case whose file is gone or
damaged."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from auditprep.i18n import _
from auditprep.model import BackedUpCase, Backup, BackupContents, BackupRoom, FileState, Snapshot
from ui import theme
from ui.flow_layout import FlowLayout
from ui.models import backup_words as words
from ui.models.backup_rows import BackupRows
from ui.widgets import buttons
from ui.widgets.backup_detail import BackupDetail
from ui.widgets.backup_list import BackupList
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.fold_tab import FoldTab
from ui.widgets.folding_panes import focus_next
from ui.widgets.plain_label import plain_label
from ui.widgets.two_panes import TwoPanes

_BESIDE_FROM, _FOOT_FROM, _LOW = 640, 760, 460
_LIST, _DETAIL = 0, 1  # of the panes, where there is room for one of them
_WIDEST = 420  # of the choice of a case


class RestorePage(QWidget):
    """Emits what is to be looked into and brought back; shows what it is told to show."""

    backup_chosen = Signal(object)  # Backup
    restore_requested = Signal(object)  # Backup
    put_back_requested = Signal(object, str)  # BackupContents, key
    drop_requested = Signal(object, bool)  # BackedUpCase, whether it is the open one
    folder_requested = Signal(object)  # Path

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("Restore"))
        self._cases: tuple[BackedUpCase, ...] = ()
        self._own, self._wanted = "", ""  # the ids of the open case, and of the one that is to be shown
        self._room: BackupRoom | None = None
        self._rows = BackupRows(self)
        self._list = BackupList(self._rows)
        self._detail = BackupDetail()
        self._case = ChoiceBox()
        self._case.setAccessibleName(_("Which case"))
        self._case.setMaximumWidth(_WIDEST)
        self._how = theme.be(plain_label(), "caption")
        self._how.setText(
            _(
                "A backup is taken when a case is opened, while you work, and when it is closed. The last ten are kept, and one a day for thirty days."
            )
        )
        self._size = theme.be(plain_label(), "caption")
        self._size.setWordWrap(False)
        self._folder = theme.lettered(buttons.link(_("Show the folder")), "caption")
        self._drop = theme.lettered(buttons.link(_("Delete the backups of this case…")), "caption")
        self._nothing = theme.be(QLabel(wordWrap=True, alignment=Qt.AlignmentFlag.AlignCenter), "muted")
        self._nothing.setText(_("There is no backup yet. The first is taken when you open a case."))
        self._build()
        self._connect_signals()
        self._show_case()

    # What it is told

    def want_case(self, id: str) -> None:
        """This case is to be shown; "" is the open one, or the one with the newest backup."""
        self._wanted = id

    def show_cases(self, cases: Sequence[BackedUpCase], own: str) -> None:
        """Every case that has backups; `own` is the open one."""
        self._cases, self._own = tuple(cases), own
        wanted = self._wanted or own
        self._case.blockSignals(True)
        self._case.clear()
        for each in self._cases:
            self._case.addItem(words.case_name(each, is_own=each.id == own), each.id)
        self._case.setCurrentIndex(max(0, self._case.findData(wanted)) if self._cases else -1)
        self._case.blockSignals(False)
        self._show_case()

    def show_room(self, room: BackupRoom) -> None:
        self._room = room
        self._size.setText(words.room(room))
        self._folder.setToolTip(str(room.folder))
        self._folder.setVisible(room.size > 0)

    def show_contents(self, contents: BackupContents, now: Snapshot | None, why_fixed: str) -> None:
        """What the backup that was chosen holds; `now` is the open case, where the backup is of that."""
        if self._is_chosen(contents.backup):
            self._detail.show_contents(contents, now, why_fixed)

    def show_read_error(self, backup: Backup, error: str) -> None:
        if self._is_chosen(backup):
            self._detail.show_error(error)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._focus_first()

    def cycle_panes(self) -> None:
        focus_next(
            [
                (self._head, lambda: self._case.setFocus(Qt.FocusReason.TabFocusReason)),
                (self._list, lambda: self._list.setFocus(Qt.FocusReason.TabFocusReason)),
                (self._detail, self._detail.focus_first),
            ]
        )

    # What it tells

    @property
    def own(self) -> str:
        """The id of the open case, "" where it has no backup or none is open."""
        return self._own

    def current(self) -> Backup | None:
        """The backup that is chosen."""
        return self._list.current()

    @property
    def is_file_there(self) -> bool:
        """Whether a file lies where the case of the chosen backup lay."""
        case = self._chosen_case()
        return case is not None and case.state is not FileState.GONE

    # How it works

    def _is_chosen(self, backup: Backup) -> bool:
        current = self._list.current()
        return current is not None and (current.case, current.number) == (backup.case, backup.number)

    def _chosen_case(self) -> BackedUpCase | None:
        id = self._case.currentData()
        return next((each for each in self._cases if each.id == id), None)

    def _show_case(self) -> None:
        case, before = self._chosen_case(), self._list.current()
        self._body.setCurrentWidget(self._panes if case else self._nothing)
        for widget in (self._case, self._drop):
            widget.setVisible(case is not None)
        self._rows.show_backups(case.backups if case else ())
        self._list.choose(before if case and before and before.case == case.id else None)
        if self.hasFocus():
            self._focus_first()

    def _on_entered_into(self) -> None:
        """Where there is room for the list alone, what is chosen there is seen instead of it."""
        if self._panes.is_folded():
            self._panes.show_pane(_DETAIL)
            self._detail.focus_first()

    def _on_folded(self) -> None:
        """No answer is put back that is not seen."""
        self._of_one_answer.setVisible(self._panes.is_shown(_DETAIL))

    def _focus_first(self) -> None:
        self._panes.show_pane(_LIST)
        if self._cases:
            self._list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_case_chosen(self) -> None:
        self._wanted = self._case.currentData() or ""
        self._show_case()

    def _on_backup_chosen(self, backup: Backup | None) -> None:
        self._detail.show_backup(backup)
        if backup is not None:
            self.backup_chosen.emit(backup)

    def _on_drop(self) -> None:
        if case := self._chosen_case():
            self.drop_requested.emit(case, case.id == self._own)

    def _on_folder(self) -> None:
        if self._room is not None:
            self.folder_requested.emit(self._room.folder)

    def _connect_signals(self) -> None:
        self._case.activated.connect(lambda _at: self._on_case_chosen())
        self._list.chosen.connect(self._on_backup_chosen)
        self._list.clicked.connect(lambda _index: self._on_entered_into())
        self._list.activated.connect(lambda _index: self._on_entered_into())
        self._detail.restore_requested.connect(self.restore_requested)
        self._detail.put_back_requested.connect(self.put_back_requested)
        self._drop.clicked.connect(self._on_drop)
        self._folder.clicked.connect(self._on_folder)

    def _build(self) -> None:
        left = theme.be(QFrame(), "side")
        column = QVBoxLayout(left)
        column.setContentsMargins(theme.S, theme.XS, 2, 0)
        column.addWidget(self._list)
        tabs = (
            FoldTab(_("Backups"), _("Show the backups")),
            FoldTab(_("The backup"), _("Show what the backup holds")),
        )
        self._panes = TwoPanes((left, self._detail), tabs, _BESIDE_FROM, shares=(32, 68))
        self._body = QStackedWidget()
        self._body.addWidget(self._panes)
        self._body.addWidget(self._nothing)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._build_head())
        layout.addWidget(theme.be(QFrame(), "line-h"))
        layout.addWidget(self._body, 1)
        layout.addWidget(theme.be(QFrame(), "line-h"))
        layout.addWidget(self._build_foot())

    def _build_head(self) -> QWidget:
        title = QHBoxLayout()
        title.setSpacing(theme.M)
        title.addWidget(theme.be(QLabel(_("Restore")), "question"))
        title.addStretch()
        title.addWidget(theme.be(self._case, "compact"))
        self._head = QWidget()
        column = QVBoxLayout(self._head)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.S)
        column.addLayout(title)
        column.addWidget(self._how)
        return self._head

    def _build_foot(self) -> QWidget:
        """The buttons where they are on every page; what is about all backups wraps where there is no room beside them."""
        foot, about = QWidget(), QWidget()
        self._of_one_answer = _around(self._detail.ways_back[0])
        self._panes.folded.connect(self._on_folded)
        about.setMinimumWidth(1)  # it goes above before it has too little room
        flow = FlowLayout(about, spacing=theme.M, between_rows=0)
        for part in (self._size, self._folder, self._drop):
            part.setMinimumHeight(theme.LINE)
            flow.addWidget(part)
        ways = QHBoxLayout()
        ways.setSpacing(theme.S)
        ways.addStretch()
        for button in (self._of_one_answer, self._detail.ways_back[1]):
            ways.addWidget(button, alignment=Qt.AlignmentFlag.AlignBottom)
        self._foot = QBoxLayout(QBoxLayout.Direction.LeftToRight, foot)
        self._foot.setContentsMargins(theme.L, theme.M, theme.L, theme.M)
        self._foot.setSpacing(theme.S)
        self._foot.addWidget(about, 1, Qt.AlignmentFlag.AlignVCenter)
        self._foot.addLayout(ways)
        return foot

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What is about all backups stands above the buttons, where there is no room for both; a low window leaves the room to
        what is chosen from."""
        super().resizeEvent(event)
        above, below = (theme.S, theme.S) if self.height() < _LOW else (theme.L, theme.M)
        self._head.setContentsMargins(theme.L, above, theme.L, below)
        left, _top, right, _bottom = self._foot.getContentsMargins()
        self._foot.setContentsMargins(left, below, right, below)
        ways = QBoxLayout.Direction
        self._foot.setDirection(ways.LeftToRight if self.width() >= _FOOT_FROM else ways.TopToBottom)


def _around(widget: QWidget) -> QWidget:
    """The same, for somebody else to hide."""
    box = QWidget()
    layout = QVBoxLayout(box)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addWidget(widget)
    return box
