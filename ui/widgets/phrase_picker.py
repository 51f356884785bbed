"""Phrases to write into an answer, those that fit the question first."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from auditprep import richtext
from auditprep.i18n import _
from auditprep.prose.phrases import Phrase
from ui import theme
from ui.models.picks import Pick
from ui.widgets import buttons
from ui.widgets.pick_card import PickCard

_SHOWN = 140  # letters of a phrase


class PhrasePicker(PickCard):
    """Emits `picked` with the phrase."""

    picked = Signal(object)
    save_requested = Signal()  # what is selected is to be one
    own_requested = Signal()  # the user wants to see to her own

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Find a phrase"), parent)
        hint = QLabel(_("Tab goes between what stands in [brackets]."))
        hint.setTextFormat(Qt.TextFormat.PlainText)
        self._add_below(theme.be(hint, "hint"))
        self._save, own = buttons.link(_("Save as a phrase…")), buttons.link(_("My phrases…"))
        self._save.clicked.connect(lambda: self._leave(self.save_requested))
        own.clicked.connect(lambda: self._leave(self.own_requested))
        self._add_below(_row(self._save, own))
        self.chosen.connect(self.picked)

    def show_phrases(self, phrases: Iterable[tuple[Phrase, bool]], *, has_selection: bool) -> None:
        """Shows phrases, each with whether it fits the question. `has_selection`: there are words that can be kept as one."""
        self._save.setVisible(has_selection)
        self.show_picks(_pick(phrase, fits=fits) for phrase, fits in phrases)

    def _nothing_found(self, words: str) -> str:
        if not words:
            return _("There are no phrases.")
        return _("No phrase has “{words}”.").format(words=words)

    def _leave(self, wish: Signal) -> None:
        self.close()
        wish.emit()


def _pick(phrase: Phrase, *, fits: bool) -> Pick:
    shown = " ".join(richtext.plain(phrase.text).split())
    note = _("my own") if phrase.own else _("fits the question") if fits else ""
    return Pick(
        phrase,
        phrase.title,
        " · ".join(filter(None, (note, shown[:_SHOWN]))),
        words=shown,
    )


def _row(left: QWidget, right: QWidget) -> QWidget:
    box = QWidget()
    row = QHBoxLayout(box)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(left)
    row.addStretch()
    row.addWidget(right)
    return box
