from __future__ import annotations

from auditprep.prose.page_words import is_contents, page_words


def test_a_page_is_about_its_telling_words_its_goals_and_its_numbers() -> None:
    found = page_words("Nämnden redovisar anläggningarna, mål 3 och 12 400 besök år 2025.")
    assert found == {"anläggni", "mål 3", "#12400"}


def test_two_forms_of_a_word_are_one() -> None:
    assert page_words("Anläggningar") == page_words("anläggningens")


def test_a_table_of_contents_is_known_by_its_leaders() -> None:
    assert is_contents("Inledning ..... 1\nMål ..... 2\nEkonomi ..... 4")
    assert not is_contents("Inledning\nMål ..... 2")
