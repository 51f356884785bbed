"""What follows on what, where the latest change of the case is undone or made again."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from auditprep.errors import AuditprepError
from auditprep.i18n import _
from auditprep.messages.steps import done_instead, not_undone, step_name
from auditprep.model import Undone
from ui import texts
from ui.actions import Actions
from ui.controller import Controller
from ui.widgets.notice_line import NoticeLine

_PAIRED = {"previous", "pair"}
"""The changes after which last year's questions are matched anew."""

_MOST_PASSED = 3  # changes that are named


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

    def _on_undone(self, done: Undone, again: bool) -> None:
        if not done.id:
            nothing = _("Nothing else can be made again.") if again else _("Nothing else can be undone.")
            self._told.say(" ".join([*self._passed_by(done, again), nothing]), is_done=False)
            return
        is_again = done.made is not None and done.made.again
        self._told.say(
            self._words(done, again),
            _("Undo") if is_again else _("Redo"),
            self.undo if is_again else self.redo,
        )
        if done.made is not None and done.made.of in _PAIRED:
            self._controller.years.match()

    def _words(self, done: Undone, again: bool) -> str:
        """What was done, after what could not be, and before what stays."""
        named = done_instead if done.passed else step_name
        words = named(done.made, self._label(done.made.questions)) if done.made else _("It is undone.")
        left = [texts.notice(each) for each in done.notices]
        said = [*self._passed_by(done, again), f"{words.rstrip('.')}." if left else words, *left]
        return " ".join(said)

    def _passed_by(self, done: Undone, again: bool) -> list[str]:
        return [
            not_undone(each, self._label(each.made.questions), again=again)
            for each in done.passed[:_MOST_PASSED]
        ]

    def _on_nothing(self, again: bool) -> None:
        if again:
            self._told.say(_("There is nothing to make again."), is_done=False)
        else:
            self._told.say(_("There is nothing more to undo since the case was opened."), is_done=False)

    def _on_failed(self, error: AuditprepError) -> None:
        self._told.hide()
        self._alarm.say(texts.error(error))

    def _label(self, keys: tuple[str, ...]) -> str:
        """The number of the only question that it concerned."""
        snapshot = self._controller.snapshot
        asked = snapshot.questionnaire.question(keys[0]) if snapshot and len(keys) == 1 else None
        return asked.label if asked else ""
