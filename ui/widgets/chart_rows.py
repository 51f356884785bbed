"""Bars below each other that can be compared: a name, its bar, how many in all; and what the parts mean."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from ui import theme
from ui.widgets.chart_bar import ChartBar, Look, Part
from ui.widgets.chart_legend import ChartLegend
from ui.widgets.emptying import empty

_BAR = 16


@dataclass(frozen=True, slots=True)
class ChartRow:
    """A bar and what it is called."""

    name: str
    parts: tuple[Part, ...]

    @property
    def total(self) -> int:
        return sum(part.count for part in self.parts)


class ChartRows(QWidget):
    """The longest bar is as wide as there is room for. All of it in words is the accessible description."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: object = None
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(theme.S)
        self._grid.setVerticalSpacing(theme.XS)
        self._grid.setColumnStretch(1, 1)
        self._legend = ChartLegend()
        self.setAccessibleName(title)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.XS)
        layout.addWidget(theme.be(QLabel(title), "caption"))
        layout.addLayout(self._grid)
        layout.addWidget(self._legend)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def show_rows(self, rows: Iterable[ChartRow], legend: Iterable[tuple[Look, str]]) -> None:
        shown = (tuple(rows), tuple(legend))
        if shown == self._shown:
            return
        self._shown = shown
        empty(self._grid)
        most = max((row.total for row in shown[0]), default=0)
        for at, row in enumerate(shown[0]):
            self._add(at, row, most)
        self._legend.show_looks(shown[1])
        self.setAccessibleDescription(". ".join(map(_told, shown[0])))

    def has_rows(self) -> bool:
        return self._grid.count() > 0

    def _add(self, at: int, row: ChartRow, most: int) -> None:
        name = theme.be(QLabel(row.name, textFormat=Qt.TextFormat.PlainText), "side")
        bar = ChartBar(_BAR, says_counts=True)
        bar.show_parts(row.parts, row.name, whole=most)
        total = theme.be(QLabel(str(row.total)), "side")
        self._grid.addWidget(name, at, 0)
        self._grid.addWidget(bar, at, 1)
        self._grid.addWidget(total, at, 2, Qt.AlignmentFlag.AlignRight)


def _told(row: ChartRow) -> str:
    return f"{row.name}: {', '.join(part.words for part in row.parts if part.count)}"
