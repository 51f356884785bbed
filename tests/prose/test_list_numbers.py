"""Numbers of lists that slip."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditprep import richtext
from auditprep.prose.list_numbers import number_slips, written

Slip = tuple[str, int, int | None]


def slips(markdown: str) -> list[Slip]:
    found = number_slips(richtext.placed(markdown))
    return [(each.why, each.found.number, each.before.number if each.before else None) for each in found]


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("1. a\n2. b\n3. c\n\n5) d", ("gap", 5, 3)),
        ("1\\) a\n\n2\\) b\n\n4\\) c", ("gap", 4, 2)),
        ("a\\) a\n\nb\\) b\n\nd\\) c", ("gap", 4, 2)),
        ("i\\) a\n\nii\\) b\n\niv\\) c", ("gap", 4, 2)),
        ("Steg 1: a\n\nSteg 2: b\n\nSteg 2: c\n\nSteg 3: d", ("again", 2, 2)),
        ("För det första a\n\nFör det andra b\n\nFör det fjärde c", ("gap", 4, 2)),
        ("1. a\n2. b\n\n2) c\n3) d", ("again", 2, 2)),
        ("1. a\n2. b\n3. c\n\nText\n\n5. d\n6. e", ("gap", 5, 3)),
        ("Mål 4: möten\n\n5. Fler möten", ("first", 5, None)),
        ("1. a\n2. b\n\nA.\n\nB.\n\nC.\n\nD.\n\n3. c", ("alone", 3, 2)),
        ("Skälen är 1) pris, 2) tid och 4) mod.", ("gap", 4, 2)),
        ("| Nr | Risk |\n|---|---|\n| 1 | a |\n| 2 | b |\n| 4 | c |", ("gap", 4, 2)),
    ],
)
def test_a_number_that_does_not_follow_is_found(markdown: str, expected: Slip) -> None:
    assert slips(markdown) == [expected]


@pytest.mark.parametrize(
    "markdown",
    [
        "1. a\n2. b\n3. c",
        "1. a\n2. b\n\nText\n\n3. c\n4. d",
        "1. a\n2. b\n\nText\n\n1. c\n2. d",
        "1. a\n   1. x\n   2. y\n2. b\n   1. z\n3. c",
        "1. a\n   - x\n2. b\n\nText\n\nMer\n\n3. c",
        "1. a\n\nA.\n\nB.\n\nC.\n\nD.\n\n2. b\n\nA.\n\nB.\n\nC.\n\nD.\n\n3. c",
        "- a\n- b",
        "3\\. Trygghet är ett mål.",
        "Mål 1: a\n\nMål 2: b\n\nMål 4: c",
        "Risk 1: a\n\nRisk 3: b",
        "12\\. maj hölls ett möte\n\n14\\. juni ett till",
        "Enligt 1) i avtalet och 3) i bilagan",
        "| År | Antal |\n|---|---|\n| 1 | 5 |\n| 2 | 4 |\n| 4 | 3 |",
        "a\\) x\n\nb\\) y\n\nc\\) z\n\nd\\) u\n\ne\\) v\n\nf\\) w\n\ng\\) x\n\nh\\) y\n\ni\\) z",
        "",
    ],
)
def test_a_list_that_goes_on_is_left(markdown: str) -> None:
    assert slips(markdown) == []


def test_a_number_is_written_as_its_list_is() -> None:
    assert written(3, "letter)", "d") == "c"
    assert written(3, "letter)", "D") == "C"
    assert written(4, "roman)", "v") == "iv"
    assert written(3, "number)", "4") == "3"
    assert written(99, "roman)", "x") is None


@given(st.integers(1, 12), st.integers(1, 6))
def test_lists_that_count_from_one_never_slip(items: int, lists: int) -> None:
    each = "\n".join(f"{number}. sak" for number in range(1, items + 1))
    assert slips("\n\nText\n\n".join([each] * lists)) == []
