"""The user's own words as a list."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QListWidget, QPushButton
from pytestqt.qtbot import QtBot

from ui.dialogs.own_words import OwnWordsDialog
from ui.widgets.notice_line import NoticeLine

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", "support raise")


class Keeper:
    """Does what the dialog wishes for."""

    def __init__(self, dialog: OwnWordsDialog) -> None:
        self.dialog, self.words = dialog, ["Blomkulla", "Kolada"]
        dialog.add_wanted.connect(self.add)
        dialog.remove_wanted.connect(self.remove)
        dialog.show_words(self.words)

    def add(self, word: str) -> None:
        self.words = sorted({*self.words, word})
        self.dialog.show_words(self.words)

    def remove(self, words: tuple[str, ...]) -> None:
        self.words = [word for word in self.words if word not in words]
        self.dialog.show_removed(words)
        self.dialog.show_words(self.words)


@pytest.fixture
def keeper(qtbot: QtBot) -> Keeper:
    dialog = OwnWordsDialog()
    qtbot.addWidget(dialog)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    with qtbot.waitActive(dialog):
        dialog.show()
        dialog.activateWindow()
    return Keeper(dialog)


def shown(keeper: Keeper) -> list[str]:
    words = keeper.dialog.findChild(QListWidget)
    return [words.item(row).text() for row in range(words.count())]


def button(keeper: Keeper, words: str) -> QPushButton:
    return next(each for each in keeper.dialog.findChildren(QPushButton) if each.text() == words)


def write(keeper: Keeper, words: str, qtbot: QtBot) -> None:
    field = keeper.dialog.findChild(QLineEdit)
    field.setText(words)
    qtbot.keyClick(field, Qt.Key.Key_Return)


def complaint(keeper: Keeper) -> str:
    line = keeper.dialog._complaint
    return "" if line.isHidden() else line.text()


def test_enter_adds_the_word_chooses_it_and_stays(keeper: Keeper, qtbot: QtBot) -> None:
    write(keeper, " gnorfa ", qtbot)
    assert shown(keeper) == ["Blomkulla", "Kolada", "gnorfa"]
    assert keeper.dialog.findChild(QListWidget).currentItem().text() == "gnorfa"
    assert keeper.dialog.isVisible()
    assert keeper.dialog.findChild(QLineEdit).text() == ""


@pytest.mark.parametrize(
    ("written", "why"),
    [("två ord", "Skriv ett ord, bara med bokstäver."), ("Kolada", "”Kolada” finns redan.")],
)
def test_what_cannot_be_added_is_said_beside_the_field(
    keeper: Keeper, qtbot: QtBot, written: str, why: str
) -> None:
    write(keeper, written, qtbot)
    assert complaint(keeper) == why
    assert shown(keeper) == ["Blomkulla", "Kolada"]
    keeper.dialog.findChild(QLineEdit).setText("annat")
    assert complaint(keeper) == ""


def test_delete_removes_what_is_chosen_and_it_can_be_taken_back(keeper: Keeper, qtbot: QtBot) -> None:
    words = keeper.dialog.findChild(QListWidget)
    words.setCurrentRow(0)
    words.setFocus()
    qtbot.keyClick(words, Qt.Key.Key_Delete)
    assert shown(keeper) == ["Kolada"]
    told = next(each for each in keeper.dialog.findChildren(NoticeLine) if each.words())
    assert told.words() == "”Blomkulla” är borttaget."
    told.press()
    assert shown(keeper) == ["Blomkulla", "Kolada"]


def test_several_are_removed_and_taken_back_at_once(keeper: Keeper) -> None:
    keeper.dialog.findChild(QListWidget).selectAll()
    button(keeper, "Ta bort").click()
    assert shown(keeper) == []
    assert not button(keeper, "Ta bort").isEnabled()
    next(each for each in keeper.dialog.findChildren(NoticeLine) if each.words()).press()
    assert shown(keeper) == ["Blomkulla", "Kolada"]


def test_what_could_not_be_kept_is_said_there(keeper: Keeper) -> None:
    keeper.dialog.show_error("Dina ord kan inte sparas.")
    assert "Dina ord kan inte sparas." in [each.words() for each in keeper.dialog.findChildren(NoticeLine)]


def test_every_control_has_a_name(keeper: Keeper) -> None:
    for kind in (QLineEdit, QListWidget):
        assert keeper.dialog.findChild(kind).accessibleName()
