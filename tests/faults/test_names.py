"""Names that nobody thought of, paths longer than Windows' 260 characters, and what OneDrive makes of a file."""

from __future__ import annotations

import os
import shutil
import unicodedata
import zipfile
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from dropping import drop
from faulting import all_words, export, in_file, make_case
from forms import make_form
from journeys import QUIET, Journey, click, has, opened_window, replace_ask
from pytestqt.qtbot import QtBot

from auditprep import files
from auditprep.case import Case
from auditprep.errors import FileMissing
from ui.models.sending import Made

pytestmark = QUIET


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> SimpleNamespace:
    return replace_ask(monkeypatch, tmp_path)


@pytest.fixture
def journey(qtbot: QtBot, asked: SimpleNamespace, tmp_path: Path) -> Iterator[Journey]:
    with opened_window(qtbot, tmp_path) as made:
        yield made


def long_folder(folder: Path, length: int) -> Path:
    """A folder within this one, whose path has so many characters."""
    while len(str(folder)) < length:
        folder /= "Förvaltningen för parker, gator och vatten"[: max(1, length - len(str(folder)) - 1)]
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def go_all_the_way(qtbot: QtBot, journey: Journey, form: Path, folder: Path, evidence: Path) -> Path:
    """From the form to the bundle; all of it in this folder. Gives the case."""
    journey.window.take(form)
    dialog = journey.window._creating.dialog
    assert dialog is not None
    dialog.set_folder(folder)
    qtbot.waitUntil(lambda: has(dialog, "Nästa"), timeout=20_000)
    click(dialog, "Nästa")
    click(dialog, "Skapa underlaget")
    qtbot.waitUntil(lambda: journey.controller.snapshot is not None, timeout=20_000)
    journey.settle()
    journey.show_question("1.1")
    journey.type("Åtgärdat. ")
    with qtbot.waitSignal(journey.controller.evidence.files_taken, timeout=20_000):
        assert drop(journey.window, evidence)
    journey.controller.evidence.cite("1.1", journey.case.evidence[0].id)
    journey.settle()
    export(qtbot, journey, folder / "paket å.zip", Made.BUNDLE)
    return journey.case.path


@pytest.mark.parametrize(
    ("folder", "form", "evidence"),
    [
        ("Åtgärder & ärenden 📁", "Frågor 📝 åäö.docx", "Årsbudget 💰 (slutlig) #1 100%.txt"),
        (
            unicodedata.normalize("NFD", "Räkenskapsår Å"),
            unicodedata.normalize("NFD", "frågor från Mac.docx"),
            unicodedata.normalize("NFD", "Årsplan.txt"),
        ),
        ("  mellanslag ; och 'citat'", "a" * 180 + ".docx", "b" * 200 + ".txt"),
    ],
)
def test_whatever_the_names_are_the_whole_way_goes(
    qtbot: QtBot, journey: Journey, tmp_path: Path, folder: str, form: str, evidence: str
) -> None:
    place = tmp_path / folder
    place.mkdir()
    (place / form).write_bytes(make_form())
    (place / evidence).write_text("Antagen.")
    path = go_all_the_way(qtbot, journey, place / form, place, place / evidence)
    found = in_file(path)
    assert found.answer("1.1").text.strip() == "Åtgärdat."
    assert [each.newest.file_name for each in found.evidence] == [evidence]
    (bundle,) = place.glob("*.zip")
    with zipfile.ZipFile(bundle) as package:
        assert package.testzip() is None
        assert all(len(name) < 200 for name in package.namelist())


def test_a_path_of_more_than_260_characters_is_as_any_other(
    qtbot: QtBot, journey: Journey, tmp_path: Path
) -> None:
    place = long_folder(tmp_path, 290)
    (place / "frågor.docx").write_bytes(make_form())
    (place / "Plan.txt").write_text("Antagen.")
    path = go_all_the_way(qtbot, journey, place / "frågor.docx", place, place / "Plan.txt")
    assert len(str(path)) > 260
    assert in_file(path).answer("1.1").text.strip() == "Åtgärdat."
    journey.open(path)
    assert journey.controller.may_write


def test_a_path_that_is_longer_than_any_database_takes_is_said_to_be(
    qtbot: QtBot, journey: Journey, tmp_path: Path
) -> None:
    place = long_folder(tmp_path, 600)
    form, there = tmp_path / "frågor.docx", make_case(tmp_path / "underlag.auditprep")
    form.write_bytes(make_form())
    journey.window.take(form)
    dialog = journey.window._creating.dialog
    assert dialog is not None
    dialog.set_folder(place)
    qtbot.waitUntil(lambda: has(dialog, "Nästa"), timeout=20_000)
    click(dialog, "Nästa")
    click(dialog, "Skapa underlaget")
    qtbot.waitUntil(lambda: "ligger för djupt" in all_words(journey), timeout=20_000)
    dialog.reject()
    assert list(place.iterdir()) == []
    shutil.copy(there, place / "underlag.auditprep")
    journey.window.open_case(place / "underlag.auditprep")
    qtbot.waitUntil(lambda: "ligger för djupt" in journey.alarm(), timeout=20_000)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such names")
