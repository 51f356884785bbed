"""What has been replaced: older versions of evidence, and policies that a newer one stands in the place of."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from auditprep.checks.ground import Ground
from auditprep.checks.newer import in_place_of, same_owner
from auditprep.checks.rule import finding
from auditprep.checks.texts import ReadDocument
from auditprep.model import (
    Citation,
    Evidence,
    EvidenceKind,
    Finding,
    FoundPart,
    FoundPlace,
    Mend,
    MendKind,
    Question,
    Severity,
)
from auditprep.prose.dated_names import DatedName, dated_names
from auditprep.prose.document_names import PLAN, STANDING, document_names, stem
from auditprep.prose.pages import pages_list
from auditprep.prose.wordings import plain

REPLACED = ("replaced-document", Severity.WARNING)


def replaced_documents(ground: Ground, question: Question) -> Iterator[Finding]:
    """A finding for each citation of an older version, for each cited policy that a newer one is attached of, and for each that
    the answer names though a newer one is attached, or decided."""
    cited = [each for each in ground.snapshot.cited(question.key) if each.evidence in ground.evidence]
    for each in cited:
        if each.version < ground.evidence[each.evidence].newest.number:
            yield _of_version(ground, question.key, each)
    told: set[int] = set()
    for id in dict.fromkeys(each.evidence for each in cited):
        newer = _newer(ground, ground.evidence[id])
        if newer is not None and all(each.evidence != newer.id for each in cited):
            told.add(newer.id)
            yield _of_policy(ground, question.key, ground.evidence[id], newer)
    yield from _named(ground, question.key, told)


# Versions


def _of_version(ground: Ground, key: str, each: Citation) -> Finding:
    evidence = ground.evidence[each.evidence]
    facts = {"title": evidence.title, "version": str(each.version), "newest": str(evidence.newest.number)}
    mends = [Mend(MendKind.CITE, key, evidence=evidence.id, pages=each.pages, quote=each.quote)]
    place = FoundPlace(FoundPart.CITATION, key, each.evidence, quote=evidence.title)
    return finding(
        REPLACED,
        key,
        place,
        code="replaced-version",
        facts=facts,
        mends=mends if _still_holds(ground, each) else (),
    )


def _still_holds(ground: Ground, each: Citation) -> bool:
    """Whether the cited pages are there in the newest version too, and say what they said; all of it always is."""
    now, then = ground.document(each.evidence), ground.document(each.evidence, each.version)
    pages = pages_list(each.pages)
    if not pages and not each.quote:
        return True
    if now is None or then is None:
        return False
    return bool(pages) and all(_words(now, page) == _words(then, page) != [] for page in pages)


def _words(document: ReadDocument, page: int) -> list[str]:
    read = document.page(page)
    return read.plain.split() if read else []


# Policies

_STANDING_KINDS = frozenset(
    {EvidenceKind.POLICY, EvidenceKind.DELEGATION_RULES, EvidenceKind.OTHER, EvidenceKind.ACTION_PLAN}
)
_SAYS_NOTHING = re.compile(
    r"\b(?:reviderad|reviderat|reviderade|antagen|antaget|antagna|beslutad|beslutat|gällande|uppdaterad|version|ny|nya|slutlig|beslutsversion|giltig|från|till|och med)\b"
)


def _newer(ground: Ground, old: Evidence) -> Evidence | None:
    """The newest evidence with the same title but for its years, where it is of a later time that has begun."""
    then = _time(old)
    if then is None or not _is_standing(old) or in_place_of(ground, old, ground.year or 0):
        return None  # what there is one of for each year is another rule's
    later = [
        (time, each)
        for each in ground.snapshot.evidence
        if each is not old and _same_title(old.title, each.title) and (time := _time(each)) and then < time
    ]
    later = [(time, each) for time, each in later if _has_begun(ground, time)]
    return max(later, key=lambda pair: pair[0])[1] if later else None


def _is_standing(each: Evidence) -> bool:
    """Whether it holds until it is changed: its kind says so, or its name."""
    if each.kind is EvidenceKind.OTHER:
        return any(name.family in (STANDING, PLAN) for name in document_names(each.title))
    return each.kind in _STANDING_KINDS


def _same_title(one: str, other: str) -> bool:
    return bool(_bare(one)) and _bare(one) == _bare(other) and same_owner(one, other)


def _bare(title: str) -> str:
    """The title's words, without years, owner and what says nothing of what it is."""
    words = _SAYS_NOTHING.sub(" ", plain(title)).split()
    kept = [
        each
        for each in words
        if not each.endswith(("nämndens", "styrelsens", "förvaltningens")) and not each.isdigit()
    ]
    return " ".join(kept)


