"""The focus mode: only the question and its text are seen, and all is as it was afterwards."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from journeys import QUIET, Journey, make_case, opened_window, replace_ask
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from auditprep.model import Answer
from ui import theme
from ui.widgets.fold_away import FoldAway

pytestmark = QUIET


@pytest.fixture
def journey(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Journey]:
    replace_ask(monkeypatch, tmp_path)
    case = make_case(tmp_path / "a.auditprep", {"1.1": Answer("Ja", "Nämnden har mål.")})
    with opened_window(qtbot, tmp_path, case) as made:
        yield made


def parts(journey: Journey) -> dict[str, bool]:
    """What is seen beside the text."""
    window, sheet = journey.window, journey.window._questions._sheet
    panes = journey.window._questions._panes
    there: dict[str, QWidget] = {
        "rail": window._rail,
        "list": panes._list,
        "side": panes._side,
        "steps": panes._steps,
        "marks": sheet.marks,
        "attachments": sheet.attachments,
        "editor": sheet.editor,
        "head": sheet.head,
    }
    return {name: each.isVisible() for name, each in there.items()}


def escape(journey: Journey) -> None:
    event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(journey.text_field(), event)


def test_only_the_question_and_its_text_are_seen_until_esc(journey: Journey) -> None:
    journey.show_question("1.1")
    before = parts(journey)
    assert all(before.values())
    journey.window._actions.focus.trigger()
    seen = parts(journey)
    assert {name for name, shown in seen.items() if shown} == {"editor", "head"}
    assert not journey.window._questions._panes.list_tab.isVisible()
    assert journey.window.isFullScreen()
    assert journey.window._questions._sheet.editor.width() <= 760
    escape(journey)
    assert parts(journey) == before
    assert not journey.window.isFullScreen()


def test_one_goes_between_questions_in_it_and_what_is_typed_is_kept(journey: Journey) -> None:
    journey.show_question("1.1")
    journey.window._actions.focus.trigger()
    journey.type("Ja.")
    journey.window._questions._step(1)
    assert not parts(journey)["marks"]
    journey.window._questions._step(-1)
    assert journey.typed_text() == "Ja.Nämnden har mål."
    journey.window._actions.focus.trigger()
    assert parts(journey)["marks"]
    journey.settle()
    assert journey.in_file().answer("1.1").text == "Ja.Nämnden har mål."


def test_a_narrow_window_is_narrow_again_and_hidden_panes_stay_hidden(journey: Journey) -> None:
    journey.show_question("1.1")
    journey.window._questions.set_side_visible(False)
    before = parts(journey)
    journey.window._actions.focus.trigger()
    journey.window._questions._panes._panes._fold()
    assert not parts(journey)["list"]
    journey.window._actions.focus.trigger()
    assert parts(journey) == before


def test_another_page_a_closed_case_and_a_closed_window_leave_it(journey: Journey) -> None:
    journey.window._actions.focus.trigger()
    journey.window._actions.show_evidence.trigger()
    assert parts(journey)["rail"]
    journey.window._actions.focus.trigger()
    journey.controller.close_case()
    journey.settle()
    assert parts(journey)["rail"]
    assert not journey.window._actions.focus.isEnabled()


def test_esc_leaves_a_phrase_too(journey: Journey) -> None:
    journey.show_question("1.1")
    journey.window._actions.focus.trigger()
    editor = journey.window._questions._sheet.editor
    editor.insert_phrase("Den [datum].")
    escape(journey)
    assert not editor.phrases.is_active
    assert not journey.window._focusing.is_on


def test_something_out_of_the_way_is_there_again_only_if_it_was_wanted(qtbot: QtBot) -> None:
    held = QLabel("ord")
    fold, page = FoldAway(held), QWidget()
    qtbot.addWidget(page)
    QVBoxLayout(page).addWidget(fold)
    assert not fold.isHidden()
    fold.set_away(True)
    held.hide()
    fold.set_away(False)
    assert fold.isHidden()
    fold.set_away(True)
    held.show()
    assert fold.isHidden()
    fold.set_away(False)
    assert not fold.isHidden()
    theme.be(held, "muted")
