"""The form as one sees it: drawn where it should be, gone about by keys, and pointed in."""

from __future__ import annotations

import time

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from readings import LOOSE, reading, rows
from snapshots import many_questions

from auditprep.model import FormCell, FormRow
from ui import theme
from ui.models.form_sheet import FormSheetModel
from ui.models.sheet_geometry import SheetGeometry
from ui.widgets.form_sheet import FormSheet
from ui.widgets.part_looks import PARTS, Legend, draw_shape, ground

pytestmark = [
    pytest.mark.usefixtures("dressed"),
    pytest.mark.qt_log_ignore("propagateSizeHints"),
]  # said by the offscreen platform alone

LEFT = Qt.MouseButton.LeftButton


class TypewriterWords:
    """Every character is 10 px wide, every line 20 px high."""

    character = 10
    line = 20

    def height(self, text: str, width: int, *, bold: bool) -> int:
        return 20 * sum(-(-max(1, len(line)) * 10 // width) for line in text.split("\n"))


@pytest.fixture
def sheet(qtbot: QtBot) -> FormSheet:
    made = FormSheet()
    qtbot.addWidget(made)
    made.resize(520, 300)
    made.show_rows(reading().rows)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.setFocus()
    return made


def cell(path: str, text: str = "", column: int = 0, span: int = 1) -> FormCell:
    return FormCell(path, text, column, span)


def geometry(*rows: FormRow, width: int = 600) -> SheetGeometry:
    made = SheetGeometry(TypewriterWords())
    made.lay_out(rows, width)
    made.measure(0, len(rows))
    return made


# Where things are


def test_a_table_is_as_wide_as_there_is_room_for_and_its_columns_as_their_words_ask() -> None:
    row = FormRow((cell("1", "1.1"), cell("2", "Har nämnden satt upp egna mål?", 1), cell("3", "Ja", 2)), 0)
    spans = [geometry(row).span(0, at) for at in range(3)]
    assert sum(width for _left, width in spans) == 600
    assert spans[1][1] > 3 * max(spans[0][1], spans[2][1])
    assert [left for left, _width in spans] == [0, spans[0][1], spans[0][1] + spans[1][1]]


def test_a_cell_that_spans_columns_is_as_wide_as_they_are_together() -> None:
    made = geometry(
        FormRow((cell("1", "1.1"), cell("2", "Ja", 1), cell("3", "Nej", 2)), 0),
        FormRow((cell("4"), cell("5", "Beskrivning:", 1, 2)), 0),
    )
    assert made.span(1, 1) == (made.span(0, 1)[0], made.span(0, 1)[1] + made.span(0, 2)[1])


def test_a_table_with_more_columns_than_there_is_room_for_still_fits() -> None:
    row = FormRow(tuple(cell(str(n), "Alternativ", n) for n in range(40)), 0)
    made = geometry(row, width=300)
    left, width = made.span(0, 39)
    assert left + width == 300


def test_a_row_is_as_high_as_its_highest_cell_and_the_next_one_stands_under_it() -> None:
    made = geometry(
        FormRow((cell("1", "Kort", 0), cell("2", "Ett svar i flera stycken.\n" * 6, 1)), 0),
        FormRow((cell("3", "Nästa", 0), cell("4", "", 1)), 0),
    )
    assert made.height(0) > 6 * 20
    assert made.top(1) == made.top(0) + made.height(0)
    assert made.cell_at(5, made.top(1) + 1) == (1, 0)
    assert made.cell_at(5, made.total + 50) is None


def test_a_cell_beyond_the_grid_is_no_trouble() -> None:
    made = geometry(FormRow((cell("1", "a", 0), cell("2", "b", 3, 9)), 0), FormRow((), 0))
    assert made.span(0, 1)[0] <= 600
    assert made.height(1) > 0


def test_no_rows_are_nowhere() -> None:
    made = geometry()
    assert (made.row_at(10), made.cell_at(1, 1), made.total) == (-1, None, 0)


# Choosing


def test_a_click_on_a_cell_picks_its_question(qtbot: QtBot, sheet: FormSheet) -> None:
    with qtbot.waitSignal(sheet.question_picked) as picked:
        click(qtbot, sheet, "Är målen mätbara?")
    assert picked.args == ["1.2"]


def test_a_click_on_what_belongs_to_no_question_picks_none(qtbot: QtBot, sheet: FormSheet) -> None:
    with qtbot.assertNotEmitted(sheet.question_picked):
        click(qtbot, sheet, "Granskning")


def test_the_arrow_keys_go_from_cell_to_cell_and_enter_picks(qtbot: QtBot, sheet: FormSheet) -> None:
    click(qtbot, sheet, "Har nämnden mål?")
    qtbot.keyClick(sheet, Qt.Key.Key_Right)
    assert path_at(sheet) == "1/1/2"
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_Left):
        qtbot.keyClick(sheet, key)
    assert path_at(sheet) == "1/0"  # the heading above: the cell before the first of a row
    qtbot.keyClick(sheet, Qt.Key.Key_End)
    assert path_at(sheet) == "99"
    qtbot.keyClick(sheet, Qt.Key.Key_Up)
    with qtbot.waitSignal(sheet.question_picked) as picked:
        qtbot.keyClick(sheet, Qt.Key.Key_Return)
    assert picked.args == ["2.3"]


def test_down_and_up_keep_to_the_column(qtbot: QtBot, sheet: FormSheet) -> None:
    click(qtbot, sheet, "Har nämnden mål?")
    qtbot.keyClick(sheet, Qt.Key.Key_Down)
    assert path_at(sheet) == "1/2/1"
    qtbot.keyClick(sheet, Qt.Key.Key_Down)
    assert path_at(sheet) == "1/3/1"


def test_pages_are_turned_by_key(qtbot: QtBot, sheet: FormSheet) -> None:
    click(qtbot, sheet, "Har nämnden mål?")
    before = sheet.currentIndex().row()
    qtbot.keyClick(sheet, Qt.Key.Key_PageDown)
    assert sheet.currentIndex().row() > before
    qtbot.keyClick(sheet, Qt.Key.Key_PageUp)
    qtbot.keyClick(sheet, Qt.Key.Key_Home)
    assert sheet.currentIndex().row() == 0


def test_a_place_is_pointed_out_by_click_or_by_keys(qtbot: QtBot, sheet: FormSheet) -> None:
    sheet.frame("1.1")
    sheet.point(True)
    with qtbot.waitSignal(sheet.cell_pointed) as pointed, qtbot.assertNotEmitted(sheet.question_picked):
        click(qtbot, sheet, "Är målen mätbara?")
    assert pointed.args == ["1/3/1"]
    qtbot.keyClick(sheet, Qt.Key.Key_Down)
    with qtbot.waitSignal(sheet.cell_pointed) as pointed:
        qtbot.keyClick(sheet, Qt.Key.Key_Return)
    assert pointed.args == ["1/4/1"]


def test_escape_ends_the_pointing(qtbot: QtBot, sheet: FormSheet) -> None:
    sheet.point(True)
    with qtbot.waitSignal(sheet.pointing_ended):
        qtbot.keyClick(sheet, Qt.Key.Key_Escape)


def test_pointing_by_keys_begins_at_the_question(sheet: FormSheet) -> None:
    sheet.frame("2.1")
    sheet.point(True)
    assert path_at(sheet) == "2/1/0"


# Showing


def test_a_framed_question_is_brought_into_sight(sheet: FormSheet) -> None:
    sheet.resize(520, 120)
    sheet.frame("2.3")
    (first, *_rest) = sheet._model.rows_of("2.3")
    assert sheet.viewport().rect().contains(sheet.visualRect(sheet._model.index(first, 1)))


def test_a_text_without_a_question_is_brought_into_sight(sheet: FormSheet) -> None:
    sheet.resize(520, 120)
    sheet.show_words("Lämnas till Eva på rum 214. Lämnas till…")
    assert path_at(sheet) == "99"
    sheet.show_words("finns inte")


def test_the_form_read_anew_stays_where_it_was(sheet: FormSheet) -> None:
    sheet.resize(520, 120)
    sheet.frame("2.3")
    sheet.setCurrentIndex(sheet._model.index(6, 0))
    value, at = sheet.verticalScrollBar().value(), path_at(sheet)
    assert value > 0
    sheet.show_rows(reading().rows)
    assert (sheet.verticalScrollBar().value(), path_at(sheet)) == (value, at)
    sheet.show_rows(reading().rows[:3])
    assert sheet.verticalScrollBar().value() == 0


def test_a_narrower_form_keeps_the_row_on_top(sheet: FormSheet) -> None:
    sheet.resize(520, 120)
    sheet.frame("2.3")
    top = sheet._geometry.row_at(sheet.verticalOffset())
    sheet.resize(300, 120)
    assert sheet._geometry.row_at(sheet.verticalOffset()) == top


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_what_was_understood_is_told_apart_by_ground_and_by_shape(qapp: QApplication, dark: bool) -> None:
    look = theme.DARK if dark else theme.LIGHT
    assert len({ground(part, look).name() for part in (*PARTS, None)}) == len(PARTS) + 1
    assert len({shape(part) for part in PARTS}) == len(PARTS)


def test_what_belongs_to_the_question_is_framed(qapp: QApplication, sheet: FormSheet) -> None:
    bare = sheet.viewport().grab().toImage()
    sheet.frame("1.1")
    framed = sheet.viewport().grab().toImage()
    accent = QColor(theme.LIGHT.accent)
    box = sheet.visualRect(sheet._model.index(sheet._model.rows_of("1.1")[0], 1))
    edge = QPoint(box.left(), box.center().y())
    assert framed.pixelColor(edge) == accent
    assert bare.pixelColor(edge) != accent


def test_the_legend_names_only_what_is_there(qtbot: QtBot) -> None:
    legend = Legend()
    qtbot.addWidget(legend)
    legend.show()
    legend.show_parts({"question", "answer", None})
    shown = [entry.accessibleName() for entry in legend._entries.values() if entry.isVisible()]
    assert shown == ["Fråga", "Svar"]


def test_a_screen_reader_hears_what_a_cell_was_understood_as() -> None:
    model = FormSheetModel()
    model.show(reading().rows)
    role = Qt.ItemDataRole.AccessibleTextRole
    assert model.index(2, 1).data(role) == "Fråga: Har nämnden mål?"
    assert model.index(3, 1).data(role) == "Svar: tom"
    assert model.index(0, 0).data(role) == "Granskning"
    assert model.index(0, 3).data(role) is None


def test_words_are_found_first_where_nothing_was_understood() -> None:
    model = FormSheetModel()
    model.show(rows(reading().form))
    assert model.row_with("Är målen mätbara?") == 4
    assert model.row_with(str(LOOSE.facts["text"])) == len(model.rows) - 1


def test_ten_thousand_rows_are_shown_and_gone_through_at_once(qtbot: QtBot) -> None:
    large = reading(sections=many_questions(50, 100)).rows
    sheet = FormSheet()
    qtbot.addWidget(sheet)
    sheet.resize(520, 500)
    sheet.show()
    begun = time.process_time()
    sheet.show_rows(large)
    sheet.frame("44.7")
    sheet.grab()
    assert time.process_time() - begun < 1  # a fifth of that on an ordinary machine
    row = sheet._model.rows_of("44.7")[0]
    assert sheet.viewport().rect().contains(sheet.visualRect(sheet._model.index(row, 1)))


def click(qtbot: QtBot, sheet: FormSheet, words: str) -> None:
    model = sheet._model
    index = next(
        model.index(row, column)
        for row in range(model.rowCount())
        for column, found in enumerate(model.rows[row].cells)
        if found.text == words
    )
    qtbot.mouseClick(sheet.viewport(), LEFT, pos=sheet.visualRect(index).center())


def path_at(sheet: FormSheet) -> str:
    at = sheet.currentIndex()
    found = sheet._model.cell(at.row(), at.column())
    assert found is not None
    return found.path


def shape(part: str) -> bytes:
    """The shape, as its pixels."""
    from PySide6.QtCore import QRectF
    from PySide6.QtGui import QPainter

    image = QImage(20, 20, QImage.Format.Format_Grayscale8)
    image.fill(QColor("white"))
    painter = QPainter(image)
    draw_shape(painter, part, QRectF(4, 4, 12, 12), QColor("black"))
    painter.end()
    return bytes(image.constBits())
