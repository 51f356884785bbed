"""The commands: each one's words on the command line, and what it does through the two doors."""

from __future__ import annotations

import shlex
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from auditprep import files, messages, produce
from auditprep.case import UNSET, Case, beside_rescued, check_file, rescue_file
from auditprep.cli import listing
from auditprep.cli.backups_command import backups_command, restore_command
from auditprep.cli.carry_command import carry_command
from auditprep.cli.check_command import check_command, rules_command
from auditprep.cli.compare_command import compare_command
from auditprep.cli.console import print_json, print_lines, say
from auditprep.cli.evidence_commands import attach_command, evidence_command, search_command
from auditprep.cli.export_command import export_command
from auditprep.cli.frame import Command, file_argument, file_option, json_flag, year_option
from auditprep.cli.handbook_command import handbook_command
from auditprep.cli.handout_commands import handin_command, handout_command
from auditprep.cli.history_command import history_command
from auditprep.cli.left_out import say_left_out
from auditprep.cli.merge_command import merge_command
from auditprep.cli.status_command import status_command
from auditprep.cli.values import question_of, text_of
from auditprep.errors import BrokenCase, FileMissing, NotEarlier
from auditprep.i18n import _
from auditprep.model import Notice

if TYPE_CHECKING:
    from collections.abc import Callable

    from auditprep.model import Correction, Questionnaire, Submission

HARMLESS = {"case-sound", "case-open", "lock-left-behind"}  # what `doctor` may find in a case that is well


def all_commands() -> tuple[Command, ...]:
    """Every command, with its help in the language in use."""
    return (
        _form_command(),
        _new_command(),
        _show_command(),
        _answer_command(),
        attach_command(),
        evidence_command(),
        search_command(),
        handout_command(),
        handin_command(),
        merge_command(),
        check_command(),
        rules_command(),
        compare_command(),
        carry_command(),
        handout_command(),
        handin_command(),
        merge_command(),
        export_command(),
        status_command(),
        history_command(),
        backups_command(),
        restore_command(),
        _doctor_command(),
        handbook_command(),
        _example_command(),
    )


# form


def _form_command() -> Command:
    return Command(
        "form",
        _form,
        file_argument("form", _("FORM")),
        _layout_option(),
        json_flag(),
        help=_("Reads a Word form, blank or filled in, and shows what was understood."),
    )


def _form(form: Path, layout: Path | None, as_json: bool) -> None:
    data, machine = produce.read_form(form)
    corrections, notices = _put_right(lambda: machine, layout)
    questionnaire = produce.correct(data, form.name, corrections) if corrections else machine
    questionnaire = replace(questionnaire, notices=(*notices, *questionnaire.notices))
    if as_json:
        print_json(produce.form_json(questionnaire))
        return
    print_lines(listing.form_lines(questionnaire))
    _warn(questionnaire)


# new


def _new_command() -> Command:
    return Command(
        "new",
        _new,
        file_argument("case", _("CASE")),
        file_option("--form", help=_("The auditors’ form; without it, the one that comes with auditprep.")),
        _layout_option(),
        click.Option(["--board"], metavar=_("NAME"), help=_("The board that answers.")),
        year_option(),
        file_option(
            "--previous",
            help=_("Last year’s case, or last year’s form with its answers, to be shown beside."),
        ),
        help=_("Makes a case from a form, with the answers that are in it."),
    )


def _new(
    case: Path,
    form: Path | None,
    layout: Path | None,
    board: str | None,
    year: int | None,
    previous: Path | None,
) -> None:
    before = produce.read_submission(previous) if previous else None
    data, name = (files.read_bytes(form), form.name) if form else produce.shipped_form()
    corrections, notices = _put_right(lambda: produce.correct(data, name, ()), layout)
    with Case.create(case, data, name, board=board, year=year, corrections=corrections) as made:
        if before:
            _set_previous(made, before, case)
        snapshot = made.snapshot()
    for notice in notices:
        say(messages.notice(notice))
    size, progress = listing.size(snapshot.questionnaire), listing.progress(snapshot)
    print_lines([f"{case}: {size}, {progress}"])
    _warn(snapshot.questionnaire)
    if before:
        say_left_out(before)


def _set_previous(made: Case, previous: Submission, file: Path) -> None:
    """A case that cannot have this last year is not in the way of the next try. Raises NotEarlier."""
    try:
        made.set_previous(previous)
    except NotEarlier:
        made.close()
        with suppress(OSError):
            file.unlink()
        raise


# show


