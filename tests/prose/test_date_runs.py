from __future__ import annotations

import time

import pytest

from auditprep.prose.date_runs import decision_days, meeting_days, year_slips


def slips(text: str) -> list[tuple[str, int]]:
    return [(text[each.start : each.end], each.year) for each in year_slips(text)]


@pytest.mark.parametrize(
    ("text", "slip"),
    [
        ("Sammanträden: 2025-02-11, 2025-03-18, 2024-04-15, 2025-05-13.", "2024-04-15"),
        ("2025-02-11, 2024-03-18 och 2025-04-15", "2024-03-18"),
        ("2025-02-11, 2026-03-18 och 2025-04-15", "2026-03-18"),
        ("den 11 februari 2025, den 18 mars 2024, den 15 april 2025", "18 mars 2024"),
        ("2024-02-11, 2025-03-18, 2025-04-15, 2025-05-13", "2024-02-11"),
        ("2025-02-11, 2025-03-18, 2025-04-15, 2026-05-13", "2026-05-13"),
        ("2025-05-13, 2025-04-15, 2024-03-18, 2025-02-11", "2024-03-18"),
        (
            (
                "februari 2025, sammanträdet 2025-02-11, § 5\nmars 2025, sammanträdet 2024-03-18, § 10\n"
                "april 2025, sammanträdet 2025-04-15, § 18"
            ),
            "2024-03-18",
        ),
        (
            "februari 2025, möte 2025-02-11\nmars 2024, möte 2025-03-18\napril 2025, möte 2025-04-15",
            "mars 2024",
        ),
    ],
)
def test_the_one_of_another_year_in_a_list_is_a_slip(text: str, slip: str) -> None:
    assert slips(text) == [(slip, 2025)]


@pytest.mark.parametrize(
    "text",
    [
        "2024-12-10, 2025-02-11, 2025-03-18 och 2025-04-15",  # the autumn before
        "2025-02-11, 2025-03-18, 2025-11-11 och 2026-02-10",  # goes on into the next
        "Delårsbokslut 2025-09-16, budget 2024-12-10 och plan 2025-02-11",  # no list in order
        "2025-02-11 och 2024-03-18",
        "Policy 2019-05-14, riktlinje 2021-03-16, plan 2025-02-11",
        "2025-02-11.\n\nEn lång rad om annat.\n2024-03-18\n\n\n2025-04-15",
        "2024-02-13, 2024-03-19, 2025-02-11, 2025-03-18",
        "",
    ],
)
def test_days_of_several_years_that_are_in_order_or_no_list_are_right(text: str) -> None:
    assert slips(text) == []


def test_days_of_the_boards_meetings_are_known_with_their_paragraphs() -> None:
    text = "Vid nämndens sammanträde 2025-03-18, § 12, och SN 2025-04-15 § 20. Hämtat 2025-09-03."
    assert [(each.value.month, each.paragraph) for each in decision_days(text)] == [(3, 12), (4, 20)]
    assert [each.value.month for each in meeting_days(text)] == [3, 4]


def test_those_of_others_are_not() -> None:
    assert decision_days("KF 2019-11-27 § 218 och kommunstyrelsen 2025-01-14 § 3") == ()


@pytest.mark.parametrize("nasty", ["2025-02-11, " * 4_000, "mars 2025 2025-02-11\n" * 2_500])
def test_nasty_text_is_read_in_time(nasty: str) -> None:
    began = time.process_time()
    year_slips(nasty)
    assert time.process_time() - began < 30
