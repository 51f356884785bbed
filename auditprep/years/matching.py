"""This year's questions against last year's, with no ids to lean on.

The words decide, and where a question stands helps. What is certain is taken in rounds: first what the words alone
tell, then, again and again, what is told by the places of those. In each round an optimal assignment chooses among the
pairs that are left, and of those that it chooses only the ones that nothing speaks against and that have no rival are
certain. The rest is for the user to say.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from auditprep.model import Became, Matching, PairChoice, Questionnaire
from auditprep.years.assignment import assign
from auditprep.years.match_candidates import candidates
from auditprep.years.match_certainty import Judge
from auditprep.years.match_pairs import Pair, Weigher
from auditprep.years.match_parts import Parted, out_of_guidance, parted
from auditprep.years.match_places import Places
from auditprep.years.match_told import Paired, match_of, told
from auditprep.years.match_words import Form, read_both

_ROUNDS = 10  # at most; each finds what follows from the last, mostly nothing after the third
_A_LITTLE = 0.15  # of likeness; what has less is not looked at again
_MOST_SUGGESTED = 3  # pairs that one question is in

_At = tuple[int, int]


def match(old: Questionnaire, new: Questionnaire, choices: Iterable[PairChoice] = ()) -> Matching:
    """Which question of the old form became which of the new one.

    What `choices` put together is together whatever else speaks, and what they part is neither paired nor suggested; of
    two about the same pair the later holds, and keys that a form does not have are passed over. A question that the user
    has put together with another is nothing else as well, unless that makes a split or a merge: by other choices, or
    because the pair had been suggested as a part of one.
    """
    forms = read_both(old, new)
    together, apart = _said(*forms, choices)
    weigher = Weigher(*forms)
    found = _Search(weigher, apart, ()).run()
    if together:
        found = _with(weigher, apart, together, found)
    return _told(weigher, found)


@dataclass(frozen=True, slots=True)
class _Doubt:
    """A pair that the user may be asked about; `part`: of a split or a merge."""

    at: _At
    likeness: float
    part: Became | None = None


@dataclass(frozen=True, slots=True)
class _Found:
    """What is certain, and what is not, the best first."""

    pairs: tuple[Paired, ...]
    doubts: tuple[_Doubt, ...]


def _said(old: Form, new: Form, choices: Iterable[PairChoice]) -> tuple[list[_At], set[_At]]:
    """What the user has put together, and what they have parted."""
    olds, news = ({each.question.key: each.at for each in form.asked} for form in (old, new))
    said = {
        (olds[each.old], news[each.new]): each.together
        for each in choices
        if each.old in olds and each.new in news
    }
    return sorted(at for at in said if said[at]), {at for at in said if not said[at]}


def _with(weigher: Weigher, apart: set[_At], together: Sequence[_At], alone: _Found) -> _Found:
    """What is found when these are together; `alone` is what was without them. A pair that had been found or suggested as
    a part leaves the other parts as they were; any other takes the place of what its questions were paired with."""
    parts = {each.at for each in alone.doubts if each.part} | {(each.old, each.new) for each in alone.pairs}
    adding = [at for at in together if at in parts]
    replacing = [at for at in together if at not in parts]
    kept = [
        each
        for each in alone.pairs
        if (each.old, each.new) not in together
        and _touches((each.old, each.new), adding)
        and not _touches((each.old, each.new), replacing)
    ]
    by_hand = [Paired(*at, _likeness(weigher.pair(at)), by_hand=True) for at in together]
    found = _Search(weigher, apart, (*by_hand, *kept)).run()
    return _Found(found.pairs, (*_other_parts(alone, found, adding), *found.doubts))


def _other_parts(alone: _Found, found: _Found, adding: Sequence[_At]) -> Iterator[_Doubt]:
    """The other parts of what the user has confirmed one part of, which are still to be asked about."""
    olds, news = {each.old for each in found.pairs}, {each.new for each in found.pairs}
    asked = {each.at for each in found.doubts}
    for each in alone.doubts:
        is_open = each.at not in asked and (each.at[0] not in olds or each.at[1] not in news)
        if each.part and is_open and _touches(each.at, adding):
            yield each


def _touches(at: _At, others: Iterable[_At]) -> bool:
    """Whether a pair has one question, and not both, with one of the others."""
    return any((at[0] == other[0]) is not (at[1] == other[1]) for other in others)


def _told(weigher: Weigher, found: _Found) -> Matching:
    old, new = weigher.old, weigher.new
    places = Places(old, new, ((each.old, each.new) for each in found.pairs))
    doubtful = (
        match_of(old, new, places, Paired(*each.at, each.likeness), each.part) for each in found.doubts
    )
    return Matching(told(old, new, places, found.pairs), tuple(doubtful))


def _likeness(pair: Pair) -> float:
    return 1.0 if pair.same else min(0.99, pair.compared.likeness)


class _Search:
    """Finds what is certain, beside what is given."""

    def __init__(self, weigher: Weigher, apart: set[_At], given: Sequence[Paired]) -> None:
        self.weigher, self.old, self.new = weigher, weigher.old, weigher.new
        self.apart = apart
        self.pairs = list(given)
        self.free_old = {each.at for each in self.old.asked} - {each.old for each in given}
        self.free_new = {each.at for each in self.new.asked} - {each.new for each in given}
        self.candidates = self._candidates()
        self.parted: list[Parted] = []

    def run(self) -> _Found:
        self._take_certain(are_known=False)
        for _round in range(_ROUNDS):
            if not self._take_certain(are_known=True):
                break
        from_guidance = tuple(self._take_from_guidance())
        return _Found(tuple(self.pairs), (*self._doubts(), *from_guidance))

    def _candidates(self) -> list[Pair]:
        found = set(candidates(self.old, self.new, sorted(self.free_old), sorted(self.free_new)))
        pairs = (self.weigher.pair(at) for at in sorted(found - self.apart))
        return [pair for pair in pairs if pair.compared.likeness >= _A_LITTLE]

    def _take_certain(self, *, are_known: bool) -> int:
        """Takes what is certain now; how many pairs that were. As long as the places are not known, only what the words
        tell is certain."""
        before = len(self.pairs)
        judge = self._judge(are_known)
        self._take_parted(judge)
        chosen = assign(judge.worths())
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

    def _take_from_guidance(self) -> Iterator[_Doubt]:
        """Takes what plainly stood in the guidance of a question that is paired, and is a question now, or the other way;
        gives what does so less plainly."""
        paired = [(each.old, each.new) for each in self.pairs]
        free = self.free_old, self.free_new
        for each in list(out_of_guidance(self.old, self.new, paired, free)):
            pair = self.weigher.pair(each.at)
            if each.at in self.apart or not (pair.old.at in free[0] or pair.new.at in free[1]):
                continue
            if each.plain:
                self._take(pair)
            else:
                yield _Doubt(each.at, _likeness(pair), Became.SPLIT if each.was_split else Became.MERGED)

    # What is for the user to say

    def _doubts(self) -> Iterator[_Doubt]:
        """What may belong together of what is left, the best first."""
        judge = self._judge()
        chosen = assign(judge.worths())
        parts = {
            pair: Became.SPLIT if each.was_split else Became.MERGED
            for each in reversed(self.parted)
            for pair in each.pairs
        }
        suggested: Counter[tuple[str, int]] = Counter()
        for pair in sorted(self.candidates, key=lambda pair: (-judge.worth(pair), pair.old.at, pair.new.at)):
            sides = ("old", pair.old.at), ("new", pair.new.at)
            if max(suggested[side] for side in sides) < _MOST_SUGGESTED and (
                pair in parts or judge.may_be(pair, is_chosen=chosen.get(pair.old.at) == pair.new.at)
            ):
                suggested.update(sides)
                yield _Doubt((pair.old.at, pair.new.at), _likeness(pair), parts.get(pair))
