"""Words of a person or a file: never markup."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel


def plain_label(words: str = "") -> QLabel:
    """Words that wrap, and can be copied from."""
    made = QLabel(words, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return made
