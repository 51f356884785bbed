"""The handbook's chapter of keys tells of every key that the window has."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from auditprep import handbook
from ui.actions import Actions
from ui.dialogs import shortcuts

SWEDISH = (
    ("Shift", "Skift"),
    ("Return", "Retur"),
    ("Enter", "Retur"),
    ("Del", "Delete"),
    ("Deleteete", "Delete"),
)


def told() -> set[str]:
    """Every key in the chapter."""
    chapter = handbook.chapter("tangenter")
    assert chapter is not None
    return {
        span.text
        for part in chapter.parts
        if isinstance(part, handbook.Table)
        for row in part.rows
        for cell in row
        for span in cell
        if isinstance(span, handbook.Key)
    }


def as_written(keys: str) -> set[str]:
    """Keys as the chapter writes them: the names that Swedish keyboards have."""
    for word, swedish in SWEDISH:
        keys = keys.replace(word, swedish)
    return {each for each in keys.split(", ") if each}


def test_every_action_that_has_keys_is_told_of(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    described = {words: as_written(keys) for words, keys in Actions(window).described()}
    lacking = {words: keys - told() for words, keys in described.items() if keys - told()}
    assert lacking == {}, "write them in resources/help/16-tangenter.md"


@pytest.mark.parametrize("group", ["_in_questions", "_in_attachments", "_in_a_document"])
def test_the_keys_of_the_list_of_keys_are_told_of(qtbot: QtBot, group: str) -> None:
    described = {words: as_written(keys) for words, keys in getattr(shortcuts, group)()}
    lacking = {words: keys - told() for words, keys in described.items() if keys - told()}
    assert lacking == {}, "write them in resources/help/16-tangenter.md"


def test_no_key_of_a_chapter_is_unknown(qtbot: QtBot) -> None:
    """What another chapter says of Ctrl and a letter is in the chapter of keys too."""
    known = told()
    strange = {
        (chapter.name, span.text)
        for chapter in handbook.chapters()
        for part in chapter.parts
        if isinstance(part, handbook.Paragraph | handbook.ListItem | handbook.Note)
        for span in part.spans
        if isinstance(span, handbook.Key)
        and span.text.startswith(("Ctrl+", "Alt+", "F"))
        and span.text not in known
    }
    assert {each for each in strange if each[1] not in ("Alt+1", "Alt+2")} == set()
