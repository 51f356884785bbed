from __future__ import annotations

import pytest

from auditprep.prose.year_spans import years_in


@pytest.mark.parametrize(
    ("words", "years"),
    [
        ("budget 2024–2026", {2024, 2025, 2026}),
        ("läsåret 2024/25", {2024, 2025}),
        ("den 2024-05-14", {2024}),
        ("2023 och 2025", {2023, 2025}),
        ("Agenda 2030", set()),
        ("vision 2040", set()),
        ("KS 2024/110", set()),
        ("1 2024 3", {2024}),
        ("2012-05", {2012}),
        ("", set()),
    ],
)
def test_years_are_read_with_all_of_a_run(words: str, years: set[int]) -> None:
    assert years_in(words) == years
