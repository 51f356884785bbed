"""The whole window over the real core; only what asks the user is replaced."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from dropping import drop
from forms import make_form
from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from auditprep import produce
from auditprep.case import Case
from auditprep.errors import SaveFailed
from auditprep.model import Answer
from ui import evidence_flow, export_flow, main_window, new_case_flow, rescue
from ui.controller import Controller
from ui.dialogs.shortcuts import ShortcutsDialog
from ui.main_window import MainWindow
from ui.pages.compare import ComparePage
from ui.pages.evidence import EvidencePage
from ui.pages.export import ExportPage
from ui.pages.questions import QuestionsPage
from ui.pages.start import StartPage
from ui.widgets.preview_list import PreviewList
from ui.worker import Desk

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen plugin says so of any window

ROOT = Path(__file__).parents[2]


class Asked(SimpleNamespace):
    """What the user answers, and what was asked."""


class SometimesFull(Desk):
    full = False

    def save(self, key: str, changes: Mapping[str, Any]) -> None:
        if self.full:
            raise SaveFailed(file="a.auditprep", reason="disk")
        super().save(key, changes)


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Asked:
    """Stands in for the module that asks."""
    told = Asked(
        opened=[],
        confirmed=[],
        stay=True,
        documents=lambda: tmp_path,
        form_file=lambda _parent: tmp_path / "frågor.docx",
        case_file=lambda _parent: tmp_path / "annan.auditprep",
        evidence_files=lambda _parent: [tmp_path / "protokoll.pdf"],
        folder=lambda _parent, _title, _suggestion: tmp_path / "mapp",
        save_as=lambda _parent, _title, suggestion, _kind: suggestion,
    )
    told.open_file = lambda path: told.opened.append(path)
    told.open_folder = lambda path: told.opened.append(path)
    told.confirm = lambda _parent, *words, **_buttons: told.confirmed.append(words) or not told.stay
    told.tell = lambda *words: pytest.fail(f"told: {words}")
    for module in (main_window, new_case_flow, evidence_flow, export_flow):
        monkeypatch.setattr(module, "ask", told)
    monkeypatch.setattr(rescue, "_folders", lambda: (tmp_path,))
    (tmp_path / "frågor.docx").write_bytes(make_form())
    (tmp_path / "protokoll.pdf").write_bytes(b"%PDF-1.4")
    (tmp_path / "mapp").mkdir()
    return told


@pytest.fixture
def desk() -> SometimesFull:
    return SometimesFull()


@pytest.fixture
def window(qtbot: QtBot, asked: Asked, desk: SometimesFull, tmp_path: Path) -> Iterator[MainWindow]:
    settings = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
    made = MainWindow(Controller(desk), settings)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    yield made
    desk.full, asked.stay = False, False
    assert made.close()


@pytest.fixture
def case_path(tmp_path: Path) -> Path:
    path = tmp_path / "Parknämnden 2031.auditprep"
    Case.create(path, make_form(), "frågor.docx").close()
    return path


def test_before_a_case_is_open_only_the_start_page_can_be_gone_to(window: MainWindow) -> None:
    enabled = {
        button.text(): button.isEnabled() for button in window.findChildren(QToolButton) if button.text()
    }
    assert enabled["Start"] is True
    assert (enabled["Frågor"], enabled["Exportera"]) == (False, False)


def test_the_whole_way_from_the_auditors_form_to_the_answered_one(
    qtbot: QtBot, window: MainWindow, asked: Asked, tmp_path: Path
) -> None:
    _click(window, "Nytt underlag från revisorernas formulär…")
    dialog = window._creating.dialog
    assert dialog is not None
    _click(dialog, "Välj fil…")
    qtbot.waitUntil(lambda: _has(dialog, "Nästa"))
    _click(dialog, "Nästa")
    _click(dialog, "Skapa underlaget")
    qtbot.waitUntil(lambda: "Parknämnden" in window.windowTitle())
    assert _page(window, StartPage).isVisible()

    next(b for b in _buttons(window) if b.text().startswith("Fortsätt med")).click()
    questions = _page(window, QuestionsPage)
    assert questions.isVisible()
    questions.answer_changed.emit("1.1", {"mark": "Ja", "text": "Åtgärdat **2031-03-04 § 7**"})

    _press(qtbot, window, Qt.Key.Key_E)
    export = _page(window, ExportPage)
    assert export.isVisible()
    _click(export, "Fortsätt")
    _click(export, "Spara formuläret…")
    qtbot.waitUntil(lambda: _has(export, "Öppna"))
    _click(export, "Öppna")
    _click(export, "Visa i mappen")
    (file, folder) = asked.opened
    assert folder == file.parent
    _data, back = produce.read_form(file)
    assert back.question("1.1").answer == Answer("Ja", "Åtgärdat **2031-03-04 § 7**")  # type: ignore[union-attr]


def test_what_was_understood_is_put_right_on_the_way_and_remembered(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for variable in ("LOCALAPPDATA", "XDG_DATA_HOME"):
        monkeypatch.setenv(variable, str(tmp_path / "data"))
    window.start_new_case(tmp_path / "frågor.docx")
    dialog = window._creating.dialog
    assert dialog is not None
    qtbot.waitUntil(lambda: _has(dialog, "Nästa"))
    preview = dialog.findChild(PreviewList)
    preview.setCurrentIndex(preview._model.index_of("1.1"))
    _click(dialog, "Ingen fråga")
    qtbot.waitUntil(lambda: any(words.startswith("6 frågor") for words in _words(dialog)))
    _click(dialog, "Nästa")
    _click(dialog, "Skapa underlaget")
    qtbot.waitUntil(lambda: "Parknämnden" in window.windowTitle())
    assert window._controller.snapshot is not None
    assert window._controller.snapshot.questionnaire.question("1.1") is None
    window.start_new_case(tmp_path / "frågor.docx")
    again = window._creating.dialog
    assert again is not None
    qtbot.waitUntil(lambda: _has(again, "Läs utan dem"))
    _click(again, "Läs utan dem")
    qtbot.waitUntil(lambda: any(words.startswith("7 frågor") for words in _words(again)))
    again.reject()


@pytest.mark.parametrize(("form", "suffix"), [("frågor.docm", ".docm"), ("mall.dotx", ".docx")])
def test_a_form_with_macros_is_saved_as_one(
    qtbot: QtBot, window: MainWindow, asked: Asked, tmp_path: Path, form: str, suffix: str
) -> None:
    path = tmp_path / "Parknämnden 2031.auditprep"
    Case.create(path, make_form(), form).close()
    _open(qtbot, window, path)
    suggested: list[Path] = []
    asked.save_as = lambda _parent, _title, suggestion, _kind: suggested.append(suggestion)
    window._actions.show_export.trigger()
    _click(_page(window, ExportPage), "Fortsätt")
    _click(_page(window, ExportPage), "Spara formuläret…")
    assert [each.suffix for each in suggested] == [suffix]


def test_a_new_case_can_be_asked_for_again_by_who_first_stays_with_what_is_unsaved(
    qtbot: QtBot, window: MainWindow, desk: SometimesFull, case_path: Path, tmp_path: Path
) -> None:
    _open(qtbot, window, case_path)
    desk.full = True
    window._controller.save_answer("1.1", mark="Ja")
    window.start_new_case(tmp_path / "frågor.docx")
    dialog = window._creating.dialog
    assert dialog is not None
    dialog.set_folder(tmp_path / "mapp")
    qtbot.waitUntil(lambda: _has(dialog, "Nästa"))
    _click(dialog, "Nästa")
    _click(dialog, "Skapa underlaget")
    desk.full = False
    with qtbot.waitSignal(window._controller.case_opened):
        _click(dialog, "Skapa underlaget")


def test_an_answer_typed_just_before_the_export_is_in_it(
    qtbot: QtBot, window: MainWindow, case_path: Path, asked: Asked
) -> None:
    _open(qtbot, window, case_path)
    window.show_question("1.1")
    questions = _page(window, QuestionsPage)
    asked.save_as = lambda _parent, _title, _suggestion, _kind: case_path.with_name("ut.json")
    with qtbot.waitSignal(questions.answer_changed):
        _press(qtbot, window, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    window._actions.show_export.trigger()
    _click(_page(window, ExportPage), "Fortsätt")
    _click(_page(window, ExportPage), "Spara som JSON…")
    qtbot.waitUntil(lambda: case_path.with_name("ut.json").exists())
    assert '"mark": "Ja"' in case_path.with_name("ut.json").read_text(encoding="utf-8")


def test_a_case_dropped_on_the_window_is_opened_a_form_begins_a_new_one_and_a_document_is_attached(
    qtbot: QtBot, window: MainWindow, case_path: Path, tmp_path: Path
) -> None:
    assert drop(window, case_path)
    qtbot.waitUntil(lambda: "Parknämnden" in window.windowTitle())
    assert drop(window, tmp_path / "frågor.docx")
    qtbot.waitUntil(lambda: window._creating.dialog is not None and _has(window._creating.dialog, "Nästa"))
    window._creating.dialog.reject()  # type: ignore[union-attr]
    evidence = window._controller.evidence
    with qtbot.waitSignal(evidence.files_taken) as taken:
        assert drop(window, tmp_path / "protokoll.pdf")  # a document of the case that is open
    assert [each.how for each in taken.args[0]] == ["new"]


def test_a_file_that_is_no_case_gets_its_sentence_on_top_of_the_page(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    (tmp_path / "annan.auditprep").write_text("inget underlag", encoding="utf-8")
    window._actions.open_case.trigger()
    qtbot.waitUntil(lambda: "annan.auditprep" in window._alarm.words())
    _named(window, "Stäng meddelandet").click()
    assert window._alarm.words() == ""


def test_the_second_opener_is_told_who_has_the_case_and_cannot_change_it(
    qtbot: QtBot, window: MainWindow, case_path: Path
) -> None:
    with Case.open(case_path, who="anna"):
        _open(qtbot, window, case_path)
        qtbot.waitUntil(lambda: "anna" in window._band.words())
        window.show_question("1.1")
        with qtbot.assertNotEmitted(_page(window, QuestionsPage).answer_changed):
            _press(qtbot, window, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)


def test_a_case_that_somebody_takes_over_turns_read_only_and_all_that_was_typed_is_kept(
    qtbot: QtBot, window: MainWindow, case_path: Path, asked: Asked, tmp_path: Path
) -> None:
    _open(qtbot, window, case_path)
    window.show_question("1.1")
    case_path.with_name(case_path.name + ".lock").unlink()
    with Case.open(case_path, who="anna") as case, qtbot.waitActive(window):
        window.activateWindow()
        window._controller.save_failed.connect(lambda *_failed: _type(qtbot, "Skrivet under tiden"))
        _press(qtbot, window, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
        qtbot.waitUntil(lambda: "anna" in window._band.words())
        qtbot.waitUntil(lambda: any("Skrivet under tiden" in text for text in _rescued(tmp_path)))
        case.answer("1.1", text="Annas ord")
    assert any(case_path.name in words for words in _words(_page(window, QuestionsPage)))
    asked.stay = False
    window.open_case(case_path)
    qtbot.waitUntil(lambda: "räddning" in window._alarm.words())
    assert window._controller.snapshot is not None
    assert window._controller.wait_for_saves(5_000)
    assert window._controller.snapshot.answer("1.1").text == "Annas ord"


def test_a_save_that_fails_is_told_where_one_writes_with_the_rescue_file(
    qtbot: QtBot, window: MainWindow, desk: SometimesFull, case_path: Path, tmp_path: Path
) -> None:
    _open(qtbot, window, case_path)
    window.show_question("1.1")
    desk.full = True
    questions = _page(window, QuestionsPage)
    _press(qtbot, window, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: any("räddning" in words for words in _words(questions)))
    (saved,) = tmp_path.glob("*räddning*.md")
    assert "Ja" in saved.read_text(encoding="utf-8")
    desk.full = False
    window._controller.retry_saves()
    qtbot.waitUntil(lambda: not any("räddning" in words for words in _words(questions)))
    assert not list(tmp_path.glob("*räddning*.md"))


def test_a_window_with_unsaved_answers_asks_before_it_closes(
    qtbot: QtBot, window: MainWindow, desk: SometimesFull, case_path: Path, asked: Asked
) -> None:
    _open(qtbot, window, case_path)
    desk.full = True
    window._controller.save_answer("1.1", mark="Ja")
    assert not window.close()
    assert window.isVisible()
    (words,) = asked.confirmed
    assert "räddning" in " ".join(words)


def test_a_case_that_is_left_without_saving_is_not_saved_to_any_more(
    qtbot: QtBot, window: MainWindow, desk: SometimesFull, case_path: Path, asked: Asked
) -> None:
    _open(qtbot, window, case_path)
    window.show_question("1.1")
    desk.full, asked.stay = True, False
    with qtbot.waitSignal(window._controller.save_failed):
        _press(qtbot, window, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    with qtbot.waitSignal(window._controller.case_closed):
        window._actions.close_case.trigger()
    assert not window._controller.has_unsaved


def test_nothing_is_written_while_another_case_is_opened_and_what_was_typed_is_in_its_own(
    qtbot: QtBot, window: MainWindow, case_path: Path, tmp_path: Path
) -> None:
    _open(qtbot, window, case_path)
    window.show_question("1.1")
    questions = _page(window, QuestionsPage)
    with qtbot.waitActive(window):
        window.activateWindow()
    held: list[bool] = []
    window._controller.case_changing.connect(lambda _changing: held.append(not questions.isEnabled()))
    for sheet in (_type(qtbot, "Ett"), _type(qtbot, " två")):
        with qtbot.waitSignal(window._controller.failed):
            window._controller.open_case(tmp_path / "finns inte.auditprep")
        qtbot.waitUntil(lambda: len(held) % 2 == 0)
        assert QApplication.focusWidget() is sheet
    assert held == [True, False, True, False]
    window.close()
    with Case.open(case_path, read_only=True) as case:
        assert case.snapshot().answer("1.1").text == "Ett två"


def test_what_was_not_saved_in_a_case_that_is_left_is_told_in_the_next(
    qtbot: QtBot, window: MainWindow, desk: SometimesFull, case_path: Path, asked: Asked, tmp_path: Path
) -> None:
    _open(qtbot, window, case_path)
    desk.full, asked.stay = True, False
    window.show_question("1.1")
    _press(qtbot, window, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    Case.create(tmp_path / "annan.auditprep", make_form(), "frågor.docx").close()
    window._actions.open_case.trigger()
    qtbot.waitUntil(lambda: window._controller.snapshot.path.name == "annan.auditprep")  # type: ignore[union-attr]
    (rescued,) = tmp_path.glob("*räddning*.md")
    assert all(words in window._alarm.words() for words in (case_path.name, str(rescued)))


def test_closing_waits_for_what_is_on_its_way_to_the_file(
    qtbot: QtBot, window: MainWindow, case_path: Path
) -> None:
    _open(qtbot, window, case_path)
    for number in range(20):
        window._controller.save_answer("1.1", text=f"Ändring {number}")
    assert window.close()
    with Case.open(case_path, read_only=True) as case:
        assert case.snapshot().answer("1.1").text == "Ändring 19"


def test_closing_gives_saving_and_closing_one_limit_together(
    qtbot: QtBot,
    window: MainWindow,
    desk: SometimesFull,
    case_path: Path,
    asked: Asked,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    _open(qtbot, window, case_path)
    answers, limits = threading.Event(), []
    monkeypatch.setattr(main_window, "SAVE_LIMIT_MS", 400)
    monkeypatch.setattr(main_window, "CLOSE_LIMIT_MS", 20)
    monkeypatch.setattr(desk, "save", lambda _key, _changes: answers.wait(10))
    end = window._controller.shut_down
    monkeypatch.setattr(window._controller, "shut_down", lambda limit: limits.append(limit) or end(limit))
    asked.stay, asked.tell = False, lambda *_words: answers.set()
    window._controller.save_answer("1.1", mark="Ja")
    assert window.close()
    assert limits == [20]
    qtbot.waitUntil(lambda: window._controller.has_ended)


def test_attachments_are_chosen_or_dropped_and_opened_as_copies(
    qtbot: QtBot, window: MainWindow, case_path: Path, asked: Asked
) -> None:
    _open(qtbot, window, case_path)
    questions = _page(window, QuestionsPage)
    with qtbot.waitSignal(window._controller.evidence_changed):
        questions.attach_requested.emit("1.1", [])
    (evidence,) = window._controller.snapshot.evidence  # type: ignore[union-attr]
    questions.open_evidence_requested.emit(evidence.id)
    qtbot.waitUntil(lambda: bool(asked.opened))
    assert asked.opened[0].name == "protokoll.pdf"


def test_an_attachment_that_could_run_is_only_shown_in_its_folder(
    window: MainWindow, asked: Asked, tmp_path: Path
) -> None:
    window._controller.evidence.ready.emit(tmp_path / "faktura.pdf.exe")
    assert asked.opened == [tmp_path]


def test_the_example_is_made_where_the_user_says(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    window._actions.example.trigger()
    qtbot.waitUntil(lambda: "Omsorgsnämnden" in window.windowTitle())
    assert list((tmp_path / "mapp").glob("*.auditprep"))


def test_an_opened_case_stands_on_the_shelf_and_can_be_closed(
    qtbot: QtBot, window: MainWindow, case_path: Path
) -> None:
    _open(qtbot, window, case_path)
    window._actions.close_case.trigger()
    qtbot.waitUntil(lambda: window.windowTitle() == "auditprep")
    assert not window._actions.show_questions.isEnabled()
    qtbot.waitUntil(lambda: any("Parknämnden" in button.text() for button in _buttons(window)))


@pytest.mark.parametrize(
    ("key", "page"),
    [
        (Qt.Key.Key_1, StartPage),
        (Qt.Key.Key_2, QuestionsPage),
        (Qt.Key.Key_3, EvidencePage),
        (Qt.Key.Key_4, ComparePage),
        (Qt.Key.Key_6, ExportPage),
    ],
)
def test_every_place_has_its_key(
    qtbot: QtBot, window: MainWindow, case_path: Path, key: Qt.Key, page: type[QWidget]
) -> None:
    _open(qtbot, window, case_path)
    window._actions.show_export.trigger()
    _press(qtbot, window, key)
    assert _page(window, page).isVisible()


def test_panels_are_hidden_and_shown_by_keys(qtbot: QtBot, window: MainWindow, case_path: Path) -> None:
    _open(qtbot, window, case_path)
    window.resize(1366, 768)
    window._actions.show_questions.trigger()
    questions = _page(window, QuestionsPage)
    for shown in (False, True):
        window._actions.toggle_list.trigger()
        window._actions.toggle_side.trigger()
        assert (questions.is_list_visible(), questions.is_side_visible()) == (shown, shown)


def test_f6_goes_between_the_rail_and_the_page(qtbot: QtBot, window: MainWindow) -> None:
    window.activateWindow()
    window._actions.cycle_panes.trigger()
    first = QApplication.focusWidget()
    window._actions.cycle_panes.trigger()
    second = QApplication.focusWidget()
    assert {window._rail.isAncestorOf(first), window._rail.isAncestorOf(second)} == {True, False}


def test_every_control_has_a_name_for_a_screen_reader(
    qtbot: QtBot, window: MainWindow, case_path: Path
) -> None:
    _open(qtbot, window, case_path)
    for action in (window._actions.show_start, window._actions.show_questions, window._actions.show_export):
        action.trigger()
        nameless = [
            button
            for button in window.findChildren(QAbstractButton)
            if button.isVisible() and not (button.text().strip("&") or button.accessibleName())
        ]
        assert nameless == []


def test_a_short_list_of_keys_is_shown(qtbot: QtBot, window: MainWindow) -> None:
    window._actions.shortcuts.trigger()
    dialog = window.findChild(ShortcutsDialog)
    words = _words(dialog)
    assert "Kortkommandon" in dialog.windowTitle()
    backwards = QKeySequence("Shift+F3").toString(QKeySequence.SequenceFormat.NativeText)
    assert {"F6", "Ctrl+F", "Ctrl+3", "Ctrl+L", "Ctrl+D", f"F3, {backwards}", "F2"} <= set(words)
    dialog.close()


def test_the_first_paint_waits_for_nothing_heavy(tmp_path: Path) -> None:
    heavy = ("docx", "lxml", "pypdfium2", "reportlab", "sqlite_utils", "sqlite3")
    program = f"""
