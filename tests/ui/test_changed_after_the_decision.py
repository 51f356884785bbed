"""An answer that is changed after the board has decided is told everywhere at once, and from one source."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from journeys import QUIET, Journey, make_case, opened_window, replace_ask, words
from pytestqt.qtbot import QtBot

from auditprep.case import Case
from auditprep.model import Answer, Decision, Status

pytestmark = QUIET
DECISION = Decision("Parknämnden", dt.date(2031, 9, 23), 84)


@pytest.fixture
def there(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Journey]:
    replace_ask(monkeypatch, tmp_path)
    path = make_case(tmp_path / "c.auditprep", {key: Answer(None, "Så.") for key in ("1.1", "1.2", "1.4")})
    with Case.open(path, who="anna") as case:
        case.set_status(Status.DECIDED, decision=DECISION)
    with opened_window(qtbot, tmp_path, path) as made:
        yield made


def change(there: Journey, key: str, text: str) -> None:
    there.controller.save_answer(key, text=text)
    there.settle()


def told_on_start(there: Journey) -> str:
    there.window._actions.show_start.trigger()
    return words(there.window._start)


def told_before_sending(there: Journey) -> str:
    there.window._actions.show_export.trigger()
    return words(there.window._export._before)


def test_start_and_the_export_follow_each_change_without_the_case_being_opened_anew(there: Journey) -> None:
    assert "ändrat" not in told_on_start(there)
    for count, key in enumerate(("1.1", "1.2", "1.4"), 1):
        change(there, key, f"Ändrat {key}.")
        assert there.case.changed_since == there.in_file().changed_since
        assert len(there.case.changed_since) == count
        assert f"{count} svar ändra" in told_on_start(there)
        assert f"{count} svar har ändrats" in told_before_sending(there)


def test_what_is_changed_back_is_no_change_at_once(there: Journey) -> None:
    change(there, "1.1", "Ändrat.")
    change(there, "1.1", "Så.")
    assert there.case.changed_since == ()
    assert "svar ändra" not in told_on_start(there)
    assert "Beslutat" in told_before_sending(there)


def test_a_change_of_a_draft_costs_nothing_and_tells_nothing(tmp_path: Path) -> None:
    with Case.open(make_case(tmp_path / "d.auditprep")) as case:
        case.answer("1.1", text="Nytt.")
        assert case.changed_since() == ()
