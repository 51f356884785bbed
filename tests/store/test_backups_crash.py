"""Killed at any moment while a backup is taken, a program leaves none that is half, and is in nobody's way."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from backing_up import kept_files, restore, take
from cases import document, new_case

from auditprep.paths import backups_folder
from auditprep.store import backups
from auditprep.store.casefile import CaseFile
from auditprep.store.doctor import check

ROOT = Path(__file__).parents[2]
KILLS = 60

# A forked child is killed, so that Python and the libraries are started only once for all the kills.
TAKER = """
import hashlib, os, random, signal, sys, time
from pathlib import Path
from auditprep.model import Document, PageText, Why
from auditprep.store import backups
from auditprep.store.casefile import CaseFile

def work(path, start, tell):
    for number in range(start, start + 10_000):
        with CaseFile(path, who="child") as case:
            case.answer("1.5", {"text": f"{number} " + "ord " * (number * 37 % 900)})
            data = b"%d" % number * 3000
            pages = (PageText(f"Sida {number}."),)
            case.take_in(Document(f"{number}.pdf", data, hashlib.sha256(data).hexdigest(), pages))
        for _step in backups.take(path, Why.WORKED):
            pass
        os.write(tell, b"%d\\n" % number)

path, kills, chance = Path(sys.argv[1]), int(sys.argv[2]), random.Random(int(sys.argv[3]))
for round in range(kills):
    hear, tell = os.pipe()
    child = os.fork()
    if child == 0:
        work(path, round * 10_000, tell)
    os.close(tell)
    if round % 4 == 0:
        os.write(1, os.read(hear, 1000))
    time.sleep(chance.uniform(0.002, 0.04))
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    with open(hear, "rb") as heard:
        sys.stdout.buffer.write(heard.read())
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="kills as on Unix")
def test_no_backup_is_ever_half_however_often_the_program_is_killed(tmp_path) -> None:
    path = tmp_path / "c.auditprep"
    with new_case(path) as case:
        case.take_in(document("budget.pdf", "Sidan.", data=b"budget" * 1000))
    command = [sys.executable, "-c", TAKER, path, str(KILLS), "5"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True, timeout=120)
    assert len(done.stdout.split()) >= KILLS // 10  # they were not all killed before they had done anything
    acknowledged = max(map(int, done.stdout.split()))
    found = backups.backups_of(path)
    texts = [backups.contents(each).answers["1.5"].text for each in found]
    assert any(int(text.split()[0]) >= acknowledged for text in texts)
    assert all(each.lacking == 0 for each in found)
    for number, each in enumerate(found[:3]):
        to = tmp_path / f"{number}.auditprep"
        assert restore(each, to) == ()
        assert [notice.code for notice in check(to)] == ["case-sound"]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="kills as on Unix")
def test_what_a_killed_program_had_begun_is_swept_by_the_next(tmp_path) -> None:
    path = tmp_path / "c.auditprep"
    new_case(path).close()
    child = os.fork()
    if child == 0:  # killed between the name it wrote under and the name it was to have
        import auditprep.files

        auditprep.files.take_place = lambda *_given: os._exit(9)
        take(path)
    os.waitpid(child, 0)
    assert list(backups_folder().rglob(".auditprep-*.tmp"))
    made = take(path)
    assert not list(backups_folder().rglob(".auditprep-*.tmp"))
    assert restore(made, tmp_path / "ny.auditprep") == ()
    assert all(len(file.name) == 64 for file in kept_files())


@pytest.mark.skipif(not hasattr(os, "fork"), reason="kills as on Unix")
def test_a_program_killed_while_it_restores_leaves_no_case_that_is_half(tmp_path) -> None:
    path, to = tmp_path / "c.auditprep", tmp_path / "ny.auditprep"
    with new_case(path) as case:
        case.take_in(document("budget.pdf", "Sidan.", data=b"budget" * 1000))
    made = take(path)
    child = os.fork()
    if child == 0:
        backups.finish = lambda _db: os._exit(9)
        restore(made, to)
    os.waitpid(child, 0)
    assert not to.exists()
    assert restore(made, to) == ()
    with CaseFile(to, read_only=True, who="anna") as case:
        assert case.snapshot().evidence


def test_two_programs_that_take_backups_at_once_do_each_other_no_harm(tmp_path) -> None:
    path, other = tmp_path / "a.auditprep", tmp_path / "b.auditprep"
    for each, year in ((path, 2024), (other, 2025)):
        new_case(each, year=year, form=f"blankett {year}".encode()).close()
    script = (
        "import sys; from pathlib import Path; from auditprep.model import Why\n"
        "from auditprep.store import backups; from auditprep.store.casefile import CaseFile\n"
        "path = Path(sys.argv[1])\n"
        "for number in range(12):\n"
        "    with CaseFile(path, who='x') as case: case.answer('1.5', {'text': f'{number}'})\n"
        "    for _step in backups.take(path, Why.WORKED): pass\n"
    )
    both = [subprocess.Popen([sys.executable, "-c", script, each], cwd=ROOT) for each in (path, other)]
    assert [each.wait(60) for each in both] == [0, 0]
    for each in (path, other):
        found = backups.backups_of(each)
        assert [backup.number for backup in found] == list(range(12, 2, -1))
        assert backups.contents(found[0]).answers["1.5"].text == "11"
        assert found[0].lacking == 0
