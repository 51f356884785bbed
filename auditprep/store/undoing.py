"""Taking back what a step did: each part that still is as the step left it. Runs inside the caller's transaction.

A part is told in words that can be compared and put back (`Step.part`): nothing there is None. What is put back is itself a
step with parts, so an undo can be undone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, replace

from sqlite_utils import Database

from auditprep.errors import UnknownStep
from auditprep.model import CONTENT, QUIET_STEPS, Notice
from auditprep.store import earlier, handouts, register, status
from auditprep.store.accepted import drop_accepted, read_accepted, write_accepted
from auditprep.store.changes import Changes, Step, as_change, told_parts
from auditprep.store.checklist import put_settled, settled
from auditprep.store.citing import Citing
from auditprep.store.days import day_now, put_day
from auditprep.store.keeping import Keeping
from auditprep.store.remembered import accepted_text, read_accepted_text, read_remark, remark_text
from auditprep.store.rowwise import put_rows
from auditprep.store.watching import RowPart, Watch


@dataclass(frozen=True, slots=True)
class Part:
    """What a step did: see `Step.part`."""

    kind: str
    question: str
    evidence: int
    name: str
    before: str | None
    after: str | None


_TAKEN_IN = ("handin", "merge")
"""The steps that bring what others have written."""


def undo(db: Database, watch: Watch, who: str, id: int) -> tuple[Notice, ...]:
    """Takes the step back, and tells what stays. Raises UnknownStep."""
    row = db.conn.execute(
        "SELECT kind, what, handout, undoes, undone, changed FROM step WHERE id = ?", (id,)
    ).fetchone()
    if row is None:
        raise UnknownStep(step=id)
    kind, what, handout, undoes, undone, when = row
    if undone:
        return (Notice("undone-before"),)
    step = Step(db, who, "undo", what, undoes=id, quiet=id >= QUIET_STEPS)
    parts = _typed(db, id) if kind == "typed" else _parts(db, id)
    notices = (
        *_undo_answers(db, who, step, parts, when),
        *_undo_others(db, who, step, parts),
        *_undo_rows(db, watch, who, step, parts),
    )
    leaves_nothing = (
        kind in _TAKEN_IN and not notices
    )  # also where nothing of it was taken: it may come again
    if step.id_if_any or (leaves_nothing and step.id):
        db.conn.execute("UPDATE step SET undone = 1 WHERE id = ?", (id,))
        db.conn.execute("UPDATE step SET undone = 0 WHERE id = ?", (undoes,))
        _follow(db, handout, undoes)
    return notices


def _parts(db: Database, step: int) -> tuple[Part, ...]:
    """What the step did, each thing once: as it was before all of it, and after."""
    rows = db.conn.execute(
        "SELECT kind, ifnull(question, ''), ifnull(evidence, 0), name, before, after FROM step_part"
        " WHERE step = ? ORDER BY id",
        (step,),
    )
    found: dict[tuple[str, str, int, str], Part] = {}
    for part in (Part(*row) for row in rows):
        evidence = 0 if part.kind == "row" else part.evidence  # a row's may have become one with another
        key = (part.kind, part.question, evidence, part.name)
        found[key] = _joined(found[key], part) if key in found else part
    return tuple(found.values())


def _joined(first: Part, then: Part) -> Part:
    """A thing that was changed twice."""
    if first.kind != "row":
        return replace(then, before=first.before)
    was, is_now = (RowPart.read(each.name, each.before, each.after) for each in (first, then))
    both = was.then(is_now)
    return replace(then, before=both.before_text, after=both.after_text)


def _typed(db: Database, step: int) -> tuple[Part, ...]:
    """What was typed: the line of the history, which grew after the step was made."""
    rows = db.conn.execute(
        "SELECT 'answer', question, 0, field, before, after FROM history WHERE step = ?", (step,)
    )
    return tuple(Part(*row) for row in rows)


def _follow(db: Database, handout: int | None, undoes: int | None) -> None:
    """Whether a sheet has come back depends on the steps that read it in."""
    row = db.conn.execute("SELECT handout FROM step WHERE id = ?", (undoes,)).fetchone()
    for id in {handout, row and row[0]} - {None}:
        handouts.set_returned(db, id)


# Answers


def _undo_answers(
    db: Database, who: str, step: Step, parts: tuple[Part, ...], when: str
) -> tuple[Notice, ...]:
    """`when` is when the step was made. What was called done by undoing or making again was so before."""
    by_question: dict[str, dict[str, Part]] = defaultdict(dict)
    for part in parts:
        if part.kind == "answer":
            by_question[part.question][part.name] = part
    rows = db.conn.execute(
        "SELECT DISTINCT question FROM history LEFT JOIN step ON step.id = history.step"
        " WHERE field = 'done' AND after IS NOT NULL AND history.changed > ? AND step.kind IS NOT 'undo'",
        (when,),
    )
    done_since = {key for (key,) in rows}
    changes = Changes(db, who, step)
    return tuple(
        notice
        for key, made in by_question.items()
        for notice in _undo_answer(changes, key, made, key in done_since)
    )


def _undo_answer(changes: Changes, key: str, made: dict[str, Part], done_since: bool) -> list[Notice]:
    """A draft that somebody has confirmed since is theirs, and stays. An answer that was called done since is not what
    stands there then."""
    now = told_parts(changes.current(key))
    confirmed = "carried" in made and made["carried"].after is not None and now["carried"] is None
    content = [name for name in CONTENT if name in made]
    back = [name for name in content if not confirmed and now[name] == made[name].after]
    stays = [name for name in content if name not in back and now[name] != made[name].before]
    wanted = {name: made[name].before for name in back}
    if not stays:
        wanted |= {name: made[name].before for name in ("done", "carried") if name in made}
    if back and "done" not in wanted and done_since:
        wanted["done"] = None
    changes.answer(key, as_change(wanted))
    return [Notice("not-undone", key, {"part": name}) for name in stays]


# All else


@dataclass(frozen=True, slots=True)
class _Kind:
    """How a part is looked at as it is now, and how it is put back."""

    now: Callable[[Database, Part], str | None]
    put: Callable[[Database, str, Step, Part, str | None], None]


def _undo_others(db: Database, who: str, step: Step, parts: tuple[Part, ...]) -> tuple[Notice, ...]:
    """Evidence is put back before what leans on it, and taken away after that. A file that came to evidence as its newest
    stays, for others may have leaned on it."""
    notices = []
    for part in sorted(parts, key=_turn):
        kind = _KINDS.get(part.kind)
        if part.kind == "version" and part.after is not None:
            notices.append(_stays(db, part))
        if kind is None:
            continue
        now = kind.now(db, part)
        if now == part.after:
            kind.put(db, who, step, part, part.before)
        elif now != part.before:
            notices.append(_stays(db, part))
    return tuple(notices)


def _undo_rows(
    db: Database, watch: Watch, who: str, step: Step, parts: tuple[Part, ...]
) -> tuple[Notice, ...]:
    rows = [RowPart.read(part.name, part.before, part.after) for part in parts if part.kind == "row"]
    is_done = put_rows(db, watch, who, step, rows)
    return () if is_done else (Notice("not-undone", facts={"part": "row"}),)


_NAMED = {"evidence": "document", "version": "version"}
"""What is told with the title of its document, and as what."""


def _turn(part: Part) -> int:
    if part.kind != "evidence":
        return 1
    return 2 if part.before is None else 0


def _stays(db: Database, part: Part) -> Notice:
    name = _NAMED.get(part.kind)
    if name is None:
        return Notice("not-undone", part.question or None, {"part": part.kind})
    row = db.conn.execute("SELECT title FROM evidence WHERE id = ?", (part.evidence,)).fetchone()
    return Notice("not-undone", facts={"part": name, "title": row[0] if row else "?"})


def _recorded(put: Callable[[Database, Part, str | None], None]) -> Callable[..., None]:
    """Puts it back, and tells the step."""

    def put_and_tell(db: Database, _who: str, step: Step, part: Part, value: str | None) -> None:
        put(db, part, value)
        step.part(
            part.kind,
            part.name,
            part.after,
            value,
            question=part.question or None,
            evidence=part.evidence or None,
        )

    return put_and_tell


def _citation_now(db: Database, part: Part) -> str | None:
    return Citing(db, "").state(part.question, part.evidence, part.name)


def _put_citation(db: Database, who: str, step: Step, part: Part, value: str | None) -> None:
    Citing(db, who, step).put(part.question, part.evidence, part.name, value)


def _evidence_now(db: Database, part: Part) -> str | None:
    """That something leans on it since is another state: such evidence is not taken away."""
    row = db.conn.execute(
        "SELECT removed IS NOT NULL, EXISTS (SELECT 1 FROM citation WHERE evidence = ?1)"
        " OR EXISTS (SELECT 1 FROM checklist_evidence WHERE evidence = ?1) FROM evidence WHERE id = ?1",
        (part.evidence,),
    ).fetchone()
    if row is None or row[0]:
        return None
    return "cited" if row[1] and part.before is None else "there"


def _put_evidence(db: Database, who: str, step: Step, part: Part, value: str | None) -> None:
    keeping = Keeping(db, who)
    if value is None:
        keeping.remove(part.evidence)
    else:
        keeping.restore(part.evidence)
    step.part("evidence", part.name, part.after, value, evidence=part.evidence)


def _wanted_now(db: Database, part: Part) -> str | None:
    """One that was settled since is as good as taken back."""
    return "wanted" if earlier.is_wanted(db, part.question, part.name) else None


def _put_wanted(db: Database, part: Part, value: str | None) -> None:
    if value is None:
        earlier.drop_wanted(db, part.question, part.name)
    else:
        earlier.put_wanted(db, part.question, part.name)


def _remark_now(db: Database, part: Part) -> str | None:
    return remark_text(status.read_remarks(db).get(part.name))


def _put_remark(db: Database, part: Part, value: str | None) -> None:
    status.set_remark(db, part.name, read_remark(value))


def _accepted_now(db: Database, part: Part) -> str | None:
    return next((accepted_text(each) for each in read_accepted(db) if each.known_by == part.name), None)


def _put_accepted(db: Database, part: Part, value: str | None) -> None:
    if value is None:
        drop_accepted(db, part.name)
    else:
        write_accepted(db, read_accepted_text(value))


def _status_now(db: Database, _part: Part) -> str | None:
    return status.state(db)


def _put_status(db: Database, who: str, step: Step, part: Part, value: str | None) -> None:
    status.put_state(db, who, value)
    step.part("status", "", part.after, status.state(db))


def _decision_now(db: Database, part: Part) -> str | None:
    return register.state(db, int(part.name))


def _put_decision(db: Database, part: Part, value: str | None) -> None:
    register.put(db, int(part.name), there=value is not None)


def _line_now(db: Database, part: Part) -> str | None:
    return settled(db, part.name)


def _put_line(db: Database, part: Part, value: str | None) -> None:
    put_settled(db, part.name, value)


def _day_now(db: Database, part: Part) -> str | None:
    return day_now(db, part.name)


def _put_day(db: Database, part: Part, value: str | None) -> None:
    put_day(db, part.name, value)


_KINDS = {
    "citation": _Kind(_citation_now, _put_citation),
    "evidence": _Kind(_evidence_now, _put_evidence),
    "wanted": _Kind(_wanted_now, _recorded(_put_wanted)),
    "accepted": _Kind(_accepted_now, _recorded(_put_accepted)),
    "status": _Kind(_status_now, _put_status),
    "remark": _Kind(_remark_now, _recorded(_put_remark)),
    "decision": _Kind(_decision_now, _recorded(_put_decision)),
    "line": _Kind(_line_now, _recorded(_put_line)),
    "day": _Kind(_day_now, _recorded(_put_day)),
}
