"""The chips under an answer, what can be done with each, and the ways to cite another document."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from typing import Any

import pytest
from cited_documents import BUDGET, PLAN, SECRET, case
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, QRect, QSize, Qt, QUrl
from PySide6.QtGui import QAction, QContextMenuEvent, QDragEnterEvent, QDragLeaveEvent, QDropEvent, QHelpEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QTextEdit,
    QToolTip,
    QWidget,
)
from pytestqt.qtbot import QtBot

from auditprep.model import Citation, Snapshot
from ui.pages.questions import QuestionsPage
from ui.widgets.attachments import Attachments
from ui.widgets.citation_chips import AddChip, CitationChip
from ui.widgets.citation_editor import CitationEditor
from ui.widgets.editor import RichTextEditor
from ui.widgets.evidence_picker import EvidencePicker
from ui.widgets.popup import beside
from ui.widgets.question_list import QuestionList

pytestmark = pytest.mark.qt_log_ignore(  # said by the offscreen platform alone
    "propagateSizeHints", "grabbing the keyboard", "support raise"
)

QUOTED = Citation(1, "3", "Målet är nått")
Open = Callable[..., QuestionsPage]
Heard = list[tuple[Any, ...]]


@pytest.fixture
def open_page(qtbot: QtBot) -> Open:
    def open_it(shown: Snapshot, viewer: QWidget | None = None) -> QuestionsPage:
        page = QuestionsPage(viewer)
        qtbot.addWidget(page)
        page.resize(1282, 768)
        page.show_case(shown)
        page.show_question("1.1")
        with qtbot.waitActive(page):
            page.show()
            page.activateWindow()
        return page

    return open_it


def listen(signal: Any) -> Heard:
    heard: Heard = []
    signal.connect(lambda *facts: heard.append(facts))
    return heard


def chips(page: QuestionsPage) -> list[CitationChip]:
    return [chip for chip in page.findChildren(CitationChip) if not chip.isHidden()]


def names(page: QuestionsPage) -> list[str]:
    return [chip.stops[0].accessibleName() for chip in chips(page)]


def menu(chip: CitationChip) -> QMenu:
    """What the chip's arrow opens."""
    chip.stops[1].click()
    opened = QApplication.activePopupWidget()
    assert isinstance(opened, QMenu)
    return opened


def words(opened: QMenu) -> list[str]:
    return [action.text() for action in opened.actions() if action.text()]


def choose(chip: CitationChip, wanted: str) -> None:
    opened = menu(chip)
    found: QAction = next(action for action in opened.actions() if action.text() == wanted)
    opened.close()
    found.trigger()


def popup(page: QuestionsPage, kind: type[QWidget]) -> QWidget:
    return next(made for made in page.findChildren(kind) if made.isVisible())


def button(inside: QWidget, text: str) -> QPushButton:
    return next(made for made in inside.findChildren(QPushButton) if made.text() == text)


# A chip


def test_a_chip_says_which_pages_and_what_is_special(open_page: Open) -> None:
    page = open_page(case(QUOTED, Citation(3, "2"), Citation(4)))
    assert names(page) == [
        "Öppna Parknämndens budget 2031–2033, sid 1 ”Målet är nått”",
        "Öppna Internkontrollplan 2031, sid 2, äldre version",
        "Öppna Utredning A & B, sekretess",
    ]
    tip = chips(page)[2].stops[0].toolTip()
    assert "Utredning A &amp; B" in tip and "Sekretess" in tip


def test_a_tip_never_covers_its_chip_where_a_click_would_be_lost(open_page: Open, qtbot: QtBot) -> None:
    page = open_page(case(QUOTED))
    chip = chips(page)[0].stops[0]
    window, screen = page.window(), page.screen().availableGeometry()
    for top in (screen.top(), screen.bottom() - window.height()):
        window.move(screen.left(), top)
        place = QRect(chip.mapToGlobal(QPoint()), chip.size())
        help_ = QHelpEvent(QEvent.Type.ToolTip, chip.rect().center(), place.center())
        QApplication.sendEvent(chip, help_)
        (tip,) = [each for each in QApplication.topLevelWidgets() if each.inherits("QTipLabel")]
        assert tip.isVisible()
        assert not tip.geometry().intersects(place)
        QToolTip.hideText()


