"""The compare page as a whole: what is compared, the table, the timeline, the full texts, and what the user wants."""

from __future__ import annotations

from dataclasses import replace

import pytest
from compared_years import cell, comparison, many, row, with_doubts
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QColor, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSlider,
    QApplication,
    QLabel,
    QMainWindow,
    QPushButton,
    QTextBrowser,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from auditprep.model import Became, Comparison, Match, Matching, Remark
from ui import theme
from ui.pages.compare import ComparePage
from ui.widgets.compare_chips import CompareChips
from ui.widgets.compare_detail import CompareDetail
from ui.widgets.compare_strip import CompareStrip
from ui.widgets.compare_table import CompareTable
from ui.widgets.fold_tab import FoldTab

pytestmark = [
    pytest.mark.usefixtures("dressed"),
    pytest.mark.qt_log_ignore("propagateSizeHints|This plugin does not support"),
]  # offscreen alone

WIDE, NARROW = 1282, theme.MIDDLE_MIN
TEXT_24 = "Planen antogs 2024.\n\n- mars\n- april"
TEXT_25 = "Planen antogs 2025.\n\n- mars\n- maj"
ROWS = (
    row(cell("1.1", "Finns mål?", "Ja", "De antogs."), cell("1.1", "Finns mål?", "Ja", "De antogs.")),
    row(
        cell("2.2", "Finns en plan?", "Nej", TEXT_24, section="2 Plan", cited=("Plan 2024",)),
        cell("2.3", "Finns en antagen plan?", "Ja", TEXT_25, section="2 Plan", cited=("Plan 2025",)),
    ),
    row(None, cell("2.4", "Klimat?", None, section="2 Plan")),
    row(cell("2.5", "Papper?", "Delvis", section="2 Plan"), None),
)
TWO = comparison(ROWS)


def shown(qtbot: QtBot, width: int = WIDE, height: int = 768) -> ComparePage:
    window, page = QMainWindow(), ComparePage()
    page.window_kept = window
    qtbot.addWidget(window)
    window.setCentralWidget(page)
    window.setMinimumSize(200, 200)
    window.resize(width, height)
    page.show_comparison(TWO)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    return page


@pytest.fixture
def page(qtbot: QtBot) -> ComparePage:
    return shown(qtbot)


def part(page: QWidget, kind: type) -> QWidget:
    return page.findChild(kind)


def press(page: QWidget, words: str) -> None:
    QApplication.processEvents()
    buttons = page.findChildren(QAbstractButton)
    next(
        each for each in buttons if words in (each.text(), each.accessibleName()) and each.isVisible()
    ).click()


def said(page: QWidget) -> str:
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def rows(page: ComparePage) -> list[str]:
    model = part(page, CompareTable).model()
    return [
        str(model.headerData(at, Qt.Orientation.Vertical)).split(" ")[0] for at in range(model.rowCount())
    ]


def current(page: ComparePage) -> str:
    return part(page, CompareTable).current().label


def compared(qtbot: QtBot, page: ComparePage) -> QTextBrowser:
    """The full texts, when their words have been compared."""
    detail = part(page, CompareDetail)
    qtbot.waitUntil(lambda: not detail.is_comparing())
    return detail.text


def looks(text: QTextBrowser) -> list[tuple[str, bool, bool]]:
    """The words that are underlined or struck through: the words, underlined, struck."""
    found, block = [], text.document().begin()
    while block.isValid():
        for at in block:
            form = at.fragment().charFormat()
            if form.fontUnderline() or form.fontStrikeOut():
                found.append((at.fragment().text(), form.fontUnderline(), form.fontStrikeOut()))
        block = block.next()
    return found


# Where there is nothing


@pytest.mark.parametrize("nothing", [None, comparison([], (2025,))])
def test_with_nothing_to_compare_it_says_what_to_do(
    qtbot: QtBot, page: ComparePage, nothing: Comparison | None
) -> None:
    page.show_comparison(nothing)
    assert "Ingenting att jämföra med ännu. Välj föregående år, eller lägg till ett underlag." in said(page)
    with qtbot.waitSignal(page.previous_requested):
        press(page, "Välj föregående år…")
    with qtbot.waitSignal(page.add_requested):
        press(page, "Lägg till ett underlag…")
    assert not part(page, CompareTable).isVisible()
    page.setFocus()
    assert QApplication.focusWidget().text() == "Välj föregående år…"


def test_forms_without_questions_say_so(page: ComparePage) -> None:
    page.show_comparison(comparison([]))
    assert "Inget av de här formulären har några frågor." in said(page)


