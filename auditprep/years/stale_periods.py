"""Years that stand together: "2024–2026", "2024/25", "2024 och 2025"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from auditprep.model import StaleKind
from auditprep.prose.document_names import FoundName
from auditprep.years.stale_documents import Named, Time
from auditprep.years.stale_ground import Ground
from auditprep.years.stale_running import is_renewed
from auditprep.years.stale_writing import shifted_years


def mark_periods(ground: Ground, names: Sequence[FoundName], documents: Sequence[Named]) -> None:
    """Marks periods that begin with last year, shifted; those that ended with it, or after it and before this year, without
    any proposal: they have run out, or grow. All others are kept: what began earlier and runs still, and what is to come.
    `names` are those in the text; periods within what names one of the `documents` are left for others to mark."""
    for start, end, years in _periods(ground.text):
        is_within = any(each.time is Time.YEAR and each.start < start < each.end for each in documents)
        if is_within or not ground.is_free(start, end):
            continue
        if years[0] == ground.then:
            renewed = _is_of_one_plan(ground, start, years, names) and is_renewed(ground, start, end)
            shifted = (shifted_years(ground.text[start:end], ground.shift),) if renewed else ()
            ground.mark(StaleKind.PERIOD, start, end, *shifted)
            if renewed:
                ground.set_aside(start, end)  # all of its years are this year's too, once it is shifted
        elif years[0] < ground.then <= years[-1] < ground.now:
            ground.mark(StaleKind.PERIOD, start, end)
        else:
            ground.keep(start, end)


_YEAR = r"(?:19|20)\d\d"
_DASHED = re.compile(rf"(?<![\w.,/:–-])({_YEAR})(\s?[-‐‑–—−/]\s?)({_YEAR}|\d\d)(?!\w|[:/]\d|[-–.,]\d)")
_LISTED = re.compile(
    rf"(?<![\w.,/:–-])({_YEAR}(?:,\s{_YEAR}){{0,6}})\s(?:och|samt|respektive|till|t\.?o\.?m\.?|till\soch\smed)\s(?:år\s)?({_YEAR})"
    r"(?!\w|[-/.:,–]\d|-\w)"
)
_LONGEST_OF_ONE_PLAN = 3
_NEAR = 70


def _periods(text: str) -> Iterator[tuple[int, int, list[int]]]:
    """Where each stands, and its years in order."""
    for match in _DASHED.finditer(text):
        years = _first_and_last(match[1], match[2], match[3])
        if years:
            yield match.start(), match.end(), years
    for match in _LISTED.finditer(text):
        years = [int(each) for each in re.findall(_YEAR, match[0])]
        if years == sorted(set(years)):
            yield match.start(), match.end(), years


def _first_and_last(first: str, sign: str, last: str) -> list[int] | None:
    """Both years, if the two make a period: "2024-26", not "2024-03"; with a stroke only a year and the next."""
    short = len(last) == 2
    years = [int(first), int(first[:2] + last) if short else int(last)]
    if short and ((sign.strip() == "-" and int(last) <= 12) or sign != sign.strip()):
        return None
    if "/" in sign and years[1] != years[0] + 1:
        return None
    return years if years[0] < years[1] <= years[0] + 30 else None


def _is_of_one_plan(ground: Ground, start: int, years: list[int], names: Sequence[FoundName]) -> bool:
    """Whether next year has such a period too: a budget's, not a strategy's. Without a document's name short ones do."""
    first, _last = ground.sentence(start)
    last = bisect_left(names, start, key=lambda each: each.start)
    if last and names[last - 1].start >= max(first, start - _NEAR):
        return names[last - 1].is_yearly
    return years[-1] - years[0] <= _LONGEST_OF_ONE_PLAN
