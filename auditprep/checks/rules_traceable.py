"""The rules of the group "traceable"."""

from __future__ import annotations

from collections.abc import Iterator

from auditprep.checks.cited_counts import cited_counts
from auditprep.checks.cited_figures import cited_figures
from auditprep.checks.cited_quotes import cited_quotes
from auditprep.checks.ground import Ground
from auditprep.checks.lacking_attachments import lacking_attachments
from auditprep.checks.lacking_decisions import lacking_decisions
from auditprep.checks.lacking_documents import of_other_year, unattached
from auditprep.checks.minuted_figures import minuted_figures
from auditprep.checks.missing_pages import missing_pages
from auditprep.checks.named_minutes import named_minutes
from auditprep.checks.question_links import question_references
from auditprep.checks.rule import Rule, rule
from auditprep.checks.undecided import undecided
from auditprep.checks.unrelated_pages import unrelated_pages
from auditprep.checks.unused import uncited, unreadable
from auditprep.checks.wrong_decisions import wrong_decisions
from auditprep.model import Finding, Question, RuleGroup, Severity


def _figures(ground: Ground, question: Question) -> Iterator[Finding]:
    """A figure that the page counts otherwise is told once, with what it says."""
    counted = (*cited_counts(ground, question), *minuted_figures(ground, question))
    told = {each.places[0].start for each in counted}
    yield from counted
    for each in cited_figures(ground, question):
        if each.places[0].start not in told:
            yield each


def _unattached(ground: Ground) -> Iterator[Finding]:
    yield from unattached(ground)
    yield from lacking_attachments(ground)


def _uncited(ground: Ground) -> Iterator[Finding]:
    yield from uncited(ground)
    yield from named_minutes(ground)


_GROUP = RuleGroup.TRACEABLE

RULES: tuple[Rule, ...] = (
    rule("reference-unattached", _GROUP, Severity.WARNING, find=lacking_decisions),
    rule("paragraph-not-in-minutes", _GROUP, Severity.ERROR, find=wrong_decisions),
    rule("page-missing", _GROUP, Severity.ERROR, find_in=missing_pages),
    rule("page-unrelated", _GROUP, Severity.WARNING, find_in=unrelated_pages),
    rule("figure-not-on-page", _GROUP, Severity.WARNING, find_in=_figures),
    rule("quote-not-found", _GROUP, Severity.WARNING, find_in=cited_quotes),
    rule("document-unattached", _GROUP, Severity.WARNING, find=_unattached),
    rule("document-other-year", _GROUP, Severity.WARNING, find=of_other_year),
    rule("question-reference", _GROUP, Severity.ERROR, find=question_references),
    rule("document-undecided", _GROUP, Severity.NOTE, find=undecided),
    rule("evidence-uncited", _GROUP, Severity.NOTE, find=_uncited),
    rule("evidence-unreadable", _GROUP, Severity.NOTE, find=unreadable),
)
