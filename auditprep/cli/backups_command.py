"""`auditprep backups` and `auditprep restore`: what the window has kept of a case, and a case file of it again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from auditprep import messages, produce
from auditprep.case import backup_of, backups_of, restore_backup
from auditprep.cli.console import print_json, print_lines, say
from auditprep.cli.frame import Command, file_argument, json_flag
from auditprep.i18n import _, ngettext
from auditprep.messages.backups import why_taken
from auditprep.messages.standing import status_name
from auditprep.model import Backup


def backups_command() -> Command:
    return Command(
        "backups",
        _backups,
        file_argument("case", _("CASE")),
        json_flag(),
        help=_("Shows the backups of a case, also where its file is gone or damaged."),
    )


def restore_command() -> Command:
    return Command(
        "restore",
        _restore,
        file_argument("case", _("CASE")),
        click.Argument(["number"], metavar="N", type=int),
        click.Option(
            ["--to"],
            metavar=_("FILE"),
            type=click.Path(path_type=Path),
            required=True,
            help=_("The new case; no file is written over."),
        ),
        help=_("Makes a new case of a backup, by its number."),
    )


def _backups(case: Path, as_json: bool) -> None:
    found = backups_of(case)
    if as_json:
        print_json(produce.backups_json(found))
    elif found:
        print_lines(map(_line, found))
    else:
        print_lines([_("There is no backup of {file}.").format(file=case.name)])


def _restore(case: Path, number: int, to: Path) -> None:
    for told in produce.finish(restore_backup(backup_of(case, number), to)):
        say(messages.notice(told))
    print_lines([_("The case as it was then: {file}").format(file=to)])


def _line(backup: Backup) -> str:
    when = backup.when.astimezone().strftime("%Y-%m-%d %H:%M")
    return f"{backup.number:>5}  {when}  {', '.join(_facts(backup))}"


def _facts(backup: Backup) -> Iterator[str]:
    yield _("{count} of {total} answered").format(count=backup.answered, total=backup.questions)
    yield ngettext("{count} attachment", "{count} attachments", backup.evidence).format(count=backup.evidence)
    yield status_name(backup.status).lower()
    yield why_taken(backup.why)
    if backup.lacking:
        words = ngettext("{count} file is not kept", "{count} files are not kept", backup.lacking)
        yield words.format(count=backup.lacking)
