"""What all dialogs have in common: Enter presses the button that has the focus, and only then the main one."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QPushButton, QToolButton


class PressingDialog(QDialog):
    """Qt's own gives Enter to the main button also where a button that is not "auto default", or a tool button, has the
    focus: who stood on *Cancel* would do what she did not want."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        focused = self.focusWidget()
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and isinstance(focused, QPushButton | QToolButton):
            focused.click()
        else:
            super().keyPressEvent(event)
