"""The disk is full: she is told what has no room, nothing is half, and all goes on when there is room again.

The disk is real: a small one is mounted. Where that is not allowed only one of them is run, for which the system refuses
every byte that this process writes.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from dropping import drop
from faulting import (
    SmallDisk,
    all_words,
    export,
    in_file,
    make_case,
    nothing_can_be_written,
    only_to_read,
    saving,
    small_disk,
)
from forms import make_form
from journeys import QUIET, Journey, click, has, opened_window
from pytestqt.qtbot import QtBot

from ui import texts
from ui.models.sending import Made

pytestmark = QUIET


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[SmallDisk]:
    with small_disk(tmp_path / "Årets disk") as made:
        yield made


def test_what_is_typed_is_told_as_unsaved_kept_beside_and_saved_when_there_is_room(
    qtbot: QtBot, journey: Journey, disk: SmallDisk, elsewhere: Path
) -> None:
    path = make_case(disk.folder / "underlag.auditprep", _1_1="Först.")
    journey.open(path)
    journey.show_question("1.1")
    disk.fill()
    journey.type("Skrivet på full disk. ")
    qtbot.waitUntil(lambda: "det finns inte plats" in saving(journey), timeout=20_000)
    (kept,) = elsewhere.glob("*räddning*.md")
    assert "Skrivet på full disk." in kept.read_text("utf-8")
    assert kept.name in saving(journey)
    journey.type("Och mer.")
    disk.make_room()
    journey.window._flush()
    assert journey.controller.wait_for_saves(10_000)
    qtbot.waitUntil(lambda: "det finns inte plats" not in saving(journey), timeout=20_000)
    assert not list(elsewhere.glob("*räddning*.md"))
    text = in_file(path).answer("1.1").text
    assert "Först." in text
    assert "Skrivet på full disk." in text
    assert "Och mer." in text


def test_a_case_on_a_full_disk_can_be_read_says_why_it_cannot_be_changed_and_can_be_when_there_is_room(
    qtbot: QtBot, journey: Journey, disk: SmallDisk
) -> None:
    path = make_case(disk.folder / "underlag.auditprep", _1_1="Skrivet i går.")
    disk.fill()
    journey.open(path)
    assert journey.show_question("1.1").toPlainText() == "Skrivet i går."
    assert journey.band() == (
        "Det finns inte plats på enheten, så underlaget är öppet bara för läsning. Frigör utrymme."
    )
    disk.make_room()
    with qtbot.waitSignal(journey.controller.case_opened):
        journey.window._band.press()
    journey.settle()
    assert journey.band() == ""
    assert journey.controller.may_write


def test_no_case_is_made_on_a_full_disk_and_the_dialog_stays_with_what_was_chosen(
    qtbot: QtBot, journey: Journey, disk: SmallDisk, elsewhere: Path
) -> None:
    form = elsewhere / "frågor.docx"
    form.write_bytes(make_form())
    disk.fill()
    journey.window.start_new_case(form)
    dialog = journey.window._creating.dialog
    assert dialog is not None
    dialog.set_folder(disk.folder)
    qtbot.waitUntil(lambda: has(dialog, "Nästa"), timeout=20_000)
    click(dialog, "Nästa")
    click(dialog, "Skapa underlaget")
    qtbot.waitUntil(lambda: "inte plats" in all_words(journey), timeout=20_000)
    assert disk.names() == []
    disk.make_room()
    click(dialog, "Skapa underlaget")
    qtbot.waitUntil(lambda: journey.controller.snapshot is not None, timeout=20_000)
    journey.settle()
    assert in_file(journey.case.path).questionnaire.count == 7


def test_a_document_that_has_no_room_is_told_by_name_and_leaves_the_case_as_it_was(
    qtbot: QtBot, journey: Journey, disk: SmallDisk, elsewhere: Path
) -> None:
    path = make_case(disk.folder / "underlag.auditprep", _1_1="Kvar.")
    large, small = elsewhere / "Årsredovisning.pdf", elsewhere / "Liten.txt"
    large.write_bytes(b"%PDF-1.4\n" + bytes(3_000_000))
    small.write_text("En rad.")
    journey.open(path)
    disk.fill(but=200_000)
    assert drop(journey.window, large)
    qtbot.waitUntil(lambda: "inte plats" in all_words(journey), timeout=20_000)
    assert "Årsredovisning.pdf" in all_words(journey) or "underlag.auditprep" in all_words(journey)
    assert in_file(path).evidence == ()
    disk.make_room()
    with qtbot.waitSignal(journey.controller.evidence.files_taken, timeout=20_000):
        assert drop(journey.window, large)
    assert [each.newest.file_name for each in in_file(path).evidence] == ["Årsredovisning.pdf"]


@pytest.mark.parametrize("made", [Made.FORM, Made.ANSWERS, Made.BUNDLE, Made.BINDER])
def test_what_is_exported_to_a_full_disk_is_whole_or_not_there_and_the_one_before_stays(
    qtbot: QtBot, journey: Journey, disk: SmallDisk, elsewhere: Path, made: Made
) -> None:
    journey.open(make_case(elsewhere / "underlag.auditprep", _1_1="Ett svar."))
    to = disk.folder / {Made.FORM: "svar.docx", Made.BUNDLE: "svar.zip"}.get(made, "svar.pdf")
    to.write_bytes(b"det som skickades sist")
    disk.fill()
    export(qtbot, journey, to, made)
    assert "Det finns inte plats för" in journey.window._export._trouble.words()
    assert disk.names() == [to.name]
    assert to.read_bytes() == b"det som skickades sist"
    disk.make_room()
    export(qtbot, journey, to, made)
    assert not journey.window._export._trouble.words()
    assert to.read_bytes() != b"det som skickades sist"


def test_the_example_has_no_room_and_nothing_of_it_is_left(
    qtbot: QtBot, journey: Journey, disk: SmallDisk
) -> None:
    disk.fill(but=100_000)
    journey.controller.make_example(disk.folder)
    qtbot.waitUntil(lambda: "inte plats" in journey.alarm(), timeout=20_000)
    disk.make_room()


@pytest.mark.skipif(sys.platform == "win32", reason="limits what it may write as on Unix")
def test_where_nothing_at_all_can_be_written_the_text_stays_in_the_window_and_it_says_so(
    qtbot: QtBot, journey: Journey, elsewhere: Path
) -> None:
    """The system refuses every byte that this process writes to any file."""
    path = make_case(elsewhere / "underlag.auditprep")
    journey.open(path)
    journey.settle()
    journey.show_question("1.1")
    with nothing_can_be_written():
        journey.type("Bara i fönstret.")
        qtbot.waitUntil(lambda: "finns kvar här i fönstret" in saving(journey), timeout=20_000)
        assert not list(elsewhere.glob("*räddning*"))
    journey.controller.retry_saves()
    qtbot.waitUntil(lambda: not journey.controller.has_unsaved, timeout=20_000)
    assert in_file(path).answer("1.1").text == "Bara i fönstret."


def test_a_document_is_not_opened_where_its_copy_has_no_room(
    qtbot: QtBot, journey: Journey, disk: SmallDisk, elsewhere: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The copy lies among the temporary files, as what a binder is made of."""
    budget = elsewhere / "Budget.txt"
    budget.write_text("Antagen. " * 100)
    journey.open(make_case(elsewhere / "underlag.auditprep"))
    evidence = journey.controller.evidence
    with qtbot.waitSignal(evidence.files_taken, timeout=20_000):
        evidence.attach("1.1", [budget])
    monkeypatch.setattr(tempfile, "tempdir", str(disk.folder))
    disk.fill()
    evidence.open_outside(journey.case.evidence[0].id)
    qtbot.waitUntil(lambda: "Det finns inte plats för ”Budget.txt”" in journey.alarm(), timeout=20_000)
    export(qtbot, journey, elsewhere / "pärm.pdf", Made.BINDER)
    assert "inte plats" in journey.window._export._trouble.words() or list(elsewhere.glob("*pärm.pdf"))
    disk.make_room()


