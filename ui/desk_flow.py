"""What follows on what, on the start page: the days of the open case, and the shelf of other cases, which is looked at anew
when a case is opened or left."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QSettings, QTimer

from auditprep.errors import AuditprepError
from auditprep.model import CaseGlance
from ui import texts
from ui.controller import Controller
from ui.models import shelf
from ui.models.desk import Which
from ui.pages.start import StartPage
from ui.recent import RecentCases
from ui.shelf import ShelfMemory
from ui.worker import OnShelf

_PAUSE_MS = 400  # what is looked for first is in the way of nothing


class DeskFlow(QObject):
    """Lives as long as the window."""

    def __init__(
        self,
        parent: QObject,
        controller: Controller,
        start: StartPage,
        settings: QSettings,
        show_checklist: Callable[[], None],
    ) -> None:
        super().__init__(parent)
        self._controller, self._start = controller, start
        self._memory, self._recent = ShelfMemory(settings), RecentCases(settings)
        self._seen: tuple[CaseGlance, ...] = tuple(self._memory.all().values())
        self._gone: frozenset[Path] = frozenset()
        self._soon = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._soon.timeout.connect(self.look)
        start.checklist_requested.connect(show_checklist)
        start.day_given.connect(self._on_day_given)
        controller.desk.looked.connect(self._on_looked)
        controller.desk.day_saved.connect(start.show_day_saved)
        controller.desk.day_failed.connect(self._on_day_failed)
        controller.case_opened.connect(lambda _snapshot: self.refresh())
        controller.case_closed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """What is known at once; and soon what there is now."""
        self._show()
        self._soon.start()

    def look(self) -> None:
        """Looks at the latest cases, and those that lie beside them."""
        files = tuple(each.path for each in self._recent.all())
        if files:
            snapshot = self._controller.snapshot
            known = {each.path: each for each in self._seen}
            self._controller.desk.look(files, known, snapshot.path if snapshot else None)

    def _on_looked(self, seen: OnShelf) -> None:
        self._seen, self._gone = seen.cases, seen.gone
        self._memory.keep(seen.cases)
        self._show()

    def _show(self) -> None:
        snapshot = self._controller.snapshot
        used = tuple(each.path for each in self._recent.all())
        boards = shelf.arrange(self._seen, snapshot.path if snapshot else None, used)
        self._start.show_shelf(boards, shelf.title(boards, has_open=snapshot is not None), self._gone)

    def _on_day_given(self, which: Which, day: dt.date | None) -> None:
        self._controller.desk.set_day(which.value, day)

    def _on_day_failed(self, error: AuditprepError) -> None:
        self._start.show_day_error(texts.error(error))
