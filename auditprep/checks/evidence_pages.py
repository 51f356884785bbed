"""Pages of evidence as answers cite them: which page of the file a number in prose means, and what is on it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from auditprep.checks.ground import Ground
from auditprep.checks.mentions import PARTS, naming_of, text_of
from auditprep.checks.shelf import Shelf, shelf
from auditprep.checks.texts import ReadDocument, ReadText
from auditprep.model import FoundPart, FoundPlace, Mend, MendKind, Version
from auditprep.prose.named_documents import CitedPages
from auditprep.prose.pages import pages_of, printed


@dataclass(frozen=True, slots=True)
class PagesInProse:
    """Pages that a text cites of a document whose evidence is known. `pages` are those of the file, () where none of them
    is in it."""

    question: str
    part: FoundPart
    cited: CitedPages
    evidence: int
    pages: tuple[int, ...]

    def place(self, ground: Ground) -> FoundPlace:
        return ground.span(self.question, self.cited.start, self.cited.end, self.part)


def pages_in_prose(ground: Ground, key: str) -> Iterator[PagesInProse]:
    """Those of an answer; pages of documents that are not attached, or may be several, are left out."""
    for part in PARTS:
        text = text_of(ground, key, part)
        if not text.plain:
            continue
        for cited in naming_of(text, part).pages:
            evidence = one_of(ground, shelf(ground), text, part, cited)
            if evidence is not None:
                version = ground.evidence[evidence].newest
                yield PagesInProse(key, part, cited, evidence, file_pages(version, cited.numbers))


def one_of(ground: Ground, on: Shelf, text: ReadText, part: FoundPart, cited: CitedPages) -> int | None:
    """The evidence that the pages are of. "Delårsrapporten" is the one that was named with its year before."""
    found = on.one(cited.document)
    if found is not None or cited.document.years:
        return found
    before = [
        each
        for each in naming_of(text, part).documents
        if each.family == cited.document.family and each.years and each.start < cited.document.start
    ]
    return on.one(before[-1]) if before else None


def file_pages(version: Version, numbers: Sequence[int]) -> tuple[int, ...]:
    """The pages of the file that these numbers mean: those that they are printed on; where no page has the number, the page
    so far from the beginning of the file."""
    by_number = {number: page for page, number in reversed(list(enumerate(version.printed, 1))) if number}
    pages = (by_number.get(str(number), number) for number in numbers)
    return tuple(page for page in pages if 0 < page <= (version.pages or 0))


def is_certain(version: Version) -> bool:
    """Whether the pages of the file are those that a reader sees."""
    return version.last_page is not None


def whole(document: ReadDocument) -> bool:
    """Whether all pages can be read: only then is it certain that something does not stand in it."""
    return document.of(all)


def number_of(version: Version, page: int) -> str:
    """The page as one writes it: the number printed on it, otherwise its place in the file."""
    return printed(str(page), version.printed) or str(page)


def rewriting(ground: Ground, at: PagesInProse, page: int) -> Mend | None:
    """The right page instead of those that the text has."""
    if at.part is not FoundPart.TEXT:
        return None
    place = at.place(ground)
    first = next((index for index, sign in enumerate(place.quote) if sign.isdigit()), -1)
    number = number_of(ground.evidence[at.evidence].newest, page)
    if first < 0 or not number.isalnum():
        return None
    return Mend(MendKind.WRITE, at.question, place.quote[:first] + number, place)


def citing(key: str, evidence: int, pages: Sequence[int]) -> Mend:
    """The answer's citation of these pages instead."""
    return Mend(MendKind.PAGES, key, evidence=evidence, pages=pages_of(pages))
