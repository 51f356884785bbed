"""A question that a finding is about: what it says around the words, and the way there."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from auditprep.i18n import _
from auditprep.model import FoundPart, FoundPlace, Question, Severity, Snapshot
from ui import evidence_words, theme
from ui.models import cited, finding_excerpts, finding_words
from ui.models.finding_excerpts import Excerpt
from ui.models.finding_places import InAnswer
from ui.widgets import buttons
from ui.widgets.mark_word import MarkWord, unanswered
from ui.widgets.plain_label import plain_label
from ui.widgets.read_text import Mark, ReadText

_LEAST = 250


class AnswerCard(QFrame):
    """The answer, or as much of it as stands around the words, which are marked."""

    question_requested = Signal(object)  # FoundPlace

    def __init__(self, shown: InAnswer, snapshot: Snapshot, severity: Severity) -> None:
        super().__init__()
        theme.be(self, "found")
        self._shown, self._snapshot, self._severity = shown, snapshot, severity
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(theme.M, theme.S, theme.M, theme.M)
        self._column.setSpacing(theme.XS)
        self._build_head()
        self._build_parts()

    def sizeHint(self) -> QSize:
        """As narrow as it can be read: then more of them stand side by side."""
        return QSize(_LEAST, super().sizeHint().height())

    def _build_head(self) -> None:
        question = self._snapshot.questionnaire.question(self._shown.question)
        title = _("Question {number}").format(
            number=finding_words.label(self._shown.question, self._snapshot)
        )
        name = plain_label(title)
        name.setFont(theme.font(theme.SIDE, bold=True))
        go = buttons.link(_("Go to the question"))
        go.setAccessibleDescription(title)
        go.clicked.connect(lambda: self.question_requested.emit(self._target()))
        row = QHBoxLayout()
        row.setSpacing(theme.M)
        row.addWidget(name, 1)
        row.addWidget(go, alignment=Qt.AlignmentFlag.AlignTop)
        self._column.addLayout(row)
        self.setAccessibleName(title)
        if question is not None and not self._shown.of(FoundPart.QUESTION):
            self._add(theme.be(plain_label(evidence_words.one_line(question.text)), "caption"))

    def _target(self) -> FoundPlace:
        """Where the question is gone to: to its words, if any are meant."""
        places = self._shown.places
        return next((each for each in places if each.start >= 0), places[0])

    def _build_parts(self) -> None:
        answer = self._snapshot.answer(self._shown.question)
        question = self._snapshot.questionnaire.question(self._shown.question)
        parts = self._shown.parts
        if FoundPart.QUESTION in parts and question is not None:
            self._add_text(_("The auditors’ words"), self._asked(question), FoundPart.QUESTION)
        if FoundPart.MARK in parts or FoundPart.TEXT in parts:
            self._add_mark(question, answer.mark)
        if FoundPart.TEXT in parts or FoundPart.MARK in parts:
            self._add_text("", self._excerpt(answer.text, FoundPart.TEXT), FoundPart.TEXT)
        if FoundPart.EVIDENCE in parts:
            self._add_text(
                _("Evidence"), self._excerpt(answer.evidence, FoundPart.EVIDENCE), FoundPart.EVIDENCE
            )
        if FoundPart.CITATION in parts:
            self._add_citations()
        self._column.addStretch()

    def _add_mark(self, question: Question | None, mark: str | None) -> None:
        if question is None or not question.options:
            return
        shown = MarkWord(theme.SIDE)
        shown.show_mark(mark, unanswered())
        self._add(shown)

    def _add_text(self, caption: str, excerpt: Excerpt, part: FoundPart) -> None:
        if caption:
            self._add(theme.be(plain_label(caption), "caption"))
        if not excerpt.text:
            self._add(theme.be(plain_label(_("Nothing is written there.")), "muted"))
            return
        text = ReadText(_("The words that were found, where they stand"))
        text.setMaximumWidth(theme.PROSE_CHARACTERS * text.fontMetrics().averageCharWidth())
        text.show_plain(excerpt.text)
        text.set_marks([Mark(start, end, self._severity) for start, end in excerpt.marks])
        text.setAccessibleDescription(_marked(excerpt))
        self._add(text)

    def _add_citations(self) -> None:
        leant_on = cited.citations(self._snapshot, self._shown.question)
        meant = {each.evidence for each in self._shown.of(FoundPart.CITATION)} - {None}
        named = [each for each in leant_on if not meant or each.citation.evidence in meant]
        self._add(theme.be(plain_label(_("Attachments")), "caption"))
        words = "\n".join(each.words for each in named) or _("No attachment is cited.")
        self._add(theme.be(plain_label(words), "side"))

    def _asked(self, question: Question) -> Excerpt:
        words = "\n".join(filter(None, [question.text, question.guidance]))
        return finding_excerpts.of_plain(words, _spans(self._shown.of(FoundPart.QUESTION)))

    def _excerpt(self, markdown: str, part: FoundPart) -> Excerpt:
        return finding_excerpts.of_markdown(markdown, _spans(self._shown.of(part)))

    def _add(self, widget: QWidget) -> None:
        self._column.addWidget(widget)


def _spans(places: Sequence[FoundPlace]) -> list[tuple[int, int]]:
    return [(each.start, each.end) for each in places if each.start >= 0]


def _marked(excerpt: Excerpt) -> str:
    """Which words are marked, for who does not see it."""
    words = ", ".join(f"“{excerpt.text[start:end]}”" for start, end in excerpt.marks)
    return _("Marked: {words}").format(words=words) if words else ""
