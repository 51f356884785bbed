"""Changes to the register of decisions. They run inside the caller's transaction.

A decision is known again by its day and paragraph (and body, where both have one): so it is never there twice,
whether it was typed first or read first, and what the user has put right in one that was read stays.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable

from sqlite_utils import Database

from auditprep.errors import UnknownDecision
from auditprep.model import Decision
from auditprep.store.evidence_rows import decision_row
from auditprep.store.rows import Row, insert_anew, update

_LETTER = re.compile(r"[a-h](?=\s|\Z)")


def save(db: Database, decision: Decision, id: int | None) -> int:
    """The user's words for a decision, a new one or the one with this id; gives its id. A new one that is there
    already is that one. Raises UnknownDecision."""
    if id is None:
        id = _same(db, decision)
    else:
        _demand(db, id)
    row: Row = decision_row(decision) | {"own": 1, "removed": 0}
    if id is None:
        return insert_anew(db, "decision", row)
    if decision.page is None:  # what was read where stays known
        del row["page"], row["printed_page"]
    update(db, "decision", id, row)
    return id


def remove(db: Database, id: int) -> None:
    """Takes it away; one that was read in minutes stays away when they are read again. Raises UnknownDecision."""
    _demand(db, id)
    db.conn.execute("DELETE FROM decision WHERE id = ? AND read_as IS NULL", (id,))
    db.conn.execute("UPDATE decision SET removed = 1 WHERE id = ?", (id,))


def read_in(db: Database, evidence: int, decisions: Iterable[Decision]) -> None:
    """The decisions that were read in minutes, in the place of those read there before."""
    before = {
        read_as: (id, own or removed)
        for id, read_as, own, removed in db.execute(
            "SELECT id, read_as, own, removed FROM decision WHERE evidence = ?", [evidence]
        )
    }
    for name, decision in {_name(each): each for each in decisions}.items():
        known = before.pop(name, None)
        if known is None:
            _add_read(db, evidence, decision)
        elif not known[1]:
            update(db, "decision", known[0], decision_row(decision))
    for id, settled in before.values():
        if not settled:
            db.conn.execute("DELETE FROM decision WHERE id = ?", (id,))


def state(db: Database, id: int) -> str | None:
    """What a decision says, as a step keeps it; None where it is not there, or was taken away."""
    columns = ("body", "date", "paragraph", "dnr", "title")
    query = f"SELECT {', '.join(columns)} FROM decision WHERE id = ? AND NOT removed"  # noqa: S608
    row = db.conn.execute(query, (id,)).fetchone()
    return None if row is None else json.dumps(dict(zip(columns, row, strict=True)), ensure_ascii=False)


def is_known(db: Database, decision: Decision) -> bool:
    """Whether the register has it, or once had it and it was taken away."""
    day = decision.date.isoformat() if decision.date else None
    rows = db.conn.execute(
        "SELECT body, dnr, title FROM decision WHERE date IS ? AND paragraph IS ?", (day, decision.paragraph)
    )
    if day is not None and decision.paragraph is not None:
        return any(_is_same_body(body, decision.body) for body, _dnr, _title in rows)
    return (decision.body, decision.dnr, decision.title) in set(rows)


def put(db: Database, id: int, *, there: bool) -> None:
    """Takes a decision away so that it can be put back, or puts it back."""
    db.conn.execute("UPDATE decision SET removed = ? WHERE id = ?", (int(not there), id))


def _add_read(db: Database, evidence: int, decision: Decision) -> None:
    link = {"evidence": evidence, "read_as": _name(decision)}
    same = _same(db, decision, only_typed=True)
    if same is None:
        insert_anew(db, "decision", {**decision_row(decision), **link, "own": 0, "removed": 0})
    else:
        update(db, "decision", same, {**link, "page": decision.page, "printed_page": decision.printed_page})


def let_go(db: Database, evidence: int) -> None:
    """What was only read in this evidence goes with it; the user's own words stay."""
    db.conn.execute("DELETE FROM decision WHERE evidence = ? AND (removed OR NOT own)", (evidence,))
    db.conn.execute(
        "UPDATE decision SET evidence = NULL, read_as = NULL, page = NULL, printed_page = NULL WHERE evidence = ?",
        (evidence,),
    )


def move(db: Database, evidence: int, to: int) -> None:
    """The decisions read in one piece of evidence become those read in another, each of them once."""
    known = {read_as for (read_as,) in db.execute("SELECT read_as FROM decision WHERE evidence = ?", [to])}
    for id, read_as, own in db.execute(
        "SELECT id, read_as, own FROM decision WHERE evidence = ?", [evidence]
    ).fetchall():
        if read_as in known and not own:
            db.conn.execute("DELETE FROM decision WHERE id = ?", (id,))
        else:
            db.conn.execute("UPDATE decision SET evidence = ? WHERE id = ?", (to, id))


def _name(decision: Decision) -> str:
    """What a decision is known by in the minutes it was read in. The "a" of § 21 a stands first in its title."""
    day = decision.date.isoformat() if decision.date else ""
    number = decision.paragraph if decision.paragraph is not None else f"{decision.page} {decision.title}"
    letter = _LETTER.match(decision.title) if decision.paragraph is not None else None
    return f"{day} § {number}{letter[0] if letter else ''}"


def _same(db: Database, decision: Decision, *, only_typed: bool = False) -> int | None:
    """The decision of the same day, paragraph and body that is there already; None if none is."""
    if decision.date is None or decision.paragraph is None:
        return None
    rows = db.execute(
        "SELECT id, body FROM decision WHERE date = ? AND paragraph = ? AND NOT removed AND (NOT ? OR read_as IS NULL)",
        [decision.date.isoformat(), decision.paragraph, only_typed],
    )
    return next((id for id, body in rows if _is_same_body(body, decision.body)), None)


def _is_same_body(one: str | None, other: str | None) -> bool:
    return not one or not other or one.strip().casefold() == other.strip().casefold()


def _demand(db: Database, id: int) -> None:
    if not db.execute("SELECT 1 FROM decision WHERE id = ?", [id]).fetchone():
        raise UnknownDecision(decision=id)
