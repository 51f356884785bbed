"""Findings and rules in lines."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator
from itertools import groupby

from auditprep import messages
from auditprep.cli.listing import WIDTH
from auditprep.i18n import _, ngettext
from auditprep.model import Examined, Finding, FoundPart, FoundPlace, RuleInfo, Severity, Snapshot
from auditprep.prose.personal_numbers import masked

_SIGNS = {Severity.ERROR: "✕", Severity.WARNING: "!", Severity.NOTE: "·"}
_LONGEST = 90


def check_lines(snapshot: Snapshot, examined: Examined, *, with_accepted: bool) -> Iterator[str]:
    """The findings, question by question, each with the places it concerns; then how many there are."""
    for key, findings in groupby(examined.findings, key=lambda each: each.question):
        yield _heading(snapshot, key)
        for finding in findings:
            yield from _lines(snapshot, finding)
        yield ""
    if with_accepted and examined.accepted:
        yield _("Accepted")
        for finding, said in examined.accepted:
            yield from _lines(snapshot, finding)
            yield "      " + _("Reason: {reason}").format(reason=said.reason)
        yield ""
    yield _counts(examined)


def open_lines(examined: Examined) -> Iterator[str]:
    """One line that says how many errors and warnings are open, if there are any: it is told, and hinders nothing."""
    if any(examined.count(each) for each in (Severity.ERROR, Severity.WARNING)):
        yield _("Still open: {counts}. `auditprep check` tells them.").format(counts=_counts(examined))


def rule_lines(rules: Iterable[RuleInfo]) -> Iterator[str]:
    """The rules by group: what each is called on the command line, its name, and what it looks for."""
    for group, found in groupby(rules, key=lambda each: each.group):
        yield messages.group_name(group)
        for rule in found:
            severity = messages.severity_name(rule.severity).lower()
            yield f"  {rule.id}: {messages.rule_name(rule.id)} ({severity})"
            yield from textwrap.wrap(
                messages.rule_explanation(rule.id), WIDTH, initial_indent=" " * 6, subsequent_indent=" " * 6
            )


def _heading(snapshot: Snapshot, key: str | None) -> str:
    question = snapshot.questionnaire.question(key) if key else None
    return f"{question.key}  {_short(question.text, WIDTH - 8)}" if question else _("The whole case")


def _lines(snapshot: Snapshot, finding: Finding) -> Iterator[str]:
    words = f"{_SIGNS[finding.severity]} {messages.finding(finding)} [{finding.rule}]"
    yield from textwrap.wrap(words, WIDTH, initial_indent="  ", subsequent_indent="    ")
    for place in finding.places:
        yield f"      {_place(snapshot, place)}"


def _place(snapshot: Snapshot, place: FoundPlace) -> str:
    quote = f": ”{_short(masked(place.quote), _LONGEST)}”" if place.quote and place.part in _QUOTED else ""
    if place.evidence is None:
        return (place.question or "") + quote
    document = snapshot.document(place.evidence)
    title = document.title if document else "?"
    page = place.printed_page or place.page
    return (_("{title}, page {page}").format(title=title, page=page) if page else title) + quote


_QUOTED = {FoundPart.TEXT, FoundPart.EVIDENCE, FoundPart.MARK, FoundPart.PAGE}


def _short(words: str, most: int) -> str:
    line = " ".join(words.split())
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"


def _counts(examined: Examined) -> str:
    if not examined.findings:
        return _("Nothing to remark on.")
    errors, warnings, notes = (examined.count(each) for each in Severity)
    return ", ".join(
        (
            ngettext("{count} error", "{count} errors", errors).format(count=errors),
            ngettext("{count} warning", "{count} warnings", warnings).format(count=warnings),
            ngettext("{count} note", "{count} notes", notes).format(count=notes),
        )
    )
