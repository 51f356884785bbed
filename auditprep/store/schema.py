"""What is in a case file. The schema is its migrations, nothing else: one function a step, append-only.

`user_version` is the number of steps taken. To change the schema: add a step to `migrations`, then run
`tests/store/make_reference.py`, which keeps a tiny case of every schema ever shipped.
"""

from __future__ import annotations

import sqlite3

from sqlite_utils import Database

from auditprep.errors import Bug
from auditprep.store.connection import set_up, transaction
from auditprep.store.migrations import MIGRATIONS

APPLICATION_ID = 0x41554450
"""AUDP in the file's header: what makes `file` and us know a case from any other SQLite file."""


def known() -> int:
    """The newest schema this program knows."""
    with Database(memory=True, execute_plugins=False) as empty:
        return len(MIGRATIONS.pending(empty))


def version(db: Database) -> int:
    """The schema of this file."""
    return int(db.execute("PRAGMA user_version").fetchone()[0])


def is_case(db: Database) -> bool:
    """Whether the file says that it is ours."""
    return int(db.execute("PRAGMA application_id").fetchone()[0]) == APPLICATION_ID


def migrate(db: Database, to: int | None = None) -> None:
    """Takes every step not yet taken (in a new file, up to schema `to`), all of them or none. Raises sqlite3.Error."""
    db.conn.execute("PRAGMA foreign_keys = OFF")  # a step may rebuild tables; checked whole before the commit
    try:
        with transaction(db):
            MIGRATIONS.apply(
                db, stop_before=[step.name for step in MIGRATIONS.pending(db)[to:]] if to else None
            )
            if db.execute("PRAGMA foreign_key_check").fetchone():
                raise Bug(error="a migration left a row without its parent")
            db.conn.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            db.conn.execute(f"PRAGMA user_version = {to or known()}")
    finally:
        db.conn.execute("PRAGMA foreign_keys = ON")


def in_memory() -> Database:
    """An empty case of the newest schema, to compare with."""
    db = set_up(sqlite3.connect(":memory:", isolation_level=None))
    migrate(db)
    return db


def described(db: Database) -> dict[str, str]:
    """Every table, index, trigger and view by name, with the SQL that makes it; but not the tables that SQLite itself
    makes for searching, which may differ from one SQLite to the next."""
    hidden = {name for _in, name, kind, *_rest in db.execute("PRAGMA table_list") if kind == "shadow"}
    made = db.execute("SELECT name, coalesce(sql, '') FROM sqlite_master ORDER BY name")
    return {name: sql for name, sql in made if name not in hidden}
