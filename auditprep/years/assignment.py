"""The best way of pairing two sets, where some pairs are better than others and nothing has to be paired.

Our own code and not scipy's `linear_sum_assignment`: scipy and numpy are a hundred megabytes in a program that needs
nothing else of them, and they want a full matrix, which for two forms of five thousand questions is twenty-five million
numbers where some ten thousand are known.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Iterator, Mapping

Profits = Mapping[tuple[int, int], float]
"""What each possible pair of a row and a column is worth; one that is worth nothing is never made."""

LARGEST = 400
"""So many rows may hang together in one task; a larger one is first cut up by leaving out all but the best pairs."""


def assign(profits: Profits) -> dict[int, int]:
    """A column for each row that gets one, no column twice, so that what they are worth together is the most possible.
    (Not quite the most where more than `LARGEST` rows hang together, as in a form that asks the same all through.)"""
    paired: dict[int, int] = {}
    for task in _tasks({pair: worth for pair, worth in profits.items() if worth > 0}, keep=3):
        paired |= _Task(task).solve()
    return paired


def _tasks(profits: Profits, keep: int) -> Iterator[Profits]:
    """The parts that do not hang together, none of them too large."""
    for part in _components(profits):
        if keep and len({row for row, _column in part}) > LARGEST:
            yield from _tasks(_best_of(part, keep), keep - 1)
        else:
            yield part


def _components(profits: Profits) -> list[dict[tuple[int, int], float]]:
    """The pairs, those together that share a row or a column, directly or by way of others."""
    leader: dict[tuple[str, int], tuple[str, int]] = {}

    def find(node: tuple[str, int]) -> tuple[str, int]:
        while (above := leader.setdefault(node, node)) != node:
            leader[node] = leader[above]
            node = leader[node]
        return node

    for row, column in profits:
        leader[find(("row", row))] = find(("column", column))
    parts: dict[tuple[str, int], dict[tuple[int, int], float]] = defaultdict(dict)
    for (row, column), worth in profits.items():
        parts[find(("row", row))][row, column] = worth
    return list(parts.values())


def _best_of(profits: Profits, keep: int) -> Profits:
    """The pairs that are among the best of both their row and their column; with `keep` 1, parts of one pair each."""
    ranked = sorted(profits, key=lambda pair: (-profits[pair], pair))
    rows: dict[int, int] = defaultdict(int)
    columns: dict[int, int] = defaultdict(int)
    kept = {}
    for row, column in ranked:
        if rows[row] < keep and columns[column] < keep:
            kept[row, column] = profits[row, column]
            rows[row] += 1
            columns[column] += 1
    return kept


class _Task:
    """The Hungarian method on the pairs that there are: row by row, along the cheapest path that frees a column.

    Costs are the profits taken from nothing; beside its columns every row has a place of its own, at no cost, where it
    stays alone. `row_price` and `column_price` keep every cost less its prices from falling below nothing, which is what
    lets each path be found by Dijkstra's algorithm.
    """

    def __init__(self, profits: Profits) -> None:
        self.costs: dict[int, dict[int, float]] = defaultdict(dict)
        for (row, column), worth in profits.items():
            self.costs[row][column] = -worth
        for row in self.costs:
            self.costs[row][_alone(row)] = 0.0
        self.row_price = {row: min(costs.values()) for row, costs in self.costs.items()}
        self.column_price: dict[int, float] = defaultdict(float)
        self.row_of: dict[int, int] = {}
        self.column_of: dict[int, int] = {}

    def solve(self) -> dict[int, int]:
        for row in sorted(self.costs):
            self._place(row)
        return {row: column for row, column in self.column_of.items() if column >= 0}

    def _place(self, first: int) -> None:
        """Gives this row a column, and others another one, where that is cheaper."""
        reached: dict[int, float] = {}
        came_from: dict[int, int] = {}
        shortest = dict[int, float]()
        queue: list[tuple[float, int]] = []
        row, so_far = first, 0.0
        while True:
            for column, cost in self.costs[row].items():
                far = so_far + cost - self.row_price[row] - self.column_price[column]
                if column not in reached and far < shortest.get(column, float("inf")):
                    shortest[column] = far
                    came_from[column] = row
                    heapq.heappush(queue, (far, column))
            so_far, end = heapq.heappop(queue)
            while end in reached:
                so_far, end = heapq.heappop(queue)
            if end not in self.row_of:
                break
            reached[end] = so_far
            row = self.row_of[end]
        self._reprice(first, reached, so_far)
        self._follow(first, end, came_from)

    def _reprice(self, first: int, reached: Mapping[int, float], so_far: float) -> None:
        self.row_price[first] += so_far
        for column, far in reached.items():
            self.row_price[self.row_of[column]] += so_far - far
            self.column_price[column] -= so_far - far

    def _follow(self, first: int, end: int, came_from: Mapping[int, int]) -> None:
        """Moves every row of the path one column on."""
        while True:
            row = came_from[end]
            before = self.column_of.get(row)
            self.row_of[end], self.column_of[row] = row, end
            if row == first or before is None:
                return
            end = before


def _alone(row: int) -> int:
    """The place of a row that is not paired, which no other row has."""
    return -1 - row
