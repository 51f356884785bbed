"""The rules of the group "consistent" that look at key figures, goals, counts and amounts."""

from __future__ import annotations

from collections.abc import Iterator

from auditprep.checks.amounts_agree import find_figures
from auditprep.checks.counted import find_elsewhere, find_lists
from auditprep.checks.goal_numbers import find_missing, find_numbers
from auditprep.checks.ground import Ground
from auditprep.checks.kpis import find_kpis
from auditprep.checks.reckoning import find_percents, find_sums
from auditprep.checks.rule import Rule, rule
from auditprep.model import Finding, Question, RuleGroup, Severity


def _sums(ground: Ground, question: Question) -> Iterator[Finding]:
    return (each for each in find_sums(ground, question) if each.rule == "sum-differs")


def _percents(ground: Ground) -> Iterator[Finding]:
    return (each for each in find_percents(ground) if each.rule == "percent-differs")


def _figures(ground: Ground) -> Iterator[Finding]:
    return (each for each in find_figures(ground) if each.rule == "figure-differs")


def _units(ground: Ground) -> Iterator[Finding]:
    """What the others find where nothing but the unit is wrong."""
    for question in ground.questions:
        yield from (each for each in find_sums(ground, question) if each.rule == "unit-differs")
    yield from (each for each in find_percents(ground) if each.rule == "unit-differs")
    yield from (each for each in find_figures(ground) if each.rule == "unit-differs")


KPI_DIFFERS = rule("kpi-differs", RuleGroup.CONSISTENT, Severity.WARNING, find=find_kpis)
KPI_NUMBER = rule("kpi-number", RuleGroup.CONSISTENT, Severity.WARNING, find=find_numbers)
GOAL_MISSING = rule("goal-missing", RuleGroup.CONSISTENT, Severity.WARNING, find=find_missing)
COUNT_DIFFERS = rule("count-differs", RuleGroup.CONSISTENT, Severity.WARNING, find_in=find_lists)
COUNT_ELSEWHERE = rule("count-elsewhere", RuleGroup.CONSISTENT, Severity.WARNING, find=find_elsewhere)
SUM_DIFFERS = rule("sum-differs", RuleGroup.CONSISTENT, Severity.WARNING, find_in=_sums)
PERCENT_DIFFERS = rule("percent-differs", RuleGroup.CONSISTENT, Severity.WARNING, find=_percents)
FIGURE_DIFFERS = rule("figure-differs", RuleGroup.CONSISTENT, Severity.WARNING, find=_figures)
UNIT_DIFFERS = rule("unit-differs", RuleGroup.CONSISTENT, Severity.NOTE, find=_units)

RULES: tuple[Rule, ...] = (
    *(KPI_DIFFERS, KPI_NUMBER, GOAL_MISSING, COUNT_DIFFERS, COUNT_ELSEWHERE),
    *(SUM_DIFFERS, PERCENT_DIFFERS, FIGURE_DIFFERS, UNIT_DIFFERS),
)
