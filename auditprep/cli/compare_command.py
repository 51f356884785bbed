"""`auditprep compare`: two years, or more, side by side."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import click

from auditprep import files, messages, produce
from auditprep.cli.compare_listing import comparison_lines
from auditprep.cli.console import print_json, print_lines, say
from auditprep.cli.frame import Command, file_argument, file_option, json_flag
from auditprep.cli.left_out import say_left_out
from auditprep.errors import ComparedTwice
from auditprep.i18n import _
from auditprep.model import Comparison, Notice, PairChoice

MAKERS = {"docx": produce.export_comparison_docx, "pdf": produce.export_comparison_pdf}


def compare_command() -> Command:
    return Command(
        "compare",
        _compare,
        file_argument("given", _("OLD NEW…"), many=True),
        json_flag(),
        file_option("--docx", help=_("The comparison as a Word file.")),
        file_option("--pdf", help=_("The comparison as PDF.")),
        click.Option(
            ["--with-secret", "with_secret"],
            is_flag=True,
            help=_("Names documents that are marked secret, in --docx and --pdf."),
        ),
        help=_("Compares two years, or more: cases, or Word forms that are filled in."),
    )


def _compare(given: tuple[Path, ...], as_json: bool, with_secret: bool, **targets: Path | None) -> None:
    wanted = {name: target for name, target in targets.items() if target}
    _demand_sensible(given, wanted)
    comparison = _read_and_compared(given)
    lines: list[str] = []
    for name, target in wanted.items():
        made = produce.finish(MAKERS[name](comparison, target, with_secret=with_secret, spare=given))
        made = replace(made, notices=_only_of(made.notices, comparison))
        lines += [messages.sent(made), *map(messages.notice, made.notices), f"SHA-256 {made.sha256}"]
    if as_json:
        print_json(produce.comparison_json(comparison))
        for line in lines:
            say(line)
    else:
        print_lines([*comparison_lines(comparison), *([""] if lines else []), *lines])
    for notice in produce.comparison_notices(comparison):
        say(messages.notice(notice))


def _demand_sensible(given: tuple[Path, ...], wanted: dict[str, Path]) -> None:
    """Raises click.UsageError, and ComparedTwice where a file is given twice."""
    context = click.get_current_context()
    if len(given) < 2:
        raise click.UsageError(_("Give at least two files to compare."), context)
    if Path("-") in wanted.values():
        raise click.UsageError(_("- is no file name; --json prints the comparison."), context)
    if len(wanted) == 2 and files.is_same(*wanted.values()):
        raise click.UsageError(_("Each export needs a file of its own."), context)
    for at, file in enumerate(given):
        if any(files.is_same(file, other) for other in given[:at]):
            raise ComparedTwice(file=str(file))


def _read_and_compared(given: tuple[Path, ...]) -> Comparison:
    """Two stand as they are given, more of them by their years. What a case knows of its own last year is heeded.
    Raises FileError, CaseError, FormError, RequestError."""
    read = [produce.read_for_comparing(file) for file in given]
    submissions = [each.submission for each in read]
    for each in submissions:
        say_left_out(each)
    work = produce.compare(submissions, _choices(read), as_given=len(read) == 2)
    return produce.finish(work)


def _choices(read: list[produce.ReadSubmission]) -> dict[tuple[int, int], tuple[PairChoice, ...]]:
    return {
        (older, newer): said
        for newer, each in enumerate(read)
        for older, other in enumerate(read)
        if older != newer and (said := each.choices_from(other.submission))
    }


def _only_of(notices: tuple[Notice, ...], comparison: Comparison) -> tuple[Notice, ...]:
    """What is worth knowing of one export alone: what is true of the comparison is told once, at the end."""
    told = produce.comparison_notices(comparison)
    return tuple(each for each in notices if each not in told)
