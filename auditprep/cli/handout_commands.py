"""`auditprep handout` and `auditprep handin`: questions out to a colleague as a Word document, and the answers back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from pathlib import Path

import click

from auditprep import messages, produce
from auditprep.case import Case
from auditprep.cli.console import print_json, print_lines, say
from auditprep.cli.frame import Command, file_argument, file_option, json_flag
from auditprep.cli.merge_listing import left_lines, merged_line, plan_lines
from auditprep.cli.taking import chosen, take_options
from auditprep.cli.values import as_day, question_of
from auditprep.i18n import _, ngettext
from auditprep.model import HistoryEntry, Merged, MergePlan

# handout


def handout_command() -> Command:
    return Command(
        "handout",
        _handout,
        file_argument("case", _("CASE")),
        click.Argument(["keys"], metavar=_("QUESTION…"), nargs=-1, required=True),
        click.Option(
            ["--to", "to"], metavar=_("NAME"), required=True, help=_("The colleague who is to answer.")
        ),
        click.Option(
            ["--from", "by"], metavar=_("NAME"), default="", help=_("Whom it is from and goes back to.")
        ),
        file_option("--docx", name="docx", help=_("The Word document to write.")),
        click.Option(
            ["--due"],
            metavar=_("DATE"),
            callback=as_day,
            help=_("The last day for answering, as 2025-09-26."),
        ),
        click.Option(["--message"], metavar=_("WORDS"), default="", help=_("A few words to the colleague.")),
        help=_("Sends questions to a colleague, as a Word document to fill in."),
    )


def _handout(
    case: Path,
    keys: tuple[str, ...],
    to: str,
    by: str,
    docx: Path | None,
    due: dt.date | None,
    message: str,
) -> None:
    if docx is None:
        raise click.UsageError(_("Give --docx, the file to write."), click.get_current_context())
    with Case.open(case) as opened:
        snapshot = opened.snapshot()
        wanted = tuple(dict.fromkeys(question_of(snapshot, key).key for key in keys))
        handout = produce.hand_out(opened, docx, to, wanted, due=due, message=message, by=by)
    count = len(handout.questions)
    words = ngettext(
        "{file}: {count} question to {name}.", "{file}: {count} questions to {name}.", count
    ).format(file=docx, count=count, name=handout.to)
    last = _("Last day: {date}.").format(date=due) if due else ""
    print_lines([f"{words} {last}".rstrip()])


# handin


def handin_command() -> Command:
    return Command(
        "handin",
        _handin,
        file_argument("case", _("CASE")),
        file_argument("sheet", _("FILE")),
        *take_options(),
        json_flag(),
        help=_("Takes in the answers on a sheet that a colleague has sent back."),
    )


def _handin(case: Path, sheet: Path, take: str, dry: bool, as_json: bool) -> None:
    read = produce.read_sheet(sheet)
    with Case.open(case, read_only=dry) as opened:
        plan = opened.plan_hand_in(read, sheet.name)
        merged = None if dry else opened.take_merge(plan, chosen(plan, take))
        entries = opened.changes() if merged is not None else ()
    _show(plan, merged, entries, take, as_json=as_json)


def _show(
    plan: MergePlan, merged: Merged | None, entries: Iterable[HistoryEntry], take: str, *, as_json: bool
) -> None:
    if as_json:
        print_json(produce.plan_json(plan, merged))
        return
    print_lines(plan_lines(plan, theirs=take == "theirs"))
    if merged is not None:
        print_lines([merged_line(merged)])
        again = _("all: read the sheet in again with `--take theirs`")
        print_lines(left_lines(entries, plan, merged, again))
    for each in plan.notices:
        say(messages.notice(each))
