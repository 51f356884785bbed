"""What an answer says to a question of yes or no."""

from __future__ import annotations

import time

import pytest

from auditprep.prose.verdicts import (
    NO,
    PARTLY,
    UNKNOWN,
    YES,
    asks_twice,
    first_word,
    is_asked_in_the_negative,
    plainly,
)

PLAN = "Finns det en fastställd internkontrollplan för 2025?"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("Ja, varje år.", YES),
        ("Ja\nSe bilaga.", YES),
        ("Ja det gör nämnden.", YES),
        ("Absolut.", YES),
        ("Nej", NO),
        ("NEJ – detta görs inte.", NO),
        ("Nej nämnden har inte gjort det.", NO),
        ("Inte ännu.", NO),
        ("Svar: Nej", NO),
        ("Delvis. Två av tre enheter.", PARTLY),
        ("Vet ej, uppgift saknas.", UNKNOWN),
        ("Nej till våld är ett projekt.", None),
        ("Ja- och nejsvar räknas.", None),
        ("Ja/Nej", None),
        ("Ja och nej.", None),
        ("Jag har svarat.", None),
        ("Nej inte bara en gång.", None),
        ("Delvis uppfyllda mål redovisas.", None),
        ("Aldrig tidigare har så många svarat.", None),
        ("Nämnden har svarat nej.", None),
        ("", None),
    ],
)
def test_the_first_word_answers(text: str, says: str | None) -> None:
    said = first_word(text)
    assert (said.says if said else None) == says


@pytest.mark.parametrize(
    ("text", "marked", "contradicts"),
    [
        ("Nej, aldrig.", YES, True),
        ("Ja, alltid.", NO, True),
        ("Nej, inte alla.", PARTLY, False),
        ("Nej, inte alla.", YES, True),
        ("Ja, delvis.", NO, True),
        ("Ja, delvis.", YES, False),
        ("Delvis.", YES, True),
        ("Ja.", UNKNOWN, True),
        ("Vet ej.", PARTLY, True),
        ("Vet ej.", UNKNOWN, False),
    ],
)
def test_a_verdict_and_a_mark_may_contradict_each_other(text: str, marked: str, contradicts: bool) -> None:
    said = first_word(text)
    assert said is not None
    assert said.contradicts(marked) is contradicts


@pytest.mark.parametrize(
    ("question", "text"),
    [
        (PLAN, "Någon plan har inte upprättats."),
        (PLAN, "Internkontrollplan saknas."),
        (PLAN, "Planen är ännu inte fastställd."),
        (PLAN, "Nämnden har inte antagit någon internkontrollplan för 2025."),
        (PLAN, "Något sådant finns inte i dag, eftersom arbetet drog ut på tiden."),
        (PLAN, "Så är inte fallet."),
        ("Har uppföljning skett av planen?", "Uppföljning har inte skett."),
        ("Är målen mätbara?", "Målen är inte mätbara."),
        ("Beslutar nämnden om åtgärder när mål inte nås?", "Nämnden beslutar inte om åtgärder."),
        ("Nämnden har en beslutad budget", "Någon budget har nämnden inte beslutat om."),
    ],
)
def test_a_plain_denial_says_no(question: str, text: str) -> None:
    said = plainly(question, text)
    assert said is not None
    assert said.says == NO


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("Har nämnden fastställt en budget för 2025?", "Nämnden antog budgeten 2024-12-10 § 80."),
        ("Har nämnden antagit en plan?", "Detta gjordes 2025-03-03."),
    ],
)
def test_a_plain_statement_says_yes(question: str, text: str) -> None:
    said = plainly(question, text)
    assert said is not None
    assert said.says == YES


@pytest.mark.parametrize(
    ("question", "text"),
    [
        (PLAN, "Någon särskild plan har inte upprättats, den ingår i budgeten."),
        (PLAN, "Någon plan har inte upprättats. Den ingår dock i budgeten."),
        (PLAN, "Planen har inte ändrats."),
        (PLAN, "Planen är inte längre ny."),
        ("Är målen mätbara?", "Alla mål är inte mätbara."),
        ("Får nämnden en analys vid avvikelser?", "Inga avvikelser har konstaterats."),
        ("Fattar nämnden beslut vid brister?", "Inga brister har hittats."),
        ("Beslutar nämnden om åtgärder vid brister?", "Några åtgärder har inte beslutats under året."),
        ("Saknas beslut om planen?", "Beslut saknas inte."),
        ("Har nämnden antagit en budget?", "Förvaltningen antog rutinen 2025-02-02."),
        ("Har nämnden antagit en budget?", "Nämnden antog budgeten 2024-12-10, men den upphävdes."),
    ],
)
def test_nothing_is_said_of_what_is_qualified(question: str, text: str) -> None:
    said = plainly(question, text)
    assert said is None


def test_questions_that_cannot_be_answered_with_one_word_are_known() -> None:
    assert is_asked_in_the_negative("Saknas det en plan?")
    assert is_asked_in_the_negative("Har planen inte antagits?")
    assert not is_asked_in_the_negative("Beslutas åtgärder när mål inte nås?")
    assert asks_twice("Finns en plan? Är den antagen?")
    assert not asks_twice("Finns en plan? Om ja, vilken?")


@pytest.mark.parametrize("piece", ["inte ", "a", "Ja, ", "vid ", "får ", "Nej "])
def test_nasty_text_takes_no_time(piece: str) -> None:
    text = (piece * 50_000)[:50_000]
    began = time.process_time()
    first_word(text)
    plainly(PLAN, text)
    plainly(text, "Någon plan har inte antagits.")
    assert time.process_time() - began < 30
