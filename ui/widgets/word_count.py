"""A quiet line under a text: how many words it has, how many of them are selected, and how many are in no list."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QLabel, QTextEdit

from auditprep.i18n import _, ngettext
from auditprep.prose.word_count import count_words
from ui import theme

PAUSE_MS = 150  # a long text is not counted at every letter
_LEFT = 18  # as the text above


class WordCount(QLabel):
    """Follows the text of a sheet. It has its height when there is nothing to say, so that nothing jumps."""

    def __init__(self, sheet: QTextEdit) -> None:
        super().__init__(" ")
        theme.be(self, "hint")
        self._sheet = sheet
        self._misspelt = 0
        self._trouble = ""
        self.setContentsMargins(_LEFT, 0, _LEFT, theme.XS)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.count)
        sheet.textChanged.connect(self._pause.start)
        sheet.selectionChanged.connect(self._pause.start)

    def show_misspelt(self, count: int) -> None:
        """So many words are in no list."""
        if count != self._misspelt:
            self._misspelt = count
            self._pause.start()

    def show_trouble(self, words: str) -> None:
        """Why nothing is looked up; "" where it is."""
        self._trouble = words
        self.count()

    def count(self) -> None:
        """Says it now."""
        self._pause.stop()
        told = [words for words in (self._counted(), self._spelt()) if words]
        keys = QKeySequence("Alt+F7").toString(QKeySequence.SequenceFormat.NativeText)
        self.setText(" · ".join(told) or " ")
        self.setAccessibleName(", ".join(told) or _("No words yet"))
        self.setToolTip(_("{keys} goes to the next one").format(keys=keys) if self._misspelt else "")

    def _counted(self) -> str:
        whole = count_words(self._sheet.toPlainText())
        if not whole:
            return ""
        if chosen := count_words(self._sheet.textCursor().selection().toPlainText()):
            return ngettext("{chosen} of {count} word", "{chosen} of {count} words", whole).format(
                chosen=_grouped(chosen), count=_grouped(whole)
            )
        return ngettext("{count} word", "{count} words", whole).format(count=_grouped(whole))

    def _spelt(self) -> str:
        if not self._misspelt:
            return self._trouble
        words = ngettext("{count} may be misspelt", "{count} may be misspelt", self._misspelt)
        return words.format(count=_grouped(self._misspelt))


def _grouped(number: int) -> str:
    return f"{number:,}".replace(",", "\u00a0")
