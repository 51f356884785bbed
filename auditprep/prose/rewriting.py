"""Days and §§ put in the place of others, written as those were."""

from __future__ import annotations

import datetime as dt
import re

from auditprep.prose.dates import MONTHS


def redated(was: str, day: dt.date) -> str | None:
    """The day written as the one that stands there; None where that is not known."""
    if match := _YEAR_FIRST.fullmatch(was):
        month, number = _as_wide(day.month, match[3]), _as_wide(day.day, match[5])
        return f"{_as_year(day, match[1])}{match[2]}{month}{match[4]}{number}"
    if match := _DAY_FIRST.fullmatch(was):
        padded = match[1].startswith("0") or match[3].startswith("0")
        first, second = (f"{each:02}" if padded else str(each) for each in (day.day, day.month))
        return f"{first}{match[2]}{second}{match[4]}{day.year}"
    if match := _IN_WORDS.fullmatch(was):
        return f"{day.day}{match[2]}{_month_name(match[3], day.month)}{match[4]}{day.year}"
    return f"{day:%Y%m%d}" if re.fullmatch(r"\d{8}", was) else None


def renumbered(was: str, number: int, year: int) -> str | None:
    """ "§23" with another number; "§ 12/24" with the year as well. None where several numbers stand there."""
    match = _PARAGRAPH.fullmatch(was)
    if match is None:
        return None
    suffix = f"/{str(year)[-len(match[3]) :]}" if match[3] else ""
    return f"{match[1]}{number}{suffix}{match[4]}"


_DASH = r"\s?[-‐‑–−./]\s*"
_YEAR_FIRST = re.compile(rf"(\d{{4}}|\d\d)({_DASH})(\d\d?)({_DASH})(\d\d?)")
_DAY_FIRST = re.compile(r"(\d\d?)([./])(\d\d?)([.]|\s{1,2}|-|,\s?)(\d{4})")
_IN_WORDS = re.compile(r"(\d\d?)((?::[ea]|\.)?\s{1,3})([A-Za-zåäöÅÄÖ]+\.?)(\s{1,3})(\d{4})")
_PARAGRAPH = re.compile(r"(\D*)(\d{1,4})(?:/(\d\d|\d{4}))?(\D*)")


def _as_year(day: dt.date, was: str) -> str:
    return f"{day.year}"[-len(was) :]


def _as_wide(number: int, was: str) -> str:
    return f"{number:02}" if len(was) == 2 else str(number)


def _month_name(was: str, month: int) -> str:
    """The month's name, in full or cut, small or great, as the one that stands there."""
    name = MONTHS[month - 1]
    if was.rstrip(".").casefold() not in MONTHS:
        name = name[:3] + ("." if was.endswith(".") else "")
    if was.isupper():
        return name.upper()
    return name.capitalize() if was[0].isupper() else name
