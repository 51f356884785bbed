"""`auditprep status`: how far a case has come, and what was sent of it; sets it, and keeps what the auditors said."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from auditprep import files, produce
from auditprep.case import Case
from auditprep.cli.console import print_json, print_lines
from auditprep.cli.frame import Command, file_argument, file_option, json_flag
from auditprep.cli.status_listing import status_lines, verified_lines
from auditprep.cli.values import as_day, question_of, today
from auditprep.i18n import _
from auditprep.model import Decision, Remark, Snapshot, Status

WORDS = {
    "utkast": Status.DRAFT,
    "klart": Status.READY,
    "beslutat": Status.DECIDED,
    "inskickat": Status.SENT,
    "granskat": Status.REVIEWED,
    **{str(each): each for each in Status},
}
"""What a status may be called on the command line."""

_TOLD_OF = {
    **dict.fromkeys(("paragraph", "dnr", "body", "title"), (Status.DECIDED,)),
    "date": (Status.DECIDED, Status.SENT),
    "sent_to": (Status.SENT,),
}
"""Of which statuses something may be told, where not of all: what cannot be kept is refused, not left out."""

_WHOLE = "-"  # what stands for the whole where a question is asked for


def status_command() -> Command:
    return Command(
        "status",
        _status,
        file_argument("case", _("CASE")),
        click.Argument(["to_status"], metavar=_("[STATUS]"), required=False, callback=_as_status),
        click.Option(["--date"], metavar=_("DATE"), callback=as_day, help=_("When it was decided, or sent.")),
        click.Option(["--paragraph"], metavar="N", type=int, help=_("The § of the board’s decision.")),
        click.Option(["--dnr"], metavar=_("DNR"), help=_("The registry number of the board’s decision.")),
        click.Option(["--body"], metavar=_("NAME"), help=_("Who decided; otherwise the case’s board.")),
        click.Option(["--title"], metavar=_("TITLE"), help=_("What the decision is called.")),
        click.Option(["--to", "sent_to"], metavar=_("WHO"), help=_("To whom it was sent.")),
        click.Option(["--reason"], metavar=_("WORDS"), help=_("Why a case that was sent is unlocked.")),
        click.Option(
            ["--remark", "key"],
            metavar=_("QUESTION"),
            help=_("The answer that the auditors have remarked on; - is the whole."),
        ),
        click.Option(["--assessment"], metavar=_("WORDS"), help=_("With --remark: their assessment.")),
        click.Option(["--recommendation"], metavar=_("WORDS"), help=_("With --remark: what they recommend.")),
        click.Option(["--handled"], metavar=_("WORDS"), help=_("With --remark: how that has been handled.")),
        file_option("--verify", help=_("Tells whether this file is one of those that were exported.")),
        json_flag(),
        help=_("Shows or sets how far a case has come: utkast, klart, beslutat, inskickat or granskat."),
    )


def _status(
    case: Path,
    to_status: Status | None,
    key: str | None,
    assessment: str | None,
    recommendation: str | None,
    handled: str | None,
    verify: Path | None,
    as_json: bool,
    **told: Any,
) -> None:
    parts = {"assessment": assessment, "recommendation": recommendation, "handled": handled}
    given = {name: value for name, value in told.items() if value is not None}
    said = {name: words for name, words in parts.items() if words is not None}
    _demand_usage(to_status, given, key, said)
    sets = to_status is not None or key is not None
    with Case.open(case, read_only=not sets) as opened:
        if to_status is not None:
            _set(opened, to_status, **given)
        if key is not None:
            _set_remark(opened, key, said)
        snapshot = opened.snapshot()
    if verify is not None:
        _verify(snapshot, verify, as_json=as_json)
        return
    if as_json:
        print_json(produce.status_json(snapshot, today()))
    else:
        print_lines(status_lines(snapshot, today()))


def _demand_usage(
    to_status: Status | None, told: dict[str, object], key: str | None, said: dict[str, str]
) -> None:
    """Raises click.UsageError."""
    context = click.get_current_context()
    if told and to_status is None:
        raise click.UsageError(_("Give the status that this is told of."), context)
    strange = [each for each in told if to_status not in _TOLD_OF.get(each, Status)]
    if strange:
        option = f"--{strange[0].removeprefix('sent_')}"
        raise click.UsageError(_("{option} is not told of that status.").format(option=option), context)
    if said and key is None:
        raise click.UsageError(_("Give --remark with the question that this is said of."), context)
    if key is not None and not said:
        raise click.UsageError(_("With --remark, give --assessment, --recommendation or --handled."), context)


def _set(
    case: Case,
    status: Status,
    *,
    date: dt.date | None = None,
    paragraph: int | None = None,
    dnr: str | None = None,
    body: str | None = None,
    title: str = "",
    sent_to: str = "",
    reason: str = "",
) -> None:
    """The day is that of the decision, or the day it was sent. What was told of a decision before stays where nothing else is
    said."""
    is_decision = status is Status.DECIDED
    decision = None
    if is_decision and (date or paragraph is not None or dnr or body or title):
        snapshot = case.snapshot()
        known = snapshot.decided or Decision(body=snapshot.board)
        decision = replace(
            known,
            body=body or known.body,
            date=date or known.date,
            paragraph=known.paragraph if paragraph is None else paragraph,
            dnr=dnr or known.dnr,
            title=title or known.title,
        )
    sent_on = None if is_decision else date
    case.set_status(status, decision=decision, sent_on=sent_on, sent_to=sent_to, reason=reason)


def _set_remark(case: Case, key: str, said: dict[str, str]) -> None:
    """What is not said stays as it was."""
    snapshot = case.snapshot()
    question = "" if key == _WHOLE else question_of(snapshot, key).key
    known: Remark = snapshot.remark(question)
    case.set_remark(question, replace(known, **said))


def _verify(snapshot: Snapshot, file: Path, *, as_json: bool) -> None:
    """Tells which of the exports the file is; exit code 1 if it is none of them."""
    sha256, _size = _digest(file)
    found = tuple(each for each in snapshot.exported if each.sha256 == sha256)
    if as_json:
        print_json(produce.exported_json(found, sha256))
    else:
        print_lines(verified_lines(found, file.name, sha256))
    if not found:
        raise click.exceptions.Exit(1)


def _digest(file: Path) -> tuple[str, int]:
    """Raises FileMissing, FileUnreadable."""
    try:
        return files.digest(file)
    except OSError as error:
        raise files.not_read(file, error) from error


def _as_status(ctx: click.Context, param: click.Parameter, value: str | None) -> Status | None:
    if value is None:
        return None
    if value.casefold() not in WORDS:
        raise click.UsageError(
            _("“{word}” is no status. Give utkast, klart, beslutat, inskickat or granskat.").format(
                word=value
            ),
            ctx,
        )
    return WORDS[value.casefold()]
