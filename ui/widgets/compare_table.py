"""The table of submissions side by side: the questions stay on the left, the years scroll."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QHeaderView,
    QTableView,
    QWidget,
)

from auditprep.i18n import _
from ui import theme
from ui.models.comparison import CAPTION, ROW, ComparisonModel
from ui.models.comparison_rows import CompareRow
from ui.widgets.compare_cells import EDGE, CompareDelegate, write_lines
from ui.widgets.painted_words import BOTTOM, MIDDLE, TOP, write

_LEAST_COLUMN, _LEAST_HEAD, _WIDEST_HEAD = 132, 160, 340
_HEAD_SHARE = 0.34  # of the table's width
_HEADER_HEIGHT = 44


class CompareTable(QTableView):
    """Emits `row_changed` when another row is the current one, and `opened` for Enter and a double click."""

    row_changed = Signal()
    opened = Signal()

    def __init__(self, model: ComparisonModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._comparison = model
        self._kept: tuple[int | None, int] = (None, 0)
        self._is_filling = False
        self.setVerticalHeader(_QuestionHeader(self))
        self.setHorizontalHeader(_ColumnHeader(self))
        self.setModel(model)
        self.setItemDelegate(CompareDelegate(self))
        self.setAccessibleName(_("The questions, a column a submission"))
        self._dress()
        model.modelAboutToBeReset.connect(self._keep)
        model.modelReset.connect(self._restore)
        self.doubleClicked.connect(lambda _index: self.opened.emit())

    def current(self) -> CompareRow | None:
        """The row that is chosen."""
        return self._comparison.row(self.currentIndex())

    def select(self, at: int) -> bool:
        """Chooses the row with this place in the comparison; whether it is shown."""
        index = self._comparison.index_of(at, max(0, self.currentIndex().column()))
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index)
        return index.isValid()

    def select_first(self) -> None:
        """Chooses the first row, in the newest column."""
        self.setCurrentIndex(self._comparison.index(0, max(0, self._comparison.columnCount() - 1)))

    def show_newest(self) -> None:
        """Scrolls to the last column."""
        bar = self.horizontalScrollBar()
        bar.setValue(bar.maximum())

    def currentChanged(self, current: QModelIndex, previous: QModelIndex) -> None:
        super().currentChanged(current, previous)
        if not self._is_filling and current.row() != previous.row():
            self.row_changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current():
            self.opened.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit_columns()

    def fit_columns(self) -> None:
        """The questions take their share, and the columns share the rest, as far as there is room for them."""
        count = self._comparison.columnCount()
        width = self.width()
        head = min(_WIDEST_HEAD, max(_LEAST_HEAD, round(width * _HEAD_SHARE)))
        self.verticalHeader().setFixedWidth(head)
        if count:
            bar = self.verticalScrollBar().sizeHint().width() if self._is_higher() else 0
            room = width - head - bar
            self.horizontalHeader().setDefaultSectionSize(max(_LEAST_COLUMN, room // count))

    def _is_higher(self) -> bool:
        """Whether there are more rows than there is room for."""
        return self._comparison.rowCount() * row_height() > self.height() - _HEADER_HEIGHT

    # The model is filled anew: who was chosen stays so

    def _keep(self) -> None:
        self._is_filling = True
        row = self.current()
        self._kept = (row.at if row else None, max(0, self.currentIndex().column()))

    def _restore(self) -> None:
        at, column = self._kept
        index = QModelIndex() if at is None else self._comparison.index_of(at)
        if index.isValid():
            column = min(column, self._comparison.columnCount() - 1)
            index = index.siblingAtColumn(column)
            mode = QItemSelectionModel.SelectionFlag
            self.selectionModel().setCurrentIndex(index, mode.ClearAndSelect | mode.Rows)
            self.scrollTo(index)
        elif self._comparison.rowCount():
            self.select_first()
        self._is_filling = False
        self.fit_columns()
        self.row_changed.emit()

    def _dress(self) -> None:
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        if corner := self.findChild(QAbstractButton):
            corner.setAccessibleName(_("Questions"))  # it stands over their column


class _QuestionHeader(QHeaderView):
    """The questions, as the rows' heads: they stay where the years scroll."""

    def __init__(self, view: QTableView) -> None:
        super().__init__(Qt.Orientation.Vertical, view)
        self._view = view
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(1)
        self.setDefaultSectionSize(row_height())

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        look = theme.colours(QApplication.palette())
        row: CompareRow = self.model().headerData(section, Qt.Orientation.Vertical, ROW)
        chosen = section == self._view.currentIndex().row()
        painter.save()
        if chosen:
            painter.fillRect(rect, QColor(look.accent_ground))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), QColor(look.line))
        if chosen and self._view.hasFocus():
            for y in (rect.top(), rect.bottom() - 1):
                painter.fillRect(QRect(rect.left(), y, rect.width(), 2), QColor(look.accent))
        ink = look.accent if chosen else look.text
        number = QRect(rect.left() + theme.L, rect.top() + _PADDING, _NUMBER, rect.height() - 2 * _PADDING)
        font = theme.font(theme.SIDE, bold=chosen)
        write(painter, number, row.label, font, ink, TOP)
        words = rect.adjusted(theme.L + self._number_width(row.label, font), _PADDING, -EDGE, -_PADDING)
        if row.caption:
            write(painter, words, row.text, font, ink, TOP)
            below = words.adjusted(0, QFontMetrics(font).height(), 0, 0)
            write(painter, below, row.caption, theme.font(theme.CAPTION), look.muted, TOP)
        else:
            write_lines(painter, words, row.text, font, ink, lines=2)
        painter.restore()

    def _number_width(self, number: str, font: QFont) -> int:
        return max(_NUMBER, QFontMetrics(font).horizontalAdvance(number) + theme.S)


class _ColumnHeader(QHeaderView):
    """What each column is of, and how far that had come."""

    def __init__(self, view: QTableView) -> None:
        super().__init__(Qt.Orientation.Horizontal, view)
        self.setSectionsClickable(False)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(_LEAST_COLUMN)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), _HEADER_HEIGHT)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        look = theme.colours(QApplication.palette())
        painter.save()
        painter.fillRect(rect, QColor(look.window))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), QColor(look.line))
        area, column = rect.adjusted(EDGE, 5, -EDGE, -5), Qt.Orientation.Horizontal
        name, caption = (str(self.model().headerData(section, column, role)) for role in (_NAME, CAPTION))
        where = TOP if caption else MIDDLE
        for words, font, ink, at in (
            (name, theme.font(theme.SIDE, bold=True), look.text, where),
            (caption, theme.font(theme.HINT), look.muted, BOTTOM),
        ):
            write(painter, area, words, font, ink, at)
        painter.restore()


_NAME = Qt.ItemDataRole.DisplayRole
_NUMBER = 34
_PADDING = 7


def row_height() -> int:
    """Room for a mark and a line of text, or two lines of a question."""
    return 2 * QFontMetrics(theme.font(theme.SIDE)).height() + 2 * _PADDING
