"""A small questionnaire made by hand, and cases of it: for tests that go under the Word form."""

from __future__ import annotations

import datetime as dt
import hashlib
from pathlib import Path

from auditprep.model import (
    Answer,
    Change,
    Correction,
    Document,
    Evidence,
    Kind,
    Notice,
    PageText,
    Picture,
    Place,
    Question,
    Questionnaire,
    Role,
    Section,
    Taken,
    Trouble,
    Understood,
)
from auditprep.store.casefile import CaseFile

FORM = b"PK, and the rest of a form"
YES_NO = ("Ja", "Nej", "Vet ej")


NOTHING = Answer()


def choice(key: str, number: str, text: str, answer: Answer = NOTHING) -> Question:
    places = tuple(Place(Role.MARK, "checkbox", f"3/{key}/{option}", option) for option in YES_NO)
    return Question(key, number, text, "Ange datum.", Kind.CHOICE, YES_NO, answer, places)


CASE_QUESTIONNAIRE = Questionnaire(
    title="Grundläggande granskning",
    board="Socialnämnden",
    year=2024,
    deadline=dt.date(2024, 10, 16),
    sections=(
        Section(
            "1",
            "Verksamhetsstyrning",
            (
                choice("1.1", "1.1", "Har nämnden antagit mål?", Answer("Ja", "Beslutat i *mars*")),
                choice("1.5", "1.5", "Följs målen upp?"),
                choice("1.5#2", "1.5", "Hur ofta?"),
            ),
        ),
        Section(
            None,
            "Övrigt",
            (
                Question(
                    "2.1",
                    "2.1",
                    "Vilka risker?",
                    None,
                    Kind.TEXT,
                    (),
                    Answer(),
                    (Place(Role.DESCRIPTION, "field", "9/1"),),
                ),
            ),
        ),
    ),
    notices=(Notice("mark-doubtful", "1.5", {"seen": "Ja, Nej"}),),
)

CORRECTIONS = (
    Correction("1.5", Change.SPLIT, "Hur ofta?"),
    Correction("1.5+1", Change.PLACE, "3/4/2", Role.MARK, "Ja"),
    Correction("2.1", Change.PLACE, "9/1", Role.DESCRIPTION),
)


def new_case(
    path: Path,
    *,
    questionnaire: Questionnaire = CASE_QUESTIONNAIRE,
    form: bytes = FORM,
    board: str | None = None,
    year: int | None = None,
    who: str = "anna",
    corrections: tuple[Correction, ...] = (),
    pictures: tuple[tuple[str, Picture], ...] = (),
) -> CaseFile:
    """A new case, open for writing."""
    return CaseFile.create(
        path,
        form,
        "formulär.docx",
        questionnaire,
        board=board,
        year=year,
        who=who,
        corrections=corrections,
        pictures=pictures,
    )


def document(
    name: str,
    *pages: str,
    data: bytes | None = None,
    printed: tuple[str | None, ...] = (),
    trouble: Trouble | None = None,
    understood: Understood | None = None,
    inner: tuple[Document, ...] = (),
    unlocked: bytes | None = None,
    known: bool = False,
) -> Document:
    """A file that was read, with these pages; its bytes are its own if none are given."""
    given = repr((name, pages)).encode() if data is None else data
    numbers = printed or (None,) * len(pages)
    texts = tuple(PageText(*each) for each in zip(pages, numbers, strict=True))
    digest = hashlib.sha256(given).hexdigest()
    understood = understood or Understood()
    return Document(name, given, digest, texts, trouble, understood, inner, unlocked, known)


def attach(case: CaseFile, file: Path, title: str | None = None) -> Evidence:
    """The evidence that a file becomes, which nobody has read."""
    read = document(file.name, data=file.read_bytes(), trouble=Trouble.UNREAD)
    return evidence(case, case.take_in(read, title=title)[0])


def take_in(case: CaseFile, read: Document, title: str | None = None) -> Evidence:
    """The evidence that a document becomes."""
    return evidence(case, case.take_in(read, title=title)[0])


def evidence(case: CaseFile, taken: Taken) -> Evidence:
    found = case.snapshot().document(taken.evidence)
    assert found
    return found
