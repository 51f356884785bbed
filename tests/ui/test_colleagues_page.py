"""The colleagues page: what is out with whom, called off, made again and taken back in."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest
from dropping import drop
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot
from snapshots import snapshot

from auditprep.model import CaseCopy, Handout, Snapshot
from ui import theme
from ui.models.handouts import Column, Standing, standing_words
from ui.pages.colleagues import ColleaguesPage
from ui.widgets.handout_help import HandoutHelp

pytestmark = [
    pytest.mark.usefixtures("dressed"),
    pytest.mark.qt_log_ignore("propagateSizeHints"),
]  # the offscreen plugin says so of any window

NOW = dt.datetime(2025, 10, 16, 12, tzinfo=dt.UTC)
TODAY = NOW.astimezone().date()
CHIEF = "chefen@kontor-1"


def handout(id_: int, to: str, **more: object) -> Handout:
    sent = NOW - dt.timedelta(days=more.pop("days", 6))
    return Handout(id_, f"t{id_}", to, sent, CHIEF, more.pop("questions", ("1.1",)), **more)


OUT = handout(1, "HR-chefen", due=TODAY + dt.timedelta(days=3))
LATE = handout(
    2,
    "controllern",
    due=TODAY - dt.timedelta(days=2),
    questions=("1.2", "2.1", "9.9"),
    message="Per oktober, tack.",
)
BACK = handout(3, "enhetschefen", returned=NOW - dt.timedelta(days=1))
OFF = handout(4, "sekreteraren", called_off=True)
OPEN = handout(5, "samordnaren", days=1)


def case(*handouts: Handout, path: str = "omsorg.auditprep") -> Snapshot:
    return replace(snapshot(path=path), handouts=handouts)


@pytest.fixture
def page(qtbot: QtBot, at_now: None) -> ColleaguesPage:
    made = ColleaguesPage()
    qtbot.addWidget(made)
    made.resize(1282, 768)
    made.show_case(case(OFF, BACK, OUT, OPEN, LATE))
    made.show()
    QApplication.processEvents()
    return made


def button(page: QWidget, words: str) -> QPushButton:
    return next(each for each in page.findChildren(QPushButton) if each.text() == words and each.isVisible())


def has_button(page: QWidget, words: str) -> bool:
    return any(each.text() == words and each.isVisible() for each in page.findChildren(QPushButton))


def texts(page: QWidget) -> str:
    return "\n".join(each.text() for each in page.findChildren(QLabel) if each.isVisible())


def cells(page: ColleaguesPage, column: Column) -> list[str]:
    model = page._model
    return [model.index(row, column).data() for row in range(model.rowCount())]


def choose(page: ColleaguesPage, handout: Handout) -> None:
    page._table.setCurrentIndex(page._model.index_of(handout.id))
    QApplication.processEvents()


def test_what_needs_a_hand_stands_first(page: ColleaguesPage) -> None:
    assert cells(page, Column.TO) == [
        "controllern",
        "HR-chefen",
        "samordnaren",
        "enhetschefen",
        "sekreteraren",
    ]
    back = (NOW - dt.timedelta(days=1)).astimezone().date().isoformat()
    assert cells(page, Column.STANDING) == [
        "2 dagar försenat",
        "Ute, 3 dagar kvar",
        "Ute sedan 1 dag",
        f"Inläst {back}",
        "Avbrutet",
    ]
    assert "3 blad är ute, varav 1 försenat" in texts(page)
    assert page._model.count(Standing.OUT) == 2


def test_a_sheet_without_a_last_day_that_went_out_today_says_so() -> None:
    assert standing_words(replace(handout(1, "x"), sent=NOW), TODAY) == "Ute sedan i dag"


@pytest.mark.parametrize(
    ("due", "words"), [(0, "Ute, sista dag i dag"), (1, "Ute, 1 dag kvar"), (-1, "1 dag försenat")]
)
def test_days_are_counted_to_the_last_one(due: int, words: str) -> None:
    assert standing_words(handout(1, "x", due=TODAY + dt.timedelta(days=due)), TODAY) == words


def test_what_came_back_late_is_not_overdue(page: ColleaguesPage) -> None:
    page.show_case(case(replace(LATE, returned=NOW)))
    assert cells(page, Column.STANDING)[0].startswith("Inläst")
    assert "Inget blad är ute." in texts(page)


def test_a_sheet_tells_its_message_and_leads_to_its_questions(page: ColleaguesPage, qtbot: QtBot) -> None:
    choose(page, LATE)
    assert "”Per oktober, tack.”" in texts(page)
    assert "1.2, 2.1, 9.9" in cells(page, Column.QUESTIONS)  # also one that the form no longer has
    with qtbot.waitSignal(page.question_requested) as asked:
        button(page, "2.1  Finns en plan för ÅRET?").click()
    assert asked.args == ["2.1"]


def test_what_is_out_is_called_off_by_button_and_by_key(page: ColleaguesPage, qtbot: QtBot) -> None:
    choose(page, OUT)
    with qtbot.waitSignal(page.call_off_requested) as asked:
        button(page, "Avbryt utskicket").click()
    assert asked.args == [OUT.id]
    with qtbot.waitSignal(page.call_off_requested):
        QTest.keyClick(page._table, Qt.Key.Key_Delete)
    choose(page, BACK)
    assert not has_button(page, "Avbryt utskicket")
    with qtbot.assertNotEmitted(page.call_off_requested):
        QTest.keyClick(page._table, Qt.Key.Key_Delete)


def test_a_sheet_is_made_again(page: ColleaguesPage, qtbot: QtBot) -> None:
    choose(page, OPEN)
    with qtbot.waitSignal(page.sheet_requested) as asked:
        button(page, "Skapa bladet igen…").click()
    assert asked.args == [OPEN.id]


def test_questions_are_sent_and_answers_read_in(page: ColleaguesPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.handout_requested):
        button(page, "Skicka frågor till…").click()
    with qtbot.waitSignal(page.handin_requested) as asked:
        button(page, "Läs in svar…").click()
    assert asked.args == [[]]


def test_sheets_are_dropped_on_the_page(page: ColleaguesPage, qtbot: QtBot, tmp_path: Path) -> None:
    files = [tmp_path / "blad.docx", tmp_path / "blad 2.DOCX"]
    with qtbot.waitSignal(page.handin_requested) as asked:
        assert drop(page, *files)
    assert asked.args == [files]
    assert page._veil.isHidden()


def test_other_files_are_left_to_the_window(page: ColleaguesPage, qtbot: QtBot, tmp_path: Path) -> None:
    with qtbot.assertNotEmitted(page.handin_requested):
        assert not drop(page, tmp_path / "budget.pdf")
        assert not drop(page, tmp_path / "blad.docx", tmp_path / "budget.pdf")
        assert not drop(page, tmp_path / "kopia.auditprep")


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_it_is_said_that_a_sheet_can_be_dropped(page: ColleaguesPage, tmp_path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "blad.docx"))])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(page, QDragEnterEvent(QPoint(9, 9), copy, data, left, none))
    assert page._veil.isVisible()


def test_read_only_changes_nothing_but_makes_sheets_again(
    page: ColleaguesPage, qtbot: QtBot, tmp_path: Path
) -> None:
    page.show_copies([CaseCopy(tmp_path / "kopia.auditprep", 2)])
    page.set_read_only(True)
    choose(page, OUT)
    for words in ("Skicka frågor till…", "Läs in svar…", "Avbryt utskicket", "Slå ihop…"):
        assert not has_button(page, words)
    assert has_button(page, "Skapa bladet igen…")
    with qtbot.assertNotEmitted(page.call_off_requested), qtbot.assertNotEmitted(page.handin_requested):
        QTest.keyClick(page._table, Qt.Key.Key_Delete)
        assert not drop(page, tmp_path / "blad.docx")


def test_where_nothing_is_out_it_is_told_how_it_is_done(page: ColleaguesPage) -> None:
    page.show_case(case())
    assert "Hjälp från dem som inte har programmet" in texts(page)
    assert not page._table.isVisible()
    page.setFocus()
    assert page._send.hasFocus()


def test_another_copy_of_the_case_is_told_and_offered(
    page: ColleaguesPage, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "omsorg-DATOR7.auditprep"
    last = dt.datetime(2025, 10, 14, 12, tzinfo=dt.UTC)
    page.show_copies([CaseCopy(path, 3, last, ("enhetschefen", "controllern"))])
    assert (
        "”omsorg-DATOR7.auditprep” i samma mapp är en kopia av samma underlag, med 3 ändringar som inte finns här, "
        "den senaste 2025-10-14 av enhetschefen, controllern."
    ) in texts(page)
    with qtbot.waitSignal(page.copy_merge_requested) as asked:
        button(page, "Slå ihop…").click()
    assert asked.args == [path]
    page.show_copies(())
    assert not has_button(page, "Slå ihop…")


def test_many_copies_are_counted(page: ColleaguesPage, tmp_path: Path) -> None:
    page.show_copies([CaseCopy(tmp_path / f"{at}.auditprep", 1) for at in range(9)])
    QApplication.processEvents()
    assert "och 5 kopior till" in texts(page)


def test_what_is_read_in_and_waits_is_not_forgotten(page: ColleaguesPage, qtbot: QtBot) -> None:
    page.show_waiting("controllern")
    assert "Svar från controllern är inlästa, men inte hopslagna ännu." in texts(page)
    with qtbot.waitSignal(page.merge_page_requested):
        button(page, "Visa").click()
    page.show_waiting("")
    assert not has_button(page, "Visa")


def test_what_is_chosen_stays_and_another_case_begins_anew(page: ColleaguesPage, tmp_path: Path) -> None:
    choose(page, OPEN)
    page.show_case(case(OUT, LATE, OPEN))
    assert page._table.current().id == OPEN.id
    page.show_copies([CaseCopy(tmp_path / "kopia.auditprep", 2)])
    page.show_case(case(OUT, LATE, path="annat.auditprep"))
    assert page._table.current().id == LATE.id
    assert not has_button(page, "Slå ihop…")


def test_columns_are_sorted(page: ColleaguesPage) -> None:
    page._table.sortByColumn(Column.TO, Qt.SortOrder.AscendingOrder)
    assert cells(page, Column.TO)[:2] == ["controllern", "enhetschefen"]
    page._table.sortByColumn(Column.SENT, Qt.SortOrder.DescendingOrder)
    assert cells(page, Column.TO)[0] == "samordnaren"


def test_the_keyboard_comes_everywhere(page: ColleaguesPage) -> None:
    choose(page, LATE)
    page._table.setFocus()
    reached = set()
    for _each in range(12):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
        reached.add(focused.text() if isinstance(focused, QPushButton) else focused.accessibleName())
    assert {"Skapa bladet igen…", "Avbryt utskicket", "Läs in svar…", "Skicka frågor till…"} <= reached
    page._table.setFocus()
    page.cycle_panes()
    assert page._details.isAncestorOf(QApplication.focusWidget())
    page.cycle_panes()
    assert page._foot.isAncestorOf(QApplication.focusWidget())


@pytest.mark.parametrize("dark", [False, True])
def test_it_is_drawn_light_and_dark_wide_and_narrow(page: ColleaguesPage, dark: bool, tmp_path: Path) -> None:
    app = QApplication.instance()
    theme.apply(app, dark=dark)
    page.show_copies([CaseCopy(tmp_path / "kopia.auditprep", 2)])
    try:
        for width, height in ((1282, 768), (900, 620), (480, 520)):
            page.resize(width, height)
            assert not page.grab().isNull()
            assert page.minimumSizeHint().width() <= 480
    finally:
        theme.apply(app, dark=False)


def test_what_is_shown_anew_and_is_the_same_leaves_the_keyboard_where_it_is(
    page: ColleaguesPage, qtbot: QtBot, tmp_path: Path
) -> None:
    copies = (CaseCopy(tmp_path / "kopia.auditprep", 2, NOW, ("Kim",)),)
    page.show_copies(copies)
    line = page._copies.findChildren(QPushButton)[-1]
    with qtbot.assertNotEmitted(page._model.modelReset):
        page.show_case(case(OFF, BACK, OUT, OPEN, LATE))
    page.show_copies(copies)
    assert page._copies.findChildren(QPushButton) == [line]


def test_a_page_without_a_case_has_nothing_that_waits(qtbot: QtBot) -> None:
    made = ColleaguesPage()
    qtbot.addWidget(made)
    assert made._waiting.isHidden()
    assert made._copies.isHidden()


def test_what_it_is_for_is_whole_on_a_small_screen_and_scrolled_with_the_keyboard(
    page: ColleaguesPage,
) -> None:
    page.show_case(case())
    page.resize(556, 354)
    QApplication.processEvents()
    area = page.findChild(HandoutHelp).findChild(QScrollArea)
    labels = [each for each in area.findChildren(QLabel) if each.wordWrap()]
    assert [each.text() for each in labels if each.height() < each.heightForWidth(each.width())] == []
    assert area.verticalScrollBar().maximum() > 0
    assert area.focusPolicy() == Qt.FocusPolicy.TabFocus
    page.resize(1282, 768)
    QApplication.processEvents()
    assert area.focusPolicy() == Qt.FocusPolicy.NoFocus
