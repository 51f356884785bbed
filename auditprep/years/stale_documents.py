"""Documents of last year that the text names: "delårsbokslut 2024", "internkontrollplan för 2024", "2024 års riskanalys"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from auditprep.model import StaleKind
from auditprep.prose.document_names import FoundName, document_names, stem
from auditprep.prose.rewriting import redated
from auditprep.years.stale_ground import Ground
from auditprep.years.stale_running import is_renewed
from auditprep.years.stale_writing import shifted_day, shifted_month, shifted_years


class Time(StrEnum):
    """How the text says which time a document is of."""

    YEAR = "year"
    PERIOD = "period"
    MONTH = "month"
    DAY = "day"


@dataclass(frozen=True, slots=True)
class Named:
    """A document of last year, `text[start:end]`, its time included; that begins at `at`. `direct`: nothing stands between
    the name and the time."""

    name: FoundName
    time: Time
    at: int
    start: int
    end: int
    direct: bool = True


def named_documents(ground: Ground, names: Iterable[FoundName]) -> tuple[Named, ...]:
    """Those of the documents in the text that are said to be of last year, or of years that begin with it."""
    return tuple(each for name in names for each in _named(ground, name, ground.then))


def adoptable_documents(ground: Ground, names: Iterable[FoundName]) -> tuple[Named, ...]:
    """The same, and those said to be of this year: who has come half-way has written "budget 2025–2027" already, and the day
    beside it is still the one that last year's was adopted. So is the day of what is made for a year and named without
    any: "Internbudgeten antogs 2024-11-14"."""
    years = (ground.then, ground.now)
    return tuple(
        each
        for name in names
        for each in (
            *(named for year in years for named in _named(ground, name, year)),
            *_without_year(ground, name),
        )
    )


def set_documents_aside(ground: Ground, names: Iterable[FoundName]) -> None:
    """Sets aside the years of the documents that the text names, save those of documents to come: what is said of next
    year's plan is itself of a year."""
    for name in names:
        before = _ANY_OWN_YEAR.search(ground.text, max(0, name.start - 40), name.start)
        after = _ANY_YEARS.match(ground.text, name.end)
        for found in (before, after):
            if found and int(found["year"]) < ground.now:
                ground.set_aside(found.start("year"), found.end())


def mark_documents(ground: Ground, documents: Sequence[Named], titles: Sequence[str]) -> None:
    """Marks them, with the year shifted; and with what this year's document is called, where that is something else. What
    stands until it is changed ("policy 2024") may still be right: it is marked, and nothing is proposed. Periods are left
    for others to mark."""
    for each in documents:
        if each.time is Time.PERIOD:
            continue
        renewed = _is_yearly(each) and is_renewed(ground, each.start, each.end)
        proposals = (*_shifted(ground, each), *_called(ground, each, titles)) if renewed else ()
        ground.mark(StaleKind.DOCUMENT, each.start, each.end, *proposals)


_BETWEEN = re.compile(
    r"[ \u00a0]\(?(?:(?:för|avseende|per|över|den|år|året|åren|budgetåret|verksamhetsåret|helåret|perioden|t\.?o\.?m\.?"
    r"|för\s[a-zåäö-]{0,30}(?:nämnden|styrelsen))[ \u00a0]){0,3}",
    re.IGNORECASE,
)
_OWN_YEAR = r"(?<!\w){year}[- ]års[- ](?:[a-zåäö]{{4,20}}(?:de|ta|na)[ ])?\Z"

_ANY_OWN_YEAR = re.compile(r"(?<!\w)(?P<year>(?:19|20)\d\d)[- ]års[- ]+(?:[\wåäö-]+[ ]){0,2}\Z")
_ANY_YEARS = re.compile(
    _BETWEEN.pattern.replace("avseende|", "avseende|från|av|daterad|beslutad|")
    + r"(?:(?:\d{1,2}[ /])?[a-zåäö\d]{1,9}[ ])?(?P<year>(?:19|20)\d\d)(?:(?:\s?[-‐‑–—−/]\s?|\soch\s|\still\s)\d\d(?:\d\d)?(?!\d))?",
    re.IGNORECASE,
)
_BARE = (  # with the years that a budget plans for beside its own: "2024 med plan för 2025–2026"
    r"{year}(?!\w|[-/.:,]\d|-[a-zåäö])(?:,?[ ](?:(?:med|och)[ ])?(?:flerårs)?plan[ ](?:för[ ])?(?:åren[ ])?{next}\s?[-–—]\s?20\d\d(?!\d))?"
)


