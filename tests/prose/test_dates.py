from __future__ import annotations

import datetime as dt
import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditprep.prose.dates import MONTHS, dates, months

MAY = dt.date(2024, 5, 14)


@pytest.mark.parametrize(
    "written",
    [
        "2024-05-14",
        "2024-5-14",
        "2024‑05‑14",
        "2024–05–14",
        "2024-05-\n14",
        "2024-\n05-14",
        "2024-05-\r\n14",
        "2024.05.14",
        "2024/05/14",
        "24-05-14",
        "14.5.2024",
        "14/5 2024",
        "14/5-2024",
        "14 maj 2024",
        "den 14 maj 2024",
        "den 14:e maj 2024",
        "14\u00a0maj\u00a02024",
        "14 MAJ 2024",
        "Sammanträdesdatum 20240514",
        "KS 24-05-14, §188",
    ],
)
def test_a_date_is_read_in_every_way_of_writing_it(written: str) -> None:
    text = f"Nämnden mötte ({written}) som vanligt."
    assert [each.value for each in dates(text)] == [MAY]


def test_a_date_knows_where_it_stands() -> None:
    text = "Beslut 2024-05-14, och den 3 juni 2024."
    assert [text[each.start : each.end] for each in dates(text)] == ["2024-05-14", "3 juni 2024"]


@pytest.mark.parametrize("after", [":", ": 12", ".", ".\n", ",", ";", ")", "?", " ", ". 3 av 4", ":\n3"])
@pytest.mark.parametrize("written", ["14/5 2024", "14/5-2024", "14.5.2024", "14 maj 2024", "2024-05-14"])
def test_a_date_is_read_whatever_sign_follows_it(written: str, after: str) -> None:
    assert [each.value for each in dates(f"Utfall {written}{after}")] == [MAY]


@pytest.mark.parametrize(
    "text",
    [
        "2024-02-30",  # the calendar has no such day
        "30 februari 2024",
        "2024-13-01",
        "KS 2024/110",
        "SN 2023-00123",
        "2024–2026",
        "20240514",  # a number like others, where nothing says that it is a date
        "790514-1234",
        "19790514-1234",
        "24-05-14-1234",
        "0322-61 60 00",
        "14 maj",  # of which year?
        "sid 3-6",
        "1 397 860",
        "kl. 13.00–16.20",
        "2023.092 SN",
        "65 (90)",
        "3/4 2003:389",
        "3/4 2024/25",
        "3/4 2024-25",
        "3/4 2024-års",
        "",
    ],
)
def test_what_is_no_date_is_none(text: str) -> None:
    assert dates(text) == ()


def test_a_day_without_its_year_is_a_date_where_the_year_is_given() -> None:
    assert [each.value for each in dates("den 14 maj, 3 juni 2023", year=2024)] == [MAY, dt.date(2023, 6, 3)]


def test_the_digits_of_a_file_name_are_a_date_when_asked_for() -> None:
    assert [each.value for each in dates("protokoll 20240514", compact=True)] == [MAY]


def test_a_period_of_days_is_two_dates() -> None:
    assert len(dates("2024-01-01–2024-12-31")) == 2
    assert len(dates("2024-01-01-2024-12-31")) == 2


@given(st.dates(dt.date(1990, 1, 1), dt.date(2069, 12, 31)))
def test_every_day_comes_back_from_how_it_is_written(day: dt.date) -> None:
    ways = [f"{day}", f"{day.day} {MONTHS[day.month - 1]} {day.year}", f"{day:%y-%m-%d}", f"{day:%Y.%m.%d}"]
    assert [dates(way)[0].value for way in ways] == [day] * 4


@given(st.text(alphabet="0123456789-–./: \nmajden§KS", max_size=80))
def test_no_text_is_too_odd_to_look_for_dates_in(text: str) -> None:
    found = dates(text)
    assert all(0 <= each.start < each.end <= len(text) for each in found)
    assert all(one.end <= other.start for one, other in itertools.pairwise(found))


@pytest.mark.parametrize(
    ("written", "month"),
    [
        ("Månadsuppföljning per november 2023", (2023, 11)),
        ("nov. 2023", (2023, 11)),
        ("oktober -23", (2023, 10)),
        ("2023-11", (2023, 11)),
        ("t.o.m. 31 mars 2024", (2024, 3)),
    ],
)
def test_a_month_is_read_with_its_year(written: str, month: tuple[int, int]) -> None:
    assert [(each.year, each.month) for each in months(written)] == [month]


def test_a_registry_number_is_no_month() -> None:
    assert months("KS 2023-11234, SN 2024/10, 2023–2025") == ()


def test_a_day_does_not_run_over_two_cells() -> None:
    assert dates("2025-02-11\t11\tjanuari 2025") == dates("2025-02-11")
