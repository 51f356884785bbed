"""What a change does beside the answers, row by row, so that it can be taken back: triggers that live in the connection and
never in the file. Runs inside the caller's transaction."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from sqlite_utils import Database

from auditprep.store.changes import Step

WATCHED = (
    *("evidence", "version", "citation", "decision", "checklist_line", "checklist_evidence"),
    *("accepted", "remark", "previous", "pair_choice", "wanted", "handout", "properties", "history"),
)
"""The tables whose rows are kept as parts of a step. Answers and the status have parts of their own; of the history only
which evidence a line is of, which moves with it."""

_NOT_WATCHED = {"properties": {"status"}}
_ONLY = {"history": ("evidence",)}

Columns = dict[str, Any]


@dataclass(frozen=True, slots=True)
class RowPart:
    """A row as it was and as it is: all of one that came or went (None where it was not there), and what differs of one
    that stayed."""

    table: str
    id: int
    before: Columns | None
    after: Columns | None

    @classmethod
    def read(cls, name: str, before: str | None, after: str | None) -> RowPart:
        """Out of the part of a step."""
        table, _slash, id = name.rpartition("/")
        return cls(table, int(id), _read(before), _read(after))

    def then(self, other: RowPart) -> RowPart:
        """The same row, after what was done to it next."""
        before = None if self.before is None else {**(other.before or {}), **self.before}
        after = None if other.after is None else {**(self.after or {}), **other.after}
        return RowPart(self.table, self.id, before, after)

    @property
    def before_text(self) -> str | None:
        return _text(self.before)

    @property
    def after_text(self) -> str | None:
        return _text(self.after)


class Watch:
    """Sees the rows that change while it looks."""

    def __init__(self, db: Database) -> None:
        self._db = db

    @contextmanager
    def into(self, step: Step) -> Iterator[None]:
        """What changes inside becomes parts of the step."""
        if not self._is_set_up():
            self._set_up()
        self._db.conn.execute("DELETE FROM temp.seen")
        self._db.conn.execute("INSERT INTO temp.looking VALUES (1)")
        step.is_watched = True
        try:
            yield
        finally:
            step.is_watched = False
        self._db.conn.execute("DELETE FROM temp.looking")
        seen = self._db.conn.execute('SELECT "table", row, before FROM temp.seen ORDER BY rowid').fetchall()
        for table, id, before in seen:
            self._keep(step, table, id, _read(before))

    def _keep(self, step: Step, table: str, id: int, before: Columns | None) -> None:
        after = row_now(self._db, table, id)
        evidence = _evidence_of(table, id, before, after)
        if before is not None and after is not None:
            differing = [name for name, value in before.items() if after[name] != value]
            before, after = ({name: each[name] for name in differing} for each in (before, after))
        if before != after:
            step.row(f"{table}/{id}", _text(before), _text(after), evidence)

    def _set_up(self) -> None:
        run = self._db.conn.execute
        for name in ("seen", "looking"):
            run(f"DROP TABLE IF EXISTS temp.{name}")
        run('CREATE TEMP TABLE seen ("table" TEXT, row INTEGER, before TEXT, UNIQUE ("table", row))')
        run("CREATE TEMP TABLE looking (yes INTEGER)")
        for table in WATCHED:
            for sql in self._triggers(table):
                run(sql)

    def _is_set_up(self) -> bool:
        """In the connection: where the transaction that set it up was taken back, it is not."""
        query = "SELECT count(*) FROM temp.sqlite_master WHERE name = 'looking'"
        return bool(self._db.conn.execute(query).fetchone()[0])

    def _triggers(self, table: str) -> Iterator[str]:
        columns = columns_of(self._db, table)
        was = ", ".join(f"'{name}', old.\"{name}\"" for name in columns)
        events = {"UPDATE": f"json_object({was})"}
        if table not in _ONLY:
            events |= {"INSERT": "NULL", "DELETE": f"json_object({was})"}
        for event, before in events.items():
            row = "new" if event == "INSERT" else "old"
            name = f"see_{table}_{event.lower()}"
            yield f"DROP TRIGGER IF EXISTS temp.{name}"
            yield (
                f"CREATE TEMP TRIGGER {name} AFTER {event} ON main.{table}"  # noqa: S608 the program's own names
                " WHEN EXISTS (SELECT 1 FROM temp.looking) BEGIN"
                f" INSERT INTO seen SELECT '{table}', {row}.id, {before}"
                f" WHERE NOT EXISTS (SELECT 1 FROM seen WHERE \"table\" = '{table}' AND row = {row}.id); END"
            )


def columns_of(db: Database, table: str) -> tuple[str, ...]:
    """The columns that are watched of a table, but for its id."""
    if table in _ONLY:
        return _ONLY[table]
    names = (name for (name,) in db.conn.execute("SELECT name FROM pragma_table_info(?)", (table,)))
    return tuple(name for name in names if name != "id" and name not in _NOT_WATCHED.get(table, ()))


def row_now(db: Database, table: str, id: int) -> Columns | None:
    """The row as it is now; None where it is not there."""
    columns = columns_of(db, table)
    names = ", ".join(f'"{name}"' for name in columns)
    row = db.conn.execute(f'SELECT {names} FROM "{table}" WHERE id = ?', (id,)).fetchone()  # noqa: S608
    return None if row is None else dict(zip(columns, row, strict=True))


def _evidence_of(table: str, id: int, *states: Columns | None) -> int | None:
    """What evidence a row tells of, which is to be erased with it."""
    if table == "evidence":
        return id
    return next((state["evidence"] for state in states if state and state.get("evidence")), None)


def _text(columns: Columns | None) -> str | None:
    return None if columns is None else json.dumps(columns, ensure_ascii=False)


def _read(text: str | None) -> Columns | None:
    return None if text is None else json.loads(text)
