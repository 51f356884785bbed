"""What can be made of a case: cards to choose one of."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QRadioButton, QSizePolicy, QVBoxLayout, QWidget

from auditprep.i18n import _
from ui import theme
from ui.flow_layout import FlowLayout
from ui.models.sending import Made
from ui.widgets import focus_ring
from ui.widgets.buttons import wrapped

_LEAST, _RING = 240, 16


def save_words(made: Made) -> str:
    """What the button says that makes it."""
    words = {
        Made.FORM: _("Save the form…"),
        Made.BINDER: _("Save the binder…"),
        Made.BUNDLE: _("Save the bundle…"),
        Made.ANSWERS: _("Save the answers…"),
    }
    return words[made]


class Choices(QWidget):
    """One of the cards is always chosen; the arrow keys go from one to the next."""

    chosen = Signal(object)  # Made

    def __init__(self) -> None:
        super().__init__()
        self._cards = {
            Made.FORM: _Card(_("Word for the auditors")),
            Made.BINDER: _Card(_("Binder as PDF")),
            Made.BUNDLE: _Card(_("Bundle with attachments (ZIP)")),
            Made.ANSWERS: _Card(_("The answers as PDF")),
        }
        grid = FlowLayout(spacing=theme.M, stretch=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(grid)
        for made, card in self._cards.items():
            grid.addWidget(card)
            card.toggled.connect(lambda on, made=made: on and self.chosen.emit(made))
        self.show_form("")
        self._cards[Made.FORM].setChecked(True)

    def show_form(self, name: str) -> None:
        """Tells what each holds; the form by the name of its file."""
        words = {
            Made.FORM: _(
                "{file} with your answers in it, and a first line that says UTKAST or what the board has decided. Everything else stays as the auditors made it."
            ).format(file=name),
            Made.BINDER: _("The answers and every attachment in one file; each citation leads to its page."),
            Made.BUNDLE: _(
                "The form, the attachments as files, a list of them, and a page that links it all."
            ),
            Made.ANSWERS: _("For the board: the answers set for reading, without the attachments."),
        }
        for made, card in self._cards.items():
            card.describe(words[made])

    @property
    def current(self) -> Made:
        return next(made for made, card in self._cards.items() if card.isChecked())

    def choose(self, made: Made) -> None:
        self._cards[made].setChecked(True)


class _Card(QRadioButton):
    """A title and what it means."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.setText(title)
        self._words = ""
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def describe(self, words: str) -> None:
        self._words = words
        self.setAccessibleDescription(words)
        self.updateGeometry()
        self.update()

    def hitButton(self, place: QPoint) -> bool:
        return self.rect().contains(place)

    def sizeHint(self) -> QSize:
        return QSize(_LEAST, self.heightForWidth(_LEAST))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.sizeHint().height())

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        lines = len(self._lines(width)) * QFontMetrics(theme.font(theme.SIDE)).lineSpacing()
        return lines + QFontMetrics(theme.font(bold=True)).height() + 2 * theme.M + theme.XS

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme.colours(QApplication.palette())
        chosen, painter = self.isChecked(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_edge(painter, look, chosen)
        metrics = QFontMetrics(theme.font(bold=True))
        _paint_ring(painter, QPointF(theme.M + _RING / 2, theme.M + metrics.height() / 2), look, chosen)
        left, top = theme.M + _RING + theme.S, theme.M + metrics.ascent()
        painter.setFont(theme.font(bold=True))
        painter.setPen(QColor(look.accent if chosen else look.text))
        room = self.width() - left - theme.M
        painter.drawText(left, top, metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, room))
        painter.setFont(theme.font(theme.SIDE))
        painter.setPen(QColor(look.muted))
        side = painter.fontMetrics()
        top = theme.M + metrics.height() + theme.XS + side.ascent()
        for number, line in enumerate(self._lines(self.width())):
            painter.drawText(left, top + number * side.lineSpacing(), line)

    def _lines(self, width: int) -> list[str]:
        room = width - 2 * theme.M - _RING - theme.S
        return wrapped(self._words, QFontMetrics(theme.font(theme.SIDE)), room)

    def _paint_edge(self, painter: QPainter, look: theme.Colours, chosen: bool) -> None:
        width = 2.0 if chosen else 1.0
        edge = look.accent if chosen else look.control
        painter.setPen(QPen(QColor(edge), width))
        hot = look.hover if self.underMouse() and self.isEnabled() else look.surface
        painter.setBrush(QColor(look.accent_ground if chosen else hot))
        box = QRectF(self.rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2)
        painter.drawRoundedRect(box, theme.RADIUS + 2, theme.RADIUS + 2)
        if self.hasFocus():
            focus_ring.paint(painter, QRectF(self.rect()).adjusted(3, 3, -3, -3), look)


def _paint_ring(painter: QPainter, centre: QPointF, look: theme.Colours, chosen: bool) -> None:
    painter.setPen(QPen(QColor(look.accent if chosen else look.control), 1.6))
    painter.setBrush(QColor(look.surface))
    painter.drawEllipse(centre, _RING / 2 - 1, _RING / 2 - 1)
    if chosen:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(look.accent))
        painter.drawEllipse(centre, _RING / 4, _RING / 4)
