"""The checklist of documents that the auditors ask for: their own, read from Word, or the one that is shipped; and which
evidence may fulfil a line of it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache, lru_cache

from auditprep.evidence.kinds import folded, kind_words
from auditprep.model import ChecklistLine, Evidence, EvidenceKind
from auditprep.paths import resource


def read_checklist(data: bytes, file_name: str) -> tuple[str, ...]:
    """The documents that a Word file asks for, in order and once each: the rows of its table, the items of its list, or
    the lines under a heading such as "Underlag som ska bifogas". Raises NoChecklist."""
    from auditprep.evidence.checklist_word import asked_for

    return asked_for(data, file_name)


@cache
def default_checklist() -> tuple[tuple[str, EvidenceKind | None], ...]:
    """The lines of the checklist that is shipped, each with the kind of document that fulfils it; None where several may."""
    lines = json.loads(resource("checklist.json").read_text(encoding="utf-8"))["lines"]
    return tuple((each["text"], EvidenceKind(each["kind"]) if each["kind"] else None) for each in lines)


def with_likely(lines: Iterable[ChecklistLine], evidence: Sequence[Evidence]) -> tuple[ChecklistLine, ...]:
    """The lines, the open ones with the evidence that may fulfil them."""
    return tuple(
        each
        if each.is_settled
        else replace(each, likely=tuple(found.id for found in evidence if fulfils(each.text, found)))
        for each in lines
    )


def fulfils(line: str, evidence: Evidence) -> bool:
    """Whether the evidence may be what the line asks for: a document of its kind, and of its year where the line names
    one. Minutes are asked for by what they decide ("Protokoll med beslut om budget 2025")."""
    wanted = _wanted(line)
    if not _fits_year(line, evidence):
        return False
    if EvidenceKind.MINUTES in wanted:
        return evidence.kind is EvidenceKind.MINUTES and _decides(wanted - {EvidenceKind.MINUTES}, evidence)
    if wanted:
        return bool(wanted & {evidence.kind, *_kinds_of(evidence.title)})
    return _shares_words(line, evidence.title)


_YEARS = re.compile(r"(?<!\d)(20\d\d)(?:\s?[–—-]\s?(20\d\d|\d\d)(?!\d))?")
_OR = re.compile(r"\s(?:eller|och/eller)\s|/")
_WORD = re.compile(r"[^\W\d_]{5,}")
_EXAMPLE = re.compile(
    r"\((?:t\.?\s?ex|exempelvis|bland\sannat|bl\.?\s?a|inklusive|inkl)[^)]*\)|,?\s(?:inklusive|inkl\.|med\sbilagor).*"
)
_STANDING = {EvidenceKind.DELEGATION_RULES, EvidenceKind.POLICY}
_OTHER_WORDS = set(
    folded(
        "nämndens nämnden styrelsens senaste gällande aktuell aktuella beslutad antagen dokument under samtliga"
    ).split()
)


@lru_cache(maxsize=512)
def _wanted(line: str) -> frozenset[EvidenceKind]:
    """The kinds that a line asks for: the first it is about, others only after "eller"; for minutes what they decide."""
    text = _EXAMPLE.sub("", line)
    parts = [_kinds_of(part) for part in _OR.split(text)]
    if any(EvidenceKind.MINUTES in kinds for kinds in parts):
        return frozenset(kind for kinds in parts for kind in kinds)
    return frozenset(next(iter(kinds)) for kinds in parts if kinds)


@lru_cache(maxsize=16_384)
def _kinds_of(text: str) -> tuple[EvidenceKind, ...]:
    words = kind_words(text)
    return tuple(dict.fromkeys(word.kind for word in sorted(words, key=lambda word: not word.leads)))


def _decides(about: frozenset[EvidenceKind], evidence: Evidence) -> bool:
    """Whether minutes have a § about this; all minutes where nothing is said."""
    return not about or any(about & set(_kinds_of(each.title)) for each in evidence.decisions)


def _fits_year(line: str, evidence: Evidence) -> bool:
    """Whether the evidence tells of a year that the line names. What holds until it is changed fits where it names none;
    minutes of the autumn before decide the budget of the year."""
    asked = _years(line)
    told = _years(evidence.represents or "") or _years(evidence.title)
    if not asked:
        return True
    if evidence.kind is EvidenceKind.MINUTES:
        return bool(asked & (told | {year + 1 for year in told}))
    return bool(asked & told) or (not told and evidence.kind in _STANDING)


@lru_cache(maxsize=16_384)
def _years(text: str) -> frozenset[int]:
    """All years of the periods in a text."""
    found: set[int] = set()
    for match in _YEARS.finditer(text):
        first = int(match[1])
        last = int(match[2] if len(match[2]) == 4 else match[1][:2] + match[2]) if match[2] else first
        found |= set(range(first, last + 1)) if first <= last <= first + 20 else {first}
    return frozenset(found)


def _shares_words(line: str, title: str) -> bool:
    """Whether all that the line says stands in the title: "Genomförda brukarundersökningar"."""
    words = set(_WORD.findall(folded(line))) - _OTHER_WORDS
    stems = {word[: max(5, len(word) - 3)] for word in words}
    return bool(stems) and all(stem in folded(title) for stem in stems)
