"""The question itself: where it stands in the form, its words and guidance, and whether its answer is saved."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QFontMetrics
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from auditprep.i18n import _
from auditprep.model import Question, Section
from ui import theme
from ui.widgets import buttons


class QuestionHead(QWidget):
    """Words to read, select and copy; nothing to change. Where saving failed it can be asked for again."""

    retry_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._position = theme.be(_plain_label(), "caption")
        self._saved = _plain_label()
        self._saved.setFont(theme.font(theme.CAPTION))
        self._text = theme.be(_prose(theme.QUESTION, bold=True), "question")
        self._guidance = theme.be(_prose(theme.SIDE), "muted")
        self._failure = theme.be(_prose(theme.SIDE), "no")
        self._retry = buttons.plain(_("Try again"))
        self._retry.clicked.connect(lambda: self.retry_requested.emit())
        self._alarm = theme.be(QFrame(), "alarm")
        self._alarm.hide()
        self._build_layout()

    def show_question(self, question: Question, section: Section) -> None:
        """Shows a question, as its form words it."""
        self._position.setText(_position(question, section))
        self._text.setText(question.text)
        self._guidance.setText(_guidance(question.guidance or ""))
        self._guidance.setVisible(bool(question.guidance))
        self.show_nothing_saved()

    def show_nothing_saved(self) -> None:
        self._saved.clear()

    def show_saving(self) -> None:
        theme.be(self._saved, "muted").setText(_("Saving…"))

    def show_saved(self, when: dt.datetime) -> None:
        """The answer is in the case since `when` (shown in local time)."""
        clock = when.astimezone().strftime("%H:%M")
        theme.be(self._saved, "yes").setText(_("Saved {time} ✓").format(time=clock))

    def show_failure(self, sentence: str) -> None:
        """Says why saving fails, until told otherwise; an empty sentence takes the line away."""
        news = bool(sentence) and sentence != self._failure.text()
        self._failure.setText(sentence)
        self._alarm.setVisible(bool(sentence))
        if sentence:
            self._saved.clear()
        if news:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._failure, sentence))

    def _build_layout(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self._position)
        top.addStretch()
        top.addWidget(self._saved)
        alarm = QHBoxLayout(self._alarm)
        alarm.setContentsMargins(theme.M, theme.S, theme.M, theme.S)
        alarm.setSpacing(theme.M)
        alarm.addWidget(self._failure, 1)
        alarm.addStretch()
        alarm.addWidget(self._retry, alignment=Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.S)
        layout.addLayout(top)
        for widget in (self._alarm, self._text, self._guidance):
            layout.addWidget(widget)


def _plain_label() -> QLabel:
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)  # the form's words are never markup
    return label


def _prose(pixels: int, *, bold: bool = False) -> QLabel:
    """A label of running text: wraps, at most as wide as is good to read, and can be copied from."""
    label = _plain_label()
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    label.setFont(theme.font(pixels, bold=bold))
    width = QFontMetrics(label.font()).averageCharWidth() * theme.PROSE_CHARACTERS
    label.setMaximumWidth(width)
    label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
    return label


def _position(question: Question, section: Section) -> str:
    if question.number and section.number:
        words = _("Question {number} of section {section}")
        return words.format(number=question.number, section=section.number)
    name = _("Question {number}").format(number=question.label)
    return f"{name} · {section.title}" if section.title else name


def _guidance(words: str) -> str:
    named = words.casefold().startswith(_("Guidance").casefold())
    return words if named or not words else _("Guidance: {words}").format(words=words)
