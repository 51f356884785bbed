"""`auditprep check` and `auditprep rules`: what the rules find in a case, and which rules there are."""

from __future__ import annotations

import os
from pathlib import Path

import click

from auditprep import messages, produce
from auditprep.case import Case
from auditprep.cli.check_listing import check_lines, rule_lines
from auditprep.cli.console import print_json, print_lines, say
from auditprep.cli.frame import Command, file_argument, file_option, json_flag
from auditprep.cli.values import today
from auditprep.i18n import _
from auditprep.model import Notice


def check_command() -> Command:
    return Command(
        "check",
        _check,
        file_argument("case", _("CASE")),
        json_flag(),
        click.Option(
            ["--rule", "only"],
            metavar=_("RULE"),
            multiple=True,
            help=_("Only what this rule finds; may be given several times."),
        ),
        click.Option(["--all", "with_accepted"], is_flag=True, help=_("Shows also what you have accepted.")),
        file_option("--docx", help=_("The findings as a Word file, for a colleague.")),
        help=_(
            "Looks a case through: what lacks, cannot be traced, contradicts itself or must not be public."
        ),
    )


def rules_command() -> Command:
    return Command("rules", _rules, json_flag(), help=_("Lists the rules that a case is looked through by."))


def _check(case: Path, as_json: bool, only: tuple[str, ...], with_accepted: bool, docx: Path | None) -> None:
    if as_json and with_accepted:
        raise click.UsageError(
            _("--all shows more in words; --json prints what is open."), click.get_current_context()
        )
    with Case.open(case, read_only=True) as opened:
        snapshot = opened.snapshot()
        work = produce.examine(snapshot, opened.page_texts, today=today(), only=only or None)
        examined = produce.finish(work)
        sent = None
        if docx:
            target = docx / produce.findings_name(snapshot) if os.path.isdir(docx) else docx
            sent = produce.finish(produce.export_findings_docx(snapshot, examined, opened.page_texts, target))
    if as_json:
        print_json(produce.findings_json(examined))
    else:
        print_lines(check_lines(snapshot, examined, with_accepted=with_accepted))
    if sent:
        say(messages.sent(sent))
    for id in examined.unread:
        title = next(each.title for each in snapshot.evidence if each.id == id)
        say(messages.notice(Notice("not-examined", facts={"title": title})))


def _rules(as_json: bool) -> None:
    if as_json:
        print_json(produce.rules_json())
    else:
        print_lines(rule_lines(produce.rules()))
