from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditprep.prose.quotations import quotations


def quoted(text: str) -> list[str]:
    return [text[each.start : each.end] for each in quotations(text)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Hon sade ”vi hinner inte” och gick.", ["vi hinner inte"]),
        ('Hon sade "vi hinner inte".', ["vi hinner inte"]),
        ("Hon sade “vi hinner inte”.", ["vi hinner inte"]),
        ("Hon sade »vi hinner inte».", ["vi hinner inte"]),
        ("Hon sade »vi hinner inte«.", ["vi hinner inte"]),
        ("”Ett”, sade han. ”Två.”", ["Ett", "Två."]),
        ("(”Ett”)", ["Ett"]),
        ("Hon sade: ”Ett.\nTvå.” Sedan gick hon.", ["Ett.\nTvå."]),
        ("> Ett stycke.\nEget.", ["> Ett stycke."]),
        ("I brevet står: Vi hinner inte. Vi är få.\nEget.", ["Vi hinner inte. Vi är få."]),
        ("Nämnden skrev:\nVi hinner inte.\nEget.", ["Vi hinner inte."]),
        ("Rektorns yttrande 3 maj: Vi är få.", ["Vi är få."]),
        ("Skärmen är 15\" bred, och 20\" hög.", []),
        ("Ett ”citat som aldrig slutar.", []),
        ("Nämnden har mål: två.", []),
        ("”", []),
        ("", []),
    ],
)  # fmt: skip
def test_words_that_are_quoted_are_found(text: str, words: list[str]) -> None:
    assert quoted(text) == words


@given(st.text('ab \n"”“»«:>.brevskrev', max_size=80))
def test_quotations_stand_in_order_and_never_overlap(text: str) -> None:
    ends = [0]
    for each in quotations(text):
        assert ends[-1] <= each.start < each.end <= len(text)
        ends.append(each.end)


@pytest.mark.parametrize(
    "text", ["” " * 20_000, "”a " * 20_000, "brev " * 20_000, "skrev: \n" * 9_000, ">\n" * 20_000]
)
def test_odd_texts_take_no_odd_time(text: str) -> None:
    begun = time.process_time()
    quotations(text)
    assert time.process_time() - begun < 20
