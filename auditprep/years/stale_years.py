"""Days, months and years that are last year's."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

from auditprep.model import StaleKind
from auditprep.prose.dates import FoundDate, FoundMonth
from auditprep.years.stale_adopting import FIRST_MONTH_OF_AUTUMN, adopts
from auditprep.years.stale_documents import Named
from auditprep.years.stale_facts import is_end, is_fact
from auditprep.years.stale_ground import Ground
from auditprep.years.stale_writing import redated, shifted_day, shifted_month


def mark_days(ground: Ground) -> None:
    """Marks the days of last year that come every year ("31 augusti 2024")."""
    for day in ground.dates:
        if day.value.year == ground.then:
            ground.mark(StaleKind.DATE, day.start, day.end, *_next_day(ground, day))


def mark_months(ground: Ground, documents: Sequence[Named]) -> None:
    """Marks the months of last year. One of the autumn before, when last year's plans were adopted, is marked without any
    proposal. All others are kept."""
    for month in ground.months:
        if not ground.is_free(month.start, month.end):
            continue
        if month.year == ground.then:
            ground.mark(StaleKind.MONTH, month.start, month.end, *_next_month(ground, month))
        elif _is_autumn_before(ground, month) and adopts(ground, month.start, month.end, documents):
            ground.mark(StaleKind.MONTH, month.start, month.end)
        else:
            ground.keep(month.start, month.end)


def mark_years(ground: Ground) -> None:
    """Marks last year wherever it is named; without any proposal where the words tell of something that happened then. The
    year before it is marked, without any proposal, where last year is compared with it: the figure that belongs to it
    has to be another as well."""
    for match in re.finditer(rf"(?<!\w){ground.then}(?!\w)", ground.text):
        if not _is_serial(ground, match) and _is_year(ground, match):
            told = is_fact(ground, match.start(), match.end()) or is_end(ground, match.start())
            ground.mark(StaleKind.YEAR, match.start(), match.end(), *(() if told else (str(ground.now),)))
    for match in re.finditer(rf"(?<!\w){ground.then - 1}(?!\w)", ground.text):
        if _is_year(ground, match) and _is_compared(ground, match.start()):
            ground.mark(StaleKind.YEAR, match.start(), match.end())


def _next_day(ground: Ground, day: FoundDate) -> tuple[str, ...]:
    if is_fact(ground, day.start, day.end) or _is_of_longer(ground, day):
        return ()
    written = redated(ground.text[day.start : day.end], shifted_day(day.value, ground.shift))
    return () if written is None else (written,)


def _is_of_longer(ground: Ground, day: FoundDate) -> bool:
    """Whether the day begins or ends something that is more than the year itself: "2024-01-01–2026-12-31"."""
    index = bisect_left(ground.dates, day.start, key=lambda each: each.start)
    for one, other in pairwise(ground.dates[max(0, index - 1) : index + 2]):
        joined = _TO.fullmatch(ground.text, one.end, other.start)
        if joined and one.value.year != other.value.year:
            return True
    return False


def _next_month(ground: Ground, month: FoundMonth) -> tuple[str, ...]:
    if is_fact(ground, month.start, month.end):
        return ()
    return (shifted_month(ground.text[month.start : month.end], ground.shift),)


def _is_autumn_before(ground: Ground, month: FoundMonth) -> bool:
    return month.year == ground.then - 1 and month.month >= FIRST_MONTH_OF_AUTUMN


_TO = re.compile(r"\s?(?:[-–—]|till(?:\soch\smed)?|t\.?o\.?m\.?)\s?(?:den\s)?")
_THINGS = (
    "st|stycken|personer|individer|ärenden|timmar|dagar|minuter|elever|barn|ungdomar|brukare|invånare|medborgare|hushåll|platser"
    "|lägenheter|besök|ansökningar|beslut|samtal|medarbetare|anställda|årsarbetare|kvm|m²|m2|km|meter|kg|ton|enheter|svar|poäng|böcker"
)
_COUNTED = re.compile(rf"[ \u00a0](?:{_THINGS})(?![\wåäö])", re.IGNORECASE)
_OF_TIME = re.compile(
    r"\b(?:under|för|år|året|i|per|från|sedan|inför|efter|hösten|våren|sommaren|budgetåret|helåret)\s\(?\Z",
    re.IGNORECASE,
)
_A_NUMBER = re.compile(
    r"(?:\b(?:uppg(?:år|ick)\still|antal(?:et)?:?|totalt|sammanlagt|summa:?|cirka|ca|omkring|drygt|knappt|nästan|minst|högst)\s)\Z",
    re.IGNORECASE,
)
_NUMBERED = (  # pages, rooms, accounts and things that have a number
    "sid|sida|sidan|sidor|sidorna|s|box|rum|rummet|konto|kontot|ansvar|ansvarskod|kod|telefon|tel|tfn|anknytning|nr|nummer|id"
    "|version|art|objekt|punkt|fråga|bilaga|kap|vision|agenda|iso|postnummer"
)
_OF_A_THING = re.compile(
    rf"\b(?:{_NUMBERED})\.?:?\s?(?:nr\.?\s?)?(?:\d+\s?(?:[-–,]|och)\s?){{0,6}}\Z", re.IGNORECASE
)
_NO_YEAR_BEFORE = re.compile(r"(?:[\w§][-–−]|[\d§][.:,/]|§\s?|[#+<>≥≤±=]\s?)\Z")
_NO_YEAR_AFTER = re.compile(r"[-–−/.:,]\d|-(?!års?\b|åren\b)\w|[ \u00a0]?(?:%|‰|:-)")
_SERIAL = re.compile(r"(?:§\s?)?(?<![\d/.:-])\d{1,4}/\Z")


def _is_year(ground: Ground, match: re.Match[str]) -> bool:
    """Whether the digits are a year, and not how many there are of something, or part of something longer."""
    text, start, end = ground.text, match.start(), match.end()
    before = text[max(0, start - 30) : start]
    if _NO_YEAR_BEFORE.search(before) or _NO_YEAR_AFTER.match(text, end) or _OF_A_THING.search(before):
        return False
    is_number = _A_NUMBER.search(before) or _COUNTED.match(text, end)
    return not is_number or bool(_OF_TIME.search(before))


def _is_serial(ground: Ground, match: re.Match[str]) -> bool:
    """Whether it is the year of a number ("3/2024", "§ 45/2024"), which is marked then."""
    before = _SERIAL.search(ground.text[max(0, match.start() - 8) : match.start()])
    if before is None:
        return False
    kind = StaleKind.DATE if before[0].startswith("§") else StaleKind.REGISTRY
    ground.mark(kind, match.start() - len(before[0]), match.end())
    return True


_COMPARED = re.compile(
    r"(?:\b(?:jämfört\smed|i\sjämförelse\smed|i\sförhållande\still|gentemot)\s(?:[^\s;]+(?<![.;:])\s){0,5}"
    r"|\b(?:än|mot)\s(?:under\s|år\s|helåret\s){0,2}|\b(?:nuläge|utfall|utfallet)\s\(?(?:per\s|för\s|helår\s|år\s){0,2})\Z",
    re.IGNORECASE,
)
_OF_A_DOCUMENT = re.compile(
    r"(?:bokslut|redovisning|rapport|budget|plan|analys|policy|strategi|program|riktlinje)[a-zåäö]{0,4}\s(?:för\s|av\s|från\s)?\Z",
    re.IGNORECASE,
)


def _is_compared(ground: Ground, start: int) -> bool:
    """Whether the year before is one that last year is compared with, and no document's."""
    before = ground.before(start, 90)
    return bool(_COMPARED.search(before)) and not _OF_A_DOCUMENT.search(before)
