"""The rules of the group "public"."""

from __future__ import annotations

from auditprep.checks.rule import Rule

RULES: tuple[Rule, ...] = ()
