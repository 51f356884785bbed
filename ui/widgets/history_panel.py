"""Who changed an answer, when, and what stood there before."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from auditprep.i18n import _
from auditprep.model import HistoryEntry
from ui import theme
from ui.models import history_words as words
from ui.widgets.focus_ring import FocusRing
from ui.widgets.history_change import ChangeView
from ui.widgets.painted_words import BOTTOM, TOP, write

_WHEN = Qt.ItemDataRole.UserRole


class HistoryPanel(QWidget):
    """The changes, newest first, and the text before and after the one that is picked; what stood before it can be had
    back."""

    restore_requested = Signal(int)  # the id of the line of history whose `before` is wanted

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entries: tuple[HistoryEntry, ...] = ()
        self._nothing = theme.be(QLabel(_("Nothing has been changed yet."), wordWrap=True), "muted")
        self._list = QListWidget(uniformItemSizes=True)
        self._list.setItemDelegate(_EntryDelegate(self._list))
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setAccessibleName(_("Changes, newest first"))
        FocusRing(self._list)
        self._list.currentRowChanged.connect(self._on_picked)
        self._change = ChangeView()
        self._change.restore_requested.connect(self.restore_requested)
        self._build_layout()
        self.show_entries(())

    def show_entries(self, entries: Sequence[HistoryEntry]) -> None:
        """Shows a question's changes, given oldest first; the picked one stays picked."""
        picked = self._picked()
        self._entries = tuple(reversed(entries))
        self._list.blockSignals(True)
        self._list.clear()
        for entry in self._entries:
            self._list.addItem(_item(entry))
        self._list.blockSignals(False)
        self._nothing.setVisible(not self._entries)
        self._list.setVisible(bool(self._entries))
        self._list.setMaximumHeight(len(self._entries) * self._list.sizeHintForRow(0) + 2)
        row = self._entries.index(picked) if picked in self._entries else -1
        self._list.setCurrentRow(row)
        self._on_picked(row)

    def set_read_only(self, read_only: bool) -> None:
        """Read-only: everything can be read, nothing had back."""
        self._change.set_read_only(read_only)

    def _build_layout(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, theme.M, 0, theme.M)
        layout.setSpacing(theme.S)
        layout.addWidget(self._nothing)
        layout.addWidget(self._list, 1)
        layout.addWidget(self._change, 1)
        layout.addStretch()  # takes the room that neither the list nor the text needs

    def _picked(self) -> HistoryEntry | None:
        row = self._list.currentRow()
        return self._entries[row] if 0 <= row < len(self._entries) else None

    def _on_picked(self, row: int) -> None:
        entry = self._entries[row] if 0 <= row < len(self._entries) else None
        if entry is not None:
            self._change.show_change(entry, is_now=self._is_now(entry))
        self._change.setVisible(entry is not None)

    def _is_now(self, entry: HistoryEntry) -> bool:
        """Whether what stood before this change is what stands there now, after the newest one."""
        newest = next(each for each in self._entries if each.field == entry.field)
        return (newest.after or "") == (entry.before or "")


class _EntryDelegate(QStyledItemDelegate):
    """Two lines: what was done, and when and by whom."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(120, 2 * QFontMetrics(theme.font(theme.SIDE)).height() + theme.M)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        look = theme.colours(QApplication.palette())
        picked = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if picked:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(look.accent_ground))
            painter.drawRoundedRect(option.rect.adjusted(0, 1, 0, -1), theme.RADIUS, theme.RADIUS)
        area = option.rect.adjusted(theme.S, theme.XS, -theme.S, -theme.XS)
        ink = look.accent if picked else look.text
        write(painter, area, index.data(), theme.font(theme.SIDE), ink, TOP)
        write(painter, area, index.data(_WHEN), theme.font(theme.CAPTION), look.muted, BOTTOM)
        painter.restore()


def _item(entry: HistoryEntry) -> QListWidgetItem:
    what, when = words.what(entry), f"{words.when(entry.when)} · {entry.who}"
    item = QListWidgetItem(what)
    item.setData(_WHEN, when)
    item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{what}, {when}")
    return item
