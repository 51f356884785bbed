"""Between the window and the core: wishes in as method calls, facts out as signals.

Changes are queued in the order they were made. One that could not be saved is kept, copied to a rescue file and
tried again: nothing the user typed is lost.
"""

from __future__ import annotations

import datetime as dt
import os
import stat
import tempfile
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QElapsedTimer, QEventLoop, QObject, QTimer, Signal

from auditprep.errors import AuditprepError
from auditprep.model import Answer, Questionnaire, Receipt, Snapshot
from ui.rescue import RescueFile
from ui.worker import Attached, Cancelled, Desk, Opened, Press, Worker

RETRY_MS = 20_000
KEEP_ALIVE_MS = 60_000


class Controller(QObject):
    """The window's only way to the core."""

    case_opened = Signal(object)  # Snapshot
    case_closed = Signal()
    read_only = Signal(object)  # Holder, or None where nobody has it: the file itself cannot be written
    answer_saved = Signal(str, object, object)  # key, Answer, datetime of the save
    save_failed = Signal(str, object, object)  # key, error, the rescue file's Path or None
    evidence_changed = Signal(object)  # Snapshot
    evidence_ready = Signal(object)  # Path of a read-only copy
    history_read = Signal(str, object)  # key, tuple of HistoryEntry
    form_read = Signal(object, object)  # Path or None for the shipped form, Questionnaire
    form_failed = Signal(object, object)  # Path or None, error
    progressed = Signal(object)  # Progress
    export_finished = Signal(object, object)  # Path, Receipt
    export_failed = Signal(object)  # error
    export_cancelled = Signal()
    files_checked = Signal(object)  # dict Path → is there
    failed = Signal(object)  # error

    def __init__(
        self, desk: Desk | None = None, press: Press | None = None, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._desk, self._press = desk or Desk(), press or Press()
        self._case_worker, self._long_worker = self._workers = Worker(self), Worker(self)
        self._is_shut = False
        self._long_worker.progressed.connect(self.progressed)
        self._snapshot: Snapshot | None = None
        self._form: tuple[Path | None, bytes, str] | None = None
        self._unsaved: dict[str, dict[str, Any]] = {}
        self._failing: set[str] = set()
        self._in_flight = 0
        self._rescue: RescueFile | None = None
        self._copies: tempfile.TemporaryDirectory[str] | None = None
        self._retry = QTimer(self, interval=RETRY_MS, singleShot=True)
        self._retry.timeout.connect(self.retry_saves)
        self._pulse = QTimer(self, interval=KEEP_ALIVE_MS)
        self._pulse.timeout.connect(self._keep_alive)
        self._pulse.start()

    # The case

    @property
    def snapshot(self) -> Snapshot | None:
        """The open case as last saved, or None."""
        return self._snapshot

    def open_case(self, path: Path) -> None:
        self._case_worker.do(lambda: self._desk.open(path), self._on_opened, self.failed.emit)

    def create_case(self, path: Path, form: Path | None, board: str | None, year: int | None) -> None:
        """Makes a case from a form that `read_form` has read; None is the shipped one."""
        if self._form is None or self._form[0] != form:
            self._long_worker.do(
                lambda: self._read(form), self._then_create(path, form, board, year), self.failed.emit
            )
        else:
            self._create(path, self._form[1], self._form[2], board, year)

    def make_example(self, folder: Path) -> None:
        """Makes the example case in a folder and opens it."""
        self._case_worker.do(lambda: self._press.example(folder), self.open_case, self.failed.emit)

    def close_case(self) -> None:
        self._case_worker.do(self._desk.close, lambda _none: self._on_closed(), self.failed.emit)

    def _create(self, path: Path, form: bytes, name: str, board: str | None, year: int | None) -> None:
        self._case_worker.do(
            lambda: self._desk.create(path, form, name, board, year), self._on_opened, self.failed.emit
        )

    def _keep_alive(self) -> None:
        self._case_worker.do(self._desk.keep_alive, lambda _none: None, self.failed.emit)

    def _on_opened(self, opened: Opened) -> None:
        self._forget_changes()
        self._snapshot = opened.snapshot
        self._rescue = RescueFile(opened.snapshot.path)
        self.case_opened.emit(opened.snapshot)
        if opened.read_only:
            self.read_only.emit(opened.holder)

    def _on_closed(self) -> None:
        self._forget_changes()
        self._snapshot = None
        self.case_closed.emit()

    def _forget_changes(self) -> None:
        """Before another case: what still is not saved stays in its rescue file."""
        self._unsaved.clear()
        self._failing.clear()
        self._retry.stop()

    # Answers

    @property
    def has_unsaved(self) -> bool:
        """Whether a change is still on its way to the file, or could not be saved."""
        return bool(self._unsaved)

    def save_answer(self, key: str, **changes: Any) -> None:
        """Queues a change to an answer: any of `mark`, `text` and `done`."""
        self._unsaved.setdefault(key, {}).update(changes)
        self._send(key, dict(self._unsaved[key]) if key in self._failing else changes)

    def retry_saves(self) -> None:
        """Tries again to save what could not be saved."""
        for key in tuple(self._failing):
            self._send(key, dict(self._unsaved[key]))

    def _send(self, key: str, sent: dict[str, Any]) -> None:
        self._in_flight += 1
        self._case_worker.do(
            lambda: self._desk.save(key, sent),
            lambda _none: self._on_saved(key, sent),
            lambda error: self._on_save_failed(key, error),
        )

    def _on_saved(self, key: str, sent: dict[str, Any]) -> None:
        self._in_flight -= 1
        waiting = self._unsaved.get(key, {})
        for name in [name for name, value in sent.items() if name in waiting and waiting[name] == value]:
            del waiting[name]
        if not waiting:
            self._unsaved.pop(key, None)
            self._failing.discard(key)
        if self._rescue and not self._failing:
            self._rescue.remove()
        self.answer_saved.emit(key, self._note(key, sent), dt.datetime.now())

    def _note(self, key: str, sent: dict[str, Any]) -> Answer:
        """Brings the snapshot up to what the file holds now."""
        assert self._snapshot is not None
        answer = replace(self._snapshot.answer(key), **sent)
        self._snapshot = replace(self._snapshot, answers={**self._snapshot.answers, key: answer})
        return answer

    def _on_save_failed(self, key: str, error: AuditprepError) -> None:
        self._in_flight -= 1
        if key not in self._unsaved:  # a later save, or another case, has made this one moot
            return
        self._failing.add(key)
        self._retry.start()
        self.save_failed.emit(key, error, self._write_rescue())

    def _write_rescue(self) -> Path | None:
        return self._rescue.write(self._unsaved) if self._rescue else None

    # Evidence

    def attach(self, key: str, files: Iterable[Path]) -> None:
        wanted = tuple(files)
        self._case_worker.do(lambda: self._desk.attach(key, wanted), self._on_attached, self.failed.emit)

    def uncite(self, key: str, evidence: int) -> None:
        self._case_worker.do(
            lambda: self._desk.uncite(key, evidence), self._on_evidence_changed, self.failed.emit
        )

    def open_evidence(self, evidence: int) -> None:
        """Makes a read-only copy of a piece of evidence, to be opened by its own program."""
        self._case_worker.do(
            lambda: self._desk.evidence_bytes(evidence),
            lambda data: self._on_evidence_bytes(evidence, data),
            self.failed.emit,
        )

    def request_history(self, key: str) -> None:
        self._case_worker.do(
            lambda: self._desk.history(key),
            lambda entries: self.history_read.emit(key, entries),
            self.failed.emit,
        )

    def _on_attached(self, attached: Attached) -> None:
        self._on_evidence_changed(attached.snapshot)
        for error in attached.errors:
            self.failed.emit(error)

    def _on_evidence_changed(self, snapshot: Snapshot) -> None:
        assert self._snapshot is not None
        self._snapshot = replace(snapshot, answers=self._snapshot.answers)
        self.evidence_changed.emit(self._snapshot)

    def _on_evidence_bytes(self, evidence: int, data: bytes) -> None:
        assert self._snapshot is not None
        name = next(item.file_name for item in self._snapshot.evidence if item.id == evidence)
        self._copies = self._copies or tempfile.TemporaryDirectory(
            prefix="auditprep-", ignore_cleanup_errors=True
        )
        self.evidence_ready.emit(_read_only_copy(Path(self._copies.name) / str(evidence), name, data))

    # What is made

    def read_form(self, path: Path | None) -> None:
        """Reads a Word form; None is the shipped one."""
        self._long_worker.do(
            lambda: self._read(path),
            lambda read: self._on_form_read(path, *read),
            lambda error: self.form_failed.emit(path, error),
        )

    def export_docx(self, to: Path) -> None:
        self._export(lambda snapshot, form: self._press.export_docx(snapshot, form, to), to)

    def export_json(self, to: Path) -> None:
        self._export(lambda snapshot, _form: self._press.export_json(snapshot, to), to)

    def cancel(self) -> None:
        """Calls off the export under way."""
        self._long_worker.cancel()

    def check_files(self, paths: Iterable[Path]) -> None:
        """Looks whether files are there; a drive that does not answer must not hold the window up."""
        wanted = tuple(paths)
        self._long_worker.do(
            lambda: {path: path.is_file() for path in wanted}, self.files_checked.emit, self.failed.emit
        )

    def _read(self, path: Path | None) -> tuple[bytes, str, Questionnaire]:
        if path is None:
            return self._press.shipped_form()
        data, questionnaire = self._press.read_form(path)
        return data, path.name, questionnaire

    def _on_form_read(self, path: Path | None, data: bytes, name: str, questionnaire: Questionnaire) -> None:
        self._form = (path, data, name)
        self.form_read.emit(path, questionnaire)

    def _then_create(self, path: Path, form: Path | None, board: str | None, year: int | None) -> Any:
        def then(read: tuple[bytes, str, Questionnaire]) -> None:
            self._form = (form, read[0], read[1])
            self._create(path, read[0], read[1], board, year)

        return then

    def _export(self, work: Any, to: Path) -> None:
        """First the case as it is now, in its own thread; then the long work in the other."""
        self._case_worker.do(
            self._desk.for_export, lambda made: self._start_export(work, to, *made), self.export_failed.emit
        )

    def _start_export(self, work: Any, to: Path, snapshot: Snapshot, form: bytes) -> None:
        self._long_worker.do(
            lambda: work(snapshot, form),
            lambda receipt: self._on_exported(to, receipt),
            self._on_export_failed,
        )

    def _on_exported(self, to: Path, receipt: Receipt) -> None:
        self.export_finished.emit(to, receipt)

    def _on_export_failed(self, error: AuditprepError) -> None:
        if isinstance(error, Cancelled):
            self.export_cancelled.emit()
        else:
            self.export_failed.emit(error)

    # The end

    def wait_for_saves(self, limit_ms: int) -> bool:
        """Waits until every change is saved or has failed once more; False if any is still not in the file."""
        if not self._in_flight:
            self.retry_saves()
        loop, clock = QEventLoop(), QElapsedTimer()
        clock.start()
        while self._in_flight and clock.elapsed() < limit_ms:
            loop.processEvents(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents, 50)
        return not self.has_unsaved

    def rescue_unsaved(self) -> Path | None:
        """Writes what is not saved to the rescue file now."""
        return self._write_rescue()

    def shut_down(self, limit_ms: int) -> bool:
        """Closes the case and ends the threads; False if they would not end in time."""
        if self._is_shut:
            return all(worker.stop(0) for worker in self._workers)
        self._is_shut = True
        self._retry.stop()
        self._pulse.stop()
        self._long_worker.cancel()
        self._case_worker.do(self._desk.close, lambda _none: None, lambda _error: None)
        stopped = [worker.stop(limit_ms) for worker in self._workers]
        if self._copies:
            self._copies.cleanup()
        return all(stopped)


def _read_only_copy(folder: Path, name: str, data: bytes) -> Path:
    """Writes bytes under the file's own name, readable only; an old copy is replaced."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / (os.path.basename(name.replace("\\", "/")).lstrip(".") or "bilaga")
    if path.exists():
        path.chmod(stat.S_IRUSR | stat.S_IWUSR)
    path.write_bytes(data)
    path.chmod(stat.S_IRUSR)
    return path
