"""A quiet line that says what was removed, and gives it back."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from auditprep.i18n import _, ngettext
from auditprep.model import Evidence
from ui import theme
from ui.models.cited import name_of
from ui.widgets import buttons
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.emptying import empty
from ui.widgets.scrolled_page import ScrolledPage

_ROW, _MOST = 28, 5


class RemovedLine(QWidget):
    """Hidden where nothing was removed."""

    restore_requested = Signal(int)
    erase_requested = Signal(int)
    emptied = Signal()  # the focus was here, and there is nothing left to have it

    def __init__(self) -> None:
        super().__init__()
        self._removed: tuple[Evidence, ...] = ()
        self._read_only = False
        self.line = buttons.link("")
        self._area = QScrollArea(widgetResizable=True, frameShape=QFrame.Shape.NoFrame)
        self._inside = ScrolledPage()
        self._grid = QGridLayout(self._inside)
        self._build()
        self.line.clicked.connect(lambda: self._unfold(self._area.isHidden()))
        self.show_removed(())

    def show_removed(self, removed: Sequence[Evidence]) -> None:
        focused = QApplication.focusWidget()  # none while another window is in front
        had_focus = focused is not None and self.isAncestorOf(focused)
        if tuple(removed) != self._removed:
            self._removed = tuple(removed)
            self._fill()
        words = ngettext("{count} removed", "{count} removed", len(removed))
        self.line.setText(words.format(count=len(removed)))
        if had_focus and removed:
            self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        elif had_focus:
            self.emptied.emit()
        self.setVisible(bool(removed))

    def set_read_only(self, read_only: bool) -> None:
        self._read_only = read_only
        self._fill()

    def _unfold(self, unfolded: bool) -> None:
        self._area.setVisible(unfolded)
        self.line.setAccessibleDescription(_("shown below") if unfolded else _("hidden"))

    def _fill(self) -> None:
        empty(self._grid)
        for row, each in enumerate(self._removed):
            name = theme.be(ElidedLabel(), "side")
            name.show_words(name_of(each))
            self._grid.addWidget(name, row, 0)
            if not self._read_only:
                self._add(row, 1, _("Put back"), each, self.restore_requested)
                self._add(row, 2, _("Erase for good…"), each, self.erase_requested)
        self._grid.setRowStretch(len(self._removed), 1)
        self._area.setFixedHeight(_ROW * max(1, min(_MOST, len(self._removed))))

    def _add(self, row: int, column: int, words: str, evidence: Evidence, wish: Signal) -> None:
        link = buttons.link(words)
        link.setAccessibleDescription(name_of(evidence))
        link.clicked.connect(partial(wish.emit, evidence.id))
        self._grid.addWidget(link, row, column)

    def _build(self) -> None:
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.L)
        self._grid.setVerticalSpacing(0)
        self._grid.setColumnStretch(0, 1)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidget(self._inside)
        self._area.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.XS)
        layout.addWidget(self._area)
        layout.addWidget(self.line, alignment=Qt.AlignmentFlag.AlignLeft)
