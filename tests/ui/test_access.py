"""The window for everyone: at every stop of the tour all is named, told what it is, come to by Tab, ringed when it has the focus,
dark enough to read, and in English where English is spoken."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import access
import pytest
import tour
from access import STOPS
from cases import new_case
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from auditprep import i18n
from auditprep.example import make_example_case
from auditprep.paths import resource
from ui import accessible, theme
from ui.main_window import MainWindow

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # the offscreen platform alone

UI = Path(__file__).parents[2] / "ui"
SWEDISH_BY_NATURE = {"handbook", "phrase_picker", "own_phrases", "told", "confirm"}
"""Where Swedish is what one comes for, or what the tour itself says."""
_BODIES = frozenset({"kommunfullmäktige", "kommunstyrelsen"})  # as they are called, written out


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("access")


@pytest.fixture(scope="module")
def example(folder: Path) -> bytes:
    return make_example_case(folder / "example").read_bytes()


@pytest.fixture(scope="module")
def cases(folder: Path, example: bytes) -> frozenset[str]:
    return access.words_in(folder / "example") | _BODIES


@pytest.fixture(scope="module")
def dressed(qapp: QApplication) -> None:
    accessible.install()
    theme.load_fonts(resource("fonts"))
    theme.apply(qapp, dark=False)


@pytest.fixture(scope="module")
def window(
    request: pytest.FixtureRequest, folder: Path, example: bytes, dressed: None
) -> Iterator[MainWindow]:
    with access.one_window(request, folder, example, (1366, 768), "en") as made:
        yield made


@pytest.fixture(scope="module")
def ringed() -> set[str]:
    """What has been tried for its ring."""
    return set()


@pytest.fixture(autouse=True)
def new_user() -> None:
    """One for all tests here: the window stays open from one to the next."""


@pytest.fixture(autouse=True)
def in_swedish() -> None:
    """English, and also from one test to the next: what a worker has ready in between is said in it too."""
    i18n.set_language("en")


@pytest.fixture(scope="module")
def new_window(request: pytest.FixtureRequest, folder: Path, dressed: None) -> Iterator[MainWindow]:
    """With a case that has been made, and no more."""
    made = folder / "new" / "ny.auditprep"
    made.parent.mkdir()
    new_case(made, board="Omsorgsnämnden", year=2025).close()
    with access.one_window(request, made.parent, made.read_bytes(), (1366, 768), "en") as window:
        yield window


@pytest.fixture(scope="module")
def bare_window(request: pytest.FixtureRequest, folder: Path, dressed: None) -> Iterator[MainWindow]:
    """With no case."""
    (folder / "bare").mkdir()
    with access.one_window(request, folder / "bare", None, (1366, 768), "en") as window:
        yield window


def lacking(stop: str, page: QWidget, cases: frozenset[str], ringed: set[str]) -> dict[str, list[str]]:
    found = {
        "called nothing": access.nameless(page),
        "told as nothing": access.kindless(page),
        "rows without words": access.rows_without_words(page),
        "told with its markup": access.told_as_markup(page),
        "told apart by nothing": access.told_apart_by_nothing(page),
        "faint": access.faint(page),
        "not in English": [] if stop in SWEDISH_BY_NATURE else access.swedish(page, cases),
        "not come to by Tab": [] if stop in tour.POPUPS else access.not_come_to_by_tab(page),
        "without a ring": access.unringed(page, ringed),
    }
    return {what: each for what, each in found.items() if each}


@pytest.mark.parametrize("stop", STOPS)
def test_everything_can_be_used_by_everyone(
    window: MainWindow, cases: frozenset[str], ringed: set[str], stop: str
) -> None:
    page = tour.come_to(window, STOPS[stop])
    found = lacking(stop, page, cases, ringed)
    tour.leave(window, page)
    assert found == {}


@pytest.mark.parametrize("stop", tour.EMPTY)
def test_and_so_it_can_where_there_is_nothing_yet(
    new_window: MainWindow, folder: Path, ringed: set[str], stop: str
) -> None:
    page = tour.come_to(new_window, tour.EMPTY[stop])
    said = (
        access.words_in(folder / "new")
        | access.words(resource("checklist.json").read_text("utf-8"))
        | _BODIES
    )
    assert lacking(stop, page, said, ringed) == {}


@pytest.mark.parametrize("stop", tour.WITHOUT_CASE)
def test_and_where_there_is_no_case(bare_window: MainWindow, ringed: set[str], stop: str) -> None:
    page = tour.come_to(bare_window, tour.WITHOUT_CASE[stop])
    assert lacking(stop, page, frozenset(), ringed) == {}


@pytest.mark.parametrize("stop", tour.DIALOGS)
def test_a_dialog_says_what_it_is(window: MainWindow, stop: str) -> None:
    dialog = STOPS[stop](window)
    assert dialog.windowTitle() or dialog.accessibleName() or stop == "confirm"
    tour.leave(window, dialog)


def test_what_heads_a_page_is_told_as_a_heading(qtbot: QtBot, dressed: None) -> None:
    heading, words = theme.be(QLabel("<b>Granska</b>"), "page-title"), QLabel("Allt är klart.")
    for label in (heading, words):
        qtbot.addWidget(label)
    told = QAccessible.queryAccessibleInterface(heading)
    assert (told.role(), told.text(QAccessible.Text.Name)) == (QAccessible.Role.Heading, "Granska")
    assert QAccessible.queryAccessibleInterface(words).role() == QAccessible.Role.StaticText


def test_what_we_draw_says_what_it_is(qtbot: QtBot, dressed: None) -> None:
    drawn = QWidget()
    qtbot.addWidget(drawn)
    drawn.setAccessibleName("Tre av fyra")
    accessible.is_a(drawn, QAccessible.Role.Chart)
    told = QAccessible.queryAccessibleInterface(drawn)
    assert (told.role(), told.text(QAccessible.Text.Name)) == (QAccessible.Role.Chart, "Tre av fyra")


def test_no_message_goes_away_by_itself() -> None:
    """Nobody is hurried: no timer of the window hides, clears or closes anything."""
    hurrying = re.compile(r"(timeout\.connect|singleShot)\(.*(hide|clear|close|setVisible\(False)")
    found = [
        f"{file.name}: {line.strip()}"
        for file in sorted(UI.rglob("*.py"))
        for line in file.read_text("utf-8").splitlines()
        if hurrying.search(line)
    ]
    assert found == []
