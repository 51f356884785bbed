"""What every reader of a kind of file gives: pages of text, and what was the matter."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass

from auditprep.evidence.limits import MOST_LETTERS, MOST_PAGES
from auditprep.model import PageText, Progress, Trouble


@dataclass(frozen=True, slots=True)
class Attached:
    """A file as it is handed to its reader: one that was given, or that is attached to a mail."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Pages:
    """The pages of a file, why they are not all, its own title, what is attached, the file without its password, the line
    that its author has made its heading, and the head and the foot of each page, where they are no part of its text."""

    pages: tuple[PageText, ...] = ()
    trouble: Trouble | None = None
    title: str | None = None
    attached: tuple[Attached, ...] = ()
    unlocked: bytes | None = None
    heading: str | None = None
    edges: tuple[tuple[str, str], ...] = ()


Reading = Generator[Progress, None, Pages]
"""A reader at work: it tells how far it has come, and gives the pages."""


def bounded(texts: list[str], trouble: Trouble | None = None) -> Pages:
    """Pages of these texts, as many as are taken in."""
    kept, letters = [], 0
    for text in texts[:MOST_PAGES]:
        if letters + len(text) > MOST_LETTERS:
            text = text[: MOST_LETTERS - letters]
        kept.append(PageText(text))
        letters += len(text)
        if letters >= MOST_LETTERS:
            break
    cut = len(kept) < len(texts) or letters >= MOST_LETTERS
    return Pages(tuple(kept), Trouble.TOO_MUCH if cut and trouble is None else trouble)


def tidied(text: str) -> str:
    """The text without spaces at the ends of lines, and with one empty line at most between others."""
    lines = [line.rstrip() for line in text.split("\n")]
    return "\n".join(line for at, line in enumerate(lines) if line or (at and lines[at - 1])).strip("\n")
