"""The thread of long work: in order, with progress, and stopped when it is called off."""

from __future__ import annotations

import threading
from collections.abc import Callable, Generator, Iterator
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from auditprep.errors import AuditprepError, Bug, DiskFull
from auditprep.model import Progress
from ui.worker import CallOff, Cancelled, Worker, let_the_window_go_first, thread

Log = Callable[[str], None]


@pytest.fixture
def worker(qtbot: QtBot) -> Iterator[Worker]:
    made = Worker()
    yield made
    assert made.stop(5_000)


def test_jobs_are_done_in_the_order_they_came_and_answered_in_the_windows_thread(
    qtbot: QtBot, worker: Worker
) -> None:
    heard: list[tuple[int, bool, bool]] = []
    window = threading.get_ident()

    def answer(number: int) -> Callable[[int], None]:
        return lambda thread: heard.append((number, thread == window, threading.get_ident() == window))

    for number in range(20):
        worker.do(threading.get_ident, answer(number), _unwanted)
    qtbot.waitUntil(lambda: len(heard) == 20)
    assert heard == [(number, False, True) for number in range(20)]


def test_what_went_wrong_in_the_users_world_is_told(qtbot: QtBot, worker: Worker) -> None:
    def fails() -> None:
        raise DiskFull(file="x")

    assert isinstance(_error(qtbot, worker, fails), DiskFull)


def test_our_own_mistake_is_logged_told_as_a_bug_and_does_not_end_the_thread(
    qtbot: QtBot, worker: Worker, expected_log: Log
) -> None:
    expected_log("a job failed")
    assert isinstance(_error(qtbot, worker, lambda: 1 / 0), Bug)
    assert _result(qtbot, worker, lambda: "still here") == "still here"


def test_long_work_tells_its_progress_and_gives_its_result(qtbot: QtBot, worker: Worker) -> None:
    told: list[Progress] = []
    worker.progressed.connect(told.append)

    def work() -> Generator[Progress, None, str]:
        yield Progress(1, 2)
        yield Progress(2, 2)
        return "receipt"

    assert _result(qtbot, worker, work) == "receipt"
    assert told == [Progress(1, 2), Progress(2, 2)]


def test_work_that_is_called_off_is_closed_and_says_so(qtbot: QtBot, worker: Worker) -> None:
    begun, closed = threading.Event(), threading.Event()

    def work() -> Generator[Progress, None, None]:
        try:
            while True:
                begun.set()
                yield Progress(0, 1)
        finally:
            closed.set()

    errors: list[AuditprepError] = []
    call_off = CallOff()
    worker.do(work, _unwanted, errors.append, call_off)
    assert begun.wait(5)
    call_off.set()
    qtbot.waitUntil(lambda: bool(errors))
    assert isinstance(errors[0], Cancelled)
    assert closed.is_set()


def test_work_that_is_called_off_while_it_waits_is_never_begun_and_the_next_is_done(
    qtbot: QtBot, worker: Worker
) -> None:
    gate, call_off = threading.Event(), CallOff()
    errors: list[AuditprepError] = []
    worker.do(lambda: gate.wait(5), lambda _done: None, _unwanted)
    worker.do(lambda: pytest.fail("begun"), _unwanted, errors.append, call_off)
    call_off.set()
    gate.set()
    assert _result(qtbot, worker, lambda: "done") == "done"
    assert [type(error) for error in errors] == [Cancelled]


def _result(qtbot: QtBot, worker: Worker, work: Callable[[], Any]) -> Any:
    results: list[Any] = []
    worker.do(work, results.append, _unwanted)
    qtbot.waitUntil(lambda: bool(results))
    return results[0]


def _error(qtbot: QtBot, worker: Worker, work: Callable[[], Any]) -> AuditprepError:
    errors: list[AuditprepError] = []
    worker.do(work, _unwanted, errors.append)
    qtbot.waitUntil(lambda: bool(errors))
    return errors[0]


def _unwanted(what: object) -> None:
    raise AssertionError(what)


def test_no_job_begins_before_the_window_has_shown_what_it_has(qtbot: QtBot, worker: Worker) -> None:
    shown, begun = [], threading.Event()
    let_the_window_go_first()
    worker.do(begun.set, shown.append, _unwanted)
    assert not begun.wait(0.05)
    qtbot.waitUntil(begun.is_set)


def test_a_job_does_not_wait_for_ever_for_a_window_that_does_nothing(
    qtbot: QtBot, worker: Worker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(thread, "_PATIENCE", 0.01)
    begun = threading.Event()
    let_the_window_go_first()
    worker.do(begun.set, lambda _none: None, _unwanted)
    assert begun.wait(5)


def test_a_worker_that_is_stopped_does_not_wait_for_the_window(
    worker: Worker, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The window waits for it, and shows nothing meanwhile: who closes a case that was just opened would wait seconds."""
    monkeypatch.setattr(thread, "_PATIENCE", 3_600)
    done: list[int] = []
    let_the_window_go_first()
    for number in range(3):
        worker.do(lambda number=number: done.append(number), lambda _none: None, _unwanted)
    assert worker.stop(5_000)
    assert done == [0, 1, 2]
