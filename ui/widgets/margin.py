"""Signs in the margin of the editor's text, at the lines that something was found in."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QTextCursor
from PySide6.QtWidgets import QAbstractButton, QApplication, QTextEdit, QWidget

from auditprep.model import Finding, Severity
from ui import theme, tips
from ui.models.found_links import GRAVITY
from ui.widgets.finding_marks import FindingMarks
from ui.widgets.finding_menu import told
from ui.widgets.severity_sign import paint_severity

_SIDE, _LEFT = 13, 2


class Margin(QObject):
    """A sign a line, of the gravest that is found there. It stands where no text does, left of the sheet's. By keyboard the same
    is told by F7 and Alt+Enter."""

    chosen = Signal(object)  # Finding

    def __init__(self, sheet: QTextEdit, marks: FindingMarks) -> None:
        super().__init__(sheet)
        self._sheet, self._marks = sheet, marks
        self._signs: list[_Sign] = []
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._place)
        marks.moved.connect(self._soon.start)
        sheet.verticalScrollBar().valueChanged.connect(lambda _value: self._place())
        sheet.document().documentLayout().documentSizeChanged.connect(lambda _size: self._soon.start())
        sheet.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Show):
            self._soon.start()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        self._soon.stop()
        lines = self._lines()
        while len(self._signs) < len(lines):
            sign = _Sign(self._sheet)
            sign.clicked.connect(lambda _checked=False, sign=sign: self.chosen.emit(sign.findings[0]))
            self._signs.append(sign)
        for sign, (middle, findings) in zip(self._signs, lines.items(), strict=False):
            sign.show_findings(findings)
            sign.move(_LEFT, middle - _SIDE // 2)
            sign.setVisible(0 <= middle <= self._sheet.viewport().height())
        for sign in self._signs[len(lines) :]:
            sign.hide()

    def _lines(self) -> dict[int, list[Finding]]:
        """By the middle of the line: what begins there, the gravest first."""
        found: dict[int, list[Finding]] = {}
        for each in self._marks.signs():
            cursor = QTextCursor(self._sheet.document())
            cursor.setPosition(each.position)
            here = found.setdefault(self._sheet.cursorRect(cursor).center().y(), [])
            if each.finding not in here:
                here.append(each.finding)
        for here in found.values():
            here.sort(key=lambda finding: GRAVITY.index(finding.severity))
        return found


class _Sign(QAbstractButton):
    """No stop of Tab: a text may have many."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.findings: Sequence[Finding] = ()
        self.setFixedSize(QSize(_SIDE, _SIDE))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_findings(self, findings: Sequence[Finding]) -> None:
        if tuple(findings) != self.findings:
            self.findings = tuple(findings)
            words = "\n".join(map(told, findings))
            tips.explain(self, words)
            self.setAccessibleName(words)
            self.update()

    @property
    def severity(self) -> Severity:
        return self.findings[0].severity

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme.colours(QApplication.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_severity(painter, QRectF(self.rect()), self.severity, look, look.surface)
