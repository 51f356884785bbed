"""What somebody who types a few letters may mean."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditprep.prose.near_words import NearWords

TEXTS = (
    "Sök i allt",
    "Exportera",
    "2.3  Följs internkontrollplanen upp under året?",
    "2.13  Hur ofta följs målen upp?",
    "Budget 2025 med plan",
    "Delårsbokslut",
    "Återställ…",
    "Skriv ut…",
)


def found(typed: str, **more: object) -> list[str]:
    return [TEXTS[at] for at in NearWords(TEXTS).find(typed, **more)]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("exp", "Exportera"),
        ("2.3", TEXTS[2]),
        ("budget", TEXTS[4]),
        ("BUDGET plan", TEXTS[4]),
        ("kontroll", TEXTS[2]),
        ("bokslut", "Delårsbokslut"),
        ("åter", "Återställ…"),
        ("exprotera", "Exportera"),
        ("delårsbokslutt", "Delårsbokslut"),
    ],
)
def test_the_nearest_comes_first(typed: str, first: str) -> None:
    assert found(typed)[0] == first


def test_all_that_is_typed_must_be_there() -> None:
    assert found("följs ofta") == [TEXTS[3]]
    assert found("följs budget") == []


def test_nothing_is_found_by_nothing_nor_by_signs() -> None:
    assert found("") == found("  …? ") == []


def test_among_equals_the_order_stands_and_what_is_favoured_comes_first() -> None:
    assert found("följs") == [TEXTS[2], TEXTS[3]]
    favour = [0.0] * len(TEXTS)
    favour[3] = 1.0
    assert found("följs", favour=favour) == [TEXTS[3], TEXTS[2]]


def test_few_letters_find_only_how_words_begin() -> None:
    assert found("ut") == ["Skriv ut…"]


def test_no_more_than_asked_for() -> None:
    assert len(NearWords(["mål"] * 30).find("mål", most=7)) == 7


def test_what_is_added_later_is_found_too() -> None:
    near = NearWords(TEXTS[:2])
    near.add(TEXTS[2:])
    assert [TEXTS[at] for at in near.find("budget")] == [TEXTS[4]]


@given(st.lists(st.text(), max_size=8), st.text(max_size=12))
def test_whatever_is_typed_each_text_is_found_once_at_most(texts: list[str], typed: str) -> None:
    found = NearWords(texts).find(typed)
    assert len(found) == len(set(found))
    assert set(found) <= set(range(len(texts)))


@given(st.lists(st.text(alphabet="abcåäö .", min_size=1), min_size=1, max_size=8))
def test_a_text_is_found_by_its_own_words(texts: list[str]) -> None:
    near = NearWords(texts)
    for at, text in enumerate(texts):
        if any(each.isalpha() for each in text):
            assert at in near.find(text)
