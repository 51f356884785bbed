"""The shelf: cases of other years and boards, each as a back with its year, how far it came and how much is answered."""

from __future__ import annotations

from collections.abc import Collection
from functools import partial
from pathlib import Path

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QApplication, QFrame, QLabel, QVBoxLayout, QWidget

from auditprep.model import CaseGlance, Status
from ui import glyphs, theme, tips
from ui.flow_layout import FlowLayout
from ui.models import shelf
from ui.models.shelf import ShelfBoard
from ui.widgets.emptying import empty
from ui.widgets.painted_words import write
from ui.widgets.tab_order import come_after

_SIZE, _SIGN = QSize(140, 74), 12


class ShelfList(QWidget):
    """Emits `case_requested` with the file of the one that is to be opened."""

    case_requested = Signal(object)  # Path

    def __init__(self) -> None:
        super().__init__()
        self._shown: object = None
        self._title = theme.be(QLabel(), "page-title")
        self._boards = QVBoxLayout()
        self._boards.setSpacing(theme.M)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, theme.S)
        layout.setSpacing(theme.S)
        layout.addWidget(self._title)
        layout.addLayout(self._boards)
        self.hide()

    def show_boards(self, boards: Collection[ShelfBoard], title: str, gone: Collection[Path] = ()) -> None:
        """Those in `gone` are not where they were. Nothing is seen where there is no case."""
        if (boards, title, gone) == self._shown:
            return
        self._shown = (boards, title, gone)
        self._title.setText(title)
        empty(self._boards)
        parts = [self._board(board, gone) for board in boards]
        for part in parts:
            self._boards.addWidget(part)
        come_after(self, [back for part in parts for back in part.findChildren(ShelfCase)])
        self.setVisible(bool(boards))

    def _board(self, board: ShelfBoard, gone: Collection[Path]) -> QWidget:
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.XS)
        if board.name:
            plain = Qt.TextFormat.PlainText
            column.addWidget(theme.be(QLabel(board.name, wordWrap=True, textFormat=plain), "caption"))
        backs = QWidget()
        flow = FlowLayout(backs, spacing=theme.S)
        for case in board.cases:
            back = ShelfCase(case, there=case.path not in gone)
            back.clicked.connect(partial(self.case_requested.emit, case.path))
            flow.addWidget(back)
        column.addWidget(backs)
        column.addWidget(theme.be(QFrame(), "line-h"))
        return part


class ShelfCase(QAbstractButton):
    """One case, drawn as the back of a binder. One that is not there is faint, and says so."""

    def __init__(self, case: CaseGlance, *, there: bool) -> None:
        super().__init__()
        self._case = case
        self.setText(shelf.case_title(case).replace("&", "&&"))
        self.setEnabled(there)
        self.setAccessibleName(shelf.told(case, there=there))
        tips.explain(self, f"{shelf.told(case, there=there)}\n{case.path}")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFixedSize(_SIZE)

    def sizeHint(self) -> QSize:
        return _SIZE

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses it as Space does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme.colours(QApplication.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_back(painter, look)
        ink = look.text if self.isEnabled() else look.muted
        left, wide = theme.L, _SIZE.width() - theme.L - theme.XS
        title = QRect(left, theme.S - 2, wide, 24)
        write(painter, title, shelf.case_title(self._case), theme.font(theme.TITLE, bold=True), ink)
        self._paint_status(painter, QRect(left, 30, wide, 18), look)
        small = theme.font(theme.HINT)
        write(painter, QRect(left, 48, wide, 18), shelf.answered_words(self._case), small, look.muted)

    def _paint_back(self, painter: QPainter, look: theme.Colours) -> None:
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        hovered = self.underMouse() and self.isEnabled()
        painter.setBrush(QColor(look.hover if hovered else look.surface))
        wide = 2 if self.hasFocus() else 1
        painter.setPen(QPen(QColor(look.accent if self.hasFocus() else look.control), wide))
        painter.drawRoundedRect(box, theme.RADIUS, theme.RADIUS)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(look.accent if self.isEnabled() else look.line))
        painter.drawRoundedRect(QRectF(6, 9, 4, box.height() - 16), 2, 2)

    def _paint_status(self, painter: QPainter, area: QRect, look: theme.Colours) -> None:
        """A sign goes with the words: ✓ for what has been sent, ○ for what has not."""
        sign = QRectF(area.left(), area.center().y() - _SIGN / 2 + 1, _SIGN, _SIGN)
        sent = self._case.status in (Status.SENT, Status.REVIEWED)
        if sent:
            glyphs.check(painter, sign, QColor(look.yes))
        else:
            glyphs.ring(painter, sign, QColor(look.muted))
        words = area.adjusted(_SIGN + theme.XS, 0, 0, 0)
        ink = look.yes if sent else look.muted
        write(painter, words, shelf.status_words(self._case), theme.font(theme.HINT), ink)
