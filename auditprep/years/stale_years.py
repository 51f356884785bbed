"""Days, months and years that are last year's."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

from auditprep.model import StaleKind
from auditprep.prose.dates import FoundDate, FoundMonth
from auditprep.prose.rewriting import redated
from auditprep.years.stale_adopting import FIRST_MONTH_OF_AUTUMN, adopts
from auditprep.years.stale_digits import is_year
from auditprep.years.stale_documents import Named
from auditprep.years.stale_facts import is_end
from auditprep.years.stale_ground import Ground
from auditprep.years.stale_outcomes import is_of_figure
from auditprep.years.stale_running import is_running
from auditprep.years.stale_writing import shifted_day, shifted_month


def mark_days(ground: Ground) -> None:
    """Marks the days of last year that come every year ("31 augusti 2024"); without any proposal where it may stay last
    year's, as with months and years."""
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
        elif (
            _is_autumn_before(ground, month) and adopts(ground, month.start, month.end, documents)
        ) or is_of_figure(ground, month.start, month.end, month.year):
            ground.mark(StaleKind.MONTH, month.start, month.end)
        else:
            ground.keep(month.start, month.end)


def mark_years(ground: Ground) -> None:
    """Marks last year wherever it is named; this year is proposed where the words plainly speak of the year that runs."""
    for match in re.finditer(rf"(?<!\w){ground.then}(?!\w)", ground.text):
        if not _is_serial(ground, match) and is_year(ground, match.start(), match.end()):
            runs = is_running(ground, *match.span()) and not is_end(ground, match.start())
            ground.mark(StaleKind.YEAR, match.start(), match.end(), *((str(ground.now),) if runs else ()))


def _next_day(ground: Ground, day: FoundDate) -> tuple[str, ...]:
    if not is_running(ground, day.start, day.end) or _is_of_longer(ground, day):
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
    if not is_running(ground, month.start, month.end):
        return ()
    return (shifted_month(ground.text[month.start : month.end], ground.shift),)


def _is_autumn_before(ground: Ground, month: FoundMonth) -> bool:
    return month.year == ground.then - 1 and month.month >= FIRST_MONTH_OF_AUTUMN


_TO = re.compile(r"\s?(?:[-–—]|till(?:\soch\smed)?|t\.?o\.?m\.?)\s?(?:den\s)?")
_SERIAL = re.compile(r"(?:§\s?)?(?<![\d/.:-])\d{1,4}/\Z")


def _is_serial(ground: Ground, match: re.Match[str]) -> bool:
    """Whether it is the year of a number ("3/2024", "§ 45/2024"), which is marked then."""
    before = _SERIAL.search(ground.text[max(0, match.start() - 8) : match.start()])
    if before is None:
        return False
    kind = StaleKind.DATE if before[0].startswith("§") else StaleKind.REGISTRY
    ground.mark(kind, match.start() - len(before[0]), match.end())
    return True
