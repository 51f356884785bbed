"""Which words of a text are looked up, and where they stand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditprep.prose.single_words import LONGEST, is_word, normal
from auditprep.spelling.words import words_in


def looked_up(text: str) -> list[str]:
    return [word.looked_up for word in words_in(text)]


def test_words_are_what_stands_between_blanks_and_signs() -> None:
    assert looked_up("Nämnden antog planen, och (snart) målen/kraven.") == [
        *("Nämnden", "antog", "planen", "och", "snart", "målen", "kraven"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "2024-11-19 § 84, 1 234,5",
        "KF SN IVO § 7",
        "KF:s IVO:s nr:et",
        "A4 3:e 8b v.12 Q1 2025-2027",
        "namn@kommun.se",
        "https://exempel.se/sida www.exempel.se exempel.se",
        "rapport-2025.pdf budgeten.xlsx protokollen.docx",
        r"C:\Mapp\fil \\server\mapp /mapp/fil",
        "OneDrive iPhone eTjänst",
        "t.ex. fr.o.m. t.o.m. bl.a m.m.",
        "Москва Ελλάδα 东京",
        "… – • ✓ 🎉",
        "a ö",
        "x" * (LONGEST + 1),
    ],
)
def test_what_is_no_word_is_not_looked_up(text: str) -> None:
    assert looked_up(text) == []


def test_a_hyphen_parts_words_but_a_digit_takes_its_piece_with_it() -> None:
    assert looked_up("e-tjänst barn- och elevhälsa 8-åring") == [
        "tjänst",
        "barn",
        "och",
        "elevhälsa",
        "åring",
    ]


def test_a_part_of_a_compound_that_is_written_elsewhere_is_known_for_one() -> None:
    free = {
        word.looked_up: word.stands_free
        for word in words_in("budget- och målarbete, mål och -beslut, IT-stöd")
    }
    assert free == {
        "budget": False,
        "och": True,
        "målarbete": True,
        "mål": True,
        "beslut": False,
        "stöd": True,
    }


def test_a_word_keeps_its_place_where_an_accent_is_a_sign_of_its_own() -> None:
    text = "Na\u0308mnden fo\u00adljde upp"
    assert looked_up(text) == ["Nämnden", "följde".replace("ö", "o"), "upp"]
    first = next(words_in(text))
    assert text[first.start : first.end] == "Na\u0308mnden"


def test_a_shift_key_held_too_long_is_seen_and_a_shouted_word_too() -> None:
    assert looked_up("NÄmnden SAMMANTRÄDET") == ["NÄmnden", "SAMMANTRÄDET"]


@given(st.text(max_size=200))
def test_every_word_is_where_it_says(text: str) -> None:
    at = 0
    for word in words_in(text):
        assert at <= word.start < word.end <= len(text)
        assert normal(text[word.start : word.end]) == word.looked_up
        at = word.end


@pytest.mark.parametrize("written", ["Kolada", " e-arkiv ", "måluppfyllnad"])
def test_one_word_is_a_word(written: str) -> None:
    assert is_word(written)


@pytest.mark.parametrize(
    "written", ["", " ", "a", "-", "två ord", "A4", "x" * 81, "namn@kommun.se", "ett\nord"]
)
def test_anything_else_is_not(written: str) -> None:
    assert not is_word(written)
