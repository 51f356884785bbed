"""The command palette: a field, and below it all that can be done or gone to, the nearest first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QFrame, QLabel, QLineEdit, QVBoxLayout, QWidget

from auditprep.i18n import _
from ui import theme
from ui.models.palette import Entry, PaletteRows
from ui.widgets.palette_list import PaletteList

_WIDTH, _HEIGHT, _FROM_TOP = 640, 420, 72


class PaletteDialog(QDialog):
    """The arrow keys move in the list while one types; Enter does it, Esc leaves."""

    picked = Signal(str)  # the entry's id; the palette is closed by then

    def __init__(
        self, entries: Iterable[Entry], latest: Sequence[str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent, Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self.setWindowTitle(_("Find a command or a place"))
        self._rows = PaletteRows(entries, latest, self)
        self._field = QLineEdit(placeholderText=_("Command, question, attachment, setting…"))
        self._field.setAccessibleName(_("Find a command or a place"))
        self._field.setAccessibleDescription(_("The arrow keys go to the next one, Enter does it."))
        self._field.installEventFilter(self)
        self._list = PaletteList(self._rows)
        self._nothing = theme.be(QLabel(_("Nothing found")), "muted")
        self._hint = theme.be(QLabel(_("↑↓ to choose · Enter does it · Esc closes")), "hint")
        self._reading = QTimer(self, interval=0)
        self._build()
        self._field.textChanged.connect(self._on_typed)
        self._list.clicked.connect(lambda _index: self._pick())
        self._reading.timeout.connect(self._read_on)
        self._reading.start()
        self._go_first()

    def showEvent(self, event: QShowEvent) -> None:
        """In the middle of the window, a little from its top, and never larger than that."""
        super().showEvent(event)
        window = self.parentWidget().window() if self.parentWidget() else None
        if window is not None:
            self.resize(
                min(_WIDTH, window.width() - 2 * theme.L), min(_HEIGHT, window.height() - 2 * theme.L)
            )
            top = min(_FROM_TOP, window.height() - self.height() - theme.L)
            self.move(window.mapToGlobal(QPoint((window.width() - self.width()) // 2, max(0, top))))
        self._field.setFocus(Qt.FocusReason.PopupFocusReason)

    def changeEvent(self, event: QEvent) -> None:
        """Who clicks elsewhere has left it."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isVisible() and not self.isActiveWindow():
            self.reject()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The keys that the field has no use for move the list."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and self._moves(event.key()):
            return True
        return super().eventFilter(watched, event)

    def _moves(self, key: int) -> bool:
        steps = {
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_PageDown: self._list.page(),
            Qt.Key.Key_PageUp: -self._list.page(),
        }
        if key in steps:
            self._list.move_by(steps[key])
            self._tell()
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._pick()
            return True
        return False

    def _on_typed(self, typed: str) -> None:
        self._rows.seek(typed)
        self._go_first()
        self._tell()

    def _read_on(self) -> None:
        """Of a large case, a little at a time; where one is in the list stays."""
        before = self._current()
        if not self._rows.read_on():
            self._reading.stop()
        if before is None or self._current() is not before:
            self._go_first()

    def _go_first(self) -> None:
        found = bool(self._rows.rowCount())
        self._nothing.setVisible(not found)
        self._list.setVisible(found)
        if found:
            self._list.go_to(0)

    def _current(self) -> Entry | None:
        return self._rows.entry(self._list.currentIndex().row())

    def _tell(self) -> None:
        """A screen reader stays in the field, and hears where the list is."""
        said = self._rows.said(self._list.currentIndex().row())
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._field, said))

    def _pick(self) -> None:
        if (entry := self._current()) is not None and self._rows.rowCount():
            self.accept()
            self.picked.emit(entry.id)

    def _build(self) -> None:
        card = theme.be(QFrame(), "palette")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(1, theme.M, 1, theme.S)
        inside.setSpacing(theme.S)
        for widget, around in ((self._field, theme.M), (self._nothing, theme.L), (self._hint, theme.L)):
            widget.setContentsMargins(0, 0, 0, 0)
            holder = QVBoxLayout()
            holder.setContentsMargins(around, 0, around, 0)
            holder.addWidget(widget)
            inside.addLayout(holder)
        inside.insertWidget(2, self._list, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(card)
