"""What an answer counts otherwise than the page that it cites."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from auditprep.checks.evidence_pages import is_certain, number_of, pages_in_prose
from auditprep.checks.ground import Ground
from auditprep.checks.rule import finding
from auditprep.checks.texts import ReadDocument, ReadText
from auditprep.model import Finding, Question, Severity
from auditprep.prose.counted_nouns import CountedNoun, counted_nouns
from auditprep.prose.page_figures import page_figures
from auditprep.prose.pages import pages_list

OTHERWISE = ("figure-not-on-page", Severity.WARNING)


def cited_counts(ground: Ground, question: Question) -> Iterator[Finding]:
    """A finding for each thing that the answer counts once and that a page it cites counts once, otherwise; the number stands
    nowhere in the document."""
    text = ground.text(question.key)
    here = _once(text.of(counted_nouns))
    if not here:
        return
    seen: set[tuple[int, str]] = set()
    for source in _sources(ground, question.key):
        there = _once([each for page in source.read for each in page.of(counted_nouns)])
        for noun, told in here.items():
            known = there.get(noun)
            if known is None or known.number == told.number or (told.start, noun) in seen:
                continue
            if not _has(source.document, told.number):
                seen.add((told.start, noun))
                yield _finding(ground, question.key, told, known, source)


@dataclass(frozen=True, slots=True)
class _Source:
    evidence: int
    document: ReadDocument
    pages: tuple[int, ...]
    read: tuple[ReadText, ...]


def _sources(ground: Ground, key: str) -> Iterator[_Source]:
    """The pages that the answer cites, in prose and otherwise."""
    cited = [(each.evidence, each.pages) for each in pages_in_prose(ground, key)]
    cited += [(each.evidence, pages_list(each.pages)) for each in ground.snapshot.cited(key)]
    for evidence, pages in dict.fromkeys(cited):
        document = ground.document(evidence)
        if document is None or not is_certain(ground.evidence[evidence].newest):
            continue
        read = [document.page(page) for page in pages]
        found = tuple(each for each in read if each)
        if found and len(found) == len(read):
            yield _Source(evidence, document, pages, found)


def _once(counted: Sequence[CountedNoun]) -> dict[str, CountedNoun]:
    """What is counted just once."""
    often = Counter(each.noun for each in counted)
    return {each.noun: each for each in counted if often[each.noun] == 1}


def _has(document: ReadDocument, number: int) -> bool:
    return any(value == number for page in document.pages for value, _step in page.of(page_figures).bare)


def _finding(ground: Ground, key: str, told: CountedNoun, known: CountedNoun, source: _Source) -> Finding:
    page = next(
        page
        for page, read in zip(source.pages, source.read, strict=True)
        if any(each is known for each in read.of(counted_nouns))
    )
    place, there = (
        ground.span(key, told.start, told.end),
        ground.on_page(source.evidence, page, known.start, known.end),
    )
    evidence = ground.evidence[source.evidence]
    facts = {
        "words": " ".join(place.quote.split()),
        "other": " ".join(there.quote.split()),
        "title": evidence.title,
        "page": number_of(evidence.newest, page),
    }
    return finding(OTHERWISE, key, place, there, code="figure-counted-otherwise", facts=facts)
