"""What is known of one thing that has happened, and how it is taken back."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from auditprep.i18n import _
from auditprep.messages.standing import status_name
from auditprep.model import HistoryStep, Question, StatusChange
from ui import evidence_words, theme
from ui.models import history_words as words
from ui.models.history_rows import Change, Happened, StepMade, what, who
from ui.widgets import buttons
from ui.widgets.history_change import ChangeView
from ui.widgets.link_flow import LinkFlow
from ui.widgets.plain_label import plain_label
from ui.widgets.scrolled_page import ScrolledPage, scrolled


class HistoryDetail(QFrame):
    """A change with the text before and after; a step with the questions that it concerned; a status with its facts."""

    restore_requested = Signal(int)  # a line of history
    undo_requested = Signal(object)  # int, larger than Qt's own: a step
    question_requested = Signal(str)

    def __init__(self, is_now: Callable[[object], bool]) -> None:
        """`is_now` says of a line of history whether what stood before it stands there now."""
        super().__init__()
        theme.be(self, "surface")
        self._is_now = is_now
        self._row: Happened | None = None
        self._questions: Mapping[str, Question] = {}
        self._read_only = False
        self._head = theme.be(plain_label(), "page-title")
        self._when = theme.be(plain_label(), "caption")
        self._question = buttons.link("")
        self._facts = theme.be(plain_label(), "side")
        self._undo = buttons.plain(_("Undo"))
        self._links = LinkFlow()
        self._step = _scrolled(self._facts, self._links)
        self._change = ChangeView(whole=True)
        self._nothing = theme.be(plain_label(), "muted")
        self._nothing.setText(_("Choose a change to see what it changed."))
        self._build()
        self._connect_signals()
        self.show_row(None, {})

    def show_row(self, row: Happened | None, questions: Mapping[str, Question]) -> None:
        """Shows this; None: nothing is chosen. `questions` are those of the form, by their key."""
        self._row, self._questions = row, questions
        self._nothing.setVisible(row is None)
        for widget in (self._head, self._when):
            widget.setVisible(row is not None)
        self._change.setVisible(isinstance(row, Change))
        self._question.setVisible(isinstance(row, Change))
        self._step.setVisible(row is not None and not isinstance(row, Change))
        self._filler.setVisible(row is None)
        self._show_undo()
        if row is not None:
            self._head.setText(what(row))
            self._when.setText(f"{words.when(row.moment)} · {who(row)}")
            self._show_rest(row)

    def set_read_only(self, read_only: bool) -> None:
        self._read_only = read_only
        self._change.set_read_only(read_only)
        self._show_undo()

    def _show_rest(self, row: Happened) -> None:
        if isinstance(row, Change):
            self._question.setText(self._name(row.entry.question))
            self._question.setEnabled(row.entry.question in self._questions)
            self._change.show_change(row.entry, is_now=self._is_now(row.entry))
            return
        is_step = isinstance(row, StepMade)
        self._facts.setText(_step_words(row.step) if is_step else _facts(row.change))
        self._facts.setVisible(bool(self._facts.text()))
        keys = [key for key in row.step.questions if key in self._questions] if is_step else []
        self._links.show_links([(key, self._name(key)) for key in keys])

    def _show_undo(self) -> None:
        row = self._row
        self._undo.setVisible(isinstance(row, StepMade) and row.can_be_undone and not self._read_only)
        if isinstance(row, StepMade):
            self._undo.setAccessibleDescription(what(row))

    def _name(self, key: str) -> str:
        question = self._questions.get(key)
        return f"{question.label}  {evidence_words.one_line(question.text)}" if question else key

    def _on_undo(self) -> None:
        if isinstance(self._row, StepMade):
            self.undo_requested.emit(self._row.step.id)

    def _on_question(self) -> None:
        if isinstance(self._row, Change):
            self.question_requested.emit(self._row.entry.question)

    def _connect_signals(self) -> None:
        self._undo.clicked.connect(self._on_undo)
        self._question.clicked.connect(self._on_question)
        self._links.chosen.connect(self.question_requested)
        self._change.restore_requested.connect(self.restore_requested)

    def _build(self) -> None:
        words_ = QVBoxLayout()
        words_.setSpacing(theme.XS)
        for widget in (self._head, self._when):
            words_.addWidget(widget)
        head = QHBoxLayout()
        head.setSpacing(theme.L)
        head.addLayout(words_, 1)
        head.addWidget(self._undo, alignment=Qt.AlignmentFlag.AlignTop)
        above = QVBoxLayout()
        above.setContentsMargins(theme.XL, theme.L, theme.XL, 0)
        above.setSpacing(theme.XS)
        for part in (self._nothing, self._question):
            above.addWidget(part)
        above.insertLayout(0, head)
        below = QVBoxLayout()
        below.setContentsMargins(theme.M, 0, theme.M, theme.S)
        self._filler = QWidget()
        for part in (self._change, self._step, self._filler):
            below.addWidget(part, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.XS)
        layout.addLayout(above)
        layout.addLayout(below, 1)


def _scrolled(*parts: QWidget) -> QScrollArea:
    inside = ScrolledPage()
    column = QVBoxLayout(inside)
    column.setContentsMargins(theme.M, theme.S, theme.M, 0)
    column.setSpacing(theme.S)
    for part in parts:
        column.addWidget(part)
    column.addStretch()
    return scrolled(inside)


def _step_words(step: HistoryStep) -> str:
    if step.undone:
        return _("This has been undone.")
    if step.kind == "restore":
        return ""
    return _("All of it was made as one, and can be undone as one. What has been changed since stays.")


def _facts(change: StatusChange) -> str:
    """What goes with a status, a line each."""
    before = _("Before that: {status}").format(status=status_name(change.before))
    reason = _("Reason: {reason}").format(reason=change.reason) if change.reason else ""
    title = change.decision.title if change.decision else ""
    return "\n".join(filter(None, (reason, title, before)))
