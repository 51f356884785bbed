"""Granska: a case looked through by all rules."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable, Collection, Generator, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from auditprep.errors import UnknownRule, WrongSuffix
from auditprep.files import write_bytes
from auditprep.model import Examined, PageText, Progress, RuleInfo, Sent, Snapshot

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


def export_findings_docx(
    snapshot: Snapshot, examined: Examined, page_texts: PageTexts, to: Path
) -> Generator[Progress, None, Sent]:
    """Writes the open findings as a Word document for a colleague. What concerns secret evidence is counted, not told. Raises
    WrongSuffix, FileNotWritable, DiskFull."""
    from auditprep.export import findings_report
    from auditprep.wordform import findings_document

    if to.suffix.lower() != ".docx":
        raise WrongSuffix(file=str(to), suffix=".docx")
    yield Progress(0, 2, "set")
    told = findings_report.told_of(snapshot, examined)
    wanted = {place.evidence for each in told for place in each.places if place.evidence and place.page}
    pages = {
        id: page_texts(id, each.newest.number) for each in snapshot.evidence if (id := each.id) in wanted
    }
    data = findings_document.findings_document(findings_report.report(snapshot, examined, rules(), pages))
    yield Progress(1, 2, "write")
    write_bytes(to, data)
    return Sent(to, hashlib.sha256(data).hexdigest(), len(data))


def findings_name(snapshot: Snapshot) -> str:
    """The plain name of that document: "anmarkningar-2025-socialnamnden.docx"."""
    from auditprep.export import plain_names

    words = ["anmarkningar", *filter(None, [str(snapshot.year or ""), snapshot.board or ""])]
    return plain_names.plain(" ".join(words)) + ".docx"


def _demand_rules(ids: Iterable[str]) -> None:
    """Raises UnknownRule."""
    known = {each.id for each in rules()}
    for id in ids:
        if id not in known:
            raise UnknownRule(rule=id)
