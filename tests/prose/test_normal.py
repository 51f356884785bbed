"""The same words, encoded otherwise."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditprep.prose.alike import likeness
from auditprep.prose.differing import same_words
from auditprep.prose.marks import meaning, words_of
from auditprep.prose.normal import normal
from auditprep.prose.wordings import plain, wording

QUESTION = "Följer nämnden upp åtgärderna i fjärde kvartalet?"
OTHERWISE: dict[str, Callable[[str], str]] = {
    "decomposed": lambda text: unicodedata.normalize("NFD", text),
    "soft hyphens": lambda text: text.replace("nämn", "nämn\u00ad").replace("kvar", "kvar\u00ad"),
    "blanks of no width": lambda text: text.replace("ä", "ä\u200b").replace(" ", "\u200b "),
    "blanks that hold": lambda text: text.replace(" ", "\u00a0"),
    "narrow blanks": lambda text: text.replace(" ", "\u202f"),
    "byte order mark": lambda text: "\ufeff" + text,
    "direction": lambda text: "\u202e" + text + "\u202c",
    "joined letters": lambda text: text.replace("fj", "f\u200dj"),
    "wide letters": lambda text: text.replace("F", "\uff26"),
}


@pytest.mark.parametrize("how", OTHERWISE)
def test_a_question_is_the_same_however_it_is_encoded(how: str) -> None:
    other = OTHERWISE[how](QUESTION)
    assert other != QUESTION
    assert likeness(QUESTION, other) == 1.0
    assert same_words(QUESTION, other)
    assert plain(QUESTION) == plain(other)
    assert wording(QUESTION) == wording(other)


def test_hyphens_are_one_sign() -> None:
    assert same_words("intern\u2011kontroll", "intern-kontroll")
    assert not same_words("intern–kontroll", "intern-kontroll")


def test_options_are_the_same_however_they_are_encoded() -> None:
    assert words_of("Ej\u00a0till\u00adämpligt") == words_of("Ej tillämpligt")
    assert meaning(unicodedata.normalize("NFD", "Okänt")) == "open"


@given(st.text())
def test_what_is_normal_stays_so_and_nothing_is_lost_of_plain_words(text: str) -> None:
    assert normal(normal(text)) == normal(text)
    if text.isascii():
        assert normal(text) == text
