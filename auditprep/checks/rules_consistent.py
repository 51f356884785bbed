"""The rules of the group "consistent"."""

from __future__ import annotations

from collections.abc import Iterator

from auditprep.checks import rules_figures
from auditprep.checks.adopted import DECISION_DIFFERS, DNR_DIFFERS, decision_differs, dnr_differs, two_numbers
from auditprep.checks.ground import Ground
from auditprep.checks.mark_said import MARK_CONTRADICTS, mark_contradicts
from auditprep.checks.meeting_dates import MEETING_UNKNOWN, meeting_unknown
from auditprep.checks.numbering import LIST_NUMBERING, list_numbering
from auditprep.checks.paragraph_dates import TWO_DATES, once_a_place, two_dates
from auditprep.checks.paragraph_order import ORDER, order
from auditprep.checks.pasted import PASTED_TWICE, pasted_twice
from auditprep.checks.rule import Rule, rule
from auditprep.checks.terms import TERM_VARIANTS, term_variants
from auditprep.model import Finding, RuleGroup


def _two_dates(ground: Ground) -> Iterator[Finding]:
    return once_a_place([*two_dates(ground), *two_numbers(ground)])


RULES: tuple[Rule, ...] = (
    rule(TWO_DATES[0], RuleGroup.CONSISTENT, TWO_DATES[1], find=_two_dates),
    rule(ORDER[0], RuleGroup.CONSISTENT, ORDER[1], find=order),
    rule(MEETING_UNKNOWN[0], RuleGroup.CONSISTENT, MEETING_UNKNOWN[1], find=meeting_unknown),
    rule(DNR_DIFFERS[0], RuleGroup.CONSISTENT, DNR_DIFFERS[1], find=dnr_differs),
    rule(DECISION_DIFFERS[0], RuleGroup.CONSISTENT, DECISION_DIFFERS[1], find=decision_differs),
    rule(MARK_CONTRADICTS[0], RuleGroup.CONSISTENT, MARK_CONTRADICTS[1], find_in=mark_contradicts),
    *rules_figures.RULES,
    rule(LIST_NUMBERING[0], RuleGroup.CONSISTENT, LIST_NUMBERING[1], find=list_numbering),
    rule(PASTED_TWICE[0], RuleGroup.CONSISTENT, PASTED_TWICE[1], find=pasted_twice),
    rule(TERM_VARIANTS[0], RuleGroup.CONSISTENT, TERM_VARIANTS[1], find=term_variants),
)
