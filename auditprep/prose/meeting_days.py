"""Days on which a body met, as prose says it: "nämndens sammanträde 2024-04-16", "vid sammanträdet den 14 maj 2024", lists of
the year's meetings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from auditprep.prose.dates import MONTHS, FoundDate, dates


@dataclass(frozen=True, slots=True)
class FoundMeetingDay:
    """A day that the words around say a meeting was held on. `is_extra`: besides the ordinary ones. `listed`: it is one of
    several that are told together. The day stands in `text[start:end]`."""

    day: FoundDate
    is_extra: bool
    listed: bool

    @property
    def start(self) -> int:
        return self.day.start

    @property
    def end(self) -> int:
        return self.day.end


def meeting_days(text: str, *, year: int | None = None) -> tuple[FoundMeetingDay, ...]:
    """The days of meetings in the text, in order; `year` is that of "14 maj", which is no day without it. Which body met is
    told by the words before (`prose.organs`). Nothing is read across a wall (U+0000), but a list of days may follow on
    "Sammanträden:"."""
    return tuple(_meeting_days(text, year))


def adoption_days(text: str) -> tuple[FoundDate, ...]:
    """The days in the text on which something was adopted, as the word before says: "beslutad 2024-12-10", "antogs av nämnden
    den 10 december 2024"."""
    return tuple(
        each for each in dates(text) if _ADOPTED.search(text, max(0, each.start - _MOST_BEFORE), each.start)
    )


_ADOPTED = re.compile(
    r"\b(?:ant(?:og|ogs|agit|agits|agen|aget|agna)|beslut(?:ad|at|ades|ats)|fastställ(?:d|t|da|des|ts)|godkän(?:d|t|da|des|ts))"
    r"(?:\s(?:av|i|den|vid|om)|\s[\wåäö-]*(?:nämnden|styrelsen|fullmäktige)){0,3}[\s,(]{1,3}\Z",
    re.IGNORECASE,
)
_WEEKDAY = r"(?:mån|tis|ons|tors|fre|lör|sön)dag(?:en)?"
_MET = re.compile(
    rf"""(?:
      (?P<extra>\bextra(?:\s|insatt[a]?\s|ordinarie\s|ordinärt\s)?)?
      (?:(?<![\wåäö])sammanträde(?:t|n|na)?|\b(?:nämnds?|styrelse|budget)(?:sammanträde|möte)(?:t|n|na)?
        |\bsammanträdes(?:datum|dag(?:en|ar)?|tid(?:er)?|protokoll(?:et)?)|\bsammanträ(?:dde|der|tt)
        |\b[\wåäö-]*(?:nämnd|styrelse|utskott|fullmäktige)(?:en|et)?s\s(?:senaste\s|ordinarie\s)?(?P<owned>extra\s)?möte(?:t|n|na)?
        |\bprotokoll(?:et|en)?
        |\b[\wåäö-]*(?:nämnden|utskottet|styrelsen|fullmäktige))
    )
    (?:[\s,(:]{{1,3}}(?:(?:den|vid|av|från|för|i|per|hölls|ägde\srum|genomfördes|under\s(?:{{YEAR}}|året)|{_WEEKDAY}|(?:19|20)\d\d(?=[:\s]{{1,2}}\d{{1,2}}\s[a-zå]))\b)?){{1,3}}
    [\s,(:]{{0,3}}\Z""".replace("{YEAR}", r"(?:19|20)\d\d"),
    re.VERBOSE | re.IGNORECASE,
)
_SEVERAL = re.compile(r"(?:sammanträden|sammanträdena|möten|mötena|dagar|tider|tid)\b", re.IGNORECASE)
_MOST_BEFORE = 70
_LINE_ENDS = re.compile(r"[\n\x00]")
_SENTENCE_ENDS = re.compile(r"[.!?]\s+(?=[A-ZÅÄÖ])|[\n\x00]")
_AND = re.compile(
    rf"(?:[\s,;(]|\)|§{{1,2}}\s?\d{{1,4}}(?:\s?[-–]\s?\d{{1,4}})?|\b(?:och|samt|den|{_WEEKDAY})\b){{1,14}}",
    re.IGNORECASE,
)
_MOST_AND = 30
_INTRODUCES = re.compile(
    r"\bsammanträd(?:en|ena|esdagar|esdatum|estider|esplan)\b|\bsammanträtt\b|\bmöten\b", re.IGNORECASE
)
_BEGINS = re.compile(rf"[\s•–*-]*(?:{_WEEKDAY}|den|(?:{'|'.join(MONTHS)}):?)?\s{{0,2}}\Z", re.IGNORECASE)
_MOST_LINES = 16
_AFTER = re.compile(
    r"\s(?:sammanträd(?:de|er)|höll\s(?:[\wåäö-]*nämnden|styrelsen)\s(?:ett\s|sitt\s)?(?:extra\s)?sammanträde)",
    re.IGNORECASE,
)


def _meeting_days(text: str, year: int | None) -> Iterator[FoundMeetingDay]:
    before: FoundMeetingDay | None = None
    introduced: dict[int, bool] = {}
    for day in dates(text, year=year):
        found = _of_words(text, day) or _one_more(text, before, day) or _in_list(text, day, introduced)
        if found:
            yield found
        before = found


def _of_words(text: str, day: FoundDate) -> FoundMeetingDay | None:
    before = text[max(0, day.start - _MOST_BEFORE) : day.start]
    cut = max((each.end() for each in _SENTENCE_ENDS.finditer(before)), default=0)
    met = _MET.search(before, cut)
    if met:
        is_extra = bool(
            met["extra"] or met["owned"] or re.search(r"\bextra\w*\s(?:\w+\s)?\Z", before[cut : met.start()])
        )
        return FoundMeetingDay(day, is_extra, bool(_SEVERAL.search(met[0])))
    after = _AFTER.match(text, day.end)
    return FoundMeetingDay(day, "extra" in after[0], False) if after else None


def _one_more(text: str, before: FoundMeetingDay | None, day: FoundDate) -> FoundMeetingDay | None:
    """ "sammanträden 2024-02-13, 2024-03-19 och 2024-04-16"."""
    if before is None or day.start - before.end > _MOST_AND:
        return None
    return FoundMeetingDay(day, False, True) if _AND.fullmatch(text, before.end, day.start) else None


def _in_list(text: str, day: FoundDate, introduced: dict[int, bool]) -> FoundMeetingDay | None:
    """A line that begins with the day, below one that says that meetings follow."""
    start = _line_start(text, day.start)
    if not _BEGINS.fullmatch(text, start, day.start) or day.start - start > _MOST_BEFORE:
        return None
    return FoundMeetingDay(day, False, True) if _is_introduced(text, start, introduced) else None


def _is_introduced(text: str, start: int, introduced: dict[int, bool]) -> bool:
    """Whether the nearest line above that begins with no day speaks of meetings."""
    if start not in introduced:
        above = _line_start(text, start - 1) if start else -1
        if above < 0:
            introduced[start] = False
        elif above in introduced or _begins_with_day(text, above, start):
            introduced[start] = introduced.get(above, False)
        else:
            introduced[start] = bool(_INTRODUCES.search(text, max(above, start - 200), start))
    return introduced[start]


def _begins_with_day(text: str, start: int, end: int) -> bool:
    found = dates(text[start : min(end, start + _MOST_BEFORE)])
    return bool(found) and bool(_BEGINS.fullmatch(text, start, start + found[0].start))


def _line_start(text: str, at: int) -> int:
    return max(text.rfind("\n", 0, max(0, at)), text.rfind("\x00", 0, max(0, at))) + 1
