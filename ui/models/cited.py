"""Citations as a reader meets them: which document, which pages as they are printed, in which version."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from auditprep.i18n import _, ngettext
from auditprep.model import Citation, Evidence, Snapshot, Version
from auditprep.prose.citing import citation_text
from auditprep.prose.pages import pages_list, pages_of, printed

_PREFIX = re.compile(r"^\s*(?:sidorna|sidan|sidor|sida|sid|pages?|pp?|s)\b[\s.:]*", re.IGNORECASE)
_RANGE = re.compile(r"\s*([^\s,–-]+)\s*(?:[-–]\s*([^\s,–-]+))?\s*")
_SHORT_QUOTE = 32


@dataclass(frozen=True, slots=True)
class Cited:
    """A citation and the evidence that it leans on; None where the case no longer has it."""

    citation: Citation
    evidence: Evidence | None
    is_removed: bool = False  # it can be put back

    @property
    def title(self) -> str:
        return name_of(self.evidence) if self.evidence else _("missing document")

    @property
    def file_name(self) -> str:
        """The name of the file that was meant, where the title does not say it."""
        name = self.version.file_name if self.version else ""
        return "" if name == self.title else name

    @property
    def version(self) -> Version | None:
        """The version that was meant."""
        return self.evidence.version(self.citation.version) if self.evidence else None

    @property
    def is_older(self) -> bool:
        """Whether the document has a newer version than the one that was meant."""
        return self.evidence is not None and self.citation.version < self.evidence.newest.number

    @property
    def is_secret(self) -> bool:
        return self.evidence is not None and self.evidence.secret

    @property
    def first_page(self) -> int:
        """Where to open it, counted from 1."""
        return next(iter(pages_list(self.citation.pages)), 1)

    @property
    def pages(self) -> str:
        """The pages as they are printed, ", p. 1–4"; "" for the whole document."""
        numbers = printed(self.citation.pages, self.version.printed if self.version else ())
        return _(", p. {pages}").format(pages=numbers) if numbers else ""

    @property
    def quote(self) -> str:
        """The words that are quoted, in quotation marks; "" for none."""
        words = " ".join(self.citation.quote.split())
        return _("“{words}”").format(words=words) if words else ""

    @property
    def short_quote(self) -> str:
        """The quote as it fits among other words."""
        words = " ".join(self.citation.quote.split())
        if len(words) > _SHORT_QUOTE:
            words = words[:_SHORT_QUOTE].rsplit(" ", 1)[0].rstrip(",.;:") + "…"
        return _("“{words}”").format(words=words) if words else ""

    @property
    def words(self) -> str:
        """The whole of it in a line: "Budget 2025, p. 1–4 “…”"."""
        return " ".join(filter(None, [self.title + self.pages, self.quote]))

    def in_prose(self) -> str:
        """The citation as it is written into an answer."""
        return citation_text(self.title, self.citation.pages, self.version.printed if self.version else ())


def citations(snapshot: Snapshot, key: str) -> tuple[Cited, ...]:
    """What the answer to this question leans on, in the case's order."""
    here = {document.id: document for document in snapshot.evidence}
    gone = {document.id: document for document in snapshot.removed}
    return tuple(
        Cited(cited, here.get(cited.evidence) or gone.get(cited.evidence), cited.evidence in gone)
        for cited in snapshot.cited(key)
    )


def name_of(evidence: Evidence) -> str:
    """What a document is called, on one line: its title, or the name of its file where it has none."""
    return " ".join((evidence.title or evidence.file_name).split())


def told_apart(evidence: Iterable[Evidence]) -> dict[int, str]:
    """What tells documents apart that are called the same: the ends of their files' names, or the names where those are
    the same too. By id; nothing for a document whose name no other has."""
    alike: dict[str, list[Evidence]] = {}
    for each in evidence:
        alike.setdefault(name_of(each).casefold(), []).append(each)
    return {each.id: by for same in alike.values() if len(same) > 1 for each, by in _apart(same)}


def _apart(same: Sequence[Evidence]) -> list[tuple[Evidence, str]]:
    ends = [PurePath(each.file_name).suffix.lower() for each in same]
    names = [each.file_name for each in same]
    return list(zip(same, ends if all(ends) and len(set(ends)) == len(ends) else names, strict=True))


def whole(found: Iterable[Citation], evidence: int) -> Citation | None:
    """The citation of this document that quotes no words; an answer has at most one."""
    return next((each for each in found if each.evidence == evidence and not each.quote), None)


def pages_with(found: Iterable[Citation], evidence: int, pages: str | None) -> str | None:
    """Which pages are cited when these come to what the answer cites already: a page more takes none away, and all of
    the document is all of it."""
    before = whole(found, evidence)
    if before is None:
        return pages
    if before.pages is None or pages is None:
        return None
    return pages_of((*pages_list(before.pages), *pages_list(pages))) or pages


# What is typed


def plain(typed: str) -> str:
    """What was typed without "sid" before it."""
    return _PREFIX.sub("", typed).strip()


def tidy(typed: str, count: int | None) -> str | None:
    """Pages of the file as the case keeps them; None for the whole document. Raises ValueError with a sentence where it
    is no list of pages, or the file has not so many (`count`, None: not known)."""
    words = plain(typed)
    if not words:
        return None
    wanted = pages_list(words)
    if not wanted:
        raise ValueError(_("Write pages like this: 3, 5–7"))
    if count is not None and wanted[-1] > count:
        words = ngettext("The file has only {count} page.", "The file has only {count} pages.", count)
        raise ValueError(words.format(count=count))
    return pages_of(wanted)


def file_pages(typed: str, numbers: Sequence[str | None]) -> str:
    """Pages of the file that have these numbers printed on them: "1–4" is "3-6" where two pages come before page 1. The
    first page with a number is the one that is meant. Raises ValueError with a sentence where no page has it."""
    places: dict[str, int] = {}
    for at, number in enumerate(numbers, 1):
        if number is not None:
            places.setdefault(number.casefold(), at)
    return pages_of(page for part in plain(typed).split(",") if part.strip() for page in _run(part, places))


def _run(part: str, places: dict[str, int]) -> range:
    found = _RANGE.fullmatch(part)
    if not found:
        raise ValueError(_("Write pages like this: 3, 5–7"))
    first, last = (places.get((number or found[1]).casefold()) for number in found.groups())
    if first is None or last is None or last < first:
        raise ValueError(_("No page in the file has the number {number}.").format(number=part.strip()))
    return range(first, last + 1)


def has_own_numbers(version: Version) -> bool:
    """Whether the numbers that are printed on its pages are others than those of the file."""
    return any(number not in (None, str(at)) for at, number in enumerate(version.printed, 1))
