"""New files: made under a temporary name in the same folder, then put in place whole, never over another."""

from __future__ import annotations

import os
import secrets
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from auditprep.errors import DiskFull, FileExistsAlready, FileNotWritable
from auditprep.files import hindrance
from auditprep.store.trouble import making


@contextmanager
def new_file(path: Path) -> Iterator[Path]:
    """A temporary name to make the file under; on leaving without error it becomes `path`.

    Raises FileExistsAlready, FileNotWritable, DiskFull; whatever happens, nothing half-made stays behind.
    """
    _demand_room(path)
    temporary = path.with_name(f".{path.name}.{secrets.token_hex(4)}.new")
    try:
        with making(path):
            yield temporary
            _put_in_place(temporary, path)
    finally:
        for left in (temporary, temporary.with_name(temporary.name + "-journal")):
            with suppress(OSError):
                left.unlink()


def _demand_room(path: Path) -> None:
    if os.path.lexists(path):
        raise FileExistsAlready(file=str(path))
    if not os.path.isdir(path.parent):
        raise FileNotWritable(file=str(path), reason="no-folder")
    why = hindrance(path)  # SQLite would only say that it cannot open a file
    if why:
        raise DiskFull(file=str(path)) if why == "disk-full" else FileNotWritable(file=str(path), reason=why)


def _put_in_place(temporary: Path, path: Path) -> None:
    try:
        move_without_replacing(temporary, path)
    except FileExistsError:
        raise FileExistsAlready(file=str(path)) from None
    _sync_folder(path.parent)


def move_without_replacing(temporary: Path, path: Path) -> None:
    """Gives the file its name, in one step. Raises OSError; FileExistsError if the name is taken."""
    if sys.platform == "win32":
        os.rename(temporary, path)  # refuses to replace, on Windows
        return
    try:
        os.link(temporary, path)
    except FileExistsError:
        raise
    except OSError:  # a disk without hard links: claim the name first, then fill it
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o666))
        os.replace(temporary, path)


def _sync_folder(folder: Path) -> None:
    """Makes the new name itself survive a power cut, where folders can be synced; some shares refuse."""
    if sys.platform == "win32":
        return
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
