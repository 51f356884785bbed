"""Granska, between the window and the core: what the rules find in the case as it is seen, what may stand, what is mended.
Wishes in as method calls, facts out as signals."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Generator
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal

from auditprep.errors import AuditprepError
from auditprep.model import Examined, Examining, Finding, Mend, PageText, Progress, Snapshot
from ui.case_control import CaseControl, unless
from ui.worker import CallOff, Desk

Version = tuple[int, int]


class ChecksControl(CaseControl):
    """Looks the case through after every change, in a thread of its own. While a round is under way the next one waits, and
    however much is changed meanwhile, it is one."""

    looking = Signal(object)  # Progress: evidence is read for the first time
    examined = Signal(object, object)  # the Snapshot that was looked through, Examined
    rules_read = Signal(object)  # tuple of RuleInfo
    accepted = Signal(object)  # Finding that may stand from now on
    exported = Signal(object)  # Sent: the findings as a document
    accept_failed = Signal(object)  # error
    mend_failed = Signal(object)  # error
    export_failed = Signal(object)  # error

    def __init__(self, seen: Callable[[], Snapshot | None], *given: Any) -> None:
        """`seen` is the open case as the window shows it, what still waits to be saved in it; None without one."""
        super().__init__(*given)
        self._seen = seen
        self._examiner: Examining | None = None
        self._round: CallOff | None = None
        self._again = False

    def cancel(self) -> None:
        """The case is left, and what was read of it is forgotten."""
        super().cancel()
        if self._round:
            self._round.set()
        self._round, self._again, self._examiner = None, False, None

    def look(self) -> None:
        """Looks the case through, as it is seen now."""
        if self._round is not None:
            self._again = True
            return
        snapshot = self._seen()
        if snapshot is not None:
            self._round = CallOff()
            self._begin(snapshot, self._round)

    def read_rules(self) -> None:
        """The rules there are, in the order they are told."""
        self._worker.do(self._press.rules, self.rules_read.emit, self._failed)

    # What is said of findings

    def accept(self, finding: Finding, reason: str, later: bool) -> None:
        """The finding may stand; `later`: in later years too."""
        self._bound()(
            lambda desk: desk.changed(lambda desk: desk.case.accept(finding, reason, later=later)),
            lambda snapshot: self._on_accepted(finding, snapshot),
            self.accept_failed.emit,
        )

    def take_back(self, finding: Finding) -> None:
        """A finding that was accepted is open again."""
        self._change(lambda desk: desk.case.take_back(finding), self.accept_failed.emit)

    def mend(self, mend: Mend) -> None:
        """Does in the case what one click does."""
        self._change(lambda desk: desk.case.mend(mend), self.mend_failed.emit)

    def put_back(self, key: str, field: str, before: str) -> None:
        """A part of an answer ("text" or "evidence") is again what it was before a mend."""
        self._change(lambda desk: desk.case.answer(key, **{field: before}), self.mend_failed.emit)

    def export(self, snapshot: Snapshot, examined: Examined, to: Path) -> None:
        """Writes the open findings as a Word document for a colleague."""
        left, failed = self._left, unless(self._left, self.export_failed.emit)
        wanted = {place.evidence for each in examined.findings for place in each.places if place.evidence}
        numbers = {each.id: each.newest.number for each in snapshot.evidence if each.id in wanted}

        def write(pages: dict[int, tuple[PageText, ...]]) -> None:
            self._worker.do(
                lambda: self._press.export_findings(snapshot, examined, pages, to),
                self.exported.emit,
                failed,
                left,
            )

        self._bound()(
            lambda desk: {id: desk.case.page_texts(id, number) for id, number in numbers.items()},
            write,
            failed,
            left,
        )

    def _change(self, work: Callable[[Desk], object], failed: Callable[[AuditprepError], None]) -> None:
        self._bound()(lambda desk: desk.changed(work), self._refreshed, failed)

    def _on_accepted(self, finding: Finding, snapshot: Snapshot) -> None:
        self._refreshed(snapshot)
        self.accepted.emit(finding)

    # A round

    def _begin(self, snapshot: Snapshot, call_off: CallOff) -> None:
        """First the pages that nobody has read yet, a document at a time: the case's thread has answers to save as well."""
        here = self._bound()

        def lacking(examiner: Examining) -> tuple[Version, ...]:
            return examiner.lacks(snapshot)

        def read(left: tuple[Version, ...], of: int) -> None:
            if call_off.is_set():
                return
            if not left:
                self._do(lambda examiner: examiner.examine(snapshot, dt.date.today()), told, call_off)
                return
            self.looking.emit(Progress(of - len(left), of, "read"))
            here(
                lambda desk: desk.case.page_texts(*left[0]),
                lambda pages: self._do(taking(left[0], pages), lambda _none: read(left[1:], of), call_off),
                lambda error: self._on_failed(error, call_off),
                call_off,
            )

        def taking(version: Version, pages: tuple[PageText, ...]) -> Callable[[Examining], None]:
            return lambda examiner: examiner.take(snapshot, version, pages)

        def told(examined: Examined) -> None:
            self._end(call_off)
            self.examined.emit(snapshot, examined)

        self._do(lacking, lambda found: read(found, len(found)), call_off)

    def _do(
        self,
        work: Callable[[Examining], Any | Generator[Progress, None, Any]],
        then: Callable[[Any], None],
        call_off: CallOff,
    ) -> None:
        def with_examiner() -> Any:
            if self._examiner is None:
                self._examiner = self._press.examiner()
            return work(self._examiner)

        self._worker.do(
            with_examiner,
            lambda result: None if call_off.is_set() else then(result),
            lambda error: self._on_failed(error, call_off),
            call_off,
        )

    def _end(self, call_off: CallOff) -> None:
        if self._round is call_off:
            self._round = None
            if self._again:
                self._again = False
                self.look()

    def _on_failed(self, error: AuditprepError, call_off: CallOff) -> None:
        self._end(call_off)
        unless(call_off, self._failed)(error)
