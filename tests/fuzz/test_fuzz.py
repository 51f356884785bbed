"""Forms that are mutated at random give a form error, or are read, filled in and read back; nothing else ever comes out.

The long round is `./dev fuzz`; a recipe that it found to fail, and that was put right, is kept here.
"""

from __future__ import annotations

import pytest
from fuzz.bases import names
from fuzz.mutating import Recipe
from fuzz.properties import check
from hypothesis import given, settings
from hypothesis import strategies as st

steps = st.lists(st.integers(0, 2**32), min_size=1, max_size=8).map(tuple)
recipes = st.builds(
    Recipe,
    st.sampled_from([each for each in names() if not each.startswith("file")]),
    steps,
    st.integers(0, 2**32),
)


@given(recipes)
@settings(max_examples=100 if settings().max_examples < 1000 else 5000)
def test_a_mutated_form_is_refused_or_read_filled_and_read_back(recipe):
    check(recipe.make(), recipe.answers)


@pytest.mark.parametrize("name", [each for each in names() if not each.startswith("zoo")])
def test_a_form_to_begin_with_is_filled(name):
    assert check(Recipe(name, ()).make(), 1).startswith("filled")


ONCE_FAILED = (
    Recipe("zoo several answers: check-box ☐☒ around the cell × header-row", (1733736467, 1459162293), 2402311763),
    Recipe("zoo text ☐/☒ × matrix", (873146188,), 2005549846),
)  # fmt: skip


@pytest.mark.parametrize("recipe", ONCE_FAILED)
def test_what_once_failed_fails_no_more(recipe):
    check(recipe.make(), recipe.answers)


def test_a_recipe_makes_the_same_form_every_time():
    recipe = Recipe("own typed filled", (1, 2, 3, 4, 5))
    assert recipe.make() == recipe.make()
    assert recipe.make() != Recipe("own typed filled", (1, 2, 3, 4)).make()
