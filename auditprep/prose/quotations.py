"""Words that are somebody else's, as they were said or written then: between quotation marks, in a block of their own, or after
what says that a letter follows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from auditprep.prose.found import without_overlaps


@dataclass(frozen=True, slots=True)
class FoundQuotation:
    """Words that are quoted; they stand in `text[start:end]`, without the marks around them."""

    start: int
    end: int


def quotations(text: str) -> tuple[FoundQuotation, ...]:
    """What is quoted in the text, in order, the outermost of those within each other: between marks, also over lines; lines
    that begin with ">"; and what follows a letter's name, or "skrev", and a colon, to the end of its line."""
    return without_overlaps([*_between_marks(text), *_blocks(text), *_letters(text)])


_MARK = re.compile(r"[\"”“„»«]")
_OPENS = re.compile(r"(?:\A|[\s(\[–—:/-])\Z")
_LONGEST = 3000
_BLOCK = re.compile(r"^[ \t]{0,3}>[ \t]?(?=\S)[^\n]*", re.MULTILINE)
_LETTER = r"(?:brev|skrivelse|yttrande|uttalande|inlaga|svarsbrev|remissvar|pressmeddelande|mejl|mail|e-post|missiv|citat)(?:et|en|n|s)?"
_SAYS = (
    r"(?:skr(?:ev|iver|ivit)|uttala(?:de|t|r)|anför(?:de|t|s|des)?|framhöll|yttrade|citera[rs]?|lyd(?:er|de))"
)
_LEADS = re.compile(
    rf"\b(?:{_LETTER}|{_SAYS})\b[^\n:.]{{0,120}}:[ \u00a0]*(?:\n(?=\S))?(?=[^\s])", re.IGNORECASE
)


def _between_marks(text: str) -> Iterator[FoundQuotation]:
    """A mark opens where a word begins after it, and the next one that ends a word closes; one that nothing closes is none."""
    opened: int | None = None
    for mark in _MARK.finditer(text):
        at = mark.start()
        if opened is not None and at - opened > _LONGEST:
            opened = None
        if _opens(text, at):
            opened = at + 1
        elif opened is not None:
            if opened < at:
                yield FoundQuotation(opened, at)
            opened = None


def _opens(text: str, at: int) -> bool:
    after = text[at + 1 : at + 2]
    return (bool(after.strip()) and bool(_OPENS.search(text, max(0, at - 1), at))) or text[at] in "„"


def _blocks(text: str) -> Iterator[FoundQuotation]:
    for line in _BLOCK.finditer(text):
        yield FoundQuotation(line.start(), line.end())


def _letters(text: str) -> Iterator[FoundQuotation]:
    for lead in _LEADS.finditer(text):
        end = text.find("\n", lead.end())
        yield FoundQuotation(lead.end(), len(text) if end < 0 else end)
