"""Numbers that may tell how many."""

from __future__ import annotations

import time

import pytest

from auditprep.prose.said_numbers import is_of, said_numbers

TELLS = """
kontroller|Planen har nio kontroller.
kontroller|Antal kontroller: 9
kontroller|Planen omfattar 12 granskningsområden.
kontroller|8 st.
kontroller|Inga.
kontroller|Nio kontrollmoment.
klagomål|143 under årets första åtta månader.
klagomål|Nämnden fick 1 204 klagomål.
besök|Till och med augusti har 61 besök gjorts.
kontroller|Endast en kontroll.
"""

DOES_NOT_TELL = """
kontroller|Planen antogs 2024-12-10, § 63.
kontroller|Planen antogs den 10 december.
kontroller|Nämnden har en plan för intern kontroll.
kontroller|Nämnden antog en internkontrollplan för 2025.
kontroller|Se sid 4 och bilaga 1.
kontroller|Tre risker har bedömts.
kontroller|Samtliga kontroller är genomförda.
kontroller|Planen följs upp två gånger.
kontroller|Budgeten är 12 mnkr, 4 procent mer.
kontroller|Dnr 2024/63
"""


def lines(words: str) -> list[str]:
    return words.strip().split("\n")


@pytest.mark.parametrize("line", lines(TELLS))
def test_a_number_tells_how_many(line: str) -> None:
    noun, _, text = line.partition("|")
    assert any(each.may_be_of(noun) for each in said_numbers(text))


@pytest.mark.parametrize("line", lines(DOES_NOT_TELL))
def test_other_numbers_do_not(line: str) -> None:
    noun, _, text = line.partition("|")
    assert not any(each.may_be_of(noun) for each in said_numbers(text))


def test_all_of_them_is_an_answer_to_how_many_of_them() -> None:
    (found,) = said_numbers("Samtliga mål har målvärden.")
    assert found.may_be_of("målen", of_some=True)
    assert not found.may_be_of("målen")


@pytest.mark.parametrize(
    ("word", "noun"), [("kontrollmoment", "kontroller"), ("mål", "målen"), ("nämndmål", "mål")]
)
def test_words_of_the_same_thing_are_known(word: str, noun: str) -> None:
    assert is_of(word, noun)


@pytest.mark.parametrize(("word", "noun"), [("internkontrollplanen", "kontroller"), ("besök", "klagomål")])
def test_words_of_other_things_are_told_apart(word: str, noun: str) -> None:
    assert not is_of(word, noun)


@pytest.mark.parametrize("piece", ["1 ", "fem ", "§ 1 ", "2024-12-10 ", "a"])
def test_nasty_text_takes_no_time(piece: str) -> None:
    began = time.process_time()
    said_numbers(piece * (50_000 // len(piece)))
    assert time.process_time() - began < 30
