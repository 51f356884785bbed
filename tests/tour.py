"""A walk through the whole window: every page, dialog and popup by name, as a user comes to it with the example open; and
what there is to see where there is nothing yet (`EMPTY`).

What is to hold everywhere (names, Tab, nothing cut off, the look) is tried on each stop of it.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import shiboken6
from PySide6.QtCore import QPoint, QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from auditprep.model import FoundPart, MergeItem, MergePlan, Notice, Outcome, Receipt
from ui import ask, mishaps
from ui.controller import Controller
from ui.dialogs.about import AboutDialog
from ui.dialogs.carry import CarryDialog
from ui.dialogs.left_out import LeftOutDialog
from ui.dialogs.new_case import CASE, UNDERSTOOD, NewCaseDialog
from ui.dialogs.own_words import OwnWordsDialog
from ui.dialogs.report import ReportDialog
from ui.dialogs.shortcuts import ShortcutsDialog
from ui.dialogs.whose import WhoseDialog
from ui.main_window import MainWindow
from ui.menu_flow import MenuFlow
from ui.pages.export import Step
from ui.palette_flow import PaletteFlow
from ui.settings_flow import SettingsFlow
from ui.widgets.day_editor import DayEditor
from ui.widgets.editor_toolbar import EditorToolbar
from ui.widgets.handout_month import DayPicker

if TYPE_CHECKING:
    from collections.abc import Iterator

Go = Callable[[MainWindow], QWidget]
T = TypeVar("T", bound=QWidget)

_LOOKS, _APART_MS = 3, 40  # alike so many times running, so far apart: nothing more comes


@contextmanager
def open_window(
    qtbot: QtBot, folder: Path, case: bytes | None, size: tuple[int, int] = (1366, 768)
) -> Iterator[MainWindow]:
    """The window, shown, with this case in it; closed afterwards."""
    settings = QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat)
    made = MainWindow(Controller(), settings)
    try:
        made.show()
        made.setWindowState(Qt.WindowState.WindowNoState)  # the screen of the tests is a small one
        made.resize(*size)
        if case is not None:
            path = folder / "omsorg.auditprep"
            path.write_bytes(case)
            with qtbot.waitSignal(made._controller.case_opened):
                made.open_case(path)
        yield made
    finally:
        has_closed = made.close()
        shiboken6.delete(made)  # at once: who dresses the program anew dresses all that is alive
    assert has_closed


def come_to(window: MainWindow, go: Go) -> QWidget:
    """A stop of the tour, when nothing comes or moves there any more."""
    window.activateWindow()
    page = go(window)
    before, alike = None, 0
    for _look in range(100):
        QTest.qWait(_APART_MS)
        now = [(type(each), each.geometry().getRect()) for each in shown(page)]
        alike = alike + 1 if now == before else 0
        before = now
        if alike >= _LOOKS:
            break
    return page


def leave(window: MainWindow, page: QWidget) -> None:
    """The window as it was: nothing open, nothing hidden."""
    if (popup := QApplication.activePopupWidget()) is not None:
        popup.close()
    if page.isWindow():
        page.close()
    if window._focusing.is_on:
        window._focusing.leave()


def shown(page: QWidget) -> list[QWidget]:
    """The window that the page is in, and all that is seen of it."""
    top = page.window()
    return [top, *(each for each in top.findChildren(QWidget) if each.isVisible() and each.window() is top)]


def until(is_so: Callable[[], object]) -> None:
    """Waits for the workers."""
    for _turn in range(1500):  # half a minute, where the machine has much else to do
        if is_so():
            return
        QTest.qWait(20)
    raise AssertionError("it did not come about")


def found(window: QWidget, kind: type[T]) -> T:
    """The one of this kind that is seen."""
    return next(each for each in window.findChildren(kind) if each.isVisible())


# Pages


def start(window: MainWindow) -> QWidget:
    window._actions.show_start.trigger()
    return window._start


def questions(window: MainWindow) -> QWidget:
    window._actions.show_questions.trigger()
    window._questions.show_question("1.1")
    window._questions.view_requested.emit(1, 1, 2, ("mål",))
    until(window._viewer_beside.shown)
    return window._questions


def question_before(window: MainWindow) -> QWidget:
    page = questions(window)
    window._questions.show_previous_tab()
    return page


def question_findings(window: MainWindow) -> QWidget:
    page = questions(window)
    until(lambda: window._checks._examined)
    window._questions.show_question(_with_finding(window))
    window._questions.show_findings_tab()
    return page


def question_history(window: MainWindow) -> QWidget:
    page = questions(window)
    window._questions._side.show_history()
    return page


def focus_mode(window: MainWindow) -> QWidget:
    questions(window)
    window._focusing.enter()
    return window._questions


def evidence(window: MainWindow) -> QWidget:
    window._actions.show_evidence.trigger()
    window._evidence.select(1)
    window._evidence.show_requested.emit(1, 0, 1)
    until(lambda: window._evidence._viewer._evidence is not None)
    return window._evidence


def decisions(window: MainWindow) -> QWidget:
    page = evidence(window)
    window._evidence.show_minutes(2)
    return page


def new_decision(window: MainWindow) -> QWidget:
    page = evidence(window)
    window._evidence.start_new_decision()
    return page


def checklist(window: MainWindow) -> QWidget:
    page = evidence(window)
    window._evidence.show_checklist()
    return page


def search(window: MainWindow, words: str = "mål") -> QWidget:
    window._actions.search.trigger()
    window._search.findChild(QLineEdit).setText(words)
    until(lambda: window._search._found_for == words)
    return window._search


def search_in_vain(window: MainWindow) -> QWidget:
    return search(window, "xylofon")


def replace_words(window: MainWindow) -> QWidget:
    window._actions.replace.trigger()
    page = window._replacing
    page.seek("nämnden")
    page._words.setText("styrelsen")
    until(lambda: page._found_for == page.sought())
    return page


def export(window: MainWindow) -> QWidget:
    window._actions.show_export.trigger()
    window._export.go(Step.BEFORE)
    return window._export


def export_choice(window: MainWindow) -> QWidget:
    window._actions.show_export.trigger()
    window._export.go(Step.SEND)
    return window._export


def export_made(window: MainWindow) -> QWidget:
    export_choice(window)
    snapshot = window._controller.snapshot
    assert snapshot is not None
    placed = tuple(each.key for each in snapshot.questionnaire.questions())
    window._export.show_receipt(snapshot.path.with_suffix(".docx"), Receipt(placed, ()))
    return window._export


def compare(window: MainWindow) -> QWidget:
    window._actions.show_compare.trigger()
    until(window._compare._has_rows)
    return window._compare


def checks(window: MainWindow) -> QWidget:
    window._actions.show_checks.trigger()
    until(lambda: window._checks._examined)
    return window._checks


def colleagues(window: MainWindow) -> QWidget:
    snapshot = window._controller.snapshot
    assert snapshot is not None
    if not window._colleagues._model.rowCount():
        sheet = snapshot.path.with_name("blad.docx")
        window._controller.colleagues.hand_out(sheet, "Kim", ("1.1", "1.2"), None, "Hej")
        until(window._colleagues._model.rowCount)
    window._actions.show_colleagues.trigger()
    return window._colleagues


def history(window: MainWindow) -> QWidget:
    window._actions.show_history.trigger()
    return window._history


def restore(window: MainWindow) -> QWidget:
    window._actions.restore.trigger()
    until(window._backups.current)
    return window._backups


def merge(window: MainWindow) -> QWidget:
    snapshot = window._controller.snapshot
    assert snapshot is not None
    mine = snapshot.answer("1.1").text
    items = (
        MergeItem("1.1", "text", "", mine, "Något annat.", Outcome.CONFLICT, "Budget 2025"),
        MergeItem("1.2", "text", "", "", "Något nytt.", Outcome.NEW),
    )
    window._merge.show_plan(MergePlan("Kim", items, more=("En kommentar",)), snapshot)
    window._go(window._merge)
    return window._merge


def told(window: MainWindow) -> QWidget:
    """The lines above the page: what stands in the way, and what was done."""
    start(window)
    window._alarm.say("Filen finns inte längre där. Välj den igen, eller öppna en annan.", "Öppna…", print)
    window._told.say("Bilagan Budget 2025 togs bort.", "Ångra", print)
    return window._start


# Dialogs


def handout(window: MainWindow) -> QWidget:
    window._controller.set_name("Nämndens chef")  # not how one logs in here
    window._others.start_handout(("1.1",))
    assert window._others._dialog is not None
    return window._others._dialog


def pairing(window: MainWindow) -> QWidget:
    window._years._open_pairing()
    assert window._years._pairing is not None
    return window._years._pairing


def carry(window: MainWindow) -> QWidget:
    window._years._on_carry_all_wanted()
    return found(window, CarryDialog)


def left_out(window: MainWindow) -> QWidget:
    case = window._controller.snapshot
    assert case is not None and case.previous is not None
    text = Notice("text-without-question", None, {"text": "Nämnden har inget att tillägga."})
    window._years._show_left_out(replace(case.previous, left_out=(text, Notice("two-marks", "1.1"))))
    return found(window, LeftOutDialog)


def status(window: MainWindow) -> QWidget:
    window._years.change_status()
    assert window._years._status is not None
    return window._years._status


def whose(window: MainWindow) -> QWidget:
    window._actions.whose.trigger()
    return found(window, WhoseDialog)


def accept(window: MainWindow) -> QWidget:
    checks(window)
    assert window._examining._examined is not None
    window._examining.start_accepting(window._examining._examined.findings[0])
    assert window._examining._dialog is not None
    return window._examining._dialog


def new_case(window: MainWindow) -> NewCaseDialog:
    window.start_new_case(None)
    assert window._creating.dialog is not None
    return window._creating.dialog


def new_case_understood(window: MainWindow) -> NewCaseDialog:
    dialog = new_case(window)
    dialog.choose(None)
    until(lambda: dialog._steps.currentIndex() == UNDERSTOOD)
    return dialog


def new_case_named(window: MainWindow) -> NewCaseDialog:
    dialog = new_case_understood(window)
    dialog._next.click()
    assert dialog._steps.currentIndex() == CASE
    return dialog


def palette(window: MainWindow) -> QWidget:
    return window.findChild(PaletteFlow).open()


def settings(window: MainWindow) -> QWidget:
    dialog = window.findChild(SettingsFlow).open()
    until(dialog._room.text)  # the backups are measured by a worker
    return dialog


def own_words(window: MainWindow) -> QWidget:
    window._actions.own_words.trigger()
    return found(window, OwnWordsDialog)


def own_phrases(window: MainWindow) -> QWidget:
    until(lambda: window._phrasing._is_read)
    window._phrasing.save("Nämnden fick en redovisning den [datum].")
    assert window._phrasing._dialog is not None
    return window._phrasing._dialog


def print_preview(window: MainWindow) -> QWidget:
    window._actions.print.trigger()
    dialog = window._printing._dialog
    assert dialog is not None
    until(lambda: dialog._body.currentWidget() is dialog._pane)
    return dialog


def report(window: MainWindow) -> QWidget:
    dialog = ReportDialog(mishaps.report(()), window)
    dialog.open()
    return dialog


def shortcuts(window: MainWindow) -> QWidget:
    window._actions.shortcuts.trigger()
    return found(window, ShortcutsDialog)


def about(window: MainWindow) -> QWidget:
    window._actions.about.trigger()
    return found(window, AboutDialog)


def handbook(window: MainWindow) -> QWidget:
    return window._help.open("granska")


def confirm(window: MainWindow) -> QWidget:
    box = ask._box(
        window,
        ask.QMessageBox.Icon.NoIcon,
        "Bilagan ”Budget 2025” raderas ur underlaget för gott.",
        "Filen, dess text och allt som hänvisar till den är borta sedan och kan inte läggas tillbaka.",
    )
    box.addButton("Radera", ask.QMessageBox.ButtonRole.AcceptRole)
    box.addButton("Behåll", ask.QMessageBox.ButtonRole.RejectRole)
    box.open()
    return box


# Popups


def menu(window: MainWindow) -> QWidget:
    return window.findChild(MenuFlow).open()


def add_attachment(window: MainWindow) -> QWidget:
    questions(window)
    attachments = window._questions._sheet.attachments
    attachments._on_add()
    assert attachments._picker is not None
    return attachments._picker


def cited_pages(window: MainWindow) -> QWidget:
    questions(window)
    attachments = window._questions._sheet.attachments
    attachments._edit_pages(attachments._chips[0], attachments._cited[0])
    assert attachments._editor is not None
    return attachments._editor


def attachment_menu(window: MainWindow) -> QWidget:
    questions(window)
    attachments = window._questions._sheet.attachments
    chip = attachments._chips[0]
    attachments._open_menu(chip, attachments._cited[0], chip.mapToGlobal(QPoint(0, chip.height())))
    return _popup()


def decision_picker(window: MainWindow) -> QWidget:
    questions(window)
    window._questions._decisions.open()
    assert window._questions._decisions._picker is not None
    return window._questions._decisions._picker


def phrase_picker(window: MainWindow) -> QWidget:
    questions(window)
    until(lambda: window._phrasing._is_read)
    window._questions._phrases.open()
    assert window._questions._phrases._picker is not None
    return window._questions._phrases._picker


def table_picker(window: MainWindow) -> QWidget:
    questions(window)
    toolbar = found(window._questions, EditorToolbar)
    toolbar._open_picker()
    assert toolbar._picker is not None
    return toolbar._picker


def finding_menu(window: MainWindow) -> QWidget:
    question_findings(window)
    marks = window._questions._findings._marks
    marks._open([next(each for each in marks._marks if each.words is not None)])
    return _popup()


def evidence_menu(window: MainWindow) -> QWidget:
    evidence(window)
    pane = window._evidence._documents
    pane._open_menu(pane.table.mapToGlobal(QPoint(120, 80)))
    return _popup()


def day_picker(window: MainWindow) -> QWidget:
    start(window)
    editor = window._start.findChild(DayEditor)
    editor._open_calendar()
    return found(window, DayPicker)


def _popup() -> QWidget:
    shown = QApplication.activePopupWidget()
    assert shown is not None
    return shown


def _with_finding(window: MainWindow) -> str:
    """A question with a finding in the words of its answer."""
    examined = window._checks._examined
    assert examined is not None
    keys = (
        place.question
        for each in examined.findings
        for place in each.places
        if place.question and place.part is FoundPart.TEXT and place.start >= 0
    )
    return next(keys)


# Where there is nothing yet


def first_start(window: MainWindow) -> QWidget:
    window._actions.show_start.trigger()
    return window._start


def restore_none(window: MainWindow) -> QWidget:
    window._actions.restore.trigger()
    return window._backups


def evidence_none(window: MainWindow) -> QWidget:
    window._actions.show_evidence.trigger()
    return window._evidence


def decisions_none(window: MainWindow) -> QWidget:
    page = evidence_none(window)
    window._evidence._tabs.setCurrentIndex(1)
    return page


def checklist_none(window: MainWindow) -> QWidget:
    page = evidence_none(window)
    window._evidence.show_checklist()
    return page


def question_none(window: MainWindow) -> QWidget:
    window._actions.show_questions.trigger()
    return window._questions


def compare_none(window: MainWindow) -> QWidget:
    window._actions.show_compare.trigger()
    return window._compare


def colleagues_none(window: MainWindow) -> QWidget:
    window._actions.show_colleagues.trigger()
    return window._colleagues


PAGES: dict[str, Go] = {
    go.__name__: go
    for go in (
        *(start, questions, question_before, question_findings, question_history, focus_mode),
        *(evidence, decisions, new_decision, checklist, search, search_in_vain, replace_words),
        *(export, export_choice, export_made, compare, checks, colleagues, history, restore, merge, told),
    )
}
DIALOGS: dict[str, Go] = {
    go.__name__: go
    for go in (
        *(handout, pairing, carry, left_out, status, accept, new_case, new_case_understood, new_case_named),
        *(palette, settings, own_words, own_phrases, print_preview, report, shortcuts, about, handbook),
        *(confirm, whose),
    )
}
POPUPS: dict[str, Go] = {
    go.__name__: go
    for go in (
        *(menu, add_attachment, cited_pages, attachment_menu, decision_picker, phrase_picker),
        *(table_picker, finding_menu, evidence_menu, day_picker),
    )
}
WITHOUT_CASE: dict[str, Go] = {go.__name__: go for go in (first_start, restore_none)}
_ON_EMPTY = (
    *(start, question_none, search_in_vain, replace_words, evidence_none, decisions_none, checklist_none),
    *(export, compare_none, checks, colleagues_none, history),
)
EMPTY: dict[str, Go] = {f"{go.__name__.removesuffix('_none')}_empty": go for go in _ON_EMPTY}
"""In a case that has been made, and no more."""
