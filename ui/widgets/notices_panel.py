"""What the reading of the form left for the user to look at: for this question, and for the whole form."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from auditprep.i18n import _
from auditprep.messages import notice as sentence
from auditprep.model import Notice
from ui import theme


class NoticesPanel(QScrollArea):
    """One card a notice."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, widgetResizable=True, frameShape=QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(_("Worth a look"))
        self.show_notices(())

    def show_notices(self, notices: Sequence[Notice]) -> None:
        """Shows these notices, in this order."""
        page = theme.be(QWidget(), "page")
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, theme.M, 0, theme.M)
        layout.setSpacing(theme.S)
        for found in notices:
            layout.addWidget(_card(sentence(found)))
        if not notices:
            layout.addWidget(theme.be(_wrapped(_("Nothing to look at for this question.")), "muted"))
        layout.addStretch()
        self.setWidget(page)


def _card(words: str) -> QFrame:
    card = theme.be(QFrame(), "doubt")
    layout = QVBoxLayout(card)
    layout.setContentsMargins(theme.M, theme.M, theme.M, theme.M)
    layout.addWidget(_wrapped(words))
    return card


def _wrapped(words: str) -> QLabel:
    label = QLabel(words, wordWrap=True)
    label.setFont(theme.font(theme.SIDE))
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    return label