def test_a_name_that_is_no_text_is_as_any_other(qtbot: QtBot, journey: Journey, tmp_path: Path) -> None:
    """An old server's "år", in its own letters."""
    place = tmp_path / os.fsdecode(b"\xe5r")
    place.mkdir()
    path = make_case(place / os.fsdecode(b"n\xe4mnden.auditprep"))
    (place / os.fsdecode(b"budget \xe5r.txt")).write_text("Antagen.")
    journey.open(path)
    journey.show_question("1.1")
    journey.type("Åtgärdat.")
    evidence = journey.controller.evidence
    with qtbot.waitSignal(evidence.files_taken, timeout=20_000):
        evidence.attach("1.1", [place / os.fsdecode(b"budget \xe5r.txt")])
    export(qtbot, journey, place / os.fsdecode(b"svar \xe5r.zip"), Made.BUNDLE)
    assert "svar" in "".join(each.name for each in place.glob("*.zip"))
    journey.window._actions.show_start.trigger()
    journey.settle()
    assert len(in_file(path).evidence) == 1


# OneDrive


def test_a_case_that_never_came_down_from_the_cloud_is_told_and_left_alone(
    qtbot: QtBot, journey: Journey, asked: SimpleNamespace, tmp_path: Path
) -> None:
    path = tmp_path / "underlag.auditprep"
    path.touch()
    asked.rescue_as = lambda _parent, why, _damaged: asked.told.append((why,))
    journey.window.open_case(path)
    qtbot.waitUntil(lambda: bool(asked.told), timeout=20_000)
    assert "Underlaget ”underlag.auditprep” är skadat." in asked.told[0][0]
    assert path.stat().st_size == 0


def test_a_form_and_a_document_that_never_came_down_are_told_by_name(
    qtbot: QtBot, journey: Journey, tmp_path: Path
) -> None:
    form, budget = tmp_path / "frågor.docx", tmp_path / "Budget.pdf"
    form.touch()
    budget.touch()
    journey.window.take(form)
    qtbot.waitUntil(
        lambda: "Det finns inget i ”frågor.docx”. Hämta filen på nytt" in all_words(journey), timeout=20_000
    )
    journey.window._creating.dialog.reject()
    journey.open(make_case(tmp_path / "underlag.auditprep"))
    with qtbot.waitSignal(journey.controller.evidence.files_taken, timeout=20_000):
        assert drop(journey.window, budget)
    assert (
        "Det finns inget i ”Budget.pdf”. Den är bifogad ändå; kontrollera att det är rätt fil."
        in all_words(journey)
    )


def test_what_is_only_in_the_cloud_and_cannot_be_fetched_is_said_to_be(
    qtbot: QtBot, journey: Journey, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As Windows says it: the file has its size and is not here; who reads it gets "invalid argument"."""
    form = tmp_path / "frågor.docx"
    form.write_bytes(make_form())
    true = Path.open

    def offline(file: Path, *how: object, **more: object) -> object:
        if file == form:
            error = OSError(22, "Invalid argument")
            error.winerror = 389  # type: ignore[attr-defined]  # ERROR_CLOUD_FILE_UNSUCCESSFUL
            raise error
        return true(file, *how, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(Path, "open", offline)
    journey.window.take(form)
    qtbot.waitUntil(
        lambda: "ligger bara i molnet och gick inte att hämta" in all_words(journey), timeout=20_000
    )
    monkeypatch.setattr(Path, "open", true)
    journey.window._creating.dialog.reject()


def test_what_windows_says_of_a_file_in_the_cloud_and_of_too_long_a_path_is_understood(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    file, error = Path("/mapp/fil.docx"), OSError(22, "Invalid argument")
    there, deep = file, Path("/" + "mapp/" * 60 + "fil.docx")
    with monkeypatch.context() as as_windows:
        as_windows.setattr(os, "stat", lambda _file, **_more: SimpleNamespace(st_file_attributes=0x400020))
        assert files.not_read(file, error).facts["reason"] == "cloud"
    with monkeypatch.context() as as_windows:
        as_windows.setattr(os, "name", "nt")
        missing = FileNotFoundError(2, "No such file")
        found = [files.not_read(each, missing) for each in (there, deep)]
        made = [files.not_written(each, missing).facts["reason"] for each in (there, deep)]
    assert isinstance(found[0], FileMissing)
    assert found[1].facts["reason"] == "path-too-long"
    assert made == ["no-folder", "path-too-long"]


@pytest.mark.parametrize(
    "copy", ["underlag-LAPTOP7.auditprep", "underlag (Berits kopia i konflikt 2031-09-03).auditprep"]
)
def test_a_copy_that_onedrive_made_of_a_conflict_is_told_and_can_be_merged(
    qtbot: QtBot, journey: Journey, tmp_path: Path, copy: str
) -> None:
    path = make_case(tmp_path / "underlag.auditprep", _1_1="Från början.")
    shutil.copy(path, path.with_name(copy))
    with Case.open(path.with_name(copy), who="berit") as other:
        other.answer("2.1", text="Skrivet på den andra datorn.")
    journey.open(path)
    qtbot.waitUntil(lambda: copy in journey.told(), timeout=20_000)
    journey.window._told.press()
    journey.settle()
    click(journey.page(), "Slå ihop…")
    qtbot.waitUntil(lambda: journey.page() is journey.window._merge, timeout=20_000)
    assert in_file(path.with_name(copy)).answer("2.1").text == "Skrivet på den andra datorn."
