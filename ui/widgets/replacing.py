"""Taking away what is selected so that what is left looks as where the selection began, as in Word. Qt lets a
paragraph that is selected from its start take after the last one: text in a list, bold, a link …"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QTextCharFormat, QTextCursor

from ui.widgets.list_edits import make_paragraph, one_step
from ui.widgets.markdown_document import without_link

_HOLD = "\u200b"


def remove_selected(cursor: QTextCursor) -> QTextCharFormat:
    """Makes room for what is written instead, as one step to undo; gives the look of that."""
    look = _look_at_start(cursor)
    with one_step(cursor):
        if _takes_after_its_end(cursor):
            _remove_keeping_first(cursor)
        else:
            cursor.removeSelectedText()
    return look


def clear_selected(cursor: QTextCursor) -> QTextCharFormat:
    """The same where nothing comes instead: an answer that is emptied is one plain paragraph."""
    with one_step(cursor):
        look = remove_selected(cursor)
        if not cursor.document().isEmpty():
            return look
        make_paragraph(cursor.block())
        cursor.setBlockCharFormat(QTextCharFormat())
    return QTextCharFormat()


def replace_selected(cursor: QTextCursor, text: str) -> None:
    """Writes text where the selection was, as one step to undo."""
    with one_step(cursor):
        look = remove_selected(cursor)
        cursor.insertText(text, look)


def typed_text(event: QKeyEvent) -> str:
    """What the key writes; nothing for a key that does something else. (AltGr is Ctrl+Alt to Qt.)"""
    text = event.text()
    only_control = (
        event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier == Qt.KeyboardModifier.ControlModifier
    )
    return text if text.isprintable() and not only_control else ""


def is_removal(event: QKeyEvent) -> bool:
    """Whether the key takes the selection away."""
    return event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) or event.matches(
        QKeySequence.StandardKey.Cut
    )


def _look_at_start(cursor: QTextCursor) -> QTextCharFormat:
    """The look of the first selected character; where that is the end of a paragraph, of what stands before."""
    start = QTextCursor(cursor.document())
    start.setPosition(cursor.selectionStart())
    if not start.atBlockEnd():
        start.movePosition(QTextCursor.MoveOperation.NextCharacter)
    return without_link(start.charFormat())


def _takes_after_its_end(cursor: QTextCursor) -> bool:
    first, last = (cursor.document().findBlock(at) for at in (cursor.selectionStart(), cursor.selectionEnd()))
    in_table = QTextCursor(first).currentTable() is not None
    return cursor.selectionStart() == first.position() and first != last and not in_table


def _remove_keeping_first(cursor: QTextCursor) -> None:
    """A paragraph keeps its looks as long as something stands in it."""
    start, end = cursor.selectionStart(), cursor.selectionEnd()
    cursor.setPosition(start)
    cursor.insertText(_HOLD)
    for first, last in ((start + 1, end + 1), (start, start + 1)):
        cursor.setPosition(first)
        cursor.setPosition(last, QTextCursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()
