"""What speaks for and against an old question and a new one being the same."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum

from auditprep.prose.alike import Compared, compare
from auditprep.prose.wordings import Wording
from auditprep.years.match_words import Asked, Form

LONG_AGO = 3
"""A year so many years from the form's is that of a law or an old decision, and stays as it is."""
_NEXT_YEAR = 1
_VOTE = 2.5  # what the forms' own years weigh, against a question's
_TURNED, _ANOTHER, _OTHER_YEAR, _YEAR_STOOD = 0.35, 0.2, 0.3, 0.06


class Years(IntEnum):
    """How the years in two wordings stand to each other."""

    OTHER = -1  # this year against next year
    NONE = 0
    STOOD = 1  # the same, though those of other questions have moved on; or only some have
    MOVED = 2  # moved on as the form has, or not to be moved


@dataclass(frozen=True, eq=False, slots=True)
class Pair:
    """An old and a new question compared. `same`: their words are the same, years aside. `score` is for the words, from
    0 to 1; where the questions stand comes to it."""

    old: Asked
    new: Asked
    same: bool
    compared: Compared
    years: Years
    score: float

    @property
    def is_against(self) -> bool:
        """Whether something says that it is another question, however alike the words are."""
        return self.compared.turned or self.compared.is_another or self.years is Years.OTHER


_SAME = Compared((1.0, 1.0), ({}, {}), (frozenset(), frozenset()))


class Weigher:
    """Compares questions of two forms."""

    def __init__(self, old: Form, new: Form) -> None:
        self.old, self.new = old, new
        self.shift = _shift(old, new)

    def pair(self, at: tuple[int, int]) -> Pair:
        """The questions in these places."""
        old, new = self.old.asked[at[0]], self.new.asked[at[1]]
        same = old.asks.plain == new.asks.plain and bool(old.text.strip() and new.text.strip())
        compared = _SAME if same else _compared(old, new)
        years = self._years(old.asks, new.asks)
        score = compared.likeness if same else min(0.99, compared.likeness)
        score -= _TURNED * compared.turned + _ANOTHER * compared.is_another
        score -= {Years.OTHER: _OTHER_YEAR, Years.STOOD: _YEAR_STOOD}.get(years, 0.0)
        return Pair(old, new, same, compared, years, max(0.0, score))

    def _years(self, old: Wording, new: Wording) -> Years:
        was, now = set(old.years), set(new.years)
        if not was or not now:
            return Years.NONE
        if {year + self.shift for year in was} == now:
            return Years.MOVED
        if was == now:
            return Years.MOVED if self._are_fixed(was) else Years.STOOD
        return Years.STOOD if now & (was | {year + self.shift for year in was}) else Years.OTHER

    def _are_fixed(self, years: Iterable[int]) -> bool:
        form = self.old.year
        return form is not None and all(abs(year - form) >= LONG_AGO for year in years)


def _compared(old: Asked, new: Asked) -> Compared:
    """A word that has gone over from a question into its guidance, or the other way, is still there; one that stands in
    the guidance of both tells nothing."""
    was, now = old.beside.words, new.beside.words
    beside = (was.keys() - now.keys(), now.keys() - was.keys()) if was or now else ((), ())
    return compare(old.asks, new.asks, (old.weights, new.weights), beside)


def _shift(old: Form, new: Form) -> int:
    """By how many years the new form's wordings have moved on: what most questions with the same words say. Before they
    do, it is as many as there are between the forms; one, where those do not tell their year."""
    known = old.year is not None and new.year is not None
    between = new.year - old.year if old.year is not None and new.year is not None else _NEXT_YEAR
    votes: dict[int, float] = defaultdict(float, {between: _VOTE if known else _VOTE / 2})
    were, are = _single_years(old), _single_years(new)
    for words in were.keys() & are.keys():
        votes[are[words] - were[words]] += 1
    return max(votes, key=lambda by: (votes[by], by == between, -abs(by)))


def _single_years(form: Form) -> dict[str, int]:
    """The year in each question that has one, by its words; not where two have the same words."""
    counts = Counter(each.asks.plain for each in form.asked)
    return {
        each.asks.plain: each.asks.years[0]
        for each in form.asked
        if len(each.asks.years) == 1 and counts[each.asks.plain] == 1
    }
