"""Where widgets that are made late come in the order of Tab."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def come_after(place: QWidget, widgets: Sequence[QWidget]) -> None:
    """Puts the widgets, in this order, where `place` stands; by themselves they would come last in the window."""
    policy = place.focusPolicy()
    place.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # Qt orders only what may have the focus
    before = place
    for widget in widgets:
        QWidget.setTabOrder(before, widget)
        before = widget
    place.setFocusPolicy(policy)
