"""The rules of the group "complete"."""

from __future__ import annotations

from auditprep.checks.answered import (
    DESCRIPTION_MISSING,
    MARK_MISSING,
    UNEXPLAINED,
    description_missing,
    mark_missing,
    unexplained,
)
from auditprep.checks.case_standing import (
    CHECKLIST_OPEN,
    DEADLINE,
    DECISION_MISSING,
    DRAFT_UNCONFIRMED,
    checklist_open,
    deadline,
    decision_missing,
    draft_unconfirmed,
)
from auditprep.checks.demanded import DEMANDED_MISSING, demanded_missing
from auditprep.checks.left_behind import PLACEHOLDER, left_behind
from auditprep.checks.proved import YES_WITHOUT_EVIDENCE, yes_without_evidence
from auditprep.checks.rule import Rule, rule
from auditprep.model import RuleGroup

_GROUP = RuleGroup.COMPLETE

RULES: tuple[Rule, ...] = (
    rule(MARK_MISSING[0], _GROUP, MARK_MISSING[1], find=mark_missing),
    rule(DESCRIPTION_MISSING[0], _GROUP, DESCRIPTION_MISSING[1], find=description_missing),
    rule(YES_WITHOUT_EVIDENCE[0], _GROUP, YES_WITHOUT_EVIDENCE[1], find_in=yes_without_evidence),
    rule(UNEXPLAINED[0], _GROUP, UNEXPLAINED[1], find_in=unexplained),
    rule(DEMANDED_MISSING[0], _GROUP, DEMANDED_MISSING[1], find=demanded_missing),
    rule(PLACEHOLDER[0], _GROUP, PLACEHOLDER[1], find_in=left_behind),
    rule(CHECKLIST_OPEN[0], _GROUP, CHECKLIST_OPEN[1], find=checklist_open),
    rule(DECISION_MISSING[0], _GROUP, DECISION_MISSING[1], find=decision_missing),
    rule(DEADLINE[0], _GROUP, DEADLINE[1], find=deadline),
    rule(DRAFT_UNCONFIRMED[0], _GROUP, DRAFT_UNCONFIRMED[1], find=draft_unconfirmed),
)
