"""What the program is made of, shown and copied."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from auditprep import __version__, licences
from ui.dialogs.about import AboutDialog

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    """Stays as long as the test: a widget goes with its parent."""
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def about(qtbot: QtBot, parent: QWidget) -> AboutDialog:
    made = AboutDialog(parent)
    made.resize(860, 600)
    made.show()
    return made


def test_every_part_is_listed_with_its_version_and_licence(about: AboutDialog) -> None:
    rows = [
        tuple(about.table.item(row, at).text() for at in range(3)) for row in range(about.table.rowCount())
    ]
    assert rows == [(part.name, part.version or "–", part.licence) for part in licences.parts()]


def test_the_licence_of_the_chosen_part_is_shown_word_for_word(qtbot: QtBot, about: AboutDialog) -> None:
    about.table.setFocus()
    for part in licences.parts():
        assert about.licence.toPlainText().split() == part.text.split()
        assert part.name in about.licence.accessibleName()
        qtbot.keyClick(about.table, Qt.Key.Key_Down)


def test_everything_can_be_copied_for_somebody_who_helps(about: AboutDialog) -> None:
    about.copying.click()
    copied = QGuiApplication.clipboard().text()
    assert f"auditprep {__version__}" in copied
    for part in licences.parts():
        assert part.name in copied
    assert about.copying.text() == "Kopierat"


def test_the_licence_lets_tab_go_on(qtbot: QtBot, about: AboutDialog) -> None:
    about.activateWindow()
    about.licence.setFocus()
    qtbot.waitUntil(about.licence.hasFocus)
    qtbot.keyClick(about.licence, Qt.Key.Key_Tab)
    assert not about.licence.hasFocus()


def test_where_it_is_narrow_one_of_the_two_is_shown(about: AboutDialog) -> None:
    about.resize(520, 400)
    QApplication.processEvents()
    assert about.table.isVisible() != about.licence.isVisible()


def test_a_part_whose_licence_is_gone_says_so(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    gone = licences.Part("Del", "del", "1.0", "MIT", tmp_path_factory.mktemp("tom") / "borta.txt")
    monkeypatch.setattr(licences, "parts", lambda: (gone,))
    parent = QWidget()
    qtbot.addWidget(parent)
    assert AboutDialog(parent).licence.toPlainText() == "Licenstexten installerades inte."
