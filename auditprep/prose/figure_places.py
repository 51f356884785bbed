"""On which pages of a document a figure in prose may stand."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from auditprep.prose.amounts import MNKR, PERCENT, SEK, TKR
from auditprep.prose.page_figures import Figure, PageFigures

_HALF, _ROUGHLY = Decimal("0.51"), Decimal("0.08")


@dataclass(frozen=True)
class _Numbers:
    """Numbers in order, each with its page."""

    values: tuple[Decimal, ...]
    pages: tuple[int, ...]

    def near(self, value: Decimal, apart: Decimal) -> frozenset[int]:
        first, last = bisect_left(self.values, value - apart), bisect_right(self.values, value + apart)
        return frozenset(self.pages[first:last])


_ByStep = Mapping[Decimal, _Numbers]
"""Numbers by what their last digit is worth."""


@dataclass(frozen=True)
class FigurePlaces:
    """Where every number of a document stands: `said` those with units, by unit (money in kronor, under "kr"), `bare` as they
    may be read, and `tabled` the pages by the numbers in their tables. `units` are those named on any page."""

    said: Mapping[str, _ByStep]
    bare: _ByStep
    tabled: Mapping[Decimal, frozenset[int]]
    units: frozenset[str]

    def of(self, figure: Figure) -> frozenset[int]:
        """The pages, counted from 1, that the figure may stand on, as far as either is rounded."""
        scale = Decimal(SEK.get(figure.unit, 1))
        value, step = figure.value * scale, figure.step * scale
        slack = value * _ROUGHLY if figure.rough else Decimal(0)
        found = self._said("kr" if figure.unit in SEK else figure.unit, value, max(step * _HALF, slack))
        if figure.unit in SEK:
            units = [each for each in (TKR, MNKR, "kr") if each == "kr" or each in self.units]
            worths = (Decimal(SEK[each]) for each in units)
            return found.union(*(self._money(value, step, slack, worth) for worth in worths))
        apart = min(_widely(value, wide=figure.rough), max(step * _HALF, slack))
        bare = self._bare(value, step, apart)
        if figure.unit == PERCENT and step >= 1:
            bare &= self.tabled.get(value, frozenset())
        return found | bare

    def _said(self, unit: str, value: Decimal, apart: Decimal) -> frozenset[int]:
        by_step = self.said.get(unit, {})
        return _NOWHERE.union(*(of.near(value, max(apart, last * _HALF)) for last, of in by_step.items()))

    def _money(self, value: Decimal, step: Decimal, slack: Decimal, worth: Decimal) -> frozenset[int]:
        """The pages with the bare number, where it may be one in a unit of this worth."""
        apart = min(
            _widely(value / worth, wide=bool(slack) or step > worth), max(step * _HALF, slack) / worth
        )
        return self._bare(value / worth, step / worth, apart)

    def _bare(self, value: Decimal, step: Decimal, apart: Decimal) -> frozenset[int]:
        """The pages with such a number, written as exactly at least."""
        return _NOWHERE.union(*(of.near(value, apart) for last, of in self.bare.items() if last <= step))


_NOWHERE: frozenset[int] = frozenset()


def _widely(value: Decimal, *, wide: bool) -> Decimal:
    return max(value * _ROUGHLY, Decimal(1)) if wide else Decimal(1)


def figure_places(pages: Sequence[PageFigures]) -> FigurePlaces:
    """Where the figures of these pages stand."""
    said: dict[str, _Found] = {}
    bare: _Found = {}
    tabled: dict[Decimal, set[int]] = {}
    for number, page in enumerate(pages, 1):
        for unit, of in page.said.items():
            _add(said.setdefault(unit, {}), of, number)
        _add(bare, page.bare, number)
        for value in page.tabled:
            tabled.setdefault(value, set()).add(number)
    return FigurePlaces(
        {unit: _sorted(of) for unit, of in said.items()},
        _sorted(bare),
        {value: frozenset(on) for value, on in tabled.items()},
        frozenset(unit for page in pages for unit in page.units),
    )


_Found = dict[Decimal, list[tuple[Decimal, int]]]


def _add(into: _Found, numbers: Sequence[tuple[Decimal, Decimal]], page: int) -> None:
    for value, last in set(numbers):
        into.setdefault(last, []).append((value, page))


def _sorted(found: _Found) -> _ByStep:
    kept: dict[Decimal, _Numbers] = {}
    for last, of in found.items():
        of.sort()
        kept[last] = _Numbers(tuple(value for value, _page in of), tuple(page for _value, page in of))
    return kept
