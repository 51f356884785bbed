"""What was found, beside the question: a card for each finding, the form's own notices, and below what may stand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import found
import pytest
from found import COUNT, DATES, EXAMINED, LET, NAMES, SAID, THERE, case
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QTabWidget, QTextEdit, QWidget
from pytestqt.qtbot import QtBot
from snapshots import many_questions, snapshot

from auditprep.model import Answer, Examined, FoundPart, FoundPlace, Notice, Snapshot
from ui import typing_pause
from ui.models import question_list as rows
from ui.models.question_list import QuestionListModel
from ui.pages.questions import QuestionsPage
from ui.widgets.found_card import FoundCard
from ui.widgets.question_list import QuestionList

pytestmark = [
    pytest.mark.usefixtures("dressed"),
    pytest.mark.qt_log_ignore("propagateSizeHints", "support raise"),
]  # said by the offscreen platform

Open = Callable[..., QuestionsPage]
ACCESSIBLE, TIP = Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole


@pytest.fixture(autouse=True)
def sentences(monkeypatch: pytest.MonkeyPatch) -> None:
    found.told(monkeypatch)
    monkeypatch.setattr(typing_pause, "PAUSE_MS", 40)


@pytest.fixture
def open_page(qtbot: QtBot) -> Open:
    def open_it(seen: Snapshot | None = None, examined: Examined | None = EXAMINED) -> QuestionsPage:
        page = QuestionsPage()
        qtbot.addWidget(page)
        page.resize(1282, 768)
        seen = seen or case()
        page.show_case(seen)
        page.show_question("1.1")
        page.show_findings(examined, seen if examined else None)
        page._side.show_findings()
        with qtbot.waitActive(page):
            page.show()
            page.activateWindow()
        QApplication.processEvents()
        return page

    return open_it


@pytest.fixture
def page(open_page: Open) -> QuestionsPage:
    return open_page()


def cards(page: QuestionsPage) -> list[FoundCard]:
    return page._side.findings._open.cards


def buttons(part: QWidget) -> list[str]:
    """The buttons that are seen; of a card in the order of Tab."""
    QApplication.processEvents()  # what was just made is seen
    found_here = part.stops() if isinstance(part, FoundCard) else part.findChildren(QPushButton)
    return [each.text() for each in found_here if each.isVisible()]


def press(part: QWidget, words: str) -> None:
    next(each for each in part.findChildren(QPushButton) if each.isVisible() and each.text() == words).click()


def words(part: QWidget) -> list[str]:
    return [each.text() for each in part.findChildren(QLabel) if each.isVisible() and each.text()]


def tab(page: QuestionsPage) -> str:
    tabs = page._side.findChild(QTabWidget)
    return tabs.tabText(tabs.indexOf(page._side.findings))


def sheet(page: QuestionsPage) -> QTextEdit:
    return page._sheet.editor.findChild(QTextEdit)


# Cards


def test_a_card_says_how_grave_what_and_by_which_rule(page: QuestionsPage) -> None:
    assert words(cards(page)[0]) == ["Fel", "Regel datum", "§ 27 har två datum."]
    assert cards(page)[0].accessibleName() == "Fel: § 27 har två datum."


def test_the_gravest_come_first_and_the_tab_counts_them(page: QuestionsPage) -> None:
    assert [words(each)[0] for each in cards(page)] == ["Fel", "Varning", "Upplysning"]
    assert tab(page) == "Anmärkningar 3"
    page.show_question("2.1#2")
    assert tab(page) == "Anmärkningar"
    assert words(page._side.findings) == ["Inget att titta på för den här frågan."]


def test_places_are_links_and_what_can_be_done_are_buttons(page: QuestionsPage) -> None:
    assert buttons(cards(page)[0]) == [
        "Här: ”2025-05-23 § 27”",
        "Fråga 1.2: ”2025-05-20 § 27”",
        "Budget 2025, sid 2: ”20 maj 2025”",
        "Skriv 2025-05-20 i stället för 2025-05-23",
        "Hänvisa till Budget 2025, sid 4",
        "Godta…",
    ]
    described = [each for each in cards(page)[0].findChildren(QPushButton) if each.text() == "Godta…"]
    assert described[0].accessibleDescription() == "§ 27 har två datum."


def test_what_is_told_at_another_question_is_told_at_its_other_place_too(page: QuestionsPage) -> None:
    page.show_question("1.2")
    assert len(cards(page)) == 1
    assert buttons(cards(page)[0])[:2] == ["Här: ”2025-05-20 § 27”", "Fråga 1.1: ”2025-05-23 § 27”"]
    assert "Skriv 2025-05-20 i stället för 2025-05-23, i 1.1" in buttons(cards(page)[0])


def test_the_question_itself_is_no_link(open_page: Open) -> None:
    page = open_page(examined=Examined((found.WHOLE,)))
    assert buttons(cards(page)[0]) == ["Godta…"]


def test_a_finding_of_many_places_shows_some_and_says_how_many_more(open_page: Open) -> None:
    many = tuple(replace(THERE, question=f"3.{number}") for number in range(9))
    page = open_page(examined=Examined((found.found("namn", found.NOTE, *many),)))
    assert len(buttons(cards(page)[0])) == 6 + 1
    assert "och 3 ställen till" in words(cards(page)[0])


def test_long_words_on_a_button_wrap(open_page: Open) -> None:
    long = replace(found.WRITE, words="den 20 maj 2025 & enligt protokollet från nämnden")
    page = open_page(examined=Examined((replace(found.DATES, mends=(long, found.CITE)),)))
    wrapped, whole = cards(page)[0].stops()[3:5]
    assert wrapped.heightForWidth(150) > whole.heightForWidth(400)
    assert wrapped.shortcut().isEmpty()


def test_a_link_goes_to_the_words(page: QuestionsPage, qtbot: QtBot) -> None:
    press(cards(page)[0], "Här: ”2025-05-23 § 27”")
    assert sheet(page).textCursor().selectedText() == "2025-05-23 § 27"
    with qtbot.waitSignal(page.place_requested) as asked:
        press(cards(page)[0], "Budget 2025, sid 2: ”20 maj 2025”")
    assert asked.args == [found.page()]
    press(cards(page)[0], "Fråga 1.2: ”2025-05-20 § 27”")
    assert page.current_key() == "1.2"
    assert sheet(page).textCursor().selectedText() == "2025-05-20 § 27"


def test_words_are_mended_in_the_editor_and_all_else_is_asked_for(page: QuestionsPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.answer_changed), qtbot.assertNotEmitted(page.mend_requested):
        press(cards(page)[0], "Skriv 2025-05-20 i stället för 2025-05-23")
    assert "antogs 2025-05-20 § 27" in sheet(page).toPlainText()
    page.show_findings(EXAMINED, case())
    with qtbot.waitSignal(page.mend_requested) as asked:
        press(cards(page)[0], "Hänvisa till Budget 2025, sid 4")
    assert asked.args == [found.CITE]


def test_a_mend_is_pressed_once(page: QuestionsPage, qtbot: QtBot) -> None:
    press(cards(page)[0], "Hänvisa till Budget 2025, sid 4")
    with qtbot.assertNotEmitted(page.mend_requested, wait=10):
        press(cards(page)[0], "Hänvisa till Budget 2025, sid 4")
    page.show_findings(Examined(EXAMINED.findings), case())  # it is there still
    with qtbot.waitSignal(page.mend_requested):
        press(cards(page)[0], "Hänvisa till Budget 2025, sid 4")


def test_accepting_is_asked_for(page: QuestionsPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.accept_requested) as asked:
        press(cards(page)[1], "Godta…")
    assert asked.args == [COUNT]


def test_read_only_there_are_only_links(page: QuestionsPage) -> None:
    page.set_read_only(True)
    assert all(words.startswith(("Här", "Fråga", "Budget")) for words in buttons(page._side.findings._open))
    page.set_read_only(False)
    assert "Godta…" in buttons(cards(page)[0])


# Told anew


def test_a_card_that_is_told_anew_is_the_same_card_with_its_focus(page: QuestionsPage) -> None:
    card, stop = cards(page)[1], cards(page)[1].stops()[-1]
    stop.setFocus()
    moved = replace(COUNT, places=(found.words("tre områden"), found.words("74")), mends=())
    page.show_findings(Examined((NAMES, COUNT)), case())
    assert cards(page)[0] is card
    assert QApplication.focusWidget() is stop
    page.show_findings(Examined((moved,)), case())
    assert cards(page) == [card]
    assert buttons(card) == ["Här: ”tre områden”", "Här: ”74”", "Godta…"]


def test_a_card_whose_words_have_moved_goes_to_where_they_are(page: QuestionsPage) -> None:
    text = "Förord. " + found.TEXT
    moved = replace(NAMES, places=(found.words("avvikelsen", text=text),))
    page.show_case(case(text, path="annan.auditprep"))
    page.show_question("1.1")
    page.show_findings(Examined((moved,)), case(text))
    press(cards(page)[0], "Här: ”avvikelsen”")
    assert sheet(page).textCursor().selectedText() == "avvikelsen"


def test_the_focus_stays_in_the_panel_when_its_card_goes(page: QuestionsPage) -> None:
    cards(page)[0].take_focus()
    page.show_findings(Examined((NAMES,)), case())
    QApplication.processEvents()
    assert page._side.findings.hasFocus()


def test_a_panel_that_is_not_seen_is_made_when_it_is(open_page: Open) -> None:
    page = open_page(examined=None)
    page._side.show_previous()
    page.show_findings(EXAMINED, case())
    assert cards(page) == []
    assert tab(page) == "Anmärkningar 3"
    page._side.show_findings()
    assert len(cards(page)) == 3


def test_nothing_is_said_before_the_case_has_been_looked_through(open_page: Open) -> None:
    page = open_page(examined=None)
    assert words(page._side.findings) == []


# What may stand


def test_what_may_stand_is_folded_below_with_its_reason_and_can_be_taken_back(
    page: QuestionsPage, qtbot: QtBot
) -> None:
    panel = page._side.findings
    assert "Skickas för sig." not in "\n".join(words(panel))
    press(panel, "1 godtagen")
    assert "Skickas för sig." in "\n".join(words(panel._let))
    with qtbot.waitSignal(page.take_back_requested) as asked:
        press(panel, "Ta tillbaka")
    assert asked.args == [LET]
    press(panel, "1 godtagen")
    assert "Ta tillbaka" not in buttons(panel)


def test_what_may_stand_is_not_counted(open_page: Open) -> None:
    page = open_page(examined=Examined((), ((LET, SAID),)))
    assert tab(page) == "Anmärkningar"
    assert "1 godtagen" in buttons(page._side.findings)


# The form's notices


def test_notices_stand_below_the_findings_and_are_told_once(open_page: Open) -> None:
    seen = case(notices=(Notice("two_marks", "1.1"), Notice("comment", None, {"text": "kolla"})))
    page = open_page(seen)
    assert tab(page) == "Anmärkningar 5"
    assert "Hur formuläret lästes" in words(page._side.findings)
    told = replace(found.found("helt", found.NOTE, key=None), code="form-comment")
    page.show_findings(Examined((*EXAMINED.findings, told)), seen)
    assert tab(page) == "Anmärkningar 4"


# The list


def data(page: QuestionsPage, key: str, role: int) -> object:
    return page._model.index_of(key).data(role)


def test_the_list_shows_a_question_with_an_error_in_what_is_written(page: QuestionsPage) -> None:
    errors = {key: data(page, key, rows.HAS_ERROR) for key in page._model.keys}
    # 2.3 is empty: that it lacks what it asks for is seen already.
    assert errors == {"1.1": True, "1.2": True, "2.1": True, "2.1#2": False, "2.3": False}


def test_the_list_says_how_many_there_are(page: QuestionsPage) -> None:
    assert data(page, "1.1", ACCESSIBLE).endswith("– påbörjad, 1 fel, 1 varning, 1 upplysning")
    assert "1 fel, 1 varning, 1 upplysning" in data(page, "1.1", TIP)
    assert "fel" not in data(page, "2.1#2", ACCESSIBLE)
    page.show_findings(None, None)
    assert not data(page, "1.1", rows.HAS_ERROR)


def test_counts_stay_when_the_same_case_is_shown_again(page: QuestionsPage) -> None:
    page.show_case(case())
    assert data(page, "1.1", rows.HAS_ERROR)
    page.show_case(case(path="annan.auditprep"))
    assert not data(page, "1.1", rows.HAS_ERROR)


def test_only_questions_with_findings_are_shown_where_that_is_wanted(page: QuestionsPage) -> None:
    box = page.findChild(QuestionList)._only_found
    assert box.text() == "Bara med anmärkningar (3)"  # that nothing is written yet is no finding to the eye
    box.click()
    shown = [key for key in page._model.keys if page._model.index_of(key).isValid()]
    assert shown == ["1.1", "1.2", "2.1"]
    box.click()
    page.show_findings(Examined((found.found("tomt", found.NOTE, key="1.1"),)), case())
    box.click()
    new = found.found("tomt", found.NOTE, key="1.2")
    page.show_findings(Examined((new,)), case())  # what is mended stays until it is asked for anew
    assert [page._model.index_of(key).isValid() for key in ("1.1", "1.2", "2.1")] == [True, True, False]
    box.click()
    box.click()
    assert not page._model.index_of("1.1").isValid()


def test_the_filter_is_gone_where_there_is_nothing_to_find(page: QuestionsPage) -> None:
    rows_shown = page.findChild(QuestionList)
    rows_shown._only_found.click()
    page.show_findings(Examined(()), case())
    assert rows_shown._only_found.isHidden()
    assert page._model.index_of("2.1#2").isValid()


def test_five_thousand_questions_are_counted_at_once(qtbot: QtBot) -> None:
    sections = many_questions(50, 100)
    asked = snapshot({}, sections=sections).questionnaire.questions()
    begun = {each.key: Answer(None, "Ja, så är det.") for each in asked}
    form = snapshot(begun, sections=sections)
    model = QuestionListModel()
    model.show(form.questionnaire, form.answer)
    counts = {key: {found.ERROR: 1} for key in model.keys}
    model.show_findings(counts)
    assert model.found == 5000
    assert not model.show_findings(counts)


def test_a_row_with_an_error_is_painted_otherwise(page: QuestionsPage, qapp: QApplication) -> None:
    view = page.findChild(QuestionList).view
    rect = view.visualRect(page._model.index_of("1.2")).adjusted(0, 0, -200, 0)
    before = view.viewport().grab(rect).toImage()
    page.show_findings(None, None)
    QApplication.processEvents()
    assert view.viewport().grab(rect).toImage() != before


def test_a_place_of_a_mark_leads_there(open_page: Open) -> None:
    elsewhere = found.found(
        "kryss", found.ERROR, FoundPlace(FoundPart.MARK, "2.1", quote="Nej"), DATES.places[0]
    )
    page = open_page(examined=Examined((elsewhere,)))
    press(cards(page)[0], "Fråga 2.1, kryss: ”Nej”")
    assert page.current_key() == "2.1"
    assert QApplication.focusWidget().accessibleName() == "Nej"
