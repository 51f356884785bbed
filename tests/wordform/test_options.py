"""Which words are answers to be chosen, and which lines offer nothing but those."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditprep.wordform.options import (
    LONGEST_OPTION,
    OPTION_WORDS,
    is_choice,
    is_like_an_option,
    is_option,
    options_at_end,
    options_in,
    options_named,
)


def words_in(text: str) -> list[str]:
    return [each.word for each in options_in(text)]


@pytest.mark.parametrize("text", ["Ja", "nej.", " Delvis ", "EJ AKTUELLT", "Instämmer helt", "*Vet ej*"])
def test_words_that_forms_offer_are_options(text: str) -> None:
    assert is_option(text)


@pytest.mark.parametrize("text", ["", "Ja, det har vi beslutat", "Nämnden", "3"])
def test_other_words_are_no_options(text: str) -> None:
    assert not is_option(text)


def test_one_figure_is_a_choice_but_not_an_option_and_two_are_neither() -> None:
    assert (is_choice("4"), is_option("4")) == (True, False)
    assert not is_choice("14")


@pytest.mark.parametrize("text", ["Ja, men inte skriftligt", "I mycket hög grad", "Nej,\n inte än"])
def test_words_not_heard_before_are_like_an_option_if_they_begin_as_one(text: str) -> None:
    assert is_like_an_option(text)


@pytest.mark.parametrize(
    "text", ["Ja. Se bilaga 2", "Helt eller delvis?", "Nej" + " men" * LONGEST_OPTION, ""]
)
def test_a_sentence_a_question_and_long_words_are_not_like_an_option(text: str) -> None:
    assert not is_like_an_option(text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Ja / Nej / Delvis", ["Ja", "Nej", "Delvis"]),
        ("Ja eller nej", ["Ja", "nej"]),
        ("Ja\tNej", ["Ja", "Nej"]),
        ("Ja, delvis / Nej, inte alls", ["Ja, delvis", "Nej, inte alls"]),
        ("1 2 3 4", ["1", "2", "3", "4"]),
        ("A B C", ["A", "B", "C"]),
    ],
)
def test_a_line_that_only_offers_words_names_its_options(text: str, words: list[str]) -> None:
    assert words_in(text) == words


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Ja",
        "3 4 5",
        "2 4 6",
        "B C D",
        "Ja / Nej / Beskriv hur nämnden har arbetat under året",
        "Plan / budget",
    ],
)
def test_a_line_with_more_or_less_than_options_offers_none(text: str) -> None:
    assert words_in(text) == []


@given(
    st.lists(
        st.sampled_from(sorted(OPTION_WORDS - {"ja / yes", "nej / no", "delvis / partly"})),
        min_size=2,
        max_size=4,
    )
)
def test_every_option_stands_where_it_was_found(words: list[str]) -> None:
    text = " | ".join(words)
    for each in options_in(text):
        assert text[each.start :].startswith(each.word)


@pytest.mark.parametrize("text", ["Finns en plan? Ja / Nej", "Finns en plan (Ja/Nej)? Svar: Ja / Nej"])
def test_options_at_the_end_stand_after_the_question(text: str) -> None:
    found = options_at_end(text)
    assert [each.word for each in found] == ["Ja", "Nej"]
    assert found[0].start == text.rindex("Ja / Nej")


def test_a_question_that_goes_on_has_no_options_at_its_end() -> None:
    assert options_at_end("Finns en plan? Ja eller nej räcker inte som svar") == []


@pytest.mark.parametrize(
    ("heading", "words"),
    [
        ("Svar (Ja/Nej/Delvis)", ("Ja", "Nej", "Delvis")),
        ("Svar: Ja / Nej", ("Ja", "Nej")),
        ("Bedömning 1–4", ("1", "2", "3", "4")),
        ("Nämndens egen bedömning av läget\nJa / Nej", ("Ja", "Nej")),
    ],
)
def test_a_heading_may_name_the_options(heading: str, words: tuple[str, ...]) -> None:
    assert options_named(heading) == words


@pytest.mark.parametrize("heading", ["", "Svar", "Kommentar (kort)", "Åren 5–9", "Bedömning 1–2"])
def test_other_headings_name_none(heading: str) -> None:
    assert options_named(heading) == ()


@given(st.text(max_size=80))
def test_any_words_at_all_may_be_asked(text: str) -> None:
    assert all(text[each.start :].startswith(each.word) for each in options_in(text))
    assert all(text[each.start :].startswith(each.word) for each in options_at_end(text))
    assert is_option(text) <= is_choice(text)
