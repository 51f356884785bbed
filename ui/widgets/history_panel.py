"""Who changed an answer, when, and what stood there before."""

from __future__ import annotations

import datetime as dt
import difflib
import re
from collections.abc import Sequence
from html import escape
from itertools import zip_longest

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from auditprep import richtext
from auditprep.i18n import _
from auditprep.model import HistoryEntry
from ui import theme

_WHEN = Qt.ItemDataRole.UserRole
_LEAD = 8  # words that are shown before the first that differs
_COMPARED = 4000  # words; beyond this the two texts are shown without marking what differs


class HistoryPanel(QWidget):
    """The changes, newest first, and the text before and after the one that is picked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entries: tuple[HistoryEntry, ...] = ()
        self._nothing = theme.be(QLabel(_("Nothing has been changed yet."), wordWrap=True), "muted")
        self._list = QListWidget(uniformItemSizes=True)
        self._list.setItemDelegate(_EntryDelegate(self._list))
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setAccessibleName(_("Changes, newest first"))
        self._list.currentRowChanged.connect(self._on_picked)
        self._change = QTextBrowser()
        self._change.setAccessibleName(_("The text before and after"))
        self._change.document().setDocumentMargin(theme.M)
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
        self._change.setVisible(entry is not None)
        if entry is not None:
            self._change.setHtml(_change_html(entry, theme.colours(QApplication.palette())))


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
        top, bottom = Qt.AlignmentFlag.AlignTop, Qt.AlignmentFlag.AlignBottom
        painter.setFont(theme.font(theme.SIDE))
        painter.setPen(QColor(look.accent if picked else look.text))
        _draw(painter, area, top, index.data())
        painter.setFont(theme.font(theme.CAPTION))
        painter.setPen(QColor(look.muted))
        _draw(painter, area, bottom, index.data(_WHEN))
        painter.restore()


def _draw(painter: QPainter, area: QRect, where: Qt.AlignmentFlag, words: str) -> None:
    shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, area.width())
    painter.drawText(area, where | Qt.AlignmentFlag.AlignLeft, shown)


def _item(entry: HistoryEntry) -> QListWidgetItem:
    what, when = _what(entry), f"{_when(entry.when)} · {entry.who}"
    item = QListWidgetItem(what)
    item.setData(_WHEN, when)
    item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{what}, {when}")
    return item


def _when(moment: dt.datetime) -> str:
    local = moment.astimezone()
    return local.strftime("%H:%M") if local.date() == dt.date.today() else local.strftime("%Y-%m-%d %H:%M")


def _what(entry: HistoryEntry) -> str:
    if entry.field == "mark":
        return _("Mark: {before} → {after}").format(before=entry.before or "–", after=entry.after or "–")
    if entry.field == "done":
        return _("Marked as done") if entry.after else _("No longer done")
    if entry.field == "citation":
        words = _("Attachment added") if entry.after else _("Attachment removed")
        return words if entry.before is None or entry.after is None else _("Attachment’s pages changed")
    if entry.field == "evidence":
        return _("Evidence in the form changed")
    return _("Description changed") if entry.before else _("Description written")


def _change_html(entry: HistoryEntry, look: theme.Colours) -> str:
    """The value before and after, with the words that differ marked by colour and by line."""
    before, after = (_words(_readable(entry, value)) for value in (entry.before, entry.after))
    gone, come = _differing(before, after)
    start = max(0, _first_difference(before, after) - _LEAD)
    old = _marked(before, gone, f"background:{look.replaced};text-decoration:line-through", start)
    new = _marked(after, come, f"background:{look.yes_ground};text-decoration:underline", start)
    caption = f'<p style="color:{look.muted};font-size:{theme.CAPTION}px;margin:0">{{}}</p>'
    body = f'<p style="font-size:{theme.SIDE}px;margin:2px 0 12px 0;line-height:140%">{{}}</p>'
    parts = [(_("Before"), old or _("(nothing)")), (_("After"), new or _("(nothing)"))]
    return "".join(caption.format(escape(title)) + body.format(words) for title, words in parts)


def _readable(entry: HistoryEntry, value: str | None) -> str:
    if entry.field == "done":
        return _("Done") if value else _("Not done")
    return richtext.plain(value or "") if entry.field in ("text", "evidence") else value or ""


def _words(text: str) -> list[str]:
    """The words, each with the blanks after it: blanks of their own are so alike that comparing takes seconds."""
    return re.findall(r"^\s+|\S+\s*", text)


def _differing(old: list[str], new: list[str]) -> tuple[set[int], set[int]]:
    """The places of the words that are only in the old text, and only in the new one."""
    gone: set[int] = set()
    come: set[int] = set()
    if len(old) + len(new) > _COMPARED:
        return gone, come
    bare = [[word.strip() for word in words] for words in (old, new)]
    for kind, i, j, k, m in difflib.SequenceMatcher(None, *bare, autojunk=False).get_opcodes():
        if kind != "equal":
            gone.update(range(i, j))
            come.update(range(k, m))
    return gone, come


def _first_difference(old: list[str], new: list[str]) -> int:
    """How many words the two begin with alike; none where no word differs."""
    pairs = enumerate(zip_longest(old, new, fillvalue=""))
    return next((at for at, (one, other) in pairs if one.strip() != other.strip()), 0)


def _marked(words: list[str], places: set[int], style: str, start: int) -> str:
    """The words from `start`, those in `places` marked."""
    shown = (
        f'<span style="{style}">{escape(word)}</span>' if at in places and word.strip() else escape(word)
        for at, word in enumerate(words[start:], start)
    )
    return ("… " if start else "") + "".join(shown).replace("\n", "<br>")
