"""Counts in words and digits, and numbers that count nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditprep.prose.counts import FoundCount, counts, counts_across_lines, in_words, number_of_word


def one(text: str) -> FoundCount:
    (each,) = counts(text)
    return each


@pytest.mark.parametrize(
    ("text", "value", "of", "noun", "things"),
    [
        ("fyra mål", 4, None, "mål", "mål"),
        ("Fyra kontrollmål ingår", 4, None, "kontrollmål", "kontrollmål"),
        ("26 aktiviteter", 26, None, "aktivitet", "aktiviteter"),
        ("tjugosex aktiviteter", 26, None, "aktivitet", "aktiviteter"),
        ("tre identifierade risker", 3, None, "risk", "identifierade risker"),
        ("tre av fyra mål", 3, 4, "mål", "mål"),
        ("3 av totalt 5 kontroller", 3, 5, "kontroll", "kontroller"),
        ("två av nämndens mål", 2, 0, "mål", "nämndens mål"),
        ("ett av fem områden", 1, 5, "områd", "områden"),
        ("Antal kontrollmoment: 6", 6, None, "kontrollmoment", "kontrollmoment"),
        ("Kontrollmål (sex)", 6, None, "kontrollmål", "kontrollmål"),
    ],
)  # fmt: skip
def test_a_count_is_read_with_what_is_counted(
    text: str, value: int, of: int | None, noun: str, things: str
) -> None:
    each = one(text)
    assert (each.value, each.of, each.noun, each.things) == (value, of, noun, things)


@pytest.mark.parametrize(
    "text",
    [
        "mål 2 och 3", "Mål 3 nås", "nyckeltal 2", "sid 3 om risker", "§ 4 risker", "den 5 maj", "2024 mål", "3,5 mål", "bilaga två",
        "fem år", "tre månader", "12 procent", "4 mnkr", "två gånger", "1 200 risker", "26 personer", "kl 9 möten", "ett mål", "31/8 mål",
    ],
)  # fmt: skip
def test_numbers_that_name_or_measure_are_no_counts(text: str) -> None:
    assert [each for each in counts(text) if each.noun] == []


@pytest.mark.parametrize(
    ("text", "rough"), [("minst fem områden", "minst"), ("högst två mål", "högst"), ("cirka tio åtgärder", "ungefär"), ("drygt tio åtgärder", "ungefär"), ("fem mål", "")]
)  # fmt: skip
def test_a_rough_count_is_told_as_rough(text: str, rough: str) -> None:
    assert one(text).rough == rough


@pytest.mark.parametrize(
    "text",
    ["totalt fyra mål", "Nämnden har fyra mål.", "Samtliga fyra mål nås", "nämndens fyra mål", "Fyra kontrollmål ingår i planen", "Planen innehåller fyra risker", "De fyra målen nås"],
)  # fmt: skip
def test_words_say_that_there_are_no_more(text: str) -> None:
    assert one(text).is_whole


@pytest.mark.parametrize(
    "text", ["Tre mål är uppfyllda", "två nya mål", "har ytterligare två mål", "har två mål som inte nås", "tre av fyra mål", "fyra mål", "har två mål inom skolan"]
)  # fmt: skip
def test_some_are_not_all(text: str) -> None:
    assert not one(text).is_whole


def test_on_a_page_a_count_goes_on_from_one_line_to_the_next() -> None:
    assert counts("innehåller fyra\nkontrollmål") == ()
    (each,) = counts_across_lines("innehåller fyra\nkontrollmål")
    assert each.noun == "kontrollmål"


def test_numbers_are_written_in_words_up_to_twelve() -> None:
    assert [in_words(number) for number in (2, 12, 13)] == ["två", "tolv", "13"]
    assert [number_of_word(word) for word in ("Elva", "tjugotvå", "19", "många")] == [11, 22, 19, None]


@given(st.text(alphabet="fyramål 12,.\n:()av", max_size=80))
def test_counts_stand_where_they_say(text: str) -> None:
    for each in counts(text):
        assert 0 <= each.start < each.number_end <= len(text) and each.start < each.end <= len(text)