def test_who_goes_to_another_question_from_a_chip_writes_there(open_page: Open, qtbot: QtBot) -> None:
    page = open_page(case(QUOTED))
    chips(page)[0].stops[0].setFocus()
    keys = [question.key for question in case(QUOTED).questionnaire.questions()]
    page.show_question(next(key for key in keys if key != page.current_key()))
    assert isinstance(QApplication.focusWidget(), QTextEdit)


def test_a_chip_opens_the_version_and_page_that_were_meant(open_page: Open, qtbot: QtBot) -> None:
    page = open_page(case(QUOTED, Citation(3, "2-4")))
    viewed = listen(page.view_requested)
    qtbot.mouseClick(chips(page)[0].stops[0], Qt.MouseButton.LeftButton)
    qtbot.keyClick(chips(page)[1].stops[0], Qt.Key.Key_Return)
    assert viewed == [(1, 1, 3, ("Målet är nått",)), (3, 1, 2, ())]


def test_a_whole_document_opens_at_its_first_page(open_page: Open, qtbot: QtBot) -> None:
    page = open_page(case(Citation(1)))
    viewed = listen(page.view_requested)
    choose(chips(page)[0], "Öppna här")
    assert viewed == [(1, 1, 1, ())]


def test_the_menu_comes_by_the_arrow_the_right_button_and_the_menu_key(open_page: Open) -> None:
    page = open_page(case(Citation(1, "3")))
    expected = ["Öppna här", "Öppna i eget program", "Ändra sidor…", "Skriv in i svaret", "Ta bort"]
    (chip,) = chips(page)
    assert words(menu(chip)) == expected
    for reason in (QContextMenuEvent.Reason.Mouse, QContextMenuEvent.Reason.Keyboard):
        QApplication.activePopupWidget().close()
        QApplication.sendEvent(
            chip.stops[0], QContextMenuEvent(reason, QPoint(5, 5), chip.mapToGlobal(QPoint(5, 5)))
        )
        assert words(QApplication.activePopupWidget()) == expected
    QApplication.activePopupWidget().close()


def test_a_citation_is_taken_away_by_its_quote(open_page: Open, qtbot: QtBot) -> None:
    page = open_page(case(QUOTED, Citation(1, "5")))
    removed = listen(page.uncite_requested)
    choose(chips(page)[0], "Ta bort")
    qtbot.keyClick(chips(page)[1].stops[0], Qt.Key.Key_Delete)
    assert removed == [("1.1", 1, "Målet är nått"), ("1.1", 1, "")]


def test_a_document_is_opened_in_its_own_program(open_page: Open) -> None:
    page = open_page(case(Citation(2)))
    opened = listen(page.open_evidence_requested)
    choose(chips(page)[0], "Öppna i eget program")
    assert opened == [(2,)]


def test_a_citation_of_an_older_version_can_be_said_to_hold_for_the_new_one(open_page: Open) -> None:
    page = open_page(case(Citation(3, "2", "ord"), Citation(3, "2", version=2)))
    cited = listen(page.cite_requested)
    choose(chips(page)[0], "Gäller även den nya")
    assert cited == [("1.1", 3, "2", "ord")]
    opened = menu(chips(page)[1])
    assert "Gäller även den nya" not in words(opened)
    opened.close()


def test_who_may_only_read_may_only_open(open_page: Open, qtbot: QtBot) -> None:
    page = open_page(case(Citation(3, "2")))
    page.set_read_only(True)
    removed = listen(page.uncite_requested)
    (chip,) = chips(page)
    opened = menu(chip)
    assert words(opened) == ["Öppna här", "Öppna i eget program"]
    opened.close()
    qtbot.keyClick(chip.stops[0], Qt.Key.Key_Delete)
    assert removed == []
    assert not page.findChild(AddChip).isVisible()


def test_a_citation_is_written_where_the_cursor_stands(open_page: Open) -> None:
    page = open_page(case(Citation(1, "3-6"), text="Målen är antagna. De följs upp."))
    paper = page.findChild(RichTextEditor).findChild(QTextEdit)
    cursor = paper.textCursor()
    cursor.setPosition(len("Målen är antagna"))
    paper.setTextCursor(cursor)
    choose(chips(page)[0], "Skriv in i svaret")
    assert paper.toPlainText() == ("Målen är antagna (Parknämndens budget 2031–2033, sid 1–4). De följs upp.")


