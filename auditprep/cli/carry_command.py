"""`auditprep carry`: last year's answers as drafts of this year's, and what in them is out of date."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from auditprep import files, produce, richtext
from auditprep.case import Case
from auditprep.cli.carry_listing import carried_lines, doubtful_pairs, previous_line
from auditprep.cli.console import print_json, print_lines, say
from auditprep.cli.frame import Command, file_argument, json_flag
from auditprep.cli.left_out import say_left_out
from auditprep.cli.values import question_of
from auditprep.errors import UnknownQuestion
from auditprep.i18n import _
from auditprep.model import Carried, Matching, PairChoice, Snapshot, Stale, Submission


def carry_command() -> Command:
    return Command(
        "carry",
        _carry,
        file_argument("old", _("OLD")),
        file_argument("new", _("NEW")),
        click.Argument(["keys"], metavar=_("[QUESTION…]"), nargs=-1),
        _pairs_option("--pair", _("The two questions belong together. May be given several times.")),
        _pairs_option("--part", _("The two questions do not belong together. May be given several times.")),
        json_flag(),
        help=_(
            "Makes last year’s answers drafts in this year’s case, and tells what in them is out of date."
        ),
    )


def _pairs_option(name: str, help: str) -> click.Option:
    return click.Option([name], metavar=_("OLD=NEW"), multiple=True, callback=_as_pairs, help=help)


def _as_pairs(
    ctx: click.Context, param: click.Parameter, values: tuple[str, ...]
) -> tuple[tuple[str, str], ...]:
    """The questions of each pair. Raises click.BadParameter."""
    pairs = [tuple(each.strip() for each in value.split("=")) for value in values]
    for pair in pairs:
        if len(pair) != 2 or not all(pair):
            raise click.BadParameter(
                _("a pair is written as 2.1=2.3, last year’s question first."), ctx, param
            )
    return tuple((pair[0], pair[1]) for pair in pairs)


def _carry(
    old: Path,
    new: Path,
    keys: tuple[str, ...],
    pair: tuple[tuple[str, str], ...],
    part: tuple[tuple[str, str], ...],
    as_json: bool,
) -> None:
    if files.is_same(old, new):
        raise click.UsageError(_("OLD and NEW are the same file."), click.get_current_context())
    previous = produce.read_submission(old)
    if produce.is_blank(previous):
        say(_("Nothing is answered in {file}: there is nothing to carry over.").format(file=old))
        raise click.exceptions.Exit(1)
    choices = [PairChoice(*each, together=True) for each in pair]
    choices += [PairChoice(*each, together=False) for each in part]
    with Case.open(new) as case:
        before = case.snapshot()
        wanted = [question_of(before, key).key for key in keys] or None
        _demand_there(choices, previous, before)
        if before.previous != previous:
            case.set_previous(previous)
        for choice in choices:
            case.choose_pair(choice)
        carried = case.carry(wanted)
        snapshot, matching = case.snapshot(), case.matching()
    _tell(carried, snapshot, matching, before, as_json)
    say_left_out(previous)


def _demand_there(choices: Iterable[PairChoice], previous: Submission, case: Snapshot) -> None:
    """Raises UnknownQuestion, before anything is changed."""
    for each in choices:
        question_of(case, each.new)
        if previous.questionnaire.question(each.old) is None:
            raise UnknownQuestion(question=each.old)


def _tell(
    carried: Carried, snapshot: Snapshot, matching: Matching | None, before: Snapshot, as_json: bool
) -> None:
    stale = [(key, piece) for key in carried.questions for piece in _stale(snapshot, key)]
    wanted = [each for each in snapshot.wanted if each.question in carried.questions]
    is_new = snapshot.previous != before.previous
    if as_json:
        pairs = doubtful_pairs(snapshot, matching)
        name = snapshot.previous.name if snapshot.previous else ""
        print_json(produce.carried_json(carried, stale, wanted, pairs, (name, is_new)))
    else:
        head = [*previous_line(snapshot, before.previous), ""] if is_new else []
        print_lines([*head, *carried_lines(carried, snapshot, stale, wanted, matching)])
    if carried.questions and not _years_known(snapshot):
        say(_("Which years the two are of is not known, so nothing is told of what is out of date."))


def _stale(snapshot: Snapshot, key: str) -> Iterator[Stale]:
    """The pieces of the answer's text, and of what stands in the form's place for evidence."""
    answer = snapshot.answer(key)
    for text in (answer.text, answer.evidence):
        yield from produce.find_stale(richtext.plain(text), snapshot)


def _years_known(snapshot: Snapshot) -> bool:
    previous = snapshot.previous
    return previous is not None and previous.year is not None and snapshot.year is not None
