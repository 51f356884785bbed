"""Another process has the file: a colleague with the case open, or a program that holds it for a moment."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace

import pytest
from dropping import drop
from faulting import ROOT, all_words, export, in_file, make_case, saving
from journeys import QUIET, Journey, opened_window, replace_ask
from pytestqt.qtbot import QtBot

from auditprep import files
from auditprep.store import connection

pytestmark = QUIET

COLLEAGUE = """
import sys
from pathlib import Path
from auditprep.case import Case
with Case.open(Path(sys.argv[1]), who="berit") as case:
    print("open", flush=True)
    sys.stdin.readline()
    case.answer("1.1", text="Berits ord.")
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return make_case(tmp_path / "underlag.auditprep", _1_1="Mina ord. ")


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> SimpleNamespace:
    return replace_ask(monkeypatch, tmp_path)


@pytest.fixture
def journey(
    qtbot: QtBot, asked: SimpleNamespace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Journey]:
    monkeypatch.setattr(connection, "BUSY_SECONDS", 0.05)  # how long another's short hold is waited out
    with opened_window(qtbot, tmp_path) as made:
        yield made


@contextmanager
def held(path: Path) -> Iterator[None]:
    """A program that lets nobody else at the file, as one that scans for viruses or backs up."""
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    try:
        yield
    finally:
        other.rollback()
        other.close()


def test_a_colleague_in_another_process_is_named_and_after_her_the_case_can_be_written_in(
    qtbot: QtBot, journey: Journey, path: Path
) -> None:
    child = subprocess.Popen(
        [sys.executable, "-c", COLLEAGUE, path], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert child.stdout is not None
    assert child.stdout.readline() == b"open\n"
    journey.open(path)
    assert journey.band().startswith("berit har underlaget öppet på ")
    assert journey.band().endswith("Du kan läsa, men inte ändra.")
    field = journey.show_question("1.1")
    journey.type("Försöker", field)
    assert field.toPlainText().strip() == "Mina ord."
    child.communicate(b"\n")
    journey.open(path)
    assert journey.band() == ""
    assert journey.show_question("1.1").toPlainText() == "Berits ord."
    journey.type("Och mina. ")
    journey.window._flush()
    assert journey.controller.wait_for_saves(10_000)
    assert in_file(path).answer("1.1").text == "Och mina. Berits ord."


def test_a_file_that_another_program_holds_is_told_and_saved_when_it_lets_go(
    qtbot: QtBot, journey: Journey, path: Path
) -> None:
    journey.open(path)
    journey.settle()
    journey.show_question("1.1")
    with held(path):
        journey.type("Medan den hölls. ")
        qtbot.waitUntil(
            lambda: "ett annat program använder ”underlag.auditprep”" in saving(journey), timeout=20_000
        )
        assert "räddning" in saving(journey)
    journey.controller.retry_saves()
    qtbot.waitUntil(lambda: not journey.controller.has_unsaved, timeout=20_000)
    assert in_file(path).answer("1.1").text == "Medan den hölls. Mina ord."


def test_a_case_that_another_program_holds_cannot_be_opened_yet_and_says_why(
    qtbot: QtBot, journey: Journey, path: Path
) -> None:
    with held(path):
        journey.window.open_case(path)
        qtbot.waitUntil(lambda: "är öppen i ett annat program" in journey.alarm(), timeout=20_000)
    journey.open(path)
    assert journey.alarm() == ""
    assert journey.band() == ""


def test_a_document_of_ours_that_is_open_in_word_is_not_written_over(
    qtbot: QtBot, journey: Journey, path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As Windows says it: the name cannot be taken while Word holds the file."""
    to = tmp_path / "svar.docx"
    to.write_bytes(b"i Word")
    journey.open(path)
    true = os.replace

    def refuse(one: Path, other: Path) -> None:
        if Path(other) == to:
            raise PermissionError(13, "used by another process")
        true(one, other)

    monkeypatch.setattr(os, "replace", refuse)
    export(qtbot, journey, to)
    assert "”svar.docx” är öppen i ett annat program. Stäng den där och försök igen." in all_words(journey)
    assert to.read_bytes() == b"i Word"


def test_a_document_that_another_program_holds_is_told_and_the_others_are_taken(
    qtbot: QtBot, journey: Journey, path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As Windows says it."""
    free, taken = tmp_path / "Plan.txt", tmp_path / "Budget.txt"
    free.write_text("Planen.")
    taken.write_text("Budgeten.")
    true = Path.open

    def refuse(file: Path, *how: str, **more: object) -> object:
        if file == taken:
            error = PermissionError(13, "sharing violation")
            error.winerror = 32  # type: ignore[attr-defined]
            raise error
        return true(file, *how, **more)  # type: ignore[arg-type]

    journey.open(path)
    monkeypatch.setattr(Path, "open", refuse)
    assert files.reason(PermissionError(13, "")) == "rights"
    with qtbot.waitSignal(journey.controller.evidence.files_taken, timeout=20_000):
        assert drop(journey.window, taken, free)
    monkeypatch.setattr(Path, "open", true)
    assert "”Budget.txt” är öppen i ett annat program." in all_words(journey)
    assert [each.newest.file_name for each in in_file(path).evidence] == ["Plan.txt"]
