from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditprep.prose.year_mentions import YearMention, shifted, year_mentions


def only(text: str) -> YearMention:
    (found,) = year_mentions(text)
    return found


@pytest.mark.parametrize(
    ("text", "years", "of"),
    [
        ("Se nämndens delårsbokslut 2024.", (2024, 2024), "interim"),
        ("i delårsrapporten för 2024", (2024, 2024), "interim"),
        ("per delår 2024", (2024, 2024), "interim"),
        ("halvårsrapport 2024", (2024, 2024), "interim"),
        ("kvartalsrapport för 2024", (2024, 2024), "interim"),
        ("internkontrollplan för 2025", (2025, 2025), "control"),
        ("2025 års internkontrollplan", (2025, 2025), "control"),
        ("Omsorgsnämndens budget 2025–2027", (2025, 2027), "budget"),
        ("budget för 2025-2027", (2025, 2027), "budget"),
        ("kommunens budget 2025–2027", (2025, 2027), "kommun:budget"),
        ("årsredovisning 2024", (2024, 2024), "annual"),
        ("aktivitetsplanen 2025", (2025, 2025), "aktivitetsplan"),
    ],
)
def test_a_document_is_known_with_its_years(text: str, years: tuple[int, int], of: str) -> None:
    found = only(text)
    assert ((found.first, found.last), found.of) == (years, of)
    assert text[found.start : found.end] == text[found.start : found.end].strip()
    assert str(years[0]) in text[found.start : found.end]


@pytest.mark.parametrize(
    ("text", "lead"),
    [
        ("Under 2025 har nämnden arbetat.", "under"),
        ("Målvärde 2025: 70", "målvärde"),
        ("Utfall per delåret 31/8 2025: 190", "utfall per delåret 31/8"),
        ("Första raden\nhar under 2025 ökat", "har under"),
    ],
)
def test_other_years_are_known_by_the_words_before_on_their_line(text: str, lead: str) -> None:
    assert only(text).lead == lead


@pytest.mark.parametrize(
    "text",
    [
        "SN 2024-05-14, § 23",
        "SOU 2020:47",
        "dnr 2023.092 SN",
        "KS 2024/110",
        "1998 års avtal",
        "2 024 kr",
        "2024 kr",
        "bild-2024.png",
        "x2024y",
    ],
)
def test_years_of_days_laws_numbers_and_amounts_are_none(text: str) -> None:
    assert year_mentions(text) == ()


def test_years_are_shifted_as_they_are_written() -> None:
    assert shifted("2024–26", 1) == "2025–27"
    assert shifted("delårsbokslut 2024", 1) == "delårsbokslut 2025"
    assert shifted("2025-2027", -1) == "2024-2026"


@given(st.text("delårsbokslut budget 2024-2026 för\n§", max_size=120))
def test_whatever_is_found_lies_in_the_text_and_in_order(text: str) -> None:
    found = year_mentions(text)
    assert all(0 <= each.name_start <= each.start < each.end <= each.name_end <= len(text) for each in found)
    assert [each.start for each in found] == sorted(each.start for each in found)


@pytest.mark.parametrize(
    "nasty", ["delår 2024 " * 4_500, "2024-2025 " * 5_000, "2024" * 12_500, "2024 plan " * 5_000]
)
def test_nasty_text_is_read_in_time(nasty: str) -> None:
    began = time.process_time()
    year_mentions(nasty)
    assert time.process_time() - began < 30
