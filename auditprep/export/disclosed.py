"""What whoever gets an export is told of the evidence: of what is secret and stays out only that it is so, and of what is
neither cited nor sent nothing at all. What the user is told is another matter: see the receipts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from auditprep.model import Attachment, Citation, Evidence, Snapshot, Version

SECRET, UNCITED, HOLDS_SECRET, MISSING = "secret", "uncited", "holds-secret", "missing"
NAMED = "named"
"""Why a file is not sent: it is secret, no answer cites it, a secret file is within it, or (in rows) it cannot be read."""

UNNAMED = "sekretessmarkerad handling"
WITHHELD = f"{UNNAMED}, lämnas inte ut"
HOLDS_SECRET_WORDS = f"lämnas inte ut, innehåller en {UNNAMED}"
"""What secret evidence that stays out is called in everything that is sent: "Bilaga 5: sekretessmarkerad handling, …"."""

INSIDE = "Bifogade filer:"


def told(attachments: Iterable[Attachment]) -> tuple[Attachment, ...]:
    """The attachments that a list of them tells: what is sent, and what an answer cites."""
    return tuple(each for each in attachments if each.left_out is None or each.cited)


def hides_secrets(attachments: Iterable[Attachment]) -> bool:
    """Whether anything stays out since it is secret."""
    return any(each.left_out in (SECRET, HOLDS_SECRET) for each in attachments)


def withheld(evidence: Evidence) -> Evidence:
    """The evidence without a word of what it is."""
    versions = tuple(Version(each.number, "", "", 0) for each in evidence.versions)
    return Evidence(evidence.id, WITHHELD, "", "", 0, secret=True, versions=versions)


def is_withheld(evidence: Evidence) -> bool:
    return evidence.secret and not evidence.sha256


def disclosed(snapshot: Snapshot, attachments: Sequence[Attachment]) -> Snapshot:
    """The case as it is sent, with these attachments, of which some may be left out."""
    hidden = {each.evidence.id for each in told(attachments) if each.left_out == SECRET}
    shown = {each.evidence.id for each in told(attachments)} - hidden
    wordless = {each.id for each in (*snapshot.evidence, *snapshot.removed) if each.secret} - shown
    evidence = (
        withheld(each) if each.id in hidden else each
        for each in snapshot.evidence
        if each.id in shown | hidden
    )
    return replace(
        snapshot,
        evidence=tuple(evidence),
        removed=(),
        citations={key: tuple(_citations(cited, wordless)) for key, cited in snapshot.citations.items()},
    )


def inside(
    mail: Attachment, snapshot: Snapshot, titles: dict[int, str], all_: Sequence[Attachment]
) -> tuple[str, ...]:
    """The files that are attached to a mail, each with which attachment it is; () for what has none. `titles` are those
    of all attachments, by their numbers."""
    if mail.left_out is not None:
        return ()
    files = [each for each in snapshot.evidence if each.within == mail.evidence.id]
    return tuple(words for each in files for words in _file_within(each, titles, all_))


def _file_within(file: Evidence, titles: dict[int, str], all_: Sequence[Attachment]) -> Iterator[str]:
    found = [each for each in all_ if each.evidence.id == file.id]
    for each in told(found):
        yield f"Bilaga {each.number}: {titles[each.number]}"
    if not told(found):
        name = UNNAMED if any(each.left_out == SECRET for each in found) else " ".join(file.title.split())
        yield f"{name}: följer inte med som bilaga, eftersom inget svar hänvisar till den"


def _citations(cited: Iterable[Citation], wordless: set[int]) -> Iterable[Citation]:
    """Of what is secret one citation without pages and words for each version."""
    return dict.fromkeys(
        replace(each, pages=None, quote="") if each.evidence in wordless else each for each in cited
    )
