"""Printed page numbers, learnt from all pages together."""

from __future__ import annotations

import pytest

from auditprep.evidence.printed import printed_numbers, to_roman


@pytest.mark.parametrize(
    "form",
    [
        "Sida {}",
        "sid {}",
        "Sid {} (9)",
        "{} (9)",
        "{}/9",
        "- {} -",
        "– {} –",
        "{}",
        "Budget 2024 | {}",
        "Sida {} av 9",
        "Socialnämnden    sid {}",
        "Socialnämnden {} (9)",
        "Sida {} | Björkköpings kommun",
    ],
)
def test_a_number_in_any_of_the_usual_forms_is_the_pages(form: str) -> None:
    edges = [["Björkköpings kommun"], ["Innehåll"], *([form.format(number)] for number in range(1, 8))]
    assert printed_numbers(edges) == [None, None, "1", "2", "3", "4", "5", "6", "7"]


def test_years_paragraphs_and_figures_are_no_page_numbers() -> None:
    edges = [
        ["2024", "§ 63", "169 188"],
        ["2024", "§ 64", "904"],
        ["2024", "§ 65", "65 (90)"],
        ["2025", "12"],
    ]
    assert printed_numbers(edges) == [None] * 4


def test_a_sum_beside_the_page_number_does_not_disturb_it() -> None:
    edges = [["Sida 1", "7"], ["Sida 2", "12"], ["Sida 3", "1"], ["Sida 4", "44"]]
    assert printed_numbers(edges) == ["1", "2", "3", "4"]


def test_a_page_without_a_number_among_others_has_the_one_it_must_have() -> None:
    assert printed_numbers([["1"], ["2"], [], ["4"], ["5"]]) == ["1", "2", "3", "4", "5"]


def test_pages_before_the_first_and_after_the_last_number_have_none() -> None:
    assert printed_numbers([[], ["sid 1"], ["sid 2"], ["sid 3"], []]) == [None, "1", "2", "3", None]


def test_an_appendix_numbered_anew_keeps_its_own_numbers() -> None:
    edges = [[f"Sida {number}"] for number in (1, 2, 3, 4, 1, 2, 3)]
    assert printed_numbers(edges) == ["1", "2", "3", "4", "1", "2", "3"]


def test_roman_numbers_are_those_of_what_comes_first() -> None:
    edges = [[], *([number] for number in ("ii", "iii", "iv")), *([str(number)] for number in range(1, 6))]
    assert printed_numbers(edges) == [None, "ii", "iii", "iv", "1", "2", "3", "4", "5"]


def test_one_page_that_says_so_is_enough_for_a_file_of_one_page() -> None:
    assert printed_numbers([["Sida 1 (1)"]]) == ["1"]
    assert printed_numbers([["7"]]) == [None]


def test_an_extract_keeps_the_numbers_of_the_whole() -> None:
    assert printed_numbers([["sid 14 (32)"], ["sid 15 (32)"]]) == ["14", "15"]


def test_letters_of_one_page_each_are_numbered_each() -> None:
    assert printed_numbers([["Sida 1 (1)"]] * 3) == ["1", "1", "1"]


def test_labels_are_used_where_the_text_says_nothing() -> None:
    labels = ["i", "ii", "1", "2"]
    assert printed_numbers([[], [], [], []], lambda page: labels[page]) == labels
    assert printed_numbers([["sid 1"], ["sid 2"], ["sid 3"], []], lambda page: "A") == ["1", "2", "3", None]


def test_twenty_thousand_pages_are_numbered_in_linear_time() -> None:
    edges = [[f"{page % 7} ({page % 7 + 1})", str(page), "904"] for page in range(20_000)]
    numbers = printed_numbers(edges)
    assert (numbers[1950], numbers[2024], numbers[19_999]) == ("1950", "2024", "19999")


@pytest.mark.parametrize(
    ("value", "roman"), [(1, "i"), (4, "iv"), (9, "ix"), (14, "xiv"), (49, "xlix"), (90, "xc"), (100, "100")]
)
def test_numbers_are_written_in_roman_letters(value: int, roman: str) -> None:
    assert to_roman(value) == roman
