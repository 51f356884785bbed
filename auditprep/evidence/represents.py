"""The year, the years, the month or the day that a document tells of, which decide what it proves."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from auditprep.evidence.kinds import file_stem, kind_words
from auditprep.evidence.lines import Line
from auditprep.model import EvidenceKind
from auditprep.prose.dates import MONTHS, dates, months


def represents(kind: EvidenceKind, title: str | None, lines: Sequence[Line], file_name: str) -> str | None:
    """ "2023–2025", "2024", "2023-11" or "2024-03-12", as the kind of document asks for it; None where it is not said.
    Minutes are not for this: they tell of their meeting's day."""
    lines = [replace(line, text=_PAGE.sub(" ", line.text)) for line in lines[:_MOST_LINES]]
    sources = [title or "", *(line.text for line in _named(lines, kind)), file_stem(file_name)]
    if kind in {EvidenceKind.STATEMENT, EvidenceKind.MAIL}:
        return _day(lines)
    if kind is EvidenceKind.MONTHLY_FOLLOW_UP:
        top = [line.text for line in lines[:_TOP]]
        return _first(_month(text) for text in [*sources, *top]) or _month_without_year(sources, top)
    if kind in _STANDING:
        return years(title or "") or years(file_stem(file_name))
    return _first(map(years, sources)) or _usual_year(lines, kind)


def years(text: str) -> str | None:
    """The years that a title names: "2023–2025", "2024"; None for none, and for several that make no period."""
    planned = _PLANNED.search(text)
    if planned:
        return f"{planned[1]}–{planned[2]}"
    period = _PERIOD.search(text)
    if period and (last := _whole(period[1], period[2])):
        return f"{period[1]}–{last}"
    named = sorted({match[0] for match in _YEAR.finditer(text)})
    return named[0] if len(named) == 1 else None


_TOP, _MOST_LINES = 15, 400
_PAGE = re.compile(
    r"\b(?:sidan?|sid|s|blad)\.?\s?\d{1,5}(?:\s?\(\s?\d{1,5}\s?\)|\s?(?:av|/)\s?\d{1,5})?(?!\d)|\A\d{1,3}\s?\(\d{1,5}\)\Z",
    re.IGNORECASE,
)
_STANDING = {EvidenceKind.POLICY, EvidenceKind.DELEGATION_RULES, EvidenceKind.OTHER}
_YEAR = re.compile(r"(?<![\d.,/])20\d\d(?![\d/:])(?!\.\d)")
_PERIOD = re.compile(r"(?<![\d.,/-])(20\d\d)\s?[-–—/]\s?(20\d\d|\d\d)(?![\d-])")
_PLANNED = re.compile(
    r"(?<!\d)(20\d\d)\D{1,40}\bplan\w*\s(?:för\s|åren\s)?20\d\d\s?(?:[-–—]|och)\s?(20\d\d)(?!\d)",
    re.IGNORECASE,
)
_MONTH_ALONE = re.compile(rf"\b({'|'.join(MONTHS)})\b", re.IGNORECASE)
_LONGEST_PERIOD = 10


def _first(found: Iterable[str | None]) -> str | None:
    return next((each for each in found if each), None)


def _whole(first: str, last: str) -> str | None:
    """The last year in full, if the two make a period: "2024-26", not "2024-03"."""
    year = last if len(last) == 4 else first[:2] + last
    return year if 0 < int(year) - int(first) <= _LONGEST_PERIOD else None


def _named(lines: Sequence[Line], kind: EvidenceKind) -> list[Line]:
    """The lines of the first page, and of the heads of others, that say what the document is."""
    first = lines[0].page if lines else 0
    near = [line for line in lines if (line.page == first or line.furniture) and len(line.text) <= 120]
    return [line for line in near if any(word.kind is kind for word in kind_words(line.text))]


def _day(lines: Sequence[Line]) -> str | None:
    found = next((each for line in lines[:_TOP] for each in dates(line.text)), None)
    return found.value.isoformat() if found else None


def _month(text: str) -> str | None:
    found = months(text)
    return f"{found[-1].year}-{found[-1].month:02}" if found else _month_of_day(text)


def _month_of_day(text: str) -> str | None:
    """The month that ends on a day: "per 2024-03-31"."""
    found = dates(text)
    return f"{found[-1].value:%Y-%m}" if found and found[-1].value.day >= 28 else None


def _month_without_year(sources: Sequence[str], top: Sequence[str]) -> str | None:
    """ "Månadsuppföljning november", where the page's top names but one year; without a month, that year."""
    named = {match[0] for text in [*sources, *top] for match in _YEAR.finditer(text)}
    if len(named) != 1:
        return None
    month = next((match[1] for text in sources if (match := _MONTH_ALONE.search(text))), None)
    year = named.pop()
    return f"{year}-{MONTHS.index(month.casefold()) + 1:02}" if month else year


def _usual_year(lines: Sequence[Line], kind: EvidenceKind) -> str | None:
    """The year that the document's first lines name, if it is but one."""
    named = Counter(match[0] for line in lines[:_TOP] for match in _YEAR.finditer(line.text))
    return next(iter(named)) if len(named) == 1 and kind is not EvidenceKind.BUDGET else None
