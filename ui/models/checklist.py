"""The auditors' checklist: how far each line has come, and which evidence may fulfil it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import Enum

from auditprep.model import ChecklistLine, Evidence
from ui import evidence_words


class Settled(Enum):
    """How far a line has come."""

    OPEN = "open"
    THERE = "there"  # evidence fulfils it
    EXPLAINED = "explained"  # it is said why there is none


def settled(line: ChecklistLine) -> Settled:
    if line.evidence:
        return Settled.THERE
    return Settled.EXPLAINED if line.is_settled else Settled.OPEN


def count_settled(lines: Iterable[ChecklistLine]) -> int:
    return sum(line.is_settled for line in lines)


def likely_first(line: ChecklistLine, evidence: Sequence[Evidence]) -> list[tuple[Evidence, bool]]:
    """All evidence by title, what may fulfil the line first; and whether it may."""
    ordered = sorted(
        evidence, key=lambda each: (each.id not in line.likely, evidence_words.sort_key(each.title))
    )
    return [(each, each.id in line.likely) for each in ordered]
