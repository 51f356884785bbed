"""Findings and rules as JSON."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from auditprep import messages
from auditprep.model import Finding, FoundPlace, RuleInfo
from auditprep.prose.personal_numbers import masked

Json = dict[str, Any]


def findings_json(findings: Iterable[Finding]) -> list[Json]:
    """A line a finding; `page` is counted from 1 in the file."""
    return [
        {
            "rule": each.rule,
            "severity": each.severity.value,
            "question": each.question,
            "message": messages.finding(each),
            "places": [_place(place) for place in each.places],
        }
        for each in findings
    ]


def rules_json(rules: Iterable[RuleInfo]) -> list[Json]:
    return [
        {
            "rule": each.id,
            "group": each.group.value,
            "severity": each.severity.value,
            "name": messages.rule_name(each.id),
            "explanation": messages.rule_explanation(each.id),
        }
        for each in rules
    ]


def _place(place: FoundPlace) -> Json:
    """A personal number is not repeated."""
    return {
        "question": place.question,
        "evidence": place.evidence,
        "page": place.page,
        "quote": masked(place.quote),
    }
