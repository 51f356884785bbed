"""What a form says of itself."""

from __future__ import annotations

import pytest
from lxml import etree

from auditprep.wordform.blocks import Line
from auditprep.wordform.facts import board_of


def line(text: str) -> Line:
    return Line(etree.Element("p"), text)


@pytest.mark.parametrize(
    "room",
    ["……………………", "...........", "_______________", "– – –", "[ ]", "______   Ifyllt av: ______", "Datum:"],
)
def test_the_room_for_a_name_is_no_boards_name(room: str) -> None:
    assert board_of([line(f"Nämnd: {room}")]) is None


def test_the_name_after_the_label_is_the_boards() -> None:
    assert board_of([line("Nämnd: ………"), line("Nämnd: Parknämnden")]) == "Parknämnden"


@pytest.mark.parametrize(
    "words", ["Parknämnden   Ifyllt av: ______", "Parknämnden\tDatum: 2031-05-02", "Parknämnden År: 2031"]
)
def test_the_name_ends_where_another_label_begins(words: str) -> None:
    assert board_of([line(f"Nämnd: {words}")]) == "Parknämnden"


def test_a_name_of_several_words_is_whole() -> None:
    name = "Nämnden för Vård och omsorg"
    assert board_of([line(f"Nämnd: {name}  Ifyllt av:")]) == name
