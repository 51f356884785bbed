"""The places where files can be dropped: a card with a dashed edge, which lights up while they are held over it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget

from auditprep.i18n import _
from ui import theme


class DropPlace(QWidget):
    """Whoever takes the drop says so with `set_lit`."""

    def __init__(self, margin: int = 0) -> None:
        """`margin` is left free at its sides."""
        super().__init__()
        self._lit, self._margin = False, margin

    def set_lit(self, lit: bool) -> None:
        self._lit = lit
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme.colours(QApplication.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(look.accent if self._lit else look.control), 1, Qt.PenStyle.DashLine))
        painter.setBrush(QColor(look.accent_ground if self._lit else look.surface))
        box = QRectF(self.rect()).adjusted(self._margin + 0.5, 0.5, -self._margin - 0.5, -0.5)
        painter.drawRoundedRect(box, theme.S, theme.S)


class DropZone(DropPlace):
    """For the year's documents, as long as there are none."""

    def __init__(self) -> None:
        super().__init__(theme.L)
        centre = Qt.AlignmentFlag.AlignCenter
        head = theme.be(
            QLabel(_("Drop the year’s documents here"), wordWrap=True, alignment=centre), "page-title"
        )
        words = _(
            "Budget, minutes, reports, plans: PDF, Word, Excel, PowerPoint, e-mail, pictures and text. All at once will do; "
            "what they are is read out of them."
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.XXL, theme.XXL, theme.XXL, theme.XXL)
        column.setSpacing(theme.S)
        column.addStretch()
        column.addWidget(head)
        column.addWidget(theme.be(QLabel(words, wordWrap=True, alignment=centre), "muted"))
        column.addStretch()


class DropVeil(QWidget):
    """Laid over a pane while files are held over it, to say that they can be dropped. The pane itself takes them."""

    def __init__(self, over: QWidget, words: str = "") -> None:
        """`words` say what becomes of the files, if not only that they are added."""
        super().__init__(over)
        self._words = words or _("Drop the files to add them")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def set_lit(self, lit: bool) -> None:
        self.setGeometry(self.parentWidget().rect())
        self.raise_()
        self.setVisible(lit)

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme.colours(QApplication.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = QColor(look.accent_ground)
        ground.setAlphaF(0.92)
        painter.setPen(QPen(QColor(look.accent), 2, Qt.PenStyle.DashLine))
        painter.setBrush(ground)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(6, 6, -6, -6), theme.S, theme.S)
        painter.setPen(QColor(look.accent))
        painter.setFont(theme.font(theme.TITLE, bold=True))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._words)
