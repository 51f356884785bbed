"""`python main.py …` knows whether the window or the command line is meant."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import main

ROOT = Path(__file__).parents[1]


@pytest.mark.parametrize(
    "argv",
    [
        [],
        ["--lang", "en"],
        ["-platform", "offscreen"],
        ["omsorg 2025.auditprep"],
        ["/share/FORMULÄR.DOCX"],
        ["formulär.docm"],
        ["mall.dotx"],
        ["Mall.DOTM"],
        ["--lang", "en", "omsorg.auditprep", "-platform", "offscreen"],
    ],
    ids=" ".join,
)
def test_no_command_opens_the_window(argv: list[str]) -> None:
    assert _opens_the_window(argv)


@pytest.mark.parametrize(
    "argv",
    [
        ["show", "omsorg.auditprep"],
        ["form", "formulär.docx", "--json"],
        ["--lang", "en", "doctor", "omsorg.auditprep"],
        ["--help"],
        ["--version"],
        ["no-such-command"],
    ],
    ids=" ".join,
)
def test_a_command_runs_the_command_line(argv: list[str]) -> None:
    assert not _opens_the_window(argv)


def test_the_window_is_opened_for_what_it_takes_when_it_is_dropped_there() -> None:
    from ui import window_drops

    assert set(main.OPENS_IN_WINDOW) == {window_drops.CASE_SUFFIX, *window_drops.FORM_SUFFIXES}


@pytest.mark.parametrize("program", [["main.py"], ["-m", "auditprep"]], ids=" ".join)
def test_both_ways_to_the_command_line_are_the_same_program(program: list[str]) -> None:
    done = subprocess.run(
        [sys.executable, *program, "form", "no-such-form.docx"],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
    )
    assert (done.returncode, done.stdout) == (1, "")
    assert "no-such-form.docx" in done.stderr


def _opens_the_window(argv: list[str]) -> bool:
    options, more = main._window_options().parse_known_args(argv)
    return main.is_for_the_window(options.words, more)
