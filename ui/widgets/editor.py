"""The editor of a description: a toolbar over a sheet of rich text. Markdown goes in and comes out."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen, QTextCursor
from PySide6.QtWidgets import QVBoxLayout, QWidget

from auditprep import richtext
from auditprep.i18n import _
from ui import theme
from ui.widgets.editor_toolbar import EditorToolbar
from ui.widgets.finding_marks import FindingMarks
from ui.widgets.link_row import LinkRow
from ui.widgets.margin import Margin
from ui.widgets.mark_layers import MarkLayers
from ui.widgets.markdown_document import from_document, to_document
from ui.widgets.rich_text_edit import RichTextEdit
from ui.widgets.spelling_marks import SpellingMarks
from ui.widgets.stale_marks import StaleMarks
from ui.widgets.word_count import WordCount
from ui.widgets.written_in import write_in
from ui.widgets.written_phrases import WrittenPhrases


class RichTextEditor(QWidget):
    """Shows Markdown as rich text and gives it back as canonical Markdown. Nothing is computed while typing."""

    edited = Signal()  # the user changed something
    paste_trimmed = Signal(str)  # what was left out of a paste, as a sentence; "" when that paste is undone
    files_pasted = Signal(list)  # paths of files that were copied elsewhere
    decision_requested = Signal()  # the user wants one written in at the cursor
    phrases_requested = Signal()  # the same of a phrase
    menu_wanted = Signal(object, object)  # the context menu, and where in the viewport

    def __init__(self, parent: QWidget | None = None, *, decisions: bool = True) -> None:
        """`decisions`: one of the board's can be asked for, to be written in."""
        super().__init__(parent)
        self._sheet = RichTextEdit()
        self._toolbar = EditorToolbar(self._sheet, decisions=decisions)
        layers = MarkLayers(self._sheet)
        self.stale = StaleMarks(self._sheet, layers)
        self.findings = FindingMarks(self._sheet, layers)
        self.spelling = SpellingMarks(self._sheet, layers)  # over the others: it has no ground of its own
        self.words = WordCount(self._sheet)
        self.words.setHidden(not decisions)
        self.margin = Margin(self._sheet, self.findings)
        self.phrases = WrittenPhrases(self._sheet)
        self._link_row: LinkRow | None = None
        self._revision = 0
        self._placed = False  # the user has put the cursor somewhere in this text
        self._trimmed_at = 0  # what can be undone after a paste of which something was left out
        self._build_layout()
        self._connect_signals()
        self._sheet.setAccessibleName(_("Description"))
        self._show_placeholder()

    def set_markdown(self, markdown: str) -> None:
        """Shows this text, unmodified and without history; `edited` is not emitted."""
        self._hide_link_row()
        self.phrases.end()
        self._toolbar.close_picker()
        self._sheet.blockSignals(True)
        try:
            to_document(self._sheet.document(), richtext.parse(markdown))
        finally:
            self._sheet.blockSignals(False)
        self._revision, self._trimmed_at = self._sheet.document().revision(), 0
        self._sheet.moveCursor(QTextCursor.MoveOperation.Start)  # F7 and its like begin there
        self._sheet.setCurrentCharFormat(self._sheet.textCursor().blockCharFormat())
        self._placed = False
        self.spelling.start_anew()
        self.words.count()
        self._show_placeholder()
        self._toolbar.refresh()

    def markdown(self) -> str:
        """The text as canonical Markdown."""
        return richtext.to_markdown(from_document(self._sheet.document()))

    def set_read_only(self, read_only: bool) -> None:
        """Read-only: the text can be read, selected and copied."""
        self._sheet.setReadOnly(read_only)
        if read_only:
            flag = Qt.TextInteractionFlag
            self._sheet.setTextInteractionFlags(flag.TextSelectableByMouse | flag.TextSelectableByKeyboard)
            self._hide_link_row()
        self.spelling.set_fixed(read_only)
        self._toolbar.setVisible(not read_only)
        self._show_placeholder()

    def insert_text(self, words: str) -> None:
        """Writes words where the cursor stands, as if they had been typed: after what is selected, and at the end of the
        text as long as nobody has put the cursor anywhere. One step to undo."""
        if self._sheet.isReadOnly():
            return
        if not self._placed:
            self._sheet.moveCursor(QTextCursor.MoveOperation.End)
        cursor = self._sheet.textCursor()
        write_in(cursor, words)
        self._sheet.setTextCursor(cursor)
        self._sheet.ensureCursorVisible()
        self.focus_text()

    def cursor_place(self) -> QRect:
        """Where the cursor stands, on the screen."""
        place = self._sheet.cursorRect()
        return QRect(self._sheet.viewport().mapToGlobal(place.topLeft()), place.size())

    def scroll_position(self) -> int:
        """How far down the text is scrolled, in pixels."""
        return self._sheet.verticalScrollBar().value()

    def set_scroll_position(self, down: int) -> None:
        """Scrolls as far; the text is laid out first, which may be later than it is shown."""
        QTimer.singleShot(0, self, lambda: self._sheet.verticalScrollBar().setValue(down))

    def insert_phrase(self, markdown: str) -> None:
        """Writes a phrase as `insert_text` writes words, and goes to the first thing that is to be filled in."""
        if self._sheet.isReadOnly():
            return
        if not self._placed:
            self._sheet.moveCursor(QTextCursor.MoveOperation.End)
        self.phrases.write(markdown)
        self.focus_text()

    def selected_markdown(self) -> str:
        """What is selected."""
        return richtext.to_markdown(self._sheet.selected_blocks())

    def selected_words(self) -> str:
        """What is selected, where it is no more than a line."""
        words = self._sheet.textCursor().selectedText()
        return "" if any(sign in words for sign in "\u2028\u2029\ufffc") else words

    def forget_undone(self) -> None:
        """Something else was done: what was undone of the text before it is not made again."""
        self._sheet.forget_undone()

    def focus_text(self) -> None:
        self._sheet.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A card with a toolbar; the border is the control's own, and shows where the keyboard is."""
        look = theme.colours(self.palette())
        focused = self._sheet.hasFocus()
        width = 2.0 if focused else 1.0
        card = QPainterPath()
        card.addRoundedRect(
            QRectF(self.rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2),
            theme.RADIUS,
            theme.RADIUS,
        )
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillPath(card, QColor(look.surface))
        self._paint_bar(painter, card, look)
        painter.setPen(QPen(QColor(look.accent if focused else look.control), width))
        painter.drawPath(card)

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.update()
        return super().eventFilter(watched, event)

    def _paint_bar(self, painter: QPainter, card: QPainterPath, look: theme.Colours) -> None:
        if self._toolbar.isHidden():
            return
        bar = QRectF(0, 0, self.width(), self._toolbar.geometry().bottom() + 1.5)
        painter.save()
        painter.setClipRect(bar)
        painter.fillPath(card, QColor(look.window))
        painter.restore()
        painter.setPen(QPen(QColor(look.line), 1))
        painter.drawLine(bar.bottomLeft(), bar.bottomRight())

    def _build_layout(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2, 2, 2, 2)
        layout.setSpacing(0)
        layout.addWidget(self._toolbar)
        layout.addWidget(self._sheet, 1)
        layout.addWidget(self.words)

    def _connect_signals(self) -> None:
        self._sheet.textChanged.connect(self._on_text_changed)
        self._sheet.paste_trimmed.connect(self._on_paste_trimmed)
        self._sheet.files_pasted.connect(self.files_pasted)
        self._sheet.menu_wanted.connect(self.findings.add_to_menu)
        self._sheet.menu_wanted.connect(self.menu_wanted)
        self._sheet.word_menu_wanted.connect(self.spelling.add_to_menu)
        self.spelling.counted.connect(self.words.show_misspelt)
        self._toolbar.phrases_requested.connect(self.phrases_requested)
        self._sheet.decision_requested.connect(self.decision_requested)
        self._toolbar.decision_requested.connect(self.decision_requested)
        self._sheet.cursorPositionChanged.connect(self._on_cursor_placed)
        self._sheet.link_requested.connect(self._open_link_row)
        self._toolbar.link_requested.connect(self._open_link_row)
        self._sheet.installEventFilter(self)

    def _open_link_row(self) -> None:
        """The row is made when it is first wanted: most answers have no link."""
        if self._link_row is None:
            self._link_row = LinkRow(self._sheet)
            self.layout().insertWidget(1, self._link_row)
        self._link_row.open()

    def _hide_link_row(self) -> None:
        if self._link_row is not None:
            self._link_row.hide()

    def _on_cursor_placed(self) -> None:
        self._placed = True

    def _on_text_changed(self) -> None:
        """Qt also tells of mere recolouring; that is no edit."""
        revision = self._sheet.document().revision()
        if revision != self._revision:
            self._revision = revision
            self._show_placeholder()
            self._follow_undone_paste()
            self.edited.emit()

    def _on_paste_trimmed(self, words: str) -> None:
        self._trimmed_at = self._sheet.document().availableUndoSteps()
        self.paste_trimmed.emit(words)

    def _follow_undone_paste(self) -> None:
        if self._sheet.document().availableUndoSteps() < self._trimmed_at:
            self._trimmed_at = 0
            self.paste_trimmed.emit("")

    def _show_placeholder(self) -> None:
        """An empty list item already shows something."""
        in_list = self._sheet.document().begin().textList() is not None
        words = "" if in_list or self._sheet.isReadOnly() else _("Describe here…")
        if words != self._sheet.placeholderText():
            self._sheet.setPlaceholderText(words)
