"""The same words in two answers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from auditprep.checks.ground import Ground
from auditprep.checks.rule import finding
from auditprep.model import Finding, Severity
from auditprep.prose.passages import LONG, FoundPassage, passages, runs_alike

PASTED_TWICE = ("pasted-twice", Severity.NOTE)

Pairs = Mapping[tuple[str, str], Sequence[tuple[int, int]]]


def pasted_twice(ground: Ground) -> Iterator[Finding]:
    """Every run of sentences that stands in two answers, or twice in one; told where it stands the second time."""
    for (first, second), pairs in _pairs(ground).items():
        one, other = _passages(ground, first), _passages(ground, second)
        for at, again, length in runs_alike(one, other, pairs):
            run = one[at : at + length]
            if _is_long(run):
                yield _finding(ground, first, second, run, other[again : again + length])


def _passages(ground: Ground, key: str) -> tuple[FoundPassage, ...]:
    return ground.text(key).of_blocks(passages)


def _pairs(ground: Ground) -> Pairs:
    """The passages that are alike, by question: each with the first one that has its words."""
    firsts: dict[str, tuple[str, int]] = {}
    found: defaultdict[tuple[str, str], list[tuple[int, int]]] = defaultdict(list)
    for question in ground.questions:
        for at, each in enumerate(_passages(ground, question.key)):
            first = firsts.setdefault(each.words, (question.key, at))
            if first != (question.key, at):
                found[first[0], question.key].append((first[1], at))
    return found


_TWO_SENTENCES = 80


def _is_long(run: Sequence[FoundPassage]) -> bool:
    """Whether it is a paragraph, or two sentences, of somebody's own words."""
    own = [each for each in run if not each.refers]
    size = sum(each.size for each in own)
    return size >= LONG or (len(own) > 1 and size >= _TWO_SENTENCES)


def _finding(
    ground: Ground, first: str, second: str, one: Sequence[FoundPassage], other: Sequence[FoundPassage]
) -> Finding:
    is_same = first == second
    facts = {} if is_same else {"other": ground.by_key[first].label}
    return finding(
        PASTED_TWICE,
        second,
        ground.span(second, other[0].start, other[-1].end),
        ground.span(first, one[0].start, one[-1].end),
        code="pasted-twice-here" if is_same else "pasted-twice",
        facts=facts,
    )
