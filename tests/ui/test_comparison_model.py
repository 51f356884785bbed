"""Submissions side by side as a table: names, filters, what cells say, and which of their words are marked."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from compared_years import cell, comparison, many, row, submission
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt

from auditprep.model import Became, CitedThen, Difference
from auditprep.prose.marks import kin
from ui.models import comparison_snippets, comparison_strip
from ui.models.comparison import CELL, SNIPPET, ComparisonModel
from ui.models.comparison_rows import Show
from ui.models.comparison_snippets import COME, GONE, Marked, Snippet, marked, overlaid, snippet
from ui.models.comparison_strip import Geometry, Kind
from ui.models.comparison_words import (
    cited_line,
    cited_sentence,
    cited_words,
    column_captions,
    column_names,
    counted_marks,
)

ACROSS = Qt.Orientation.Horizontal
DOWN = Qt.Orientation.Vertical

SAME = row(cell("1.1", "Finns mål?", "Ja", "De antogs."), cell("1.1", "Finns mål?", "Ja", "De antogs."))
MARKED = row(
    cell("1.2", "Mäts de?", "Nej", "Nej, inte än."), cell("1.2", "Mäts de?", "Ja", "Ja, varje månad.")
)
CITED = row(cell("1.3", "Plan?", cited=("Plan 2024",)), cell("1.3", "Plan?", cited=("Plan 2025", "Bilaga")))
ADDED = row(None, cell("1.4", "Klimat?", None))
GONE_ROW = row(cell("1.5", "Papper?", "Ja"), None)
MOVED = row(cell("2.1", "Risker?", "Ja"), cell("3.1", "Risker?", "Ja"), became=Became.MOVED)
ROWS = (SAME, MARKED, CITED, ADDED, GONE_ROW, MOVED)


@pytest.fixture
def model() -> ComparisonModel:
    made = ComparisonModel()
    made.show_comparison(comparison(ROWS))
    return made


def labels(model: ComparisonModel) -> list[str]:
    return [model.row(model.index(at, 0)).label for at in range(model.rowCount())]


def shown(found: Snippet) -> list[tuple[str, str]]:
    return [(found.text[mark.start : mark.end], mark.kind) for mark in found.marks]


# Columns


def names(*of: tuple[str, int | None], file: str = "") -> tuple[str, ...]:
    made = [submission((), year, board) for board, year in of]
    return column_names([replace(each, name=file) if file else each for each in made])


def test_columns_are_called_by_what_tells_them_apart() -> None:
    assert names(("Omsorg", 2024), ("Omsorg", 2025)) == ("2024", "2025")
    assert names(("Omsorg", 2025), ("Kultur", 2025)) == ("Omsorg", "Kultur")
    assert names(("Omsorg", 2024), ("Kultur", 2025)) == ("Omsorg 2024", "Kultur 2025")


def test_columns_that_would_be_called_the_same_have_the_name_of_their_file_too() -> None:
    assert names(("Omsorg", 2025), ("Omsorg", 2025)) == (
        "2025 (underlag-2025) (#1)",
        "2025 (underlag-2025) (#2)",
    )
    two = [replace(submission((), 2025, "Omsorg"), name=f"{name}.docx") for name in ("utkast", "klart")]
    assert column_names(two) == ("2025 (utkast)", "2025 (klart)")
    assert names(("Omsorg", None), file="ifyllt.docx") == ("Omsorg",)
    assert names(("", None), file="ifyllt.docx") == ("ifyllt",)


def test_under_its_name_stands_how_far_a_column_had_come() -> None:
    one, two = submission((), 2024, "Omsorg", "sent"), submission((), 2025, "Omsorg", "")
    assert column_captions((one, two), ("2024", "2025")) == ("inskickat", "Word-formulär")
    other = replace(two, board="Kultur", status="draft")
    assert column_captions((one, other), ("Omsorg 2024", "Kultur 2025")) == ("inskickat", "utkast")


# Filters


def test_each_filter_shows_its_rows(model: ComparisonModel) -> None:
    assert labels(model) == ["1.1", "1.2", "1.3", "1.4", "1.5", "3.1"]
    for show, wanted in (
        (Show.CHANGED, ["1.2", "1.3", "3.1"]),
        (Show.NEW, ["1.4"]),
        (Show.REMOVED, ["1.5"]),
        (Show.UNANSWERED, ["1.4"]),
        (Show.ALL, ["1.1", "1.2", "1.3", "1.4", "1.5", "3.1"]),
    ):
        model.set_filter(show, "")
        assert labels(model) == wanted
        assert model.counts()[show] == len(wanted)


def test_a_draft_that_nobody_has_confirmed_is_neither_an_answer_nor_lacking() -> None:
    model = ComparisonModel()
    model.show_comparison(comparison([row(cell("1", "Mål?"), cell("1", "Mål?", None, carried=True))]))
    assert model.counts()[Show.UNANSWERED] == 0


def test_words_are_looked_for_in_questions_answers_and_documents(model: ComparisonModel) -> None:
    for typed, wanted in (
        ("klimat", ["1.4"]),
        ("VARJE månad", ["1.2"]),
        ("varje klimat", []),
        ("bilaga", ["1.3"]),
        ("flyttad", ["3.1"]),
        ("  ", ["1.1", "1.2", "1.3", "1.4", "1.5", "3.1"]),
    ):
        model.set_filter(Show.ALL, typed)
        assert labels(model) == wanted


def test_a_filter_stays_when_another_comparison_comes(model: ComparisonModel) -> None:
    model.set_filter(Show.NEW, "")
    model.show_comparison(comparison((*ROWS, row(None, cell("1.9", "Ny?")))))
    assert labels(model) == ["1.4", "1.9"]


def test_a_row_keeps_its_place_whatever_is_filtered(model: ComparisonModel) -> None:
    model.set_filter(Show.REMOVED, "")
    assert model.index_of(4).row() == 0
    assert not model.index_of(0).isValid()


# What is said


def test_a_cell_tells_those_who_hear_it_all_that_is_seen(model: ComparisonModel) -> None:
    said = [
        [model.index(at, column).data(Qt.ItemDataRole.AccessibleTextRole) for column in (0, 1)]
        for at in range(model.rowCount())
    ]
    assert said[0][1] == "1.1, 2025: Ja"
    assert said[1][1] == "1.2, 2025: Ja. annat kryss än före. texten är ändrad"
    assert said[2][1] == "1.3, 2025: Ja. 2 nya bilagor, 1 bilaga borta"
    assert said[3] == ["1.4, 2024: frågan fanns inte", "1.4, 2025: inget svar"]


def test_the_head_of_a_row_says_what_became_of_the_question(model: ComparisonModel) -> None:
    heads = [model.headerData(at, DOWN) for at in range(model.rowCount())]
    assert heads[0] == "1.1 Finns mål?"
    assert heads[3:] == ["1.4 Klimat?, ny", "1.5 Papper?, borttagen", "3.1 Risker?, flyttad · var 2.1"]


def test_with_more_than_two_columns_it_is_said_when() -> None:
    model = ComparisonModel()
    asked = cell("1", "Mål?"), cell("1", "Nya mål?"), None
    model.show_comparison(comparison([row(*asked)], (2023, 2024, 2025)))
    assert model.headerData(0, DOWN) == "1 Nya mål?, omformulerad 2024 · borttagen 2025"


def test_documents_are_counted_and_named() -> None:
    step = CITED.steps[0]
    assert step is not None
    assert cited_words(step) == "+2 −1"
    assert cited_sentence(replace(step, cited_gone=())) == "2 nya bilagor"
    assert cited_words(replace(step, cited_gone=(), cited_come=())) == ""
    assert cited_line(CitedThen("Budget\n2025", printed="3–6")) == "Budget 2025, sid 3–6"
    assert counted_marks(Counter(["Ja", "Nej", "Ja"])) == "2 Ja · 1 Nej"


def test_nothing_is_compared_before_it_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    compared: list[str] = []
    monkeypatch.setattr(comparison_snippets, "_pieces", lambda old, new: compared.append(new) or ())
    model = ComparisonModel()
    model.show_comparison(many(200, 2))
    model.set_filter(Show.ALL, "fråga")
    model.counts()
    assert compared == []
    model.index(7, 1).data(SNIPPET)
    model.index(7, 1).data(SNIPPET)
    assert len(compared) == 1


def test_a_comparison_without_submissions_or_rows_is_empty() -> None:
    model = ComparisonModel()
    for nothing in (None, comparison(()), comparison([row(None, None)])):
        model.show_comparison(nothing)
        assert (model.rowCount(), model.total) == (0, 0)


# Words that differ


def test_what_came_is_marked_in_the_newer_text_and_what_is_gone_in_the_older() -> None:
    old, new = "Planen antogs 2024.", "Planen antogs 2025."
    assert shown(snippet(old, None, new)) == [("2024", GONE)]
    assert shown(snippet(new, old, None)) == [("2025", COME)]
    assert shown(snippet(old, None, None)) == []


def test_a_text_between_two_is_marked_for_both() -> None:
    found = snippet("antogs 2024 av nämnden", "antogs 2023 av nämnden", "antogs 2025 av nämnden")
    assert {kind for _words, kind in shown(found)} == {COME, GONE}
    assert overlaid(found.marks) == [(7, 11, frozenset({COME, GONE}))]


def test_a_long_text_begins_shortly_before_its_first_difference() -> None:
    lead = "ord " * 300
    found = snippet(f"{lead}sedan 2025 slut", f"{lead}sedan 2024 slut", None)
    assert found.text.startswith("… ord") and "2025" in found.text[:60]
    assert shown(found) == [("2025", COME)]


def test_a_cell_is_one_line_whatever_is_in_the_answer(model: ComparisonModel) -> None:
    model.show_comparison(
        comparison(
            [row(cell("1", "Mål?", words="**Ett**\n\n- två\n- tre\n"), cell("1", "Mål?", words="Ett"))]
        )
    )
    assert model.index(0, 0).data(SNIPPET).text == "Ett två tre"
    assert model.index(0, 0).data(CELL).answer.text.startswith("**Ett**")


def test_the_text_of_a_question_that_came_or_went_is_not_all_marked(model: ComparisonModel) -> None:
    model.show_comparison(comparison([row(None, cell("1", "Mål?", words="Alla ord är nya"))]))
    assert model.index(0, 1).data(SNIPPET) == Snippet("Alla ord är nya")


@given(st.text("ab ö😀\n2.", max_size=60), st.text("ab ö😀\n2.", max_size=60))
def test_marks_are_words_of_the_text_in_order(old: str, new: str) -> None:
    for text, found in ((new, marked(new, old, COME)), (old, marked(old, new, GONE))):
        for mark in found:
            words = text[mark.start : mark.end]
            assert words and words == words.strip()
        places = [place for mark in found for place in (mark.start, mark.end)]
        assert places == sorted(places)


@given(st.text("ab ö😀", max_size=400), st.text("ab ö😀", max_size=400), st.text("ab ö😀", max_size=400))
def test_a_snippet_marks_only_what_it_shows(text: str, before: str, after: str) -> None:
    found = snippet(text, before, after)
    assert all(0 <= mark.start < mark.end <= len(found.text) for mark in found.marks)


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(1, 9), st.sampled_from([COME, GONE])), max_size=8))
def test_overlaid_marks_tell_every_place_what_is_there(made: list[tuple[int, int, str]]) -> None:
    marks = [Marked(start, start + length, kind) for start, length, kind in made]
    stretches = overlaid(marks)
    for place in range(45):
        wanted = {mark.kind for mark in marks if mark.start <= place < mark.end}
        told = [kinds for start, end, kinds in stretches if start <= place < end]
        assert told == ([wanted] if wanted else [])


# The timeline


def test_the_timeline_tells_what_kind_of_answer_each_question_has() -> None:
    model = ComparisonModel()
    model.show_comparison(
        comparison(
            [
                row(cell("1", "A?", "Ja"), cell("1", "A?", None)),
                row(cell("2", "B?", "Varje år", options=("Varje år",)), None),
                row(cell("3", "C?", None, "Prosa", options=()), cell("3", "C?", "Ja; Nej")),
            ]
        )
    )
    lines = comparison_strip.strip_rows(model.all_rows(), model.names, kin)
    assert [line.kinds for line in lines] == [
        (Kind.YES, Kind.OTHER, Kind.TEXT),
        (Kind.NONE, Kind.ABSENT, Kind.OTHER),
    ]
    assert lines[1].summary == "1 Ja · 1 Nej · 1 utan svar"
    assert comparison_strip.told(model.all_rows()[1], model.names) == "2: 2024 Varje år, 2025 fanns inte"


def test_the_timeline_counts_each_question_once_and_drafts_apart() -> None:
    split, model = cell("1", "A?", "Ja"), ComparisonModel()
    rows = [
        row(split, cell("2", "B?", "Nej")),
        row(split, cell("3", "C?", "Ja", carried=True)),
        row(cell("4", "D?", None, "ord"), cell("4", "D?", None, "ord", carried=True)),
    ]
    model.show_comparison(comparison(rows))
    old, new = comparison_strip.strip_rows(model.all_rows(), model.names, kin)
    assert old.summary == "1 Ja · 1 utan svar"
    assert new.summary == "1 Nej · 2 utkast"
    assert model.counts()[Show.UNANSWERED] == 1


def test_captions_name_the_year_where_the_columns_are_named_by_more() -> None:
    model = ComparisonModel()
    asked = None, cell("1", "Mål?"), cell("1", "Nya mål?")
    boards = ("", "", "Socialnämnden")
    model.show_comparison(comparison([row(*asked)], (2023, 2024, 2025), boards))
    assert model.names[2] == "Socialnämnden 2025"
    assert model.headerData(0, DOWN) == "1 Nya mål?, ny 2024 · omformulerad 2025"


def test_the_timeline_knows_where_sections_begin(model: ComparisonModel) -> None:
    model.show_comparison(
        comparison(
            [row(cell(str(n), "A?", section=s), cell(str(n), "A?", section=s)) for n, s in enumerate("aabcc")]
        )
    )
    assert comparison_strip.section_starts(model.all_rows()) == (2, 3)


@given(st.integers(1, 300), st.integers(1, 2000), st.sets(st.integers(1, 299), max_size=9))
def test_every_question_is_found_where_it_stands_on_the_timeline(
    count: int, room: int, starts: set[int]
) -> None:
    geometry = Geometry(count, tuple(sorted(start for start in starts if start < count)), room)
    for place in (0, count // 2, count - 1):
        assert geometry.place_near(geometry.offset(place) + geometry.cell / 2) == place
    assert geometry.shown(0)[0] == 0
    if not geometry.is_wider:
        assert list(geometry.shown(0)) == list(range(count))


def test_a_number_that_is_another_now_is_told_only_for_the_last_step() -> None:
    asked = row(cell("2.1", "A?"), cell("2.2", "A?"))
    step = asked.steps[0]
    assert step is not None and Difference.NUMBER in step.differs
    model = ComparisonModel()
    model.show_comparison(comparison([asked]))
    assert model.headerData(0, DOWN) == "2.2 A?, var 2.1"
    assert model.headerData(0, ACROSS) == "2024"
