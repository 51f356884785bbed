"""Backups taken without being asked for: when a case is opened, while it is changed, and when it is left; and nothing waits
for them."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from backing_up import kept_backups
from forms import make_form
from pytestqt.qtbot import QtBot

from auditprep.case import Case, backups_of, read_backup, take_backup
from auditprep.model import Progress, Why
from auditprep.paths import backups_folder
from auditprep.produce import finish
from ui.controller import Controller
from ui.worker import BackupPress

LIMIT = 10_000


@pytest.fixture
def case(tmp_path: Path) -> Path:
    path = tmp_path / "Parknämnden 2031.auditprep"
    with Case.create(path, make_form(answers={"1.1": ("Ja", "Så var det.")}), "frågor.docx"):
        pass
    return path


@pytest.fixture
def controller(qtbot: QtBot) -> Iterator[Controller]:
    controller = Controller()
    yield controller
    assert controller.shut_down(LIMIT)
    qtbot.waitUntil(lambda: controller.has_ended, timeout=LIMIT)


def opened(qtbot: QtBot, controller: Controller, path: Path) -> None:
    with qtbot.waitSignal(controller.case_opened, timeout=LIMIT):
        controller.open_case(path)


def answered(qtbot: QtBot, controller: Controller, text: str) -> None:
    with qtbot.waitSignal(controller.answer_saved, timeout=LIMIT):
        controller.save_answer("1.1", text=text)


def reasons(path: Path) -> list[Why]:
    return [each.why for each in backups_of(path)]


def test_a_case_is_backed_up_when_it_is_opened_changed_and_left(qtbot, controller, case) -> None:
    backups = controller.backups
    with qtbot.waitSignal(backups.taken, timeout=LIMIT):
        opened(qtbot, controller, case)
    answered(qtbot, controller, "Nu är det annorlunda.")
    assert backups._rest.isActive()
    with qtbot.waitSignal(backups.taken, timeout=LIMIT):
        backups._rest.timeout.emit()
    answered(qtbot, controller, "Och så en gång till.")
    with qtbot.waitSignal(backups.taken, timeout=LIMIT):
        controller.close_case()
    assert reasons(case) == [Why.CLOSED, Why.WORKED, Why.OPENED]
    assert read_backup(backups_of(case)[0]).answers["1.1"].text == "Och så en gång till."


class Hanging(BackupPress):
    """Its list stands before a drive that does not answer, until it is let."""

    def __init__(self) -> None:
        super().__init__()
        self.answers, self.is_asked = threading.Event(), threading.Event()

    def list(self, path: Path | None):
        self.is_asked.set()
        self.answers.wait(60)
        return super().list(path)


def test_a_list_of_backups_that_waits_for_a_drive_is_in_the_way_of_nothing(qtbot, controller, case) -> None:
    """Neither of saving, nor of other years and sheets, nor of taking a backup."""
    controller.backups._press = press = Hanging()
    with qtbot.waitSignal(controller.backups.taken, timeout=LIMIT):
        opened(qtbot, controller, case)
    controller.backups.list()
    qtbot.waitUntil(press.is_asked.is_set, timeout=LIMIT)
    answered(qtbot, controller, "Medan listan väntar.")
    before = case.with_name("frågor.docx")
    before.write_bytes(make_form(answers={"1.1": ("Ja", "Så var det.")}))
    with qtbot.waitSignal(controller.years.previous_read, timeout=LIMIT):
        controller.years.read_previous(before)
    with qtbot.waitSignal(controller.backups.taken, timeout=LIMIT):
        controller.backups._rest.timeout.emit()
    with qtbot.waitSignal(controller.backups.listed, timeout=LIMIT):
        press.answers.set()


def test_many_changes_make_one_backup_after_a_while(qtbot, controller, case) -> None:
    with qtbot.waitSignal(controller.backups.taken, timeout=LIMIT):
        opened(qtbot, controller, case)
    for number in range(5):
        answered(qtbot, controller, f"Nummer {number}.")
    with qtbot.waitSignal(controller.backups.taken, timeout=LIMIT):
        controller.backups._rest.timeout.emit()
    controller.backups._rest.timeout.emit()  # nothing has changed since
    assert reasons(case) == [Why.WORKED, Why.OPENED]


def test_what_was_changed_last_is_backed_up_when_the_program_ends(qtbot, case) -> None:
    controller = Controller()
    with qtbot.waitSignal(controller.backups.taken, timeout=LIMIT):
        opened(qtbot, controller, case)
    answered(qtbot, controller, "Sist av allt.")
    assert controller.shut_down(LIMIT)
    qtbot.waitUntil(lambda: controller.has_ended, timeout=LIMIT)
    assert reasons(case) == [Why.CLOSED, Why.OPENED]


def test_a_case_that_can_only_be_read_is_left_to_who_writes_in_it(qtbot, controller, case) -> None:
    with Case.open(case, who="bo"):
        opened(qtbot, controller, case)
        assert controller.is_file_read_only
    assert controller.shut_down(LIMIT)
    assert kept_backups() == []


def test_where_none_can_be_kept_that_is_told_once_and_nothing_is_in_the_way(qtbot, controller, case) -> None:
    backups_folder().parent.mkdir(parents=True)
    backups_folder().write_text("en fil i vägen")
    told = []
    controller.backups.not_taken.connect(told.append)
    with qtbot.waitSignal(controller.backups.not_taken, timeout=LIMIT):
        opened(qtbot, controller, case)
    answered(qtbot, controller, "Sparas ändå.")
    controller.backups._rest.timeout.emit()
    assert controller.shut_down(LIMIT)
    qtbot.wait(20)
    assert len(told) == 1


def test_saving_does_not_wait_for_a_backup(qtbot, controller, case) -> None:
    may_go_on = threading.Event()

    class Held(BackupPress):
        def take(self, path, why, seconds):
            assert may_go_on.wait(10)
            return super().take(path, why, seconds)

    controller.backups._press = Held()
    opened(qtbot, controller, case)
    answered(qtbot, controller, "Utan att vänta.")
    may_go_on.set()


def test_one_answer_comes_back_into_the_open_case_and_is_undone_as_one(qtbot, controller, case) -> None:
    with qtbot.waitSignal(controller.backups.taken, timeout=LIMIT) as taken:
        opened(qtbot, controller, case)
    with qtbot.waitSignal(controller.backups.read, timeout=LIMIT) as read:
        controller.backups.look_into(taken.args[0])
    answered(qtbot, controller, "Skrivet i misstag.")
    with qtbot.waitSignal(controller.backups.put_back, timeout=LIMIT) as back:
        controller.backups.put_answer_back("1.1", read.args[0])
    assert controller.snapshot.answer("1.1").text == "Så var det."
    with qtbot.waitSignal(controller.case_refreshed, timeout=LIMIT):
        controller.colleagues.undo(back.args[2])
    assert controller.snapshot.answer("1.1").text == "Skrivet i misstag."


def test_a_case_whose_file_is_gone_is_listed_and_comes_back(qtbot, controller, case, tmp_path) -> None:
    finish(take_backup(case, Why.CLOSED))
    case.unlink()
    with qtbot.waitSignal(controller.backups.listed, timeout=LIMIT) as listed:
        controller.backups.list()
    (found,), own = listed.args
    assert (found.state, own) == ("gone", "")
    to = tmp_path / "åter.auditprep"
    with qtbot.waitSignal(controller.backups.restored, timeout=LIMIT):
        controller.backups.restore(found.newest, to)
    opened(qtbot, controller, to)
    assert controller.snapshot.answer("1.1").text == "Så var det."


def test_a_case_that_is_being_put_together_is_called_off_when_the_window_closes(qtbot, case) -> None:
    begun, ended = threading.Event(), threading.Event()

    class Endless(BackupPress):
        def restore(self, backup, to):
            try:
                while True:
                    begun.set()
                    yield Progress(0, 1, "restore")
            finally:
                ended.set()

    controller = Controller()
    controller.backups._press = Endless()
    controller.backups.restore(None, case.with_name("åter.auditprep"))
    qtbot.waitUntil(begun.is_set, timeout=LIMIT)
    assert controller.shut_down(LIMIT)
    assert ended.wait(10)
    qtbot.waitUntil(lambda: controller.has_ended, timeout=LIMIT)
