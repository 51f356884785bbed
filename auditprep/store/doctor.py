"""Whether a case file is sound. Looks, and changes nothing; `rescue` mends."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from sqlite_utils import Database

from auditprep.errors import BrokenCase
from auditprep.model import Change, EvidenceKind, Notice, Role, Status, Trouble
from auditprep.store import lock, schema
from auditprep.store.opening import demand_file, open_to_read, true_path
from auditprep.store.remembered import read_cited, read_submission
from auditprep.store.trouble import reading

_DETAILS = 20


def check(path: Path) -> tuple[Notice, ...]:
    """What is wrong with the file, or "case-sound"; and who has it open.

    Raises FileMissing, FileUnreadable, NotACase, NewerCase.
    """
    file = true_path(path)
    demand_file(file)
    try:
        with reading(path), closing(open_to_read(file)) as db:
            wrong = tuple(_wrong(db))
            found = wrong or (_sound(db),)
    except BrokenCase:
        found = (Notice("case-damaged", facts={"detail": ""}),)
    return (*found, *_lock(file))


def _wrong(db: Database) -> Iterator[Notice]:
    yield from _structure(db)
    yield from _schema(db)
    yield from _corrections(db)
    yield from _evidence(db)
    yield from _with_others(db)
    yield from _pages(db)
    yield from _bytes(db)


def _structure(db: Database) -> Iterator[Notice]:
    for (detail,) in db.execute(f"PRAGMA integrity_check({_DETAILS})"):
        if detail != "ok":
            yield Notice("case-damaged", facts={"detail": str(detail)})
    loose = Counter(str(row[0]) for row in db.execute("PRAGMA foreign_key_check"))
    for table, count in loose.items():
        yield Notice("rows-loose", facts={"table": table, "count": str(count)})


def _schema(db: Database) -> Iterator[Notice]:
    """Something that another program has added, taken away or changed."""
    with closing(schema.in_memory()) as fresh:
        expected = schema.described(fresh)
    found = schema.described(db)
    for name in sorted(expected.keys() | found.keys()):
        if expected.get(name) != found.get(name):
            yield Notice("schema-changed", facts={"name": name})


def _corrections(db: Database) -> Iterator[Notice]:
    """Corrections of the form's reading that no version of us has written: the case would not open."""
    changes, roles = set(Change), {None, *Role}
    rows = db.execute("SELECT change, role FROM correction")
    unknown = sum(change not in changes or role not in roles for change, role in rows)
    if unknown:
        yield Notice("rows-loose", facts={"table": "correction", "count": str(unknown)})


def _evidence(db: Database) -> Iterator[Notice]:
    """Evidence that no version of us has written: the case would not open."""
    known = {"evidence": ("kind", set(EvidenceKind)), "version": ("trouble", {None, *Trouble})}
    for table, (column, values) in known.items():
        unknown = sum(value not in values for (value,) in db.execute(f"SELECT {column} FROM {table}"))  # noqa: S608
        if unknown:
            yield Notice("rows-loose", facts={"table": table, "count": str(unknown)})
    bare = db.execute(
        "SELECT count(*) FROM evidence WHERE id NOT IN (SELECT evidence FROM version)"
    ).fetchone()[0]
    if bare:
        yield Notice("rows-loose", facts={"table": "evidence", "count": str(bare)})


def _with_others(db: Database) -> Iterator[Notice]:
    """A status that no version of us has written, with which the case would not open; last year and what is wanted of it
    where they are not whole, and would be missing."""
    unknown = {
        "properties": sum(
            status not in set(Status) for (status,) in db.execute("SELECT status FROM properties")
        ),
        "previous": sum(
            read_submission(text) is None for (text,) in db.execute("SELECT submission FROM previous")
        ),
        "wanted": sum(read_cited(text) is None for (text,) in db.execute("SELECT document FROM wanted")),
    }
    for table, count in unknown.items():
        if count:
            yield Notice("rows-loose", facts={"table": table, "count": str(count)})


def _pages(db: Database) -> Iterator[Notice]:
    """Documents whose pages are not those that were read, or cannot be found by their words."""
    for title, name in db.execute(
        "SELECT title, file_name FROM version JOIN evidence ON evidence.id = evidence"
        " WHERE ifnull(pages, 0) <> (SELECT count(*) FROM page WHERE page.version = version.id)"
        " AND NOT (trouble IS 'unread' AND NOT EXISTS (SELECT 1 FROM page WHERE page.version = version.id))"
    ):
        yield Notice("text-damaged", facts={"title": title, "file_name": name})
    lacking = db.execute(
        "SELECT (SELECT count(*) FROM page) - (SELECT count(*) FROM page_text_docsize)"
    ).fetchone()[0]
    if lacking:
        yield Notice("index-damaged")


def _bytes(db: Database) -> Iterator[Notice]:
    """Bytes that are not those once put in."""
    for name, digest, data in db.execute("SELECT name, sha256, bytes FROM form"):
        if hashlib.sha256(data).hexdigest() != digest:
            yield Notice("form-damaged", facts={"file_name": name})
    for title, name, digest, size, data in db.execute(
        "SELECT title, file_name, content.sha256, iif(content.sha256 = version.sha256, size, length(bytes)), bytes"
        " FROM version JOIN evidence ON evidence.id = evidence"
        " JOIN content ON content.sha256 IN (version.sha256, unlocked) ORDER BY version.id"
    ):
        if hashlib.sha256(data).hexdigest() != digest or len(data) != size:
            yield Notice("evidence-damaged", facts={"title": title, "file_name": name})


def _sound(db: Database) -> Notice:
    tables = {"questions": "question", "answers": "answer", "changes": "history", "evidence": "evidence"}
    facts = {name: str(db[table].count) for name, table in tables.items()}
    return Notice("case-sound", facts=facts)


def _lock(file: Path) -> Iterator[Notice]:
    holder = lock.holder(file)
    if holder:
        since = holder.since.isoformat()
        yield Notice("case-open", facts={"user": holder.user, "machine": holder.machine, "since": since})
    elif lock.lock_file(file).exists():
        yield Notice("lock-left-behind", facts={"file": lock.lock_file(file).name})
