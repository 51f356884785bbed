"""Sentences of administrative Swedish, and what does not end one."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditprep.prose.sentences import sentence_at, sentences


def read(text: str) -> list[str]:
    return [text[each.start : each.end] for each in sentences(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Planen antogs. Den följs upp.", ["Planen antogs.", "Den följs upp."]),
        ("Se t.ex. Bilaga 2. Den räcker.", ["Se t.ex. Bilaga 2.", "Den räcker."]),
        ("Hyran m.m. ökar. Varför? Index!", ["Hyran m.m. ökar.", "Varför?", "Index!"]),
        ("Mötet kl. 9 den 3 maj. Nästa i juni.", ["Mötet kl. 9 den 3 maj.", "Nästa i juni."]),
        ("Kostnad 1.500 kr. Vi väntar.", ["Kostnad 1.500 kr.", "Vi väntar."]),
        ("Mål 1\nMål 2", ["Mål 1", "Mål 2"]),
        ("Januari\t12 tkr\nFebruari\t13 tkr", ["Januari", "12 tkr", "Februari", "13 tkr"]),
        ("Ett.\x00Två", ["Ett.", "Två"]),
        ("(Se bilaga.) Därefter sker det.", ["(Se bilaga.)", "Därefter sker det."]),
        ("Den sade: ”Ja.” Sedan nej.", ["Den sade: ”Ja.”", "Sedan nej."]),
        ("Det gällde år 2024. Nu gäller annat.", ["Det gällde år 2024.", "Nu gäller annat."]),
        ("", []),
    ],
)
def test_sentences_are_parted(text: str, expected: list[str]) -> None:
    assert read(text) == expected


def test_a_sentence_knows_whether_a_full_stop_ends_it() -> None:
    assert [each.ends for each in sentences("Rubrik\nDetta är en mening.")] == [False, True]


def test_the_sentence_at_a_place_is_found() -> None:
    text = "Ett. Två."
    found = sentences(text)
    assert sentence_at(found, 6) == found[1]
    assert sentence_at(found, 4) is None


@given(st.text(alphabet="ab. \n\tA?!1", max_size=200))
def test_sentences_lie_in_order_and_hold_all_words(text: str) -> None:
    found = sentences(text)
    assert all(one.end <= other.start for one, other in itertools.pairwise(found))
    assert "".join("".join(text[each.start : each.end].split()) for each in found) == "".join(text.split())
