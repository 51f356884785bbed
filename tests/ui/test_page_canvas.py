"""A page on the screen: its text selected by mouse, its marks, how large it is, and when the next one is wanted."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from viewed import beside, box, layout, picture

from auditprep.model import PageImage, PageLayout, PageText
from ui import theme
from ui.models import page_numbers, word_marks
from ui.models.page_words import PageWords
from ui.widgets.page_canvas import PageCanvas
from ui.widgets.page_pictures import PagePictures, Picture, picture_of
from ui.widgets.page_zoom import PageZoom

pytestmark = [
    pytest.mark.usefixtures("dressed"),
    pytest.mark.qt_log_ignore("propagateSizeHints"),
]  # said by the offscreen platform alone

LEFT = Qt.MouseButton.LeftButton
PAGE = layout("Nämnden antog planen", "för budgetåret 2025", "och följde upp den.")


@pytest.fixture
def canvas(qtbot: QtBot, qapp: QApplication) -> PageCanvas:
    made = PageCanvas()
    qtbot.addWidget(made)
    made.resize(428, 300)  # the page is 400 wide: 8 px beside it, and 12 for the scroll bar
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.setFocus()
    made.show_page(picture_of(picture(400)), PageWords(PAGE), ())
    return made


def at(canvas: PageCanvas, row: int, sign: int, share: float = 0.1) -> QPoint:
    """A point of the view within a character."""
    left, top, right, bottom = box(row, sign)
    paper = canvas._paper()
    x = paper.left() + (left + share * (right - left)) * paper.width()
    return QPoint(round(x), round(paper.top() + (top + bottom) / 2 * paper.height()))


def drag(qtbot: QtBot, canvas: PageCanvas, start: QPoint, end: QPoint) -> None:
    qtbot.mousePress(canvas.viewport(), LEFT, pos=start)
    qtbot.mouseMove(canvas.viewport(), end)
    move(canvas, end)
    qtbot.mouseRelease(canvas.viewport(), LEFT, pos=end)


def move(canvas: PageCanvas, where: QPoint) -> None:
    """A move with the button held: QTest's own says that no button is."""
    none = Qt.KeyboardModifier.NoModifier
    there = QPointF(where)
    glob = QPointF(canvas.viewport().mapToGlobal(where))
    event = QMouseEvent(QEvent.Type.MouseMove, there, glob, Qt.MouseButton.NoButton, LEFT, none)
    QApplication.sendEvent(canvas.viewport(), event)


