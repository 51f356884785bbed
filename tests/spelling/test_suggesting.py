"""What a misspelt word may have been meant to be."""

from __future__ import annotations

import pytest

from auditprep.spelling.speller import Speller
from auditprep.spelling.suggesting import MOST, suggestions


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("nämden", "nämnden"),
        ("Nämden", "Nämnden"),
        ("oich", "och"),
        ("uppföljnig", "uppföljning"),
        ("verksamhetsplannering", "verksamhetsplanering"),
        ("kontrolmål", "kontrollmål"),
        ("KONTROLMÅL", "KONTROLLMÅL"),
        ("intenkontrolplan", "internkontrollplan"),
        ("sammaträde", "sammanträde"),
        ("protkoll", "protokoll"),
        ("åtgräd", "åtgärd"),
        ("budjet", "budget"),
        ("avikelse", "avvikelse"),
        ("ochmed", "och med"),
        ("delagationsordning", "delegationsordning"),
    ],
)
def test_the_likeliest_comes_first(speller: Speller, written: str, meant: str) -> None:
    assert speller.suggest(written)[0] == meant


def test_the_users_own_words_are_proposed(speller: Speller) -> None:
    speller.add("Blomkulla")
    assert speller.suggest("Blomkula")[0] == "Blomkulla"


def test_every_suggestion_is_right_and_there_are_at_most_five(speller: Speller) -> None:
    made = speller.suggest("riskbedöming")
    assert 0 < len(made) <= MOST
    assert [word for word in made if speller.misspelt(word)] == []


@pytest.mark.parametrize("written", ["qxzqxzqxz", "", "x", "å" * 80])
def test_there_may_be_none(speller: Speller, written: str) -> None:
    assert all(each != written for each in speller.suggest(written))


def test_what_is_known_is_asked_a_bounded_number_of_times() -> None:
    asked: list[str] = []

    def knows(word: str) -> bool:
        asked.append(word)
        return False

    assert suggestions("verksamhetsuppföljningsansvarigasammanträden", knows, knows, frozenset()) == ()
    assert len(asked) < 12_000
