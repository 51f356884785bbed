"""The list of what was understood: what to look at first, the rest by section, what is no question last."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from readings import LOOSE, TWO_MARKS, answered, reading
from snapshots import SECTIONS, many_questions

from auditprep.model import (
    Change,
    Correction,
    FormCell,
    FormRow,
    Kind,
    Notice,
    Place,
    Question,
    Role,
    Section,
)
from ui.models.preview_list import ROW, PreviewListModel, PreviewRow, Row
from ui.reading import Reading
from ui.widgets.preview_list import PreviewList

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # said by the offscreen platform alone


def rows_of(shown: Reading) -> list[PreviewRow]:
    model = PreviewListModel()
    model.show(shown)
    return [model.index(at, 0).data(ROW) for at in range(model.rowCount())]


def outline(shown: Reading) -> list[str]:
    return [row.text if row.kind is Row.HEADING else row.id for row in rows_of(shown)]


def test_a_form_without_doubts_is_its_sections() -> None:
    assert outline(reading()) == ["1 Styrning", "1.1", "1.2", "2 Intern kontroll", "2.1", "2.1#2", "2.3"]


def test_what_is_doubtful_stands_first_with_what_was_seen() -> None:
    found = rows_of(reading(TWO_MARKS))
    assert [row.text for row in found[:1]] == ["Att titta på"]
    assert found[1].id == "2.1" and "Ja, Nej" in found[1].doubts[0]
    assert "2.1" not in [row.id for row in found[2:]]


@pytest.mark.parametrize("question", [None, "9.9"])
def test_what_is_to_be_looked_at_in_the_form_as_a_whole_stands_before_the_questions(
    question: str | None,
) -> None:
    found = rows_of(reading(TWO_MARKS, Notice("tracked-changes", question)))
    assert [row.kind for row in found[:3]] == [Row.HEADING, Row.NOTE, Row.QUESTION]
    assert found[1].doubts[0]


def test_what_the_user_calls_right_is_no_longer_to_be_looked_at() -> None:
    shown = reading(TWO_MARKS, corrections=(Correction("2.1", Change.KEEP),))
    assert "Att titta på" not in outline(shown)
    assert shown.doubts() == ()


@pytest.mark.parametrize("question", [None, "2.1"])
def test_text_without_a_question_is_shown_whole_at_the_end(question: str | None) -> None:
    *_rest, heading, text = rows_of(reading(replace(LOOSE, question=question)))
    assert heading.text == "Text utan fråga"
    assert (text.kind, text.text) == (Row.TEXT, LOOSE.facts["text"])


def test_what_is_no_question_stands_last_by_its_words() -> None:
    shown = reading(corrections=(Correction("1.2", Change.SKIP),))
    assert outline(shown)[-2:] == ["Ingen fråga", "1.2"]
    assert rows_of(shown)[-1].text == "Är målen mätbara?"


def test_a_row_says_how_the_question_is_answered_and_what_the_form_answers() -> None:
    found = {row.id: row for row in rows_of(reading(sections=answered()))}
    assert found["1.1"].about == "Ja / Nej / Delvis / Vet ej · ruta · text under frågan"
    assert found["1.1"].answer == "Svar i filen: Ja – Antagna i mars"
    assert found["2.3"].about == "Text · text under frågan"
    assert found["1.2"].guidance == "Anvisning: ange datum. Ange även §."


def test_where_the_answer_goes_is_told_in_words() -> None:
    places = (Place(Role.MARK, "list", "1/1/2"), Place(Role.DESCRIPTION, "field", "1/1/3"))
    asked = Question(
        "1", "1", "Finns en plan?", None, Kind.CHOICE, ("Ja", "Nej"), places=(*places, Place(Role.EVIDENCE, "field", "1/1/4")),
        several=True, read_as="1",
    )  # fmt: skip
    nowhere = replace(asked, key="2", places=(), read_as="2")
    cells = [("question", "1"), ("mark", "1"), ("answer", "1"), ("evidence", "1")]
    row = FormRow(tuple(FormCell(f"1/1/{n}", "", n, 1, *each) for n, each in enumerate(cells)), 0)
    form = replace(reading().form, sections=(Section(None, "", (asked, nowhere)),))
    heading, first, second = rows_of(Reading(form, form, (row,)))
    assert heading.text == "Frågor"
    assert first.about == "Ja / Nej (flera kan väljas) · lista · egen kolumn · underlag i egen kolumn"
    assert second.about.endswith("ingen plats för svaret")


def test_a_screen_reader_hears_the_doubt_with_the_question() -> None:
    model = PreviewListModel()
    model.show(reading(TWO_MARKS))
    said = model.index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said.startswith("2.1 Finns en plan för ÅRET?. ") and "Ja, Nej" in said


def test_headings_are_passed_over_by_the_arrow_keys(qtbot: QtBot) -> None:
    shown = PreviewList()
    qtbot.addWidget(shown)
    shown.show_reading(reading(), "1.2")
    with qtbot.waitSignal(shown.row_picked) as picked:
        qtbot.keyClick(shown, Qt.Key.Key_Down)
    assert picked.args == ["2.1"]


def test_a_long_doubt_is_as_high_as_its_words(qtbot: QtBot) -> None:
    shown = PreviewList()
    qtbot.addWidget(shown)
    shown.resize(300, 400)
    shown.show()
    shown.show_reading(reading(replace(TWO_MARKS, facts={"seen": "Ja, Nej, " * 30})), "")
    doubtful, plain = shown._model.index(1, 0), shown._model.index(3, 0)
    assert shown.visualRect(doubtful).height() > 3 * shown.visualRect(plain).height()


def test_five_thousand_questions_are_listed_at_once(qtbot: QtBot) -> None:
    shown = PreviewList()
    qtbot.addWidget(shown)
    shown.resize(500, 400)
    shown.show()
    large = reading(*(Notice("two-marks", f"{n}.1", {"seen": "Ja, Nej"}) for n in range(1, 50)),
                    sections=many_questions(50, 100))  # fmt: skip
    begun = time.process_time()
    shown.show_reading(large, "7.3")
    taken = time.process_time() - begun
    assert shown.currentIndex().data(ROW).id == "7.3"
    assert taken < 1  # a fifth of that on an ordinary machine; the bench of the whole step is stricter


def test_the_sections_of_a_form_are_named_as_in_the_form() -> None:
    assert SECTIONS[0].title in outline(reading())[0]
