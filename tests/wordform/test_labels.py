"""Which words name room for an answer, and which only ask or explain."""

from __future__ import annotations

import pytest
from lxml import etree

from auditprep.model import Role
from auditprep.wordform.blocks import Line
from auditprep.wordform.labels import (
    is_marks_label,
    label_end,
    label_of,
    names_marks,
    names_question,
    written_options,
)


def line(text: str) -> Line:
    return Line(etree.Element("p"), text)


@pytest.mark.parametrize(
    "text", ["Beskrivning:", "Kommentar", "Nämndens svar:", "Motivera svaret:", "Om nej, varför:"]
)
def test_words_for_prose_are_a_label_of_the_description(text: str) -> None:
    label = label_of(line(text))
    assert label is not None
    assert (label.role, label.bare, label.end) == (Role.DESCRIPTION, True, len(text))


@pytest.mark.parametrize("text", ["Underlag:", "Bilaga nr:", "Hänvisning till dokument:", "Ev. verifikat"])
def test_words_for_documents_are_a_label_of_the_evidence(text: str) -> None:
    label = label_of(line(text))
    assert label is not None
    assert label.role is Role.EVIDENCE


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Beskriv hur nämnden arbetar.",
        "Svaren lämnas senast i juni.",
        "Underlag saknas",
        "Finns underlag?",
    ],
)
def test_a_sentence_that_only_begins_or_ends_so_is_no_label(text: str) -> None:
    assert label_of(line(text)) is None
    assert label_end(line(text)) is None


def test_what_follows_a_label_is_not_part_of_it() -> None:
    text = "Kommentar: Vi har en plan."
    label = label_of(line(text))
    assert label is not None
    assert (text[label.end :], label.bare) == ("Vi har en plan.", False)
    assert label_end(line(text)) == label.end


@pytest.mark.parametrize(
    ("text", "of_section"),
    [("Kommentar till avsnittet:", True), ("Kommentar till svaret:", False), ("Kommentar:", False)],
)
def test_a_label_may_be_for_a_whole_section(text: str, of_section: bool) -> None:
    label = label_of(line(text))
    assert label is not None
    assert label.of_section is of_section


@pytest.mark.parametrize(
    ("text", "expected"), [("Fråga", True), ("Kontrollfråga:", True), ("Fråga 1", False), ("Svar", False)]
)
def test_a_cell_may_only_say_that_the_question_is_beside(text: str, expected: bool) -> None:
    assert names_question(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Svar:", True), ("Bedömning", True), ("Välj svar", True), ("Svar: Ja", False), ("Kommentar:", False)],
)
def test_a_cell_may_only_say_that_something_is_ticked_beside(text: str, expected: bool) -> None:
    assert names_marks(text) is expected


def test_a_label_for_marks_may_name_the_options_to_be_written_after_it() -> None:
    assert written_options(line("Svar (Ja/Nej):")) == ("Ja", "Nej")
    assert is_marks_label(line("Svar (Ja/Nej):"))


@pytest.mark.parametrize("text", ["Svar:", "Kommentar (Ja/Nej):", "Har ni en plan (Ja/Nej)?"])
def test_other_lines_name_no_options_to_be_written(text: str) -> None:
    assert written_options(line(text)) == ()
