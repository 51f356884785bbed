"""Searching the whole case: what is asked for and when, what was found, and where it leads."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFontMetrics, QImage, QPainter
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QStackedWidget
from pytestqt.qtbot import QtBot
from snapshots import snapshot

from auditprep.model import Found, Hit, Version
from ui import theme
from ui.models.search_results import SearchResults, count_words
from ui.pages.search import SearchPage
from ui.widgets.search_results import paint_snippet, shortened

pytestmark = [
    pytest.mark.usefixtures("dressed"),
    pytest.mark.qt_log_ignore("propagateSizeHints"),
]  # said by the offscreen platform alone

ACCESSIBLE = Qt.ItemDataRole.AccessibleTextRole
PAGE = Hit("page", "nämnden antog en plan", ((17, 21),), evidence=7, version=1, page=5, printed_page="3")
LATER = Hit("page", "planen följs", ((0, 6),), evidence=7, version=1, page=6)
QUESTION = Hit("question", "Finns en plan för ÅRET?", ((9, 13),), question="2.1")
ANSWER = Hit("answer", "Ja, en plan.", ((7, 11),), question="1.1")
FOUND = Found((PAGE, QUESTION, LATER, ANSWER), 4, words=("plan", "planen"))


@pytest.fixture
def page(qtbot: QtBot, qapp: QApplication) -> SearchPage:
    made = SearchPage()
    qtbot.addWidget(made)
    made.resize(900, 600)
    made.show_case(snapshot())
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


def search(qtbot: QtBot, page: SearchPage, words: str = "plan", found: Found = FOUND) -> None:
    """Types the words and gives what is found."""
    page._field.clear()
    with qtbot.waitSignal(page.search_requested):
        qtbot.keyClicks(page._field, words)
    page.show_found(words, found)


def said(page: SearchPage) -> str:
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def current(page: SearchPage) -> str:
    return page._view.currentIndex().data(ACCESSIBLE)


# Asking


def test_the_page_opens_with_the_field_ready_to_write_over(qtbot: QtBot) -> None:
    window, other, page = QStackedWidget(), QLineEdit(), SearchPage()
    qtbot.addWidget(window)
    for each in (other, page):
        window.addWidget(each)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    page.show_case(snapshot())
    for _each in range(2):
        window.setCurrentWidget(page)
        assert page._field.hasFocus()
        assert page._field.selectedText() == page._field.text()
        qtbot.keyClicks(page._field, "plan")
        assert page._field.text() == "plan"
        window.setCurrentWidget(other)


def test_it_searches_once_when_one_pauses(qtbot: QtBot, page: SearchPage) -> None:
    asked: list[str] = []
    page.search_requested.connect(asked.append)
    qtbot.keyClicks(page._field, " plan ", delay=10)
    assert asked == []
    qtbot.waitUntil(lambda: bool(asked), timeout=1000)
    qtbot.wait(250)
    assert asked == ["plan"]


def test_enter_does_not_wait_for_the_pause(qtbot: QtBot, page: SearchPage) -> None:
    qtbot.keyClicks(page._field, "plan")
    with qtbot.waitSignal(page.search_requested, timeout=50) as asked:
        qtbot.keyClick(page._field, Qt.Key.Key_Return)
    assert asked.args == ["plan"]


def test_an_empty_field_asks_for_nothing_and_tells_how_to_search(qtbot: QtBot, page: SearchPage) -> None:
    search(qtbot, page)
    with qtbot.assertNotEmitted(page.search_requested, wait=300):
        page._field.clear()
    for example in ("budget uppföljning", "”intern kontroll”", "invest*"):
        assert example in said(page)


def test_what_was_found_for_other_words_is_not_shown(qtbot: QtBot, page: SearchPage) -> None:
    search(qtbot, page)
    with qtbot.waitSignal(page.search_requested):
        qtbot.keyClicks(page._field, "er")
    page.show_found("plan", Found((PAGE,), 1))
    assert "4 träffar" in said(page)
    page.show_found("planer", Found((PAGE,), 1))
    assert "1 träff" in said(page)


def test_it_is_searched_again_when_the_page_is_come_back_to(qtbot: QtBot, page: SearchPage) -> None:
    search(qtbot, page)
    page._view.move(1)
    before = current(page)
    page.hide()
    with qtbot.waitSignal(page.search_requested) as asked:
        page.show()
    assert asked.args == ["plan"]
    page.show_found("plan", FOUND)
    assert current(page) == before


# What was found


def test_hits_stand_in_groups_each_with_its_place(qtbot: QtBot, page: SearchPage) -> None:
    search(qtbot, page)
    model = page._view.model()
    assert [model.index(row, 0).data() for row in range(model.rowCount())] == [
        "Svar  1",
        "1.1  Har nämnden mål?",
        "Frågor  1",
        "2.1  Finns en plan för ÅRET?",
        "Bilagor  2",
        "Budget 2025 · sid 3 (5 i filen)",
        "Budget 2025 · sid 6",
    ]
    assert model.index(5, 0).data(ACCESSIBLE) == "Budget 2025 · sid 3 (5 i filen): nämnden antog en plan"


def test_what_names_a_document_stands_above_its_pages_and_leads_to_its_first(
    qtbot: QtBot, page: SearchPage
) -> None:
    named = Hit("evidence", "Budget 2025 budget.pdf", ((0, 6),), evidence=7, version=1, page=1)
    search(qtbot, page, found=Found((PAGE, named), 2))
    model = page._view.model()
    assert [model.index(row, 0).data() for row in range(model.rowCount())] == [
        "Bilagor  2",
        "Budget 2025",
        "Budget 2025 · sid 3 (5 i filen)",
    ]
    with qtbot.waitSignal(page.page_requested) as wanted:
        qtbot.keyClick(page._field, Qt.Key.Key_Return)
    assert wanted.args[:3] == [7, 1, 1]


def test_a_search_that_took_too_long_does_not_say_that_there_is_nothing(
    qtbot: QtBot, page: SearchPage
) -> None:
    search(qtbot, page, "zebra", Found((), 0, exactly=False, late=True))
    assert "Sökningen tog för lång tid" in said(page)
    assert "Inget innehåller" not in said(page)


@pytest.mark.parametrize(
    ("found", "words"),
    [
        (Found((PAGE,), 1), "1 träff"),
        (Found((PAGE,) * 18, 18), "18 träffar"),
        (Found((PAGE,) * 2, 1234), "1\u00a0234 träffar, de 2 första visas"),
        (Found((PAGE,) * 2, 2000, exactly=False), "Minst 2\u00a0000 träffar; de 2 första visas."),
    ],
)
def test_it_says_how_much_was_found_and_how_much_is_shown(found: Found, words: str) -> None:
    assert count_words(found) == words


def test_nothing_found_is_said_with_how_to_search(qtbot: QtBot, page: SearchPage) -> None:
    search(qtbot, page, "zebra", Found((), 0))
    assert "Inget innehåller ”zebra”." in said(page)
    assert "invest*" in said(page)


def test_an_error_is_said_and_the_old_hits_are_gone(qtbot: QtBot, page: SearchPage) -> None:
    search(qtbot, page)
    page.show_error("Det gick inte att söka.")
    assert "Det gick inte att söka." in said(page)
    assert page._view.model().rowCount() == 0


def test_an_older_version_is_told_and_what_the_case_has_not_is_no_trouble() -> None:
    case = snapshot()
    versions = tuple(Version(number, "b.pdf", str(number), 1) for number in (1, 2))
    case = replace(case, evidence=(replace(case.evidence[0], versions=versions),))
    model = SearchResults()
    model.show(case, (PAGE, replace(PAGE, evidence=99), replace(QUESTION, question="9.9")))
    shown = [model.index(row, 0).data() for row in range(model.rowCount())]
    assert shown == [
        "Frågor  1",
        "9.9",
        "Bilagor  2",
        "Budget 2025 · sid 3 (5 i filen) · äldre version",
        "sid 3 (5 i filen)",
    ]


# Where it leads


def test_the_arrow_keys_move_in_the_list_while_one_writes(qtbot: QtBot, page: SearchPage) -> None:
    search(qtbot, page)
    assert current(page).startswith("1.1")
    seen = []
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up):
        qtbot.keyClick(page._field, key)
        seen.append(current(page)[:20])
    assert seen == ["2.1  Finns en plan f", *["Budget 2025 · sid 3 "], *["Budget 2025 · sid 6:"] * 2, seen[1]]
    assert page._field.hasFocus()


def test_page_down_goes_to_the_end_of_a_short_list(qtbot: QtBot, page: SearchPage) -> None:
    search(qtbot, page)
    qtbot.keyClick(page._field, Qt.Key.Key_PageDown)
    assert current(page).startswith("Budget 2025 · sid 6")
    qtbot.keyClick(page._field, Qt.Key.Key_PageUp)
    assert current(page).startswith("1.1")


def test_enter_opens_the_page_with_the_words_to_mark(qtbot: QtBot, page: SearchPage) -> None:
    search(qtbot, page)
    for _each in range(2):
        qtbot.keyClick(page._field, Qt.Key.Key_Down)
    with qtbot.waitSignal(page.page_requested) as wanted:
        qtbot.keyClick(page._field, Qt.Key.Key_Return)
    assert wanted.args == [7, 1, 5, ("plan", "planen")]


def test_a_click_and_enter_in_the_list_open_a_question(qtbot: QtBot, page: SearchPage) -> None:
    search(qtbot, page)
    where = page._view.visualRect(page._view.model().index(3, 0)).center()
    with qtbot.waitSignal(page.question_requested) as wanted:
        qtbot.mouseClick(page._view.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert wanted.args == ["2.1"]
    page._view.setFocus()
    qtbot.keyClick(page._view, Qt.Key.Key_Up)
    with qtbot.waitSignal(page.question_requested) as wanted:
        qtbot.keyClick(page._view, Qt.Key.Key_Return)
    assert wanted.args == ["1.1"]


def test_a_heading_leads_nowhere(qtbot: QtBot, page: SearchPage) -> None:
    search(qtbot, page)
    where = page._view.visualRect(page._view.model().index(0, 0)).center()
    with qtbot.assertNotEmitted(page.question_requested):
        qtbot.mouseClick(page._view.viewport(), Qt.MouseButton.LeftButton, pos=where)


def test_a_hit_without_a_version_is_of_the_newest(qtbot: QtBot, page: SearchPage) -> None:
    search(qtbot, page, found=Found((replace(PAGE, version=None),), 1))
    with qtbot.waitSignal(page.page_requested) as wanted:
        qtbot.keyClick(page._field, Qt.Key.Key_Return)
    assert wanted.args[:3] == [7, 1, 5]


def test_enter_never_opens_what_was_found_for_other_words(qtbot: QtBot, page: SearchPage) -> None:
    search(qtbot, page)
    qtbot.keyClicks(page._field, "er")
    with qtbot.assertNotEmitted(page.question_requested), qtbot.waitSignal(page.search_requested):
        qtbot.keyClick(page._field, Qt.Key.Key_Return)


@pytest.mark.parametrize("where", ["_field", "_view"])
def test_escape_closes(qtbot: QtBot, page: SearchPage, where: str) -> None:
    search(qtbot, page)
    getattr(page, where).setFocus()
    with qtbot.waitSignal(page.closed):
        qtbot.keyClick(getattr(page, where), Qt.Key.Key_Escape)


def test_another_case_starts_anew_and_the_same_one_does_not(qtbot: QtBot, page: SearchPage) -> None:
    search(qtbot, page)
    page.show_case(snapshot())
    assert page._view.model().rowCount() > 0
    page.show_case(snapshot(path="annan.auditprep"))
    assert page._field.text() == ""
    assert page._view.model().rowCount() == 0


def test_a_forgotten_case_leaves_nothing_behind(qtbot: QtBot, page: SearchPage) -> None:
    search(qtbot, page)
    page.forget_case()
    assert page._view.model().rowCount() == 0
    page.show_found("plan", FOUND)
    assert page._view.model().rowCount() == 0


# How a hit looks


def test_a_snippet_begins_so_that_the_first_mark_is_seen(qtbot: QtBot) -> None:
    text = "Ett långt stycke om allt möjligt som kommer före planen som söks"
    start = text.index("planen")
    shown, marks = shortened(text, ((start, start + 6),), QFontMetrics(theme.font(theme.SIDE)), 120)
    assert shown.startswith("… ") and shown.endswith("planen som söks")
    assert [shown[first:last] for first, last in marks] == ["planen"]


def test_a_snippet_that_fits_is_whole_and_on_one_line(qtbot: QtBot) -> None:
    metrics = QFontMetrics(theme.font(theme.SIDE))
    assert shortened("en plan\nför året", ((3, 7),), metrics, 400) == ("en plan för året", ((3, 7),))


def test_a_word_longer_than_the_row_is_no_trouble(qtbot: QtBot) -> None:
    metrics = QFontMetrics(theme.font(theme.SIDE))
    shown, marks = shortened("x" * 900 + "plan", ((900, 904),), metrics, 100)
    assert len(shown) <= 600
    drawn(shown, marks, 60)


@pytest.mark.parametrize("look", [theme.LIGHT, theme.DARK])
def test_marked_words_have_a_ground_and_a_line(qapp: QApplication, look: theme.Colours) -> None:
    image = drawn("en plan för året 😀", ((3, 7),), 300, look)
    inks = {image.pixelColor(x, y).name().upper() for x in range(300) for y in range(image.height())}
    assert look.last_year.upper() in inks
    assert look.partly.upper() in inks


def test_a_long_snippet_ends_with_dots_within_its_row(qtbot: QtBot) -> None:
    image = drawn("plan " * 80, ((0, 4),), 200)
    paper = QColor(theme.LIGHT.surface)
    beyond = [image.pixelColor(x, y) for x in range(200, 240) for y in range(image.height())]
    assert all(each == paper for each in beyond)


def drawn(
    text: str, marks: tuple[tuple[int, int], ...], width: int, look: theme.Colours = theme.LIGHT
) -> QImage:
    image = QImage(width + 40, 24, QImage.Format.Format_RGB32)
    image.fill(QColor(look.surface))
    painter = QPainter(image)
    paint_snippet(painter, QRect(0, 2, width, 20), text, marks, look)
    painter.end()
    return image
