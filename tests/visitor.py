"""Somebody who sits down at the program without a manual: sees what is on the screen, presses what has the words she looks for,
types, and drops files. Nothing here reaches behind what she sees.

Every screen she comes to can be captured: `./dev visit` writes them to output/visit.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import astuple
from pathlib import Path

import pytest
from dropping import drop
from PIL import Image
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRect, QSettings, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QTabBar, QWidget
from pytestqt.qtbot import QtBot

from ui import ask, theme
from ui.main_window import MainWindow
from ui.windows import Windows

ROOT = Path(__file__).parents[1]
WRITES = bool(os.environ.get("AUDITPREP_VISIT"))
"""Whether the screens are kept."""

COLOURS = 128  # in a kept picture, beside those of the theme
SIZE = (1366, 768)
_TURNS, _TURN_MS = 2000, 10


class Asked:
    """What she answers where the system asks for a file or a folder."""

    def __init__(self, documents: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.opened: list[Path] = []
        self.file: Path | None = None  # the next one she chooses
        self.files: list[Path] = []
        monkeypatch.setattr(ask, "documents", lambda: documents)
        monkeypatch.setattr(ask, "folder", lambda _parent, _title, suggestion: suggestion)
        monkeypatch.setattr(ask, "save_as", lambda _parent, _title, suggestion, _kind: suggestion)
        monkeypatch.setattr(ask, "evidence_files", lambda _parent: self.files)
        for one in ("form_file", "previous_file", "case_file"):
            monkeypatch.setattr(ask, one, lambda _parent: self.file)
        for opening in ("open_file", "open_folder"):
            monkeypatch.setattr(ask, opening, self.opened.append)


class Visitor:
    """At the first of the program's windows."""

    def __init__(self, qtbot: QtBot, windows: Windows, asked: Asked, kept: Path) -> None:
        self.qtbot, self.windows, self.asked, self.kept = qtbot, windows, asked, kept
        self._count = 0

    @property
    def window(self) -> MainWindow:
        return self.windows.all[0]

    # What she sees

    def surface(self) -> QWidget:
        """What lies uppermost."""
        return QApplication.activePopupWidget() or QApplication.activeModalWidget() or self.window

    def words(self) -> str:
        """All that can be read in what lies uppermost."""
        seen = [each.text() for each in self._visible(QLabel)]
        return "\n".join([*seen, *(_words(each) for each in self._visible(QAbstractButton))])

    def sees(self, words: str) -> None:
        """Waits until these words stand there."""
        self.until(lambda: words in self.words(), f"“{words}” is not on the screen:\n{self.words()}")

    def until(self, is_so: Callable[[], object], otherwise: str = "it did not come about") -> None:
        for _turn in range(_TURNS):
            if is_so():
                return
            QTest.qWait(_TURN_MS)
        if WRITES:
            keep(self.screen(), self.kept / "fel.png")
        raise AssertionError(otherwise)

    def settle(self) -> None:
        """Until the workers have nothing under way and all is laid out."""
        controller = self.window.controller
        evidence = self.window._flow._evidence
        self.until(lambda: not evidence.waiting)  # nothing is being read in
        for _round in range(2):
            for worker in (controller._case_worker, controller._beside_worker):
                ended: list[object] = []
                worker.do(lambda: None, ended.append, ended.append)
                self.until(lambda ended=ended: ended)
        QTest.qWait(30)

    def captures(self, name: str) -> None:
        """She looks at the screen; nothing on it says that something is wrong."""
        self.settle()
        wrong = self.window._alarm.words()
        assert not wrong, wrong
        self._count += 1
        if WRITES:
            keep(self.screen(), self.kept / f"{self._count:02d}-{name}.png")

    def screen(self) -> QPixmap:
        """The window with what lies over it."""
        whole = self.window.grab()
        over = [
            each for each in QApplication.topLevelWidgets() if each.isVisible() and each is not self.window
        ]
        with painting(whole) as painter:
            for each in over:
                if not each.inherits("QTipLabel"):
                    at, seen = self._place(each), each.grab()
                    painter.drawPixmap(at, seen)
                    painter.drawRect(QRect(at, seen.size()))  # a frame, of which there is none here
        return whole

    def _place(self, over: QWidget) -> QPoint:
        if over.inherits("QDialog"):  # no window manager has placed it
            return self.window.rect().center() - over.rect().center()
        return self.window.mapFromGlobal(over.mapToGlobal(QPoint(0, 0)))

    # What she does

    def press(self, words: str) -> None:
        """The button that has these words, or begins with them."""
        self.until(lambda: self._button(words), f"no button “{words}” on the screen:\n{self.words()}")
        self._focused()
        button = self._button(words)
        assert button is not None
        QTest.mouseClick(button, Qt.MouseButton.LeftButton, pos=_on(button))

    def turns_to(self, words: str) -> None:
        """The tab of this name."""
        for bar in self._visible(QTabBar):
            for at in range(bar.count()):
                if bar.tabText(at).startswith(words):
                    QTest.mouseClick(bar, Qt.MouseButton.LeftButton, pos=bar.tabRect(at).center())
                    return
        raise AssertionError(f"no tab “{words}” on the screen")

    def type(self, words: str) -> None:
        """Where the keyboard is."""
        field = self._focused()
        for sign in words:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                key = Qt.Key.Key_Return if sign == "\n" else 0
                QApplication.sendEvent(
                    field,
                    QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, "\r" if sign == "\n" else sign),
                )

    def fill(self, field: str, words: str) -> None:
        """Writes into the field of this name."""
        (found,) = [each for each in self._visible(QLineEdit) if each.accessibleName() == field]
        found.setFocus()
        found.selectAll()
        self.type(words)

    def keys(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self._focused(), key, modifier)

    def drops(self, *files: Path) -> None:
        """From a folder beside the window."""
        assert drop(self.surface(), *files)

    def _focused(self) -> QWidget:
        """Where the keyboard is. There is no window manager here that has brought the window forward."""
        surface = self.surface()
        if not surface.isActiveWindow():
            surface.activateWindow()
            self.until(surface.isActiveWindow)
        return surface.focusWidget() or surface

    def _button(self, words: str) -> QAbstractButton | None:
        ready = [each for each in self._visible(QAbstractButton) if each.isEnabled()]
        for fits in (lambda each: words == _words(each), lambda each: _words(each).startswith(words)):
            if found := [each for each in ready if fits(each)]:
                return found[0]
        return None

    def _visible(self, kind: type) -> list:
        return [each for each in self.surface().findChildren(kind) if each.isVisible()]


