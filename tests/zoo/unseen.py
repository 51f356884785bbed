"""Forms that no specimen is: mechanism, layout, options, numbers, sections, field and tables, drawn at random.

PYTHONPATH=tests:. python -m zoo.unseen [COUNT [SEED]]     how many are read and filled in, and what is wrong
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator

from zoo.checks import wrongly_filled, wrongly_read
from zoo.content import OPTION_SETS
from zoo.fields import FIELDS
from zoo.layouts import Layout
from zoo.mechanisms import MECHANISMS
from zoo.numbers import NUMBERS
from zoo.recipe import LAYOUTS, Recipe, go_together
from zoo.variants import TRAITED, can_be_named, is_as_usual


def unseen(count: int, seed: int) -> Iterator[Recipe]:
    """So many recipes; the same ones for the same seed."""
    chance = random.Random(seed)
    made = 0
    while made < count:
        recipe = _drawn(chance, made)
        if recipe is not None:
            made += 1
            yield recipe


def _drawn(chance: random.Random, place: int) -> Recipe | None:
    """A recipe; None where what was drawn does not go together."""
    mechanism, layout = MECHANISMS[chance.choice(list(MECHANISMS))], LAYOUTS[chance.choice(list(LAYOUTS))]
    numbers = chance.choice([None, *(each for each in NUMBERS if not is_as_usual(each, layout.name))])
    naming = chance.choice([None, *_namings(layout)])
    field = (
        None
        if mechanism.protected
        else chance.choice([None, *(each for each in FIELDS if each != "form-text")])
    )
    trait = chance.choice([(), *((each,) for each, layouts in TRAITED.items() if layout.name in layouts)])
    options = chance.choice(list(OPTION_SETS))
    levels = numbers in ("auto-style", "auto-multilevel")
    if not go_together(mechanism.name, layout.name) or (levels and (naming or layout.naming) == "none"):
        return None
    said = ", ".join(filter(None, (options, numbers, naming and f"sections by {naming}", field, *trait)))
    return Recipe(
        f"{place}: {mechanism.name} × {layout.name} ({said})",
        mechanism.name,
        layout.name,
        options=OPTION_SETS[options],
        numbers=numbers,
        naming=naming,
        field=field,
        traits=trait,
    )


def _namings(layout: Layout) -> list[str]:
    return [each for each in ("heading", "none", "row") if can_be_named(layout, each)]


def main(args: list[str]) -> int:
    """Writes to stdout; its exit code."""
    count, seed = (*map(int, args), *(400, 1)[len(args) :])
    read = filled = 0
    for recipe in unseen(count, seed):
        specimen = recipe.make()
        wrong, unfilled = wrongly_read(specimen), wrongly_filled(specimen)
        read, filled = read + (not wrong), filled + (not unfilled)
        if wrong or unfilled:
            sys.stdout.write(f"{recipe.name}\n    {(wrong or unfilled)[0]}\n")
    sys.stdout.write(f"{read} of {count} read right, {filled} filled in and read back the same\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
