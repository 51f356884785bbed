"""The words of a case without its files: what a backup holds of its own.

A core is a small database of the same schema, in which the form and the documents have no bytes, and the pages of the
documents no rows: those are kept beside it, once, however many backups there are. Two cores of the same case at the same
moment are the same to the byte. It is made in one short reading of the case file, whatever its schema; whoever writes there
waits no longer than that.
"""

from __future__ import annotations

import hashlib
import json
import re
import sqlite3
import zlib
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from sqlite_utils import Database

from auditprep.model import Answer, Evidence, Questionnaire
from auditprep.store import schema
from auditprep.store.connection import BUSY_SECONDS, connect, read_bytes, set_up, uri
from auditprep.store.evidence_rows import read_evidence
from auditprep.store.opening import demand_case, looking_into
from auditprep.store.pages import index_anew
from auditprep.store.rows import ANSWER, only_row, read_answer, read_questionnaire

_BYTES = {"content": "bytes", "form": "bytes"}
"""The columns whose values are kept beside the core, by table."""
_ROWLESS = {"page", "term"}
"""The tables whose rows are; `term` is made from the pages."""
_DIGEST = re.compile("[0-9a-f]{64}")
_SEARCHED = re.compile(r"CREATE VIRTUAL TABLE \S+ USING fts5\b", re.IGNORECASE)
_PAGE = "id, version, number, printed, text"


@dataclass(frozen=True, slots=True)
class Core:
    """`data` is the small database; `identity` is the same in all copies of the case. `files` are the sizes of the files that
    go with it, by their SHA-256, and `texts` stand for the pages of a version, by its id: another word whenever they are
    others."""

    data: bytes
    identity: str
    files: Mapping[str, int]
    texts: Mapping[int, str]


@dataclass(frozen=True, slots=True)
class Told:
    """What a core says of the case."""

    board: str | None
    year: int | None
    status: str
    questionnaire: Questionnaire
    answers: Mapping[str, Answer]
    evidence: tuple[Evidence, ...]


def case_identity(path: Path) -> str:
    """What all copies of a case have in common. Raises NotACase, NewerCase, BrokenCase, FileUnreadable."""
    with looking_into(path), closing(connect(path, "ro")) as db:
        demand_case(db, path)
        return _identity(db.conn, "main")


def make_core(path: Path) -> Core:
    """The core of the case in this file, as it is now. Raises NotACase, NewerCase, BrokenCase, FileUnreadable."""
    with looking_into(path):
        with closing(connect(path, "ro")) as db:
            demand_case(db, path)
        made = sqlite3.connect("file::memory:", uri=True, isolation_level=None, timeout=BUSY_SECONDS)
        with closing(made):
            made.execute("PRAGMA trusted_schema = OFF")
            made.execute("ATTACH ? AS whole", (uri(path, "ro"),))
            return _copied(made)


def _copied(made: sqlite3.Connection) -> Core:
    made.execute("BEGIN")
    _copy_tables(made)
    files, texts = dict(_files(made)), dict(_texts(made))
    identity = _identity(made, "whole")
    numbers = {name: made.execute(f"PRAGMA whole.{name}").fetchone()[0] for name in _NUMBERS}
    made.execute("COMMIT")
    made.execute("DETACH whole")
    for name, number in numbers.items():
        made.execute(f"PRAGMA {name} = {int(number)}")
    return Core(made.serialize(), identity, files, texts)


_NUMBERS = ("application_id", "user_version")


def _identity(db: sqlite3.Connection, where: str) -> str:
    row = db.execute(f"SELECT created, sha256 FROM {where}.properties, {where}.form").fetchone()  # noqa: S608
    if row is None:
        raise ValueError("a case without a head")
    return f"{row[0]} {row[1]}"


def _copy_tables(made: sqlite3.Connection) -> None:
    """Every table with its rows, then what is searched in (which has none of its own here), then the indexes."""
    shadows = {
        name
        for schema_, name, kind, *_rest in made.execute("PRAGMA table_list")
        if schema_ == "whole" and kind == "shadow"
    }
    made_by = [
        (kind, name, sql)
        for kind, name, sql in made.execute("SELECT type, name, sql FROM whole.sqlite_master ORDER BY rowid")
        if sql and name not in shadows and not name.startswith("sqlite_")
    ]
    virtual = [sql for kind, _name, sql in made_by if kind == "table" and _is_virtual(sql)]
    plain = [(name, sql) for kind, name, sql in made_by if kind == "table" and not _is_virtual(sql)]
    for name, sql in plain:
        made.execute(sql)
        if name not in _ROWLESS:
            _copy_rows(made, name)
    for sql in (*filter(_SEARCHED.match, virtual), *(sql for kind, _n, sql in made_by if kind == "index")):
        made.execute(sql)


