"""Years, months and days so many years later, written as those that stand there."""

from __future__ import annotations

import calendar
import datetime as dt
import re


def shifted_years(was: str, shift: int) -> str:
    """The same words with every year so many years later; of "2024–26" and "2024/25" the last one, too."""
    whole = _SHORT_END.sub(lambda match: match[1] + _later(match[2], shift), was)
    return _YEAR.sub(lambda match: str(int(match[0]) + shift), whole)


def shifted_month(was: str, shift: int) -> str:
    """ "mars 2024" as "mars 2025", "mars -24" as "mars -25"."""
    if _YEAR.search(was):
        return _YEAR.sub(lambda match: str(int(match[0]) + shift), was)
    return re.sub(r"\d\d\Z", lambda match: _later(match[0], shift), was)


def shifted_day(day: dt.date, shift: int) -> dt.date:
    """The same day so many years later; a month's last day stays that."""
    year, last = day.year + shift, calendar.monthrange(day.year + shift, day.month)[1]
    is_last = day.day == calendar.monthrange(day.year, day.month)[1]
    return dt.date(year, day.month, last if is_last else min(day.day, last))


_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_SHORT_END = re.compile(r"((?<!\d)(?:19|20)\d\d\s?[-‐‑–—−/]\s?)(\d\d)(?!\d)")


def _later(two_digits: str, shift: int) -> str:
    return f"{(int(two_digits) + shift) % 100:02}"
