"""What is erased gives its room on the disk back."""

from __future__ import annotations

import os
import random
import shutil
import signal
import sqlite3
import time
from pathlib import Path

import pytest
from cases import document, new_case, take_in

from auditprep.store import compacting
from auditprep.store.casefile import CaseFile
from auditprep.store.doctor import check

BIG = random.Random(7).randbytes(6 << 20)


@pytest.fixture
def case(tmp_path):
    with new_case(tmp_path / "åäö #.auditprep") as file:
        yield file


def big(case: CaseFile) -> int:
    """Large evidence beside a small one, taken away."""
    take_in(case, document("liten.pdf", "Nämnden antar budgeten."))
    id = take_in(case, document("stor.pdf", "Karta", data=BIG)).id
    case.remove_evidence(id)
    return id


def megabytes(path: Path) -> float:
    return path.stat().st_size / (1 << 20)


def is_sound(path: Path) -> bool:
    return "case-sound" in [each.code for each in check(path)]


def test_a_file_is_small_again_once_what_made_it_large_is_erased(case) -> None:
    id = big(case)
    before, file = case.answers(), case.path.stat().st_ino
    case.cite("1.5", case.snapshot().evidence[0].id)
    case.erase_evidence(id)
    assert megabytes(case.path) < 1
    assert case.path.stat().st_ino == file
    assert case.answers() == before
    assert is_sound(case.path)
    case.answer("1.5", {"text": "Det går att skriva vidare."})
    assert case.undo_latest() is not None


def test_somebody_who_reads_the_same_file_sees_it_whole(case) -> None:
    id = big(case)
    with CaseFile(case.path, read_only=True, who="den andra") as other:
        known = other.snapshot().evidence
        case.erase_evidence(id)
        assert megabytes(case.path) < 1
        assert other.snapshot().evidence == known


def test_a_file_with_little_room_in_it_is_left_alone(case, monkeypatch) -> None:
    monkeypatch.setattr(compacting, "_write_anew", lambda *_asked: pytest.fail("written anew"))
    id = take_in(case, document("liten.pdf", "Karta", data=BIG[: 500 << 10])).id
    case.remove_evidence(id)
    case.erase_evidence(id)


def test_with_no_room_for_it_the_file_is_made_smaller_when_it_is_closed_next(case, monkeypatch) -> None:
    id = big(case)
    with monkeypatch.context() as full:
        full.setattr(shutil, "disk_usage", lambda _folder: shutil._ntuple_diskusage(1, 1, 0))
        case.erase_evidence(id)
    assert megabytes(case.path) > 6
    assert case.snapshot().removed == ()
    case.close()
    assert megabytes(case.path) < 1
    assert is_sound(case.path)


@pytest.mark.parametrize(
    "error", [sqlite3.OperationalError("database or disk is full"), MemoryError(), OSError()]
)
def test_what_goes_wrong_meanwhile_is_no_failure_of_the_erasing(case, monkeypatch, error: Exception) -> None:
    def fail(*_asked: object) -> None:
        raise error

    id = big(case)
    monkeypatch.setattr(compacting, "_write_anew", fail)
    case.erase_evidence(id)
    assert case.snapshot().removed == ()
    assert megabytes(case.path) > 6


def test_while_another_reads_the_erasing_is_done_and_the_room_given_back_later(case, monkeypatch) -> None:
    monkeypatch.setattr("auditprep.store.connection.BUSY_SECONDS", 0.01)
    id = big(case)
    write_anew = compacting._write_anew

    def while_read(path: Path, room: compacting.Room) -> None:
        reader = sqlite3.connect(path)
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM content").fetchone()
        try:
            write_anew(path, room)
        finally:
            reader.close()

    monkeypatch.setattr(compacting, "_write_anew", while_read)
    case.erase_evidence(id)
    assert megabytes(case.path) > 6
    monkeypatch.setattr(compacting, "_write_anew", write_anew)
    case.close()
    assert megabytes(case.path) < 1


def test_who_only_reads_never_writes_the_file_anew(case, monkeypatch) -> None:
    id = big(case)
    with monkeypatch.context() as full:
        full.setattr(compacting, "_fits", lambda *_asked: False)
        case.erase_evidence(id)
        case.close()
    CaseFile(case.path, read_only=True, who="läsaren").close()
    assert megabytes(case.path) > 6


@pytest.mark.skipif(not hasattr(os, "fork"), reason="kills as on Unix")
def test_a_program_that_is_killed_meanwhile_loses_nothing(case, monkeypatch) -> None:
    monkeypatch.setattr(compacting, "_fits", lambda *_asked: False)
    keep = take_in(case, document("kvar.pdf", "Plan", data=BIG[::-1][: 3 << 20])).id
    case.erase_evidence(big(case))
    answers, evidence = case.answers(), case.snapshot().evidence
    case.close()
    hole, chance = case.path.read_bytes(), random.Random(3)
    for _kill in range(25):
        case.path.write_bytes(hole)
        child = os.fork()
        if child == 0:
            compacting._write_anew(case.path, compacting.Room(1, 1))
            os._exit(0)
        time.sleep(chance.uniform(0, 0.06))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        with CaseFile(case.path, who="after") as after:
            assert (after.answers(), after.snapshot().evidence) == (answers, evidence)
            assert after.evidence_bytes(keep) == BIG[::-1][: 3 << 20]
        assert is_sound(case.path)
