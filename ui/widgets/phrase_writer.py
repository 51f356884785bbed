"""Writes phrases into an answer, and has words of it kept as one."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu, QWidget

from auditprep.i18n import _
from auditprep.model import Answer, Question
from auditprep.prose.phrases import Phrase, fitting
from ui.widgets.editor import RichTextEditor
from ui.widgets.phrase_picker import PhrasePicker


class PhraseWriter(QObject):
    """Opens the phrases at the cursor. `shown` gives the question that is answered, and its answer; None where nothing can be
    written."""

    save_requested = Signal(str)  # Markdown
    own_requested = Signal()

    def __init__(
        self, editor: RichTextEditor, shown: Callable[[], tuple[Question, Answer] | None], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._editor, self._shown, self._parent = editor, shown, parent
        self._picker: PhrasePicker | None = None
        self._phrases: tuple[Phrase, ...] = ()
        editor.phrases_requested.connect(self.open)
        editor.menu_wanted.connect(self._add_to_menu)

    def set_phrases(self, phrases: tuple[Phrase, ...]) -> None:
        """What there is to choose from."""
        self._phrases = phrases

    def open(self) -> None:
        """Shows the phrases, to choose from."""
        shown = self._shown()
        if shown is None:
            return
        if self._picker is None:
            self._picker = self._build_picker()
        self._picker.show_phrases(
            fitting(self._phrases, *shown), has_selection=bool(self._editor.selected_markdown())
        )
        self._picker.open_at(self._editor.cursor_place())

    def _build_picker(self) -> PhrasePicker:
        """Made when it is first wanted."""
        made = PhrasePicker(self._parent)
        made.picked.connect(lambda phrase: self._editor.insert_phrase(phrase.text))
        made.save_requested.connect(self._save_selected)
        made.own_requested.connect(self.own_requested)
        return made

    def _add_to_menu(self, menu: QMenu, _position: object) -> None:
        menu.addSeparator()
        if self._shown() is not None:
            menu.addAction(_("Phrases…") + "\tCtrl+J", self.open)
        if self._editor.selected_markdown():
            menu.addAction(_("Save as a phrase…"), self._save_selected)

    def _save_selected(self) -> None:
        if markdown := self._editor.selected_markdown():
            self.save_requested.emit(markdown)