def test_chips_without_room_keep_their_pages(open_page: Open) -> None:
    page = open_page(case(Citation(1, "3-6")))
    name = chips(page)[0].stops[0]
    name.setFixedWidth(130)
    title, quote = name._fitting(name.fontMetrics())
    assert "…" in title and title.endswith(", sid 1–4")
    assert quote == ""


@pytest.mark.parametrize(("width", "shown"), [(420, " ”Nämnden"), (240, " ”"), (110, " ”")])
def test_a_chip_of_a_quotation_is_seen_to_be_one(open_page: Open, width: int, shown: str) -> None:
    page = open_page(case(Citation(1, "3-6", "Nämnden följer upp målen varje tertial och rapporterar dem")))
    name = chips(page)[0].stops[0]
    name.setFixedWidth(width)
    title, quote = name._fitting(name.fontMetrics())
    assert quote.startswith(shown)
    assert name.fontMetrics().horizontalAdvance(title + quote) <= width


# Pages


def edit(page: QuestionsPage, chip: CitationChip) -> tuple[CitationEditor, QLineEdit, QLineEdit]:
    choose(chip, "Ändra sidor…")
    editor = popup(page, CitationEditor)
    fields = {field.accessibleName(): field for field in editor.findChildren(QLineEdit)}
    return editor, fields["Sidor i filen"], fields["Som de är tryckta"]


def retype(qtbot: QtBot, field: QLineEdit, typed: str) -> None:
    field.selectAll()
    qtbot.keyClick(field, Qt.Key.Key_Delete)
    qtbot.keyClicks(field, typed)


def test_pages_are_typed_as_in_the_file_or_as_printed(open_page: Open, qtbot: QtBot) -> None:
    page = open_page(case(Citation(1, "3-6")))
    cited = listen(page.cite_requested)
    editor, in_file, printed = edit(page, chips(page)[0])
    assert (in_file.text(), printed.text()) == ("3-6", "1–4")
    retype(qtbot, in_file, "4,7-8")
    assert printed.text() == "2, 5–6"
    retype(qtbot, printed, "3-5")
    assert in_file.text() == "5-7"
    qtbot.keyClick(printed, Qt.Key.Key_Return)
    assert cited == [("1.1", 1, "5-7", "")]
    assert not editor.isVisible()


def test_no_pages_mean_the_whole_document(open_page: Open, qtbot: QtBot) -> None:
    page = open_page(case(QUOTED))
    cited = listen(page.cite_requested)
    editor, in_file, _printed = edit(page, chips(page)[0])
    retype(qtbot, in_file, "")
    button(editor, "Citera").click()
    assert cited == [("1.1", 1, None, "Målet är nått")]


def test_pages_that_are_not_there_cannot_be_cited(open_page: Open, qtbot: QtBot) -> None:
    page = open_page(case(Citation(1, "3")))
    cited = listen(page.cite_requested)
    editor, in_file, printed = edit(page, chips(page)[0])
    for field, typed, said in ((in_file, "3-11", "bara 10 sidor"), (printed, "9", "har numret 9")):
        retype(qtbot, field, typed)
        assert any(said in label.text() for label in editor.findChildren(QLabel) if label.isVisible())
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert editor.isVisible()
    assert cited == []
    editor.close()


def test_pages_that_stay_as_they_are_are_no_change(open_page: Open, qtbot: QtBot) -> None:
    page = open_page(case(Citation(1, "3")))
    cited = listen(page.cite_requested)
    _editor, in_file, _printed = edit(page, chips(page)[0])
    qtbot.keyClick(in_file, Qt.Key.Key_Return)
    assert cited == []


def test_the_same_pages_of_an_older_version_are_then_those_of_the_new_one(
    open_page: Open, qtbot: QtBot
) -> None:
    page = open_page(case(Citation(3, "2")))
    cited = listen(page.cite_requested)
    editor, in_file, _printed = edit(page, chips(page)[0])
    assert any("nyaste versionen" in label.text() for label in editor.findChildren(QLabel))
    qtbot.keyClick(in_file, Qt.Key.Key_Return)
    assert cited == [("1.1", 3, "2", "")]


def test_printed_pages_are_asked_for_only_where_they_are_others_than_the_files(open_page: Open) -> None:
    page = open_page(case(Citation(2, "3")))
    editor, _in_file, printed = edit(page, chips(page)[0])
    assert not printed.isVisible()
    editor.close()


