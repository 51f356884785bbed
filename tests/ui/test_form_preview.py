"""The preview of a form: what was understood beside the form, and put right with a few clicks or keys."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot
from readings import LOOSE, TWO_MARKS, answered, corrected, reading
from snapshots import many_questions

from auditprep.model import Change, Correction, Notice, Role
from ui.reading import Reading
from ui.widgets.form_preview import FormPreview
from ui.widgets.form_sheet import FormSheet
from ui.widgets.preview_list import PreviewList

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # said by the offscreen platform alone

FORM = Path("/hem/frågor 2025.docx")
CONTROL = Qt.KeyboardModifier.ControlModifier
Show = Callable[..., FormPreview]


@pytest.fixture
def show(qtbot: QtBot) -> Show:
    """Shows a form, and reads it anew at once whenever it is corrected."""

    def show_it(first: Reading, *, width: int = 1100, answers: bool = True) -> FormPreview:
        made = FormPreview()
        qtbot.addWidget(made)
        made.resize(width, 540)
        made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        made.setFocus()  # as if on the dialog's button
        made.show_form(FORM, first)
        if answers:
            made.corrections_changed.connect(lambda wanted: made.show_corrected(corrected(first, wanted)))
        with qtbot.waitActive(made):
            made.show()
            made.activateWindow()
        return made

    return show_it


def asked_for(preview: FormPreview) -> list[tuple[Correction, ...]]:
    heard: list[tuple[Correction, ...]] = []
    preview.corrections_changed.connect(heard.append)
    return heard


# What is seen


def test_a_form_without_doubts_asks_for_nothing(show: Show) -> None:
    preview = show(reading())
    assert current(preview) is None
    assert not shown(preview, QLineEdit)
    assert "5 frågor i 2 avsnitt, sista dag 17 oktober" in words(preview)[0]
    assert "titta" not in words(preview)[0]


def test_a_doubtful_form_begins_at_its_first_doubt(show: Show) -> None:
    preview = show(reading(TWO_MARKS, sections=answered()))
    assert current(preview) == "2.1"
    assert words(preview)[0].endswith("; 1 sak att titta på")
    assert "frågor 2025.docx · Granskning · 1 svar följer med från filen" in words(preview)
    assert sheet(preview)._framed == "2.1"


def test_a_question_that_is_chosen_is_framed_in_the_form_and_can_be_put_right(
    qtbot: QtBot, show: Show
) -> None:
    preview = show(reading())
    choose(preview, "1.2")
    assert sheet(preview)._framed == "1.2"
    assert field(preview, "Fråga").toPlainText() == "Är målen mätbara?"
    assert field(preview, "Anvisning").toPlainText() == "Anvisning: ange datum.\nAnge även §."
    assert field(preview, "Alternativ").toPlainText() == "Ja\nNej\nDelvis\nVet ej"
    assert line(preview, "Nummer").text() == "1.2"


def test_a_cell_that_is_chosen_chooses_its_question(show: Show) -> None:
    preview = show(reading())
    sheet(preview).question_picked.emit("2.3")
    assert current(preview) == "2.3"
    assert not field(preview, "Alternativ").isVisible()


def test_a_text_without_a_question_is_shown_where_it_stands(show: Show) -> None:
    preview = show(reading(LOOSE))
    choose(preview, "text 0")
    at = sheet(preview).currentIndex()
    assert at.data() == str(LOOSE.facts["text"]).strip()
    assert not shown(preview, QLineEdit)


def test_a_note_on_the_form_as_a_whole_is_read_but_not_put_right(show: Show) -> None:
    preview = show(reading(Notice("tracked-changes"), TWO_MARKS))
    assert current(preview) == "2.1"
    choose(preview, "note 0")
    assert not shown(preview, QLineEdit)


# Putting it right


def test_calling_it_right_goes_on_to_the_next_doubt(qtbot: QtBot, show: Show) -> None:
    preview = show(reading(TWO_MARKS, replace(TWO_MARKS, question="1.2")))
    heard = asked_for(preview)
    assert current(preview) == "1.2"
    press(preview, "Stämmer")
    assert heard[-1] == (Correction("1.2", Change.KEEP),)
    assert current(preview) == "2.1"
    press(preview, "Stämmer")
    assert current(preview) == "2.1"
    assert not button(preview, "Stämmer").isEnabled()
    assert "titta" not in words(preview)[0]


def test_what_is_no_question_stays_at_the_bottom_and_can_be_one_again(show: Show) -> None:
    preview = show(reading())
    choose(preview, "1.2")
    press(preview, "Ingen fråga")
    assert words(preview)[0].startswith("4 frågor")
    assert current(preview) == "2.1"
    choose(preview, "1.2")
    press(preview, "Det är en fråga")
    assert words(preview)[0].startswith("5 frågor")
    assert preview.corrections() == ()
    assert current(preview) == "1.2"


def test_two_questions_become_one_and_that_one_is_shown(show: Show) -> None:
    preview = show(reading())
    choose(preview, "1.1")
    assert not button(preview, "Hör till frågan ovan").isEnabled()
    choose(preview, "1.2")
    press(preview, "Hör till frågan ovan")
    assert preview.corrections() == (Correction("1.2", Change.MERGE),)
    assert current(preview) == "1.1"
    assert field(preview, "Anvisning").toPlainText() == "Är målen mätbara?"


def test_a_question_is_split_at_a_sentence_of_its_words_or_at_the_cursor(show: Show) -> None:
    preview = show(reading())
    choose(preview, "1.2")
    assert splits(preview) == ["”Anvisning: ange datum.”", "”Ange även §.”"]
    text = field(preview, "Fråga")
    text.setFocus()
    text.moveCursor(QTextCursor.MoveOperation.End)
    for _character in range(4):
        text.moveCursor(QTextCursor.MoveOperation.PreviousCharacter)
    assert "mätbara?" in splits(preview)[0]
    preview._editor._split_menu.actions()[1].trigger()
    assert preview.corrections() == (Correction("1.2", Change.SPLIT, "mätbara?"),)


def test_a_question_of_one_sentence_says_where_the_cursor_belongs(show: Show) -> None:
    preview = show(reading())
    choose(preview, "1.1")
    assert splits(preview) == []
    assert "markören" in preview._editor._split_menu.actions()[0].text()


@pytest.mark.parametrize(
    ("name", "typed", "change"),
    [
        ("Fråga", "Kan målen mätas?", Change.TEXT),
        ("Anvisning", "Ange år.", Change.GUIDANCE),
        ("Alternativ", " Ja \n\nNej\n", Change.OPTIONS),
    ],
)
def test_a_field_is_told_when_it_is_left(show: Show, name: str, typed: str, change: Change) -> None:
    preview = show(reading())
    heard = asked_for(preview)
    choose(preview, "1.2")
    field(preview, name).setFocus()
    field(preview, name).setPlainText(typed)
    assert heard == []
    preview._list.setFocus()
    expected = "Ja\nNej" if change is Change.OPTIONS else typed
    assert heard == [(Correction("1.2", change, expected),)]
    assert current(preview) == "1.2"


def test_number_section_and_kind_are_told(qtbot: QtBot, show: Show) -> None:
    preview = show(reading())
    choose(preview, "1.2")
    number = line(preview, "Nummer")
    number.setFocus()
    number.setText("1.2 b")
    qtbot.keyClick(number, Qt.Key.Key_Return)
    section = combo(preview, "Avsnitt")
    assert [section.itemText(at) for at in range(section.count())] == ["Styrning", "Intern kontroll"]
    section.setFocus()
    section.setEditText("Nytt avsnitt")
    qtbot.keyClick(section.lineEdit(), Qt.Key.Key_Return)
    kind = combo(preview, "Svarstyp")
    kind.setCurrentIndex(kind.findText("Text"))
    kind.activated.emit(kind.currentIndex())
    assert [(each.change, each.value) for each in preview.corrections()] == [
        (Change.NUMBER, "1.2 b"),
        (Change.SECTION, "Nytt avsnitt"),
        (Change.KIND, "text"),
    ]


def test_what_nobody_changed_is_no_correction(qtbot: QtBot, show: Show) -> None:
    preview = show(reading())
    for id_ in ("1.1", "1.2", "2.3"):
        choose(preview, id_)
        for widget in (*shown(preview, QPlainTextEdit), *shown(preview, QLineEdit)):
            widget.setFocus()
    preview._list.setFocus()
    assert preview.corrections() == ()
    assert not preview.is_corrected()


def test_what_is_still_being_typed_comes_along(show: Show) -> None:
    preview = show(reading(), answers=False)
    choose(preview, "1.1")
    field(preview, "Fråga").setFocus()
    field(preview, "Fråga").setPlainText("Nya ord")
    assert preview.corrections() == (Correction("1.1", Change.TEXT, "Nya ord"),)


def test_what_is_typed_while_the_form_is_read_anew_is_left_alone(show: Show) -> None:
    first = reading()
    preview = show(first, answers=False)
    choose(preview, "1.2")
    line(preview, "Nummer").setText("9")
    line(preview, "Nummer").editingFinished.emit()
    text = field(preview, "Fråga")
    text.setFocus()
    text.setPlainText("Halvskriv")
    preview.show_corrected(corrected(first, (Correction("1.2", Change.NUMBER, "9"),)))
    assert text.toPlainText() == "Halvskriv"
    assert line(preview, "Nummer").text() == "9"


def test_escape_takes_back_what_is_typed(qtbot: QtBot, show: Show) -> None:
    preview = show(reading())
    choose(preview, "1.1")
    text = field(preview, "Fråga")
    text.setFocus()
    text.setPlainText("Fel")
    qtbot.keyClick(text, Qt.Key.Key_Escape)
    assert text.toPlainText() == "Har nämnden mål?"
    assert preview.corrections() == ()


def test_a_correction_is_undone_by_key_and_by_button(qtbot: QtBot, show: Show) -> None:
    preview = show(reading())
    choose(preview, "1.2")
    press(preview, "Ingen fråga")
    press(preview, "Ingen fråga")
    qtbot.keyClick(preview._list, Qt.Key.Key_Z, CONTROL)
    assert preview.corrections() == (Correction("1.2", Change.SKIP),)
    press(preview, "Ångra")
    assert preview.corrections() == ()
    assert not button(preview, "Ångra").isEnabled()


def test_a_correction_that_could_not_be_made_is_forgotten(show: Show) -> None:
    preview = show(reading(), answers=False)
    choose(preview, "1.2")
    press(preview, "Ingen fråga")
    preview.take_back()
    assert preview.corrections() == ()


def test_what_was_wanted_before_a_correction_that_could_not_be_made_is_asked_for(show: Show) -> None:
    preview = show(reading(), answers=False)
    heard = asked_for(preview)
    choose(preview, "1.2")
    press(preview, "Ingen fråga")
    press(preview, "Hör till frågan ovan")
    preview.take_back()
    assert heard[-1] == (Correction("1.2", Change.SKIP),)


def test_only_a_reading_that_takes_long_is_told_of(qtbot: QtBot, show: Show) -> None:
    first = reading()
    preview = show(first, answers=False)
    choose(preview, "1.2")
    press(preview, "Ingen fråga")
    assert "Läser om …" not in words(preview)
    qtbot.waitUntil(lambda: "Läser om …" in words(preview))
    preview.show_corrected(corrected(first, preview.corrections()))
    assert "Läser om …" not in words(preview)


# Pointing


def test_the_place_of_an_answer_is_pointed_out_by_a_click(qtbot: QtBot, show: Show) -> None:
    preview = show(reading())
    choose(preview, "2.3")
    press(preview, "Peka ut svarets plats…")
    assert purpose(preview).currentText() == "Beskrivningen"
    sheet(preview).cell_pointed.emit("2/6/0")
    assert preview.corrections() == (Correction("2.3", Change.PLACE, "2/6/0", Role.DESCRIPTION),)
    assert not purpose(preview).isVisible()
    assert current(preview) == "2.3"


def test_the_place_of_a_mark_is_pointed_out_for_its_option_by_keys(qtbot: QtBot, show: Show) -> None:
    preview = show(reading())
    choose(preview, "1.1")
    press(preview, "Peka ut svarets plats…")
    purpose(preview).setCurrentIndex(purpose(preview).findText("Rutan för ”Nej”"))
    assert sheet(preview).hasFocus()
    qtbot.keyClick(sheet(preview), Qt.Key.Key_Right)
    qtbot.keyClick(sheet(preview), Qt.Key.Key_Return)
    (made,) = preview.corrections()
    assert (made.change, made.role, made.option) == (Change.PLACE, Role.MARK, "Nej")
    assert made.value.startswith("1/1/")


def test_an_option_without_a_box_is_pointed_out_first(show: Show) -> None:
    first = reading()
    section, *others = first.form.sections
    question, *rest = section.questions
    question = replace(question, places=(question.places[0], *question.places[2:]))
    sections = (replace(section, questions=(question, *rest)), *others)
    preview = show(replace(first, form=replace(first.form, sections=sections)))
    choose(preview, "1.1")
    press(preview, "Peka ut svarets plats…")
    assert purpose(preview).currentText() == "Rutan för ”Nej”"


def test_pointing_can_be_left(qtbot: QtBot, show: Show) -> None:
    preview = show(reading())
    choose(preview, "1.1")
    press(preview, "Peka ut svarets plats…")
    qtbot.keyClick(sheet(preview), Qt.Key.Key_Escape)
    assert not purpose(preview).isVisible()
    press(preview, "Peka ut svarets plats…")
    choose(preview, "1.2")
    assert not purpose(preview).isVisible()
    assert preview.corrections() == ()


# A saved layout


def test_a_layout_that_was_used_is_named_and_can_be_left_out(show: Show) -> None:
    skipped = (Correction("1.2", Change.SKIP),)
    preview = show(reading(corrections=skipped, layout="Granskning 2024"))
    assert "Rättningarna från ”Granskning 2024” användes." in words(preview)
    assert not preview.is_corrected()
    press(preview, "Läs utan dem")
    assert preview.corrections() == ()
    assert not any("Granskning 2024" in line for line in words(preview))
    choose(preview, "1.1")
    press(preview, "Ångra")
    assert preview.corrections() == skipped
    assert "Rättningarna från ”Granskning 2024” användes." in words(preview)


def test_more_corrections_than_the_layouts_are_worth_remembering(show: Show) -> None:
    preview = show(reading(corrections=(Correction("1.2", Change.SKIP),), layout="Granskning 2024"))
    choose(preview, "1.1")
    press(preview, "Ingen fråga")
    assert preview.is_corrected()
    assert "Rättningarna från ”Granskning 2024” användes." in words(preview)


# Going about, and room


def test_the_focus_goes_round_list_editor_and_form(qtbot: QtBot, show: Show) -> None:
    preview = show(reading(TWO_MARKS))
    seen = []
    for _step in range(4):
        qtbot.keyClick(QApplication.focusWidget() or preview, Qt.Key.Key_F6)
        seen.append(QApplication.focusWidget())
    assert seen == [preview._list, button(preview, "Stämmer"), sheet(preview), preview._list]


def test_enter_on_a_row_goes_to_its_fields(qtbot: QtBot, show: Show) -> None:
    preview = show(reading())
    choose(preview, "1.2")
    preview._list.setFocus()
    qtbot.keyClick(preview._list, Qt.Key.Key_Return)
    assert field(preview, "Fråga").hasFocus()


def test_every_field_and_button_has_a_name(show: Show) -> None:
    preview = show(reading(TWO_MARKS))
    press(preview, "Peka ut svarets plats…")
    widgets = [*shown(preview, QComboBox), *shown(preview, QPlainTextEdit), *shown(preview, QAbstractButton)]
    unnamed = [made for made in widgets if not (made.accessibleName() or getattr(made, "text", str)())]
    assert unnamed == []


def test_in_a_narrow_window_one_of_the_two_is_shown_and_a_tab_for_the_other(show: Show) -> None:
    preview = show(reading(TWO_MARKS), width=600)
    assert preview._list.isVisible() and not sheet(preview).isVisible()
    button(preview, "Formuläret").click()
    assert sheet(preview).isVisible() and not preview._list.isVisible()
    button(preview, "Det som förstods").click()
    press(preview, "Peka ut svarets plats…")
    assert sheet(preview).isVisible()
    sheet(preview).cell_pointed.emit("1/1/1")
    assert preview._list.isVisible()
    preview.resize(1100, 540)
    assert preview._list.isVisible() and sheet(preview).isVisible()


@pytest.mark.parametrize(("width", "height"), [(635, 250), (440, 330)])
def test_at_twice_the_size_of_text_all_can_still_be_reached(show: Show, width: int, height: int) -> None:
    """A screen of 1366 × 768 with everything twice as large has room for this."""
    preview = show(reading(TWO_MARKS), width=width)
    preview.resize(width, height)
    QApplication.processEvents()
    assert (preview.width(), preview.height()) == (width, height)
    assert preview._list.height() >= 60
    area = preview._editor_area
    area.ensureWidgetVisible(button(preview, "Ångra"))
    seen = button(preview, "Ångra").mapTo(area.viewport(), button(preview, "Ångra").rect().center())
    assert area.viewport().rect().contains(seen)


def test_five_thousand_questions_are_corrected_without_a_halt(show: Show) -> None:
    large = reading(TWO_MARKS, sections=many_questions(50, 100))
    preview = show(large, answers=False)
    choose(preview, "7.3")
    skipped = corrected(large, (Correction("7.4", Change.SKIP),))
    begun = time.process_time()
    preview.show_corrected(skipped)
    QApplication.processEvents()
    assert time.process_time() - begun < 1  # a fifth of that on an ordinary machine
    assert current(preview) == "7.3"


# Helpers


def sheet(preview: FormPreview) -> FormSheet:
    return preview.findChild(FormSheet)


def choose(preview: FormPreview, id_: str) -> None:
    """As the user does, by the list."""
    rows = preview.findChild(PreviewList)
    rows.setCurrentIndex(rows._model.index_of(id_))


def current(preview: FormPreview) -> str | None:
    from ui.models.preview_list import ROW

    row = preview.findChild(PreviewList).currentIndex().data(ROW)
    return row.id if row else None


def shown(preview: QWidget, kind: type) -> list[QWidget]:
    return [made for made in preview.findChildren(kind) if made.isVisible()]


def words(preview: QWidget) -> list[str]:
    QApplication.processEvents()
    return [label.text() for label in shown(preview, QLabel)]


def button(preview: QWidget, name: str) -> QAbstractButton:
    found = [made for made in preview.findChildren(QAbstractButton) if made.text() == name]
    return next((made for made in found if made.isVisible()), found[0])


def press(preview: QWidget, name: str) -> None:
    QApplication.processEvents()
    made = button(preview, name)
    assert made.isVisible() and made.isEnabled(), name
    made.click()


def field(preview: QWidget, name: str) -> QPlainTextEdit:
    return next(made for made in preview.findChildren(QPlainTextEdit) if made.accessibleName() == name)


def line(preview: QWidget, name: str) -> QLineEdit:
    return next(made for made in preview.findChildren(QLineEdit) if made.accessibleName() == name)


def combo(preview: QWidget, name: str) -> QComboBox:
    return next(made for made in preview.findChildren(QComboBox) if made.accessibleName() == name)


def purpose(preview: QWidget) -> QComboBox:
    return combo(preview, "Vad som ska stå där")


def splits(preview: FormPreview) -> list[str]:
    """What the menu of "Dela här…" offers."""
    press(preview, "Dela här…")
    menu = preview._editor._split_menu
    menu.hide()
    return [action.text() for action in menu.actions()[1:]]
