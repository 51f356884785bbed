"""The numbers that forms give their questions: "1.1", "Fråga 3", "b)"."""

from __future__ import annotations

import re

from auditprep.wordform.blocks import Cell

_WORD = r"(?:(?:fråga|kontrollfråga|nr|punkt)\.?\s+)?"
_NUMBER = re.compile(
    rf"^{_WORD}(\d{{1,3}}(?:\.\d{{1,3}})*\.?\s?[a-wyzåäö]?|[a-wyzåäö](?:\.?\d{{1,3}}(?:\.\d{{1,3}})*)?"
    rf"|§\s?\d{{1,3}}[a-z]?|\d{{1,3}}:\d{{1,3}}|(?-i:[IVX]{{1,5}})(?:[:.]\d{{1,3}})?)\s*[.):]?$",
    re.IGNORECASE,
)
_NUMBERED = re.compile(
    r"^(?:(?:fråga|kontrollfråga)\s+(\d{1,3}(?:\.\d{1,3})*[a-zåäö]?)\s*[.):–-]*"
    r"|(§\s?\d{1,3}[a-z]?|\d{1,3}:\d{1,3}|(?-i:[IVX]{1,5})(?:[:.]\d{1,3}|(?=[.):]))|\d{1,3}(?:\.\d{1,3})+[a-zåäö]?|[A-ZÅÄÖ]\.?\d{1,3}(?:\.\d{1,3})*(?=[.):\s])|\d{1,3}[a-zåäö]?(?=[.)])|\d{1,2}(?=\s+(?-i:[A-ZÅÄÖ]))|[a-zåäö](?=\)))[.):]?)\s+(?=\S)(.*)$",
    re.IGNORECASE | re.DOTALL,
)
_LETTERED_WORD = re.compile(r"^[A-Za-zÅÄÖåäö]\s")


def split_number(text: str) -> tuple[str | None, str]:
    """A typed number and what follows: "1.1 Har nämnden …" → ("1.1", "Har nämnden …")."""
    found = _NUMBERED.match(text)
    return (found.group(1) or found.group(2), found.group(3)) if found else (None, text)


def as_number(text: str) -> str | None:
    """The number that stands alone in a cell: "1.1." → "1.1"; None if there is anything else."""
    found = _NUMBER.match(text.strip())
    return found.group(1).rstrip(".").replace(" ", "") if found else None


def number_in_front(cell: Cell) -> str | None:
    """The number, automatic or typed, in front of a cell's words."""
    number = first_number(cell) or split_number(cell.text)[0]
    return bare(number) if number else None


def first_number(cell: Cell) -> str | None:
    """The automatic number of a cell's first line of words, or of its first line at all if it has none."""
    first = next((line for line in cell.lines if not line.is_blank), next(iter(cell.lines), None))
    return first.number if first else None


def bare(number: str) -> str:
    """A number without what it ends with, and without the word in front: "Fråga 1.1:" → "1.1"."""
    return as_number(number) or number.strip().rstrip(".):")


def is_letter(number: str | None) -> bool:
    """Whether a question is numbered with a letter alone, as a part of the one above: "a)"."""
    return number is not None and len(number) == 1 and number.isalpha()
