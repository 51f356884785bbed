"""Findings by kind: what a rule looks after, and how much it matters."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from auditprep import messages
from auditprep.i18n import _
from auditprep.model import Finding, RuleGroup, RuleInfo, Severity
from ui.models.finding_words import count_of
from ui.widgets.chart_bar import Look, Part
from ui.widgets.chart_rows import ChartRow, ChartRows

_LOOKS = {Severity.ERROR: Look.ERROR, Severity.WARNING: Look.WARNING, Severity.NOTE: Look.NOTE}


class FindingsChart(ChartRows):
    """A bar for each kind that has any."""

    def __init__(self) -> None:
        super().__init__(_("Findings by kind"))
        self._groups: Mapping[str, RuleGroup] = {}
        self._found: tuple[Finding, ...] = ()

    def show_rules(self, rules: Iterable[RuleInfo]) -> None:
        self._groups = {each.id: each.group for each in rules}
        self.show_findings(self._found)

    def show_findings(self, findings: Iterable[Finding]) -> None:
        """Those that are open. One of a rule that is not known is of no kind."""
        self._found = tuple(findings)
        known = ((self._groups.get(each.rule), each.severity) for each in self._found)
        counts = Counter((group, severity) for group, severity in known if group is not None)
        seen = {severity for _group, severity in counts}
        legend = [(look, messages.severity_name(each)) for each, look in _LOOKS.items() if each in seen]
        self.show_rows(_rows(counts), legend)


def _rows(counts: Counter[tuple[RuleGroup, Severity]]) -> Iterator[ChartRow]:
    for group in RuleGroup:
        parts = tuple(_part(each, counts[group, each]) for each in _LOOKS)
        if any(part.count for part in parts):
            yield ChartRow(messages.group_name(group), parts)


def _part(severity: Severity, count: int) -> Part:
    return Part(count, _LOOKS[severity], count_of(severity, count))
