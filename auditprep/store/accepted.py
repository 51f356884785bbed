"""The findings that the user has accepted. Changes run inside the caller's transaction."""

from __future__ import annotations

import datetime as dt

from sqlite_utils import Database

from auditprep.model import Accepted
from auditprep.store.changes import moment
from auditprep.store.rows import storable


def read_accepted(db: Database) -> tuple[Accepted, ...]:
    """What was said of findings, in the order it was said."""
    rows = db.conn.execute(
        "SELECT known_by, rule, question, reason, later, who, said, taken_back FROM accepted ORDER BY id"
    )
    return tuple(
        Accepted(
            known_by,
            rule,
            reason,
            bool(later),
            who,
            dt.datetime.fromisoformat(said),
            question,
            None,
            bool(back),
        )
        for known_by, rule, question, reason, later, who, said, back in rows
    )


def write_accepted(db: Database, said: Accepted) -> None:
    """In the place of what was said of the same finding before."""
    drop_accepted(db, said.known_by)
    db.conn.execute(
        "INSERT INTO accepted (known_by, rule, question, reason, later, who, said, taken_back)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (
            *(said.known_by, said.rule, said.question, storable(said.reason), int(said.later), said.who),
            *(moment(said.when), int(said.taken_back)),
        ),
    )


def drop_accepted(db: Database, known_by: str) -> None:
    db.conn.execute("DELETE FROM accepted WHERE known_by = ?", (known_by,))
