"""A year before the case of `snapshots`, made by hand, and something that finds what is out of date in its words."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from snapshots import MARKS, question, snapshot

from auditprep.model import (
    Answer,
    Became,
    CitedThen,
    Difference,
    EvidenceKind,
    Match,
    Matching,
    Questionnaire,
    Remark,
    Section,
    Snapshot,
    Stale,
    StaleKind,
    Submission,
)
from ui.widgets.last_year import LastYear

TEXT = "Målen antogs 2024-02-13, § 5.\n\n- delårsbokslut 2024\n- avvikelsen blev 120 tkr"
OLD = (
    Section(
        "1",
        "Styrning",
        (
            question("1.1", "Har nämnden antagit mål?", MARKS),
            question("1.2", "Finns en plan?", MARKS),
            question("1.3", "Följs planen?", MARKS),
            question("1.4", "Hur ofta?", ("Varje månad", "Varje år")),
        ),
    ),
)
INTERIM = CitedThen("Delårsbokslut 2024", EvidenceKind.INTERIM_REPORT, "2024", printed="7–8")
SECRET_NOTE = CitedThen("Utredning", quote="målet  är nått", secret=True)
REMARK = Remark("Tillräckligt.", "Mät oftare.", "Vi mäter varje månad.")


def year_before(**facts: object) -> Submission:
    """2024, in which 1.1 and 1.3 were answered."""
    made = Submission(
        name="omsorg-2024.auditprep",
        board="Omsorgsnämnden",
        year=2024,
        questionnaire=Questionnaire("Revisionsunderlag", "Omsorgsnämnden", 2024, None, OLD),
        answers={"1.1": Answer("Delvis", TEXT, done=True), "1.3": Answer("Nej", "Inte 2024.")},
        cited={"1.1": (INTERIM, SECRET_NOTE)},
        remarks={"1.1": REMARK, "": Remark("Bra i stort.")},
        status="reviewed",
    )
    return replace(made, **facts)  # type: ignore[arg-type]


WORDS = frozenset({Difference.WORDS})


def paired() -> Matching:
    """1.1 was reworded and split into 1.1 and 1.2, 1.2 and 1.3 became 2.1; 2.1#2 may be 1.4; 2.3 is new."""
    return Matching(
        (
            Match("1.1", "1.1", Became.SPLIT, 0.9, WORDS),
            Match("1.1", "1.2", Became.SPLIT, 0.7, WORDS),
            Match("1.2", "2.1", Became.MERGED, 0.9),
            Match("1.3", "2.1", Became.MERGED, 0.8),
            Match(None, "2.1#2", Became.ADDED),
            Match(None, "2.3", Became.ADDED),
            Match("1.4", None, Became.REMOVED),
        ),
        doubtful=(Match("1.4", "2.1#2", Became.REWORDED, 0.6),),
    )


def with_draft(text: str = TEXT, key: str = "1.1") -> Snapshot:
    """A case whose answer to this question is a draft from 2024."""
    return replace(snapshot({key: Answer("Delvis", text, carried=True)}), previous=year_before())


_PIECES = (
    (StaleKind.DATE, re.compile(r"2024-\d\d-\d\d, § \d+"), ("2025-02-18, § 6", "2025-03-18, § 14")),
    (StaleKind.DOCUMENT, re.compile(r"delårsbokslut 2024"), ("delårsbokslut 2025",)),
    (StaleKind.AMOUNT, re.compile(r"\d+ tkr"), ()),
    (StaleKind.YEAR, re.compile(r"\b2024\b"), ("2025",)),
)


def find_old(text: str) -> tuple[Stale, ...]:
    """What a far simpler finder than the program's takes for out of date."""
    found: list[Stale] = []
    for kind, pattern, proposals in _PIECES:
        for at in pattern.finditer(text):
            if not any(each.start < at.end() and at.start() < each.end for each in found):
                found.append(Stale(kind, at.start(), at.end(), at.group(), proposals))
    return tuple(sorted(found, key=lambda each: each.start))


def all_is_old(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every word of a draft may be last year's, as where nobody knows what the question was then."""
    monkeypatch.setattr(LastYear, "_said_then", lambda *_asked: "")
