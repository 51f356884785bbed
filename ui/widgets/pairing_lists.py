"""The lists of the pairing: pairs to settle, and questions that are left over."""

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
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QApplication,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ui import glyphs, theme
from ui.models.pairing import Keys, Said
from ui.models.pairing_rows import ROW, PairRow, QuestionRow, RowsModel
from ui.widgets import row_ground
from ui.widgets.compare_cells import write_lines
from ui.widgets.painted_words import TOP, TOP_RIGHT, write

_SIGN, _NUMBER = 13, 36
_MOST_ROWS = 5

Index = QModelIndex | QPersistentModelIndex


class PairList(QListView):
    """Emits `picked` when another pair is the current one; it is not told of what is shown by `set_current`."""

    picked = Signal(object)  # Keys

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent, uniformItemSizes=True, editTriggers=QListView.EditTrigger.NoEditTriggers)
        self.rows = RowsModel(self)
        self._is_telling = True
        self.setModel(self.rows)
        self.setItemDelegate(_PairDelegate(self))
        _dress(self, name)

    def set_current(self, keys: Keys | None) -> None:
        self._is_telling = False
        index = self.rows.index_of(keys)
        self.setCurrentIndex(index)
        if index.isValid():
            self.scrollTo(index)
        self._is_telling = True

    def currentChanged(self, current: QModelIndex, previous: QModelIndex) -> None:
        super().currentChanged(current, previous)
        row = self.rows.row_at(current)
        if self._is_telling and isinstance(row, PairRow):
            self.picked.emit(row.keys)


class QuestionPicks(QListView):
    """Questions, of which one can be chosen."""

    changed = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent, uniformItemSizes=True, editTriggers=QListView.EditTrigger.NoEditTriggers)
        self.rows = RowsModel(self)
        self.setModel(self.rows)
        self.setItemDelegate(_QuestionDelegate(self))
        _dress(self, name)
        self.selectionModel().selectionChanged.connect(lambda _now, _then: self.changed.emit())
        self.rows.modelReset.connect(self._on_filled)

    def chosen(self) -> QuestionRow | None:
        """The question that is chosen, if any is."""
        index = next(iter(self.selectionModel().selectedIndexes()), QModelIndex())
        row = self.rows.row_at(index)
        return row if isinstance(row, QuestionRow) else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrows choose from where one stands; the first, where nothing is chosen."""
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up) and self.chosen() is None:
            index = self.currentIndex()
            at = index if index.isValid() else self.rows.index(0, 0)
            self.selectionModel().setCurrentIndex(at, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        else:
            super().keyPressEvent(event)

    def choose(self, key: str) -> None:
        self.setCurrentIndex(self.rows.index_of(key))

    def _on_filled(self) -> None:
        """As high as its rows, where they are few."""
        rows = min(_MOST_ROWS, max(1, self.rows.rowCount()))
        self.setFixedHeight(rows * max(1, self.sizeHintForRow(0)) + 2)
        self.changed.emit()


def _dress(view: QListView, name: str) -> None:
    view.setAccessibleName(name)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
    view.setMouseTracking(True)


class _PairDelegate(QStyledItemDelegate):
    """A sign, the two numbers, and what has been said of them."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        lines = (
            QFontMetrics(theme.font(theme.SIDE)).height(),
            QFontMetrics(theme.font(theme.CAPTION)).height(),
        )
        return QSize(120, sum(lines) + theme.M)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: PairRow = index.data(ROW)
        look = theme.colours(QApplication.palette())
        current = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        row_ground.paint(painter, option, look, gap=1.5)
        area = option.rect.adjusted(theme.S, theme.S - 2, -theme.S, -theme.S + 2)
        sign = QRectF(area.left(), area.top() + 3, _SIGN, _SIGN)
        _paint_said(painter, sign, row.said, look)
        area.adjust(_SIGN + theme.S, 0, 0, 0)
        write(painter, area, row.verdict, theme.font(theme.HINT), look.muted, TOP_RIGHT)
        title = theme.font(theme.SIDE, bold=current)
        write(painter, area, row.title, title, look.accent if current else look.text, TOP)
        below = area.adjusted(0, QFontMetrics(title).height(), 0, 0)
        write(painter, below, row.text, theme.font(theme.CAPTION), look.muted, TOP)
        painter.restore()


class _QuestionDelegate(QStyledItemDelegate):
    """A number and two lines of the question."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(120, 2 * QFontMetrics(theme.font(theme.SIDE)).height() + theme.M)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: QuestionRow = index.data(ROW)
        look = theme.colours(QApplication.palette())
        current = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        row_ground.paint(painter, option, look, gap=1.5)
        area = option.rect.adjusted(theme.S, theme.S - 2, -theme.S, -theme.S + 2)
        font = theme.font(theme.SIDE, bold=current)
        painter.setFont(font)
        painter.setPen(QColor(look.accent if current else look.muted))
        wide = max(_NUMBER, painter.fontMetrics().horizontalAdvance(row.label) + theme.S)
        painter.drawText(QRect(area.left(), area.top(), wide, area.height()), TOP, row.label)
        ink = look.accent if current else look.text
        write_lines(painter, area.adjusted(wide, 0, 0, 0), row.text, font, ink, lines=2)
        painter.restore()


def _paint_said(painter: QPainter, box: QRectF, said: Said, look: theme.Colours) -> None:
    if said is Said.TOGETHER:
        glyphs.check(painter, box, QColor(look.yes))
    elif said is Said.APART:
        glyphs.cross(painter, box, QColor(look.muted))
    else:
        glyphs.ring(painter, box, QColor(look.partly))