def test_a_sheet_that_has_no_room_is_not_out(
    qtbot: QtBot, journey: Journey, disk: SmallDisk, elsewhere: Path
) -> None:
    path = make_case(elsewhere / "underlag.auditprep")
    journey.open(path)
    disk.fill()
    colleagues = journey.controller.colleagues
    with qtbot.waitSignal(colleagues.handout_failed, timeout=20_000) as failed:
        colleagues.hand_out(disk.folder / "blad.docx", "Berit", ("1.1",), None, "")
    assert texts.error(failed.args[0]).startswith("Det finns inte plats för ”blad.docx”.")
    assert all(each.called_off for each in in_file(path).handouts)
    assert disk.names() == []


@pytest.mark.parametrize("how", ["full", "only-to-read"])
def test_a_profile_that_takes_nothing_stops_nothing(
    qtbot: QtBot,
    asked: SimpleNamespace,
    disk: SmallDisk,
    elsewhere: Path,
    monkeypatch: pytest.MonkeyPatch,
    how: str,
) -> None:
    """Settings, the log, backups, her own words and phrases: all of them lie in her profile."""
    for kind in ("DATA", "CONFIG", "STATE", "CACHE"):
        monkeypatch.setenv(f"XDG_{kind}_HOME", str(disk.folder / kind))
    disk.fill()
    if how == "full":
        go_on_without_a_profile(qtbot, disk.folder, elsewhere)
    else:
        disk.make_room()
        with only_to_read(disk.folder):
            go_on_without_a_profile(qtbot, disk.folder, elsewhere)


def go_on_without_a_profile(qtbot: QtBot, profile: Path, elsewhere: Path) -> None:
    path = make_case(elsewhere / "underlag.auditprep")
    with opened_window(qtbot, profile, path) as journey:
        qtbot.waitUntil(lambda: "äkerhetskopi" in journey.alarm() + journey.told(), timeout=20_000)
        journey.show_question("1.1")
        journey.type("Det går ändå.")
        journey.window._flush()
        assert journey.controller.wait_for_saves(10_000)
        export(qtbot, journey, elsewhere / "svar.docx")
    assert in_file(path).answer("1.1").text == "Det går ändå."
    assert (elsewhere / "svar.docx").exists()
