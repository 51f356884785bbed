"""Changes to the checklist: the documents that the auditors ask for. They run inside the caller's transaction."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable

from sqlite_utils import Database

from auditprep.errors import UnknownEvidence, UnknownLine
from auditprep.store.rows import insert, storable, update


def is_set(db: Database) -> bool:
    """Whether there ever was a checklist in this case; it may be empty now."""
    return bool(db.execute("SELECT checklist FROM properties").fetchone()[0])


def set_lines(db: Database, texts: Iterable[str]) -> None:
    """The lines from now on, each once. One whose text stays keeps what was settled."""
    wanted = dict.fromkeys(text for each in texts if (text := " ".join(storable(each).split())))
    there = {text: id for id, text in db.execute("SELECT id, text FROM checklist_line ORDER BY id DESC")}
    for text in there.keys() - wanted.keys():
        _drop(db, there[text])
    for position, text in enumerate(wanted):
        if text in there:
            update(db, "checklist_line", there[text], {"position": position})
        else:
            insert(db, "checklist_line", {"position": position, "text": text, "reason": ""})
    db.conn.execute("UPDATE properties SET checklist = 1")


def settle(db: Database, line: int, evidence: Iterable[int], reason: str) -> None:
    """What fulfils a line, or why nothing does. Raises UnknownLine, UnknownEvidence."""
    if not db.execute("SELECT 1 FROM checklist_line WHERE id = ?", [line]).fetchone():
        raise UnknownLine(line=line)
    update(db, "checklist_line", line, {"reason": storable(reason).strip()})
    db.conn.execute("DELETE FROM checklist_evidence WHERE line = ?", (line,))
    for each in dict.fromkeys(evidence):
        if not db.execute("SELECT 1 FROM evidence WHERE id = ? AND removed IS NULL", [each]).fetchone():
            raise UnknownEvidence(evidence=each)
        insert(db, "checklist_evidence", {"line": line, "evidence": each})


def read_settled(db: Database) -> dict[str, tuple[tuple[int, ...], str]]:
    """What settles each line, by its text: the evidence, and the reason."""
    fulfilled: dict[int, list[int]] = defaultdict(list)
    for line, evidence in db.conn.execute(
        "SELECT line, evidence FROM checklist_evidence"
        " WHERE evidence IN (SELECT id FROM evidence WHERE removed IS NULL) ORDER BY id"
    ):
        fulfilled[line].append(evidence)
    rows = db.conn.execute("SELECT id, text, reason FROM checklist_line ORDER BY position")
    return {text: (tuple(fulfilled[id]), reason) for id, text, reason in rows}


def settled(db: Database, text: str) -> str | None:
    """What settles the line with this text, as a step keeps it; None where nothing does."""
    row = db.conn.execute("SELECT id, reason FROM checklist_line WHERE text = ?", (text,)).fetchone()
    if row is None:
        return None
    query = "SELECT evidence FROM checklist_evidence WHERE line = ? ORDER BY evidence"
    evidence = [id for (id,) in db.conn.execute(query, (row[0],))]
    return as_state(evidence, row[1]) if evidence or row[1] else None


def as_state(evidence: Iterable[int], reason: str) -> str:
    """What settles a line, as a step keeps it."""
    return json.dumps([list(evidence), reason], ensure_ascii=False)


def put_settled(db: Database, text: str, state: str | None) -> None:
    """Makes what settles a line what a step has kept of it; evidence that is not there any more is left out."""
    row = db.conn.execute("SELECT id FROM checklist_line WHERE text = ?", (text,)).fetchone()
    if row is not None:
        evidence, reason = json.loads(state) if state else ((), "")
        there = {id for (id,) in db.conn.execute("SELECT id FROM evidence WHERE removed IS NULL")}
        settle(db, row[0], [each for each in evidence if each in there], reason)


def _drop(db: Database, line: int) -> None:
    db.conn.execute("DELETE FROM checklist_evidence WHERE line = ?", (line,))
    db.conn.execute("DELETE FROM checklist_line WHERE id = ?", (line,))