def wheel(
    canvas: PageCanvas, turns: float, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    """Turns the wheel towards oneself by so many notches."""
    middle = QPointF(canvas.viewport().rect().center())
    event = QWheelEvent(
        middle, canvas.viewport().mapToGlobal(middle), QPoint(), QPoint(0, round(-120 * turns)),
        Qt.MouseButton.NoButton, modifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(canvas.viewport(), event)


# Selecting


def test_text_is_selected_by_mouse_along_a_line(qtbot: QtBot, canvas: PageCanvas) -> None:
    with qtbot.waitSignal(canvas.selection_changed):
        drag(qtbot, canvas, at(canvas, 0, 8), at(canvas, 0, 13))
    assert canvas.selected_text() == "antog"


def test_a_selection_goes_on_from_line_to_line_and_backwards_too(qtbot: QtBot, canvas: PageCanvas) -> None:
    drag(qtbot, canvas, at(canvas, 1, 14), at(canvas, 0, 14))
    assert canvas.selected_text() == "planen\nför budgetåret"


def test_a_double_click_selects_the_word_and_shift_makes_it_longer(qtbot: QtBot, canvas: PageCanvas) -> None:
    qtbot.mouseDClick(canvas.viewport(), LEFT, pos=at(canvas, 1, 6, 0.9))
    assert canvas.selected_text() == "budgetåret"
    qtbot.mouseClick(canvas.viewport(), LEFT, Qt.KeyboardModifier.ShiftModifier, at(canvas, 1, 18, 0.9))
    assert canvas.selected_text() == "budgetåret 2025"


def test_a_double_click_beside_the_text_selects_nothing(qtbot: QtBot, canvas: PageCanvas) -> None:
    qtbot.mouseDClick(canvas.viewport(), LEFT, pos=at(canvas, 1, 40))
    assert canvas.selected_text() == ""


def test_escape_lets_the_selection_go(qtbot: QtBot, canvas: PageCanvas) -> None:
    canvas.select_all()
    assert canvas.selected_text() == PAGE.text
    qtbot.keyClick(canvas, Qt.Key.Key_Escape)
    assert canvas.selected_text() == ""


def test_a_sharper_picture_of_the_page_leaves_the_selection_alone(qtbot: QtBot, canvas: PageCanvas) -> None:
    drag(qtbot, canvas, at(canvas, 0, 8), at(canvas, 0, 13))
    canvas.show_page(picture_of(picture(800)), PageWords(PAGE), ())
    assert canvas.selected_text() == "antog"
    canvas.show_page(picture_of(picture(800)), PageWords(layout("En annan sida")), ())
    assert canvas.selected_text() == ""


def test_the_selection_is_drawn_as_a_band_that_can_be_read_through(canvas: PageCanvas) -> None:
    canvas.select_all()
    paper = canvas._paper()
    image = canvas.grab().toImage()
    within = image.pixelColor(at(canvas, 1, 5))
    assert within not in (QColor("white"), QColor(theme.LIGHT.accent))
    assert image.pixelColor(round(paper.center().x()), round(paper.top() + 3)) == QColor("white")


def test_columns_are_selected_one_after_the_other() -> None:
    words = PageWords(beside(layout("ett", "två"), layout("tre", "fyra", left=0.6)))
    assert len(words.boxes(0, len(words.text))) == 4
    assert words.word_at(0.62, 0.16) == (12, 16)
    assert words.text[words.place_at(0.0, 0.1) : words.place_at(0.3, 0.16)] == "ett\ntvå"


def test_a_page_without_text_has_nothing_to_select(canvas: PageCanvas) -> None:
    words = PageWords(PageLayout("", ()))
    assert (words.place_at(0.5, 0.5), words.word_at(0.5, 0.5), words.boxes(0, 9)) == (0, (0, 0), ())


def test_a_layout_with_fewer_places_than_characters_is_no_trouble() -> None:
    words = PageWords(PageLayout("abc def", ((0, 0, 0.1, 0.1), None)))
    assert words.boxes(0, 7) == ((0, 0, 0.1, 0.1),)
    assert words.place_at(0.9, 0.9) == 1


# Words in a text


@pytest.mark.parametrize(
    ("text", "words", "found"),
    [
        ("Budget och BUDGETEN.", ("budget",), ["Budget"]),
        ("Budget och BUDGETEN.", ("budget", "budgeten"), ["Budget", "BUDGETEN"]),
        ("den interna\n  kontrollen", ("interna kontrollen",), ["interna\n  kontrollen"]),
        ("den kon-\ntroll som", ("kontroll",), ["kon-\ntroll"]),
        ("enligt § 63 och §63", ("§ 63",), ["§ 63"]),
        ("ärende, are och åre", ("åre",), ["åre"]),
        ("a+b (c)", ("a+b", "(c)"), ["a+b", "(c)"]),
        ("allt", ("", "  "), []),
    ],
)
def test_words_are_found_whole_whatever_their_case_and_line(
    text: str, words: tuple[str, ...], found: list[str]
) -> None:
    assert [text[start:end] for start, end in word_marks.found_in(text, words)] == found


def test_the_next_page_with_the_words_is_found_around_the_end() -> None:
    pages = tuple(PageText(text) for text in ("plan", "mål", "en Plan"))
    assert [word_marks.next_page(pages, ("plan",), page, 1) for page in (1, 2, 3)] == [3, 3, 1]
    assert [word_marks.next_page(pages, ("plan",), page, -1) for page in (1, 2, 3)] == [3, 1, 1]
    assert word_marks.next_page(pages, ("mål",), 2, 1) == 2  # where it stands alone
    assert word_marks.next_page(pages, ("vision",), 1, 1) is None
    assert word_marks.next_page(pages, (), 1, 1) is None
    assert word_marks.next_page((), ("plan",), 1, 1) is None


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("följs upp\r\n  varje månad", "följs upp varje månad"),
        ("verksam-\nheten", "verksamheten"),
        ("verksam\x02\nheten", "verksamheten"),
        ("budget-\noch målarbetet", "budget- och målarbetet"),
        ("2024-\n2026", "2024- 2026"),
        ("mjukt\u00adbindestreck", "mjuktbindestreck"),
    ],
)
def test_a_quote_is_one_line_with_its_cut_words_whole(text: str, quote: str) -> None:
    assert word_marks.quoted(text) == quote


