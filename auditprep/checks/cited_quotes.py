"""Words that answers quote, and that do not stand where they are said to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from auditprep.checks.evidence_pages import citing, file_pages, is_certain, number_of, one_of, whole
from auditprep.checks.ground import Ground
from auditprep.checks.mentions import PARTS, naming_of, text_of
from auditprep.checks.rule import finding
from auditprep.checks.shelf import shelf
from auditprep.checks.texts import ReadDocument, ReadText
from auditprep.model import Citation, Finding, FoundPart, FoundPlace, Mend, Question, Severity
from auditprep.prose.document_pointers import Pointing
from auditprep.prose.named_documents import NamedDocument
from auditprep.prose.pages import pages_of
from auditprep.prose.quotations import FoundQuotation, quotations
from auditprep.prose.quoting import misquoted
from auditprep.prose.sentences import FoundSentence, sentence_at, sentences

NOT_FOUND = ("quote-not-found", Severity.WARNING)

_LEAST_WORDS = 5  # of a quotation; fewer are a name, or a manner of speaking


def cited_quotes(ground: Ground, question: Question) -> Iterator[Finding]:
    """A finding for each quotation that does not stand in the document that it is said to be from, or on another page."""
    for citation in ground.snapshot.cited(question.key):
        yield from _of_citation(ground, question.key, citation)
    for part in PARTS:
        text = text_of(ground, question.key, part)
        for quotation in text.of(quotations) if text.plain else ():
            if _is_long(text.plain[quotation.start : quotation.end]):
                yield from _of_prose(ground, question.key, part, text, quotation)


def _is_long(words: str) -> bool:
    return len(words.split()) >= _LEAST_WORDS


# A citation


def _of_citation(ground: Ground, key: str, citation: Citation) -> Iterator[Finding]:
    evidence = ground.evidence.get(citation.evidence)
    document = ground.document(citation.evidence, citation.version)
    if evidence is None or document is None or not citation.quote.strip():
        return
    standing = misquoted(citation.quote, citation.pages, _texts(document))
    if standing is None or (not standing and not whole(document)):
        return
    facts = {"quote": _short(citation.quote), "title": evidence.title}
    place = FoundPlace(FoundPart.CITATION, key, evidence.id, quote=evidence.title)
    version = evidence.version(citation.version)
    pages = [number_of(version, page) for page in standing]
    mends = [citing(key, evidence.id, standing[:1])] if standing else []
    yield from _told(ground, key, evidence.id, place, standing, pages, facts, mends)


# A quotation in prose


def _of_prose(
    ground: Ground, key: str, part: FoundPart, text: ReadText, quotation: FoundQuotation
) -> Iterator[Finding]:
    source = _source(ground, text, part, quotation)
    if source is None:
        return
    evidence, numbers = source
    document, known = ground.document(evidence), ground.evidence[evidence]
    if document is None or not whole(document):
        return
    pages = file_pages(known.newest, numbers) if is_certain(known.newest) else ()
    words = text.plain[quotation.start : quotation.end]
    standing = misquoted(words, pages_of(pages) or None, _texts(document))
    if standing is not None:
        place = ground.span(key, quotation.start, quotation.end, part)
        facts = {"quote": _short(words), "title": known.title}
        on = [number_of(known.newest, page) for page in standing]
        yield from _told(ground, key, evidence, place, standing, on, facts, [])


def _source(
    ground: Ground, text: ReadText, part: FoundPart, quotation: FoundQuotation
) -> tuple[int, tuple[int, ...]] | None:
    """The evidence that the quotation is said to be from, and its pages: those of the same sentence, or of the one after
    it that does nothing but point."""
    near = _near(text, quotation)
    named = naming_of(text, part)
    for pages in named.pages:
        if any(each.start <= pages.start < each.end for each in near):
            found = one_of(ground, shelf(ground), text, part, pages)
            return None if found is None else (found, pages.numbers)
    leant = [each for each in named.documents if _is_source(ground, each, near, quotation)]
    found = shelf(ground).one(leant[0]) if len(leant) == 1 else None
    return None if found is None else (found, ())


def _is_source(
    ground: Ground,
    document: NamedDocument,
    near: Sequence[FoundSentence],
    quotation: FoundQuotation,
) -> bool:
    """Whether the document stands beside the quotation, so that it must be from there."""
    inside = quotation.start <= document.start < quotation.end
    if inside or not any(each.start <= document.start < each.end for each in near):
        return False
    if document.pointing >= Pointing.LEANT:
        return True
    apart = (
        quotation.start - document.end if document.end <= quotation.start else document.start - quotation.end
    )
    return apart <= _BESIDE and shelf(ground).one(document) is not None


_BESIDE = 60


def _near(text: ReadText, quotation: FoundQuotation) -> list[FoundSentence]:
    """The sentences that the quotation begins and ends in, and one in brackets that follows."""
    cut = text.of(sentences)
    found = [sentence_at(cut, quotation.start - 1), sentence_at(cut, max(quotation.start, quotation.end - 1))]
    near = [each for each in found if each is not None]
    if near:
        after = next((each for each in cut if each.start >= near[-1].end), None)
        if after and text.plain[after.start] == "(" and "\n" not in text.plain[near[-1].end : after.start]:
            near.append(after)
    return near


# Told


def _told(
    ground: Ground,
    key: str,
    evidence: int,
    place: FoundPlace,
    standing: Sequence[int],
    pages: Sequence[str],
    facts: dict[str, str],
    mends: list[Mend],
) -> Iterator[Finding]:
    if standing:
        facts["page"] = ", ".join(pages)
        there = ground.on_page(evidence, standing[0])
        yield finding(NOT_FOUND, key, place, there, code="quote-other-page", facts=facts, mends=mends)
    else:
        yield finding(NOT_FOUND, key, place, ground.of_document(evidence), facts=facts)


def _texts(document: ReadDocument) -> list[str]:
    return [page.plain for page in document.pages]


def _short(words: str) -> str:
    """The quotation as far as it is needed to know it again."""
    joined = " ".join(words.split())
    return joined if len(joined) <= _LONGEST else joined[:_LONGEST].rsplit(" ", 1)[0] + " …"


_LONGEST = 60
