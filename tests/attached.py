"""A case with documents attached to it, made by hand, and where their bytes are taken from: for tests of what is sent."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from forms import make_form

from auditprep.errors import UnknownEvidence
from auditprep.model import (
    Answer,
    Citation,
    Decision,
    Evidence,
    PageText,
    Snapshot,
    Status,
    Version,
)
from auditprep.wordform import reader

FORM = make_form()
FORM_NAME = "frågor 2031.docx"
BUDGET, PLAN, CLIENT, PHOTO = 11, 12, 13, 14


def version(number: int, file_name: str, data: bytes, pages: int | None = None, **more: object) -> Version:
    """A version of these bytes."""
    sha256 = hashlib.sha256(data).hexdigest()
    return Version(number, file_name, sha256, len(data), pages, **more)  # type: ignore[arg-type]


def evidence(id: int, title: str, *versions: Version, **more: object) -> Evidence:
    """Evidence with these versions."""
    newest = versions[-1]
    of_newest = (newest.file_name, newest.sha256, newest.size, newest.pages)
    return Evidence(id, title, *of_newest, versions=versions, **more)  # type: ignore[arg-type]


def bytes_of(name: str) -> bytes:
    """What a file of this name holds in the tests."""
    return f"handling {name}\n".encode() * 400


EVIDENCE = (
    evidence(
        BUDGET,
        "Parknämndens budget 2031–2033",
        version(
            1, "Budget 2031.PDF", bytes_of("budget-1"), 40, printed=(None, None, *map(str, range(1, 39)))
        ),
        decision=Decision("Parknämnden", dt.date(2030, 12, 12), 63, "2030.092 PN"),
    ),
    evidence(PLAN, "Internkontrollplan 2031", version(1, "plan.docx", bytes_of("plan-1"))),
    evidence(
        CLIENT, "Anmälan från en granne", version(1, "anmälan.pdf", bytes_of("client-1"), 3), secret=True
    ),
    evidence(PHOTO, "Foto av planteringen", version(1, "foto.jpg", bytes_of("photo-1"))),
)
CITED = {
    "1.1": (Citation(PLAN), Citation(BUDGET, "5-8", "målen för <året> & nästa")),
    "1.2": (Citation(BUDGET, "14"),),
    "2.1": (Citation(CLIENT, "2", "en hemlig mening"), Citation(BUDGET, "5, 20-21")),
}
ANSWERS = {
    "1.1": Answer("Ja", "Beslutat **2031-02-03**, se \\<budgeten> & planen"),
    "1.2#2": Answer("Vet ej", ""),
    "1.3": Answer(None, "1. ett\n2. två\n   - under\n\n| Mål | Läge |\n| --- | --- |\n| A | nås |"),
}


class Files:
    """The bytes of all versions, as an open case gives them; `lost` are versions that it does not give."""

    def __init__(self, changed: Mapping[tuple[int, int], bytes] | None = None) -> None:
        self._changed = dict(changed or {})
        self.lost: set[tuple[int, int]] = set()
        self.asked: list[tuple[int, int | None]] = []

    def evidence_bytes(self, evidence: int, version: int | None = None, *, unlocked: bool = False) -> bytes:
        self.asked.append((evidence, version))
        if (evidence, version or 1) in self.lost:
            raise UnknownEvidence(evidence=evidence)
        names = {BUDGET: "budget", PLAN: "plan", CLIENT: "client", PHOTO: "photo"}
        ours = bytes_of(f"{names.get(evidence, evidence)}-{version or 1}")
        return self._changed.get((evidence, version or 1), ours)

    def page_texts(self, evidence: int, version: int | None = None) -> tuple[PageText, ...]:
        return ()


def snapshot(folder: Path, **changes: object) -> Snapshot:
    """A case of the tests' usual form, with these answers and documents."""
    case = Snapshot(
        path=folder / "case.auditprep",
        board="Parknämnden",
        year=2031,
        deadline=None,
        status=Status.DRAFT,
        form_name=FORM_NAME,
        questionnaire=reader.read_form(FORM, FORM_NAME),
        answers=ANSWERS,
        citations=CITED,
        evidence=EVIDENCE,
    )
    return replace(case, **changes)  # type: ignore[arg-type]
