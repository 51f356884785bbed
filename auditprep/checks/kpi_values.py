"""Whether two figures of a key figure can both be right."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from auditprep.prose.amounts import PERCENT
from auditprep.prose.goals import KpiFigure, Period
from auditprep.prose.key_figures import FigureRole

INTERIM = 8
"""The month that an interim report tells of, and the answers of the autumn."""


def same_time(one: KpiFigure, other: KpiFigure, year: int | None) -> bool:
    """Whether two figures of one role are of the same time, as far as their words tell; `year` is that of the form."""
    first, second = one.period, other.period
    if one.role is FigureRole.TARGET_VALUE:
        return (first.year or year) == (second.year or year)
    if one.role is FigureRole.OUTCOME:
        return outcome_time(first, year) == outcome_time(second, year)
    months = {_as_of(one), _as_of(other)} - {None}
    if one.role is FigureRole.FORECAST:
        return (first.year or year) == (second.year or year) and _as_of(one) == _as_of(other)
    return present_year(first, year) == present_year(second, year) and len(months) < 2


def outcome_time(period: Period, year: int | None) -> Period:
    """When an outcome is of: this year's without a month is the interim report's, another year's the whole year's."""
    of = period.year or year
    if of is not None:
        of -= period.back
    return Period(of, period.month or (INTERIM if of == year else 12))


def present_year(period: Period, year: int | None) -> int | None:
    """The year of a present value: last year's, where its words do not say."""
    return period.year or (year - 1 if year else None)


def _as_of(figure: KpiFigure) -> int | None:
    """The month that a forecast, or a present value, is of; None for the year's own ("helårsprognos")."""
    month = figure.period.month
    return None if month == 12 and figure.role is FigureRole.FORECAST else month


def same_value(one: KpiFigure, other: KpiFigure) -> bool:
    """Whether they say the same number: rounded as the coarser of them, or a share as a number from 0 to 1."""
    values = {one.value, other.value}
    if len(values) == 1 or one.beside == other.value or other.beside == one.value:
        return True
    if rounded_alike(one.value, other.value):
        return True
    share = {PERCENT} & {one.unit, other.unit}
    return bool(share) and min(values) * 100 == max(values) and min(values) < 1


def rounded_alike(one: Decimal, other: Decimal) -> bool:
    """Whether the number with fewer decimals is the other one rounded."""
    places = max(_exponent(one), _exponent(other))
    coarse, fine = (one, other) if _exponent(one) == places else (other, one)
    return _exponent(fine) < places and fine.quantize(Decimal(1).scaleb(places), ROUND_HALF_UP) == coarse


def _exponent(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0


def may_be_read_as(on_page: KpiFigure, told: KpiFigure) -> bool:
    """Whether a number on a page is the one that is told: the same, or one with the number of a footnote after it."""
    if same_value(on_page, told):
        return True
    whole = str(on_page.value)
    return whole.isdecimal() and len(whole) >= 3 and whole[-1] != "0" and whole[:-1] == str(told.value)


def opposite(one: KpiFigure, other: KpiFigure) -> bool:
    """Whether one says "at least" and the other "at most"."""
    up, down = {">", "≥"}, {"<", "≤"}
    ways = (one.direction, other.direction)
    return (ways[0] in up and ways[1] in down) or (ways[0] in down and ways[1] in up)


def other_unit(one: KpiFigure, other: KpiFigure) -> bool:
    """Whether they are told in two units that cannot both be right."""
    return bool(one.unit and other.unit) and one.unit != other.unit