@contextmanager
def painting(on: QPixmap) -> Iterator[QPainter]:
    painter = QPainter(on)
    yield painter
    painter.end()


def keep(picture: QPixmap, to: Path, colours: int = COLOURS) -> None:
    """As a small PNG, with the theme's own colours and so many others."""
    to.parent.mkdir(parents=True, exist_ok=True)
    assert picture.save(str(to))
    with Image.open(to) as whole:
        seen = whole.convert("RGB")
    seen.quantize(palette=_palette(seen, colours), dither=Image.Dither.NONE).save(to, optimize=True)


def _palette(seen: Image.Image, colours: int) -> Image.Image:
    """A sign is small, and its colour would be lost among shades of grey."""
    own = [each for each in astuple(theme.colours(QApplication.palette())) if isinstance(each, str)]
    rest = seen.quantize(colours, method=Image.Quantize.MEDIANCUT).getpalette() or []
    made = Image.new("P", (1, 1))
    made.putpalette([part for each in own for part in QColor(each).getRgb()[:3]] + rest[: 3 * colours])
    return made


@contextmanager
def visiting(qtbot: QtBot, documents: Path, asked: Asked, kept: Path) -> Iterator[Visitor]:
    """The program, started for the first time by somebody who keeps her files in `documents`."""
    settings = QSettings(str(documents.parent / "auditprep.ini"), QSettings.Format.IniFormat)
    windows = Windows(settings)
    windows.start(None)
    visitor = Visitor(qtbot, windows, asked, kept)
    visitor.window.setWindowState(Qt.WindowState.WindowNoState)  # the screen of the tests is a small one
    visitor.window.resize(*SIZE)
    with qtbot.waitActive(visitor.window):
        visitor.window.activateWindow()
    yield visitor
    visitor.settle()
    windows.quit()
    assert windows.have_ended()
    QApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _words(button: QAbstractButton) -> str:
    return button.text().replace("&", "") or button.accessibleName()


def _on(button: QAbstractButton) -> QPoint:
    """Where a hand would press it: on the sign of a check box, in the middle of any other."""
    return QPoint(8, button.height() // 2) if button.inherits("QCheckBox") else button.rect().center()
