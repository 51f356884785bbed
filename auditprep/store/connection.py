"""Connections to a case file, and transactions on them."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Literal
from urllib.parse import quote

from sqlite_utils import Database

BUSY_SECONDS = 2.0
"""How long another program's short hold on the file (a backup, a virus scanner) is waited out."""

_PIECE = 1 << 20


def connect(path: Path, mode: Literal["rw", "ro", "rwc"]) -> Database:
    """A connection set up the way every connection to a case is. Raises sqlite3.Error."""
    connection = sqlite3.connect(uri(path, mode), uri=True, isolation_level=None, timeout=BUSY_SECONDS)
    try:
        return set_up(connection)
    except BaseException:
        connection.close()
        raise


def set_up(connection: sqlite3.Connection) -> Database:
    """Safe for a file that came by mail, and durable: what is committed survives a power cut. What is erased is written
    over, since evidence may be secret."""
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.execute("PRAGMA cell_size_check = ON")
    connection.execute("PRAGMA synchronous = EXTRA")
    connection.execute("PRAGMA secure_delete = ON")
    connection.execute("PRAGMA temp_store = MEMORY")
    return Database(connection, strict=True, execute_plugins=False)


def uri(path: Path, mode: str) -> str:
    """The path as SQLite's own kind of URI, in which `#`, `?` and `%` are just characters."""
    return uri_of(Path(os.path.abspath(path)).as_posix(), mode)


def uri_of(absolute: str, mode: str) -> str:
    """The same for a path with forward slashes. A Windows share becomes "file:////server/share/…": SQLite
    refuses the usual "file://server/…"."""
    rooted = absolute if absolute.startswith("/") else "/" + absolute
    return f"file://{quote(os.fsencode(rooted), safe='/:')}?mode={mode}"


def read_bytes(db: Database, query: str, *values: object, table: str = "content") -> bytes | None:
    """The bytes of the row whose id the query gives; None if it gives none. Piece by piece: fetched at once they would hold
    every thread of the program until the disk, or the network, has given all of them. Raises sqlite3.Error."""
    with _one_moment(db):
        row = db.conn.execute(query, values).fetchone()
        if row is None:
            return None
        with db.conn.blobopen(table, "bytes", row[0], readonly=True) as blob:
            return b"".join(iter(lambda: blob.read(_PIECE), b""))


@contextmanager
def _one_moment(db: Database) -> Iterator[None]:
    """What is read inside is of one moment in the file."""
    if db.conn.in_transaction:
        yield
        return
    db.conn.execute("BEGIN")
    try:
        yield
    finally:
        db.rollback()


@contextmanager
def transaction(db: Database) -> Iterator[None]:
    """One change, or none of it. `BEGIN IMMEDIATE`, so that two writers meet here and not half-way."""
    if db.conn.in_transaction:  # what an earlier failure could not even roll back
        db.rollback()
    db.conn.execute("BEGIN IMMEDIATE")
    try:
        yield
        db.conn.execute("COMMIT")
    except BaseException:
        with suppress(sqlite3.Error):  # the first error is the one to tell of
            db.rollback()
        raise


@contextmanager
def trial(db: Database) -> Iterator[None]:
    """Holds the right to write, proves it by a write, and takes that back in the end.
    `BEGIN IMMEDIATE` alone does not: on a file that may only be read it begins a reading transaction."""
    db.conn.execute("BEGIN IMMEDIATE")
    try:
        version = int(db.conn.execute("PRAGMA user_version").fetchone()[0])
        db.conn.execute(f"PRAGMA user_version = {version}")
        yield
    finally:
        db.rollback()
