"""Backups between the window and the core: taken without being asked for, looked at, and the way back. Wishes in as method
calls, facts out as signals.

One is taken when a case has been opened, at most every ten minutes while it is changed, and when it is left. It is made in a
thread of its own, by reading the case file; nothing waits for it, and what goes wrong with it is told once.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from auditprep.errors import AuditprepError, DiskFull, FileNotWritable
from auditprep.model import (
    BackedUpCase,
    Backup,
    BackupContents,
    BackupRoom,
    Snapshot,
    Why,
)
from ui.evidence_control import Here
from ui.worker import BackupPress, CallOff, Desk, Worker

REST_MS = 10 * 60 * 1000
LAST_MS = 2_000
"""How long the last one is waited for when the program ends: the next start takes what was not taken then."""
ENDING_MS = 1_000
"""How long after that it is waited that it ends at its next file."""
_READING_SECONDS = 1.0
"""While somebody works, no reading of the file is to be in the way of saving for longer."""


class BackupsControl(QObject):
    """What the window wants done with backups, and what came of it."""

    taken = Signal(object)  # Backup
    not_taken = Signal(object)  # error: they cannot be kept; told once
    listed = Signal(object, str)  # tuple of BackedUpCase, the id of the open case or ""
    list_failed = Signal(object)  # error
    read = Signal(object)  # BackupContents; only of what was asked for last
    read_failed = Signal(object, object)  # Backup, error
    restored = Signal(object, object)  # Path of the new case, tuple of Notice
    restore_failed = Signal(object)  # error
    put_back = Signal(str, object, int)  # key, Backup, the step (0: it stood there already)
    put_back_failed = Signal(object)  # error
    dropped = Signal()
    drop_failed = Signal(object)  # error
    measured = Signal(object)  # BackupRoom

    def __init__(
        self,
        bound: Callable[[], Here],
        beside: Worker,
        refreshed: Callable[[Snapshot], None],
        parent: QObject,
        press: BackupPress | None = None,
    ) -> None:
        """`bound` gives the way to the case that is open now, `beside` reads and restores, and `refreshed` is told the case
        after it was changed."""
        super().__init__(parent)
        self._bound, self._beside, self._refreshed = bound, beside, refreshed
        self._press = press or BackupPress()
        self.worker = Worker(self)
        self._path: Path | None = None
        self._is_changed, self._is_told = False, False
        self._reading, self._ending = CallOff(), CallOff()
        self._rest = QTimer(self, interval=REST_MS, singleShot=True)
        self._rest.timeout.connect(self._on_rested)

    # Taken without being asked for

    def follow(self, path: Path) -> None:
        """A case was opened that may be written to: it is kept as it is now, and from now on."""
        self._path, self._is_changed = path, False
        self._take(path, Why.OPENED)

    def note_change(self) -> None:
        """The case that is followed was changed."""
        if self._path is not None:
            self._is_changed = True
            if not self._rest.isActive():
                self._rest.start()

    def leave(self) -> None:
        """The case was left, and its file is nobody's now."""
        path, self._path = self._path, None
        self._rest.stop()
        if path is not None and self._is_changed:
            self._take(path, Why.CLOSED)

    def shut_down(self) -> None:
        """Takes the last one, and ends the thread; what takes too long is called off, and is whole or not at all."""
        self.leave()
        is_taken = self.worker.stop(LAST_MS)
        self._ending.set()  # a case that is being put together is called off too: nobody waits for it
        if not is_taken:
            self.worker.stop(ENDING_MS)

    def _on_rested(self) -> None:
        if self._path is not None and self._is_changed:
            self._is_changed = False
            self._take(self._path, Why.WORKED)

    def _take(self, path: Path, why: Why) -> None:
        seconds = None if why is Why.CLOSED else _READING_SECONDS
        self.worker.do(
            lambda: self._press.take(path, why, seconds), self._on_taken, self._on_not_taken, self._ending
        )

    def _on_taken(self, backup: Backup | None) -> None:
        if backup is not None:
            self.taken.emit(backup)

    def _on_not_taken(self, error: AuditprepError) -> None:
        """That the case file cannot be read is told where it is opened; another program at work is no news at all."""
        if error.facts.get("reason") == "open":
            self.note_change()  # it is tried again after a while
        elif isinstance(error, DiskFull | FileNotWritable) and not self._is_told:
            self._is_told = True
            self.not_taken.emit(error)

    # Looked at

    def list(self) -> None:
        """Asks which cases have backups, and how much room they take."""
        own = self._path
        self._beside.do(
            lambda: self._press.list(own),
            lambda made: self._on_listed(*made),
            self.list_failed.emit,
        )

    def _on_listed(self, cases: tuple[BackedUpCase, ...], own: str, room: BackupRoom) -> None:
        self.listed.emit(cases, own)
        self.measured.emit(room)

    def measure(self) -> None:
        """Asks how much room they take."""
        self._beside.do(self._press.room, self.measured.emit, self.list_failed.emit)

    def look_into(self, backup: Backup) -> None:
        """Asks what a backup holds."""
        self._reading.set()
        self._reading = call_off = CallOff()

        def told(contents: BackupContents) -> None:
            if not call_off.is_set():
                self.read.emit(contents)

        def failed(error: AuditprepError) -> None:
            if not call_off.is_set():
                self.read_failed.emit(backup, error)

        self._beside.do(lambda: self._press.read(backup), told, failed, call_off)

    # The way back

    def restore(self, backup: Backup, to: Path) -> None:
        """Makes a new case of it."""
        self._beside.do(
            lambda: self._press.restore(backup, to),
            lambda notices: self.restored.emit(to, notices),
            self.restore_failed.emit,
            self._ending,
        )

    def put_answer_back(self, key: str, contents: BackupContents) -> None:
        """The answer as the backup has it stands in the open case again."""

        def work(desk: Desk) -> tuple[int, Snapshot]:
            return desk.case.put_back(key, contents), desk.case.snapshot()

        def told(made: tuple[int, Snapshot]) -> None:
            step, snapshot = made
            self._refreshed(snapshot)
            self.put_back.emit(key, contents.backup, step)

        self._bound()(work, told, self.put_back_failed.emit)

    def drop(self, backups: tuple[Backup, ...]) -> None:
        """Takes backups away for good."""
        self.worker.do(
            lambda: self._press.drop(backups), lambda _none: self.dropped.emit(), self.drop_failed.emit
        )
