"""The whole window over the real core, for tests that go all the way: a board's forms of two years in our own words, and what
a user sees and does. Only what asks the user is replaced."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from forms import Answers, FormQuestion, FormSection, make_form
from PySide6.QtCore import QEvent, QSettings, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from auditprep.case import Case
from auditprep.model import Answer, Snapshot
from ui import (
    ask,
    checks_flow,
    colleagues_flow,
    compare_flow,
    evidence_flow,
    export_flow,
    main_window,
    new_case_flow,
    rescue,
    years_flow,
)
from ui.controller import Controller
from ui.main_window import MainWindow
from ui.widgets.rich_text_edit import RichTextEdit
from ui.worker import Desk, Press

QUIET = pytest.mark.qt_log_ignore("propagateSizeHints", "This plugin does not support")
"""What the offscreen platform says of any window."""

BEFORE = (
    FormSection(
        "1",
        "Mål och uppföljning",
        (
            FormQuestion("1.1", "Har nämnden satt upp egna mål för året?"),
            FormQuestion("1.2", "Går målen att mäta?", guidance="Ange hur många av målen som har mätetal."),
            FormQuestion("1.3", "Får nämnden veta hur det går?"),
            FormQuestion("1.4", "Vilka mål nåddes inte under året?", options=()),
            FormQuestion(
                "1.5", "Läget för varje mål", options=(), answer_in="row", guidance="Ett mål per rad."
            ),
        ),
    ),
    FormSection("2", "Parker", (FormQuestion("2.1", "Hur många lekplatser har byggts om?", options=()),)),
)
"""The form of the year before. 1.1 and 1.2 are the same, 1.3 became 1.2#2 and 1.5 became 1.4; 1.4 may be 1.3, which only the
user can say; 2.1 is gone, and 2.1 and #7 of this year are new."""
BEFORE_ANSWERS: Answers = {
    "1.1": ("Ja", "Målen för 2030 antogs i budget 2030–2032."),
    "1.2": ("Delvis", "Fyra av sex mål har mätetal 2030."),
    "1.3": ("Nej", "Uppföljning sker i delårsrapport 2030."),
    "1.4": (None, "Trygghet i parkerna nåddes inte 2030."),
    "1.5": (None, "Trygghet: inte nått."),
    "2.1": (None, "Tre lekplatser."),
}
CARRYABLE = ["1.1", "1.2", "1.2#2", "1.4"]
"""The questions of this year that had an answer, as far as the program is sure of it."""


def form_before(answers: Answers | None = None, sections: tuple[FormSection, ...] = BEFORE) -> bytes:
    """The board's form of 2030, filled in unless other answers are given."""
    return make_form(
        sections,
        title="Frågor till nämnden 2030",
        before=("Nämnd: Parknämnden", "Svaren skickas senast 2030-10-14 till granskarna."),
        answers=BEFORE_ANSWERS if answers is None else answers,
    )


def make_case(path: Path, answers: dict[str, Answer] | None = None, form: bytes | None = None) -> Path:
    """A case of the board's form of 2031, closed again."""
    with Case.create(path, form or make_form(), "frågor.docx", who="anna") as case:
        for key, each in (answers or {}).items():
            case.answer(key, mark=each.mark, text=each.text, done=each.done)
    return path


def replace_ask(monkeypatch: pytest.MonkeyPatch, folder: Path) -> SimpleNamespace:
    """Stands in for the module that asks, in all that use it. What is asked about by `confirm` is answered by `yes`."""
    told = SimpleNamespace(opened=[], confirmed=[], told=[], yes=True, documents=lambda: folder)
    told.open_file = told.open_folder = told.opened.append
    told.confirm = lambda _parent, *words, **_buttons: told.confirmed.append(words) or told.yes
    told.tell = lambda _parent, *words: told.told.append(words)
    told.save_as = lambda _parent, _title, suggestion, _kind: folder / suggestion.name
    told.previous_file = told.sheet_file = told.case_file = told.form_file = lambda _parent: None
    told.evidence_files = lambda _parent: []
    told.folder = lambda _parent, _title, _suggestion: folder
    asked = {name for name in vars(ask) if not name.startswith("_") and callable(getattr(ask, name))}
    assert asked & set(vars(told))
    for module in (
        *(main_window, new_case_flow, evidence_flow, export_flow),
        *(years_flow, compare_flow, colleagues_flow, checks_flow),
    ):
        monkeypatch.setattr(module, "ask", told)
    monkeypatch.setattr(rescue, "_folders", lambda: (folder,))
    return told


