"""The viewer of a document: what it wishes for and when, what it shows, and what is cited from it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QTextCursor, QWheelEvent
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QToolButton, QWidget
from pytestqt.qtbot import QtBot
from viewed import box, document, layout, picture

from auditprep.model import Box, PageText, Trouble, Version
from ui import theme
from ui.widgets.document_view import DocumentView
from ui.widgets.page_strip import PageStrip
from ui.widgets.text_pages import TextPages

pytestmark = [
    pytest.mark.usefixtures("dressed"),
    pytest.mark.qt_log_ignore("propagateSizeHints"),
]  # said by the offscreen platform alone

LEFT = Qt.MouseButton.LeftButton
WORDS = ("plan",)
TEXTS = tuple(PageText(f"Sida {page}. {'En plan.' if page in (2, 5) else ''}") for page in range(1, 6))


@pytest.fixture
def view(qtbot: QtBot, qapp: QApplication) -> DocumentView:
    made = DocumentView()
    qtbot.addWidget(made)
    made.resize(376, 600)
    made.set_can_cite("2.3")
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


class Wishes:
    """What the viewer wished for; answers nothing."""

    def __init__(self, view: DocumentView) -> None:
        self.pages: list[tuple[int, int]] = []
        self.thumbnails: list[int] = []
        view.page_wanted.connect(lambda page, width: self.pages.append((page, width)))
        view.thumbnail_wanted.connect(lambda page, _width: self.thumbnails.append(page))


def show(
    qtbot: QtBot,
    view: DocumentView,
    *,
    page: int = 1,
    count: int = 14,
    words: tuple[str, ...] = (),
    printed: tuple[str | None, ...] = (),
    id: int = 7,
) -> None:
    """Shows a document, and waits until its page is asked for."""
    evidence, version = document(id=id, pages=count, printed=printed)
    with qtbot.waitSignal(view.page_wanted):
        view.show_document(evidence, version, count=count, page=page, words=words)


def give(view: DocumentView, page: int, *lines: str, marks: tuple[Box, ...] = (), width: int = 300) -> None:
    view.show_page(page, picture(width), layout(*(lines or ("En plan för året",))), marks)


def only_label(view: QWidget, words: str) -> QLabel:
    [found] = [each for each in view.findChildren(QLabel) if each.isVisible() and words in each.text()]
    return found


def press(qtbot: QtBot, view: DocumentView, name: str) -> None:
    qtbot.mouseClick(tool(view, name), LEFT)


def tool(view: DocumentView, name: str) -> QToolButton:
    [found] = [each for each in view.findChildren(QToolButton) if each.accessibleName() == name]
    return found


def field(view: DocumentView) -> QLineEdit:
    return view._bar.field


def select_all(view: DocumentView) -> None:
    view._pane.canvas.select_all()


# Wishes


def test_a_document_asks_for_the_page_it_opens_at_in_the_width_there_is(
    qtbot: QtBot, view: DocumentView
) -> None:
    wishes = Wishes(view)
    show(qtbot, view, page=5)
    assert [page for page, _width in wishes.pages] == [5]
    assert 300 < wishes.pages[0][1] <= 376
    assert view.current_page() == 5


def test_nothing_is_asked_for_before_anybody_sees_it(qtbot: QtBot) -> None:
    made = DocumentView()
    qtbot.addWidget(made)
    made.resize(376, 600)
    wishes = Wishes(made)
    made.show_document(*document(), count=14, page=3)
    qtbot.wait(120)
    assert wishes.pages == []
    with qtbot.waitSignal(made.page_wanted) as wanted:
        made.show()
    assert wanted.args[0] == 3


def test_a_storm_of_sizes_makes_one_wish(qtbot: QtBot, view: DocumentView) -> None:
    show(qtbot, view)
    give(view, 1)
    wishes = Wishes(view)
    for width in range(380, 480, 5):
        view.resize(width, 600)
        qtbot.wait(2)
    qtbot.waitUntil(lambda: bool(wishes.pages))
    qtbot.wait(120)
    assert [page for page, _width in wishes.pages] == [1]
    assert wishes.pages[0][1] == view._pane.canvas.wanted_width()


def test_who_leafs_fast_makes_few_wishes_and_the_last_page_is_the_last(
    qtbot: QtBot, view: DocumentView
) -> None:
    show(qtbot, view, count=200)
    wishes = Wishes(view)
    for _each in range(50):
        press(qtbot, view, "Nästa sida")
    qtbot.waitUntil(lambda: bool(wishes.pages) and wishes.pages[-1][0] == 51)
    assert len(wishes.pages) < 10


def test_a_page_that_came_too_late_is_asked_for_again(qtbot: QtBot, view: DocumentView) -> None:
    show(qtbot, view)
    view.go_to(2)
    give(view, 1, "Försenad")
    assert view._pane.canvas.is_blank()
    wishes = Wishes(view)
    view.go_to(1)
    qtbot.waitUntil(lambda: bool(wishes.pages))
    assert wishes.pages[-1][0] == 1


def test_a_page_that_was_seen_is_there_at_once(qtbot: QtBot, view: DocumentView) -> None:
    show(qtbot, view)
    give(view, 1, "Ett")
    with qtbot.waitSignal(view.page_wanted):
        view.go_to(2)
    give(view, 2, "Två")
    wishes = Wishes(view)
    view.go_to(1)
    assert not view._pane.canvas.is_blank()
    assert view._pane.canvas.accessibleDescription() == "Ett"
    qtbot.wait(120)
    assert wishes.pages == []


def test_the_same_document_with_other_words_is_asked_for_again_with_its_marks(
    qtbot: QtBot, view: DocumentView
) -> None:
    show(qtbot, view, words=("plan",))
    give(view, 1, marks=(box(0, 3),))
    assert only_label(view, "1 av 1 på sidan")
    show(qtbot, view, words=("mål",))
    give(view, 1, marks=())
    assert only_label(view, "ingen träff på sidan")


def test_another_document_with_the_same_page_starts_anew(qtbot: QtBot, view: DocumentView) -> None:
    show(qtbot, view, page=2)
    give(view, 2)
    show(qtbot, view, page=2, id=8)
    assert view._pane.canvas.is_blank()
    assert view.shown() == (8, 1)


def test_the_same_document_again_keeps_what_is_seen_of_it(qtbot: QtBot, view: DocumentView) -> None:
    show(qtbot, view, page=2)
    give(view, 2)
    view._pane.zoom(2)
    wide = view._pane.canvas.wanted_width()
    view.show_document(*document(), count=14, page=2)
    assert not view._pane.canvas.is_blank()
    assert view._pane.canvas.wanted_width() == wide


# Going about


def test_the_field_shows_the_printed_number_beside_the_files(qtbot: QtBot, view: DocumentView) -> None:
    show(qtbot, view, page=5, printed=(None, None, *map(str, range(1, 13))))
    assert field(view).text() == "3"
    assert only_label(view, "· 5 av 14")


def test_without_printed_numbers_there_is_one_number(qtbot: QtBot, view: DocumentView) -> None:
    show(qtbot, view, page=5)
    assert field(view).text() == "5"
    assert only_label(view, "av 14").text() == "av 14"


def test_a_typed_number_goes_to_the_printed_page_and_otherwise_to_the_files(
    qtbot: QtBot, view: DocumentView
) -> None:
    show(qtbot, view, printed=(None, None, *map(str, range(1, 13))))
    type_page(qtbot, view, "3")
    assert view.current_page() == 5
    type_page(qtbot, view, "14")
    assert view.current_page() == 14


def test_a_number_that_no_page_has_says_so_and_changes_nothing(qtbot: QtBot, view: DocumentView) -> None:
    show(qtbot, view, page=5)
    type_page(qtbot, view, "99")
    assert only_label(view, "Det finns ingen sida 99")
    assert (view.current_page(), field(view).text()) == (5, "5")


def test_a_number_that_is_left_without_enter_is_forgotten(qtbot: QtBot, view: DocumentView) -> None:
    show(qtbot, view, page=5)
    field(view).setFocus()
    field(view).selectAll()
    qtbot.keyClicks(field(view), "12")
    view._pane.canvas.setFocus()
    assert (view.current_page(), field(view).text()) == (5, "5")


def type_page(qtbot: QtBot, view: DocumentView, typed: str) -> None:
    field(view).setFocus()
    field(view).selectAll()
    qtbot.keyClicks(field(view), typed)
    qtbot.keyClick(field(view), Qt.Key.Key_Return)


def test_home_and_end_go_to_the_first_and_the_last_page(qtbot: QtBot, view: DocumentView) -> None:
    show(qtbot, view, page=5)
    view._pane.canvas.setFocus()
    qtbot.keyClick(view._pane.canvas, Qt.Key.Key_End)
    assert view.current_page() == 14
    assert not tool(view, "Nästa sida").isEnabled()
    qtbot.keyClick(view._pane.canvas, Qt.Key.Key_Home)
    assert view.current_page() == 1
    assert not tool(view, "Föregående sida").isEnabled()


def test_a_page_beyond_the_last_is_the_last(qtbot: QtBot, view: DocumentView) -> None:
    show(qtbot, view, page=99)
    assert view.current_page() == 14
    view.go_to(-3)
    assert view.current_page() == 1


def test_leafing_back_shows_the_end_of_the_page_before(qtbot: QtBot, view: DocumentView) -> None:
    view.resize(376, 300)
    show(qtbot, view, page=2)
    give(view, 2)
    view._pane.canvas.setFocus()
    qtbot.keyClick(view._pane.canvas, Qt.Key.Key_PageUp)
    assert view.current_page() == 1
    give(view, 1)
    bar = view._pane.canvas.verticalScrollBar()
    assert bar.value() == bar.maximum() > 0
    view.go_to(2)
    assert bar.value() == 0


@pytest.mark.parametrize(("key", "grows"), [(Qt.Key.Key_Plus, True), (Qt.Key.Key_Minus, False)])
def test_keys_zoom_and_fit_again(qtbot: QtBot, view: DocumentView, key: Qt.Key, grows: bool) -> None:
    show(qtbot, view)
    give(view, 1)
    canvas = view._pane.canvas
    canvas.setFocus()
    fits = canvas.wanted_width()
    qtbot.keyClick(canvas, key, Qt.KeyboardModifier.ControlModifier)
    assert (canvas.wanted_width() > fits) is grows
    assert canvas.wanted_width() != fits
    qtbot.keyClick(canvas, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert canvas.wanted_width() == fits


# Marks


def test_the_first_mark_is_brought_into_sight(qtbot: QtBot, view: DocumentView) -> None:
    view.resize(376, 300)
    show(qtbot, view, words=WORDS)
    give(view, 1, marks=((0.1, 0.9, 0.3, 0.92), (0.1, 0.95, 0.3, 0.97)))
    assert view._pane.canvas.verticalScrollBar().value() > 0
    assert view._pane.mark == (1, 2)


def test_f3_goes_from_mark_to_mark_and_around_the_page(qtbot: QtBot, view: DocumentView) -> None:
    show(qtbot, view, words=WORDS)
    give(view, 1, marks=(box(0, 3), box(1, 3)))
    canvas = view._pane.canvas
    canvas.setFocus()
    seen = [view._pane.mark[0]]
    for modifier in (*[Qt.KeyboardModifier.NoModifier] * 2, Qt.KeyboardModifier.ShiftModifier):
        qtbot.keyClick(canvas, Qt.Key.Key_F3, modifier)
        seen.append(view._pane.mark[0])
    assert seen == [1, 2, 1, 2]
    assert only_label(view, "2 av 2 på sidan")


def test_f3_goes_on_to_the_next_page_with_the_words_where_the_text_is_known(
    qtbot: QtBot, view: DocumentView
) -> None:
    show(qtbot, view, page=2, count=5, words=WORDS)
    view.show_texts(TEXTS)
    give(view, 2, marks=(box(0, 3),))
    view._pane.canvas.setFocus()
    qtbot.keyClick(view._pane.canvas, Qt.Key.Key_F3)
    assert view.current_page() == 5
    give(view, 5, marks=(box(0, 3), box(1, 3)))
    assert view._pane.mark == (1, 2)
    qtbot.keyClick(view._pane.canvas, Qt.Key.Key_F3, Qt.KeyboardModifier.ShiftModifier)
    assert view.current_page() == 2


def test_the_tools_for_marks_are_only_there_where_something_was_searched_for(
    qtbot: QtBot, view: DocumentView
) -> None:
    show(qtbot, view)
    assert not tool(view, "Nästa träff").isVisible()
    show(qtbot, view, words=WORDS)
    assert tool(view, "Nästa träff").isVisible()


# Small pictures


def test_five_thousand_pages_ask_for_the_pictures_in_sight_alone(qtbot: QtBot, view: DocumentView) -> None:
    view.resize(900, 600)
    wishes = Wishes(view)
    show(qtbot, view, count=5000, page=2500)
    qtbot.waitUntil(lambda: bool(wishes.thumbnails))
    assert 2500 in wishes.thumbnails
    assert len(wishes.thumbnails) < 12
    assert len(view.findChildren(QWidget)) < 100
    before = set(wishes.thumbnails)
    view.show_thumbnail(2500, picture(76))
    view._pane.strip.verticalScrollBar().setValue(0)
    qtbot.waitUntil(lambda: set(wishes.thumbnails) != before)
    assert 1 in wishes.thumbnails


def test_a_picture_that_was_not_given_is_asked_for_again_when_seen_again(
    qtbot: QtBot, view: DocumentView
) -> None:
    view.resize(900, 600)
    wishes = Wishes(view)
    show(qtbot, view, count=200)
    bar = view._pane.strip.verticalScrollBar()
    qtbot.waitUntil(lambda: 1 in wishes.thumbnails)
    bar.setValue(bar.maximum())
    qtbot.waitUntil(lambda: 200 in wishes.thumbnails)
    wishes.thumbnails.clear()
    bar.setValue(0)
    qtbot.waitUntil(lambda: 1 in wishes.thumbnails)


def test_small_pictures_are_there_where_there_is_room_until_one_says_otherwise(
    qtbot: QtBot, view: DocumentView
) -> None:
    show(qtbot, view)
    strip = view._pane.strip
    assert not strip.isVisible()
    view.resize(900, 600)
    assert strip.isVisible()
    assert tool(view, "Visa små sidor").isChecked()
    press(qtbot, view, "Visa små sidor")
    assert not strip.isVisible()
    view.resize(500, 600)
    press(qtbot, view, "Visa små sidor")
    assert strip.isVisible()


def test_a_page_is_gone_to_by_its_small_picture(qtbot: QtBot, view: DocumentView) -> None:
    view.resize(900, 700)
    show(qtbot, view)
    click_strip(qtbot, view._pane.strip, 3)
    assert view.current_page() == 3


def test_the_small_picture_stands_in_until_the_page_comes(qtbot: QtBot, view: DocumentView) -> None:
    show(qtbot, view)
    view.show_thumbnail(1, picture(76))
    assert view._pane.canvas.is_blank()
    assert view._pane.canvas._image is not None


def click_strip(
    qtbot: QtBot, strip: PageStrip, page: int, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    where = strip.visualRect(strip.model().index(page - 1, 0)).center()
    qtbot.mouseClick(strip.viewport(), LEFT, modifier, where)


# Citing


def test_the_page_that_is_shown_is_cited(qtbot: QtBot, view: DocumentView) -> None:
    show(qtbot, view, page=5)
    assert view._citing.page.text() == "Citera den här sidan i 2.3"
    with qtbot.waitSignal(view.cite_page_requested) as cited:
        qtbot.mouseClick(view._citing.page, LEFT)
    assert cited.args == [7, "5"]


def test_pages_picked_among_the_small_pictures_are_cited_together(qtbot: QtBot, view: DocumentView) -> None:
    view.resize(900, 800)
    show(qtbot, view, printed=(None, *map(str, range(1, 14))))
    click_strip(qtbot, view._pane.strip, 2)
    click_strip(qtbot, view._pane.strip, 4, Qt.KeyboardModifier.ShiftModifier)
    assert view._citing.page.text() == "Citera sidorna 1–3 i 2.3"
    with qtbot.waitSignal(view.cite_page_requested) as cited:
        qtbot.mouseClick(view._citing.page, LEFT)
    assert cited.args == [7, "2-4"]
    press(qtbot, view, "Nästa sida")
    assert view._citing.page.text() == "Citera den här sidan i 2.3"


def test_selected_text_is_cited_on_one_line(qtbot: QtBot, view: DocumentView) -> None:
    show(qtbot, view, page=5)
    give(view, 5, "Nämnden antog verksam-", "hetsplanen för 2025.")
    assert not view._citing.text.isEnabled()
    select_all(view)
    with qtbot.waitSignal(view.cite_text_requested) as cited:
        qtbot.mouseClick(view._citing.text, LEFT)
    assert cited.args == [7, 5, "Nämnden antog verksamhetsplanen för 2025."]


def test_without_a_question_nothing_can_be_cited_and_it_says_why(qtbot: QtBot, view: DocumentView) -> None:
    show(qtbot, view)
    view.set_can_cite(None)
    assert not view._citing.page.isEnabled()
    assert only_label(view, "Välj en fråga först")
    view.set_can_cite("1.1")
    assert view._citing.page.isEnabled()


def test_a_case_that_cannot_be_changed_offers_no_citing(qtbot: QtBot, view: DocumentView) -> None:
    view.set_read_only(True)
    show(qtbot, view)
    assert not view._citing.isVisible()
    view.set_read_only(False)
    assert view._citing.isVisible()


def test_a_document_that_cannot_be_shown_is_cited_as_a_whole(qtbot: QtBot, view: DocumentView) -> None:
    evidence, version = document(pages=None, trouble=Trouble.OPAQUE)
    view.show_document(evidence, version, count=0)
    assert only_label(view, "Filen kan inte visas här")
    with qtbot.waitSignal(view.cite_page_requested) as cited:
        qtbot.mouseClick(view._citing.page, LEFT)
    assert cited.args == [7, ""]


def test_the_selection_is_copied_line_by_line(qtbot: QtBot, view: DocumentView) -> None:
    show(qtbot, view)
    give(view, 1, "Första raden", "andra raden")
    view._pane.canvas.setFocus()
    qtbot.keyClick(view._pane.canvas, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(view._pane.canvas, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text() == "Första raden\nandra raden"


# As text


def text_of(view: DocumentView) -> TextPages:
    assert view._pane.text.isVisible()
    return view._pane.text


def test_a_document_without_pages_is_shown_as_text_under_its_heading(
    qtbot: QtBot, view: DocumentView
) -> None:
    view.show_document(*document(pages=5), count=0, page=2, words=WORDS)
    assert only_label(view, "Hämtar texten")
    view.show_texts(TEXTS)
    shown = text_of(view)
    assert (shown.heading.text(), shown.text.toPlainText()) == ("Sidan 2", TEXTS[1].text)
    assert shown.mark == (1, 1)
    assert not tool(view, "Visa som text").isVisible()
    press(qtbot, view, "Nästa sida")
    assert shown.text.toPlainText() == TEXTS[2].text


def test_words_are_marked_in_text_by_ground_and_line(qtbot: QtBot, view: DocumentView) -> None:
    view.show_document(*document(pages=5), count=0, page=2, words=WORDS)
    view.show_texts((PageText(""), PageText("😀 plan, Plan")))
    marks = text_of(view).text.extraSelections()
    assert [mark.cursor.selectedText() for mark in marks] == ["plan", "Plan"]
    assert all(mark.format.fontUnderline() for mark in marks)
    assert marks[1].format.background().color() == QColor(theme.LIGHT.last_year)


def test_f3_goes_on_through_a_text_document(qtbot: QtBot, view: DocumentView) -> None:
    view.show_document(*document(pages=5), count=0, page=2, words=WORDS)
    view.show_texts(TEXTS)
    text_of(view).text.setFocus()
    pages = []
    for _each in range(2):
        qtbot.keyClick(text_of(view).text, Qt.Key.Key_F3)
        pages.append(view.current_page())
    assert pages == [5, 2]


def test_the_page_of_a_pdf_can_be_read_and_cited_as_text_by_keyboard(
    qtbot: QtBot, view: DocumentView
) -> None:
    show(qtbot, view, page=3)
    give(view, 3, "Nämnden antog", "planen.")
    press(qtbot, view, "Visa som text")
    field = text_of(view).text
    field.setFocus()
    field.moveCursor(QTextCursor.MoveOperation.Start)
    for _each in range(2):
        qtbot.keyClick(field, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
        qtbot.keyClick(field, Qt.Key.Key_End, Qt.KeyboardModifier.ShiftModifier)
    with qtbot.waitSignal(view.cite_text_requested) as cited:
        qtbot.mouseClick(view._citing.text, LEFT)
    assert cited.args == [7, 3, "Nämnden antog planen."]
    press(qtbot, view, "Visa som text")
    assert view._pane.canvas.isVisible()


def test_a_sharper_picture_leaves_the_caret_in_the_text_alone(qtbot: QtBot, view: DocumentView) -> None:
    show(qtbot, view)
    press(qtbot, view, "Visa som text")
    give(view, 1, "Nämnden antog planen.")
    text_of(view).text.selectAll()
    give(view, 1, "Nämnden antog planen.", width=600)
    assert text_of(view).selected_text() == "Nämnden antog planen."


def test_a_page_that_has_no_text_says_so(qtbot: QtBot, view: DocumentView) -> None:
    show(qtbot, view)
    press(qtbot, view, "Visa som text")
    assert text_of(view).text.placeholderText() == ""
    give(view, 1, "")
    assert text_of(view).text.placeholderText() == "Det finns ingen text på sidan."


def test_the_wheel_goes_on_from_a_short_text_to_the_next_page(qtbot: QtBot, view: DocumentView) -> None:
    view.show_document(*document(pages=5), count=0)
    view.show_texts(TEXTS)
    viewport = text_of(view).text.viewport()
    middle = QPointF(viewport.rect().center())
    for modifier, size in ((Qt.KeyboardModifier.ControlModifier, 13), (Qt.KeyboardModifier.NoModifier, 13)):
        event = QWheelEvent(
            middle, viewport.mapToGlobal(middle), QPoint(), QPoint(0, -120),
            Qt.MouseButton.NoButton, modifier, Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(viewport, event)
        assert text_of(view).text.font().pixelSize() == size
    assert view.current_page() == 2


def test_no_text_at_all_is_said(qtbot: QtBot, view: DocumentView) -> None:
    view.show_document(*document(pages=5), count=0)
    view.show_texts(())
    assert only_label(view, "Filen kan inte visas här")
    with qtbot.waitSignal(view.open_requested) as opened:
        press(qtbot, view, "Öppna i eget program")
    assert opened.args == [7]


# Troubles


def test_a_password_is_asked_for_and_given_on(qtbot: QtBot, view: DocumentView) -> None:
    view.show_document(*document(pages=None, trouble=Trouble.LOCKED), count=0)
    view.show_trouble("Filen är skyddad med lösenord.", asks_password=True)
    password = view._trouble.field
    assert not password.hasFocus()  # who goes down the table goes on
    view.ask_password()
    assert password.hasFocus()
    assert password.echoMode() is QLineEdit.EchoMode.Password
    qtbot.keyClicks(password, "hemligt")
    with qtbot.waitSignal(view.password_given) as given:
        qtbot.keyClick(password, Qt.Key.Key_Return)
    assert given.args == [7, "hemligt"]
    view.show_trouble("Lösenordet stämmer inte.", asks_password=True)
    assert password.text() == ""


def test_no_password_is_not_given(qtbot: QtBot, view: DocumentView) -> None:
    view.show_document(*document(), count=0)
    view.show_trouble("Filen är skyddad med lösenord.", asks_password=True)
    with qtbot.assertNotEmitted(view.password_given):
        qtbot.keyClick(view._trouble.field, Qt.Key.Key_Return)


def test_a_trouble_goes_with_its_document(qtbot: QtBot, view: DocumentView) -> None:
    show(qtbot, view)
    view.show_trouble("Bara början är läst.", asks_password=False)
    assert only_label(view, "Bara början är läst.")
    assert not view._trouble.field.isVisible()
    show(qtbot, view, id=8)
    assert not view._trouble.isVisible()


def test_an_unread_document_can_be_read_in_where_the_case_can_be_changed(
    qtbot: QtBot, view: DocumentView
) -> None:
    view.show_document(*document(trouble=Trouble.UNREAD), count=14)
    with qtbot.waitSignal(view.read_requested) as wanted:
        qtbot.mouseClick(view._trouble.read, LEFT)
    assert wanted.args == [7]
    view.show_trouble("Filen har inte lästs.", asks_password=False)
    assert view._trouble.read.isVisible()
    view.set_read_only(True)
    assert view._trouble.isVisible()
    assert not view._trouble.read.isVisible()


# Around the page


def test_the_title_can_change_and_an_older_version_says_that_it_is_one(
    qtbot: QtBot, view: DocumentView
) -> None:
    evidence, version = document()
    newer = replace(evidence, versions=(version, Version(2, "plan.pdf", "ny", 9)))
    view.show_document(newer, version, count=14)
    assert only_label(view, "En äldre version: 1 av 2")
    view.show_title(replace(newer, title="Budget"))
    assert view._title.words() == "Budget"
    view.show_title(replace(newer, id=99, title="En annan"))
    assert view._title.words() == "Budget"


def test_nothing_is_a_calm_sentence(qtbot: QtBot, view: DocumentView) -> None:
    show(qtbot, view)
    view.show_nothing("Välj en bilaga.")
    assert only_label(view, "Välj en bilaga.")
    assert not view._bar.isVisible()
    assert not view._citing.isVisible()
    assert view.shown() is None
    give(view, 1)  # came too late
    assert only_label(view, "Välj en bilaga.")


def test_what_came_before_any_document_is_let_by(qtbot: QtBot, view: DocumentView) -> None:
    give(view, 1)
    view.show_texts(TEXTS)
    view.show_thumbnail(1, picture(76))
    view.go_to(3)
    assert view.shown() is None
    assert view._nothing.isVisible()


def test_every_tool_has_a_name_and_the_page_its_own(qtbot: QtBot, view: DocumentView) -> None:
    show(qtbot, view, page=5, printed=(None, None, *map(str, range(1, 13))))
    assert all(each.accessibleName() for each in view.findChildren(QToolButton))
    assert view._pane.canvas.accessibleName() == "Sidan 3 (5 i filen), av 14"
    give(view, 5, "Nämnden antog")
    assert view._pane.canvas.accessibleDescription() == "Nämnden antog"


def test_all_tools_fit_in_the_side_panel(qtbot: QtBot, view: DocumentView) -> None:
    view.resize(344, 600)
    show(qtbot, view, count=5000, page=4321, words=WORDS, printed=tuple(str(n - 9) for n in range(1, 5001)))
    qtbot.wait(20)
    for each in (*view.findChildren(QToolButton), field(view), view._citing.page, view._citing.text):
        if each.isVisible():
            assert view.rect().contains(each.mapTo(view, each.rect().bottomRight())), each.accessibleName()
    assert view.minimumSizeHint().width() <= 344


def test_the_focus_goes_from_the_password_to_the_page_that_it_opened(
    qtbot: QtBot, view: DocumentView
) -> None:
    view.show_document(*document(pages=None, trouble=Trouble.LOCKED), count=0)
    view.show_trouble("Filen är skyddad med lösenord.", asks_password=True)
    view.ask_password()
    view.show_nothing("Öppnar…")
    assert view.hasFocus()
    show(qtbot, view)
    assert view._pane.canvas.hasFocus()
    assert not view._trouble.isVisible()


@pytest.mark.parametrize("texts_first", [True, False])
def test_the_next_document_is_shown_as_text_too(qtbot: QtBot, view: DocumentView, texts_first: bool) -> None:
    show(qtbot, view, count=5)
    view.show_texts(TEXTS)
    view._pane.show_as_text(True)
    show(qtbot, view, count=5, id=8)
    steps = [lambda: view.show_texts((PageText("Annan text"),)), lambda: give(view, 1, "Annan text")]
    for step in steps if texts_first else reversed(steps):
        step()
    assert view.findChild(TextPages).text.toPlainText() == "Annan text"


def test_another_document_is_seen_as_wide_as_there_is_room_for(qtbot: QtBot, view: DocumentView) -> None:
    show(qtbot, view)
    give(view, 1)
    fits = view._pane.canvas.wanted_width()
    for _step in range(6):
        view._pane.zoom(1)
    bar = view._pane.canvas.horizontalScrollBar()
    bar.setValue(bar.maximum())
    show(qtbot, view, id=8)
    assert (view._pane.canvas.wanted_width(), bar.value()) == (fits, 0)
