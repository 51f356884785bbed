"""What is compared: a chip a submission, to be taken away, and a button for more."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QSizePolicy, QToolButton, QWidget

from auditprep.i18n import _
from auditprep.model import Submission
from ui import icons, theme, tips
from ui.flow_layout import FlowLayout
from ui.models.comparison_words import column_captions
from ui.widgets import buttons
from ui.widgets.emptying import empty
from ui.widgets.tab_order import come_after

_CROSS = 12
_CAPTIONED = 6  # more are told apart by their names alone


class CompareChips(QWidget):
    """Emits wishes; `removed` tells which of the submissions, counted from 0."""

    add_requested = Signal()
    removed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[tuple[str, str], ...] = ()
        self._own: int | None = None
        self._flow = FlowLayout(self, spacing=theme.S)
        self.add = theme.be(buttons.plain(_("Add…")), "compact")
        self.add.setAccessibleDescription(_("Another year or board to compare with"))
        self.add.clicked.connect(lambda: self.add_requested.emit())
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._fill([], [])

    def show_submissions(
        self, submissions: Sequence[Submission], names: Sequence[str], own: int | None
    ) -> None:
        """Shows what is compared; `own` is the case that is open, which stays."""
        few = len(submissions) <= _CAPTIONED
        captions = column_captions(submissions, names) if few else ("",) * len(names)
        shown = tuple(zip(names, captions, strict=True))
        if (shown, own) == (self._shown, self._own):
            return
        self._shown, self._own = shown, own
        told = ["\n".join(filter(None, (each.name, each.board))) for each in submissions]
        self._fill(list(shown), told)

    def _fill(self, shown: list[tuple[str, str]], told: Sequence[str]) -> None:
        """The chips anew. Who took one away comes to the next, or to the button."""
        focused = QApplication.focusWidget()  # none while another window is in front
        had_focus = focused is not None and self.isAncestorOf(focused)
        self._flow.removeWidget(self.add)
        empty(self._flow)
        chips = [_Chip(name, caption, at != self._own) for at, (name, caption) in enumerate(shown)]
        for at, chip in enumerate(chips):
            tips.explain(chip, told[at])
            chip.away.clicked.connect(partial(self.removed.emit, at))
            self._flow.addWidget(chip)
        self._flow.addWidget(self.add)
        come_after(self, [*(chip.away for chip in chips), self.add])
        if had_focus:
            self.add.setFocus(Qt.FocusReason.OtherFocusReason)
        self.updateGeometry()


class _Chip(QFrame):
    def __init__(self, name: str, caption: str, can_go: bool) -> None:
        super().__init__()
        theme.be(self, "chip")
        words = QLabel(name, textFormat=Qt.TextFormat.PlainText)
        words.setFont(theme.font(theme.SIDE, bold=True))
        self.away = QToolButton(self, autoRaise=True)
        self.away.setIcon(icons.icon("cross"))
        self.away.setIconSize(QSize(_CROSS, _CROSS))
        self.away.setAccessibleName(_("Leave out {what}").format(what=name))
        self.away.setToolTip(self.away.accessibleName())
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.M, 0, theme.XS if can_go else theme.M, 0)
        row.setSpacing(theme.XS)
        row.addWidget(words)
        if caption:
            row.addWidget(theme.be(QLabel(f"· {caption}", textFormat=Qt.TextFormat.PlainText), "caption"))
        row.addWidget(self.away)
        self.away.setVisible(can_go)
