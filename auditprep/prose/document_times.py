"""Which time a document is said to be of: "budget 2025–2027", "delårsrapport per augusti 2025", "2025 års plan"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from auditprep.prose.dates import MONTHS


@dataclass(frozen=True, slots=True)
class FoundTime:
    """The years that a document is of, both the same for one, and the month where that is said (1 to 12). `others` are
    further years that another document each is of ("budget 2024 och 2025"). `year` 0: only the month is said. It stands in
    `text[start:end]`."""

    first: int
    last: int
    month: int | None
    others: tuple[int, ...]
    start: int
    end: int


def time_after(text: str, at: int, *, dated: bool) -> FoundTime | None:
    """The time that the text says right after the name of a document that ends at `at`. `dated`: documents of this kind
    are told apart by day or month; of others a day tells when they were decided."""
    lead = _LEAD.match(text, at)
    if lead is None:
        return None
    found = _planned(text, lead.end()) or _period(text, lead.end()) or _dated(text, lead, dated=dated)
    return found or _years(text, lead.end()) or (_month_alone(text, lead.end()) if dated else None)


def year_before(text: str, at: int) -> FoundTime | None:
    """The year in "2025 års plan", where the name begins at `at`."""
    match = _OWN_YEAR.search(text, max(0, at - 20), at)
    if match is None:
        return None
    return FoundTime(int(match[1]), int(match[1]), None, (), match.start(), match.end(1))


_YEAR = r"(?:19|20)\d\d"
_DASH = r"[-‐‑–—−/]"
_NAMES = "|".join(MONTHS)
_LEAD = re.compile(
    r"(?:,?[ \u00a0]|[ \u00a0]?(?=\())\(?(?:(?:för|avseende|gällande|per|över|från|år|året|åren|budgetåret|verksamhetsåret|helåret|perioden"
    rf"|t\.?o\.?m\.?|till\soch\smed|efter|den|tertial\s[123],?|T[123],?|(?:nr\s)?[123](?=,?\s(?:för\s|år\s|avseende\s)?20),?|(?:{_NAMES})\s?(?:[-–]|till)\s?(?={_NAMES})"
    r"|januari[-–]|version)[ \u00a0]?){0,4}",
    re.IGNORECASE,
)
_PLANNED = re.compile(
    rf"({_YEAR}),?[ ](?:(?:med|och|samt)[ ])?(?:flerårs|verksamhets|ekonomi)?-?plan(?:en|er|erna)?[ ](?:för[ ])?(?:åren[ ])?{_YEAR}\s?(?:[-–—]|och)\s?({_YEAR}|\d\d)(?!\d)",
    re.IGNORECASE,
)
_PERIOD = re.compile(rf"({_YEAR})\s?{_DASH}\s?({_YEAR}|\d\d)(?!\d|[-/.]\d)")
_DAY = re.compile(
    rf"(?P<y1>{_YEAR})-(?P<m1>\d\d)(?:-\d\d)?(?!\d)|(?:\d\d?\s)?(?P<m2>{_NAMES})\s(?P<y2>{_YEAR})(?!\d)"
    rf"|\d\d?/(?P<m3>\d\d?)[ -](?P<y3>{_YEAR})(?!\d)",
    re.IGNORECASE,
)
_SINGLE = re.compile(rf"({_YEAR})(?!\d|[-/.,:]\d|\s?{_DASH}\s?\d|\s?%|\s(?:kronor|kr|tkr|mnkr)\b)")
_MORE = re.compile(rf",\s({_YEAR})(?![\d/:.-])|\s(?:och|samt|respektive)\s({_YEAR})(?![\d/:-]|\sårs)")
_MONTH = re.compile(rf"({_NAMES})\b", re.IGNORECASE)
_OWN_YEAR = re.compile(rf"(?<![\w-])({_YEAR})[ -]års?-?[ ]\Z")
_DECIDED = re.compile(r"\)?,?\s?\(?(?:§|dnr|diarienummer)", re.IGNORECASE)
_LONGEST = 12  # years


def _planned(text: str, at: int) -> FoundTime | None:
    match = _PLANNED.match(text, at)
    return _of_years(match[1], match[2], match) if match else None


def _period(text: str, at: int) -> FoundTime | None:
    match = _PERIOD.match(text, at)
    return _of_years(match[1], match[2], match) if match else None


def _of_years(first: str, last: str, match: re.Match[str]) -> FoundTime | None:
    """The period; None where the second number is a month, as in "2025-08"."""
    year = int(first)
    end = int(last) if len(last) == 4 else int(first[:2] + last)
    if not year < end <= year + _LONGEST:
        return None
    return FoundTime(year, end, None, (), match.start(), match.end())


def _dated(text: str, lead: re.Match[str], *, dated: bool) -> FoundTime | None:
    match = _DAY.match(text, lead.end())
    if match is None or not dated or _DECIDED.match(text, match.end()):
        return None
    year = int(match["y1"] or match["y2"] or match["y3"])
    month = match["m1"] or match["m3"]
    number = int(month) if month else MONTHS.index(match["m2"].casefold()) + 1
    if not 1 <= number <= 12:
        return None
    return FoundTime(year, year, number, (), match.start(), match.end())


def _years(text: str, at: int) -> FoundTime | None:
    match = _SINGLE.match(text, at)
    if match is None:
        return None
    end, others = match.end(), list[int]()
    while more := _MORE.match(text, end):
        others.append(int(more[1] or more[2]))
        end = more.end()
    return FoundTime(int(match[1]), int(match[1]), None, tuple(others), match.start(), end)


def _month_alone(text: str, at: int) -> FoundTime | None:
    match = _MONTH.match(text, at)
    return FoundTime(0, 0, MONTHS.index(match[1].casefold()) + 1, (), at, match.end()) if match else None
