"""Numbers of attachments that there are not so many of."""

from __future__ import annotations

from collections.abc import Iterator

from auditprep.checks.ground import Ground
from auditprep.checks.rule import finding
from auditprep.checks.texts import ReadText
from auditprep.checks.years_told import told
from auditprep.model import Finding, FoundPlace, Severity
from auditprep.prose.attachment_numbers import attachment_numbers, bilagor

NO_SUCH = ("document-unattached", Severity.WARNING)


def lacking_attachments(ground: Ground) -> Iterator[Finding]:
    """A finding for each answer that points to an attachment by a number beyond the last one. The board may number them
    otherwise, but not so high; bilagor that attached documents have of their own are left alone, and so is everything
    while nothing is attached, or something that is cannot be read."""
    count = len(ground.snapshot.evidence)
    if not count:
        return
    places: dict[str, list[FoundPlace]] = {}
    for part in told(ground):
        for each in part.text.of(attachment_numbers):
            if each.number > count and not _is_within(ground, each.number):
                places.setdefault(part.key, []).append(ground.place(part.key, each, part.part))
    for key, found in places.items():
        words = ", ".join(dict.fromkeys(" ".join(each.quote.split()).casefold() for each in found))
        facts = {"words": words, "count": str(count)}
        yield finding(NO_SUCH, key, *found, code="attachment-missing", facts=facts)


def _is_within(ground: Ground, number: int) -> bool:
    """Whether an attached document has such a bilaga, or may have."""
    for evidence in ground.snapshot.evidence:
        document = ground.document(evidence.id)
        if number in bilagor(f"{evidence.title}\n{evidence.file_name}"):
            return True
        if document is not None and number in document.of(_bilagor):
            return True
    return False


def _bilagor(pages: tuple[ReadText, ...]) -> frozenset[int]:
    return frozenset(number for page in pages for number in page.of(bilagor))
