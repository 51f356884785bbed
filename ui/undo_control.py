"""The latest change of the case, between the window and the core: taken back, and made again. Wishes in as method calls, facts
out as signals."""

from __future__ import annotations

from PySide6.QtCore import Signal

from auditprep.model import Snapshot, Undone
from ui.case_control import CaseControl
from ui.worker import Desk


class UndoControl(CaseControl):
    """What is wished for is done in its turn, after all that was sent to the case before."""

    undone = Signal(object, bool)  # Undone; True: made again
    nothing = Signal(bool)  # there was nothing to take back; True: nothing to make again
    failed = Signal(object)  # error

    def undo(self) -> None:
        self._do(again=False)

    def redo(self) -> None:
        self._do(again=True)

    def _do(self, *, again: bool) -> None:
        def work(desk: Desk) -> tuple[Undone | None, Snapshot]:
            made = desk.case.redo_latest() if again else desk.case.undo_latest()
            return made, desk.case.snapshot()

        def done(both: tuple[Undone | None, Snapshot]) -> None:
            made, snapshot = both
            if made is None:
                self.nothing.emit(again)
                return
            self._refreshed(snapshot)
            self.undone.emit(made, again)

        self._bound()(work, done, self.failed.emit)
