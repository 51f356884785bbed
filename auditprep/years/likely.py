"""Which of this year's documents may stand where one of last year's stood."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from functools import lru_cache

from auditprep.model import CitedThen, Decision, Evidence, EvidenceKind
from auditprep.prose.bodies import same_body

MOST = 5
"""So many are proposed at most."""


def likely(
    then: CitedThen, evidence: Sequence[Evidence], year_then: int | None, year_now: int | None
) -> tuple[int, ...]:
    """The ids of this year's evidence that may stand where the document of last year stood, best first: the same file, then
    documents of its kind that tell of the time so many years later. Nothing rather than a guess."""
    shift = year_now - year_then if year_now is not None and year_then is not None else None
    ranked = [(rank, each.id) for each in evidence if (rank := _rank(then, each, shift)) > 0]
    return tuple(id for _rank, id in sorted(ranked, key=lambda pair: (-pair[0], pair[1]))[:MOST])


_STANDING = frozenset({EvidenceKind.POLICY, EvidenceKind.DELEGATION_RULES})
_ONE_A_YEAR = frozenset(
    {
        EvidenceKind.BUDGET,
        EvidenceKind.INTERIM_REPORT,
        EvidenceKind.ANNUAL_REPORT,
        EvidenceKind.MONTHLY_FOLLOW_UP,
        EvidenceKind.INTERNAL_CONTROL_PLAN,
        EvidenceKind.INTERNAL_CONTROL_FOLLOW_UP,
        EvidenceKind.RISK_ANALYSIS,
        EvidenceKind.AUTHORISATION_LIST,
    }
)
_SAME_FILE, _SAME_TIME, _SAME_BEGINNING = 10.0, 3.0, 2.0
_ALIKE, _MUCH_ALIKE, _SOMEWHAT_ALIKE = 0.75, 0.9, 0.4
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_PERIOD = re.compile(r"(?<!\d)(20\d\d)\s?[-–—/]\s?(20\d\d)(?!\d)")


def _rank(then: CitedThen, each: Evidence, shift: int | None) -> float:
    """How likely this is, 0 for not at all."""
    if then.sha256 and any(
        then.sha256 == known for known in (each.sha256, *(v.sha256 for v in each.versions))
    ):
        return _SAME_FILE
    if then.kind is EvidenceKind.MINUTES or each.kind is EvidenceKind.MINUTES:
        return _rank_of_minutes(then, each, shift) if then.kind is each.kind else 0
    time = _rank_of_time(then, each, shift)
    least = _least_alike(then, each, bool(time))
    if time is None or least is None:
        return 0
    alike = _alike(then.title, each.title)
    return time + alike if alike >= least else 0


def _least_alike(then: CitedThen, each: Evidence, of_its_time: bool) -> float | None:
    """How alike the titles have to be; None where no title helps. Of some kinds there is one a year, whatever it is called."""
    if then.kind is not each.kind:
        return _MUCH_ALIKE if EvidenceKind.OTHER in (then.kind, each.kind) else None
    if then.kind in _ONE_A_YEAR:
        return 0.0 if of_its_time else _SOMEWHAT_ALIKE
    return _ALIKE


def _rank_of_time(then: CitedThen, each: Evidence, shift: int | None) -> float | None:
    """More than 0 if it tells of the time so many years later; 0 where that is not said, or does not matter; None if it is
    of another time."""
    was, now = _time(then.represents, then.title), _time(each.represents, each.title)
    if then.kind in _STANDING or was is None or now is None or shift is None:
        return 0.0
    wanted = _YEAR.sub(lambda match: str(int(match[0]) + shift), was)
    if now == wanted:
        return _SAME_TIME
    begins_alike = now[:4] == wanted[:4] and not (_is_month(now) or _is_month(wanted))
    return _SAME_BEGINNING if begins_alike else None


def _time(represents: str | None, title: str) -> str | None:
    """The time that a document tells of: as it is known, or as its title says; periods with a short dash."""
    said = represents or _time_of_title(title)
    return said.replace("–", "-") if said else None


def _time_of_title(title: str) -> str | None:
    period = _PERIOD.search(title)
    if period:
        return f"{period[1]}-{period[2]}"
    years = sorted(set(_YEAR.findall(title)))
    return years[0] if len(years) == 1 else None


def _is_month(time: str) -> bool:
    return bool(re.fullmatch(r"\d{4}-\d\d(?:-\d\d)?", time))


@lru_cache(maxsize=4096)
def _alike(one: str, other: str) -> float:
    from auditprep.prose.alike import likeness  # heavy, and not needed before something was carried

    return likeness(one, other)


# Minutes


def _rank_of_minutes(then: CitedThen, each: Evidence, shift: int | None) -> float:
    """Those of a meeting at about the same time of the year, of the same body; the nearest first."""
    was = _day(then.represents, then.decision)
    now = _day(each.represents, each.decision or next(iter(each.decisions), None))
    if was is None or now is None or shift is None or not _same_body(then.decision, each):
        return 0
    apart = abs((now - _later(was, shift)).days)
    return 1 - apart / 100 if apart <= _MOST_DAYS_APART else 0


_MOST_DAYS_APART = 31


def _day(represents: str | None, decision: Decision | None) -> dt.date | None:
    try:
        return dt.date.fromisoformat(represents or "")
    except ValueError:
        return decision.date if decision else None


def _later(day: dt.date, years: int) -> dt.date:
    leap = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year + years, day=28 if leap else day.day)


def _same_body(decision: Decision | None, each: Evidence) -> bool:
    """Whether the bodies may be one: they are, unless both are known and others."""
    body = decision.body if decision else None
    others = {found.body for found in (each.decision, *each.decisions) if found and found.body}
    if body is None or not others:
        return True
    return any(same_body(body, one) for one in others)
