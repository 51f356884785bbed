"""Which questions are worth comparing: those that share rare words, and those with the very same words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from heapq import nsmallest

from auditprep.prose.alike_words import SAYS_SOME
from auditprep.years.match_words import Asked, Form

COMPARED_ALL = 150 * 150
"""So few pairs of questions are all compared if they share a word."""
CLOSEST = 8
"""In larger forms so many are compared with each, those that share the rarest words …"""
COMMON = 150
"""… none of which stands in more questions than this."""
_RAREST = 16  # of a question's words
_BEGINNING, _OF_BEGINNING = 4, 0.3  # letters, and what sharing them counts for
_NEAREST = 4  # of many questions with the same words, so many on either side are compared


def candidates(
    old: Form, new: Form, olds: Collection[int], news: Collection[int]
) -> Iterator[tuple[int, int]]:
    """Pairs of these questions that may belong together; a pair may come twice."""
    index = _index(new.asked[at] for at in news)
    closest = None if len(olds) * len(news) <= COMPARED_ALL else CLOSEST
    for at in olds:
        yield from ((at, other) for other in _sharing(old.asked[at], index, closest))
    yield from _same_words(old, new, olds, news)


def _index(asked: Iterable[Asked]) -> dict[str, list[int]]:
    index: dict[str, list[int]] = defaultdict(list)
    for each in asked:
        for word in _sought(each):
            index[word].append(each.at)
    return index


def _sought(asked: Asked) -> dict[str, float]:
    """By what a question is found: its words, and, since compounds are taken apart, how they begin."""
    sought: dict[str, float] = {}
    for word, weight in asked.weights.items():
        if asked.asks.words[word] >= SAYS_SOME:
            sought[word] = weight
            sought[f"{word[:_BEGINNING]}-"] = _OF_BEGINNING * weight
    return sought


def _sharing(asked: Asked, index: Mapping[str, list[int]], closest: int | None) -> list[int]:
    """The questions that share words with this one, in large forms only the closest."""
    found = [(word, weight, index[word]) for word, weight in _sought(asked).items() if word in index]
    if closest is not None:
        found = [each for each in found if len(each[2]) <= COMMON]
        found = nsmallest(_RAREST, found, key=lambda each: (len(each[2]), each[0]))
    shared: dict[int, float] = defaultdict(float)
    for _word, weight, others in found:
        for other in others:
            shared[other] += weight
    if closest is None:
        return list(shared)
    return nsmallest(closest, shared, key=lambda other: (-shared[other], other))


def _same_words(
    old: Form, new: Form, olds: Collection[int], news: Collection[int]
) -> Iterator[tuple[int, int]]:
    """Those with the same words; where they are many, those that are as far into their like."""
    alike: dict[str, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for side, form, places in ((0, old, olds), (1, new, news)):
        for at in sorted(places):
            alike[form.asked[at].asks.plain][side].append(at)
    for were, are in alike.values():
        yield from _near(were, are)


def _near(were: list[int], are: list[int]) -> Iterator[tuple[int, int]]:
    step = len(are) / max(len(were), 1)
    few = len(were) * len(are) <= COMPARED_ALL // 8
    for rank, at in enumerate(were):
        middle = round(rank * step)
        yield from (
            (at, other) for other in (are if few else are[max(0, middle - _NEAREST) : middle + _NEAREST + 1])
        )
