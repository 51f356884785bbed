"""What a user who had no part in the rules wrote, in the words of a board of our own: what must be found, and what not."""

from __future__ import annotations

import datetime as dt

import pytest
from checks.grounds import codes, decision, document, found, ground, question, quotes, sentences

from auditprep.checks.rules import RULES
from auditprep.model import Answer, ChecklistLine, EvidenceKind, Severity
from auditprep.produce import default_checklist

BY_ID = {each.info.id: each for each in RULES}
BOARD = "Omsorgsnämnden"


def told(rule: str, *args: object, **more: object):
    return found(BY_ID[rule], ground(*args, **more))


# A § in a table

MEETING = (
    decision(BOARD, "2025-04-15", 21, None, "Ekonomisk uppföljning mars 2025"),
    decision(BOARD, "2025-04-15", 22, None, "Förfrågan om lokaler i Ekeby"),
    decision(BOARD, "2025-04-15", 23, None, "Delegationsbeslut"),
)
PAGE = "§ 21 Ekonomisk uppföljning mars 2025\n\n§ 22 Förfrågan om lokaler i Ekeby\n\n§ 23 Delegationsbeslut"
MINUTES = document(1, f"Protokoll {BOARD} 2025-04-15", EvidenceKind.MINUTES, decisions=MEETING)


def table(*rows: str, head: str = "| Uppföljning | Nämnd | § |") -> str:
    return "\n".join([head, "| --- | --- | --- |", *rows])


def minuted(text: str):
    return told("paragraph-not-in-minutes", {"1.1": text}, evidence=[MINUTES], pages={1: [PAGE]})


def test_a_paragraph_in_a_row_that_is_about_another_matter_is_found() -> None:
    (one,) = minuted(table("| Mars | 2025-04-15 | § 22 |"))
    assert one.code == "paragraph-other-matter"
    assert "§ 21" in sentences([one])[0]


@pytest.mark.parametrize(
    "text",
    [
        table("| Mars | 2025-04-15 | § 21 |"),
        table("| Lokaler | 2025-04-15 | § 22 |"),
        table("| April | 2025-04-15 | § 22 |"),  # no § is about it
        table("| Mars | 2025-04-15 | § 22 |", head="| Ämne | Nämnd | § |"),  # too little is said
    ],
)
def test_a_row_that_its_paragraph_fits_or_that_says_too_little_is_left_alone(text: str) -> None:
    assert minuted(text) == []


# Attachments by number


def attached(text: str, pages: str = "Plan"):
    return [
        each
        for each in told("document-unattached", {"1.1": text}, pages={1: [pages], 2: ["Rutin"]})
        if each.code == "attachment-missing"
    ]


@pytest.mark.parametrize(
    "text", ["Två personer har anställts, se bilaga 14.", "Se bilaga 9.", "Klart (bilaga 3)."]
)
def test_an_attachment_beyond_the_last_one_is_found(text: str) -> None:
    assert len(attached(text)) == 1


@pytest.mark.parametrize(
    ("text", "page"),
    [
        ("Se bilaga 2.", "Plan"),
        ("Se bilaga 4 till budgeten.", "Plan"),
        ("Se bilaga 4 i planen.", "Plan"),
        ("Vi har bilaga 4 kvar att skriva.", "Plan"),
        ("Se bilaga 4.", "Bilaga 4 Risker"),  # the document has its own
    ],
)
def test_an_attachment_that_there_is_or_that_a_document_has_is_left_alone(text: str, page: str) -> None:
    assert attached(text, page) == []


# Years


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("Uppföljning av årets plan kommer att redovisas för nämnden i december 2024.", 2025),
        ("Slutlig uppföljning lämnas i november 2025.", 2026),
        ("Under 2025 ska planen ses över. Planen för 2024 gäller under hela året 2024.", 2025),
        ("Slutlig uppföljning lämnas i årsredovisningen för 2025.", 2026),
        ("Rapport sker till nämnden i januari 2025.", 2026),
    ],
)
def test_what_is_still_to_come_in_a_year_that_has_passed_is_found(text: str, year: int) -> None:
    assert len(told("other-year", {"1.1": text}, year=year)) == 1


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("Uppföljning av planen kommer att redovisas i december 2025.", 2025),
        ("Slutlig uppföljning av 2024 års plan lämnades i december 2024.", 2025),
        ("Planen för 2024 kommer att följas upp i december 2025.", 2025),
        ("Slutlig uppföljning lämnas i årsredovisningen för 2026 i februari 2027.", 2026),
        ("Utfallet visas i årsredovisningen för 2025.", 2026),
    ],
)
def test_what_was_or_is_of_this_year_is_left_alone(text: str, year: int) -> None:
    assert told("other-year", {"1.1": text}, year=year) == []


# Clients without a name, and their telephones


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "En flicka, 9 år, på Lärkans korttidsboende med epilepsi har fått stöd enligt LSS.",
            "En flicka, 9 år",
        ),
        ("En 14-årig pojke placerades på Vallgården.", "En 14-årig pojke"),
        ("Sökanden, Björkgatan 3 A, har assistans.", "Sökanden, Björkgatan 3 A"),
        ("Familjen på Björkvägen 3 har bostadsanpassning.", "Familjen på Björkvägen 3"),
    ],
)
def test_somebody_who_is_pointed_out_without_a_name_is_found(text: str, words: str) -> None:
    assert [quotes(each) for each in told("client-words", {"1.1": text})] == [[words]]


