"""The list of places where words are replaced: what stands there struck out, what is to stand there underlined."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import (
    QApplication,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from auditprep.i18n import _
from auditprep.model import Rewording
from ui import theme
from ui.models.rewordings import NOTE, ROW, Heading, Rewordings
from ui.models.word_marks import in_units
from ui.widgets import row_ground
from ui.widgets.handout_questions import paint_box

_ROW, _BOX = 29, 15
_LEAD = 0.45  # of the width, at most, goes to the words before those that were found
_NO_END = 100_000.0  # px: the line is cut by the row, and not broken

Index = QModelIndex | QPersistentModelIndex
_Line = QTextCharFormat.UnderlineStyle


class RewordingList(QListView):
    """Space or a click takes a row along or leaves it out; Enter, or a double click, goes there."""

    place_picked = Signal(object)  # Rewording

    def __init__(self, model: Rewordings, parent: QWidget | None = None) -> None:
        super().__init__(parent, uniformItemSizes=True, editTriggers=QListView.EditTrigger.NoEditTriggers)
        self._places = model
        self._pressed = -1
        self.setModel(model)
        self.setItemDelegate(_Delegate(self))
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setAccessibleName(_("Places where the words stand"))

    def come_to_first(self) -> None:
        """The first row is the one where the keyboard comes to."""
        if not self.currentIndex().isValid():
            self.setCurrentIndex(self._places.index(0, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and self.currentIndex().isValid():
            self._places.toggle(self.currentIndex().row())
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._pick(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        self._pressed = index.row() if event.button() == Qt.MouseButton.LeftButton else -1

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and index.row() == self._pressed and event.button() == Qt.MouseButton.LeftButton:
            self._places.toggle(index.row())
        self._pressed = -1

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """The first click has taken the row along, or left it out: the second takes that back, and goes there."""
        index = self.indexAt(event.position().toPoint())
        if index.isValid():
            self._places.toggle(index.row())
            self._pick(index)

    def _pick(self, index: Index) -> None:
        place = self._places.place(index.row()) if index.isValid() else None
        if place is not None:
            self.place_picked.emit(place)


class _Delegate(QStyledItemDelegate):
    """A box, the words, and at the right what is to be known."""

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
        paint_box(
            painter, QRectF(area.left(), area.center().y() - _BOX / 2 + 0.5, _BOX, _BOX), row.check, look
        )
        area.setLeft(area.left() + _BOX + theme.S + 2)
        area = _paint_note(painter, area, index.data(NOTE), look)
        if is_heading:
            painter.setFont(theme.font(theme.SIDE, bold=True))
            painter.setPen(QColor(look.text))
            shown = painter.fontMetrics().elidedText(row.words, Qt.TextElideMode.ElideRight, area.width())
            painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
        else:
            _paint_place(painter, area, row.found, look, is_chosen=row.chosen)
        painter.restore()


def _paint_note(painter: QPainter, area: QRect, note: str, look: theme.Colours) -> QRect:
    """At the right; the room that is left."""
    painter.setFont(theme.font(theme.CAPTION))
    painter.setPen(QColor(look.muted))
    width = painter.fontMetrics().horizontalAdvance(note)
    painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, note)
    return area.adjusted(0, 0, -width - theme.M if note else 0, 0)


def _paint_place(
    painter: QPainter, area: QRect, found: Rewording, look: theme.Colours, *, is_chosen: bool
) -> None:
    """One line, which begins so that the words are seen."""
    font = theme.font(theme.SIDE)
    pieces = _pieces(found, QFontMetrics(font), area.width(), look, is_chosen=is_chosen)
    text = "".join(words for words, _look in pieces)
    layout = QTextLayout(text, font)
    layout.setFormats(_formats(pieces, text))
    option = QTextOption(Qt.AlignmentFlag.AlignLeft)
    option.setWrapMode(QTextOption.WrapMode.NoWrap)
    layout.setTextOption(option)
    layout.beginLayout()
    line = layout.createLine()
    if line.isValid():
        line.setLineWidth(_NO_END)
    layout.endLayout()
    painter.setPen(QColor(look.text if is_chosen else look.muted))
    painter.setClipRect(area)
    layout.draw(painter, QPointF(area.left(), area.center().y() - layout.boundingRect().height() / 2 + 1))


def _pieces(
    found: Rewording, metrics: QFontMetrics, width: int, look: theme.Colours, *, is_chosen: bool
) -> list[tuple[str, QTextCharFormat | None]]:
    """What is written in which look; what stands around has what room is left."""
    before = metrics.elidedText(_line(found.before), Qt.TextElideMode.ElideLeft, round(width * _LEAD))
    pieces: list[tuple[str, QTextCharFormat | None]] = [(before, None)]
    if found.words and is_chosen:
        pieces += [(_line(found.quote), _struck(look)), (" ", None), (_line(found.words), _written(look))]
    else:
        pieces.append((_line(found.quote), _marked(look)))
    bold = QFontMetrics(theme.font(theme.SIDE, bold=True))
    taken = sum((bold if form else metrics).horizontalAdvance(words) for words, form in pieces)
    after = metrics.elidedText(_line(found.after), Qt.TextElideMode.ElideRight, max(0, width - taken))
    return [*pieces, (after, None)]


def _line(words: str) -> str:
    return words.translate({ord(sign): " " for sign in "\r\n\t\u2028\u2029"})


def _marked(look: theme.Colours) -> QTextCharFormat:
    """Words that were found."""
    made = QTextCharFormat()
    made.setBackground(QColor(look.last_year))
    made.setForeground(QColor(look.text))
    made.setUnderlineColor(QColor(look.partly))
    made.setUnderlineStyle(_Line.SingleUnderline)
    return made


def _struck(look: theme.Colours) -> QTextCharFormat:
    """Words that go."""
    made = QTextCharFormat()
    made.setBackground(QColor(look.replaced))
    made.setForeground(QColor(look.text))
    made.setFontStrikeOut(True)
    return made


def _written(look: theme.Colours) -> QTextCharFormat:
    """Words that come."""
    made = QTextCharFormat()
    made.setBackground(QColor(look.yes_ground))
    made.setForeground(QColor(look.text))
    made.setFontWeight(QFont.Weight.DemiBold)
    made.setUnderlineColor(QColor(look.yes))
    made.setUnderlineStyle(_Line.SingleUnderline)
    return made


def _formats(pieces: list[tuple[str, QTextCharFormat | None]], text: str) -> list[QTextLayout.FormatRange]:
    unit, at, made = in_units(text), 0, []
    for words, form in pieces:
        if form is not None:
            found = QTextLayout.FormatRange()
            found.start, found.length = unit(at), unit(at + len(words)) - unit(at)
            found.format = form
            made.append(found)
        at += len(words)
    return made
