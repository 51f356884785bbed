"""Several cases, a window each; and the next time the program starts, where it was left."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from journeys import Journey, replace_ask
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from auditprep import produce
from auditprep.case import Case
from ui.left_off import LeftOff, Place
from ui.main_window import MainWindow
from ui.windows import Windows

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen plugin says so of any window


@pytest.fixture
def settings(tmp_path: Path) -> QSettings:
    return QSettings(str(tmp_path / "val.ini"), QSettings.Format.IniFormat)


@pytest.fixture
def cases(tmp_path: Path) -> tuple[Path, Path]:
    form, name = produce.shipped_form()
    made = (tmp_path / "Parknämnden 2031.auditprep", tmp_path / "Kulturnämnden 2031.auditprep")
    for path in made:
        Case.create(path, form, name, board=path.stem.split()[0], year=2031).close()
    return made


@pytest.fixture
def windows(qtbot: QtBot, settings: QSettings) -> Iterator[Windows]:
    made = Windows(settings)
    yield made
    close_all(made)


def close_all(windows: Windows) -> None:
    windows.quit()
    assert windows.have_ended()
    QApplication.processEvents()


def shows(window: MainWindow, case: Path) -> bool:
    return window.case == case


def test_a_second_window_stands_on_the_screen_where_the_first_one_fills_it(windows: Windows) -> None:
    windows.start(None)
    first = windows.all[0]
    room = first.screen().availableGeometry()
    first.setGeometry(room)
    second = windows.new(first)
    assert room.contains(second.frameGeometry())


def test_a_case_in_each_window(qtbot: QtBot, windows: Windows, cases: tuple[Path, Path]) -> None:
    windows.start(cases[0])
    first = windows.all[0]
    qtbot.waitUntil(lambda: shows(first, cases[0]))
    first._actions.new_window.trigger()
    second = windows.all[1]
    second.open_case(cases[1])
    qtbot.waitUntil(lambda: shows(second, cases[1]))
    assert "Parknämnden" in first.windowTitle() and "Kulturnämnden" in second.windowTitle()
    assert first.controller.may_write and second.controller.may_write


@pytest.mark.qt_log_ignore("does not support raise")
def test_a_case_that_another_window_has_is_shown_there(
    qtbot: QtBot, windows: Windows, cases: tuple[Path, Path]
) -> None:
    windows.start(cases[0])
    first = windows.all[0]
    qtbot.waitUntil(lambda: shows(first, cases[0]))
    second = windows.new(first)
    second.open_case(cases[0])
    assert second.case is None
    qtbot.waitUntil(first.isActiveWindow)


def test_the_program_begins_where_it_was_left(
    qtbot: QtBot, settings: QSettings, cases: tuple[Path, Path]
) -> None:
    before = Windows(settings)
    before.start(cases[0])
    first = before.all[0]
    qtbot.waitUntil(lambda: shows(first, cases[0]))
    second = before.new()
    second.open_case(cases[1])
    qtbot.waitUntil(lambda: shows(second, cases[1]))
    first.show_question("2.3")
    close_all(before)

    after = Windows(settings)
    after.start(None)
    one, two = after.all
    qtbot.waitUntil(lambda: shows(one, cases[0]) and shows(two, cases[1]))
    assert one._pages.currentWidget() is one._questions
    assert one._questions.current_key() == "2.3"
    assert two._pages.currentWidget() is two._start
    close_all(after)


def test_where_she_is_is_known_also_when_the_program_is_killed(
    qtbot: QtBot, settings: QSettings, windows: Windows, cases: tuple[Path, Path]
) -> None:
    """Nothing is left then; it was remembered a while after she came there."""
    windows.start(cases[0])
    window = windows.all[0]
    qtbot.waitUntil(lambda: shows(window, cases[0]))
    window.show_question("2.3")
    assert window._moved.isActive()
    window._moved.timeout.emit()
    assert LeftOff(settings).open_cases() == (cases[0],)
    assert LeftOff(settings).place(cases[0]) == Place("questions", "2.3", 0)


def test_of_several_windows_the_one_closed_by_hand_stays_closed(
    qtbot: QtBot, settings: QSettings, cases: tuple[Path, Path]
) -> None:
    before = Windows(settings)
    for case in cases:
        window = before.new()
        window.open_case(case)
        qtbot.waitUntil(lambda window=window, case=case: shows(window, case))
    before.all[0].close()
    assert len(before.all) == 1
    close_all(before)
    after = Windows(settings)
    after.start(None)
    (one,) = after.all
    qtbot.waitUntil(lambda: shows(one, cases[1]))
    close_all(after)


def test_a_report_can_be_had_at_any_time(qtbot: QtBot, windows: Windows) -> None:
    window = windows.new()
    with qtbot.waitSignal(windows.report_requested) as wanted:
        window._actions.report.trigger()
    assert wanted.args == [window]


def test_a_case_that_is_gone_is_told_of_once(qtbot: QtBot, settings: QSettings, tmp_path: Path) -> None:
    settings.setValue("open-cases", f'["{tmp_path / "borta.auditprep"}"]')
    for told in (True, False):
        started = Windows(settings)
        started.start(None)
        (one,) = started.all
        if told:
            qtbot.waitUntil(lambda one=one: "borta.auditprep" in one._alarm.words())
        else:
            QApplication.processEvents()
            assert one._alarm.words() == ""
        close_all(started)


def test_a_case_that_could_not_be_taken_up_has_no_say_in_where_the_next_one_begins(
    qtbot: QtBot, windows: Windows, cases: tuple[Path, Path]
) -> None:
    window = windows.new()
    window.open_case(cases[0])
    qtbot.waitUntil(lambda: shows(window, cases[0]))
    window.show_question("2.3")
    window._actions.close_case.trigger()
    qtbot.waitUntil(lambda: window.case is None)
    with qtbot.waitSignal(window.controller.failed):
        window.take_up(cases[0].with_name("borta.auditprep"))
    window.open_case(cases[0])
    qtbot.waitUntil(lambda: shows(window, cases[0]))
    assert window._pages.currentWidget() is window._start


def test_what_was_just_typed_is_saved_also_where_the_system_ends_the_program(
    qtbot: QtBot, windows: Windows, cases: tuple[Path, Path]
) -> None:
    """As when she logs out: no window is closed first, and nobody has paused in typing yet."""
    windows.start(cases[0])
    window = windows.all[0]
    qtbot.waitUntil(lambda: shows(window, cases[0]))
    journey = Journey(qtbot, window)
    journey.show_question("1.1")
    journey.type("Det sista.")
    assert windows.have_ended()
    with Case.open(cases[0], read_only=True) as case:
        assert case.snapshot().answer("1.1").text == "Det sista."


def test_what_cannot_be_saved_then_lies_in_a_file(
    qtbot: QtBot, windows: Windows, cases: tuple[Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    replace_ask(monkeypatch, tmp_path)
    windows.start(cases[0])
    window = windows.all[0]
    qtbot.waitUntil(lambda: shows(window, cases[0]))
    journey = Journey(qtbot, window)
    journey.show_question("1.1")
    journey.type("Det sista.")
    cases[0].unlink()
    assert windows.have_ended()
    (kept,) = tmp_path.glob("*räddning*.md")
    assert "Det sista." in kept.read_text("utf-8")
