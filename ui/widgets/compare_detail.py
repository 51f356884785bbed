"""The chosen question in full: all that was asked and answered, a column a submission."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QResizeEvent, QTextCursor
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from auditprep.i18n import _
from ui import theme
from ui.models.comparison_rows import CompareRow
from ui.models.comparison_snippets import Marked
from ui.widgets import buttons
from ui.widgets.compare_document import write_row
from ui.widgets.compare_stretches import Written, mark_step, show_marks

_LEAST_COLUMN, _EDGES = 180, 6
_MUCH, _PAUSE_MS = 12_000, 60  # characters that are laid out only where one stays; for how long


class CompareDetail(QFrame):
    """Shows one row; the words that differ are found after it is there to read, a pair of columns at a time."""

    question_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row: CompareRow | None = None
        self._names: tuple[str, ...] = ()
        self._key: str | None = None
        self._written = Written()
        self._shows_newest = True
        self._marks: list[tuple[int, Marked]] = []
        self._to_compare: list[int] = []
        self._where = theme.be(QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText), "caption")
        self._question = theme.be(QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText), "page-title")
        self._note = theme.be(QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText), "caption")
        self.link = buttons.link(_("Show the question"))
        self.text = QTextBrowser(frameShape=QFrame.Shape.NoFrame)
        self._later = QTimer(self, singleShot=True, interval=0)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._build()
        theme.be(self, "surface")
        self._pause.timeout.connect(self._fill)
        self.text.horizontalScrollBar().rangeChanged.connect(lambda _least, _most: self._show_newest())
        self.text.horizontalScrollBar().actionTriggered.connect(self._on_scrolled)
        self._later.timeout.connect(self._compare_next)
        self.link.clicked.connect(lambda: self.question_requested.emit(self._key or ""))
        self.clear()

    def show_row(self, row: CompareRow | None, names: tuple[str, ...], key: str | None) -> None:
        """Shows a row of the comparison; `key` is the question's in the case that is open, None where it has no such."""
        if row is None:
            self.clear()
            return
        is_same = self._row is not None and self._row.row == row.row and self._names == names
        self._row, self._names, self._key = row, names, key
        self.link.setVisible(key is not None)
        if is_same:
            return
        self._where.setText(row.newest.section)
        self._question.setText(f"{row.label}  {row.text}")
        self._note.setText(row.caption)
        self._note.setVisible(bool(row.caption))
        if _length(row) < _MUCH:
            self._fill()
        else:
            self._stop()
            self._pause.start()

    def clear(self) -> None:
        self._row, self._key = None, None
        self._stop()
        self.text.clear()
        self._where.setText("")
        self._note.hide()
        self.link.hide()
        self._question.setText("")

    def is_comparing(self) -> bool:
        """Whether there are texts that are not shown yet, or whose words have not been compared."""
        return self._pause.isActive() or self._later.isActive()

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._fill()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    # Within

    def _fill(self) -> None:
        if self._row is None:
            return
        self._stop()
        self._fit()  # first, so that it is laid out once
        look = theme.colours(QApplication.palette())
        self._written = write_row(
            self.text.document(), self._row.row, self._names, look, self.text.devicePixelRatioF()
        )
        self._to_compare = [at for at, step in enumerate(self._row.row.steps) if step]
        self._later.start()
        self.text.moveCursor(QTextCursor.MoveOperation.Start)
        self._shows_newest = True  # the newest is what one came for
        self._show_newest()

    def _show_newest(self) -> None:
        """As far to the right as it goes, until the user scrolls elsewhere."""
        if self._shows_newest:
            across = self.text.horizontalScrollBar()
            across.setValue(across.maximum())

    def _on_scrolled(self) -> None:
        self._shows_newest = False

    def _stop(self) -> None:
        """Nothing of another row is waited for."""
        self._pause.stop()
        self._later.stop()
        self._to_compare, self._marks = [], []

    def _compare_next(self) -> None:
        """One pair of columns, and then the window has its turn."""
        if self._to_compare:
            self._marks += mark_step(self._written, self._to_compare.pop())
        if self._to_compare:
            self._later.start()
            return
        look = theme.colours(QApplication.palette())
        show_marks(self.text.document(), self._marks, look)
        if self._written.is_too_long and self._row is not None:
            why = _("The texts are so long that the words that differ are not marked.")
            self._note.setText("\n".join(filter(None, (self._row.caption, why))))
            self._note.show()

    def _fit(self) -> None:
        """As wide as the pane, or as its columns need: then it scrolls."""
        bar = self.text.verticalScrollBar().sizeHint().width()
        room = self.text.width() - bar - _EDGES
        self.text.setLineWrapMode(QTextBrowser.LineWrapMode.FixedPixelWidth)
        self.text.setLineWrapColumnOrWidth(max(room, _LEAST_COLUMN * len(self._names)))

    def _build(self) -> None:
        self.text.setAccessibleName(_("What was answered, side by side"))
        self.text.setOpenLinks(False)
        theme.be(self.text, "quiet")
        self.text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        top, first = QVBoxLayout(), QHBoxLayout()
        top.setContentsMargins(_EDGES, 0, theme.M, 0)  # in line with the words of the text below
        top.setSpacing(theme.XS)
        first.setSpacing(theme.M)
        first.addWidget(self._where, 1)
        first.addWidget(self.link, alignment=Qt.AlignmentFlag.AlignTop)
        top.addLayout(first)
        for label in (self._question, self._note):
            top.addWidget(label)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.L - _EDGES, theme.M, theme.XS, theme.S)
        layout.setSpacing(theme.S)
        layout.addLayout(top)
        layout.addWidget(self.text, 1)
        for label in (self._where, self._question, self._note):
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)


def _length(row: CompareRow) -> int:
    return sum(len(cell.answer.text) for cell in row.row.cells if cell)
