"""One writer: who holds the lock, when it is stale, and what happens to a holder that was away."""

from __future__ import annotations

import json
import os
import platform
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest
from cases import new_case

from auditprep import process
from auditprep.errors import ReadOnlyCase, SaveFailed
from auditprep.store.casefile import CaseFile
from auditprep.store.lock import STALE_SECONDS, lock_file

ROOT = Path(__file__).parents[2]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "granvik.auditprep"
    new_case(path).close()
    return path


def open_case(path: Path, who: str = "bo") -> CaseFile:
    return CaseFile(path, who=who)


def leave_lock(path: Path, *, age: float = 0, **other: object) -> None:
    """A lock as this process would write it, but for what is given."""
    pid = os.getpid()
    said = {
        "user": "anna",
        "machine": platform.node(),
        "since": "2024-05-14T08:00:00+00:00",
        "pid": pid,
        "started": process.started(pid),
        "token": "abc",
    }
    lock_file(path).write_text(json.dumps(said | other))
    then = time.time() - age
    os.utime(lock_file(path), (then, then))


def dead_pid() -> int:
    child = subprocess.Popen([sys.executable, "-c", ""])
    child.wait()
    return child.pid


def test_the_second_opener_reads_and_is_told_who_writes(path) -> None:
    start = datetime.now(UTC).replace(microsecond=0)
    with open_case(path, "anna") as first, open_case(path) as second:
        assert (first.read_only, first.holder) == (False, None)
        assert second.read_only
        assert (second.holder.user, second.holder.machine) == ("anna", platform.node())
        assert start <= second.holder.since <= datetime.now(UTC)
        with pytest.raises(ReadOnlyCase) as caught:
            second.answer("1.1", {"mark": "Nej"})
        assert caught.value.facts["holder"] == "anna"
        first.answer("1.1", {"mark": "Nej"})
        assert second.snapshot().answer("1.1").mark == "Nej"


def test_closing_lets_go_and_may_be_done_twice(path) -> None:
    case = open_case(path)
    assert lock_file(path).exists()
    case.close()
    case.close()
    assert list(path.parent.iterdir()) == [path]
    with open_case(path) as again:
        assert not again.read_only


def test_the_lock_says_who_where_and_since_when(path) -> None:
    with open_case(path, "anna"):
        said = json.loads(lock_file(path).read_text())
    assert (said["user"], said["machine"], said["pid"]) == ("anna", platform.node(), os.getpid())


@pytest.mark.parametrize(
    ("claim", "age"),
    [
        ({"started": "1"}, 0),
        ({"started": None}, STALE_SECONDS + 60),
        ({"machine": "en annan dator"}, STALE_SECONDS + 60),
    ],
    ids=["number reused", "no telling and long untouched", "other machine and long untouched"],
)
def test_a_stale_lock_is_taken_over(path, claim, age) -> None:
    leave_lock(path, age=age, **claim)
    with open_case(path) as case:
        assert not case.read_only
        case.answer("1.1", {"mark": "Nej"})
    assert list(path.parent.iterdir()) == [path]


def test_the_lock_of_a_process_that_is_gone_is_taken_over_at_once(path) -> None:
    leave_lock(path, pid=dead_pid())
    with open_case(path) as case:
        assert not case.read_only


@pytest.mark.parametrize(
    ("claim", "age"),
    [
        ({}, 0),
        ({}, 10 * STALE_SECONDS),
        ({"started": None}, 0),
        ({"machine": "en annan dator"}, STALE_SECONDS - 60),
        ({"machine": "en annan dator", "pid": 4_000_000_000}, 0),
    ],
    ids=["ours", "ours and idle for long", "no telling", "other machine", "other machine, strange process"],
)
def test_a_live_lock_is_respected(path, claim, age) -> None:
    leave_lock(path, age=age, **claim)
    with open_case(path) as case:
        assert case.read_only
        assert case.holder.user == "anna"
    assert lock_file(path).exists()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"\xff\xfe\x00",
        b"[]",
        b"null",
        b'{"user": "anna"}',
        b'{"user": 1, "machine": 2, "since": 3, "pid": "x", "started": 4, "token": 5}',
        b'{"user": "a", "machine": "b", "since": "2024-05-14", "pid": 1, "started": null, "token": "t"}',
        b"[" * 9_000,
    ],
)
def test_a_lock_that_makes_no_sense_is_nobodys(path, content) -> None:
    lock_file(path).write_bytes(content)
    with open_case(path) as case:
        assert not case.read_only


