"""The rules of the group "current"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from auditprep.checks.ground import Ground
from auditprep.checks.newer import LAST_YEARS, last_years_documents
from auditprep.checks.other_years import OTHER_YEAR, other_years
from auditprep.checks.replaced import REPLACED, replaced_documents
from auditprep.checks.rule import Rule, rule
from auditprep.checks.same_as_last_year import SAME, same_as_last_year
from auditprep.checks.slipped_days import slipped_days
from auditprep.checks.sure_mends import with_sure_mends
from auditprep.checks.years_told import told
from auditprep.model import Finding, RuleGroup


def _other_year(ground: Ground) -> Iterator[Finding]:
    parts = told(ground)
    for each in chain(other_years(ground, parts), slipped_days(ground, parts)):
        yield with_sure_mends(ground, each)


RULES: tuple[Rule, ...] = (
    rule(OTHER_YEAR[0], RuleGroup.CURRENT, OTHER_YEAR[1], find=_other_year),
    rule(LAST_YEARS[0], RuleGroup.CURRENT, LAST_YEARS[1], find_in=last_years_documents),
    rule(REPLACED[0], RuleGroup.CURRENT, REPLACED[1], find_in=replaced_documents),
    rule(SAME[0], RuleGroup.CURRENT, SAME[1], find=same_as_last_year),
)
