"""The list of what Granska has found: a sentence each, below its question or its rule."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QResizeEvent
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
from ui.models.findings import ASIDE, ROW, FindingRows, Found, Heading
from ui.widgets import row_ground
from ui.widgets.compare_cells import write_lines
from ui.widgets.painted_words import BOTTOM, TOP, write
from ui.widgets.severity_sign import paint_severity

_ICON = 15
_LINES = 2
_LONG = 200  # rows: more than any screen shows
_KEPT = 16_384  # words that have been measured
_ASIDE = 40  # how wide a question's number is at least

Index = QModelIndex | QPersistentModelIndex


class FindingList(QListView):
    """Emits `chosen` with the finding that is come to, or None, and `entered_into` for Enter and a double click."""

    chosen = Signal(object)
    entered_into = Signal()
    _delegate: _Delegate | None = None  # Qt tells of changes before all is made

    def __init__(self, model: FindingRows, parent: QWidget | None = None) -> None:
        super().__init__(parent, editTriggers=QListView.EditTrigger.NoEditTriggers)
        self._rows = model
        self._is_filling = False
        self._width: int | None = None  # that its rows were measured for
        self.setModel(model)
        model.modelReset.connect(self._forget_width)
        self._delegate = _Delegate(self, model)
        self.setItemDelegate(self._delegate)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setAccessibleName(_("Findings"))
        self.selectionModel().currentChanged.connect(self._on_current)
        self.doubleClicked.connect(lambda _index: self.entered_into.emit())

    def current(self) -> Found | None:
        return self._found(self.currentIndex())

    def ahead(self) -> list[Found]:
        """The current finding, and where one goes on when it is gone."""
        return self._rows.following(self.currentIndex().row())

    def choose(self, ahead: Sequence[Found]) -> None:
        """Comes to the first of these that is there now."""
        self._come_to(self._rows.nearest_of(ahead))

    def move(self, step: int) -> bool:
        """The next finding, or the one before; whether there is one."""
        place = self._rows.next(self.currentIndex().row(), step)
        if place is not None:
            self._come_to(place)
        return place is not None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current() is not None:
            self.entered_into.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        if self._measure() != self._width:  # a sentence takes other lines
            self._width = None
            self.scheduleDelayedItemsLayout()
        super().resizeEvent(event)
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    def changeEvent(self, event: QEvent) -> None:
        if self._delegate and event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._delegate.measure_anew()
            self.scheduleDelayedItemsLayout()
        super().changeEvent(event)

    def row_width(self) -> int:
        """How wide a row is, for its height."""
        if self._width is None:
            self._width = self._measure()
        return self._width

    def _measure(self) -> int:
        """A long list is measured with its scroll bar, also before that is there: once, and not once more when it comes."""
        if self._rows.rowCount() < _LONG:
            return self.viewport().width()
        return self.contentsRect().width() - self.verticalScrollBar().sizeHint().width()

    def _forget_width(self) -> None:
        self._width = None

    def _come_to(self, place: int | None) -> None:
        """Told in any case: the words of the same finding may be others by now."""
        self._is_filling = True
        self.setCurrentIndex(QModelIndex() if place is None else self._rows.index(place, 0))
        self._is_filling = False
        if place is not None:
            self.scrollTo(self._rows.index(max(0, place - 1), 0))  # with the heading above the first
            self.scrollTo(self._rows.index(place, 0))
        self.chosen.emit(self.current())

    def _on_current(self, index: Index) -> None:
        if not self._is_filling and index.isValid():  # the model is filled anew otherwise
            self.chosen.emit(self._found(index))

    def _found(self, index: Index) -> Found | None:
        row = index.data(ROW) if index.isValid() else None
        return row if isinstance(row, Found) else None


class _Delegate(QStyledItemDelegate):
    """How much it matters, as a sign; the question's number, where no heading says it; and what was found."""

    def __init__(self, list_: FindingList, rows: FindingRows) -> None:
        super().__init__(list_)
        self._list, self._rows, self._letters = list_, rows, _Letters()

    def measure_anew(self) -> None:
        """The letters are others by now."""
        self._letters = _Letters()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Asked of every row before one is shown: so the model itself is asked, and not through its indexes."""
        rows, at = self._rows, index.row()
        if isinstance(rows.row(at), Heading):
            return self._letters.heading_size(is_first=at == 0)
        is_short = self._letters.fits_one_line(rows.sentence(at), rows.aside(at), self._list.row_width())
        return self._letters.size(lines=1 if is_short else _LINES)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look, row = theme.colours(QApplication.palette()), index.data(ROW)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(row, Heading):
            _paint_heading(painter, option.rect, row, look)
        else:
            row_ground.paint(painter, option, look, gap=1.5)
            _paint_found(painter, option, index, look, self._letters)
        painter.restore()


def _paint_heading(painter: QPainter, area: QRect, row: Heading, look: theme.Colours) -> None:
    area = area.adjusted(theme.S, 0, -theme.S, -theme.XS)
    font = theme.font(theme.CAPTION)
    count = str(row.count)
    width = QFontMetrics(font).horizontalAdvance(count)
    write(painter, area.adjusted(area.width() - width, 0, 0, 0), count, font, look.muted, BOTTOM)
    area.setRight(area.right() - width - theme.S)
    write(painter, area, row.words, theme.font(theme.CAPTION, bold=True), look.muted, BOTTOM)


def _paint_found(
    painter: QPainter, option: QStyleOptionViewItem, index: Index, look: theme.Colours, letters: _Letters
) -> None:
    row: Found = index.data(ROW)
    current = bool(option.state & QStyle.StateFlag.State_Selected)
    font = theme.font(theme.SIDE)
    line = QFontMetrics(font).height()
    area = option.rect.adjusted(theme.S, theme.M // 2 + 1, -theme.S, -theme.M // 2 - 1)
    sign = QRectF(area.left(), area.top() + (line - _ICON) / 2, _ICON, _ICON)
    if row.said:
        icons.draw(painter, "check", sign, look.muted)
    else:
        ground = look.accent_ground if current else look.window
        paint_severity(painter, sign, row.finding.severity, look, ground)
    area.setLeft(area.left() + _ICON + theme.S)
    if aside := index.data(ASIDE):
        bold, width = theme.font(theme.SIDE, bold=True), letters.aside_width(aside)
        write(painter, QRect(area.left(), area.top(), width, line), aside, bold, look.muted, TOP)
        area.setLeft(area.left() + width)
    ink = look.accent if current else look.muted if row.said else look.text
    write_lines(painter, area, index.data(), font, ink, _LINES)


class _Letters:
    """How much room words take. Asked again for every row whenever the list is laid out, so it is kept; but for one list only:
    the program's letters may come, or change, after another has asked."""

    def __init__(self) -> None:
        self._plain = QFontMetrics(theme.font(theme.SIDE))
        self._bold = QFontMetrics(theme.font(theme.SIDE, bold=True))
        self._advances: dict[tuple[str, bool], int] = {}

    def heading_size(self, *, is_first: bool) -> QSize:
        return QSize(120, self._plain.height() + theme.M + (0 if is_first else theme.S))

    def size(self, *, lines: int) -> QSize:
        return QSize(120, lines * self._plain.height() + theme.M + 2)

    def fits_one_line(self, sentence: str, aside: str, width: int) -> bool:
        """Whether the sentence needs one line only, in a list this wide."""
        room = width - 3 * theme.S - _ICON - (self.aside_width(aside) if aside else 0)
        return self._advance(sentence, is_bold=False) <= room

    def aside_width(self, aside: str) -> int:
        return max(_ASIDE, self._advance(aside, is_bold=True) + theme.S)

    def _advance(self, words: str, *, is_bold: bool) -> int:
        key = words, is_bold
        if (known := self._advances.get(key)) is None:
            if len(self._advances) >= _KEPT:
                self._advances.clear()
            known = (self._bold if is_bold else self._plain).horizontalAdvance(words)
            self._advances[key] = known
        return known
