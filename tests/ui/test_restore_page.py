"""The page of backups: by day, what each holds, what differs from now, and the ways back."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from snapshots import snapshot

from auditprep.model import (
    Answer,
    BackedUpCase,
    Backup,
    BackupContents,
    BackupRoom,
    FileState,
    Snapshot,
    Status,
    Why,
)
from ui import theme
from ui.pages.restore import RestorePage
from ui.widgets.fold_tab import FoldTab

pytestmark = [
    pytest.mark.usefixtures("dressed"),
    pytest.mark.qt_log_ignore("propagateSizeHints"),
]  # the offscreen plugin says so of any window

NOW = dt.datetime(2025, 10, 16, 12, tzinfo=dt.UTC).astimezone()


def backup(number: int, days: int, **more: object) -> Backup:
    when = (NOW - dt.timedelta(days=days)).astimezone(dt.UTC)
    made = Backup(
        *("ab12", number, when, Why.WORKED, Path("/mapp/omsorg.auditprep"), "Omsorgsnämnden", 2025),
        *(Status.DRAFT, 25, 21, 9, 30_000),
    )
    return replace(made, **more)


OWN = BackedUpCase("ab12", (backup(4, 0, changed=("1.1", "2.3")), backup(3, 1), backup(2, 1), backup(1, 30)))
GONE = BackedUpCase(
    "cd34",
    (backup(1, 400, case="cd34", board="Socialnämnden", year=2023, lacking=2),),
    FileState.GONE,
)
THEN = {"1.1": Answer("Ja", "Målen antogs **i mars**."), "2.3": Answer(None, "Samma.")}
LATER = {"1.1": Answer("Nej", "Målen antogs i april."), "2.3": Answer(None, "Samma.", done=True)}


def contents(of: Backup) -> BackupContents:
    return BackupContents(of, snapshot().questionnaire, snapshot(THEN).answers, ())


@pytest.fixture
def page(qtbot: QtBot, at_now: None) -> RestorePage:
    made = RestorePage()
    qtbot.addWidget(made)
    made.resize(1282, 720)
    made.show_cases((OWN, GONE), "ab12")
    made.show_room(BackupRoom(Path("/data/backups"), 812_000_000, 5_000_000_000))
    made.show()
    return made


def rows(page: RestorePage) -> list[str]:
    return [page._rows.index(at, 0).data() for at in range(page._rows.rowCount())]


def words(widget: QWidget) -> str:
    labels = [each for each in widget.findChildren(QWidget) if each.isVisible() and hasattr(each, "text")]
    return "\n".join(each.text() for each in labels if isinstance(each.text(), str))


def button(page: RestorePage, text: str) -> QPushButton:
    return next(each for each in page.findChildren(QPushButton) if each.text() == text)


def look(page: RestorePage, now: Snapshot | None, why_fixed: str = "") -> None:
    page.show_contents(contents(page.current()), now, why_fixed)


def test_backups_stand_by_day_the_newest_first(page) -> None:
    assert [row for row in rows(page) if "besvarade" not in row] == ["I dag", "I går", "16 september"]
    assert len(rows(page)) == 7
    assert page.current() == OWN.newest
    assert "Omsorgsnämnden 2025 (öppet nu)" in page._case.currentText()
    assert "812,0 MB av högst 5,0 GB" in words(page)


def test_what_differs_is_shown_by_question_with_both_texts(page) -> None:
    look(page, snapshot(LATER))
    assert "1 svar är annorlunda nu" in words(page)
    answers = page._detail.answers
    assert answers.current().question.key == "1.1"
    shown = answers.text()
    assert "Målen antogs i mars." in shown
    assert "Målen antogs i april." in shown
    assert shown.index("I kopian") < shown.index("Nu")
    assert "2.3" not in shown


def test_an_answer_is_put_back_by_its_button(qtbot, page) -> None:
    look(page, snapshot(LATER))
    with qtbot.waitSignal(page.put_back_requested) as wanted:
        button(page, "Sätt tillbaka svaret").click()
    assert wanted.args[1] == "1.1"
    look(page, snapshot(THEN))
    assert "Alla svar är likadana nu." in words(page)
    assert not button(page, "Sätt tillbaka svaret").isVisible()


def test_where_the_case_can_only_be_read_that_is_said_and_nothing_is_offered(page) -> None:
    look(page, snapshot(LATER), "Underlaget kan bara läsas.")
    assert not button(page, "Sätt tillbaka svaret").isVisible()
    assert "Underlaget kan bara läsas." in words(page)
    assert button(page, "Återställ som ny fil…").isVisible()


def test_a_case_whose_file_is_gone_is_listed_by_name_with_all_its_answers(qtbot, page) -> None:
    page._case.setCurrentIndex(1)
    with qtbot.waitSignal(page.backup_chosen) as chosen:
        page._case.activated.emit(1)
    assert chosen.args[0] == GONE.newest
    assert page._case.currentText() == "Socialnämnden 2023 (filen finns inte)"
    assert "2 filer fick inte plats" in words(page)
    look(page, None)
    assert "2 svar i kopian" in words(page)
    assert "Nu" not in page._detail.answers.text().split("\n")
    assert not button(page, "Sätt tillbaka svaret").isVisible()
    assert not page.is_file_there


def test_a_new_list_leaves_one_where_one_was(page) -> None:
    page._list.choose(OWN.backups[2])
    page.show_cases((replace(OWN, backups=(backup(5, 0), *OWN.backups)), GONE), "ab12")
    assert page.current() == OWN.backups[2]


def test_another_backup_is_chosen_before_the_first_has_been_read(page) -> None:
    late = contents(page.current())
    page._list.choose(OWN.backups[1])
    page.show_contents(late, snapshot(LATER), "")
    assert "Läser kopian…" in words(page)


def test_a_backup_that_cannot_be_read_says_so_and_offers_nothing(page) -> None:
    page.show_read_error(page.current(), "Säkerhetskopia 4 är skadad.")
    assert "Säkerhetskopia 4 är skadad." in words(page)
    assert not button(page, "Återställ som ny fil…").isVisible()


def test_without_backups_the_page_says_when_the_first_is_taken(page) -> None:
    page.show_cases((), "")
    assert "Den första tas när du öppnar ett underlag." in words(page)
    assert not page._case.isVisible()


def test_all_of_it_is_done_with_the_keyboard(qtbot, page) -> None:
    page.setFocus()
    assert page._list.hasFocus()
    QTest.keyClick(page._list, Qt.Key.Key_Down)
    assert page.current() == OWN.backups[1]
    look(page, snapshot(LATER))
    page.cycle_panes()
    assert page._detail.answers._list.hasFocus()
    button(page, "Återställ som ny fil…").setFocus()
    with qtbot.waitSignal(page.restore_requested) as wanted:
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert wanted.args[0] == OWN.backups[1]


def test_who_was_at_the_button_that_goes_away_is_not_lost(page) -> None:
    look(page, snapshot(LATER))
    button(page, "Sätt tillbaka svaret").setFocus()
    look(page, snapshot(THEN))
    assert button(page, "Återställ som ny fil…").hasFocus()


def test_a_screen_reader_is_told_what_each_part_is(page) -> None:
    look(page, snapshot(LATER))
    for widget in (page, page._list, page._case, page._detail.answers._list, page._detail.answers._texts):
        assert widget.accessibleName()
    first = QAccessible.queryAccessibleInterface(page._list).child(1).text(QAccessible.Text.Name)
    assert "21 av 25 besvarade" in first
    assert "Ändrat: 1.1, 2.3" in first


@pytest.mark.parametrize("size", [(1282, 720), (816, 552), (520, 552)])
@pytest.mark.parametrize("dark", [False, True])
def test_it_has_room_at_every_size_and_look(qtbot, page, size, dark) -> None:
    theme.apply(QApplication.instance(), dark=dark)
    page.resize(*size)
    look(page, snapshot(LATER))
    assert page.width() == size[0]
    restore = button(page, "Återställ som ny fil…")
    qtbot.waitUntil(lambda: page.rect().contains(restore.mapTo(page, restore.rect().bottomRight())))


NARROW = (556, 340)  # what is left of a small screen at 200 %


@pytest.mark.parametrize("width", [827, 660])
def test_on_a_small_screen_at_150_percent_both_panes_stand_beside_each_other(page, width: int) -> None:
    page.resize(width, 512)
    QApplication.processEvents()
    listed, detail = page._list, page._detail
    assert listed.isVisible() and detail.isVisible()
    assert listed.mapTo(page, listed.rect().topRight()).x() < detail.mapTo(page, detail.rect().topLeft()).x()
    assert min(listed.width(), detail.width()) > 280


def test_on_a_smaller_one_the_backup_stands_in_the_place_of_the_list(qtbot, page) -> None:
    page.resize(*NARROW)
    page.setFocus()
    look(page, snapshot(LATER))
    assert page._list.isVisible() and not page._detail.isVisible()
    assert not button(page, "Sätt tillbaka svaret").isVisible()  # of an answer that is not seen
    QTest.keyClick(page._list, Qt.Key.Key_Return)
    assert page._detail.isVisible() and not page._list.isVisible()
    assert button(page, "Sätt tillbaka svaret").isVisible()
    assert page._detail.answers._list.hasFocus()
    back = next(each for each in page.findChildren(FoldTab) if each.isVisible())
    qtbot.mouseClick(back, Qt.MouseButton.LeftButton)
    assert page._list.isVisible() and not page._detail.isVisible()
    place = page._list.visualRect(page._list.currentIndex()).center()
    qtbot.mouseClick(page._list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert page._detail.isVisible()
