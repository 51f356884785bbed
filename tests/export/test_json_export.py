"""The JSON that other programs rely on: its names and their order are the contract of docs and design."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import replace
from pathlib import Path

from auditprep.export.json_export import case_json, form_json, to_bytes
from auditprep.model import (
    Answer,
    Citation,
    Evidence,
    Kind,
    Notice,
    Place,
    Question,
    Questionnaire,
    Role,
    Section,
    Snapshot,
    Status,
)

FORM = Questionnaire(
    title="Frågor",
    board="Parknämnden",
    year=2031,
    deadline=dt.date(2031, 10, 14),
    sections=(
        Section(None, "Mål", (Question("1.5", "1.5", "Hur?", "Ange datum.", Kind.CHOICE, ("Ja", "Nej")),)),
        Section(
            "2", "Övrigt", (Question("#2", None, "Vad?", None, Kind.TEXT, answer=Answer(None, "*Allt*")),)
        ),
    ),
    notices=(Notice("two-marks", "1.5", {"seen": "Ja, Nej"}),),
)
CASE = Snapshot(
    path=Path("case.auditprep"),
    board="Skogsnämnden",
    year=None,
    deadline=None,
    status=Status.DRAFT,
    form_name="form.docx",
    questionnaire=FORM,
    answers={"1.5": Answer("Nej", "Inte än", done=True), "#2": Answer()},
    citations={"1.5": (Citation(4, "3-6"), Citation(5))},
    evidence=(Evidence(4, "Budget", "budget.pdf", "ab" * 32, 12_345, None),),
)


def test_a_form_is_told_as_the_contract_says() -> None:
    told = form_json(FORM)
    assert told["warnings"] == [
        "Fråga 1.5: mer än ett kryss är satt (Ja, Nej), så frågan läses som obesvarad. Välj ett."
    ]
    assert told == {
        "title": "Frågor",
        "board": "Parknämnden",
        "year": 2031,
        "deadline": "2031-10-14",
        "sections": [
            {
                "number": None,
                "title": "Mål",
                "questions": [
                    {
                        "key": "1.5",
                        "number": "1.5",
                        "text": "Hur?",
                        "guidance": "Ange datum.",
                        "kind": "choice",
                        "options": ["Ja", "Nej"],
                        "answer": {"mark": None, "text": ""},
                    }
                ],
            },
            {
                "number": "2",
                "title": "Övrigt",
                "questions": [
                    {
                        "key": "#2",
                        "number": None,
                        "text": "Vad?",
                        "guidance": None,
                        "kind": "text",
                        "options": [],
                        "answer": {"mark": None, "text": "*Allt*"},
                    }
                ],
            },
        ],
        "warnings": told["warnings"],
    }


def test_evidence_and_several_are_told_only_where_the_form_has_them() -> None:
    place = Place(Role.EVIDENCE, "field", "1/2")
    questions = (
        Question("1", "1", "Vilka?", None, Kind.CHOICE, ("A", "B"), Answer("A; B"), several=True),
        Question("2", "2", "Vad?", None, Kind.TEXT, places=(place,)),
        Question("3", "3", "Hur?", None, Kind.TEXT, answer=Answer(evidence="Bilaga 1")),
        Question("4", "4", "Var?", None, Kind.TEXT),
    )
    form = replace(FORM, sections=(Section("1", "Mål", questions),))
    (section,) = form_json(form)["sections"]
    assert [(each.get("several"), each["answer"]) for each in section["questions"]] == [
        (True, {"mark": "A; B", "text": ""}),
        (None, {"mark": None, "text": "", "evidence": ""}),
        (None, {"mark": None, "text": "", "evidence": "Bilaga 1"}),
        (None, {"mark": None, "text": ""}),
    ]


def test_a_case_tells_its_own_answers_not_those_of_the_form() -> None:
    told = json.loads(to_bytes(case_json(CASE)))
    first, second = (section["questions"][0] for section in told["sections"])
    assert first["answer"] == {"mark": "Nej", "text": "Inte än"}
    assert second["answer"] == {"mark": None, "text": ""}
    assert first["citations"] == [{"evidence": 4, "pages": "3-6"}, {"evidence": 5, "pages": None}]
    assert second["citations"] == []


def test_a_case_tells_its_board_year_status_and_evidence() -> None:
    told = case_json(CASE)
    assert (told["board"], told["year"], told["deadline"], told["status"]) == (
        "Skogsnämnden",
        None,
        None,
        "draft",
    )
    assert told["evidence"] == [
        {
            "id": 4,
            "title": "Budget",
            "file_name": "budget.pdf",
            "sha256": "ab" * 32,
            "size": 12_345,
            "pages": None,
        }
    ]


def test_json_is_utf_8_as_people_write_it() -> None:
    assert "Frågor".encode() in to_bytes(form_json(FORM))