def _time(each: Evidence) -> dt.date | None:
    """When it began to hold: the first year that its title or the case says, or when it was decided."""
    years = re.search(r"(?<!\d)20\d\d(?!\d)", each.represents or "") or re.search(
        r"(?<!\d)20\d\d(?!\d)", each.title
    )
    decided = each.decision.date if each.decision else None
    if decided is not None:
        return decided
    return dt.date(int(years[0]), 1, 1) if years else None


def _has_begun(ground: Ground, time: dt.date) -> bool:
    return ground.year is None or time.year <= ground.year


def _of_policy(ground: Ground, key: str, old: Evidence, newer: Evidence) -> Finding:
    place = FoundPlace(FoundPart.CITATION, key, old.id, quote=old.title)
    mend = Mend(MendKind.CITE, key, evidence=newer.id)
    facts = {"title": old.title, "newer": newer.title}
    return finding(
        REPLACED, key, place, ground.of_document(newer.id), code="replaced-policy", facts=facts, mends=[mend]
    )


# Policies that are named


@dataclass(frozen=True, slots=True)
class _Decided:
    """A policy that is attached (`evidence`), or decided, at a time."""

    title: str
    time: dt.date
    evidence: int | None = None


def _named(ground: Ground, key: str, told: set[int]) -> Iterator[Finding]:
    for name in ground.text(key).of(dated_names):
        newer = None if name.is_accounted_for else _later(ground, name)
        if newer is not None and newer.evidence not in told:
            place = ground.span(key, name.start, name.end)
            places = [place, *([ground.of_document(newer.evidence)] if newer.evidence else [])]
            facts = {
                "words": " ".join(place.quote.split()),
                "newer": newer.title,
                "when": newer.time.isoformat(),
            }
            code = "replaced-named" if newer.evidence else "replaced-decided"
            cited = {each.evidence for each in ground.snapshot.cited(key)}
            is_lacking = newer.evidence is not None and newer.evidence not in cited
            mends = [Mend(MendKind.CITE, key, evidence=newer.evidence)] if is_lacking else []
            yield finding(REPLACED, key, *places, code=code, facts=facts, mends=mends)


def _later(ground: Ground, name: DatedName) -> _Decided | None:
    """The newest of the same name that is of a later year than the one that is named."""
    found = [
        each for each in _decided(ground) if name.year < each.time.year and _is_called(each.title, name.stem)
    ]
    begun = [each for each in found if _has_begun(ground, each.time)]
    return max(begun, key=lambda each: (each.time, each.evidence is not None)) if begun else None


def _decided(ground: Ground) -> Iterator[_Decided]:
    for each in ground.snapshot.evidence:
        if each.kind in _STANDING_KINDS and (time := _time(each)):
            yield _Decided(each.title, time, each.id)
    for registered in ground.snapshot.decisions:
        decision = registered.decision
        if decision.date and _ADOPTS.search(decision.title) and not _NOT_ADOPTED.search(decision.title):
            yield _Decided(decision.title, decision.date)


_ADOPTS = re.compile(r"\b(?:anta|fastställ|revider|beslut\som|godkänn|ny\b|uppdater)", re.IGNORECASE)
_NOT_ADOPTED = re.compile(
    r"\b(?:uppföljning|redovisning|information|remiss|yttrande|uppdrag|återrapport|utvärdering|granskning|förslag\still)",
    re.IGNORECASE,
)


def _is_called(title: str, name: str) -> bool:
    return any(stem(title[each.start : each.end]) == name for each in document_names(title))
