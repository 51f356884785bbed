"""Two questions side by side, last year's and this year's, with the words that differ marked."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QFrame, QLabel, QSizePolicy, QVBoxLayout, QWidget

from auditprep.i18n import _
from auditprep.prose.differing import differing
from ui import theme
from ui.models.comparison_snippets import COME, GONE
from ui.models.pairing_forms import QuestionCard
from ui.widgets.compare_marks import side_html
from ui.widgets.mark_word import MarkWord

_BESIDE_FROM = 520  # px; where there is less room, one stands under the other


class PairCards(QWidget):
    """Shows two cards; the words are compared where they are shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cards: tuple[QuestionCard, QuestionCard] | None = None
        self.old, self.new = _Card(GONE), _Card(COME)
        self._layout = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(theme.M)
        self._layout.addWidget(self.old, 1)
        self._layout.addWidget(self.new, 1)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_cards(self, old: QuestionCard, new: QuestionCard) -> None:
        self._cards = (old, new)
        pieces = differing(old.text, new.text)
        look = theme.colours(QApplication.palette())
        self.old.show_card(old, side_html(pieces, GONE, look))
        self.new.show_card(new, side_html(pieces, COME, look))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._cards is not None:
            self.show_cards(*self._cards)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = self.width() >= _BESIDE_FROM
        ways = QBoxLayout.Direction
        self._layout.setDirection(ways.LeftToRight if beside else ways.TopToBottom)


class _Card(QFrame):
    def __init__(self, kind: str) -> None:
        super().__init__()
        theme.be(self, "card")
        self._kind = kind
        self._head = theme.be(QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText), "caption")
        self._text = QLabel(wordWrap=True, textFormat=Qt.TextFormat.RichText)
        self._options = theme.be(QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText), "caption")
        self._mark = MarkWord(theme.SIDE)
        self._answer = theme.be(QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText), "caption")
        self._section = theme.be(QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText), "caption")
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.L, theme.M, theme.L, theme.M)
        column.setSpacing(theme.XS)
        for widget in (self._head, self._text, self._section, self._options, self._mark, self._answer):
            column.addWidget(widget)
        column.insertSpacing(2, theme.XS)
        column.addStretch()
        for label in (self._text, self._answer):
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)

    def show_card(self, card: QuestionCard, html: str) -> None:
        self._head.setText(card.head)
        self._text.setText(f'<p style="line-height:{theme.LINE_HEIGHT:.0%}; margin:0">{html}</p>')
        self._text.setAccessibleName(card.text)
        self._mark.show_mark(card.mark)
        self._mark.setVisible(card.mark is not None)
        for label, words in (
            (self._section, card.section),
            (self._options, _("Options: {options}").format(options=card.options) if card.options else ""),
            (self._answer, card.answer),
        ):
            label.setText(words)
            label.setVisible(bool(words))
