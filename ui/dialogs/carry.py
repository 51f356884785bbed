"""Which of last year's answers become drafts here: all that can, but for those that the user takes out."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from auditprep.i18n import _, ngettext
from auditprep.model import Matching, Questionnaire, Section, Snapshot, Submission
from ui import theme
from ui.models.handout_questions import QuestionChoices
from ui.models.last_year import answered_before
from ui.widgets import buttons
from ui.widgets.handout_questions import ChoiceList
from ui.widgets.pressing_dialog import PressingDialog

_SIZE, _FRAME = QSize(640, 600), QSize(16, 48)


class CarryDialog(PressingDialog):
    """Only questions without an answer are there: nothing that is written is ever replaced."""

    chosen = Signal(list)  # keys

    def __init__(
        self, snapshot: Snapshot, previous: Submission, matching: Matching, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Last year’s answers as drafts"))
        self.resize(_SIZE.boundedTo(self.screen().availableSize() - _FRAME))
        keys = to_carry(snapshot, previous, matching)
        self._choices = QuestionChoices(_only(snapshot, keys), keys, self)
        self._list = ChoiceList(self._choices)
        self._list.setAccessibleName(_("Questions that get a draft"))
        self._use, self._cancel = buttons.primary(""), buttons.plain(_("Cancel"))
        self._build(previous)
        self._choices.chosen_changed.connect(self._follow)
        self._use.clicked.connect(self._on_use)
        self._cancel.clicked.connect(self.reject)
        self._follow()
        self._list.setFocus()

    def _follow(self) -> None:
        count = len(self._choices.chosen())
        words = ngettext("Use {count} answer as a draft", "Use {count} answers as drafts", count)
        self._use.setText(words.format(count=count))
        self._use.setEnabled(count > 0)

    def _on_use(self) -> None:
        self.chosen.emit(list(self._choices.chosen()))
        self.accept()

    def _build(self, previous: Submission) -> None:
        words = _(
            "The answers are copied word for word, and marked where they are out of date. A draft counts as no answer before "
            "you have confirmed it. Questions that have an answer already are not here."
        )
        head = QVBoxLayout()
        head.setContentsMargins(theme.XL, theme.XL, theme.XL, theme.S)
        head.setSpacing(theme.S)
        title = _("Use the answers of {year} as drafts").format(year=previous.year or previous.name)
        head.addWidget(theme.be(QLabel(title, wordWrap=True), "question"))
        head.addWidget(theme.be(QLabel(theme.prose(words), wordWrap=True), "muted"))
        foot = QHBoxLayout()
        foot.setContentsMargins(theme.XL, theme.M, theme.XL, theme.M)
        foot.setSpacing(theme.S)
        foot.addStretch()
        foot.addWidget(self._cancel)
        foot.addWidget(self._use)
        middle = QHBoxLayout()
        middle.setContentsMargins(theme.L, 0, theme.L, 0)
        middle.addWidget(self._list)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addLayout(middle, 1)
        layout.addWidget(theme.be(QFrame(), "line-h"))
        layout.addLayout(foot)
        self._use.setDefault(True)


def to_carry(snapshot: Snapshot, previous: Submission, matching: Matching) -> list[str]:
    """The questions that have no answer here, and had one last year; in the form's order."""
    before = answered_before(previous, matching)
    return [
        each.key
        for each in snapshot.questionnaire.questions()
        if each.key in before and snapshot.answer(each.key).is_empty
    ]


def _only(snapshot: Snapshot, keys: list[str]) -> Snapshot:
    """The case with these questions alone."""
    wanted = set(keys)
    sections = (_section(each, wanted) for each in snapshot.questionnaire.sections)
    form: Questionnaire = replace(
        snapshot.questionnaire, sections=tuple(each for each in sections if each.questions)
    )
    return replace(snapshot, questionnaire=form)


def _section(section: Section, wanted: set[str]) -> Section:
    return replace(section, questions=tuple(each for each in section.questions if each.key in wanted))
