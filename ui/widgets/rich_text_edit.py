"""The sheet of the editor: a QTextEdit whose keys, paste and copy keep to what Markdown and Word can hold."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QMimeData, QSignalBlocker, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QFont,
    QGuiApplication,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextTable,
)
from PySide6.QtWidgets import QTextEdit, QWidget

from auditprep.i18n import _
from auditprep.richtext import Block, Paragraph, Span, normalise
from ui import theme
from ui.file_drop import files
from ui.widgets import list_edits, replacing, table_edits
from ui.widgets.copied import one_line, to_html, to_text
from ui.widgets.inks import Inks
from ui.widgets.markdown_document import (
    LINE_BREAK,
    BlockWriter,
    fragments,
    from_document,
    insert_spans,
    without_link,
)
from ui.widgets.marked_words import position_at
from ui.widgets.pasted import Pasted, from_html, from_text
from ui.widgets.pasted_told import left_out

_MARGIN = 18
_LINK, _UNDO, _REDO = "Ctrl+K", "Ctrl+Z", ("Ctrl+Y", "Ctrl+Shift+Z")
_MARKS = {  # what a mark is in a format: asked, and set
    "bold": (lambda form: form.fontWeight() >= QFont.Weight.DemiBold, QTextCharFormat.setFontWeight),
    "italic": (QTextCharFormat.fontItalic, QTextCharFormat.setFontItalic),
    "underline": (QTextCharFormat.fontUnderline, QTextCharFormat.setFontUnderline),
}


class RichTextEdit(QTextEdit):
    """Rich text under the hands of someone who knows Word."""

    link_requested = Signal()
    decision_requested = Signal()
    paste_trimmed = Signal(str)
    files_pasted = Signal(list)  # paths
    table_menu_wanted = Signal(object)  # the context menu, opened in a table
    menu_wanted = Signal(object, object)  # the same wherever it is opened, and where in the viewport
    word_menu_wanted = Signal(object, int)  # the same, and the position in the text that it is about

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._inks = Inks(self.document(), self.palette())
        self._keys = self._bound_keys()
        self._passing = False  # who has come by the keyboard and done nothing here goes on by Tab
        self.setFrameShape(QTextEdit.Shape.NoFrame)
        theme.be(self, "bare")
        self.document().setDocumentMargin(_MARGIN)
        self.setTabChangesFocus(True)
        self.setAutoFormatting(QTextEdit.AutoFormattingFlag.AutoNone)

    # Formats

    def has_mark(self, mark: str) -> bool:
        """Whether what is selected has this mark throughout, or what is typed next will have it."""
        is_set, _set = _MARKS[mark]
        cursor = self.textCursor()
        if not cursor.hasSelection():
            return is_set(self.currentCharFormat())
        forms = [form for _start, _end, form in fragments(cursor)]
        return bool(forms) and all(is_set(form) for form in forms)

    def toggle_mark(self, mark: str) -> None:
        """Sets the mark on the selection or on what is typed next, or takes it away."""
        _is_set, set_mark = _MARKS[mark]
        wanted = not self.has_mark(mark)
        form = QTextCharFormat()
        if mark == "bold":
            set_mark(form, QFont.Weight.Bold if wanted else QFont.Weight.Normal)
        else:
            set_mark(form, wanted)
        self.mergeCurrentCharFormat(form)

    def toggle_list(self, kind: str) -> None:
        list_edits.toggle(self.textCursor(), kind)

    def indent(self, by: int) -> bool:
        return list_edits.indent(self.textCursor(), by)

    def repaint_inks(self) -> None:
        """Colours links anew, and makes bold what is now the header of a table. No change of the text's."""
        with QSignalBlocker(self):
            self._inks.repaint(self.palette())

    def repaint_header(self, table: QTextTable) -> None:
        """The same where only the first rows of a table may have changed their part."""
        with QSignalBlocker(self):
            for row in range(min(table.rows(), 2)):
                for column in range(table.columns()):
                    self._inks.rehighlightBlock(table.cellAt(row, column).firstCursorPosition().block())

    def step_back(self) -> None:
        self.undo()
        self.repaint_inks()

    def forget_undone(self) -> None:
        """Something else was done: what was undone of the text before it is not made again."""
        self.document().clearUndoRedoStacks(QTextDocument.Stacks.RedoStack)

    def step_forward(self) -> None:
        self.redo()
        self.repaint_inks()

    # Qt calls these

    def event(self, event: QEvent) -> bool:
        """In the text field its own keys win over the window's; those that it has no use for now are left to the window, which
        Qt's own text field would not do."""
        is_ours = event.type() == QEvent.Type.ShortcutOverride and not self.isReadOnly()
        if is_ours and _portable(event) in self._keys:
            event.setAccepted(self._command(event) is not None)
            return True
        return super().event(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.repaint_inks()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab is for lists and tables where the cursor stands in one; otherwise, and for who only passes by, it goes on to the
        next field."""
        cursor = self.textCursor()
        is_meant = not self.isReadOnly() and (not self._passing or cursor.hasSelection())
        if is_meant and (cursor.currentList() or cursor.currentTable()):
            return False
        return super().focusNextPrevChild(forward)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() not in (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason):
            self._passing = event.reason() != Qt.FocusReason.MouseFocusReason

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._passing = False
        super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._passing &= event.key() in (Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt)
        if self.isReadOnly():
            super().keyPressEvent(event)
            return
        if command := self._command(event):
            command()
            self.ensureCursorVisible()
        elif not self._edit_key(event) and not self._replace_selection(event):
            self._leave_link_at_its_end()
            super().keyPressEvent(event)
            if event.text() == " ":
                self._begin_list_if_typed()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = self.createStandardContextMenu(event.pos())
        if not self.isReadOnly() and self.textCursor().currentTable() is not None:
            self.table_menu_wanted.emit(menu)
        self.menu_wanted.emit(menu, event.pos())
        by_keyboard = event.reason() == QContextMenuEvent.Reason.Keyboard
        at = self.textCursor().position() if by_keyboard else position_at(self, event.pos())
        self.word_menu_wanted.emit(menu, at)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self._leave_link_at_its_end()
        if event.commitString() or event.preeditString():
            self._remove_selection()
        super().inputMethodEvent(event)
        if event.commitString().endswith(" "):
            self._begin_list_if_typed()

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasHtml() or source.hasText() or source.hasImage() or bool(files(source))

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Files go to whoever attaches them; a picture is no text, and that is said."""
        if self.isReadOnly():
            return
        if not source.hasHtml() and (pasted := files(source)):
            self.files_pasted.emit(pasted)
        elif source.hasHtml() or source.hasText():
            self._insert(self._read(source), source.text())
        elif source.hasImage():
            self.paste_trimmed.emit(_("A picture has no place in the text. Save it as a file and attach it."))

    def createMimeDataFromSelection(self) -> QMimeData:
        """The selection as clean HTML and as plain text."""
        blocks = from_document(_selected(self.textCursor()))
        if len(blocks) > 1:
            blocks = normalise(blocks)
        mime = QMimeData()
        mime.setHtml(to_html(blocks))
        mime.setText(to_text(blocks))
        return mime

    def selected_blocks(self) -> tuple[Block, ...]:
        """What is selected."""
        return normalise(from_document(_selected(self.textCursor())))

    def insert_blocks(self, blocks: tuple[Block, ...], words: str) -> None:
        """Writes blocks as if they were pasted: `words` are those of one paragraph, with the blanks around it. One step to undo."""
        self._insert(Pasted(blocks), words)

    # Keys

    def _bound_keys(self) -> dict[str, Callable[[], None]]:
        return {
            "Ctrl+B": lambda: self.toggle_mark("bold"),
            "Ctrl+I": lambda: self.toggle_mark("italic"),
            "Ctrl+U": lambda: self.toggle_mark("underline"),
            "Ctrl+Shift+L": lambda: self.toggle_list("bullets"),
            "Ctrl+Shift+O": lambda: self.toggle_list("numbers"),
            _LINK: self.link_requested.emit,
            "Ctrl+D": self.decision_requested.emit,
            _UNDO: self.step_back,
            **dict.fromkeys(_REDO, self.step_forward),
            "Ctrl+Shift+V": self._paste_words,
            "Shift+F10": self._open_menu,
        }

    def _is_for_link(self) -> bool:
        """Words that are selected are made a link, as in Word, and one at the cursor is changed; otherwise the same keys find a
        command of the window's."""
        return self.textCursor().hasSelection() or self.textCursor().charFormat().isAnchor()

    def _open_menu(self) -> None:
        """Where the cursor stands."""
        place = self.cursorRect().center()
        at = self.viewport().mapToGlobal(place)
        self.contextMenuEvent(QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, place, at))

    def _command(self, event: QKeyEvent) -> Callable[[], None] | None:
        keys = _portable(event)
        return None if self._is_windows(keys) else self._keys.get(keys)

    def _is_windows(self, keys: str) -> bool:
        """Whether these keys of ours are the window's now: it undoes what was done last in the case, where nothing of this text
        can be undone. (Who has just undone all of the text is at its beginning: the case would bring it back.)"""
        text = self.document()
        if keys == _UNDO:
            return not text.isUndoAvailable() and not text.isRedoAvailable()
        if keys in _REDO:
            return not text.isRedoAvailable()
        return keys == _LINK and not self._is_for_link()

    def _edit_key(self, event: QKeyEvent) -> bool:
        """Does what a key does here and not in any text field; False if it is an ordinary key."""
        plain = not event.modifiers() & ~(
            Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier
        )
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if not plain:
            return False
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._break_line() if shift else self._enter()
            case Qt.Key.Key_Tab:
                self._tab(forward=not shift)
            case Qt.Key.Key_Backtab:
                self._tab(forward=False)
            case Qt.Key.Key_Backspace if not shift and self._is_at_start_of_item():
                list_edits.leave(self.textCursor())
            case _:
                return False
        self.ensureCursorVisible()
        return True

    def _replace_selection(self, event: QKeyEvent) -> bool:
        """Does what a key does to a selection; False if it does nothing to it, or there is none."""
        cursor, text = self.textCursor(), replacing.typed_text(event)
        if not cursor.hasSelection() or cursor.hasComplexSelection():
            return False
        if text:
            replacing.replace_selected(cursor, text)
            self.setTextCursor(cursor)
        elif replacing.is_removal(event):
            if event.matches(QKeySequence.StandardKey.Cut):
                self.copy()
            self._remove_selection()
        else:
            return False
        self.ensureCursorVisible()
        return True

    def _remove_selection(self) -> None:
        cursor = self.textCursor()
        if not cursor.hasSelection() or cursor.hasComplexSelection() or self.isReadOnly():
            return
        look = replacing.clear_selected(cursor)
        self.setTextCursor(cursor)
        self.setCurrentCharFormat(look)

    def _enter(self) -> None:
        self._remove_selection()
        cursor = self.textCursor()
        if cursor.currentTable() is not None:
            self._break_line()
        elif not self._is_empty_here(cursor):
            cursor.insertBlock(cursor.blockFormat(), without_link(self.currentCharFormat()))
            self.setTextCursor(cursor)
        elif cursor.currentList() is not None:
            list_edits.leave(cursor)

    def _is_empty_here(self, cursor: QTextCursor) -> bool:
        """Whether a further Enter would only make empty paragraphs, which there are none of."""
        block = cursor.block()
        above = block.previous()
        under_empty = above.isValid() and above.length() == 1 and above.textList() is None
        return block.length() == 1 or (cursor.atBlockStart() and under_empty and block.textList() is None)

    def _break_line(self) -> None:
        self._remove_selection()
        cursor = self.textCursor()
        cursor.insertText(LINE_BREAK, without_link(self.currentCharFormat()))
        self.setTextCursor(cursor)

    def _tab(self, *, forward: bool) -> None:
        cursor = self.textCursor()
        if cursor.currentTable() is None:
            if forward or (list_edits.level(cursor.block()) or 0) > 0:
                self.indent(1 if forward else -1)
            return
        if forward:
            table_edits.go_to_next_cell(cursor, may_add=True)
        else:
            table_edits.go_to_previous_cell(cursor)
        self.setTextCursor(cursor)

    def _is_at_start_of_item(self) -> bool:
        cursor = self.textCursor()
        return not cursor.hasSelection() and cursor.atBlockStart() and cursor.currentList() is not None

    def _begin_list_if_typed(self) -> None:
        list_edits.begin_from_typed(self.textCursor())

    def _leave_link_at_its_end(self) -> None:
        """What is typed after a link is no part of it."""
        cursor = self.textCursor()
        if cursor.hasSelection() or not self.currentCharFormat().isAnchor():
            return
        if _link_after(cursor) != self.currentCharFormat().anchorHref():
            self.setCurrentCharFormat(without_link(self.currentCharFormat()))

    # Paste and copy

    def _read(self, source: QMimeData) -> Pasted:
        return from_html(source.html()) if source.hasHtml() else from_text(source.text())

    def _paste_words(self) -> None:
        words = QGuiApplication.clipboard().text()
        if words:
            self._insert(from_text(words), words)

    def _insert(self, pasted: Pasted, words: str) -> None:
        if pasted.too_much:
            self.paste_trimmed.emit(
                _("That is too much to paste at once. Paste it in parts, or attach it as a file.")
            )
            return
        cursor = self.textCursor()
        with list_edits.one_step(cursor):
            replacing.remove_selected(cursor)
            _insert_blocks(cursor, pasted, words)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()
        if words := left_out(pasted):
            self.paste_trimmed.emit(words)


