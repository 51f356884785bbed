"""The menu at the rail's foot: all that has no place of its own in the window."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from auditprep.i18n import _
from ui.actions import Actions
from ui.recent import RecentCases

_GROUPS = (
    ("new_case", "open_case", "recent", "new_window", "print", "whose", "close_case"),
    ("undo", "redo", "replace", "focus"),
    ("restore", "own_words", "own_phrases", "settings"),
    ("palette", "handbook", "shortcuts", "report", "about"),
    ("quit",),
)
"""The actions by their names; those that are not there are left out. "recent" is a menu of its own."""
_MOST_RECENT = 9


class MenuFlow(QObject):
    """Lives as long as the window."""

    def __init__(
        self,
        window: QWidget,
        actions: Actions,
        button: QWidget,
        recent: RecentCases,
        open_case: Callable[[Path], object],
    ) -> None:
        super().__init__(window)
        self._window, self._actions, self._button = window, actions, button
        self._recent, self._open_case = recent, open_case
        actions.menu.triggered.connect(self.open)

    def open(self) -> QMenu:
        """Beside its button, with the first line chosen: the arrow keys go on from there."""
        menu = self.make()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        corner = self._button.mapToGlobal(QPoint(self._button.width(), self._button.height()))
        menu.popup(corner - QPoint(0, menu.sizeHint().height()))
        menu.setActiveAction(menu.actions()[0])
        return menu

    def make(self) -> QMenu:
        """The menu as it is now."""
        menu = QMenu(self._window)
        menu.setAccessibleName(_("Menu"))
        there = dict(self._actions.named())
        for group in _GROUPS:
            for name in group:
                self._add(menu, name, there.get(name))
            menu.addSeparator()
        menu.removeAction(menu.actions()[-1])
        return menu

    def _add(self, menu: QMenu, name: str, action: QAction | None) -> None:
        if name == "recent":
            self._add_recent(menu)
        elif action is not None:
            menu.addAction(action)

    def _add_recent(self, menu: QMenu) -> None:
        inner = menu.addMenu(_("Recent"))
        cases = self._recent.all()[:_MOST_RECENT]
        for number, case in enumerate(cases, 1):
            title = case.title.replace("&", "&&")
            inner.addAction(f"&{number}  {title}", partial(self._open_case, case.path))
        inner.setEnabled(bool(cases))
