"""Which step is undone next, and which is made again: the latest first, as everywhere. Only what was done since the case was
opened: nobody undoes last month's work by a key."""

from __future__ import annotations

from sqlite_utils import Database

_MADE = "kind <> 'undo' AND NOT undone"


def newest(db: Database) -> int:
    """The latest step there is; 0 if there is none."""
    return int(db.conn.execute("SELECT ifnull(max(id), 0) FROM step").fetchone()[0])


def to_undo(db: Database, after: int) -> tuple[int, ...]:
    """The steps after that one which stand, the latest first."""
    rows = db.conn.execute(f"SELECT id FROM step WHERE id > ? AND {_MADE} ORDER BY id DESC", (after,))  # noqa: S608
    return tuple(id for (id,) in rows)


def to_redo(db: Database, after: int) -> tuple[int, ...]:
    """The undos after that one that can be taken back, the latest first: those after which nothing new was made."""
    rows = db.conn.execute(
        "SELECT id FROM step WHERE id > ?1 AND kind = 'undo' AND NOT undone"
        " AND undoes IN (SELECT id FROM step WHERE kind <> 'undo')"
        " AND id > (SELECT ifnull(max(id), 0) FROM step WHERE kind <> 'undo') ORDER BY id DESC",
        (after,),
    )
    return tuple(id for (id,) in rows)
