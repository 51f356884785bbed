"""Decisions that answers lean on, whose minutes are not attached."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence

from auditprep.checks.decided import Decided
from auditprep.checks.ground import Ground
from auditprep.checks.lacking_documents import LACKS, is_told_with_decision, words_of
from auditprep.checks.mentions import Mention, documents
from auditprep.checks.paragraph_dates import losing
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
    wrong = losing(ground)  # that the day is wrong is told by another rule
    lacking = [each for each in traced(ground) if each.trace in LACKS and each.cited not in wrong]
    meetings = _meetings(lacking)
    if not ground.snapshot.evidence and len(meetings) > 1:
        places = [each.cited.place(ground) for each in lacking]
        facts = {"count": str(len(meetings))}
        yield finding(REFERENCE, None, *places, code="references-nothing-attached", facts=facts)
        return
    yield from _gathered([_unattached(ground, each) for each in meetings])


def _gathered(found: Sequence[Finding]) -> Iterator[Finding]:
    """Three or more meetings that one answer leans on, of which nothing more is to be said, are told once."""
    plain: dict[tuple[str | None, str], list[Finding]] = {}
    for each in found:
        if each.code in _PLAIN:
            plain.setdefault((each.question, each.severity), []).append(each)
    told: set[tuple[str | None, str]] = set()
    for each in found:
        key = each.question, each.severity
        if each.code not in _PLAIN or len(plain[key]) < _MANY:
            yield each
        elif key not in told:
            told.add(key)
            yield _many(plain[key])


_MANY = 3
_PLAIN = frozenset(
    {
        "reference-unattached",
        "reference-unattached-meeting",
        "reference-other-body",
        "reference-other-body-meeting",
    }
)


def _many(found: Sequence[Finding]) -> Finding:
    first = found[0]
    each_told = (", ".join(filter(None, [one.facts["meeting"], one.facts["paragraphs"]])) for one in found)
    facts = {"meetings": "; ".join(each_told), "count": str(len(found))}
    places = dict.fromkeys(place for one in found for place in one.places)
    code = "references-other-bodies" if first.severity is Severity.NOTE else "references-unattached"
    return finding((REFERENCE[0], first.severity), first.question, *places, code=code, facts=facts)


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
    is_anothers = all(_is_anothers(ground, each.cited) for each in meeting)
    if is_anothers and beside is None:
        code = code.replace("unattached", "other-body")
    rule = PERHAPS if is_anothers else REFERENCE
    return finding(rule, first.cited.question, *_once(places), code=code, facts=facts)


def _is_anothers(ground: Ground, cited: Decided) -> bool:
    """Whether another body than the board decided it, which has the minutes itself; not where the question asks for it."""
    body = cited.body
    if not body or _OF_THE_BOARD.fullmatch(body) or (ground.board is None and body not in _COUNCILS):
        return False
    asked = ground.asked(ground.by_key[cited.question]).plain.casefold()
    return not _names(asked, body) and not _DEMANDS_MINUTES.search(asked)


def _names(asked: str, body: str) -> bool:
    """Whether the question names the body."""
    if body in _COUNCILS:
        return bool(_COUNCIL_ASKED.search(asked))
    if len(body) <= _MOST_LETTERS:
        return bool(re.search(rf"\b{re.escape(body)}\b", asked))
    return body[:_STEM] in asked


_STEM = 12
_OF_THE_BOARD = re.compile(r"(?!kommunstyrelsens)\S*(?:utskott|presidi|beredning|råd|delegation)\S*")
_COUNCILS = frozenset({"kommunfullmäktige", "regionfullmäktige"})
_COUNCIL_ASKED = re.compile(r"fullmäktige|\bkf\b")
_DEMANDS_MINUTES = re.compile(r"\bprotokoll|bifoga\w*\s[^.?\n]{0,30}beslut")


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
    name = _written(body) if body else None
    return decision_text(Decision(name, cited.date, None if without_paragraph else cited.paragraph))


def _written(body: str) -> str:
    """The name as one writes it; letters are capitals."""
    return body.upper() if len(body) <= _MOST_LETTERS else body[:1].upper() + body[1:]


_MOST_LETTERS = 5
