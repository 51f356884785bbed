"""Who has made one piece of a sentence this year's is still told of the others: the day, the §, the registry number."""

from __future__ import annotations

import pytest

from auditprep.years.stale import stale

THEN, NOW = 2024, 2025


def marked(text: str) -> list[str]:
    return [each.was for each in stale(text, THEN, NOW)]


def test_the_day_and_the_number_stay_marked_when_the_period_beside_them_is_this_years() -> None:
    text = "Nämnden antog nämndens budget för {} vid nämndens sammanträde 2023-12-12 § 63, diarienummer 2023.092 SN."
    rest = ["2023-12-12 § 63", "2023.092 SN"]
    assert marked(text.format("2024-2026")) == ["2024-2026", *rest]
    assert marked(text.format("2025-2027")) == rest


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Internkontrollplan {} antogs 2023-11-12 § 63.", "2023-11-12 § 63"),
        ("Internkontrollplan för {} antogs i december 2023.", "december 2023"),
        ("Nämnden fastställde 2023-12-12, § 8, {} års verksamhetsplan.", "2023-12-12, § 8"),
    ],
)
def test_so_does_whatever_adopted_it(text: str, left: str) -> None:
    assert left in marked(text.format(THEN))
    assert marked(text.format(NOW)) == [left]


@pytest.mark.parametrize(
    "text",
    [
        "Budget 2023 antogs 2023-02-12 § 3.",  # history, whatever year it is told in
        "Nämnden tog 2023-12-12 § 63 upp frågan om lokaler, och i budget 2025 finns medel för dem.",
        "Internkontrollplan 2025 utvärderas enligt policyn från 2023-05-02.",
    ],
)
def test_days_that_adopted_nothing_of_it_are_left_alone(text: str) -> None:
    assert not [each for each in marked(text) if "2023" in each]
