"""A phrase that is written into an answer, and the way from one thing to be filled in to the next."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QTextCursor

from auditprep import richtext
from auditprep.prose.phrases import to_fill_in
from auditprep.richtext import Paragraph
from ui.models.word_marks import in_units
from ui.widgets.rich_text_edit import RichTextEdit

_OPENING = "([{“‘/"  # what no blank comes after


class WrittenPhrases(QObject):
    """Tab goes between what stands in brackets, from when a phrase was written until nothing is left, or Esc. What is selected
    then is written over by what is typed."""

    def __init__(self, sheet: RichTextEdit) -> None:
        super().__init__(sheet)
        self._sheet = sheet
        self._active = False
        sheet.installEventFilter(self)

    @property
    def is_active(self) -> bool:
        """Whether Tab goes to what is to be filled in."""
        return self._active

    def write(self, markdown: str) -> None:
        """Writes a phrase after what is selected, or where the cursor stands. One step to undo."""
        cursor = self._sheet.textCursor()
        cursor.setPosition(cursor.selectionEnd())
        self._sheet.setTextCursor(cursor)
        start, blocks = cursor.position(), richtext.parse(markdown)
        is_inline = len(blocks) == 1 and isinstance(blocks[0], Paragraph)
        self._sheet.insert_blocks(blocks, " x" if is_inline and _runs_into(cursor) else "x")
        self._active = bool(self._places())
        if self._active:
            self._go_from(start, 1)

    def end(self) -> None:
        """Tab is as it was."""
        self._active = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self._active and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._do(event) or super().eventFilter(watched, event)
        return super().eventFilter(watched, event)

    def _do(self, event: QKeyEvent) -> bool:
        plain = event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier == Qt.KeyboardModifier.NoModifier
        if not plain:
            return False
        if event.key() == Qt.Key.Key_Escape:
            self.end()
            return False
        back = event.key() == Qt.Key.Key_Backtab or (
            event.key() == Qt.Key.Key_Tab and bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        )
        if event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            cursor = self._sheet.textCursor()
            return self._go_from(
                cursor.selectionStart() if back else cursor.selectionEnd(), -1 if back else 1
            )
        return False

    def _go_from(self, position: int, step: int) -> bool:
        """To the next one from here, or the one before (-1), around the end; False, and Tab is as it was, where none is left."""
        places = self._places()
        if not places:
            self.end()
            return False
        if step > 0:
            start, end = next((each for each in places if each[0] >= position), places[0])
        else:
            start, end = next((each for each in reversed(places) if each[1] <= position), places[-1])
        cursor = self._sheet.textCursor()
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        self._sheet.setTextCursor(cursor)
        self._sheet.ensureCursorVisible()
        return True

    def _places(self) -> list[tuple[int, int]]:
        text = self._sheet.document().toRawText()
        unit = in_units(text)
        return [(unit(start), unit(end)) for start, end in to_fill_in(text.replace("\u2029", "\n"))]


def _runs_into(cursor: QTextCursor) -> bool:
    """Whether what is written here would run into the word before."""
    before = QTextCursor(cursor)
    if before.atBlockStart():
        return False
    before.movePosition(QTextCursor.MoveOperation.PreviousCharacter, QTextCursor.MoveMode.KeepAnchor)
    sign = before.selectedText()
    return not (sign.isspace() or sign in _OPENING)
