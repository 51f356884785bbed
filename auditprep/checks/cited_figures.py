"""Figures that do not stand where answers say that they do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import permutations

from auditprep.checks.claims import Claim, claim
from auditprep.checks.evidence_pages import (
    PagesInProse,
    is_certain,
    number_of,
    pages_in_prose,
    rewriting,
    whole,
)
from auditprep.checks.figure_shelf import places_of_figures, stands_in_another
from auditprep.checks.figures_above import figures_above
from auditprep.checks.ground import Ground
from auditprep.checks.mentions import PARTS, naming_of, text_of
from auditprep.checks.rule import finding
from auditprep.checks.shelf import shelf
from auditprep.checks.texts import ReadDocument
from auditprep.model import Finding, FoundPart, FoundPlace, Mend, Question, Severity
from auditprep.prose.amounts import PERCENT
from auditprep.prose.document_pointers import Pointing
from auditprep.prose.named_documents import NamedDocument
from auditprep.prose.page_figures import Figure
from auditprep.prose.page_words import page_words

NOT_ON_PAGE = ("figure-not-on-page", Severity.WARNING)


def cited_figures(ground: Ground, question: Question) -> Iterator[Finding]:
    """A finding for each citation of pages whose sentence has figures that do not stand there, with the page where they do."""
    for each in pages_in_prose(ground, question.key):
        astray = figures_astray(ground, each)
        if astray is not None:
            yield _finding(ground, each, astray)
        elif above := figures_above(ground, each):
            yield _finding(ground, each, Astray(above, None))
    for part in PARTS:
        for document in naming_of(text_of(ground, question.key, part), part).documents:
            if document.pointing in _WITHOUT_PAGES:
                yield from _of_document(ground, question.key, part, document)


@dataclass(frozen=True, slots=True)
class Astray:
    """Figures that do not stand on the pages that are cited for them. `page` is the one where they all stand, None for
    none. `whole`: every page of the document can be read, so they stand nowhere else either."""

    figures: tuple[Figure, ...]
    page: int | None


def figures_astray(ground: Ground, at: PagesInProse) -> Astray | None:
    """The figures of a claim that do not stand on its pages; None where all do, or where that cannot be told."""
    document = ground.document(at.evidence)
    version = ground.evidence[at.evidence].newest
    if document is None or not at.pages or not is_certain(version):
        return None
    if not all(document.page(each) for each in at.pages):
        return None
    said = claim(ground, at.question, at.part, at.cited.start, at.cited.end, at.cited.document)
    stands = document.of(places_of_figures).of
    lost = [each for each in said.figures if stands(each).isdisjoint(at.pages)]
    lost = [
        each for each in lost if stands(each) or not stands_in_another(ground, at.evidence, each, bare=False)
    ]
    lost = [each for each in lost if not _follows(each, said, lost)]
    if not lost:
        return None
    page = _page_of(lost, document, at.pages)
    return Astray(tuple(lost), page) if page is not None or whole(document) else None


def _of_document(ground: Ground, key: str, part: FoundPart, named: NamedDocument) -> Iterator[Finding]:
    """The amounts that are said to be a document's, without its pages: "I budget 2025–2027 anges …". They stand nowhere in
    it, though others of the same sentence do, or a page is about the same."""
    evidence = shelf(ground).one(named)
    document = ground.document(evidence) if evidence is not None else None
    if evidence is None or document is None or not whole(document):
        return
    said = claim(ground, key, part, named.start, named.end, named)
    text = text_of(ground, key, part)
    if any(said.start <= each.start < said.end for each in naming_of(text, part).pages):
        return
    told = [each for each in said.figures if each.start >= named.end and each.unit]
    stands = document.of(places_of_figures).of
    lost = [each for each in told if not stands(each)]
    lost = [each for each in lost if not _follows(each, said, lost)]
    about = _about(document, page_words(text.plain[named.end : said.end]))
    if not lost or about is None:
        return
    figures = [ground.span(key, each.start, each.end, part) for each in lost]
    facts = {"figures": _joined(figures), "title": ground.evidence[evidence].title}
    where = ground.on_page(evidence, about)
    yield finding(NOT_ON_PAGE, key, *figures, where, code="figure-not-in-document", facts=facts)


def _about(document: ReadDocument, words: frozenset[str]) -> int | None:
    """The page that has most of the words, two at least; None for none."""
    shared = [(len(words & page.of(page_words)), -number) for number, page in enumerate(document.pages, 1)]
    best, number = max(shared, default=(0, 0))
    return -number if best >= _LEAST_WORDS else None


_LEAST_WORDS = 2
_WITHOUT_PAGES = frozenset({Pointing.LEANT, Pointing.POINTED})


def _page_of(lost: Sequence[Figure], document: ReadDocument, cited: Sequence[int]) -> int | None:
    """The page nearest to those cited that has all of them."""
    places = document.of(places_of_figures)
    first, *others = (places.of(each) for each in lost)
    found = sorted(first.intersection(*others))
    return min(found, key=lambda each: min(abs(each - one) for one in cited), default=None)


def _follows(figure: Figure, said: Claim, lost: Sequence[Figure]) -> bool:
    """Whether the figure is reckoned from others of the same sentence that do stand there: their difference, their sum or
    their share."""
    known = [each for each in said.figures if each not in lost]
    for one, other in permutations(known, 2):
        if figure.unit == PERCENT and one.unit == other.unit != PERCENT and other.value:
            shares = (one.value / other.value * 100, (one.value - other.value) / other.value * 100)
            if any(abs(abs(each) - figure.value) <= figure.step for each in shares):
                return True
        if figure.unit == one.unit == other.unit:
            if abs(figure.value - abs(one.value - other.value)) <= figure.step:
                return True
            if abs(figure.value - (one.value + other.value)) <= figure.step:
                return True
    return False


def _joined(figures: Sequence[FoundPlace]) -> str:
    return ", ".join(" ".join(each.quote.split()) for each in figures)


def _finding(ground: Ground, at: PagesInProse, astray: Astray) -> Finding:
    evidence = ground.evidence[at.evidence]
    figures = [ground.span(at.question, each.start, each.end, at.part) for each in astray.figures]
    facts = {
        "figures": _joined(figures),
        "where": " ".join(at.place(ground).quote.split()),
        "title": evidence.title,
    }
    if astray.page is None:
        where = ground.on_page(at.evidence, at.pages[0])
        return finding(
            NOT_ON_PAGE, at.question, *figures, at.place(ground), where, code="figure-nowhere", facts=facts
        )
    facts["page"] = number_of(evidence.newest, astray.page)
    mend = rewriting(ground, at, astray.page)
    mends: list[Mend] = [mend] if mend else []
    there: FoundPlace = ground.on_page(at.evidence, astray.page)
    return finding(NOT_ON_PAGE, at.question, *figures, at.place(ground), there, facts=facts, mends=mends)