@contextmanager
def opened_window(
    qtbot: QtBot, folder: Path, case: Path | None = None, desk: Desk | None = None, press: Press | None = None
) -> Iterator[Journey]:
    """The window, shown; with this case open in it if one is given. Closed at the end, which must succeed."""
    settings = QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat)
    window = MainWindow(Controller(desk, press), settings)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    window.setWindowState(Qt.WindowState.WindowNoState)
    window.resize(1366, 768)  # where every pane has room
    journey = Journey(qtbot, window)
    if case is not None:
        journey.open(case)
    yield journey
    assert window.close()
    assert window._controller.has_ended


class Journey:
    """What a user sees and does in the window."""

    def __init__(self, qtbot: QtBot, window: MainWindow) -> None:
        self.qtbot, self.window, self.controller = qtbot, window, window._controller
        self.failures: list[Exception] = []
        self.controller.failed.connect(self.failures.append)

    # The case

    @property
    def case(self) -> Snapshot:
        """The open case, as the window knows it."""
        snapshot = self.controller.snapshot
        assert snapshot is not None
        return snapshot

    def in_file(self) -> Snapshot:
        """The open case as its file has it."""
        with Case.open(self.case.path, read_only=True) as case:
            return case.snapshot()

    def open(self, path: Path) -> None:
        with self.qtbot.waitSignal(self.controller.case_opened, timeout=20_000):
            self.window.open_case(path)
        self.settle()

    def settle(self) -> None:
        """Waits until nothing is under way."""
        for _round in range(4):
            for worker in (self.controller._case_worker, self.controller._beside_worker):
                ended: list[object] = []
                worker.do(lambda: None, ended.append, ended.append)
                self.qtbot.waitUntil(lambda ended=ended: bool(ended), timeout=60_000)

    # What is seen

    def told(self) -> str:
        """What the line of things done says."""
        return self.window._told.words()

    def alarm(self) -> str:
        return self.window._alarm.words()

    def band(self) -> str:
        return self.window._band.words()

    def page(self) -> QWidget:
        return self.window._pages.currentWidget()

    def dialog(self, kind: type[QDialog]) -> Any:
        """The dialog of this kind that is open."""
        (found,) = [each for each in self.window.findChildren(kind) if each.isVisible()]
        return found

    def has_dialog(self, kind: type[QDialog]) -> bool:
        return any(each.isVisible() for each in self.window.findChildren(kind))

    # What is done

    def undo(self) -> None:
        """The link of the line of things done."""
        self.window._told.press()
        self.settle()

    def show_question(self, key: str) -> RichTextEdit:
        """The question, and the field where it is answered."""
        self.window.show_question(key)
        return self.text_field()

    def text_field(self) -> RichTextEdit:
        return self.window._questions._sheet.texts[0]

    def type(self, words: str, field: QWidget | None = None) -> None:
        """Typed, but not saved: nobody has paused yet."""
        target = field or self.text_field()
        for sign in words:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                QApplication.sendEvent(target, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, sign))

    def typed_text(self) -> str:
        return self.text_field().toPlainText()


def buttons(widget: QWidget) -> list[QAbstractButton]:
    return [each for each in widget.findChildren(QAbstractButton) if each.isVisible()]


def named(widget: QWidget, words: str) -> QAbstractButton:
    """The one visible button with these words, or this name."""
    found = [each for each in buttons(widget) if words in (each.text(), each.accessibleName())]
    assert len(found) == 1, (words, [each.text() or each.accessibleName() for each in buttons(widget)])
    return found[0]


def has(widget: QWidget, words: str) -> bool:
    return any(words in (each.text(), each.accessibleName()) for each in buttons(widget))


def click(widget: QWidget, words: str) -> None:
    button = named(widget, words)
    assert button.isEnabled(), words
    button.click()


def field(widget: QWidget, name: str) -> QLineEdit:
    (found,) = [each for each in widget.findChildren(QLineEdit) if each.accessibleName() == name]
    return found


def words(widget: QWidget) -> str:
    """All that the visible labels say."""
    return "\n".join(each.text() for each in widget.findChildren(QLabel) if each.isVisible())
