"""Evidence of an earlier year, and this year's evidence of the same kind that stands in its place."""

from __future__ import annotations

import re
from collections.abc import Iterator

from auditprep.checks.ground import Ground
from auditprep.checks.rule import finding
from auditprep.checks.years_told import is_accounted_for, others
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
from auditprep.prose.bodies import bodies, same_body
from auditprep.prose.document_names import document_names, stem
from auditprep.prose.other_times import OtherTime, Says
from auditprep.prose.year_mentions import YearMention, shifted, year_mentions

LAST_YEARS = ("last-years-document", Severity.WARNING)


def last_years_documents(ground: Ground, question: Question) -> Iterator[Finding]:
    """The documents of an earlier year that an answer cites, or names as if they were this year's, though this year's are
    attached: a finding for each."""
    if ground.year is None:
        return
    named = _named(ground, question.key)
    cited = _cited(ground, question)
    for old in dict.fromkeys([*named, *cited]):
        new = in_place_of(ground, ground.evidence[old], ground.year)
        if new is not None:
            yield _finding(ground, question.key, old, new, named.get(old, []))


def as_this_years(ground: Ground, each: OtherTime) -> tuple[Evidence, Evidence] | None:
    """The evidence that a mention of another year means, and this year's that is attached too, where nothing says that it is not
    this year's that must be meant."""
    told_as_was = each.says(Says.PAST) and not each.says(Says.DECIDED)
    set_apart = each.says(Says.QUOTED | Says.JOINED | Says.IN_TABLE)
    if ground.year is None or told_as_was or set_apart or is_accounted_for(each, ground.year):
        return None
    for old in ground.snapshot.evidence:
        if _is_meant(each.mention, old) and (new := in_place_of(ground, old, ground.year)):
            return old, new
    return None


_FAMILIES = {
    EvidenceKind.BUDGET: "budget",
    EvidenceKind.INTERIM_REPORT: "interim",
    EvidenceKind.ANNUAL_REPORT: "annual",
    EvidenceKind.MONTHLY_FOLLOW_UP: "monthly",
    EvidenceKind.INTERNAL_CONTROL_PLAN: "control",
    EvidenceKind.INTERNAL_CONTROL_FOLLOW_UP: "control-follow-up",
    EvidenceKind.RISK_ANALYSIS: "risk",
    EvidenceKind.AUTHORISATION_LIST: "authorisation",
    EvidenceKind.ACTION_PLAN: "plan",
}
"""The kinds of evidence that there is one of for each year (or month), as prose names them."""
_NAMED_FAMILIES = frozenset({"budget", "interim", "annual", "monthly", "control", "risk", "plan"})
_TIME = re.compile(r"(20\d\d)(?:-(\d\d)(?!\d))?(?:[–/-](20\d\d))?")


def _named(ground: Ground, key: str) -> dict[int, list[FoundPlace]]:
    """Where the answer names such evidence, by its id."""
    found: dict[int, list[FoundPlace]] = {}
    parts = (FoundPart.TEXT, ground.text(key)), (FoundPart.EVIDENCE, ground.evidence_field(key))
    for part, text in parts:
        for each in others(text, ground.year or 0) if text else ():
            pair = as_this_years(ground, each) if each.mention.family else None
            if pair:
                place = ground.span(key, each.mention.name_start, each.mention.name_end, part)
                found.setdefault(pair[0].id, []).append(place)
    return found


def _cited(ground: Ground, question: Question) -> Iterator[int]:
    """The ids of cited evidence that this year's stands in the place of, where the answer does not name it, and leans on no
    later one."""
    year = ground.year or 0
    cited = [
        each.evidence for each in ground.snapshot.cited(question.key) if each.evidence in ground.evidence
    ]
    for id in dict.fromkeys(cited):
        old = ground.evidence[id]
        new = in_place_of(ground, old, year)
        if new is not None and new.id not in cited and not _is_told_of(ground, question, old):
            yield id


def _is_told_of(ground: Ground, question: Question, old: Evidence) -> bool:
    """Whether the answer names the document with its year, or the question asks for it; of what prose has no name for, its year
    alone."""
    texts = (ground.text(question.key), ground.evidence_field(question.key), ground.asked(question))
    mentions = [each for text in texts for each in text.of(year_mentions)]
    if _FAMILIES[old.kind] not in _NAMED_FAMILIES:
        return any(each.first in _years(old) for each in mentions)
    return any(_is_meant(each, old) for each in mentions)


