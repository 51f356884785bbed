"""A thread with a queue: work that must not hold the window up. Closing a generator of progress cancels it."""

from __future__ import annotations

import logging
import queue
import threading
from collections.abc import Callable, Generator
from contextlib import closing
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, Qt, QThread, QTimer, Signal

from auditprep.errors import AuditprepError, Bug, OutOfMemory
from auditprep.model import Progress

_PATIENCE = 1.0  # seconds
_TURNS = 3  # of the window's event loop: in the first it lays out what is new, in the second it paints

Then = Callable[[Any], None]
Otherwise = Callable[[AuditprepError], None]

_log = logging.getLogger(__name__)

_may_begin = threading.Event()
_may_begin.set()


def let_the_window_go_first() -> None:
    """Called in the window's thread when it has much to show at once: until that is done no job begins (but within a second, whatever
    happens). Threads take turns, and with three of them at work the window would take four times as long."""
    _may_begin.clear()
    _begin_after(_TURNS)


def _begin_after(turns: int) -> None:
    QTimer.singleShot(0, (lambda: _begin_after(turns - 1)) if turns else _may_begin.set)


class Cancelled(AuditprepError):
    """The user called the work off; nothing was made."""


CallOff = threading.Event
"""Set by who wants work called off, whether it waits or is under way."""


@dataclass(frozen=True, slots=True)
class _Job:
    work: Callable[[], Any]
    then: Then
    otherwise: Otherwise
    call_off: CallOff

    def run(self, tell: Callable[[Progress], None]) -> Any:
        """Does the work; where that gives a generator of progress, to its end. Raises what the work raises."""
        self._demand_wanted()
        result = self.work()
        return self._drive(result, tell) if isinstance(result, Generator) else result

    def _drive(self, work: Generator[Progress, None, Any], tell: Callable[[Progress], None]) -> Any:
        with closing(work):
            while True:
                self._demand_wanted()
                try:
                    tell(next(work))
                except StopIteration as end:
                    return end.value

    def _demand_wanted(self) -> None:
        if self.call_off.is_set():
            raise Cancelled


class Worker(QObject):
    """One thread that does jobs in order. `then` and `otherwise` are called in the thread that made the worker."""

    progressed = Signal(object)  # Progress
    _answered = Signal(object)  # what to call, in the thread of the window

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs: queue.SimpleQueue[_Job | None] = queue.SimpleQueue()
        self._answered.connect(lambda call: call(), Qt.ConnectionType.QueuedConnection)
        self._thread = _Thread(self._run, self)
        self._thread.start()

    def do(
        self, work: Callable[[], Any], then: Then, otherwise: Otherwise, call_off: CallOff | None = None
    ) -> None:
        """Queues `work`. If it gives a generator of progress, that is run to its end, and its result is given.
        With `call_off` it is called off: before it begins, or between two steps of its progress."""
        self._jobs.put(_Job(work, then, otherwise, call_off or CallOff()))

    def stop(self, limit_ms: int) -> bool:
        """Lets the queued jobs finish and ends the thread; False if that takes longer than the limit.
        May be called twice: the second time it only says whether the thread has ended by now."""
        _may_begin.set()  # the window waits here, and shows nothing meanwhile
        self._jobs.put(None)
        return self._thread.wait(limit_ms)

    @property
    def is_running(self) -> bool:
        return self._thread.isRunning()

    def _run(self) -> None:
        while (job := self._jobs.get()) is not None:
            _may_begin.wait(_PATIENCE)
            self._do(job)

    def _do(self, job: _Job) -> None:
        try:
            result = job.run(self.progressed.emit)
        except AuditprepError as error:
            self._answer(job.otherwise, error)
        except MemoryError:  # what the work held is let go by now
            self._answer(job.otherwise, OutOfMemory())
        except Exception as error:  # our own mistake must reach the log and the user, not end the thread
            _log.exception("a job failed")
            self._answer(job.otherwise, Bug(reason=repr(error)))
        else:
            self._answer(job.then, result)

    def _answer(self, call: Callable[[Any], None], value: object) -> None:
        self._answered.emit(lambda: call(value))


class _Thread(QThread):
    def __init__(self, work: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._work = work

    def run(self) -> None:
        self._work()
