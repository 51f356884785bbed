"""What stands in a cell of the comparison: the mark, what came and went, and the text from its first difference."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QPainter,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import (
    QApplication,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from auditprep.i18n import _
from auditprep.model import ComparedCell, Step
from ui import icons, theme
from ui.models.comparison import CELL, SNIPPET, STEP
from ui.models.comparison_snippets import Marked, Snippet, overlaid
from ui.models.comparison_words import cited_words
from ui.models.word_marks import in_units
from ui.widgets.compare_marks import mark_format
from ui.widgets.mark_word import mark_width, paint_mark, unanswered
from ui.widgets.painted_words import write

EDGE = 10  # from a cell's edge to its first ink
_PADDING = 7
_CLIP = 13  # the paper clip
_MORE = "…"
_LEAD = 0.4  # of the width, at most, goes to the words before the first mark
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter

Index = QModelIndex | QPersistentModelIndex


class CompareDelegate(QStyledItemDelegate):
    """Paints from the model's values; compares nothing itself."""

    def __init__(self, view: QTableView) -> None:
        super().__init__(view)
        self._view = view
        self._side, self._caption = theme.font(theme.SIDE), theme.font(theme.CAPTION)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look = theme.colours(QApplication.palette())
        painter.save()
        self._paint_ground(painter, option, look)
        area = option.rect.adjusted(EDGE, _PADDING, -EDGE, -_PADDING)
        cell: ComparedCell | None = index.data(CELL)
        if cell is None:
            write(painter, area, _("not in this form"), self._caption, look.muted)
        else:
            self._paint_cell(painter, area, cell, index, look)
        painter.restore()

    def _paint_cell(
        self, painter: QPainter, area: QRect, cell: ComparedCell, index: Index, look: theme.Colours
    ) -> None:
        step: Step | None = index.data(STEP)
        line = QFontMetrics(self._side).height()
        top = QRect(area.left(), area.top(), area.width(), line)
        top = self._paint_cited(painter, top, step, look)
        snippet: Snippet = index.data(SNIPPET)
        if not cell.question.options and snippet.text:
            self._paint_text(
                painter, area.adjusted(0, 0, top.width() - area.width(), 0), snippet, look, lines=2
            )
            return
        self._paint_mark(painter, top, cell, step, look)
        self._paint_text(painter, area.adjusted(0, line, 0, 0), snippet, look, lines=1)

    def _paint_mark(
        self, painter: QPainter, area: QRect, cell: ComparedCell, step: Step | None, look: theme.Colours
    ) -> None:
        """The mark; that it is another than before, or a draft."""
        notes = [
            _("draft") if cell.answer.carried else "",
            _("changed") if step and step.mark_changed and cell.answer.mark else "",
        ]
        note = " · ".join(filter(None, notes))
        if not cell.answer.mark:
            write(painter, area, unanswered(), self._side, look.muted)
            return
        wide = round(mark_width(cell.answer.mark, theme.SIDE))
        room = QFontMetrics(self._caption).horizontalAdvance(note) + theme.S if note else 0
        room = room if area.width() - room >= wide else 0  # no room for both: the mark goes before
        paint_mark(painter, QRectF(area.adjusted(0, 0, -room, 0)), cell.answer.mark, look, theme.SIDE)
        if room:
            left = area.left() + wide + theme.S
            write(painter, area.adjusted(left - area.left(), 0, 0, 0), note, self._caption, look.muted)

    def _paint_cited(self, painter: QPainter, area: QRect, step: Step | None, look: theme.Colours) -> QRect:
        """How many attachments came and went, to the right; gives the room that is left."""
        words = cited_words(step) if step else ""
        if not words:
            return area
        width = QFontMetrics(self._caption).horizontalAdvance(words)
        clip = QRectF(area.right() - width - _CLIP - 4, area.center().y() - _CLIP / 2 + 1, _CLIP, _CLIP)
        icons.draw(painter, "evidence", clip, look.muted)
        words_area = QRect(area.right() - width, area.top(), width + 1, area.height())
        write(painter, words_area, words, self._caption, look.muted)
        return area.adjusted(0, 0, -(width + _CLIP + 4 + theme.S), 0)

    def _paint_text(
        self, painter: QPainter, area: QRect, snippet: Snippet, look: theme.Colours, lines: int
    ) -> None:
        ink = look.text if snippet.marks else look.muted
        paint_marked(painter, area, snippet, look, ink, lines)

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, look: theme.Colours) -> None:
        box = option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen:
            painter.fillRect(box, QColor(look.accent_ground))
        painter.fillRect(QRect(box.left(), box.bottom(), box.width(), 1), QColor(look.line))
        if chosen and self._view.hasFocus():
            for y in (box.top(), box.bottom() - 1):
                painter.fillRect(QRect(box.left(), y, box.width(), 2), QColor(look.accent))


