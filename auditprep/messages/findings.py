"""Findings and rules, in the user's language. A group's sentences stand in its own module: what a finding says by its code,
and what a rule is called and looks for by its id."""

from __future__ import annotations

from collections.abc import Callable

from auditprep.i18n import _
from auditprep.messages import (
    findings_complete,
    findings_consistent,
    findings_current,
    findings_figures,
    findings_form,
    findings_public,
    findings_traceable,
)
from auditprep.messages.facts import Facts, readable
from auditprep.model import Finding, RuleGroup, Severity

_MODULES = (
    *(findings_complete, findings_traceable, findings_consistent, findings_figures),
    *(findings_current, findings_public, findings_form),
)
SENTENCES: dict[str, Callable[[Facts], str]] = {
    code: words for module in _MODULES for code, words in module.SENTENCES.items()
}
RULES: dict[str, tuple[Callable[[], str], Callable[[], str]]] = {
    id: words for module in _MODULES for id, words in module.RULES.items()
}


def finding(found: Finding) -> str:
    """What was found: what, where, and what to do."""
    facts = readable({name: _begun(name, value) for name, value in found.facts.items()})
    return SENTENCES[found.code](facts).format_map(facts)


def _begun(name: str, value: str) -> str:
    """A meeting whose body nobody knows is told as one: a sentence does not begin with a bare day."""
    if name in ("meeting", "decision") and value[:1].isdigit():
        return _("The meeting {day}").format(day=value)
    return value


def rule_name(id: str) -> str:
    return RULES[id][0]()


def rule_explanation(id: str) -> str:
    """What the rule looks for, and what it leaves alone."""
    return RULES[id][1]()


def group_name(group: RuleGroup) -> str:
    names = {
        RuleGroup.COMPLETE: _("Complete"),
        RuleGroup.TRACEABLE: _("Traceable"),
        RuleGroup.CONSISTENT: _("Consistent"),
        RuleGroup.CURRENT: _("Current"),
        RuleGroup.PUBLIC: _("Public"),
        RuleGroup.FORM: _("The form"),
    }
    return names[group]


def severity_name(severity: Severity) -> str:
    names = {Severity.ERROR: _("Error"), Severity.WARNING: _("Warning"), Severity.NOTE: _("Note")}
    return names[severity]
