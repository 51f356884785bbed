"""Later changes that are passed by when the latest is undone, as they cannot be: each is told once, so that nobody believes that
it was undone and nobody hears of it at every key. Lives as long as the case is open."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sqlite_utils import Database

from auditprep.model import HistoryStep, Notice, Passed
from auditprep.store.latest import newest, turn_of


@dataclass(frozen=True, slots=True)
class _Lasting:
    """A change that no step tells of; `turn` is that of the latest step when it was made."""

    turn: int
    made: HistoryStep


class Passing:
    def __init__(self, db: Database) -> None:
        self._db = db
        self._lasting: list[_Lasting] = []
        self._told: set[int] = set()  # numbers of steps

    def lasts(self, who: str, kind: str, what: str) -> None:
        """Something was done that nothing undoes."""
        made = HistoryStep(0, dt.datetime.now(dt.UTC), who, kind, what)
        self._lasting.append(_Lasting(newest(self._db), made))

    def lasts_no_longer(self, kind: str, what: str) -> None:
        """It was taken back in another way."""
        same = (kind, what)
        self._lasting = [each for each in self._lasting if (each.made.kind, each.made.what) != same]

    def later_than(self, step: int | None) -> tuple[Passed, ...]:
        """What was done since the step that nothing undoes (None: all of it), the latest first, and was not told yet."""
        after = 0 if step is None else turn_of(self._db, step)
        told = [each for each in self._lasting if each.turn >= after]
        self._lasting = [each for each in self._lasting if each not in told]
        return tuple(Passed(each.made) for each in reversed(told))

    def cannot(self, made: HistoryStep | None, notices: tuple[Notice, ...]) -> tuple[Passed, ...]:
        """A step that could not be undone, unless it was told; of one that left nothing behind there is nothing to tell."""
        if made is None or not notices or made.id in self._told:
            return ()
        self._told.add(made.id)
        return (Passed(made, notices),)
