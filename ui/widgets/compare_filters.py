"""Which of the compared questions are shown: by what happened to them, and by words."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLineEdit, QSizePolicy, QToolButton, QWidget

from auditprep.i18n import _
from ui import theme
from ui.flow_layout import FlowLayout
from ui.models.comparison_rows import Show, show_name

_FIELD = 220


class CompareFilters(QWidget):
    """Emits `changed` when the user wants other rows."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self._buttons = {show: self._make(show) for show in Show}
        self._buttons[Show.ALL].setChecked(True)
        self.field = QLineEdit(clearButtonEnabled=True)
        self.field.setPlaceholderText(_("Filter  (Ctrl+L)"))
        self.field.setAccessibleName(_("Filter by words"))
        theme.be(self.field, "compact")
        self.field.setFixedWidth(_FIELD)
        self.field.textChanged.connect(lambda _words: self.changed.emit())
        self._group.buttonToggled.connect(self._on_toggled)
        self._build()

    @property
    def show_wanted(self) -> Show:
        return next(show for show, button in self._buttons.items() if button.isChecked())

    @property
    def words(self) -> str:
        return self.field.text()

    def show_counts(self, counts: Mapping[Show, int]) -> None:
        """How many rows there are behind each button."""
        for show, button in self._buttons.items():
            button.setText(f"{show_name(show)} {counts[show]}")

    def show_all(self) -> None:
        """Nothing is filtered away."""
        self.field.blockSignals(True)
        self.field.clear()
        self.field.blockSignals(False)
        if self.show_wanted is Show.ALL:
            self.changed.emit()
        else:
            self._buttons[Show.ALL].setChecked(True)

    def focus_field(self) -> None:
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def press(self, show: Show) -> None:
        """Shows these rows."""
        self._buttons[show].setChecked(True)

    def _on_toggled(self, _button: QToolButton, checked: bool) -> None:
        if checked:
            self.changed.emit()

    def _make(self, show: Show) -> QToolButton:
        button = QToolButton(checkable=True)
        button.setText(show_name(show))
        button.setFont(theme.font(theme.SIDE))
        button.setToolTip(_tip(show))
        button.setAccessibleDescription(_tip(show))
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._group.addButton(button)
        return button

    def _build(self) -> None:
        flow = FlowLayout(spacing=theme.XS)
        for button in self._buttons.values():
            flow.addWidget(button)
        flow.addWidget(self.field)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addLayout(flow, 1)


def _tip(show: Show) -> str:
    tips = {
        Show.ALL: _("All questions"),
        Show.CHANGED: _("Questions that are reworded, or have another mark, text or attachments than before"),
        Show.NEW: _("Questions that an earlier form did not have"),
        Show.UNANSWERED: _("Questions that lack an answer in any of the columns"),
        Show.REMOVED: _("Questions that a later form does not have"),
    }
    return tips[show]