import sys
from PySide6.QtCore import QSettings
from ui import app
from ui.controller import Controller
from ui.dialogs.shortcuts import ShortcutsDialog
from ui.main_window import MainWindow
program = app.make_app()
window = MainWindow(Controller(), QSettings({str(tmp_path / "s.ini")!r}, QSettings.Format.IniFormat))
window.show()
window.grab()
print(*[name for name in {heavy!r} if name in sys.modules])
window.close()
"""
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True)
    assert (done.returncode, done.stdout.strip()) == (0, ""), done.stderr


def _open(qtbot: QtBot, window: MainWindow, path: Path) -> None:
    with qtbot.waitSignal(window._controller.case_opened):
        window.open_case(path)


def _press(
    qtbot: QtBot,
    window: MainWindow,
    key: Qt.Key,
    with_: Qt.KeyboardModifier = Qt.KeyboardModifier.ControlModifier,
) -> None:
    """Presses keys where the focus is, as someone at the keyboard does."""
    with qtbot.waitActive(window):
        window.activateWindow()
    qtbot.keyClick(QApplication.focusWidget() or window, key, with_)


def _rescued(folder: Path) -> list[str]:
    return [file.read_text(encoding="utf-8") for file in folder.glob("*räddning*.md")]


def _type(qtbot: QtBot, words: str) -> QWidget:
    """Types where the focus is; gives what has it."""
    focused = QApplication.focusWidget()
    qtbot.keyClicks(focused, words)
    return focused


def _page(window: MainWindow, kind: type[Any]) -> Any:
    return window.findChild(kind)


def _buttons(widget: QWidget) -> list[QPushButton]:
    return [button for button in widget.findChildren(QPushButton) if button.isVisible()]


def _has(widget: QWidget, words: str) -> bool:
    return any(button.text() == words for button in _buttons(widget))


def _click(widget: QWidget, words: str) -> None:
    (button,) = [button for button in _buttons(widget) if button.text() == words]
    assert button.isEnabled()
    button.click()


def _named(widget: QWidget, name: str) -> QAbstractButton:
    return next(button for button in widget.findChildren(QAbstractButton) if button.accessibleName() == name)


def _words(widget: QWidget) -> list[str]:
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisible()]


def test_a_damaged_case_can_be_rescued_from_the_window(
    qtbot: QtBot, window: MainWindow, asked: Asked, case_path: Path, tmp_path: Path
) -> None:
    with Case.open(case_path) as case:
        case.answer("1.1", mark="Ja", text="Det som går att läsa.")
    data = case_path.read_bytes()
    case_path.write_bytes(data[:100] + b"\xa5" * 3996 + data[4096:])
    told: list[str] = []
    asked.tell = lambda _parent, *words: told.extend(words)
    asked.rescue_as = lambda _parent, _why, damaged: damaged.with_stem("räddat")
    window.open_case(case_path)
    qtbot.waitUntil(lambda: "Parknämnden" in window.windowTitle(), timeout=10_000)
    assert told
    assert (tmp_path / "räddat.auditprep").exists()
    assert case_path.read_bytes()[:100] == data[:100]


def test_who_does_not_want_a_rescue_is_told_why_the_case_is_not_opened(
    qtbot: QtBot, window: MainWindow, asked: Asked, case_path: Path
) -> None:
    data = case_path.read_bytes()
    case_path.write_bytes(data[:100] + b"\xa5" * 3996 + data[4096:])
    asked.rescue_as = lambda _parent, _why, _damaged: None
    window.open_case(case_path)
    qtbot.waitUntil(lambda: bool(window._alarm.words()), timeout=10_000)


def test_what_went_wrong_on_one_page_is_not_told_on_the_next(
    qtbot: QtBot, window: MainWindow, case_path: Path, tmp_path: Path
) -> None:
    window.open_case(case_path)
    qtbot.waitUntil(lambda: "Parknämnden" in window.windowTitle())
    window.open_case(tmp_path / "finns inte.auditprep")
    qtbot.waitUntil(lambda: bool(window._alarm.words()))
    _press(qtbot, window, Qt.Key.Key_E)
    assert not window._alarm.words()


def test_the_first_window_fits_the_screen_with_its_frame(window: MainWindow) -> None:
    room = window.screen().availableSize()
    assert window.isMaximized() is (room.width() < 1366 + 16 or room.height() < 768 + 48)
    normal = window.normalGeometry().size() if window.isMaximized() else window.size()
    assert normal.width() + 16 <= room.width()
    assert normal.height() + 48 <= room.height()
