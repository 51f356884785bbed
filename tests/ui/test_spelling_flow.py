"""Spelling through the window: from one answer to the next, own words, on and off."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QSettings, Signal
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from snapshots import snapshot

from auditprep.errors import FileMissing, FileNotWritable
from auditprep.model import Answer
from ui.dialogs.own_words import OwnWordsDialog
from ui.models.known_names import known_names
from ui.pages.questions import QuestionsPage
from ui.spelling_flow import SpellingFlow, SpellingPlaces
from ui.widgets.notice_line import NoticeLine

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", "grabbing the keyboard", "support raise")

WRONG = "felstavatt"


class Spelling(QObject):
    """Answers at once."""

    checked, suggested, found = Signal(object), Signal(str, object), Signal(str)
    words_read, added, removed = Signal(object), Signal(str), Signal(object)
    unavailable, write_failed = Signal(object), Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.own: list[str] = []
        self.besides: frozenset[str] = frozenset()
        self.is_fixed = False

    def check(self, texts: tuple[str, ...], besides: frozenset[str]) -> None:
        self.besides = besides
        wrong = {text: text.find(WRONG) for text in texts}
        is_known = WRONG in self.own
        places = {text: () if at < 0 or is_known else ((at, at + len(WRONG)),) for text, at in wrong.items()}
        self.checked.emit(places)

    def suggest(self, word: str) -> None:
        self.suggested.emit(word, ("felstavat",))

    def find(self, answers: list[tuple[str, str]], besides: frozenset[str]) -> None:
        known = {*besides, *self.own}
        found = (key for key, text in answers if WRONG in text and WRONG not in known)
        self.found.emit(next(found, ""))

    def cancel(self) -> None: ...

    def read_words(self) -> None:
        self.words_read.emit(tuple(self.own))

    def add(self, word: str) -> None:
        self.own.append(word)
        self.added.emit(word)
        if self.is_fixed:
            self.write_failed.emit(FileNotWritable(file="own-words.txt", reason="rights"))

    def remove(self, words: tuple[str, ...]) -> None:
        self.own = [word for word in self.own if word not in words]
        self.removed.emit(words)


class Controller(QObject):
    case_opened, case_refreshed, evidence_changed = Signal(object), Signal(object), Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.spelling = Spelling()


class Window:
    """A page and its lines, with the flow between."""

    def __init__(self, settings: QSettings) -> None:
        self.widget, self.controller = QWidget(), Controller()
        self.page, self.told, self.alarm = QuestionsPage(), NoticeLine(alarm=False), NoticeLine(alarm=True)
        for part in (self.page, self.told, self.alarm):
            part.setParent(self.widget)
        self.settings, self.went = settings, 0
        places = SpellingPlaces(self.page, self.told, self.alarm)
        self.flow = SpellingFlow(self.widget, self.controller, places, settings, self._go)
        case = snapshot({"2.1": Answer(text=f"Här är {WRONG}."), "1.2": Answer(text="Rätt.")})
        self.page.show_case(case)
        self.controller.case_opened.emit(case)

    def _go(self, _page: QWidget) -> None:
        self.went += 1

    @property
    def spelling(self) -> Spelling:
        return self.controller.spelling

    def marked(self) -> int:
        QApplication.processEvents()
        return len(list(self.page.spelling.marks()))


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[Window]:
    made = Window(QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat))
    qtbot.addWidget(made.widget)
    made.widget.resize(1200, 700)
    made.page.resize(1200, 700)
    made.widget.show()
    yield made
    if (menu := QApplication.activePopupWidget()) is not None:
        menu.close()


def close_menu() -> None:
    menu = QApplication.activePopupWidget()
    assert menu is not None
    menu.close()


def test_the_next_misspelling_is_gone_to_over_the_questions(window: Window) -> None:
    window.page.show_question("1.1")
    window.flow.go_next()
    QApplication.processEvents()
    assert (window.page.current_key(), window.went) == ("2.1", 1)
    close_menu()


def test_after_the_last_one_it_begins_anew(window: Window) -> None:
    window.page.show_question("2.1")
    assert window.marked() == 1
    window.flow.go_next()
    close_menu()
    window.flow.go_next()
    close_menu()
    assert window.page.current_key() == "2.1"


def test_where_there_is_none_that_is_said(window: Window) -> None:
    window.spelling.own = [WRONG]
    window.flow.go_next()
    assert window.told.words() == "Inga felstavade ord i svaren."


def test_answers_that_can_only_be_read_are_not_spelt_and_that_is_said(window: Window) -> None:
    window.page.set_read_only(True)
    before = window.page.current_key()
    window.flow.go_next()
    assert window.told.words() == "Svaren kan bara läsas, så stavningen kontrolleras inte."
    assert window.page.current_key() == before


def test_what_was_skipped_is_not_gone_to(window: Window) -> None:
    window.page.show_question("2.1")
    window.marked()
    window.page.spelling._skip(WRONG)
    window.flow.go_next()
    assert window.told.words() == "Inga felstavade ord i svaren."


def test_a_word_that_is_added_can_be_taken_back(window: Window) -> None:
    window.page.show_question("2.1")
    assert window.marked() == 1
    window.page.spelling._add(WRONG)
    assert (window.marked(), window.spelling.own) == (0, [WRONG])
    assert window.told.words() == f"”{WRONG}” finns nu bland dina ord."
    window.told.press()
    assert (window.marked(), window.spelling.own, window.told.words()) == (1, [], "")


def test_words_that_cannot_be_kept_are_told_of_once(window: Window) -> None:
    window.spelling.is_fixed = True
    window.page.spelling._add("ett")
    assert window.alarm.words().startswith("Dina ord kan inte sparas.")
    window.alarm.hide()
    window.page.spelling._add("två")
    assert window.alarm.words() == ""


def test_it_is_turned_off_and_on_and_that_is_remembered(window: Window) -> None:
    window.page.show_question("2.1")
    window.page.spelling.switched.emit(False)
    assert (window.marked(), window.settings.value("spelling", type=bool)) == (0, False)
    assert not window.flow.is_on
    window.flow.go_next()
    assert window.flow.is_on
    assert window.marked() == 1
    close_menu()


def test_the_list_of_own_words_follows_what_is_done(window: Window) -> None:
    window.spelling.own = ["Kolada"]
    window.flow.show_words()
    dialog = window.widget.findChild(OwnWordsDialog)
    assert dialog._words == ("Kolada",)
    dialog.add_wanted.emit("Blomkulla")
    assert dialog._words == ("Kolada", "Blomkulla")
    dialog.remove_wanted.emit(("Kolada",))
    assert dialog._words == ("Blomkulla",)
    dialog.close()
    QApplication.sendPostedEvents(None, 52)  # DeferredDelete
    window.flow.show_words()
    window.widget.findChild(OwnWordsDialog).close()


def test_without_a_dictionary_the_line_under_the_text_says_so(window: Window) -> None:
    window.page.show_question("2.1")
    window.spelling.unavailable.emit(FileMissing(file="sv_SE-1.dic"))
    assert window.page.word_count.text().endswith("Stavningen kan inte kontrolleras, ordlistan saknas.")


def test_names_of_the_case_are_known(window: Window) -> None:
    window.page.show_question("2.1")
    window.marked()
    assert "Omsorgsnämnden" in window.spelling.besides
    assert known_names(snapshot()) >= {"Omsorgsnämnden"}
