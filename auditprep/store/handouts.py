"""Questions that are out with colleagues. Changes run inside the caller's transaction."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping

from sqlite_utils import Database

from auditprep.errors import UnknownHandout
from auditprep.model import Answer, Handout
from auditprep.store.changes import moment, now
from auditprep.store.rows import ANSWER, answer_row, insert, read_answer, read_date, storable


def read_handouts(db: Database) -> tuple[Handout, ...]:
    """All of them, in the order they went out."""
    base: dict[int, dict[str, Answer]] = defaultdict(dict)
    for id, key, *answer in db.conn.execute(
        f"SELECT handout, question, {ANSWER} FROM handout_question ORDER BY id"  # noqa: S608
    ):
        base[id][key] = read_answer(*answer)
    rows = db.conn.execute(
        "SELECT id, token, recipient, sent, sent_by, due, message, returned, called_off FROM handout ORDER BY id"
    )
    return tuple(
        Handout(
            id=id,
            token=token,
            to=to,
            sent=dt.datetime.fromisoformat(sent),
            by=by,
            questions=tuple(base[id]),
            due=read_date(due),
            message=message,
            base=base[id],
            returned=dt.datetime.fromisoformat(returned) if returned is not None else None,
            called_off=bool(called_off),
        )
        for id, token, to, sent, by, due, message, returned, called_off in rows
    )


def write_handout(db: Database, handout: Handout) -> int:
    """A new one, with the answers as they are now; gives its id, which it has to have from here on."""
    row = {
        "token": handout.token,
        "recipient": storable(handout.to),
        "sent": moment(handout.sent),
        "sent_by": handout.by,
        "due": handout.due and handout.due.isoformat(),
        "message": storable(handout.message),
        "returned": handout.returned and moment(handout.returned),
        "called_off": int(handout.called_off),
    }
    id = insert(db, "handout", row)
    for key, answer in handout.base.items():
        insert(db, "handout_question", {"handout": id, "question": key, **answer_row(answer)})
    return id


def call_off(db: Database, id: int) -> None:
    """It is not waited for any more. Raises UnknownHandout."""
    if not db.conn.execute("UPDATE handout SET called_off = 1 WHERE id = ?", (id,)).rowcount:
        raise UnknownHandout(handout=id)


def come_back(db: Database, id: int) -> None:
    """It has come back now."""
    db.conn.execute("UPDATE handout SET returned = ? WHERE id = ?", (now(), id))


def set_returned(db: Database, id: int) -> None:
    """It came back when it was last read in by a step that stands; if none does, it is still out."""
    db.conn.execute(
        "UPDATE handout SET returned ="
        " (SELECT max(changed) FROM step WHERE handout = ?1 AND kind = 'handin' AND NOT undone) WHERE id = ?1",
        (id,),
    )


def meet(db: Database, theirs: Mapping[str, Handout], mine: Mapping[str, Handout]) -> int:
    """Handouts of another copy of the case, by token: those that this one lacks, and what has become of those that it has.
    How many of them changed something."""
    count = 0
    for token, each in theirs.items():
        known = mine.get(token)
        if known is None:
            write_handout(db, each)
        elif known.is_out and not each.is_out:
            returned = each.returned and moment(each.returned)
            db.conn.execute(
                "UPDATE handout SET returned = ?, called_off = ? WHERE id = ?",
                (returned, int(each.called_off), known.id),
            )
        else:
            continue
        count += 1
    return count
