"""Evidence that no answer leans on, and evidence that cannot be read."""

from __future__ import annotations

from collections.abc import Iterator

from auditprep.checks.decided import body_of, decided
from auditprep.checks.ground import Ground
from auditprep.checks.mentions import PARTS, Mention, mentions, text_of
from auditprep.checks.rule import finding
from auditprep.checks.shelf import Standing
from auditprep.checks.texts import ReadText
from auditprep.checks.traces import traced
from auditprep.model import Evidence, Finding, Severity, Trouble

UNCITED = ("evidence-uncited", Severity.NOTE)
UNREADABLE = ("evidence-unreadable", Severity.NOTE)


def uncited(ground: Ground) -> Iterator[Finding]:
    """A note for each piece of evidence that no answer cites, names, or takes a decision from, and that fulfils no line of the
    auditors' checklist; nothing while nothing is answered."""
    if not any(ground.text(each.key) for each in ground.questions):
        return
    used = _used(ground)
    for each in ground.snapshot.evidence:
        if each.id not in used:
            yield finding(UNCITED, None, ground.of_document(each.id), facts={"title": each.title})


def unreadable(ground: Ground) -> Iterator[Finding]:
    """A note for each piece of evidence that nothing, or not all, can be read of, and that is therefore not checked."""
    for each in ground.snapshot.evidence:
        code = _unreadable(ground, each)
        if code:
            place = ground.of_document(each.id)
            yield finding(UNREADABLE, None, place, code=code, facts={"title": each.title})


_CODES = {
    Trouble.LOCKED: "evidence-locked",
    Trouble.DAMAGED: "evidence-damaged",
    Trouble.EMPTY: "evidence-damaged",
    Trouble.OPAQUE: "evidence-opaque",
    Trouble.TOO_MUCH: "evidence-partly-read",
}


def _unreadable(ground: Ground, each: Evidence) -> str | None:
    trouble = each.newest.trouble
    if trouble is not None:
        is_read = trouble is not Trouble.TOO_MUCH and ground.document(each.id) is not None
        return None if is_read else _CODES.get(trouble)
    return "evidence-scanned" if each.newest.is_scanned else None


def _used(ground: Ground) -> frozenset[int]:
    used = {each.evidence for cited in ground.snapshot.citations.values() for each in cited}
    used |= {id for line in ground.snapshot.checklist for id in line.evidence}
    used |= {
        place.evidence
        for each in mentions(ground)
        if each.resolved.standing is Standing.ATTACHED and _is_meant(each)
        for place in each.resolved.places
    }
    used |= {id for each in traced(ground) for id in each.evidence}
    used |= set(_of_told_days(ground)) | set(_titled(ground))
    return frozenset(used | set(_together(ground, used)))


def _is_meant(each: Mention) -> bool:
    """Whether the name is enough to say that the evidence is used: "nämndens plan" may be any of several."""
    is_sole = len(each.resolved.places) == 1 and each.document.is_specific
    return each.is_leant_on or each.document.years is not None or is_sole


def _of_told_days(ground: Ground) -> Iterator[int]:
    """The minutes of meetings that answers tell of, and what was decided then."""
    told = {(each.body, each.date) for each in decided(ground)}
    days = {each.date.isoformat() for each in decided(ground) if each.date}
    for each in ground.snapshot.evidence:
        decisions = (*each.decisions, *([each.decision] if each.decision else []))
        known = {(body_of(ground, one.body), one.date) for one in decisions if one.date}
        loose = {(None, one.date) for one in decisions if one.date}
        if (known | loose) & told or each.represents in days:
            yield each.id


def _titled(ground: Ground) -> Iterator[int]:
    """The evidence whose title some answer has word for word."""
    titles = tuple((each.id, " ".join(each.title.casefold().split())) for each in ground.snapshot.evidence)
    long = tuple(each for each in titles if len(each[1]) >= _LEAST)
    for question in ground.questions:
        for part in PARTS:
            text = text_of(ground, question.key, part)
            if text.plain:
                yield from _titles_in(text, long)


def _titles_in(text: ReadText, titles: tuple[tuple[int, str], ...]) -> tuple[int, ...]:
    def look() -> tuple[int, ...]:
        plain = " ".join(text.plain.casefold().split())
        return tuple(id for id, title in titles if title in plain)

    return text.beside(_titles_in, titles, look)


_LEAST = 8


def _together(ground: Ground, used: set[int]) -> Iterator[int]:
    """What came within a mail or a PDF that is used, and what it came in."""
    for each in ground.snapshot.evidence:
        if each.within is not None and (each.within in used or each.id in used):
            yield from (each.within, each.id)
