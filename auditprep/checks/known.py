"""What a finding is known by: the words that it concerns, and not where they stand. So what was accepted stays accepted when
questions are renumbered, also next year, and comes back when the words change."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from auditprep.checks.ground import Ground
from auditprep.model import Finding, FoundPart, FoundPlace


def with_names(ground: Ground, findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings, each with what it is known by; two that are alike get one each."""
    seen: Counter[str] = Counter()
    named: list[Finding] = []
    for each in findings:
        name = _name(ground, each)
        seen[name] += 1
        again = f"-{seen[name]}" if seen[name] > 1 else ""
        named.append(replace(each, known_by=name + again))
    return tuple(named)


def _name(ground: Ground, finding: Finding) -> str:
    words = [
        finding.rule,
        finding.code,
        *(word for place in finding.places for word in _words(ground, place)),
    ]
    if finding.question is not None:
        words.append(_plain(ground.asked(ground.by_key[finding.question]).plain))
    return hashlib.sha256("\x1f".join(words).encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _words(ground: Ground, place: FoundPlace) -> Iterator[str]:
    """What is said there. A place that is all of an answer is all its words, and its mark."""
    yield place.part.value
    if place.question is not None and place.start < 0 and place.part is not FoundPart.QUESTION:
        yield ground.snapshot.answer(place.question).mark or ""
        yield _plain(ground.text(place.question).plain)
    if place.evidence is not None and place.evidence in ground.evidence:
        yield ground.evidence[place.evidence].newest.sha256
        yield str(place.page or "")
    yield _plain(place.quote)


def _plain(words: str) -> str:
    return " ".join(words.split()).casefold()
