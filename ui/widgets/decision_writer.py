"""Writes decisions of the register into an answer, and has the minutes cited with them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from auditprep.model import Decision, Snapshot
from auditprep.prose.citing import decision_text
from ui.models.cited import pages_with
from ui.widgets.decision_picker import DecisionPicker
from ui.widgets.editor import RichTextEditor


class DecisionWriter(QObject):
    """Opens the register at the cursor. `shown` gives the case and the key of the question that is answered; None
    where nothing can be written."""

    cite_requested = Signal(int, object, str)  # evidence, pages of the file, no quote
    new_decision_requested = Signal()
    citing_chosen = Signal(bool)

    def __init__(
        self, editor: RichTextEditor, shown: Callable[[], tuple[Snapshot, str] | None], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._editor, self._shown, self._parent = editor, shown, parent
        self._picker: DecisionPicker | None = None
        self._citing = False
        editor.decision_requested.connect(self.open)

    def set_citing(self, citing: bool) -> None:
        """Whether the minutes are cited too, as it was remembered."""
        self._citing = citing

    def open(self) -> None:
        """Shows the register, to choose from."""
        shown = self._shown()
        if shown is None:
            return
        if self._picker is None:
            self._picker = self._build_picker()
        snapshot, _key = shown
        self._picker.set_citing(self._citing)
        self._picker.show_decisions(snapshot.decisions, snapshot.document)
        self._picker.open_at(self._editor.cursor_place())

    def _build_picker(self) -> DecisionPicker:
        """Made when it is first wanted."""
        made = DecisionPicker(self._parent)
        made.picked.connect(self._write)
        made.new_decision_requested.connect(self.new_decision_requested)
        made.citing_chosen.connect(self._on_citing_chosen)
        return made

    def _on_citing_chosen(self, citing: bool) -> None:
        if citing != self._citing:
            self._citing = citing
            self.citing_chosen.emit(citing)

    def _write(self, decision: Decision, minutes: tuple[int, int] | None) -> None:
        self._editor.insert_text(decision_text(decision) or decision.title)
        shown = self._shown()
        if minutes is not None and shown is not None:
            evidence, page = minutes
            snapshot, key = shown
            pages = pages_with(snapshot.cited(key), evidence, str(page))
            self.cite_requested.emit(evidence, pages, "")
