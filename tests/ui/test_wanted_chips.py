"""Documents that last year's answer leaned on, as dashed chips by this year's: each is settled, or waits."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from cited_documents import BUDGET, PLAN, case
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu
from pytestqt.qtbot import QtBot
from year_before import INTERIM, SECRET_NOTE

from auditprep.model import Citation, Snapshot, Wanted
from ui.models.wanted import wishes
from ui.pages.questions import QuestionsPage
from ui.widgets.attachments import Attachments
from ui.widgets.citation_chips import AddChip, CitationChip
from ui.widgets.evidence_picker import EvidencePicker
from ui.widgets.wanted_chips import WantedChip

pytestmark = pytest.mark.qt_log_ignore(  # said by the offscreen platform alone
    "propagateSizeHints", "grabbing the keyboard", "support raise"
)

LIKELY = Wanted(1, "1.1", INTERIM, (PLAN.id, BUDGET.id))
MISSING = Wanted(2, "1.1", SECRET_NOTE)
ELSEWHERE = Wanted(3, "1.2", INTERIM)
Open = Callable[..., QuestionsPage]


def wanting(*wanted: Wanted) -> Snapshot:
    return replace(case(Citation(1, "3")), wanted=wanted)


@pytest.fixture
def open_page(qtbot: QtBot) -> Open:
    def open_it(*wanted: Wanted) -> QuestionsPage:
        page = QuestionsPage()
        qtbot.addWidget(page)
        page.resize(1282, 768)
        page.show_case(wanting(*wanted))
        page.show_question("1.1")
        with qtbot.waitActive(page):
            page.show()
            page.activateWindow()
        return page

    return open_it


def chips(page: QuestionsPage) -> list[WantedChip]:
    return [chip for chip in page.findChildren(WantedChip) if chip.isVisible()]


def menu(chip: WantedChip) -> QMenu:
    chip.click()
    opened = QApplication.activePopupWidget()
    assert isinstance(opened, QMenu)
    return opened


def lines(opened: QMenu) -> list[str]:
    return [action.text() for action in opened.actions() if action.text()]


def choose(chip: WantedChip, words: str) -> None:
    opened = menu(chip)
    action = next(action for action in opened.actions() if action.text() == words)
    opened.close()
    action.trigger()


def test_a_wish_says_what_was_and_what_it_may_be_now() -> None:
    likely, missing = wishes(wanting(LIKELY, MISSING, ELSEWHERE), "1.1")
    assert likely.words == "Delårsbokslut 2024 → Internkontrollplan 2031"
    assert likely.said == "I stället för Delårsbokslut 2024: kanske Internkontrollplan 2031"
    assert likely.tip == "Förra årets svar hänvisade till Delårsbokslut 2024, sid 7–8"
    assert missing.words == missing.said == "Årets dokument saknas: Utredning"
    assert missing.tip.endswith("”målet är nått”")


def test_a_likely_document_that_was_taken_away_is_not_proposed() -> None:
    here = replace(wanting(LIKELY), evidence=(BUDGET,), removed=(PLAN,))
    assert [each.id for each in wishes(here, "1.1")[0].likely] == [BUDGET.id]


def test_wishes_stand_between_the_citations_and_the_way_to_another(open_page: Open) -> None:
    page = open_page(LIKELY, MISSING, ELSEWHERE)
    attachments = page.findChild(Attachments)
    shown = [type(attachments.layout().itemAt(at).widget()) for at in range(attachments.layout().count())]
    assert shown == [CitationChip, WantedChip, WantedChip, AddChip]
    page.show_question("1.2")
    assert len(chips(page)) == 1


def test_a_likely_document_takes_its_place(open_page: Open, qtbot: QtBot) -> None:
    page = open_page(LIKELY)
    assert lines(menu(chips(page)[0])) == [
        "Använd Internkontrollplan 2031",
        "Använd Parknämndens budget 2031–2033",
        "Välj dokument…",
        "Behövs inte i år",
    ]
    QApplication.activePopupWidget().close()
    with qtbot.waitSignal(page.wanted_settled) as settled:
        choose(chips(page)[0], "Använd Internkontrollplan 2031")
    assert settled.args == [1, PLAN.id]


def test_what_is_not_needed_this_year_is_settled_with_nothing(open_page: Open, qtbot: QtBot) -> None:
    page = open_page(MISSING)
    with qtbot.waitSignal(page.wanted_settled) as settled:
        choose(chips(page)[0], "Behövs inte i år")
    assert settled.args == [2, None]


def test_any_document_of_the_case_can_be_chosen(open_page: Open, qtbot: QtBot) -> None:
    page = open_page(MISSING)
    choose(chips(page)[0], "Välj dokument…")
    picker = next(made for made in page.findChildren(EvidencePicker) if made.isVisible())
    picker.findChild(QLineEdit).setText("internkontroll")
    with qtbot.assertNotEmitted(page.cite_requested), qtbot.waitSignal(page.wanted_settled) as settled:
        qtbot.keyClick(picker.findChild(QLineEdit), Qt.Key.Key_Return)
    assert settled.args == [2, PLAN.id]


def test_citing_another_document_after_that_is_citing_again(open_page: Open, qtbot: QtBot) -> None:
    page = open_page(MISSING)
    choose(chips(page)[0], "Välj dokument…")
    picker = next(made for made in page.findChildren(EvidencePicker) if made.isVisible())
    picker.close()
    page.findChild(AddChip).click()
    picker.findChild(QLineEdit).setText("internkontroll")
    with qtbot.assertNotEmitted(page.wanted_settled), qtbot.waitSignal(page.cite_requested):
        qtbot.keyClick(picker.findChild(QLineEdit), Qt.Key.Key_Return)


def test_a_wish_that_is_settled_is_gone(open_page: Open) -> None:
    page = open_page(LIKELY, MISSING)
    page.show_evidence(wanting(MISSING))
    assert [chip.wish.wanted.id for chip in chips(page)] == [2]


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_Down])
def test_the_keyboard_opens_its_menu(open_page: Open, qtbot: QtBot, key: Qt.Key) -> None:
    page = open_page(LIKELY)
    qtbot.keyClick(chips(page)[0], key)
    opened = QApplication.activePopupWidget()
    assert isinstance(opened, QMenu)
    opened.close()


def test_the_right_button_and_the_menu_key_open_it_too(open_page: Open) -> None:
    page = open_page(LIKELY)
    chip = chips(page)[0]
    for reason in (QContextMenuEvent.Reason.Mouse, QContextMenuEvent.Reason.Keyboard):
        QApplication.sendEvent(chip, QContextMenuEvent(reason, QPoint(3, 3), chip.mapToGlobal(QPoint(3, 3))))
        opened = QApplication.activePopupWidget()
        assert isinstance(opened, QMenu)
        opened.close()


def test_a_wish_has_a_name_and_tells_the_rest(open_page: Open) -> None:
    chip = chips(open_page(LIKELY))[0]
    assert chip.accessibleName() == "I stället för Delårsbokslut 2024: kanske Internkontrollplan 2031"
    assert "sid 7–8" in chip.accessibleDescription()
    assert "sid 7–8" in chip.toolTip()


def test_read_only_nothing_is_wanted(open_page: Open) -> None:
    page = open_page(LIKELY)
    page.set_read_only(True)
    assert chips(page) == []
    page.set_read_only(False)
    assert len(chips(page)) == 1


def test_a_long_name_gives_way(open_page: Open) -> None:
    long = replace(LIKELY, then=replace(INTERIM, title="Verksamhetsberättelse " * 20))
    page = open_page(long)
    page.resize(480, 768)
    QApplication.processEvents()
    (chip,) = chips(page)
    assert chip.width() <= page.findChild(Attachments).width()


def test_an_ampersand_in_a_title_is_one(open_page: Open) -> None:
    named = replace(PLAN, title="Plan & uppföljning")
    page = open_page()
    page.show_evidence(replace(wanting(LIKELY), evidence=(BUDGET, named)))
    opened = menu(chips(page)[0])
    assert lines(opened)[0] == "Använd Plan && uppföljning"
    opened.close()
