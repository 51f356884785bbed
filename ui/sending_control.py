"""What would be sent, and the answers on paper, between the window and the core. Wishes in as method calls, facts out as
signals."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal

from auditprep.model import Printed, Snapshot
from ui.case_control import CaseControl, if_there, unless
from ui.worker import CallOff, Chosen


class SendingControl(CaseControl):
    """Only the latest plan, and the latest print, are told."""

    planned = Signal(object)  # SendingPlan
    printed = Signal(object)  # Printed
    print_failed = Signal(object)  # error
    saved = Signal(object)  # Path of what was set for paper
    save_failed = Signal(object)  # error

    def __init__(self, *given: Any) -> None:
        super().__init__(*given)
        self._planning, self._printing = CallOff(), CallOff()

    def cancel(self) -> None:
        self._planning.set()
        self._printing.set()
        super().cancel()

    def plan(self, chosen: Chosen) -> None:
        """Asks what would be sent now."""
        self._planning.set()
        self._planning = call_off = CallOff()

        def number(snapshot: Snapshot) -> None:
            self._worker.do(
                lambda: self._press.sending_plan(snapshot, chosen),
                lambda plan: None if call_off.is_set() else self.planned.emit(plan),
                unless(call_off, self._failed),
                call_off,
            )

        failed = unless(call_off, if_there(self._failed))
        self._bound()(lambda desk: desk.case.snapshot(), number, failed, call_off)

    def print(self, questions: frozenset[str] | None) -> None:
        """Sets the answers for paper, as the case is now; those of some questions (None: of all)."""
        self._printing.set()
        self._printing = call_off = CallOff()
        failed = unless(call_off, self.print_failed.emit)

        def set_pages(snapshot: Snapshot) -> None:
            self._worker.do(
                lambda: self._press.printed_answers(snapshot, questions),
                lambda printed: None if call_off.is_set() else self.printed.emit(printed),
                failed,
                call_off,
            )

        self._bound()(lambda desk: desk.case.snapshot(), set_pages, failed, call_off)

    def stop_printing(self) -> None:
        """Nobody waits for the pages any more."""
        self._printing.set()

    def save(self, printed: Printed, pages: frozenset[int] | None, snapshot: Snapshot, to: Path) -> None:
        """Writes what was set for paper as a PDF; some of its pages, where they are given."""
        self._worker.do(
            lambda: self._press.save_printed(printed, pages, snapshot, to),
            lambda _none: self.saved.emit(to),
            self.save_failed.emit,
        )
