"""Which step is undone next, and which is made again: the latest first, as everywhere. Only what was done since the case was
opened: nobody undoes last month's work by a key.

Steps that are several changes made as one are numbered from 1, and people are told the numbers. A change by itself is a step
too, but a quiet one: its number says after which of the others it was made, and which it is of those made since then.
"""

from __future__ import annotations

from sqlite_utils import Database

from auditprep.model import QUIET_STEPS

TURN = f"iif(id >= {QUIET_STEPS}, id - {QUIET_STEPS}, id << 32)"
"""What steps are in the order of. Only they: the clock may be set back."""
_LAST_MADE = "(SELECT ifnull(max(CASE WHEN kind <> 'undo' THEN turn END), 0) FROM turns)"
_TURNS = f"WITH turns AS (SELECT id, kind, undone, undoes, {TURN} AS turn FROM step)"  # noqa: S608


def next_id(db: Database, *, quiet: bool) -> int:
    """The number of a step that is made now."""
    query = f"SELECT ifnull(max(id), 0) FROM step WHERE id < {QUIET_STEPS}"  # noqa: S608
    last = int(db.conn.execute(query).fetchone()[0])
    if not quiet:
        return last + 1
    first = QUIET_STEPS + (last << 32)
    query = "SELECT ifnull(max(id), ?1) FROM step WHERE id >= ?1 AND id < ?1 + (1 << 32)"
    return int(db.conn.execute(query, (first,)).fetchone()[0]) + 1


def newest(db: Database) -> int:
    """The turn of the latest step there is; 0 if there is none."""
    return int(db.conn.execute(f"SELECT ifnull(max({TURN}), 0) FROM step").fetchone()[0])  # noqa: S608


def turn_of(db: Database, step: int) -> int:
    """The turn of a step that is there."""
    return int(db.conn.execute(f"SELECT {TURN} FROM step WHERE id = ?", (step,)).fetchone()[0])  # noqa: S608


def newest_id(db: Database) -> int:
    """The number of the latest step."""
    return int(db.conn.execute(f"SELECT id FROM step ORDER BY {TURN} DESC LIMIT 1").fetchone()[0])  # noqa: S608


def to_undo(db: Database, after: int) -> tuple[int, ...]:
    """The steps after that turn which stand, the latest first."""
    made = "turn > ? AND kind <> 'undo' AND NOT undone"
    rows = db.conn.execute(f"{_TURNS} SELECT id FROM turns WHERE {made} ORDER BY turn DESC", (after,))  # noqa: S608
    return tuple(id for (id,) in rows)


def to_redo(db: Database, after: int) -> tuple[int, ...]:
    """The undos after that turn that can be taken back, the latest first: those after which nothing new was made."""
    undoing = (
        "turn > ? AND kind = 'undo' AND NOT undone AND undoes IN (SELECT id FROM step WHERE kind <> 'undo')"  # noqa: S608
        f" AND turn > {_LAST_MADE}"
    )
    rows = db.conn.execute(f"{_TURNS} SELECT id FROM turns WHERE {undoing} ORDER BY turn DESC", (after,))  # noqa: S608
    return tuple(id for (id,) in rows)
