"""From the page of backups to the case: restored beside, put back, deleted, and told."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from forms import make_form
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from auditprep.case import Case, backups_of, take_backup
from auditprep.errors import DiskFull
from auditprep.model import Why
from auditprep.produce import finish
from ui import ask
from ui.controller import Controller
from ui.pages.restore import RestorePage
from ui.restore_flow import RestoreFlow, RestorePlaces
from ui.widgets.notice_line import NoticeLine

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen plugin says so of any window

LIMIT = 10_000


class Questions:
    """Where something is typed."""

    def __init__(self) -> None:
        self.flushed = 0

    def flush(self) -> None:
        self.flushed += 1


class Bench:
    """The flow with all that it joins."""

    def __init__(self, qtbot: QtBot) -> None:
        self.window, self.page = QWidget(), RestorePage()
        self.told, self.alarm = NoticeLine(alarm=False, icon="check", closes=True), NoticeLine(alarm=True)
        for widget in (self.window, self.page, self.told, self.alarm):
            qtbot.addWidget(widget)
        self.controller, self.questions = Controller(), Questions()
        self.gone_to: list[QWidget] = []
        self.opened: list[Path] = []
        places = RestorePlaces(self.page, self.questions, self.told, self.alarm)
        self.flow = RestoreFlow(self.window, self.controller, places, self.gone_to.append, self.opened.append)
        self.page.show()


@pytest.fixture
def bench(qtbot: QtBot) -> Iterator[Bench]:
    made = Bench(qtbot)
    yield made
    assert made.controller.shut_down(LIMIT)
    qtbot.waitUntil(lambda: made.controller.has_ended, timeout=LIMIT)


@pytest.fixture
def case(tmp_path: Path) -> Path:
    path = tmp_path / "Parknämnden 2031.auditprep"
    with Case.create(path, make_form(answers={"1.1": ("Ja", "Så var det.")}), "frågor.docx"):
        pass
    return path


def opened(qtbot: QtBot, bench: Bench, case: Path) -> None:
    with qtbot.waitSignals([bench.controller.case_opened, bench.controller.backups.taken], timeout=LIMIT):
        bench.controller.open_case(case)


def shown(qtbot: QtBot, bench: Bench, file: Path | None = None) -> None:
    with qtbot.waitSignal(bench.controller.backups.read, timeout=LIMIT):
        bench.flow.show(file)


def test_an_answer_is_put_back_told_and_undone(qtbot, bench, case) -> None:
    opened(qtbot, bench, case)
    with qtbot.waitSignal(bench.controller.answer_saved, timeout=LIMIT):
        bench.controller.save_answer("1.1", text="Skrivet i misstag.")
    shown(qtbot, bench)
    assert bench.gone_to == [bench.page]
    answers = bench.page._detail.answers
    assert answers.current().question.key == "1.1"
    with qtbot.waitSignal(bench.controller.backups.put_back, timeout=LIMIT):
        answers._button.click()
    assert bench.questions.flushed == 1
    assert bench.told.words().startswith("Svaret på 1.1 är som det var ")
    assert answers.current() is None  # nothing differs any more
    with qtbot.waitSignal(bench.controller.case_refreshed, timeout=LIMIT):
        bench.told.press()
    assert bench.controller.snapshot.answer("1.1").text == "Skrivet i misstag."
    assert answers.current().question.key == "1.1"


def test_a_backup_becomes_a_new_file_beside_and_can_be_opened(qtbot, bench, case, monkeypatch) -> None:
    opened(qtbot, bench, case)
    shown(qtbot, bench)
    asked = []
    monkeypatch.setattr(ask, "save_as", lambda _w, _t, suggestion, _k: asked.append(suggestion) or suggestion)
    with qtbot.waitSignal(bench.controller.backups.restored, timeout=LIMIT):
        bench.page._detail._restore.click()
    (to,) = asked
    assert to.parent == case.parent
    assert to.name.startswith("Parknämnden 2031-återställt-")
    assert bench.told.words() == f"Underlaget som det var då finns i {to.name}."
    bench.told.press()
    assert bench.opened == [to]
    with Case.open(to, read_only=True) as restored:
        assert restored.snapshot().answer("1.1").text == "Så var det."


def test_where_a_file_has_the_name_it_is_left_as_it_was(qtbot, bench, case, monkeypatch) -> None:
    opened(qtbot, bench, case)
    shown(qtbot, bench)
    before = case.read_bytes()
    monkeypatch.setattr(ask, "save_as", lambda *_given: case)
    with qtbot.waitSignal(bench.controller.backups.restore_failed, timeout=LIMIT):
        bench.page._detail._restore.click()
    assert "Parknämnden 2031.auditprep" in bench.alarm.words()
    assert not bench.told.words()
    assert case.read_bytes() == before


def test_a_damaged_case_is_shown_by_the_file_that_cannot_be_opened(
    qtbot, bench, case, tmp_path, monkeypatch
) -> None:
    other = tmp_path / "annan.auditprep"
    with Case.create(other, make_form(), "andra.docx", board="Annan nämnd"):
        pass
    finish(take_backup(case, Why.CLOSED))
    finish(take_backup(other, Why.CLOSED))
    case.write_bytes(case.read_bytes()[:3000])
    shown(qtbot, bench, case)
    assert bench.page.current().path == case
    assert bench.page._case.currentText().endswith("(filen är skadad)")
    assert bench.page._detail.answers.current().then.text == "Så var det."


def test_backups_are_deleted_only_when_that_is_confirmed(qtbot, bench, case, monkeypatch) -> None:
    opened(qtbot, bench, case)
    shown(qtbot, bench)
    monkeypatch.setattr(ask, "confirm", lambda *_given, **_more: False)
    bench.page._drop.click()
    assert len(backups_of(case)) == 1
    monkeypatch.setattr(ask, "confirm", lambda *_given, **_more: True)
    with qtbot.waitSignal(bench.controller.backups.listed, timeout=LIMIT):
        bench.page._drop.click()
    assert backups_of(case) == ()
    assert bench.page.current() is None


def test_that_none_can_be_kept_is_told_in_one_calm_line(bench) -> None:
    bench.controller.backups.not_taken.emit(DiskFull(file="/data/backups/000001.backup"))
    assert bench.told.words().startswith("Just nu sparas inga säkerhetskopior.")
    assert bench.told.words().endswith("Ditt underlag sparas som vanligt.")
    assert not bench.alarm.words()