def _show_command() -> Command:
    return Command(
        "show",
        _show,
        file_argument("case", _("CASE")),
        json_flag(),
        help=_("Shows a case: questions, answers, evidence, status."),
    )


def _show(case: Path, as_json: bool) -> None:
    with Case.open(case, read_only=True) as opened:
        snapshot = opened.snapshot()
    if as_json:
        print_json(produce.case_json(snapshot))
        return
    print_lines(listing.case_lines(snapshot))
    _warn(snapshot.questionnaire)


# answer


def _answer_command() -> Command:
    return Command(
        "answer",
        _answer,
        file_argument("case", _("CASE")),
        click.Argument(["key"], metavar=_("QUESTION")),
        click.Option(
            ["--mark"],
            metavar=_("MARK"),
            help=_("One of the question’s marks, or “A; B” where several may be ticked; “” takes it away."),
        ),
        file_option("--text-file", help=_("The description, as Markdown in UTF-8; - reads standard input.")),
        click.Option(
            ["--confirm"],
            is_flag=True,
            help=_("Confirms a draft that was carried over; an answer that is written here is confirmed."),
        ),
        help=_("Writes one answer."),
    )


def _answer(case: Path, key: str, mark: str | None, text_file: Path | None, confirm: bool) -> None:
    if mark is None and text_file is None and not confirm:
        raise click.UsageError(_("Give --mark, --text-file or both."), click.get_current_context())
    text = UNSET if text_file is None else text_of(text_file)
    with Case.open(case) as opened:
        snapshot = opened.snapshot()
        question = question_of(snapshot, key)
        opened.answer(question.key, mark=UNSET if mark is None else _mark(mark), text=text, carried=False)
    print_lines([_("Saved: {question}").format(question=question.key)])
    if text == "" and snapshot.answer(question.key).text:
        print_lines([_("The description is now empty; `auditprep history` tells what it said.")])


def _mark(words: str) -> str | None:
    """The mark that is asked for; whether the question has it is the case's to say."""
    return words if words.strip() else None


# doctor


def _doctor_command() -> Command:
    return Command(
        "doctor",
        _doctor,
        file_argument("case", _("CASE")),
        help=_("Checks the case file, and rescues what can be read of a damaged one."),
    )


def _doctor(case: Path) -> None:
    """A damaged case is left as it is; what can be read of it becomes a new case beside it."""
    try:
        _examine(case)
    except (FileMissing, BrokenCase):
        _tell_backups(case, None)
        raise


def _examine(case: Path) -> None:
    found = check_file(case)
    print_lines(map(messages.notice, found))
    if all(notice.code in HARMLESS for notice in found):
        return
    rescued = files.unused(case.with_name(f"{case.stem}-rescued{case.suffix}"))
    print_lines(map(messages.notice, rescue_file(case, rescued)))
    print_lines([_("A new case was made of what could be read: {file}").format(file=rescued)])
    _tell_backups(case, rescued)
    raise click.exceptions.Exit(1)


def _tell_backups(case: Path, rescued: Path | None) -> None:
    """The newest backup, what it has that was not rescued, and how it is had back."""
    if found := beside_rescued(case, rescued):
        print_lines(map(messages.notice, found))
        print_lines([f"auditprep restore {shlex.quote(str(case))} {found[0].facts['number']} --to …"])


# example


def _example_command() -> Command:
    folder = click.Argument(["folder"], type=click.Path(path_type=Path), default=Path("output/example"))
    return Command("example", _example, folder, help=_("Does the whole job on an example."), hidden=True)


def _example(folder: Path) -> None:
    from auditprep import example

    for made in example.run_example(folder):
        print_lines([str(made)])


# What the commands share


def _layout_option() -> click.Option:
    return file_option(
        "--layout",
        help=_("A saved layout; without it, the saved one that fits the form is used, if any does."),
    )


def _put_right(
    read: Callable[[], Questionnaire], layout: Path | None
) -> tuple[tuple[Correction, ...], tuple[Notice, ...]]:
    """What a layout puts right in a form that is read by itself: the layout given, or a saved one that fits; and what
    there is to say of it. Where nobody has saved any, the form is not read for it. Raises FileError, LayoutError."""
    if not layout and not produce.has_layouts():
        return (), ()
    found = produce.fit_layout(layout, read()) if layout else produce.saved_layout_for(read())
    damaged = () if layout else produce.damaged_layouts()
    if found is None or not found[1]:
        return (), damaged
    name, corrections = found
    return corrections, (Notice("layout-used", facts={"name": name}), *damaged)


def _warn(questionnaire: Questionnaire) -> None:
    for notice in questionnaire.notices:
        say(messages.notice(notice))
