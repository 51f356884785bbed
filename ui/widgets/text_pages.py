"""A page as plain text: for documents that have no pages to look at, and for whoever selects by keyboard."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QKeyEvent,
    QTextCharFormat,
    QTextCursor,
    QTextOption,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QTextEdit, QVBoxLayout, QWidget

from auditprep.i18n import _
from ui import theme
from ui.models import tab_columns, word_marks
from ui.models.spots import Spot
from ui.widgets.page_turning import WheelTurns, turn_of_key

_SMALLEST, _LARGEST = 9, 40  # px
_WIDEST = 26  # times the letters' size: a column of a table is no wider


class TextPages(QWidget):
    """One page at a time, under its heading."""

    turned = Signal(int)  # the next page (1) or the one before (-1) is wanted
    selection_changed = Signal()
    mark_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.heading = theme.be(QLabel(textFormat=Qt.TextFormat.PlainText), "caption")
        self.text = _Text()
        self._marks: list[QTextCursor] = []
        self._mark = -1
        self._size = float(theme.BODY)
        self.text.turned.connect(self.turned)
        self.text.zoomed.connect(lambda steps: self.zoom(steps) if steps else None)
        self.text.selectionChanged.connect(self.selection_changed)
        self.setFocusProxy(self.text)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.M, theme.S, theme.M, theme.M)
        layout.setSpacing(theme.XS)
        layout.addWidget(self.heading)
        layout.addWidget(self.text, 1)

    def show_page(self, title: str, text: str, words: tuple[str, ...], spots: tuple[Spot, ...] = ()) -> None:
        """Shows a page from its top, these words marked; where there are spots, only those. A page without text says so."""
        shown = word_marks.readable(text)
        self.heading.setText(title)
        self.text.setAccessibleName(title)
        self.text.setPlaceholderText("" if shown.strip() else _("There is no text on this page."))
        self.text.show_text(shown)
        if spots:
            self._mark_spans(shown, [word_marks.readable_span(text, each.start, each.end) for each in spots])
        else:
            self._mark_spans(shown, word_marks.found_in(shown, words))

    def clear(self) -> None:
        self.show_page("", "", ())
        self.text.setPlaceholderText("")

    def zoom(self, steps: float) -> None:
        """Larger or smaller letters; 0 makes them as they were."""
        wished = self._size + steps if steps else theme.BODY
        self._size = float(min(_LARGEST, max(_SMALLEST, wished)))
        self.text.set_size(round(self._size))

    def selected_text(self) -> str:
        """The selected text, line for line."""
        return self.text.textCursor().selection().toPlainText()

    @property
    def mark(self) -> tuple[int, int]:
        """Which mark is current, counted from 1 (0: none), and how many there are."""
        return self._mark + 1, len(self._marks)

    def go_to_mark(self, at: int) -> None:
        """Brings a mark into sight, counted from 0, or from the last backwards."""
        if self._marks:
            self._mark = at % len(self._marks)
            at_start = QTextCursor(self._marks[self._mark])
            at_start.setPosition(at_start.selectionStart())
            self.text.setTextCursor(at_start)
            self.text.centerCursor()
            self._paint_marks()
            self.mark_changed.emit()

    def scroll_to_end(self) -> None:
        self.text.verticalScrollBar().setValue(self.text.verticalScrollBar().maximum())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._paint_marks()

    def _mark_spans(self, text: str, spans: Iterable[word_marks.Span]) -> None:
        unit = word_marks.in_units(text)
        self._mark, self._marks = -1, []
        for start, end in spans:
            cursor = QTextCursor(self.text.document())
            cursor.setPosition(unit(start))
            cursor.setPosition(unit(end), QTextCursor.MoveMode.KeepAnchor)
            self._marks.append(cursor)
        self._paint_marks()

    def _paint_marks(self) -> None:
        look = theme.colours(QApplication.palette())
        shown = []
        for at, cursor in enumerate(self._marks):
            mark = QTextEdit.ExtraSelection()
            mark.cursor = cursor
            mark.format = mark_format(look, is_current=at == self._mark)
            shown.append(mark)
        self.text.setExtraSelections(shown)


def mark_format(look: theme.Colours, *, is_current: bool = False) -> QTextCharFormat:
    """How a word that was searched for looks in running text: never by its colour alone."""
    made = QTextCharFormat()
    made.setBackground(QColor(look.accent if is_current else look.last_year))
    made.setForeground(QColor(look.on_accent if is_current else look.text))
    made.setUnderlineColor(QColor(look.on_accent if is_current else look.partly))
    made.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
    return made


class _Text(QPlainTextEdit):
    """Read-only, with a caret: the text can be gone about in and selected by keyboard. Tab leaves it."""

    turned = Signal(int)
    zoomed = Signal(float)  # steps

    def __init__(self) -> None:
        super().__init__(tabChangesFocus=True)
        self._turns = WheelTurns()
        self.setReadOnly(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.document().setDocumentMargin(theme.M)

    def show_text(self, text: str) -> None:
        """Shows a text from its top; where it is a table, its columns stand in line."""
        self.setPlainText(text)
        wraps = not tab_columns.is_wide(text)
        mode = QPlainTextEdit.LineWrapMode
        self.setLineWrapMode(mode.WidgetWidth if wraps else mode.NoWrap)
        self._line_up()

    def set_size(self, pixels: int) -> None:
        self.setFont(theme.font(pixels))
        self._line_up()

    def _line_up(self) -> None:
        metrics, text = QFontMetricsF(self.font()), self.toPlainText()
        gap, most = 2 * metrics.averageCharWidth(), _WIDEST * metrics.height()
        places = tab_columns.stops(text, metrics.horizontalAdvance, gap, most)
        option = self.document().defaultTextOption()
        option.setTabs([QTextOption.Tab(place, QTextOption.TabType.LeftTab) for place in places])
        self.document().setDefaultTextOption(option)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_page = event.key() in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp)
        turn = turn_of_key(event, self.verticalScrollBar(), self.horizontalScrollBar()) if is_page else 0
        if turn:
            self.turned.emit(turn)
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoomed.emit(event.angleDelta().y() / 120)
            event.accept()
        elif turn := self._turns.of(event, self.verticalScrollBar()):
            self.turned.emit(turn)
        else:
            super().wheelEvent(event)
