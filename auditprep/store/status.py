"""How far the case has come, what was sent of it, and what the auditors said. Changes run inside the caller's transaction.

What is true of a status (the board's decision, when and to whom it was sent) is given with a change to it. It stays true
while the status goes on, and ends where the status goes back to before it; the log keeps all of it.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from sqlite_utils import Database

from auditprep.errors import StatusLacks
from auditprep.i18n import _
from auditprep.model import Decision, Exported, Remark, Status, StatusChange
from auditprep.store.changes import Step, moment, now
from auditprep.store.evidence_rows import decision_row, read_decision
from auditprep.store.rows import only_row, read_date, storable, update


@dataclass(frozen=True, slots=True)
class Facts:
    """What is true of the status: see `Snapshot`."""

    decided: Decision | None = None
    sent_on: dt.date | None = None
    sent_to: str = ""


def read_status(db: Database) -> Status:
    """Raises ValueError where no version of us has written it."""
    return Status(only_row(db, "SELECT status FROM properties")[0])


def read_status_changes(db: Database) -> tuple[StatusChange, ...]:
    """All of them, oldest first. One to or from a status that we do not know is left out."""
    rows = db.conn.execute(
        "SELECT changed, who, before, after, reason, sent_on, sent_to, body, date, paragraph, dnr, title"
        " FROM status_change ORDER BY id"
    )
    known = set(Status)
    return tuple(_read_change(*row) for row in rows if row[2] in known and row[3] in known)


def _read_change(
    changed: str,
    who: str,
    before: str,
    after: str,
    reason: str,
    sent_on: str | None,
    sent_to: str | None,
    body: str | None,
    date: str | None,
    paragraph: int | None,
    dnr: str | None,
    title: str | None,
) -> StatusChange:
    decision = read_decision(body, date, paragraph, dnr, title or "", None, None)
    return StatusChange(
        when=dt.datetime.fromisoformat(changed),
        who=who,
        before=Status(before),
        after=Status(after),
        reason=reason,
        decision=None if decision == Decision() else decision,
        sent_on=read_date(sent_on),
        sent_to=sent_to or "",
    )


def facts_of(changes: Iterable[StatusChange]) -> Facts:
    """What is true after these changes."""
    facts = Facts()
    for each in changes:
        facts = _after(facts, each.after, each.decision, each.sent_on, each.sent_to)
    return facts


def _after(
    facts: Facts, status: Status, decision: Decision | None, sent_on: dt.date | None, sent_to: str
) -> Facts:
    return Facts(
        (decision or facts.decided) if status.is_decided else None,
        (sent_on or facts.sent_on) if status.is_locked else None,
        (sent_to or facts.sent_to) if status.is_locked else "",
    )


def set_status_as(step: Step, db: Database, who: str, to: Status, **given: Any) -> None:
    """The same as `set_status`, as part of a step."""
    before = state(db)
    set_status(db, who, to, **given)
    after = state(db)
    if before != after:
        step.part("status", "", before, after)


def state(db: Database) -> str:
    """How far the case has come, and what is true of it, as a step keeps it."""
    facts = facts_of(read_status_changes(db))
    decided = decision_row(facts.decided) if facts.decided else None
    sent_on = facts.sent_on and facts.sent_on.isoformat()
    return json.dumps([read_status(db).value, decided, sent_on, facts.sent_to], ensure_ascii=False)


def put_state(db: Database, who: str, kept: str | None) -> None:
    """Makes it what a step has kept: one more line of the log, which loses nothing."""
    if kept is None:
        return
    to, decided, sent_on, sent_to = json.loads(kept)
    decision = read_decision(**decided) if decided else None
    set_status(
        db,
        who,
        Status(to),
        decision=decision,
        sent_on=read_date(sent_on),
        sent_to=sent_to,
        reason=_("Undone or done again"),
    )


def set_status(
    db: Database,
    who: str,
    status: Status,
    *,
    decision: Decision | None = None,
    sent_on: dt.date | None = None,
    sent_to: str = "",
    reason: str = "",
) -> None:
    """Raises StatusLacks. The same status with nothing new to tell of it is no change."""
    before, facts = read_status(db), facts_of(read_status_changes(db))
    sent_to, reason = " ".join(storable(sent_to).split()), storable(reason).strip()
    given = _after(Facts(), status, decision, sent_on, sent_to)
    after = _after(facts, status, given.decided, given.sent_on, given.sent_to)
    _demand_whole(before, status, after, reason)
    if (before, facts) == (status, after):
        return
    row = decision_row(given.decided or Decision())
    row |= {"title": row["title"] or None, "before": before.value, "after": status.value, "reason": reason}
    row |= {"sent_on": given.sent_on and given.sent_on.isoformat(), "sent_to": given.sent_to or None}
    db.conn.execute(
        "INSERT INTO status_change (changed, who, before, after, reason, body, date, paragraph, dnr, title, sent_on,"
        " sent_to) VALUES (:changed, :who, :before, :after, :reason, :body, :date, :paragraph, :dnr, :title, :sent_on,"
        " :sent_to)",
        {**row, "changed": now(), "who": who},
    )
    db.conn.execute("UPDATE properties SET status = ?", (status.value,))


def _demand_whole(before: Status, status: Status, facts: Facts, reason: str) -> None:
    """Raises StatusLacks for a status of which something is not told that must be."""
    decided = facts.decided
    lacking = ""
    if before.is_locked and not status.is_locked and not reason:
        lacking = "reason"
    elif (status is Status.DECIDED and decided is None) or (
        decided is not None and (decided.date is None or (decided.paragraph or 0) < 1)
    ):
        lacking = "decision"
    elif status is Status.SENT and facts.sent_on is None:
        lacking = "sent-on"
    elif status is Status.SENT and not facts.sent_to:
        lacking = "sent-to"
    if lacking:
        raise StatusLacks(status=status.value, lacking=lacking)


# The days that it is to be ready by


def set_days(db: Database, days: Mapping[str, dt.date | None]) -> None:
    """Any of "deadline" and "meeting"; None takes the day away."""
    update(db, "properties", 1, {name: day and day.isoformat() for name, day in days.items()})


def set_whose(db: Database, board: str | None, year: int | None) -> None:
    """The board and the year; None where nobody knows it."""
    update(db, "properties", 1, {"board": board and storable(board), "year": year})


# What was made of it


def read_exported(db: Database) -> tuple[Exported, ...]:
    """Everything that was made of the case, oldest first."""
    rows = db.conn.execute(
        "SELECT made, who, kind, file_name, sha256, size, status FROM exported ORDER BY id"
    )
    known = set(Status)
    return tuple(
        Exported(
            when=dt.datetime.fromisoformat(made),
            who=who,
            kind=kind,
            file_name=file_name,
            sha256=sha256,
            size=size,
            status=Status(status) if status in known else Status.DRAFT,
        )
        for made, who, kind, file_name, sha256, size, status in rows
    )


def record_export(db: Database, who: str, kind: str, file_name: str, sha256: str, size: int) -> None:
    status = read_status(db)
    when = dt.datetime.now(dt.UTC)
    write_exported(db, Exported(when, who, kind, storable(file_name), sha256, size, status))


def write_exported(db: Database, made: Exported) -> None:
    db.conn.execute(
        "INSERT INTO exported (made, who, kind, file_name, sha256, size, status) VALUES (?, ?, ?, ?, ?, ?, ?)",
        (moment(made.when), made.who, made.kind, made.file_name, made.sha256, made.size, made.status.value),
    )


# What the auditors said


def read_remarks(db: Database) -> Mapping[str, Remark]:
    """By the question's key, "" for the whole."""
    rows = db.conn.execute("SELECT question, assessment, recommendation, handled FROM remark ORDER BY id")
    return {key: Remark(*parts) for key, *parts in rows}


def set_remark(db: Database, key: str, remark: Remark) -> None:
    """An empty one takes it away."""
    remark = replace(
        remark,
        assessment=storable(remark.assessment),
        recommendation=storable(remark.recommendation),
        handled=storable(remark.handled),
    )
    if remark.is_empty:
        db.conn.execute("DELETE FROM remark WHERE question = ?", (key,))
        return
    db.conn.execute(
        "INSERT INTO remark (question, assessment, recommendation, handled) VALUES (?, ?, ?, ?)"
        " ON CONFLICT (question) DO UPDATE SET assessment = excluded.assessment,"
        " recommendation = excluded.recommendation, handled = excluded.handled",
        (key, remark.assessment, remark.recommendation, remark.handled),
    )
