"""One backup on the disk: a line that says what it is, a line of JSON that tells of the case, and its core, packed.

It is written whole or not at all, never changed, and knows its own length and hash. What it needs beside it is named by
SHA-256.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import os
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from auditprep.errors import BrokenBackup
from auditprep.files import read_bytes, write_bytes
from auditprep.model import Backup, Status, Why
from auditprep.store.backups_core import is_digest

SUFFIX = ".backup"
_KIND, _FORMAT = b"auditprep backup ", 1
_FIRST = b"%s%d\n" % (_KIND, _FORMAT)
_LONGEST = 50_000_000
_LARGEST = 1_000_000_000


class NotRead(Exception):
    """Not a backup that this program can read; `newer`: a newer one may."""

    def __init__(self, *, newer: bool = False) -> None:
        super().__init__()
        self.newer = newer


@dataclass(frozen=True, slots=True)
class Head:
    """What a backup tells before its core is read. `files` are the sizes of what it needs beside it, by SHA-256; `texts` the
    SHA-256 of each version's pages, by what stands for them (`Core.texts`); `core` is the SHA-256 of the core, and `changed` as `Backup.changed`."""

    when: dt.datetime
    why: Why
    path: Path
    board: str | None
    year: int | None
    status: Status
    questions: int
    answered: int
    evidence: int
    files: Mapping[str, int]
    texts: Mapping[str, str]
    core: str
    changed: tuple[str, ...] = ()

    def needs(self) -> frozenset[str]:
        """Everything that it needs beside it."""
        return frozenset((*self.files, *self.texts.values()))

    def as_backup(self, case: str, number: int, size: int, there: Iterable[str]) -> Backup:
        """The same for who is to choose; `there` is what is kept beside it."""
        return Backup(
            *(case, number, self.when, self.why, self.path, self.board, self.year, self.status),
            *(self.questions, self.answered, self.evidence, size, self.changed),
            lacking=len(self.files.keys() - set(there)),
        )


def write_backup(file: Path, head: Head, core: bytes) -> None:
    """Writes it, and reads it back. Raises FileNotWritable, DiskFull, BrokenBackup."""
    packed = zlib.compress(core)
    told = {**_told(head), "packed": len(packed), "sha256": hashlib.sha256(packed).hexdigest()}
    line = json.dumps(told).encode("ascii")  # a path may have letters that no encoding has
    write_bytes(file, _FIRST + line + b"\n" + packed)
    try:
        whole = read_core_of(file) == core
    except (NotRead, OSError):
        whole = False
    if not whole:
        file.unlink(missing_ok=True)
        raise BrokenBackup(number=number_of(file))


def read_head(file: Path) -> tuple[Head, int]:
    """What the backup tells, and its size. Raises NotRead, OSError."""
    with file.open("rb") as stream:
        told = _read_line(stream.readline(100), stream.readline(_LONGEST))
        size = os.fstat(stream.fileno()).st_size
        if size != stream.tell() + told["packed"]:
            raise NotRead
    return _head(told), size


def read_core_of(file: Path) -> bytes:
    """The core, if it is what was once written. Raises NotRead, OSError, FileError."""
    first, line, packed = (*read_bytes(file, _LARGEST).split(b"\n", 2), b"", b"")[:3]
    told = _read_line(first + b"\n", line)
    if hashlib.sha256(packed).hexdigest() != told.get("sha256"):
        raise NotRead
    try:
        return zlib.decompress(packed)
    except zlib.error as error:
        raise NotRead from error


def number_of(file: Path) -> int:
    """Which backup of its case it is; 0 for what is none."""
    name = file.name.removesuffix(SUFFIX)
    return int(name) if file.suffix == SUFFIX and name.isascii() and name.isdigit() else 0


def name_of(number: int) -> str:
    return f"{number:06}{SUFFIX}"


def _read_line(first: bytes, line: bytes) -> dict[str, Any]:
    """Raises NotRead."""
    if first != _FIRST:
        raise NotRead(newer=first.startswith(_KIND))
    try:
        told = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise NotRead from error
    if not isinstance(told, dict) or not isinstance(told.get("packed"), int):
        raise NotRead
    return told


def _told(head: Head) -> dict[str, object]:
    return {
        "when": head.when.isoformat(),
        "why": head.why.value,
        "path": str(head.path),
        "board": head.board,
        "year": head.year,
        "status": head.status.value,
        "questions": head.questions,
        "answered": head.answered,
        "evidence": head.evidence,
        "files": dict(head.files),
        "texts": dict(head.texts),
        "core": head.core,
        "changed": list(head.changed),
    }


def _head(told: dict[str, Any]) -> Head:
    """Raises NotRead."""
    try:
        head = Head(
            when=dt.datetime.fromisoformat(told["when"]),
            why=Why(told["why"]),
            path=Path(told["path"]),
            status=Status(told["status"]),
            **{name: told[name] for name in ("board", "year", "questions", "answered", "evidence", "core")},
            files={digest: int(size) for digest, size in told["files"].items()},
            texts=dict(told["texts"]),
            changed=tuple(map(str, told["changed"])),
        )
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise NotRead from error
    if head.when.tzinfo is None or not all(map(is_digest, head.needs())):
        raise NotRead
    return head
