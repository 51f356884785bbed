"""Mends that write the day of a decision: one that does not exist is worse than a slip, so it must be known."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from auditprep.checks.ground import Ground
from auditprep.checks.referred import meetings, same
from auditprep.model import Finding, FoundPart, FoundPlace, Mend, MendKind
from auditprep.prose.references import Reference, references


def with_sure_mends(ground: Ground, found: Finding) -> Finding:
    """The finding without the mends that would write a day with a § that neither the register nor the minutes have."""
    sure = tuple(each for each in found.mends if _is_sure(ground, each))
    return found if len(sure) == len(found.mends) else replace(found, mends=sure)


def _is_sure(ground: Ground, mend: Mend) -> bool:
    if mend.kind is not MendKind.WRITE or mend.place is None:
        return True
    return all(_is_known(ground, each) for each in _written(ground, mend.question, mend.place, mend.words))


_BESIDE = 200  # characters on each side that may belong to the same reference


def _written(ground: Ground, key: str, place: FoundPlace, words: str) -> Iterator[Reference]:
    """The decisions whose words are others when it is mended."""
    text = ground.evidence_field(key) if place.part is FoundPart.EVIDENCE else ground.text(key)
    before = text.plain[max(0, place.start - _BESIDE) : place.start]
    mended = before + words + text.plain[place.end : place.end + _BESIDE]
    for each in references(mended, ground.letters):
        is_touched = each.start < len(before) + len(words) and each.end > len(before)
        if is_touched and each.date and each.paragraph is not None:
            yield each


def _is_known(ground: Ground, told: Reference) -> bool:
    body = told.body or ground.board
    return any(
        each.date == told.date and told.paragraph in each.decisions and same(each.body, body)
        for each in ground.once(meetings)
    )
