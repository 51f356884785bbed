"""A question of last year on a card: its mark, its text, what it leaned on; and what the auditors said of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from html import escape

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QVBoxLayout, QWidget

from auditprep.i18n import _
from auditprep.model import CitedThen, Remark, Stale
from auditprep.prose.differing import differing
from auditprep.prose.marks import kin
from ui import evidence_words, theme
from ui.flow_layout import FlowLayout
from ui.models import stale_words
from ui.models.evidence_problems import Problem
from ui.models.last_year import Before
from ui.widgets import buttons
from ui.widgets.mark_legend import MarkLegend
from ui.widgets.mark_word import MarkWord
from ui.widgets.read_text import Mark, ReadText
from ui.widgets.text_marks import DIFFERS

_EDGE = 14
_LINE = re.compile(r"\S(?:[^\n]*\S)?")


class BeforeCard(QFrame):
    """Shows one question as it was."""

    def __init__(self, before: Before, year: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.be(self, "card")
        self._text = ReadText(_("The answer of {year}").format(year=year))
        self._legend = MarkLegend()
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(_EDGE, theme.M, _EDGE, _EDGE)
        self._layout.setSpacing(theme.S)
        self._layout.addWidget(theme.be(words_label(before.heading), "caption"))
        if before.asked:
            self._layout.addWidget(theme.be(_asked(before.asked, before.now), "muted"))
        self._add_answer(before)
        if before.cited:
            self._add_cited(before.cited, year)

    def minimumSizeHint(self) -> QSize:
        """As narrow as its panel; a layout would measure its height at the width of what is widest in it."""
        return QSize(0, super().minimumSizeHint().height())

    def add_foot(self, foot: QWidget) -> None:
        """What can be done with it."""
        self._layout.addWidget(foot)

    def mark_stale(self, find: Callable[[str], Sequence[Stale]] | None) -> None:
        """Marks what is out of date in the text."""
        found = find(self._text.toPlainText()) if find and not self._text.document().isEmpty() else ()
        self._mark(
            Mark(each.start, each.end, stale_words.ground(each), stale_words.tip(each)) for each in found
        )

    def mark_differences(self, current: str) -> None:
        """Marks the words that the current text does not have."""
        marks, at = [], 0
        for piece in differing(self._text.toPlainText(), current):
            if piece.kind == "come":
                continue
            if piece.kind == "gone":
                marks += _lines_of(piece.text, at)
            at += len(piece.text)
        self._mark(marks)

    def _mark(self, marks: Iterable[Mark]) -> None:
        shown = list(marks)
        used = {mark.name for mark in shown}
        self._text.set_marks(shown)
        self._legend.show_looks([name for name in (*stale_words.GROUNDS, DIFFERS) if name in used])

    def _add_answer(self, before: Before) -> None:
        answer = before.answer
        if answer.mark:
            self._layout.addWidget(_marks(answer.marks))
        if answer.text:
            self._text.show_markdown(answer.text)
            self._layout.addWidget(self._text)
            self._layout.addWidget(self._legend)
        if answer.evidence:
            self._layout.addWidget(theme.be(words_label(_("Evidence (in the form)")), "caption"))
            evidence = ReadText(_("Evidence (in the form)"))
            evidence.show_markdown(answer.evidence)
            self._layout.addWidget(evidence)
        if answer.is_empty:
            self._layout.addWidget(theme.be(words_label(_("It was not answered.")), "muted"))

    def _add_cited(self, cited: Sequence[CitedThen], year: str) -> None:
        self._layout.addWidget(theme.be(words_label(_("Attachments {year}").format(year=year)), "caption"))
        lines = QVBoxLayout()
        lines.setSpacing(2)
        for each in cited:
            lines.addWidget(words_label(cited_words(each)))
        self._layout.addLayout(lines)


def _asked(then: str, now: str) -> QLabel:
    """The question as it was, the words underlined that are others now."""
    label = words_label("")
    label.setTextFormat(Qt.TextFormat.RichText)
    pieces = (each for each in differing(then, now) if each.kind != "come")
    words = "".join(
        _LINE.sub(r"<u>\g<0></u>", escape(each.text)) if each.kind == "gone" else escape(each.text)
        for each in pieces
    )
    label.setText(escape(_("The question was: {words}")).format(words=words))
    return label


def _marks(options: Sequence[str]) -> QWidget:
    """The marks beside each other, on more lines where they do not fit."""
    row = QWidget()
    policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    row.setSizePolicy(policy)
    layout = FlowLayout(row, spacing=theme.M)
    for option in options:
        layout.addWidget(_mark(option) if kin(option) else words_label(option, bold=True))
    return row


def _mark(option: str) -> QWidget:
    word = MarkWord(theme.SIDE)
    word.show_mark(option)
    return word


def cited_words(cited: CitedThen) -> str:
    """A document and its pages in a line: "Interim report 2024, p. 7–8 “…”"."""
    pages = _(", p. {pages}").format(pages=cited.printed) if cited.printed else ""
    quote = " ".join(cited.quote.split())
    said = " ".join(filter(None, [cited.title + pages, _("“{words}”").format(words=quote) if quote else ""]))
    return f"{said} · {evidence_words.problem_word(Problem.SECRET)}" if cited.secret else said


def remark_card(title: str, remark: Remark) -> QFrame:
    """What the auditors said, and how it was handled."""
    card = theme.be(QFrame(), "doubt")
    layout = QVBoxLayout(card)
    layout.setContentsMargins(_EDGE, theme.M, _EDGE, theme.M)
    layout.setSpacing(theme.XS)
    if title:
        layout.addWidget(words_label(title, bold=True))
    layout.addWidget(_remark(remark))
    return card


def folded_remark(title: str, remark: Remark) -> QWidget:
    """The same as a link, which shows it and hides it again."""
    fold = QWidget()
    layout = QVBoxLayout(fold)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(theme.S)
    card, link = remark_card("", remark), buttons.link(title)
    theme.lettered(link, "side")
    link.clicked.connect(lambda: card.setVisible(card.isHidden()))
    card.hide()
    layout.addWidget(link)
    layout.addWidget(card)
    return fold


def _remark(remark: Remark) -> QWidget:
    box = QWidget()
    layout = QVBoxLayout(box)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(2)
    parts = (
        (_("Assessment"), remark.assessment),
        (_("Recommendation"), remark.recommendation),
        (_("How it was handled"), remark.handled),
    )
    for title, words in parts:
        if words:
            if layout.count():
                layout.addSpacing(theme.XS)
            layout.addWidget(theme.be(words_label(title), "caption"))
            layout.addWidget(words_label(words))
    return box


def words_label(words: str, *, bold: bool = False, wraps: bool = True) -> QLabel:
    """Words of a person or a form in a narrow column: never markup, and can be copied from."""
    label = QLabel(words, textFormat=Qt.TextFormat.PlainText, wordWrap=wraps)
    label.setFont(theme.font(theme.SIDE, bold=bold))
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label


def _lines_of(text: str, at: int) -> list[Mark]:
    """The words of each line, without the blanks around them."""
    return [Mark(at + found.start(), at + found.end(), DIFFERS) for found in _LINE.finditer(text)]