def test_places_are_counted_as_qt_does() -> None:
    unit = word_marks.in_units("a😀b😀c")
    assert [unit(place) for place in range(5)] == [0, 1, 3, 4, 6]


# Marks


def test_marks_have_a_ground_and_a_line_under_them(canvas: PageCanvas) -> None:
    canvas.show_page(picture_of(picture(400)), PageWords(PAGE), ((0.1, 0.1, 0.4, 0.15),))
    image = canvas.grab().toImage()
    paper = canvas._paper()
    inside = QPoint(round(paper.left() + 0.2 * paper.width()), round(paper.top() + 0.12 * paper.height()))
    assert image.pixelColor(inside) == QColor(theme.LIGHT.last_year)
    below = [image.pixelColor(inside + QPoint(0, down)) for down in range(40)]
    assert QColor(theme.LIGHT.partly) in below


def test_ink_is_still_seen_through_a_mark(canvas: PageCanvas) -> None:
    black = QImage(400, 560, QImage.Format.Format_RGB32)
    black.fill(QColor("black"))
    canvas.show_page(black, PageWords(PAGE), ((0.1, 0.1, 0.4, 0.15),))
    assert canvas.grab().toImage().pixelColor(at(canvas, 0, 4)) == QColor("black")


def test_a_mark_is_brought_into_sight_and_they_go_around(qtbot: QtBot, canvas: PageCanvas) -> None:
    canvas.show_page(
        picture_of(picture(400)), PageWords(PAGE), ((0.1, 0.1, 0.2, 0.12), (0.1, 0.9, 0.2, 0.92))
    )
    with qtbot.waitSignal(canvas.mark_changed):
        canvas.go_to_mark(1)
    assert canvas.mark == (2, 2)
    assert canvas.viewport().rect().contains(canvas._on_paper((0.1, 0.9, 0.2, 0.92)).toAlignedRect())
    canvas.go_to_mark(2)
    assert canvas.mark == (1, 2)
    assert canvas.viewport().rect().contains(canvas._on_paper((0.1, 0.1, 0.2, 0.12)).toAlignedRect())


# Size


def test_a_page_is_as_wide_as_there_is_room_for_and_follows(qtbot: QtBot, canvas: PageCanvas) -> None:
    assert canvas.wanted_width() == 400
    with qtbot.waitSignal(canvas.resized):
        canvas.resize(528, 300)
    assert canvas.wanted_width() == 500


def test_a_zoomed_page_keeps_its_size_until_it_is_to_fit_again(canvas: PageCanvas) -> None:
    canvas.zoom(1)
    wider = canvas.wanted_width()
    assert wider > 400
    canvas.resize(528, 300)
    assert canvas.wanted_width() == wider
    canvas.fit_width()
    assert canvas.wanted_width() == 500


def test_zooming_with_the_wheel_keeps_the_point_under_the_mouse(canvas: PageCanvas) -> None:
    canvas.verticalScrollBar().setValue(100)
    middle = QPointF(canvas.viewport().rect().center())
    before = canvas._share(middle)
    wheel(canvas, -3, Qt.KeyboardModifier.ControlModifier)
    after = canvas._share(middle)
    assert canvas.wanted_width() > 600
    assert (after - before).manhattanLength() < 0.01


def test_a_page_is_never_so_small_or_large_that_it_is_lost(canvas: PageCanvas) -> None:
    canvas.zoom(-100)
    assert canvas.wanted_width() >= 80
    canvas.zoom(200)
    width = canvas.wanted_width()
    assert 2000 < width < 6000
    assert width * width * 1.4 < 17_000_000


def test_a_screen_with_more_pixels_wants_a_larger_picture() -> None:
    zoom = PageZoom()
    zoom.set_room(416)
    assert (zoom.pixels(1.0), zoom.pixels(2.0)) == (400, 800)


@pytest.mark.parametrize("size", [(1, 60_000), (60_000, 1), (3, 3)])
def test_a_page_of_odd_proportions_is_shown(canvas: PageCanvas, size: tuple[int, int]) -> None:
    canvas.show_page(picture_of(picture(*size)), PageWords(PageLayout("", ())), ())
    assert canvas.wanted_width() >= 1
    assert not canvas.grab().isNull()


def test_too_few_bytes_are_no_picture() -> None:
    with pytest.raises(ValueError, match="5 bytes"):
        picture_of(PageImage(2, 2, b"12345"))
    with pytest.raises(ValueError):
        picture_of(PageImage(0, 0, b""))


