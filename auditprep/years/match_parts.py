"""A question that has become two, and two that have become one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from auditprep.prose.alike import PART_OF
from auditprep.prose.alike_words import SAYS_MUCH
from auditprep.years.match_pairs import Pair, Years
from auditprep.years.match_words import Asked, Form, is_clause_of

_OF_THE_WHOLE, _PLAINLY_OF_THE_WHOLE = 0.7, 0.85
"""How much of a part must be words of the whole."""
_TOGETHER, _PLAINLY_TOGETHER = 0.7, 0.88
"""How much of the whole the two parts must have together."""
_RIVAL = 0.75  # what may as well be another question
_MARGIN = 0.05
_NEAR = 2  # places from each other, in the same section
_MOST_PARTS = 8


@dataclass(frozen=True, eq=False, slots=True)
class Parted:
    """A whole and its two parts: `was_split` the old question is the whole, otherwise the new one. `plain`: there is no
    doubt of it."""

    pairs: tuple[Pair, Pair]
    was_split: bool
    score: float
    plain: bool


def parted(pairs: Iterable[Pair]) -> list[Parted]:
    """What these pairs make of wholes and parts, the best first; no question is in two of them that are plain."""
    by_old: dict[int, list[Pair]] = defaultdict(list)
    by_new: dict[int, list[Pair]] = defaultdict(list)
    for pair in pairs:
        by_old[pair.old.at].append(pair)
        by_new[pair.new.at].append(pair)
    found = [
        *(each for those in by_old.values() for each in _of_whole(those, True, by_new)),
        *(each for those in by_new.values() for each in _of_whole(those, False, by_old)),
    ]
    return sorted(
        found, key=lambda each: (not each.plain, -each.score, each.pairs[0].old.at, each.pairs[0].new.at)
    )


@dataclass(frozen=True, slots=True)
class OutOfGuidance:
    """A question that stood in another one's guidance the year before (`was_split`), or that has gone into it: the places
    of the old and the new question. `plain`: word for word, and right beside the other."""

    at: tuple[int, int]
    was_split: bool
    plain: bool


def out_of_guidance(
    old: Form, new: Form, paired: Iterable[tuple[int, int]], free: tuple[Collection[int], Collection[int]]
) -> Iterator[OutOfGuidance]:
    """What there is of this among the free old and new questions, beside those that are paired."""
    for before, after in paired:
        was, now = old.asked[before], new.asked[after]
        for at, plain in _from_guidance(was, now, new, free[1]):
            yield OutOfGuidance((before, at), True, plain)
        for at, plain in _from_guidance(now, was, old, free[0]):
            yield OutOfGuidance((at, after), False, plain)


def _from_guidance(had: Asked, has: Asked, form: Form, free: Collection[int]) -> Iterator[tuple[int, bool]]:
    """The free questions near `has` whose words stand in the guidance of `had`, and not in that of `has`."""
    gone = had.beside.words.keys() - has.beside.words.keys()
    if not gone:
        return
    for each in form.asked[max(0, has.at - _NEAR) : has.at + _NEAR + 1]:
        if each.at in free and each.section == has.section and each.is_telling:
            stood = sum(weight for word, weight in each.weights.items() if word in gone)
            if stood >= _PLAINLY_OF_THE_WHOLE * sum(each.weights.values()):
                word_for_word = f" {each.asks.plain} " in f" {had.beside.plain} "
                yield each.at, word_for_word and abs(each.at - has.at) == 1


def _of_whole(pairs: list[Pair], was_split: bool, rivals: Mapping[int, list[Pair]]) -> Iterator[Parted]:
    """The best two parts of one whole, if there are any."""
    whole, part = (0, 1) if was_split else (1, 0)
    parts = sorted(
        (pair for pair in pairs if _is_part(pair, whole, part)),
        key=lambda pair: -pair.compared.covered[whole],
    )[:_MOST_PARTS]
    found = [
        (score, one, other)
        for one, other in combinations(parts, 2)
        if (score := _together(one, other, whole, part))
    ]
    found.sort(key=lambda each: (-each[0], each[1].old.at, each[1].new.at))
    for score, one, other in found[:1]:
        plain = _are_plain(one, other, whole, part) and not _has_rival((one, other), part, rivals)
        if len(found) > 1 and found[1][0] > score - _MARGIN:
            plain = False
        yield Parted((one, other), was_split, score, plain)


def _is_part(pair: Pair, whole: int, part: int) -> bool:
    sides = (pair.old.asks, pair.new.asks)
    covered = pair.compared.covered
    return (
        not pair.same
        and pair.years is not Years.OTHER
        and sides[part].turns <= sides[whole].turns
        and covered[part] >= _OF_THE_WHOLE
    )


def _together(one: Pair, other: Pair, whole: int, part: int) -> float:
    """How much two parts have of a whole; 0 unless each has a word of meaning that the other has not, or is a clause of
    the whole."""
    asked = _whole_of(one, whole)
    first, second = one.compared.found[whole], other.compared.found[whole]
    has = {word: (first.get(word, 1.0), second.get(word, 1.0)) for word in asked.asks.words}
    alone = [
        is_clause_of(_part_of((one, other)[mine], part), asked)
        or any(
            much[mine] > PART_OF >= much[1 - mine] and asked.asks.words[word] >= SAYS_MUCH
            for word, much in has.items()
        )
        for mine in (0, 1)
    ]
    if not all(alone) or _part_of(one, part).asks.plain == _part_of(other, part).asks.plain:
        return 0.0
    total = sum(asked.weights.values())
    share = sum(asked.weights[word] * max(much) for word, much in has.items()) / total if total else 0.0
    if share < _TOGETHER:
        return 0.0
    return share * min(one.compared.covered[part], other.compared.covered[part])


def _are_plain(one: Pair, other: Pair, whole: int, part: int) -> bool:
    parts = _part_of(one, part), _part_of(other, part)
    asked = _whole_of(one, whole)
    lost = one.compared.lacking[whole] & other.compared.lacking[whole]
    return (
        not lost
        and asked.asks.turns == parts[0].asks.turns | parts[1].asks.turns
        and parts[0].section == parts[1].section
        and abs(parts[0].at - parts[1].at) <= _NEAR
        and min(one.compared.covered[part], other.compared.covered[part]) >= _PLAINLY_OF_THE_WHOLE
        and not one.compared.lacking[part]
        and not other.compared.lacking[part]
        and _together(one, other, whole, part)
        >= _PLAINLY_TOGETHER * min(one.compared.covered[part], other.compared.covered[part])
    )


def _has_rival(mine: tuple[Pair, Pair], part: int, rivals: Mapping[int, list[Pair]]) -> bool:
    """Whether one of the parts may as well be another whole question."""
    return any(
        other is not each and not other.is_against and other.score >= _RIVAL
        for each in mine
        for other in rivals[_part_of(each, part).at]
    )


def _whole_of(pair: Pair, whole: int) -> Asked:
    return (pair.old, pair.new)[whole]


def _part_of(pair: Pair, part: int) -> Asked:
    return (pair.old, pair.new)[part]
