"""Findings in the order they are told, and how much holds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from auditprep.checks.ground import Ground
from auditprep.model import Finding, Ring, RuleGroup, Severity

_GRAVITY = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.NOTE: 2}
_CONSISTENT = (RuleGroup.CONSISTENT, RuleGroup.CURRENT)


def in_order(ground: Ground, findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Those of the whole case first, then in the form's order; of a question the gravest first, then as the text goes."""
    at = {each.key: number for number, each in enumerate(ground.questions)}

    def place(finding: Finding) -> tuple[int, int, int]:
        start = finding.places[0].start if finding.places else -1
        return at.get(finding.question or "", -1), _GRAVITY[finding.severity], start

    return tuple(sorted(findings, key=place))


def rings(
    ground: Ground, findings: Iterable[Finding], groups: Mapping[str, RuleGroup]
) -> Mapping[RuleGroup, Ring]:
    """`groups` are those of the rules, by their ids. How many questions have what they ask for, and how many answers can be traced and contradict nothing: no error and no
    warning of that kind is open at them."""
    every = [each for each in findings if each.severity is not Severity.NOTE]
    answered = {each.key for each in ground.questions if not ground.snapshot.answer(each.key).is_empty}

    def ring(of: set[str], *wanted: RuleGroup) -> Ring:
        bad = {key for each in every if groups.get(each.rule) in wanted for key in _keys(each)}
        return Ring(len(of - bad), len(of))

    return {
        RuleGroup.COMPLETE: ring({each.key for each in ground.questions}, RuleGroup.COMPLETE),
        RuleGroup.TRACEABLE: ring(answered, RuleGroup.TRACEABLE),
        RuleGroup.CONSISTENT: ring(answered, *_CONSISTENT),
    }


def _keys(finding: Finding) -> set[str]:
    keys = {place.question for place in finding.places} | {finding.question}
    return {key for key in keys if key is not None}
