"""What a piece that is out of date may become."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from auditprep.i18n import _
from auditprep.model import Stale
from ui.models import stale_words
from ui.widgets.text_menu import TextMenu, literal

_MOST = 6  # proposals: a longer menu is searched, not read
_STEPS = {(Qt.Key.Key_F8, False): 1}


class StaleMenu(TextMenu):
    """Emits what the user chooses."""

    write_chosen = Signal(str)
    keep_chosen = Signal()
    own_chosen = Signal()  # the user will write it herself

    def __init__(self, stale: Stale, text: QWidget) -> None:
        title = stale_words.title(stale)
        super().__init__(title, _STEPS, text)
        self.addAction(literal(title)).setEnabled(False)
        for words in stale.proposals[:_MOST]:
            label = literal(_("Write {words}").format(words=stale_words.short(words)))
            self.addAction(label, lambda words=words: self.write_chosen.emit(words))
        if not stale.proposals:
            self.addAction(_("Write it myself"), self.own_chosen.emit)
        self.addSeparator()
        kept = _("Keep {words}").format(words=stale_words.short(stale.was))
        self.addAction(literal(kept), self.keep_chosen.emit)
