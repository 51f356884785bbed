"""The marks over the text of a sheet: one layer for each that has something to say of its words. All are shown at once, and
what they tell is told where one points."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QHelpEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QTextEdit, QToolTip

from ui import evidence_words, theme
from ui.widgets import text_marks
from ui.widgets.marked_words import position_at

Mark = tuple[QTextCursor, str]


class Layer(Protocol):
    """What has marks."""

    def marks(self) -> Iterable[Mark]:
        """What they cover, and the names of their looks; where they overlap the last is seen."""
        ...

    def tip(self, position: int) -> str:
        """What is told of the words there; "" for nothing."""
        ...


class MarkLayers(QObject):
    """Lives as long as the sheet, and is told by its layers when they have other marks."""

    def __init__(self, sheet: QTextEdit) -> None:
        super().__init__(sheet)
        self._sheet = sheet
        self._layers: list[Layer] = []
        self._shown: list[tuple[int, int, str]] = []
        sheet.installEventFilter(self)
        sheet.viewport().installEventFilter(self)

    def add(self, layer: Layer) -> None:
        """Its marks come over those of the layers before it."""
        self._layers.append(layer)

    def show(self) -> None:
        """Shows the marks that there are now; nothing is painted where they are as they were."""
        marks = [mark for layer in self._layers for mark in layer.marks()]
        shown = [(cursor.selectionStart(), cursor.selectionEnd(), name) for cursor, name in marks]
        if shown != self._shown_now():
            self._paint(marks)
        self._shown = shown

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        is_sheet = watched is self._sheet
        if event.type() == QEvent.Type.PaletteChange and is_sheet:
            self._paint([mark for layer in self._layers for mark in layer.marks()])
        elif event.type() == QEvent.Type.ToolTip and not is_sheet and self._shown:
            assert isinstance(event, QHelpEvent)
            self._tell(event)
            return True
        return super().eventFilter(watched, event)

    def _shown_now(self) -> list[tuple[int, int, str]]:
        """What is shown, where it has moved to since."""
        cursors = (each.cursor for each in self._sheet.extraSelections())
        names = (name for _start, _end, name in self._shown)
        return [
            (cursor.selectionStart(), cursor.selectionEnd(), name)
            for cursor, name in zip(cursors, names, strict=False)
        ]

    def _paint(self, marks: Iterable[Mark]) -> None:
        text_marks.show(self._sheet, marks, theme.colours(QApplication.palette()))

    def _tell(self, event: QHelpEvent) -> None:
        at = position_at(self._sheet, event.pos())
        told = (layer.tip(at) for layer in reversed(self._layers) if at >= 0)
        words = evidence_words.tip("\n".join(dict.fromkeys(filter(None, told))))
        QToolTip.showText(event.globalPos(), words or "", self._sheet.viewport())
