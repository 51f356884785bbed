"""The answers that a backup has otherwise than the case has them now: a list of the questions, and both texts of the chosen
one with the words that differ marked."""

from __future__ import annotations

import math
from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QPainter, QResizeEvent, QTextCursor
from PySide6.QtWidgets import (
    QApplication,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from auditprep import richtext
from auditprep.i18n import _
from auditprep.model import Answer, AnswerThen
from auditprep.prose.differing import differing
from ui import theme
from ui.models import backup_words as words
from ui.models.comparison_snippets import COME, GONE
from ui.widgets import buttons, row_ground
from ui.widgets.compare_marks import side_html
from ui.widgets.copied import to_text
from ui.widgets.painted_words import write

Index = QModelIndex | QPersistentModelIndex

_ROW = 28
_SHOWN, _SHOWN_LOW, _LOW = 5, 2, 300  # rows of the list that are in sight; where it is how low


class BackupAnswers(QWidget):
    """Emits the key of the answer that is to be put back."""

    put_back_requested = Signal(str)
    left = Signal()  # who was at the button has nothing more to do here

    def __init__(self) -> None:
        super().__init__()
        self._others: tuple[AnswerThen, ...] = ()
        self._may_put_back = False
        self._list = QListWidget(uniformItemSizes=True)
        self._list.setAccessibleName(_("Answers that are others now"))
        self._list.setItemDelegate(_Delegate(self._list))
        self._list.setMouseTracking(True)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._texts = QTextBrowser()
        self._texts.setAccessibleName(_("The answer in the backup, and now"))
        self._texts.document().setDocumentMargin(theme.M)
        self._texts.document().documentLayout().documentSizeChanged.connect(self._on_size_changed)
        self._button = buttons.plain(_("Put this answer back"))
        self._button.hide()
        self._button.setToolTip(_("The answer becomes what it was in the backup. That can be undone."))
        self._list.currentRowChanged.connect(lambda _at: self._show_chosen())
        self._list.itemActivated.connect(lambda _item: self._texts.setFocus())
        self._button.clicked.connect(self._on_button)
        self._build()

    def show_answers(self, others: Sequence[AnswerThen], *, may_put_back: bool) -> None:
        """Shows these; where one stands stays so. `may_put_back`: there is a case to put them back into."""
        before = self.current()
        self._others, self._may_put_back = tuple(others), may_put_back
        self._list.blockSignals(True)
        self._list.clear()
        for each in self._others:
            item = QListWidgetItem(words.answer_line(each))
            item.setSizeHint(QSize(0, _ROW))
            self._list.addItem(item)
        keys = [each.question.key for each in self._others]
        at = keys.index(before.question.key) if before and before.question.key in keys else 0
        self._list.setCurrentRow(at if keys else -1)
        self._list.blockSignals(False)
        self._size_list()
        self._show_chosen()

    def current(self) -> AnswerThen | None:
        at = self._list.currentRow()
        return self._others[at] if 0 <= at < len(self._others) else None

    def text(self) -> str:
        """Both texts, as they are shown."""
        return self._texts.toPlainText()

    @property
    def button(self) -> QPushButton:
        """Puts the chosen answer back; shown by who shows this."""
        return self._button

    def focus_list(self) -> None:
        self._list.setFocus(Qt.FocusReason.TabFocusReason)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self.current():
            self._show_chosen()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._size_list()

    def _size_list(self) -> None:
        """A few rows, and fewer where the texts have little room."""
        rows = min(max(len(self._others), 1), _SHOWN if self.height() > _LOW else _SHOWN_LOW)
        self._list.setFixedHeight(rows * _ROW + 2 * self._list.frameWidth() + theme.XS)

    def _show_chosen(self) -> None:
        chosen = self.current()
        look = theme.colours(QApplication.palette())
        for widget in (self._list, self._texts):
            widget.setVisible(chosen is not None)
        self._texts.setHtml(_html(chosen, look) if chosen else "")
        self._texts.moveCursor(QTextCursor.MoveOperation.Start)
        had_focus = self._button.hasFocus()
        may = chosen is not None and self._may_put_back and chosen.now is not None
        self._button.setVisible(may)
        self._button.setAccessibleDescription(words.answer_line(chosen) if chosen else "")
        if had_focus and not may:
            self.left.emit()

    def _on_size_changed(self, size: QSizeF) -> None:
        """No higher than what is said."""
        self._texts.setMaximumHeight(math.ceil(size.height()) + 2 * self._texts.frameWidth() + 2)

    def _on_button(self) -> None:
        if chosen := self.current():
            self.put_back_requested.emit(chosen.question.key)

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.S)
        layout.addWidget(self._list)
        layout.addWidget(self._texts, 100)
        layout.addStretch(1)


class _Delegate(QStyledItemDelegate):
    """The question, in one line."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look = theme.colours(QApplication.palette())
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        row_ground.paint(painter, option, look, gap=1)
        current = bool(option.state & QStyle.StateFlag.State_Selected)
        area = option.rect.adjusted(theme.S, 0, -theme.S, 0)
        write(painter, area, index.data(), theme.font(theme.SIDE), look.accent if current else look.text)
        painter.restore()


def _html(other: AnswerThen, look: theme.Colours) -> str:
    """The question, then both answers; only the one where there is nothing to compare with."""
    asked = f'<p style="font-weight:600;margin:0 0 8px 0">{escape(other.question.text)}</p>'
    caption = f'<p style="color:{look.muted};font-size:{theme.CAPTION}px;margin:0 0 2px 0">{{}}</p>'
    body = f'<p style="font-size:{theme.SIDE}px;margin:0 0 12px 0;line-height:140%">{{}}</p>'
    nothing = f'<span style="color:{look.muted}">{escape(_("(nothing)"))}</span>'
    pieces = differing(_readable(other.then), _readable(other.now or other.then))
    then, now = side_html(pieces, GONE, look), side_html(pieces, COME, look)
    parts = [asked, caption.format(escape(_("In the backup"))), body.format(then or nothing)]
    if other.now is not None:
        parts += [caption.format(escape(_("Now"))), body.format(now or nothing)]
    return "".join(parts)


def _readable(answer: Answer) -> str:
    """An answer as one reads it: its mark, its text, and what stands for evidence."""
    parts = (answer.mark or "", *(to_text(richtext.parse(each)) for each in (answer.text, answer.evidence)))
    return "\n".join(filter(None, parts))
