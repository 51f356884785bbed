"""What a word that is in no list may become: the beginning of a menu, which opens at once and is filled when they are known."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, QPoint, QRect
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from auditprep.i18n import _
from ui.widgets.popup import beside
from ui.widgets.text_menu import literal


@dataclass(frozen=True, slots=True)
class Choices:
    """What is done about what the user chooses."""

    write: Callable[[str], None]
    add: Callable[[], None]
    skip: Callable[[], None]


class SpellingMenu(QObject):
    """Lives as long as the menu, at whose beginning it stands."""

    def __init__(self, menu: QMenu, word: str, place: QRect, choices: Choices) -> None:
        """`place` is where the word is on the screen."""
        super().__init__(menu)
        self.word = word
        self._menu, self._beside, self._choices = menu, place, choices
        before = next(iter(menu.actions()), None)
        self._waiting = self._insert(before, _("Thinking of suggestions…"), None)
        self._waiting.setEnabled(False)
        self._after = self._menu.insertSeparator(before) if before else self._menu.addSeparator()
        self._insert(before, _("Add to my words"), choices.add)
        self._insert(before, _("Skip"), choices.skip)
        if before is not None:
            self._menu.insertSeparator(before)

    def fill(self, suggestions: Sequence[str]) -> None:
        """They are known now; a menu that has been shown grows."""
        if not self._waiting.isVisible():
            return
        if not suggestions:
            self._waiting.setText(_("No suggestion"))
            return
        for words in suggestions:
            action = self._insert(self._after, literal(words), lambda words=words: self._choices.write(words))
            font = action.font()
            font.setBold(True)
            action.setFont(font)
        self._waiting.setVisible(False)
        self._grow()

    def _insert(self, before: QAction | None, words: str, then: Callable[[], None] | None) -> QAction:
        action = QAction(words, self._menu)
        if then is not None:
            action.triggered.connect(lambda _checked=False: then())
        self._menu.insertAction(before, action) if before else self._menu.addAction(action)
        return action

    def place(self) -> QPoint:
        """Where the menu goes: beside the word."""
        card, screen = QRect(QPoint(), self._menu.sizeHint()), self._menu.screen().availableGeometry()
        return beside(self._beside, card, screen)

    def _grow(self) -> None:
        if self._menu.isVisible():
            self._menu.resize(self._menu.sizeHint())
            self._menu.move(self.place())
