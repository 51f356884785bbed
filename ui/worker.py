"""Work that must not hold the window up: a thread with a queue, and the desk where the open case lies.

A SQLite connection stays in its thread, so the case is opened, changed and closed on one desk, in one thread,
in the order that was asked. What is made from a case is a generator of progress; closing it cancels.
"""

from __future__ import annotations

import logging
import os
import queue
import threading
from collections.abc import Callable, Generator, Iterable, Mapping
from contextlib import closing, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, QThread, Signal

from auditprep.errors import AuditprepError, Bug, CaseError, FormError
from auditprep.model import (
    Correction,
    Holder,
    Notice,
    Progress,
    Questionnaire,
    Receipt,
    Snapshot,
)
from auditprep.paths import resource
from ui.copies import Copies
from ui.reading import CasePlan, Reading

if TYPE_CHECKING:  # the rooms are heavy: they are imported in the thread, when first used
    from auditprep.case import Case
    from auditprep.model import HistoryEntry

Then = Callable[[Any], None]
Otherwise = Callable[[AuditprepError], None]
Corrections = tuple[Correction, ...]

_log = logging.getLogger(__name__)


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
        self._jobs.put(None)
        return self._thread.wait(limit_ms)

    @property
    def is_running(self) -> bool:
        return self._thread.isRunning()

    def _run(self) -> None:
        while (job := self._jobs.get()) is not None:
            self._do(job)

    def _do(self, job: _Job) -> None:
        try:
            result = job.run(self.progressed.emit)
        except AuditprepError as error:
            self._answer(job.otherwise, error)
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


class CaseLeft(CaseError):
    """Something was asked of a case that had been left when its turn came. Facts: `file`."""


@dataclass(frozen=True, slots=True, eq=False)
class Token:
    """Stands for one opening of one case: it is itself, and equal to no other."""

    path: Path


@dataclass(frozen=True, slots=True)
class Opened:
    """A case that was just opened; `holder` is who has it, where it is read-only for that."""

    token: Token
    snapshot: Snapshot
    read_only: bool
    holder: Holder | None


@dataclass(frozen=True, slots=True)
class FormFile:
    """A form's file, and what was understood of it before anybody corrected that."""

    data: bytes
    name: str
    machine: Questionnaire


@dataclass(frozen=True, slots=True)
class Attached:
    """The case after files were taken in, and why some of them were not."""

    snapshot: Snapshot
    errors: tuple[AuditprepError, ...]


class Desk:
    """Where the open case lies. Everything here is called in the case's own thread."""

    def __init__(self) -> None:
        self._case: Case | None = None
        self._token: Token | None = None
        self._sittings = 0
        self._copies = Copies()

    def at(self, token: Token) -> Desk:
        """This desk, if the case on it is still the one that the token stands for. Raises CaseLeft."""
        if token is not self._token:
            raise CaseLeft(file=str(token.path))
        return self

    @property
    def case(self) -> Case:
        """The open case. Raises CaseError if there is none."""
        if self._case is None:
            raise CaseError(file="")
        return self._case

    def open(self, path: Path) -> Opened:
        """Opens a case; only then is the one before it let go. One that is open for reading only is opened anew:
        whoever wrote in it may have closed it."""
        from auditprep.case import Case

        if self._token is None or self.case.read_only or not _is_same(self._token.path, path):
            return self._put(Case.open(path), path)
        return self._opened(self._token)

    def create(self, path: Path, form: FormFile, plan: CasePlan) -> Opened:
        """Makes a case and opens it."""
        from auditprep.case import Case

        made = Case.create(
            *(path, form.data, form.name),
            board=plan.board,
            year=plan.year,
            corrections=plan.corrections,
        )
        return self._put(made, path)

    def _put(self, case: Case, path: Path) -> Opened:
        self.close()
        self._case, self._token = case, Token(path.absolute())
        self._sittings += 1
        return self._opened(self._token)

    def _opened(self, token: Token) -> Opened:
        return Opened(token, self.case.snapshot(), self.case.read_only, self.case.holder)

    def save(self, key: str, changes: Mapping[str, Any]) -> None:
        """Saves a change to an answer; its text alone, or its evidence alone, is being typed."""
        if set(changes) == {"text"}:
            self.case.save_typed(key, changes["text"])
        elif set(changes) == {"evidence"}:
            self.case.save_typed(key, changes["evidence"], "evidence")
        else:
            self.case.answer(key, **changes)

    def attach(self, key: str, files: Iterable[Path]) -> Attached:
        """Takes files in and lets the answer lean on them. One that cannot be taken in does not stop the others."""
        cited = {citation.evidence for citation in self.case.snapshot().cited(key)}
        errors = []
        for file in files:
            try:
                evidence = self.case.attach(file)
                if evidence.id not in cited:
                    self.case.cite(key, evidence.id)
            except AuditprepError as error:
                errors.append(error)
        return Attached(self.case.snapshot(), tuple(errors))

    def uncite(self, key: str, evidence: int) -> Snapshot:
        self.case.uncite(key, evidence)
        return self.case.snapshot()

    def copy_evidence(self, evidence: int) -> Path:
        """A read-only copy of a piece of evidence. Raises UnknownEvidence, DiskFull, FileNotWritable."""
        data = self.case.evidence_bytes(evidence)
        (name,) = (item.file_name for item in self.case.snapshot().evidence if item.id == evidence)
        return self._copies.make(f"{self._sittings}/{evidence}", name, data)

    def history(self, key: str) -> tuple[HistoryEntry, ...]:
        return self.case.history(key)

    def keep_alive(self) -> None:
        """Tells other machines that the case still is in use here."""
        if self._case is not None:
            self._case.keep_alive()

    def for_export(self) -> tuple[Snapshot, bytes]:
        """What an export is made from: the case as it is now, and the auditors' form."""
        return self.case.snapshot(), self.case.form()

    def close(self) -> None:
        """Lets go of the case. May be called twice."""
        if self._case is not None:
            self._case.close()
        self._case = self._token = None

    def clear(self) -> None:
        """Lets go of the case, and takes away what was copied out of it and of those before it."""
        self.close()
        self._copies.remove()


