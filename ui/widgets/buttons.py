"""Buttons of one make: they look alike, and Enter presses them as Space does."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from ui import theme


def plain(words: str) -> QPushButton:
    """An ordinary button."""
    button = QPushButton(words)
    button.setAutoDefault(True)  # outside a dialog Qt lets Enter go by otherwise
    return button


def primary(words: str) -> QPushButton:
    """The one button of a page that takes one further."""
    return theme.be(plain(words), "primary")


def link(words: str) -> QPushButton:
    """Words that lead somewhere."""
    button = theme.be(plain(words), "link")
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    return button
