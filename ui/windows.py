"""The windows of the program: one a case, each with its own way to the core."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QPoint, QSettings, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication

from ui import theme
from ui.controller import Controller
from ui.left_off import LeftOff
from ui.main_window import MainWindow

CLOSING_LIMIT_MS = 8_000
_STEP = QPoint(32, 32)  # a new window stands a little below the one it was asked for in


class Windows(QObject):
    """Opens windows, and knows which case stands in which. The program ends with the last of them."""

    report_requested = Signal(object)  # the MainWindow in which a report of what went wrong is wanted

    def __init__(self, settings: QSettings, make: Callable[[], Controller] = Controller) -> None:
        super().__init__()
        self._settings, self._make = settings, make
        self._left_off = LeftOff(settings)
        self._windows: list[MainWindow] = []
        self._is_quitting = False
        # Of windows that are closed, whose threads still wait for a drive.
        self._leaving: list[Controller] = []

    @property
    def all(self) -> tuple[MainWindow, ...]:
        """Those that are open, the oldest first."""
        return tuple(self._windows)

    def active(self) -> MainWindow | None:
        """The one the user is in, or was in last; None where there is none."""
        return next(
            (each for each in self._windows if each.isActiveWindow()), next(iter(self._windows), None)
        )

    def start(self, file: Path | None) -> None:
        """The first window, on this file; or, where none is named, a window for each case that was open last."""
        if file is not None:
            self.new().take(file)
            return
        remembered = self._left_off.open_cases()
        self._left_off.set_open_cases([])  # one that cannot be opened is told of once
        self.new().take_up(remembered[0] if remembered else None)
        for case in remembered[1:]:
            self.new().take_up(case)

    def new(self, beside: MainWindow | None = None) -> MainWindow:
        """A window without a case."""
        window = MainWindow(self._make(), self._settings)
        window.show_elsewhere = lambda path: self._show_elsewhere(path, window)
        window.new_window_requested.connect(lambda path: self._on_new_wanted(window, path))
        window.quit_requested.connect(self.quit)
        window.report_requested.connect(lambda: self.report_requested.emit(window))
        window.case_shown.connect(self._remember)
        window.closed.connect(lambda: self._on_closed(window))
        self._windows.append(window)
        if beside is not None:
            _stand_beside(window, beside)
        if isinstance(app := QApplication.instance(), QApplication):
            theme.put_on(app)
        window.show()
        return window

    def quit(self) -> None:
        """Closes every window, until the user stays in one; all of their cases are opened the next time."""
        self._is_quitting = True
        for window in self.all:
            if not window.close():
                break
        self._is_quitting = False

    def have_ended(self, limit_ms: int = CLOSING_LIMIT_MS) -> bool:
        """Ends every thread; whether all have ended, or one still waits for a drive that does not answer. What is typed in a
        window that nobody closed is saved before, or kept beside."""
        for window in self._windows:
            window.save_typed()
            if not window.controller.wait_for_saves(limit_ms):
                window.controller.rescue_unsaved()
        controllers = [*self._leaving, *(window.controller for window in self._windows)]
        ended = [controller.shut_down(limit_ms) for controller in controllers]  # every one of them
        return all(ended) and all(controller.has_ended for controller in controllers)

    def _on_closed(self, window: MainWindow) -> None:
        """The last one's case is the one to come back to; of several, those that are left."""
        self._windows.remove(window)
        if not window.controller.has_ended:
            self._leaving.append(window.controller)
        QTimer.singleShot(0, window.deleteLater)  # it is still closing
        if self._windows:
            self._remember()

    def _remember(self) -> None:
        """At every change: the program may end in other ways than by being closed."""
        if not self._is_quitting:
            self._left_off.set_open_cases([each.case for each in self._windows if each.case is not None])

    def _on_new_wanted(self, beside: MainWindow, case: Path | None) -> None:
        window = self.new(beside)
        if case is not None:
            window.open_case(case)

    def _show_elsewhere(self, case: Path, asked: MainWindow) -> bool:
        """Whether another window has this case; it comes forward."""
        for window in self._windows:
            if window is not asked and window.case is not None and _name(window.case) == _name(case):
                window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
                window.show()
                window.raise_()
                window.activateWindow()
                return True
        return False


def _stand_beside(window: MainWindow, beside: MainWindow) -> None:
    """A step below it; on a small screen over it, since what is gone on with is at the lower right."""
    room, frame = beside.screen().availableGeometry(), beside.frameGeometry().size() - beside.size()
    window.resize(beside.size().boundedTo(room.size() - frame))
    whole, at = window.size() + frame, beside.pos() + _STEP
    last = QPoint(room.right() + 1 - whole.width(), room.bottom() + 1 - whole.height())
    window.move(max(room.left(), min(at.x(), last.x())), max(room.top(), min(at.y(), last.y())))


def _name(case: Path) -> str:
    """By its name alone: to ask a drive that does not answer would hold the window up. A case that is reached by two names
    meets its own lock."""
    return os.path.normcase(os.path.abspath(case))
