"""The same words in two answers."""

from __future__ import annotations

import pytest
from checks.grounds import codes, found, ground, quotes, sentences

from auditprep.checks.rules_consistent import RULES

RULE = next(each for each in RULES if each.info.id == "pasted-twice")
LONG = "Enheterna lämnar underlag i god tid före mötet, controllern stämmer av dem och rapporterar till ledningen som tar ställning till vad nämnden ska få veta."
TWO = "Chefen ansvarar för att rutinerna är kända. Avvikelser gås igenom varje månad av gruppen."
REFERENCE = "Se Omsorgsnämndens budget 2025–2027, antagen vid nämndens sammanträde 2024-12-10 § 80, dnr ON 2024/211, sid 3–6, bilaga 1 och 2."


def told(*answers: str) -> list[str]:
    return codes(found(RULE, ground({str(at): each for at, each in enumerate(answers, 1)})))


@pytest.mark.parametrize("words", [LONG, TWO])
def test_the_same_words_are_found_where_they_stand_again(words: str) -> None:
    here = ground({"1": f"Ja. {words}", "2": f"{words}\n\nMer text om annat."})
    (each,) = found(RULE, here)
    assert (each.question, [place.question for place in each.places]) == ("2", ["2", "1"])
    assert quotes(each) == [words, words]
    assert sentences([each]) == [
        "Samma text står i fråga 1. Hänvisa dit i stället, om den inte ska stå på båda ställena."
    ]


def test_twice_in_one_answer_is_told_apart() -> None:
    assert told(f"{LONG}\n\nAnnat.\n\n{LONG}") == ["pasted-twice-here"]


def test_a_second_copy_is_told_too() -> None:
    assert told(LONG, LONG, LONG) == ["pasted-twice", "pasted-twice"]


@pytest.mark.parametrize(
    "words",
    [
        REFERENCE,
        "Se svaret ovan.",
        "Målet följs upp i delårsrapporten.",
        "Mål 2: Alla som bor i Åsdalen ska möta få men kända medarbetare som har tid att lyssna och som vet vad var och en behöver i sin vardag.",
        "| Ej uppfyllt | Delvis uppfyllt |\n|---|---|\n| En lång förklaring som står i båda svaren och är en förklaring. | Ytterligare en som är lika lång och lika bra som den första är. |",
    ],
)
def test_references_names_and_tables_are_left(words: str) -> None:
    assert told(words, words) == []
