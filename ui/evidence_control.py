"""The evidence of the open case, between the window and the core: files read and taken in, citations, what is known of
each document, the register, the checklist, searching. Wishes in as method calls, facts out as signals."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any, Protocol

from PySide6.QtCore import QObject, Signal

from auditprep.errors import AuditprepError, CaseError, OutOfMemory, WrongPassword
from auditprep.model import (
    Decision,
    Document,
    Found,
    Gathered,
    Progress,
    Recognised,
    Snapshot,
    Taken,
    Trouble,
)
from ui.worker import CallOff, Cancelled, Desk, Otherwise, Press, Then, Worker

_TRIES, _LONGEST_TRY = 5, 0.08  # of a search; seconds


class Here(Protocol):
    """Does work on the desk of the case that is open now, and on no other."""

    def __call__(
        self, work: Callable[[Desk], Any], then: Then, otherwise: Otherwise, call_off: CallOff | None = None
    ) -> None: ...


@dataclass
class _Batch:
    """Files on their way in: read one after the other in a thread of their own, each taken in before the next is read."""

    files: tuple[Path, ...]
    question: str | None
    here: Here
    left: CallOff  # set when the case is left
    kinds: frozenset[Recognised] = frozenset()  # that are offered for what they are, and not read
    call_off: CallOff = field(default_factory=CallOff)
    at: int = 0
    taken: list[Taken] = field(default_factory=list)
    errors: list[AuditprepError] = field(default_factory=list)

    @property
    def file(self) -> Path:
        return self.files[self.at]


class EvidenceControl(QObject):
    """What the window wants done with the evidence, and what came of it."""

    reading = Signal(object, str, int, int)  # Progress, file name, which file (from 1), of how many
    files_taken = Signal(object, object, object)  # tuple of Taken, tuple of errors, names of files not read
    recognised = Signal(object, object)  # question or None, tuple of (Path, Recognised): not read in
    ready = Signal(object)  # Path of a read-only copy
    found = Signal(str, object)  # the words, Found
    search_failed = Signal(str, object)  # the words, error
    checklist_read = Signal(object)  # tuple of lines
    password_refused = Signal(int, object)  # evidence, error
    not_changed = Signal(int)  # evidence whose change could not be saved

    def __init__(
        self,
        bound: Callable[[], Here],
        press: Press,
        changed: Callable[[Snapshot], None],
        failed: Callable[[AuditprepError], None],
        parent: QObject,
    ) -> None:
        """`bound` gives the way to the case that is open now; `changed` is told the case after every change, and `failed`
        what went wrong."""
        super().__init__(parent)
        self._bound, self._press, self._changed, self._failed = bound, press, changed, failed
        self.given_up: list[Worker] = []  # those that may still stand before a file that nobody waits for
        self._start_worker()
        self._batch: _Batch | None = None
        self._waiting: list[_Batch] = []
        self._searching, self._left = CallOff(), CallOff()
        self.may_take: Callable[[Gathered], bool] = lambda _gathered: True  # asked of what lay in folders

    # Files

    def attach(
        self, question: str | None, files: Iterable[Path], *, as_they_are: bool = False, begins: bool = False
    ) -> None:
        """Reads files, and those in folders, and takes them in; the answer to the question, if one is given, leans on them. What
        is more than a document `recognised` tells, and is not read in, unless they are wanted `as_they_are`; with `begins` that
        is so of a form that nobody has answered, too."""
        more = {Recognised.SHEET, Recognised.ANSWERED, *((Recognised.BLANK,) if begins else ())}
        kinds = frozenset() if as_they_are else frozenset(more)
        batch = _Batch(tuple(files), question, self._bound(), self._left, kinds)
        if batch.files:
            self._waiting.append(batch)
            self._next_batch()

    def cancel(self) -> None:
        """The case is left: what is still read for it is nobody's any more, and nobody waits for it."""
        self._left.set()
        self._left = CallOff()
        self.stop_reading()
        if self._batch is not None:
            self._give_up(self._batch)

    def _give_up(self, batch: _Batch) -> None:
        """Another thread for the files of the next case; in this one what is being read comes to its end, and is told then, with
        what waited for it."""
        batch.files = (*batch.files, *(file for each in self._waiting for file in each.files))
        self._waiting.clear()
        self._batch = None
        self.worker.progressed.disconnect(self._on_progressed)
        self.worker.stop(0)
        self.given_up.append(self.worker)
        self._start_worker()

    def _start_worker(self) -> None:
        self.worker = Worker(self)
        self.worker.progressed.connect(self._on_progressed)

    def stop_reading(self) -> None:
        """Calls off what is being read, and what waits for it. What was taken in already stays."""
        for batch in (self._batch, *self._waiting):
            if batch:
                batch.call_off.set()

    @property
    def waiting(self) -> int:
        """How many files are still to be taken in."""
        batches = [self._batch, *self._waiting] if self._batch else self._waiting
        return sum(len(each.files) - each.at for each in batches if not each.left.is_set())

    def read_again(self, evidence: int, password: str | None = None) -> None:
        """Reads a document that could not be read before: one that asks for a password, or that nobody has tried."""
        here, left = self._bound(), self._left

        def keep(document: Document) -> None:
            here(
                lambda desk: desk.changed(lambda desk: desk.case.read_again(evidence, document)),
                self._changed,
                refused,
            )

        def read(stored: tuple[bytes, str]) -> None:
            self.worker.do(lambda: self._press.read_stored(*stored, password), keep, refused, left)

        def refused(error: AuditprepError) -> None:
            if left.is_set():
                return
            if isinstance(error, WrongPassword):
                self.password_refused.emit(evidence, error)
            else:
                self._failed(error)

        here(lambda desk: desk.stored(evidence), read, refused)

    def _next_batch(self) -> None:
        if self._batch is None and self._waiting:
            self._batch = self._waiting.pop(0)
            self._gather(self._batch)

    def _gather(self, batch: _Batch) -> None:
        """Looks up what lies in folders."""
        self._tell_reading(batch, Progress(0, 1))
        self.worker.do(
            lambda: self._press.gather_files(batch.files, batch.kinds),
            lambda both: self._on_gathered(batch, *both),
            lambda error: self._on_not_gathered(batch, error),
            batch.call_off,
        )

    def _on_not_gathered(self, batch: _Batch, error: AuditprepError) -> None:
        if not isinstance(error, Cancelled):
            batch.errors.append(error)
            batch.at = len(batch.files)
        self._end(batch)

    def _on_gathered(
        self, batch: _Batch, gathered: Gathered, more: tuple[tuple[Path, Recognised], ...]
    ) -> None:
        if batch.call_off.is_set() or not self.may_take(gathered) or batch.call_off.is_set():
            self._end(batch)
            return
        apart = {file for file, _kind in more}
        batch.files = tuple(file for file in gathered.files if file not in apart)
        batch.errors += gathered.errors
        if more:
            self.recognised.emit(batch.question, more)
        if batch.files:
            self._read_file(batch)
        else:
            self._end(batch)

    def _read_file(self, batch: _Batch) -> None:
        self._tell_reading(batch, Progress(0, 1))
        batch.here(
            lambda desk: desk.known_files(),
            lambda known: self.worker.do(
                lambda: self._press.read_document(batch.file, known),
                lambda document: self._take_in(batch, document),
                lambda error: self._on_not_taken(batch, error),
                batch.call_off,
            ),
            lambda error: self._on_not_taken(batch, error),
            batch.call_off,
        )

    def _take_in(self, batch: _Batch, document: Document) -> None:
        batch.here(
            lambda desk: desk.take_in(document, batch.question),
            lambda taken: self._on_taken(batch, taken),
            lambda error: self._on_not_taken(batch, error),
        )

    def _on_taken(self, batch: _Batch, taken: tuple[tuple[Taken, ...], Snapshot]) -> None:
        batch.taken += taken[0]
        self._changed(taken[1])
        self._on_file_done(batch)

    def _on_not_taken(self, batch: _Batch, error: AuditprepError) -> None:
        if isinstance(error, Cancelled):
            self._end(batch)
            return
        if isinstance(
            error, CaseError
        ):  # the case was left, or may only be read: then the next file fares no better
            if not batch.left.is_set():
                self._failed(error)
            self._end(batch)
            return
        batch.errors.append(OutOfMemory(file=batch.file.name) if isinstance(error, OutOfMemory) else error)
        self._on_file_done(batch)

    def _on_file_done(self, batch: _Batch) -> None:
        batch.at += 1
        if batch.at < len(batch.files) and not batch.call_off.is_set():
            self._read_file(batch)
        else:
            self._end(batch)

    def _end(self, batch: _Batch) -> None:
        not_read = tuple(file.name for file in batch.files[batch.at :])
        if not batch.left.is_set():
            self.files_taken.emit(tuple(batch.taken), tuple(batch.errors), not_read)
        elif not_read:  # the documents that came in are of another case than the one that is here
            self.files_taken.emit((), (), not_read)
        if self._batch is batch:
            self._batch = None
            self._next_batch()

    def _on_progressed(self, progress: Progress) -> None:
        if self._batch:
            self._tell_reading(self._batch, progress)

    def _tell_reading(self, batch: _Batch, progress: Progress) -> None:
        if not batch.left.is_set():
            self.reading.emit(progress, batch.file.name, batch.at + 1, len(batch.files))

    # Citations, and what is known of a document

    def cite(self, key: str, evidence: int, pages: str | None = None, quote: str = "") -> None:
        self._change(lambda desk: desk.case.cite(key, evidence, pages, quote))

    def cite_page(self, key: str, evidence: int, pages: str) -> None:
        """Adds pages to those that the answer leans on already."""
        self._change(lambda desk: desk.cite_also(key, evidence, pages))

    def uncite(self, key: str, evidence: int, quote: str = "") -> None:
        self._change(lambda desk: desk.case.uncite(key, evidence, quote))

    def change(self, evidence: int, changes: dict[str, Any]) -> None:
        """Changes any of title, kind, decision, represents, secret, note and confirmed."""

        def failed(error: AuditprepError) -> None:
            self._failed(error)
            self.not_changed.emit(evidence)

        work = partial(_change_evidence, evidence=evidence, changes=changes)
        self._bound()(lambda desk: desk.changed(work), self._changed, failed)

    def remove(self, evidence: Iterable[int]) -> None:
        ids = tuple(evidence)
        self._change(partial(_remove, ids=ids))

    def restore(self, evidence: int) -> None:
        self._change(lambda desk: desk.case.restore_evidence(evidence))

    def erase(self, evidence: int) -> None:
        self._change(lambda desk: desk.case.erase_evidence(evidence))

    def separate(self, evidence: int, version: int) -> None:
        self._change(lambda desk: desk.case.separate(evidence, version))

    def merge(self, evidence: int, into: int) -> None:
        self._change(lambda desk: desk.case.merge(evidence, into))

    # The register and the checklist

    def save_decision(self, id: int | None, decision: Decision) -> None:
        self._change(lambda desk: desk.case.save_decision(decision, id))

    def remove_decision(self, id: int) -> None:
        self._change(lambda desk: desk.case.remove_decision(id))

    def set_checklist(self, lines: Iterable[str]) -> None:
        texts = tuple(lines)
        self._change(lambda desk: desk.case.set_checklist(texts))

    def reset_checklist(self) -> None:
        """Reads the checklist that comes with auditprep; `checklist_read` gives its lines."""
        self._read_lines(self._press.default_checklist)

    def read_checklist(self, file: Path) -> None:
        """Reads the auditors' own checklist; `checklist_read` gives its lines."""
        self._read_lines(lambda: self._press.read_checklist(file))

    def _read_lines(self, work: Callable[[], tuple[str, ...]]) -> None:
        """For the case that is open now, and for no other."""
        left = self._left
        self.worker.do(
            work,
            lambda lines: None if left.is_set() else self.checklist_read.emit(lines),
            lambda error: None if left.is_set() else self._failed(error),
            left,
        )

    def settle_line(self, id: int, evidence: tuple[int, ...], reason: str) -> None:
        self._change(lambda desk: desk.case.settle_line(id, evidence, reason))

    # Looking

    def search(self, words: str) -> None:
        """Looks for words in evidence, questions and answers. Only the latest wish is answered."""
        self._searching.set()
        self._searching = CallOff()
        self._search(words, self._bound(), self._searching, _TRIES)

    def _search(self, words: str, here: Here, call_off: CallOff, tries: int) -> None:
        """One of several short tries: what is saved does not wait long behind one, and the next reads what this one had
        to fetch from a slow disk at once."""

        def then(found: Found) -> None:
            if found.late and tries > 1 and not call_off.is_set():
                self._search(words, here, call_off, tries - 1)
            else:
                self._on_found(words, found, call_off)

        here(
            lambda desk: desk.case.search(words, seconds=_LONGEST_TRY),
            then,
            lambda error: self._on_search_failed(words, error),
            call_off,
        )

    def open_outside(self, evidence: int, version: int | None = None) -> None:
        """Makes a read-only copy of a document, to be opened by its own program."""
        self._bound()(lambda desk: desk.copy_evidence(evidence, version), self.ready.emit, self._failed)

    def _on_found(self, words: str, found: Found, call_off: CallOff) -> None:
        if not call_off.is_set():
            self.found.emit(words, found)

    def _on_search_failed(self, words: str, error: AuditprepError) -> None:
        if not isinstance(error, Cancelled):
            self.search_failed.emit(words, error)

    # A case that was just opened

    def read_unread(self, snapshot: Snapshot) -> None:
        """Reads what an earlier auditprep took in without reading it."""
        for each in snapshot.evidence:
            if each.newest.trouble is Trouble.UNREAD:
                self.read_again(each.id)

    def _change(self, work: Callable[[Desk], Any]) -> None:
        self._bound()(lambda desk: desk.changed(work), self._changed, self._failed)


def _change_evidence(desk: Desk, evidence: int, changes: dict[str, Any]) -> None:
    desk.case.change_evidence(evidence, **changes)


def _remove(desk: Desk, ids: tuple[int, ...]) -> None:
    """Several are taken away as one."""
    with desk.case.as_one(
        "remove" if len(ids) == 1 else "remove-several", "" if len(ids) == 1 else str(len(ids))
    ):
        for id in ids:
            desk.case.remove_evidence(id)
