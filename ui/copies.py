"""Read-only copies of attachments, for their own programs to open; gone when auditprep is closed."""

from __future__ import annotations

import errno
import itertools
import re
import shutil
import stat
import tempfile
import time
from contextlib import suppress
from pathlib import Path

from auditprep.errors import DiskFull, FileNotWritable

_PREFIX = "auditprep-"  # of every folder that the program makes for a while
_LEFT_BEHIND = 24 * 60 * 60  # seconds
_NOT_IN_FILE_NAMES = re.compile(r'[<>:"|?*\x00-\x1f]')


class Copies:
    """A folder of copies. Called in the thread of the case: a copy can be large."""

    def __init__(self) -> None:
        self._folder: tempfile.TemporaryDirectory[str] | None = None

    def make(self, place: str, name: str, data: bytes) -> Path:
        """A copy with these bytes under the file's own name. What was copied earlier under `place` is never written
        over, as it may be open: the same bytes are the same copy, others get a folder of their own.
        Raises DiskFull, FileNotWritable."""
        name = _plain(name)
        try:
            for number in itertools.count(1):
                path = self._root() / place / str(number) / name
                if not path.exists():
                    return _write(path, data)
                if _holds(path, data):
                    return path
        except OSError as error:
            kind = DiskFull if error.errno == errno.ENOSPC else FileNotWritable
            raise kind(file=name, reason="copy") from error
        raise AssertionError("numbers do not end")

    def clear_leftovers(self) -> None:
        """Takes away what a program that was killed left behind: what nobody has touched for a day."""
        for folder in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*"):
            with suppress(OSError):
                if time.time() - folder.stat().st_mtime > _LEFT_BEHIND:
                    shutil.rmtree(folder, ignore_errors=True)

    def remove(self) -> None:
        """Takes all copies away, as far as they are not open."""
        if self._folder:
            self._folder.cleanup()
        self._folder = None

    def _root(self) -> Path:
        if self._folder is None:
            self._folder = tempfile.TemporaryDirectory(prefix=_PREFIX, ignore_cleanup_errors=True)
        return Path(self._folder.name)


def _plain(name: str) -> str:
    """The name alone, as every file system takes it, and not hidden."""
    return _NOT_IN_FILE_NAMES.sub("_", re.split(r"[/\\]", name)[-1]).lstrip(".") or "bilaga"


def _write(path: Path, data: bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        path.write_bytes(data)
        path.chmod(stat.S_IRUSR)
    except OSError:
        with suppress(OSError):
            path.unlink()
        raise
    return path


def _holds(path: Path, data: bytes) -> bool:
    """Whether these are the bytes of the file; not if it cannot be read, as where a program holds it for itself."""
    try:
        return path.stat().st_size == len(data) and path.read_bytes() == data
    except OSError:
        return False
