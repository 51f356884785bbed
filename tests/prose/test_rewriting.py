"""Days and §§ written as those that stood there."""

from __future__ import annotations

import datetime as dt

import pytest

from auditprep.prose.rewriting import redated, renumbered

DAY = dt.date(2025, 5, 6)


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ("2024-11-19", "2025-05-06"),
        ("24-11-19", "25-05-06"),
        ("2024.11.19", "2025.05.06"),
        ("19/11 2024", "6/5 2025"),
        ("19 november 2024", "6 maj 2025"),
        ("19 nov 2024", "6 maj 2025"),
        ("19 November 2024", "6 Maj 2025"),
        ("20241119", "20250506"),
        ("i våras", None),
    ],
)
def test_a_day_is_written_as_the_other_was(was: str, now: str | None) -> None:
    assert redated(was, DAY) == now


@pytest.mark.parametrize(
    ("was", "now"), [("§23", "§7"), ("§ 23", "§ 7"), ("§ 12/24", "§ 7/25"), ("§§ 12–15", None)]
)
def test_a_paragraph_is_written_as_the_other_was(was: str, now: str | None) -> None:
    assert renumbered(was, 7, 2025) == now
