"""A list to choose from that narrows as one types: two lines a row, in a card over the page."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from ui import icons, theme
from ui.models.picks import PICK, Pick, PickModel
from ui.widgets import row_ground
from ui.widgets.popup import Popup

_WIDTH, _ROWS = 440, 6
_SIGN = 16
_MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class PickCard(Popup):
    """Emits `chosen` with a pick's value. The keyboard stays in the field: arrows move in the list, Enter chooses."""

    chosen = Signal(object)

    def __init__(self, placeholder: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(placeholder)
        self._model = PickModel(self)
        self._field = QLineEdit(clearButtonEnabled=True, placeholderText=placeholder)
        self._field.setAccessibleName(placeholder)
        self._nothing = theme.be(QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText), "muted")
        self.view = self._build_view()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(theme.S, theme.S, theme.S, theme.S)
        self._column.setSpacing(theme.S)
        for widget in (self._field, self.view, self._nothing):
            self._column.addWidget(widget)
        self._connect_signals()

    def show_picks(self, picks: Iterable[Pick]) -> None:
        """What there is to choose from."""
        self._model.show(picks)
        self._field.clear()
        self._narrow("")

    def current(self) -> Pick | None:
        """The row that Enter would choose."""
        index = self.view.currentIndex()
        return index.data(PICK) if index.isValid() else None

    def sizeHint(self) -> QSize:
        return QSize(_WIDTH, super().sizeHint().height())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and event.key() in _MOVES:
            QApplication.sendEvent(self.view, event)
            return True
        return super().eventFilter(watched, event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._field.setFocus(Qt.FocusReason.PopupFocusReason)

    # What the several kinds of cards differ in

    def _add_below(self, widget: QWidget) -> None:
        self._column.addWidget(widget)

    def _nothing_found(self, words: str) -> str:
        """What is said where nothing has the words."""
        raise NotImplementedError

    def _on_current(self, pick: Pick | None) -> None:
        """Another row is the one that Enter would choose."""

    # Building

    def _build_view(self) -> QListView:
        view = QListView(uniformItemSizes=True, editTriggers=QListView.EditTrigger.NoEditTriggers)
        view.setModel(self._model)
        view.setItemDelegate(_PickDelegate(view))
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        view.setMouseTracking(True)
        view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        view.setAccessibleName(self._field.placeholderText())
        return view

    def _connect_signals(self) -> None:
        self._field.installEventFilter(self)
        self._field.textChanged.connect(self._narrow)
        self._field.returnPressed.connect(lambda: self._choose(self.view.currentIndex()))
        self.view.clicked.connect(self._choose)
        self.view.selectionModel().currentChanged.connect(
            lambda _now, _then: self._on_current(self.current())
        )

    def _narrow(self, words: str) -> None:
        self._model.set_filter(words)
        self.view.setCurrentIndex(self._model.index(0, 0))
        self._on_current(self.current())
        found = self._model.rowCount()
        self.view.setVisible(found > 0)
        self._nothing.setVisible(found == 0)
        self._nothing.setText(self._nothing_found(words.strip()))
        if not self.isVisible():  # as high as all there is, and not jumping while one types
            self.view.setFixedHeight(min(_ROWS, max(1, found)) * row_height())

    def _choose(self, index: QModelIndex) -> None:
        pick = index.data(PICK)
        if pick is not None:
            self.close()
            self.chosen.emit(pick.value)


def row_height() -> int:
    lines = (QFontMetrics(theme.font(theme.SIDE)).height(), QFontMetrics(theme.font(theme.CAPTION)).height())
    return sum(lines) + theme.S


class _PickDelegate(QStyledItemDelegate):
    """Two lines and a sign."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(100, row_height())

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        look, pick = theme.colours(QApplication.palette()), index.data(PICK)
        current = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        row_ground.paint(painter, option, look, gap=0)
        area = option.rect.adjusted(theme.S, theme.XS, -theme.S, -theme.XS)
        if pick.icon:
            sign = QRectF(area.right() - _SIGN, area.center().y() - _SIGN / 2, _SIGN, _SIGN)
            icons.draw(painter, pick.icon, sign, look.muted)
            area.adjust(0, 0, -_SIGN - theme.S, 0)
        _paint_lines(painter, area, pick, look.accent if current else look.text, look.muted)
        painter.restore()


def _paint_lines(painter: QPainter, area: QRect, pick: Pick, ink: str, muted: str) -> None:
    for words, size, colour, at in (
        (pick.title, theme.SIDE, ink, Qt.AlignmentFlag.AlignTop),
        (pick.caption, theme.CAPTION, muted, Qt.AlignmentFlag.AlignBottom),
    ):
        painter.setFont(theme.font(size))
        painter.setPen(QColor(colour))
        shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, Qt.AlignmentFlag.AlignLeft | at, shown)
