"""Killed at any moment, a program leaves what it carries over or merges done whole or not at all."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from cases import document, new_case, take_in
from with_others import LAST_YEAR

from auditprep.store.casefile import CaseFile
from auditprep.store.doctor import check

ROOT = Path(__file__).parents[2]
KILLS = 60

# As in test_crash: a forked child is killed, every other one not before its first change is acknowledged.
KILLING = """
import os, random, signal, sys, time
from pathlib import Path
from auditprep.store.casefile import CaseFile
from auditprep.store.merging import Wording
from auditprep.store.yearsfile import Drafted

path, kills = Path(sys.argv[1]), int(sys.argv[2])
copies = [Path(each) for each in sys.argv[3:]]
chance = random.Random(7)
for round in range(kills):
    hear, tell = os.pipe()
    child = os.fork()
    if child == 0:
        case = CaseFile(path, who="child")
        assert not case.read_only, case.holder
        work(case, round, tell)
        os._exit(0)
    os.close(tell)
    if round % 2:
        os.read(hear, 1000)
        time.sleep(chance.uniform(0, 0.01))
    else:
        time.sleep(chance.uniform(0.003, 0.03))
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    with open(hear, "rb"):
        pass
"""

CARRYING = """
def work(case, round, tell):
    for number in range(10_000):
        words = f"{round}.{number} " + "ord " * 300
        step = case.carry([Drafted(key, None, words, "") for key in ("1.5", "1.5#2", "2.1")], "2023")
        os.write(tell, b"x")
        if number % 3 == 0:
            case.undo(step)
"""

MERGING = """
def work(case, round, tell):
    for copy in copies[case.snapshot().evidence.__len__() :]:
        case.take_copy(copy, lambda found: [
            Wording(key, "text", answer.text, answer.text)
            for key, answer in found.theirs.items() if answer.text != found.base[key].text])
        os.write(tell, b"x")
"""


def kill(work: str, path: Path, kills: int, *copies: Path) -> None:
    command = [sys.executable, "-c", work + KILLING, path, str(kills), *copies]
    subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True, timeout=180)
    assert [notice.code for notice in check(path)] in (["case-sound"], ["case-sound", "lock-left-behind"])


@pytest.mark.skipif(not hasattr(os, "fork"), reason="kills as on Unix")
def test_answers_are_carried_over_all_or_none(tmp_path) -> None:
    path = tmp_path / "c.auditprep"
    with new_case(path) as case:
        case.set_previous(LAST_YEAR)
    kill(CARRYING, path, KILLS)
    with CaseFile(path, who="after") as case:
        steps = [each for each in case.steps() if each.kind == "carry"]
        assert len(steps) >= KILLS // 4
        assert {each.questions for each in steps} == {("1.5", "1.5#2", "2.1")}
        answers = [case.snapshot().answer(key) for key in ("1.5", "1.5#2", "2.1")]
        assert len({each.text for each in answers}) == 1
        assert case.history("1.5")[-1].step == case.steps()[-1].id


@pytest.mark.skipif(not hasattr(os, "fork"), reason="kills as on Unix")
def test_a_copy_is_merged_wholly_or_not_at_all(tmp_path) -> None:
    path = tmp_path / "c.auditprep"
    new_case(path).close()
    copies = []
    for number in range(12):
        copies.append(tmp_path / f"kopia{number:02}.auditprep")
        shutil.copy(path, copies[-1])
        with CaseFile(copies[-1], who=f"bo{number}") as there:
            evidence = take_in(
                there, document(f"bevis {number}.pdf", f"Sida om {number}", data=b"%d" % number * 90_000)
            )
            there.cite("1.5", evidence.id, "1")
            there.answer("1.5#2", {"text": f"Bo {number}"})
    for _three_times in range(3):
        kill(MERGING, path, 6, *copies)
        with CaseFile(path, who="after") as case:
            seen, steps = case.snapshot(), case.steps()
            assert len(seen.evidence) == len(seen.cited("1.5")) == len(steps)
            assert [each.what for each in steps] == [copy.name for copy in copies[: len(steps)]]
            told = {each.who for each in case.changes()} - {"anna"}
            assert told == {f"bo{number}" for number in range(len(steps))}
    assert steps
