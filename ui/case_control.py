"""What a part of the window's way to the core needs: the case that is open, a thread for files, and where news goes."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from auditprep.errors import AuditprepError
from auditprep.model import Snapshot
from ui.evidence_control import Here
from ui.worker import CallOff, Cancelled, CaseLeft, Otherwise, Press, Worker


class CaseControl(QObject):
    """Wishes in as method calls, facts out as signals. `_left` is set when the case is left."""

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
        changed answers, and `failed` what went wrong. `worker` reads, compares and writes files."""
        super().__init__(parent)
        self._bound, self._press, self._worker = bound, press, worker
        self._refreshed, self._failed = refreshed, failed
        self._left = CallOff()

    def cancel(self) -> None:
        """The case is left: what is still read or made for it is nobody's any more."""
        self._left.set()
        self._left = CallOff()


def unless(call_off: CallOff, failed: Otherwise) -> Otherwise:
    """Says what went wrong, but not where the work was called off."""

    def tell(error: AuditprepError) -> None:
        if not (call_off.is_set() or isinstance(error, Cancelled)):
            failed(error)

    return tell


def if_there(failed: Otherwise) -> Otherwise:
    """Says what went wrong, but not that the case was left: what was only asked about it is no news then."""

    def tell(error: AuditprepError) -> None:
        if not isinstance(error, CaseLeft):
            failed(error)

    return tell
