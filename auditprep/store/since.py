"""Which answers have been changed since the board decided."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping

from sqlite_utils import Database

from auditprep.model import Answer, StatusChange


def changed_since_decided(
    db: Database, changes: Iterable[StatusChange], answers: Mapping[str, Answer]
) -> tuple[str, ...]:
    """The questions, in the form's order, whose mark, description or evidence is another than it was when the board last
    decided. What was changed and changed back is none; nothing where the board has not decided."""
    decided = _decided_when(changes)
    if decided is None:
        return ()
    moment = decided.isoformat(timespec="microseconds")
    then: dict[str, dict[str, str]] = {}
    rows = db.conn.execute(
        "SELECT question, field, before FROM history WHERE field IN ('mark', 'text', 'evidence')"
        " AND (changed > ?1 OR step IN (SELECT id FROM step WHERE changed > ?1)) ORDER BY id",
        (moment,),
    )
    for question, field, before in rows:
        then.setdefault(question, {}).setdefault(field, before or "")
    return tuple(key for key, answer in answers.items() if _differs(then.get(key, {}), answer))


def _decided_when(changes: Iterable[StatusChange]) -> dt.datetime | None:
    """When the decision that holds was told; None where there is none. One that is told again, as when the case is unlocked,
    is no new one."""
    when, decision = None, None
    for each in changes:
        if not each.after.is_decided:
            when, decision = None, None
        elif each.decision is not None and each.decision != decision:
            when, decision = each.when, each.decision
    return when


def _differs(then: Mapping[str, str], answer: Answer) -> bool:
    return any((getattr(answer, field) or "") != before for field, before in then.items())
