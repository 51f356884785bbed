"""Where the texts of a comparison stand in a document, and in which words they differ."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from PySide6.QtGui import QTextCursor, QTextDocument

from ui import theme
from ui.models.comparison_snippets import COME, GONE, Marked, marked, overlaid
from ui.models.word_marks import in_units
from ui.widgets.compare_marks import mark_format

LONGEST = 200_000  # characters of a text; longer ones are shown without marks


@dataclass(frozen=True, slots=True)
class Stretch:
    """A text in the document whose words are compared: where it begins and ends."""

    start: int
    end: int


@dataclass(slots=True)
class Written:
    """The texts of a row, as they stand in the document: a line a part of the answer, a column each."""

    parts: list[list[Stretch | None]] = field(default_factory=list)
    units: bytes = b""  # the whole document as it counts its own places: UTF-16
    is_too_long: bool = False

    def text(self, stretch: Stretch) -> str:
        return self.units[2 * stretch.start : 2 * stretch.end].decode("utf-16-le")


def mark_step(written: Written, step: int) -> list[tuple[int, Marked]]:
    """Compares the texts of two columns that follow each other; gives where words stand that came or went, in the
    document."""
    found = []
    for part in written.parts:
        before, after = part[step], part[step + 1]
        if before is None or after is None:
            continue
        old, new = written.text(before), written.text(after)
        if old.split() == new.split():
            continue
        if max(len(old), len(new)) > LONGEST:
            written.is_too_long = True
            continue
        found += [(before.start, mark) for mark in _in_units(old, marked(old, new, GONE))]
        found += [(after.start, mark) for mark in _in_units(new, marked(new, old, COME))]
    return found


def show_marks(document: QTextDocument, marks: Iterable[tuple[int, Marked]], look: theme.Colours) -> None:
    """Gives the marked words their look."""
    moved = [Marked(start + mark.start, start + mark.end, mark.kind) for start, mark in marks]
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    for start, end, kinds in overlaid(moved):
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        cursor.mergeCharFormat(mark_format(kinds, look))
    cursor.endEditBlock()


def _in_units(text: str, marks: Iterable[Marked]) -> list[Marked]:
    unit = in_units(text)
    return [Marked(unit(mark.start), unit(mark.end), mark.kind) for mark in marks]