# Another document


def pick(page: QuestionsPage) -> EvidencePicker:
    page.findChild(AddChip).click()
    found = popup(page, EvidencePicker)
    assert isinstance(found, EvidencePicker)
    return found


def test_a_document_of_the_case_is_found_and_cited_by_enter(open_page: Open, qtbot: QtBot) -> None:
    page = open_page(case())
    cited = listen(page.cite_requested)
    picker = pick(page)
    field = picker.findChild(QLineEdit)
    qtbot.keyClicks(field, "2031 plan")
    assert picker.current().title == "Internkontrollplan 2031"
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert cited == [("1.1", 3, None, "")]
    assert not picker.isVisible()


def test_arrows_go_up_and_down_while_one_types(open_page: Open, qtbot: QtBot) -> None:
    picker = pick(open_page(case()))
    field = picker.findChild(QLineEdit)
    assert picker.current().value == BUDGET.id
    qtbot.keyClick(field, Qt.Key.Key_Down)
    qtbot.keyClick(field, Qt.Key.Key_Down)
    assert picker.current().value == PLAN.id
    picker.close()


def test_documents_are_found_by_kind_and_file_name_too(open_page: Open) -> None:
    picker = pick(open_page(case()))
    for typed, found in (("protokoll", 2), ("fil2.pdf", 3), ("sekretess", 4)):
        picker.findChild(QLineEdit).setText(typed)
        assert picker.current().value == found
    picker.findChild(QLineEdit).setText("xyzzy")
    assert picker.current() is None
    assert any("xyzzy" in label.text() for label in picker.findChildren(QLabel) if label.isVisible())
    picker.close()


def test_what_is_cited_already_keeps_its_pages_and_they_can_be_changed(open_page: Open, qtbot: QtBot) -> None:
    page = open_page(case(Citation(1, "3")))
    cited = listen(page.cite_requested)
    picker = pick(page)
    assert "finns redan här" in picker.current().caption
    qtbot.keyClick(picker.findChild(QLineEdit), Qt.Key.Key_Return)
    editor = popup(page, CitationEditor)
    assert cited == []
    editor.close()


def test_a_new_file_is_asked_for(open_page: Open) -> None:
    page = open_page(case())
    wanted = listen(page.attach_requested)
    button(pick(page), "Ny fil från datorn…").click()
    assert wanted == [("1.1", [])]


def test_a_case_without_documents_asks_for_a_file_at_once(open_page: Open) -> None:
    page = open_page(case(evidence=()))
    wanted = listen(page.attach_requested)
    page.findChild(AddChip).click()
    assert wanted == [("1.1", [])]


# Dropped


