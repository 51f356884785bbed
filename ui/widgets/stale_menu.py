"""What a piece that is out of date may become: a small menu beside it, which is never in the way of who goes on typing."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from auditprep.i18n import _
from auditprep.model import Stale
from ui.models import stale_words
from ui.widgets import replacing

_MOST = 6  # proposals: a longer menu is searched, not read
_GOING = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Home, Qt.Key.Key_End)


class StaleMenu(QMenu):
    """Emits what the user chooses. A key that is typing, or goes about in the text, closes it and goes to the text."""

    write_chosen = Signal(str)
    keep_chosen = Signal()
    own_chosen = Signal()  # the user will write it herself
    next_wanted = Signal()  # on to the next piece

    def __init__(self, stale: Stale, text: QWidget) -> None:
        super().__init__(text)
        self._text = text
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        title = stale_words.title(stale)
        self.setAccessibleName(title)
        self.addAction(_literal(title)).setEnabled(False)
        for words in stale.proposals[:_MOST]:
            label = _literal(_("Write {words}").format(words=stale_words.short(words)))
            self.addAction(label, lambda words=words: self.write_chosen.emit(words))
        if not stale.proposals:
            self.addAction(_("Write it myself"), self.own_chosen.emit)
        self.addSeparator()
        kept = _("Keep {words}").format(words=stale_words.short(stale.was))
        self.addAction(_literal(kept), self.keep_chosen.emit)

    def event(self, event: QEvent) -> bool:
        """Its own keys come here first: a shortcut of the page would leave it open."""
        is_asked = event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent)
        if is_asked and (event.key() == Qt.Key.Key_F8 or self._is_for_text(event)):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F8:
            self.close()
            self.next_wanted.emit()
        elif self._is_for_text(event):
            self.close()
            QApplication.sendEvent(self._text, _again(event))
        else:
            super().keyPressEvent(event)

    def _is_for_text(self, event: QKeyEvent) -> bool:
        typed = replacing.typed_text(event)
        if typed.isspace() and self.activeAction() is not None:
            return False  # it chooses
        return bool(typed) or replacing.is_removal(event) or event.key() in _GOING


def _again(event: QKeyEvent) -> QKeyEvent:
    return QKeyEvent(QEvent.Type.KeyPress, event.key(), event.modifiers(), event.text())


def _literal(words: str) -> str:
    """An & in them is an &."""
    return words.replace("&", "&&")
