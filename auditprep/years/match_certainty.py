"""When a pair is certain. A pair that is wrong is far worse than one that the user is asked about."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from auditprep.years.match_pairs import Pair, Years
from auditprep.years.match_places import Places
from auditprep.years.match_words import is_clause_of

PLACE = 0.2
"""What it is worth that two questions stand in the same place, against 1 for the same words."""

# How much of each wording the other must have, where nothing speaks against them …
_SAME = 0.97  # … for the words to be the same
_NEARLY = 0.85  # … to be certain wherever they stand
_MOSTLY, _ALL_OF_ONE = 0.6, 0.9  # … in the same place: of both, and of one of them
_CONTAINED = 0.35  # … in the same place, where one is the other and a clause more

# How well their places must agree (`Places.agreement`).
_HALF_IN_PLACE, _IN_PLACE, _FIRMLY_IN_PLACE = 0.5, 0.7, 0.9

# How much better a pair must be than any other of its questions: in worth; in worth, for one with the same words; in
# place, where the other has the same words, too.
_MARGIN, _MARGIN_OF_SAME, _MARGIN_OF_PLACE = 0.1, 0.05, 0.2

# What is worth asking the user about: so much of worth, or of likeness in the same place; and what is so close to the best.
_WORTH_ASKING, _A_LITTLE, _CLOSE = 0.5, 0.2, 0.02
_POWER = 4


class Judge:
    """Says which pairs are certain, seen from what is paired so far. `pairs` are all that may still be made."""

    def __init__(self, places: Places, pairs: Iterable[Pair]) -> None:
        self.places = places
        self.parts: set[Pair] = set()
        """Pairs that may be parts of a split or a merge, so that neither is all of the other."""
        self.by_old: dict[int, list[Pair]] = defaultdict(list)
        self.by_new: dict[int, list[Pair]] = defaultdict(list)
        self._agreement: dict[tuple[int, int], float] = {}
        for pair in pairs:
            self.by_old[pair.old.at].append(pair)
            self.by_new[pair.new.at].append(pair)

    def agreement(self, pair: Pair) -> float:
        at = pair.old.at, pair.new.at
        if at not in self._agreement:
            told = self.places.agreement(pair.old, pair.new)
            if not _is_telling(pair):
                told = (told + self._is_placed(pair)) / 2
            self._agreement[at] = told
        return self._agreement[at]

    def worth(self, pair: Pair) -> float:
        """What speaks for a pair, words and place together."""
        return pair.score + PLACE * self.agreement(pair)

    def worths(self) -> dict[tuple[int, int], float]:
        """What the pairs are worth to an assignment, by where their questions stand: to a high power, so that a pair that
        fits is not given up for two that fit half."""
        return {
            (pair.old.at, pair.new.at): self.worth(pair) ** _POWER
            for those in self.by_old.values()
            for pair in those
        }

    def is_certain(self, pair: Pair) -> bool:
        return self._holds(pair) and not any(self._is_rival(other, pair) for other in self._others(pair))

    def may_be(self, pair: Pair, *, is_chosen: bool) -> bool:
        """Whether it is worth asking the user about a pair; `is_chosen`: no other fits the whole better."""
        if self.worth(pair) < _WORTH_ASKING and not self._stands_for(pair):
            return False
        return is_chosen or all(self.worth(other) - self.worth(pair) < _CLOSE for other in self._others(pair))

    def _stands_for(self, pair: Pair) -> bool:
        """Whether the new one stands exactly where the old one stood, and has a little of its words."""
        return pair.compared.likeness >= _A_LITTLE and self.agreement(pair) >= _FIRMLY_IN_PLACE

    def _holds(self, pair: Pair) -> bool:
        """Whether the pair would be certain if there were no other."""
        if pair.is_against or not (self.places.are_known or _is_told_by_words(pair)):
            return False
        if pair.years is Years.STOOD and self.agreement(pair) < _FIRMLY_IN_PLACE:
            return False
        if not _is_telling(pair):
            return _is_the_same(pair) and self._is_placed(pair)
        return _is_the_same(pair) or self._is_reworded(pair)

    def _is_reworded(self, pair: Pair) -> bool:
        """Whether other words ask the same. A word of meaning that only one of them has may be what the question is about,
        so it may have come to it only where the question stands in its place, and is long or has got a clause more."""
        is_in_place = self.agreement(pair) >= _IN_PLACE
        is_lacking = any(pair.compared.lacking)
        least, most = sorted(pair.compared.covered)
        if least >= _NEARLY and not pair.compared.partly:
            return is_in_place or not is_lacking
        if pair in self.parts or not is_in_place:
            return False
        if least >= _CONTAINED and _is_contained(pair):
            return True
        return not is_lacking and least >= _MOSTLY and most >= _ALL_OF_ONE

    def _is_placed(self, pair: Pair) -> bool:
        """Whether its place tells which question it is, where its words do not. "Kommentar" belongs to the question above;
        "Finns dokumenterade rutiner?", where every section asks it, to its section."""
        follows = self.places.follows(pair.old, pair.new)
        if not pair.old.has_meaning:
            return follows
        return self.places.same_section(pair.old, pair.new) and (
            follows or self.places.are_alone(pair.old, pair.new)
        )

    def _others(self, pair: Pair) -> Iterable[Pair]:
        yield from (each for each in self.by_old[pair.old.at] if each is not pair)
        yield from (each for each in self.by_new[pair.new.at] if each is not pair)

    def _is_rival(self, other: Pair, pair: Pair) -> bool:
        if pair.same and other.same and other.years == pair.years:
            if not self.places.are_known or self.agreement(pair) < _HALF_IN_PLACE:
                return True
            return self.agreement(pair) - self.agreement(other) < _MARGIN_OF_PLACE
        margin = _MARGIN_OF_SAME if pair.same else _MARGIN
        return self.worth(pair) - self.worth(other) < margin


def _is_the_same(pair: Pair) -> bool:
    return pair.same or (min(pair.compared.covered) >= _SAME and not pair.compared.partly)


def _is_contained(pair: Pair) -> bool:
    """Whether one of them is the other one with a clause of its own before or after it: "…, och när?", "Om ja: …"."""
    return is_clause_of(pair.old, pair.new) or is_clause_of(pair.new, pair.old)


def _is_told_by_words(pair: Pair) -> bool:
    """Whether a pair can be certain wherever its questions stand."""
    return _is_telling(pair) and pair.years is not Years.STOOD


def _is_telling(pair: Pair) -> bool:
    return pair.old.is_telling and pair.new.is_telling
