"""A board or a year that is wrong, or lacks, is put right in the case; all that shows what the case is called follows."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from journeys import QUIET, Journey, click, has, make_case, opened_window, replace_ask, words
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from auditprep.case import Case
from auditprep.errors import LockedCase, SaveFailed
from auditprep.model import Decision, Status
from ui.dialogs.whose import WhoseDialog
from ui.menu_flow import MenuFlow

pytestmark = QUIET


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return make_case(tmp_path / "c.auditprep")


@pytest.fixture
def there(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, path: Path) -> Iterator[Journey]:
    replace_ask(monkeypatch, tmp_path)
    with opened_window(qtbot, tmp_path, path) as made:
        yield made


def change(there: Journey, board: str, year: str) -> WhoseDialog:
    there.window._actions.whose.trigger()
    dialog = there.dialog(WhoseDialog)
    dialog._board.setText(board)
    dialog._year.setText(year)
    click(dialog, "Ändra")
    there.settle()
    return dialog


def test_title_desk_list_and_latest_files_follow_and_it_is_in_the_file(there: Journey) -> None:
    change(there, "  Omsorgsnämnden   Norr ", "2032")
    seen = there.in_file()
    assert (seen.board, seen.year) == ("Omsorgsnämnden Norr", 2032)
    name = f"{seen.board} 2032"
    assert there.window.windowTitle().startswith(name)
    assert name in words(there.window._start._desk)
    labels = [each.text() for each in there.window._questions._list.findChildren(QLabel)]
    assert name in labels
    assert [each.title for each in there.window._recent.all()] == [name]
    assert name in there.told()
    assert not there.has_dialog(WhoseDialog)


def test_it_is_undone_from_the_line_and_as_any_other_step(there: Journey) -> None:
    before = there.case.board, there.case.year
    title = there.window.windowTitle()
    change(there, "Parknämnden Söder", "2035")
    click(there.window._told, "Ångra")
    there.settle()
    assert (there.case.board, there.case.year) == before
    there.window._actions.undo.trigger()
    there.settle()
    assert there.case.board == "Parknämnden Söder"
    there.window._actions.undo.trigger()
    there.settle()
    assert (there.in_file().board, there.in_file().year) == before
    assert there.window.windowTitle() == title
    assert "nämnd och år ändrades" in there.told()


def test_a_board_that_nobody_knows_is_taken_away_and_given(there: Journey) -> None:
    change(there, "", "2031")
    assert there.in_file().board is None
    assert there.window.windowTitle().startswith("2031")
    change(there, "Parknämnden", "")
    assert (there.in_file().board, there.in_file().year) == ("Parknämnden", None)


def test_a_year_that_is_none_is_told_and_nothing_is_changed(there: Journey) -> None:
    before = there.in_file()
    dialog = change(there, "Annan nämnd", "31")
    assert "fyra siffror" in words(dialog)
    assert dialog.isVisible()
    assert there.in_file().board == before.board
    dialog.reject()


def test_what_is_so_already_makes_no_step(there: Journey) -> None:
    change(there, there.case.board or "", str(there.case.year or ""))
    assert not there.has_dialog(WhoseDialog)
    assert there.told() == ""


def test_what_could_not_be_saved_is_told_in_the_dialog_and_stays_typed(
    there: Journey, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_given: object) -> None:
        raise SaveFailed(file="a.auditprep", reason="disk-full")

    monkeypatch.setattr(Case, "set_whose", refuse)
    dialog = change(there, "Annan nämnd", "2032")
    assert "inte plats" in words(dialog)
    assert dialog._board.text() == "Annan nämnd"
    assert dialog._ok.isEnabled()
    dialog.reject()


def test_in_what_was_sent_it_is_refused_with_a_sentence(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, path: Path
) -> None:
    replace_ask(monkeypatch, tmp_path)
    decision = Decision("Parknämnden", dt.date(2031, 9, 23), 84)
    with Case.open(path, who="anna") as case:
        case.set_status(Status.SENT, decision=decision, sent_on=dt.date(2031, 10, 14), sent_to="revisorerna")
        with pytest.raises(LockedCase):
            case.set_whose("Annan nämnd", 2032)
    with opened_window(qtbot, tmp_path, path) as there:
        assert not has(there.window._start, "Ändra nämnd och år…")
        there.window._actions.whose.trigger()
        assert not there.has_dialog(WhoseDialog)
        assert "låst" in there.alarm()


def test_the_way_there_is_at_the_title_and_in_the_menu(there: Journey) -> None:
    menu = there.window.findChild(MenuFlow).make()
    assert "Ändra nämnd och år…" in [each.text() for each in menu.actions()]
    click(there.window._start, "Ändra nämnd och år…")
    there.dialog(WhoseDialog).reject()
