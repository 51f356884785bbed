"""What is said while a case is opened, which can be cancelled: its drive may be slow, or not answer at all. Nothing else waits
for it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from auditprep.i18n import _
from ui.controller import Controller
from ui.pages.start import StartPage
from ui.widgets.notice_line import NoticeLine

SOON_MS, LONG_MS = 500, 3_000


class WaitingFlow(QObject):
    """Lives as long as the window. Where no case is open, the start page says it at once; on a line it is said when it takes
    its time."""

    def __init__(
        self,
        parent: QObject,
        controller: Controller,
        start: StartPage,
        line: NoticeLine,
        open_window: Callable[[], None],
    ) -> None:
        super().__init__(parent)
        self._controller, self._start = controller, start
        self._line, self._open_window = line, open_window
        self._long = QTimer(self, interval=LONG_MS, singleShot=True)
        self._long.timeout.connect(self._on_long)
        self._soon = QTimer(self, interval=SOON_MS, singleShot=True)
        self._soon.timeout.connect(self._on_soon)
        controller.case_changing.connect(self._on_changing)
        start.opening_cancelled.connect(controller.cancel_opening)

    def _on_changing(self, changing: bool) -> None:
        self._start.show_opening(self._controller.awaited if self._controller.snapshot is None else None)
        if changing:
            self._soon.start()
            self._long.start()
        else:
            self._soon.stop()
            self._long.stop()
            self._line.hide()

    def _on_soon(self) -> None:
        if (case := self._controller.awaited) and not self._start.is_opening_seen():
            words = _("Opening “{file}”…").format(file=case.name)
            self._line.say(words, _("Cancel"), self._controller.cancel_opening)

    def _on_long(self) -> None:
        if case := self._controller.awaited:
            words = _(
                "“{file}” is not open yet: its drive is slow, or does not answer. You can work with another case meanwhile."
            )
            self._line.say(
                *(words.format(file=case.name), _("New window"), self._open_window),
                other="" if self._start.is_opening_seen() else _("Cancel"),
                instead=self._controller.cancel_opening,
            )
