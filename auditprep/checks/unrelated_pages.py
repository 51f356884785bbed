"""Cited pages that have nothing to do with what leans on them, where another page of the document clearly has."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from auditprep.checks.cited_figures import figures_astray
from auditprep.checks.claims import Claim, claim
from auditprep.checks.evidence_pages import (
    PagesInProse,
    citing,
    is_certain,
    number_of,
    pages_in_prose,
    rewriting,
    whole,
)
from auditprep.checks.figure_shelf import places_of_figures
from auditprep.checks.ground import Ground
from auditprep.checks.mentions import naming_of, text_of
from auditprep.checks.rule import finding
from auditprep.checks.shelf import parts
from auditprep.checks.texts import ReadDocument, ReadText
from auditprep.model import Citation, Finding, FoundPart, FoundPlace, Question, Severity
from auditprep.prose.amounts import SEK
from auditprep.prose.claimed_figures import claimed_figures
from auditprep.prose.page_figures import Figure
from auditprep.prose.page_words import is_contents, page_words
from auditprep.prose.pages import pages_list

UNRELATED = ("page-unrelated", Severity.WARNING)
PERHAPS = ("page-unrelated", Severity.NOTE)

_LEAST, _SURE, _SHARE = 3, 5, 0.6
_MOST_CITED = 0.34  # of a document: more of it is cited for all that it says
_LEAST_IN_ANSWER = 5
_CLEARLY = 6  # times as much as on the cited pages


def unrelated_pages(ground: Ground, question: Question) -> Iterator[Finding]:
    """A finding for each citation of pages that have none of the words, goals and figures of what leans on them, where one
    other page has most of them; or where the bilaga that is spoken of begins on another page. Nothing rather than a guess."""
    for each in pages_in_prose(ground, question.key):
        page = _begins(ground, each) or _better_for_prose(ground, each)
        if page is not None:
            yield _in_prose(ground, each, page)
    for citation in ground.snapshot.cited(question.key):
        found = _better_for_citation(ground, question.key, citation)
        if found is not None:
            yield _in_citation(ground, question.key, citation, found)


@dataclass(frozen=True, slots=True)
class Better:
    """The page that has what is told; `sure`: it has much of it."""

    page: int
    sure: bool


# A bilaga that begins on another page


def _begins(ground: Ground, at: PagesInProse) -> Better | None:
    """Where the part of the document begins that the sentence names, if its pages are not the cited ones."""
    document = ground.document(at.evidence)
    if document is None or not at.pages or not is_certain(ground.evidence[at.evidence].newest):
        return None
    text = text_of(ground, at.question, at.part)
    said = claim(ground, at.question, at.part, at.cited.start, at.cited.end, at.cited.document)
    named = {
        each.family
        for each in naming_of(text, at.part).documents
        if said.start <= each.start < at.cited.start and each.family != at.cited.document.family
    }
    found = [each for each in document.of(parts) if each.document.family in named & {"control", "risk"}]
    if len(found) != 1 or len(named) != 1:
        return None
    begins = found[0].page
    after = [each.page for each in document.of(parts) if each.page > begins]
    ends = min(after, default=len(document.pages) + 1)
    if any(begins <= page < ends for page in at.pages) or _speaks_of(
        document, at.pages, found[0].document.name
    ):
        return None
    return Better(begins, sure=True)


def _speaks_of(document: ReadDocument, pages: Sequence[int], name: str) -> bool:
    read = [document.page(page) for page in pages]
    return any(page is None or name[:_NAME] in page.plain.casefold() for page in read)


_NAME = 12


# Words and figures


def _better_for_prose(ground: Ground, at: PagesInProse) -> Better | None:
    document = _certain(ground, at.evidence, at.pages)
    if document is None or figures_astray(ground, at) is not None:
        return None
    text = text_of(ground, at.question, at.part)
    said = claim(ground, at.question, at.part, at.cited.start, at.cited.end, at.cited.document)
    return _better(document, page_words(_apart(text, said, at)), said.figures, at.pages, _LEAST)


def _better_for_citation(ground: Ground, key: str, citation: Citation) -> Better | None:
    pages = pages_list(citation.pages)
    known = ground.evidence.get(citation.evidence)
    if known is None or citation.version != known.newest.number or citation.quote:
        return None
    document = _certain(ground, citation.evidence, pages)
    if document is None:
        return None
    text = ground.text(key)
    return _better(document, text.of(page_words), text.of(claimed_figures), pages, _LEAST_IN_ANSWER)


def _certain(ground: Ground, evidence: int, pages: Sequence[int]) -> ReadDocument | None:
    """The document, where all of it can be read, its pages are certain, and not much of it is cited."""
    document = ground.document(evidence)
    if (
        document is None
        or not pages
        or not is_certain(ground.evidence[evidence].newest)
        or not whole(document)
    ):
        return None
    count = len(document.pages)
    return document if pages[-1] <= count and len(pages) <= max(1, _MOST_CITED * count) else None


def _apart(text: ReadText, said: Claim, at: PagesInProse) -> str:
    """The words of the claim without those that name the document and its pages."""
    document = at.cited.document
    gone = sorted([(document.start, document.end), (at.cited.start, at.cited.end)])
    kept, begins = [], said.start
    for start, end in gone:
        kept.append(text.plain[begins : max(begins, min(start, said.end))])
        begins = max(begins, min(end, said.end))
    return " ".join([*kept, text.plain[begins : said.end]])


def spread(pages: tuple[ReadText, ...]) -> Mapping[str, frozenset[int]]:
    """The pages of a document that each word stands on; tables of contents are none."""
    found: dict[str, set[int]] = {}
    for number, page in enumerate(pages, 1):
        for word in () if is_contents(page.plain) else page.of(page_words):
            found.setdefault(word, set()).add(number)
    return {word: frozenset(on) for word, on in found.items()}


def _better(
    document: ReadDocument,
    words: Collection[str],
    figures: Sequence[Figure],
    cited: Sequence[int],
    least: int,
) -> Better | None:
    """The page that has the words and figures that tell pages of this document apart, where those cited have none."""
    on = document.of(spread)
    places = [on[each] for each in words if each in on]
    stands = document.of(places_of_figures).of
    places += [stands(each) for each in figures if (each.unit and each.step < 1) or each.unit in SEK]
    count = len(document.pages)
    telling = [each for each in places if 0 < len(each) <= max(2, count // 4)]
    counts = Counter(page for each in telling for page in each)
    if not counts:
        return None
    best = min(counts, key=lambda page: (-counts[page], page))
    near = {best - 1, best, best + 1}
    beside = max((counts[page] for page in counts if page not in near), default=0)
    told_near = sum(bool(each & near) for each in telling)
    here = sum(bool(each & set(cited)) for each in places if len(each) <= max(2, count // 2))
    if counts[best] < max(least, here * _CLEARLY) or best in cited:
        return None
    if told_near < _SHARE * len(telling) or beside > counts[best] / 2:
        return None
    return Better(best, sure=counts[best] >= _SURE and not here)


# Told


def _in_prose(ground: Ground, at: PagesInProse, better: Better) -> Finding:
    mend = rewriting(ground, at, better.page)
    facts = {"where": " ".join(at.place(ground).quote.split()), **_facts(ground, at.evidence, better)}
    places = at.place(ground), *_pages(ground, at.evidence, at.pages, better)
    rule = UNRELATED if better.sure else PERHAPS
    return finding(rule, at.question, *places, facts=facts, mends=[mend] if mend else [])


def _in_citation(ground: Ground, key: str, citation: Citation, better: Better) -> Finding:
    evidence = ground.evidence[citation.evidence]
    pages = pages_list(citation.pages)
    facts = {"where": f"sid {number_of(evidence.newest, pages[0])}", **_facts(ground, evidence.id, better)}
    place = FoundPlace(FoundPart.CITATION, key, evidence.id, quote=evidence.title)
    places = place, *_pages(ground, evidence.id, pages, better)
    mends = [citing(key, evidence.id, [better.page])]
    return finding(PERHAPS, key, *places, facts=facts, mends=mends)


def _facts(ground: Ground, evidence: int, better: Better) -> dict[str, str]:
    known = ground.evidence[evidence]
    return {"title": known.title, "page": number_of(known.newest, better.page)}


def _pages(ground: Ground, evidence: int, cited: Sequence[int], better: Better) -> tuple[FoundPlace, ...]:
    return ground.on_page(evidence, better.page), ground.on_page(evidence, cited[0])
