"""A case file with something of all that stands beside the answers, for tests that go under the door."""

from __future__ import annotations

import datetime as dt

from auditprep.model import (
    Accepted,
    Answer,
    CitedThen,
    Decision,
    EvidenceKind,
    Finding,
    Kind,
    PairChoice,
    Question,
    Questionnaire,
    Remark,
    Section,
    Severity,
    Status,
    Submission,
)
from auditprep.store.casefile import CaseFile
from auditprep.store.yearsfile import Drafted

DECIDED = Decision("Nämnden", dt.date(2024, 9, 24), 84, "N 2024/61", "Revisionsunderlag")
SENT_ON = dt.date(2024, 10, 1)
PLAN_THEN = CitedThen(
    "Internkontrollplan 2023", EvidenceKind.INTERNAL_CONTROL_PLAN, "2023", DECIDED, "cd" * 32
)
LAST_YEAR = Submission(
    "2023.auditprep",
    "Socialnämnden",
    2023,
    Questionnaire(
        "Grundläggande granskning",
        "Socialnämnden",
        2023,
        None,
        (Section("1", "Styrning", (Question("1.1", "1.1", "Har nämnden mål?", None, Kind.TEXT),)),),
    ),
    {"1.1": Answer(None, "Mål för 2023.", done=True)},
    {"1.1": (PLAN_THEN,)},
    {"1.1": Remark("Tillräckligt", "Mät oftare", "Varje månad")},
    "sent",
    DECIDED,
    (
        Accepted(
            *("ab" * 16, "number-twice", "Så ser formuläret ut", True, "eva"),
            dt.datetime(2023, 9, 1, 8, tzinfo=dt.UTC),
            *("1.1", 2023),
        ),
    ),
)
FINDING = Finding("placeholder", Severity.ERROR, "placeholder", "1.1", known_by="cd" * 16)
DRAFT = Drafted("1.5#2", "Ja", "Från 2023.", "Bilaga 3", (PLAN_THEN,))


def write_with_others(case: CaseFile) -> None:
    """Last year and what was carried over of it, a sheet out, a restored text, remarks, an export; and then it was sent."""
    case.set_previous(LAST_YEAR)
    case.choose_pair(PairChoice("1.1", "1.5", together=True))
    case.carry([DRAFT], "2023")
    case.hand_out("Eva", ["1.1", "2.1"], dt.date(2024, 9, 1), "Tack")
    case.restore(case.changes("1.1")[-1].id)
    case.accept(FINDING, "Ska stå så", later=True)
    case.set_remark("", Remark("Ändamålsenlig"))
    case.record_export("docx", "underlag.docx", "ef" * 32, 4711)
    case.set_status(Status.DECIDED, decision=DECIDED)
    case.set_status(Status.SENT, sent_on=SENT_ON, sent_to="Revisionen")


PARTS = (
    *(
        "answers",
        "status",
        "decided",
        "sent_on",
        "sent_to",
        "status_changes",
        "exported",
        "previous",
        "choices",
    ),
    *("wanted", "remarks", "handouts", "accepted"),
)
"""What of a snapshot it stands in."""
