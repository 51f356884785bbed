"""Searching the handbook: words in any form, several at once, the nearest first."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditprep import handbook
from ui.models import help_search
from ui.models.help_search import find

CHAPTERS = handbook.chapters()


@pytest.mark.parametrize(
    ("words", "chapter", "anchor"),
    [
        ("säkerhetskopior", "sakerhetskopior", None),
        ("lösenord", "bilagor", "lasa-ett-dokument"),
        ("godta", "granska", "godta-det-som-far-sta"),
        ("checklista", "bilagor", "checklistan"),
        ("OneDrive", "nar-nagot-gar-fel", "det-finns-tva-kopior"),
        ("F8", "foregaende-ar", "det-som-ar-inaktuellt"),
        ("Ctrl+K", "fragorna", "sok-kommando"),
        ("ersätta ord i alla svar", "stavning-och-fraser", "sok-och-ersatt"),
        ("kollegors svar", "kollegor", None),
        ("skrivare", "skriva-ut", "i-forhandsgranskningen"),
    ],
)
def test_what_one_looks_for_is_among_the_first(words: str, chapter: str, anchor: str | None) -> None:
    first = [hit.passage for hit in find(words, CHAPTERS)[:5]]
    assert any(each.chapter == chapter and anchor in (None, each.anchor) for each in first), first


def test_a_word_is_found_in_its_other_forms() -> None:
    def there(words: str) -> set[tuple[str, str]]:
        return {(hit.passage.chapter, hit.passage.anchor) for hit in find(words, CHAPTERS)}

    assert there("bilagorna") == there("bilaga") != set()


def test_a_chapter_about_it_comes_before_one_that_mentions_it() -> None:
    assert find("kollega", CHAPTERS)[0].passage.chapter == "kollegor"
    assert find("skriva ut", CHAPTERS)[0].title == "Skriva ut"


def test_every_word_must_be_there() -> None:
    assert find("bilagor xyzzy", CHAPTERS) == []


def test_signs_and_single_letters_are_nothing_to_look_for() -> None:
    assert find("", CHAPTERS) == find("§ ?", CHAPTERS) == find("a", CHAPTERS) == []


def test_a_snippet_has_one_of_the_words_and_no_half_ones() -> None:
    for hit in find("sekretess", CHAPTERS):
        pieces = hit.snippet.removeprefix("… ").removesuffix(" …")
        assert pieces in " ".join(hit.passage.words.split())


@given(st.text(max_size=60))
def test_whatever_is_typed_is_no_trouble(words: str) -> None:
    for hit in find(words, CHAPTERS):
        assert hit.passage in handbook.chapter(hit.passage.chapter).passages  # type: ignore[union-attr]
    text = CHAPTERS[0].passages[0].words
    assert all(0 <= begin < end <= len(text) for begin, end in help_search.stretches(words, text))
