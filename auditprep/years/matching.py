"""This year's questions against last year's, with no ids to lean on.

The words decide, and where a question stands helps. What is certain is taken in rounds: a question that is paired says
where its neighbours belong. In each round an optimal assignment chooses among the pairs that are left, and of those
that it chooses only the ones that nothing speaks against and that have no rival are certain. The rest is for the user
to say.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from auditprep.model import Became, Match, Matching, PairChoice, Questionnaire
from auditprep.years.assignment import assign
from auditprep.years.match_candidates import candidates
from auditprep.years.match_certainty import Judge, worths
from auditprep.years.match_pairs import Pair, Weigher
from auditprep.years.match_parts import Parted, parted
from auditprep.years.match_places import Places
from auditprep.years.match_told import Paired, by_key, match_of, told
from auditprep.years.match_words import Form, read_both

_ROUNDS = 10
_MOST_SUGGESTED = 3  # pairs that one question is in


def match(old: Questionnaire, new: Questionnaire, choices: Iterable[PairChoice] = ()) -> Matching:
    """Which question of the old form became which of the new one. What `choices` put together is together, and what they
    part is neither paired nor suggested; of two about the same pair the later holds. Keys that a form does not have are
    passed over."""
    return _Matcher(*read_both(old, new), choices).run()


class _Matcher:
    def __init__(self, old: Form, new: Form, choices: Iterable[PairChoice]) -> None:
        self.old, self.new = old, new
        self.weigher = Weigher(old, new)
        self.apart, self.pairs = self._said(choices)
        self.free_old = {each.at for each in old.asked} - {each.old for each in self.pairs}
        self.free_new = {each.at for each in new.asked} - {each.new for each in self.pairs}
        self.candidates = self._candidates()
        self.parted: list[Parted] = []

    def run(self) -> Matching:
        self._round(are_known=False)
        for _round in range(_ROUNDS):
            if not self._round(are_known=True):
                break
        return Matching(told(self.old, self.new, self.pairs), tuple(self._doubtful()))

    def _said(self, choices: Iterable[PairChoice]) -> tuple[set[tuple[int, int]], list[Paired]]:
        """What the user has parted, and what they have put together."""
        olds, news = by_key(self.old), by_key(self.new)
        said = {
            (olds[each.old], news[each.new]): each.together
            for each in choices
            if each.old in olds and each.new in news
        }
        together = [
            Paired(*pair, _likeness(self.weigher.pair(*pair)), by_hand=True) for pair in sorted(said) if said[pair]
        ]
        return {pair for pair, is_together in said.items() if not is_together}, together

    def _candidates(self) -> list[Pair]:
        found = set(candidates(self.old, self.new, sorted(self.free_old), sorted(self.free_new)))
        pairs = (self.weigher.pair(*each) for each in sorted(found - self.apart))
        return [pair for pair in pairs if pair.compared.likeness > 0]

    def _round(self, *, are_known: bool) -> int:
        """Takes what is certain now; how many pairs that were. As long as the places are not known, only what the words
        tell is certain."""
        before = len(self.pairs)
        judge = self._judge(are_known)
        self._take_parted(judge)
        chosen = assign(worths(judge, self.candidates))
        for pair in self.candidates:
            if chosen.get(pair.old.at) == pair.new.at and self._is_free(pair) and judge.is_certain(pair):
                self._take(pair)
        return len(self.pairs) - before

    def _judge(self, are_known: bool = True) -> Judge:
        """Of what is left, seen from what has been taken."""
        self.candidates = [pair for pair in self.candidates if self._is_free(pair)]
        paired = ((each.old, each.new) for each in self.pairs)
        return Judge(Places(self.old, self.new, paired, are_known=are_known), self.candidates)

    def _is_free(self, pair: Pair) -> bool:
        return pair.old.at in self.free_old and pair.new.at in self.free_new

    def _take_parted(self, judge: Judge) -> None:
        self.parted = parted(self.candidates)
        for each in self.parted:
            if each.plain and all(self._is_free(pair) for pair in each.pairs):
                self._take(*each.pairs)
            elif not each.plain:
                judge.parts |= set(each.pairs)

    def _take(self, *pairs: Pair) -> None:
        for pair in pairs:
            self.pairs.append(Paired(pair.old.at, pair.new.at, _likeness(pair)))
        for pair in pairs:
            self.free_old.discard(pair.old.at)
            self.free_new.discard(pair.new.at)

    # What is for the user to say

    def _doubtful(self) -> Iterator[Match]:
        """What may belong together of what is left, the best first."""
        judge = self._judge()
        chosen = assign(worths(judge, self.candidates))
        several = {
            (pair.old.at, pair.new.at): Became.SPLIT if each.was_split else Became.MERGED
            for each in reversed(self.parted)
            for pair in each.pairs
        }
        suggested: Counter[tuple[str, int]] = Counter()
        for pair in sorted(self.candidates, key=lambda pair: (-judge.worth(pair), pair.old.at, pair.new.at)):
            at = pair.old.at, pair.new.at
            if at in several or judge.may_be(pair, is_chosen=chosen.get(pair.old.at) == pair.new.at):
                sides = ("old", pair.old.at), ("new", pair.new.at)
                if max(suggested[side] for side in sides) < _MOST_SUGGESTED:
                    suggested.update(sides)
                    paired = Paired(*at, _likeness(pair))
                    yield match_of(self.old, self.new, judge.places, paired, several.get(at))


def _likeness(pair: Pair) -> float:
    return 1.0 if pair.same else min(0.99, pair.compared.likeness)
