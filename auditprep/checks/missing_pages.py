"""Pages that are cited, and that the document does not have."""

from __future__ import annotations

from collections.abc import Iterator

from auditprep.checks.evidence_pages import PagesInProse, is_certain, pages_in_prose
from auditprep.checks.ground import Ground
from auditprep.checks.rule import finding
from auditprep.model import Citation, Finding, FoundPart, FoundPlace, Question, Severity, Version
from auditprep.prose.pages import pages_list

MISSING = ("page-missing", Severity.ERROR)
UNNUMBERED = ("page-missing", Severity.WARNING)


def missing_pages(ground: Ground, question: Question) -> Iterator[Finding]:
    """A finding for each place that cites pages beyond the document's end. Word documents and mails have no certain pages."""
    for each in pages_in_prose(ground, question.key):
        yield from _in_prose(ground, each)
    for citation in ground.snapshot.cited(question.key):
        yield from _in_citation(ground, question.key, citation)


def _in_prose(ground: Ground, each: PagesInProse) -> Iterator[Finding]:
    version = ground.evidence[each.evidence].newest
    last = version.last_page
    if last is None:
        return
    highest = max(each.cited.numbers)
    facts = {"number": str(highest), "title": ground.evidence[each.evidence].title}
    places = each.place(ground), ground.of_document(each.evidence)
    printed = _last_printed(version)
    if highest > max(last, printed or 0):
        facts["last"] = str(printed or last)
        yield finding(MISSING, each.question, *places, code="page-missing", facts=facts)
    elif printed is not None and highest > printed:
        facts |= {"last": str(printed), "page": version.printed[highest - 1] or ""}
        yield finding(UNNUMBERED, each.question, *places, code="page-not-numbered", facts=facts)


def _last_printed(version: Version) -> int | None:
    """The highest number that is printed on a page, where all pages after the first numbered one have numbers."""
    numbers = [each for each in version.printed if each is not None]
    if not numbers or version.printed[-1] is None or not all(each.isdecimal() for each in numbers):
        return None
    first = next(at for at, each in enumerate(version.printed) if each is not None)
    return max(map(int, numbers)) if all(version.printed[first:]) else None


def _in_citation(ground: Ground, key: str, citation: Citation) -> Iterator[Finding]:
    evidence = ground.evidence.get(citation.evidence)
    pages = pages_list(citation.pages)
    if evidence is None or not pages:
        return
    version = evidence.version(citation.version)
    if is_certain(version) and pages[-1] > (version.last_page or 0):
        place = FoundPlace(FoundPart.CITATION, key, evidence.id, quote=evidence.title)
        facts = {"number": str(pages[-1]), "title": evidence.title, "last": str(version.last_page)}
        where = ground.of_document(evidence.id)
        yield finding(MISSING, key, place, where, code="page-missing-cited", facts=facts)
