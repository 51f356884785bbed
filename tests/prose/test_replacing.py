"""Words sought in answers: where they stand, and what they are to be."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditprep import richtext
from auditprep.model import Answer, FoundPart, WordSearch
from auditprep.prose import replacing
from auditprep.prose.replacing import rewordings

ANSWER = "Nämnden **antog** planen. Vår *nämnd*splan följs.\n\n- en nämnd\n- två\n\n| nämnd | b |\n|---|---|\n| | |\n| c | d\\|e |"


def found(markdown: str, find: str, words: str = "styrelse", **how: bool) -> list[tuple[str, str]]:
    answers = {"1.1": Answer(None, markdown)}
    return [(each.quote, each.words) for each in rewordings(answers, WordSearch(find, words, **how))]


def replaced(markdown: str, find: str, words: str, **how: bool) -> str:
    places = rewordings({"1.1": Answer(None, markdown)}, WordSearch(find, words, **how))
    return richtext.all_written_over(markdown, ((each.start, each.end, each.words) for each in places))


def test_they_are_found_in_paragraphs_lists_and_tables_across_looks() -> None:
    assert [quote for quote, _words in found(ANSWER, "nämnd")] == ["Nämnd", "nämnd", "nämnd", "nämnd"]
    assert found(ANSWER, "nämndsplan") == [("nämndsplan", "styrelse")]


@pytest.mark.parametrize(
    ("how", "quotes"),
    [
        ({}, ["Nämnd", "nämnd", "nämnd", "nämnd"]),
        ({"match_case": True}, ["nämnd", "nämnd", "nämnd"]),
        ({"whole_words": True}, ["nämnd", "nämnd"]),
    ],
)
def test_one_may_ask_for_whole_words_and_for_the_same_letters(
    how: dict[str, bool], quotes: list[str]
) -> None:
    assert [quote for quote, _words in found(ANSWER, "nämnd", **how)] == quotes


@pytest.mark.parametrize(
    ("text", "find", "words", "becomes"),
    [
        ("Nämnden och nämnden", "nämnden", "styrelsen", "Styrelsen och styrelsen"),
        ("KF och kf", "kf", "fullmäktige", "fullmäktige och fullmäktige"),
        ("§\u00a063 och § 63", "§ 63", "§ 64", "§ 64 och § 64"),
        ("3 (tre) [x]", "(tre)", "$1", "3 $1 \\[x]"),
        ("ett, två", "två", "| tre", "ett, | tre"),
        ("ett två tre", " två", "", "ett tre"),
        ("ord\\\nbrutet", "ord brutet", "x", "ord\\\nbrutet"),
        ("se § 6 och § 63", "§ 6", "§ 7", "se § 7 och § 73"),
    ],
)  # fmt: skip
def test_they_are_written_over(text: str, find: str, words: str, becomes: str) -> None:
    assert richtext.parse(replaced(text, find, words)) == richtext.parse(becomes)


def test_all_else_keeps_its_look() -> None:
    becomes = (
        "Styrelseen **antog** planen. Vår <em>styrelse</em>splan följs.\n\n- en styrelse\n- två\n\n"
        "| styrelse | b |\n| --- | --- |\n|  |  |\n| c | d\\|e |"
    )
    assert replaced(ANSWER, "nämnd", "styrelse") == becomes


def test_a_links_words_are_changed_but_neither_its_address_nor_words_that_say_it() -> None:
    answer = (
        "[budget 2024](https://exempel.se/budget) och [exempel.se/budget](https://exempel.se/budget)"
        " och <https://exempel.se/budget>"
    )
    assert found(answer, "budget", "plan") == [("budget", "plan")]
    assert "[plan 2024](https://exempel.se/budget)" in replaced(answer, "budget", "plan")


def test_a_pipe_in_a_table_is_a_word_and_its_walls_are_not() -> None:
    assert (
        replaced("| a | b |\n|---|---|\n| c\\|d | e |", "|", "/") == "| a | b |\n| --- | --- |\n| c/d | e |"
    )


def test_the_forms_own_place_for_evidence_is_sought_too() -> None:
    (place,) = rewordings({"1.1": Answer(None, "", evidence="Budget 2024")}, WordSearch("2024", "2025"))
    assert (place.part, place.before, place.quote) == (FoundPart.EVIDENCE, "Budget ", "2024")


def test_nothing_is_found_of_nothing() -> None:
    assert found(ANSWER, "") == []
    assert found("", "x") == []


def test_there_is_an_end_to_what_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(replacing, "MOST", 3)
    assert len(found("a " * 50, "a")) == 4


@given(
    st.text("ab |*_[]()<>\\\n-1.§ ", max_size=40),
    st.text("ab |*[", min_size=1, max_size=3),
    st.text("xå|*[] ", max_size=4),
)
def test_only_the_words_are_others_afterwards(markdown: str, find: str, words: str) -> None:
    """Of any text, the plain words are what they were, with the new ones in their place, but for blanks at the ends of lines."""
    answers = {"1": Answer(None, markdown)}
    sought = WordSearch(find, words, match_case=True)
    places = [(each.start, each.end, each.words) for each in rewordings(answers, sought)]
    expected = richtext.plain(markdown)
    for start, end, instead in reversed(places):
        assert expected[start:end].replace("\u00a0", " ") == find
        expected = expected[:start] + instead + expected[end:]
    got = richtext.plain(richtext.all_written_over(markdown, places))
    assert got.split() == expected.split()
