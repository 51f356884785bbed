"""The list of a case's backups: a line each, below its day."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QApplication, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from auditprep.i18n import _
from auditprep.model import Backup
from ui import theme
from ui.models import backup_words as words
from ui.models.backup_rows import ROW, BackupRows
from ui.widgets import row_ground
from ui.widgets.painted_words import BOTTOM, MIDDLE_RIGHT, write

_ROW = 30
_TIME = 52

Index = QModelIndex | QPersistentModelIndex


class BackupList(QListView):
    """Emits `chosen` with the backup that is come to, or None."""

    chosen = Signal(object)

    def __init__(self, model: BackupRows) -> None:
        super().__init__(uniformItemSizes=True, editTriggers=QListView.EditTrigger.NoEditTriggers)
        self._rows = model
        self.setModel(model)
        self.setItemDelegate(_Delegate(self))
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setAccessibleName(_("Backups, newest first"))
        self.selectionModel().currentChanged.connect(
            lambda index: self.chosen.emit(self._rows.backup(index.row()))
        )

    def current(self) -> Backup | None:
        return self._rows.backup(self.currentIndex().row())

    def choose(self, backup: Backup | None) -> None:
        """Comes to this backup, or to the newest where it is not there."""
        at = self._rows.place_of(backup)
        self.setCurrentIndex(QModelIndex() if at is None else self._rows.index(at, 0))
        if at is None:
            self.chosen.emit(None)
        elif at == 1:
            self.scrollToTop()


class _Delegate(QStyledItemDelegate):
    """The time, what it holds, and what had been changed before it."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(120, max(_ROW, QFontMetrics(theme.font(theme.SIDE)).height() + 2 * theme.XS))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look = theme.colours(QApplication.palette())
        row = index.data(ROW)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = option.rect.adjusted(theme.S, 0, -theme.S, 0)
        if isinstance(row, Backup):
            row_ground.paint(painter, option, look, gap=1.5)
            current = bool(option.state & QStyle.StateFlag.State_Selected)
            write(painter, area, words.clock(row), theme.font(theme.CAPTION), look.muted)
            area.setLeft(area.left() + _TIME)
            ink = look.accent if current else look.text
            side, caption = theme.font(theme.SIDE), theme.font(theme.CAPTION)
            write(painter, area, index.data(), side, ink)
            area.setLeft(area.left() + QFontMetrics(side).horizontalAdvance(index.data()) + theme.M)
            write(painter, area, words.since_before(row), caption, look.muted, MIDDLE_RIGHT)
        else:
            area.setBottom(area.bottom() - theme.XS)
            write(painter, area, index.data(), theme.font(theme.CAPTION, bold=True), look.muted, BOTTOM)
        painter.restore()
