"""The list of what was understood of a form: one row a question, those to look at first."""

from __future__ import annotations

from PySide6.QtCore import (
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from auditprep.i18n import _
from ui import icons, theme
from ui.models.preview_list import ROW, PreviewListModel, PreviewRow, Row
from ui.reading import Reading
from ui.widgets import row_ground

_EDGE = 8
_NUMBER = 44
_ICON = 16
_SAMPLE = "Har nämnden följt upp målen för verksamheten under året, och i så fall hur?"
_WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
_LINE = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


class PreviewList(QListView):
    """Emits `row_picked` when the user chooses a row; shows what it is told to show."""

    row_picked = Signal(str)  # the row's id
    editing_requested = Signal()  # Enter on a row

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = PreviewListModel(self)
        self._delegate = _Delegate(self)
        self._current = ""
        self.setModel(self._model)
        self.setItemDelegate(self._delegate)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setAccessibleName(_("What was understood"))
        self.selectionModel().currentChanged.connect(self._on_current_changed)

    def start(self) -> None:
        """Another form is on its way in."""
        self._current = ""
        self._model.start()

    def show_reading(self, reading: Reading, current: str) -> None:
        """Shows what is understood, at the place where one was, with this row chosen."""
        value = self.verticalScrollBar().value()
        self._current = current
        self._model.show(reading)
        self.doItemsLayout()
        self.verticalScrollBar().setValue(value)
        self.choose(current)

    def choose(self, id_: str) -> None:
        """Chooses a row without picking it; none for a row that is not there."""
        self._current = id_
        index = self._model.index_of(id_)
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        if index.row() == 1:  # with the heading over it
            self.scrollToTop()
        elif index.isValid():
            self.scrollTo(index)

    @property
    def ids(self) -> list[str]:
        return self._model.ids

    @property
    def first_doubt(self) -> str | None:
        return self._model.first_doubt

    def row(self, id_: str) -> PreviewRow | None:
        return self._model.row(id_)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.editing_requested.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()  # the rows wrap otherwise

    def _on_current_changed(self, index: QModelIndex) -> None:
        row: PreviewRow | None = index.data(ROW)
        if row is not None and row.id != self._current:
            self._current = row.id
            self.row_picked.emit(row.id)


class _Delegate(QStyledItemDelegate):
    """Paints a row: the question in at most two lines, what is doubtful whole, the rest in a line each."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view
        self._text, self._small = theme.font(theme.SIDE), theme.font(theme.CAPTION)
        self._strong = theme.font(theme.CAPTION, bold=True)
        self._line = QFontMetrics(self._text).height()
        self._small_line = QFontMetrics(self._small).height()
        self._measure, self._small_measure = QFontMetrics(self._text), QFontMetrics(self._small)
        self._character = self._measure.horizontalAdvance(_SAMPLE) / len(_SAMPLE)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        row: PreviewRow = index.data(ROW)
        width = self._view.viewport().width() - 2 * _EDGE
        return QSize(theme.MIDDLE_MIN // 4, self._height(row, width))

    def _height(self, row: PreviewRow, width: int) -> int:
        if row.kind is Row.HEADING:
            return self._small_line + theme.L
        if row.kind is Row.TEXT:
            return self._wrapped(row.text, width, self._measure) + theme.M
        if row.kind is Row.NOTE:
            return theme.M + self._doubts_height(row, width)
        room = width - _NUMBER
        height = self._line * self._lines(row.text, room) + theme.M
        height += self._small_line * sum(1 for words in (row.guidance, row.about, row.answer) if words)
        return height + self._doubts_height(row, room)

    def _doubts_height(self, row: PreviewRow, width: int) -> int:
        room = width - _ICON - theme.XS
        return sum(max(_ICON, self._wrapped(words, room, self._small_measure)) + 2 for words in row.doubts)

    def _lines(self, text: str, width: int) -> int:
        """One or two. Only what is near the edge is measured: that takes its time in a form of thousands."""
        about = len(text) * self._character
        if not 0.85 * width < about < 1.15 * width:
            return 1 if about < width else 2
        return 1 if self._measure.horizontalAdvance(text) <= width else 2

    def _wrapped(self, words: str, width: int, metrics: QFontMetrics) -> int:
        return metrics.boundingRect(QRect(0, 0, max(1, width), 1_000_000), int(_WRAP), words).height()

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row: PreviewRow = index.data(ROW)
        look = theme.colours(QApplication.palette())
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if row.kind is Row.HEADING:
            self._paint_heading(painter, option.rect, row, look)
        else:
            current = bool(option.state & QStyle.StateFlag.State_Selected)
            row_ground.paint(painter, option, look, gap=1.5, ground=look.doubt if row.doubts else "")
            area = QRect(option.rect).adjusted(_EDGE, theme.XS + 2, -_EDGE, -theme.XS)
            if row.kind is Row.TEXT:
                self._write(painter, area, row.text, self._text, look.text)
            elif row.kind is Row.NOTE:
                self._write_doubts(painter, area, row, look)
            else:
                self._paint_question(painter, area, row, look, current)
        painter.restore()

    def _paint_heading(self, painter: QPainter, box: QRect, row: PreviewRow, look: theme.Colours) -> None:
        area = box.adjusted(_EDGE, 0, -_EDGE, -theme.XS)
        painter.setFont(self._strong)
        painter.setPen(QColor(look.muted))
        words = painter.fontMetrics().elidedText(row.text, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom, words)

    def _paint_question(
        self, painter: QPainter, area: QRect, row: PreviewRow, look: theme.Colours, current: bool
    ) -> None:
        muted = row.kind is Row.SKIPPED
        ink = look.muted if muted else look.accent if current else look.text
        self._write(painter, QRect(area.topLeft(), QSize(_NUMBER - theme.XS, self._line)), row.number,
                    self._text, look.accent if current else look.muted)  # fmt: skip
        area = area.adjusted(_NUMBER, 0, 0, 0)
        area = self._write_text(painter, area, row.text, ink)
        area = self._write_doubts(painter, area, row, look)
        for words in filter(None, (row.guidance, row.about)):
            area = self._write_line(painter, area, words, look.muted)
        if row.answer:
            self._write_line(painter, area, row.answer, look.text)

    def _write_text(self, painter: QPainter, area: QRect, text: str, ink: str) -> QRect:
        """The question's words in one or two lines, with … where they go on; gives what is left under them."""
        metrics = self._measure
        lines = self._lines(text, area.width())
        if lines == 2:
            first = _first_line(text, metrics, area.width())
            rest = metrics.elidedText(text[len(first) :].strip(), Qt.TextElideMode.ElideRight, area.width())
            text = f"{first.rstrip()}\n{rest}"
        painter.setFont(self._text)
        painter.setPen(QColor(ink))
        painter.drawText(area, int(_LINE), text)
        return area.adjusted(0, self._line * lines, 0, 0)

    def _write_doubts(self, painter: QPainter, area: QRect, row: PreviewRow, look: theme.Colours) -> QRect:
        for words in row.doubts:
            icons.draw(painter, "warning", QRectF(area.x(), area.y() + 1, _ICON, _ICON), look.partly)
            beside = area.adjusted(_ICON + theme.XS, 0, 0, 0)
            self._write(painter, beside, words, self._small, look.text)
            height = max(_ICON, self._wrapped(words, beside.width(), self._small_measure)) + 2
            area = area.adjusted(0, height, 0, 0)
        return area

    def _write_line(self, painter: QPainter, area: QRect, words: str, ink: str) -> QRect:
        shown = self._small_measure.elidedText(words, Qt.TextElideMode.ElideRight, area.width())
        painter.setFont(self._small)
        painter.setPen(QColor(ink))
        painter.drawText(area, int(_LINE), shown)
        return area.adjusted(0, self._small_line, 0, 0)

    def _write(self, painter: QPainter, area: QRect, words: str, font: QFont, ink: str) -> None:
        painter.setFont(font)
        painter.setPen(QColor(ink))
        painter.drawText(area, int(_WRAP), words)


def _first_line(text: str, metrics: QFontMetrics, width: int) -> str:
    """As many of the first words as there is room for in a line."""
    line = ""
    for word in text.split(" "):
        longer = f"{line}{word} "
        if line and metrics.horizontalAdvance(longer.rstrip()) > width:
            return line
        line = longer
    return line
