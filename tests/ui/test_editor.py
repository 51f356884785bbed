"""The editor writes what the user means, and loses nothing of it."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QImage, QKeyEvent, QKeySequence, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QPushButton, QToolButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from strategies import blocks

from auditprep.richtext import to_markdown
from ui import theme
from ui.widgets import table_edits
from ui.widgets.editor import RichTextEditor
from ui.widgets.editor_toolbar import EditorToolbar
from ui.widgets.rich_text_edit import RichTextEdit
from ui.widgets.table_picker import TablePicker

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # of the offscreen platform
NONE, SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
TABLE = "| a | b |\n| --- | --- |\n| c | d |"


@pytest.fixture
def editor(qtbot: QtBot) -> RichTextEditor:
    made = RichTextEditor()
    qtbot.addWidget(made)
    made.resize(700, 500)
    with qtbot.waitExposed(made):
        made.show()
    made.focus_text()
    return made


# Typing


def test_what_is_typed_is_there(editor: RichTextEditor) -> None:
    write(editor, "Målen är åtta.\nÖvrigt")
    assert editor.markdown() == "Målen är åtta.\n\nÖvrigt"


def test_blanks_stay_while_typing_and_are_trimmed_in_the_markdown(editor: RichTextEditor) -> None:
    write(editor, "ett ")
    assert sheet(editor).toPlainText() == "ett "
    assert editor.markdown() == "ett"
    write(editor, "två")
    assert editor.markdown() == "ett två"


def test_enter_in_an_empty_paragraph_makes_no_second_one(editor: RichTextEditor) -> None:
    write(editor, "Ett\n\n\nTvå")
    assert sheet(editor).document().blockCount() == 2


def test_enter_before_a_paragraph_makes_room_for_one(editor: RichTextEditor) -> None:
    editor.set_markdown("Två")
    sheet(editor).moveCursor(QTextCursor.MoveOperation.Start)
    write(editor, "\n\n\n")
    sheet(editor).moveCursor(QTextCursor.MoveOperation.Start)
    write(editor, "Ett")
    assert editor.markdown() == "Ett\n\nTvå"
    assert sheet(editor).document().blockCount() == 2


def test_shift_enter_breaks_the_line(editor: RichTextEditor) -> None:
    write(editor, "Ett")
    press(editor, Qt.Key.Key_Return, SHIFT, "\r")
    write(editor, "Två")
    assert editor.markdown() == "Ett\\\nTvå"


@pytest.mark.parametrize(
    ("key", "around"),
    [(Qt.Key.Key_B, ("**", "**")), (Qt.Key.Key_I, ("*", "*")), (Qt.Key.Key_U, ("<u>", "</u>"))],
)
def test_the_keys_of_word_dress_the_selected_words(
    editor: RichTextEditor, key: Qt.Key, around: tuple[str, str]
) -> None:
    editor.set_markdown("Fyra mål")
    select(editor, "mål")
    press(editor, key, CONTROL)
    assert editor.markdown() == f"Fyra {around[0]}mål{around[1]}"
    press(editor, key, CONTROL)
    assert editor.markdown() == "Fyra mål"


def test_a_half_bold_selection_becomes_wholly_bold(editor: RichTextEditor) -> None:
    editor.set_markdown("Fyra **mål**")
    sheet(editor).selectAll()
    press(editor, Qt.Key.Key_B, CONTROL)
    assert editor.markdown() == "**Fyra mål**"


def test_words_typed_after_control_b_are_bold(editor: RichTextEditor) -> None:
    write(editor, "a ")
    press(editor, Qt.Key.Key_B, CONTROL)
    write(editor, "å")
    press(editor, Qt.Key.Key_B, CONTROL)
    write(editor, " ö")
    assert editor.markdown() == "a **å** ö"


def test_in_the_text_control_b_is_not_the_windows(editor: RichTextEditor) -> None:
    event = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_B, CONTROL)
    event.ignore()
    QApplication.sendEvent(sheet(editor), event)
    assert event.isAccepted()
    editor.set_read_only(True)
    event.ignore()
    QApplication.sendEvent(sheet(editor), event)
    assert not event.isAccepted()


# Lists


@pytest.mark.parametrize(
    ("sign", "markdown"),
    [("- ", "- a\n- b"), ("* ", "- a\n- b"), ("1. ", "1. a\n2. b"), ("3) ", "3. a\n4. b")],
)
def test_a_sign_at_the_start_begins_a_list(editor: RichTextEditor, sign: str, markdown: str) -> None:
    write(editor, f"{sign}a\nb")
    assert editor.markdown() == markdown


def test_undo_gives_the_sign_back(editor: RichTextEditor) -> None:
    write(editor, "1. ")
    press(editor, Qt.Key.Key_Z, CONTROL)
    assert sheet(editor).toPlainText() == "1. "
    assert sheet(editor).textCursor().currentList() is None


def test_a_sign_inside_a_sentence_is_no_list(editor: RichTextEditor) -> None:
    write(editor, "Från 1. - 2")
    assert sheet(editor).textCursor().currentList() is None


def test_enter_on_an_empty_item_ends_the_list(editor: RichTextEditor) -> None:
    write(editor, "- a\n\nEfter")
    assert editor.markdown() == "- a\n\nEfter"


def test_enter_on_an_empty_nested_item_moves_it_out(editor: RichTextEditor) -> None:
    write(editor, "- a\n")
    press(editor, Qt.Key.Key_Tab, text="\t")
    write(editor, "b\n\nc")
    assert editor.markdown() == "- a\n  - b\n- c"


def test_tab_moves_an_item_in_and_shift_tab_out(editor: RichTextEditor) -> None:
    write(editor, "- a\nb")
    press(editor, Qt.Key.Key_Tab, text="\t")
    assert editor.markdown() == "- a\n  - b"
    press(editor, Qt.Key.Key_Backtab, SHIFT)
    assert editor.markdown() == "- a\n- b"


def test_an_item_takes_those_under_it_along(editor: RichTextEditor) -> None:
    editor.set_markdown("- a\n- b\n  - c\n- d")
    select(editor, "b")
    press(editor, Qt.Key.Key_Tab, text="\t")
    assert editor.markdown() == "- a\n  - b\n    - c\n- d"


def test_an_item_cannot_be_two_levels_under_the_one_above(editor: RichTextEditor) -> None:
    write(editor, "- a\nb")
    for _thrice in range(3):
        press(editor, Qt.Key.Key_Tab, text="\t")
    assert editor.markdown() == "- a\n  - b"


def test_numbers_below_an_item_begin_anew(editor: RichTextEditor) -> None:
    editor.set_markdown("1. a\n   1. b\n   2. c\n   3. d")
    select(editor, "c")
    press(editor, Qt.Key.Key_Backtab, SHIFT)
    assert editor.markdown() == "1. a\n   1. b\n2. c\n   1. d"


@pytest.mark.parametrize(("before", "after"), [("- a\n- b", "- a\n\nb"), ("- a\n  - b", "- a\n- b")])
def test_backspace_in_front_of_an_item_takes_it_out_a_level(
    editor: RichTextEditor, before: str, after: str
) -> None:
    editor.set_markdown(before)
    stand_before(editor, "b")
    press(editor, Qt.Key.Key_Backspace)
    assert editor.markdown() == after


def test_paragraphs_become_numbers_then_bullets_then_paragraphs(editor: RichTextEditor) -> None:
    editor.set_markdown("a\n\nb")
    sheet(editor).selectAll()
    button(editor, "Numrerad lista").click()
    assert editor.markdown() == "1. a\n2. b"
    button(editor, "Punktlista").click()
    assert editor.markdown() == "- a\n- b"
    button(editor, "Punktlista").click()
    assert editor.markdown() == "a\n\nb"


def test_a_changed_list_is_undone_in_one_step(editor: RichTextEditor) -> None:
    editor.set_markdown("1. a\n   1. b\n   2. c\n   3. d")
    sheet(editor).selectAll()
    button(editor, "Punktlista").click()
    sheet(editor).undo()
    assert editor.markdown() == "1. a\n   1. b\n   2. c\n   3. d"
    assert not sheet(editor).document().isModified()


# Tables


def test_tab_goes_through_a_table_and_adds_a_row(editor: RichTextEditor) -> None:
    insert_table(editor, 1, 2)
    for words in ("Mål", "Utfall", "A"):
        write(editor, words)
        press(editor, Qt.Key.Key_Tab, text="\t")
    press(editor, Qt.Key.Key_Backtab, SHIFT)
    write(editor, "B")
    assert editor.markdown() == "| Mål | Utfall |\n| --- | --- |\n| BA |  |"


def test_enter_in_a_cell_breaks_its_line(editor: RichTextEditor) -> None:
    editor.set_markdown(TABLE)
    select(editor, "d")
    write(editor, "ett\ntvå")
    assert editor.markdown() == "| a | b |\n| --- | --- |\n| c | ett<br>två |"


@pytest.mark.parametrize(
    ("name", "markdown"),
    [
        ("Infoga rad under", "| a | b |\n| --- | --- |\n|  |  |\n| c | d |"),
        ("Infoga rad ovanför", "|  |  |\n| --- | --- |\n| a | b |\n| c | d |"),
        ("Infoga kolumn till höger", "| a |  | b |\n| --- | --- | --- |\n| c |  | d |"),
        ("Infoga kolumn till vänster", "|  | a | b |\n| --- | --- | --- |\n|  | c | d |"),
        ("Ta bort rad", "| c | d |\n| --- | --- |"),
        ("Ta bort kolumn", "| b |\n| --- |\n| d |"),
        ("Ta bort tabell", ""),
    ],
)
def test_rows_and_columns_come_and_go(editor: RichTextEditor, name: str, markdown: str) -> None:
    editor.set_markdown(TABLE)
    select(editor, "a")
    menu = QMenu()
    sheet(editor).table_menu_wanted.emit(menu)
    next(action for action in menu.actions() if action.text() == name).trigger()
    assert editor.markdown() == markdown
    sheet(editor).undo()
    assert editor.markdown() == TABLE


def test_a_new_column_can_be_written_in_at_once(editor: RichTextEditor) -> None:
    editor.set_markdown(TABLE)
    select(editor, "a")
    button(editor, "Infoga kolumn till höger").click()
    write(editor, "ny")
    assert editor.markdown().startswith("| a | ny | b |")


def test_the_tools_of_tables_are_shown_only_in_a_table(editor: RichTextEditor) -> None:
    editor.set_markdown(f"Ord\n\n{TABLE}")
    assert button(editor, "Ta bort rad").isHidden()
    select(editor, "c")
    assert not button(editor, "Ta bort rad").isHidden()
    assert not button(editor, "Punktlista").isEnabled()


def test_text_before_and_after_a_table_can_be_written(editor: RichTextEditor) -> None:
    editor.set_markdown(TABLE)
    sheet(editor).moveCursor(QTextCursor.MoveOperation.Start)
    write(editor, "Före")
    sheet(editor).moveCursor(QTextCursor.MoveOperation.End)
    write(editor, "Efter")
    assert editor.markdown() == f"Före\n\n{TABLE}\n\nEfter"


def test_a_table_asked_for_in_a_list_stands_after_it(editor: RichTextEditor) -> None:
    write(editor, "- a")
    insert_table(editor, 1, 1)
    write(editor, "b")
    assert editor.markdown() == "- a\n\n| b |\n| --- |"


def test_the_size_of_a_table_is_picked_with_the_keyboard(editor: RichTextEditor, qtbot: QtBot) -> None:
    button(editor, "Infoga tabell").click()
    picker = editor.findChild(TablePicker)
    assert picker.accessibleName() == "3 rader, 3 kolumner"
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_Return):
        qtbot.keyClick(picker, key)
    write(editor, "Mål")
    assert editor.markdown() == "| Mål |\n| --- |\n|  |"


def test_the_size_of_a_table_is_picked_with_the_mouse(editor: RichTextEditor, qtbot: QtBot) -> None:
    button(editor, "Infoga tabell").click()
    qtbot.mouseClick(editor.findChild(TablePicker), Qt.MouseButton.LeftButton, pos=QPoint(8 + 25 + 5, 8 + 5))
    write(editor, "x")
    assert editor.markdown() == "| x |  |\n| --- | --- |"


# Links


def test_a_link_is_made_of_the_selection_and_ends_where_it_ends(editor: RichTextEditor, qtbot: QtBot) -> None:
    editor.set_markdown("Se mål")
    select(editor, "mål")
    press(editor, Qt.Key.Key_K, CONTROL)
    address = line(editor, "Webb- eller e-postadress")
    address.setText("www.exempel.se")
    qtbot.keyClick(address, Qt.Key.Key_Return)
    sheet(editor).moveCursor(QTextCursor.MoveOperation.End)
    write(editor, " nu")
    assert editor.markdown() == "Se [mål](https://www.exempel.se) nu"


def test_a_link_with_words_of_its_own_is_inserted(editor: RichTextEditor) -> None:
    write(editor, "Fråga ")
    button(editor, "Länk").click()
    line(editor, "Webb- eller e-postadress").setText("namn@exempel.se")
    line(editor, "Text som visas").setText("oss")
    push(editor, "Lägg till").click()
    assert editor.markdown() == "Fråga [oss](mailto:namn@exempel.se)"


@pytest.mark.parametrize("text", ["- ett\n- två", TABLE])
def test_who_only_passes_by_goes_on_by_tab_and_changes_nothing(
    qtbot: QtBot, editor: RichTextEditor, text: str
) -> None:
    editor.set_markdown(text)
    sheet(editor).clearFocus()
    sheet(editor).setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(sheet(editor), Qt.Key.Key_Tab)
    assert not sheet(editor).hasFocus()
    assert editor.markdown() == text


def test_who_has_typed_in_a_list_indents_by_tab(editor: RichTextEditor) -> None:
    editor.set_markdown("- ett\n- två")
    sheet(editor).clearFocus()
    sheet(editor).moveCursor(QTextCursor.MoveOperation.End)
    sheet(editor).setFocus(Qt.FocusReason.TabFocusReason)
    write(editor, "!")
    QTest.keyClick(sheet(editor), Qt.Key.Key_Tab)
    assert editor.markdown() == "- ett\n  - två!"


def test_who_has_put_the_cursor_somewhere_comes_back_to_it(editor: RichTextEditor) -> None:
    editor.set_markdown("Nämnden beslutade.")
    stand_before(editor, "beslutade")
    sheet(editor).clearFocus()
    editor.focus_text()
    write(editor, "inte ")
    assert editor.markdown() == "Nämnden inte beslutade."


def test_where_nothing_is_selected_the_keys_of_links_are_left_to_the_window(editor: RichTextEditor) -> None:
    write(editor, "Fråga")
    asked = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_K, CONTROL)
    asked.ignore()
    QApplication.sendEvent(sheet(editor), asked)
    assert not asked.isAccepted()
    select(editor, "Fråga")
    QApplication.sendEvent(sheet(editor), asked)
    assert asked.isAccepted()


def test_the_link_at_the_cursor_is_changed_or_taken_away(editor: RichTextEditor) -> None:
    editor.set_markdown("Se [**må**let](https://a.se) nu")
    select(editor, "let")
    stand_before(editor, "let")
    press(editor, Qt.Key.Key_K, CONTROL)
    assert line(editor, "Webb- eller e-postadress").text() == "https://a.se"
    assert line(editor, "Text som visas").text() == "målet"
    line(editor, "Webb- eller e-postadress").setText("https://b.se")
    push(editor, "Ändra").click()
    assert editor.markdown() == "Se [<strong>må</strong>let](https://b.se) nu"
    press(editor, Qt.Key.Key_K, CONTROL)
    push(editor, "Ta bort länk").click()
    assert editor.markdown() == "Se <strong>må</strong>let nu"


def test_what_is_no_address_is_told_and_changes_nothing(editor: RichTextEditor) -> None:
    editor.set_markdown("mål")
    sheet(editor).selectAll()
    press(editor, Qt.Key.Key_K, CONTROL)
    line(editor, "Webb- eller e-postadress").setText("javascript:alert(1)")
    push(editor, "Lägg till").click()
    assert line(editor, "Webb- eller e-postadress").isVisible()
    assert editor.markdown() == "mål"


# The contract with the page


def test_setting_text_is_no_edit_but_typing_is(editor: RichTextEditor, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(editor.edited, wait=20):
        editor.set_markdown("Ett **två** [tre](https://a.se)\n\n- tre\n\n| a |\n| --- |")
    assert not sheet(editor).document().isModified()
    with qtbot.waitSignal(editor.edited):
        write(editor, "x")


def test_going_from_light_to_dark_is_no_edit_and_recolours_links(
    editor: RichTextEditor, qtbot: QtBot
) -> None:
    editor.set_markdown("[länk](https://a.se)")
    write(editor, "x")
    sheet(editor).undo()
    for look in (theme.LIGHT, theme.DARK):
        with qtbot.assertNotEmitted(editor.edited, wait=20):
            sheet(editor).setPalette(theme.qt_palette(look))
        assert link_colour(editor) == look.accent.lower()
    assert not sheet(editor).document().isModified()
    assert sheet(editor).document().isRedoAvailable()


def test_undo_does_not_reach_the_question_before(editor: RichTextEditor) -> None:
    editor.set_markdown("Förra frågans svar")
    editor.set_markdown("Den här frågans svar")
    sheet(editor).undo()
    assert editor.markdown() == "Den här frågans svar"


def test_read_only_text_can_be_copied_but_not_changed(editor: RichTextEditor) -> None:
    editor.set_markdown("- Fast")
    editor.set_read_only(True)
    write(editor, "x\n")
    press(editor, Qt.Key.Key_B, CONTROL)
    press(editor, Qt.Key.Key_Tab)
    paste(editor, text="y")
    assert editor.markdown() == "- Fast"
    sheet(editor).selectAll()
    assert sheet(editor).createMimeDataFromSelection().text() == "• Fast"
    editor.set_read_only(False)
    write(editor, "x")
    assert editor.markdown() == "- x"


def test_typing_computes_no_markdown(editor: RichTextEditor, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_blocks: object) -> str:
        raise AssertionError("computed while typing")

    monkeypatch.setattr("ui.widgets.editor.from_document", fail)
    monkeypatch.setattr("auditprep.richtext.to_markdown", fail)
    write(editor, "- ett\ntvå")


def test_an_empty_sheet_says_what_it_is_for(editor: RichTextEditor) -> None:
    assert sheet(editor).placeholderText() == "Beskriv här…"
    assert sheet(editor).accessibleName() == "Beskrivning"
    write(editor, "- ")
    assert sheet(editor).placeholderText() == ""


# The toolbar


def test_the_toolbar_shows_the_format_at_the_cursor(editor: RichTextEditor) -> None:
    editor.set_markdown("plan\n\n- **fet** <u>streck</u>\n\n1. *kursiv*")
    for words, shown in (
        ("plan", set()), ("fet", {"Fet", "Punktlista"}), ("streck", {"Understruken", "Punktlista"}),
        ("kursiv", {"Kursiv", "Numrerad lista"}),
    ):  # fmt: skip
        select(editor, words)
        assert {each.accessibleName() for each in buttons(editor) if each.isChecked()} == shown


def test_every_button_has_a_name_and_tells_its_keys(editor: RichTextEditor) -> None:
    assert all(each.accessibleName() and each.toolTip() for each in buttons(editor))
    keys = QKeySequence("Ctrl+B").toString(QKeySequence.SequenceFormat.NativeText)
    assert button(editor, "Fet").toolTip() == f"Fet ({keys})"


def test_the_toolbar_is_one_stop_and_the_arrows_move_in_it(qtbot: QtBot) -> None:
    window, editor, before = QWidget(), RichTextEditor(), QLineEdit()
    layout = QVBoxLayout(window)
    layout.addWidget(before)
    layout.addWidget(editor)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    before.setFocus()
    qtbot.keyClick(before, Qt.Key.Key_Tab)
    assert button(editor, "Fet").hasFocus()
    qtbot.keyClick(button(editor, "Fet"), Qt.Key.Key_Right)
    assert button(editor, "Kursiv").hasFocus()
    qtbot.keyClick(button(editor, "Kursiv"), Qt.Key.Key_Tab)
    assert sheet(editor).hasFocus()
    press(editor, Qt.Key.Key_Backtab, SHIFT)
    assert button(editor, "Kursiv").hasFocus()
    qtbot.keyClick(button(editor, "Kursiv"), Qt.Key.Key_Escape)
    assert sheet(editor).hasFocus()


# Pasting and copying


def test_a_paste_goes_into_the_sentence(editor: RichTextEditor) -> None:
    editor.set_markdown("Före efter")
    stand_before(editor, "efter")
    paste(editor, html="<p>mitt i <b>fet</b> </p>", text="mitt i fet ")
    assert editor.markdown() == "Före mitt i **fet** efter"


def test_a_paste_is_undone_in_one_step(editor: RichTextEditor) -> None:
    editor.set_markdown("Före")
    sheet(editor).moveCursor(QTextCursor.MoveOperation.End)
    paste(editor, html="<ul><li>b</li></ul><table><tr><td>c</td><td>d</td></tr></table>")
    assert editor.markdown() == "Före\n\n- b\n\n| c | d |\n| --- | --- |"
    sheet(editor).undo()
    assert editor.markdown() == "Före"


def test_paragraphs_pasted_into_a_paragraph_part_it(editor: RichTextEditor) -> None:
    editor.set_markdown("Före efter")
    stand_before(editor, "efter")
    paste(editor, html="<p>ett</p><p>två</p>")
    assert editor.markdown() == "Före ett\n\ntvå\n\nefter"


def test_a_paste_in_a_cell_stays_in_the_cell(editor: RichTextEditor) -> None:
    editor.set_markdown("| a |\n| --- |\n| b |")
    select(editor, "b")
    paste(editor, html="<p>x</p><ul><li>y</ul><table><tr><td>1<td>2</table>")
    assert editor.markdown() == "| a |\n| --- |\n| x<br>• y<br>1 2 |"


def test_too_much_to_paste_is_told_and_nothing_is_cut(editor: RichTextEditor, qtbot: QtBot) -> None:
    editor.set_markdown("Före")
    sheet(editor).selectAll()
    with qtbot.waitSignal(editor.paste_trimmed):
        paste(editor, text="ord " * 100_000)
    assert editor.markdown() == "Före"


def test_a_picture_is_left_out_and_said_so(editor: RichTextEditor, qtbot: QtBot) -> None:
    with qtbot.waitSignal(editor.paste_trimmed):
        paste(editor, html="före <img src='https://a.se/x.png'>efter")
    assert editor.markdown() == "före efter"
    data = QMimeData()
    data.setImageData(QImage(2, 2, QImage.Format.Format_RGB32))
    with qtbot.waitSignal(editor.paste_trimmed):
        sheet(editor).insertFromMimeData(data)


def test_a_picture_alone_is_told_of_from_the_menu_as_from_the_keys(
    editor: RichTextEditor, qtbot: QtBot
) -> None:
    picture = QMimeData()
    picture.setImageData(QImage(2, 2, QImage.Format.Format_RGB32))
    assert sheet(editor).canInsertFromMimeData(picture)
    with qtbot.waitSignal(editor.paste_trimmed) as told:
        sheet(editor).insertFromMimeData(picture)
    assert "bifoga den" in told.args[0]


def test_copied_files_are_handed_on_and_their_paths_are_not_written(
    editor: RichTextEditor, qtbot: QtBot
) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile("/mapp/plan.pdf")])
    data.setText("/mapp/plan.pdf")
    with qtbot.waitSignal(editor.files_pasted) as handed:
        sheet(editor).insertFromMimeData(data)
    assert handed.args == [["/mapp/plan.pdf"]]
    assert editor.markdown() == ""


def test_a_copied_word_keeps_the_blank_beside_it(editor: RichTextEditor) -> None:
    editor.set_markdown("ett **två** tre")
    select(editor, "två ")
    data = sheet(editor).createMimeDataFromSelection()
    assert (data.text(), data.html()) == ("två ", '<b>två</b><span style="white-space: pre-wrap"> </span>')
    stand_before(editor, "ett")
    sheet(editor).insertFromMimeData(data)
    assert editor.markdown() == "**två** ett **två** tre"


@pytest.mark.parametrize(
    "text",
    ["Ett **två**\n\n- tre\n  1. fyra\n- fem", f"a\n\n{TABLE}\n\nb", "rad\\\nbruten", "[a](https://b.se) c"],
)
def test_what_is_copied_can_be_pasted_back(editor: RichTextEditor, text: str) -> None:
    editor.set_markdown(text)
    sheet(editor).selectAll()
    data = sheet(editor).createMimeDataFromSelection()
    editor.set_markdown("")
    sheet(editor).insertFromMimeData(data)
    assert editor.markdown() == text


def test_control_shift_v_pastes_the_words_alone(editor: RichTextEditor) -> None:
    data = QMimeData()
    data.setHtml("<b>fet</b>")
    data.setText("fet")
    QApplication.clipboard().setMimeData(data)
    press(editor, Qt.Key.Key_V, CONTROL | SHIFT)
    assert editor.markdown() == "fet"


# Whatever is done

_KEYS = {
    "TAB": (Qt.Key.Key_Tab, NONE), "BACKTAB": (Qt.Key.Key_Backtab, SHIFT), "BACK": (Qt.Key.Key_Backspace, NONE),
    "DELETE": (Qt.Key.Key_Delete, NONE), "BOLD": (Qt.Key.Key_B, CONTROL), "ITALIC": (Qt.Key.Key_I, CONTROL),
    "UP": (Qt.Key.Key_Up, NONE), "LEFT": (Qt.Key.Key_Left, NONE), "SELECT LEFT": (Qt.Key.Key_Left, SHIFT),
    "SELECT UP": (Qt.Key.Key_Up, SHIFT), "HOME": (Qt.Key.Key_Home, NONE), "BREAK": (Qt.Key.Key_Return, SHIFT),
    "UNDO": (Qt.Key.Key_Z, CONTROL), "REDO": (Qt.Key.Key_Y, CONTROL), "ALL": (Qt.Key.Key_A, CONTROL),
}  # fmt: skip
_BUTTONS = ("Punktlista", "Numrerad lista", "Öka indrag", "Minska indrag", "Infoga rad under", "Infoga kolumn till höger",
            "Ta bort rad", "Ta bort kolumn")  # fmt: skip
_ACTS = st.sampled_from(
    ["å", " ", "x", "- ", "1. ", "\n", "\n", "TABLE", "PASTE", "PASTE TABLE", *_KEYS, *_BUTTONS]
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(blocks, st.lists(_ACTS, max_size=25))
def test_whatever_is_done_survives_being_saved_and_shown_again(
    editor: RichTextEditor, given_blocks, acts
) -> None:
    editor.set_markdown(to_markdown(given_blocks))
    for what in acts:
        act(editor, what)
    saved = editor.markdown()
    editor.set_markdown(saved)
    assert editor.markdown() == saved


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(blocks, st.lists(_ACTS, max_size=12))
def test_whatever_is_done_can_be_undone(editor: RichTextEditor, given_blocks, acts) -> None:
    text = to_markdown(given_blocks)
    editor.set_markdown(text)
    for what in acts:
        act(editor, what)
    while sheet(editor).document().isUndoAvailable():
        sheet(editor).undo()
    assert editor.markdown() == text


def act(editor: RichTextEditor, what: str) -> None:
    if what in _KEYS:
        press(editor, *_KEYS[what])
    elif what in _BUTTONS:
        if button(editor, what).isVisible():
            button(editor, what).click()
    elif what == "TABLE":
        insert_table(editor, 2, 2)
    elif what == "PASTE":
        paste(editor, html="<p>p</p><ol><li>q<li>r</ol>")
    elif what == "PASTE TABLE":
        paste(editor, html="<table><tr><td>s<td>t</table><p>u</p>")
    else:
        write(editor, what)


def sheet(editor: RichTextEditor) -> RichTextEdit:
    return editor.findChild(RichTextEdit)


def buttons(editor: RichTextEditor) -> list[QToolButton]:
    return editor.findChild(EditorToolbar).findChildren(QToolButton)


def button(editor: RichTextEditor, name: str) -> QToolButton:
    return next(each for each in buttons(editor) if each.accessibleName() == name)


def push(editor: RichTextEditor, words: str) -> QPushButton:
    return next(each for each in editor.findChildren(QPushButton) if each.text() == words)


def line(editor: RichTextEditor, name: str) -> QLineEdit:
    return next(each for each in editor.findChildren(QLineEdit) if each.accessibleName() == name)


def press(editor: RichTextEditor, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE, text: str = "") -> None:
    """One key, as the window gets it."""
    for kind in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(sheet(editor), QKeyEvent(kind, key, modifiers, text))


def write(editor: RichTextEditor, words: str) -> None:
    """Types the words; a line end is Enter."""
    for letter in words:
        if letter == "\n":
            press(editor, Qt.Key.Key_Return, text="\r")
        else:
            press(editor, Qt.Key.Key_Space if letter == " " else Qt.Key.Key_unknown, text=letter)


def select(editor: RichTextEditor, words: str) -> None:
    found = sheet(editor).document().find(words)
    assert not found.isNull()
    sheet(editor).setTextCursor(found)


def stand_before(editor: RichTextEditor, words: str) -> None:
    select(editor, words)
    cursor = sheet(editor).textCursor()
    cursor.setPosition(cursor.selectionStart())
    sheet(editor).setTextCursor(cursor)


def insert_table(editor: RichTextEditor, rows: int, columns: int) -> None:
    sheet(editor).setTextCursor(table_edits.insert(sheet(editor).textCursor(), rows, columns))


def paste(editor: RichTextEditor, *, html: str = "", text: str = "") -> None:
    data = QMimeData()
    if html:
        data.setHtml(html)
    if text:
        data.setText(text)
    sheet(editor).insertFromMimeData(data)


def link_colour(editor: RichTextEditor) -> str:
    """As it is painted."""
    painted = sheet(editor).document().begin().layout().formats()
    return next(each.format.foreground().color().name() for each in painted)