def in_place_of(ground: Ground, old: Evidence, year: int) -> Evidence | None:
    """This year's evidence of the same kind and owner; None where the old one is this year's itself, or nobody knows which."""
    time = _time(old)
    if old.kind not in _FAMILIES or time is None or time[0] >= year:
        return None
    fresh = [each for each in ground.snapshot.evidence if each is not old and _is_alike(old, each)]
    of_year = [each for each in fresh if (then := _time(each)) and then == (_wanted(old, year), time[1])]
    return of_year[0] if len(of_year) == 1 and time[0] < _wanted(old, year) else None


def _wanted(old: Evidence, year: int) -> int:
    """The year that such evidence is of this year: of what is made when a year has ended, the one before."""
    return year - 1 if old.kind is EvidenceKind.ANNUAL_REPORT else year


def _time(each: Evidence) -> tuple[int, int] | None:
    """The year that it is of, or begins with, and the month (0 for none)."""
    match = _TIME.search(each.represents or "") or _only(each.title)
    if match is None:
        return None
    is_monthly = each.kind is EvidenceKind.MONTHLY_FOLLOW_UP and match[2]
    return int(match[1]), int(match[2]) if is_monthly else 0


def _only(title: str) -> re.Match[str] | None:
    """The one year, or run of years, that a title names."""
    found = list(_TIME.finditer(title))
    return found[0] if len(found) == 1 else None


def _years(each: Evidence) -> set[int]:
    time = _time(each)
    return {time[0]} if time else set()


def _is_alike(one: Evidence, other: Evidence) -> bool:
    """Whether both are of a kind and an owner; of plans of many kinds, also of a name."""
    if one.kind is not other.kind or not same_owner(one.title, other.title):
        return False
    return one.kind is not EvidenceKind.ACTION_PLAN or _name(one.title) == _name(other.title)


def same_owner(one: str, other: str) -> bool:
    """Whether two titles may name documents of one owner: not where both say whose they are, and others."""
    first, second = _owner(one), _owner(other)
    return first is None or second is None or first == second or same_body(first, second)


def _owner(title: str) -> str | None:
    """The body that a title names, "kommunen" for the whole municipality's; None for none."""
    named = bodies(title)
    if named:
        return named[0].name
    return "kommunen" if re.search(r"\bkommun(?:en)?s?\b", title, re.IGNORECASE) else None


def _name(title: str) -> str:
    names = document_names(title)
    return stem(title[names[0].start : names[0].end]) if names else title.casefold()


def _is_meant(mention: YearMention, each: Evidence) -> bool:
    """Whether the words mean this evidence: its kind and its year."""
    time = _time(each)
    if time is None or time[0] != mention.first or _FAMILIES.get(each.kind) != mention.family:
        return False
    is_whole = mention.of.startswith("kommun:")
    owner = (_owner(each.title) or "").casefold()
    if owner and is_whole != owner.startswith("kommun"):
        return False
    return mention.family != "plan" or mention.of.rpartition(":")[2] == _name(each.title)


# What is told


def _finding(ground: Ground, key: str, old: int, new: Evidence, named: list[FoundPlace]) -> Finding:
    was = ground.evidence[old]
    cited = [each for each in ground.snapshot.cited(key) if each.evidence == old]
    places = [*named, *(_citation(ground, key, each) for each in cited[:1]), ground.of_document(new.id)]
    facts = {"title": was.title, "newer": new.title}
    code = LAST_YEARS[0] if cited else "last-years-document-named"
    return finding(
        LAST_YEARS, key, *places, code=code, facts=facts, mends=_mends(ground, key, new, was, named)
    )


def _citation(ground: Ground, key: str, each: Citation) -> FoundPlace:
    return FoundPlace(FoundPart.CITATION, key, each.evidence, quote=ground.evidence[each.evidence].title)


def _mends(ground: Ground, key: str, new: Evidence, old: Evidence, named: list[FoundPlace]) -> Iterator[Mend]:
    if all(each.evidence != new.id for each in ground.snapshot.cited(key)):
        yield Mend(MendKind.CITE, key, evidence=new.id)
    was, now = _time(old), _time(new)
    for place in named:
        if was and now:
            yield Mend(MendKind.WRITE, key, shifted(place.quote, now[0] - was[0]), place)
