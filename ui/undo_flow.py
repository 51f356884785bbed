"""What follows on what, where the latest change of the case is undone or made again."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from auditprep.errors import AuditprepError
from auditprep.i18n import _
from auditprep.messages.steps import step_name
from auditprep.model import Undone
from ui import texts
from ui.actions import Actions
from ui.controller import Controller
from ui.widgets.notice_line import NoticeLine

_PAIRED = {"previous", "pair"}
"""The changes after which last year's questions are matched anew."""


class UndoFlow(QObject):
    """Lives as long as the window."""

    def __init__(
        self,
        window: QWidget,
        controller: Controller,
        actions: Actions,
        told: NoticeLine,
        alarm: NoticeLine,
        flush: Callable[[], None],
    ) -> None:
        super().__init__(window)
        self._controller, self._undoing = controller, controller.undoing
        self._told, self._alarm, self._flush = told, alarm, flush
        actions.undo.triggered.connect(self.undo)
        actions.redo.triggered.connect(self.redo)
        self._undoing.undone.connect(self._on_undone)
        self._undoing.nothing.connect(self._on_nothing)
        self._undoing.failed.connect(self._on_failed)

    def undo(self) -> None:
        """What is typed is saved first: it may be the latest change itself."""
        self._alarm.hide()
        self._flush()
        self._undoing.undo()

    def redo(self) -> None:
        self._alarm.hide()
        self._flush()
        self._undoing.redo()

    def _on_undone(self, done: Undone) -> None:
        made = done.made
        is_again = made is not None and made.again
        words = step_name(made, self._label(made.questions)) if made else _("It is undone.")
        left = " ".join(map(texts.notice, done.notices))
        self._told.say(
            f"{words.rstrip('.')}. {left}".strip() if left else words,
            _("Undo") if is_again else _("Redo"),
            self.undo if is_again else self.redo,
        )
        if made is not None and made.of in _PAIRED:
            self._controller.years.match()

    def _on_nothing(self, again: bool) -> None:
        if again:
            self._told.say(_("There is nothing to make again."), is_done=False)
        else:
            self._told.say(
                _("There is nothing to undo: nothing has been changed since the case was opened."),
                is_done=False,
            )

    def _on_failed(self, error: AuditprepError) -> None:
        self._told.hide()
        self._alarm.say(texts.error(error))

    def _label(self, keys: tuple[str, ...]) -> str:
        """The number of the only question that it concerned."""
        snapshot = self._controller.snapshot
        asked = snapshot.questionnaire.question(keys[0]) if snapshot and len(keys) == 1 else None
        return asked.label if asked else ""
