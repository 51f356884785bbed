"""Words that are written into an answer for the user."""

from __future__ import annotations

from PySide6.QtGui import QTextCursor

from ui.widgets.list_edits import one_step
from ui.widgets.markdown_document import without_link

_OPENING = "([{“‘/"  # what no blank comes after


def write_in(cursor: QTextCursor, words: str) -> None:
    """Writes words after what is selected or where the cursor stands, looking as what stands before them; with a blank
    on each side where they would run into other words. One step to undo."""
    cursor.setPosition(cursor.selectionEnd())
    before, after = _beside(cursor)
    words = " ".join(words.split())
    words = ("" if not before or before.isspace() or before in _OPENING else " ") + words
    with one_step(cursor):
        cursor.insertText(words + (" " if after.isalnum() else ""), without_link(cursor.charFormat()))


def _beside(cursor: QTextCursor) -> tuple[str, str]:
    """The characters before and after the cursor; "" where its paragraph begins or ends."""
    there = [QTextCursor(cursor), QTextCursor(cursor)]
    if not cursor.atBlockStart():
        there[0].movePosition(QTextCursor.MoveOperation.PreviousCharacter, QTextCursor.MoveMode.KeepAnchor)
    if not cursor.atBlockEnd():
        there[1].movePosition(QTextCursor.MoveOperation.NextCharacter, QTextCursor.MoveMode.KeepAnchor)
    return there[0].selectedText(), there[1].selectedText()
