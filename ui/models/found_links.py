"""The findings of each question, and the places of a finding as links at one of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from auditprep.i18n import _
from auditprep.model import Accepted, Examined, Finding, FoundPart, FoundPlace, Severity, Snapshot
from ui.models import finding_words
from ui.models.stale_words import short

_NOTICE = "form-"  # what the code of a finding begins with that tells a notice
GRAVITY = (Severity.ERROR, Severity.WARNING, Severity.NOTE)

Counts = Mapping[Severity, int]
Let = tuple[Finding, Accepted]


@dataclass(frozen=True, slots=True)
class Link:
    """A place that one can go to, and what it is called."""

    place: FoundPlace
    words: str


def questions_of(finding: Finding) -> tuple[str, ...]:
    """The questions that it is told at: its own first, then those it has a place in."""
    keys = (finding.question, *(place.question for place in finding.places))
    return tuple(dict.fromkeys(key for key in keys if key is not None))


def is_same(one: Finding, other: Finding) -> bool:
    """Whether both are the same finding, wherever its words stand by now."""
    return one.known_by == other.known_by if one.known_by else one == other


def by_question(findings: Iterable[Finding]) -> dict[str, tuple[Finding, ...]]:
    """The findings of every question that has any, the gravest first."""
    found: dict[str, list[Finding]] = {}
    for each in sorted(findings, key=lambda each: GRAVITY.index(each.severity)):
        for key in questions_of(each):
            found.setdefault(key, []).append(each)
    return {key: tuple(here) for key, here in found.items()}


def let_stand(examined: Examined, key: str) -> tuple[Let, ...]:
    """What the user has let stand at this question."""
    return tuple(each for each in examined.accepted if key in questions_of(each[0]))


def told_notices(examined: Examined) -> frozenset[tuple[str, str | None]]:
    """The notices of the form's reader that are told as findings: code and question."""
    every = (*examined.findings, *(each for each, _said in examined.accepted))
    return frozenset(
        (each.code.removeprefix(_NOTICE), each.question) for each in every if each.code.startswith(_NOTICE)
    )


def counts(findings: Iterable[Finding]) -> Counts:
    return Counter(each.severity for each in findings)


def count_words(found: Counts) -> str:
    """How many of each severity: "1 error, 2 warnings"; "" for none."""
    return ", ".join(finding_words.count_of(each, found[each]) for each in GRAVITY if found.get(each))


def links(finding: Finding, at: str | None, snapshot: Snapshot) -> tuple[Link, ...]:
    """The places of a finding that is told at this question, those in it first; a part of it as a whole is none."""
    shown: dict[str, Link] = {}
    for place in sorted(finding.places, key=lambda place: place.question != at):
        if place.evidence is not None or place.question != at or place.start >= 0:
            words = _words(place, at, snapshot)
            shown.setdefault(words, Link(place, words))
    return tuple(shown.values())


def elsewhere(found: Sequence[Link], at: str | None) -> tuple[Link, ...]:
    """Those that lead away from this question's text."""
    return tuple(
        each
        for each in found
        if each.place.evidence is not None
        or each.place.question != at
        or each.place.part is not FoundPart.TEXT
    )


def _words(place: FoundPlace, at: str | None, snapshot: Snapshot) -> str:
    is_here = place.question == at and place.evidence is None and place.part is FoundPart.TEXT
    where = _("Here") if is_here else finding_words.where(place, snapshot)
    quote = short(place.quote)
    return _("{where}: “{words}”").format(where=where, words=quote) if quote else where
