"""Questions to be sent to a colleague: which, to whom, by when, and what is said with them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QCompleter,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from auditprep.i18n import _, ngettext
from auditprep.model import Snapshot
from ui import evidence_words, theme
from ui.flow_layout import FlowLayout
from ui.models.handout_questions import QuestionChoices, due, names
from ui.widgets import buttons
from ui.widgets.handout_due import DueField
from ui.widgets.handout_questions import ChoiceList
from ui.widgets.notice_line import NoticeLine
from ui.widgets.pressing_dialog import PressingDialog
from ui.widgets.scrolled_page import ScrolledPage, scrolled
from ui.widgets.turning_panes import TurningPanes

_SIZE, _FRAME = QSize(980, 640), QSize(16, 48)
_BESIDE_FROM = 700


class HandoutDialog(PressingDialog):
    """Nothing is made before the button is pressed, and that needs a name, at least one question, and a day that will do."""

    accepted_handout = Signal(str, tuple, object, str, str)  # to, keys, due (date or None), message, from

    def __init__(
        self,
        snapshot: Snapshot,
        keys: Iterable[str] = (),
        *,
        sender: str = "",
        today: dt.date | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Send questions to a colleague"))
        self.resize(_SIZE.boundedTo(self.screen().availableSize() - _FRAME))
        today = today or dt.date.today()
        self._choices = QuestionChoices(snapshot, keys, self)
        self._list = ChoiceList(self._choices)
        self._filter = QLineEdit(clearButtonEnabled=True, placeholderText=_("Filter questions"))
        self._filter.setAccessibleName(_("Filter questions"))
        self._to = QLineEdit(maxLength=200)
        self._to.setAccessibleName(_("To"))
        self._from = QLineEdit(
            sender, maxLength=80, placeholderText=_("The name you log in to the computer with")
        )
        self._from.setAccessibleName(_("From"))
        self._due = DueField(today, snapshot.deadline)
        self._due.show_day(due(today, snapshot.deadline))
        self._message = QPlainTextEdit(tabChangesFocus=True)
        self._message.setAccessibleName(_("Message"))
        self._complaint = theme.be(QLabel(wordWrap=True), "no")
        self._due_hint = theme.be(QLabel(wordWrap=True), "hint")
        self._lacks = theme.be(QLabel(wordWrap=True), "muted")
        self._alarm = NoticeLine(alarm=True)
        self._cancel, self._make = buttons.plain(_("Cancel")), buttons.primary(_("Make the sheet…"))
        self._offer_names(names(snapshot))
        self._build(snapshot)
        self._connect_signals()
        self._show_lacks()
        (self._to if self._choices.chosen() else self._list).setFocus()

    def show_error(self, words: str) -> None:
        """It did not work: said in the dialog, which stays where it is."""
        self._alarm.say(words)

    def _offer_names(self, before: Iterable[str]) -> None:
        completer = QCompleter(list(before), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self._to.setCompleter(completer)

    # What the user does

    def _connect_signals(self) -> None:
        self._filter.textChanged.connect(self._choices.set_filter)
        self._choices.chosen_changed.connect(self._show_lacks)
        self._to.textChanged.connect(self._show_lacks)
        self._due.changed.connect(self._show_lacks)
        self._cancel.clicked.connect(self.reject)
        self._make.clicked.connect(self._on_make)

    def _on_make(self) -> None:
        self._alarm.hide()
        message = self._message.toPlainText().strip()
        to, by = (" ".join(field.text().split()) for field in (self._to, self._from))
        self.accepted_handout.emit(to, self._choices.chosen(), self._due.day(), message, by)

    # Showing

    def _show_lacks(self) -> None:
        """What is still to be filled in, or how much is to be sent; the button waits for it."""
        count, complaint = len(self._choices.chosen()), self._due.complaint()
        self._complaint.setText(complaint)
        self._complaint.setVisible(bool(complaint))
        self._due_hint.setVisible(not complaint and bool(self._due_hint.text()))
        lacks = _("Choose at least one question.") if not count else ""
        lacks = lacks or (_("Write who is to answer.") if not self._to.text().strip() else complaint)
        words = ngettext("{count} question is chosen.", "{count} questions are chosen.", count)
        self._lacks.setText(lacks or words.format(count=count))
        self._make.setEnabled(not lacks)
        self._make.setAccessibleDescription(self._lacks.text())

    # Building

    def _build(self, snapshot: Snapshot) -> None:
        right = self._build_fields(snapshot)
        panes = TurningPanes((self._build_questions(), right), _BESIDE_FROM, ((60, 40), (45, 55)))
        foot = QHBoxLayout()
        foot.setContentsMargins(theme.XL, theme.M, theme.XL, theme.M)
        foot.setSpacing(theme.S)
        foot.addWidget(self._lacks, 1)
        foot.addWidget(self._cancel)
        foot.addWidget(self._make)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._alarm)
        layout.addWidget(panes, 1)
        layout.addWidget(theme.be(QFrame(), "line-h"))
        layout.addLayout(foot)
        self._make.setDefault(True)

    def _build_questions(self) -> QWidget:
        quick = FlowLayout(spacing=theme.L)
        for words, keys in (
            (_("Those without an answer"), self._choices.lacking),
            (_("All"), self._choices.everything),
            (_("Choose none"), tuple),
        ):
            link = buttons.link(words)
            link.clicked.connect(lambda _checked=False, keys=keys: self._choices.choose(keys()))
            quick.addWidget(link)
        left = theme.be(QFrame(), "side")
        column = QVBoxLayout(left)
        column.setContentsMargins(theme.XL, theme.L, theme.S, 0)
        column.setSpacing(theme.S)
        column.addWidget(theme.be(QLabel(_("Which questions")), "page-title"))
        column.addWidget(theme.be(self._filter, "compact"))
        column.addLayout(quick)
        self._list.setMinimumHeight(theme.XXL)  # a low screen has the fields below too
        column.addWidget(self._list, 1)
        return left

    def _build_fields(self, snapshot: Snapshot) -> QWidget:
        inside = ScrolledPage()
        column = QVBoxLayout(inside)
        column.setContentsMargins(theme.L, theme.L, theme.XL, theme.M)
        column.setSpacing(theme.XS)
        self._message.setMinimumHeight(90)
        self._message.setMaximumHeight(150)  # so that nothing has to be scrolled for it
        deadline = _("The case’s own last day is {date}.").format(date=evidence_words.day(snapshot.deadline))
        rows = (
            (_("To"), self._to, _("A name or a role, such as the controller.")),
            (_("From"), self._from, _("A name or a role. The answers are sent back there.")),
            (_("Answer by"), self._due, deadline if snapshot.deadline else ""),
            (_("Message"), self._message, _("It stands first in the document.")),
        )
        for words, field, hint in rows:
            label = theme.be(QLabel(words), "side")
            label.setBuddy(field)
            column.addWidget(label)
            column.addWidget(field)
            if field is self._due:
                self._due_hint.setText(hint)
                column.addWidget(self._complaint)
                column.addWidget(self._due_hint)
            else:
                column.addWidget(theme.be(QLabel(hint, wordWrap=True), "hint"))
            column.addSpacing(theme.M)
        column.addWidget(theme.be(QLabel(_contents(), wordWrap=True), "caption"))
        column.addStretch()
        surface = theme.be(QFrame(), "surface")
        around = QVBoxLayout(surface)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(scrolled(inside))
        return surface


def _contents() -> str:
    return _(
        "The document has the questions, their guidance, last year’s answers and what is answered so far. It opens in Word, and you send it yourself."
    )
