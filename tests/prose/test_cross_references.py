"""References from one answer to another."""

from __future__ import annotations

import time

import pytest

from auditprep.prose.cross_references import Way, cross_references


@pytest.mark.parametrize(
    ("text", "numbers", "way"),
    [
        ("Ja, se ovan, 3.4. Resultatet redovisas.", ["3.4"], Way.ABOVE),
        ("Se fråga 5.1 nedan.", ["5.1"], Way.BELOW),
        ("(se svar på fråga 2.3 och 2.4)", ["2.3", "2.4"], None),
        ("Se frågorna 1.1, 1.2 och 1.3 ovan", ["1.1", "1.2", "1.3"], Way.ABOVE),
        ("Som framgår av fråga 7 har nämnden mål.", ["7"], None),
        ("Se 4.2.", ["4.2"], None),
        ("Se B2 nedan.", ["B2"], Way.BELOW),
        ("se fråga 2:4", ["2:4"], None),
        ("Frågan besvaras under 3.4 ovan.", ["3.4"], Way.ABOVE),
        ("Svaret ges under 9.9.", ["9.9"], None),
        ("Detta beskrivs närmare ovan, 7.1.", ["7.1"], Way.ABOVE),
        ("Se nedan, 18.", ["18"], Way.BELOW),
        ("Se föregående fråga.", [""], Way.ABOVE),
        ("Det beskrivs i nästa fråga.", [""], Way.BELOW),
    ],
)
def test_a_question_that_is_referred_to_is_found(text, numbers, way) -> None:
    found = cross_references(text)
    assert [each.number for each in found] == numbers
    assert {each.way for each in found} == {way}
    assert all(text[each.start : each.end] == each.number for each in found if each.number)


@pytest.mark.parametrize(
    "text",
    [
        "Se 3.4 i budgeten.",
        "Ökningen är 3.4 procent, se 2.1 mnkr ovan",
        "Se punkt 4.2 i internkontrollplanen",
        "Vi ställde fråga 3 till brukarna.",
        "Se delårsrapporten 2.1",
        "Se bilaga 3.1 och sid 3.4",
        "enligt ovan",
        "Se 2025.04.03",
        "fråga 1 i enkäten",
        "Se E6 vid Åsdal och A4-blanketten",
        "svar på 3 av 4 frågor",
        "Se 2:4 miljöbalken",
        "",
    ],
)
def test_numbers_of_other_things_are_no_questions(text: str) -> None:
    assert cross_references(text) == ()


def test_the_word_for_the_way_has_its_place() -> None:
    text = "Se fråga 5.1 nedan."
    (found,) = cross_references(text)
    assert text[found.way_start : found.way_end] == "nedan"


@pytest.mark.parametrize("piece", ["se ", "1.1 ", "fråga 3, ", "se ovan, 3.4 och ", "under i på "])
def test_nasty_references_are_read_in_reasonable_time(piece: str) -> None:
    began = time.process_time()
    cross_references((piece * 50_000)[:50_000])
    assert time.process_time() - began < 30
