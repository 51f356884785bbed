"""The focus mode: only the question and the text, all else out of sight."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAction, QKeyEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QWidget

from auditprep.i18n import _
from ui.pages.questions import QuestionsPage


class FocusFlow(QObject):
    """Lives as long as the window. The mode is left by the keys it was come to by, by Esc, and by going to another page."""

    def __init__(
        self,
        window: QMainWindow,
        action: QAction,
        around: Iterable[QWidget],
        pages: QStackedWidget,
        questions: QuestionsPage,
        go: Callable[[QWidget], None],
    ) -> None:
        """`around` is what is hidden beside the pages."""
        super().__init__(window)
        self._window, self._around, self._pages = window, tuple(around), pages
        self._questions, self._go = questions, go
        self._is_on = False
        self._state = Qt.WindowState.WindowNoState
        action.triggered.connect(lambda: self.leave() if self._is_on else self.enter())
        pages.currentChanged.connect(lambda _at: self._on_page())
        window.installEventFilter(self)

    @property
    def is_on(self) -> bool:
        """Whether only the question is seen."""
        return self._is_on

    def enter(self) -> None:
        """Only the question that is shown, over the whole screen."""
        if self._is_on:
            return
        self._go(self._questions)
        self._is_on, self._state = True, self._window.windowState()
        self._follow()
        self._window.setWindowState(self._state | Qt.WindowState.WindowFullScreen)
        self._questions.setFocus(Qt.FocusReason.ShortcutFocusReason)
        told = QAccessibleAnnouncementEvent(self._window, _("Focus mode. Esc leaves it."))
        QAccessible.updateAccessibility(told)

    def leave(self) -> None:
        """All is where it was."""
        if self._is_on:
            self._is_on = False
            self._follow()
            self._window.setWindowState(self._state)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Esc comes here where nothing else had a use for it; and a window is not remembered as it is only for a while."""
        if self._is_on and event.type() == QEvent.Type.Close:
            self.leave()
        elif self._is_on and _is_escape(event):
            self.leave()
            return True
        return super().eventFilter(watched, event)

    def _on_page(self) -> None:
        if self._pages.currentWidget() is not self._questions:
            self.leave()

    def _follow(self) -> None:
        for each in self._around:
            each.setVisible(not self._is_on)
        self._questions.set_alone(self._is_on)


def _is_escape(event: QEvent) -> bool:
    is_press = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
    return is_press and event.key() == Qt.Key.Key_Escape
