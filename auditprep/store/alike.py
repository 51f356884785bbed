"""Whether a file is a newer version of a document, or another document that happens to be called the same.

To merge two documents wrongly is worse than to keep two versions apart, which one look puts right. So a file is a
newer version only where its name, its kind and its words all say so, and nothing speaks against it: another meeting,
another year or month.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from itertools import islice
from pathlib import PurePath

from auditprep.model import Document, Evidence, EvidenceKind, PageText

ALIKE = 0.3
"""The share of runs of three words that two versions have in common, at least."""
_WORDS_COMPARED = 60_000
_HEAD = 600  # characters in which a document says what day or month it is of

# What is added to a file's name when it is saved once more.
_AGAIN = re.compile(
    r"""[\s_.-]*(?:
        \(\d{1,3}\) | \((?:kopia|copy|slutlig|final|reviderad|ny)\)
      | (?:[-–_\s]\s*)(?:kopia|copy)(?:\s*\(?\d{1,3}\)?)?
      | (?:[-–_\s]\s*)(?:v|ver|version|rev|utg|utgåva)[\s._]?\d{1,3}(?:[.,]\d{1,3})*
      | (?:[-–_\s]\s*)(?:reviderad|rev|slutlig|slutversion|final|ny|nyare|utkast|uppdaterad|signerad|justerad)
    )$""",
    re.VERBOSE,
)
# What scanners, cameras and programs call a file when nobody gives it a name.
_NAMELESS = re.compile(
    r"(?:scan|skan|inscann|img|image|bild|foto|photo|dsc|pict|dok|doc|untitled|namnlös|fil|file)"
)
_MONTHS = "januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december"
_TIMES = re.compile(
    rf"\b(?:{_MONTHS}|jan|feb|mar|apr|jun|jul|aug|sep|sept|okt|nov|dec|(?:19|20)\d\d(?:-[01]\d(?:-[0-3]\d)?)?)\b"
)


def plain_name(file_name: str) -> str:
    """A file's name without what is added when it is saved once more: "Budget (1).pdf", "budget - kopia.pdf" and
    "Budget_v2.pdf" are all "budget.pdf"."""
    path = PurePath(unicodedata.normalize("NFC", file_name).casefold())
    stem = path.stem.strip()
    while (shorter := _AGAIN.sub("", stem)) and shorter != stem:
        stem = shorter
    return stem + path.suffix


def may_be_same(document: Document, known: Evidence) -> bool:
    """Whether a file could be a newer version of the evidence, from all but its words."""
    return any(
        plain_name(document.file_name) == plain_name(each.file_name) for each in known.versions
    ) and not (
        _differ(document.understood.represents, known.represents)
        or _is_other_kind(document, known)
        or _is_other_meeting(document, known)
    )


def is_same(document: Document, known: Evidence, pages: Sequence[PageText]) -> bool:
    """Whether it is one, where it may be: `pages` are those of the evidence's newest version."""
    if not has_text(document.pages) or not has_text(pages):
        return _is_same_without_words(document, known) and not (has_text(document.pages) or has_text(pages))
    if _is_of_other_time(_times(document.pages), _times(pages), _is_periodic(document, known)):
        return False
    return alikeness(document.pages, pages) >= ALIKE


def has_text(pages: Sequence[PageText]) -> bool:
    return any(page.text.strip() for page in pages)


def alikeness(one: Sequence[PageText], other: Sequence[PageText]) -> float:
    """How much two texts have in common: 0 to 1, the share of their runs of three words that both have."""
    first, second = _runs(one), _runs(other)
    return 2 * len(first & second) / ((len(first) + len(second)) or 1)


def _runs(pages: Sequence[PageText]) -> set[int]:
    words = list(islice(_words(pages), _WORDS_COMPARED))
    width = 3 if len(words) >= 8 else 1  # a few words have hardly any runs
    return {hash(tuple(words[at : at + width])) for at in range(len(words) - width + 1)}


def _words(pages: Iterable[PageText]) -> Iterable[str]:
    for page in pages:
        yield from re.findall(r"\w+", page.text.casefold())


def _is_same_without_words(document: Document, known: Evidence) -> bool:
    """A picture or a scan has only its name to be known by, and that only where somebody gave it one."""
    name = document.file_name
    return name == known.newest.file_name and not _NAMELESS.match(name.casefold())


def _is_other_kind(document: Document, known: Evidence) -> bool:
    kinds = {document.understood.kind, known.kind} - {EvidenceKind.OTHER}
    return len(kinds) > 1


def _is_other_meeting(document: Document, known: Evidence) -> bool:
    """Whether both tell of decisions, and have no day of one in common."""
    ours = {each.date for each in document.understood.decisions if each.date}
    theirs = {each.date for each in known.decisions if each.date}
    if EvidenceKind.MINUTES in {document.understood.kind, known.kind}:
        ours |= {each.date for each in (document.understood.decision,) if each and each.date}
        theirs |= {each.date for each in (known.decision,) if each and each.date}
    return bool(ours and theirs) and ours.isdisjoint(theirs)


def _is_periodic(document: Document, known: Evidence) -> bool:
    """Whether it is of a kind that comes anew every month or meeting, under the same name and much the same."""
    often = {EvidenceKind.MINUTES, EvidenceKind.MONTHLY_FOLLOW_UP, EvidenceKind.INTERIM_REPORT}
    return bool(often & {document.understood.kind, known.kind})


def _is_of_other_time(ours: frozenset[str], theirs: frozenset[str], periodic: bool) -> bool:
    """Whether both begin with years, months or days, and not the same. What is not made every month may have got a
    new day in a new version, but not another year in place of its own."""
    if periodic:
        return bool(ours and theirs) and ours != theirs
    our_years, their_years = ({time[:4] for time in times if time[0].isdigit()} for times in (ours, theirs))
    return bool(our_years - their_years) and bool(their_years - our_years)


def _times(pages: Sequence[PageText]) -> frozenset[str]:
    """The years, months and days that the document begins with."""
    head = next((page.text for page in pages if page.text.strip()), "")[:_HEAD]
    return frozenset(_TIMES.findall(head.casefold()))


def _differ(one: object, other: object) -> bool:
    """Whether both are known, and not the same."""
    return bool(one and other) and one != other
