"""How far it is to the last day, and to the board's meeting; either can be set where it stands."""

from __future__ import annotations

import datetime as dt
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from auditprep.i18n import _
from auditprep.model import Snapshot
from ui import theme
from ui.flow_layout import FlowLayout
from ui.models import desk
from ui.models.desk import Day, Tone, Which
from ui.widgets import buttons
from ui.widgets.day_editor import DayEditor
from ui.widgets.icon_label import IconLabel

_LEAST = 220
_ICONS = {Tone.CALM: ("calendar", "muted"), Tone.NEAR: ("clock", "partly"), Tone.PAST: ("warning", "no")}


class DeskDays(QWidget):
    """Two days side by side where there is room, and the editor of one of them below."""

    day_given = Signal(object, object)  # Which, a date or None
    status_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._tiles = {which: _Tile() for which in Which}
        self._late = theme.be(QLabel(wordWrap=True), "partly")
        self._editor = DayEditor()
        self._case: object = None
        tiles = QWidget()
        flow = FlowLayout(tiles, spacing=theme.M, stretch=True)
        for which, tile in self._tiles.items():
            flow.addWidget(tile)
            tile.change_requested.connect(partial(self._start, which))
            tile.status_requested.connect(self.status_requested)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, theme.XS, 0, theme.XS)
        layout.setSpacing(theme.S)
        for widget in (tiles, self._editor, self._late):
            layout.addWidget(widget)
        self._editor.saved.connect(self.day_given)
        self._editor.closed.connect(self._on_closed)

    def show_case(self, snapshot: Snapshot) -> None:
        """What is being written stays, as long as it is the same case."""
        if snapshot.path != self._case:
            self._editor.close_again()
        self._case = snapshot.path
        for day in desk.days(snapshot, dt.date.today()):
            self._tiles[day.which].show_day(day, may_change=not snapshot.status.is_locked)
        late = desk.too_late(snapshot)
        self._late.setText(late)
        self._late.setVisible(bool(late))

    def show_saved(self) -> None:
        self._editor.close_again()

    def show_error(self, words: str) -> None:
        self._editor.show_error(words)

    def set_can_change(self, can: bool) -> None:
        if not can:
            self._editor.close_again()
        for tile in self._tiles.values():
            tile.set_can_change(can)

    def _start(self, which: Which) -> None:
        if day := self._tiles[which].day:
            self._editor.start(day)

    def _on_closed(self) -> None:
        self._tiles[self._editor.which].focus()


class _Tile(QFrame):
    """What the day is, how far it is to it, which day it is, and the way to change it."""

    change_requested = Signal()
    status_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        theme.be(self, "found")
        self.setMinimumWidth(_LEAST)
        self.day: Day | None = None
        self._can_change = self._may_change = True
        self._icon = IconLabel("calendar", "muted")
        self._name, self._figure = theme.be(QLabel(), "caption"), theme.be(QLabel(), "page-title")
        self._date = theme.be(QLabel(wordWrap=True), "side")
        self._change, self._more = buttons.link(""), buttons.link("")
        self._change.clicked.connect(lambda: self.change_requested.emit())
        self._more.clicked.connect(lambda: self.status_requested.emit())
        self._build()

    def show_day(self, day: Day, *, may_change: bool) -> None:
        self.day, self._may_change = day, may_change
        self._icon.show_icon(*_ICONS[day.tone])
        self._name.setText(day.name)
        self._figure.setText(day.figure)
        self._date.setText(desk.day_words(day.date) if day.date else "")
        self._date.setVisible(day.date is not None)
        self._change.setText(_("Change…") if day.date else _("Set the day…"))
        self._change.setAccessibleName(f"{day.name}: {self._change.text().rstrip('…')}")
        self._more.setText(day.more)
        self._show_links()
        self.setAccessibleName(": ".join(filter(None, (day.name, day.figure, self._date.text()))))

    def set_can_change(self, can: bool) -> None:
        self._can_change = can
        self._show_links()

    def focus(self) -> None:
        self._change.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_links(self) -> None:
        self._change.setVisible(self._can_change and self._may_change)
        self._more.setVisible(bool(self._more.text()) and self._can_change)

    def _build(self) -> None:
        figure = QHBoxLayout()
        figure.setSpacing(theme.S)
        figure.addWidget(self._icon)
        figure.addWidget(self._figure, 1)
        below = QHBoxLayout()
        below.setSpacing(theme.S)
        below.addWidget(self._date, 1)
        below.addWidget(self._change)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.M, theme.S, theme.M, theme.S)
        layout.setSpacing(2)
        layout.addWidget(self._name)
        layout.addLayout(figure)
        layout.addLayout(below)
        layout.addWidget(self._more, alignment=Qt.AlignmentFlag.AlignLeft)
