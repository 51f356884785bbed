"""The rules of the group "consistent" that look at key figures, goals, counts and amounts."""

from __future__ import annotations

from auditprep.checks.counted import find_elsewhere, find_lists
from auditprep.checks.goal_numbers import find_missing, find_numbers
from auditprep.checks.kpis import find_kpis
from auditprep.checks.rule import Rule, rule
from auditprep.model import RuleGroup, Severity

KPI_DIFFERS = rule("kpi-differs", RuleGroup.CONSISTENT, Severity.WARNING, find=find_kpis)
KPI_NUMBER = rule("kpi-number", RuleGroup.CONSISTENT, Severity.WARNING, find=find_numbers)
GOAL_MISSING = rule("goal-missing", RuleGroup.CONSISTENT, Severity.WARNING, find=find_missing)
COUNT_DIFFERS = rule("count-differs", RuleGroup.CONSISTENT, Severity.WARNING, find_in=find_lists)
COUNT_ELSEWHERE = rule("count-elsewhere", RuleGroup.CONSISTENT, Severity.WARNING, find=find_elsewhere)

RULES: tuple[Rule, ...] = (KPI_DIFFERS, KPI_NUMBER, GOAL_MISSING, COUNT_DIFFERS, COUNT_ELSEWHERE)
