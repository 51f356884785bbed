"""Last year beside this, between the window and the core: which year is last year's, which questions belong together, what is
carried over, what is compared. Wishes in as method calls, facts out as signals."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from auditprep.errors import AuditprepError
from auditprep.model import (
    Comparison,
    Matching,
    PairChoice,
    Remark,
    Sent,
    Snapshot,
    Stale,
    Submission,
    submission,
)
from ui.evidence_control import Here
from ui.worker import CallOff, Cancelled, Desk, Press, Worker


class YearsControl(QObject):
    """What the window wants done with other years, and what came of it."""

    matched = Signal(object, object)  # Submission or None, Matching or None
    carried = Signal(object)  # Carried
    compared = Signal(object)  # Comparison
    compare_failed = Signal(object)  # error
    exported = Signal(object)  # Sent: the comparison as a file
    remark_failed = Signal(str, object)  # key, error
    pair_failed = Signal(object)  # error: what the user said of two questions is not kept

    def __init__(
        self,
        bound: Callable[[], Here],
        press: Press,
        worker: Worker,
        refreshed: Callable[[Snapshot], None],
        failed: Callable[[AuditprepError], None],
        parent: QObject,
    ) -> None:
        """`bound` gives the way to the case that is open now; `refreshed` is told the case after every change that may have
        changed answers, and `failed` what went wrong. `worker` is that of long work."""
        super().__init__(parent)
        self._bound, self._press, self._worker = bound, press, worker
        self._refreshed, self._failed = refreshed, failed
        self._comparing = CallOff()
        self._comparison: tuple[tuple[Path, ...], Comparison] | None = None

    # Which year is last year's

    def set_previous(self, file: Path) -> None:
        """Takes a case, or a Word form that is filled in, as last year's."""
        here = self._bound()
        self._worker.do(
            lambda: self._press.read_submission(file),
            lambda read: self._change(lambda desk: desk.case.set_previous(read), here),
            self._failed,
        )

    def forget_previous(self) -> None:
        self._change(lambda desk: desk.case.set_previous(None))

    def match(self) -> None:
        """Asks which of last year's questions belong to which of this year's; `matched` tells."""
        self._bound()(lambda desk: desk.matching(), lambda both: self.matched.emit(*both), self._failed)

    def choose_pair(self, choice: PairChoice) -> None:
        self._pair(lambda desk: desk.case.choose_pair(choice))

    def forget_pair(self, old: str, new: str) -> None:
        self._pair(lambda desk: desk.case.forget_pair(old, new))

    def _pair(self, work: Callable[[Desk], object]) -> None:
        self._bound()(lambda desk: desk.changed(work), self._on_changed, self.pair_failed.emit)

    # Carried over

    def carry(self, keys: Iterable[str] | None) -> None:
        """Last year's answers become drafts here: to these questions, or (None) to all that have no answer."""
        wanted = None if keys is None else tuple(keys)
        self._bound()(lambda desk: desk.carry(wanted), self._on_carried, self._failed)

    def settle_wanted(self, id: int, evidence: int | None) -> None:
        self._change(lambda desk: desk.case.settle_wanted(id, evidence))

    def set_remark(self, key: str, remark: Remark) -> None:
        """What the auditors said of an answer; also while the case is locked."""
        self._bound()(
            lambda desk: desk.changed(lambda desk: desk.case.set_remark(key, remark)),
            self._refreshed,
            lambda error: self.remark_failed.emit(key, error),
        )

    def find_stale(self, text: str, snapshot: Snapshot) -> tuple[Stale, ...]:
        """What in a text of last year's is out of date in this case. Quick: called while somebody is writing."""
        return self._press.find_stale(text, snapshot)

    # Compared

    def compare(self, files: Iterable[Path], snapshot: Snapshot | None = None) -> None:
        """Compares cases and forms, the open case among them where a `snapshot` is given, with what it remembers of last
        year; only the latest wish is answered."""
        self._comparing.set()
        self._comparing = call_off = CallOff()
        paths = tuple(files)
        self._worker.do(
            lambda: self._press.compare(_own(snapshot), paths, snapshot.choices if snapshot else ()),
            lambda made: self._on_compared(paths, made, call_off),
            lambda error: self._on_compare_failed(error, call_off),
            call_off,
        )

    def export_comparison(self, comparison: Comparison, to: Path) -> None:
        """Writes the comparison as Word or PDF, by the name's ending."""
        self._worker.do(
            lambda: self._press.export_comparison(comparison, to), self._on_exported, self.compare_failed.emit
        )

    def _on_exported(self, sent: Sent) -> None:
        self.exported.emit(sent)

    def _on_carried(self, both: tuple[Any, Snapshot]) -> None:
        carried, snapshot = both
        self._refreshed(snapshot)
        self.carried.emit(carried)

    def _on_compared(self, paths: tuple[Path, ...], made: Comparison, call_off: CallOff) -> None:
        if not call_off.is_set():
            self.compared.emit(made)

    def _on_compare_failed(self, error: AuditprepError, call_off: CallOff) -> None:
        if not (call_off.is_set() or isinstance(error, Cancelled)):
            self.compare_failed.emit(error)

    def _change(self, work: Callable[[Desk], object], here: Here | None = None) -> None:
        (here or self._bound())(lambda desk: desk.changed(work), self._on_changed, self._failed)

    def _on_changed(self, snapshot: Snapshot) -> None:
        self._refreshed(snapshot)
        self.match()


def _own(snapshot: Snapshot | None) -> tuple[Submission, ...]:
    """The open case, and before it what it remembers of last year."""
    if snapshot is None:
        return ()
    before = (snapshot.previous,) if snapshot.previous else ()
    return (*before, submission(snapshot))


Matched = tuple[Submission | None, Matching | None]
