"""What the case knows of meetings, beside what its answers tell: minutes, the register, documents that say when they were
adopted."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from auditprep.checks.decided import body_of, decided
from auditprep.checks.ground import Ground
from auditprep.checks.referred import Meeting, meetings
from auditprep.model import Decision, FoundPlace


@dataclass(frozen=True, slots=True)
class Witness:
    """A decision that stands elsewhere than in an answer: on a document (`place`), or in the register (None)."""

    body: str
    decision: Decision
    title: str
    place: FoundPlace | None

    @property
    def date(self) -> dt.date | None:
        return self.decision.date

    @property
    def paragraph(self) -> int | None:
        return self.decision.paragraph

    @property
    def dnr(self) -> str | None:
        return self.decision.dnr


def witnesses(ground: Ground) -> tuple[Witness, ...]:
    """What documents say of their own adoption, and what was typed into the register. Minutes are no witnesses: whether a §
    stands in them is another rule's."""
    return ground.once(_witnesses)


def _witnesses(ground: Ground) -> tuple[Witness, ...]:
    found: list[Witness] = []
    for each in ground.snapshot.evidence:
        if each.decision and each.decision.date and not each.decisions:
            page = each.decision.page
            place = ground.on_page(each.id, page) if page else ground.of_document(each.id)
            found.append(Witness(body_of(ground, each.decision.body), each.decision, each.title, place))
    for registered in ground.snapshot.decisions:
        if registered.evidence is None and registered.decision.date:
            decision = registered.decision
            found.append(Witness(body_of(ground, decision.body), decision, decision.title, None))
    return tuple(found)


def known_meetings(ground: Ground) -> Mapping[tuple[str, dt.date], Meeting]:
    """The meetings that are known from minutes and the register, by body and day."""
    return ground.once(_known_meetings)


def _known_meetings(ground: Ground) -> Mapping[tuple[str, dt.date], Meeting]:
    return {(body_of(ground, each.body), each.date): each for each in meetings(ground)}


def in_minutes(ground: Ground, body: str, day: dt.date, paragraph: int) -> bool:
    """Whether minutes, or the register, have this § on this day."""
    meeting = known_meetings(ground).get((body, day))
    return meeting is not None and paragraph in meeting.decisions


def days_told(ground: Ground) -> Mapping[tuple[str, dt.date], int]:
    """In how many places the answers tell of a body's meeting on a day."""
    return ground.once(_days_told)


def _days_told(ground: Ground) -> Mapping[tuple[str, dt.date], int]:
    places = (each for each in decided(ground) if each.body is not None and each.date is not None)
    return Counter((each.body or "", each.date) for each in places if each.date)


def usual_weekday(ground: Ground, body: str, year: int) -> int | None:
    """The day of the week on which a body nearly always meets that year; None where it has none, or where too few of its
    meetings are known."""
    return ground.once(_usual_weekdays).get((body, year))


_ENOUGH = 4


def _usual_weekdays(ground: Ground) -> Mapping[tuple[str, int], int]:
    weekdays: defaultdict[tuple[str, int], Counter[int]] = defaultdict(Counter)
    for body, day in {*days_told(ground), *known_meetings(ground)}:
        weekdays[body, day.year][day.weekday()] += 1
    usual: dict[tuple[str, int], int] = {}
    for which, counted in weekdays.items():
        weekday, often = counted.most_common(1)[0]
        if often >= _ENOUGH and often * 4 >= 3 * counted.total():
            usual[which] = weekday
    return usual
