"""The same words in two answers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from auditprep.checks.ground import Ground
from auditprep.checks.rule import finding
from auditprep.model import Finding, Severity
from auditprep.prose.passages import LONG, FoundPassage, only_refers, passages, runs_alike

PASTED_TWICE = ("pasted-twice", Severity.NOTE)

Pairs = Mapping[tuple[str, str], Sequence[tuple[int, int]]]


def pasted_twice(ground: Ground) -> Iterator[Finding]:
    """Every run of sentences that stands in two answers, or twice in one; told where it stands the second time."""
    every = {each.key: ground.text(each.key).of_blocks(passages) for each in ground.questions}
    for (first, second), pairs in _pairs(every).items():
        one, other = every[first], every[second]
        for at, again, length in runs_alike(one, other, pairs):
            run = one[at : at + length]
            if _is_long(ground, first, run):
                yield _finding(ground, first, second, run, other[again : again + length])


def _pairs(every: Mapping[str, Sequence[FoundPassage]]) -> Pairs:
    """The passages that are alike, by question: each with the first one that has its words."""
    firsts: dict[str, tuple[str, int]] = {}
    found: defaultdict[tuple[str, str], list[tuple[int, int]]] = defaultdict(list)
    for key, told in every.items():
        for at, each in enumerate(told):
            first = firsts.setdefault(each.words, (key, at))
            if first != (key, at):
                found[first[0], key].append((first[1], at))
    return found


_TWO_SENTENCES = 80


def _is_long(ground: Ground, key: str, run: Sequence[FoundPassage]) -> bool:
    """Whether it is a paragraph, or two sentences, of somebody's own words."""
    if sum(len(each.words) for each in run) < _TWO_SENTENCES:
        return False
    plain = ground.text(key).plain
    own = [each for each in run if not only_refers(plain[each.start : each.end])]
    size = sum(each.end - each.start for each in own)
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