@pytest.mark.parametrize(
    "text",
    [
        "Gruppbostaden på Björkgatan 3 A har sex platser enligt LSS.",
        "En person över 65 år har rätt till hemtjänst i Åsdalen.",
        "En kvinna, 18–24 år, är den vanligaste sökanden i Åsdalen om LSS.",
        "Ett exempel: en pojke, 11 år, med LSS i Åsdalen.",
        "Den äldsta brukaren är 97 år och har hemtjänst i Åsdalen.",
        "Sökanden, Björkgatan 3 A, har fått bygglov.",
    ],
)
def test_groups_examples_and_places_are_left_alone(text: str) -> None:
    assert told("client-words", {"1.1": text}) == []


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Ring vårdnadshavare 070-174 06 09. Frågor: kontaktcenter 0300-55 00 00.", 1),
        ("Brukarens mobil 070-174 06 09 står i listan. Växel 0300-55 00 00.", 1),
        ("Jouren nås på 070-174 06 09. Frågor besvaras av Eva.", 0),
        ("Nås på 070-174 06 09, kontaktcenter.", 0),
    ],
)
def test_the_next_sentence_excuses_no_telephone(text: str, count: int) -> None:
    assert len(told("private-contact", {"1.1": text})) == count


# Documents


@pytest.mark.parametrize(
    "text",
    [
        "Årsbokslut 2024: ON 250218 § 14",
        "Slutlig uppföljning lämnas i årsredovisningen för 2025 i februari 2026.",
        "Vht-plan s. 1.",
        "Se VP 2025 s. 1.",
    ],
)
def test_a_matter_a_document_to_come_and_a_short_name_are_no_lacking_documents(text: str) -> None:
    plan = document(1, "Verksamhetsplan 2025", EvidenceKind.BUDGET, represents="2025")
    found_there = told(
        "document-unattached", {"1.1": text}, evidence=[plan], pages={1: ["Verksamhetsplan 2025"]}
    )
    assert found_there == []


def test_a_document_that_is_pointed_to_is_still_missed() -> None:
    assert codes(told("document-unattached", {"1.1": "Se DÅR 2025, s. 3."}, pages={1: ["Rutin"]})) == [
        "document-unattached"
    ]


# Decisions of others, and many at once


def test_another_bodys_minutes_are_a_note_unless_the_question_asks_for_them() -> None:
    text = {"1.1": "Taxan gäller (KF 2019-11-25, § 160)."}
    (one,) = told("reference-unattached", text, pages={1: ["Rutin"]})
    assert (one.severity, one.code) == (Severity.NOTE, "reference-other-body")
    asked = question("1.1", "Har fullmäktige beslutat om taxan?")
    (one,) = told("reference-unattached", text, questions=[asked], pages={1: ["Rutin"]})
    assert one.severity is Severity.WARNING


def test_the_boards_own_minutes_are_a_warning() -> None:
    (one,) = told("reference-unattached", {"1.1": "Beslut ON 2025-02-18, § 12."}, pages={1: ["Rutin"]})
    assert one.severity is Severity.WARNING


def test_letters_of_a_body_are_written_as_letters() -> None:
    (one,) = told("reference-unattached", {"1.1": "De ligger hos TN 2025-02-18 § 141."}, pages={1: ["Rutin"]})
    assert sentences([one])[0].startswith("TN 2025-02-18")


def test_three_meetings_in_one_answer_are_told_once_with_all_places() -> None:
    text = "Nämnden beslutade 2025-02-18 § 5, 2025-03-18 § 11 och 2025-04-15 § 19."
    (one,) = told("reference-unattached", {"1.1": text}, pages={1: ["Rutin"]})
    assert (one.code, one.question, len(one.places)) == ("references-unattached", "1.1", 3)


# The checklist, and marks that do not fit


def test_the_shipped_checklist_is_not_told_of_until_somebody_has_begun() -> None:
    lines = tuple(ChecklistLine(at, text) for at, text in enumerate(default_checklist()))
    late = {"deadline": dt.date(2025, 10, 1), "today": dt.date(2025, 9, 30)}
    assert told("checklist-open", checklist=lines, is_checklist_shipped=True, **late) == []
    (one,) = told("checklist-open", checklist=(ChecklistLine(99, "Taxor"), *lines), **late)
    assert one.severity is Severity.WARNING
    begun = (ChecklistLine(0, lines[0].text, reason="Nej"), *lines[1:])
    (one,) = told("checklist-open", checklist=begun, is_checklist_shipped=True)
    assert one.severity is Severity.WARNING


@pytest.mark.parametrize(
    ("asked", "severity"),
    [
        ("Redovisa utfallet per mål.", Severity.NOTE),
        ("Vilka risker ser nämnden? (minst tre)", Severity.NOTE),
        ("Hur många ärenden har prövats?", Severity.WARNING),
        ("Finns en plan? Redovisa den.", Severity.ERROR),
        ("Redovisa om nämnden har en plan.", Severity.ERROR),
    ],
)
def test_a_question_that_is_answered_in_words_needs_no_mark(asked: str, severity: Severity) -> None:
    here = ground({"1.1": Answer(None, "Tre ärenden.")}, questions=[question("1.1", asked)])
    (one,) = found(BY_ID["mark-missing"], here)
    assert one.severity is severity
