"""Phrases to begin an answer with, and which of them fit a question: what it asks for, and the mark it has."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from auditprep.model import Answer, Question
from auditprep.prose.marks import meaning


@dataclass(frozen=True, slots=True)
class Phrase:
    """`text` is Markdown, in which what is to be filled in stands in brackets. `asks` is what the questions ask for that it is
    for (`DemandKind`; none: any), and `marks` the meanings of the marks (`prose.marks`; none: any). `own`: the user's."""

    title: str
    text: str
    asks: frozenset[str] = frozenset()
    marks: frozenset[str] = frozenset()
    own: bool = False


_TO_FILL_IN = re.compile(r"\[[^\[\]\n\d]{1,60}\]")


def to_fill_in(text: str) -> tuple[tuple[int, int], ...]:
    """Where something in brackets stands that is to be filled in: (start, end), in order."""
    return tuple(match.span() for match in _TO_FILL_IN.finditer(text))


def fitting(phrases: Iterable[Phrase], question: Question, answer: Answer) -> tuple[tuple[Phrase, bool], ...]:
    """The phrases, those that fit the question best first, then the user's own; each with whether it fits. Those for another
    mark than the one that is chosen come last."""
    # Its patterns take a while, and no window begins with phrases.
    from auditprep.prose.demands import demands

    asked = {str(each.kind) for each in demands("\n".join(filter(None, (question.text, question.guidance))))}
    means = {meaning(mark) for mark in answer.marks} - {None}
    offered = {meaning(option) for option in question.options}

    def rank(phrase: Phrase) -> int:
        is_other_mark = bool(phrase.marks) and not phrase.marks & (means or offered)
        if is_other_mark:
            return 4
        is_asked, is_marked = bool(phrase.asks & asked), bool(phrase.marks and phrase.marks & means)
        if is_asked or (is_marked and not phrase.asks):
            return 0 if is_marked or not phrase.marks else 1
        return 1 if phrase.own else 2 if not phrase.asks else 3

    ranked = sorted(((rank(each), each) for each in phrases), key=lambda both: both[0])
    return tuple((each, place == 0) for place, each in ranked)
