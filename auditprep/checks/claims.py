"""What a text says with a document behind it: the sentence that cites pages, and its figures."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from auditprep.checks.ground import Ground
from auditprep.checks.mentions import naming_of, text_of
from auditprep.checks.texts import ReadText
from auditprep.model import FoundPart
from auditprep.prose.claimed_figures import claimed_figures
from auditprep.prose.document_pointers import Pointing
from auditprep.prose.named_documents import NamedDocument
from auditprep.prose.page_figures import Figure
from auditprep.prose.sentences import FoundSentence, sentence_at, sentences


@dataclass(frozen=True, slots=True)
class Claim:
    """The words `text[start:end]` that lean on what is cited at `at`, with the figures that do."""

    start: int
    end: int
    figures: tuple[Figure, ...]


def claim(ground: Ground, key: str, part: FoundPart, start: int, end: int, document: NamedDocument) -> Claim:
    """What leans on the citation in `text[start:end]` of this document: the sentence that it stands in, or the one before on
    the line where its own does nothing but point."""
    text = text_of(ground, key, part)
    cut = text.of(sentences)
    own = sentence_at(cut, start)
    if own is None:
        return Claim(start, end, ())
    said = _before(text.plain, cut, own) or own if _only_points(text, own) else own
    figures = [each for each in text.of(claimed_figures) if said.start <= each.start < said.end]
    leaning = [each for each in figures if _leans(text, part, said, each, start, end, document)]
    return Claim(said.start, said.end, tuple(leaning))


_POINTS = re.compile(r"\(?\s?(?:se|jfr|jämför|källa|sid|s\.)\b", re.IGNORECASE)
_COMPARES = re.compile(
    r"\b(?:jämfört med|jämförelse med|i förhållande till|föregående år|fjolårets|att jämföra)\b",
    re.IGNORECASE,
)


def _only_points(text: ReadText, own: FoundSentence) -> bool:
    """Whether the sentence has no claim of its own: "(Se budgeten, sid 4.)"."""
    has_figures = any(own.start <= each.start < own.end for each in text.of(claimed_figures))
    return not has_figures and bool(_POINTS.match(text.plain, own.start))


def _before(plain: str, cut: Sequence[FoundSentence], own: FoundSentence) -> FoundSentence | None:
    """The sentence before on the same line."""
    at = next(index for index, each in enumerate(cut) if each is own or each == own)
    last = cut[at - 1] if at else None
    return last if last and "\n" not in plain[last.end : own.start] else None


def _leans(
    text: ReadText,
    part: FoundPart,
    said: FoundSentence,
    figure: Figure,
    start: int,
    end: int,
    document: NamedDocument,
) -> bool:
    """Whether the figure is told on the strength of this citation: not where it is compared with, nor where another document
    or other pages stand nearer."""
    if start <= figure.start < end or _COMPARES.search(text.plain, said.start, figure.start):
        return False
    if any(
        _parts(text, each.start, figure.start, start)
        for each in naming_of(text, part).pages
        if each.start != start
    ):
        return False
    named = [
        each for each in _pointed(naming_of(text, part).documents) if said.start <= each.start < said.end
    ]
    before = [each for each in named if each.end <= figure.start]
    if before and not _is_same(before[-1], document):
        return False
    return figure.start < start or _leads(text, said, document, figure)


def _parts(text: ReadText, other: int, figure: int, start: int) -> bool:
    """Whether another citation stands between the figure and this one."""
    return min(figure, start) < other < max(figure, start)


def _pointed(documents: Sequence[NamedDocument]) -> Iterator[NamedDocument]:
    return (each for each in documents if each.pointing > Pointing.NAMED or each.years)


def _is_same(one: NamedDocument, other: NamedDocument) -> bool:
    return one.family == other.family and (one.years == other.years or not one.years or not other.years)


def _leads(text: ReadText, said: FoundSentence, document: NamedDocument, figure: Figure) -> bool:
    """Whether the document is what the sentence begins with, so that what follows is told of it."""
    lead = text.plain[said.start : document.start]
    return document.start < said.start or len(lead) <= _LEAD


_LEAD = 30
