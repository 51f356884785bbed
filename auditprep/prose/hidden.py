"""What a document holds that nobody sees who only looks at it: told before the words themselves, in the form's language."""

from __future__ import annotations

from collections.abc import Iterable

HIDDEN_SHEET, HIDDEN_SLIDE, NOTES = "Dolt blad:", "Dold bild", "Anteckningar:"


def hidden_parts(texts: Iterable[str]) -> tuple[str, ...]:
    """Which kinds of them the pages of a workbook or a presentation have."""
    found = {
        line if line == NOTES else HIDDEN_SHEET if line.startswith(HIDDEN_SHEET) else HIDDEN_SLIDE
        for text in texts
        for number, line in enumerate(text.split("\n"))
        if line == NOTES or (not number and line.startswith((HIDDEN_SHEET, HIDDEN_SLIDE)))
    }
    return tuple(each for each in (HIDDEN_SHEET, HIDDEN_SLIDE, NOTES) if each in found)
