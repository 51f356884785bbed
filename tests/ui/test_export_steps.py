"""The three steps of the export page: what is left, what is sent, and what comes next; by hand and by keyboard."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest
from cited_documents import BUDGET, PLAN, SECRET, case, document, version
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QRadioButton
from pytestqt.qtbot import QtBot
from snapshots import many_questions, snapshot

from auditprep import produce
from auditprep.model import (
    Answer,
    ChecklistLine,
    Citation,
    Decision,
    Handout,
    Receipt,
    Sent,
    Snapshot,
    Status,
)
from ui.pages.export import ExportPage, Step

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", "This plugin does not support")

OUT = Path("/hem/ut.docx")
DECISION = Decision("Parknämnden", dt.date(2031, 9, 23), 84, "2031.110 PN")


@pytest.fixture
def page(qtbot: QtBot) -> ExportPage:
    made = ExportPage()
    qtbot.addWidget(made)
    made.resize(1282, 768)
    made.show_case(case(Citation(1), Citation(4)))
    made.show()
    made.activateWindow()
    return made


def decided(shown: Snapshot) -> Snapshot:
    return replace(shown, status=Status.DECIDED, decided=DECISION)


def seen(page: ExportPage) -> list[QPushButton]:
    QApplication.processEvents()
    return [each for each in page.findChildren(QPushButton) if each.isVisible()]


def button(page: ExportPage, words: str) -> QPushButton:
    return next(each for each in seen(page) if each.text() == words)


def primary(page: ExportPage) -> list[str]:
    return [each.text() for each in seen(page) if each.property("role") == "primary"]


def words(page: ExportPage) -> str:
    QApplication.processEvents()
    said = (each.text().replace("\u200b", "") for each in page.findChildren(QLabel) if each.isVisible())
    return "\n".join(said)


def make(page: ExportPage, card: str, save: str) -> None:
    """As it goes when a file is made."""
    page.go(Step.SEND)
    next(each for each in page.findChildren(QRadioButton) if each.text() == card).click()
    button(page, save).click()
    page.show_started()


# Going about


def test_it_begins_with_what_is_left_and_each_step_has_one_primary_button(page: ExportPage) -> None:
    assert page.step is Step.BEFORE
    assert primary(page) == ["Fortsätt"]
    button(page, "Fortsätt").click()
    assert (page.step, primary(page)) == (Step.SEND, ["Spara formuläret…"])
    button(page, "Tillbaka").click()
    assert page.step is Step.BEFORE


def test_enter_alone_leads_from_the_first_step_to_the_file(qtbot: QtBot, page: ExportPage) -> None:
    page.setFocus()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert page.step is Step.SEND
    with qtbot.waitSignal(page.docx_requested):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)


def test_the_last_step_is_there_when_something_has_been_made(page: ExportPage) -> None:
    page.go(Step.AFTER)
    assert page.step is Step.BEFORE
    page.show_receipt(OUT, Receipt(("1.1",), ()))
    assert page.step is Step.AFTER
    page.go(Step.BEFORE)
    page.show_case(case(Citation(1)))
    page.go(Step.AFTER)
    assert "ut.docx är sparad" in words(page)


def test_another_case_begins_from_the_first_step(page: ExportPage) -> None:
    page.show_receipt(OUT, Receipt(("1.1",), ()))
    page.show_case(replace(case(Citation(1)), path=Path("annan.auditprep")))
    assert page.step is Step.BEFORE
    page.go(Step.AFTER)
    assert page.step is Step.BEFORE


def test_what_went_wrong_is_said_where_it_was_asked_for(page: ExportPage) -> None:
    make(page, "Pärm som PDF", "Spara pärmen…")
    page.show_error("Skivan är full.")
    assert page.step is Step.SEND
    assert "Skivan är full." in words(page)
    page.show_started()
    assert "Skivan är full." not in words(page)


# What is left


def test_each_thing_that_is_left_has_its_way_there(qtbot: QtBot, page: ExportPage) -> None:
    handout = Handout(1, "a", "Ekonomen", dt.datetime(2031, 8, 1, tzinfo=dt.UTC), "mig", ("1.1",))
    left = replace(snapshot(), checklist=(ChecklistLine(1, "Budget"),), handouts=(handout,))
    page.show_case(left)
    page.show_findings("2 fel")
    for said, signal in (
        ("Granska först", page.checks_requested),
        ("Visa checklistan", page.checklist_requested),
        ("Visa bladen", page.colleagues_requested),
        ("Ange beslutet…", page.status_requested),
    ):
        with qtbot.waitSignal(signal):
            button(page, said).click()
    assert button(page, "Fortsätt").isEnabled()


def test_what_granska_has_not_looked_at_yet_is_not_said_to_be_in_order(page: ExportPage) -> None:
    page.show_findings("", is_known=False)
    assert "inga fel" not in words(page)
    page.show_findings("")
    assert "Granskningen har inte hittat några fel eller varningar i svaren." in words(page)


def test_a_file_that_is_only_read_does_not_offer_to_change_the_status(page: ExportPage) -> None:
    page.set_may_change(False)
    assert not [each for each in seen(page) if each.text() == "Ange beslutet…"]
    page.show_case(decided(case(Citation(1))))
    make(page, "Paket med bilagor (ZIP)", "Spara paketet…")
    page.show_receipt(OUT, Receipt(("1.1",), ()))
    assert primary(page) == []


# What is sent


def test_the_bundle_names_its_attachments_with_their_numbers_and_sizes(page: ExportPage) -> None:
    shown = case(Citation(3), Citation(1), evidence=(BUDGET, PLAN))
    page.show_case(shown)
    page.show_plan(produce.sending_plan(shown))
    page.go(Step.SEND)
    named = [each.text() for each in seen(page) if each.text().startswith("Bilaga ")]
    assert named == []
    next(each for each in page.findChildren(QRadioButton) if "ZIP" in each.text()).click()
    named = [each.text() for each in seen(page) if each.text().startswith("Bilaga ")]
    assert [each.replace("\u00a0", " ") for each in named] == [
        "Bilaga 1: Internkontrollplan 2031 · 1 kB",
        "Bilaga 2: Parknämndens budget 2031–2033 · 1 kB",
    ]


def test_to_whom_under_which_name_and_with_which_first_line_is_said(page: ExportPage) -> None:
    page.show_plan(produce.sending_plan(case(Citation(1))))
    page.go(Step.SEND)
    assert "revisorerna" in words(page) and "besvarat-UTKAST.docx" in words(page)
    assert "UTKAST – inte beslutat" in words(page)
    next(each for each in page.findChildren(QRadioButton) if each.text() == "Svaren som PDF").click()
    assert "besvarat-UTKAST.pdf" in words(page)


def test_a_file_too_large_for_many_mailboxes_is_told(page: ExportPage) -> None:
    large = document(1, "Karta", replace(version(), size=30_000_000))
    shown = case(Citation(1), evidence=(large,))
    page.show_case(shown)
    page.show_plan(produce.sending_plan(shown))
    page.go(Step.SEND)
    assert "brevlådor" not in words(page)
    next(each for each in page.findChildren(QRadioButton) if "ZIP" in each.text()).click()
    assert "brevlådor" in words(page)


def test_the_plan_is_asked_for_anew_when_something_else_is_chosen(qtbot: QtBot, page: ExportPage) -> None:
    shown = case(Citation(4), evidence=(BUDGET, SECRET))
    with qtbot.waitSignal(page.plan_requested) as asked:
        page.show_case(shown)
    assert asked.args == [False, False]
    with qtbot.waitSignal(page.plan_requested) as asked:
        page._summary._documents._secret.click()
    assert asked.args == [True, False]


# Afterwards


def test_after_the_decision_the_case_is_marked_as_sent_with_one_button(
    qtbot: QtBot, page: ExportPage
) -> None:
    page.show_case(decided(case(Citation(1))))
    make(page, "Paket med bilagor (ZIP)", "Spara paketet…")
    page.show_sent(Sent(Path("/hem/paket.zip"), "ab" * 32, 1000))
    assert primary(page) == ["Markera som inskickat…"]
    with qtbot.waitSignal(page.status_requested) as asked:
        button(page, "Markera som inskickat…").click()
    assert asked.args == [Status.SENT]
    page.show_case(replace(decided(case(Citation(1))), status=Status.SENT, sent_on=dt.date(2031, 10, 1)))
    assert primary(page) == []
    assert "2031-10-01" in words(page)


def test_what_is_not_for_the_auditors_is_not_sent(page: ExportPage) -> None:
    page.show_case(decided(case(Citation(1))))
    page.go(Step.SEND)
    button(page, "Spara som JSON…").click()
    page.show_receipt(Path("/hem/svar.json"), Receipt(("1.1",), ()))
    assert primary(page) == []


def test_the_words_of_the_mail_are_copied(page: ExportPage) -> None:
    page.show_case(decided(case(Citation(1))))
    make(page, "Paket med bilagor (ZIP)", "Spara paketet…")
    page.show_sent(Sent(Path("/hem/paket.zip"), "ab" * 32, 1000))
    button(page, "Kopiera text till mejlet").click()
    copied = QGuiApplication.clipboard().text()
    assert "paket.zip" in copied and "§ 84" in copied
    assert button(page, "Kopierat")


def test_a_draft_leads_to_the_board_and_its_decision(qtbot: QtBot, page: ExportPage) -> None:
    page.show_case(snapshot(answers={"1.1": Answer("Ja")}))
    make(page, "Svaren som PDF", "Spara svaren…")
    page.show_sent(Sent(Path("/hem/svar.pdf"), "ab" * 32, 1000))
    assert "kallelsen" in words(page)
    with qtbot.waitSignal(page.status_requested) as asked:
        button(page, "Ange beslutet…").click()
    assert asked.args == [Status.DECIDED]
    button(page, "Spara något mer").click()
    assert page.step is Step.SEND


# For everyone


def test_the_keyboard_stays_on_the_page_when_what_it_was_on_is_done(page: ExportPage) -> None:
    asks = button(page, "Ange beslutet…")
    asks.setFocus()
    page.show_case(decided(case(Citation(1))))
    assert QApplication.focusWidget() is button(page, "Fortsätt")


def test_the_words_of_more_lines_get_the_keyboard(qtbot: QtBot, page: ExportPage) -> None:
    page.show_case(snapshot(sections=many_questions(2, 10)))
    qtbot.keyClick(button(page, "och 8 till"), Qt.Key.Key_Return)
    assert QApplication.focusWidget().text().startswith("2.3 ")


@pytest.mark.parametrize("step", list(Step))
def test_every_button_is_named_and_tab_stays_with_what_is_seen(
    qtbot: QtBot, page: ExportPage, step: Step
) -> None:
    page.show_receipt(OUT, Receipt(("1.1",), ()))
    page.go(step)
    assert all(each.text() or each.accessibleName() for each in seen(page))
    page.setFocus()
    for _turn in range(40):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        assert QApplication.focusWidget().isVisible()


def test_the_steps_say_where_one_is(page: ExportPage) -> None:
    page.go(Step.SEND)
    names = [each.accessibleName() for each in page._steps._steps.values()]
    assert names == [
        "Steg 1 av 3, Innan du skickar",
        "Steg 2 av 3, Det som skickas, nu",
        "Steg 3 av 3, Efteråt",
    ]


def test_a_draft_is_made_again_before_it_is_sent_when_the_board_has_decided_since(
    qtbot: QtBot, page: ExportPage
) -> None:
    shown = case(Citation(1), Citation(4))
    page.show_receipt(OUT, Receipt(("1.1",), ()))
    page.show_case(decided(shown))
    assert "Markera som inskickat…" not in [each.text() for each in seen(page)]
    assert any("märkt UTKAST" in each.text() for each in page.findChildren(QLabel) if each.isVisible())
    button(page, "Gör om filen").click()
    assert page.step is Step.SEND
    page.show_started()
    page.show_receipt(OUT, Receipt(("1.1",), ()))
    assert button(page, "Markera som inskickat…").isEnabled()
