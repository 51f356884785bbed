"""What an answer tells of a decision otherwise than the § in the minutes: an amount, or how many of something."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from auditprep.checks.evidence_pages import number_of
from auditprep.checks.figure_shelf import places_of_figures
from auditprep.checks.ground import Ground
from auditprep.checks.known_decisions import known_decisions
from auditprep.checks.referred import Referred, referred, same
from auditprep.checks.rule import finding
from auditprep.checks.texts import ReadDocument
from auditprep.model import Finding, Question, Severity
from auditprep.prose.counts import FoundCount, counts
from auditprep.prose.measures import Measure, measures
from auditprep.prose.page_figures import Figure
from auditprep.prose.page_words import page_words
from auditprep.prose.sentences import sentence_at, sentences

OTHERWISE = ("figure-not-on-page", Severity.WARNING)


@dataclass(frozen=True, slots=True)
class _Minuted:
    """The text of a § on a page of the minutes, which it begins at `start` of."""

    evidence: int
    page: int
    words: str
    start: int


_Span = tuple[int, int]


def minuted_figures(ground: Ground, question: Question) -> Iterator[Finding]:
    """A finding for each sentence that has one decision and one amount, or one count, where the § has another and no more."""
    text = ground.text(question.key)
    cut = text.of(sentences)
    told = referred(ground, question.key)
    for each in told:
        sentence = sentence_at(cut, each.start)
        if sentence is None or each.date is None or each.paragraph is None:
            continue
        if sum(sentence.start <= other.start < sentence.end for other in told) != 1:
            continue
        words = text.plain[sentence.start : sentence.end]
        there = _minuted(ground, each)
        if there is None or not _is_about_it(words, there.words):
            continue
        document = ground.document(there.evidence)
        pair = _amounts(words, there.words, document) or _counts(words, there.words)
        if pair:
            yield _finding(ground, question.key, sentence.start, there, pair)


def _minuted(ground: Ground, told: Referred) -> _Minuted | None:
    """The § that is referred to, where one document of the evidence has it on one page."""
    found: list[_Minuted] = []
    for each in ground.once(known_decisions).in_minutes.get(told.paragraph or 0, ()):
        document = ground.document(each.evidence)
        if document and each.decision.date == told.date and same(each.decision.body, told.body):
            found += _sections(each.evidence, document, told.paragraph or 0)
    return found[0] if len(found) == 1 else None


def _sections(evidence: int, document: ReadDocument, paragraph: int) -> Iterator[_Minuted]:
    head = re.compile(rf"^[ \t]*§ ?{paragraph}(?!\d)[^\n]*", re.MULTILINE)
    for number, page in enumerate(document.pages, 1):
        for match in head.finditer(page.plain):
            following = _NEXT.search(page.plain, match.end())
            end = following.start() if following else len(page.plain)
            yield _Minuted(evidence, number, page.plain[match.start() : end], match.start())


_NEXT = re.compile(r"^[ \t]*§ ?\d+", re.MULTILINE)


def _is_about_it(words: str, there: str) -> bool:
    return any(not each.startswith("#") for each in page_words(words) & page_words(there))


_COMPARES = re.compile(
    r"\b(?:jämfört|från|mot|tidigare|föregående|förra|fjol\w*|varav|dvs|ca|cirka|drygt|knappt|omkring|nästan|cirka|över|under|minst|högst|ytterligare|totalt|sammanlagt)\b",
    re.IGNORECASE,
)


def _amounts(words: str, there: str, document: ReadDocument | None) -> tuple[_Span, _Span] | None:
    """The only amount of money here and the only one there, where they differ and this one stands nowhere in the minutes."""
    here, other = _only_money(words), _only_money(there)
    if here is None or other is None or document is None or _COMPARES.search(words):
        return None
    if abs(here.size - other.size) <= here.half + other.half or not _LEAST < here.size / other.size < _MOST:
        return None
    figure = Figure(here.size, "kr", here.half * 2, False, here.start, here.end)
    if document.of(places_of_figures).of(figure):
        return None
    return (here.start, here.end), (other.start, other.end)


_LEAST, _MOST = Decimal("0.2"), Decimal(5)


def _only_money(words: str) -> Measure | None:
    found = [each for each in measures(words) if each.is_money]
    return found[0] if len(found) == 1 and found[0].value else None


_CONTROLS = re.compile(r"(?:intern)?kontroll(?:mål|moment|punkt|område|områd|aktivitet)")


def _counts(words: str, there: str) -> tuple[_Span, _Span] | None:
    """The only counts of the same things, where they differ."""
    here, other = _exact(counts(words)), _exact(counts(there))
    for one in here:
        alike = [each for each in other if _kind(each) == _kind(one)]
        mine = [each for each in here if _kind(each) == _kind(one)]
        if len(alike) == len(mine) == 1 and alike[0].value != one.value and not _COMPARES.search(words):
            return (one.start, one.end), (alike[0].start, alike[0].end)
    return None


def _exact(found: Sequence[FoundCount]) -> list[FoundCount]:
    return [each for each in found if each.noun and not each.rough and each.of is None]


def _kind(count: FoundCount) -> str:
    """What is counted; the moments, points and goals of a plan of internal control are one thing."""
    if _CONTROLS.fullmatch(count.noun):
        return "kontroll"
    return f"{count.things} {count.noun}"


def _finding(ground: Ground, key: str, at: int, there: _Minuted, pair: tuple[_Span, _Span]) -> Finding:
    (start, end), (from_, to) = pair
    place = ground.span(key, at + start, at + end)
    where = ground.on_page(there.evidence, there.page, there.start + from_, there.start + to)
    evidence = ground.evidence[there.evidence]
    facts = {
        "words": " ".join(place.quote.split()),
        "other": " ".join(where.quote.split()),
        "title": evidence.title,
        "page": number_of(evidence.newest, there.page),
    }
    return finding(OTHERWISE, key, place, where, code="figure-counted-otherwise", facts=facts)
