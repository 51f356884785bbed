"""The rows of the command palette: an icon, the words, and at the end the keys or what it is."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QApplication, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from auditprep.i18n import _
from ui import icons, theme
from ui.models.palette import ENTRY, Kind, PaletteRows, kind_name

_HEIGHT, _ICON = 32, 18
_ICONS = {
    Kind.COMMAND: "right",
    Kind.SETTING: "settings",
    Kind.QUESTION: "questions",
    Kind.DOCUMENT: "document",
    Kind.CASE: "folder",
    Kind.HELP: "help",
}

Index = QModelIndex | QPersistentModelIndex


class PaletteList(QListView):
    """Never has the focus: the field above it moves it."""

    def __init__(self, rows: PaletteRows) -> None:
        super().__init__()
        self.setModel(rows)
        self.setItemDelegate(_Row(self))
        self.setUniformItemSizes(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setAccessibleName(_("What was found"))

    def move_by(self, rows: int) -> None:
        """The next one, or the one before; round where `rows` is one."""
        count = self.model().rowCount()
        if not count:
            return
        at = self.currentIndex().row() + rows
        at = at % count if abs(rows) == 1 else max(0, min(count - 1, at))
        self.go_to(at)

    def go_to(self, row: int) -> None:
        index = self.model().index(row, 0)
        self.setCurrentIndex(index)
        self.scrollTo(index)

    def page(self) -> int:
        """How many rows are seen at once."""
        return max(1, self.viewport().height() // _HEIGHT - 1)


class _Row(QStyledItemDelegate):
    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(100, _HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry = index.data(ENTRY)
        look = theme.colours(QApplication.palette())
        is_here = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        if is_here:
            self._mark(painter, option.rect, look)
        inner = option.rect.adjusted(theme.L, 0, -theme.L, 0)
        place = QRectF(inner.left(), inner.center().y() - _ICON / 2 + 0.5, _ICON, _ICON)
        icons.draw(painter, _ICONS[entry.kind], place, look.accent if is_here else look.muted)
        self._write(painter, inner.adjusted(_ICON + theme.M, 0, 0, 0), entry, look, is_here)
        painter.restore()

    def _mark(self, painter: QPainter, row: QRect, look: theme.Colours) -> None:
        """Where one is: a ground, and a bar that is seen without colours too."""
        painter.fillRect(row, QColor(look.accent_ground))
        painter.fillRect(QRect(row.topLeft(), QSize(3, row.height())), QColor(look.accent))

    def _write(
        self, painter: QPainter, room: QRect, entry: object, look: theme.Colours, is_here: bool
    ) -> None:
        small = theme.font(theme.CAPTION)
        painter.setFont(small)
        end = entry.keys or kind_name(entry.kind)
        width = painter.fontMetrics().horizontalAdvance(end)
        painter.setPen(QColor(look.muted))
        painter.drawText(room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, end)
        left = room.adjusted(0, 0, -width - theme.L, 0)
        painter.setFont(theme.font())
        painter.setPen(QColor(look.accent if is_here else look.text))
        words = painter.fontMetrics().elidedText(entry.words, Qt.TextElideMode.ElideRight, left.width())
        painter.drawText(left, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)
