"""The evidence page as a whole: files in, the viewer beside, wishes out, and what became of the files."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from dropping import drop
from evidence_cases import CHECKLIST as CHECKLIST_LINES
from evidence_cases import DECISIONS as REGISTER
from evidence_cases import EVIDENCE, REMOVED, case, evidence
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow, QMenu, QPushButton, QTabWidget, QWidget
from pytestqt.qtbot import QtBot

from auditprep.model import ChecklistLine, Taken
from ui import theme
from ui.models.evidence_table import NEW, Column, Show
from ui.models.picks import PICK
from ui.pages.evidence import CHECKLIST, DECISIONS, DOCUMENTS, EvidencePage
from ui.widgets.checklist_panel import ChecklistPanel
from ui.widgets.decision_register import DecisionRegister
from ui.widgets.documents_pane import DocumentsPane
from ui.widgets.drop_zone import DropVeil, DropZone
from ui.widgets.evidence_details import EvidenceDetails
from ui.widgets.evidence_table import EvidenceTable
from ui.widgets.fold_tab import FoldTab
from ui.widgets.picker import Picker
from ui.widgets.removed_line import RemovedLine
from ui.widgets.undo_line import UndoLine

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # the offscreen platform alone

WIDE, NARROW = theme.FOLD_SIDE_BELOW, 700
NOTHING = {"evidence": (), "decisions": (), "checklist": (), "removed": (), "citations": {}}


@pytest.fixture
def page(qtbot: QtBot) -> EvidencePage:
    return shown(qtbot, WIDE)


def shown(qtbot: QtBot, width: int) -> EvidencePage:
    made = EvidencePage(viewer=QWidget())
    window = QMainWindow()
    qtbot.addWidget(window)
    made.window_kept = window
    window.setCentralWidget(made)
    window.setMinimumSize(200, 200)
    window.resize(width, 700)
    made.show_case(case())
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    return made


def table(page: EvidencePage) -> EvidenceTable:
    return page.findChild(EvidenceTable)


def press(page: QWidget, words: str) -> None:
    QApplication.processEvents()
    next(each for each in page.findChildren(QPushButton) if each.text() == words and each.isVisible()).click()


def menu_of(page: EvidencePage) -> dict[str, Callable[[], None]]:
    table(page).menu_requested.emit(QPoint(20, 20))
    menu = next(each for each in page.findChildren(QMenu) if each.isVisible())
    return {each.text(): each.trigger for each in menu.actions()}


def picked(page: EvidencePage, words: str) -> None:
    """Chooses the row with these words from the list that is open."""
    picker = page.findChildren(Picker)[-1]
    model = picker.view.model()
    rows = [model.index(at, 0).data(PICK) for at in range(model.rowCount())]
    picker.chosen.emit(next(row.value for row in rows if words in row.title))
    picker.close()


# Files


def test_files_dropped_anywhere_on_the_page_are_added(qtbot: QtBot, page: EvidencePage) -> None:
    files = [Path("/hem/budget.pdf"), Path("/hem/protokoll.docx")]
    for place in (page, page.findChild(QLineEdit)):
        with qtbot.waitSignal(page.files_dropped) as told:
            assert drop(place, *files)
        assert told.args == [files]


def test_no_files_are_taken_without_a_case_or_in_one_that_can_only_be_read(
    qtbot: QtBot, page: EvidencePage
) -> None:
    page.set_read_only(True)
    with qtbot.assertNotEmitted(page.files_dropped):
        drop(page, Path("/hem/budget.pdf"))
    page.set_read_only(False)
    page.forget_case()
    with qtbot.assertNotEmitted(page.files_dropped):
        drop(page, Path("/hem/budget.pdf"))


def test_an_empty_case_asks_for_the_year_s_documents(qtbot: QtBot, page: EvidencePage) -> None:
    page.show_evidence(case(**NOTHING))
    assert page.findChild(DropZone).isVisible() and not table(page).isVisible()
    with qtbot.waitSignal(page.add_requested):
        press(page, "Lägg till filer…")
    page.show_evidence(case())
    assert table(page).isVisible() and not page.findChild(DropZone).isVisible()


def test_the_place_to_drop_lights_up(page: EvidencePage) -> None:
    page.set_drop_wanted(True)
    assert page.findChild(DropVeil).isVisible()
    page.set_drop_wanted(False)
    assert not page.findChild(DropVeil).isVisible()


def test_the_first_new_document_is_chosen_and_shown_and_all_are_marked_until_the_page_is_left(
    qtbot: QtBot, page: EvidencePage
) -> None:
    documents = page.findChild(DocumentsPane)
    documents.filter.setText("finns inte")
    page.select(1)
    documents.filter.setText("delår")
    with qtbot.waitSignal(page.show_requested) as asked:
        page.show_new((Taken(2, "known", "a"), Taken(5, "new", "b"), Taken(4, "version", "c")))
    assert asked.args == [5, 0, 1]
    assert page.current_evidence() == 5 and documents.filter.text() == ""
    model = documents.model
    marked = [id_ for id_ in model.ids if model.index_of(id_).data(NEW)]
    assert sorted(marked) == [4, 5]
    assert model.index_of(5).data(Qt.ItemDataRole.AccessibleTextRole).startswith("ny. ")
    page.hide()
    assert not [id_ for id_ in model.ids if model.index_of(id_).data(NEW)]


def test_what_was_here_already_is_chosen_where_nothing_else_is(page: EvidencePage) -> None:
    page.show_new((Taken(5, "known", "a"),))
    assert page.current_evidence() == 5
    page.show_new((Taken(6, "known", "a"),))
    assert page.current_evidence() == 5


def test_a_document_that_came_in_elsewhere_is_shown_when_the_page_is(
    qtbot: QtBot, page: EvidencePage
) -> None:
    page.hide()
    with qtbot.assertNotEmitted(page.show_requested):
        page.show_new((Taken(5, "new", "a"),))
    with qtbot.waitSignal(page.show_requested) as asked:
        page.show()
    assert asked.args == [5, 0, 1]
    with qtbot.assertNotEmitted(page.show_requested):
        page.hide()
        page.show()


# Taken away, and had back


def undo_line(page: EvidencePage) -> UndoLine:
    return page.findChild(UndoLine)


def test_removing_says_what_leant_on_it_and_gives_it_back(qtbot: QtBot, page: EvidencePage) -> None:
    page.select(5)
    table(page).setFocus()
    with qtbot.waitSignal(page.remove_requested):
        qtbot.keyClick(table(page), Qt.Key.Key_Delete)
    assert undo_line(page).words() == ""  # not before it is so
    without = tuple(each for each in EVIDENCE if each.id != 5)
    page.show_evidence(case(evidence=without, removed=(EVIDENCE[4],)))
    assert undo_line(page).words() == (
        "Internkontrollplan 2025 med väsentlighets- och riskanalys togs bort. 2.1, 2.3 hänvisar hit."
        " En rad i checklistan uppfylls av det."
    )
    with qtbot.waitSignal(page.restore_requested) as asked:
        undo_line(page).button.click()
    assert asked.args == [5]
    assert undo_line(page).words() == ""
    page.show_evidence(case())
    assert page.current_evidence() == 5
    with qtbot.assertNotEmitted(page.restore_requested):
        undo_line(page).undo()


def test_several_that_were_removed_come_back_together(page: EvidencePage) -> None:
    heard: list[int] = []
    page.restore_requested.connect(heard.append)
    page.findChild(DocumentsPane).remove_requested.emit([3, 12])
    page.show_evidence(case(evidence=tuple(each for each in EVIDENCE if each.id not in (3, 12))))
    assert undo_line(page).words().startswith("2 dokument togs bort.")
    undo_line(page).button.setFocus()
    undo_line(page).button.click()
    assert heard == [3, 12]
    assert table(page).hasFocus()


def test_what_comes_back_by_another_way_is_not_offered(page: EvidencePage) -> None:
    page.findChild(DocumentsPane).remove_requested.emit([3])
    page.show_evidence(case(evidence=tuple(each for each in EVIDENCE if each.id != 3)))
    assert undo_line(page).words()
    page.show_evidence(case())
    assert not undo_line(page).words()


def test_a_decision_that_was_removed_is_had_back(qtbot: QtBot, page: EvidencePage) -> None:
    page.findChild(QTabWidget).setCurrentIndex(DECISIONS)
    page.findChild(DecisionRegister).decision_removed.emit(4)
    page.show_evidence(case(decisions=tuple(each for each in REGISTER if each.id != 4)))
    assert undo_line(page).words() == "Omsorgsnämnden 2024-12-10 § 96 togs bort."
    with qtbot.waitSignal(page.decision_saved) as told:
        undo_line(page).undo()
    assert told.args == [None, REGISTER[3].decision]


def test_another_checklist_can_be_taken_back_with_what_settled_its_lines(
    qtbot: QtBot, page: EvidencePage
) -> None:
    heard: list[tuple[int, tuple[int, ...], str]] = []
    page.line_settled.connect(lambda *told: heard.append(told))
    with qtbot.waitSignal(page.checklist_changed) as told:
        page.replace_checklist(("Avtal", "Delegationsordning"))
    assert told.args == [("Avtal", "Delegationsordning")]
    page.show_evidence(case(checklist=(ChecklistLine(30, "Avtal"), CHECKLIST_LINES[2])))
    assert undo_line(page).words() == "2 rader lästes in."
    with qtbot.waitSignal(page.checklist_changed) as told:
        undo_line(page).undo()
    assert told.args == [tuple(line.text for line in CHECKLIST_LINES)]
    assert heard == []
    page.show_evidence(
        case(checklist=tuple(ChecklistLine(40 + at, line.text) for at, line in enumerate(CHECKLIST_LINES)))
    )
    assert heard == [
        (40, (1,), ""),
        (41, (5, 6), ""),
        (43, (), "Behandlas i nämnden först 2025-09-23"),
        (45, (2, 3), ""),
    ]
    page.show_evidence(case())
    assert len(heard) == 4


def test_a_line_that_is_reworded_keeps_what_settled_it_and_one_that_is_removed_is_had_back(
    page: EvidencePage,
) -> None:
    heard: list[tuple[int, tuple[int, ...], str]] = []
    page.line_settled.connect(lambda *told: heard.append(told))
    panel = page.findChild(ChecklistPanel)
    rest = CHECKLIST_LINES[1:]
    panel.checklist_changed.emit(("Budget", *(line.text for line in rest)))
    page.show_evidence(case(checklist=(ChecklistLine(50, "Budget"), *rest)))
    assert heard == [(50, (1,), "")]
    assert not undo_line(page).words()
    panel.checklist_changed.emit(tuple(line.text for line in rest))
    page.show_evidence(case(checklist=rest))
    assert undo_line(page).words() == "”Budget” togs bort ur checklistan."


def test_ctrl_z_in_a_field_is_not_for_what_was_told_there_before(qtbot: QtBot, page: EvidencePage) -> None:
    page.findChild(QTabWidget).setCurrentIndex(CHECKLIST)
    row = page.findChild(ChecklistPanel).row(4)
    reason = next(each for each in row.findChildren(QLineEdit) if each.isVisible())
    reason.setFocus()
    qtbot.keyClicks(reason, ", sent")
    qtbot.keyClick(reason, Qt.Key.Key_Return)
    told = reason.text()
    page.replace_checklist(("Avtal", CHECKLIST_LINES[3].text))
    page.show_evidence(case(checklist=(ChecklistLine(30, "Avtal"), replace(CHECKLIST_LINES[3], reason=told))))
    reason.setFocus()
    qtbot.keyClick(reason, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert reason.text() == told


def test_the_focus_stays_on_the_page_when_something_is_put_back(page: EvidencePage) -> None:
    press(page, "2 borttagna")
    for left in (REMOVED[1:], ()):
        QApplication.processEvents()
        link = next(each for each in page.findChildren(QPushButton) if each.text() == "Lägg tillbaka")
        link.setFocus()
        page.show_evidence(case(removed=left))
        focused = QApplication.focusWidget()
        assert focused is (page.findChild(RemovedLine).line if left else table(page))


# Choosing and showing


def test_the_row_one_stays_at_is_shown_in_the_viewer(qtbot: QtBot, page: EvidencePage) -> None:
    table(page).setFocus()
    with qtbot.waitSignal(page.show_requested) as asked:
        table(page).selectRow(0)
    assert asked.args == [8, 0, 1]


def test_a_row_chosen_by_the_window_leaves_the_viewer_as_it_is(qtbot: QtBot, page: EvidencePage) -> None:
    with qtbot.assertNotEmitted(page.show_requested, wait=250):
        page.select(4)
    assert page.current_evidence() == 4


def test_a_document_hidden_by_the_filter_is_found_all_the_same(page: EvidencePage) -> None:
    documents = page.findChild(DocumentsPane)
    documents.filter.setText("lex sarah")
    documents.which.setCurrentIndex(list(Show).index(Show.SECRET))
    page.select(2)
    assert page.current_evidence() == 2 and documents.filter.text() == ""
    page.select(999)
    assert page.current_evidence() == 2


def test_enter_shows_the_newest_version(qtbot: QtBot, page: EvidencePage) -> None:
    page.select(1)
    with qtbot.waitSignal(page.show_requested) as asked:
        qtbot.keyClick(table(page), Qt.Key.Key_Return)
    assert asked.args == [1, 2, 1]


def test_the_list_narrows_and_counts(qtbot: QtBot, page: EvidencePage) -> None:
    documents = page.findChild(DocumentsPane)
    words = [documents.which.itemText(at) for at in range(documents.which.count())]
    assert words == ["Alla (12)", "Används inte (7)", "Med problem (4)", "Sekretess (1)", "Att bekräfta (3)"]
    qtbot.keyClick(documents.which, Qt.Key.Key_End)
    assert set(documents.model.ids) == {3, 4, 10}
    documents.filter.setText("finns inte")
    assert not table(page).isVisible()


def test_return_in_the_filter_goes_to_the_first_row(qtbot: QtBot, page: EvidencePage) -> None:
    documents = page.findChild(DocumentsPane)
    qtbot.keyClick(page, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    documents.filter.setText("delår")
    qtbot.keyClick(documents.filter, Qt.Key.Key_Return)
    assert page.current_evidence() == 4 and table(page).hasFocus()


def test_what_is_chosen_sorted_and_typed_stays_when_the_case_changes(
    qtbot: QtBot, page: EvidencePage
) -> None:
    page.select(12)
    table(page).sortByColumn(Column.SIZE, Qt.SortOrder.DescendingOrder)
    details = page.findChild(EvidenceDetails)
    details.form.note.setFocus()
    details.form.note.setText("Skriver nu")
    details.form.note.setModified(True)
    page.show_evidence(case(evidence=(*EVIDENCE, evidence(30, "Ny"))))
    assert page.current_evidence() == 12
    assert details.form.note.text() == "Skriver nu"
    assert page.findChild(DocumentsPane).model.ids[0] == 11


def test_another_case_begins_from_the_beginning(page: EvidencePage) -> None:
    page.select(5)
    page.findChild(QTabWidget).setCurrentIndex(CHECKLIST)
    page.show_case(case(path=Path("annan.auditprep"), evidence=EVIDENCE[:2]))
    assert page.current_evidence() is None
    assert page.findChild(QTabWidget).currentIndex() == DOCUMENTS
    page.forget_case()
    assert page.findChild(DocumentsPane).model.ids == []


def test_a_removed_document_that_was_chosen_is_chosen_no_more(page: EvidencePage) -> None:
    page.select(5)
    page.show_evidence(case(evidence=EVIDENCE[:4]))
    assert page.current_evidence() is None
    assert page.findChild(EvidenceDetails).shown() is None


def test_the_button_in_the_head_has_the_same_menu(page: EvidencePage) -> None:
    more = page.findChild(EvidenceDetails).more
    assert not more.isEnabled()
    page.select(8)
    more.click()
    menu = next(each for each in page.findChildren(QMenu) if each.isVisible())
    assert {"Citera i fråga…", "Ta bort"} <= {each.text() for each in menu.actions()}
    menu.close()


def test_the_list_that_narrows_shows_all_its_lines(page: EvidencePage) -> None:
    which = page.findChild(DocumentsPane).which
    which.showPopup()
    QApplication.processEvents()
    assert which.view().verticalScrollBar().maximum() == 0
    which.hidePopup()


# What is wished


def test_the_menu_does_what_it_says(qtbot: QtBot, page: EvidencePage) -> None:
    for words, signal, told in (
        ("Visa", page.show_requested, [8, 1, 1]),
        ("Öppna i eget program", page.open_requested, [8]),
        ("Ange lösenord…", page.read_requested, [8]),
        ("Ta bort", page.remove_requested, [[8]]),
        ("Sekretess", page.changed, [8, {"secret": True}]),
    ):
        page.select(8)
        with qtbot.waitSignal(signal) as asked:
            menu_of(page)[words]()
        assert asked.args == told


def test_several_are_cited_in_a_question_picked_from_the_menu(qtbot: QtBot, page: EvidencePage) -> None:
    table(page).select([2, 3])
    menu_of(page)["Citera i fråga…"]()
    heard: list[tuple[int, str]] = []
    page.cite_requested.connect(lambda id_, key: heard.append((id_, key)))
    picked(page, "Hur ofta?")
    assert heard == [(2, "2.1#2"), (3, "2.1#2")]


def test_a_newer_version_is_told_of_what(qtbot: QtBot, page: EvidencePage) -> None:
    page.select(3)
    menu_of(page)["Det här är en nyare version av…"]()
    with qtbot.waitSignal(page.merge_requested) as asked:
        picked(page, "Protokoll 2025-02-18")
    assert asked.args == [3, 2]


def test_the_menu_sorts_and_sorts_back(qtbot: QtBot, page: EvidencePage) -> None:
    page.select(8)
    documents = page.findChild(DocumentsPane)
    documents._sort(Column.SIZE)
    up = documents.model.ids
    documents._sort(Column.SIZE)
    assert documents.model.ids[0] == up[-1] == 11


def test_a_decision_is_picked_from_the_register(qtbot: QtBot, page: EvidencePage) -> None:
    page.select(12)
    press(page, "Välj ur registret…")
    with qtbot.waitSignal(page.changed) as told:
        picked(page, "Delegation till nämnderna")
    assert told.args[0] == 12 and told.args[1]["decision"].paragraph == 131


def test_the_title_is_renamed_with_f2_and_enter_leads_back(qtbot: QtBot, page: EvidencePage) -> None:
    page.select(5)
    details = page.findChild(EvidenceDetails)
    details.set_folded(True)
    qtbot.keyClick(table(page), Qt.Key.Key_F2)
    title = details.form.title
    assert title.hasFocus()
    title.setText("Internkontrollplan 2025")
    title.setModified(True)
    with qtbot.waitSignal(page.changed) as told:
        qtbot.keyClick(title, Qt.Key.Key_Return)
    assert told.args == [5, {"title": "Internkontrollplan 2025"}]
    assert table(page).hasFocus()


def test_what_is_typed_is_told_when_another_tab_is_chosen_or_the_page_is_left(
    qtbot: QtBot, page: EvidencePage
) -> None:
    page.select(5)
    note = page.findChild(EvidenceDetails).form.note
    for leave in (lambda: page.findChild(QTabWidget).setCurrentIndex(DECISIONS), page.flush):
        note.setText(note.text() + "x")
        note.setModified(True)
        with qtbot.waitSignal(page.changed):
            leave()


def test_removed_documents_are_put_back_or_erased(qtbot: QtBot, page: EvidencePage) -> None:
    press(page, "2 borttagna")
    for words, signal in (
        ("Lägg tillbaka", page.restore_requested),
        ("Radera för gott…", page.erase_requested),
    ):
        with qtbot.waitSignal(signal) as asked:
            press(page, words)
        assert asked.args == [REMOVED[0].id]
    page.show_evidence(case(removed=()))
    assert not [
        each for each in page.findChildren(QPushButton) if "borttagna" in each.text() and each.isVisible()
    ]


def test_the_minutes_lead_to_their_decisions_and_those_to_their_page(
    qtbot: QtBot, page: EvidencePage
) -> None:
    page.select(2)
    press(page, "9 beslut i protokollet")
    assert page.findChild(QTabWidget).currentIndex() == DECISIONS
    register = page.findChild(DecisionRegister)
    assert register.table.model().rowCount() == 2
    register.table.setCurrentIndex(register.table.model().index(0, 0))
    with qtbot.waitSignal(page.show_requested) as asked:
        press(page, "Visa i protokollet")
    assert asked.args == [2, 0, 9]


def test_a_new_decision_is_begun_from_elsewhere(page: EvidencePage) -> None:
    page.start_new_decision()
    assert page.findChild(QTabWidget).currentIndex() == DECISIONS
    assert QApplication.focusWidget().accessibleName() == "Organ"


def test_the_tabs_count(page: EvidencePage) -> None:
    tabs = page.findChild(QTabWidget)
    assert [tabs.tabText(at) for at in range(3)] == ["Dokument 12", "Beslut 5", "Checklista 4/6"]
    page.show_evidence(case(**NOTHING))
    assert [tabs.tabText(at) for at in range(3)] == ["Dokument", "Beslut", "Checklista"]


def test_read_only_offers_nothing_to_change(qtbot: QtBot, page: EvidencePage) -> None:
    page.set_read_only(True)
    assert page.is_read_only
    page.select(8)
    assert set(menu_of(page)) == {"Visa", "Öppna i eget program", "", "Sortera efter"}
    with qtbot.assertNotEmitted(page.remove_requested):
        qtbot.keyClick(table(page), Qt.Key.Key_Delete)
    visible = {each.text() for each in page.findChildren(QPushButton) if each.isVisible()}
    assert "Lägg till filer…" not in visible


# Room


def test_in_a_narrow_window_the_viewer_folds_away_and_comes_when_something_is_shown(qtbot: QtBot) -> None:
    page = shown(qtbot, NARROW)
    assert not page.is_side_visible()
    page.select(1)
    with qtbot.waitSignal(page.show_requested):
        qtbot.keyClick(table(page), Qt.Key.Key_Return)
    assert page.is_side_visible() and not table(page).isVisible()
    next(each for each in page.findChildren(FoldTab) if each.isVisible()).click()
    assert table(page).isVisible() and not page.is_side_visible()
    page.window_kept.resize(1400, 700)
    assert page.is_side_visible() and table(page).isVisible()


def test_in_between_both_share_the_room_where_the_viewer_is_asked_for(qtbot: QtBot) -> None:
    page = shown(qtbot, 916)
    assert not page.is_side_visible()
    page.set_side_visible(True)
    assert page.is_side_visible() and table(page).isVisible()


def test_the_viewer_hidden_by_the_user_stays_so_and_is_asked_for_nothing(
    qtbot: QtBot, page: EvidencePage
) -> None:
    page.set_side_visible(False)
    with qtbot.assertNotEmitted(page.show_requested, wait=250):
        table(page).selectRow(2)
    with qtbot.waitSignal(page.show_requested):
        page.set_side_visible(True)


def test_folded_details_leave_their_room_to_the_table(qtbot: QtBot, page: EvidencePage) -> None:
    page.select(1)
    QApplication.processEvents()
    before = table(page).height()
    details = page.findChild(EvidenceDetails)
    details.set_folded(True)
    QApplication.processEvents()
    assert table(page).height() > before + 150
    details.set_folded(False)
    QApplication.processEvents()
    assert abs(table(page).height() - before) < 5


def test_f6_goes_round_the_panes(qtbot: QtBot, page: EvidencePage) -> None:
    page._viewer.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    page.select(1)
    table(page).setFocus()
    reached = []
    for _step in range(4):
        page.cycle_panes()
        reached.append(QApplication.focusWidget())
    details = page.findChild(EvidenceDetails)
    assert reached[0] is details.form.title
    assert reached[1] is page._viewer
    assert reached[3] is table(page)


@pytest.mark.parametrize("tab", [DOCUMENTS, DECISIONS, CHECKLIST])
def test_nothing_sticks_out_in_the_narrowest_window(qtbot: QtBot, tab: int) -> None:
    page = shown(qtbot, theme.MIDDLE_MIN)
    page.select(1)
    page.findChild(QTabWidget).setCurrentIndex(tab)
    QApplication.processEvents()
    visible = [each for each in page.findChildren(QPushButton) if each.isVisible()]
    assert page.width() == theme.MIDDLE_MIN
    assert [each.text() for each in visible if _right(page, each) > page.width()] == []


def test_the_checklist_is_reached_from_elsewhere(page: EvidencePage) -> None:
    page.show_checklist()
    assert page.findChild(ChecklistPanel).isVisible()


def _right(page: QWidget, widget: QWidget) -> int:
    return widget.mapTo(page, widget.rect().topRight()).x()
