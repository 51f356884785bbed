"""The form of one piece of evidence: what it shows, and that nothing typed is lost."""

from __future__ import annotations

from dataclasses import replace

import pytest
from evidence_cases import ADOPTED, EVIDENCE, MEETING, case
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from auditprep.model import Decision, EvidenceKind, Snapshot
from ui.models.evidence_drafts import EvidenceDrafts
from ui.models.evidence_table import EvidenceRow, evidence_rows
from ui.widgets.evidence_details import EvidenceDetails

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # the offscreen platform alone


@pytest.fixture
def details(qtbot: QtBot) -> EvidenceDetails:
    made = EvidenceDetails()
    qtbot.addWidget(made)
    made.resize(640, 700)
    made.show()
    return made


def row(id_: int, snapshot: Snapshot | None = None, **changes: object) -> EvidenceRow:
    found = next(each for each in evidence_rows(snapshot or case()) if each.id == id_)
    return replace(found, evidence=replace(found.evidence, **changes))


def type_in(field: object, words: str) -> None:
    """As if the user typed: the field knows that it was changed."""
    field.setFocus()
    field.setText(words)
    field.setModified(True)


def pressable(details: EvidenceDetails) -> dict[str, QPushButton]:
    QApplication.processEvents()  # what a layout was given is seen a moment later
    return {each.text(): each for each in reversed(details.findChildren(QPushButton)) if each.isVisible()}


def button(details: EvidenceDetails, words: str) -> QPushButton:
    return pressable(details)[words]


def said(details: EvidenceDetails) -> str:
    QApplication.processEvents()
    return " | ".join(label.text() for label in details.findChildren(QLabel) if label.isVisible())


def test_the_form_shows_what_is_known(details: EvidenceDetails) -> None:
    details.show_rows([row(1)])
    form = details.form
    assert form.title.text() == EVIDENCE[0].title
    assert form.kind.currentText() == "Budget"
    assert form.represents.text() == "2025–2027"
    assert [field.text() for field in form.decision.fields()] == [
        "Omsorgsnämnden",
        "2024-12-10",
        "96",
        "OMN 2024-188",
    ]
    assert "2. dokument-1-v2.pdf" in said(details) and "1. dokument-1-v1.pdf" in said(details)
    assert form._hash.text() == EVIDENCE[0].sha256 and form._hash.isReadOnly()


def test_enter_and_leaving_a_field_tell_once_what_was_changed(qtbot: QtBot, details: EvidenceDetails) -> None:
    details.show_rows([row(2)])
    heard: list[tuple[int, dict[str, object]]] = []
    details.changed.connect(lambda id_, changes: heard.append((id_, changes)))
    type_in(details.form.title, "Februariprotokollet")
    qtbot.keyClick(details.form.title, Qt.Key.Key_Return)
    details.form.note.setFocus()
    type_in(details.form.note, "Justerat")
    details.form.represents.setFocus()
    assert heard == [(2, {"title": "Februariprotokollet"}), (2, {"note": "Justerat"})]


def test_nothing_is_told_where_nothing_was_changed(qtbot: QtBot, details: EvidenceDetails) -> None:
    details.show_rows([row(1)])
    with qtbot.assertNotEmitted(details.changed):
        for field in (details.form.title, *details.form.decision.fields(), details.form.note):
            field.setFocus()
            qtbot.keyClick(field, Qt.Key.Key_Return)
        details.show_rows([row(2)])


def test_what_is_typed_is_told_when_another_row_is_chosen(qtbot: QtBot, details: EvidenceDetails) -> None:
    details.show_rows([row(2)])
    type_in(details.form.title, "Halvskri")
    with qtbot.waitSignal(details.changed) as told:
        details.show_rows([row(5)])
    assert told.args == [2, {"title": "Halvskri"}]
    assert details.form.title.text() == EVIDENCE[4].title


def test_what_is_typed_is_not_written_over_when_the_case_changes(details: EvidenceDetails) -> None:
    details.show_rows([row(2)])
    type_in(details.form.title, "Jag skriver")
    details.show_rows([row(2, note="av en annan", title="Ny från fallet")])
    assert details.form.title.text() == "Jag skriver"
    assert details.form.note.text() == "av en annan"


def test_a_late_answer_of_the_case_does_not_undo_what_was_just_written(
    qtbot: QtBot, details: EvidenceDetails
) -> None:
    """A § typed after a body is sent with that body, though the case has not come that far yet."""
    details.show_rows([row(12)])
    form = details.form
    type_in(form.decision.body, "Omsorgsnämnden")
    qtbot.keyClick(form.decision.body, Qt.Key.Key_Return)
    details.show_rows([row(12, note="en äldre bild av fallet")])
    type_in(form.decision.paragraph, "§ 31")
    with qtbot.waitSignal(details.changed) as told:
        qtbot.keyClick(form.decision.paragraph, Qt.Key.Key_Return)
    assert told.args == [12, {"decision": Decision("Omsorgsnämnden", None, 31)}]


