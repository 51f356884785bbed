"""Decisions that answers lean on, whose minutes are not attached."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence

from auditprep.checks.decided import Decided
from auditprep.checks.ground import Ground
from auditprep.checks.lacking_documents import LACKS, is_told_with_decision, words_of
from auditprep.checks.mentions import Mention, documents
from auditprep.checks.rule import finding
from auditprep.checks.shelf import Standing, shelf
from auditprep.checks.traces import Trace, Traced, traced
from auditprep.model import Decision, Finding, FoundPlace, Severity
from auditprep.prose.citing import decision_text
from auditprep.prose.organs import THE_BOARD

REFERENCE = ("reference-unattached", Severity.WARNING)
PERHAPS = ("reference-unattached", Severity.NOTE)


def lacking_decisions(ground: Ground) -> Iterator[Finding]:
    """A finding for each meeting whose minutes are not attached, or not with the §§ that answers lean on; one for all
    meetings where nothing is attached at all."""
    lacking = [each for each in traced(ground) if each.trace in LACKS]
    meetings = _meetings(lacking)
    if not ground.snapshot.evidence and len(meetings) > 1:
        places = [each.cited.place(ground) for each in lacking]
        facts = {"count": str(len(meetings))}
        yield finding(REFERENCE, None, *places, code="references-nothing-attached", facts=facts)
        return
    for each in meetings:
        yield _unattached(ground, each)


def _meetings(lacking: Sequence[Traced]) -> list[list[Traced]]:
    """Those of one meeting together. A body that nobody knows is that of the meeting on the same day."""
    by_day: dict[dt.date | None, list[list[Traced]]] = {}
    for each in lacking:
        of_day = by_day.setdefault(each.cited.date, [])
        bodies = [(_body(group), group) for group in of_day]
        own = next((group for body, group in bodies if each.cited.body in (body, None) or body is None), None)
        if own is None:
            of_day.append([each])
        else:
            own.append(each)
    return [group for of_day in by_day.values() for group in of_day]


def _body(group: Sequence[Traced]) -> str | None:
    return next((each.cited.body for each in group if each.cited.body is not None), None)


def _unattached(ground: Ground, meeting: Sequence[Traced]) -> Finding:
    first = meeting[0]
    facts = {"meeting": told(ground, first.cited, without_paragraph=True), "paragraphs": _paragraphs(meeting)}
    places = [each.cited.place(ground) for each in meeting]
    code = "reference-unattached" if facts["paragraphs"] else "reference-unattached-meeting"
    if first.trace is Trace.EXTRACT:
        facts["title"] = ground.evidence[first.evidence[0]].title
        places.append(ground.of_document(first.evidence[0]))
        return finding(REFERENCE, first.cited.question, *places, code="reference-extract", facts=facts)
    blanks = shelf(ground).blanks
    if blanks:
        facts["title"] = ground.evidence[blanks[0]].title
        places += [ground.of_document(each) for each in blanks]
        return finding(PERHAPS, first.cited.question, *places, code=f"{code}-perhaps", facts=facts)
    beside = _document(ground, meeting)
    if beside is not None:
        facts["document"] = words_of(ground, beside)
        code += "-document"
    return finding(REFERENCE, first.cited.question, *_once(places), code=code, facts=facts)


def _once(places: Sequence[FoundPlace]) -> tuple[FoundPlace, ...]:
    return tuple(dict.fromkeys(places))


def _paragraphs(meeting: Sequence[Traced]) -> str:
    """ "§ 12, § 14"."""
    numbers = sorted({each.cited.paragraph for each in meeting if each.cited.paragraph is not None})
    return ", ".join(f"§ {number}" for number in numbers)


def _document(ground: Ground, meeting: Sequence[Traced]) -> Mention | None:
    """The document that the decision adopted, where that is not attached either."""
    adopting = ground.once(_adopting)
    return next((adopting[id(each)] for each in meeting if id(each) in adopting), None)


def _adopting(ground: Ground) -> Mapping[int, Mention]:
    """The documents that lack with the decision beside them, by that decision; the first that answers lean on."""
    found: dict[int, Mention] = {}
    for named in documents(ground):
        for each in named.leant_on:
            if is_told_with_decision(each) and each.resolved.standing is Standing.LACKING:
                found.setdefault(id(each.adopted), each)
    return found


def told(ground: Ground, cited: Decided, *, without_paragraph: bool = False) -> str:
    """The decision as one writes it: "Omsorgsnämnden 2025-02-18, § 12"."""
    body = ground.board if cited.body == THE_BOARD else cited.body
    name = body[:1].upper() + body[1:] if body else None
    return decision_text(Decision(name, cited.date, None if without_paragraph else cited.paragraph))
