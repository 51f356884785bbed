"""The page where words are found in all answers: what is asked for, what is left out, and what is replaced."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot
from snapshots import snapshot

from auditprep.model import Answer, FoundPart, Rewording, WordSearch
from auditprep.prose.replacing import MOST, rewordings
from ui import theme
from ui.models.rewordings import ROW
from ui.pages.replace import ReplacePage

pytestmark = [pytest.mark.usefixtures("dressed"), pytest.mark.qt_log_ignore("propagateSizeHints")]

ACCESSIBLE = Qt.ItemDataRole.AccessibleTextRole
CHECK = Qt.ItemDataRole.CheckStateRole
ANSWERS = {
    "1.1": Answer("Ja", "Nämnden beslutar, och nämnden följer upp."),
    "2.3": Answer(None, "Nämnden ser risker.", evidence="Nämndens plan"),
}


@pytest.fixture
def page(qtbot: QtBot, qapp: QApplication) -> ReplacePage:
    made = ReplacePage()
    qtbot.addWidget(made)
    made.resize(900, 600)
    made.show_case(snapshot(ANSWERS))
    made.search_requested.connect(
        lambda sought: made.show_found(sought, tuple(rewordings(made._snapshot.answers, sought)))
    )
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


def seek(page: ReplacePage, find: str, words: str = "") -> None:
    page._find.setText(find)
    page._words.setText(words)
    page._ask()


def rows(page: ReplacePage) -> list[str]:
    model = page._model
    return [model.index(at, 0).data(ACCESSIBLE) for at in range(model.rowCount())]


def said(page: ReplacePage) -> str:
    return "\n".join(each.text() for each in page.findChildren(QLabel) if each.isVisible())


def test_what_is_found_stands_under_its_question_with_what_it_will_be(page: ReplacePage) -> None:
    seek(page, "nämnden", "styrelsen")
    found = rows(page)
    assert found[0] == "1.1  Har nämnden mål?, 2 ställen"
    assert found[1] == "”Nämnden” beslutar, och nämnden följer upp., blir ”Styrelsen”"
    assert found[-1] == "”Nämnden”s plan, blir ”Styrelsen”, underlag i formuläret"
    assert "4 ställen i 2 frågor" in said(page)
    assert page._replace.text() == "Ersätt på 4 ställen"


def test_it_searches_when_one_pauses(qtbot: QtBot, page: ReplacePage) -> None:
    with qtbot.waitSignal(page.search_requested) as asked:
        qtbot.keyClicks(page._find, "plan")
    assert asked.args == [WordSearch("plan")]
    assert page._replace.text() == "Ta bort på 1 ställe"


def test_a_place_and_a_whole_question_can_be_left_out(qtbot: QtBot, page: ReplacePage) -> None:
    seek(page, "nämnden", "styrelsen")
    page._list.setFocus()
    page._list.setCurrentIndex(page._model.index(1, 0))
    qtbot.keyClick(page._list, Qt.Key.Key_Space)
    assert page._model.index(0, 0).data(CHECK) == Qt.CheckState.PartiallyChecked
    page._model.toggle(3)
    with qtbot.waitSignal(page.replace_requested) as asked:
        page._replace.click()
    (place,) = asked.args[1]
    assert page._find.hasFocus()
    assert (place.question, place.start, place.words) == ("1.1", 22, "styrelsen")


def test_what_is_left_out_stays_so_while_the_other_words_are_typed(page: ReplacePage) -> None:
    seek(page, "nämnden", "s")
    page._model.toggle(1)
    seek(page, "nämnden", "styrelsen")
    assert [each.start for each in page._model.chosen()] == [22, 0, 0]


def test_nothing_is_replaced_by_words_that_were_found_for_others(page: ReplacePage) -> None:
    seek(page, "nämnden", "styrelsen")
    page._words.setText("någon annan")
    assert not page._replace.isEnabled()
    page._ask()
    assert page._replace.isEnabled()
    seek(page, "nämnden", "nämnden")
    assert not page._replace.isEnabled()
    page._on_replace()


def test_whole_words_and_the_same_letters_can_be_asked_for(page: ReplacePage) -> None:
    seek(page, "nämnden", "x")
    page._case.setChecked(True)
    page._ask()
    assert page._model.count() == 1
    page._case.setChecked(False)
    page._whole.setChecked(True)
    page._ask()
    assert page._model.count() == 3


def test_where_nothing_may_be_changed_that_is_said(page: ReplacePage) -> None:
    seek(page, "nämnden", "styrelsen")
    page.set_read_only(True)
    assert not page._replace.isEnabled()
    assert "Svaren kan bara läsas" in said(page)
    assert not page._all.isVisible()
    assert page._model.count() == 4


def test_all_or_none_are_taken_by_a_link(page: ReplacePage) -> None:
    seek(page, "nämnden", "styrelsen")
    page._none.click()
    assert page._model.chosen() == ()
    assert page._replace.text() == "Ersätt"
    assert not page._replace.isEnabled()
    page._all.click()
    assert len(page._model.chosen()) == 4


def test_nothing_found_is_said_and_nothing_sought_is_explained(page: ReplacePage) -> None:
    assert "söks i alla frågors beskrivningar" in said(page)
    seek(page, "finns inte")
    assert "Inget innehåller ”finns inte”." in said(page)
    page._find.clear()
    assert "söks i alla frågors beskrivningar" in said(page)


def test_too_many_places_are_shown_in_part_and_that_is_said(page: ReplacePage) -> None:
    page._find.setText("a")
    page._ask()
    found = tuple(Rewording("1.1", FoundPart.TEXT, at, at + 1, "a", "") for at in range(MOST + 1))
    page.show_found(page.sought(), found)
    assert page._model.count() == MOST
    assert "Fler än" in said(page)


def test_enter_goes_from_the_field_to_the_list_and_from_there_to_the_place(
    qtbot: QtBot, page: ReplacePage
) -> None:
    page._find.setText("plan")
    qtbot.keyClick(page._find, Qt.Key.Key_Return)
    qtbot.keyClick(page._find, Qt.Key.Key_Return)
    assert page._list.hasFocus()
    with qtbot.waitSignal(page.place_requested) as asked:
        qtbot.keyClick(page._list, Qt.Key.Key_Return)
    assert (asked.args[0].question, asked.args[0].part) == ("2.3", FoundPart.EVIDENCE)
    with qtbot.waitSignal(page.closed):
        qtbot.keyClick(page._list, Qt.Key.Key_Escape)


def test_a_click_takes_a_row_along_or_leaves_it_out(qtbot: QtBot, page: ReplacePage) -> None:
    seek(page, "nämnden", "styrelsen")
    index = page._model.index(1, 0)
    qtbot.mouseClick(
        page._list.viewport(), Qt.MouseButton.LeftButton, pos=page._list.visualRect(index).center()
    )
    assert index.data(CHECK) == Qt.CheckState.Unchecked


def test_a_screen_reader_presses_a_row(page: ReplacePage) -> None:
    seek(page, "nämnden", "styrelsen")
    assert page._model.setData(page._model.index(0, 0), Qt.CheckState.Unchecked, CHECK)
    assert [each.question for each in page._model.chosen()] == ["2.3", "2.3"]


@pytest.mark.parametrize("dark", [False, True])
def test_what_goes_is_struck_out_and_what_comes_is_underlined(
    qapp: QApplication, page: ReplacePage, dark: bool
) -> None:
    """Painted in both looks, whether taken along or not, and emoji count as Qt counts them."""
    theme.apply(qapp, dark=dark)
    page.show_case(snapshot({"1.1": Answer("Ja", "😀 nämnden 😀 nämnden")}))
    seek(page, "nämnden", "styrelsen 😀")
    page._model.toggle(1)
    assert not page._list.grab().isNull()
    assert page._model.index(1, 0).data(ROW).found.before == "😀 "


def test_another_case_has_other_words(page: ReplacePage) -> None:
    seek(page, "nämnden", "styrelsen")
    page.show_case(snapshot(path="annan.auditprep"))
    assert (page._find.text(), page._model.count()) == ("", 0)
