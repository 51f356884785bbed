"""Opening a case: what is refused, what is read-only, and that a new file is whole or not there at all."""

from __future__ import annotations

import errno
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path
from types import SimpleNamespace

import pytest
from cases import attach, new_case

from auditprep.errors import (
    BrokenCase,
    DiskFull,
    FileExistsAlready,
    FileMissing,
    FileNotWritable,
    FileUnreadable,
    NewerCase,
    NotACase,
    ReadOnlyCase,
    SaveFailed,
)
from auditprep.store import newfile, opening, schema
from auditprep.store.casefile import CaseFile
from auditprep.store.connection import uri_of
from auditprep.store.lock import Lock

ROOT = Path(__file__).parents[2]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "granvik.auditprep"
    new_case(path).close()
    return path


def open_case(path: Path, *, read_only: bool = False) -> CaseFile:
    return CaseFile(path, read_only=read_only, who="bo")


def run_sql(path: Path, sql: str) -> None:
    connection = sqlite3.connect(path)
    connection.executescript(sql)
    connection.close()


# Refused


def test_a_missing_case_is_missing(tmp_path) -> None:
    with pytest.raises(FileMissing):
        open_case(tmp_path / "borta.auditprep")
    with pytest.raises(FileMissing):
        open_case(tmp_path / "ingen mapp" / "borta.auditprep")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_is_no_case(tmp_path) -> None:
    with pytest.raises(FileUnreadable) as caught:
        open_case(tmp_path)
    assert caught.value.facts["reason"] == "folder"


def test_a_case_that_may_not_be_read_says_so(path, monkeypatch) -> None:
    monkeypatch.setattr(os, "access", lambda *_args: False)
    with pytest.raises(FileUnreadable) as caught:
        open_case(path)
    assert caught.value.facts == {"file": str(path), "reason": "rights"}


@pytest.mark.parametrize("read_only", [False, True])
@pytest.mark.parametrize("content", [b"hej", b"PK\x03\x04" + b"x" * 5000, b"%PDF-1.7\n" * 100])
def test_another_kind_of_file_is_not_a_case_and_is_left_alone(tmp_path, content, read_only) -> None:
    path = tmp_path / "annat.auditprep"
    path.write_bytes(content)
    with pytest.raises(NotACase):
        open_case(path, read_only=read_only)
    assert path.read_bytes() == content
    assert list(tmp_path.iterdir()) == [path]


def test_another_programs_database_is_not_a_case_and_is_left_alone(tmp_path) -> None:
    path = tmp_path / "annat.auditprep"
    run_sql(path, "CREATE TABLE answer (id INTEGER)")
    before = path.read_bytes()
    with pytest.raises(NotACase):
        open_case(path)
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def test_a_case_of_a_newer_schema_is_refused_and_left_alone(path) -> None:
    run_sql(path, "PRAGMA user_version = 99")
    before = path.read_bytes()
    for read_only in (False, True):
        with pytest.raises(NewerCase) as caught:
            open_case(path, read_only=read_only)
        assert caught.value.facts == {"file": str(path), "version": 99, "known": schema.known()}
    assert path.read_bytes() == before
    assert list(path.parent.iterdir()) == [path]


def spoil_magic(data: bytes) -> bytes:
    return b"\xff" * 16 + data[16:]


