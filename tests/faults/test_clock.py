"""The clock is set back, or forward, while the case is open: nothing is lost, nobody is locked out, and what was done last is undone
first."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
import time_machine
from faulting import in_file, make_case
from journeys import QUIET, Journey, opened_window, replace_ask
from pytestqt.qtbot import QtBot

from auditprep.case import Case

pytestmark = QUIET

NOW = dt.datetime(2031, 9, 3, 14, 2, tzinfo=dt.UTC)
YEARS_BACK = dt.datetime(2004, 1, 1, tzinfo=dt.UTC)  # what a computer says whose battery is empty
YEARS_ON = dt.datetime(2044, 1, 1, tzinfo=dt.UTC)


@pytest.fixture
def journey(qtbot: QtBot, asked: SimpleNamespace, tmp_path: Path) -> Iterator[Journey]:
    with opened_window(qtbot, tmp_path) as made:
        yield made


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> SimpleNamespace:
    return replace_ask(monkeypatch, tmp_path)


def write(journey: Journey, key: str, words: str) -> None:
    journey.show_question(key)
    journey.type(words)
    journey.window._flush()
    assert journey.controller.wait_for_saves(20_000)


@pytest.mark.parametrize("then", [YEARS_BACK, YEARS_ON])
def test_all_that_is_written_before_and_after_is_there_in_its_order(
    qtbot: QtBot, journey: Journey, tmp_path: Path, then: dt.datetime
) -> None:
    with time_machine.travel(NOW, tick=True):
        path = make_case(tmp_path / "underlag.auditprep")
        journey.open(path)
        write(journey, "1.1", "Först. ")
    with time_machine.travel(then, tick=True):
        write(journey, "1.1", "Efteråt. ")
        write(journey, "2.1", "Också efteråt.")
        journey.window._actions.show_history.trigger()
        journey.settle()
        journey.open(path)
        assert journey.controller.may_write
        write(journey, "1.1", "Sist. ")
    with time_machine.travel(NOW, tick=True):
        found = in_file(path)
        assert set(found.answer("1.1").text.replace(".", "").split()) == {"Först", "Efteråt", "Sist"}
        assert found.answer("2.1").text == "Också efteråt."
        with Case.open(path, read_only=True) as case:
            texts = [(entry.after or "").strip() for entry in case.history("1.1")]
        assert {"Först.", "Först. Efteråt.", found.answer("1.1").text.strip()} <= set(texts)  # a line each


def test_the_last_change_is_undone_first_whatever_the_clock_says(
    qtbot: QtBot, journey: Journey, tmp_path: Path
) -> None:
    with time_machine.travel(NOW, tick=True):
        path = make_case(tmp_path / "underlag.auditprep")
        journey.open(path)
        journey.controller.save_answer("1.1", mark="Ja")
        assert journey.controller.wait_for_saves(20_000)
    with time_machine.travel(YEARS_BACK, tick=True):
        journey.controller.save_answer("1.2", mark="Nej")
        assert journey.controller.wait_for_saves(20_000)
        journey.window._actions.undo.trigger()
        qtbot.waitUntil(lambda: journey.case.answer("1.2").mark is None, timeout=20_000)
        assert journey.case.answer("1.1").mark == "Ja"


def test_who_has_the_case_open_keeps_it_whatever_the_clock_of_the_next_one_says(
    qtbot: QtBot, journey: Journey, tmp_path: Path
) -> None:
    path = make_case(tmp_path / "underlag.auditprep")
    journey.open(path)
    for then in (YEARS_BACK, YEARS_ON):
        with time_machine.travel(then, tick=True), Case.open(path, who="bo") as other:
            assert other.read_only
    write(journey, "1.1", "Fortfarande mitt.")
    assert in_file(path).answer("1.1").text == "Fortfarande mitt."
