"""What the window calls what has happened."""

from __future__ import annotations

import datetime as dt

import pytest

from auditprep.messages.steps import step_name
from auditprep.model import HistoryEntry, HistoryStep
from ui.models import history_words as words

NOW = dt.datetime(2031, 9, 1, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("of", "again", "said"),
    [
        ("handin", False, "Ångrat: inläsning från Eva"),
        ("handin", True, "Gjort om: inläsning från Eva"),
        ("carry", False, "Ångrat: utkast från Eva"),
        ("carry", True, "Gjort om: utkast från Eva"),
        ("merge", False, "Ångrat: sammanslagning med Eva"),
        ("merge", True, "Gjort om: sammanslagning med Eva"),
        ("restore", False, "Ångrat: återställd text"),
        ("restore", True, "Gjort om: återställd text"),
        ("", False, "Ångrat: Eva"),
    ],
)
def test_an_undo_is_called_after_what_was_undone(of: str, again: bool, said: str) -> None:
    assert step_name(HistoryStep(3, NOW, "anna", "undo", "Eva", of=of, again=again)) == said


def test_a_restored_text_is_told_with_its_question() -> None:
    restored = HistoryStep(3, NOW, "anna", "restore", "", ("q",))
    assert step_name(restored, "2.3") == "Tidigare text återställd i 2.3"
    assert step_name(restored) == "Tidigare text återställd"


@pytest.mark.parametrize(
    ("field", "said"),
    [
        ("mark", "Kryss som inte togs: Nej"),
        ("text", "Beskrivning som inte togs"),
        ("evidence", "Underlag i formuläret som inte togs"),
    ],
)
def test_what_was_not_taken_is_called_that(field: str, said: str) -> None:
    assert words.what(HistoryEntry(NOW, "Eva", field, "Nej", "Ja", "1.1", left=True)) == said
