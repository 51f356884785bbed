"""Two versions of the same answers made one, by choice. Runs inside the caller's transaction, as one step.

Whatever is chosen, what the other version said stands in the history, signed by who wrote it: of a colleague's sheet because
it is written there first; of another copy because its own history has been copied in. Where nothing of it is taken, one line
tells what was left (`Changes.leave`), by which it can be had back.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from sqlite_utils import Database

from auditprep.model import Answer
from auditprep.store.brought import content, flags
from auditprep.store.changes import Changes, Step, as_change, told_parts
from auditprep.store.parting import Parting


@dataclass(frozen=True, slots=True)
class Wording:
    """A part of an answer as the other version has it, and as it is to be. `field` is "mark", "text" or "evidence"; a mark
    that is not set is "". `conflict`: it was changed here too."""

    question: str
    field: str
    theirs: str
    final: str
    conflict: bool = False


def take_sheet(db: Database, who: str, by: str, step: Step, wordings: Iterable[Wording]) -> tuple[str, ...]:
    """Takes in what a colleague wrote, signed by them; what is decided otherwise is signed by `who`. The parts of answers that
    are others now, by question."""
    theirs, ours = Changes(db, by, step), Changes(db, who, step)
    taken = []
    for key, parts in _by_question(wordings).items():
        before = ours.current(key)
        for each in parts:
            if _stays(before, each):
                theirs.leave(key, as_change({each.field: each.theirs or None}))
                continue
            theirs.answer(key, as_change({each.field: each.theirs or None}))
            ours.answer(key, as_change({each.field: each.final or None}))
        after = ours.current(key)
        changed = content(before) != content(after)
        ours.answer(
            key,
            {
                "done": before.done and not changed,  # nobody here has called that done
                "carried": before.carried and before.text == after.text,
            },
        )
        taken += [key] * _count(before, after)
    return tuple(taken)


def take_copy(
    db: Database, who: str, step: Step, found: Parting, wordings: Iterable[Wording]
) -> tuple[str, ...]:
    """Takes in what another copy says, whose history has been copied in. The parts of answers that are others now, by
    question."""
    changes = Changes(db, who, step)
    chosen = _by_question(wordings)
    taken = []
    for key in found.theirs:
        for each in chosen.get(key, ()):
            if _stays(found.mine[key], each):
                changes.leave(key, as_change({each.field: each.theirs or None}))
                continue
            changes.answer(key, as_change({each.field: each.theirs or None}), told=not each.conflict)
            changes.answer(key, as_change({each.field: each.final or None}))
        _settle_flags(changes, key, found)
        taken += [key] * _count(found.mine[key], changes.current(key))
    return tuple(taken)


def _settle_flags(changes: Changes, key: str, found: Parting) -> None:
    """How far the answer has come: as far as the copy's where it says the same now; otherwise what was put together of both is
    done where both were. One that says what it said here is as far as it was."""
    mine, base, theirs, now = found.mine[key], found.base[key], found.theirs[key], changes.current(key)
    is_theirs, changed = content(now) == content(theirs), content(now) != content(mine)
    if is_theirs and (changed or flags(mine) == flags(base)):
        changes.answer(key, {"done": theirs.done, "carried": theirs.carried}, told=True)
    elif changed:
        carried = mine.carried and (theirs.carried or now.text == mine.text)
        changes.answer(key, {"done": mine.done and theirs.done, "carried": carried})
    else:  # what the copy says has stood there for a moment, and an answer with nothing in it is no draft
        changes.answer(key, {"done": mine.done, "carried": mine.carried})


def _stays(before: Answer, each: Wording) -> bool:
    """Whether a part stays as it is."""
    return (told_parts(before)[each.field] or "") == each.final


def _by_question(wordings: Iterable[Wording]) -> dict[str, list[Wording]]:
    found: dict[str, list[Wording]] = defaultdict(list)
    for each in wordings:
        found[each.question].append(each)
    return found


def _count(before: Answer, after: Answer) -> int:
    """How many parts say something else."""
    return sum(one != other for one, other in zip(content(before), content(after), strict=True))
