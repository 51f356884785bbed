"""A folder or a file that may only be read: the case is there to read, it is said why nothing can be changed, and what is made
of it goes elsewhere."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest
from dropping import drop
from faulting import all_words, as_it_was, export, in_file, make_case, only_to_read, saving
from forms import make_form
from journeys import QUIET, Journey, click, has
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from auditprep.files import digest

pytestmark = QUIET

READ_ONLY = "Filen går inte att ändra, så underlaget är öppet bara för läsning."


@pytest.mark.parametrize("which", ["folder", "file", "folder-but-not-file"])
def test_a_case_that_may_only_be_read_says_so_is_read_and_is_exported_elsewhere(
    qtbot: QtBot, journey: Journey, asked: SimpleNamespace, share: Path, elsewhere: Path, which: str
) -> None:
    path = make_case(share / "underlag.auditprep", _1_1="Skrivet av en annan.")
    before = digest(path)
    (elsewhere / "Budget.txt").write_text("Antagen.")
    with only_to_read(path if which == "file" else share):
        if which == "folder-but-not-file":
            with as_it_was(path):
                journey.open(path)
        else:
            journey.open(path)
        assert journey.band() == READ_ONLY
        field = journey.show_question("1.1")
        assert field.toPlainText() == "Skrivet av en annan."
        journey.type("Vill skriva", field)
        qtbot.keyClick(journey.window, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
        assert field.toPlainText() == "Skrivet av en annan."
        assert drop(journey.window, elsewhere / "Budget.txt")
        assert journey.alarm() == READ_ONLY
        export(qtbot, journey, elsewhere / "svar.docx")
        assert (elsewhere / "svar.docx").exists()
    assert digest(path) == before
    assert [each.name for each in share.iterdir()] == [path.name]


def test_what_is_exported_beside_a_case_in_such_a_folder_is_told_where_it_was_asked_for(
    qtbot: QtBot, journey: Journey, asked: SimpleNamespace, share: Path
) -> None:
    path = make_case(share / "underlag.auditprep")
    with only_to_read(share):
        journey.open(path)
        export(qtbot, journey, share / "svar.docx")
        assert "”svar.docx” är skrivskyddad. Välj ett annat namn eller en annan mapp." in all_words(journey)


def test_no_case_is_made_in_such_a_folder_and_another_can_be_chosen(
    qtbot: QtBot, journey: Journey, share: Path, elsewhere: Path
) -> None:
    form = share / "frågor.docx"
    form.write_bytes(make_form())
    with only_to_read(share):
        journey.window.start_new_case(form)
        dialog = journey.window._creating.dialog
        assert dialog is not None
        dialog.set_folder(share)
        qtbot.waitUntil(lambda: has(dialog, "Nästa"), timeout=20_000)
        click(dialog, "Nästa")
        click(dialog, "Skapa underlaget")
        qtbot.waitUntil(
            lambda: "skrivskyddad. Välj ett annat namn eller en annan mapp." in all_words(journey),
            timeout=20_000,
        )
        dialog.set_folder(elsewhere)
        click(dialog, "Skapa underlaget")
        qtbot.waitUntil(lambda: journey.controller.snapshot is not None, timeout=20_000)
        journey.settle()
    assert in_file(journey.case.path).questionnaire.count == 7


def test_a_folder_that_turns_so_while_one_writes_keeps_the_words_until_it_can_be_written_again(
    qtbot: QtBot, journey: Journey, share: Path, elsewhere: Path
) -> None:
    path = make_case(share / "underlag.auditprep")
    journey.open(path)
    journey.show_question("1.1")
    with only_to_read(share):
        journey.type("Skrivet när rättigheterna togs bort.")
        qtbot.waitUntil(lambda: "eller dess mapp får bara läsas" in saving(journey), timeout=20_000)
        (kept,) = elsewhere.glob("*räddning*.md")
        assert "Skrivet när rättigheterna togs bort." in kept.read_text("utf-8")
    journey.controller.retry_saves()
    qtbot.waitUntil(lambda: not journey.controller.has_unsaved, timeout=20_000)
    assert in_file(path).answer("1.1").text == "Skrivet när rättigheterna togs bort."
