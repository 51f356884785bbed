"""What a voice is, and what both voices do alike."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from planted.telling import Tell, Teller, table
from planted.world import Goal, Kpi


@dataclass(frozen=True)
class Voice:
    """`wordings` are the questions with their guidance by topic, `tellings` the answers with the mark that belongs to each
    ("high" and "partly" on a scale), `look_alikes` sentences that look wrong and are right, with the topics where they may
    stand, and `phrases` the words of errors, by what they are errors of."""

    wordings: Mapping[str, Sequence[tuple[str, str | None]]]
    tellings: Mapping[str, Sequence[tuple[str | None, Tell]]]
    look_alikes: Sequence[tuple[frozenset[str], Tell]]
    phrases: Mapping[str, Sequence[Tell]]


def label(goal: Goal, kpi: Kpi, word: str = "Nyckeltal") -> str:
    """ "Nyckeltal 2", without a number where the goal has only one."""
    return f"{word} {kpi.number}" if len(goal.kpis) > 1 else word


def outcome_lines(
    t: Teller, outcome: Callable[[int], str], forecast: str, word: str = "Nyckeltal"
) -> Iterator[str]:
    """Goal by goal, a line a fact."""
    for goal in t.goals:
        yield f"Mål {goal.number}: {goal.name}"
        for kpi in goal.kpis:
            yield f"{label(goal, kpi, word)}: {kpi.name}"
            yield f"{outcome(t.last)}: {t.kpi(goal, kpi, 'before')}"
            yield f"{outcome(t.year)}: {t.kpi(goal, kpi, 'outcome')}"
            yield f"{forecast}: {t.kpi(goal, kpi, 'forecast')}"


def units_table(t: Teller, head: tuple[str, str, str]) -> str:
    t.told.add("list:units")
    rows = [(unit.name, -unit.left, f"{unit.share:.1f}".replace(".", ",")) for unit in t.world.units]
    return table(head, *rows)