def drop(on: QWidget, at: QPoint, files: list[str] | None = None, evidence: str = "") -> None:
    """Drags something in over a place in the widget and lets go, as far as the widget lets one."""
    data = QMimeData()
    if files:
        data.setUrls([QUrl.fromLocalFile(file) for file in files])
    if evidence:
        data.setData("application/x-auditprep-evidence", evidence.encode())
    copy, held = Qt.DropAction.CopyAction, (data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # there is no other way to make one by hand
        enter = QDragEnterEvent(at, copy, *held)
    enter.ignore()
    QApplication.sendEvent(on, enter)
    if enter.isAccepted():
        QApplication.sendEvent(on, QDropEvent(QPointF(at), copy, *held))
    else:
        QApplication.sendEvent(on, QDragLeaveEvent())


def row(page: QuestionsPage, key: str) -> tuple[QWidget, QPoint]:
    view = page.findChild(QuestionList).view
    return view.viewport(), view.visualRect(page._model.index_of(key)).center()


def test_documents_dropped_on_the_answer_are_cited_there(open_page: Open) -> None:
    page = open_page(case(Citation(1, "3"), QUOTED))
    cited = listen(page.cite_requested)
    drop(page, QPoint(600, 300), evidence="1, 2,3,2")
    assert cited == [("1.1", 2, None, ""), ("1.1", 3, None, "")]  # and 1 keeps its page


def test_documents_and_files_dropped_on_a_row_of_the_list_go_to_its_question(open_page: Open) -> None:
    page = open_page(case())
    cited, attached = listen(page.cite_requested), listen(page.attach_requested)
    drop(*row(page, "2.1"), evidence="4")
    drop(*row(page, "1.2"), files=["/hem/plan.pdf"])
    assert cited == [("2.1", 4, None, "")]
    assert attached == [("1.2", ["/hem/plan.pdf"])]
    assert page.current_key() == "1.1"


def test_the_row_that_something_is_held_over_is_shown(open_page: Open) -> None:
    page = open_page(case())
    viewport, at = row(page, "2.1")
    before = viewport.grab().toImage()
    view = page.findChild(QuestionList).view
    view.show_drop("2.1")
    assert viewport.grab().toImage() != before
    QApplication.sendEvent(viewport, QDragLeaveEvent())
    assert viewport.grab().toImage() == before
    assert viewport.rect().contains(at)


@pytest.mark.parametrize("dragged", ["", "x", "-1"])
def test_what_is_no_document_is_not_taken(open_page: Open, dragged: str) -> None:
    page = open_page(case())
    cited = listen(page.cite_requested)
    drop(page, QPoint(600, 300), evidence=dragged or " ")
    assert cited == []


def test_nothing_can_be_dropped_in_a_case_that_is_only_read(open_page: Open) -> None:
    page = open_page(case())
    page.set_read_only(True)
    heard = [listen(page.cite_requested), listen(page.attach_requested)]
    drop(*row(page, "2.1"), evidence="4")
    drop(*row(page, "2.1"), files=["/hem/plan.pdf"])
    drop(page, QPoint(600, 300), evidence="4")
    assert heard == [[], []]


# The case changes


def test_chips_follow_the_case(open_page: Open) -> None:
    page = open_page(case(Citation(4)))
    page.show_evidence(case(Citation(4), Citation(2, "1")))
    assert len(names(page)) == 2
    page.show_evidence(case(Citation(4), evidence=(BUDGET,), removed=(SECRET,)))
    assert names(page) == ["Öppna Utredning A & B, sekretess, borttagen"]


def test_a_chip_that_stays_the_same_keeps_the_focus(open_page: Open) -> None:
    page = open_page(case(Citation(4)))
    name = chips(page)[0].stops[0]
    name.setFocus()
    page.show_evidence(case(Citation(4), decisions=()))
    assert QApplication.focusWidget() is name


# The viewer beside


def test_the_viewer_is_a_tab_that_can_be_brought_forward(open_page: Open) -> None:
    viewer = QLabel("visaren")
    page = open_page(case(), viewer)
    assert not viewer.isVisible()  # until there is something to look at
    page.set_side_visible(False)
    page.show_viewer_tab()
    assert page.is_side_visible()
    assert viewer.isVisible()
    page.show_question("2.1")
    assert viewer.isVisible()


def test_without_a_viewer_there_is_no_tab_for_it(open_page: Open) -> None:
    page = open_page(case())
    page.show_viewer_tab()
    tabs = page._side._tabs
    words = [tabs.tabText(at) for at in range(tabs.count())]
    assert words == ["Föregående år", "Anmärkningar", "Historik"]


def test_the_page_tells_which_question_it_shows(open_page: Open) -> None:
    page = open_page(case())
    shown = listen(page.question_shown)
    page.show_question("2.1")
    page.show_question("2.1")
    assert shown == [("2.1",)]
    assert page.current_key() == "2.1"


# Where a card opens


@pytest.mark.parametrize(
    ("place", "corner"),
    [
        (QRect(10, 10, 50, 20), (10, 33)),  # below
        (QRect(10, 560, 50, 20), (10, 456)),  # above, where there is no room below
        (QRect(780, 10, 50, 20), (599, 33)),  # moved in from the edge
    ],
)
def test_a_card_opens_beside_its_place(place: QRect, corner: tuple[int, int]) -> None:
    at = beside(place, QRect(QPoint(0, 0), QSize(200, 100)), QRect(0, 0, 800, 600))
    assert (at.x(), at.y()) == corner


def test_every_chip_fits_on_its_row(open_page: Open, qtbot: QtBot) -> None:
    page = open_page(case(QUOTED, Citation(3, "2"), Citation(4), Citation(2, "1-3")))
    shown = page.findChild(Attachments)
    qtbot.waitUntil(lambda: all(shown.rect().contains(chip.geometry()) for chip in chips(page)))
    inside = [made for chip in chips(page) for made in chip.findChildren(QAbstractButton)]
    assert all(made.parentWidget().rect().contains(made.geometry()) for made in inside)
