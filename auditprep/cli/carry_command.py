"""`auditprep carry`: last year's answers as drafts of this year's, and what in them is out of date."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from auditprep import files, produce, richtext
from auditprep.case import Case
from auditprep.cli.console import print_json, print_lines, say
from auditprep.cli.frame import Command, file_argument, json_flag
from auditprep.cli.values import question_of
from auditprep.i18n import _, ngettext
from auditprep.model import Carried, Matching, Snapshot, Stale, Submission, Wanted


def carry_command() -> Command:
    return Command(
        "carry",
        _carry,
        file_argument("old", _("OLD")),
        file_argument("new", _("NEW")),
        click.Argument(["keys"], metavar=_("[QUESTION…]"), nargs=-1),
        json_flag(),
        help=_(
            "Makes last year’s answers drafts in this year’s case, and tells what in them is out of date."
        ),
    )


def _carry(old: Path, new: Path, keys: tuple[str, ...], as_json: bool) -> None:
    if files.is_same(old, new):
        raise click.UsageError(_("OLD and NEW are the same file."), click.get_current_context())
    previous = produce.read_submission(old)
    if produce.is_blank(previous):
        say(_("Nothing is answered in {file}: there is nothing to carry over.").format(file=old))
        raise click.exceptions.Exit(1)
    with Case.open(new) as case:
        before = case.snapshot()
        wanted = [question_of(before, key).key for key in keys] or None
        if before.previous != previous:
            case.set_previous(previous)
            say(_("Last year is now {file}.").format(file=old))
        carried = case.carry(wanted)
        snapshot, matching = case.snapshot(), case.matching()
    _tell(carried, snapshot, matching, as_json)


def _tell(carried: Carried, snapshot: Snapshot, matching: Matching | None, as_json: bool) -> None:
    stale = [(key, piece) for key in carried.questions for piece in _stale(snapshot, key)]
    wanted = [each for each in snapshot.wanted if each.question in carried.questions]
    if as_json:
        print_json(produce.carried_json(carried, stale, wanted))
    else:
        print_lines(_lines(carried, snapshot, stale, wanted, matching))
    if carried.questions and not _years_known(snapshot):
        say(_("Which years the two are of is not known, so nothing is told of what is out of date."))
    if matching and matching.doubtful:
        say(_doubtful_line(matching))


def _stale(snapshot: Snapshot, key: str) -> Iterator[Stale]:
    """The pieces of the answer's text, and of what stands in the form's place for evidence."""
    answer = snapshot.answer(key)
    for text in (answer.text, answer.evidence):
        yield from produce.find_stale(richtext.plain(text), snapshot)


def _years_known(snapshot: Snapshot) -> bool:
    previous = snapshot.previous
    return previous is not None and previous.year is not None and snapshot.year is not None


# As lines


def _lines(
    carried: Carried,
    snapshot: Snapshot,
    stale: list[tuple[str, Stale]],
    wanted: list[Wanted],
    matching: Matching | None,
) -> Iterator[str]:
    yield _count_line(carried)
    previous = snapshot.previous
    for key in carried.questions:
        yield f"  {_from(key, previous, matching)}"
    yield from _left_lines(carried)
    if carried.marks_lost:
        keys = ", ".join(carried.marks_lost)
        yield _(
            "The mark was not carried over, since this form does not plainly offer it: {questions}"
        ).format(questions=keys)
    yield from _part(_("To look at, since it is last year’s:"), (_stale_line(*each) for each in stale))
    yield from _part(
        _("Documents of last year that need one of this year:"),
        (_wanted_line(each, snapshot) for each in wanted),
    )


def _part(head: str, lines: Iterator[str]) -> Iterator[str]:
    """The lines under their head; nothing where there are none."""
    kept = list(lines)
    if kept:
        yield ""
        yield head
        yield from (f"  {line}" for line in kept)


def _count_line(carried: Carried) -> str:
    count = len(carried.questions)
    if not count:
        return _("Nothing was carried over.")
    return ngettext(
        "{count} answer was carried over as a draft, to be read through and confirmed:",
        "{count} answers were carried over as drafts, to be read through and confirmed:",
        count,
    ).format(count=count)


def _from(key: str, previous: Submission | None, matching: Matching | None) -> str:
    """The question, and what it was last year where that had another number."""
    before = [each for each in matching.before(key) if each != key] if matching else []
    if not before:
        return key
    year = str(previous.year) if previous and previous.year else _("last year")
    return _("{question}, which was {before} in {year}").format(
        question=key, before=", ".join(before), year=year
    )


def _left_lines(carried: Carried) -> Iterator[str]:
    sentences = {
        "answered": _("Left, since there is an answer already: {questions}"),
        "nothing": _("Left, since nothing was answered last year: {questions}"),
        "unmatched": _("Left, since last year’s form has no such question: {questions}"),
    }
    for why, sentence in sentences.items():
        keys = [key for key, reason in carried.left.items() if reason == why]
        if keys:
            yield sentence.format(questions=", ".join(keys))


def _stale_line(key: str, piece: Stale) -> str:
    words = " ".join(piece.was.split())
    if not piece.proposals:
        return _("{question}: “{words}”").format(question=key, words=words)
    proposals = _(" or ").join(" ".join(each.split()) for each in piece.proposals)
    return _("{question}: “{words}” → {proposals}").format(question=key, words=words, proposals=proposals)


def _wanted_line(wanted: Wanted, snapshot: Snapshot) -> str:
    line = f"{wanted.question}: {wanted.then.title}"
    found = [each.title for id in wanted.likely if (each := snapshot.document(id))]
    return f"{line} → {_(' or ').join(found)}" if found else line


def _doubtful_line(matching: Matching) -> str:
    return ngettext(
        "{count} pair of questions may belong together; say so in the window, and its answer can be carried over.",
        "{count} pairs of questions may belong together; say so in the window, and their answers can be carried over.",
        len(matching.doubtful),
    ).format(count=len(matching.doubtful))