def test_what_the_case_changed_by_itself_is_shown(details: EvidenceDetails) -> None:
    drafts = EvidenceDrafts()
    before = EVIDENCE[1]
    drafts.send(before, {"title": "Min", "note": "n"})
    assert drafts.seen(before).title == "Min"
    assert drafts.seen(replace(before, title="Fallets egen")).title == "Fallets egen"
    assert drafts.seen(before).title == before.title
    assert drafts.seen(before).note == "n"
    drafts.refuse(before.id)
    assert drafts.seen(before) == before


def test_a_change_that_was_not_saved_is_taken_back(qtbot: QtBot, details: EvidenceDetails) -> None:
    details.show_rows([row(2)])
    type_in(details.form.title, "Går inte")
    qtbot.keyClick(details.form.title, Qt.Key.Key_Return)
    details.refuse(2)
    assert details.form.title.text() == EVIDENCE[1].title


def test_an_emptied_title_is_taken_back(qtbot: QtBot, details: EvidenceDetails) -> None:
    details.show_rows([row(2)])
    type_in(details.form.title, "   ")
    with qtbot.assertNotEmitted(details.changed):
        qtbot.keyClick(details.form.title, Qt.Key.Key_Return)
    assert details.form.title.text() == EVIDENCE[1].title


def test_escape_takes_back_what_is_typed(qtbot: QtBot, details: EvidenceDetails) -> None:
    details.show_rows([row(2)])
    type_in(details.form.note, "nej")
    qtbot.keyClick(details.form.note, Qt.Key.Key_Escape)
    assert details.form.note.text() == ""
    with qtbot.assertNotEmitted(details.changed):
        details.show_rows([row(3)])


def test_a_date_that_is_none_is_said_and_kept_as_typed_and_the_rest_is_saved(
    qtbot: QtBot, details: EvidenceDetails
) -> None:
    details.show_rows([row(1)])
    form = details.form
    type_in(form.decision.date, "i vintras")
    with qtbot.assertNotEmitted(details.changed):
        qtbot.keyClick(form.decision.date, Qt.Key.Key_Return)
    assert "Skriv datumet så här" in said(details)
    type_in(form.decision.paragraph, "97")
    with qtbot.waitSignal(details.changed) as told:
        details.show_rows([row(2)])
    assert told.args == [1, {"decision": replace(ADOPTED, paragraph=97)}]
    assert "Skriv datumet så här" not in said(details)
    details.show_rows([row(1)])
    assert form.decision.date.text() == "i vintras"
    assert "Skriv datumet så här" in said(details)


def test_an_emptied_decision_is_none(qtbot: QtBot, details: EvidenceDetails) -> None:
    details.show_rows([row(7)])
    heard: list[object] = []
    details.changed.connect(lambda _id, changes: heard.append(changes["decision"]))
    for field in details.form.decision.fields():
        type_in(field, "")
    details.show_rows([])
    assert heard[-1] in (None, Decision())


def test_the_kind_and_secrecy_are_told_at_once(qtbot: QtBot, details: EvidenceDetails) -> None:
    details.show_rows([row(12)])
    with qtbot.waitSignal(details.changed) as told:
        qtbot.keyClick(details.form.kind, Qt.Key.Key_Home)
    assert told.args == [12, {"kind": EvidenceKind.BUDGET}]
    with qtbot.waitSignal(details.changed) as told:
        details.form.secret.click()
    assert told.args == [12, {"secret": True}]


def test_the_wheel_over_the_kind_changes_nothing(qtbot: QtBot, details: EvidenceDetails) -> None:
    details.show_rows([row(12)])
    event = QWheelEvent(QPointF(5, 5), QPointF(5, 5), QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton,
                        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False)  # fmt: skip
    with qtbot.assertNotEmitted(details.changed):
        QApplication.sendEvent(details.form.kind, event)


def test_proposals_are_said_and_confirmed_with_one_press(qtbot: QtBot, details: EvidenceDetails) -> None:
    details.show_rows([row(3)])
    assert "förslag ur texten" in said(details)
    with qtbot.waitSignal(details.changed) as told:
        button(details, "Stämmer").click()
    assert told.args == [3, {"confirmed": True}]
    assert "förslag" not in said(details)
    details.show_rows([row(2)])
    assert "förslag" not in said(details)


