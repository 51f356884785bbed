"""Phrases: which fit a question, and what in them is to be filled in."""

from __future__ import annotations

import pytest

from auditprep import produce, richtext
from auditprep.model import Answer, Kind, Question
from auditprep.prose.demands import DemandKind
from auditprep.prose.marks import meaning
from auditprep.prose.phrases import Phrase, fitting, to_fill_in
from auditprep.prose.placeholders import placeholders

MARKS = ("Ja", "Nej", "Delvis", "Vet ej")
SHIPPED = produce.shipped_phrases()
MINE = Phrase("Min", "Som vanligt.", own=True)


def asked(
    text: str, mark: str | None = None, options: tuple[str, ...] = MARKS, guidance: str = ""
) -> list[str]:
    """The titles of those that fit, the best first."""
    question = Question("1", "1", text, guidance, Kind.CHOICE if options else Kind.TEXT, options)
    return [each.title for each, fits in fitting((*SHIPPED, MINE), question, Answer(mark, "")) if fits]


def test_there_are_phrases_for_every_mark_and_every_kind_of_demand() -> None:
    assert {mark for each in SHIPPED for mark in each.marks} == {"yes", "fully", "no", "partly", "open"}
    assert {ask for each in SHIPPED for ask in each.asks} == {str(each) for each in DemandKind}
    assert {meaning(mark) for mark in MARKS} <= {mark for each in SHIPPED for mark in each.marks}


@pytest.mark.parametrize("phrase", SHIPPED, ids=lambda each: each.title)
def test_what_is_to_be_filled_in_is_what_granska_calls_unfinished(phrase: Phrase) -> None:
    text = richtext.plain(phrase.text)
    brackets = to_fill_in(text)
    found = [(each.start, each.end) for each in placeholders(text)]
    assert brackets
    assert [each for each in brackets if each not in found] == []


@pytest.mark.parametrize("phrase", SHIPPED, ids=lambda each: each.title)
def test_a_phrase_is_as_the_editor_would_write_it(phrase: Phrase) -> None:
    assert richtext.to_markdown(richtext.parse(phrase.text)) == phrase.text


@pytest.mark.parametrize(
    ("text", "mark", "first"),
    [
        ("Har nämnden antagit en plan? Ange datum och paragraf.", "Ja", "Ja, med beslut"),
        ("Följer nämnden upp planen?", "Nej", "Nej, med förklaring och plan"),
        ("Följer nämnden upp planen?", "Delvis", "Delvis: vad som är gjort och vad som återstår"),
        ("Följer nämnden upp planen?", "Vet ej", "Vet ej: vem som tar reda på det"),
    ],
)
def test_the_mark_says_how_one_begins(text: str, mark: str, first: str) -> None:
    assert first in asked(text, mark)[:2]


@pytest.mark.parametrize(
    ("text", "among"),
    [
        ("Ange minst fem risker som nämnden ser.", "Fem risker"),
        ("Redovisa utfall och prognos för varje mål.", "Tabell över mål"),
        ("Redovisa budget, utfall och avvikelse för nämndens ekonomi.", "Tabell över ekonomin"),
        ("Hur ofta följs budgeten upp?", "Månadsvis uppföljning"),
    ],
)
def test_what_is_asked_for_says_what_one_writes(text: str, among: str) -> None:
    assert among in asked(text, options=())


def test_those_for_another_mark_come_last_and_ones_own_before_what_does_not_fit() -> None:
    question = Question("1", "1", "Följs planen upp?", None, Kind.CHOICE, MARKS)
    titles = [each.title for each, _fits in fitting((*SHIPPED, MINE), question, Answer("Ja", ""))]
    assert len(titles) == len(SHIPPED) + 1
    assert titles.index("Min") < titles.index("Fem risker") < titles.index("Nej, med förklaring och plan")


def test_no_year_and_no_footnote_is_to_be_filled_in() -> None:
    assert to_fill_in("[1] år [2024] och [datum] och [\n]") == ((18, 25),)
