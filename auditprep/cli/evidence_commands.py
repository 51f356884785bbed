"""The commands for evidence: taking it in, showing it, searching it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import click

from auditprep import messages, produce
from auditprep.case import Case
from auditprep.cli import evidence_listing
from auditprep.cli.console import print_json, print_lines, say
from auditprep.cli.frame import Command, file_argument, json_flag
from auditprep.cli.values import question_of, written_pages
from auditprep.errors import EvidenceError, FileError, LeftInFolder, NoSuchPages
from auditprep.i18n import _
from auditprep.model import Document, Snapshot, Taken, Trouble, Version
from auditprep.prose.pages import pages_list

# attach


def attach_command() -> Command:
    return Command(
        "attach",
        _attach,
        file_argument("case", _("CASE")),
        file_argument("files", _("FILE…"), many=True),
        click.Option(["--to", "key"], metavar=_("QUESTION"), help=_("The question that it proves.")),
        click.Option(["--pages"], metavar="3-6", help=_("The pages that prove it.")),
        click.Option(["--quote"], metavar=_("WORDS"), help=_("The words there that prove it.")),
        click.Option(
            ["--title"], metavar=_("TITLE"), help=_("What to call it; otherwise what it says itself.")
        ),
        click.Option(["--password"], metavar=_("PASSWORD"), help=_("What a locked PDF asks for.")),
        help=_("Adds evidence, files or whole folders, and cites it."),
    )


@dataclass(frozen=True, slots=True)
class _Cited:
    """Where it is to be cited; no question: nowhere."""

    question: str | None
    pages: str | None
    quote: str


def _attach(
    case: Path,
    files: tuple[Path, ...],
    key: str | None,
    pages: str | None,
    quote: str | None,
    title: str | None,
    password: str | None,
) -> None:
    _demand_usage(key, pages, quote)
    _demand_title_fits(files, title)
    with Case.open(case) as opened:
        question = question_of(opened.snapshot(), key).key if key else None
        cited = _Cited(question, written_pages(pages) if pages else None, quote or "")
        gathered = produce.finish(produce.gather_files(files))
        _demand_title_fits(gathered.files, title)
        for error in gathered.errors:
            say(messages.sentence(error))
        attached = [_attach_file(opened, file, title, password, cited) for file in gathered.files]
    is_all = all(isinstance(error, LeftInFolder) for error in gathered.errors)
    if not (is_all and all(attached)):
        raise click.exceptions.Exit(1)


def _demand_usage(key: str | None, pages: str | None, quote: str | None) -> None:
    """Raises click.UsageError."""
    context = click.get_current_context()
    if pages and not key:
        raise click.UsageError(_("--pages needs --to."), context)
    if quote and not key:
        raise click.UsageError(_("--quote needs --to."), context)
    if pages and not written_pages(pages):
        raise click.UsageError(_("--pages takes pages in order, such as 3, 3-6 or “3, 5-7”."), context)


def _demand_title_fits(files: tuple[Path, ...], title: str | None) -> None:
    """Raises click.UsageError."""
    if title and len(files) > 1:
        raise click.UsageError(_("--title goes with one file only."), click.get_current_context())


def _attach_file(case: Case, file: Path, title: str | None, password: str | None, cited: _Cited) -> bool:
    """Whether it was taken in; a file that could not be does not stop the others."""
    before = case.snapshot()
    try:
        document = produce.finish(produce.read_document(file, _read(before, password), password))
        _demand_pages(document, before, cited.pages)
        taken = case.take_in(document, title=title)
    except (FileError, EvidenceError, NoSuchPages) as error:
        say(messages.sentence(error))
        return False
    if cited.question and taken[0].how != "empty":
        case.cite(cited.question, taken[0].evidence, cited.pages, cited.quote)
    _tell(taken, case.snapshot())
    _tell_misquoted(case, cited, taken[0].evidence)
    return True


def _tell_misquoted(case: Case, cited: _Cited, evidence: int) -> None:
    """Says so where the quotation does not stand on the pages."""
    snapshot = case.snapshot()
    for each in snapshot.cited(cited.question or ""):
        if each.evidence == evidence and each.quote and each.quote == cited.quote:
            found = produce.quote_not_found(snapshot, case, cited.question or "", each)
            if found:
                say(messages.notice(found))


def _tell(taken: tuple[Taken, ...], snapshot: Snapshot) -> None:
    print_lines(evidence_listing.taken_lines(taken, snapshot))
    for each in taken:
        document = snapshot.document(each.evidence)
        words = messages.trouble(document.newest) if document else None
        words = messages.not_taken(each.file_name) if each.how == "empty" else words
        if words:
            say(words)


def _read(snapshot: Snapshot, password: str | None) -> frozenset[str]:
    """The files that were read before, and need not be read again: a locked one only if there is no password now."""
    again = {Trouble.UNREAD, Trouble.LOCKED} if password else {Trouble.UNREAD}
    return frozenset(each.sha256 for each in snapshot.versions() if each.trouble not in again)


def _demand_pages(document: Document, snapshot: Snapshot, pages: str | None) -> None:
    """Raises NoSuchPages for pages after the last one, before anything is taken in."""
    file = Version(1, document.file_name, document.sha256, len(document.data), len(document.pages) or None)
    known = next((each for each in snapshot.versions() if each.sha256 == document.sha256), file)
    last = (file if document.pages else known).last_page
    if last and max(pages_list(pages), default=0) > last:
        raise NoSuchPages(title=document.file_name, pages=pages, count=last)


# evidence


def evidence_command() -> Command:
    return Command(
        "evidence",
        _evidence,
        file_argument("case", _("CASE")),
        json_flag(),
        help=_("Shows the evidence, and what was read out of it."),
    )


def _evidence(case: Path, as_json: bool) -> None:
    with Case.open(case, read_only=True) as opened:
        snapshot = opened.snapshot()
    if as_json:
        print_json(produce.evidence_json(snapshot))
    else:
        print_lines(evidence_listing.evidence_lines(snapshot))


# search


def search_command() -> Command:
    return Command(
        "search",
        _search,
        file_argument("case", _("CASE")),
        click.Argument(["words"], metavar=_("WORDS…"), nargs=-1, required=True),
        json_flag(),
        help=_(
            "Finds pages of evidence, answers and questions with all the words: word, “a phrase”, begin*."
        ),
    )


def _search(case: Path, words: tuple[str, ...], as_json: bool) -> None:
    with Case.open(case, read_only=True) as opened:
        snapshot, found = opened.snapshot(), opened.search(" ".join(words))
    if as_json:
        print_json(produce.search_json(found))
    else:
        print_lines(evidence_listing.found_lines(found, snapshot))
