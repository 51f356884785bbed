"""Colleagues and copies, between the window and the core: questions sent out and taken back, two copies made one, and what has
happened in the case. Wishes in as method calls, facts out as signals."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal

from auditprep.model import Decision, MergePlan, SheetRead, Snapshot, Status
from ui.case_control import CaseControl, if_there, unless
from ui.worker import Desk


class ColleaguesControl(CaseControl):
    """What the window wants done with the work of others, and what came of it."""

    handed_out = Signal(object)  # Path of the sheet
    handout_failed = Signal(object)  # error
    planned = Signal(object)  # MergePlan: to be looked at, and chosen among
    plan_failed = Signal(object)  # error
    merged = Signal(object)  # Merged
    merge_failed = Signal(object)  # error: nothing of it was taken
    copies_found = Signal(object)  # tuple of CaseCopy
    changes_read = Signal(object, object, object)  # entries, steps, people
    undone = Signal(object)  # tuple of Notice: what could not be put back
    status_changed = Signal()
    status_failed = Signal(object)  # error

    # Sheets

    def hand_out(
        self, to: Path, name: str, keys: Iterable[str], due: dt.date | None, message: str, by: str = ""
    ) -> None:
        """Writes a sheet with these questions for a colleague, from `by`, and remembers that it is out."""
        wanted, here = tuple(keys), self._bound()
        here(
            lambda desk: desk.hand_out(to, name, wanted, due, message, by),
            lambda snapshot: self._on_handed_out(to, snapshot),
            self.handout_failed.emit,
        )

    def write_again(self, id: int, to: Path) -> None:
        """Writes the sheet of a handout once more."""
        self._bound()(
            lambda desk: desk.write_sheet_again(id, to), lambda _none: self.handed_out.emit(to), self._failed
        )

    def call_off(self, id: int) -> None:
        self._change(lambda desk: desk.case.call_off_handout(id))

    def hand_in(self, file: Path) -> None:
        """Reads a sheet that has come back; `planned` tells what it brings."""
        here, left = self._bound(), self._left
        failed = unless(left, self.plan_failed.emit)

        def plan(read: SheetRead) -> None:
            here(lambda desk: desk.case.plan_hand_in(read, file.name), self.planned.emit, failed, left)

        self._worker.do(lambda: self._press.read_sheet(file), plan, failed, left)

    # Copies

    def plan_merge(self, file: Path) -> None:
        """Reads another copy of the case; `planned` tells what it brings."""
        left = self._left
        failed = unless(left, self.plan_failed.emit)
        self._bound()(lambda desk: desk.case.plan_merge(file), self.planned.emit, failed, left)

    def look_for_copies(self) -> None:
        """Looks for copies of the case beside it; nothing is said where that cannot be done."""
        self._bound()(lambda desk: desk.case.copies_beside(), self.copies_found.emit, lambda _error: None)

    def merge(self, plan: MergePlan, chosen: Mapping[tuple[str, str], str]) -> None:
        """Takes what was chosen of a plan."""

        def done(both: tuple[Any, Snapshot]) -> None:
            self._refreshed(both[1])
            self.merged.emit(both[0])

        self._bound()(lambda desk: desk.merge(plan, chosen), done, self.merge_failed.emit)

    # What has happened

    def read_changes(self) -> None:
        """All changes, steps and people; `changes_read` tells."""
        self._bound()(
            lambda desk: (desk.case.changes(), desk.case.steps(quiet=True), desk.case.people()),
            lambda read: self.changes_read.emit(*read),
            if_there(self._failed),
        )

    def undo(self, step: int) -> None:
        def done(both: tuple[Any, Snapshot]) -> None:
            self._refreshed(both[1])
            self.undone.emit(both[0])

        self._bound()(lambda desk: desk.undo(step), done, self._failed)

    def restore(self, entry: int) -> None:
        self._change(lambda desk: desk.case.restore(entry))

    # How far the case has come

    def set_status(
        self,
        status: Status,
        *,
        decision: Decision | None = None,
        sent_on: dt.date | None = None,
        sent_to: str = "",
        reason: str = "",
    ) -> None:
        def done(snapshot: Snapshot) -> None:
            self._refreshed(snapshot)
            self.status_changed.emit()

        def work(desk: Desk) -> None:
            desk.case.set_status(status, decision=decision, sent_on=sent_on, sent_to=sent_to, reason=reason)

        self._bound()(lambda desk: desk.changed(work), done, self.status_failed.emit)

    def _on_handed_out(self, to: Path, snapshot: Snapshot) -> None:
        self._refreshed(snapshot)
        self.handed_out.emit(to)

    def _change(self, work: Callable[[Desk], object]) -> None:
        self._bound()(lambda desk: desk.changed(work), self._refreshed, self._failed)
