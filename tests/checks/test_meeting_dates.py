"""Days that are called a meeting's, and were none."""

from __future__ import annotations

import pytest
from checks.grounds import codes, decision, document, found, ground, quotes, sentences, written

from auditprep.checks.rules_consistent import RULES

RULE = next(each for each in RULES if each.info.id == "meeting-unknown")
DAYS = ("2025-02-11", "2025-03-11", "2025-04-15", "2025-05-13", "2025-06-10")
MONTHLY = "\n".join(f"- nämndens sammanträde {day}, § {at}" for at, day in enumerate(DAYS, 5))


def told(text: str, monthly: str = MONTHLY) -> list[str]:
    return codes(found(RULE, ground({"1": monthly, "2": text})))


def test_a_day_near_a_meeting_is_found_and_mended() -> None:
    here = ground({"1": MONTHLY, "2": "Analysen gavs vid nämndens sammanträde den 18 april 2025."})
    (each,) = found(RULE, here)
    assert quotes(each) == ["18 april 2025", "2025-04-15, § 7"]
    assert sentences([each]) == [
        "Inget sammanträde är känt 2025-04-18. Det närmaste hölls 2025-04-15. Skriv rätt datum."
    ]
    assert written(here, each) == "Analysen gavs vid nämndens sammanträde den 15 april 2025."


def test_meetings_that_minutes_tell_of_are_known() -> None:
    minutes = [
        document(at, decisions=(decision("Omsorgsnämnden", day, at),)) for at, day in enumerate(DAYS, 1)
    ]
    here = ground(
        {"1": "Frågan togs upp vid nämndens sammanträde 2025-05-15."},
        evidence=minutes,
        pages={at: ["§"] for at in range(1, 6)},
    )
    (each,) = found(RULE, here)
    assert [place.evidence for place in each.places] == [None, 4]


@pytest.mark.parametrize(
    "text",
    [
        "Vid sammanträdet 2025-03-13 gavs en lägesbild.",
        "Protokoll ON 2025-06-12 § 10",
        "nämndens sammanträde 2025-04-26",
        "på nämndens möte den 14 maj",
    ],
)
def test_days_that_cannot_be_right_are_found(text: str) -> None:
    assert told(text) == ["meeting-unknown"]


@pytest.mark.parametrize(
    "text",
    [
        "Vid nämndens sammanträde 2025-04-15 gavs en lägesbild.",
        "Vid nämndens extra sammanträde 2025-04-22 beslutades om åtgärder.",
        "Arbetsutskottet behandlade den vid sammanträdet 2025-04-08.",
        "Vid fullmäktiges sammanträde 2025-04-14 antogs taxan.",
        "En workshop hölls 2025-04-16.",
        "Protokollet justerades 2025-04-17.",
        "Vid nämndens sammanträde 2025-09-16 redovisas delårsrapporten.",
        "Vid nämndens sammanträde 2025-04-29 gavs en lägesbild.",
        "Vid nämndens sammanträde 2024-12-12 antogs budgeten.",
    ],
)
def test_other_days_are_left(text: str) -> None:
    assert told(text) == []


def test_two_answers_that_tell_of_the_same_day_are_believed() -> None:
    text = "Vid nämndens sammanträde 2025-04-17 gavs en lägesbild."
    assert codes(found(RULE, ground({"1": MONTHLY, "2": text, "3": text}))) == []


def test_nothing_is_said_where_few_meetings_are_known() -> None:
    few = "\n".join(MONTHLY.split("\n")[:2])
    assert told("Vid nämndens sammanträde 2025-03-13 gavs en lägesbild.", few) == []


def test_a_body_that_meets_every_week_is_left() -> None:
    weekly = "\n".join(f"- nämndens sammanträde 2025-04-{day:02}, § {day}" for day in (1, 8, 15, 22, 29))
    assert told("Vid nämndens sammanträde 2025-04-16 gavs en lägesbild.", weekly) == []
