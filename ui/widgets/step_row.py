"""The row at the foot of a question: back, done, and on to the next."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QPushButton, QWidget

from auditprep.i18n import _
from ui import theme


class StepRow(QWidget):
    """Emits the user's wishes; `show_step` says what they lead to."""

    previous_requested = Signal()
    next_requested = Signal()
    done_chosen = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._done = False
        self.previous = QPushButton()
        self.toggle = QPushButton()
        self.next = theme.be(QPushButton(), "primary")
        self.previous.clicked.connect(self.previous_requested)
        self.next.clicked.connect(self.next_requested)
        self.toggle.clicked.connect(lambda: self.done_chosen.emit(not self._done))
        for button in (self.previous, self.toggle, self.next):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # who clicks goes on typing where she was
        self._narrow: bool | None = None
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(theme.S)
        self._grid.setColumnStretch(1, 1)
        self._lay_out(narrow=False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where the three do not fit side by side, the middle one goes above the others."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        shown = [button for button in (self.previous, self.toggle, self.next) if not button.isHidden()]
        needed = sum(button.sizeHint().width() + theme.S for button in shown)
        self._lay_out(narrow=needed > self.width())

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def _lay_out(self, *, narrow: bool) -> None:
        if narrow == self._narrow:
            return
        self._narrow = narrow
        for button in (self.previous, self.toggle, self.next):
            self._grid.removeWidget(button)
        right = Qt.AlignmentFlag.AlignRight
        self._grid.addWidget(self.previous, 1, 0)
        self._grid.addWidget(
            self.toggle, 0 if narrow else 1, 0 if narrow else 1, 1, 3 if narrow else 1, right
        )
        self._grid.addWidget(self.next, 1, 2)

    def show_step(self, previous: str | None, following: str | None) -> None:
        """Names the questions on both sides, None where the form begins or ends."""
        self.previous.setVisible(previous is not None)
        self.previous.setText(f"← {previous}")
        self.previous.setAccessibleName(_("Previous question, {number}").format(number=previous))
        self.previous.setToolTip(_("Previous question (Alt+Left)"))
        self.next.setEnabled(following is not None)
        self.next.setText(f"{following} →" if following else _("Last question"))
        self.next.setAccessibleName(
            _("Next question, {number}").format(number=following) if following else ""
        )
        self.next.setToolTip(_("Next question (Alt+Right)"))
        self._fit()

    def show_done(self, done: bool) -> None:
        """Shows whether the user has called the question done."""
        self._done = done
        self.toggle.setText(_("Done ✓ – undo") if done else _("Mark as done"))
        self.toggle.setToolTip("" if done else _("Done and on to the next: Ctrl+Enter"))
        self._fit()

    def focus(self) -> None:
        """The focus comes to what leads on, or else back."""
        leads_on = self.next if self.next.isEnabled() else self.previous
        leads_on.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def set_read_only(self, read_only: bool) -> None:
        """Going back and forth is still possible."""
        self.toggle.setEnabled(not read_only)