@pytest.mark.parametrize(
    "spoil",
    [
        lambda _data: b"",
        lambda data: bytes(len(data)),
        lambda data: data[:60],
        lambda data: data[:5000],
        lambda data: data[: len(data) // 2],
        lambda data: data[:100] + b"\xa5" * 3996 + data[4096:],
        spoil_magic,
    ],
    ids=[
        "empty",
        "zeroed",
        "cut in the header",
        "cut early",
        "cut in half",
        "first page spoilt",
        "magic spoilt",
    ],
)
def test_a_damaged_case_is_broken_and_left_alone(path, spoil) -> None:
    damaged = spoil(path.read_bytes())
    path.write_bytes(damaged)
    for read_only in (False, True):
        with pytest.raises(BrokenCase) as caught:
            open_case(path, read_only=read_only)
        assert caught.value.facts == {"file": str(path), "reason": "damaged"}
    assert path.read_bytes() == damaged
    assert list(path.parent.iterdir()) == [path]


@pytest.mark.parametrize(
    "sql",
    [
        "DELETE FROM form",
        "UPDATE question SET kind = 'riddle'",
        "UPDATE form SET deadline = 'soon'",
        "UPDATE form_notice SET facts = '{'",
        "UPDATE question SET text = CAST(x'ff' AS TEXT)",
    ],
)
def test_values_that_no_version_of_us_has_written_are_damage(path, sql) -> None:
    run_sql(path, sql)
    with pytest.raises(BrokenCase):
        open_case(path)
    assert list(path.parent.iterdir()) == [path]


# Read-only


def test_a_case_opened_to_read_refuses_every_change(path, tmp_path) -> None:
    file = tmp_path / "plan.pdf"
    file.write_bytes(b"x")
    with open_case(path, read_only=True) as case:
        for change in (
            lambda: case.answer("1.1", {"mark": "Nej"}),
            lambda: case.answer("1.1", {"mark": "Ja"}),
            lambda: attach(case, file, None),
            lambda: case.cite("1.1", 1, None),
            lambda: case.uncite("1.1", 1),
        ):
            with pytest.raises(ReadOnlyCase) as caught:
                change()
            assert caught.value.facts == {"file": str(path), "holder": None}
        assert (case.read_only, case.holder) == (True, None)


def test_opening_to_read_leaves_no_trace(path) -> None:
    before = path.read_bytes(), path.stat().st_mtime_ns
    with open_case(path, read_only=True) as case:
        assert list(path.parent.iterdir()) == [path]
        assert case.snapshot().answer("1.1").mark == "Ja"
    assert (path.read_bytes(), path.stat().st_mtime_ns) == before


def refuse_new_files(monkeypatch, code: int) -> None:
    """What a share that may only be read does; tests may run as root, whom rights do not stop."""
    really = os.open

    def refusing(path, flags, *args, **kwargs):
        if flags & os.O_CREAT:
            raise OSError(code, os.strerror(code), str(path))
        return really(path, flags, *args, **kwargs)

    monkeypatch.setattr(os, "open", refusing)


@pytest.mark.parametrize("code", [errno.EACCES, errno.EROFS])
def test_where_no_lock_can_be_made_the_case_is_read_only(path, monkeypatch, code) -> None:
    refuse_new_files(monkeypatch, code)
    with open_case(path) as case:
        assert (case.read_only, case.holder) == (True, None)
        assert case.snapshot().answer("1.1").mark == "Ja"


@pytest.mark.skipif(os.name != "posix", reason="users as on Unix")
@pytest.mark.parametrize(("file_mode", "folder_mode"), [(0o444, 0o777), (0o666, 0o555), (0o444, 0o555)])
def test_a_file_or_folder_that_may_not_be_written_opens_read_only(file_mode, folder_mode) -> None:
    as_nobody = (
        "import os, sys; from pathlib import Path; from auditprep.store.casefile import CaseFile\n"
        "if os.geteuid() == 0: os.setuid(65534)\n"
        "with CaseFile(Path(sys.argv[1]), who='bo') as case:\n"
        "    print(case.read_only, case.holder, case.snapshot().answer('1.1').mark)\n"
    )
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "granvik.auditprep"
        new_case(path).close()
        path.chmod(file_mode)
        path.parent.chmod(folder_mode)
        done = subprocess.run(
            [sys.executable, "-c", as_nobody, path], cwd=ROOT, capture_output=True, text=True, check=True
        )
        path.parent.chmod(0o755)
    assert done.stdout == "True None Ja\n"


def unfinished_change(path: Path) -> None:
    """Leaves the file and its journal as a program does that is killed in the middle of a commit."""
    crash = (
        "import os, sqlite3, sys\n"
        "db = sqlite3.connect(sys.argv[1], isolation_level=None)\n"
        "db.execute('PRAGMA cache_size = 1')\n"  # so that pages are written before the commit
        "db.execute('BEGIN IMMEDIATE')\n"
        "db.execute('UPDATE form SET bytes = zeroblob(100000)')\n"
        "db.execute(\"UPDATE answer SET mark = 'Nej', text = hex(zeroblob(9000))\")\n"
        "os.kill(os.getpid(), 9)\n"
    )
    assert os.spawnl(os.P_WAIT, sys.executable, "python", "-c", crash, str(path)) == -9
    assert path.with_name(path.name + "-journal").stat().st_size > 512


@pytest.mark.skipif(os.name != "posix", reason="kills itself")
@pytest.mark.parametrize("read_only", [False, True])
def test_what_a_crash_left_half_done_is_undone_on_opening(path, read_only) -> None:
    before = path.read_bytes()
    unfinished_change(path)
    assert path.read_bytes() != before
    with open_case(path, read_only=read_only) as case:
        assert case.snapshot().answer("1.1").text == "Beslutat i *mars*"
    assert path.read_bytes() == before
    assert list(path.parent.iterdir()) == [path]


# Made whole, or not at all


def test_a_new_case_never_overwrites_a_file(path) -> None:
    before = path.read_bytes()
    with pytest.raises(FileExistsAlready):
        new_case(path)
    assert path.read_bytes() == before


def test_a_file_that_appears_while_the_case_is_made_is_not_overwritten(tmp_path, monkeypatch) -> None:
    path = tmp_path / "c.auditprep"
    really = opening.write_questionnaire

    def meanwhile(*args) -> None:
        path.write_text("someone else's")
        really(*args)

    monkeypatch.setattr(opening, "write_questionnaire", meanwhile)
    with pytest.raises(FileExistsAlready):
        new_case(path)
    assert path.read_text() == "someone else's"
    assert list(tmp_path.iterdir()) == [path]


def test_on_a_disk_without_hard_links_a_new_case_still_overwrites_nothing(tmp_path, monkeypatch) -> None:
    def no_links(*_args) -> None:
        raise OSError(errno.EPERM, "no hard links here")

    monkeypatch.setattr(newfile.os, "link", no_links)
    path = tmp_path / "c.auditprep"
    new_case(path).close()
    with pytest.raises(FileExistsError):
        newfile.move_without_replacing(path, path)
    assert list(tmp_path.iterdir()) == [path]


def test_a_case_in_a_folder_that_is_not_there_cannot_be_made(tmp_path) -> None:
    with pytest.raises(FileNotWritable) as caught:
        new_case(tmp_path / "ingen mapp" / "c.auditprep")
    assert caught.value.facts["reason"] == "no-folder"


@pytest.mark.parametrize("letters", [230, 245, 500])
def test_a_name_that_leaves_no_room_for_the_lock_s_is_too_long(tmp_path, letters) -> None:
    path = tmp_path / ("x" * letters + ".auditprep")
    with pytest.raises(FileNotWritable) as caught:
        new_case(path)
    assert caught.value.facts == {"file": str(path), "reason": "name-too-long"}
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("number", "kind", "reason"),
    [
        (errno.EACCES, FileNotWritable, "rights"),
        (errno.EROFS, FileNotWritable, "read-only"),
        (errno.ENOSPC, DiskFull, None),
    ],
)
def test_why_no_case_can_be_made_in_a_folder_is_what_the_folder_says(
    tmp_path, monkeypatch, number, kind, reason
) -> None:
    monkeypatch.setattr(Path, "open", refusing(number))
    with pytest.raises(kind) as caught:
        new_case(tmp_path / "c.auditprep")
    assert caught.value.facts.get("reason") == reason
    assert list(tmp_path.iterdir()) == []


