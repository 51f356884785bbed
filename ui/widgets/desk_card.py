"""The open case as a desk: whose it is, how far it has come, what is left, and which year is last year's."""

from __future__ import annotations

import datetime as dt
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QProgressBar, QVBoxLayout

from auditprep.i18n import _, ngettext
from auditprep.model import Question, Snapshot
from ui import texts, theme
from ui.widgets import buttons
from ui.widgets.emptying import empty
from ui.widgets.previous_row import PreviousRow
from ui.widgets.standing_row import StandingRow


class DeskCard(QFrame):
    """The open case: who, when, how far, and what is left as links."""

    question_requested = Signal(str)
    export_requested = Signal()
    colleagues_requested = Signal()
    checks_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        theme.be(self, "card")
        self.standing, self.previous = StandingRow(), PreviousRow()
        self._name = theme.be(QLabel(wordWrap=True), "question")
        self._when = theme.be(QLabel(wordWrap=True), "muted")
        self._count = QLabel()
        self._bar = QProgressBar(textVisible=False)
        self._bar.setAccessibleName(_("Answered questions"))
        self._findings = buttons.link("")
        self._findings.clicked.connect(lambda: self.checks_requested.emit())
        self._lines = QVBoxLayout()
        self._lines.setSpacing(2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.XL, theme.XL, theme.XL, theme.L)
        layout.setSpacing(theme.S)
        for widget in (self._name, self._when, self.standing, self._count, self._bar):
            layout.addWidget(widget)
        layout.addSpacing(theme.S)
        left = QVBoxLayout()
        left.setSpacing(2)
        left.addLayout(self._lines)
        left.addWidget(self._findings, alignment=Qt.AlignmentFlag.AlignLeft)
        layout.addLayout(left)
        layout.addWidget(self.previous)

    def show_case(self, snapshot: Snapshot) -> None:
        self._name.setText(texts.case_name(snapshot))
        self._when.setText(" · ".join(filter(None, (texts.deadline(snapshot.deadline), snapshot.form_name))))
        self._count.setText(texts.answered(snapshot))
        self._bar.setRange(0, max(1, snapshot.questionnaire.count))
        self._bar.setValue(len(snapshot.answered()))
        self.standing.show_case(snapshot)
        self.previous.show_case(snapshot)
        self._show_lines(snapshot)

    def show_findings(self, words: str) -> None:
        """How many errors and warnings the rules have found, in words; "" for none."""
        self._findings.setText(_("Findings to look at: {counts}").format(counts=words))
        self._findings.setVisible(bool(words))

    def _show_lines(self, snapshot: Snapshot) -> None:
        empty(self._lines)
        lines = [(words, keys) for words, keys in _what_is_left(snapshot) if keys]
        for words, keys in lines:
            self._add_line(words, partial(self.question_requested.emit, keys[0].key))
        if out := _out_with_colleagues(snapshot):
            self._add_line(out, self.colleagues_requested.emit)
        if not lines:
            self._add_line(_("Every question is answered and done. Export"), self.export_requested.emit)

    def _add_line(self, words: str, go: object) -> None:
        line = buttons.link(words)
        line.clicked.connect(go)
        self._lines.addWidget(line, alignment=Qt.AlignmentFlag.AlignLeft)


def _what_is_left(snapshot: Snapshot) -> list[tuple[str, tuple[Question, ...]]]:
    """What is left, in words, and the questions it is left in."""
    lacking, not_done, drafts = snapshot.lacking(), snapshot.not_done(), snapshot.unconfirmed()
    bare = tuple(question for question in snapshot.answered() if not snapshot.cited(question.key))
    noticed = {notice.question for notice in snapshot.questionnaire.notices}
    looked_at = tuple(question for question in snapshot.questionnaire.questions() if question.key in noticed)
    unanswered = ngettext("{count} question has no answer", "{count} questions have no answer", len(lacking))
    open_ = ngettext(
        "{count} answer is not marked as done", "{count} answers are not marked as done", len(not_done)
    )
    unproved = ngettext("{count} answer has no attachment", "{count} answers have no attachment", len(bare))
    look = ngettext(
        "The form has {count} thing to look at", "The form has {count} things to look at", len(looked_at)
    )
    carried = ngettext(
        "{count} answer is a draft from last year, to be confirmed",
        "{count} answers are drafts from last year, to be confirmed",
        len(drafts),
    )
    return [
        (unanswered.format(count=len(lacking)), lacking),
        (carried.format(count=len(drafts)), drafts),
        (open_.format(count=len(not_done)), not_done),
        (unproved.format(count=len(bare)), bare),
        (look.format(count=len(looked_at)), looked_at),
    ]


def _out_with_colleagues(snapshot: Snapshot) -> str:
    """How many sheets are out, and how many of them should have been back."""
    out = [each for each in snapshot.handouts if each.is_out]
    late = sum(each.is_overdue(dt.date.today()) for each in out)
    if not out:
        return ""
    words = ngettext(
        "{count} sheet is out with a colleague", "{count} sheets are out with colleagues", len(out)
    )
    told = words.format(count=len(out))
    overdue = ngettext("{count} of them overdue", "{count} of them overdue", late).format(count=late)
    return f"{told}, {overdue}" if late else told
