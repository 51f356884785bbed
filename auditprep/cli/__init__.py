"""The command line: thin commands over the two doors.

Results go to standard output, messages to standard error. Exit code 0: done; 1: the input or the case is at
fault; 2: the command line is. `--json` prints UTF-8 JSON alone.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from types import TracebackType

import click

from auditprep import __version__, messages
from auditprep.cli.commands import all_commands
from auditprep.cli.console import PROGRAM, flush, say, set_up_streams, write_log
from auditprep.cli.frame import Group, complaint, language_option, take_language
from auditprep.errors import AuditprepError, BrokenCase, Bug, UnknownQuestion
from auditprep.i18n import _


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command; its exit code. An error that is nobody's world is left to `sys.excepthook`."""
    set_up_streams()
    sys.excepthook = _apologise
    try:
        arguments = take_language(sys.argv[1:] if argv is None else argv)
        code = int(_program().main(arguments, PROGRAM, standalone_mode=False) or 0)
        flush()  # here, where it can be told, and not when Python ends
        return code
    except AuditprepError as error:
        return _told(error)
    except click.UsageError as error:
        for line in complaint(error):
            say(line)
        return 2
    except (click.Abort, KeyboardInterrupt):
        say(_("Stopped. What was saved before is kept."))
        return 1


def _program() -> Group:
    """All commands under the program's name, with their help in the language in use."""
    version = click.version_option(__version__, prog_name=PROGRAM, help=_("Shows the version."))
    group = Group(all_commands(), language_option(), help=_("Answers the auditors’ Word form."))
    return version(group)


def _told(error: AuditprepError) -> int:
    say(f"{messages.sentence(error)} {_advice(error)}".rstrip())
    if isinstance(error, Bug):
        write_log(error, error.__traceback__)
    return 1


def _advice(error: AuditprepError) -> str:
    """Which command helps, where one does."""
    if isinstance(error, BrokenCase) and error.facts.get("reason") == "damaged":
        return _("`auditprep doctor` does that.")
    if isinstance(error, UnknownQuestion):
        return _("`auditprep show` shows the questions.")
    return ""


def _apologise(kind: type[BaseException], error: BaseException, where: TracebackType | None) -> None:
    """Our own mistake: the log gets all of it, the user an apology. Python then ends with exit code 1."""
    say(messages.sentence(Bug()))
    write_log(error, where)
