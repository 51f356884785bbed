"""Attached minutes that an answer tells the § of, and that no answer cites: they stay behind when all else is sent."""

from __future__ import annotations

from collections.abc import Iterator

from auditprep.checks.ground import Ground
from auditprep.checks.lacking_decisions import told
from auditprep.checks.rule import finding
from auditprep.checks.traces import Trace, Traced, traced
from auditprep.model import Finding, FoundPlace, Mend, MendKind, Severity

NAMED = ("evidence-uncited", Severity.NOTE)


def named_minutes(ground: Ground) -> Iterator[Finding]:
    """A note for each answer and such minutes, with their page to cite."""
    cited = {each.evidence for every in ground.snapshot.citations.values() for each in every}
    seen = set[tuple[str, int]]()
    for each in traced(ground):
        if each.trace is not Trace.PROVEN or each.there is None or len(each.evidence) != 1:
            continue
        (evidence,) = each.evidence
        if evidence not in cited and (each.cited.question, evidence) not in seen:
            seen.add((each.cited.question, evidence))
            yield _finding(ground, each, evidence)


def _finding(ground: Ground, each: Traced, evidence: int) -> Finding:
    page = each.there.page if each.there else None
    key = each.cited.question
    mend = Mend(MendKind.CITE, key, evidence=evidence, pages=str(page) if page else None)
    facts = {"decision": told(ground, each.cited), "title": ground.evidence[evidence].title}
    places = (each.cited.place(ground), _in_minutes(ground, evidence, page))
    return finding(NAMED, key, *places, code="minutes-named", facts=facts, mends=[mend])


def _in_minutes(ground: Ground, evidence: int, page: int | None) -> FoundPlace:
    return ground.on_page(evidence, page) if page else ground.of_document(evidence)
