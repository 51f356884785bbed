"""`auditprep handbook`: the chapters of the handbook, one of them to read, or all of them as a PDF."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import click

from auditprep import handbook, produce
from auditprep.cli.console import print_lines, say
from auditprep.cli.frame import Command, file_option
from auditprep.handbook import Chapter, Heading, Note, Part, Picture
from auditprep.i18n import _
from auditprep.richtext import ListItem, Table


def handbook_command() -> Command:
    return Command(
        "handbook",
        _handbook,
        click.Argument(["chapter"], metavar=_("[CHAPTER]"), type=click.INT, required=False),
        file_option("--pdf", help=_("The whole handbook as a PDF.")),
        help=_("Shows the handbook’s chapters, or one of them by its number; the handbook is in Swedish."),
    )


def _handbook(chapter: int | None, pdf: Path | None) -> None:
    if pdf:
        target = pdf / produce.HANDBOOK_NAME if os.path.isdir(pdf) else pdf
        made = produce.finish(produce.export_handbook(target))
        say(_("{file} is saved.").format(file=made.path.name))
    if chapter is not None:
        print_lines(_lines(_numbered(chapter)))
    elif not pdf:
        print_lines(f"{each.number:>2} {each.title}" for each in handbook.chapters())


def _numbered(number: int) -> Chapter:
    found = next((each for each in handbook.chapters() if each.number == number), None)
    if found is None:
        raise click.UsageError(
            _("The handbook has no chapter {number}.").format(number=number), click.get_current_context()
        )
    return found


def _lines(chapter: Chapter) -> Iterator[str]:
    """The chapter as plain lines, a blank one before each paragraph, list and table."""
    before: Part | None = None
    for part in chapter.parts:
        if isinstance(part, Picture):
            continue
        if before is not None and not (isinstance(part, ListItem) and isinstance(before, ListItem)):
            yield ""
        yield from _part(part)
        before = part


def _part(part: Part) -> Iterator[str]:
    words = handbook.plain(part)
    match part:
        case Heading(level=1):
            yield words.upper()
        case Table():
            yield from _rows(part)
        case ListItem():
            yield "  " * part.level + (f"{part.number}. " if part.number else "– ") + words
        case Note():
            yield f"> {words}"
        case _:
            yield words


def _rows(table: Table) -> Iterator[str]:
    rows = [["".join(span.text for span in cell) for cell in row] for row in table.rows]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        yield "  ".join(cell.ljust(wide) for cell, wide in zip(row, widths, strict=True)).rstrip()
