"""Words in a sheet that something is known of: they go with the text, and know when they are other words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QTextEdit


@dataclass(frozen=True, slots=True)
class MarkedWords:
    """`cursors` select the words, a cursor a line, and go with them. One that selects nothing is a place between words."""

    cursors: tuple[QTextCursor, ...]
    was: tuple[tuple[str, str, str], ...]

    @classmethod
    def of(cls, cursors: Sequence[QTextCursor]) -> MarkedWords:
        """The words as they are now."""
        return cls(tuple(cursors), tuple(map(_as_it_is, cursors)))

    @property
    def start(self) -> int:
        return self.cursors[0].selectionStart()

    @property
    def end(self) -> int:
        return self.cursors[-1].selectionEnd()

    def stand(self) -> bool:
        """Whether they are the same words still: none has been changed, nor has one become part of a longer word."""
        return all(_as_it_is(cursor) == was for cursor, was in zip(self.cursors, self.was, strict=True))

    def hold(self, position: int) -> bool:
        """Whether the position is in them, or at either end."""
        return any(each.selectionStart() <= position <= each.selectionEnd() for each in self.cursors)

    def for_user(self) -> QTextCursor:
        """A cursor for the sheet that selects them. One that stays where it is when something is inserted would leave every
        letter selected that is typed, for the next one to replace."""
        cursor = QTextCursor(self.cursors[0].document())
        cursor.setPosition(self.start)
        cursor.setPosition(self.end, QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def after(self) -> QTextCursor:
        """The same, behind them."""
        cursor = self.for_user()
        cursor.setPosition(self.end)
        return cursor


def position_at(sheet: QTextEdit, place: QPoint) -> int:
    """The position of the letter under this place of the viewport; -1 where there is none."""
    x, y = sheet.horizontalScrollBar().value(), sheet.verticalScrollBar().value()
    return sheet.document().documentLayout().hitTest(place + QPoint(x, y), Qt.HitTestAccuracy.ExactHit)


def on_screen(sheet: QTextEdit, words: MarkedWords) -> QRect:
    """Where the words are on the screen."""
    ends = [QTextCursor(sheet.document()), QTextCursor(sheet.document())]
    for end, position in zip(ends, (words.start, words.end), strict=True):
        end.setPosition(position)
    first, last = map(sheet.cursorRect, ends)
    left = first.left() if first.top() == last.top() else 0
    place = QRect(QPoint(left, first.top()), last.bottomRight())
    return QRect(sheet.viewport().mapToGlobal(place.topLeft()), place.size())


def go_to(sheet: QTextEdit, words: MarkedWords) -> None:
    """Selects the words, and brings them in sight. In the upper half of what is seen of the text they stay where they are:
    there is room below them."""
    sheet.setTextCursor(words.for_user())
    sheet.ensureCursorVisible()
    view, bar = sheet.viewport(), sheet.verticalScrollBar()
    off = on_screen(sheet, words).center().y() - view.mapToGlobal(view.rect().center()).y()
    if off > 0:
        bar.setValue(bar.value() + off)


def _as_it_is(cursor: QTextCursor) -> tuple[str, str, str]:
    """What is selected, and what it runs on from and into; of a place between words what stands beside it."""
    document, words = cursor.document(), cursor.selectedText()
    before = document.characterAt(cursor.selectionStart() - 1) if cursor.selectionStart() else ""
    after = document.characterAt(cursor.selectionEnd())
    if not words:
        return before, "", after
    return _joined(before, words[0]), words, _joined(after, words[-1])


def _joined(beside: str, edge: str) -> str:
    """The sign beside, where both are of one word."""
    return beside if beside.isalnum() and edge.isalnum() else ""
