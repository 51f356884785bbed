"""Which year is last year's, in the open case, and the ways on from there."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from auditprep.i18n import _, ngettext
from auditprep.model import Matching, Snapshot, Submission
from ui import theme
from ui.flow_layout import FlowLayout
from ui.models.last_year import answered_before
from ui.widgets import buttons
from ui.widgets.left_out_line import LeftOutLine


class PreviousRow(QWidget):
    """One line of words, one more where not all of that year is in its answers, and links: choose, carry over, pair,
    compare."""

    previous_requested = Signal()
    left_out_requested = Signal(object)  # Submission
    carry_requested = Signal()
    pairing_requested = Signal()
    compare_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._words = QLabel(wordWrap=True)
        self._left_out = LeftOutLine()
        self._choose = buttons.link("")
        self._carry = buttons.link(_("Use its answers as drafts…"))
        self._pair = buttons.link("")
        self._compare = buttons.link(_("Compare"))
        self._may_write = True
        self._snapshot: Snapshot | None = None
        self._matching: Matching | None = None
        self._left_out.wanted.connect(self.left_out_requested)
        self._choose.clicked.connect(self.previous_requested)
        self._carry.clicked.connect(self.carry_requested)
        self._pair.clicked.connect(self.pairing_requested)
        self._compare.clicked.connect(self.compare_requested)
        links = QWidget()
        flow = FlowLayout(links, spacing=theme.L, between_rows=theme.XS)
        for link in (self._pair, self._carry, self._compare, self._choose):
            flow.addWidget(link)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, theme.S, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self._words)
        layout.addWidget(self._left_out)
        layout.addWidget(links)

    def show_case(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        self._show()

    def show_matching(self, matching: Matching | None) -> None:
        """Which questions belong together: how many are to be looked at."""
        self._matching = matching
        self._show()

    def set_read_only(self, read_only: bool) -> None:
        self._may_write = not read_only
        self._show()

    def _show(self) -> None:
        snapshot = self._snapshot
        previous = snapshot.previous if snapshot else None
        doubts = len(self._matching.doubtful) if self._matching and previous else 0
        self._words.setText(previous_words(previous))
        self._left_out.show_submission(previous)
        self._choose.setText(_("Another file…") if previous else _("Choose last year’s file…"))
        words = ngettext(
            "{count} pair of questions to look at", "{count} pairs of questions to look at", doubts
        )
        self._pair.setText(words.format(count=doubts) if doubts else _("Paired questions"))
        self._choose.setVisible(self._may_write)
        self._pair.setVisible(previous is not None)
        self._carry.setVisible(previous is not None and self._may_write and self._has_to_carry())
        self._compare.setVisible(previous is not None)

    def _has_to_carry(self) -> bool:
        """Whether any question here has no answer, and had one last year."""
        snapshot = self._snapshot
        if snapshot is None:
            return False
        return any(
            snapshot.answer(key).is_empty for key in answered_before(snapshot.previous, self._matching)
        )


def previous_words(previous: Submission | None) -> str:
    """Which year it is, and where it came from."""
    if previous is None:
        return _("No earlier year is chosen.")
    name = " ".join(str(part) for part in (previous.board, previous.year) if part)
    if not name:
        return _("Earlier year: {file}").format(file=previous.name)
    return _("Earlier year: {name} ({file})").format(name=name, file=previous.name)
