"""Answers, and long paragraphs of them, that say word for word what was said last year."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from auditprep import richtext
from auditprep.checks.ground import Ground
from auditprep.checks.rule import finding
from auditprep.model import Finding, FoundPart, FoundPlace, Severity, Submission
from auditprep.prose.sentences import sentences
from auditprep.prose.wordings import plain

SAME = ("same-as-last-year", Severity.NOTE)

_PARAGRAPH, _ANSWER, _SEVERAL = (
    200,
    150,
    120,
)  # letters, at least; the last of an answer of more than one sentence


def same_as_last_year(ground: Ground) -> Iterator[Finding]:
    """A finding for each answer that is the same as one of last year's but for its years, or has a paragraph that is. Drafts that
    nobody has confirmed, and what is short, are left alone."""
    previous = ground.snapshot.previous
    if previous is None or (previous.year is not None and previous.year == ground.year):
        return
    before = _before(previous)
    for question in ground.questions:
        text = ground.text(question.key)
        if not text or ground.snapshot.answer(question.key).carried:
            continue
        whole, paragraphs = text.of(_said)
        if whole and (then := before.get(whole)):
            place = ground.whole(question.key, FoundPart.TEXT)
            yield _finding(question.key, "same-answer-as-last-year", then, place)
        elif same := [(before[words], span) for words, span in paragraphs if words in before]:
            places = [ground.span(question.key, *span) for _then, span in same]
            yield _finding(question.key, SAME[0], same[0][0], *places)


def _finding(key: str, code: str, then: str, *places: FoundPlace) -> Finding:
    return finding(SAME, key, *places, code=code, facts={"then": then})


_Said = tuple[str, tuple[tuple[str, tuple[int, int]], ...]]


def _said(text: str) -> _Said:
    """What the text says, as it is compared, "" where it is too short; and the same of its long paragraphs, with their
    places."""
    is_whole = len(text) >= _ANSWER or (len(text) >= _SEVERAL and len(sentences(text)) > 1)
    paragraphs = tuple((plain(text[start:end]), (start, end)) for start, end in _paragraphs(text))
    return (plain(text) if is_whole else ""), paragraphs


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    at = 0
    for line in text.split("\n"):
        if len(line.strip()) >= _PARAGRAPH:
            yield at, at + len(line)
        at += len(line) + 1


@lru_cache(maxsize=2048)
def _said_then(markdown: str) -> _Said:
    """The same of an answer of last year, which does not change."""
    return _said(richtext.plain(markdown))


def _before(previous: Submission) -> dict[str, str]:
    """All that was said last year, with the number of the question that it was an answer to."""
    found: dict[str, str] = {}
    for question in previous.questionnaire.questions():
        text = previous.answer(question.key).text
        whole, paragraphs = _said_then(text) if len(text) >= _SEVERAL else ("", ())
        for words in (whole, *(words for words, _span in paragraphs)):
            if words:
                found.setdefault(words, question.number or question.key)
    return found