def test_what_was_typed_goes_before_the_confirmation(qtbot: QtBot, details: EvidenceDetails) -> None:
    details.show_rows([row(3)])
    heard: list[object] = []
    details.changed.connect(lambda _id, changes: heard.append(changes))
    type_in(details.form.title, "Mars")
    button(details, "Stämmer").click()
    assert heard == [{"title": "Mars"}, {"confirmed": True}]


def test_several_are_confirmed_at_once_and_only_those_that_were_not(
    qtbot: QtBot, details: EvidenceDetails
) -> None:
    details.show_rows([row(2), row(3), row(4)])
    assert "3 dokument är valda." in said(details)
    assert not details.form.isVisible()
    heard: list[int] = []
    details.changed.connect(lambda id_, _changes: heard.append(id_))
    button(details, "Stämmer för alla valda").click()
    assert heard == [3, 4]


def test_a_decision_picked_from_the_register_is_this_document_s(
    qtbot: QtBot, details: EvidenceDetails
) -> None:
    details.show_rows([row(12)])
    with qtbot.waitSignal(details.changed) as told:
        details.take_decision(replace(MEETING, page=9, printed_page="7"))
    assert told.args == [12, {"decision": MEETING}]
    assert details.form.decision.paragraph.text() == "14"


def test_questions_versions_and_minutes_lead_there(qtbot: QtBot, details: EvidenceDetails) -> None:
    details.show_rows([row(1)])
    for words, signal, told in (
        ("1.2", details.question_requested, ["1.2"]),
        ("Visa", details.show_requested, [1, 2]),
        ("Gör till eget dokument", details.separate_requested, [1, 2]),
    ):
        with qtbot.waitSignal(signal) as asked:
            button(details, words).click()
        assert asked.args == told
    details.show_rows([row(2)])
    with qtbot.waitSignal(details.minutes_requested) as asked:
        button(details, "9 beslut i protokollet").click()
    assert asked.args == [2]


def test_a_single_version_cannot_be_separated(details: EvidenceDetails) -> None:
    details.show_rows([row(2)])
    assert "Gör till eget dokument" not in pressable(details)


def test_a_locked_file_says_so_and_asks_for_its_password(qtbot: QtBot, details: EvidenceDetails) -> None:
    details.show_rows([row(8)])
    with qtbot.waitSignal(details.read_requested) as asked:
        button(details, "Ange lösenord…").click()
    assert asked.args == [8]
    assert "lösenord" in said(details)


def test_a_scanned_file_says_what_can_be_read_of_it(details: EvidenceDetails) -> None:
    details.show_rows([row(6)])
    assert "9 sidor, varav 0 med text" in said(details)


def test_read_only_shows_and_changes_nothing(qtbot: QtBot, details: EvidenceDetails) -> None:
    details.set_read_only(True)
    details.show_rows([row(3)])
    form = details.form
    assert form.title.isReadOnly() and form.decision.date.isReadOnly()
    assert not form.kind.isEnabled() and not form.secret.isEnabled()
    assert not set(pressable(details)) & {"Stämmer", "Välj ur registret…", "Gör till eget dokument"}
    details.show_rows([row(1)])
    assert "Visa" in pressable(details)
    assert "Gör till eget dokument" not in pressable(details)


def test_folded_only_its_head_is_left_and_renaming_unfolds_it(qtbot: QtBot, details: EvidenceDetails) -> None:
    details.show_rows([row(2)])
    with qtbot.waitSignal(details.fold_changed):
        details.set_folded(True)
    assert details.maximumHeight() < 60 and not details.form.isVisible()
    details.rename()
    assert details.form.title.isVisible() and details.form.title.selectedText() == EVIDENCE[1].title


def test_a_case_that_is_closed_leaves_nothing(details: EvidenceDetails) -> None:
    details.show_rows([row(1)])
    type_in(details.form.decision.date, "xx")
    details.forget()
    assert details.shown() is None
    details.show_rows([row(1)])
    assert details.form.decision.date.text() == "2024-12-10"


def test_long_words_make_the_form_no_wider(details: EvidenceDetails) -> None:
    version = replace(EVIDENCE[4].newest, file_name="a" * 180 + ".pdf")
    details.resize(430, 600)
    details.show_rows([row(5, title="Ärendeberedningsrutin " * 9, versions=(version,))])
    QApplication.processEvents()
    right = details.form.width()
    assert right <= details.width()
    assert all(
        field.mapTo(details.form, field.rect().topRight()).x() < right
        for field in (details.form.title, details.form.represents, details.form.decision.dnr)
    )
