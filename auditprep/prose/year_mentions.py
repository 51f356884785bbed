"""Years that a text names, each with what it is the year of: a document, or whatever the words before it say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from auditprep.prose.document_names import PLAN, document_names, stem
from auditprep.prose.document_times import FoundTime, time_after, year_before
from auditprep.prose.found import without_overlaps
from auditprep.prose.small import small_letters


@dataclass(frozen=True, slots=True)
class YearMention:
    """A year, or years that belong together (`first` to `last`), in `text[start:end]`. Of a document: `family` is what kind
    it is ("part" for "delår 2025", "sheet" for a paper of another kind), and `of` tells it from others of the case (its kind, or its name, and whether it is the whole municipality's);
    it is named in `text[name_start:name_end]`, years included. Otherwise both are "", and `lead` are the words before,
    on the same line, as they are compared."""

    first: int
    last: int
    family: str
    of: str
    lead: str
    start: int
    end: int
    name_start: int
    name_end: int


def year_mentions(text: str) -> tuple[YearMention, ...]:
    """The years in the text, in order; those of numbers, laws, days such as "2025-03-18", and addresses are none."""
    if not _YEAR_LIKE.search(text):
        return ()
    documents = without_overlaps([*_documents(text), *_interims(text), *_sheets(text)])
    taken = {at for each in documents for at in range(each.name_start, each.name_end)}
    bare = (each for each in [*_bare(text), *_recurring(text)] if each.start not in taken)
    return without_overlaps([*documents, *bare])


def shifted(years: str, by: int) -> str:
    """The words with their years so many later: "2024–26" by one is "2025–27"."""
    return _ANY_YEAR.sub(
        lambda match: f"{(int(match[0]) + by) % 10 ** len(match[0]):0{len(match[0])}}", years
    )


_ANY_YEAR = re.compile(
    r"(?<!\d)20\d\d(?!\d)|(?<=20\d\d[-‐‑–—−/])\d\d(?!\d|-\d)|(?<=20\d\d\s[-‐‑–—−/]\s)\d\d(?!\d)"
)
_YEAR_LIKE = re.compile(r"20\d\d")
_DATED = frozenset({"interim", "monthly", "annual"})
_OWNER = re.compile(r"([\wåäöÅÄÖ-]+s|KF|KS)[ \u00a0](?:[a-zåäö]+[ae][ \u00a0]){0,2}\Z")
_WHOLE = ("kommun", "fullmäktige", "kf", "ks", "region")


def _documents(text: str) -> Iterator[YearMention]:
    for name in document_names(text):
        time = year_before(text, name.start) or time_after(text, name.end, dated=name.family in _DATED)
        if time is None or not time.first or time.others:
            continue
        word = stem(text[name.start : name.end]) if name.family in (PLAN, "standing") else name.family
        start, end = min(name.start, time.start), max(name.end, time.end)
        of = f"{_owner(text, start)}{word}"
        yield YearMention(*_years(time), name.family, of, "", *_place(text, time), start, end)


def _years(time: FoundTime) -> tuple[int, int]:
    return time.first, time.last


def _place(text: str, time: FoundTime) -> tuple[int, int]:
    """Where the years alone stand, without a day or a month."""
    found = list(_RUN.finditer(text, time.start, time.end))
    return (found[0].start(), found[0].end()) if found else (time.start, time.end)


def _owner(text: str, at: int) -> str:
    """ "kommun:" before what is the whole municipality's, "" before what is the board's own."""
    owner = _OWNER.search(text, max(0, at - 60), at)
    return "kommun:" if owner and owner[1].casefold().startswith(_WHOLE) else ""


_SHEET = re.compile(
    r"(?<![\wåäö-])(?P<name>[a-zåäöA-ZÅÄÖ]{4,30}(?:rapport|uppföljning|redovisning|bokslut|sammanställning|förteckning|kalender|årshjul))(?:en|et|n|t)?s?[ \u00a0](?:(?:för|per|avseende)[ \u00a0])?"
    r"(?P<year>20\d\d)(?![\w/:-]|[.,]\d)"
)


def _sheets(text: str) -> Iterator[YearMention]:
    """Other papers of a year: "attestförteckning 2025", "verksamhetsuppföljning 2025"."""
    for match in _SHEET.finditer(text):
        year, name = int(match["year"]), small_letters(match["name"])
        yield YearMention(year, year, "sheet", name, "", *match.span("year"), *match.span())


_RUN = re.compile(r"20\d\d(?:\s?[-‐‑–—−/]\s?(?:20\d\d|\d\d)(?!\d))?")
_INTERIM = re.compile(
    r"(?<![\wåäö])(?:delår(?:et)?|(?:tertial|kvartal)[ \u00a0][1-4]|halvårsskiftet|T[123]|Q[1-4])[ \u00a0](?:år[ \u00a0])?(?P<year>20\d\d)(?![\w/:-]|[.,]\d)"
)


def _interims(text: str) -> Iterator[YearMention]:
    """ "Per delår 2025": as much as the report of it."""
    for match in _INTERIM.finditer(text):
        year = int(match["year"])
        yield YearMention(
            year,
            year,
            "part",
            "interim",
            _lead(text, match.start("year")),
            *match.span("year"),
            *match.span(),
        )


_BARE = re.compile(
    r"(?<![\w/:§@.-])(?<!\d[,–])(?P<first>20\d\d)(?:\s?[-–—/]\s?(?P<last>20\d\d|\d\d)(?!\d))?(?![\w/@]|:\w|[-–]\w|[.,]\d|[ \u00a0]?(?:kr|tkr|mnkr|%|procent)\b)"
)
_SENTENCE_END = re.compile(r"(?<!\d)[.!?][ \u00a0]+(?=[A-ZÅÄÖ\d])|[.!?][ \u00a0]+(?=\Z)")
_WORD = re.compile(r"[\w/%<>≥≤-]+")
_MOST_WORDS = 5


def _bare(text: str) -> Iterator[YearMention]:
    for match in _BARE.finditer(text):
        first = int(match["first"])
        last = int(match["last"]) if match["last"] else first
        last += first // 100 * 100 if last < 100 else 0
        if last >= first:
            lead = _lead(text, match.start())
            yield YearMention(first, last, "", "", lead, *match.span(), *match.span())


_RECURS = re.compile(
    r"(?<![\w/:§.-])(?P<year>20\d\d)-(?P<day>0[13578]-31|1[02]-31|0[469]-30|11-30|02-2[89]|\d\d-01)(?![\w-])"
)


def _recurring(text: str) -> Iterator[YearMention]:
    """The years of days that come every year: "utfall per 2025-08-31". What is to be compared is the day, not the year."""
    for match in _RECURS.finditer(text):
        year, lead = int(match["year"]), f"{_lead(text, match.start())} {match['day']}".strip()
        yield YearMention(year, year, "", "", lead, *match.span("year"), *match.span("year"))


def _lead(text: str, at: int) -> str:
    """The last words before this place in its sentence, on its line, in small letters."""
    line = text[max(text.rfind("\n", 0, at), text.rfind("\t", 0, at), at - 80 - 1) + 1 : at]
    if ends := list(_SENTENCE_END.finditer(line)):
        line = line[ends[-1].end() :]
    words = _WORD.findall(small_letters(line))
    return " ".join(words[-_MOST_WORDS:])
