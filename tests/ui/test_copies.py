"""Attachments are copied out to be read; a copy that is open is never written over."""

from __future__ import annotations

import errno
import os
import stat
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from auditprep import messages
from auditprep.errors import DiskFull, FileNotWritable
from ui.copies import Copies


@pytest.fixture
def copies(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Copies]:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    made = Copies()
    yield made
    made.remove()
    assert list(tmp_path.iterdir()) == []


def test_a_copy_has_the_files_own_name_and_can_only_be_read(copies: Copies) -> None:
    copy = copies.make("1/7", "budget å.xlsx", b"tal")
    assert (copy.name, copy.read_bytes()) == ("budget å.xlsx", b"tal")
    assert not copy.stat().st_mode & stat.S_IWUSR


def test_the_same_attachment_again_is_the_same_copy_and_is_not_written(copies: Copies) -> None:
    first = copies.make("1/7", "budget.xlsx", b"tal")
    written = first.stat().st_mtime_ns
    assert copies.make("1/7", "budget.xlsx", b"tal") == first
    assert first.stat().st_mtime_ns == written


def test_a_copy_that_is_held_or_was_changed_is_left_and_a_new_one_is_made(
    copies: Copies, monkeypatch: pytest.MonkeyPatch
) -> None:
    held, changed = copies.make("1/7", "a.xlsx", b"tal"), copies.make("1/8", "b.xlsx", b"tal")
    changed.chmod(stat.S_IRUSR | stat.S_IWUSR)
    changed.write_bytes(b"nya tal")

    def read_bytes(path: Path) -> bytes:
        if path == held:
            raise PermissionError(errno.EACCES, "open in Excel")
        return path.open("rb").read()

    with monkeypatch.context() as patched:
        patched.setattr(Path, "read_bytes", read_bytes)
        again = copies.make("1/7", "a.xlsx", b"tal")
    assert again != held
    assert again.read_bytes() == b"tal"
    assert copies.make("1/8", "b.xlsx", b"tal").read_bytes() == b"tal"
    assert changed.read_bytes() == b"nya tal"


@pytest.mark.parametrize(
    ("code", "kind"),
    [(errno.ENOSPC, DiskFull), (errno.EACCES, FileNotWritable), (errno.EROFS, FileNotWritable)],
)
def test_a_copy_that_cannot_be_written_is_a_sentence_and_leaves_nothing(
    copies: Copies, monkeypatch: pytest.MonkeyPatch, code: int, kind: type
) -> None:
    def fails(path: Path, _data: bytes) -> int:
        path.touch()
        raise OSError(code, "no")

    monkeypatch.setattr(Path, "write_bytes", fails)
    with pytest.raises(kind) as caught:
        copies.make("1/7", "budget.xlsx", b"tal")
    assert "budget.xlsx" in messages.sentence(caught.value)
    assert not list(copies._root().rglob("budget.xlsx"))


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("../../hem/.profile", "profile"),
        ("C:\\hem\\a.pdf", "a.pdf"),
        ("a?b:c.pdf", "a_b_c.pdf"),
        ("...", "bilaga"),
    ],
)
def test_a_name_from_elsewhere_leads_nowhere_else(copies: Copies, name: str, plain: str) -> None:
    copy = copies.make("1/7", name, b"")
    assert (copy.name, copy.parent.parent.name) == (plain, "7")


def test_what_a_killed_program_left_behind_is_taken_away_after_a_day(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    old, new, other = (tmp_path / name for name in ("auditprep-old", "auditprep-new", "annat"))
    for folder in (old, new, other):
        folder.mkdir()
        (folder / "hemlig.pdf").write_bytes(b"%PDF")
    for folder in (old, other):
        os.utime(folder, (0, 0))
    Copies().clear_leftovers()
    assert sorted(tmp_path.iterdir()) == [other, new]