def _named(ground: Ground, name: FoundName, year: int) -> Iterator[Named]:
    text = ground.text
    own = re.compile(_OWN_YEAR.format(year=year)).search(text, max(0, name.start - 40), name.start)
    if own:
        yield Named(name, Time.YEAR, own.start(), own.start(), name.end, direct=False)
        return
    between = _BETWEEN.match(text, name.end)
    time = _time(ground, between.end(), year) if between else None
    if between and time:
        kind, end = time
        closes = "(" in between[0] and text[end : end + 1] == ")"
        yield Named(name, kind, between.end(), name.start, end + closes, between[0].strip(" \u00a0(") == "")


def _without_year(ground: Ground, name: FoundName) -> Iterator[Named]:
    """What is made anew for each year, where the text does not say which."""
    text = ground.text
    own = _ANY_OWN_YEAR.search(text, max(0, name.start - 40), name.start)
    if name.family in _FOR_A_YEAR and not own and not _OF_A_YEAR.match(text, name.end):
        yield Named(name, Time.YEAR, name.end, name.start, name.end)


_OF_A_YEAR = re.compile(_BETWEEN.pattern + r"(?:19|20)\d\d(?!-\d\d-\d)", re.IGNORECASE)
_FOR_A_YEAR = frozenset({"budget", "control", "risk"})


def _time(ground: Ground, at: int, year: int) -> tuple[Time, int] | None:
    """The time of that year that begins here, and where it ends."""
    if day := ground.dates_by_start.get(at):
        return (Time.DAY, day.end) if day.value.year == year and ground.recurs(day) else None
    if month := ground.months_by_start.get(at):
        return (Time.MONTH, month.end) if month.year == year else None
    if period := re.compile(rf"{year}\s?[-‐‑–—−/]\s?(?:\d{{4}}|\d\d)(?!\d)").match(ground.text, at):
        return Time.PERIOD, period.end()
    bare = re.compile(_BARE.format(year=year, next=year + 1)).match(ground.text, at)
    return (Time.YEAR, bare.end()) if bare else None


def _is_yearly(named: Named) -> bool:
    """Whether there is one for each year: "policy för 2024" and "2024 års policy" say so, "policy 2024" does not."""
    return named.name.is_yearly or not named.direct


def _shifted(ground: Ground, named: Named) -> Iterator[str]:
    was = ground.text[named.start : named.end]
    if named.time is Time.YEAR:
        yield shifted_years(was, ground.shift)
        return
    day, month = ground.dates_by_start.get(named.at), ground.months_by_start.get(named.at)
    time = day or month
    if time is None:
        return
    words = ground.text[time.start : time.end]
    written = (
        redated(words, shifted_day(day.value, ground.shift)) if day else shifted_month(words, ground.shift)
    )
    if written:
        yield ground.text[named.start : named.at] + written + ground.text[time.end : named.end]


def _called(ground: Ground, named: Named, titles: Sequence[str]) -> Iterator[str]:
    """What this year's documents of the same family are called, where their names are others; without the owner where that
    stands before it already ("Socialnämndens …")."""
    word = stem(ground.text[named.name.start : named.name.end])
    before = ground.text[max(0, named.start - 80) : named.start].casefold()
    for title in titles:
        names = [each for each in document_names(title) if each.family == named.name.family]
        others = {stem(title[each.start : each.end]) for each in names} - {word}
        if others and len(names) == len(others) and _is_of(title, ground.now):
            yield _without_owner(title, before)


def _is_of(title: str, year: int) -> bool:
    return bool(re.search(rf"(?<!\d){year}(?!\d|[-–/]\d)", title))


def _without_owner(title: str, before: str) -> str:
    owner, blank, rest = title.partition(" ")
    return rest if rest and before.endswith((owner + blank).casefold()) else title
