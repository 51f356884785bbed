"""The desk and the shelf, between the window and the core: the days of the open case, and what other cases there are. Wishes
in as method calls, facts out as signals."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal

from auditprep.model import CaseGlance, Snapshot
from ui.case_control import CaseControl
from ui.worker import CallOff, Desk, OnShelf


class DeskControl(CaseControl):
    """Its worker only looks: nothing waits for it, and it may stand before a drive that does not answer."""

    looked = Signal(object)  # OnShelf
    day_saved = Signal()
    day_failed = Signal(object)  # error
    whose_saved = Signal()
    whose_failed = Signal(object)  # error

    def __init__(self, *given: Any) -> None:
        super().__init__(*given)
        self._looking = CallOff()

    def cancel(self) -> None:
        self._looking.set()
        super().cancel()

    def look(
        self, files: Iterable[Path], known: Mapping[Path, CaseGlance], open_: Path | None = None
    ) -> None:
        """Looks at these cases and those beside them; the one that is `open_` is left alone, where it is known. Only the latest wish is answered; one that fails is not told."""
        self._looking.set()
        self._looking = call_off = CallOff()
        wanted = tuple(files)

        def then(seen: OnShelf) -> None:
            if not call_off.is_set():
                self.looked.emit(seen)

        self._worker.do(
            lambda: self._press.look_at(wanted, known, open_), then, lambda _error: None, call_off
        )

    def set_day(self, name: str, day: dt.date | None) -> None:
        """Sets the "deadline" or the "meeting" of the open case; None takes it away."""

        def done(snapshot: Snapshot) -> None:
            self._refreshed(snapshot)
            self.day_saved.emit()

        def work(desk: Desk) -> None:
            desk.case.set_days(**{name: day})

        self._bound()(lambda desk: desk.changed(work), done, self.day_failed.emit)

    def set_whose(self, board: str | None, year: int | None) -> None:
        """Says whose the open case is, and of which year."""

        def done(snapshot: Snapshot) -> None:
            self._refreshed(snapshot)
            self.whose_saved.emit()

        def work(desk: Desk) -> None:
            desk.case.set_whose(board, year)

        self._bound()(lambda desk: desk.changed(work), done, self.whose_failed.emit)
