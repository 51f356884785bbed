"""What a form says of itself."""

from __future__ import annotations

import pytest
from lxml import etree

from auditprep.wordform.blocks import Line
from auditprep.wordform.facts import board_of


def line(text: str) -> Line:
    return Line(etree.Element("p"), text)


@pytest.mark.parametrize("room", ["……………………", "...........", "_______________", "– – –", "[ ]"])
def test_the_room_for_a_name_is_no_boards_name(room: str) -> None:
    assert board_of([line(f"Nämnd: {room}")]) is None


def test_the_name_after_the_label_is_the_boards() -> None:
    assert board_of([line("Nämnd: ………"), line("Nämnd: Parknämnden")]) == "Parknämnden"