def paint_marked(
    painter: QPainter, area: QRect, snippet: Snippet, look: theme.Colours, ink: str, lines: int
) -> None:
    """Some lines of a text with its words marked, and … where there is more. It begins so that the first mark is seen."""
    font = theme.font(theme.CAPTION)
    snippet = begun(snippet, QFontMetrics(font), area.width() * lines)
    layout = QTextLayout(snippet.text, font)
    layout.setFormats(_formats(snippet, look))
    _lay_out(painter, layout, area, ink, lines)


def begun(snippet: Snippet, metrics: QFontMetrics, room: int) -> Snippet:
    """The snippet as it fits in this width: without as many of its first words as it takes for the first mark to be seen well
    before the end, unless all of it fits."""
    text, first = snippet.text, snippet.marks[0].start if snippet.marks else 0
    start, lead = 0, round(room * _LEAD)
    while (
        metrics.horizontalAdvance(text[start:first]) > lead and metrics.horizontalAdvance(text[start:]) > room
    ):
        blank = text.find(" ", start, first)
        if blank < 0:
            break
        start = blank + 1
    if not start:
        return snippet
    moved = start - len(_MORE) - 1
    marks = tuple(Marked(mark.start - moved, mark.end - moved, mark.kind) for mark in snippet.marks)
    return Snippet(f"{_MORE} {text[start:]}", marks)


def write_lines(painter: QPainter, area: QRect, words: str, font: QFont, ink: str, lines: int) -> int:
    """Some lines of plain words; how high they became."""
    return _lay_out(painter, QTextLayout(words, font), area, ink, lines)


def _lay_out(painter: QPainter, layout: QTextLayout, area: QRect, ink: str, lines: int) -> int:
    option = QTextOption(Qt.AlignmentFlag.AlignLeft)
    option.setWrapMode(QTextOption.WrapMode.WordWrap)
    layout.setTextOption(option)
    more = QFontMetrics(layout.font()).horizontalAdvance(_MORE) + 1
    length = len(layout.text().encode("utf-16-le")) // 2
    y, used, rest = 0.0, 0.0, False
    layout.beginLayout()
    for at in range(lines):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(area.width())
        rest = at == lines - 1 and line.textStart() + line.textLength() < length
        if rest:
            line.setLineWidth(area.width() - more)
        line.setPosition(QPointF(0, y))
        y += line.height()
        used = line.naturalTextWidth()
    layout.endLayout()
    painter.setPen(QColor(ink))
    painter.save()
    painter.setClipRect(area)
    layout.draw(painter, QPointF(area.topLeft()))
    painter.restore()
    if rest:
        painter.setFont(layout.font())
        last = QFontMetrics(layout.font()).height()
        at = QRect(area.left() + round(used) + 1, area.top() + round(y) - last, more + 2, last)
        painter.drawText(at, _LEFT, _MORE)
    return round(y)


def _formats(snippet: Snippet, look: theme.Colours) -> list[QTextLayout.FormatRange]:
    """The marks, where two of them are over the same words as one."""
    unit, made = in_units(snippet.text), []
    for start, end, kinds in overlaid(snippet.marks):
        found = QTextLayout.FormatRange()
        found.start, found.length = unit(start), unit(end) - unit(start)
        found.format = QTextCharFormat(mark_format(kinds, look))
        made.append(found)
    return made
