"""kill -9 while she types, saves, takes documents in, exports, makes a case, or while a backup is taken: what she was told is done
is there, nothing is half, and the next start opens the case as if nothing had been.

The window runs as a program of its own (tests/living.py), is killed, started again, and killed again.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pypdfium2
import pytest
from faulting import HEAVY, ROOT, in_file, make_case

from auditprep.case import Case
from auditprep.store import backups
from ui.mishaps import Running

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="kills as on Unix")

MANY = 25
WAYS = ["typing", "saving", "importing", "exporting", "making", "backing-up"]


@pytest.fixture
def case(tmp_path: Path) -> Path:
    return make_case(tmp_path / "underlag.auditprep")


def killed(what: str, case: Path, kills: int, seed: int = 1) -> list[list[dict[str, str]]]:
    """What was acknowledged in each life of the program before it was killed."""
    command = [sys.executable, ROOT / "tests" / "living.py", what, case, str(kills), str(seed)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=600)
    assert done.returncode == 0, done.stderr
    lives = [[json.loads(line) for line in part.splitlines()] for part in done.stdout.split("killed\n")[:-1]]
    assert len(lives) == kills
    assert not [each for life in lives for each in life if "failed" in each]
    assert all(len(life) >= 2 for life in lives), done.stderr
    return lives


@pytest.mark.parametrize("what", WAYS)
def test_a_killed_window_loses_nothing_that_it_said_is_done_and_the_next_start_knows(
    case: Path, what: str
) -> None:
    demand_whole(what, case, killed(what, case, 1))
    running = Running()
    found = running.begin()
    running.end()
    assert len(found) == 1


@HEAVY
@pytest.mark.parametrize("what", WAYS)
@pytest.mark.parametrize("seed", [2, 3])
def test_the_same_at_many_moments(case: Path, what: str, seed: int) -> None:
    demand_whole(what, case, killed(what, case, MANY, seed))


def demand_whole(what: str, case: Path, lives: list[list[dict[str, str]]]) -> None:
    """All that was acknowledged is there, and what is there is whole."""
    found = in_file(case)
    if what in ("typing", "saving"):
        for said in lives[-1]:
            number = int(said["text"].split()[0])
            assert int(found.answer(said["key"]).text.split()[0]) >= number or what == "typing"
        if what == "typing":
            assert lives[-1][-1]["text"].strip() in found.answer("1.1").text
    elif what == "importing":
        assert len(found.evidence) >= max(int(said["evidence"]) for life in lives for said in life)
    elif what == "exporting":
        demand_documents(case.parent)
    elif what == "making":
        for said in (said for life in lives for said in life):
            assert in_file(Path(said["made"])).questionnaire.count
        for path in case.parent.glob("nytt *.auditprep"):
            in_file(path)
    else:
        kept = backups.backups_of(case)
        numbers = {each.number for each in kept}
        assert int(lives[-1][-1]["backup"]) in numbers
        for each in kept:
            assert backups.contents(each).answers["1.1"].text.startswith(("Kopia", "")) and not each.lacking
    with Case.open(case, who="after") as after:
        assert not after.read_only
        after.answer("1.1", text="Efteråt.")


def demand_documents(folder: Path) -> None:
    for name in ("svar.docx", "paket.zip"):
        for path in folder.glob(f"*{name}"):
            with zipfile.ZipFile(path) as package:
                assert package.testzip() is None
    for path in folder.glob("*pärm.pdf"):
        document = pypdfium2.PdfDocument(path)
        assert len(document) > 0
        document.close()
