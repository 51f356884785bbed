"""What is in a case file. The schema is its migrations, nothing else: one function a step, append-only.

`user_version` is the number of steps taken. To change the schema: add a step, then run
`tests/store/make_reference.py`, which keeps a tiny case of every schema ever shipped.
"""

from __future__ import annotations

import sqlite3

from sqlite_utils import Database, Migrations

from auditprep.errors import Bug
from auditprep.store.connection import set_up, transaction

APPLICATION_ID = 0x41554450
"""AUDP in the file's header: what makes `file` and us know a case from any other SQLite file."""

MIGRATIONS = Migrations("auditprep")

_THE_CASE = """
CREATE TABLE properties (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    board TEXT,
    year INTEGER,
    deadline TEXT,
    status TEXT NOT NULL,
    created TEXT NOT NULL
) STRICT;
CREATE TABLE form (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    name TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    title TEXT NOT NULL,
    board TEXT,
    year INTEGER,
    deadline TEXT,
    bytes BLOB NOT NULL
) STRICT;
CREATE TABLE form_notice (
    id INTEGER PRIMARY KEY,
    code TEXT NOT NULL,
    question TEXT,
    facts TEXT NOT NULL
) STRICT;
CREATE TABLE section (
    id INTEGER PRIMARY KEY,
    number TEXT,
    title TEXT NOT NULL
) STRICT;
CREATE TABLE question (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,
    section INTEGER NOT NULL REFERENCES section (id),
    number TEXT,
    text TEXT NOT NULL,
    guidance TEXT,
    kind TEXT NOT NULL,
    read_mark TEXT,
    read_text TEXT NOT NULL,
    read_done INTEGER NOT NULL
) STRICT;
CREATE TABLE question_option (
    id INTEGER PRIMARY KEY,
    question TEXT NOT NULL REFERENCES question (key),
    text TEXT NOT NULL
) STRICT;
CREATE TABLE question_place (
    id INTEGER PRIMARY KEY,
    question TEXT NOT NULL REFERENCES question (key),
    role TEXT NOT NULL,
    mechanism TEXT NOT NULL,
    path TEXT NOT NULL,
    option TEXT,
    start INTEGER NOT NULL
) STRICT;
CREATE TABLE answer (
    id INTEGER PRIMARY KEY,
    question TEXT NOT NULL UNIQUE REFERENCES question (key),
    mark TEXT,
    text TEXT NOT NULL,
    done INTEGER NOT NULL
) STRICT;
CREATE TABLE history (
    id INTEGER PRIMARY KEY,
    question TEXT NOT NULL REFERENCES question (key),
    changed TEXT NOT NULL,
    who TEXT NOT NULL,
    field TEXT NOT NULL,
    before TEXT,
    after TEXT
) STRICT;
CREATE INDEX history_question ON history (question);
CREATE TABLE content (
    id INTEGER PRIMARY KEY,
    sha256 TEXT NOT NULL UNIQUE,
    bytes BLOB NOT NULL
) STRICT;
CREATE TABLE evidence (
    id INTEGER PRIMARY KEY,
    title TEXT NOT NULL,
    file_name TEXT NOT NULL,
    sha256 TEXT NOT NULL UNIQUE REFERENCES content (sha256),
    size INTEGER NOT NULL,
    pages INTEGER,
    added TEXT NOT NULL,
    added_by TEXT NOT NULL
) STRICT;
CREATE TABLE citation (
    id INTEGER PRIMARY KEY,
    question TEXT NOT NULL REFERENCES question (key),
    evidence INTEGER NOT NULL REFERENCES evidence (id),
    pages TEXT,
    UNIQUE (question, evidence)
) STRICT;
CREATE INDEX citation_evidence ON citation (evidence);
"""


@MIGRATIONS()
def s001_the_case(db: Database) -> None:
    """The form and what was understood of it, the answers with their history, evidence and citations."""
    db.executescript(_THE_CASE)


_PUT_RIGHT = """
ALTER TABLE answer ADD COLUMN evidence TEXT NOT NULL DEFAULT '';
ALTER TABLE question ADD COLUMN several INTEGER NOT NULL DEFAULT 0;
ALTER TABLE question ADD COLUMN read_evidence TEXT NOT NULL DEFAULT '';
ALTER TABLE question_place ADD COLUMN "end" INTEGER;
CREATE TABLE correction (
    id INTEGER PRIMARY KEY,
    question TEXT NOT NULL,
    change TEXT NOT NULL,
    value TEXT NOT NULL,
    role TEXT,
    option TEXT
) STRICT;
"""


@MIGRATIONS()
def s002_put_right(db: Database) -> None:
    """What a form's own column for evidence says, questions with several marks, places that end, and what the user
    put right in how the form was read. A correction names its question as it was read, so it refers to no row."""
    db.executescript(_PUT_RIGHT)


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


def migrate(db: Database) -> None:
    """Takes every step not yet taken, all of them or none. Raises sqlite3.Error."""
    db.conn.execute("PRAGMA foreign_keys = OFF")  # a step may rebuild tables; checked whole before the commit
    try:
        with transaction(db):
            MIGRATIONS.apply(db)
            if db.execute("PRAGMA foreign_key_check").fetchone():
                raise Bug(error="a migration left a row without its parent")
            db.conn.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            db.conn.execute(f"PRAGMA user_version = {known()}")
    finally:
        db.conn.execute("PRAGMA foreign_keys = ON")


def in_memory() -> Database:
    """An empty case of the newest schema, to compare with."""
    db = set_up(sqlite3.connect(":memory:", isolation_level=None))
    migrate(db)
    return db


def described(db: Database) -> dict[str, str]:
    """Every table, index, trigger and view by name, with the SQL that makes it."""
    return dict(db.execute("SELECT name, coalesce(sql, '') FROM sqlite_master ORDER BY name").fetchall())
