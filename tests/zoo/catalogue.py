"""The forms of the zoo by name. A form is made when it is asked for."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from zoo.content import Specimen
from zoo.habits import LeftBehind
from zoo.left_marks import marks
from zoo.left_words import words
from zoo.mechanisms import MECHANISMS
from zoo.recipe import LAYOUTS, Recipe, go_together
from zoo.variants import variants


def _crosses() -> Iterator[Recipe]:
    """Every mechanism in every layout that it can stand in."""
    for mechanism in MECHANISMS:
        for layout in LAYOUTS:
            if go_together(mechanism, layout):
                yield Recipe(f"{mechanism} × {layout}", mechanism, layout)


CROSSES: dict[str, Recipe] = {each.name: each for each in _crosses()}
VARIANTS: dict[str, Recipe] = {each.name: each for each in variants()}
RECIPES = CROSSES | VARIANTS
LEFT_BEHIND: dict[str, LeftBehind] = {each.name: each for each in (*marks(), *words())}


@lru_cache(maxsize=64)
def specimen(name: str) -> Specimen:
    """The specimen of this name."""
    return (RECIPES.get(name) or LEFT_BEHIND[name]).make()


def specimens() -> Iterator[Specimen]:
    """Every specimen of the zoo; those of what people leave behind have no blank form."""
    return map(specimen, [*RECIPES, *LEFT_BEHIND])
