"""Which backups of a case are kept: the last ten, and the last of each of thirty days."""

from __future__ import annotations

import datetime as dt
from collections.abc import Hashable, Iterable
from typing import NamedTuple

LAST = 10
DAYS = 30
PLACES = 5


class Taken(NamedTuple):
    """A backup by its number, with the day it was taken (where the user is) and where the case lay."""

    number: int
    day: dt.date
    place: Hashable = ""


def kept(backups: Iterable[Taken], today: dt.date) -> frozenset[int]:
    """The numbers of those to keep. A later backup has a higher number, whatever the clock said then: one that was set
    wrong makes nothing old look new. The newest from each place stays, of the latest few, so that a case that was copied has
    one of each."""
    ordered = sorted(backups)
    of_days = {each.day: each.number for each in ordered if 0 <= (today - each.day).days < DAYS}
    of_places = {each.place: each.number for each in ordered}
    last = (each.number for each in ordered[-LAST:])
    return frozenset((*last, *of_days.values(), *sorted(of_places.values())[-PLACES:]))
