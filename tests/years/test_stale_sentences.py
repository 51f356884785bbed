"""How often a proposal is right, over some hundred sentences of our own: half of them about earlier years."""

from __future__ import annotations

import datetime as dt
import itertools
import re
from collections.abc import Sequence

import pytest
from years.stale_sentences import HISTORY, STALE, THINGS, Sentence, sentences
from years.stale_traps import Trap, traps

from auditprep.model import Decision, Stale
from auditprep.years.stale import stale

SEEDS = (1, 2, 3)


def proposed(sentence: Sentence, decisions: Sequence[Decision] = ()) -> list[Stale]:
    found = stale(sentence.text, sentence.then, sentence.then + 1, decisions)
    return [each for each in found if each.proposals]


def full_register(year: int) -> list[Decision]:
    """A decision of every kind, by everybody, every month of the year and of the autumn before."""
    months = [dt.date(year, month, 14) for month in range(1, 13)] + [
        dt.date(year - 1, month, 12) for month in range(8, 13)
    ]
    titles = (
        "Budget",
        "Internkontrollplan",
        "Taxa",
        "Attestförteckning",
        "Delegationsordning",
        "Riktlinjer",
        *THINGS,
    )
    bodies = ("Socialnämnden", "Kommunfullmäktige", None)
    number = itertools.count(1)
    return [
        Decision(body, day, next(number), None, title)
        for day in months
        for title in titles
        for body in bodies
    ]


def false_proposals(sentence: Sentence) -> list[Stale]:
    """Proposals for what is not out of date: outside the pieces that are."""
    return [
        each
        for each in proposed(sentence)
        if not any(start <= each.start and each.end <= end for start, end in sentence.stale)
    ]


def missed(sentence: Sentence) -> list[str]:
    """Pieces that are out of date and have no proposal that shifts all their years."""
    found = proposed(sentence)
    return [
        sentence.text[start:end]
        for start, end in sentence.stale
        if not any(start <= each.start and each.end <= end and _shifts(each, sentence) for each in found)
    ]


def _shifts(piece: Stale, sentence: Sentence) -> bool:
    years = re.findall(r"20\d\d", piece.was)
    after = re.findall(r"20\d\d", piece.proposals[0])
    return str(sentence.then) in years and after == [str(int(year) + 1) for year in years]


def test_there_are_enough_sentences_and_half_of_them_are_history() -> None:
    history, out_of_date = (len(text.split("\n")) - 2 for text in (HISTORY, STALE))
    assert min(history, out_of_date) >= 70
    assert len(sentences(1)) >= 400


@pytest.mark.parametrize("seed", SEEDS)
def test_no_legitimate_year_has_a_proposal_that_rewrites_it(seed: int) -> None:
    wrong = [(each.text, found) for each in sentences(seed) if (found := false_proposals(each))]
    assert wrong == []


@pytest.mark.parametrize("seed", SEEDS)
def test_no_register_however_full_makes_history_anything_else(seed: int) -> None:
    history = [each for each in sentences(seed) if not each.stale and not each.marked]
    wrong = [
        (each.text, found) for each in history if (found := proposed(each, full_register(each.then + 1)))
    ]
    assert len(history) >= 200
    assert wrong == []


@pytest.mark.parametrize("seed", SEEDS)
def test_what_is_out_of_date_is_found(seed: int) -> None:
    all_of_them = sentences(seed)
    asked = sum(len(each.stale) for each in all_of_them)
    lost = [(each.text, words) for each in all_of_them for words in missed(each)]
    assert len(lost) / asked <= 0.02, lost


@pytest.mark.parametrize("seed", SEEDS)
def test_what_only_the_user_can_know_is_marked(seed: int) -> None:
    lost = [
        (each.text, words)
        for each in sentences(seed)
        for words in unmarked(each.text, each.then, each.marked)
    ]
    assert lost == []


# Sentences that are easily taken wrong

YEARS = (2022, 2024, 2027)


def unmarked(text: str, then: int, pieces: Sequence[tuple[int, int]]) -> list[str]:
    """Those of the pieces that are not marked at all."""
    found = stale(text, then, then + 1)
    return [
        text[start:end]
        for start, end in pieces
        if not any(each.start < end and start < each.end for each in found)
    ]


def wrongly_proposed(trap: Trap) -> list[Stale]:
    found = stale(trap.text, trap.then, trap.then + 1)
    return [
        each
        for each in found
        if each.proposals
        and not any(start <= each.start and each.end <= end for start, end in trap.rewritten)
    ]


def not_proposed(trap: Trap) -> list[str]:
    found = [each for each in stale(trap.text, trap.then, trap.then + 1) if each.proposals]
    return [
        trap.text[start:end]
        for start, end in trap.rewritten
        if not any(start <= each.start and each.end <= end for each in found)
    ]


def test_there_are_enough_traps() -> None:
    assert sum(1 for each in traps(2024) if each.marked) >= 200
    assert sum(1 for each in traps(2024) if each.rewritten) >= 90


@pytest.mark.parametrize("then", YEARS)
def test_a_year_that_stays_what_it_was_has_no_proposal(then: int) -> None:
    assert [(each.text, wrong) for each in traps(then) if (wrong := wrongly_proposed(each))] == []


@pytest.mark.parametrize("then", YEARS)
def test_what_is_told_of_the_running_year_has_one(then: int) -> None:
    assert [(each.text, lost) for each in traps(then) if (lost := not_proposed(each))] == []


@pytest.mark.parametrize("then", YEARS)
def test_what_is_left_to_the_user_is_marked(then: int) -> None:
    lost = [(each.text, words) for each in traps(then) if (words := unmarked(each.text, then, each.marked))]
    assert lost == []


@pytest.mark.parametrize("then", YEARS)
def test_earlier_years_that_are_history_are_not_marked(then: int) -> None:
    alone = [each.text for each in traps(then) if not each.rewritten and not each.marked]
    assert [text for text in alone if stale(text, then, then + 1)] == []
