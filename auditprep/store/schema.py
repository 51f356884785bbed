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


_PROVED = """
ALTER TABLE properties ADD COLUMN checklist INTEGER NOT NULL DEFAULT 0;
ALTER TABLE history ADD COLUMN evidence INTEGER;
CREATE TABLE version (
    id INTEGER PRIMARY KEY,
    evidence INTEGER NOT NULL REFERENCES evidence (id),
    number INTEGER NOT NULL,
    file_name TEXT NOT NULL,
    sha256 TEXT NOT NULL UNIQUE REFERENCES content (sha256),
    size INTEGER NOT NULL,
    pages INTEGER,
    readable INTEGER NOT NULL,
    printed TEXT NOT NULL,
    trouble TEXT,
    unlocked TEXT REFERENCES content (sha256),
    added TEXT NOT NULL,
    added_by TEXT NOT NULL,
    UNIQUE (evidence, number)
) STRICT;
INSERT INTO version
    SELECT id, id, 1, file_name, sha256, size, pages, 0, '', 'unread', NULL, added, added_by FROM evidence;
CREATE TABLE new_evidence (
    id INTEGER PRIMARY KEY,
    title TEXT NOT NULL,
    kind TEXT NOT NULL,
    body TEXT,
    date TEXT,
    paragraph INTEGER,
    dnr TEXT,
    decided TEXT,
    page INTEGER,
    printed_page TEXT,
    represents TEXT,
    secret INTEGER NOT NULL,
    note TEXT NOT NULL,
    confirmed INTEGER NOT NULL,
    own TEXT NOT NULL,
    within INTEGER REFERENCES evidence (id),
    removed TEXT
) STRICT;
INSERT INTO new_evidence (id, title, kind, secret, note, confirmed, own)
    SELECT id, title, 'annat', 0, '', 0, 'title' FROM evidence;
DROP TABLE evidence;
ALTER TABLE new_evidence RENAME TO evidence;
CREATE TABLE new_citation (
    id INTEGER PRIMARY KEY,
    question TEXT NOT NULL REFERENCES question (key),
    evidence INTEGER NOT NULL REFERENCES evidence (id),
    pages TEXT,
    quote TEXT NOT NULL,
    version INTEGER NOT NULL,
    UNIQUE (question, evidence, quote),
    FOREIGN KEY (evidence, version) REFERENCES version (evidence, number)
) STRICT;
INSERT INTO new_citation SELECT id, question, evidence, pages, '', 1 FROM citation;
DROP TABLE citation;
ALTER TABLE new_citation RENAME TO citation;
CREATE INDEX citation_evidence ON citation (evidence);
CREATE TABLE page (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL REFERENCES version (id),
    number INTEGER NOT NULL,
    printed TEXT,
    text TEXT NOT NULL,
    UNIQUE (version, number)
) STRICT;
CREATE VIRTUAL TABLE page_text USING fts5 (
    text, content = 'page', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 0'
);
CREATE TABLE term (
    text TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;
CREATE TABLE decision (
    id INTEGER PRIMARY KEY,
    body TEXT,
    date TEXT,
    paragraph INTEGER,
    dnr TEXT,
    title TEXT NOT NULL,
    page INTEGER,
    printed_page TEXT,
    evidence INTEGER REFERENCES evidence (id),
    read_as TEXT,
    own INTEGER NOT NULL,
    removed INTEGER NOT NULL
) STRICT;
CREATE INDEX decision_evidence ON decision (evidence);
CREATE TABLE checklist_line (
    id INTEGER PRIMARY KEY,
    position INTEGER NOT NULL,
    text TEXT NOT NULL,
    reason TEXT NOT NULL
) STRICT;
CREATE TABLE checklist_evidence (
    id INTEGER PRIMARY KEY,
    line INTEGER NOT NULL REFERENCES checklist_line (id),
    evidence INTEGER NOT NULL REFERENCES evidence (id),
    UNIQUE (line, evidence)
) STRICT;
CREATE INDEX checklist_evidence_evidence ON checklist_evidence (evidence);
"""


@MIGRATIONS()
def s003_proved(db: Database) -> None:
    """Evidence with its versions, what was understood of it, and its pages to be searched; citations with quotes; the
    register of decisions; the checklist. What was taken in before is a first version that nobody has read yet.

    - `evidence.own` names what the user has set, which no reading changes; `decided` is the title of the decision that
      adopted it, read on `page`; `removed` says when it was taken away.
    - `version.printed` are the numbers printed on its pages, a line a page; `unlocked` are its bytes without a password.
    - `page_text` finds words in `page`, and `term` has each word once. No triggers keep them, since SQLite lets none
      write to a full-text table in a file that need not be trusted: `store.pages` is the only one that writes to them.
    - `decision.read_as` is the paragraph as the minutes had it, and `own` says that the user's words stand there.
    - `properties.checklist` says whether the checklist was ever set. `history.evidence` is what a citation was of.
    """
    db.executescript(_PROVED)


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
