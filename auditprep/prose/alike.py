"""How alike two wordings of a question are. Years and dates, which change every year, are set aside.

Letters alone deceive: "antagit en budget" and "antagit en verksamhetsplan" share most of theirs, "mål som kan mätas"
and "mätbara mål" few. So words are compared, by what their forms have in common, and a word counts for what it says:
"budget" for much, "finns" for little. Whoever knows how rare the words are in a form gives weights of its own.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from auditprep.prose.alike_words import ACTORS, SAYS_MUCH, SAYS_NOTHING, SAYS_SOME, is_tail, key
from auditprep.prose.differing import same_words
from auditprep.prose.wordings import Wording, wording

ALIKE = 0.85
"""Two wordings at least this alike ask the same, unless a third is nearly as like one of them."""

_SHORTEST_PART, _SHORTEST_COMPOUND, _LONGEST_COMPOUND = 3, 6, 60
_LINK, _ENDING = 2, 5  # letters between the parts of a compound, and after the last
_TOO_DIFFERENT = 2_000  # words of one times those of the other that differ: then no more is looked for

BUILT_OF, MISSPELT, ELSEWHERE, PART_OF = 0.95, 0.9, 0.7, 0.5
"""How much of a word is found again: as the parts of a compound; with a letter wrong; in the other's guidance; as a part
of a compound only."""


@dataclass(frozen=True, slots=True)
class Compared:
    """How much of each wording the other has, from 0 to 1. `found` are the words that the other does not have as they are,
    with how much of each it has in another way, and `lacking` those of them that mean something and that it has not.
    `turned`: one says the opposite, or speaks of another year, or somebody else does it. `partly`: a word is only a part
    of the other's ("plan" of "verksamhetsplan"), or one of them asks whether and the other how."""

    covered: tuple[float, float]
    found: tuple[Mapping[str, float], Mapping[str, float]]
    lacking: tuple[frozenset[str], frozenset[str]]
    turned: bool = False
    partly: bool = False

    @property
    def is_another(self) -> bool:
        """Whether each has a word of meaning where the other has another."""
        return bool(self.lacking[0] and self.lacking[1])

    @property
    def likeness(self) -> float:
        one, other = self.covered
        return 2 * one * other / (one + other) if one + other else 0.0


def likeness(one: str, other: str) -> float:
    """How alike two wordings of a question are, from 0 to 1; 1 where they differ in years, signs, letter case and
    encoding only."""
    first, second = _wording(one), _wording(other)
    if first.plain == second.plain:
        return 1.0 if first.plain or same_words(one, other) else 0.0
    from rapidfuzz import fuzz

    compared = compare(first, second)
    value = 0.6 * compared.likeness + 0.4 * fuzz.ratio(first.plain, second.plain) / 100
    if compared.turned:
        value *= 0.7
    if compared.is_another:
        value *= 0.85
    return min(value, 0.99)


def compare(
    one: Wording,
    other: Wording,
    weights: tuple[Mapping[str, float], Mapping[str, float]] | None = None,
    beside: tuple[Collection[str], Collection[str]] = ((), ()),
) -> Compared:
    """What two wordings have of each other. `weights` say how much each word says, if not what it says by itself;
    `beside` are words that stand beside the wordings, as in their guidance."""
    found = _found(one, other)
    for mine, theirs, elsewhere in ((0, other, beside[1]), (1, one, beside[0])):
        for each in found[mine]:
            if each in elsewhere and found[mine][each] < ELSEWHERE and each not in theirs.words:
                found[mine][each] = ELSEWHERE
    sides = (one, other)
    lacking = [
        {each for each, much in found[at].items() if much < PART_OF and sides[at].words[each] >= SAYS_MUCH}
        for at in (0, 1)
    ]
    _tell_actors(lacking, found)
    told = weights or (one.words, other.words)
    return Compared(
        (_covered(told[0], found[0]), _covered(told[1], found[1])),
        found,
        (frozenset(lacking[0]), frozenset(lacking[1])),
        turned=one.turns != other.turns or _is_turned_around(one.actors, other.actors),
        partly=one.is_open != other.is_open
        or any(
            much == PART_OF and sides[at].words[each] >= SAYS_MUCH
            for at in (0, 1)
            for each, much in found[at].items()
        ),
    )


@lru_cache(maxsize=512)
def _wording(text: str) -> Wording:
    return wording(text)


def _covered(weights: Mapping[str, float], found: Mapping[str, float]) -> float:
    whole = sum(weights.values())
    lost = sum(weights[each] * (1 - much) for each, much in found.items())
    return 1 - lost / whole if whole else 0.0


