"""Lists whose numbers slip."""

from __future__ import annotations

import pytest
from checks.grounds import codes, found, ground, quotes, sentences, written

from auditprep.checks.rules_consistent import RULES

RULE = next(each for each in RULES if each.info.id == "list-numbering")


def told(*answers: str) -> list[str]:
    return codes(found(RULE, ground({str(at): each for at, each in enumerate(answers, 1)})))


def test_a_typed_number_that_slips_is_found_and_mended() -> None:
    here = ground({"1": "1\\) pris\n\n2\\) tid\n\n4\\) mod"})
    (each,) = found(RULE, here)
    assert quotes(each) == ["4", "2"]
    assert sentences([each]) == ["Listan går från 2 till 4. 3 saknas."]
    assert written(here, each) == "1) pris\n2) tid\n3) mod"


def test_letters_are_told_as_letters() -> None:
    assert sentences(found(RULE, ground({"1": "a\\) pris\n\nb\\) tid\n\nd\\) mod"}))) == [
        "Listan går från b till d. c saknas."
    ]


@pytest.mark.parametrize(
    ("markdown", "code"),
    [
        ("1. pris\n2. tid\n\nText\n\n4. mod", "list-numbering-gap"),
        ("1. pris\n2. tid\n\n2) mod", "list-numbering-again"),
        ("Mål\n\n5. Fler möten ska hållas", "list-numbering-first"),
        ("1. pris\n2. tid\n\nA.\n\nB.\n\nC.\n\nD.\n\n3. mod", "list-numbering-alone"),
        ("1. a\n2. b\n3. c\n4. d\n\nText\n\n3. e", "list-numbering-again"),
    ],
)
def test_a_slip_of_every_kind_is_found(markdown: str, code: str) -> None:
    assert told(markdown) == [code]


def test_the_number_of_a_counted_list_is_not_part_of_the_text() -> None:
    (each,) = found(RULE, ground({"1": "1. pris\n2. tid\n\nText\n\n4. mod"}))
    assert (quotes(each), each.mends) == (["mod", "tid"], ())


@pytest.mark.parametrize(
    "answers",
    [
        ("1. pris\n2. tid\n3. mod",),
        ("1. pris\n2. tid\n\nText\n\n3. mod\n4. ro",),
        ("1. Tryggare vardag\n2. Bättre mat\n3. Fler möten", "Viktigast är:\n\n2. Bättre mat\n3. Fler möten"),
        ("Mål 2: Bättre mat för alla", "Viktigast är:\n\n2. Bättre mat för alla"),
        ("1. pris\n   1. a\n   2. b\n\nText\n\n2. tid",),
    ],
)
def test_lists_that_go_on_and_numbers_that_are_names_are_left(answers: tuple[str, ...]) -> None:
    assert told(*answers) == []