def refusing(number: int):
    """As a folder where nothing can be made."""

    def refuses(*_args, **_named) -> None:
        raise OSError(number, "simulated")

    return refuses


def raising(error: Exception):
    def raises(*_args) -> None:
        raise error

    return raises


def sqlite_error(code: int) -> sqlite3.OperationalError:
    error = sqlite3.OperationalError("simulated")
    error.sqlite_errorcode = code
    return error


@pytest.mark.parametrize(
    ("error", "kind", "reason"),
    [
        (sqlite_error(sqlite3.SQLITE_FULL), DiskFull, "disk-full"),
        (OSError(errno.ENOSPC, "full"), DiskFull, "disk-full"),
        (sqlite_error(sqlite3.SQLITE_IOERR_WRITE), FileNotWritable, "disk-error"),
        (PermissionError(errno.EACCES, "no"), FileNotWritable, "rights"),
    ],
)
def test_a_new_case_that_cannot_be_written_leaves_nothing_behind(
    tmp_path, monkeypatch, error, kind, reason
) -> None:
    monkeypatch.setattr(opening, "write_questionnaire", raising(error))
    with pytest.raises(kind) as caught:
        new_case(tmp_path / "c.auditprep")
    assert caught.value.facts == {"file": str(tmp_path / "c.auditprep"), "reason": reason}
    assert list(tmp_path.iterdir()) == []


# Where it lies


@pytest.mark.parametrize(
    ("absolute", "expected"),
    [
        ("/hem/å #1?.auditprep", "file:///hem/%C3%A5%20%231%3F.auditprep?mode=rw"),
        ("C:/Mina/50 %.auditprep", "file:///C:/Mina/50%20%25.auditprep?mode=rw"),
        ("//server/delat/c.auditprep", "file:////server/delat/c.auditprep?mode=rw"),
    ],
)
def test_paths_of_every_system_become_what_sqlite_understands(absolute, expected) -> None:
    assert uri_of(absolute, "rw") == expected


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has names that are not letters")
def test_a_name_that_is_not_even_letters_works(tmp_path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xe5rsunderlag.auditprep"))
    with new_case(path) as case:
        case.answer("1.1", {"mark": "Nej"})
    assert list(tmp_path.iterdir()) == [path]


def test_a_case_that_another_program_has_set_to_wal_is_one_file_again(path) -> None:
    run_sql(path, "PRAGMA journal_mode = WAL")
    with open_case(path) as case:
        case.answer("1.1", {"mark": "Nej"})
    assert list(path.parent.iterdir()) == [path]
    connection = sqlite3.connect(path)
    assert connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)
    connection.close()


