"""Over an answer that was carried over from last year: that it is a draft, what of it may be out of date, and the way to
make it this year's."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QSizePolicy, QWidget

from auditprep.i18n import _, ngettext
from ui import theme
from ui.flow_layout import FlowLayout
from ui.widgets import buttons

CONFIRM_KEYS, NEXT_KEYS = "Ctrl+Shift+Return", "F8"

_ROOMY = 400


class CarriedBar(QFrame):
    """Shown while the answer is a draft."""

    confirmed = Signal()
    next_requested = Signal()  # the next piece that may be out of date

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.be(self, "doubt")
        self._words = _label(wraps=True)
        self._count = theme.be(_label(wraps=False), "muted")
        self._next = buttons.link(_("Next one ({keys})").format(keys=NEXT_KEYS))
        theme.lettered(self._next, "side")
        self._next.clicked.connect(lambda: self.next_requested.emit())
        self._confirm = theme.be(buttons.plain(_("Confirm")), "compact")
        keys = QKeySequence(CONFIRM_KEYS).toString(QKeySequence.SequenceFormat.NativeText)
        self._confirm.setToolTip(_("The draft is this year’s answer ({keys})").format(keys=keys))
        self._confirm.clicked.connect(lambda: self.confirmed.emit())
        self._year, self._left, self._note = "", 0, ""
        self._is_draft, self._read_only = False, False
        self.is_asking = False  # it has said that something is left, and waits to be told a second time
        self._narrow: bool | None = None
        self._build_layout()
        self.show_count(0)
        self.begin(is_draft=False)

    def show_draft(self, year: str) -> None:
        """Says from which year the answer comes."""
        self._year = year
        self._show_words()

    def begin(self, *, is_draft: bool) -> None:
        """Another answer is shown, a draft or not; what was said of the one before is over."""
        self.is_asking, self._note, self._is_draft = False, "", is_draft
        self._show_words()
        self._show_buttons()
        self.setVisible(is_draft)

    def ask(self) -> None:
        """Says that something is left, and that it takes another press to confirm the draft nevertheless."""
        self.is_asking = True
        self._show_words()

    def tell(self, note: str) -> None:
        """Says this, until another answer is shown; also where there is no draft."""
        self._note = note
        self._show_words()
        self.show()

    def show_count(self, count: int) -> None:
        """Says how many pieces may be out of date."""
        self._left = count
        self._show_words()
        words = ngettext("{count} thing may be out of date", "{count} things may be out of date", count)
        self._count.setText(words.format(count=count))
        self._pieces.setVisible(count > 0)

    def set_read_only(self, read_only: bool) -> None:
        """Read-only: it says what the answer is, and no more."""
        self._read_only = read_only
        self._show_buttons()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where it is narrow the button goes below the words."""
        super().resizeEvent(event)
        self._lay_out(narrow=self.width() < _ROOMY)

    def _show_words(self) -> None:
        is_asking = self.is_asking and self._left > 0
        words = _("Draft from {year}. Read it through, change what is out of date, and confirm it.")
        if is_asking:
            words = ngettext(
                "{count} thing from {year} is left. Look at it (F8), or press once more to confirm anyway.",
                "{count} things from {year} are left. Look at them (F8), or press once more to confirm anyway.",
                self._left,
            )
        said = words.format(count=self._left, year=self._year) if is_asking or not self._note else self._note
        self._words.setFont(theme.font(theme.SIDE, bold=is_asking))
        self._words.setText(said)

    def _show_buttons(self) -> None:
        self._confirm.setVisible(self._is_draft and not self._read_only)
        self._next.setVisible(self._is_draft and not self._read_only)

    def _build_layout(self) -> None:
        self._pieces = QWidget()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self._pieces.setSizePolicy(policy)
        row = FlowLayout(self._pieces, spacing=theme.M)
        row.addWidget(self._count)
        row.addWidget(self._next)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(theme.EDGE, theme.S, theme.M, theme.S)
        self._grid.setHorizontalSpacing(theme.M)
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnStretch(0, 1)
        self._grid.addWidget(self._words, 0, 0)
        self._grid.addWidget(self._pieces, 1, 0)
        self._lay_out(narrow=False)

    def _lay_out(self, *, narrow: bool) -> None:
        if narrow == self._narrow:
            return
        self._narrow = narrow
        self._grid.removeWidget(self._confirm)
        if narrow:
            self._grid.addWidget(self._confirm, 2, 0, Qt.AlignmentFlag.AlignLeft)
        else:
            self._grid.addWidget(self._confirm, 0, 1, 2, 1, Qt.AlignmentFlag.AlignVCenter)


def _label(*, wraps: bool) -> QLabel:
    label = QLabel(wordWrap=wraps, textFormat=Qt.TextFormat.PlainText)
    label.setFont(theme.font(theme.SIDE))
    return label
