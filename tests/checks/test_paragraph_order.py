"""The §§ of a body rise with the dates."""

from __future__ import annotations

import datetime as dt
import itertools

import pytest
from checks.grounds import codes, found, ground, quotes
from hypothesis import given
from hypothesis import strategies as st

from auditprep.checks.rising import Point, rising
from auditprep.checks.rules_consistent import RULES

RULE = next(each for each in RULES if each.info.id == "paragraph-order")
DAYS = ("2025-02-11", "2025-03-11", "2025-04-15", "2025-05-13", "2025-06-10")


def monthly(*numbers: int, by: str = "nämndens sammanträde") -> str:
    return "\n".join(f"- {by} {day}, § {number}" for day, number in zip(DAYS, numbers, strict=False))


def test_the_one_that_breaks_the_order_is_found() -> None:
    (each,) = found(RULE, ground({"1": monthly(5, 12, 91, 27, 35)}))
    assert each.code == "paragraph-order"
    assert quotes(each) == ["2025-04-15, § 91", "2025-05-13, § 27"]


def test_what_more_places_tell_is_right() -> None:
    answers = {"1": monthly(5, 19), "2": "ON 2025-04-15, § 12.", "3": "ON 2025-04-15 § 12"}
    (each,) = found(RULE, ground(answers))
    assert quotes(each) == ["2025-03-11, § 19", "ON 2025-04-15, § 12", "ON 2025-04-15 § 12"]


def test_two_that_have_changed_places_are_one_error() -> None:
    assert len(found(RULE, ground({"1": monthly(5, 19, 12, 27, 35)}))) == 1


def test_a_table_is_read_too() -> None:
    rows = "\n".join(f"| {day} | {number} |" for day, number in zip(DAYS, (5, 12, 9, 27, 35), strict=True))
    assert len(found(RULE, ground({"1": f"| Sammanträde | § |\n|---|---|\n{rows}"}))) == 1


@pytest.mark.parametrize(
    "answers",
    [
        {"1": monthly(5, 12, 19, 27, 35)},
        {"1": monthly(5, 12), "2": "ON 2025-02-11 § 9 och ON 2025-03-11 § 14"},
        {"1": monthly(25, 32), "2": "ON 2026-01-14 § 2"},
        {"1": monthly(25, 32), "2": "Kommunfullmäktige 2025-04-28 § 7"},
        {"1": monthly(25, 32), "2": "Nämndens arbetsutskott 2025-05-06 § 7"},
        {"1": monthly(3, 2, 4, 2, 1)},
        {"1": "2025-02-11 § 25", "2": "nämnden 2025-03-11 § 7"},
    ],
)
def test_what_rises_or_is_counted_otherwise_is_left(answers: dict[str, str]) -> None:
    assert codes(found(RULE, ground(answers))) == []


def test_one_paragraph_with_two_dates_is_told_by_its_own_rule() -> None:
    assert found(RULE, ground({"1": monthly(5, 12, 19), "2": "ON 2025-05-19 § 12"})) == []


@given(st.lists(st.tuples(st.integers(1, 300), st.integers(1, 60), st.integers(1, 5)), max_size=25))
def test_what_is_kept_rises_and_weighs_as_much_as_can_be(drawn: list[tuple[int, int, int]]) -> None:
    first = dt.date(2025, 1, 1)
    unique = {(day, number): weight for day, number, weight in drawn}
    points = [
        Point(first + dt.timedelta(day), number, weight, ())
        for (day, number), weight in sorted(unique.items())
    ]
    kept = rising(points)
    assert all(one.number < other.number for one, other in itertools.pairwise(kept))
    best: list[int] = []
    for at, point in enumerate(points):
        before = [best[i] for i in range(at) if points[i].number < point.number]
        best.append(point.weight + max(before, default=0))
    assert sum(each.weight for each in kept) == max(best, default=0)
