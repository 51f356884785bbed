"""The best way of pairing two sets is found, and found in time."""

from __future__ import annotations

import random
import time

from hypothesis import given
from hypothesis import strategies as st

from auditprep.years.assignment import LARGEST, assign

WORTHS = st.one_of(st.floats(-1, 3, allow_nan=False), st.sampled_from([0.0, 0.5, 1.0, 2.0]))
PROFITS = st.dictionaries(st.tuples(st.integers(0, 5), st.integers(0, 5)), WORTHS, max_size=18)


def best(profits: dict[tuple[int, int], float]) -> float:
    """What the best pairing is worth, by trying all."""
    rows = sorted({row for row, _column in profits})

    def tried(at: int, taken: frozenset[int]) -> float:
        if at == len(rows):
            return 0.0
        found = [
            worth + tried(at + 1, taken | {column})
            for (row, column), worth in profits.items()
            if row == rows[at] and column not in taken and worth > 0
        ]
        return max([tried(at + 1, taken), *found])

    return tried(0, frozenset())


def worth_of(profits: dict[tuple[int, int], float], paired: dict[int, int]) -> float:
    assert len(set(paired.values())) == len(paired)
    return sum(profits[pair] for pair in paired.items())


@given(PROFITS)
def test_no_other_pairing_is_worth_more(profits: dict[tuple[int, int], float]) -> None:
    assert abs(worth_of(profits, assign(profits)) - best(profits)) < 1e-9


@given(PROFITS)
def test_what_is_worth_nothing_is_not_paired(profits: dict[tuple[int, int], float]) -> None:
    assert all(profits[pair] > 0 for pair in assign(profits).items())


def test_a_good_pair_is_given_up_for_two_that_are_worth_more_together() -> None:
    assert assign({(0, 0): 1.0, (0, 1): 0.9, (1, 0): 0.9}) == {0: 1, 1: 0}


def test_nothing_is_paired_with_nothing() -> None:
    assert assign({}) == {}


def test_five_thousand_rows_that_hang_together_are_paired_in_time_and_almost_as_well_as_can_be() -> None:
    chance = random.Random(1)
    profits = {(row, row): 1.0 for row in range(5_000)}
    profits |= {
        (row, chance.randrange(5_000)): chance.uniform(0.9, 0.99)
        for row in range(5_000)
        for _each in range(8)
    }
    profits |= {(row, row): 1.0 for row in range(5_000)}
    began = time.process_time()
    paired = assign(profits)
    assert time.process_time() - began < 60
    assert worth_of(profits, paired) > 0.95 * 5_000


def test_a_part_that_is_not_too_large_is_solved_wholly() -> None:
    chain = {(row, row + step): 1.0 + step / 100 for row in range(LARGEST) for step in (0, 1)}
    assert worth_of(chain, assign(chain)) == sum(1.01 for _row in range(LARGEST))
