"""The buttons over the sheet. One stop for Tab; the arrow keys move between them, Esc goes back to the text."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget

from auditprep.i18n import _
from ui import icons, theme
from ui.flow_layout import FlowLayout
from ui.widgets import list_edits, table_edits
from ui.widgets.rich_text_edit import RichTextEdit
from ui.widgets.table_picker import TablePicker

_SIDE = 30
_WIDEST = 200


class EditorToolbar(QWidget):
    """Shows the format at the cursor, and changes it."""

    link_requested = Signal()
    decision_requested = Signal()
    phrases_requested = Signal()

    def __init__(self, sheet: RichTextEdit, parent: QWidget | None = None, *, decisions: bool = True) -> None:
        """`decisions`: whether there is a button for one that is to be written in."""
        super().__init__(parent)
        self._sheet = sheet
        self._picker: TablePicker | None = None
        self._in_table: bool | None = None
        self._phrases: QToolButton | None = None
        self._buttons: list[QToolButton] = []
        self._flow = FlowLayout(spacing=2)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(theme.XS, 1, theme.XS, 2)
        layout.setSpacing(2)
        layout.addLayout(self._flow, 1)
        self._build_marks()
        self._build_lists()
        self._build_inserts()
        self._build_history()
        self._build_table_tools()
        if decisions:
            self._phrases = self._icon("phrases", _("Phrases…"), "Ctrl+J", self.phrases_requested.emit)
            layout.addWidget(self._build_decision(), alignment=Qt.AlignmentFlag.AlignTop)
        self._connect_signals()
        self._make_stop(self._buttons[0])
        self.refresh()

    def refresh(self) -> None:
        """Shows the format at the cursor, and what can be done there."""
        cursor = self._sheet.textCursor()
        for mark, button in self._marks.items():
            button.setChecked(self._sheet.has_mark(mark))
        kind = list_edits.kind(cursor.block())
        in_table = cursor.currentTable() is not None
        for name, button in self._lists.items():
            button.setChecked(kind == name)
            button.setEnabled(not in_table)
        for button in (self._outdent, self._indent):
            button.setEnabled(kind is not None)
        if in_table != self._in_table:
            self._show_tools(in_table)

    def close_picker(self) -> None:
        """The grid goes away with the text it was opened for."""
        if self._picker is not None:
            self._picker.close()

    def table_menu(self, menu: QMenu) -> None:
        """Adds what can be done to the table at the cursor."""
        menu.addSeparator()
        for words, slot in (
            (_("Insert row above"), lambda cursor: table_edits.add_row(cursor, below=False)),
            (_("Insert row below"), lambda cursor: table_edits.add_row(cursor, below=True)),
            (_("Insert column to the left"), lambda cursor: table_edits.add_column(cursor, after=False)),
            (_("Insert column to the right"), lambda cursor: table_edits.add_column(cursor, after=True)),
            (_("Remove row"), table_edits.remove_row),
            (_("Remove column"), table_edits.remove_column),
            (_("Remove table"), table_edits.remove),
        ):
            menu.addAction(words, lambda slot=slot: self._edit_table(slot))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrow keys between the buttons, and Esc back to the text."""
        if event.type() == QEvent.Type.KeyPress and watched in self._buttons:
            return self._move(watched, event) or super().eventFilter(watched, event)
        return super().eventFilter(watched, event)

    # Building

    def _build_marks(self) -> None:
        sheet = self._sheet
        # What stands on the buttons is the first letter of the words: B I U in English, F K U in Swedish.
        self._marks = {
            "bold": self._letter(_("B"), _("Bold"), "Ctrl+B", lambda: sheet.toggle_mark("bold")),
            "italic": self._letter(_("I"), _("Italic"), "Ctrl+I", lambda: sheet.toggle_mark("italic")),
            "underline": self._letter(
                _("U"), _("Underline"), "Ctrl+U", lambda: sheet.toggle_mark("underline")
            ),
        }
        for mark, button in self._marks.items():
            theme.lettered(button, mark)

    def _build_lists(self) -> None:
        sheet = self._sheet
        self._lists = {
            "bullets": self._icon(
                "bullets", _("Bullet list"), "Ctrl+Shift+L", lambda: sheet.toggle_list("bullets")
            ),
            "numbers": self._icon(
                "numbers", _("Numbered list"), "Ctrl+Shift+O", lambda: sheet.toggle_list("numbers")
            ),
        }
        for button in self._lists.values():
            button.setCheckable(True)
        self._outdent = self._icon("outdent", _("Move out"), "Shift+Tab", lambda: sheet.indent(-1))
        self._indent = self._icon("indent", _("Move in"), "Tab", lambda: sheet.indent(1))

    def _build_inserts(self) -> None:
        self._icon("link", _("Link…"), "Ctrl+K", self.link_requested.emit)
        self._table = self._icon("table", _("Insert table…"), "", self._open_picker)

    def _build_history(self) -> None:
        self._undo = self._icon("undo", _("Undo"), "Ctrl+Z", self._sheet.step_back)
        self._redo = self._icon("redo", _("Redo"), "Ctrl+Y", self._sheet.step_forward)
        self._undo.setEnabled(False)
        self._redo.setEnabled(False)

    def _build_table_tools(self) -> None:
        self._table_tools = [
            self._icon(icon, words, "", lambda slot=slot: self._edit_table(slot))
            for icon, words, slot in (
                ("row-add", _("Insert row below"), lambda cursor: table_edits.add_row(cursor, below=True)),
                ("row-remove", _("Remove row"), table_edits.remove_row),
                (
                    "column-add",
                    _("Insert column to the right"),
                    lambda cursor: table_edits.add_column(cursor, after=True),
                ),
                ("column-remove", _("Remove column"), table_edits.remove_column),
            )
        ]

    def _build_decision(self) -> QToolButton:
        """By itself at the right: it writes, where the others change the look."""
        button = self._button(_("Insert decision…"), "Ctrl+D", self.decision_requested.emit)
        self._flow.removeWidget(button)
        button.setText(_("§ Decision…"))
        theme.be(button, "link")
        button.setMinimumWidth(0)
        button.setMaximumWidth(_WIDEST)
        return button

    def _letter(self, letter: str, words: str, keys: str, slot: Callable[[], object]) -> QToolButton:
        button = self._button(words, keys, slot)
        button.setText(letter)
        button.setCheckable(True)
        return button

    def _icon(self, icon: str, words: str, keys: str, slot: Callable[[], object]) -> QToolButton:
        button = self._button(words, keys, slot)
        button.setIcon(icons.icon(icon, "text"))
        button.setIconSize(QSize(18, 18))
        return button

    def _button(self, words: str, keys: str, slot: Callable[[], object]) -> QToolButton:
        button = theme.be(QToolButton(self), "tool")
        button.setFixedSize(_SIDE, _SIDE)
        button.setAccessibleName(words.rstrip("…"))
        native = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
        tip = (
            _("{words} ({keys})").format(words=words.rstrip("…"), keys=native) if keys else words.rstrip("…")
        )
        button.setToolTip(tip)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.clicked.connect(lambda: self._do(slot))
        button.installEventFilter(self)
        self._flow.addWidget(button)
        self._buttons.append(button)
        return button

    def _connect_signals(self) -> None:
        sheet, document = self._sheet, self._sheet.document()
        sheet.cursorPositionChanged.connect(self.refresh)
        sheet.selectionChanged.connect(self.refresh)
        sheet.currentCharFormatChanged.connect(self.refresh)
        sheet.table_menu_wanted.connect(self.table_menu)
        document.undoAvailable.connect(self._undo.setEnabled)
        document.redoAvailable.connect(self._redo.setEnabled)

    # Doing

    def _do(self, slot: Callable[[], object]) -> None:
        slot()
        self._sheet.ensureCursorVisible()
        self.refresh()

    def _open_picker(self) -> None:
        if self._picker is None:
            self._picker = TablePicker(self)
            self._picker.size_chosen.connect(self._insert_table)
        self._picker.open_under(self._table)

    def _insert_table(self, rows: int, columns: int) -> None:
        self._sheet.setTextCursor(table_edits.insert(self._sheet.textCursor(), rows, columns))
        self._sheet.setFocus(Qt.FocusReason.OtherFocusReason)
        self.refresh()

    def _edit_table(self, slot: Callable[[QTextCursor], None]) -> None:
        cursor = self._sheet.textCursor()
        slot(cursor)
        self._sheet.setTextCursor(cursor)
        if (table := cursor.currentTable()) is not None:
            self._sheet.repaint_header(table)
        self.refresh()

    def _show_tools(self, in_table: bool) -> None:
        """Those for tables take the place of those for lists, which no table has: all are to have room in a row."""
        self._in_table = in_table
        for button in (self._outdent, self._indent):
            button.setVisible(not in_table)
        if self._phrases is not None:  # there are hardly any for a single cell
            self._phrases.setVisible(not in_table)
        for button in self._table_tools:
            button.setVisible(in_table)
        stops = (each for each in self._buttons if each.focusPolicy() & Qt.FocusPolicy.TabFocus)
        if any(each.isHidden() for each in stops):
            self._make_stop(self._buttons[0])

    # The keyboard among the buttons

    def _move(self, button: QToolButton, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Escape:
            self._sheet.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return True
        there = [other for other in self._buttons if other is button or self._may_have_focus(other)]
        at = there.index(button)
        targets = {
            Qt.Key.Key_Right: (at + 1) % len(there),
            Qt.Key.Key_Left: at - 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: -1,
        }
        if event.key() not in targets:
            return False
        target = there[targets[Qt.Key(event.key())]]
        self._make_stop(target)
        target.setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def _may_have_focus(self, button: QToolButton) -> bool:
        return button.isEnabled() and not button.isHidden()

    def _make_stop(self, stop: QToolButton) -> None:
        """The one button that Tab comes to; clicking none of them takes the focus from the text."""
        for button in self._buttons:
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus if button is stop else Qt.FocusPolicy.NoFocus)
