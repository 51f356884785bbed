"""The decisions that answers refer to, each with whose it is, and the meetings that the case knows."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field

from auditprep.checks.ground import Ground
from auditprep.model import Decision
from auditprep.prose.bodies import same_body


@dataclass(frozen=True, slots=True)
class Referred:
    """A decision that the description of an answer refers to; it stands in `plain[start:end]` there. `body` is the board of
    the case where the text names none (`is_said` false); None where nobody knows."""

    question: str
    body: str | None
    is_said: bool
    date: dt.date | None
    paragraph: int | None
    dnr: str | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting that is known from minutes in the evidence, or from the register. `evidence` are those minutes. `decisions`
    are its §§ as far as they are known, by number; `is_whole`: they were read out of readable minutes, so a § that is not
    among them is not in those minutes either."""

    body: str | None
    date: dt.date
    evidence: tuple[int, ...] = ()
    decisions: dict[int, Decision] = field(default_factory=dict)
    is_whole: bool = False


def referred(ground: Ground, key: str) -> tuple[Referred, ...]:
    """Those of one answer, in order."""
    return tuple(_referred(ground, key))


def meetings(ground: Ground) -> tuple[Meeting, ...]:
    """The meetings of all bodies, in order of their days."""
    found: dict[dt.date, list[Meeting]] = {}
    for evidence in ground.snapshot.evidence:
        readable = ground.document(evidence.id) is not None and evidence.newest.trouble is None
        for decision in evidence.decisions:
            _keep(found, decision, evidence.id, is_whole=readable)
    for evidence in ground.snapshot.evidence:  # after the minutes, which tell what each § is about
        if evidence.decision and evidence.decision.date:
            _keep(found, evidence.decision, None, is_whole=False)
    for registered in ground.snapshot.decisions:
        _keep(found, registered.decision, registered.evidence, is_whole=False)
    every = (each for of_day in found.values() for each in of_day)
    return tuple(sorted(every, key=lambda each: (each.date, each.body or "")))


def same(one: str | None, other: str | None) -> bool:
    """Whether two bodies may be the same; one that nobody knows may be any."""
    return one is None or other is None or same_body(one, other)


def _referred(ground: Ground, key: str) -> Iterator[Referred]:
    for each in ground.references(key):
        yield Referred(
            key,
            each.body or ground.board,
            each.body is not None,
            each.date,
            each.paragraph,
            each.dnr,
            each.start,
            each.end,
        )


def _keep(
    found: dict[dt.date, list[Meeting]], decision: Decision, evidence: int | None, *, is_whole: bool
) -> None:
    if decision.date is None:
        return
    of_day = found.setdefault(decision.date, [])
    at = next((at for at, each in enumerate(of_day) if same(each.body, decision.body)), None)
    if at is None:
        of_day.append(Meeting(decision.body, decision.date))
        at = len(of_day) - 1
    known = of_day[at]
    sources = (
        known.evidence if evidence is None or evidence in known.evidence else (*known.evidence, evidence)
    )
    if decision.paragraph is not None:
        known.decisions.setdefault(decision.paragraph, decision)
    of_day[at] = Meeting(
        known.body or decision.body, known.date, sources, known.decisions, known.is_whole or is_whole
    )
