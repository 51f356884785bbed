from __future__ import annotations

import pytest

from auditprep.prose.day_pairs import day_pairs


def pairs(text: str) -> list[tuple[str, str]]:
    return [(text[slice(*each.first)], text[slice(*each.second)]) for each in day_pairs(text)]


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("april 2025, nämndens sammanträde 2024-05-14, § 18", ("april 2025", "2024-05-14")),
        ("Månadsuppföljning mars 2024 redovisades 2025-04-15", ("mars 2024", "2025-04-15")),
        ("Under 2025 har uppföljning hittills skett 2024-04-24.", ("2025", "2024-04-24")),
    ],
)
def test_a_time_that_does_not_go_with_the_day_beside_it_is_found(text: str, pair: tuple[str, str]) -> None:
    assert pairs(text) == [pair]


@pytest.mark.parametrize(
    "text",
    [
        "april 2025, nämndens sammanträde 2025-05-13, § 18",
        "december 2024, nämndens sammanträde 2025-02-11, § 3",
        "Under 2025 har nämnden arbetat enligt planen som antogs 2024-12-10.",
        "Under 2025 gäller budgeten (2024-12-10, § 84).",
        "Under 2025 följs planen, beslutad 2024-12-10.",
        "Målen antogs 2024-12-10. Under 2025 har de följts upp.",
        "mars 2025 och april 2025, sammanträdet 2024-05-14",
        "I mars 2025 bytte förvaltningen system; avtalet är från 2024-03-14.",
    ],
)
def test_what_goes_together_or_is_no_pair_is_left_alone(text: str) -> None:
    assert pairs(text) == []
