"""Words of a person or a file: never markup."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QLabel


def plain_label(words: str = "") -> QLabel:
    """Words that wrap, and can be copied from."""
    made = QLabel(words, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return made


class LineLabel(QLabel):
    """Wishes to be as wide as its words are in one line, and wraps where that is too wide: in a flow. (Of itself, a label that
    may wrap wishes for less.)"""

    def __init__(self, words: str = "", *, is_html: bool = False) -> None:
        kinds = Qt.TextFormat
        super().__init__(words, wordWrap=True, textFormat=kinds.RichText if is_html else kinds.PlainText)
        if not is_html:
            self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)

    def sizeHint(self) -> QSize:
        self.ensurePolished()
        return QSize(self._width() + 1, super().sizeHint().height())

    def _width(self) -> int:
        if self.textFormat() != Qt.TextFormat.RichText:
            return self.fontMetrics().horizontalAdvance(self.text())
        words = QTextDocument()
        words.setDefaultFont(self.font())
        words.setDocumentMargin(0)
        words.setHtml(self.text())
        return ceil(words.idealWidth())
