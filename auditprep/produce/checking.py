"""Granska: a case looked through by all rules."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Generator, Iterable
from typing import TYPE_CHECKING

from auditprep.errors import UnknownRule
from auditprep.model import Examined, PageText, Progress, RuleInfo, Snapshot

if TYPE_CHECKING:  # the rooms are heavy, so they are imported where they are used
    from auditprep.checks.examiner import Examiner

PageTexts = Callable[[int, int], tuple[PageText, ...]]
"""The pages of a version of evidence: `Case.page_texts`."""


def examiner() -> Examiner:
    """One that has read nothing yet. What it has read it remembers, so that a second round is quick. It belongs to one
    thread at a time."""
    from auditprep.checks.examiner import Examiner

    return Examiner()


def examine(
    snapshot: Snapshot,
    page_texts: PageTexts,
    *,
    today: dt.date | None = None,
    only: Collection[str] | None = None,
) -> Generator[Progress, None, Examined]:
    """What the rules find in a case (or `only` those with these ids), its evidence read. `today` is what deadlines are counted
    from. Raises UnknownRule."""
    _demand_rules(only or ())
    made = examiner()
    lacking = made.lacks(snapshot)
    for at, (evidence, version) in enumerate(lacking):
        yield Progress(at, len(lacking), "read")
        made.take(snapshot, (evidence, version), page_texts(evidence, version))
    return (yield from made.examine(snapshot, today, only))


def rules() -> tuple[RuleInfo, ...]:
    """All rules, in the order they are told."""
    from auditprep.checks.rules import RULES

    return tuple(each.info for each in RULES)


def findings_json(examined: Examined) -> bytes:
    """The open findings, as the JSON of `auditprep check --json`."""
    from auditprep.export import findings_json, json_export

    return json_export.to_bytes(findings_json.findings_json(examined.findings))


def rules_json() -> bytes:
    """All rules, as the JSON of `auditprep rules --json`."""
    from auditprep.export import findings_json, json_export

    return json_export.to_bytes(findings_json.rules_json(rules()))


def _demand_rules(ids: Iterable[str]) -> None:
    """Raises UnknownRule."""
    known = {each.id for each in rules()}
    for id in ids:
        if id not in known:
            raise UnknownRule(rule=id)
