"""The JSON that other programs rely on: its names and their order are the contract of docs and design."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import replace
from pathlib import Path

from auditprep.export.attachments import numbered
from auditprep.export.disclosed import disclosed
from auditprep.export.json_export import case_json, evidence_json, form_json, search_json, to_bytes
from auditprep.model import (
    Answer,
    Citation,
    Decision,
    Evidence,
    EvidenceKind,
    Found,
    Hit,
    Kind,
    Notice,
    Place,
    Question,
    Questionnaire,
    Role,
    Section,
    Snapshot,
    Status,
    Version,
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


def test_a_citation_tells_its_quote_and_its_version_only_where_they_say_something() -> None:
    versions = tuple(Version(number, "budget.pdf", str(number), 1) for number in (1, 2))
    several = replace(CASE.evidence[0], versions=versions)
    cited = {"1.5": (Citation(4, "3-6", "antar", 2), Citation(5, None, "", 1), Citation(9, "1"))}
    single = replace(CASE.evidence[0], id=5, versions=versions[:1])
    told = case_json(replace(CASE, citations=cited, evidence=(several, single)))
    assert told["sections"][0]["questions"][0]["citations"] == [
        {"evidence": 4, "pages": "3-6", "quote": "antar", "version": 2},
        {"evidence": 5, "pages": None},
        {"evidence": 9, "pages": "1"},
    ]


def test_the_words_of_secret_evidence_stay_in_the_case() -> None:
    cited = {"1.5": (Citation(4, "3-6", "antar"), Citation(4, "8", "beslutar"))}
    secret = replace(CASE, citations=cited, evidence=(replace(CASE.evidence[0], secret=True),))
    assert b"antar" in to_bytes(case_json(secret))  # for the user's own eyes
    sent = case_json(disclosed(secret, numbered(secret)))
    assert sent["sections"][0]["questions"][0]["citations"] == [{"evidence": 4, "pages": None}]
    assert sent["evidence"] == [
        {
            "id": 4,
            "title": "sekretessmarkerad handling, lämnas inte ut",
            **dict.fromkeys(["file_name", "sha256", "size", "pages"]),
        }
    ]
    everything = numbered(secret, with_secret=True)
    assert case_json(disclosed(secret, everything)) == case_json(secret)


def test_evidence_is_told_with_what_was_read_out_of_it() -> None:
    day = dt.date(2031, 12, 12)
    decisions = (
        Decision("Parknämnden", day, 63, "P 2031.092", "Internkontrollplan", 4, "2"),
        Decision(title="Övrigt", page=5, printed_page="iv"),
        Decision(paragraph=64, page=6),
    )
    version = Version(2, "protokoll.pdf", "cd" * 32, 7, 14, 11)
    minutes = Evidence(
        *(6, "Protokollet", "protokoll.pdf", "cd" * 32, 7, 14, EvidenceKind.MINUTES),
        decision=Decision("Parknämnden", day, None, "P 2031.001", "Titeln", 1, "1"),
        decisions=decisions,
        represents="2031-12-12",
        versions=(version,),
    )
    budget, told = json.loads(to_bytes(evidence_json(replace(CASE, evidence=(*CASE.evidence, minutes)))))
    assert list(told)[:6] == list(budget)[:6] == ["id", "title", "file_name", "sha256", "size", "pages"]
    assert (told["pages"], told["readable"], told["kind"], told["represents"]) == (
        14,
        11,
        "protokoll",
        "2031-12-12",
    )
    assert told["decision"] == {
        "body": "Parknämnden",
        "date": "2031-12-12",
        "paragraph": None,
        "dnr": "P 2031.001",
    }
    first, second, third = told["decisions"]
    assert first == {
        "paragraph": 63,
        "title": "Internkontrollplan",
        "dnr": "P 2031.092",
        "date": "2031-12-12",
        "page": 4,
        "printed_page": 2,
    }
    assert (second["paragraph"], second["printed_page"]) == (None, "iv")
    assert "printed_page" not in third
    assert (budget["kind"], budget["decision"], budget["decisions"]) == ("annat", None, [])


def test_what_was_found_is_told_with_its_place() -> None:
    hits = (Hit("page", "antar planen", ((6, 12),), 4, 1, 3, "1"), Hit("answer", "Ja", question="1.5"))
    assert search_json(Found(hits, 7)) == [
        {"evidence": 4, "question": None, "page": 3, "snippet": "antar planen"},
        {"evidence": None, "question": "1.5", "page": None, "snippet": "Ja"},
    ]
