"""Who met, and when: read from the heads of minutes, page by page, as a file may hold the minutes of several meetings."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import PurePath

from auditprep.evidence.lines import Line, shape, words_beside
from auditprep.evidence.sections import begins_section, begins_sources
from auditprep.prose.bodies import bodies
from auditprep.prose.dates import dates


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting; what its minutes do not say is None. `body` is named as it is where it begins a sentence."""

    body: str | None = None
    date: dt.date | None = None


def meetings(lines: Sequence[Line], file_name: str = "") -> dict[int, Meeting]:
    """The meeting that each page tells of, by the page's number from 1. A page that does not say goes on with the one
    before it; the first pages may learn it from later ones, and all from the file's name."""
    pages = {page: list(group) for page, group in groupby(_without_lists(lines), lambda line: line.page)}
    labelled = {page: _labelled_date(each) for page, each in pages.items()}
    days = _filled(labelled if any(labelled.values()) else _head_dates(pages))
    if not any(days.values()):
        days = dict.fromkeys(pages, _date_on_top(pages) or date_in_name(file_name))
    names = _names(pages, days)
    return {page: Meeting(names[page], days[page]) for page in pages}


def date_in_name(file_name: str) -> dt.date | None:
    """The only date in a file's name, None where it has none or several."""
    found = {each.value for each in dates(PurePath(file_name).stem.replace("_", " "), compact=True)}
    return found.pop() if len(found) == 1 else None


_LABEL = re.compile(
    r"(?:datum\sför\s)?(?:sammanträdes?|mötes|nämnds?)\s?-?(?:datum|dag|tid)\b|sammanträde(?=\s(?:den\s)?\d)",
    re.IGNORECASE,
)
_WHERE_AND_WHEN = re.compile(
    r"(?:plats\soch\stid|tid\soch\splats|(?:dag|datum)\soch\stid|tid|datum|dag)\b", re.IGNORECASE
)
_HEAD = re.compile(r"protokoll|\butdrag\b", re.IGNORECASE)
_OTHER_DAY = re.compile(
    r"juster|anslag|uppsät|nedtag|publicer|utskri|underskri|signera|expedie|nästa|period|överklag",
    re.IGNORECASE,
)
_ORGAN = re.compile(
    r"(?:organ|nämnd(?:/styrelse)?|instans|beslutsorgan|styrelse/nämnd)\s?:?\s", re.IGNORECASE
)
_A_BOARDS = re.compile(
    r"([\wåäö-]{0,40}(nämnd|styrelse|utskott))s\s(?:sammanträde|protokoll|möte)", re.IGNORECASE
)
_BOARD_FOR = re.compile(r"Nämnden för [\wåäö ,-]{3,60}")
_PAGE = re.compile(r"\d\s?\(\d+\)|\bsida?\b|\d\sav\s\d", re.IGNORECASE)
_TOP, _VERY_TOP, _MOST_LISTED = 25, 4, 10
_SENT = re.compile(
    r"(?:beslutet\s|protokollsutdrag(?:et)?\s)?(?:expedieras|skickas|sänds|delges|delgivning|kopia)\b",
    re.IGNORECASE,
)


def _without_lists(lines: Sequence[Line]) -> list[Line]:
    """The lines without what a matter rests upon and to whom its decision is sent, which name other bodies and days.
    What stands elsewhere too is the head of a page, which may be read last."""
    listed, left = set[int](), 0
    for at, line in enumerate(lines):
        begins = begins_sources(line.text) or _SENT.match(line.text)
        if begins or begins_section(line.text) or "§" in line.text[:8]:
            left = _MOST_LISTED if begins else 0
        elif left:
            listed.add(at)
            left -= 1
    elsewhere = {shape(line.text) for at, line in enumerate(lines) if at not in listed}
    return [line for at, line in enumerate(lines) if at not in listed or shape(line.text) in elsewhere]


def _labelled_date(page: Sequence[Line]) -> dt.date | None:
    """The day that the page's head or foot calls that of the meeting: "Sammanträdesdatum 2024-03-12", alone on its line
    but for what else stands in heads."""
    for at, line in enumerate(page):
        label = _LABEL.search(line.text) if line.edge and not _OTHER_DAY.search(line.text) else None
        if label and (_stands_first(label, line.text) or not words_beside(line.text)):
            day = _date_at(page, at, label.end())
            if day:
                return day
    return None


