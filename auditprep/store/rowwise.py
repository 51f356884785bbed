"""Rows beside the answers made as they were before a step: all of them, or none where one is not any more as the step left it.
Runs inside the caller's transaction."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping

from sqlite_utils import Database

from auditprep.prose.file_titles import file_title
from auditprep.store.changes import Step, now
from auditprep.store.citing import Citing
from auditprep.store.rows import insert, insert_anew, update
from auditprep.store.watching import WATCHED, RowPart, Watch, columns_of, row_now

_FILES = ("evidence", "version")


class _Differs(Exception):
    """Something was changed since."""


def put_rows(db: Database, watch: Watch, who: str, step: Step, parts: Iterable[RowPart]) -> bool:
    """Whether it could be done; what is done is parts of the step, and told in the history of the answers concerned."""
    rows = tuple(part for part in parts if part.before != part.after)
    if not rows:
        return True
    db.conn.execute("PRAGMA defer_foreign_keys = ON")
    db.conn.execute("SAVEPOINT rowwise")
    try:
        with watch.into(step), Citing(db, who, step).remembered(*dict.fromkeys(_concerned(db, rows))):
            _put(db, rows)
            _demand_whole(db)
        is_done = True
    except (_Differs, sqlite3.IntegrityError):
        db.conn.execute("ROLLBACK TO rowwise")
        is_done = False
    db.conn.execute("RELEASE rowwise")  # (a full disk has taken the whole transaction back already)
    return is_done


def _put(db: Database, rows: tuple[RowPart, ...]) -> None:
    """Files come last: whether evidence that came with the step has any left is known when they have moved."""
    came = [each for each in rows if each.before is None]
    for each in came:
        if each.table not in _FILES:
            _take_away(db, each, came)
    for each in rows:
        if each.before is not None and each.after is not None:
            _change_back(db, each)
    for each in rows:
        if each.after is None and each.before is not None:
            _put_back(db, each)
    for each in sorted(
        (each for each in came if each.table in _FILES), key=lambda each: each.table, reverse=True
    ):
        _set_aside(db, each, came)


def _take_away(db: Database, part: RowPart, came: list[RowPart]) -> None:
    """A decision that was read in a document goes and comes with that."""
    there = row_now(db, part.table, part.id)
    read_in = (there or {}).get("evidence")
    if part.table == "decision" and any(each.table == "evidence" and each.id == read_in for each in came):
        return
    if there != part.after:
        raise _Differs
    db.conn.execute(f'DELETE FROM "{part.table}" WHERE id = ?', (part.id,))  # noqa: S608 the program's own names


def _change_back(db: Database, part: RowPart) -> None:
    there = row_now(db, part.table, part.id)
    assert part.before is not None
    assert part.after is not None
    if there is None or any(there.get(name) != value for name, value in part.after.items()):
        raise _Differs
    update(db, part.table, part.id, {name: part.before[name] for name in part.before if name in there})


def _put_back(db: Database, part: RowPart) -> None:
    assert part.before is not None
    if row_now(db, part.table, part.id) is not None:
        raise _Differs
    known = {name: value for name, value in part.before.items() if name in columns_of(db, part.table)}
    insert(db, part.table, {"id": part.id, **known})


def _set_aside(db: Database, part: RowPart, came: list[RowPart]) -> None:
    """Evidence that came is taken away as by hand, so that its bytes can be had again; a file that came to evidence that was
    there becomes evidence that is taken away."""
    if part.table == "evidence":
        _set_evidence_aside(db, part.id)
    elif not any(each.table == "evidence" and each.id == (part.after or {}).get("evidence") for each in came):
        _set_version_aside(db, part)


def _set_evidence_aside(db: Database, id: int) -> None:
    (files,) = db.conn.execute("SELECT count(*) FROM version WHERE evidence = ?", (id,)).fetchone()
    if not files:
        db.conn.execute("DELETE FROM evidence WHERE id = ?", (id,))
        return
    (is_used,) = db.conn.execute(
        "SELECT EXISTS (SELECT 1 FROM citation WHERE evidence = ?1)"
        " OR EXISTS (SELECT 1 FROM checklist_evidence WHERE evidence = ?1)",
        (id,),
    ).fetchone()
    if is_used:
        raise _Differs
    db.conn.execute("UPDATE evidence SET removed = ? WHERE id = ? AND removed IS NULL", (now(), id))


def _set_version_aside(db: Database, part: RowPart) -> None:
    there = row_now(db, "version", part.id)
    if there is None or part.after is None or _where(there) != _where(part.after):
        raise _Differs
    kind, secret = db.conn.execute(
        "SELECT kind, secret FROM evidence WHERE id = ?", (there["evidence"],)
    ).fetchone()
    row = {"title": file_title(there["file_name"]), "kind": kind, "secret": secret}
    id = insert_anew(db, "evidence", {**row, "note": "", "confirmed": 0, "own": "", "removed": now()})
    update(db, "version", part.id, {"evidence": id, "number": 1})


def _where(version: Mapping[str, object]) -> tuple[object, object]:
    return version["evidence"], version["number"]


def _demand_whole(db: Database) -> None:
    """Raises where something would lean on what is not there."""
    for table in WATCHED:
        if db.conn.execute(f"PRAGMA foreign_key_check({table})").fetchone():
            raise _Differs


def _concerned(db: Database, rows: Iterable[RowPart]) -> Iterator[int]:
    """The evidence of which answers may lean on another thing afterwards."""
    for part in rows:
        states = (part.before, part.after, row_now(db, part.table, part.id))
        if part.table == "citation":
            yield from {state["evidence"] for state in states if state and "evidence" in state}
        elif part.table == "evidence" and any(state is None or "removed" in state for state in states[:2]):
            yield part.id
