"""The list of what a search found: where, and the words around it."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QKeyEvent,
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
from auditprep.model import Hit
from ui import theme
from ui.models import search_results as rows
from ui.models.search_results import SearchResults
from ui.models.word_marks import in_units
from ui.widgets import row_ground
from ui.widgets.text_pages import mark_format

_MORE = "…"
_LEAD = 0.4  # of the width, at most, goes to the words before the first mark
_CUT_AT = 600  # characters; more than any width shows

Index = QModelIndex | QPersistentModelIndex


class ResultsView(QListView):
    """Emits `hit_picked` for a click, and for Enter."""

    hit_picked = Signal(object)  # a Hit

    def __init__(self, model: SearchResults, parent: QWidget | None = None) -> None:
        super().__init__(parent, editTriggers=QListView.EditTrigger.NoEditTriggers)
        self._results = model
        self.setModel(model)
        self.setItemDelegate(_HitDelegate(self))
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setAccessibleName(_("What was found"))
        self.clicked.connect(lambda index: self._pick(index.row()))

    def move(self, step: int) -> None:
        """Highlights the next hit (1) or the one before (-1); the first where none is highlighted."""
        row = self._results.next_hit(self.currentIndex().row(), step)
        if row is not None:
            self.setCurrentIndex(self._results.index(row, 0))

    def move_page(self, step: int) -> None:
        """As `move`, as many hits on as are seen at once."""
        seen = max(1, self.viewport().height() // max(1, self.sizeHintForRow(1)) - 1)
        for _each in range(seen):
            self.move(step)

    def pick_current(self) -> None:
        """Picks the highlighted hit, or the first."""
        if not self.currentIndex().isValid():
            self.move(1)
        self._pick(self.currentIndex().row())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.pick_current()
        else:
            super().keyPressEvent(event)

    def _pick(self, row: int) -> None:
        hit: Hit | None = self._results.hit(row)
        if hit is not None:
            self.hit_picked.emit(hit)


class _HitDelegate(QStyledItemDelegate):
    """A heading is one line, a hit two: where, and the words around what was searched for."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        line = QFontMetrics(theme.font(theme.SIDE)).height()
        if index.data(rows.HIT) is None:
            return QSize(100, line + theme.M + (theme.M if index.row() else 0))
        return QSize(100, 2 * line + theme.M + theme.XS)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look = theme.colours(QApplication.palette())
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if index.data(rows.HIT) is None:
            painter.setFont(theme.font(theme.CAPTION, bold=True))
            painter.setPen(QColor(look.muted))
            area = option.rect.adjusted(theme.S, 0, -theme.S, -theme.XS)
            painter.drawText(area, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom, index.data())
        else:
            self._paint_hit(painter, option, index, look)
        painter.restore()

    def _paint_hit(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index, look: theme.Colours
    ) -> None:
        current = bool(option.state & QStyle.StateFlag.State_Selected)
        row_ground.paint(painter, option, look, gap=1.5)
        area = option.rect.adjusted(theme.S, theme.S - 1, -theme.S, -theme.S + 1)
        font = theme.font(theme.SIDE, bold=True)
        painter.setFont(font)
        painter.setPen(QColor(look.accent if current else look.text))
        where = painter.fontMetrics().elidedText(
            index.data(rows.WHERE), Qt.TextElideMode.ElideRight, area.width()
        )
        painter.drawText(area, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, where)
        line = painter.fontMetrics().height()
        below = QRect(area.left(), area.bottom() + 1 - line, area.width(), line)
        paint_snippet(painter, below, index.data(rows.SNIPPET), index.data(rows.MARKS), look)


def paint_snippet(
    painter: QPainter, area: QRect, snippet: str, marks: tuple[tuple[int, int], ...], look: theme.Colours
) -> None:
    """One line of the snippet with its words marked; it begins so that the first of them is seen."""
    font = theme.font(theme.SIDE)
    text, marks = shortened(snippet, marks, QFontMetrics(font), round(area.width() * _LEAD))
    layout = QTextLayout(text, font)
    layout.setFormats(_formats(text, marks, look))
    line, rest = _first_line(layout, area.width())
    painter.setPen(QColor(look.text))
    layout.draw(painter, QPointF(area.topLeft()))
    if rest:
        painter.setFont(font)
        at = area.left() + round(line) + 1
        painter.drawText(QRect(at, area.top(), area.right() - at + 1, area.height()), 0, _MORE)


def shortened(
    snippet: str, marks: tuple[tuple[int, int], ...], metrics: QFontMetrics, lead: int
) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The snippet without as many of its first words as it takes for the first mark to stand at most `lead` px in, and
    its marks there."""
    text = snippet.translate({ord(sign): " " for sign in "\r\n\t\u2028\u2029"})
    start = 0
    first = marks[0][0] if marks else 0
    while metrics.horizontalAdvance(text[start:first]) > lead:
        blank = text.find(" ", start, first)
        if blank < 0:
            break
        start = blank + 1
    before = _MORE + " " if start else ""
    moved = len(before) - start
    kept = tuple((at + moved, end + moved) for at, end in marks if at >= start)
    return (before + text[start:])[:_CUT_AT], kept


def _formats(
    text: str, marks: tuple[tuple[int, int], ...], look: theme.Colours
) -> list[QTextLayout.FormatRange]:
    unit, made = in_units(text), []
    for start, end in marks:
        found = QTextLayout.FormatRange()
        found.start, found.length = unit(start), unit(end) - unit(start)
        found.format = QTextCharFormat(mark_format(look))
        found.format.setFontWeight(QFont.Weight.Bold)
        made.append(found)
    return made


def _first_line(layout: QTextLayout, width: int) -> tuple[float, bool]:
    """Lays out one line, with room for "…" if there is more; how wide it is, and whether there is more."""
    layout.setTextOption(QTextOption(Qt.AlignmentFlag.AlignLeft))
    layout.beginLayout()
    line = layout.createLine()
    used, rest = 0.0, False
    if line.isValid():
        line.setLineWidth(width)
        rest = line.textLength() < len(layout.text().encode("utf-16-le")) // 2
        if rest:
            line.setLineWidth(width - 14)
        line.setPosition(QPointF(0, 0))
        used = line.naturalTextWidth()
    layout.endLayout()
    return used, rest
