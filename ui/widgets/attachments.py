"""The documents an answer leans on, as chips under the answer."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QApplication, QHBoxLayout, QSizePolicy, QWidget

from auditprep.i18n import _
from auditprep.model import Citation, Evidence
from ui import glyphs, theme
from ui.flow_layout import FlowLayout
from ui.widgets.tab_order import come_after

_HEIGHT = 27
_WIDEST = 340


class Attachments(QWidget):
    """Emits what the user wants done with the attachments; shows what it is told to show."""

    open_requested = Signal(int)  # the evidence's id
    remove_requested = Signal(int)
    add_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chips: list[_Chip] = []
        self._read_only = False
        self._layout = FlowLayout(self)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._add = _AddChip(self)
        self._add.clicked.connect(self.add_requested)
        self._layout.addWidget(self._add)

    def show_citations(self, citations: Iterable[Citation], evidence: Iterable[Evidence]) -> None:
        """Shows these citations, by the titles of what they cite."""
        titles = {document.id: document.title or document.file_name for document in evidence}
        for chip in self._chips:
            self._layout.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._chips = [self._build_chip(cited, titles.get(cited.evidence, "?")) for cited in citations]
        self._layout.removeWidget(self._add)
        self._layout.addWidget(self._add)
        come_after(self, [stop for chip in self._chips for stop in chip.stops] + [self._add])
        self.updateGeometry()

    def set_read_only(self, read_only: bool) -> None:
        """Read-only chips can still be opened."""
        self._read_only = read_only
        self._add.setVisible(not read_only)
        for chip in self._chips:
            chip.set_read_only(read_only)

    def set_drop_wanted(self, wanted: bool) -> None:
        """Lights up the place where a file can be dropped."""
        self._add.set_lit(wanted)

    def _build_chip(self, cited: Citation, title: str) -> _Chip:
        chip = _Chip(_name(title, cited.pages), self)
        chip.set_read_only(self._read_only)
        chip.open_requested.connect(lambda: self.open_requested.emit(cited.evidence))
        chip.remove_requested.connect(lambda: self.remove_requested.emit(cited.evidence))
        self._layout.addWidget(chip)
        chip.show()
        return chip


def _name(title: str, pages: str | None) -> str:
    if not pages:
        return title
    return _("{title} · p. {pages}").format(title=title, pages=pages.replace("-", "–"))


class _Chip(QWidget):
    """A document's name to open it by, and a cross to take it away."""

    open_requested = Signal()
    remove_requested = Signal()

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._open = _ElidedButton(name, self)
        self._open.setAccessibleName(_("Open {document}").format(document=name))
        self._open.setToolTip(name)
        self._open.clicked.connect(self.open_requested)
        self._remove = _Cross(self)
        self._remove.setAccessibleName(_("Remove {document} from this question").format(document=name))
        self._remove.setToolTip(_("Remove from this question (Delete)"))
        self._remove.clicked.connect(self.remove_requested)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(theme.M, 0, theme.XS, 0)
        layout.setSpacing(0)
        layout.addWidget(self._open, 1)
        layout.addWidget(self._remove)
        self.stops = [self._open, self._remove]

    def set_read_only(self, read_only: bool) -> None:
        self._remove.setVisible(not read_only)
        self.layout().setContentsMargins(theme.M, 0, theme.M if read_only else theme.XS, 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete and not self._remove.isHidden():
            self.remove_requested.emit()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        wish = super().sizeHint()
        return QSize(min(wish.width(), _WIDEST), max(_HEIGHT, wish.height()))

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme.colours(QApplication.palette())
        pen = QPen(QColor(look.accent if self._open.hasFocus() else look.line), 1)
        _paint_pill(self, pen, look.window)


class _AddChip(QAbstractButton):
    """A dashed chip: press it, or drop a file."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = _("+ Add attachment, or drop a file here")
        self._lit = False
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("Add attachment"))
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def set_lit(self, lit: bool) -> None:
        self._lit = lit
        self.update()

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(theme.font(theme.CAPTION))
        return QSize(
            metrics.horizontalAdvance(self._words) + 2 * theme.M, max(_HEIGHT, metrics.height() + theme.S)
        )

    def minimumSizeHint(self) -> QSize:
        return QSize(40, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme.colours(QApplication.palette())
        hot = self._lit or self.hasFocus() or (self.isEnabled() and self.underMouse())
        pen = QPen(QColor(look.accent if hot else look.control), 1, Qt.PenStyle.DashLine)
        painter = _paint_pill(self, pen, look.accent_ground if self._lit else look.surface)
        painter.setPen(QColor(look.accent if hot else look.muted))
        painter.setFont(theme.font(theme.CAPTION))
        room = self.width() - 2 * theme.S
        words = painter.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, room)
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, words)


class _Cross(QAbstractButton):
    """A small ✕."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFixedSize(20, 20)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme.colours(QApplication.palette())
        hot = self.hasFocus() or self.underMouse()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if hot:
            painter.setPen(QColor(look.accent) if self.hasFocus() else Qt.PenStyle.NoPen)
            painter.setBrush(QColor(look.hover))
            painter.drawEllipse(QRectF(self.rect()).adjusted(1, 1, -1, -1))
        glyphs.cross(painter, QRectF(6, 6, 8, 8), QColor(look.no if hot else look.muted))


class _ElidedButton(QAbstractButton):
    """Words to press that give way where there is no room. They are no button text, so an & in them is an &."""

    def __init__(self, words: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = words
        self.setSizePolicy(
            QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed
        )  # a button's own never shrinks
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.parentWidget().update()  # the chip's edge shows the focus

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.parentWidget().update()

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(theme.font(theme.CAPTION))
        return QSize(
            metrics.horizontalAdvance(self._words) + theme.XS, max(_HEIGHT, metrics.height() + theme.S)
        )

    def minimumSizeHint(self) -> QSize:
        return QSize(40, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme.colours(QApplication.palette())
        painter = QPainter(self)
        painter.setFont(theme.font(theme.CAPTION))
        painter.setPen(QColor(look.accent if self.underMouse() or self.hasFocus() else look.text))
        words = painter.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideMiddle, self.width())
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)


def _paint_pill(widget: QWidget, pen: QPen, ground: str) -> QPainter:
    """Paints the chip's ground and edge; gives the painter to go on with."""
    painter = QPainter(widget)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(pen)
    painter.setBrush(QColor(ground))
    box = QRectF(widget.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
    painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
    return painter
