"""Marks over words of a text that are no part of it: a ground, and always a line under it too."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QTextEdit

from auditprep.model import Severity
from ui import theme
from ui.models import stale_words
from ui.models.word_marks import in_units

DIFFERS = "differs"  # words that the other text does not have
SPELLING = "spelling"  # a word that is in no list: a line alone, over whatever ground it has

_Line = QTextCharFormat.UnderlineStyle
_LOOKS = {  # ground, and the line under the words: its colour and its style
    stale_words.LAST_YEAR: ("last_year", "partly", _Line.SingleUnderline),
    stale_words.REPLACED: ("replaced", "no", _Line.DashUnderline),
    stale_words.DOUBT: ("doubt", "partly", _Line.DotLine),
    DIFFERS: ("accent_ground", "accent", _Line.SingleUnderline),
    Severity.NOTE: ("accent_ground", "accent", _Line.DashDotDotLine),  # what Granska found there
    Severity.WARNING: ("partly_ground", "partly", _Line.DashDotLine),
    Severity.ERROR: ("no_ground", "no", _Line.WaveUnderline),
}


def mark_format(look: theme.Colours, name: str) -> QTextCharFormat:
    """How marked words look."""
    made = QTextCharFormat()
    if name == SPELLING:
        made.setUnderlineColor(QColor(look.no))
        made.setUnderlineStyle(_Line.WaveUnderline)
        return made
    ground, line, style = _LOOKS[name]
    made.setBackground(QColor(getattr(look, ground)))
    made.setForeground(QColor(look.text))
    made.setUnderlineColor(QColor(getattr(look, line)))
    made.setUnderlineStyle(style)
    return made


def spans(document: QTextDocument, text: str) -> Callable[[int, int], QTextCursor]:
    """Turns a stretch of the document's plain text into a cursor that selects it, and goes with it when it moves: what is
    written at either end is no part of it."""
    unit = in_units(text)

    def select(start: int, end: int) -> QTextCursor:
        cursor = QTextCursor(document)
        cursor.setPosition(unit(start))
        cursor.setPosition(unit(end), QTextCursor.MoveMode.KeepAnchor)
        cursor.setKeepPositionOnInsert(True)
        return cursor

    return select


def show(sheet: QTextEdit, marks: Iterable[tuple[QTextCursor, str]], look: theme.Colours) -> None:
    """Shows these marks over the text, and no others: each what it covers, and the name of its look."""
    shown = []
    for cursor, name in marks:
        mark = QTextEdit.ExtraSelection()
        mark.cursor = cursor
        mark.format = mark_format(look, name)
        shown.append(mark)
    sheet.setExtraSelections(shown)
