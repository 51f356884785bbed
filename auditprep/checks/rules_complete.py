"""The rules of the group "complete"."""

from __future__ import annotations

from auditprep.checks.rule import Rule

RULES: tuple[Rule, ...] = ()
