"""Between the window and the core: wishes in as method calls, facts out as signals.

Changes are queued in the order they were made. One that could not be saved is kept, copied to a rescue file and
tried again: nothing the user typed is lost.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QElapsedTimer, QEventLoop, QObject, QTimer, Signal

from auditprep.errors import AuditprepError, CaseError, ReadOnlyCase, SaveFailed
from auditprep.model import Correction, Holder, Receipt, Sent, Snapshot
from ui.backups_control import BackupsControl
from ui.case_control import CaseControl
from ui.checks_control import ChecksControl
from ui.colleagues_control import ColleaguesControl
from ui.desk_control import DeskControl
from ui.evidence_control import EvidenceControl, Here
from ui.reading import CasePlan, Reading
from ui.sending_control import SendingControl
from ui.sitting import Sitting
from ui.spelling_control import SpellingControl
from ui.undo_control import UndoControl
from ui.words_control import WordsControl
from ui.worker import (
    CallOff,
    Cancelled,
    Chosen,
    Desk,
    FormFile,
    Opened,
    Otherwise,
    Press,
    Then,
    Worker,
    let_the_window_go_first,
)
from ui.years_control import YearsControl

RETRY_MS = 20_000
SLOW_MS = 5_000
"""When a file has not answered for so long, what waits for it is kept beside."""
KEEP_ALIVE_MS = 60_000
LOOK_LIMIT_MS = 500


class Controller(QObject):
    """The window's only way to the core."""

    case_changing = Signal(bool)  # another case is on its way in, or this one out: nobody is to write
    left_unsaved = Signal(object, object)  # Path of the case that was left, the rescue file's Path or None
    case_opened = Signal(object)  # Snapshot
    case_closed = Signal()
    read_only = Signal(object)  # Holder, or None where nobody has it: the file itself cannot be written
    answer_saved = Signal(str, object, object)  # key, Answer, datetime of the save
    save_failed = Signal(str, object, object)  # key, error, the rescue file's Path or None
    evidence_changed = Signal(object)  # Snapshot
    case_refreshed = Signal(
        object
    )  # Snapshot: the same case as it is in its file, where answers too may be others
    history_read = Signal(str, object)  # key, tuple of HistoryEntry
    form_read = Signal(object, object)  # Path or None for the shipped form, Reading
    form_failed = Signal(object, object)  # Path or None, error
    form_corrected = Signal(object, object)  # Path or None, Reading; only of what was asked for last
    correction_failed = Signal(object, object)  # Path or None, error
    progressed = Signal(object)  # Progress
    export_finished = Signal(object, object)  # Path, Receipt
    sent = Signal(object)  # Sent
    export_failed = Signal(object)  # error
    export_cancelled = Signal()
    left_exported = Signal(object)  # Path of what was made of a case that is left by now
    rescued = Signal(object, object)  # Path of the new case, tuple of Notice
    files_checked = Signal(object)  # dict Path → is there
    failed = Signal(object)  # error

    def __init__(
        self, desk: Desk | None = None, press: Press | None = None, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._desk, self._press = desk or Desk(), press or Press()
        self._sitting: Sitting | None = None
        # The cases that are on their way in or out, and how those that are opened are called off.
        self._changes: dict[object, CallOff | None] = {}
        self._opening = CallOff()  # of the cases that are being opened
        self._awaited: Path | None = None
        self._form: tuple[Path | None, FormFile, Reading] | None = None
        self._correcting = CallOff()  # what was asked for last
        self._call_off = CallOff()  # of the export that was asked for last
        self._in_flight, self._is_shut = 0, False
        self._start_workers()
        self._make_controls()
        self._long_worker.progressed.connect(self.progressed)
        self._watch_backed_up()
        self._watch_refusals()
        self._start_clocks()

    def _start_workers(self) -> None:
        """A thread for each kind of work that must not wait for another."""
        self._case_worker, self._long_worker = Worker(self), Worker(self)
        self._given_up: list[Worker] = []  # those that still stand before a case that nobody waits for
        self._beside_worker = Worker(self)  # other years and sheets do not wait for a binder to be made
        # Nothing waits for it: it may stand before a drive that does not answer.
        self._look_worker = Worker(self)
        self.view_worker = Worker(self)
        self._kept_worker = Worker(self)  # looks at backups, and at the files that they are of
        self._check_worker = Worker(self)  # it is always about something that has changed by now
        self._spelling_worker = Worker(self)
        self._words_worker = Worker(self)  # what is sought changes at every letter
        self._print_worker: Worker | None = None

    def _make_controls(self) -> None:
        """What can be wished for, each kind by itself."""
        told = (self._on_refreshed, self._on_change_failed, self)
        self.evidence = EvidenceControl(
            self.bound, self._press, self._on_evidence_changed, self._on_change_failed, self
        )
        self.years, self.colleagues, self.sending = (
            kind(self.bound, self._press, self._beside_worker, *told)
            for kind in (YearsControl, ColleaguesControl, SendingControl)
        )
        self.checks, self.words = (
            kind(self._seen, self.bound, self._press, worker, *told)
            for kind, worker in ((ChecksControl, self._check_worker), (WordsControl, self._words_worker))
        )
        self.desk, self.undoing = (
            kind(self.bound, self._press, self._look_worker, *told) for kind in (DeskControl, UndoControl)
        )
        self.spelling = SpellingControl(self._press.speller, self._spelling_worker, self)
        self.backups = BackupsControl(self.bound, self._kept_worker, self._on_refreshed, self)

    def _seen(self) -> Snapshot | None:
        """The case as the window shows it."""
        return self._sitting.seen if self._sitting else None

    def _start_clocks(self) -> None:
        self._retry = QTimer(self, interval=RETRY_MS, singleShot=True)
        self._retry.timeout.connect(self.retry_saves)
        self._slow = QTimer(self, interval=SLOW_MS, singleShot=True)
        self._slow.timeout.connect(self._on_slow)
        self._pulse = QTimer(self, interval=KEEP_ALIVE_MS)
        self._pulse.timeout.connect(self._keep_alive)
        self._pulse.start()

    def _watch_backed_up(self) -> None:
        """Whatever changes the case is worth a backup after a while."""
        for changed in (self.answer_saved, self.evidence_changed, self.case_refreshed):
            changed.connect(lambda *_told: self.backups.note_change())
        self.backups.put_back_failed.connect(self._look_for_lost_lock)

    def _watch_refusals(self) -> None:
        """Whatever is refused since the file may only be read: the whole window is to know."""
        years, colleagues = self.years, self.colleagues
        for refused in (
            *(years.previous_failed, years.pair_failed),
            *(colleagues.handout_failed, colleagues.merge_failed, colleagues.status_failed),
            *(self.checks.accept_failed, self.checks.mend_failed, self.words.replace_failed),
            *(self.desk.day_failed, self.undoing.failed),
        ):
            refused.connect(self._look_for_lost_lock)
        years.remark_failed.connect(lambda _key, error: self._look_for_lost_lock(error))

    # The case

    @property
    def snapshot(self) -> Snapshot | None:
        """The open case as last saved, or None."""
        return self._sitting.snapshot if self._sitting else None

    @property
    def may_write(self) -> bool:
        """Whether a case is open, and can be changed: it was not sent, and the file is ours to write to."""
        sitting = self._sitting
        return sitting is not None and not (sitting.read_only or sitting.snapshot.status.is_locked)

    @property
    def is_file_read_only(self) -> bool:
        """Whether the file of the open case cannot be written to, whatever has become of the case."""
        return self._sitting is not None and self._sitting.read_only

    @property
    def holder(self) -> Holder | None:
        """Who has the file of the open case, where it is for that that it cannot be written to."""
        return self._sitting.holder if self._sitting else None

    @property
    def is_disk_full(self) -> bool:
        """Whether it is for that that the file of the open case cannot be written to."""
        return self._sitting is not None and self._sitting.disk_full

    def set_name(self, name: str) -> None:
        """What the user goes by in the history and on sheets, from the next case that is opened; "": as she logs in."""
        self._desk.who = name or None

    @property
    def name(self) -> str:
        """What the user goes by now."""
        return self._desk.name()

    def open_case(self, path: Path) -> None:
        """Another that is being opened is not waited for any more."""
        if self.awaited == path:
            return
        self.cancel_opening()
        self._awaited = path
        desk, call_off = self._desk, self._opening
        self._change_case(lambda: desk.open(path, call_off), self._on_opened, call_off)

    @property
    def awaited(self) -> Path | None:
        """The case that is being opened."""
        return self._awaited if self._changes else None

    @property
    def is_changing(self) -> bool:
        """Whether another case is on its way in, or this one out."""
        return bool(self._changes)

    def cancel_opening(self) -> None:
        """The case that is being opened is not waited for any more: what was open before is still there. A drive that does not
        answer may hold the thread; where nothing else is open there, the next case gets another."""
        if self.awaited is None:
            return
        called_off, self._opening = self._opening, CallOff()
        called_off.set()
        self._awaited = None
        opened = [change for change, by in self._changes.items() if by is called_off]
        if self._sitting is None and len(opened) == len(self._changes):
            self._begin_anew()
        self._end_changes(*opened)

    def _begin_anew(self) -> None:
        """Another thread for cases, and a desk of its own; what was copied out of cases before may be open elsewhere still."""
        given_up, desk = self._case_worker, self._desk
        given_up.do(desk.close, lambda _none: None, lambda _error: None)
        given_up.stop(0)
        self._given_up.append(given_up)
        self._desk, self._case_worker = Desk(desk.copies), Worker(self)
        self._desk.who = desk.who

    def create_case(self, path: Path, form: Path | None, plan: CasePlan) -> None:
        """Makes a case from a form that `read_form` has read; None is the shipped one."""
        if self._form is None or self._form[0] != form:
            self._long_worker.do(
                lambda: self._press.read_form(form),
                lambda read: self._create(path, read[0], plan),
                self.failed.emit,
            )
        else:
            self._create(path, self._form[1], plan)

    def make_example(self, folder: Path) -> None:
        """Makes the example case in a folder and opens it."""
        self._change_case(lambda: self._press.example(folder), self.open_case)

    def rescue(self, damaged: Path, to: Path) -> None:
        """Makes a new case of what can be read of a damaged one."""
        self._long_worker.do(
            lambda: self._press.rescue(damaged, to),
            lambda found: self.rescued.emit(to, found),
            self.failed.emit,
        )

    def close_case(self) -> None:
        self._change_case(self._desk.close, lambda _none: self._on_closed())

    def _create(self, path: Path, form: FormFile, plan: CasePlan) -> None:
        desk = self._desk

        def work() -> Opened:
            previous = self._press.read_previous(plan.previous, None) if plan.previous else None
            return desk.create(path, form, plan, previous)

        self._change_case(work, lambda opened: self._on_created(opened, form, plan))

    def _on_created(self, opened: Opened, form: FormFile, plan: CasePlan) -> None:
        """Only a case that was made is worth remembering the corrections for."""
        self._on_opened(opened)
        if plan.remember and plan.corrections:
            self._long_worker.do(
                lambda: self._press.save_layout(form, plan.corrections), lambda _path: None, self.failed.emit
            )

    def _change_case(
        self, work: Callable[[], Any], then: Callable[[Any], None], call_off: CallOff | None = None
    ) -> None:
        """Another case, or none. The window sends what is typed before the work, and writes nothing during it."""
        change, desk = object(), self._desk

        def begin() -> None:
            is_first = not self._changes
            self._changes[change] = call_off
            if is_first:
                self.case_changing.emit(True)

        def done(value: Any) -> None:
            if desk is self._desk:
                begin()  # it may have been called off too late
                try:
                    then(value)
                finally:
                    self._end_changes(change)

        def failed(error: AuditprepError) -> None:
            if change in self._changes:
                self._end_changes(change)  # first: who is told may be asked what to do about it
                self.failed.emit(error)

        begin()
        self._case_worker.do(work, done, failed, call_off)

    def _end_changes(self, *ended: object) -> None:
        for change in ended:
            self._changes.pop(change, None)
        if ended and not self._changes:
            self._awaited = None
            self.case_changing.emit(False)

    def bound(self) -> Here:
        """A way to work on the case that is open now, and on no other that is opened later. (Work in several steps goes
        through one of these, so that it never ends in another case than it began in.)"""
        sitting = self._sitting

        def do(
            work: Callable[[Desk], Any], then: Then, otherwise: Otherwise, call_off: CallOff | None = None
        ) -> None:
            if sitting is None:
                otherwise(CaseError(file=""))
            else:
                self._case_worker.do(lambda: work(self._desk.at(sitting.token)), then, otherwise, call_off)

        return do

    def here(
        self,
        work: Callable[[Desk], Any],
        then: Then,
        otherwise: Otherwise,
        call_off: CallOff | None = None,
    ) -> None:
        """Work on the case that is open now."""
        self.bound()(work, then, otherwise, call_off)

    def _keep_alive(self) -> None:
        self._case_worker.do(self._desk.keep_alive, lambda _none: None, self.failed.emit)

    def _on_opened(self, opened: Opened) -> None:
        let_the_window_go_first()
        if self._sitting and self._sitting.token is opened.token:  # the same: nothing is forgotten
            self._sitting.snapshot = opened.snapshot
        else:
            self._leave()
            self._sitting = Sitting(opened)
            if not opened.read_only:
                self.backups.follow(opened.token.path)
        self.case_opened.emit(opened.snapshot)
        if opened.read_only:
            self.read_only.emit(opened.holder)
        self.checks.look()

    def _on_closed(self) -> None:
        self._leave()
        self.case_closed.emit()

    def _leave(self) -> None:
        """Before another case: what never was saved in this one goes to its rescue file, and that is told."""
        left, self._sitting = self._sitting, None
        self.backups.leave()
        self._retry.stop()
        for control in self._controls():
            control.cancel()
        if left and left.unsaved:
            self.left_unsaved.emit(left.snapshot.path, left.rescue())

    # Answers

    @property
    def has_unsaved(self) -> bool:
        """Whether a change is still on its way to the file, or could not be saved."""
        return bool(self._sitting and self._sitting.unsaved)

    def save_answer(self, key: str, **changes: Any) -> None:
        """Queues a change to an answer: any of `mark`, `text`, `evidence` and `done`."""
        assert self._sitting is not None
        if news := self._sitting.news(key, changes):
            self._send(self._sitting, key, self._sitting.want(key, news))
            self.checks.look()

    def retry_saves(self) -> None:
        """Tries again to save what could not be saved."""
        if sitting := self._sitting:
            for key in tuple(sitting.failing):
                self._send(sitting, key, dict(sitting.unsaved[key]))

    def _send(self, sitting: Sitting, key: str, sent: dict[str, Any]) -> None:
        if self._is_shut:  # nobody saves it any more: it is there to be rescued
            return
        self._in_flight += 1
        if not self._slow.isActive():
            self._slow.start()
        self._case_worker.do(
            lambda: self._desk.at(sitting.token).save_answer(key, sent),
            lambda changed: self._on_saved(sitting, key, sent, changed),
            lambda error: self._on_save_failed(sitting, key, error),
        )

    def _on_saved(
        self, sitting: Sitting, key: str, sent: dict[str, Any], changed_since: tuple[str, ...]
    ) -> None:
        self._on_answered()
        answer = sitting.keep(key, sent, changed_since)
        if sitting is self._sitting:
            self.answer_saved.emit(key, answer, dt.datetime.now(dt.UTC))

    def _on_save_failed(self, sitting: Sitting, key: str, error: AuditprepError) -> None:
        self._on_answered()
        if sitting is not self._sitting or key not in sitting.unsaved:
            return  # rescued when the case was left; or a later save has made this one moot
        sitting.failing.add(key)
        self.save_failed.emit(key, error, sitting.rescue())
        if isinstance(error, ReadOnlyCase):
            self._on_lock_lost()
        elif not self._is_shut:
            self._retry.start()

    def _on_answered(self) -> None:
        """The file answers, whatever it says."""
        self._in_flight -= 1
        self._slow.start() if self._in_flight else self._slow.stop()

    def _on_slow(self) -> None:
        """The file does not answer. What waits for it is kept beside meanwhile, and told; it is saved as soon as the file
        answers."""
        self._slow.start()
        if (sitting := self._sitting) and sitting.unsaved:
            error, kept = SaveFailed(file=str(sitting.snapshot.path), reason="waiting"), sitting.rescue()
            for key in tuple(sitting.unsaved):
                self.save_failed.emit(key, error, kept)

    def _on_lock_lost(self) -> None:
        """Somebody took the case over while it was open here: from now on it is only read."""
        sitting = self._sitting
        assert sitting is not None

        def told(holder: Holder | None) -> None:
            sitting.holder = holder
            self.read_only.emit(holder)

        if not sitting.read_only:
            sitting.read_only = True
            self.here(lambda desk: desk.case.holder, told, lambda _left: None)

    def request_history(self, key: str) -> None:
        self.here(
            lambda desk: desk.history(key),
            lambda entries: self.history_read.emit(key, entries),
            self.failed.emit,
        )

    # Evidence: `evidence` holds what can be wished for

    def _on_change_failed(self, error: AuditprepError) -> None:
        self.failed.emit(error)
        self._look_for_lost_lock(error)

    def _look_for_lost_lock(self, error: AuditprepError) -> None:
        if isinstance(error, ReadOnlyCase) and self._sitting is not None:
            self._on_lock_lost()

    def _on_evidence_changed(self, snapshot: Snapshot) -> None:
        assert self._sitting is not None
        self._sitting.snapshot = replace(snapshot, answers=self._sitting.snapshot.answers)
        self.evidence_changed.emit(self._sitting.snapshot)
        self.checks.look()

    def _on_refreshed(self, snapshot: Snapshot) -> None:
        """The case was changed by more than an answer. What could not be saved before may be taken now, as where the case was
        unlocked."""
        assert self._sitting is not None
        let_the_window_go_first()
        self._sitting.snapshot = snapshot
        self.case_refreshed.emit(snapshot)
        self.checks.look()
        if not snapshot.status.is_locked:
            self.retry_saves()

    # What is made

    def read_form(self, path: Path | None) -> None:
        """Reads a Word form; None is the shipped one."""
        self._correcting.set()
        self._long_worker.do(
            lambda: self._press.read_form(path),
            lambda read: self._on_form_read(path, *read),
            lambda error: self.form_failed.emit(path, error),
        )

    def correct_form(self, path: Path | None, corrections: tuple[Correction, ...]) -> None:
        """Reads the form that was read last anew, with these corrections and no others. Only the latest wish is
        answered."""
        if self._form is None or self._form[0] != path:
            return
        _path, form, reading = self._form
        self._correcting.set()
        self._correcting = call_off = CallOff()
        self._long_worker.do(
            lambda: self._press.correct(form, reading, corrections),
            lambda corrected: self._on_corrected(path, corrected, call_off),
            lambda error: self._on_correction_failed(path, error, call_off),
            call_off,
        )

    def export_docx(self, to: Path, *, with_list: bool = False) -> None:
        press = self._press
        self._export(
            lambda snapshot, form: press.export_docx(snapshot, form, to, with_list=with_list), to, "docx"
        )

    def export_json(self, to: Path) -> None:
        self._export(lambda snapshot, _form: self._press.export_json(snapshot, to), to, "json")

    def export_pdf(self, to: Path) -> None:
        self._export(lambda snapshot, _form: self._press.export_pdf(snapshot, to), to, "pdf")

    def export_list(self, to: Path, chosen: Chosen) -> None:
        self._export(lambda snapshot, _form: self._press.export_list(snapshot, to, chosen), to, "list")

    def export_zip(self, to: Path, chosen: Chosen) -> None:
        self._export(lambda snapshot, form: self._press.export_zip(snapshot, form, to, chosen), to, "zip")

    def export_binder(self, to: Path, chosen: Chosen) -> None:
        self._export(lambda snapshot, _form: self._press.export_binder(snapshot, to, chosen), to, "binder")

    def export_handbook(self, to: Path, then: Then, otherwise: Otherwise) -> None:
        self._beside_worker.do(lambda: self._press.export_handbook(to), then, otherwise)

    def cancel(self) -> None:
        """Calls off the export that was asked for last, also while it waits for its turn."""
        self._call_off.set()

    def check_files(self, paths: Iterable[Path]) -> None:
        """Looks whether files are there; a drive that does not answer must hold nothing else up."""
        wanted = tuple(paths)
        self._look_worker.do(
            lambda: {path: _is_there(path) for path in wanted}, self.files_checked.emit, self.failed.emit
        )

    def look_for(self, work: Callable[[], Any], then: Then) -> None:
        """Asks the computer for what may take its time, such as its printers."""
        self._look_worker.do(work, then, self.failed.emit)

    @property
    def print_worker(self) -> Worker:
        """A thread for printing, from when something is printed for the first time."""
        if self._print_worker is None:
            self._print_worker = Worker(self)
        return self._print_worker

    def _on_form_read(self, path: Path | None, form: FormFile, reading: Reading) -> None:
        self._form = (path, form, reading)
        self.form_read.emit(path, reading)

    def _on_corrected(self, path: Path | None, reading: Reading, call_off: CallOff) -> None:
        if not call_off.is_set():
            self.form_corrected.emit(path, reading)

    def _on_correction_failed(self, path: Path | None, error: AuditprepError, call_off: CallOff) -> None:
        if not call_off.is_set():
            self.correction_failed.emit(path, error)

    def _export(self, work: Any, to: Path, kind: str) -> None:
        """First the case as it is now, in its own thread; then the long work in the other."""
        self._call_off = call_off = CallOff()
        here, case = self.bound(), self.snapshot.path if self.snapshot else None

        def start(made: tuple[Snapshot, bytes]) -> None:
            self._long_worker.do(lambda: work(*made), told, failed, call_off)

        def told(receipt: Receipt | Sent) -> None:
            file = receipt.path if isinstance(receipt, Sent) else to
            here(lambda desk: desk.record_export(kind, file), self._on_evidence_changed, lambda _error: None)
            self._on_exported(file, receipt, case)

        def failed(error: AuditprepError) -> None:
            self._on_export_failed(error, case)

        here(lambda desk: desk.for_export(), start, failed, call_off)

    def _is_shown(self, case: Path | None) -> bool:
        return (self.snapshot.path if self.snapshot else None) == case

    def _on_exported(self, file: Path, receipt: Receipt | Sent, case: Path | None) -> None:
        """What was made is told at once; that its hash is kept is nothing the user waits for."""
        if not self._is_shown(case):
            self.left_exported.emit(file)
        elif isinstance(receipt, Sent):
            self.sent.emit(receipt)
        else:
            self.export_finished.emit(file, receipt)

    def _on_export_failed(self, error: AuditprepError, case: Path | None) -> None:
        if not isinstance(error, Cancelled):
            (self.export_failed if self._is_shown(case) else self.failed).emit(error)
        elif self._is_shown(case):
            self.export_cancelled.emit()

    # The end

    def wait_for_saves(self, limit_ms: int) -> bool:
        """Waits until every change is saved or has failed once more; False if any is still not in the file."""
        clock = QElapsedTimer()
        clock.start()
        self._wait_while_in_flight(clock, limit_ms)
        if not self._in_flight:
            self.retry_saves()
        self._wait_while_in_flight(clock, limit_ms)
        return not self.has_unsaved

    def wait_for_answers(self, limit_ms: int) -> None:
        """Waits until the case has answered all that was sent to it, whatever it says."""
        clock = QElapsedTimer()
        clock.start()
        self._in_flight += 1
        self._case_worker.do(
            lambda: None, lambda _none: self._on_answered(), lambda _error: self._on_answered()
        )
        self._wait_while_in_flight(clock, limit_ms)

    def _wait_while_in_flight(self, clock: QElapsedTimer, limit_ms: int) -> None:
        loop = QEventLoop()
        while self._in_flight and clock.elapsed() < limit_ms:
            loop.processEvents(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents, 50)

    def rescue_unsaved(self) -> Path | None:
        """Writes what is not saved to the rescue file now."""
        return self._sitting.rescue() if self._sitting else None

    def shut_down(self, limit_ms: int) -> bool:
        """Closes the case and ends the threads; False if one that may hold something of the user's would not end
        in time."""
        clock = QElapsedTimer()
        clock.start()
        if not self._is_shut:
            self._begin_to_end()
        stopped = [worker.stop(max(0, limit_ms - clock.elapsed())) for worker in self._making()]
        self.backups.shut_down()
        self._check_worker.stop(max(LOOK_LIMIT_MS, limit_ms - clock.elapsed()))  # ends at its next rule
        for worker in self._looking():
            worker.stop(LOOK_LIMIT_MS)
        return all(stopped)

    @property
    def has_ended(self) -> bool:
        """Whether every thread has ended; Qt must not be taken down before."""
        return not any(worker.is_running for worker in (*self._making(), *self._looking()))

    def _making(self) -> tuple[Worker, ...]:
        """Those that may hold something of the user's."""
        return self._case_worker, self._long_worker, self.evidence.worker

    def _controls(self) -> tuple[EvidenceControl | CaseControl | SpellingControl, ...]:
        return (
            self.evidence,
            self.years,
            self.colleagues,
            self.checks,
            self.sending,
            self.words,
            self.desk,
            self.undoing,
            self.spelling,
        )

    def _looking(self) -> tuple[Worker, ...]:
        """Those that only look: one may stand before a drive that does not answer."""
        return (
            *(self._look_worker, self._beside_worker, self.view_worker),
            *(self._kept_worker, self.backups.worker),
            *(self._check_worker, self._words_worker, self._spelling_worker),
            *((self._print_worker,) if self._print_worker else ()),
            *(*self._given_up, *self.evidence.given_up),
        )

    def _begin_to_end(self) -> None:
        self._is_shut = True
        self.cancel_opening()
        self._retry.stop()
        self._slow.stop()
        self._pulse.stop()
        self.cancel()
        for control in self._controls():
            control.cancel()
        self._case_worker.do(self._desk.clear, lambda _none: None, lambda _error: None)


def _is_there(path: Path) -> bool:
    """Also where its drive will not say: one may not go there, or nobody can just now."""
    try:
        return path.is_file()
    except OSError:
        return False
