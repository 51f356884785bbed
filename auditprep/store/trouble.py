"""What the disk and SQLite say, turned into facts: a short code of why, and the error it becomes.

Reasons: those of `auditprep.files`, and "too-big", "damaged", "unfinished" (an interrupted change that cannot be
undone where the file lies).
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from auditprep import files
from auditprep.errors import (
    BrokenCase,
    Bug,
    DiskFull,
    FileNotWritable,
    FileUnreadable,
    SaveFailed,
    WorldError,
)

_SQLITE_REASONS = {
    sqlite3.SQLITE_FULL: "disk-full",
    sqlite3.SQLITE_READONLY: "read-only",
    sqlite3.SQLITE_PERM: "rights",
    sqlite3.SQLITE_AUTH: "rights",
    sqlite3.SQLITE_BUSY: "open",
    sqlite3.SQLITE_LOCKED: "open",
    sqlite3.SQLITE_PROTOCOL: "open",
    sqlite3.SQLITE_IOERR: "disk-error",
    sqlite3.SQLITE_CANTOPEN: "gone",
    sqlite3.SQLITE_TOOBIG: "too-big",
    sqlite3.SQLITE_NOMEM: "too-big",
    sqlite3.SQLITE_CORRUPT: "damaged",
    sqlite3.SQLITE_NOTADB: "damaged",
    sqlite3.SQLITE_FORMAT: "damaged",
}
_SQLITE_SPECIAL = {
    sqlite3.SQLITE_READONLY_DBMOVED: "gone",
    sqlite3.SQLITE_READONLY_ROLLBACK: "unfinished",
}
_LONGEST_PATH = 480
"""Bytes. SQLite opens no file whose path has more than 512, and needs some of them for the names of those beside it."""
# What SQLite also says where the disk is full, the folder may not be written to or the name is too long.
_VAGUE = {"read-only", "gone", "disk-error"}


def reason(error: OSError | sqlite3.Error, path: Path | None = None) -> str:
    """The short code of what went wrong. Where SQLite says too little of why `path` could not be written, the disk
    is asked. Raises Bug where only our own mistake explains it."""
    if isinstance(error, OSError):
        return files.reason(error)
    if isinstance(error, sqlite3.ProgrammingError | sqlite3.IntegrityError | sqlite3.InterfaceError):
        raise Bug(error=str(error)) from error
    code = getattr(error, "sqlite_errorcode", None)
    if code is None:  # Python's own complaint: text in the file is not UTF-8
        return "damaged"
    if code in _SQLITE_SPECIAL:
        return _SQLITE_SPECIAL[code]
    known = _SQLITE_REASONS.get(code & 0xFF)
    if known is None:  # SQLITE_ERROR: a table that should be there is not, which the schema rules out
        return "damaged"
    if path is not None and known == "gone" and _is_too_long(path):
        return "path-too-long"
    if path is not None and known in _VAGUE:
        return "disk-full" if files.is_disk_full(path) else files.hindrance(path) or known
    return known


def _why_not_read(error: OSError | sqlite3.Error, path: Path) -> str:
    why = reason(error)
    if why in _VAGUE and files.is_in_cloud(path):
        return "cloud"
    return "path-too-long" if why == "gone" and _is_too_long(path) else why


def _is_too_long(path: Path) -> bool:
    return len(os.fsencode(os.path.abspath(path))) > _LONGEST_PATH


@contextmanager
def reading(path: Path) -> Iterator[None]:
    """What goes wrong inside becomes BrokenCase or FileUnreadable."""
    try:
        yield
    except (OSError, sqlite3.Error) as error:
        why = _why_not_read(error, path)
        kind: type[WorldError] = BrokenCase if why == "damaged" else FileUnreadable
        raise kind(file=str(path), reason=why) from error
    except ValueError as error:  # a value that no version of us has written
        raise BrokenCase(file=str(path), reason="damaged") from error


@contextmanager
def saving(path: Path) -> Iterator[None]:
    """What goes wrong inside becomes SaveFailed, or BrokenCase where the file turns out damaged."""
    try:
        yield
    except (OSError, sqlite3.Error) as error:
        why = reason(error, path)
        kind: type[WorldError] = BrokenCase if why == "damaged" else SaveFailed
        raise kind(file=str(path), reason=why) from error


@contextmanager
def making(path: Path) -> Iterator[None]:
    """What goes wrong inside, while a new file is made, becomes DiskFull or FileNotWritable."""
    try:
        yield
    except (OSError, sqlite3.Error) as error:
        why = reason(error, path)
        kind: type[WorldError] = DiskFull if why == "disk-full" else FileNotWritable
        raise kind(file=str(path), reason=why) from error