def test_a_lock_that_cannot_be_read_is_respected(path) -> None:
    lock_file(path).mkdir()
    with open_case(path) as case:
        assert (case.read_only, case.holder) == (True, None)
    assert lock_file(path).is_dir()


def test_a_change_and_keeping_alive_touch_the_lock(path) -> None:
    with open_case(path) as case:
        for touch in (case.keep_alive, lambda: case.answer("1.1", {"mark": "Nej"})):
            os.utime(lock_file(path), (1, 1))
            touch()
            assert time.time() - lock_file(path).stat().st_mtime < 60


def test_whose_lock_was_taken_over_can_only_read_from_then_on(path) -> None:
    with open_case(path, "anna") as sleeper:
        leave_lock(path, user="bo", token="another")
        taken = lock_file(path).read_bytes()
        sleeper.keep_alive()
        with pytest.raises(ReadOnlyCase) as caught:
            sleeper.answer("1.1", {"mark": "Nej"})
        assert caught.value.facts["holder"] == "bo"
        assert sleeper.read_only
        assert sleeper.holder.user == "bo"
        assert sleeper.snapshot().answer("1.1").mark == "Ja"
    assert lock_file(path).read_bytes() == taken


def test_a_lock_that_somebody_only_deleted_is_made_again(path) -> None:
    with open_case(path, "anna") as case:
        lock_file(path).unlink()
        case.answer("1.1", {"mark": "Nej"})
        with open_case(path) as second:
            assert second.holder.user == "anna"


def test_a_lock_that_cannot_be_read_any_more_stops_a_change(path) -> None:
    with open_case(path) as case:
        lock_file(path).unlink()
        lock_file(path).mkdir()
        with pytest.raises(SaveFailed):
            case.answer("1.1", {"mark": "Nej"})
        assert case.snapshot().answer("1.1").mark == "Ja"
        lock_file(path).rmdir()
        case.answer("1.1", {"mark": "Nej"})


# Each takes its time between judging the lock and taking it over, which is when they could get in each other's way.
RACER = """
import sys, time
from pathlib import Path
from auditprep.store import lock
from auditprep.store.casefile import CaseFile

judge = lock._live_claim

def judge_slowly(*args):
    found = judge(*args)
    time.sleep(0.02)
    return found

lock._live_claim = judge_slowly
print("ready", flush=True)
for line in sys.stdin:
    case = CaseFile(Path(line.strip()), who="racer")
    print("reads" if case.read_only else "writes", flush=True)
    sys.stdin.readline()
    case.close()
    print("closed", flush=True)
"""


def test_of_several_that_race_for_a_stale_lock_exactly_one_wins(path) -> None:
    racers = [
        subprocess.Popen(
            [sys.executable, "-c", RACER], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        for _ in range(3)
    ]
    pid = dead_pid()

    def all_told(word: str) -> list[str]:
        for racer in racers:
            racer.stdin.write(word + "\n")
            racer.stdin.flush()
        return [racer.stdout.readline().strip() for racer in racers]

    assert [racer.stdout.readline().strip() for racer in racers] == ["ready"] * 3
    for _ in range(8):
        leave_lock(path, pid=pid)
        assert sorted(all_told(str(path))) == ["reads", "reads", "writes"]
        assert all_told("close") == ["closed"] * 3
        assert list(path.parent.iterdir()) == [path]
    for racer in racers:
        racer.communicate()
        assert racer.returncode == 0


def test_a_zombie_does_not_run_any_more() -> None:
    child = subprocess.Popen([sys.executable, "-c", ""], stdout=subprocess.PIPE)
    begun = process.started(child.pid)
    child.stdout.read()
    for _ in range(100):
        if process.is_running(child.pid, begun) is False:
            break
        time.sleep(0.02)
    assert process.is_running(child.pid, begun) is False
    child.communicate()


def test_this_process_runs_and_impossible_ones_do_not() -> None:
    assert process.is_running(os.getpid(), process.started(os.getpid()))
    assert process.is_running(os.getpid(), None) is None
    assert process.is_running(os.getpid(), "another time") is False
    for pid in (0, -1, 2**40):
        assert process.is_running(pid, "1") is False
