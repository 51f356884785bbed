"""Something of a page that can be out of the way for a while, whatever else shows or hides it meanwhile."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

_SHOWN_OR_HIDDEN = (QEvent.Type.ShowToParent, QEvent.Type.HideToParent)


class FoldAway(QWidget):
    """Holds a widget, and takes no room where that is hidden, or out of the way."""

    def __init__(self, held: QWidget) -> None:
        super().__init__()
        self._held, self._away = held, False
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(held)
        held.installEventFilter(self)
        self._follow()

    def set_away(self, away: bool) -> None:
        """Out of the way, or where it is otherwise."""
        self._away = away
        self._follow()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._held and event.type() in _SHOWN_OR_HIDDEN:
            self._follow()
        return super().eventFilter(watched, event)

    def _follow(self) -> None:
        """Qt calls a widget hidden that nobody has shown yet, but nobody has hidden either."""
        told = self._held.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide)
        is_shown = not self._away and not (told and self._held.isHidden())
        if self.parentWidget() is not None or not is_shown:  # what has no parent would be a window
            self.setVisible(is_shown)
