"""The handbook's window: contents, links, back and forward, searching, letters of any size."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QPoint, QSettings, Qt, QUrl
from PySide6.QtGui import QImage, QKeySequence, QTextDocument
from PySide6.QtWidgets import QApplication, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from auditprep import handbook
from ui import help_window, theme
from ui.help_window import HelpWindow
from ui.models import help_html
from ui.widgets.help_text import LARGEST, SMALLEST, USUAL

pytestmark = pytest.mark.usefixtures("dressed")


@pytest.fixture
def settings(tmp_path: Path) -> QSettings:
    return QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)


@pytest.fixture
def reader(qtbot: QtBot, settings: QSettings) -> HelpWindow:
    made = HelpWindow(settings)
    qtbot.addWidget(made)
    made.resize(940, 680)
    made.show()
    made.go("forsta-gangen")
    return made


def shown(reader: HelpWindow) -> str:
    return reader.text.toPlainText()


def item(reader: HelpWindow) -> str:
    return reader.contents.tree.currentItem().text(0)


# Going about


def test_it_opens_at_the_chapter_and_the_heading_that_are_asked_for(reader: HelpWindow) -> None:
    reader.go("granska#hitta-i-listan")
    assert shown(reader).startswith("Granska")
    assert reader.text.verticalScrollBar().value() > 0
    assert item(reader) == "Hitta i listan"
    assert "Granska" in reader.windowTitle()


def test_the_heading_stays_in_place_when_the_window_gets_its_size(reader: HelpWindow) -> None:
    """Its pictures are as wide as the text is, and stand above it too."""
    reader.go("kryss-och-beskrivning#klistra-in")
    reader.resize(700, 520)
    QApplication.processEvents()
    came = reader.text.verticalScrollBar().value()
    reader.text.scrollToAnchor("klistra-in")
    assert came == reader.text.verticalScrollBar().value() > 0


@pytest.mark.parametrize("address", ["finns-inte", "", "finns-inte#alls"])
def test_what_is_nowhere_leads_to_the_beginning(reader: HelpWindow, address: str) -> None:
    reader.go("granska")
    reader.go(address)
    assert shown(reader).startswith("Första gången")


def test_a_heading_that_is_nowhere_leads_to_its_chapter(reader: HelpWindow) -> None:
    reader.go("granska#finns-inte")
    assert reader.where() == "granska"


def test_the_contents_list_every_chapter_and_its_headings(reader: HelpWindow) -> None:
    tree = reader.contents.tree
    tops = [tree.topLevelItem(row) for row in range(tree.topLevelItemCount())]
    assert [top.childCount() for top in tops] == [len(each.headings) for each in handbook.chapters()]


def test_choosing_in_the_contents_goes_there_and_leaves_the_focus(qtbot: QtBot, reader: HelpWindow) -> None:
    reader.contents.tree.setFocus()
    qtbot.keyClick(reader.contents.tree, Qt.Key.Key_Down)
    assert reader.where() != "forsta-gangen"
    assert reader.contents.tree.hasFocus()


def test_a_link_leads_to_another_chapter(reader: HelpWindow) -> None:
    reader.text.anchorClicked.emit(QUrl("help:bilagor#checklistan"))
    assert reader.where() == "bilagor#checklistan"


def test_a_link_out_of_the_book_is_a_wish(qtbot: QtBot, reader: HelpWindow) -> None:
    with qtbot.waitSignal(reader.left_book) as told:
        reader.text.anchorClicked.emit(QUrl("https://exempel.se"))
    assert told.args == ["https://exempel.se"]
    assert reader.where() == "forsta-gangen"


def test_back_and_forward_go_where_one_has_been(reader: HelpWindow) -> None:
    assert not reader.back.isEnabled()
    reader.go("granska")
    reader.go("kollegor")
    reader.back.click()
    assert reader.where() == "granska"
    reader.back.click()
    assert reader.where() == "forsta-gangen"
    assert not reader.back.isEnabled()
    reader.forward.click()
    assert reader.where() == "granska"
    reader.go("ord")
    assert not reader.forward.isEnabled()


def test_back_leads_to_the_line_that_was_read(reader: HelpWindow) -> None:
    bar = reader.text.verticalScrollBar()
    reader.go("bilagor")
    bar.setValue(bar.maximum() // 2)
    before = bar.value()
    reader.go("ord")
    reader.step(-1)
    assert before > 0
    assert bar.value() == before


def test_the_same_place_twice_is_one_step(reader: HelpWindow) -> None:
    reader.go("granska")
    reader.go("granska")
    reader.step(-1)
    assert reader.where() == "forsta-gangen"


# Searching


def test_what_is_found_is_listed_with_a_piece_of_its_text(reader: HelpWindow) -> None:
    reader.contents.field.setText("sekretess")
    found = reader.contents.found()
    assert "Bilagor – Sekretess" in found[0]
    assert all("\n" in each for each in found)


def test_enter_goes_to_the_first_hit_and_marks_the_words(qtbot: QtBot, reader: HelpWindow) -> None:
    reader.contents.field.setText("sekretess")
    qtbot.keyClick(reader.contents.field, Qt.Key.Key_Return)
    assert reader.where() == "bilagor#sekretess"
    assert "Sekretess" in reader.text.marked()
    assert reader.contents.hits.hasFocus()


def test_the_arrow_down_leads_from_the_field_to_the_hits(qtbot: QtBot, reader: HelpWindow) -> None:
    reader.contents.field.setText("krock")
    qtbot.keyClick(reader.contents.field, Qt.Key.Key_Down)
    assert reader.contents.hits.currentRow() == 0
    qtbot.keyClick(reader.contents.hits, Qt.Key.Key_Down)
    assert reader.contents.hits.currentRow() == 1


def test_nothing_found_is_said(reader: HelpWindow) -> None:
    reader.contents.field.setText("xyzzy")
    assert reader.contents.found() == []
    assert "xyzzy" in reader.contents._nothing.text()
    assert reader.contents._nothing.isVisible()


def test_esc_empties_the_field_before_it_closes_the_window(qtbot: QtBot, reader: HelpWindow) -> None:
    reader.contents.field.setText("bilaga")
    qtbot.keyClick(reader.contents.field, Qt.Key.Key_Escape)
    assert reader.contents.field.text() == ""
    assert reader.contents.tree.isVisible()
    assert reader.isVisible()


def test_the_marks_go_when_one_reads_on(reader: HelpWindow) -> None:
    reader.go("bilagor", "sekretess")
    reader.go("granska")
    assert reader.text.marked() == []


# Letters


def test_letters_grow_and_shrink_within_bounds_and_are_remembered(
    qtbot: QtBot, reader: HelpWindow, settings: QSettings
) -> None:
    reader.larger.click()
    assert reader.text.size_of_text > USUAL
    for _time in range(20):
        reader.larger.click()
    assert reader.text.size_of_text == LARGEST
    other = HelpWindow(settings)
    qtbot.addWidget(other)
    assert other.text.size_of_text == LARGEST
    for _time in range(30):
        reader.smaller.click()
    assert reader.text.size_of_text == SMALLEST
    reader.text.zoom(0)
    assert reader.text.size_of_text == USUAL


@pytest.mark.parametrize("value", ["", "femton", "-4", "9999"])
def test_a_size_that_makes_no_sense_is_not_taken(qtbot: QtBot, settings: QSettings, value: str) -> None:
    settings.setValue("handbook-text-size", value)
    made = HelpWindow(settings)
    qtbot.addWidget(made)
    assert SMALLEST <= made.text.size_of_text <= LARGEST


def test_lines_are_no_longer_than_is_good_to_read(reader: HelpWindow) -> None:
    reader.resize(1800, 700)
    QApplication.processEvents()
    assert reader.text.lineWrapColumnOrWidth() < 900


def test_it_follows_light_and_dark(reader: HelpWindow) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    try:
        theme.apply(app, dark=True)
        assert theme.DARK.accent.lower() in reader.text.toHtml().lower()
        theme.apply(app, dark=False)
        assert theme.LIGHT.accent.lower() in reader.text.toHtml().lower()
    finally:
        theme.apply(app, dark=False)


# Pictures


def chapter(folder: Path, picture: bytes) -> handbook.Chapter:
    (folder / "01-prov.md").write_text("# T\n\n![Sidan som den ser ut](x.png)\n\nEfter.\n", encoding="utf-8")
    (folder / "x.png").write_bytes(picture)
    return handbook.read(folder / "01-prov.md")


def test_a_picture_is_as_wide_as_the_lines(reader: HelpWindow, tmp_path: Path) -> None:
    image = QImage(1366, 768, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    data = QBuffer()
    image.save(data, "PNG")
    made = chapter(tmp_path, bytes(data.data().data()))
    reader.text.show_chapter(made)
    source = QUrl.fromLocalFile(str(tmp_path / "x.png"))
    drawn = reader.text.document().resource(QTextDocument.ResourceType.ImageResource.value, source)
    assert drawn.width() / drawn.devicePixelRatio() == reader.text._picture_width()
    reader.resize(700, 600)
    QApplication.processEvents()
    assert "Sidan som den ser ut" in shown(reader)


def test_what_is_no_picture_is_no_trouble(reader: HelpWindow, tmp_path: Path) -> None:
    reader.text.show_chapter(chapter(tmp_path, b"ingen bild"))
    assert "Efter." in shown(reader)
    reader.grab()


# By keyboard, and for a screen reader


def test_ctrl_f_searches_and_f6_goes_to_the_text(qtbot: QtBot, reader: HelpWindow) -> None:
    reader.text.setFocus()
    reader._on_search()
    assert reader.contents.field.hasFocus()
    reader._on_next_pane()
    assert reader.text.hasFocus()


def test_every_control_has_a_name_and_the_tools_tell_their_keys(reader: HelpWindow) -> None:
    tools = [
        each for each in reader.findChildren(QToolButton) if each.isVisible() and each.parent() is not None
    ]
    for tool in (reader.back, reader.forward, reader.smaller, reader.larger):
        assert tool in tools
        assert tool.accessibleName()
        assert "(" in tool.toolTip()
    for widget in (reader.text, reader.contents.field, reader.contents.tree, reader.contents.hits):
        assert widget.accessibleName()


def test_where_it_is_narrow_a_chosen_chapter_is_what_is_seen(qtbot: QtBot, reader: HelpWindow) -> None:
    reader.resize(480, 500)
    QApplication.processEvents()
    assert reader.text.isVisible()  # what was asked for
    reader._on_search()
    assert not reader.text.isVisible()
    reader._on_chosen("granska", "")
    assert reader.text.isVisible()
    assert not reader.contents.isVisible()


def test_it_does_not_keep_the_program_running(reader: HelpWindow) -> None:
    assert not reader.testAttribute(Qt.WidgetAttribute.WA_QuitOnClose)


def test_a_handbook_that_is_not_there_is_told(
    qtbot: QtBot, settings: QSettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(help_window.handbook, "chapters", lambda: ())
    made = HelpWindow(settings)
    qtbot.addWidget(made)
    made.show()
    made.go("granska")
    assert made.told.isVisible()
    made.step(-1)


def test_the_window_stands_where_it_stood(qtbot: QtBot, reader: HelpWindow, settings: QSettings) -> None:
    reader.resize(700, 500)
    reader.close()
    other: QWidget = HelpWindow(settings)
    qtbot.addWidget(other)
    assert other.size() == reader.size()


def test_keys_are_taken_by_the_window(qtbot: QtBot, reader: HelpWindow) -> None:
    written = {
        each.key().toString()
        for each in reader.findChildren(help_window.QShortcut)
        if isinstance(each.key(), QKeySequence)
    }
    assert {"Ctrl+F", "Alt+Left", "Alt+Right", "Ctrl++", "Ctrl+-", "Ctrl+0", "Esc", "F6"} <= written


# In one piece, at any size


@pytest.mark.parametrize("size", [(840, 680), (700, 520), (1366, 700)])
def test_every_chapter_stands_there_once(reader: HelpWindow, size: tuple[int, int]) -> None:
    """Its scroll bar comes and goes while Qt reads it, which makes the pictures another width."""
    reader.resize(*size)
    QApplication.processEvents()
    for chapter in handbook.chapters():
        reader.go(chapter.name)
        reader.text.zoom(1)
        read = QTextDocument()
        read.setHtml(help_html.page(chapter, theme.LIGHT, USUAL, 400))
        assert shown(reader) == read.toPlainText(), chapter.name


@pytest.mark.parametrize("below", [1, 2])
def test_the_chapter_that_is_clicked_below_an_unfolded_one_is_the_one_that_is_lit(
    qtbot: QtBot, reader: HelpWindow, below: int
) -> None:
    """The chapters above it fold, and the rows move under the mouse."""
    tree = reader.contents.tree
    wanted = tree.topLevelItem(below)
    place = tree.visualItemRect(wanted).center()
    qtbot.mousePress(tree.viewport(), Qt.MouseButton.LeftButton, pos=place)
    QApplication.processEvents()
    qtbot.mouseMove(tree.viewport(), place + QPoint(1, 1))
    qtbot.mouseRelease(tree.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert reader.where() == wanted.data(0, Qt.ItemDataRole.UserRole)
    assert [each.text(0) for each in tree.selectedItems()] == [wanted.text(0)]


def test_who_lets_go_beside_the_chapter_that_she_pressed_comes_to_the_one_that_is_lit(
    qtbot: QtBot, reader: HelpWindow
) -> None:
    tree = reader.contents.tree
    qtbot.mousePress(
        tree.viewport(),
        Qt.MouseButton.LeftButton,
        pos=tree.visualItemRect(tree.topLevelItem(2)).center(),
    )
    beside = tree.visualItemRect(tree.topLevelItem(3)).center()
    qtbot.mouseRelease(tree.viewport(), Qt.MouseButton.LeftButton, pos=beside)
    (lit,) = tree.selectedItems()
    assert reader.where() == lit.data(0, Qt.ItemDataRole.UserRole)
