"""Words in no list: underlined in the editor, told where one points, and what they may become where the user asks."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QApplication, QMenu, QTextEdit
from pytestqt.qtbot import QtBot

from ui.widgets import spelling_marks
from ui.widgets.editor import RichTextEditor

pytestmark = pytest.mark.qt_log_ignore(  # said by the offscreen platform alone
    "propagateSizeHints", "grabbing the keyboard", "support raise"
)

WRONG = ("nämden", "målenn", "Planenn")
TEXT = "Här antog nämden sina målenn.\n\nPlanenn är **klar nämden** nu."


@dataclass
class Spelt:
    """An editor, and whoever answers what it asks: at once, but for suggestions."""

    editor: RichTextEditor
    asked: list[tuple[str, ...]] = field(default_factory=list)
    thought_of: list[str] = field(default_factory=list)
    added: list[str] = field(default_factory=list)
    counted: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.marks.check_wanted.connect(self.check)
        self.marks.suggest_wanted.connect(self.thought_of.append)
        self.marks.add_wanted.connect(self.added.append)
        self.marks.counted.connect(self.counted.append)
        self.marks.set_on(True)

    @property
    def marks(self) -> spelling_marks.SpellingMarks:
        return self.editor.spelling

    @property
    def sheet(self) -> QTextEdit:
        return self.editor.findChild(QTextEdit)

    def check(self, texts: tuple[str, ...]) -> None:
        self.asked.append(texts)
        self.marks.take_checked({text: _places(text) for text in texts})

    def marked(self) -> list[str]:
        QApplication.processEvents()
        return [each.cursor.selectedText() for each in self.sheet.extraSelections()]

    def put_cursor(self, at: int) -> None:
        cursor = self.sheet.textCursor()
        cursor.setPosition(at)
        self.sheet.setTextCursor(cursor)

    def type(self, words: str) -> None:
        for letter in words:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                key = Qt.Key.Key_Space if letter == " " else Qt.Key.Key_A
                event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, letter)
                QApplication.sendEvent(self.sheet, event)


def _places(text: str) -> tuple[tuple[int, int], ...]:
    found = []
    for word in WRONG:
        at = text.find(word)
        while at >= 0:
            if not text[at + len(word) :][:1].isalpha():
                found.append((at, at + len(word)))
            at = text.find(word, at + 1)
    return tuple(sorted(found))


@pytest.fixture
def spelt(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Spelt]:
    monkeypatch.setattr(spelling_marks, "PAUSE_MS", 0)

    def make(text: str = TEXT) -> Spelt:
        editor = RichTextEditor()
        qtbot.addWidget(editor)
        editor.resize(600, 300)
        made = Spelt(editor)
        editor.set_markdown(text)
        with qtbot.waitActive(editor):
            editor.show()
            editor.activateWindow()
        editor.focus_text()
        QApplication.processEvents()
        return made

    return make


@pytest.fixture
def opened() -> Iterator[_Opened]:
    """The context menu that was opened."""
    yield _Opened()
    if (menu := QApplication.activePopupWidget()) is not None:
        menu.close()


class _Opened:
    def __getitem__(self, _number: int) -> QMenu:
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        return menu


def lines(menu: QMenu) -> list[str]:
    return [action.text() for action in menu.actions() if action.text() and action.isVisible()]


def choose(menu: QMenu, words: str) -> None:
    action = next(action for action in menu.actions() if action.text() == words)
    menu.hide()
    action.trigger()


def ask(spelt: Spelt, at: int) -> None:
    """Opens the context menu with the Menu key."""
    spelt.put_cursor(at)
    place = spelt.sheet.cursorRect().center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, place, spelt.sheet.mapToGlobal(place))
    QApplication.sendEvent(spelt.sheet, event)


# Marking


def test_a_misspelt_word_has_a_wavy_line_and_no_ground(spelt: Callable[..., Spelt]) -> None:
    made = spelt()
    assert made.marked() == ["nämden", "målenn", "Planenn", "nämden"]
    first = made.sheet.extraSelections()[0]
    look = first.format
    assert look.underlineStyle() == QTextCharFormat.UnderlineStyle.WaveUnderline
    assert look.background().style() == Qt.BrushStyle.NoBrush
    assert made.counted[-1] == 4


def test_only_what_is_new_is_looked_through(spelt: Callable[..., Spelt]) -> None:
    made = spelt()
    assert made.asked == [("Här antog nämden sina målenn.", "Planenn är klar nämden nu.")]
    made.put_cursor(0)
    made.type("Ja, ")
    made.marked()
    assert {text for texts in made.asked[1:] for text in texts} <= {"Ja, Här antog nämden sina målenn."} | {
        f"{begun}Här antog nämden sina målenn." for begun in ("J", "Ja", "Ja,")
    }
    assert made.marked() == ["nämden", "målenn", "Planenn", "nämden"]


def test_a_word_is_not_marked_while_it_is_typed(spelt: Callable[..., Spelt]) -> None:
    made = spelt("Här")
    made.sheet.moveCursor(QTextCursor.MoveOperation.End)
    made.type(" nämden")
    assert made.marked() == []
    made.type(" nu")
    assert made.marked() == ["nämden"]


def test_a_word_that_is_left_is_marked(spelt: Callable[..., Spelt]) -> None:
    made = spelt("Här")
    made.sheet.moveCursor(QTextCursor.MoveOperation.End)
    made.type(" nämden")
    made.marked()
    made.put_cursor(0)
    assert made.marked() == ["nämden"]


def test_a_mark_goes_as_soon_as_the_word_is_another(spelt: Callable[..., Spelt]) -> None:
    made = spelt("nämden")
    assert made.marked() == ["nämden"]
    made.put_cursor(3)
    made.type("n")
    assert [each.cursor.selectedText() for each in made.sheet.extraSelections()] == []


def test_words_of_links_are_not_looked_up_but_keep_their_length(spelt: Callable[..., Spelt]) -> None:
    made = spelt("Se [nämden](https://exempel.se) och nämden")
    assert made.asked == [("Se 000000 och nämden",)]
    assert [each.cursor.selectionStart() for each in made.sheet.extraSelections()] == [14]


def test_the_place_is_right_after_an_emoji_in_lists_and_in_tables(spelt: Callable[..., Spelt]) -> None:
    made = spelt("🎉🎉 nämden\n\n- 🎉 målenn\n\n| A | B |\n| --- | --- |\n| 🎉 Planenn | nämden |")
    assert made.marked() == ["nämden", "målenn", "Planenn", "nämden"]


def test_nothing_is_marked_where_it_is_off_or_the_answer_can_be_read_only(
    spelt: Callable[..., Spelt],
) -> None:
    made = spelt()
    made.editor.set_read_only(True)
    assert (made.marked(), made.counted[-1]) == ([], 0)
    made.editor.set_read_only(False)
    assert len(made.marked()) == 4
    made.marks.set_on(False)
    assert made.marked() == []


def test_another_text_begins_without_the_marks_of_the_one_before(spelt: Callable[..., Spelt]) -> None:
    made = spelt()
    made.editor.set_markdown("Planenn")
    assert made.sheet.extraSelections() == []
    assert made.marked() == ["Planenn"]


def test_a_text_in_another_language_has_no_more_than_so_many_marks(
    spelt: Callable[..., Spelt], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(spelling_marks, "MOST", 3)
    assert spelt().marked() == ["nämden", "målenn", "Planenn"]


def test_what_is_told_where_one_points_names_the_word(spelt: Callable[..., Spelt]) -> None:
    made = spelt()
    assert made.marks.tip(12).startswith("nämden finns inte i ordlistan")
    assert made.marks.tip(0) == ""


# What a word may become


def test_the_menu_opens_at_once_and_is_filled_when_suggestions_are_known(
    spelt: Callable[..., Spelt], opened: _Opened
) -> None:
    made = spelt()
    ask(made, 12)
    assert lines(opened[0])[:3] == ["Söker förslag…", "Lägg till i min ordlista", "Hoppa över"]
    assert made.thought_of == ["nämden"]
    made.marks.take_suggestions("målenn", ("målen",))  # an answer to another question
    assert lines(opened[0])[0] == "Söker förslag…"
    made.marks.take_suggestions("nämden", ("nämnden", "nämnde"))
    assert lines(opened[0])[:4] == ["nämnden", "nämnde", "Lägg till i min ordlista", "Hoppa över"]


def test_suggestions_are_thought_of_once(spelt: Callable[..., Spelt], opened: _Opened) -> None:
    made = spelt()
    made.marks.take_suggestions("nämden", ("nämnden",))
    ask(made, 12)
    assert lines(opened[0])[0] == "nämnden"
    assert made.thought_of == []


def test_there_may_be_no_suggestion(spelt: Callable[..., Spelt], opened: _Opened) -> None:
    made = spelt()
    ask(made, 12)
    made.marks.take_suggestions("nämden", ())
    assert lines(opened[0])[0] == "Inget förslag"


def test_a_suggestion_is_written_as_one_step_and_keeps_its_looks(
    spelt: Callable[..., Spelt], opened: _Opened
) -> None:
    made = spelt()
    ask(made, made.sheet.toPlainText().rindex("nämden") + 2)
    made.marks.take_suggestions("nämden", ("nämnden",))
    choose(opened[0], "nämnden")
    assert made.editor.markdown().endswith("**klar nämnden** nu.")
    made.sheet.undo()
    assert made.editor.markdown().endswith("**klar nämden** nu.")


def test_what_was_locked_meanwhile_is_not_written_in(spelt: Callable[..., Spelt], opened: _Opened) -> None:
    made = spelt()
    ask(made, 12)
    made.marks.take_suggestions("nämden", ("nämnden",))
    made.editor.set_read_only(True)
    choose(opened[0], "nämnden")
    assert made.editor.markdown() == TEXT


def test_a_word_that_is_skipped_is_marked_nowhere(spelt: Callable[..., Spelt], opened: _Opened) -> None:
    made = spelt()
    ask(made, 12)
    choose(opened[0], "Hoppa över")
    assert made.marked() == ["målenn", "Planenn"]
    assert made.marks.skipped_words == {"nämden"}


def test_a_word_that_is_added_loses_its_mark_at_once(spelt: Callable[..., Spelt], opened: _Opened) -> None:
    made = spelt()
    ask(made, 12)
    choose(opened[0], "Lägg till i min ordlista")
    assert made.added == ["nämden"]
    assert made.marked() == ["målenn", "Planenn"]
    made.marks.unskip("nämden")
    assert len(made.marked()) == 4


def test_elsewhere_the_menu_is_what_it_was_and_says_whether_spelling_is_checked(
    spelt: Callable[..., Spelt], opened: _Opened
) -> None:
    made = spelt()
    switched: list[bool] = []
    made.marks.switched.connect(switched.append)
    ask(made, 1)
    assert lines(opened[0])[-2:] == ["Kontrollera stavning", "Mina ord…"]
    assert "Hoppa över" not in lines(opened[0])
    choose(opened[0], "Kontrollera stavning")
    assert switched == [False]


def test_shift_f10_opens_the_menu_where_the_cursor_stands(
    spelt: Callable[..., Spelt], opened: _Opened, qtbot: QtBot
) -> None:
    made = spelt()
    made.put_cursor(12)
    qtbot.keyClick(made.sheet, Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
    assert "Hoppa över" in lines(opened[0])


def test_the_mouse_asks_about_the_word_that_it_points_at(
    spelt: Callable[..., Spelt], opened: _Opened
) -> None:
    made = spelt()
    made.put_cursor(13)
    place = made.sheet.cursorRect().center()
    made.put_cursor(0)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, made.sheet.mapToGlobal(QPoint()))
    QApplication.sendEvent(made.sheet.viewport(), event)
    assert "Hoppa över" in lines(opened[0])


# From one to the next


def test_the_next_one_is_selected_with_its_menu_beside(spelt: Callable[..., Spelt]) -> None:
    made = spelt()
    made.put_cursor(0)
    assert made.marks.go_next()
    assert made.sheet.textCursor().selectedText() == "nämden"
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert menu.accessibleName() == "nämden finns inte i ordlistan"
    assert lines(menu)[0] == "Söker förslag…"
    made.marks.take_suggestions("nämden", ("nämnden",))
    assert lines(menu)[0] == "nämnden"
    menu.close()
    assert made.marks.go_next()
    assert made.sheet.textCursor().selectedText() == "målenn"
    QApplication.activePopupWidget().close()


def test_after_the_last_one_there_is_none(spelt: Callable[..., Spelt]) -> None:
    made = spelt()
    made.sheet.moveCursor(QTextCursor.MoveOperation.End)
    assert not made.marks.go_next()


def test_f7_in_the_menu_goes_on_and_a_letter_is_for_the_text(
    spelt: Callable[..., Spelt], qtbot: QtBot
) -> None:
    made = spelt()
    wanted: list[bool] = []
    made.marks.next_wanted.connect(lambda: wanted.append(True))
    made.put_cursor(0)
    made.marks.go_next()
    qtbot.keyClick(QApplication.activePopupWidget(), Qt.Key.Key_F7, Qt.KeyboardModifier.AltModifier)
    QApplication.processEvents()
    assert wanted == [True]
    made.put_cursor(0)
    made.marks.go_next()
    qtbot.keyClick(QApplication.activePopupWidget(), "x")
    assert made.sheet.toPlainText().startswith("Här antog x sina")


def test_the_first_one_is_gone_to_as_soon_as_it_is_known(spelt: Callable[..., Spelt]) -> None:
    made = spelt("Rätt")
    made.marks.check_wanted.disconnect(made.check)
    made.editor.set_markdown("Nu målenn")
    made.marks.go_first()
    assert QApplication.activePopupWidget() is None
    made.marks.take_checked({"Nu målenn": ((3, 9),)})
    assert made.sheet.textCursor().selectedText() == "målenn"
    QApplication.activePopupWidget().close()
