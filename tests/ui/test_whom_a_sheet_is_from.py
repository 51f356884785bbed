"""A sheet to a colleague says whom it is from, by the name that she goes by and not by how she logs in."""

from __future__ import annotations

import getpass
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from journeys import QUIET, Journey, click, field, make_case, opened_window, replace_ask
from pytestqt.qtbot import QtBot

from ui.dialogs.handout import HandoutDialog
from ui.models.choices import NAME, read_choices

pytestmark = QUIET


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> SimpleNamespace:
    monkeypatch.setattr(getpass, "getuser", lambda: "kgr0042")
    return replace_ask(monkeypatch, tmp_path)


@pytest.fixture
def there(qtbot: QtBot, asked: SimpleNamespace, tmp_path: Path) -> Iterator[Journey]:
    with opened_window(qtbot, tmp_path, make_case(tmp_path / "Parknämnden 2031.auditprep")) as journey:
        yield journey


def start(there: Journey) -> HandoutDialog:
    there.window._actions.show_colleagues.trigger()
    click(there.page(), "Skicka frågor till…")
    dialog: HandoutDialog = there.dialog(HandoutDialog)
    return dialog


def send(there: Journey, sender: str) -> None:
    dialog = start(there)
    dialog._choices.choose(("1.1",))
    field(dialog, "Till").setText("Eva")
    field(dialog, "Från").setText(sender)
    with there.qtbot.waitSignal(there.controller.colleagues.handed_out, timeout=20_000):
        click(dialog, "Skapa bladet…")
    there.settle()


def test_what_is_typed_is_who_it_is_from_and_is_kept_where_she_had_said_no_name(there: Journey) -> None:
    dialog = start(there)
    assert field(dialog, "Från").text() == "kgr0042"
    dialog.reject()
    send(there, "Nämndens chef")
    assert [each.by for each in there.in_file().handouts] == ["Nämndens chef"]
    assert read_choices(there.window._settings).name == "Nämndens chef"
    assert field(start(there), "Från").text() == "Nämndens chef"


def test_a_name_for_once_does_not_change_the_one_she_has_chosen(there: Journey) -> None:
    there.window._settings.setValue(NAME, "Maria")
    there.controller.set_name("Maria")
    assert field(start(there), "Från").text() == "Maria"
    there.dialog(HandoutDialog).reject()
    send(there, "Vikarien")
    assert [each.by for each in there.in_file().handouts] == ["Vikarien"]
    assert read_choices(there.window._settings).name == "Maria"


def test_without_a_name_it_is_from_who_logs_in(there: Journey) -> None:
    send(there, "  ")
    assert [each.by for each in there.in_file().handouts] == ["kgr0042"]
    assert read_choices(there.window._settings).name == ""
