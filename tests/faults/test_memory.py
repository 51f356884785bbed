"""There is no memory left: a calm sentence or a clean end, and nothing lost. The window runs as a program of its own, with a limit."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from faulting import ROOT, in_file, make_case
from journeys import QUIET, opened_window, replace_ask
from pytestqt.qtbot import QtBot

from ui.worker import Press

pytestmark = QUIET

NOT_ENOUGH = "Datorns minne räcker inte till just nu. Det som är sparat finns kvar. Stäng andra program och försök igen."
NOT_FOR = "Datorns minne räcker inte till för ”{}” just nu. Stäng andra program och försök igen."


class SmallPress(Press):
    """Makes nothing: there is no memory for it."""

    def export_docx(self, *_given: object, **_more: object) -> None:  # type: ignore[override]
        raise MemoryError

    def read_document(self, *_given: object) -> None:  # type: ignore[override]
        raise MemoryError


def test_work_that_has_no_memory_gets_its_sentence_and_the_window_goes_on(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    replace_ask(monkeypatch, tmp_path)
    path = make_case(tmp_path / "underlag.auditprep")
    with opened_window(qtbot, tmp_path, path, press=SmallPress()) as journey:
        with qtbot.waitSignal(journey.controller.export_failed, timeout=20_000):
            journey.controller.export_docx(tmp_path / "svar.docx")
        assert NOT_ENOUGH in journey.window._export._trouble.words() or not journey.window._export.isVisible()
        with qtbot.waitSignal(journey.controller.evidence.files_taken, timeout=20_000):
            journey.controller.evidence.attach("1.1", [path])
        assert NOT_FOR.format("underlag.auditprep") in journey.window._reading.words()
        journey.show_question("1.1")
        journey.type("Det går ändå.")
        journey.window._flush()
        assert journey.controller.wait_for_saves(10_000)
    assert in_file(path).answer("1.1").text == "Det går ändå."


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="limits its memory as on Linux")
def test_a_program_that_really_has_none_says_so_or_ends_and_what_was_saved_is_there(tmp_path: Path) -> None:
    path = make_case(tmp_path / "underlag.auditprep", _1_1="Sparat.")
    large = tmp_path / "Stor.txt"
    with large.open("wb") as file:
        file.truncate(95_000_000)
    command = [sys.executable, ROOT / "tests" / "starving.py", path, large]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=120)
    told = [json.loads(line) for line in done.stdout.splitlines()]
    assert {"saved": "Före. Sparat."} in told, done.stderr
    if done.returncode == 0:
        assert any(NOT_FOR.format("Stor.txt") in each.get("told", "") for each in told)
        assert {"saved": "Efter. Före. Sparat."} in told
    last = [each["saved"] for each in told if "saved" in each][-1]
    assert in_file(path).answer("1.1").text == last
    assert not list(tmp_path.glob("*-journal"))
