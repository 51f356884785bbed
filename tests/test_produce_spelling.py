"""Spelling comes through the door, one dictionary for all windows."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from auditprep import produce
from auditprep.produce import spelling
from auditprep.spelling import speller

ROOT = Path(__file__).parents[1]


def test_the_dictionary_is_read_once_for_all_windows(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[object] = []

    class Speller:
        def __init__(self) -> None:
            made.append(self)

    monkeypatch.setattr(spelling, "_spellers", [])
    monkeypatch.setattr(speller, "Speller", Speller)
    assert produce.speller() is produce.speller()
    assert len(made) == 1


def test_nothing_is_read_before_it_is_asked_for() -> None:
    ask = "import sys; from auditprep import produce; print('hunspell' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", ask], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False"]
