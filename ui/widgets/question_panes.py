"""The panes of the Questions page: the list, the question with the row under it, and what is beside."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from auditprep.i18n import _
from ui import theme
from ui.widgets.fold_tab import FoldTab
from ui.widgets.folding_panes import FoldingPanes, focus_next
from ui.widgets.question_list import QuestionList
from ui.widgets.question_sheet import QuestionSheet
from ui.widgets.side_panel import SidePanel
from ui.widgets.step_row import StepRow


class QuestionPanes(QWidget):
    """Lays the parts out; the outer panes can be hidden, and fold where the window is narrow."""

    side_shown = Signal()

    def __init__(
        self, rows: QuestionList, sheet: QuestionSheet, steps: StepRow, side: SidePanel, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._list, self._sheet, self._steps, self._side = rows, sheet, steps, side
        self._leaving = theme.be(QLabel(_("Alt+← → other questions · Esc leaves the focus mode")), "hint")
        self._leaving.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._leaving.hide()
        self.list_tab = FoldTab(_("Questions"), _("Show the list (Ctrl+B)"))
        self.side_tab = FoldTab(side.words, _("Show the side panel (F9)"))
        self._panes = FoldingPanes((rows, self._build_middle(), side), (self.list_tab, self.side_tab), self)
        self._panes.side_shown.connect(self.side_shown)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._panes)

    def set_list_visible(self, visible: bool) -> None:
        """Shows or hides the list, also where the window is narrow."""
        self._panes.set_list_visible(visible)

    def set_side_visible(self, visible: bool) -> None:
        """Shows or hides the side panel, also where the window is narrow."""
        self._panes.set_side_visible(visible)

    def is_list_visible(self) -> bool:
        return self._panes.is_list_visible()

    def is_side_visible(self) -> bool:
        return self._panes.is_side_visible()

    def set_alone(self, alone: bool) -> None:
        """Only the question and its text."""
        self._steps.setVisible(not alone)
        self._leaving.setVisible(alone)
        self._sheet.set_alone(alone)
        self._panes.set_alone(alone)

    def cycle(self) -> None:
        """Moves the focus to the next pane: list, question, the row under it, side panel."""
        panes: list[tuple[QWidget, Callable[[], None]]] = [
            (self._list, lambda: self._list.view.setFocus(Qt.FocusReason.ShortcutFocusReason)),
            (self._sheet, self._sheet.editor.focus_text),
            (self._steps, self._steps.focus),
            (self._side, self._side.focus),
        ]
        focus_next(panes)

    def _build_middle(self) -> QWidget:
        middle = theme.be(QFrame(), "surface")
        layout = QVBoxLayout(middle)
        layout.setContentsMargins(0, 0, 0, theme.EDGE)
        layout.setSpacing(theme.M)
        layout.addWidget(self._sheet, 1)
        row = QVBoxLayout()
        row.setContentsMargins(2 * theme.EDGE, 0, 2 * theme.EDGE, 0)
        self._sheet.margin_changed.connect(lambda side: row.setContentsMargins(side, 0, side, 0))
        row.addWidget(self._steps)
        row.addWidget(self._leaving)
        layout.addLayout(row)
        return middle
