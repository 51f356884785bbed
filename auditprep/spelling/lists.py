"""Lists of words that come with auditprep: those of the field with their inflections, and the most common ones."""

from __future__ import annotations

from collections.abc import Iterator

from auditprep.files import read_bytes
from auditprep.paths import resource

FIELD, COMMON = "field-words.txt", "common-words.txt"


def field_words() -> frozenset[str]:
    """The words of the field, in all their forms. Raises FileMissing, FileUnreadable."""
    return frozenset(form for line in _lines(FIELD) for form in forms(line))


def common_words() -> frozenset[str]:
    """The most common words. Raises FileMissing, FileUnreadable."""
    return frozenset(word for line in _lines(COMMON) for word in line.split())


def forms(line: str) -> Iterator[str]:
    """What a line of the list stands for: "nämnd -en -er" is nämnd, nämnden and nämnder; an ending comes where a | stands,
    otherwise at the end. Several words are each a word."""
    stem = ""
    for part in line.split():
        if part.startswith("-"):
            yield stem + part[1:]
        else:
            stem = part.split("|")[0].rstrip("-")
            yield part.replace("|", "").rstrip("-")


def _lines(name: str) -> list[str]:
    text = read_bytes(resource("spelling") / name).decode("utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]
