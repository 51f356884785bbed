"""The documents of the case, to cite one; or a new file."""

from __future__ import annotations

from collections.abc import Container, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from auditprep.i18n import _
from auditprep.model import Evidence
from ui.models.picks import of_documents
from ui.widgets import buttons
from ui.widgets.pick_card import PickCard


class EvidencePicker(PickCard):
    """Emits `chosen` with the evidence's id, or that a file of the user's is wanted."""

    new_file_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Find an attachment"), parent)
        new = buttons.link(_("New file from the computer…"))
        new.clicked.connect(self._on_new)
        self._add_below(new)

    def show_evidence(self, evidence: Sequence[Evidence], cited: Container[int]) -> None:
        """Shows these documents; those that the answer leans on already say so."""
        here = _("cited here already")
        self.show_picks(of_documents(evidence, lambda each: here if each.id in cited else ""))

    def _nothing_found(self, words: str) -> str:
        return _("No attachment in the case has “{words}”.").format(words=words)

    def _on_new(self) -> None:
        self.close()
        self.new_file_requested.emit()