def _is_virtual(sql: str) -> bool:
    return sql[:14].upper() == "CREATE VIRTUAL"


def _copy_rows(made: sqlite3.Connection, table: str) -> None:
    name = _quoted(table)
    columns = [row[1] for row in made.execute(f"PRAGMA main.table_info({name})")]
    taken = ("x''" if each == _BYTES.get(table) else _quoted(each) for each in columns)
    into = ", ".join(map(_quoted, columns))
    made.execute(f"INSERT INTO main.{name} ({into}) SELECT {', '.join(taken)} FROM whole.{name}")  # noqa: S608


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _files(made: sqlite3.Connection) -> Iterator[tuple[str, int]]:
    """Every file by its SHA-256, with its size; only what can be one."""
    for table, column in _BYTES.items():
        rows = made.execute(f"SELECT sha256, length({column}) FROM whole.{table}")  # noqa: S608
        yield from ((digest, size) for digest, size in rows if is_digest(digest))


def _texts(made: sqlite3.Connection) -> Iterator[tuple[int, str]]:
    """What stands for the pages of each version: told from the index alone, since the texts are long. Pages that are read
    anew have other numbers, or their version says something else."""
    if not made.execute("SELECT 1 FROM whole.sqlite_master WHERE name = 'page'").fetchone():
        return
    for id, *facts, count, first, last, total in made.execute(
        "SELECT version.id, sha256, readable, version.printed, trouble, unlocked, pages,"
        " count(page.id), min(page.id), max(page.id), sum(page.id)"
        " FROM whole.version JOIN whole.page ON page.version = version.id GROUP BY version.id"
    ):
        told = json.dumps([id, *facts, count, first, last, total])
        yield id, hashlib.sha256(told.encode()).hexdigest()


def is_digest(word: object) -> bool:
    """Whether it can be a SHA-256 as we write it: it becomes the name of a file."""
    return isinstance(word, str) and _DIGEST.fullmatch(word) is not None


# What goes with a core


def read_file(path: Path, digest: str) -> bytes | None:
    """The bytes of a file in the case, if they are there and are those that they should be. Raises BrokenCase,
    FileUnreadable."""
    with looking_into(path), closing(connect(path, "ro")) as db:
        for table in _BYTES:
            data = read_bytes(db, f"SELECT id FROM {table} WHERE sha256 = ?", digest, table=table)  # noqa: S608
            if data is not None and hashlib.sha256(data).hexdigest() == digest:
                return data
    return None


def read_texts(path: Path, version: int) -> bytes:
    """The pages of a version in the case, packed. Raises BrokenCase, FileUnreadable."""
    with looking_into(path), closing(connect(path, "ro")) as db:
        rows = db.conn.execute(f"SELECT {_PAGE} FROM page WHERE version = ? ORDER BY number", (version,))  # noqa: S608
        return zlib.compress(json.dumps(list(rows), ensure_ascii=False).encode())


# What a core tells


def read_core(data: bytes) -> Told:
    """Raises sqlite3.Error or ValueError where it is damaged."""
    with closing(set_up(sqlite3.connect(":memory:", isolation_level=None))) as db:
        db.conn.deserialize(data)
        if schema.version(db) < schema.known():
            schema.migrate(db)
        query = "SELECT properties.board, properties.year, status FROM properties"
        board, year, status = only_row(db, query)
        questionnaire = read_questionnaire(db)
        answers = {each.key: Answer() for each in questionnaire.questions()}
        for key, *parts in db.execute(f"SELECT question, {ANSWER} FROM answer"):  # noqa: S608
            answers[key] = read_answer(*parts)
        evidence, _removed = read_evidence(db)
        return Told(board, year, status, questionnaire, answers, evidence)


def is_sound(data: bytes) -> bool:
    """Whether it is a whole database."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as db:
        db.deserialize(data)
        return [row[0] for row in db.execute("PRAGMA quick_check(1)")] == ["ok"]


# A case made whole again


def put_file(db: Database, digest: str, data: bytes) -> None:
    """Gives a file its bytes back. Inside the caller's transaction."""
    for table, column in _BYTES.items():
        db.conn.execute(f"UPDATE {table} SET {column} = ? WHERE sha256 = ?", (data, digest))  # noqa: S608


def put_texts(db: Database, packed: bytes) -> None:
    """Puts pages back. Inside the caller's transaction. Raises ValueError or zlib.error where they are damaged."""
    rows = json.loads(zlib.decompress(packed))
    db.conn.executemany(f"INSERT INTO page ({_PAGE}) VALUES (?, ?, ?, ?, ?)", rows)  # noqa: S608


def finish(db: Database) -> None:
    """Takes the steps to the newest schema, and makes the index of the pages. Raises sqlite3.Error."""
    if schema.version(db) < schema.known():
        schema.migrate(db)
    with db.atomic():
        index_anew(db)