def _is_same(one: Path, other: Path) -> bool:
    """Whether two paths lead to the same file, also through a link, another drive letter or other capitals."""
    try:
        return one.samefile(other)
    except OSError:
        return os.path.normcase(one.absolute()) == os.path.normcase(other.absolute())


class Press:
    """What is made without the open case: forms read, files written. Called in the thread of long work."""

    def read_form(self, file: Path | None) -> tuple[FormFile, Reading]:
        """A form and what was understood of it, corrected by a saved layout where one fits; None is the form that
        comes with auditprep. Raises FileError, FormError."""
        from auditprep import produce

        if file is None:
            file = resource("forms") / produce.SHIPPED_FORM
        data, machine = produce.read_form(file)
        form = FormFile(data, file.name, machine)
        plain = Reading(machine, machine)
        if layout := produce.saved_layout_for(machine):
            name, saved = layout
            with suppress(FormError):  # one that does not fit after all is left out
                return form, self.correct(form, replace(plain, layout=name, saved=saved), saved)
        return form, self.correct(form, plain, ())

    def correct(self, form: FormFile, reading: Reading, corrections: Corrections) -> Reading:
        """The form read anew with these corrections, and no others. Raises FormError."""
        from auditprep import produce

        understood = produce.correct(form.data, form.name, corrections) if corrections else form.machine
        rows = produce.form_rows(form.data, form.name, understood)
        return replace(reading, form=understood, rows=rows, corrections=corrections)

    def save_layout(self, form: FormFile, corrections: Corrections) -> Path:
        """Keeps the corrections for forms from the same sender, and says where."""
        from auditprep import produce

        name = form.machine.title or Path(form.name).stem
        return produce.save_layout(name, form.machine, corrections)

    def export_docx(self, snapshot: Snapshot, form: bytes, to: Path) -> Generator[Progress, None, Receipt]:
        from auditprep import produce

        return produce.export_docx(snapshot, form, to)

    def export_json(self, snapshot: Snapshot, to: Path) -> Generator[Progress, None, Receipt]:
        from auditprep import produce

        return produce.export_json(snapshot, to)

    def rescue(self, damaged: Path, to: Path) -> tuple[Notice, ...]:
        """Makes a new case of what can be read of a damaged one, and says what was saved and what was lost."""
        from auditprep.case import rescue_file

        return rescue_file(damaged, to)

    def example(self, folder: Path) -> Path:
        """Makes the example case in a folder, and says where."""
        from auditprep.example import make_example_case

        return make_example_case(folder)
