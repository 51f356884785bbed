"""Files are read whole or refused, written whole or not at all, and why is told the same way everywhere."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from auditprep import files
from auditprep.errors import DiskFull, FileError, FileMissing, FileNotWritable, FileTooBig, FileUnreadable


def windows_error(number: int, winerror: int) -> OSError:
    """As Windows raises it: of the kind that Python makes of `number`, with the system's own number beside."""
    error = OSError(number, "no")
    error.winerror = winerror  # type: ignore[attr-defined]
    return error


SHARING_VIOLATION = windows_error(errno.EACCES, 32)
LOST_SHARE = windows_error(errno.ENOENT, 53)
FULL_DISK = windows_error(errno.ENOSPC, 112)


def refuse_with(error: OSError):  # type: ignore[no-untyped-def]
    def refuse(*_given: object, **_named: object) -> None:
        raise error

    return refuse


def left_in(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir())


# Reading


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (OSError(errno.EACCES, "no"), "rights"),
        (OSError(errno.EIO, "no"), "gone"),
        (OSError(errno.EINVAL, "no"), "disk-error"),
        (SHARING_VIOLATION, "open"),
        (LOST_SHARE, "gone"),
    ],
)
def test_why_a_file_cannot_be_read_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: OSError, reason: str
) -> None:
    monkeypatch.setattr(Path, "open", refuse_with(error))
    with pytest.raises(FileUnreadable) as caught:
        files.read_bytes(tmp_path / "form.docx")
    assert caught.value.facts == {"file": str(tmp_path / "form.docx"), "reason": reason}


def test_a_file_that_is_not_there_is_missing(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    for missing in (tmp_path / "no.docx", tmp_path / "file" / "no.docx"):
        with pytest.raises(FileMissing):
            files.read_bytes(missing)


def test_a_file_over_the_limit_is_refused_with_its_size(tmp_path: Path) -> None:
    file = tmp_path / "big"
    file.write_bytes(b"x" * 12)
    assert files.read_bytes(file, 12) == b"x" * 12
    with pytest.raises(FileTooBig) as caught:
        files.read_bytes(file, 10)
    assert caught.value.facts == {"file": str(file), "size": 12, "limit": 10}


# Writing


def test_a_file_that_is_there_is_replaced_and_keeps_its_rights(tmp_path: Path) -> None:
    target = tmp_path / "answers.json"
    target.write_text("old")
    target.chmod(0o640)
    files.write_bytes(target, b"new")
    assert target.read_bytes() == b"new"
    assert os.name == "nt" or target.stat().st_mode & 0o777 == 0o640
    assert left_in(tmp_path) == ["answers.json"]


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real.json").write_text("old")
    link = tmp_path / "link.json"
    try:
        link.symlink_to("real.json")
    except OSError:
        pytest.skip("links are not allowed here")
    files.write_bytes(link, b"new")
    assert link.is_symlink()
    assert (tmp_path / "real.json").read_bytes() == b"new"


@pytest.mark.parametrize(
    ("asked", "error", "kind", "reason"),
    [
        ("fsync", OSError(errno.ENOSPC, "full"), DiskFull, None),
        ("fsync", FULL_DISK, DiskFull, None),
        ("fsync", OSError(errno.EIO, "torn out"), FileNotWritable, "gone"),
        ("fsync", LOST_SHARE, FileNotWritable, "gone"),
        ("fsync", OSError(errno.EROFS, "no"), FileNotWritable, "read-only"),
        ("replace", PermissionError(errno.EACCES, "held by Word"), FileNotWritable, "open"),
        ("replace", SHARING_VIOLATION, FileNotWritable, "open"),
    ],
)
def test_what_cannot_be_written_is_told_and_leaves_what_was_there(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    asked: str,
    error: OSError,
    kind: type[FileError],
    reason: str | None,
) -> None:
    target = tmp_path / "answers.json"
    target.write_text("old")
    monkeypatch.setattr(os, asked, refuse_with(error))
    with pytest.raises(kind) as caught:
        files.write_bytes(target, b"new")
    assert caught.value.facts.get("reason") == reason
    assert (left_in(tmp_path), target.read_text()) == (["answers.json"], "old")


def test_a_folder_and_what_lies_in_no_folder_are_refused(tmp_path: Path) -> None:
    for target, reason in ((tmp_path, "folder"), (Path("/"), "folder"), (tmp_path / "no" / "f", "no-folder")):
        with pytest.raises(FileNotWritable) as caught:
            files.write_bytes(target, b"new")
        assert caught.value.facts["reason"] == reason
    assert left_in(tmp_path) == []


def refused(target: Path) -> object:
    """Why the file was not written."""
    with pytest.raises(FileNotWritable) as caught:
        files.write_bytes(target, b"new")
    return caught.value.facts["reason"]


def test_a_file_that_may_only_be_read_is_not_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "answers.json"
    target.write_text("old")
    monkeypatch.setattr(os, "access", lambda file, wanted: wanted != os.W_OK)  # root may write all
    assert refused(target) == "rights"
    assert (left_in(tmp_path), target.read_text()) == (["answers.json"], "old")


@pytest.mark.skipif(os.name == "nt", reason="Windows has no pipes among its files")
def test_what_is_no_file_is_not_replaced(tmp_path: Path) -> None:
    pipe, link = tmp_path / "pipe", tmp_path / "link"
    os.mkfifo(pipe)
    link.symlink_to(pipe)
    assert (refused(pipe), refused(link)) == ("device", "device")
    assert pipe.is_fifo() and left_in(tmp_path) == ["link", "pipe"]


def test_a_name_that_is_too_long_is_told(tmp_path: Path) -> None:
    target = tmp_path / ("x" * 500)
    assert refused(target) == "name-too-long"
    with pytest.raises(FileUnreadable) as caught:
        files.read_bytes(target)
    assert caught.value.facts["reason"] == "name-too-long"


def test_a_folder_is_made_with_those_above_it_unless_a_file_has_its_name(tmp_path: Path) -> None:
    for _time in range(2):
        files.make_folder(tmp_path / "a" / "b")
    assert (tmp_path / "a" / "b").is_dir()
    (tmp_path / "file").touch()
    for folder in (tmp_path / "file", tmp_path / "file" / "b"):
        with pytest.raises(FileNotWritable) as caught:
            files.make_folder(folder)
        assert caught.value.facts == {"file": str(folder), "reason": "no-folder"}


# Names


def test_a_name_that_is_taken_gets_the_first_free_number(tmp_path: Path) -> None:
    case = tmp_path / "granvik.2025.auditprep"
    assert files.unused(case) == case
    case.touch()
    assert files.unused(case).name == "granvik.2025-2.auditprep"
    files.unused(case).mkdir()
    assert files.unused(case).name == "granvik.2025-3.auditprep"


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Grundläggande granskning 2025", "Grundläggande granskning 2025"),
        ("Frågor: mål/medel\\risk?", "Frågor mål medel risk"),
        ("a\tb\nc\x00d", "a b c d"),
        ("  ..slut.. ", "slut"),
        ("x" * 300, "x" * 80),
        ("", "_"),
        ("*", "_"),
        ("con", "_con"),
        ("LPT1.txt", "_LPT1.txt"),
    ],
)
def test_words_become_a_name_that_every_system_takes(words: str, name: str) -> None:
    assert files.as_file_name(words) == name
