"""Days that are called a meeting's, and on which no meeting was held as far as all else that is known of the year tells."""

from __future__ import annotations

import datetime as dt
import itertools
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from auditprep.checks.decided import Decided, decided
from auditprep.checks.ground import Ground
from auditprep.checks.known_days import known_meetings, usual_weekday
from auditprep.checks.paragraph_dates import losing
from auditprep.checks.rule import finding
from auditprep.checks.telling import elsewhere, in_order, places, redating
from auditprep.model import Finding, FoundPlace, Severity

MEETING_UNKNOWN = ("meeting-unknown", Severity.WARNING)


@dataclass(frozen=True, slots=True)
class Day:
    """A day of a body's year, with what tells of it. `weight`: how sure it is that a meeting was held then."""

    day: dt.date
    told: tuple[Decided, ...]
    evidence: tuple[int, ...]
    weight: int

    @property
    def may_be_wrong(self) -> bool:
        """Whether only one answer calls it a meeting, and no extra one."""
        questions = {each.question for each in self.told}
        is_meeting = any(each.told.is_meeting or each.paragraph is not None for each in self.told)
        is_extra = any(each.told.is_extra for each in self.told)
        return is_meeting and len(questions) == 1 and not is_extra and self.weight < _KNOWN


def meeting_unknown(ground: Ground) -> Iterator[Finding]:
    for (body, year), days in _days(ground).items():
        usual = usual_weekday(ground, body, year)
        for each in days:
            if each.may_be_wrong and not any(one in losing(ground) for one in each.told):
                others = [other for other in days if other is not each]
                if near := _near(each, others, usual):
                    yield _finding(ground, each, near)


_KNOWN = 50


def _days(ground: Ground) -> Mapping[tuple[str, int], list[Day]]:
    """The days of each body and year, in order."""
    told: defaultdict[tuple[str, dt.date], list[Decided]] = defaultdict(list)
    for each in decided(ground):
        if each.body is not None and each.date:
            told[each.body, each.date].append(each)
    known = known_meetings(ground)
    found: defaultdict[tuple[str, int], list[Day]] = defaultdict(list)
    for body, day in sorted({*told, *known}, key=lambda each: each[1]):
        mine, meeting = tuple(told[body, day]), known.get((body, day))
        weight = _weight(mine) + (_KNOWN if meeting else 0)
        found[body, day.year].append(Day(day, mine, meeting.evidence if meeting else (), weight))
    return found


def _weight(told: Sequence[Decided]) -> int:
    """Each answer that tells of it counts; twice with a §, more in a list of meetings."""
    by_question: dict[str, int] = {}
    for each in told:
        counts = 3 if each.told.listed else 2 if each.paragraph is not None else 1
        by_question[each.question] = max(counts, by_question.get(each.question, 0))
    return sum(by_question.values())


_FEWEST, _FEW = 4, 3
_FAR, _FARTHEST = 8, 14
_LEAST_GAP = 20


def _near(day: Day, others: Sequence[Day], usual: int | None) -> Day | None:
    """The meeting that must be meant: much nearer than meetings of this body are to each other, and surer. A day on which the
    body never meets may be farther away, or among fewer."""
    is_odd = day.day.weekday() >= 5 or (usual is not None and day.day.weekday() != usual)
    surer = [each for each in others if _rank(each, usual) > _rank(day, usual)]
    if len(surer) < (_FEW if is_odd else _FEWEST):
        return None
    near = min(surer, key=lambda each: (abs((each.day - day.day).days), -each.weight))
    away, gap = abs((near.day - day.day).days), _gap(surer)
    is_close = away <= (_FARTHEST if is_odd else _FAR) and gap >= max(_LEAST_GAP, 2 * away)
    return near if is_close else None


def _rank(day: Day, usual: int | None) -> tuple[int, bool]:
    return day.weight, usual is not None and day.day.weekday() == usual


def _gap(days: Sequence[Day]) -> float:
    """How many days pass between meetings, as a rule."""
    gaps = [(later.day - earlier.day).days for earlier, later in itertools.pairwise(days)]
    return median(gaps)


def _finding(ground: Ground, day: Day, near: Day) -> Finding:
    wrong, right = in_order(ground, day.told), in_order(ground, near.told)
    first = wrong[0]
    facts = {"day": str(day.day), "near": str(near.day)}
    there: list[FoundPlace] = [ground.of_document(each) for each in near.evidence]
    if right:
        facts |= elsewhere(ground, first.question, right[0])
    elif near.evidence:
        facts["document"] = ground.evidence[near.evidence[0]].title
    return finding(
        MEETING_UNKNOWN,
        first.question,
        *places(ground, [first, *right[:1], *wrong[1:], *right[1:]]),
        *there,
        facts=facts,
        mends=redating(ground, wrong, near.day),
    )
