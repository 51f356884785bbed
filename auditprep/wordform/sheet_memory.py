"""What a colleague's sheet remembers of itself: which words are its own, so that all others are a colleague's.

Kept as JSON in a part of the package (customXml) that Word and LibreOffice carry along and nobody sees. Where it is lost,
the sheet is read by its headings and labels.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass

from lxml import etree

from auditprep.errors import FormError
from auditprep.model import Answer
from auditprep.wordform.blocks import P, text_of
from auditprep.wordform.package import Package
from auditprep.wordform.sheet_words import MEMORY, PROPERTY

_LARGEST = 20_000_000  # characters
_MOST = 100_000  # questions, or lines


@dataclass(frozen=True, slots=True)
class RememberedQuestion:
    """A question of the sheet: the lines that are the sheet's own, its options, its fields by part, and what stood in those
    when it went out."""

    key: str
    label: str
    text: str
    lines: tuple[str, ...]
    options: tuple[str, ...]
    several: bool
    fields: tuple[str, ...]
    began: Answer | None = None


@dataclass(frozen=True, slots=True)
class Memory:
    """`around` are the sheet's own lines outside its questions."""

    token: str
    around: tuple[str, ...]
    questions: tuple[RememberedQuestion, ...]


def lines_of(elements: Iterable[etree._Element]) -> Iterator[str]:
    """The words of every paragraph in these elements, without those that hold none; blanks are single."""
    for element in elements:
        for paragraph in element.iter(P):
            if line := collapsed(text_of(paragraph)):
                yield line


def collapsed(text: str) -> str:
    return " ".join(text.split())


def to_text(memory: Memory) -> str:
    """The memory as text that XML can hold."""
    return json.dumps({"version": 1, **asdict(memory)}, ensure_ascii=True)


def memory_in(package: Package) -> Memory | None:
    """What a sheet remembers; None where it has lost that, or the document never was a sheet."""
    for relation in package.relations(package.main).values():
        if relation.kind.endswith("/customXml") and not relation.external:
            root = tree_of(package, package.resolved(relation.target))
            if root is not None and root.tag == f"{{{MEMORY}}}blad":
                return _from_text(root.text or "")
    return None


def token_in(package: Package) -> str | None:
    """The token in the document's properties; None where there is none."""
    for relation in package.relations("").values():
        if relation.kind.endswith("/custom-properties") and not relation.external:
            root = tree_of(package, relation.target.lstrip("/"))
            for each in () if root is None else root:
                if each.get("name") == PROPERTY:
                    return "".join(value.text or "" for value in each).strip() or None
    return None


def tree_of(package: Package, name: str) -> etree._Element | None:
    """The tree of a part that the sheet can do without; None where it cannot be read."""
    try:
        return package.tree(name)
    except FormError:
        return None


def _from_text(text: str) -> Memory | None:
    """The memory that was written; None for anything else, since others may have written it."""
    try:
        found = json.loads(text[:_LARGEST])
        questions = tuple(_question(each) for each in found["questions"][:_MOST])
        return Memory(_word(found["token"]), _words(found["around"]), questions)
    except (ValueError, TypeError, KeyError, RecursionError):
        return None


def _question(found: dict[str, object]) -> RememberedQuestion:
    return RememberedQuestion(
        _word(found["key"]),
        _word(found["label"]),
        _word(found["text"]),
        _words(found["lines"]),
        _words(found["options"]),
        found["several"] is True,
        _words(found["fields"]),
        _began(found.get("began")),
    )


def _began(found: object) -> Answer | None:
    if not isinstance(found, dict):
        return None
    mark = found["mark"]
    return Answer(
        None if mark is None else _word(mark), _word(found["text"]), evidence=_word(found["evidence"])
    )


def _word(found: object) -> str:
    if not isinstance(found, str):
        raise TypeError("no text")
    return found


def _words(found: object) -> tuple[str, ...]:
    if not isinstance(found, list):
        raise TypeError("no list")
    return tuple(_word(each) for each in found[:_MOST])
