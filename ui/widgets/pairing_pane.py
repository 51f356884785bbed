"""The pair that is to be settled now: the two questions, why it is doubtful, and the two answers to it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from auditprep.i18n import _
from ui import icons, theme
from ui.flow_layout import FlowLayout
from ui.models.pairing import Said
from ui.models.pairing_forms import QuestionCard
from ui.widgets import buttons
from ui.widgets.icon_label import IconLabel
from ui.widgets.pairing_cards import PairCards


class PairPane(QWidget):
    """Emits what the user says of the pair, and that another is wanted."""

    said = Signal(object)  # Said; NOTHING takes it back
    step_requested = Signal(int)  # 1: the next pair, -1: the one before

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._progress = theme.be(QLabel(), "side")
        self._bar = QProgressBar(textVisible=False)
        self.before, self.after = (
            _arrow("left", _("Pair before"), "Alt+←"),
            _arrow("right", _("Pair after"), "Alt+→"),
        )
        self.cards = PairCards()
        self._why = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self._verdict = QLabel(textFormat=Qt.TextFormat.PlainText)
        self._sign = IconLabel("check", "yes")
        self.together, self.apart = (
            buttons.plain(_("Belong together")),
            buttons.plain(_("Do not belong together")),
        )
        self.undo = buttons.link(_("Undo"))
        self._open, self._settled = QWidget(), QWidget()
        self._build()
        self.together.clicked.connect(lambda: self.said.emit(Said.TOGETHER))
        self.apart.clicked.connect(lambda: self.said.emit(Said.APART))
        self.undo.clicked.connect(lambda: self.said.emit(Said.NOTHING))
        self.before.clicked.connect(lambda: self.step_requested.emit(-1))
        self.after.clicked.connect(lambda: self.step_requested.emit(1))

    def show_pair(self, old: QuestionCard, new: QuestionCard, why: str, said: Said) -> None:
        self.cards.show_cards(old, new)
        self._why.setText(why)
        self._open.setVisible(said is Said.NOTHING)
        self._settled.setVisible(said is not Said.NOTHING)
        if said is Said.TOGETHER:
            self._verdict.setText(_("You have said that they belong together."))
            self._sign.show_icon("check", "yes")
        else:
            self._verdict.setText(_("You have said that they do not belong together."))
            self._sign.show_icon("cross", "muted")
        self.undo.setAccessibleDescription(self._verdict.text())

    def show_progress(self, settled: int, total: int, at: int) -> None:
        """How many are settled; `at` is which is shown, counted from 0."""
        words = _("{count} of {total} settled").format(count=settled, total=total)
        self._progress.setText(words)
        self._bar.setRange(0, max(1, total))
        self._bar.setValue(settled)
        self._bar.setAccessibleName(words)
        self.before.setEnabled(at > 0)
        self.after.setEnabled(at < total - 1)

    def first(self) -> QPushButton:
        """What can be pressed here."""
        return self.together if not self._open.isHidden() else self.undo

    def words(self) -> str:
        """Why the pair is doubtful, and what was said of it."""
        verdict = "" if self._settled.isHidden() else self._verdict.text()
        return " ".join(filter(None, (self._why.text(), verdict)))

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(theme.M)
        head.addWidget(self._progress)
        head.addWidget(self._bar, 1)
        head.addWidget(self.before)
        head.addWidget(self.after)
        why = QHBoxLayout()
        why.setSpacing(theme.S)
        why.addWidget(IconLabel("ask", "partly"), alignment=Qt.AlignmentFlag.AlignTop)
        why.addWidget(self._why, 1)
        self._build_ways()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.M)
        column.addLayout(head)
        column.addWidget(self.cards)
        column.addLayout(why)
        column.addWidget(self._open)
        column.addWidget(self._settled)

    def _build_ways(self) -> None:
        ways = FlowLayout(self._open, spacing=theme.S)
        for button, keys in ((self.together, "Alt+1"), (self.apart, "Alt+2")):
            button.setAccessibleDescription(keys)
            ways.addWidget(_with_hint(button, keys))
        row = QHBoxLayout(self._settled)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.S)
        row.addWidget(self._sign)
        row.addWidget(self._verdict)
        row.addWidget(self.undo)
        row.addWidget(theme.be(QLabel("Alt+0"), "hint"))
        row.addStretch()


def _with_hint(button: QWidget, keys: str) -> QWidget:
    box = QWidget()
    row = QHBoxLayout(box)
    row.setContentsMargins(0, 0, theme.M, 0)
    row.setSpacing(theme.S)
    row.addWidget(button)
    row.addWidget(theme.be(QLabel(keys), "hint"))
    return box


def _arrow(icon: str, name: str, keys: str) -> QToolButton:
    button = QToolButton(autoRaise=True)
    button.setIcon(icons.icon(icon))
    button.setAccessibleName(name)
    button.setToolTip(f"{name} ({keys})")
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return button
