"""What has happened in a case: every change, and the steps that some of them were part of."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import replace

from sqlite_utils import Database

from auditprep.model import HistoryEntry, HistoryStep
from auditprep.store.changes import LEFT, moment
from auditprep.store.latest import TURN

_ENTRY = "SELECT changed, who, field, before, after, question, ifnull(step, 0), id FROM history"


def read_changes(
    db: Database,
    question: str | None = None,
    who: str | None = None,
    since: dt.datetime | None = None,
    until: dt.datetime | None = None,
) -> tuple[HistoryEntry, ...]:
    """The changes, oldest first: of one question, by one person, from `since` on and before `until`, where these are given."""
    conditions = {
        "question = ?": question,
        "who = ?": who,
        "changed >= ?": since and moment(since),
        "changed < ?": until and moment(until),
    }
    asked = {condition: value for condition, value in conditions.items() if value is not None}
    where = f" WHERE {' AND '.join(asked)}" if asked else ""
    rows = db.conn.execute(f"{_ENTRY}{where} ORDER BY changed, id", tuple(asked.values()))
    return tuple(_entry(*row) for row in rows)


def read_entry(db: Database, id: int) -> HistoryEntry | None:
    """One change; None if there is none with this id."""
    row = db.conn.execute(f"{_ENTRY} WHERE id = ?", (id,)).fetchone()
    return _entry(*row) if row else None


def _entry(
    changed: str,
    who: str,
    field: str,
    before: str | None,
    after: str | None,
    question: str,
    step: int,
    id: int,
) -> HistoryEntry:
    return HistoryEntry(
        dt.datetime.fromisoformat(changed),
        who,
        field.removeprefix(LEFT),
        before,
        after,
        question,
        step,
        id,
        left=field.startswith(LEFT),
    )


def read_people(db: Database) -> tuple[str, ...]:
    """Everybody who has changed an answer, in the order of their names."""
    names = {who for (who,) in db.conn.execute("SELECT DISTINCT who FROM history")}
    return tuple(sorted(names, key=lambda name: (name.casefold(), name)))


def read_steps(db: Database) -> tuple[HistoryStep, ...]:
    """All steps, oldest first."""
    questions: dict[int, list[str]] = defaultdict(list)
    for step, key in db.conn.execute(
        "SELECT step, question FROM history WHERE step IS NOT NULL GROUP BY step, question ORDER BY min(id)"
    ):
        questions[step].append(key)
    query = f"SELECT id, changed, who, kind, what, undone, undoes FROM step ORDER BY {TURN}"  # noqa: S608
    rows = db.conn.execute(query)
    made: dict[int, HistoryStep] = {}
    for id, changed, who, kind, what, undone, undoes in rows:
        when = dt.datetime.fromisoformat(changed)
        step = HistoryStep(id, when, who, kind, what, tuple(questions[id]), bool(undone))
        made[id] = _as_undo(step, made[undoes]) if undoes in made else step
    return tuple(made.values())


def _as_undo(step: HistoryStep, undone: HistoryStep) -> HistoryStep:
    """The step with what it has undone."""
    if undone.kind != "undo":
        return replace(step, of=undone.kind)
    return replace(step, of=undone.of, again=not undone.again)
