"""In a draft only what stands there since last year is marked and counted."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot
from year_before import TEXT, find_old, paired, with_draft, year_before

from ui.pages.questions import QuestionsPage

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.mark.parametrize(
    ("text", "left"), [(TEXT, True), ("Målen antogs 2025-02-11, § 7, och 2024 var avvikelsen 80 tkr.", False)]
)
def test_what_is_new_in_a_draft_is_not_left_from_last_year(qtbot: QtBot, text: str, left: bool) -> None:
    page = QuestionsPage()
    qtbot.addWidget(page)
    page.show_case(with_draft(text))
    page.set_years(year_before(), paired())
    page.set_stale_finder(find_old)
    marks = page._sheet.editor.stale
    assert find_old(text)
    assert bool(marks.left()) is left
    assert marks.has_any("1.1", text) is left
