"""Cases at one moment, made by hand: for tests of the window."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from auditprep.model import (
    Answer,
    Citation,
    Evidence,
    Kind,
    Notice,
    Question,
    Questionnaire,
    Section,
    Snapshot,
    Status,
)

MARKS = ("Ja", "Nej", "Delvis", "Vet ej")
BUDGET = Evidence(7, "Budget 2025", "budget.pdf", "ab", 10, 20)


def question(key: str, text: str, options: tuple[str, ...] = MARKS, guidance: str | None = None) -> Question:
    kind = Kind.CHOICE if options else Kind.TEXT
    return Question(key, key.split("#")[0], text, guidance, kind, options)


SECTIONS = (
    Section(
        "1",
        "Styrning",
        (
            question("1.1", "Har nämnden mål?"),
            question("1.2", "Är målen mätbara?", guidance="Anvisning: ange datum.\nAnge även §."),
        ),
    ),
    Section(
        "2",
        "Intern kontroll",
        (
            question("2.1", "Finns en plan för ÅRET?"),
            question("2.1#2", "Hur ofta?", ("Varje månad", "Varje år")),
            question("2.3", "Beskriv riskerna", ()),
        ),
    ),
)


def snapshot(
    answers: dict[str, Answer] | None = None,
    *,
    sections: tuple[Section, ...] = SECTIONS,
    notices: tuple[Notice, ...] = (),
    cited: dict[str, tuple[Citation, ...]] | None = None,
    deadline: dt.date | None = None,
    path: str = "omsorg.auditprep",
) -> Snapshot:
    """A case with these answers; nothing else is answered."""
    questionnaire = Questionnaire("Revisionsunderlag", "Omsorgsnämnden", 2025, deadline, sections, notices)
    everything = {asked.key: Answer() for asked in questionnaire.questions()} | (answers or {})
    return Snapshot(
        Path(path),
        "Omsorgsnämnden",
        2025,
        deadline,
        Status.DRAFT,
        "form.docx",
        questionnaire,
        everything,
        cited or {},
        (BUDGET,),
    )


def many_questions(sections: int, each: int) -> tuple[Section, ...]:
    """A form far larger than any real one."""
    return tuple(
        Section(
            str(s),
            f"Avsnitt {s}",
            tuple(question(f"{s}.{n}", f"Fråga om område {s} och del {n} " * 4) for n in range(1, each + 1)),
        )
        for s in range(1, sections + 1)
    )
