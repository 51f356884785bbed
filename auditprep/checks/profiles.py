"""What an attached document is, as far as its title, its kind and its file's name tell."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import PurePath

from auditprep.model import Evidence, EvidenceKind
from auditprep.prose.bodies import bodies
from auditprep.prose.document_words import FOLLOW_UP
from auditprep.prose.named_documents import naming


@dataclass(frozen=True, slots=True)
class Profile:
    """A piece of evidence. `families` are those of `document_words`; `words` its title and its file's name in small letters;
    `owner` as in `NamedDocument`; `years` and `month` those that it tells of, None where nobody knows. `is_blank`: its name
    does not tell what it is."""

    evidence: int
    kind: EvidenceKind
    families: frozenset[str]
    words: str
    owner: str | None
    years: tuple[int, int] | None
    month: int | None
    is_blank: bool


def profile(evidence: Evidence) -> Profile:
    """The profile of a piece of evidence."""
    body = evidence.decision.body if evidence.decision else None
    return _profile(evidence.id, evidence.title, evidence.file_name, evidence.kind, evidence.represents, body)


_FAMILIES = {
    EvidenceKind.BUDGET: "budget",
    EvidenceKind.INTERIM_REPORT: "interim",
    EvidenceKind.ANNUAL_REPORT: "annual",
    EvidenceKind.MONTHLY_FOLLOW_UP: "monthly",
    EvidenceKind.INTERNAL_CONTROL_PLAN: "control",
    EvidenceKind.INTERNAL_CONTROL_FOLLOW_UP: FOLLOW_UP,
    EvidenceKind.RISK_ANALYSIS: "risk",
}
_TIME = re.compile(r"(?<!\d)((?:19|20)\d\d)(?:\s?[-–—/]\s?((?:19|20)\d\d)|-(\d\d)(?:-\d\d)?)?(?!\d)")
_NO_NAME = re.compile(
    r"(?:scan\w*|skan\w*|img|image|bild|doc|dok\w*|document|fil|page|sida|kopia|utskrift|[\W\d_])*",
    re.IGNORECASE,
)


@lru_cache(maxsize=4096)
def _profile(
    id: int, title: str, file_name: str, kind: EvidenceKind, represents: str | None, body: str | None
) -> Profile:
    stem = _spaced(PurePath(file_name).stem)
    named = [each for text in (title, stem) for each in naming(text).documents[:1]]
    families = {each.family for each in named} if kind not in _TREATS else set[str]()
    if kind in _FAMILIES:
        families = {_FAMILIES[kind]} | (families & {"control", "risk"})
    first = named[0] if named else None
    said = next((each.name for each in bodies(title)), None)
    years, month = _time(represents) or _time(title) or _time(stem) or (None, None)
    return Profile(
        id,
        kind,
        frozenset(families),
        f"{title} {stem}".casefold(),
        (first.owner if first else None) or said or body,
        years,
        month,
        kind is EvidenceKind.OTHER and not named and all(map(_NO_NAME.fullmatch, (title, stem))),
    )


_TREATS = frozenset({EvidenceKind.MINUTES, EvidenceKind.STATEMENT, EvidenceKind.MAIL})
"""What treats other documents, and names them in its title."""


def _spaced(stem: str) -> str:
    """A file's name as words: "budget_2025-2027"."""
    return re.sub(r"(?<!\d)-|-(?!\d)|[_.+]", " ", stem)


def _time(text: str | None) -> tuple[tuple[int, int], int | None] | None:
    """The years and the month of "2025–2027", "2025-04", "2025-04-30" or a title; None for none, and for years that make no
    period."""
    found = list(_TIME.finditer(text or ""))
    if not found or len({each[1] for each in found}) > 1:
        return None
    first, last, month = int(found[0][1]), found[0][2], found[0][3]
    known = int(month) if month and 1 <= int(month) <= 12 else None
    return (first, int(last) if last else first), known
