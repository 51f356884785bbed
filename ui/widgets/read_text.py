"""A text to be read: selected and copied, not changed; as high as it is long, so that what it stands in scrolls."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QHelpEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QTextBlockFormat,
    QTextCursor,
    QTextOption,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QSizePolicy, QTextEdit, QToolTip, QWidget

from auditprep import richtext
from ui import evidence_words, theme
from ui.models import tab_columns
from ui.widgets import text_marks
from ui.widgets.inks import Inks
from ui.widgets.markdown_document import to_document

_LEAST_WIDTH, _RADIUS = 100, 4
_BETWEEN = 3  # px
_WIDEST = 10  # times the letters' height: a column of a table is no wider


@dataclass(frozen=True, slots=True)
class Mark:
    """Words of the plain text that are marked, `text[start:end]`, how (a look of `text_marks`), and what is told of them."""

    start: int
    end: int
    name: str
    tip: str = ""


class ReadText(QTextEdit):
    """Shows Markdown, or plain words, with marks over them."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._marks: list[tuple[QTextCursor, Mark]] = []
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setFrameShape(QTextEdit.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(name)
        self.document().setDocumentMargin(0)
        self.document().setDefaultFont(theme.font(theme.SIDE))
        self._inks = Inks(self.document(), self.palette())
        self._heights: dict[int, int] = {}  # by width: what the text needs
        theme.be(self, "bare")

    def show_markdown(self, markdown: str) -> None:
        """Shows this text, with no marks."""
        self.set_marks(())
        to_document(self.document(), richtext.parse(markdown))
        self.moveCursor(QTextCursor.MoveOperation.Start)  # what the cursor stands in is kept in sight
        self._heights.clear()
        self.updateGeometry()

    def show_plain(self, text: str) -> None:
        """Shows words that are no Markdown, with no marks; where they have columns, these stand in line."""
        self.set_marks(())
        self.setPlainText(text)
        metrics = QFontMetricsF(self.document().defaultFont())
        gap, most = 2 * metrics.averageCharWidth(), _WIDEST * metrics.height()
        places = tab_columns.stops(text, metrics.horizontalAdvance, gap, most)
        option = self.document().defaultTextOption()
        option.setTabs([QTextOption.Tab(place, QTextOption.TabType.LeftTab) for place in places])
        self.document().setDefaultTextOption(option)
        self._part_lines()
        self._heights.clear()
        self.updateGeometry()

    def _part_lines(self) -> None:
        """Some room between the lines of plain words: each is a paragraph of its own."""
        look = QTextBlockFormat()
        look.setBottomMargin(_BETWEEN)
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeBlockFormat(look)

    def set_marks(self, marks: Iterable[Mark]) -> None:
        """Marks these words, and no others."""
        select = text_marks.spans(self.document(), self.toPlainText())
        self._marks = [(select(mark.start, mark.end), mark) for mark in marks]
        self._show_marks()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        """Measured on a copy: what is shown is not laid out anew each time a layout asks."""
        width = min(width, self.maximumWidth())
        if width not in self._heights:
            copy = self.document().clone()
            Inks(copy, self.palette()).rehighlight()  # bold words are wider
            copy.setTextWidth(width)
            self._heights[width] = ceil(copy.size().height())
        return self._heights[width]

    def sizeHint(self) -> QSize:
        return QSize(_LEAST_WIDTH, self.heightForWidth(max(_LEAST_WIDTH, self.width())))

    def minimumSizeHint(self) -> QSize:
        return QSize(_LEAST_WIDTH, 0)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._inks.repaint(self.palette())
            self._show_marks()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # what it stands in scrolls

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            self._tell(event)
            return True
        return super().viewportEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self.viewport())
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(theme.colours(QApplication.palette()).accent), 1))
            box = QRectF(self.viewport().rect()).adjusted(0.5, 0.5, -0.5, -0.5)
            painter.drawRoundedRect(box, _RADIUS, _RADIUS)

    def _show_marks(self) -> None:
        look = theme.colours(QApplication.palette())
        text_marks.show(self, ((cursor, mark.name) for cursor, mark in self._marks), look)

    def _tell(self, event: QHelpEvent) -> None:
        at = self.document().documentLayout().hitTest(event.pos(), Qt.HitTestAccuracy.ExactHit)
        found = (
            mark for cursor, mark in self._marks if cursor.selectionStart() <= at <= cursor.selectionEnd()
        )
        told = next((mark.tip for mark in found if mark.tip), "")
        QToolTip.showText(event.globalPos(), evidence_words.tip(told) or "", self.viewport())