def test_a_picture_shows_its_pixels() -> None:
    made = picture_of(PageImage(3, 1, bytes((255, 0, 0, 0, 255, 0, 0, 0, 255))))
    assert [made.pixelColor(x, 0).name() for x in range(3)] == ["#ff0000", "#00ff00", "#0000ff"]


def test_few_pages_are_kept_and_fewer_large_ones() -> None:
    kept = PagePictures()
    image = QImage(QSize(3000, 4000), QImage.Format.Format_RGB32)
    for page in range(1, 5):
        kept.keep(page, Picture(image, PageWords(PAGE), (), 3000))
    assert [page for page in range(1, 5) if kept.get(page)] == [3, 4]


# Turning pages


def test_keys_scroll_and_turn_the_page_where_there_is_no_more(qtbot: QtBot, canvas: PageCanvas) -> None:
    with qtbot.assertNotEmitted(canvas.turned):
        qtbot.keyClick(canvas, Qt.Key.Key_PageDown)
    assert canvas.verticalScrollBar().value() > 0
    qtbot.keyClick(canvas, Qt.Key.Key_PageDown)
    with qtbot.waitSignal(canvas.turned) as turned:
        qtbot.keyClick(canvas, Qt.Key.Key_PageDown)
    assert turned.args == [1]
    canvas.verticalScrollBar().setValue(0)
    with qtbot.waitSignal(canvas.turned) as turned:
        qtbot.keyClick(canvas, Qt.Key.Key_Up)
    assert turned.args == [-1]


def test_arrows_aside_turn_the_page_unless_it_can_be_scrolled(qtbot: QtBot, canvas: PageCanvas) -> None:
    with qtbot.waitSignal(canvas.turned) as turned:
        qtbot.keyClick(canvas, Qt.Key.Key_Right)
    assert turned.args == [1]
    canvas.zoom(3)
    before = canvas.horizontalScrollBar().value()
    with qtbot.assertNotEmitted(canvas.turned):
        qtbot.keyClick(canvas, Qt.Key.Key_Right)
    assert canvas.horizontalScrollBar().value() > before


def test_keys_that_belong_to_the_window_are_let_by(qtbot: QtBot, canvas: PageCanvas) -> None:
    with qtbot.assertNotEmitted(canvas.turned):
        qtbot.keyClick(canvas, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)


def test_the_wheel_turns_the_page_past_its_end_once_a_flick(qtbot: QtBot, canvas: PageCanvas) -> None:
    turned: list[int] = []
    canvas.turned.connect(turned.append)
    wheel(canvas, 0.5)
    assert canvas.verticalScrollBar().value() > 0
    canvas.scroll_to_end()
    for _each in range(4):
        wheel(canvas, 0.5)
    assert turned == [1]
    qtbot.wait(200)
    wheel(canvas, 1)
    assert turned == [1, 1]


# In words


def test_a_screen_reader_is_given_the_text_of_the_page(canvas: PageCanvas) -> None:
    assert canvas.accessibleDescription() == PAGE.text
    canvas.show_blank()
    assert canvas.accessibleDescription() == ""


def test_the_paper_is_white_also_in_the_dark(qapp: QApplication, canvas: PageCanvas) -> None:
    theme.apply(qapp, dark=True)
    image = canvas.grab().toImage()
    paper = canvas._paper()
    assert image.pixelColor(round(paper.center().x()), round(paper.top() + 20)) == QColor("white")
    assert image.pixelColor(3, 150) == QColor(theme.DARK.window)


@pytest.mark.parametrize(
    ("typed", "page"),
    [
        ("1", 3),
        ("iv", 2),
        ("IV ", 2),
        ("4", 6),
        ("6", 6),
        ("2", 4),
        ("7", None),
        ("0", None),
        ("x", None),
        ("", None),
    ],
)
def test_a_page_is_found_by_its_printed_number_first(typed: str, page: int | None) -> None:
    printed = (None, "iv", "1", "2", "3", "4")
    assert page_numbers.find(typed, 1, 6, printed) == page


def test_of_two_pages_with_one_number_the_next_is_meant() -> None:
    printed = ("1", "2", "1", "2")
    assert [page_numbers.find("2", current, 4, printed) for current in (1, 2, 3, 4)] == [2, 2, 4, 4]
    assert page_numbers.find("1", 4, 4, printed) == 1
