"""The program's trial of itself passes, and tells a fault when there is one."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from ui import self_test

ROOT = Path(__file__).parents[2]


def test_the_program_passes_its_own_trial() -> None:
    done = subprocess.run(
        [sys.executable, "main.py", "--self-test"], cwd=ROOT, capture_output=True, text=True, timeout=120
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert [line[:2] for line in done.stdout.splitlines()] == ["ok"] * 17


def test_a_fault_is_told_and_the_rest_is_still_tried(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def breaks() -> None:
        raise AssertionError("the form came out empty")

    checks = [("one", breaks), ("two", lambda: None)]
    monkeypatch.setattr(self_test, "_checks", lambda _folder: checks)
    assert self_test.run() == 1
    said = capsys.readouterr().out
    assert "fault  one" in said and "the form came out empty" in said
    assert "ok     two" in said
