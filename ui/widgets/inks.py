"""The colours over the text of an answer that are no part of it."""

from __future__ import annotations

from PySide6.QtGui import (
    QColor,
    QFont,
    QPalette,
    QSyntaxHighlighter,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)

from ui.widgets import table_edits


class Inks(QSyntaxHighlighter):
    """Shows links and table headers as such. It paints over the text and changes nothing in it, so that light and
    dark can change without a trace in the text's history."""

    def __init__(self, document: QTextDocument, palette: QPalette) -> None:
        super().__init__(document)
        self._link = QTextCharFormat()
        self._header = QTextCharFormat()
        self._header.setFontWeight(QFont.Weight.Bold)
        self._colour(palette)

    def repaint(self, palette: QPalette) -> None:
        self._colour(palette)
        self.rehighlight()

    def highlightBlock(self, text: str) -> None:
        block = self.currentBlock()
        if table_edits.is_in_header(QTextCursor(block)):
            self.setFormat(0, len(text.encode("utf-16-le")) // 2, self._header)
        for at in block:
            fragment = at.fragment()
            if fragment.charFormat().isAnchor():
                self.setFormat(fragment.position() - block.position(), fragment.length(), self._link)

    def _colour(self, palette: QPalette) -> None:
        self._link.setForeground(QColor(palette.color(QPalette.ColorRole.Link)))
        self._link.setFontUnderline(True)
