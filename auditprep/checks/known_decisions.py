"""The decisions that attached documents tell of: those in minutes, and their own adoption."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from auditprep.checks.ground import Ground
from auditprep.model import Decision, Evidence, EvidenceKind
from auditprep.prose.dates import dates


@dataclass(frozen=True, slots=True)
class Minuted:
    """A decision, and the minutes that it stands in."""

    decision: Decision
    evidence: int


@dataclass(frozen=True)
class Known:
    """All of them. `in_minutes` are by §. `adoptions` are what documents say of their own, by day. `unread_days` are those
    of minutes that could not be read, or whose §§ were not found. `extracts` are minutes of one § alone."""

    in_minutes: Mapping[int, tuple[Minuted, ...]]
    adoptions: Mapping[dt.date | None, tuple[Decision, ...]]
    unread_days: frozenset[dt.date]
    extracts: frozenset[int]


def known_decisions(ground: Ground) -> Known:
    """What the evidence of the case tells of."""
    in_minutes: dict[int, list[Minuted]] = {}
    adoptions: dict[dt.date | None, list[Decision]] = {}
    for evidence in ground.snapshot.evidence:
        for each in evidence.decisions:
            if each.paragraph is not None:
                in_minutes.setdefault(each.paragraph, []).append(Minuted(each, evidence.id))
        if evidence.decision and evidence.decision.date:
            adoptions.setdefault(evidence.decision.date, []).append(evidence.decision)
    return Known(
        {number: tuple(of) for number, of in in_minutes.items()},
        {day: tuple(of) for day, of in adoptions.items()},
        frozenset(day for each in ground.snapshot.evidence for day in _unread_days(ground, each)),
        frozenset(each.id for each in ground.snapshot.evidence if _is_extract(each)),
    )


def _is_extract(evidence: Evidence) -> bool:
    return len(evidence.decisions) == 1 or "utdrag" in f"{evidence.title} {evidence.file_name}".casefold()


def _unread_days(ground: Ground, evidence: Evidence) -> Iterator[dt.date]:
    """The days of meetings that the evidence may be the minutes of, where its §§ are not known."""
    unread = ground.document(evidence.id) is None
    may_be = evidence.kind is EvidenceKind.MINUTES or (unread and evidence.kind is EvidenceKind.OTHER)
    if not may_be or (evidence.decisions and not unread):
        return
    for text in (evidence.represents or "", evidence.title, evidence.file_name):
        for found in dates(text, compact=True):
            yield found.value
