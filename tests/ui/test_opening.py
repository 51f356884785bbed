"""While a case is being opened: the page says so at once, nothing else is begun meanwhile, and one need not wait for it."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from journeys import QUIET, Journey, make_case, opened_window, replace_ask
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QAbstractButton, QPushButton
from pytestqt.qtbot import QtBot

from auditprep.case import Case
from ui.controller import Controller
from ui.main_window import MainWindow
from ui.widgets.opening_card import OpeningCard
from ui.widgets.recent_row import RecentRow
from ui.worker import CallOff, Desk, Opened

pytestmark = QUIET
LIMIT = 20_000


class SlowDesk(Desk):
    """Opens no case before it is let."""

    def __init__(self) -> None:
        super().__init__()
        self.answers, self.is_asked = threading.Event(), threading.Event()
        self.answers.set()

    def open(self, path: Path, call_off: CallOff | None = None) -> Opened:
        self.is_asked.set()
        self.answers.wait(60)
        return super().open(path, call_off)


@pytest.fixture
def desk() -> Iterator[SlowDesk]:
    made = SlowDesk()
    yield made
    made.answers.set()


@pytest.fixture
def journey(
    qtbot: QtBot, tmp_path: Path, desk: SlowDesk, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Journey]:
    replace_ask(monkeypatch, tmp_path)
    with opened_window(qtbot, tmp_path, desk=desk) as made:
        yield made
        desk.answers.set()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return make_case(tmp_path / "underlag.auditprep")


def begin(qtbot: QtBot, journey: Journey, desk: SlowDesk, path: Path) -> None:
    """The case is on its way in, and stays there."""
    desk.answers.clear()
    desk.is_asked.clear()
    journey.window.take_up(path)
    qtbot.waitUntil(desk.is_asked.is_set, timeout=LIMIT)


def card(journey: Journey) -> OpeningCard:
    return journey.window._start.findChild(OpeningCard)


def cancel(journey: Journey) -> QAbstractButton:
    return card(journey).findChild(QPushButton)


def test_the_page_says_at_once_what_is_being_opened_and_nothing_else_can_be_begun(
    qtbot: QtBot, journey: Journey, desk: SlowDesk, path: Path
) -> None:
    window = journey.window
    window._recent.add(path.with_name("annan.auditprep"), "Parknämnden 2030")
    window._show_recent()
    begin(qtbot, journey, desk, path)
    assert card(journey).isVisible()
    assert "”underlag.auditprep”" in card(journey).accessibleName()
    assert not window._start._welcome.isVisible()
    ways = (window._actions.new_case, window._actions.open_case, window._actions.example)
    assert [each.text() for each in ways if each.isEnabled()] == []
    shown = [each.text() for each in window._start.findChildren(QPushButton) if each.isVisible()]
    live = [
        each.text()
        for each in window._start.findChildren(QPushButton)
        if each.isVisible() and each.isEnabled()
    ]
    assert {"Öppna…", "Prova med exempel", "Parknämnden 2030"} <= set(shown)
    assert live == ["Avbryt"]
    with qtbot.waitSignal(window._controller.case_opened, timeout=LIMIT):
        desk.answers.set()
    qtbot.waitUntil(lambda: not window._controller.is_changing, timeout=LIMIT)
    assert card(journey).isHidden()
    assert [each.text() for each in ways if not each.isEnabled()] == []
    assert all(each.isEnabled() for each in window._start.findChildren(RecentRow) if each.isVisible())


def test_a_case_whose_drive_does_not_answer_need_not_be_waited_for(
    qtbot: QtBot, journey: Journey, desk: SlowDesk, path: Path
) -> None:
    """Neither by her, nor by the next case that she opens."""
    window = journey.window
    begin(qtbot, journey, desk, path)
    cancel(journey).click()
    assert card(journey).isHidden()
    assert window._start._welcome.isVisible()
    assert window._actions.open_case.isEnabled()
    other = make_case(path.with_name("annan.auditprep"))
    with qtbot.waitSignal(window._controller.case_opened, timeout=LIMIT):
        window.open_case(other)
    assert window.case == other
    with (
        qtbot.assertNotEmitted(window._controller.case_opened),
        qtbot.assertNotEmitted(window._controller.failed),
    ):
        desk.answers.set()
        qtbot.waitUntil(lambda: not window._controller._given_up[0].is_running, timeout=LIMIT)
    assert window.case == other
    with Case.open(path) as case:  # nobody holds it
        assert not case.read_only


def test_escape_does_not_wait_either(qtbot: QtBot, journey: Journey, desk: SlowDesk, path: Path) -> None:
    begin(qtbot, journey, desk, path)
    qtbot.keyClick(journey.window._start, Qt.Key.Key_Escape)
    assert card(journey).isHidden()
    assert journey.window.case is None
    desk.answers.set()
    qtbot.waitUntil(lambda: not journey.controller._given_up[0].is_running, timeout=LIMIT)


def test_the_case_that_is_open_stays_when_the_next_one_is_not_waited_for(
    qtbot: QtBot, journey: Journey, desk: SlowDesk, path: Path
) -> None:
    first, window = make_case(path.with_name("första.auditprep")), journey.window
    journey.open(first)
    begin(qtbot, journey, desk, path)
    assert card(journey).isHidden()  # the desk of the first is there
    window._controller.cancel_opening()
    journey.show_question("1.1")
    journey.type("Kvar i det första.")
    window.save_typed()
    desk.answers.set()
    assert window._controller.wait_for_saves(LIMIT)
    assert window.case == first
    with Case.open(first, read_only=True) as case:
        assert case.snapshot().answer("1.1").text == "Kvar i det första."


def test_a_line_says_it_where_a_case_is_open_and_cancels_it(
    qtbot: QtBot, journey: Journey, desk: SlowDesk, path: Path
) -> None:
    first, window = make_case(path.with_name("första.auditprep")), journey.window
    journey.open(first)
    begin(qtbot, journey, desk, path)
    qtbot.waitUntil(lambda: "Öppnar ”underlag.auditprep”" in window._waiting.words(), timeout=LIMIT)
    window._waiting.press()
    assert window._waiting.words() == ""
    assert (window.case, window._controller.is_changing) == (first, False)
    desk.answers.set()


def test_who_opens_another_case_does_not_wait_for_the_first(
    qtbot: QtBot, journey: Journey, desk: SlowDesk, path: Path
) -> None:
    """As from the menu, the palette, or by dropping it on the window."""
    window, other = journey.window, make_case(path.with_name("annan.auditprep"))
    begin(qtbot, journey, desk, path)
    with qtbot.waitSignal(window.controller.case_opened, timeout=LIMIT):
        window.open_case(other)
    assert window.case == other
    with qtbot.assertNotEmitted(window.controller.case_opened):
        desk.answers.set()
        qtbot.waitUntil(lambda: not window.controller._given_up[0].is_running, timeout=LIMIT)
    assert (window.case, window.controller.is_changing) == (other, False)


def test_who_asks_for_the_same_case_again_waits_for_it_once(
    qtbot: QtBot, journey: Journey, desk: SlowDesk, path: Path
) -> None:
    begin(qtbot, journey, desk, path)
    journey.window.open_case(path)
    assert card(journey).isVisible()
    with qtbot.waitSignal(journey.controller.case_opened, timeout=LIMIT):
        desk.answers.set()
    with qtbot.assertNotEmitted(journey.controller.case_opened):
        journey.settle()
    assert not journey.controller.is_changing


def test_who_closes_the_window_does_not_wait_for_it_either(
    qtbot: QtBot, tmp_path: Path, desk: SlowDesk, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing of hers is in a case that is not there yet."""
    asked = replace_ask(monkeypatch, tmp_path)
    window = MainWindow(Controller(desk), QSettings(str(tmp_path / "s.ini"), QSettings.Format.IniFormat))
    qtbot.addWidget(window)
    desk.answers.clear()
    window.take_up(path)
    qtbot.waitUntil(desk.is_asked.is_set, timeout=LIMIT)
    assert window.close()
    assert asked.told == []
    assert not window.controller.has_ended  # the program ends without that thread
    desk.answers.set()
    qtbot.waitUntil(lambda: window.controller.has_ended, timeout=LIMIT)


