"""Which of last year's questions became which of this year's: what the program is not sure of, for the user to say."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
    QShortcut,
    QShowEvent,
)
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from auditprep import messages
from auditprep.i18n import _
from auditprep.model import Matching, PairChoice, Questionnaire, Submission
from ui import theme
from ui.models import pairing_words as words
from ui.models.pairing import Keys, Pairing, Said
from ui.models.pairing_forms import PairedForms
from ui.widgets.compare_marks import CompareLegend
from ui.widgets.notice_line import NoticeLine
from ui.widgets.pairing_left_over import LeftOver
from ui.widgets.pairing_lists import PairList
from ui.widgets.pairing_pane import PairPane
from ui.widgets.pressing_dialog import PressingDialog
from ui.widgets.scrolled_page import ScrolledPage, scrolled

_SIZE, _FRAME = QSize(1040, 680), QSize(16, 48)
_LIST, _LIST_FROM = 236, 740  # the list's width; px of the dialog's under which it goes


class PairingDialog(PressingDialog):
    """Nothing waits for it: it can be closed at any time, and what was said can be taken back."""

    chosen = Signal(object)  # PairChoice
    forgotten = Signal(str, str)  # old, new: what was said of them is taken back

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Pair the questions"))
        self.resize(_SIZE.boundedTo(self.screen().availableSize() - _FRAME))
        self._forms: PairedForms | None = None
        self._pairing = Pairing()
        self._current: Keys | None = None
        self._left_out = ""  # that not all of last year's file is in its answers
        self._sure = theme.be(QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText), "muted")
        self._alarm = NoticeLine(alarm=True)
        self._list, self._pane, self._left_over = PairList(_("Pairs to settle")), PairPane(), LeftOver()
        self._done = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self._close = theme.be(QPushButton(_("Close")), "primary")
        self._build()
        self._connect_signals()

    # What it is told

    def show_matching(
        self, previous: Submission, form: Questionnaire, matching: Matching, choices: Iterable[PairChoice]
    ) -> None:
        """Shows what is in doubt between last year's form and this year's; again after each choice. What is shown stays."""
        self._forms = forms = PairedForms(previous, form)
        self._left_out = messages.left_out(previous)
        self._pairing.show(matching, [each for each in choices if forms.have(each.old, each.new)])
        self._sure.setText(words.sure(matching, len(matching.doubtful)))
        if self._pairing.pair(self._current) is None:
            self._current = self._pairing.next_open(None) or self._pairing.neighbour(None, 1)
        if not self._pairing.pairs:
            self._left_over.set_unfolded(True)
        self._follow()

    def show_error(self, sentence: str) -> None:
        """What was said last could not be saved: it is not so."""
        self._pairing.forget_pending()
        self._follow()
        self._alarm.say(sentence)

    # What the user does

    def _say(self, said: Said) -> None:
        pair = self._pairing.pair(self._current)
        if pair is None or pair.said is said or (pair.is_settled and said is not Said.NOTHING):
            return
        self._pairing.say(pair.keys, said)
        if said is not Said.NOTHING:
            self._current = self._pairing.next_open(pair.keys) or pair.keys
        elif self._pairing.pair(pair.keys) is None:
            self._current = self._pairing.next_open(None) or self._pairing.neighbour(None, 1)
        self._tell(pair.keys, said)

    def _pair_left_over(self, old: str, new: str) -> None:
        self._pairing.say((old, new), Said.TOGETHER)
        self._current = (old, new)
        self._tell((old, new), Said.TOGETHER)

    def _tell(self, keys: Keys, said: Said) -> None:
        """What was said is shown, and then told: it is not waited for."""
        self._alarm.hide()
        self._follow()
        self._announce()
        if said is Said.NOTHING:
            self.forgotten.emit(*keys)
        else:
            self.chosen.emit(PairChoice(*keys, said is Said.TOGETHER))

    def _step(self, step: int) -> None:
        keys = self._pairing.neighbour(self._current, step)
        if keys is not None:
            self._on_picked(keys)
            self._list.set_current(keys)

    def _on_picked(self, keys: Keys) -> None:
        self._current = keys
        self._show_pair()

    # Showing

    def _follow(self) -> None:
        """Shows everything as it is now. The keyboard stays where it was, or goes to what has come in its place."""
        if self._forms is None:
            return
        focused = self.focusWidget()
        self._list.rows.show_rows([self._forms.pair_row(pair) for pair in self._pairing.pairs])
        self._list.set_current(self._current)
        self._show_pair()
        olds, news = self._pairing.left_over()
        self._left_over.show_rows(self._forms.old_rows(olds), self._forms.new_rows(news))
        self._show_done()
        if focused is not None and self._pane.isAncestorOf(focused) and not focused.isVisible():
            self._first().setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_pair(self) -> None:
        pair = self._pairing.pair(self._current)
        self._pane.setVisible(pair is not None)
        self._fit_list()
        if pair is None or self._forms is None:
            return
        why = self._forms.reason(pair, self._pairing.rivals(pair))
        self._pane.show_pair(*self._forms.cards(pair), why, pair.said)
        self._pane.show_progress(*self._pairing.progress(), self._pairing.place(pair.keys))

    def _show_done(self) -> None:
        settled, total = self._pairing.progress()
        if total:
            words = _("Everything is settled. You can take back what you have said.")
        elif self._left_out:
            words = _("There is no pair to settle among the questions that were found.")
        else:
            words = _("The program is sure of every question that both forms have.")
        self._done.setText(f"{words} {self._left_out}".strip())
        self._done.setVisible(settled == total)

    def _announce(self) -> None:
        pair = self._pairing.pair(self._current)
        if pair is not None and self._forms is not None:
            said = f"{self._forms.pair_row(pair).spoken}. {self._pane.words()}"
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._list, said))

    def _first(self) -> QWidget:
        """Where the keyboard begins, and comes back to; never on an answer, which would be given by chance."""
        if self._list_side.isVisible():
            return self._list
        return self._pane.after if self._pane.after.isVisible() else self._close

    # What Qt calls

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._first().setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_list()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the focus, and nothing else: the dialog is not closed by chance."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if not is_enter or isinstance(self.focusWidget(), QPushButton | QToolButton):
            super().keyPressEvent(event)

    def _fit_list(self) -> None:
        self._list_side.setVisible(self.width() >= _LIST_FROM and bool(self._pairing.pairs))

    # Building

    def _connect_signals(self) -> None:
        self._list.picked.connect(self._on_picked)
        self._pane.said.connect(self._say)
        self._pane.step_requested.connect(self._step)
        self._left_over.pair_requested.connect(self._pair_left_over)
        self._close.clicked.connect(self.accept)
        for keys, then in (
            ("Alt+1", lambda: self._say(Said.TOGETHER)),
            ("Alt+2", lambda: self._say(Said.APART)),
            ("Alt+0", lambda: self._say(Said.NOTHING)),
            ("Alt+3", self._left_over.ask),
            ("Alt+Left", lambda: self._step(-1)),
            ("Alt+Right", lambda: self._step(1)),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.activated.connect(then)

    def _build(self) -> None:
        head = QVBoxLayout()
        head.setSpacing(theme.XS)
        head.addWidget(theme.be(QLabel(_("Which questions belong together?")), "question"))
        head.addWidget(self._sure)
        body = QHBoxLayout()
        body.setSpacing(theme.L)
        body.addWidget(self._build_list_side())
        body.addWidget(self._build_right(), 1)
        foot = QHBoxLayout()
        foot.setSpacing(theme.L)
        foot.addWidget(
            CompareLegend(_("only this year"), _("only last year")), 1, Qt.AlignmentFlag.AlignVCenter
        )
        foot.addWidget(self._close, alignment=Qt.AlignmentFlag.AlignBottom)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.XL, theme.XL, theme.XL, theme.L)
        layout.setSpacing(theme.L)
        layout.addWidget(self._alarm)
        layout.addLayout(head)
        layout.addLayout(body, 1)
        layout.addLayout(foot)
        for button in self.findChildren(QPushButton):
            button.setAutoDefault(False)  # Enter presses what has the focus, and nothing else

    def _build_list_side(self) -> QWidget:
        self._list_side = QFrame()
        self._list_side.setFixedWidth(_LIST)
        column = QVBoxLayout(self._list_side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.XS)
        column.addWidget(self._list)
        return self._list_side

    def _build_right(self) -> QWidget:
        inside = ScrolledPage()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.L)
        column.addWidget(self._pane)
        column.addWidget(self._done)
        column.addWidget(self._left_over)
        column.addStretch()
        return scrolled(inside)
