"""A card to pick one thing from, of those that the one who opens it brings."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QWidget

from auditprep.i18n import _
from ui.models.picks import Pick
from ui.widgets.pick_card import PickCard


class Picker(PickCard):
    """Gone once something is picked, or nothing."""

    def __init__(
        self, title: str, picks: Iterable[Pick], then: Callable[[object], None], parent: QWidget
    ) -> None:
        super().__init__(title, parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.show_picks(picks)
        self.chosen.connect(then)

    def open_from(self, point: QPoint) -> None:
        """Opens where a menu was."""
        self.open_at(QRect(point, QSize(1, 1)))

    def _nothing_found(self, words: str) -> str:
        return _("Nothing has “{words}”.").format(words=words) if words else _("There is nothing to pick.")
