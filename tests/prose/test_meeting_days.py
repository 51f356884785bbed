"""Days that prose calls a meeting's."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditprep.prose.meeting_days import meeting_days


def read(text: str, year: int | None = 2025) -> list[str]:
    return [text[each.start : each.end] for each in meeting_days(text, year=year)]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Vid nämndens sammanträde 2025-04-19 togs det upp.", ["2025-04-19"]),
        ("Uppdraget gavs vid sammanträdet den 14 maj 2025.", ["14 maj 2025"]),
        ("Omsorgsnämndens möte den 3 juni 2025", ["3 juni 2025"]),
        ("Beslut i omsorgsnämnden den 3 mars 2025", ["3 mars 2025"]),
        ("Den 3 mars 2025 sammanträdde nämnden.", ["3 mars 2025"]),
        ("Sammanträdesdatum: 2025-03-03", ["2025-03-03"]),
        ("Protokoll 2025-03-03", ["2025-03-03"]),
        ("Sammanträdet hölls tisdagen den 4 mars 2025.", ["4 mars 2025"]),
        ("Arbetsutskottets sammanträde 2025-03-03", ["2025-03-03"]),
        ("Vid sammanträdet den 14 maj gavs uppdraget.", ["14 maj"]),
        (
            "Nämnden har haft sammanträden 2025-02-13, 2025-03-19 och 2025-04-16.",
            ["2025-02-13", "2025-03-19", "2025-04-16"],
        ),
        (
            "Nämnden har sammanträtt 11 februari, 18 mars och 15 april",
            ["11 februari", "18 mars", "15 april"],
        ),
        (
            "Vid sammanträdena den 11 februari 2025 (§ 7) och den 18 mars 2025 (§ 12)",
            ["11 februari 2025", "18 mars 2025"],
        ),
        (
            "Sammanträden 2025:\x002025-02-11\x002025-03-18, § 12 Budget\x00april: 2025-04-15\x00Workshop 2025-05-01",
            ["2025-02-11", "2025-03-18", "2025-04-15"],
        ),
    ],
)
def test_days_of_meetings_are_found(text: str, days: list[str]) -> None:
    assert read(text) == days


@pytest.mark.parametrize(
    "text",
    [
        "En workshop hölls 2025-03-03.",
        "Möte 2025-03-03 med brukarrådet",
        "Handlingsplanen från 2025-03-03 gäller.",
        "Protokollet justerades 2025-03-20.",
        "Skrivelse till revisionen 2025-03-03",
        "Nämnden behandlade frågan i mars 2025.",
        "Beslutet anslogs 2025-03-03.",
        "Sammanträdet blev långt.\x002025-03-03 skickades enkäten.",
    ],
)
def test_other_days_are_left(text: str) -> None:
    assert read(text) == []


def test_an_extra_meeting_is_told_apart() -> None:
    days = meeting_days("Vid nämndens extra sammanträde 2025-05-05, och vid nämndens sammanträde 2025-05-13.")
    assert [each.is_extra for each in days] == [True, False]


def test_days_of_a_list_are_told_apart() -> None:
    days = meeting_days("Vid nämnden 2025-05-05. Sammanträden hölls 2025-05-13 och 2025-06-10.")
    assert [each.listed for each in days] == [False, True, True]


def test_without_a_year_a_day_is_none() -> None:
    assert read("sammanträdet den 14 maj", None) == []


@given(st.text(alphabet="nämdes amträ2025-04 .,\x00§och", max_size=300))
def test_days_are_in_order_and_hold_their_words(text: str) -> None:
    found = meeting_days(text, year=2025)
    assert [each.start for each in found] == sorted({each.start for each in found})


@pytest.mark.parametrize("piece", ["sammanträde ", "nämndens ", "och ", "2025-01-01 ", "a"])
def test_nasty_text_takes_no_time(piece: str) -> None:
    text = (piece * 50_000)[:50_000]
    began = time.process_time()
    meeting_days(text, year=2025)
    assert time.process_time() - began < 30