def test_a_closed_case_leaves_nothing_behind(qtbot: QtBot, page: ComparePage) -> None:
    page._filters.field.setText("plan")
    page.show_error("Det gick inte.")
    page.forget_case()
    assert rows(page) == [] and "Det gick inte." not in said(page)
    page.show_comparison(TWO)
    assert rows(page) == ["1.1", "2.3", "2.4", "2.5"]


# What is compared


def test_all_but_the_case_itself_can_be_left_out(qtbot: QtBot, page: ComparePage) -> None:
    with qtbot.waitSignal(page.removed) as told:
        press(page, "Ta bort 2024 ur jämförelsen")
    assert told.args == [0]
    aways = [each for each in part(page, CompareChips).findChildren(QToolButton) if each.isVisible()]
    assert [each.accessibleName() for each in aways] == ["Ta bort 2024 ur jämförelsen"]
    page.show_comparison(TWO, own=0)
    with qtbot.waitSignal(page.removed) as told:
        press(page, "Ta bort 2025 ur jämförelsen")
    assert told.args == [1]


def test_more_can_be_added(qtbot: QtBot, page: ComparePage) -> None:
    with qtbot.waitSignal(page.add_requested):
        press(page, "Lägg till…")


def test_who_leaves_one_out_by_key_stays_among_what_is_compared(qtbot: QtBot, page: ComparePage) -> None:
    chips = part(page, CompareChips)
    page.show_comparison(many(3, 3))
    QApplication.processEvents()
    next(each for each in chips.findChildren(QToolButton) if each.isVisible()).setFocus()
    page.show_comparison(many(3, 2))
    assert chips.isAncestorOf(QApplication.focusWidget())


def test_nothing_flashes_up_as_a_window_of_its_own(qtbot: QtBot, page: ComparePage) -> None:
    page.show_comparison(with_doubts(many(3, 4), 2))
    QApplication.processEvents()
    assert QApplication.activeWindow() is page.window()


def test_doubtful_pairs_are_told_and_lead_to_where_they_are_settled(qtbot: QtBot, page: ComparePage) -> None:
    doubtful = with_doubts(TWO, 3)
    assert "kanske hör ihop" not in said(page)
    page.show_comparison(doubtful)
    assert "3 par frågor kanske hör ihop." in said(page)
    with qtbot.waitSignal(page.pairing_requested):
        press(page, "Para ihop frågorna…")
    page.show_comparison(TWO)
    assert "ihop" not in said(page)


def test_doubts_between_others_are_told_with_the_years_and_without_a_way_to_settle_them(
    qtbot: QtBot, page: ComparePage
) -> None:
    link = next(each for each in page.findChildren(QPushButton) if each.text() == "Para ihop frågorna…")
    told = "3 par frågor mellan 2024 och 2025 hör kanske ihop."
    for told_only in ({"can_pair": False}, {"own": 0}):
        page.show_comparison(with_doubts(TWO, 3), **told_only)
        assert told in said(page) and not link.isVisible()
    three = with_doubts(many(3, 3), 2)
    first = Matching((), (Match("o", "n", Became.REWORDED, 0.7),))
    page.show_comparison(replace(three, matchings=(first, three.matchings[1])))
    assert "1 par frågor mellan 2023 och 2024 hör kanske ihop." in said(page)
    assert "2 par frågor kanske hör ihop." in said(page) and link.isVisible()


# The table


def test_filters_say_how_much_there_is_behind_them_and_show_it(page: ComparePage) -> None:
    assert rows(page) == ["1.1", "2.3", "2.4", "2.5"]
    for words, wanted in (
        ("Ändrade 1", ["2.3"]),
        ("Nya 1", ["2.4"]),
        ("Utan svar 1", ["2.4"]),
        ("Borttagna 1", ["2.5"]),
        ("Alla 4", ["1.1", "2.3", "2.4", "2.5"]),
    ):
        press(page, words)
        assert rows(page) == wanted


def test_the_filters_are_gone_about_by_arrow_keys(page: ComparePage) -> None:
    button = next(each for each in page.findChildren(QToolButton) if each.text() == "Alla 4")
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Right)
    assert rows(page) == ["2.3"]