def _is_turned_around(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether those who do something to each other have changed places."""
    if len(one) < 2 or len(other) < 2:
        return False
    return [each for each in one if each in other] != [each for each in other if each in one]


def _tell_actors(lacking: list[set[str]], found: tuple[dict[str, float], dict[str, float]]) -> None:
    """Who does it is a word of meaning where the other wording has another who, though all questions ask the board."""
    for mine, theirs in ((0, 1), (1, 0)):
        if lacking[mine] & ACTORS:
            lacking[theirs] |= {each for each in found[theirs] if each in ACTORS}


# Words found again though they are not the same


def _found(one: Wording, other: Wording) -> tuple[dict[str, float], dict[str, float]]:
    """The words that the other wording does not have as they are, and how much of each it has in another way."""
    found = (
        dict.fromkeys((each for each in one.words if each not in other.words), 0.0),
        dict.fromkeys((each for each in other.words if each not in one.words), 0.0),
    )
    sides = (one, other)
    if len(found[0]) * len(found[1]) > _TOO_DIFFERENT:
        return found
    for mine, theirs in ((0, 1), (1, 0)):
        for each in found[mine]:
            for much, parts in _ways(each, sides[mine], sides[theirs]):
                found[mine][each] = max(found[mine][each], much)
                for part in parts:
                    if part in found[theirs]:
                        found[theirs][part] = max(found[theirs][part], much)
    _find_misspelt(found, sides)
    return found


def _ways(each: str, mine: Wording, theirs: Wording) -> Iterator[tuple[float, list[str]]]:
    """How a word is found again in other words, and in which."""
    if mine.words[each] < SAYS_SOME:
        return
    spelt = mine.spelt[each]
    for particle in theirs.particles:
        rest = key(spelt[len(particle) :]) if spelt.startswith(particle) else ""
        if rest in theirs.words:
            yield BUILT_OF, [rest]
    if not _SHORTEST_COMPOUND <= len(spelt) <= _LONGEST_COMPOUND:
        return
    parts = [
        part
        for part in theirs.words
        if len(part) >= _SHORTEST_PART and part in spelt and theirs.words[part] > SAYS_NOTHING
    ]
    if built := _built_of(spelt, parts, theirs.spelt):
        yield BUILT_OF, built
    yield from (
        (PART_OF, [part])
        for part in parts
        if len(part) >= 4
        and len(each) - len(part) >= _SHORTEST_PART  # "behörig" is no part of "obehörig"
        and (each.startswith(part) or each.endswith(part))
    )


def _built_of(word: str, parts: list[str], spelt: Mapping[str, str]) -> list[str]:
    """The parts that a compound is put together of; none if it is not. A tail that adds nothing is no part."""
    dead: set[int] = set()
    for part in parts:
        shared = _shared(word, part, spelt)
        if shared and len(word) - shared >= _SHORTEST_PART:
            others = _rest_of(word[shared:], parts, spelt, dead)
            if others is not None:
                return [part, *others]
    return []


def _rest_of(word: str, parts: list[str], spelt: Mapping[str, str], dead: set[int]) -> list[str] | None:
    """The parts that the rest of a compound is put together of: each may follow on a letter or two that link them, and
    the last may have another ending. None if there is something else in it; `dead` are the lengths of such rests."""
    for linked in range(_LINK + 1):
        left = word[linked:]
        if is_tail(left):
            return []
        for part in parts:
            shared = _shared(left, part, spelt)
            if shared and len(left) - shared <= _ENDING:
                return [part]
            if shared and len(left) - shared not in dead:
                others = _rest_of(left[shared:], parts, spelt, dead)
                if others is not None:
                    return [part, *others]
    dead.add(len(word))
    return None


def _shared(word: str, part: str, spelt: Mapping[str, str]) -> int:
    """With how many letters a part stands at the beginning of a word; 0 if it does not."""
    if not word.startswith(part[: len(spelt[part])]):
        return 0
    shared = 0
    for one, other in zip(word, spelt[part], strict=False):
        if one != other:
            break
        shared += 1
    return shared


def _find_misspelt(found: tuple[dict[str, float], dict[str, float]], sides: tuple[Wording, Wording]) -> None:
    """Long words with one letter wrong."""
    one, other = (
        [each for each in found[at] if not found[at][each] and len(each) >= 7 and each.isalpha()]
        for at in (0, 1)
    )
    if not one or not other:
        return
    from rapidfuzz.distance import Levenshtein

    for mine in one:
        for theirs in other:
            if mine[0] == theirs[0] and Levenshtein.distance(mine, theirs, score_cutoff=1) <= 1:
                found[0][mine] = found[1][theirs] = MISSPELT
