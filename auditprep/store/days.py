"""The days that a case is to be ready by, in two copies of it: what differs, and which of them has changed it since they parted.

Steps tell of changes, and of what was met in an earlier merge: what stands in the other copy is news only where it is not what
was met then.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import NamedTuple

from sqlite_utils import Database

from auditprep.model import MergeItem, Outcome
from auditprep.store.changes import Step
from auditprep.store.rows import only_row, read_date
from auditprep.store.status import set_days

DAYS = ("deadline", "meeting")
LEFT = "day-left"
"""The part of a step that tells what the other copy had, and was not taken."""


class _Told(NamedTuple):
    """A part of a step that tells of a day; `step` says which, in either copy."""

    kind: str
    step: str
    before: str | None
    after: str | None


def differing_days(mine: Database, other: Database) -> tuple[MergeItem, ...]:
    """The days that are others there, each as a part of no question ("")."""
    ours, theirs = read_days(mine), read_days(other)
    return tuple(
        _item(mine, other, name, ours[name], theirs[name]) for name in DAYS if ours[name] != theirs[name]
    )


def take_days(
    db: Database, step: Step, items: tuple[MergeItem, ...], choose: Callable[[MergeItem], str]
) -> None:
    """Each becomes what is chosen; what is left is remembered, so that it is not asked of again."""
    for item in items:
        final = choose(item)
        if final != item.mine:
            put_day(db, item.field, final or None)
            step.part("day", item.field, item.mine or None, final or None)
        if final != item.theirs and item.outcome is not Outcome.UNCHANGED:
            step.part(LEFT, item.field, item.theirs or None, item.mine or None)


def read_days(db: Database) -> Mapping[str, str]:
    """Both days as they are written; "" where there is none, or what stands there is no day."""
    return {name: _day(value) for name, value in zip(DAYS, only_row(db, _READ), strict=True)}


def day_now(db: Database, name: str) -> str | None:
    """One of them, if there is one."""
    return read_days(db).get(name) or None


def put_day(db: Database, name: str, value: str | None) -> None:
    """Sets one of them, or takes it away."""
    if name in DAYS:
        set_days(db, {name: read_date(value)})


_READ = f"SELECT {', '.join(DAYS)} FROM properties"  # noqa: S608


def _day(value: object) -> str:
    with suppress(ValueError, TypeError):
        found = read_date(str(value) if value is not None else None)
        return found.isoformat() if found else ""
    return ""


def _item(mine: Database, other: Database, name: str, ours: str, theirs: str) -> MergeItem:
    here, there = _told(mine, name), _told(other, name)
    known, elsewhere = {each.step for each in here}, {each.step for each in there}
    at, met = _met(here)
    if met is not None:  # an earlier merge has looked at it
        own, is_news, base = here[at:], theirs != met, met
    else:
        own = [each for each in here if each.step not in elsewhere]
        is_news = not known.issuperset(elsewhere) or not own
        base = (own[0].before or "") if own else ours
    is_told = bool(own or met is not None or elsewhere - known)  # what no step tells of is to be chosen
    return MergeItem("", name, base, ours, theirs, _outcome(bool(own) or not is_told, is_news, theirs))


def _outcome(is_own: bool, is_news: bool, theirs: str) -> Outcome:
    """Nothing is new by being taken away: that is to be chosen."""
    if not is_news:
        return Outcome.UNCHANGED
    return Outcome.CONFLICT if is_own or not theirs else Outcome.NEW


def _met(here: list[_Told]) -> tuple[int, str | None]:
    """Where among what is told the latest merge ends, and what the other copy had then; None if there was none."""
    for at in range(len(here), 0, -1):
        each = here[at - 1]
        if each.kind != "row":
            return at, (each.after if each.kind == "day" else each.before) or ""
    return 0, None


def _told(db: Database, name: str) -> list[_Told]:
    """What steps that stand have done to the day, the oldest first."""
    return [_Told(*row) for row in db.conn.execute(_TOLD, {"name": name, "path": f"$.{name}"})]


_TOLD = """
SELECT step_part.kind, step.changed || ' ' || step.who,
    CASE step_part.kind WHEN 'row' THEN json_extract(before, :path) ELSE before END,
    CASE step_part.kind WHEN 'row' THEN json_extract(after, :path) ELSE after END
FROM step_part JOIN step ON step.id = step_part.step
WHERE NOT step.undone AND (
    (step.kind = 'merge' AND step_part.kind IN ('day', 'day-left') AND step_part.name = :name)
    OR (step_part.kind = 'row' AND step_part.name = 'properties/1' AND json_valid(before) AND json_valid(after)
        AND json_type(after, :path) IS NOT NULL))
ORDER BY step_part.id
"""
