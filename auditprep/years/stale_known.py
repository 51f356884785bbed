"""Decisions that this year's case has: what it says of them is right, of whatever year they are."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from auditprep.model import Decision
from auditprep.prose.bodies import same_body


class KnownHere:
    """The decisions in the register and in the minutes of this year's case."""

    def __init__(self, decisions: Iterable[Decision]) -> None:
        self._days: dict[dt.date, list[Decision]] = {}
        self._numbers: set[str] = set()
        for each in decisions:
            if each.date:
                self._days.setdefault(each.date, []).append(each)
            if each.dnr:
                self._numbers.add(each.dnr)

    def has(self, body: str | None, day: dt.date, numbers: Sequence[int]) -> bool:
        """Whether all these §§ of that day, or where none is named a meeting on it, are this year's own."""
        here = [each for each in self._days.get(day, ()) if _may_be_same(body, each.body)]
        return bool(here) and {*numbers} <= {each.paragraph for each in here}

    def has_number(self, dnr: str) -> bool:
        return dnr in self._numbers


def _may_be_same(one: str | None, other: str | None) -> bool:
    return one is None or other is None or same_body(one, other)
