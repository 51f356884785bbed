from __future__ import annotations

import pytest

from auditprep.prose.goal_lists import goal_lists, kpi_item_numbers
from auditprep.richtext import placed, plain


@pytest.mark.parametrize(
    "lead",
    [
        "Nämndens mål:",
        "Målen är:",
        "Nämnden är trygg. Nämndens fyra mål för 2025:",
        "Nämndmål 2025:",
        "Våra mål är följande:",
    ],
)
def test_a_list_after_words_for_the_boards_goals_is_one_of_its_goals(lead: str) -> None:
    markdown = f"{lead}\n\n1. Trygg skola (kopplat till KF:s mål 2)\n2. God mat"
    (each,) = goal_lists(placed(markdown))
    assert (each.names, each.is_numbered) == (("Trygg skola", "God mat"), True)
    assert plain(markdown)[each.start : each.end].startswith("Trygg skola")


@pytest.mark.parametrize(
    "markdown",
    [
        "Fullmäktiges mål:\n\n1. Trygg kommun\n2. God ekonomi",
        "Nämndens mål följs upp så här:\n\n- vid delår\n- vid bokslut",
        "Nämndens mål:\n\nTrygg skola",
        "Nämndens risker:\n\n- brand\n- fukt",
    ],
)
def test_other_lists_are_none(markdown: str) -> None:
    assert goal_lists(placed(markdown)) == ()


def test_items_under_words_for_key_figures_have_its_numbers() -> None:
    markdown = "Följande nyckeltal används:\n\n1. Andel nöjda\n2. Sjukfrånvaro\n\nAnnat:\n\n1. Bok"
    numbers = kpi_item_numbers(placed(markdown))
    assert {plain(markdown)[at:].split("\n")[0]: number for at, number in numbers.items()} == {
        "Andel nöjda": 1,
        "Sjukfrånvaro": 2,
    }
