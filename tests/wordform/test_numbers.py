"""Which words are the number of a question."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditprep.wordform.numbers import as_number, bare, is_letter, split_number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1", "1"), ("1.1.", "1.1"), ("3a", "3a"), ("3 a", "3a"), ("b)", "b"), ("Fråga 3:", "3"),
        ("A1", "A1"), ("§ 4", "§4"), ("2:3", "2:3"), ("IV", "IV"),
    ],
)  # fmt: skip
def test_a_number_may_stand_alone(text: str, number: str | None) -> None:
    assert as_number(text) == number


@pytest.mark.parametrize("text", ["", "Ja", "x", "X1000", "1234", "2026-01-01", "10 %", "1 st", "iv"])
def test_other_words_are_no_number(text: str) -> None:
    assert as_number(text) is None


@pytest.mark.parametrize(
    ("text", "number", "rest"),
    [
        ("1.1 Har nämnden en plan?", "1.1", "Har nämnden en plan?"),
        ("1) Finns rutiner?", "1", "Finns rutiner?"),
        ("3 Finns rutiner?", "3", "Finns rutiner?"),
        ("a) Finns rutiner?", "a", "Finns rutiner?"),
        ("Fråga 12: Finns rutiner?", "12", "Finns rutiner?"),
        ("§ 4 Finns rutiner?", "§ 4", "Finns rutiner?"),
    ],
)
def test_a_number_in_front_is_split_from_the_question(text: str, number: str, rest: str) -> None:
    assert split_number(text) == (number, rest)


@pytest.mark.parametrize(
    "text", ["Har nämnden en plan?", "2 av 3 styrelser", "2026 års budget", "1.", "I nämnden"]
)
def test_words_that_only_begin_like_a_number_keep_it(text: str) -> None:
    assert split_number(text) == (None, text)


@pytest.mark.parametrize(
    ("number", "expected"), [("1.1.", "1.1"), ("Fråga 1.1", "1.1"), ("b)", "b"), ("(iii):", "(iii")]
)
def test_a_number_is_bared_of_what_stands_around_it(number: str, expected: str) -> None:
    assert bare(number) == expected


@pytest.mark.parametrize(
    ("number", "expected"), [("a", True), ("Å", True), ("1", False), ("a1", False), (None, False)]
)
def test_a_part_is_numbered_with_a_letter_alone(number: str | None, expected: bool) -> None:
    assert is_letter(number) is expected


@given(st.lists(st.integers(1, 99), min_size=2, max_size=4), st.sampled_from([" ", ". ", ") ", "\t"]))
def test_decimal_numbers_are_found_whatever_they_end_with(figures: list[int], end: str) -> None:
    number = ".".join(map(str, figures))
    assert split_number(f"{number}{end}Finns en plan?") == (number, "Finns en plan?")
    assert as_number(number + end) == number
