"""The rules of the group "form"."""

from __future__ import annotations

from auditprep.checks.own_form import (
    FORM_NOTICE,
    MARK_ON_HOW_OFTEN,
    NUMBER_TWICE,
    form_notice,
    mark_on_how_often,
    number_twice,
)
from auditprep.checks.rule import Rule, rule
from auditprep.model import RuleGroup

RULES: tuple[Rule, ...] = (
    rule(NUMBER_TWICE[0], RuleGroup.FORM, NUMBER_TWICE[1], find=number_twice),
    rule(MARK_ON_HOW_OFTEN[0], RuleGroup.FORM, MARK_ON_HOW_OFTEN[1], find_in=mark_on_how_often),
    rule(FORM_NOTICE[0], RuleGroup.FORM, FORM_NOTICE[1], find=form_notice),
)
