"""A program that ended by itself says so the next time it starts, and has a report that can be read."""

from __future__ import annotations

import datetime as dt
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from auditprep import i18n, log
from ui import mishaps
from ui.dialogs.report import ReportDialog
from ui.mishaps import Mishap, Running

ROOT = Path(__file__).parents[2]


def told_at_start(folder: Path) -> tuple[Mishap, ...]:
    """What a program that starts now, and is closed again, says of those before it."""
    running = Running(folder)
    try:
        return running.begin()
    finally:
        running.end()


def run_until_it_ends(folder: Path, what: str) -> int:
    """Another process that runs, as the program does, and then does this."""
    lines = ["from pathlib import Path", "from ui.mishaps import Running", "import os, signal, ctypes"]
    lines += [f"running = Running(Path({str(folder)!r}))", "running.begin()", what]
    done = subprocess.run([sys.executable, "-c", "\n".join(lines)], cwd=ROOT, capture_output=True, timeout=60)
    return done.returncode


def test_a_killed_program_is_told_of_once(tmp_path: Path) -> None:
    assert run_until_it_ends(tmp_path, "os.kill(os.getpid(), signal.SIGKILL)") == -signal.SIGKILL
    (found,) = told_at_start(tmp_path)
    assert found.version
    assert list(tmp_path.iterdir()) == []
    assert told_at_start(tmp_path) == ()


def test_a_crash_in_the_depths_tells_where_it_was(tmp_path: Path) -> None:
    assert run_until_it_ends(tmp_path, "ctypes.string_at(0)") != 0
    (found,) = told_at_start(tmp_path)
    assert "string_at" in found.told
    assert found.told in mishaps.report((found,))


def test_a_program_that_was_closed_is_no_mishap(tmp_path: Path) -> None:
    assert run_until_it_ends(tmp_path, "running.end()") == 0
    assert told_at_start(tmp_path) == ()


def test_another_window_that_runs_is_no_mishap(tmp_path: Path) -> None:
    one = Running(tmp_path)
    one.begin()
    mine = (tmp_path / f"running-{os.getpid()}.txt").read_text("utf-8")
    (tmp_path / "running-1.txt").write_text(mine, "utf-8")
    one.end()
    assert told_at_start(tmp_path) == ()


@pytest.mark.parametrize("kept", ["", "{}", "7", '{"pid": "x", "started": 1, "since": "nu", "version": 1}'])
def test_a_file_that_cannot_be_understood_stops_nothing(tmp_path: Path, kept: str) -> None:
    (tmp_path / "running-77.txt").write_text(kept, "utf-8")
    assert told_at_start(tmp_path) == ()


def test_a_profile_that_cannot_be_written_stops_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "profil"
    folder.write_text("a file where the folder should be", "utf-8")
    assert told_at_start(folder) == ()


def test_the_report_is_shown_whole_and_copied_as_shown(qtbot: QtBot) -> None:
    report = mishaps.report()
    dialog = ReportDialog(report)
    qtbot.addWidget(dialog)
    shown = dialog.findChild(QPlainTextEdit).toPlainText()
    assert shown == report
    assert "Det finns ingen logg." in shown
    buttons = {each.text(): each for each in dialog.findChildren(QPushButton)}
    buttons["Kopiera"].click()
    assert QApplication.clipboard().text() == shown
    with qtbot.waitSignal(dialog.save_requested) as saved:
        buttons["Spara rapporten…"].click()
    assert saved.args == [shown]


def test_the_report_is_in_the_language_of_who_reads_it_and_leaves_what_programs_write(tmp_path: Path) -> None:
    found = Mishap(dt.datetime(2026, 3, 2, 8, 5, tzinfo=dt.UTC), "1.2", "Fatal Python error: Aborted")
    log.log_file().parent.mkdir(parents=True, exist_ok=True)
    log.log_file().write_text("ERROR ui.app: unexpected\n", "utf-8")
    swedish = mishaps.report((found, Mishap(found.since, "1.2", "")))
    for words in (
        *("Skriven 20", "Programmet avslutades av sig självt", "Startat 2026-03-02 08:05 UTC, version 1.2"),
        *("Det här skrev systemet:", "Systemet skrev inget om det.", "Slutet av loggen", "på engelska"),
        *("Fatal Python error: Aborted", "ERROR ui.app: unexpected"),
    ):
        assert words in swedish
    i18n.set_language("en")
    assert "The end of the log" in mishaps.report((found,))


def test_a_log_with_nothing_in_it_is_told_as_such() -> None:
    log.log_file().parent.mkdir(parents=True, exist_ok=True)
    log.log_file().write_text("", "utf-8")
    assert "Loggen är tom." in mishaps.report()


def test_what_is_no_mishap_is_passed_by_and_the_program_is_watched_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "running-1.txt").symlink_to(tmp_path / "gone meanwhile")
    (tmp_path / "running-2.txt").write_text('{"pid": 1e999, "started": "1", "since": "x", "version": ""}')
    running = Running(tmp_path)
    assert running.begin() == ()
    assert (tmp_path / f"running-{os.getpid()}.txt").exists()
    running.end()
