"""All rules, in the order they are told."""

from __future__ import annotations

from auditprep.checks import (
    rules_complete,
    rules_consistent,
    rules_current,
    rules_form,
    rules_public,
    rules_traceable,
)
from auditprep.checks.rule import Rule

RULES: tuple[Rule, ...] = (
    *rules_complete.RULES,
    *rules_traceable.RULES,
    *rules_consistent.RULES,
    *rules_current.RULES,
    *rules_public.RULES,
    *rules_form.RULES,
)