def test_who_begins_a_new_case_meanwhile_is_not_thrown_out_of_it(
    qtbot: QtBot, journey: Journey, desk: SlowDesk, path: Path
) -> None:
    """As by dropping the auditors' file on the window."""
    begin(qtbot, journey, desk, path)
    journey.window.start_new_case(None)
    with qtbot.waitSignal(journey.window._controller.case_opened, timeout=LIMIT):
        desk.answers.set()
    dialog = journey.window._creating.dialog
    assert dialog is not None and dialog.isVisible()
    dialog.reject()


def test_who_tried_a_case_that_cannot_be_opened_is_back_where_she_was(
    qtbot: QtBot, journey: Journey, path: Path
) -> None:
    window, gone = journey.window, path.with_name("borta.auditprep")
    journey.open(path)
    window._recent.add(make_case(path.with_name("annan.auditprep")), "Parknämnden 2030")
    window._show_recent()
    (row,) = (each for each in window._start.findChildren(RecentRow) if each.isVisible())
    with qtbot.waitActive(window):
        window.activateWindow()
    row.focus()
    at = window.focusWidget()
    with qtbot.waitSignal(window._controller.failed, timeout=LIMIT):
        window.open_case(gone)
    qtbot.waitUntil(lambda: not window._controller.is_changing, timeout=LIMIT)
    assert window.focusWidget() is at
