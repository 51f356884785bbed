"""What will stand in the answer after a merge, to be written in."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from auditprep.i18n import _
from auditprep.model import BETWEEN_MARKS, Question
from ui import theme
from ui.widgets.editor import RichTextEditor
from ui.widgets.mark_buttons import KEYED, MarkButtons

_EDITOR_HEIGHT = 150


class MergeResult(QWidget):
    """A text in an editor, or the marks that the form offers."""

    edited = Signal()  # the text; `words` has it
    marked = Signal(str)  # "" for no mark

    def __init__(self) -> None:
        super().__init__()
        self._editor, self._marks = RichTextEditor(decisions=False), MarkButtons()
        self._editor.setMinimumHeight(_EDITOR_HEIGHT)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.XS)
        layout.addWidget(theme.be(QLabel(_("This is what will stand there")), "caption"))
        layout.addWidget(self._marks)
        layout.addWidget(self._editor, 100)
        layout.addStretch(1)
        self._editor.edited.connect(self.edited)
        self._marks.mark_chosen.connect(lambda mark: self.marked.emit(mark or ""))
        for number in range(1, KEYED + 1):
            shortcut = QShortcut(QKeySequence(f"Alt+{number}"), self)
            shortcut.activated.connect(lambda number=number: self._choose(number))

    def show_text(self, words: str) -> None:
        self._marks.hide()
        self._editor.show()
        self._editor.set_markdown(words)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)

    def show_mark(self, question: Question | None, mark: str) -> None:
        """Nothing to choose where the form no longer has the question."""
        self._editor.hide()
        marks = tuple(mark.split(BETWEEN_MARKS)) if mark else ()
        options = question.options if question else ()
        self._marks.show_options(options, marks, several=bool(question and question.several))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def words(self) -> str:
        """What the editor says, in Markdown."""
        return self._editor.markdown()

    def set_read_only(self, read_only: bool) -> None:
        self._editor.set_read_only(read_only)
        self._marks.setEnabled(not read_only)

    def _choose(self, number: int) -> None:
        if self._marks.isVisible():
            self._marks.choose(number)
