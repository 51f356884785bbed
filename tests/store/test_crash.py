"""Killed at any moment, a program loses no change that it was told is saved."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from cases import new_case

from auditprep.store.casefile import CaseFile
from auditprep.store.doctor import check
from auditprep.store.lock import lock_file

ROOT = Path(__file__).parents[2]
KILLS = 300

# A forked child is killed, so that Python and the libraries are started only once for all the kills. Every other
# child is let alone until its first change is acknowledged: on a slow machine the rest may not come that far.
WRITER = """
import os, random, signal, sys, time
from pathlib import Path
from auditprep.store.casefile import CaseFile

def write(path, start, tell):
    case = CaseFile(path, who="child")
    assert not case.read_only, case.holder
    for number in range(start, start + 100_000):
        case.answer(("1.5", "2.1")[number % 2], {"text": f"{number} " + "ord " * (number * 37 % 900)})
        os.write(tell, b"%d\\n" % number)

path, kills, seed = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
chance = random.Random(seed)
for round in range(kills):
    hear, tell = os.pipe()
    child = os.fork()
    if child == 0:
        write(path, round * 100_000, tell)
    os.close(tell)
    if round % 2:
        os.write(1, os.read(hear, 1000))
        time.sleep(chance.uniform(0, 0.01))
    else:
        time.sleep(chance.uniform(0.003, 0.03))
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    with open(hear, "rb") as heard:
        sys.stdout.buffer.write(heard.read())
    print("killed", flush=True)
"""


@pytest.mark.skipif(not hasattr(__import__("os"), "fork"), reason="kills as on Unix")
def test_no_acknowledged_change_is_lost_however_often_the_program_is_killed(tmp_path) -> None:
    with ThreadPoolExecutor(3) as pool:
        acknowledged = sum(pool.map(lambda seed: killed_and_whole(tmp_path, seed), range(3)))
    assert acknowledged >= KILLS // 2  # they were not all killed before they had done anything


def killed_and_whole(folder: Path, seed: int) -> int:
    path = folder / f"c{seed}.auditprep"
    new_case(path).close()
    command = [sys.executable, "-c", WRITER, path, str(KILLS // 3), str(seed)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True, timeout=120)
    rounds = [part.split() for part in done.stdout.split("killed\n")[:-1]]
    assert len(rounds) == KILLS // 3
    with CaseFile(path, who="after") as case:
        assert not case.read_only
        written = {key: [entry.after for entry in case.history(key)] for key in ("1.5", "2.1")}
        answers = case.snapshot().answers
    assert [notice.code for notice in check(path)] == ["case-sound"]
    saved = {int(text.split()[0]) for texts in written.values() for text in texts}
    acknowledged = {int(number) for numbers in rounds for number in numbers}
    assert acknowledged <= saved
    assert len(saved - acknowledged) <= len(rounds)  # at most the one under way at each kill
    assert all(answers[key].text == texts[-1] for key, texts in written.items() if texts)
    return len(acknowledged)


# As above, with documents of many pages and newer versions of them; what is acknowledged is how many there are.
TAKER = (
    WRITER.replace("import os,", "import hashlib, os,")
    .replace(
        """        case.answer(("1.5", "2.1")[number % 2], {"text": f"{number} " + "ord " * (number * 37 % 900)})
""",
        """        data = b"%d" % number
        texts = (f"Nämndens budget och plan, {at} {number // 2}. " * 40 for at in range(40))
        pages = tuple(PageText(text) for text in texts)
        name = f"{number // 2}.pdf"
        case.take_in(Document(name, data, hashlib.sha256(data).hexdigest(), pages))
        case.cite("1.5", case.snapshot().evidence[-1].id, "3")
""",
    )
    .replace(
        "from pathlib import Path\n",
        "from pathlib import Path\nfrom auditprep.model import Document, PageText\n",
    )
)


@pytest.mark.skipif(not hasattr(__import__("os"), "fork"), reason="kills as on Unix")
def test_a_document_is_taken_in_whole_or_not_at_all_however_often_the_program_is_killed(tmp_path) -> None:
    path = tmp_path / "c.auditprep"
    new_case(path).close()
    command = [sys.executable, "-c", TAKER, path, str(KILLS // 6), "7"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True, timeout=120)
    acknowledged = {int(number) for number in done.stdout.replace("killed", "").split()}
    assert len(acknowledged) >= KILLS // 12
    with CaseFile(path, who="after") as case:
        versions = [version for each in case.snapshot().evidence for version in each.versions]
        assert {(version.pages, version.readable) for version in versions} == {(40, 40)}
        assert {digest(number) for number in acknowledged} <= {version.sha256 for version in versions}
        assert [len(case.page_texts(each.id)) for each in case.snapshot().evidence[-3:]] == [40] * 3
    assert [notice.code for notice in check(path)] == ["case-sound"]


def digest(number: int) -> str:
    return hashlib.sha256(b"%d" % number).hexdigest()


def test_the_lock_of_a_killed_program_is_recognised_as_stale(tmp_path) -> None:
    path = tmp_path / "c.auditprep"
    new_case(path).close()
    holding = (
        "import sys, time; from pathlib import Path; from auditprep.store.casefile import CaseFile\n"
        "case = CaseFile(Path(sys.argv[1]), who='child'); print('open', flush=True); time.sleep(60)"
    )
    child = subprocess.Popen([sys.executable, "-c", holding, path], cwd=ROOT, stdout=subprocess.PIPE)
    assert child.stdout.readline() == b"open\n"
    with CaseFile(path, who="other") as case:
        assert case.holder.user == "child"
    child.kill()
    child.communicate()
    assert lock_file(path).exists()
    with CaseFile(path, who="other") as case:
        assert not case.read_only
