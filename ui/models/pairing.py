"""Which questions of two forms belong together, as far as the user has to say: what is in doubt, what has been said, and
what is left over."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum

from auditprep.model import Match, Matching, PairChoice

Keys = tuple[str, str]  # of the old question and of the new one


class Said(Enum):
    """What the user has said of a pair."""

    NOTHING = "nothing"
    TOGETHER = "together"
    APART = "apart"


@dataclass(frozen=True, slots=True)
class Pair:
    """A pair and what has been said of it. `match` is what the program makes of it, None where only the user has paired
    them."""

    old: str
    new: str
    said: Said
    match: Match | None = None

    @property
    def keys(self) -> Keys:
        return self.old, self.new

    @property
    def is_settled(self) -> bool:
        return self.said is not Said.NOTHING


class Pairing:
    """Keeps what is in doubt in the order it was first seen, also when it is settled: so that it can be taken back. What the
    user says holds at once; what comes from the case confirms it."""

    def __init__(self) -> None:
        self._matching = Matching(())
        self._order: list[Keys] = []
        self._matches: dict[Keys, Match] = {}
        self._saved: dict[Keys, Said] = {}
        self._pending: dict[Keys, Said] = {}

    # What it is told

    def show(self, matching: Matching, choices: Iterable[PairChoice]) -> None:
        """What the program makes of the forms now, and what the case knows that the user has said."""
        self._matching = matching
        self._saved = {
            (each.old, each.new): Said.TOGETHER if each.together else Said.APART for each in choices
        }
        self._pending = {
            keys: said for keys, said in self._pending.items() if said is not self._saved_of(keys)
        }
        self._matches.update(
            {(each.old, each.new): each for each in matching.doubtful if each.old and each.new}
        )
        self._keep_order()

    def say(self, keys: Keys, said: Said) -> None:
        """The user has said so; NOTHING takes back what was said."""
        if said is self._saved_of(keys):
            self._pending.pop(keys, None)
        else:
            self._pending[keys] = said
        self._keep_order()

    def forget_pending(self) -> None:
        """What was said and not saved is not so."""
        self._pending.clear()
        self._keep_order()

    # What is asked of it

    @property
    def pairs(self) -> list[Pair]:
        return [Pair(*keys, self.said(keys), self._matches.get(keys)) for keys in self._order]

    def said(self, keys: Keys) -> Said:
        return self._pending.get(keys, self._saved_of(keys))

    def pair(self, keys: Keys | None) -> Pair | None:
        if keys is None or keys not in self._order:
            return None
        return Pair(*keys, self.said(keys), self._matches.get(keys))

    def place(self, keys: Keys) -> int:
        """Which of the pairs it is, counted from 0."""
        return self._order.index(keys)

    def progress(self) -> tuple[int, int]:
        """How many pairs are settled, of all."""
        pairs = self.pairs
        return sum(pair.is_settled for pair in pairs), len(pairs)

    def next_open(self, after: Keys | None) -> Keys | None:
        """The next pair that nothing is said of, around the end; None where all are settled."""
        start = self._order.index(after) + 1 if after in self._order else 0
        around = self._order[start:] + self._order[:start]
        return next((keys for keys in around if self.said(keys) is Said.NOTHING), None)

    def neighbour(self, keys: Keys | None, step: int) -> Keys | None:
        """The pair so many steps away; the first one from none."""
        if keys not in self._order:
            return next(iter(self._order), None)
        at = self._order.index(keys) + step
        return self._order[at] if 0 <= at < len(self._order) else None

    def rivals(self, pair: Pair) -> tuple[Sequence[str], Sequence[str]]:
        """What else the old question may be, and what else the new one may come from: while that is open."""
        others = [each for each in self.pairs if each.keys != pair.keys and each.said is not Said.APART]
        return (
            [each.new for each in others if each.old == pair.old],
            [each.old for each in others if each.new == pair.new],
        )

    def left_over(self) -> tuple[list[str], list[str]]:
        """The questions that are gone and those that are new, with no doubt open about them: old ones, new ones."""
        open_pairs = [pair for pair in self.pairs if pair.said is not Said.APART]
        olds = {pair.old for pair in open_pairs}
        news = {pair.new for pair in open_pairs}
        return (
            [each.old for each in self._gone() if each.old not in olds],
            [each.new for each in self._come() if each.new not in news],
        )

    # Within

    def _gone(self) -> Iterable[Match]:
        return (each for each in self._matching.matches if each.old is not None and each.new is None)

    def _come(self) -> Iterable[Match]:
        return (each for each in self._matching.matches if each.old is None and each.new is not None)

    def _saved_of(self, keys: Keys) -> Said:
        return self._saved.get(keys, Said.NOTHING)

    def _keep_order(self) -> None:
        """What is in doubt or said, first as it was; the rest behind, as it comes."""
        doubtful = dict.fromkeys(
            (each.old, each.new) for each in self._matching.doubtful if each.old and each.new
        )
        wanted = dict.fromkeys([*doubtful, *self._saved, *self._pending])
        there = {keys for keys in wanted if keys in doubtful or self.said(keys) is not Said.NOTHING}
        kept = dict.fromkeys(keys for keys in self._order if keys in there or self._is_doubt_again(keys))
        self._order = [*kept, *(keys for keys in wanted if keys in there and keys not in kept)]

    def _is_doubt_again(self, keys: Keys) -> bool:
        """Whether what was said of it has just been taken back, so that the case's next word is waited for."""
        return self._pending.get(keys) is Said.NOTHING and keys in self._matches
