"""The list to choose questions in: a box for each, and one for every section."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QApplication,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from auditprep.i18n import _
from ui import glyphs, theme
from ui.models.handout_questions import NOTE, ROW, Heading, QuestionChoices
from ui.widgets import row_ground

_ROW, _BOX = 29, 15

Index = QModelIndex | QPersistentModelIndex


class ChoiceList(QListView):
    """Space or a click chooses a row or leaves it."""

    def __init__(self, model: QuestionChoices, parent: QWidget | None = None) -> None:
        super().__init__(parent, uniformItemSizes=True, editTriggers=QListView.EditTrigger.NoEditTriggers)
        self._choices = model
        self.setModel(model)
        self.setItemDelegate(_Delegate(self))
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setAccessibleName(_("Questions to send"))
        self._come_to_first()
        model.modelReset.connect(self._come_to_first)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and self.currentIndex().isValid():
            self._choices.toggle(self.currentIndex().row())
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and index.isValid():
            self._choices.toggle(index.row())

    def _come_to_first(self) -> None:
        self.setCurrentIndex(self._choices.index(0, 0))


class _Delegate(QStyledItemDelegate):
    """A box, the number and the words, and at the right what is to be known."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(120, max(_ROW, QFontMetrics(theme.font(theme.SIDE)).height() + 2 * theme.XS))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look, row = theme.colours(QApplication.palette()), index.data(ROW)
        is_heading = isinstance(row, Heading)
        plain = QStyleOptionViewItem(option)
        if not option.state & QStyle.StateFlag.State_HasFocus:  # what is chosen has its box for that
            plain.state &= ~QStyle.StateFlag.State_Selected
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        row_ground.paint(painter, plain, look, gap=1)
        area = option.rect.adjusted(theme.S + (0 if is_heading else theme.XL), 0, -theme.S, 0)
        box = QRectF(area.left(), area.center().y() - _BOX / 2 + 0.5, _BOX, _BOX)
        paint_box(painter, box, row.check, look)
        area.setLeft(area.left() + _BOX + theme.S + 2)
        area = _paint_note(painter, area, index.data(NOTE), look)
        painter.setFont(theme.font(theme.SIDE, bold=is_heading))
        painter.setPen(QColor(look.text))
        shown = painter.fontMetrics().elidedText(row.words, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
        painter.restore()


def _paint_note(painter: QPainter, area: QRect, note: str, look: theme.Colours) -> QRect:
    """At the right; the room that is left."""
    painter.setFont(theme.font(theme.CAPTION))
    painter.setPen(QColor(look.muted))
    shown = painter.fontMetrics().elidedText(note, Qt.TextElideMode.ElideRight, area.width() // 3)
    painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, shown)
    width = painter.fontMetrics().horizontalAdvance(shown)
    return area.adjusted(0, 0, -width - theme.M if shown else 0, 0)


def paint_box(painter: QPainter, box: QRectF, check: Qt.CheckState, look: theme.Colours) -> None:
    """As the window's check boxes look; a dash where only some are chosen."""
    on = check != Qt.CheckState.Unchecked
    painter.setPen(QPen(QColor(look.accent if on else look.control), 1.2))
    painter.setBrush(QColor(look.accent if on else look.surface))
    painter.drawRoundedRect(box, 3, 3)
    ink = QColor(look.on_accent)
    if check == Qt.CheckState.Checked:
        glyphs.check(painter, box.adjusted(2.5, 2.5, -2.5, -2.5), ink)
    elif on:
        painter.fillRect(QRectF(box.left() + 3.5, box.center().y() - 1, box.width() - 7, 2), ink)
