"""What this year's case has decided is not out of date, and what was decided the autumn before last year is."""

from __future__ import annotations

import datetime as dt

import pytest

from auditprep.model import Decision, Stale
from auditprep.years.stale import stale

ANSWER = "Nämnden antog budgeten för {} vid sitt sammanträde {}."
DECIDED = Decision("Tekniska nämnden", dt.date(2025, 12, 11), 102, "TN 2025/201", "Internbudget 2026")


def found(text: str, *known: Decision) -> tuple[Stale, ...]:
    return stale(text, 2025, 2026, known=known)


@pytest.mark.parametrize(
    "told", ["2025-12-11 § 102", "den 11 december 2025, § 102", "2025-12-11 § 102, dnr TN 2025/201"]
)
def test_what_the_case_has_decided_itself_is_not_last_years(told: str) -> None:
    text = ANSWER.format(2026, told)
    assert found(text)
    assert found(text, DECIDED) == ()


@pytest.mark.parametrize("told", ["2025-12-11 § 103", "2025-12-11 §§ 102–103", "KF 2025-12-11 § 102"])
def test_another_decision_of_that_day_may_be_last_years(told: str) -> None:
    assert found(ANSWER.format(2026, told), DECIDED)


@pytest.mark.parametrize(
    "text",
    [
        "Internbudget om 245 300 tkr antogs 2024-11-14 § 98.",
        "Mål och budget har antagits av nämnden, 2024-11-14 § 98.",
        "Internkontrollplanen antogs 2024-11-14 § 98.",
        ANSWER.format(2025, "2024-11-14 § 98"),
    ],
)
def test_last_years_budget_was_decided_the_autumn_before_whether_its_year_is_said_or_not(text: str) -> None:
    assert "2024-11-14 § 98" in [each.was for each in found(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Avvikelsen mot budget beror på TN 2024-10-17 § 55 om ny taxa.",
        "Budget 2024 antogs 2023-11-14 § 90.",
        "Policyn antogs 2024-11-14 § 98.",
    ],
)
def test_other_decisions_of_that_autumn_are_history(text: str) -> None:
    assert found(text) == ()
