"""Which findings are shown: put together by question or by rule, by how much they matter, and by words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLineEdit, QSizePolicy, QToolButton, QWidget

from auditprep.i18n import _, ngettext
from auditprep.model import Severity
from ui import theme
from ui.flow_layout import FlowLayout
from ui.models import finding_words
from ui.models.findings_filter import By, FindingsFilter
from ui.widgets import buttons
from ui.widgets.severity_sign import paint_severity

_FIELD = 190
_ICON = 14


class FindingFilters(QWidget):
    """Emits `changed` when the user wants other rows, and `export_requested` when all are wanted as a document. The buttons say
    how many there are of each kind."""

    changed = Signal()
    export_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self._by = {
            By.QUESTION: _toggle(_("By question"), _("Findings below the question they are about")),
            By.RULE: _toggle(_("By rule"), _("Findings below the rule that found them")),
        }
        self._severities = {each: _toggle("", "") for each in Severity}
        self.untouched = _toggle("", _("What is told at questions in which nothing is written yet"))
        self.accepted = _toggle("", _("Findings that may stand, with who said so and why"))
        self.field = theme.be(QLineEdit(clearButtonEnabled=True), "compact")
        self.export = theme.be(buttons.plain(_("Save the findings as Word…")), "compact")
        self._build()
        self._connect_signals()
        self.show_counts(dict.fromkeys(Severity, 0), 0)

    @property
    def wanted(self) -> FindingsFilter:
        return FindingsFilter(
            next(by for by, button in self._by.items() if button.isChecked()),
            frozenset(each for each, button in self._severities.items() if button.isChecked()),
            self.accepted.isChecked(),
            tuple(self.field.text().casefold().split()),
            self.untouched.isChecked(),
        )

    def show_counts(self, counts: Mapping[Severity, int], accepted: int, untouched: int = 0) -> None:
        """How many findings there are behind each button; `untouched` are questions."""
        self.untouched.setText(finding_words.untouched_words(untouched))
        self.untouched.setVisible(untouched > 0)
        for severity, button in self._severities.items():
            words = finding_words.count_of(severity, counts[severity])
            button.setText(words)
            button.setToolTip(_("Show or hide {what}").format(what=words))
        words = ngettext("Show {count} accepted", "Show {count} accepted", accepted).format(count=accepted)
        self.accepted.setText(words)
        self.accepted.setVisible(accepted > 0)
        self.export.setEnabled(any(counts.values()) or untouched > 0)

    def show_all(self) -> None:
        """Nothing that is open is filtered away."""
        kinds = (*self._severities.values(), self.untouched)
        for part in (self.field, *kinds):
            part.blockSignals(True)
        self.field.clear()
        for button in kinds:
            button.setChecked(True)
        for part in (self.field, *kinds):
            part.blockSignals(False)
        self.changed.emit()

    def focus_field(self) -> None:
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def _connect_signals(self) -> None:
        self._group.buttonToggled.connect(lambda _button, on: self.changed.emit() if on else None)
        for button in (*self._severities.values(), self.untouched, self.accepted):
            button.toggled.connect(lambda _on: self.changed.emit())
        self.export.clicked.connect(lambda: self.export_requested.emit())
        self.field.textChanged.connect(lambda _words: self.changed.emit())

    def _build(self) -> None:
        self.field.setPlaceholderText(_("Filter  (Ctrl+L)"))
        self.field.setAccessibleName(_("Filter by words"))
        self.field.setFixedWidth(_FIELD)
        for button in self._by.values():
            self._group.addButton(button)
        self._by[By.QUESTION].setChecked(True)
        for severity, button in self._severities.items():
            button.setIcon(QIcon(_Sign(severity)))
            button.setIconSize(QSize(_ICON, _ICON))
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            button.setChecked(True)
        self.untouched.setChecked(True)
        flow = FlowLayout(spacing=theme.S)
        together = _side_by_side(self._by.values()), _side_by_side(self._severities.values())
        for part in (*together, self.untouched, self.accepted, self.field, self.export):
            flow.addWidget(part)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addLayout(flow, 1)


class _Sign(QIconEngine):
    """The sign of a severity, in the colours of the palette at hand."""

    def __init__(self, severity: Severity) -> None:
        super().__init__()
        self._severity = severity

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        look = theme.colours(QGuiApplication.palette())
        ground = look.accent_ground if state == QIcon.State.On else look.window
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_severity(painter, QRectF(rect), self._severity, look, ground)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        picture = QPixmap(size)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        self.paint(painter, picture.rect(), mode, state)
        painter.end()
        return picture

    def clone(self) -> QIconEngine:
        return _Sign(self._severity)


def _toggle(words: str, tip: str) -> QToolButton:
    button = QToolButton(checkable=True)
    button.setText(words)
    button.setFont(theme.font(theme.SIDE))
    button.setToolTip(tip)
    button.setAccessibleDescription(tip)
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return button


def _side_by_side(parts: Iterable[QWidget]) -> QWidget:
    group = QWidget()
    row = QHBoxLayout(group)
    row.setContentsMargins(0, 0, theme.S, 0)
    row.setSpacing(theme.XS)
    for part in parts:
        row.addWidget(part)
    return group