# Saved whole, or not at all


def test_when_the_disk_is_full_nothing_of_the_change_is_saved_and_the_next_may_succeed(path) -> None:
    with open_case(path) as case:
        history = case.history("1.1")
        pages = case._db.execute("PRAGMA page_count").fetchone()[0]
        case._db.execute(f"PRAGMA max_page_count = {pages}")
        with pytest.raises(SaveFailed) as caught:
            case.answer("1.1", {"mark": "Nej", "text": "ord " * 5000})
        assert caught.value.facts == {"file": str(path), "reason": "disk-full"}
        assert case.snapshot().answer("1.1").mark == "Ja"
        assert case.history("1.1") == history
        case._db.execute("PRAGMA max_page_count = 100000")
        case.answer("1.1", {"mark": "Nej", "text": "ord " * 5000})
        assert case.snapshot().answer("1.1").mark == "Nej"


VAGUE = [sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_IOERR_WRITE]


@pytest.mark.parametrize("code", VAGUE)
def test_what_sqlite_says_vaguely_of_a_full_disk_is_told_as_that(path, monkeypatch, code) -> None:
    with open_case(path) as case:
        monkeypatch.setattr(case._lock, "confirm", raising(sqlite_error(code)))
        monkeypatch.setattr(shutil, "disk_usage", lambda _folder: SimpleNamespace(free=0))
        with pytest.raises(SaveFailed) as caught:
            case.answer("1.1", {"mark": "Nej"})
        assert caught.value.facts["reason"] == "disk-full"


@pytest.mark.parametrize("code", VAGUE)
def test_what_sqlite_says_vaguely_is_asked_of_the_folder(path, monkeypatch, code) -> None:
    with open_case(path) as case:
        monkeypatch.setattr(case._lock, "confirm", raising(sqlite_error(code)))
        with pytest.raises(SaveFailed) as trusted:
            case.answer("1.1", {"mark": "Nej"})
        with monkeypatch.context() as patched:
            patched.setattr(Path, "open", refusing(errno.EACCES))
            with pytest.raises(SaveFailed) as told:
                case.answer("1.1", {"mark": "Nej"})
    assert told.value.facts["reason"] == "rights" != trusted.value.facts["reason"]


def test_a_case_on_a_full_disk_says_that_it_is_full_and_not_that_it_may_only_be_read(
    path, monkeypatch
) -> None:
    monkeypatch.setattr(Lock, "take", raising(OSError(errno.ENOSPC, "simulated")))
    with open_case(path) as case:
        with pytest.raises(ReadOnlyCase):
            case.answer("1.1", {"mark": "Nej"})
        monkeypatch.setattr(shutil, "disk_usage", lambda _folder: SimpleNamespace(free=0))
        with pytest.raises(SaveFailed) as caught:
            case.answer("1.1", {"mark": "Nej"})
    assert caught.value.facts == {"file": str(path), "reason": "disk-full"}


@pytest.mark.skipif(os.name != "posix", reason="an open file cannot be taken away on Windows")
def test_when_the_file_is_taken_away_a_change_fails_instead_of_vanishing(path, tmp_path) -> None:
    with open_case(path) as case:
        path.rename(tmp_path / "flyttad.auditprep")
        with pytest.raises(SaveFailed) as caught:
            case.answer("1.1", {"mark": "Nej"})
        assert caught.value.facts["reason"] == "gone"


def test_while_another_program_writes_to_the_file_a_change_fails(path, monkeypatch) -> None:
    with open_case(path) as case:
        case._db.execute("PRAGMA busy_timeout = 10")
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(SaveFailed) as caught:
            case.answer("1.1", {"mark": "Nej"})
        assert caught.value.facts["reason"] == "open"
        other.execute("ROLLBACK")
        case.answer("1.1", {"mark": "Nej"})
        other.close()


def test_a_link_to_a_case_opens_the_case_and_locks_it_where_it_is(path, tmp_path) -> None:
    folder = tmp_path / "genvägar"
    folder.mkdir()
    link = folder / "min.auditprep"
    link.symlink_to(path)
    with open_case(link) as case:
        case.answer("1.1", {"mark": "Nej"})
        assert case.snapshot().path == link
        with open_case(path) as second:
            assert second.read_only
    assert list(folder.iterdir()) == [link]
