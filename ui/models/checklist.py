"""The auditors' checklist: how far each line has come, and which evidence may fulfil it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from enum import Enum

from auditprep.model import ChecklistLine, Evidence
from ui import evidence_words

_WORD = re.compile(r"\w+")
_COMMON = frozenset(
    ("nämnden", "nämndens", "styrelsen", "styrelsens", "samtliga", "aktuell", "aktuella", "för", "och")
)
_STEM = 6  # letters: enough to tell words apart, few enough to meet their inflected forms
_SHORT = 4


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


def likely_first(text: str, evidence: Sequence[Evidence]) -> list[tuple[Evidence, bool]]:
    """All evidence, what has most words in common with the line first; and whether it has any."""
    wanted = _stems(text)
    scored = [(len(wanted & _stems(_words_of(each))), each) for each in evidence]
    scored.sort(key=lambda pair: (-pair[0], evidence_words.sort_key(pair[1].title)))
    return [(each, score > 0) for score, each in scored]


def _words_of(evidence: Evidence) -> str:
    kind = evidence_words.kind_name(evidence.kind)
    return f"{evidence.title} {kind} {evidence.kind.value} {evidence.represents or ''}"


def _stems(text: str) -> frozenset[str]:
    """The beginnings of its longer words, and its years."""
    found = (word for word in _WORD.findall(text.casefold()) if len(word) >= _SHORT and word not in _COMMON)
    return frozenset(word[:_STEM] for word in found)
