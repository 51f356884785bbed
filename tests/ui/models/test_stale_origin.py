"""What stands in a draft since last year, and what is new there."""

from __future__ import annotations

import pytest

from auditprep.years.stale import stale
from ui.models.stale_origin import stood_then

THEN = "Internbudget om 245 300 tkr antogs 2025-03-14 § 98.\nUtfallet under 2025 blev 45 %."


def old(text: str) -> list[str]:
    return [each.was for each in stale(text, 2025, 2026) if stood_then(each, text, THEN)]


def test_all_of_last_years_words_are_old() -> None:
    assert old(THEN) == [each.was for each in stale(THEN, 2025, 2026)] != []


@pytest.mark.parametrize(
    "text",
    [
        "Internbudget om 251 800 tkr antogs 2025-12-11 § 102.",
        "Internbudgeten, 2025-12-11 § 98, är 45 tkr.",
        "Avvikelsen blev 12 % jämfört med 2025.",
        "",
    ],
)
def test_what_has_been_written_since_is_not(text: str) -> None:
    assert old(text) == []


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Budgeten för 2026 antogs den 14 mars 2025 (§ 98).", ["14 mars 2025 (§ 98)"]),
        ("Budgeten antogs TN 2025-03-14 § 99.", ["TN 2025-03-14 § 99"]),
        ("Internbudget om 251 800 tkr. Utfallet under 2025 blev 47 %.", ["2025"]),
        ("Budgeten: 245 300 tkr antogs", ["245 300 tkr"]),
    ],
)
def test_what_was_left_is_whatever_has_come_around_it(text: str, left: list[str]) -> None:
    assert old(text) == left
