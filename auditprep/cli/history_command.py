"""`auditprep history`: who changed what, when; takes a step back, and restores what stood before a change."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from auditprep import messages, produce
from auditprep.case import Case
from auditprep.cli.console import print_json, print_lines, say
from auditprep.cli.frame import Command, file_argument, json_flag
from auditprep.cli.history_listing import history_lines, step_line
from auditprep.cli.values import as_day, question_of
from auditprep.i18n import _


def history_command() -> Command:
    return Command(
        "history",
        _history,
        file_argument("case", _("CASE")),
        click.Argument(["key"], metavar=_("[QUESTION]"), required=False),
        click.Option(
            ["--since"],
            metavar=_("DATE"),
            callback=as_day,
            help=_("Only what was changed from this day on."),
        ),
        click.Option(["--who"], metavar=_("NAME"), help=_("Only what this person has changed.")),
        click.Option(
            ["--steps"], is_flag=True, help=_("Shows what was changed as one, and can be undone as one.")
        ),
        click.Option(["--undo"], metavar=_("STEP"), type=int, help=_("Takes this step back.")),
        click.Option(
            ["--restore"],
            metavar=_("CHANGE"),
            type=int,
            help=_("What stood before this change stands there again."),
        ),
        json_flag(),
        help=_("Shows who changed what, and when; all of it, or one answer."),
    )


def _history(
    case: Path,
    key: str | None,
    since: dt.date | None,
    who: str | None,
    steps: bool,
    undo: int | None,
    restore: int | None,
    as_json: bool,
) -> None:
    _demand_usage(key, since, who, steps, undo, restore, as_json)
    if undo is not None:
        _undo(case, undo)
    elif restore is not None:
        _restore(case, restore)
    elif steps:
        _show_steps(case, as_json=as_json)
    else:
        _show(case, key, since, who, as_json=as_json)


def _demand_usage(
    key: str | None,
    since: dt.date | None,
    who: str | None,
    steps: bool,
    undo: int | None,
    restore: int | None,
    as_json: bool,
) -> None:
    """Raises click.UsageError."""
    shows = key is not None or since is not None or who is not None
    if sum((shows, steps, undo is not None, restore is not None)) > 1 or (
        as_json and (undo is not None or restore is not None)
    ):
        raise click.UsageError(
            _("--undo and --restore stand alone, and --steps goes with --json only."),
            click.get_current_context(),
        )


def _show(case: Path, key: str | None, since: dt.date | None, who: str | None, *, as_json: bool) -> None:
    begins = dt.datetime.combine(since, dt.time()).astimezone() if since else None
    with Case.open(case, read_only=True) as opened:
        question = question_of(opened.snapshot(), key).key if key is not None else None
        entries = opened.changes(question, who, begins)
    if as_json:
        print_json(produce.history_json(entries))
    else:
        print_lines(history_lines(entries, with_questions=question is None))


def _show_steps(case: Path, *, as_json: bool) -> None:
    with Case.open(case, read_only=True) as opened:
        steps = opened.steps()
    if as_json:
        print_json(produce.steps_json(steps))
    else:
        print_lines(map(step_line, steps))


def _undo(case: Path, step: int) -> None:
    with Case.open(case) as opened:
        before = len(opened.steps())
        told = opened.undo(step)
        made = opened.steps()[before:]
    for notice in told:
        say(messages.notice(notice))
    print_lines(_("Undone: {questions}").format(questions=", ".join(each.questions) or "–") for each in made)


def _restore(case: Path, entry: int) -> None:
    with Case.open(case) as opened:
        opened.restore(entry)
        question = next(each.question for each in opened.changes() if each.id == entry)
    print_lines([_("Restored: {question}").format(question=question)])
