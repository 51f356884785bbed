"""`auditprep export`: everything that is sent, each to a file of its own."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

import click

from auditprep import files, messages, produce
from auditprep.case import Case
from auditprep.cli import listing
from auditprep.cli.check_listing import open_lines
from auditprep.cli.console import print_lines, say
from auditprep.cli.frame import Command, file_argument, file_option
from auditprep.cli.values import today
from auditprep.errors import CaseError
from auditprep.i18n import _
from auditprep.model import Receipt, Sent, Snapshot

Make = Callable[[Case, Snapshot, Path, Mapping[str, Any]], Receipt | Sent]


def export_command() -> Command:
    return Command(
        "export",
        _export,
        file_argument("case", _("CASE")),
        file_option("--docx", help=_("The auditors’ own form, filled in.")),
        _flag("--list", "with_list", _("With --docx: the list of attachments at its end.")),
        file_option("--pdf", help=_("The answers as PDF, to read.")),
        file_option(
            "--zip", name="zip_file", help=_("The form, the list and all attachments, in a ZIP file.")
        ),
        file_option("--binder", help=_("The answers and all attachments in one PDF.")),
        file_option("--attachments", help=_("The list of attachments as a Word file of its own.")),
        file_option("--json", name="json_file", help=_("All answers as JSON.")),
        _flag("--with-secret", "with_secret", _("Takes attachments along that are marked secret.")),
        _flag("--with-uncited", "with_uncited", _("Takes attachments along that no answer cites.")),
        help=_("Writes what is sent."),
    )


def _flag(option: str, name: str, help: str) -> click.Option:
    return click.Option([option, name], is_flag=True, help=help)


def _export(
    case: Path, with_list: bool, with_secret: bool, with_uncited: bool, **targets: Path | None
) -> None:
    asked = {name: target for name, target in targets.items() if target}
    _demand_some(asked, with_list)
    chosen = {"with_secret": with_secret, "with_uncited": with_uncited}
    lines: list[str] = []  # told when all is written: a reader that goes away must not cut the work short
    whole = True
    files_made: list[tuple[str, Path]] = []
    with Case.open(case, read_only=True) as opened:
        snapshot = opened.snapshot()
        wanted = {name: _named(target, name, snapshot) for name, target in asked.items()}
        _demand_a_file_each(wanted.values())
        for name, target in wanted.items():
            options = {**chosen, "with_list": with_list}
            wished = {option: options[option] for option in OPTIONS[name]}
            made = MAKERS[name](opened, snapshot, target, wished)
            whole = whole and not (isinstance(made, Sent) and made.is_partial)
            lines += _told(made, target, snapshot)
            files_made.append((KINDS[name], made.path if isinstance(made, Sent) else target))
        examined = produce.finish(produce.examine(snapshot, opened.page_texts, today=today()))
    _keep_hashes(case, files_made)
    print_lines([*lines, *listing.lacking_lines(snapshot), *open_lines(examined)])
    if not whole:
        say(
            _("Something lacks in what was made; its name says PARTIAL. See what, mend it, and export again.")
        )
        raise click.exceptions.Exit(1)


def _told(made: Receipt | Sent, target: Path, snapshot: Snapshot) -> Iterator[str]:
    if isinstance(made, Receipt):
        yield from listing.receipt_lines(made, str(target), snapshot)
        return
    yield messages.sent(made)
    yield from map(messages.notice, made.lacks)
    if made.form:
        yield from listing.receipt_lines(made.form, snapshot.form_name, snapshot)
    yield from messages.sent_without(made)
    told = made.form.notices if made.form else ()
    yield from (messages.notice(each) for each in made.notices if each not in told)
    yield ", ".join(messages.sent_counts(made))
    yield f"SHA-256 {made.sha256}"


def _named(target: Path, name: str, snapshot: Snapshot) -> Path:
    """The file to write: in a folder, by its plain name, which tells a draft."""
    return target / produce.export_name(snapshot, KINDS[name]) if os.path.isdir(target) else target


def _keep_hashes(case: Path, made: Iterable[tuple[str, Path]]) -> None:
    """Remembers the hash of each file in the case; where that cannot be written to now, they are told all the same."""
    with suppress(CaseError), Case.open(case) as opened:
        for kind, file in made:
            opened.record_export(kind, file.name, *files.digest(file))


def _demand_some(wanted: Mapping[str, Path], with_list: bool) -> None:
    """Raises click.UsageError unless something is asked for, and each as a file."""
    context = click.get_current_context()
    if not wanted:
        raise click.UsageError(
            _("Give at least one of --docx, --pdf, --zip, --binder, --attachments and --json."), context
        )
    if with_list and "docx" not in wanted:
        raise click.UsageError(_("--list goes with --docx."), context)
    if Path("-") in wanted.values():
        raise click.UsageError(_("- is no file name; `auditprep show --json` prints the answers."), context)


def _demand_a_file_each(wanted: Iterable[Path]) -> None:
    """Raises click.UsageError where two are the same file."""
    context, targets = click.get_current_context(), list(wanted)
    if any(files.is_same(one, other) for at, one in enumerate(targets) for other in targets[:at]):
        raise click.UsageError(_("Each export needs a file of its own."), context)


# How each is made


def _docx(case: Case, snapshot: Snapshot, to: Path, options: Mapping[str, Any]) -> Receipt:
    return produce.finish(produce.export_docx(snapshot, case.form(), to, **options))


def _pdf(_case: Case, snapshot: Snapshot, to: Path, options: Mapping[str, Any]) -> Sent:
    return produce.finish(produce.export_pdf(snapshot, to, **options))


def _zip(case: Case, snapshot: Snapshot, to: Path, options: Mapping[str, Any]) -> Sent:
    return produce.finish(produce.export_zip(snapshot, case.form(), to, case, **options))


def _binder(case: Case, snapshot: Snapshot, to: Path, options: Mapping[str, Any]) -> Sent:
    return produce.finish(produce.export_binder(snapshot, to, case, **options))


def _attachments(_case: Case, snapshot: Snapshot, to: Path, options: Mapping[str, Any]) -> Sent:
    return produce.finish(produce.export_attachment_list(snapshot, to, **options))


def _json(_case: Case, snapshot: Snapshot, to: Path, options: Mapping[str, Any]) -> Receipt:
    return produce.finish(produce.export_json(snapshot, to, **options))


MAKERS: dict[str, Make] = {
    "docx": _docx,
    "pdf": _pdf,
    "zip_file": _zip,
    "binder": _binder,
    "attachments": _attachments,
    "json_file": _json,
}
"""By the name of the option's parameter; made in this order."""

KINDS = {"zip_file": "zip", "attachments": "list", "json_file": "json"} | {
    name: name for name in ("docx", "pdf", "binder")
}
"""What the case calls each of them."""

_BOTH = ("with_secret", "with_uncited")
OPTIONS: dict[str, tuple[str, ...]] = {
    "docx": ("with_list", "with_secret"),
    "pdf": ("with_secret",),
    **dict.fromkeys(("zip_file", "binder", "attachments", "json_file"), _BOTH),
}
"""What each of them may be told."""