def _stands_first(label: re.Match[str], text: str) -> bool:
    """Whether the line begins with the label and its date."""
    found = dates(text[label.end() :])
    return label.start() == 0 and bool(found) and found[0].start <= 3


def _date_at(page: Sequence[Line], at: int, after: int) -> dt.date | None:
    """The date after a label: beside it, or on one of the next two lines, as columns may be read one after the other;
    or, where the label is read last, above it."""
    around = [
        page[at].text[after:],
        *(line.text for line in page[at + 1 : at + 3]),
        *(line.text for line in page[at - 1 : at] if at),
    ]
    return next(
        (found[0].value for text in around if not _OTHER_DAY.search(text) and (found := dates(text))), None
    )


def _head_dates(pages: Mapping[int, Sequence[Line]]) -> dict[int, dt.date | None]:
    """The dates of heads such as "Socialnämnden 2024-03-12", "Protokoll 2024-03-12 Sida 4 (22)". A date that stands so on
    one page alone may be that of another meeting, which the page mentions."""
    found = {page: list(_dates_of_head(each)) for page, each in pages.items()}
    counts = Counter(day for days in found.values() for day in set(days))
    first = next(iter(found.values()), [])[:1]
    usual = {day for day, count in counts.items() if count > 1} | set(first)
    return {page: next((day for day in days if day in usual), None) for page, days in found.items()}


def _dates_of_head(page: Sequence[Line]) -> Iterator[dt.date]:
    """Those on lines that say nothing but who met, when, and on which page; alone on its line only at the very top."""
    for at, line in enumerate(page):
        found = dates(line.text) if line.edge and not _OTHER_DAY.search(line.text) else ()
        says_more = bodies(line.text) or _HEAD.search(line.text) or _PAGE.search(line.text) or at < _VERY_TOP
        if found and says_more and not words_beside(line.text):
            yield found[0].value


def _date_on_top(pages: Mapping[int, Sequence[Line]]) -> dt.date | None:
    """The day in "Plats och tid Rådhuset, tisdagen den 12 december 2023", otherwise the first one on the first page."""
    top = next(iter(pages.values()), [])[:_TOP]
    for at, line in enumerate(top):
        label = _WHERE_AND_WHEN.match(line.text)
        if label and (day := _date_at(top, at, label.end())):
            return day
    return next(
        (found[0].value for line in top if not _OTHER_DAY.search(line.text) and (found := dates(line.text))),
        None,
    )


def _filled(days: Mapping[int, dt.date | None]) -> dict[int, dt.date | None]:
    """Each page with the date before it; the first ones with the first date there is."""
    last = next((day for day in days.values() if day), None)
    filled: dict[int, dt.date | None] = {}
    for page, day in days.items():
        last = day or last
        filled[page] = last
    return filled


def _names(pages: Mapping[int, Sequence[Line]], days: Mapping[int, dt.date | None]) -> dict[int, str | None]:
    """The body that met, by page: the one that the heads of that meeting's pages name most."""
    by_page: dict[int, str | None] = {}
    for _day, run in groupby(pages, lambda page: days[page]):
        members = list(run)
        counts = Counter[str]()
        for at, page in enumerate(members):
            counts.update(dict(_named(pages[page], first=at == 0)))
        name = max(counts, key=lambda each: counts[each], default=None) or _most_named(pages[members[0]])
        by_page |= dict.fromkeys(members, name)
    return by_page


def _named(page: Sequence[Line], *, first: bool) -> Iterator[tuple[str, int]]:
    """The bodies that the page's head names, and how much each name counts."""
    for at, line in enumerate(page):
        organ = _ORGAN.match(line.text)
        if line.edge or organ:
            name = _only_body(line.text)
            weight = 5 if organ else (4 if first and at < 4 else 2 if line.furniture else 1)
            if name:
                yield name, weight


def _only_body(text: str) -> str | None:
    if _BOARD_FOR.fullmatch(text):
        return text
    found = bodies(text)
    return found[0].name if found and not words_beside(text) else None


def _most_named(page: Sequence[Line]) -> str | None:
    top = page[:_TOP]
    names = Counter(each.name for line in top for each in bodies(line.text))
    in_words = next((match for line in top if (match := _A_BOARDS.search(line.text))), None)
    if not names and in_words:  # "fört vid Björkköpings omsorgsnämnds sammanträde"
        return in_words[1].capitalize() + {"nämnd": "en", "styrelse": "n", "utskott": "et"}[in_words[2]]
    return max(names, key=lambda name: names[name], default=None)
