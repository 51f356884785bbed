"""The desk and the shelf over the real core: days go into the case, and other cases are looked at without being opened."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from cases import new_case
from forms import make_form
from PySide6.QtCore import QSettings
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from auditprep.case import Case
from auditprep.model import Decision, Status
from ui.controller import Controller
from ui.desk_flow import DeskFlow
from ui.models.desk import Which
from ui.pages.start import StartPage
from ui.recent import RecentCases
from ui.shelf import ShelfMemory
from ui.widgets.shelf_list import ShelfCase
from ui.worker import OnShelf, Press

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen plugin says so of any window

SENT = dt.date(2024, 10, 1)


class Window:
    """The start page alone, with what joins it to the core."""

    def __init__(self, folder: Path) -> None:
        self.settings = QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat)
        self.controller, self.recent = Controller(), RecentCases(self.settings)
        self.actions = tuple(QAction(words) for words in ("Nytt…", "Öppna…", "Prova"))
        self.start, self.asked = StartPage(*self.actions), []
        self.controller.case_opened.connect(self.start.show_case)
        self.controller.case_refreshed.connect(self.start.show_case)
        self.flow = DeskFlow(
            *(self.start, self.controller, self.start, self.settings),
            lambda: self.asked.append("checklist"),
        )

    def shelf(self) -> list[str]:
        QApplication.processEvents()
        return [each.accessibleName() for each in self.start.findChildren(ShelfCase) if each.isVisible()]


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[Window]:
    made = Window(tmp_path)
    qtbot.addWidget(made.start)
    made.start.resize(1282, 768)
    made.start.show()
    yield made
    assert made.controller.shut_down(8_000)


def make(path: Path, year: int, board: str = "Omsorgsnämnden") -> Path:
    Case.create(path, make_form(), "formulär.docx", board=board, year=year, who="anna").close()
    return path


def opened(qtbot: QtBot, window: Window, path: Path) -> None:
    with qtbot.waitSignal(window.controller.case_opened):
        window.controller.open_case(path)


def test_a_day_that_is_given_is_in_the_case(qtbot: QtBot, window: Window, tmp_path: Path) -> None:
    opened(qtbot, window, make(tmp_path / "a.auditprep", 2025))
    with qtbot.waitSignal(window.controller.desk.day_saved):
        window.start.day_given.emit(Which.MEETING, SENT)
    snapshot = window.controller.snapshot
    assert snapshot is not None and snapshot.meeting == SENT


def test_a_day_that_cannot_be_saved_is_told_on_the_desk(qtbot: QtBot, window: Window, tmp_path: Path) -> None:
    opened(qtbot, window, make(tmp_path / "a.auditprep", 2025))
    told: list[str] = []
    window.start.show_day_error = told.append  # type: ignore[method-assign]
    with qtbot.waitSignal(window.controller.case_refreshed):
        window.controller.colleagues.set_status(Status.DECIDED, decision=Decision("N", SENT, 8))
    with qtbot.waitSignal(window.controller.case_refreshed):
        window.controller.colleagues.set_status(Status.SENT, sent_on=SENT, sent_to="Revisionen")
    with qtbot.waitSignal(window.controller.desk.day_failed):
        window.controller.desk.set_day("meeting", None)
    assert len(told) == 1 and told[0]


def test_the_way_to_the_checklist_is_the_one_that_was_given(window: Window) -> None:
    window.start.checklist_requested.emit()
    assert window.asked == ["checklist"]


def test_the_shelf_has_what_lies_beside_the_latest_cases_and_is_remembered(
    qtbot: QtBot, window: Window, tmp_path: Path
) -> None:
    now, before = make(tmp_path / "a.auditprep", 2025), make(tmp_path / "b.auditprep", 2024)
    make(tmp_path / "kultur.auditprep", 2025, "Kulturnämnden")
    shutil.copy(now, tmp_path / "a - kopia.auditprep")
    (tmp_path / "trasig.auditprep").write_bytes(b"inte ett underlag")
    (tmp_path / ".dold.auditprep").write_bytes(b"")
    window.recent.add(now, "Omsorgsnämnden 2025")
    opened(qtbot, window, now)
    look(qtbot, window)
    assert [each.split(",")[0] for each in window.shelf()] == ["Omsorgsnämnden 2024", "Kulturnämnden 2025"]
    assert before in ShelfMemory(window.settings).all()


def test_a_case_whose_file_is_gone_stays_on_the_shelf_as_it_was_seen_last(
    qtbot: QtBot, window: Window, tmp_path: Path
) -> None:
    path = make(tmp_path / "a.auditprep", 2024)
    window.recent.add(path, "Omsorgsnämnden 2024")
    look(qtbot, window)
    path.unlink()
    look(qtbot, window)
    (name,) = window.shelf()
    assert name.startswith("Omsorgsnämnden 2024") and name.endswith("filen hittas inte")


def test_without_latest_cases_nothing_is_looked_for(qtbot: QtBot, window: Window) -> None:
    with qtbot.assertNotEmitted(window.controller.desk.looked):
        window.flow.look()
    assert window.shelf() == []


def test_only_the_latest_wish_is_answered(qtbot: QtBot, window: Window, tmp_path: Path) -> None:
    path, seen = make(tmp_path / "a.auditprep", 2024), []
    window.controller.desk.looked.connect(seen.append)
    with qtbot.waitSignal(window.controller.desk.looked):
        for _time in range(3):
            window.controller.desk.look([path], {})
    assert len(seen) == 1


# The look itself


def looked_at(*files: Path, known=None) -> OnShelf:
    work = Press().look_at(files, known or {})
    while True:
        try:
            next(work)
        except StopIteration as end:
            return end.value


def test_what_is_no_case_or_cannot_be_read_is_left_out(tmp_path: Path) -> None:
    new_case(tmp_path / "c.auditprep").close()
    (tmp_path / "text.auditprep").write_text("inget underlag")
    odd = (tmp_path / "borta/d.auditprep", Path("\0.auditprep"), tmp_path / ("x" * 400))
    seen = looked_at(tmp_path / "c.auditprep", *odd)
    assert [each.path.name for each in seen.cases] == ["c.auditprep"]
    assert seen.gone == frozenset()


def test_the_open_case_is_left_alone_once_it_is_known(tmp_path: Path) -> None:
    path = tmp_path / "c.auditprep"
    new_case(path).close()
    (seen,) = looked_at(path).cases
    path.write_bytes(b"")
    work = Press().look_at((path,), {path: seen}, path)
    assert list(work)
    assert looked_at(path, known={path: seen}).cases == ()


def test_a_folder_with_very_many_cases_is_looked_at_in_part(tmp_path: Path) -> None:
    new_case(tmp_path / "c-000.auditprep").close()
    for number in range(1, 80):
        (tmp_path / f"c-{number:03}.auditprep").hardlink_to(tmp_path / "c-000.auditprep")
    assert len(looked_at(tmp_path / "c-079.auditprep").cases) == 61


def look(qtbot: QtBot, window: Window) -> None:
    with qtbot.waitSignal(window.controller.desk.looked):
        window.flow.look()
