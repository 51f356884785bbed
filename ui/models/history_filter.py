"""Which changes are shown: of one question, by one person, since when, and with which words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cache

from auditprep.i18n import _, language


class Since(Enum):
    """How far back one looks."""

    ALL = "all"
    TODAY = "today"
    WEEK = "week"
    MONTH = "month"


@dataclass(frozen=True, slots=True)
class HistoryFilter:
    """What is asked for; None and "" ask for nothing in particular. `words` are all to be found, whatever their case."""

    question: str | None = None
    who: str | None = None
    since: Since = Since.ALL
    words: tuple[str, ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether it lets everything through."""
        return self == HistoryFilter()


def begins(since: Since, now: dt.datetime) -> dt.datetime | None:
    """The first moment that is asked for; None for all. `now` knows its time zone. Last week begins with its Monday, and a
    month is thirty days."""
    midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
    if since is Since.TODAY:
        return midnight
    if since is Since.WEEK:
        return midnight - dt.timedelta(days=now.weekday() + 7)
    return midnight - dt.timedelta(days=30) if since is Since.MONTH else None


def since_name(since: Since) -> str:
    return _names(language())[since]


@cache
def _names(_language: str) -> Mapping[Since, str]:
    return {
        Since.ALL: _("All time"),
        Since.TODAY: _("Today"),
        Since.WEEK: _("Since last week"),
        Since.MONTH: _("The last month"),
    }
