"""Last year beside this, between the window and the core: which year is last year's, which questions belong together, what is
carried over, what is compared. Wishes in as method calls, facts out as signals."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal

from auditprep.model import Comparison, PairChoice, Remark, Snapshot, Stale, Submission
from ui.case_control import CaseControl, if_there, unless
from ui.worker import Beside, CallOff, Compared, Desk


class YearsControl(CaseControl):
    """What the window wants done with other years, and what came of it."""

    matched = Signal(object, object)  # Submission or None, Matching or None
    previous_set = Signal(object, bool)  # Submission, whether anything in it is news
    previous_failed = Signal(object)  # error: last year is the one it was
    previous_read = Signal(object, object)  # Path, Submission: of a case that is not made yet
    carried = Signal(object)  # Carried
    compared = Signal(object)  # Compared
    compare_failed = Signal(object)  # error
    exported = Signal(object)  # Sent: the comparison as a file
    remark_failed = Signal(str, object)  # key, error
    pair_failed = Signal(object)  # error: what the user said of two questions is not kept

    def __init__(self, *given: Any) -> None:
        super().__init__(*given)
        self._comparing = CallOff()  # what was asked for last

    def cancel(self) -> None:
        self._comparing.set()
        super().cancel()

    # Which year is last year's

    def set_previous(self, file: Path, case: Path) -> None:
        """Takes a case, or a Word form that is filled in, as last year's of the open case."""
        here, left = self._bound(), self._left
        failed = unless(left, self.previous_failed.emit)

        def keep(read: Submission) -> None:
            here(lambda desk: desk.set_previous(read), told, failed)

        def told(made: tuple[Submission, bool, Snapshot]) -> None:
            previous, is_news, snapshot = made
            self._on_changed(snapshot)
            self.previous_set.emit(previous, is_news)

        self._worker.do(lambda: self._press.read_previous(file, case), keep, failed, left)

    def read_previous(self, file: Path) -> None:
        """Reads a file that may be last year's of a case which is not made yet. What is wrong with it is told when it is made."""
        self._worker.do(
            lambda: self._press.read_previous(file, None),
            lambda read: self.previous_read.emit(file, read),
            lambda _error: None,
            self._left,
        )

    def match(self) -> None:
        """Asks which of last year's questions belong to which of this year's; `matched` tells."""
        self._bound()(
            lambda desk: desk.matching(), lambda both: self.matched.emit(*both), if_there(self._failed)
        )

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
        self._bound()(
            lambda desk: desk.changed(lambda desk: desk.case.settle_wanted(id, evidence)),
            self._refreshed,
            self._failed,
        )

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

    def compare(self, beside: Beside) -> None:
        """Compares the open case, as it is when all that was typed is saved, with other years and boards; only the latest wish
        is answered."""
        self._comparing.set()
        self._comparing = call_off = CallOff()

        def start(case: Snapshot) -> None:
            self._worker.do(lambda: self._press.compare(case, beside), told, failed, call_off)

        def told(made: Compared) -> None:
            if not call_off.is_set():
                self.compared.emit(made)

        failed = unless(call_off, self.compare_failed.emit)
        self._bound()(lambda desk: desk.case.snapshot(), start, failed, call_off)

    def export_comparison(self, comparison: Comparison, to: Path, spare: Iterable[Path]) -> None:
        """Writes the comparison as Word or PDF, by the name's ending; none of the files to `spare` is written over."""
        left, kept = self._left, tuple(spare)
        self._worker.do(
            lambda: self._press.export_comparison(comparison, to, kept),
            self.exported.emit,
            unless(left, self.compare_failed.emit),
            left,
        )

    def _on_carried(self, both: tuple[Any, Snapshot]) -> None:
        carried, snapshot = both
        self._refreshed(snapshot)
        self.carried.emit(carried)

    def _on_changed(self, snapshot: Snapshot) -> None:
        self._refreshed(snapshot)
        self.match()
