"""Room given back: what was erased leaves a hole in the file, which is as large as before until it is written anew.

It is written over in place, in one transaction: whoever is killed meanwhile, or has no room for it, has the file as it was,
and to others it stays the same file.
"""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing, suppress
from pathlib import Path
from typing import NamedTuple

from sqlite_utils import Database

from auditprep.store.connection import connect

LARGE = 256 << 20
"""Bytes in use, above which it takes so long that it is not done while somebody waits for an erasing."""

_LEAST_FREE = 1 << 20
_LEAST_SHARE = 5  # one part in so many
_MARGIN = 16 << 20
_IN_MEMORY = (
    64 << 20
)  # so much is copied in memory on the way, and more in the system's folder for such files


class Room(NamedTuple):
    """How many bytes of the file are in use, and how many are not."""

    used: int
    free: int

    @property
    def is_worth_it(self) -> bool:
        return self.free > _LEAST_FREE and self.free * _LEAST_SHARE > self.used + self.free


def compact(db: Database, path: Path, most: int | None = None) -> None:
    """Gives back what is free in the file of this connection, if it is much, and not more than `most` bytes are in use. Where
    that cannot be done now nothing is said: the case is as it was, and it is tried again when it is closed."""
    with suppress(sqlite3.Error, OSError, MemoryError):
        room = _room(db)
        if room.is_worth_it and room.used <= (most or room.used) and _fits(path, room):
            _write_anew(path, room)


def _room(db: Database) -> Room:
    size, pages, free = (
        db.conn.execute(f"PRAGMA {name}").fetchone()[0]
        for name in ("page_size", "page_count", "freelist_count")
    )
    return Room(size * (pages - free), size * free)


def _fits(path: Path, room: Room) -> bool:
    """Whether there is room beside the file for what is written over in it, which is kept until all is done."""
    return shutil.disk_usage(path.parent).free > 2 * room.used + _MARGIN


def _write_anew(path: Path, room: Room) -> None:
    """In a connection of its own: where its copy lies is of no concern to the one that the case is held open with."""
    with closing(connect(path, "rw").conn) as connection:
        if room.used > _IN_MEMORY:
            connection.execute("PRAGMA temp_store = FILE")
        connection.execute("VACUUM")
