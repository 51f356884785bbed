"""What is taken for misspelt, and what is not: the real dictionary, the words of the field, and the user's own."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditprep.errors import FileMissing, FileNotWritable, FileUnreadable
from auditprep.model import Spelling
from auditprep.paths import resource
from auditprep.spelling.dictionary import Dictionary
from auditprep.spelling.lists import common_words, field_words, forms
from auditprep.spelling.own_words import OwnWords
from auditprep.spelling.speller import Speller, texts


def wrong(speller: Speller, text: str, *besides: str) -> list[str]:
    return [text[start:end] for start, end in speller.misspelt(text, besides)]


def test_it_is_what_the_window_asks(speller: Speller) -> None:
    asked: Spelling = speller
    assert asked.misspelt("") == ()


def test_misspelt_words_are_found_where_they_stand(speller: Speller) -> None:
    text = "Nämden antog sin kontrolplan, och uppföljnig görs varje tertial."
    assert wrong(speller, text) == ["Nämden", "kontrolplan", "uppföljnig"]


@pytest.mark.parametrize(
    "text",
    [
        "Omsorgsnämndens internkontrollplan, verksamhetsuppföljningar och sjukfrånvarostatistik",
        "Utfallet prognosticeras i tkr och mnkr, jfr dnr och bil.",
        "tjänstemanna- och nämndnivå, delårs- och årsbokslut, mål- och budgetarbete samt -uppföljning",
        "ev. avvikelser, resp. enhet, ca hälften, kl. och inkl. moms",
        "Koladas nyckeltal, Hypergene och SharePoint",
        "REVISIONSUNDERLAGET FÖR ÅRET",
    ],
)
def test_it_does_not_cry_wolf_on_the_words_of_the_field(speller: Speller, text: str) -> None:
    assert wrong(speller, text) == []


def test_nothing_is_marked_in_the_answers_of_the_example(speller: Speller) -> None:
    answers = json.loads(resource("demo/answers.json").read_text("utf-8"))["answers"]
    marked = [
        text[start:end]
        for answer in answers.values()
        for text in texts(answer["text"])
        for start, end in speller.misspelt(text)
    ]
    assert marked == []


def test_names_of_the_case_are_known_with_their_capital_and_in_the_genitive(speller: Speller) -> None:
    assert wrong(speller, "Granbykens mål, Granbyken, granbyken") == ["Granbykens", "Granbyken", "granbyken"]
    assert wrong(speller, "Granbykens mål, Granbyken, granbyken", "Granbyken") == ["granbyken"]


def test_words_in_links_are_not_looked_up(speller: Speller) -> None:
    assert not speller.has_misspelt("Se [rapprten](https://exempel.se) här")
    assert speller.has_misspelt("Se rapprten här")


def test_words_in_lists_and_tables_are(speller: Speller) -> None:
    assert speller.has_misspelt("- ett mål\n- en uppföljnig")
    assert speller.has_misspelt("| Mål | Utfal |\n| --- | --- |\n| ett | två |")
    assert not speller.has_misspelt("| Mål | Utfall |\n| --- | --- |\n| ett | två |")


def test_a_word_that_is_added_is_right_at_once_and_wrong_again_when_it_is_removed(speller: Speller) -> None:
    assert wrong(speller, "Blomkullas gnorfa") == ["Blomkullas", "gnorfa"]
    speller.add("Blomkulla")
    assert wrong(speller, "Blomkullas gnorfa") == ["gnorfa"]
    assert speller.own_words() == ("Blomkulla",)
    speller.remove("Blomkulla")
    assert wrong(speller, "Blomkullas gnorfa") == ["Blomkullas", "gnorfa"]


def test_a_word_that_cannot_be_kept_is_known_all_the_same(dictionary: Dictionary, tmp_path: Path) -> None:
    (tmp_path / "folder").write_text("no folder")
    speller = Speller(dictionary, OwnWords(tmp_path / "folder" / "own-words.txt"))
    with pytest.raises(FileNotWritable):
        speller.add("Blomkulla")
    assert wrong(speller, "Blomkulla") == []


def test_own_words_that_cannot_be_read_hinder_nothing(dictionary: Dictionary, tmp_path: Path) -> None:
    file = tmp_path / "own-words.txt"
    file.mkdir()
    assert wrong(Speller(dictionary, OwnWords(file)), "Nämden antog") == ["Nämden"]


def test_without_its_pieces_there_is_no_dictionary(tmp_path: Path) -> None:
    with pytest.raises(FileMissing):
        Dictionary(tmp_path)


class Empty:
    """A dictionary that could not be opened."""

    def knows(self, _word: str) -> bool:
        return False


def test_a_dictionary_that_could_not_be_opened_is_told_and_calls_no_word_wrong(own: OwnWords) -> None:
    with pytest.raises(FileUnreadable):
        Speller(Empty(), own)  # type: ignore[arg-type]


@given(st.text(max_size=80))
def test_no_text_is_too_strange(text: str) -> None:
    shared = _shared()
    for start, end in shared.misspelt(text):
        assert text[start:end].strip()


@given(st.text(st.characters(categories=["Cs", "Ll", "Mn"]), min_size=2, max_size=12))
def test_half_characters_are_no_word(text: str) -> None:
    _shared().misspelt(text)


def _shared(kept: list[Speller] = []) -> Speller:  # noqa: B006 — read once, for all examples
    if not kept:
        kept.append(Speller(own=OwnWords(Path("no such folder/own-words.txt"))))
    return kept[0]


# The lists


def test_a_line_of_the_field_stands_for_its_forms() -> None:
    assert list(forms("nämnd -en -er")) == ["nämnd", "nämnden", "nämnder"]
    assert list(forms("bilag|a -an -or")) == ["bilaga", "bilagan", "bilagor"]
    assert list(forms("barn- och elevhälsa -n")) == ["barn", "och", "elevhälsa", "elevhälsan"]


def test_the_words_of_the_field_are_several_hundred_and_all_are_words() -> None:
    words = field_words()
    assert len(words) > 1500
    assert [word for word in words | common_words() if not word.replace("-", "").isalpha()] == []


def test_the_common_words_are_in_the_dictionary(dictionary: Dictionary) -> None:
    assert [word for word in common_words() if not dictionary.knows(word)] == []


def test_the_dictionary_comes_with_its_licence() -> None:
    folder = resource("spelling")
    assert "Lesser General Public License" in (folder / "LICENSE.txt").read_text("utf-8").replace("GNU ", "")
    assert (folder / "LGPL-3.txt").exists()
    assert (folder / "GPL-3.txt").exists()
