"""Every kind of error that Granska finds, and how it is planted in a clean case."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from random import Random

from planted import plant_answers, plant_figures, plant_sources
from planted.cases import Draft
from planted.spoiling import Spoiler, Truth

Planter = Callable[[Spoiler], Truth | None]

PLANTERS: dict[str, Planter] = {**plant_answers.PLANTERS, **plant_sources.PLANTERS, **plant_figures.PLANTERS}
"""By the rule that should find it."""

OF_THE_CASE = ({"deadline", "decision-missing"},)
"""Kinds that may not be planted together."""


def plant(draft: Draft, draw: Random, rules: Iterator[tuple[str, int]], count: int) -> list[Truth]:
    """Plants so many errors of these rules and variants, as they come and as they fit; what was planted."""
    taken: set[str] = set()
    planted: list[Truth] = []
    for rule, variant in rules:
        if len(planted) == count:
            break
        before = {each.rule for each in planted}
        if rule in before or any(rule in apart and before & apart for apart in OF_THE_CASE):
            continue
        if truth := PLANTERS[rule](Spoiler(draft, draw, taken, variant)):
            planted.append(truth)
    return planted