def test_words_typed_narrow_the_rows_and_enter_goes_to_them(qtbot: QtBot, page: ComparePage) -> None:
    QTest.keyClick(part(page, CompareTable), Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    field = QApplication.focusWidget()
    qtbot.keyClicks(field, "plan")
    assert rows(page) == ["2.3", "2.4", "2.5"]  # also in the section's title
    qtbot.keyClicks(field, " antagen")
    assert rows(page) == ["2.3"]
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert part(page, CompareTable).hasFocus() and current(page) == "2.3"


def test_a_filter_that_leaves_nothing_says_so_and_can_be_undone(qtbot: QtBot, page: ComparePage) -> None:
    page._filters.field.setText("xyzzy")
    assert "Ingen fråga passar in på filtret." in said(page)
    press(page, "Visa alla frågor")
    assert len(rows(page)) == 4 and page._filters.field.text() == ""


def test_what_is_chosen_stays_when_the_comparison_is_made_anew(page: ComparePage) -> None:
    page.select("2.4")
    page.show_comparison(replace(TWO))
    assert current(page) == "2.4"
    page.show_comparison(comparison([row(None, *each.cells) for each in ROWS], (2023, 2024, 2025)))
    assert current(page) == "2.4"


def test_a_question_is_chosen_also_where_a_filter_hides_it(page: ComparePage) -> None:
    press(page, "Nya 1")
    page.select("1.1")
    assert current(page) == "1.1" and len(rows(page)) == 4
    page.select("9.9")
    assert current(page) == "1.1"


def test_the_questions_stay_in_sight_where_there_are_many_columns(page: ComparePage) -> None:
    page.show_comparison(many(30, 20))
    table = part(page, CompareTable)
    across = table.horizontalScrollBar()
    assert across.value() == across.maximum() > 0
    assert table.verticalHeader().isVisible() and table.verticalHeader().width() > 150
    table.setFocus()
    for _press in range(19):
        QTest.keyClick(table, Qt.Key.Key_Left)
    assert table.currentIndex().column() == 0 and across.value() == 0


def test_two_columns_share_the_room_and_nothing_scrolls_sideways(page: ComparePage) -> None:
    page.show_comparison(many(40, 2))
    assert part(page, CompareTable).horizontalScrollBar().maximum() == 0


# The question in full


def test_the_chosen_question_is_shown_in_full_with_the_words_that_differ(
    qtbot: QtBot, page: ComparePage
) -> None:
    page.select("2.3")
    text = compared(qtbot, page)
    words = text.toPlainText()
    for wanted in ("fråga 2.2", "fråga 2.3", "Nej", "Ja", "mars", "april", "maj", "Plan 2024", "Plan 2025"):
        assert wanted in words
    assert looks(text) == [
        ("antagen", True, False),
        ("2024", False, True),
        ("april", False, True),
        ("2025", True, False),
        ("maj", True, False),
        ("Plan 2024", False, True),
        ("Plan 2025", True, False),
    ]


def test_a_text_that_is_gone_is_all_gone(qtbot: QtBot, page: ComparePage) -> None:
    page.show_comparison(comparison([row(cell("1", "Mål?", words="De finns."), cell("1", "Mål?"))]))
    assert looks(compared(qtbot, page)) == [("De finns.", False, True)]


def test_a_text_between_two_others_is_marked_for_both(qtbot: QtBot, page: ComparePage) -> None:
    texts = ("antogs 2023", "antogs 2024 😀", "antogs 2025 😀")
    asked = row(*(cell("1", "Mål?", words=words) for words in texts))
    page.show_comparison(comparison([asked], (2023, 2024, 2025)))
    assert looks(compared(qtbot, page)) == [
        ("2023", False, True),
        ("2024", True, True),
        (" 😀", True, False),
        ("2025", True, False),
    ]


def test_lists_and_tables_stay_as_they_were_written(qtbot: QtBot, page: ComparePage) -> None:
    table = "| Mål | Utfall |\n|---|---|\n| A | 12 |"
    asked = row(cell("1", "Mål?", words=table), cell("1", "Mål?", words=table.replace("12", "14")))
    page.show_comparison(comparison([asked]))
    text = compared(qtbot, page)
    assert looks(text) == [("12", False, True), ("14", True, False)]
    assert len(text.document().rootFrame().childFrames()[0].childFrames()) == 2


def test_what_the_auditors_said_is_shown_with_the_answer(qtbot: QtBot, page: ComparePage) -> None:
    remarked = replace(cell("1", "Mål?"), remark=Remark("Bristfälligt.", "Anta mål.", "Antogs i mars."))
    page.show_comparison(comparison([row(remarked, cell("1", "Mål?"))]))
    words = compared(qtbot, page).toPlainText()
    for wanted in ("Revisorernas omdöme", "Bristfälligt.", "Anta mål.", "Hanterat: Antogs i mars."):
        assert wanted in words


def test_a_question_that_was_not_there_says_so(qtbot: QtBot, page: ComparePage) -> None:
    page.select("2.4")
    assert "Frågan fanns inte." in compared(qtbot, page).toPlainText()


def test_the_question_of_the_open_case_can_be_gone_to(qtbot: QtBot, page: ComparePage) -> None:
    page.select("2.3")
    with qtbot.waitSignal(page.question_requested) as told:
        press(page, "Visa frågan")
    assert told.args == ["2.3"]
    part(page, CompareTable).select(3)  # it is gone from this year's form
    assert not part(page, CompareDetail).link.isVisible()
    page.show_comparison(TWO, own=0)
    assert part(page, CompareDetail).link.isVisible()
    page.show_comparison(TWO, own=None)
    assert not part(page, CompareDetail).link.isVisible()


def test_the_colours_of_the_full_texts_follow_the_system(qtbot: QtBot, page: ComparePage) -> None:
    page.select("2.3")
    for dark, look in ((True, theme.DARK), (False, theme.LIGHT)):
        theme.apply(QApplication.instance(), dark=dark)
        text = compared(qtbot, page)
        cursor = text.document().find("antagen")
        assert cursor.charFormat().background().color() == QColor(look.yes_ground)


def test_the_full_texts_begin_at_their_beginning(qtbot: QtBot, page: ComparePage) -> None:
    long = "\n\n".join(f"Stycke {n}." for n in range(80))
    page.show_comparison(
        comparison([row(cell("1", "Mål?", words=long), cell("1", "Mål?", words=long + " Nytt."))])
    )
    text = compared(qtbot, page)
    page._open_detail()
    assert text.hasFocus() and text.verticalScrollBar().value() == 0
    assert text.textCursor().position() == 0


def test_of_many_columns_the_newest_is_seen_first_until_one_scrolls(qtbot: QtBot, page: ComparePage) -> None:
    page.show_comparison(many(3, 12))
    across = compared(qtbot, page).horizontalScrollBar()
    qtbot.waitUntil(lambda: across.value() == across.maximum() > 0)
    across.triggerAction(QAbstractSlider.SliderAction.SliderToMinimum)
    page.window().resize(WIDE - 40, 768)
    QApplication.processEvents()
    assert across.value() == 0


def test_texts_that_are_too_long_are_shown_without_marks_and_that_is_said(
    qtbot: QtBot, page: ComparePage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.widgets.compare_stretches.LONGEST", 10)
    page.show_comparison(
        comparison([row(cell("1", "Mål?", words="Ord " * 9), cell("1", "Mål?", words="Annat " * 9))])
    )
    assert looks(compared(qtbot, page)) == []
    assert "Texterna är så långa att de ord som skiljer inte är markerade." in said(page)


def test_enter_and_a_double_click_bring_the_full_texts_forward(qtbot: QtBot) -> None:
    page = shown(qtbot, 916, 700)
    assert not page.is_side_visible()
    table = part(page, CompareTable)
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert page.is_side_visible() and part(page, CompareDetail).text.hasFocus()
    page.set_side_visible(False)
    place = table.visualRect(table.model().index(1, 1)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    QTest.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert page.is_side_visible()


# The timeline


def test_the_timeline_is_gone_along_by_key_and_the_table_follows(qtbot: QtBot, page: ComparePage) -> None:
    strip = part(page, CompareStrip)
    strip.setFocus()
    for key, wanted in (
        (Qt.Key.Key_End, "2.5"),
        (Qt.Key.Key_Left, "2.4"),
        (Qt.Key.Key_Home, "1.1"),
        (Qt.Key.Key_Left, "1.1"),
        (Qt.Key.Key_Right, "2.3"),
    ):
        QTest.keyClick(strip, key)
        assert current(page) == wanted


def test_a_click_on_the_timeline_chooses_the_question_also_where_it_is_filtered_away(
    qtbot: QtBot, page: ComparePage
) -> None:
    press(page, "Nya 1")
    strip = part(page, CompareStrip)
    x = round(strip._x(0) + strip._geometry.cell / 2)
    QTest.mouseClick(strip.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(x, 30))
    assert current(page) == "1.1" and len(rows(page)) == 4


def test_the_timeline_tells_its_counts_to_those_who_do_not_see_it(page: ComparePage) -> None:
    said = part(page, CompareStrip).accessibleDescription()
    assert said == "2024: 1 Ja · 1 Nej · 1 Delvis. 2025: 2 Ja · 1 utan svar"


def test_the_timeline_shows_the_newest_of_many_years_and_keeps_its_height(page: ComparePage) -> None:
    page.show_comparison(many(30, 20))
    QApplication.processEvents()
    strip = part(page, CompareStrip)
    assert strip.verticalScrollBar().value() == strip.verticalScrollBar().maximum() > 0
    assert strip.height() < page.height() / 5


def test_a_low_window_leaves_its_room_to_the_table(qtbot: QtBot) -> None:
    page = shown(qtbot, 800, 520)
    assert not part(page, CompareStrip).isVisible()
    assert part(page, CompareTable).height() > 150


# Working, and what went wrong


def test_while_it_works_nothing_can_be_saved(qtbot: QtBot, page: ComparePage) -> None:
    page.show_working(True)
    assert "Läser och jämför…" in said(page)
    saves = [each for each in page.findChildren(QPushButton) if each.text().startswith("Spara")]
    assert saves and not any(each.isEnabled() for each in saves)
    page.show_comparison(TWO)
    assert all(each.isEnabled() for each in saves)


def test_what_went_wrong_is_said_and_what_was_shown_stays(page: ComparePage) -> None:
    page.show_working(True)
    page.show_error("Filen kan inte läsas.")
    assert "Filen kan inte läsas." in said(page) and len(rows(page)) == 4
    page.show_working(True)
    assert "Filen kan inte läsas." not in said(page)


def test_it_can_be_saved_as_word_and_as_pdf(qtbot: QtBot, page: ComparePage) -> None:
    with qtbot.waitSignal(page.export_docx_requested):
        press(page, "Spara som Word…")
    with qtbot.waitSignal(page.export_pdf_requested):
        press(page, "Spara som PDF…")


def test_what_the_looks_of_words_mean_is_said(page: ComparePage) -> None:
    assert "nytt sedan kolumnen före" in said(page) and "borta i nästa" in said(page)


# Without a mouse, and without seeing it


def test_tab_comes_to_everything_and_everything_has_a_name(qtbot: QtBot, page: ComparePage) -> None:
    page.show_comparison(with_doubts(TWO, 1))
    page.select("2.3")
    page.setFocus()
    assert part(page, CompareTable).hasFocus()
    stops: list[QWidget] = []
    while (focused := QApplication.focusWidget()) not in stops:
        stops.append(focused)
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    wanted = [
        each
        for each in page.findChildren(QWidget)
        if each.isVisible() and each.isEnabled() and each.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    assert [each for each in wanted if each not in stops] == []
    names = [QAccessible.queryAccessibleInterface(each).text(QAccessible.Text.Name) for each in stops]
    assert all(names)
    names = names[names.index("Ta bort 2024 ur jämförelsen") :] + names
    assert names.index("Kryssen över åren") < names.index("Filtrera på ord") < names.index("Visa frågan")


def test_f6_goes_around_the_panes(qtbot: QtBot, page: ComparePage) -> None:
    page.setFocus()
    seen = []
    for _press in range(5):
        page.cycle_panes()
        seen.append(QApplication.focusWidget())
    assert len(set(seen)) == 4 and seen[0] is seen[4]


def test_nothing_is_cut_off_in_the_narrowest_window(qtbot: QtBot) -> None:
    page = shown(qtbot, NARROW, 520)
    page.show_comparison(with_doubts(TWO, 2))
    QApplication.processEvents()
    assert page.width() == NARROW
    for made in page.findChildren(QPushButton):
        if made.isVisible():
            assert made.mapTo(page, made.rect().topRight()).x() <= page.width(), made.text()
            assert made.width() >= min(made.sizeHint().width(), made.minimumSizeHint().width()), made.text()
    assert any(tab.isVisible() for tab in page.findChildren(FoldTab))


# Many


def test_five_thousand_questions_are_shown_and_filtered_without_waiting(
    qtbot: QtBot, page: ComparePage
) -> None:
    page.show_comparison(many(5000, 2, 20))
    assert "Alla 5000" in [each.text() for each in page.findChildren(QToolButton)]
    table = part(page, CompareTable)
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    assert table.currentIndex().row() == 4999
    page._filters.field.setText("fråga 4321 om")
    assert len(rows(page)) == 1


def test_arrowing_past_long_texts_does_not_lay_them_out(qtbot: QtBot, page: ComparePage) -> None:
    page.show_comparison(many(10, 10, 600))
    detail = part(page, CompareDetail)
    table = part(page, CompareTable)
    table.setFocus()
    compared(qtbot, page)
    before = detail.text.toPlainText()
    QTest.keyClick(table, Qt.Key.Key_Down)
    assert detail.text.toPlainText() == before and detail.is_comparing()
    compared(qtbot, page)
    assert detail.text.toPlainText() != before
    cursor = QTextCursor(detail.text.document())
    assert not cursor.hasSelection()
