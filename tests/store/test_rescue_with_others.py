"""What can be rescued of what stands beside the answers: status, last year, remarks, sheets, steps."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from cases import new_case
from with_others import DECIDED, PARTS, write_with_others

from auditprep.model import Notice, Status
from auditprep.store.casefile import CaseFile
from auditprep.store.doctor import check
from auditprep.store.rescue import rescue

PAGE = 4096


@pytest.fixture(scope="module")
def sound(tmp_path_factory) -> bytes:
    path = tmp_path_factory.mktemp("sound") / "c.auditprep"
    with new_case(path) as case:
        write_with_others(case)
    return path.read_bytes()


@pytest.fixture
def path(tmp_path: Path, sound: bytes) -> Path:
    path = tmp_path / "granvik.auditprep"
    path.write_bytes(sound)
    return path


def saved(path: Path) -> list[str]:
    """What the receipt of a rescue says was lost; the new case must be sound."""
    to = path.with_name("räddad.auditprep")
    notices = rescue(path, to, lambda *_form: pytest.fail("the form was not lost"))
    assert [notice.code for notice in check(to)] == ["case-sound"]
    assert notices[0].code == "rescued"
    return [notice.code for notice in notices[1:]]


def rescued(path: Path) -> CaseFile:
    return CaseFile(path.with_name("räddad.auditprep"), who="bo")


def spoil(path: Path, table: str) -> None:
    """Spoils the first page of a table, and with it all of its rows."""
    connection = sqlite3.connect(path)
    root = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (table,)).fetchone()[0]
    connection.close()
    data = bytearray(path.read_bytes())
    data[(root - 1) * PAGE : root * PAGE] = b"\xa5" * PAGE
    path.write_bytes(data)


def run_sql(path: Path, sql: str) -> None:
    connection = sqlite3.connect(path)
    connection.executescript(sql)
    connection.close()


def test_of_a_sound_case_everything_is_saved(path) -> None:
    assert saved(path) == []
    with CaseFile(path, who="a") as old, rescued(path) as new:
        for part in PARTS:
            assert getattr(new.snapshot(), part) == getattr(old.snapshot(), part), part
        assert (new.steps(), new.changes()) == (old.steps(), old.changes())
        new.set_status(Status.DRAFT, reason="Räddad")
        assert new.undo(new.steps()[0].id) == ()
        assert new.snapshot().answer("1.5#2").is_empty


def test_when_the_first_page_is_gone_it_is_still_saved(path) -> None:
    data = bytearray(path.read_bytes())
    data[:PAGE] = bytes(PAGE)
    path.write_bytes(data)
    saved(path)
    with rescued(path) as new:
        seen = new.snapshot()
        assert (seen.status, seen.decided, seen.previous.year) == (Status.SENT, DECIDED, 2023)


@pytest.mark.parametrize(
    ("table", "told", "part"),
    [
        ("status_change", "status-lost", "status_changes"),
        ("exported", "exports-lost", "exported"),
        ("remark", "remarks-lost", "remarks"),
        ("previous", "previous-lost", "previous"),
        ("wanted", "wanted-lost", "wanted"),
        ("handout", "handouts-lost", "handouts"),
    ],
)
def test_what_is_lost_is_told_and_the_rest_is_saved(path, table, told, part) -> None:
    spoil(path, table)
    assert told in saved(path)
    with rescued(path) as new:
        seen = new.snapshot()
        assert not getattr(seen, part)
        assert seen.answer("1.5#2").text == "Från 2023."
        assert len(new.changes()) == 7


def test_changes_outlive_the_steps_that_they_were_part_of(path) -> None:
    spoil(path, "step")
    assert "steps-lost" in saved(path)
    with rescued(path) as new:
        assert new.steps() == ()
        assert {each.step for each in new.changes()} == {0}


@pytest.mark.parametrize(
    ("sql", "table", "told"),
    [
        ("UPDATE properties SET status = 'x'", "properties", "status-lost"),
        ("UPDATE previous SET submission = '{'", "previous", "previous-lost"),
        ("UPDATE wanted SET document = '{'", "wanted", "wanted-lost"),
    ],
)
def test_what_no_version_of_us_has_written_is_found_and_mended(path, sql, table, told) -> None:
    run_sql(path, sql)
    assert check(path) == (Notice("rows-loose", facts={"table": table, "count": "1"}),)
    assert saved(path) == [told]
    with rescued(path) as new:
        assert new.snapshot().status is Status.SENT


def test_a_status_of_a_newer_program_in_the_log_is_passed_over(path) -> None:
    run_sql(
        path,
        "UPDATE status_change SET after = 'archived' WHERE id = 2; UPDATE exported SET status = 'archived'",
    )
    with CaseFile(path, who="a") as case:
        seen = case.snapshot()
    assert [each.after for each in seen.status_changes] == [Status.DECIDED]
    assert len(seen.exported) == 1
