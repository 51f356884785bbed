"""A line that says how many questions are paired only in doubt, and leads to where that is settled."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from auditprep.i18n import _, ngettext
from ui import theme, tips
from ui.widgets import buttons
from ui.widgets.icon_label import IconLabel

_EXPLAINED_FROM = 760


class PairingLine(QFrame):
    """Hidden where there is no doubt."""

    pairing_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.be(self, "doubt")
        self._words = theme.be(QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText), "side")
        self.link = buttons.link(_("Pair the questions…"))
        self.link.clicked.connect(lambda: self.pairing_requested.emit())
        for widget in (self._words, self.link):
            widget.setMinimumHeight(theme.LINE)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.M, theme.S, theme.M, theme.S)
        row.setSpacing(theme.S)
        row.addWidget(IconLabel("ask", "partly", high=theme.LINE), alignment=Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1)
        row.addWidget(self.link, alignment=Qt.AlignmentFlag.AlignTop)
        self.show_doubts(0)

    def show_doubts(self, count: int, others: Iterable[tuple[int, str, str]] = ()) -> None:
        """`count` is of the pairs that can be settled here. `others` are only told: how many, and between which columns."""
        told = [_between(*each) for each in others]
        self._explained = ngettext(
            "{count} pair of questions may belong together. Until you say so they stand as new and dropped.",
            "{count} pairs of questions may belong together. Until you say so they stand as new and dropped.",
            count,
        ).format(count=count)
        self._explained = " ".join([self._explained] * (count > 0) + told)
        self._short = ngettext(
            "{count} pair of questions may belong together.",
            "{count} pairs of questions may belong together.",
            count,
        ).format(count=count)
        self._short = " ".join([self._short] * (count > 0) + told)
        self.link.setVisible(count > 0)
        self.link.setAccessibleDescription(self._explained)
        tips.explain(self._words, self._explained)
        self._fit()
        self.setVisible(bool(count or told))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """One line, where there is no room for more."""
        self._words.setText(self._explained if self.width() >= _EXPLAINED_FROM else self._short)


def _between(count: int, older: str, newer: str) -> str:
    return ngettext(
        "{count} pair of questions between {older} and {newer} may belong together.",
        "{count} pairs of questions between {older} and {newer} may belong together.",
        count,
    ).format(count=count, older=older, newer=newer)
