"""Every question has a key of its own."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from auditprep.wordform.keys import Keys


def keys_of(*numbers: str | None) -> list[str]:
    keys = Keys()
    return [keys.new(number) for number in numbers]


def test_a_question_is_called_by_its_number_and_the_second_by_number_and_place() -> None:
    assert keys_of("1.1", "1.2", "1.2", "1.3", "1.2") == ["1.1", "1.2", "1.2#2", "1.3", "1.2#3"]


def test_an_unnumbered_question_is_called_by_its_place_in_the_form() -> None:
    assert keys_of("1", None, "2", "") == ["1", "#2", "2", "#4"]


def test_numbers_that_look_like_keys_take_nobodys() -> None:
    assert keys_of("#2", None, "1#2", "1", "1") == ["#2", "#2#2", "1#2", "1", "1#3"]


@given(
    st.lists(st.none() | st.sampled_from(["", "1", "#1", "#2", "#3", "1#2", "#2#2", "1#2#2"]), max_size=12)
)
def test_no_two_keys_are_the_same(numbers: list[str | None]) -> None:
    keys = keys_of(*numbers)
    assert len(set(keys)) == len(keys)
    assert all(keys)
