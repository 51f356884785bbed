"""What a rule is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from auditprep.checks.ground import Ground
from auditprep.model import Finding, FoundPlace, Mend, Question, RuleGroup, RuleInfo, Severity

FindIn = Callable[[Ground, Question], Iterable[Finding]]
FindAll = Callable[[Ground], Iterable[Finding]]


@dataclass(frozen=True, slots=True)
class Rule:
    """Exactly one of `find_in` and `find` is there. `find_in` looks at one question, and at nothing of other questions'
    answers: what it found holds until that answer, or the evidence, or what the case knows changes. `find` looks at
    everything, and is asked after every change."""

    info: RuleInfo
    find_in: FindIn | None = None
    find: FindAll | None = None


def rule(
    id: str,
    group: RuleGroup,
    severity: Severity,
    *,
    find_in: FindIn | None = None,
    find: FindAll | None = None,
) -> Rule:
    assert (find_in is None) != (find is None)
    return Rule(RuleInfo(id, group, severity), find_in, find)


def finding(
    info: Rule | tuple[str, Severity],
    question: str | None,
    *places: FoundPlace,
    code: str = "",
    facts: Mapping[str, str] | None = None,
    mends: Iterable[Mend] = (),
) -> Finding:
    """A finding of the rule (its id and severity); `code` is that of its sentence, where it is not the rule's own id."""
    id, severity = (info.info.id, info.info.severity) if isinstance(info, Rule) else info
    return Finding(id, severity, code or id, question, dict(facts or {}), places, tuple(mends))
