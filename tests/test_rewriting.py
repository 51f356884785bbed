"""Words of a text written over where they stand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditprep.richtext import placed, plain, written_over

ANSWER = "Nämnden **antog** planen 2024-05-24.\n\n- ett\n- två *tre*\n\n| a | b |\n|---|---|\n| c | d |\n| | |\n| f | g |\n\nslut"


@given(st.data())
def test_the_words_stand_there_and_all_else_is_as_it_was(data) -> None:
    words = plain(ANSWER)
    start = data.draw(st.integers(0, len(words)))
    end = data.draw(st.integers(start, min(len(words), start + 12)))
    got = written_over(ANSWER, start, end, "XY")
    if "\n" in words[start:end] or "\t" in words[start:end]:
        assert got is None
    else:
        assert got is not None
        assert plain(got) == words[:start] + "XY" + words[end:]


@pytest.mark.parametrize(
    ("words", "over", "becomes"),
    [
        ("antog", "beslutade om", "Nämnden **beslutade om** planen 2024-05-24."),
        ("2024-05-24", "2024-05-14", "Nämnden **antog** planen 2024-05-14."),
        ("Nämnden antog", "Vi", "Vi planen 2024-05-24."),
    ],
)
def test_they_look_as_the_first_of_those_that_they_replace(words, over, becomes) -> None:
    answer = "Nämnden **antog** planen 2024-05-24."
    at = plain(answer).index(words)
    assert written_over(answer, at, at + len(words), over) == becomes


def test_nothing_is_written_where_the_words_go_over_several_paragraphs() -> None:
    assert written_over("ett\n\ntvå", 1, 5, "x") is None
    assert written_over("ett", 1, 50, "x") is None


def test_every_block_is_found_where_it_stands() -> None:
    words = plain(ANSWER)
    assert [words[each.start : each.end] for each in placed(ANSWER)] == [
        "Nämnden antog planen 2024-05-24.",
        "ett",
        "två tre",
        "a\tb\nc\td\nf\tg",
        "slut",
    ]
