"""What stands beside the text of a sheet that has come back: comments, notes, words at the head or foot of its pages."""

from __future__ import annotations

from collections.abc import Iterator

from auditprep.wordform.document import Document
from auditprep.wordform.package import Package
from auditprep.wordform.sheet_memory import collapsed, lines_of, tree_of
from auditprep.wordform.sheet_words import FOOT_LINE, TOKEN
from auditprep.wordform.xml import qn

_NOTES = {"comments": "commentReference", "footnotes": "footnoteReference", "endnotes": "endnoteReference"}


def notes(document: Document) -> Iterator[tuple[tuple[str, str], str, str]]:
    """The comments, footnotes and endnotes: the kind and id of the reference to each, who wrote it ("" where nobody says)
    and its words."""
    for kind, reference in _NOTES.items():
        part = document.package.related(kind)
        root = tree_of(document.package, part) if part else None
        for note in () if root is None else root:
            words = "\n".join(lines_of([note]))
            if words and isinstance(note.tag, str) and note.get(qn("w:type")) is None:
                yield (reference, note.get(qn("w:id"), "")), collapsed(note.get(qn("w:author"), "")), words


def foot_lines(package: Package) -> list[str]:
    """The lines at the heads and feet of the pages, each once."""
    found: dict[str, None] = {}
    for relation in package.relations(package.main).values():
        if relation.kind.endswith(("/header", "/footer")) and not relation.external:
            root = tree_of(package, package.resolved(relation.target))
            found.update(dict.fromkeys([] if root is None else lines_of([root])))
    return list(found)


def token_at_foot(lines: list[str]) -> str | None:
    """The token as it is printed on each page; None where it is not."""
    return next((found[1] for line in lines if (found := TOKEN.search(line))), None)


def written_at_foot(lines: list[str]) -> Iterator[str]:
    """What is not the sheet's own."""
    for line in lines:
        ours = FOOT_LINE.fullmatch(line)
        if more := line if ours is None else ours["more"]:
            yield more
