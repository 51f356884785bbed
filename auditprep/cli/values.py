"""What is given on the command line, as the case takes it: questions, texts, pages and days."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import click

from auditprep import files, richtext
from auditprep.cli.console import standard_input
from auditprep.errors import FileUnreadable, UnknownQuestion
from auditprep.i18n import _
from auditprep.model import Question, Snapshot

LARGEST_TEXT = 10_000_000
_MAGIC = (b"%PDF-", b"{\\rtf")  # documents that could pass for text; the others have characters of _NOT_TEXT
_NOT_TEXT = re.compile("[\0-\x08\x0e-\x19\x1b-\x1d]")
_PAGES = re.compile(r"\s*([1-9][0-9]{0,4})(?:\s*[-–]\s*([1-9][0-9]{0,4}))?\s*")


def written_pages(words: str) -> str | None:
    """Pages as the case keeps them: "3", "3-6", "3, 5-7", ascending; None if the words are no pages."""
    kept: list[str] = []
    last = 0
    for part in words.split(","):
        found = _PAGES.fullmatch(part)
        pages = [int(page) for page in found.groups() if page] if found else []
        if not pages or pages[0] <= last or pages != sorted(set(pages)):
            return None
        kept.append("-".join(map(str, pages)))
        last = pages[-1]
    return ", ".join(kept)


def question_of(snapshot: Snapshot, key: str) -> Question:
    """The question with this key. Raises UnknownQuestion."""
    question = snapshot.questionnaire.question(key.strip())
    if question is None:
        raise UnknownQuestion(question=key)
    return question


def today() -> dt.date:
    """The user's own day."""
    return dt.datetime.now().astimezone().date()


def as_day(ctx: click.Context, param: click.Parameter, value: str | None) -> dt.date | None:
    """The day that an option gives. Raises click.BadParameter."""
    try:
        return dt.date.fromisoformat(value) if value is not None else None
    except ValueError as error:
        raise click.BadParameter(_("a date is written as 2025-09-26."), ctx, param) from error


def text_of(file: Path) -> str:
    """The Markdown in a file ("-": standard input), as the case keeps it. Raises FileError; a file that is no
    text is FileUnreadable."""
    piped = str(file) == "-"
    data = standard_input(LARGEST_TEXT) if piped else files.read_bytes(file, LARGEST_TEXT)
    text = _decoded(data)
    if text is None or data.startswith(_MAGIC) or _NOT_TEXT.search(text):
        raise FileUnreadable(file=_("standard input") if piped else str(file), reason="not-text")
    return richtext.to_markdown(richtext.parse(text))


def _decoded(data: bytes) -> str | None:
    """The text of the bytes: UTF-8, with or without a BOM; UTF-16 with one; else what old Windows programs write.
    None if they are none of that."""
    marked = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    for encoding in ("utf-16",) if marked else ("utf-8-sig", "cp1252"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None