def _portable(event: QKeyEvent) -> str:
    return QKeySequence(event.keyCombination()).toString(QKeySequence.SequenceFormat.PortableText)


def _insert_blocks(cursor: QTextCursor, pasted: Pasted, words: str) -> None:
    blocks = pasted.blocks
    if not blocks:
        insert_spans(cursor, [Span(" ")] if words and not words.strip(" ") else [])
    elif cursor.currentTable() is not None:
        insert_spans(cursor, one_line(blocks))
    elif len(blocks) == 1 and isinstance(blocks[0], Paragraph):
        insert_spans(cursor, _with_outer_blanks(blocks[0], words))
    else:
        _insert_among(cursor, blocks)


def _with_outer_blanks(paragraph: Paragraph, words: str) -> list[Span]:
    """A word that was copied with the blank beside it keeps it."""
    text = "".join(span.text for span in paragraph.spans)
    before = " " if words[:1] == " " != text[:1] else ""
    after = " " if words[-1:] == " " != text[-1:] else ""
    return [Span(before), *paragraph.spans, Span(after)]


def _insert_among(cursor: QTextCursor, blocks: tuple[Block, ...]) -> None:
    """Several blocks: the first paragraph goes on the cursor's line, the others get their own; what stood after
    the cursor comes last."""
    at_start, has_rest = cursor.atBlockStart(), not cursor.atBlockEnd()
    if not at_start and isinstance(blocks[0], Paragraph):
        insert_spans(cursor, blocks[0].spans)
        blocks = blocks[1:]
    if has_rest:
        cursor.insertBlock()
        cursor.movePosition(QTextCursor.MoveOperation.PreviousBlock)
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
    BlockWriter(cursor).write(blocks)


def _selected(cursor: QTextCursor) -> QTextDocument:
    document = QTextDocument()
    QTextCursor(document).insertFragment(cursor.selection())
    return document


def _link_after(cursor: QTextCursor) -> str | None:
    """The address of the character after the cursor."""
    if cursor.atBlockEnd():
        return None
    after = QTextCursor(cursor)
    after.movePosition(QTextCursor.MoveOperation.NextCharacter)
    return after.charFormat().anchorHref() or None
