"""What follows on what, where other years are concerned: which year is last year's, what is carried over, which questions belong
together, and how far the case has come. Joins Start, Questions and the dialogs with the controller."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from auditprep import messages
from auditprep.errors import AuditprepError
from auditprep.i18n import _, ngettext
from auditprep.model import Carried, Matching, Snapshot, Stale, Status, Submission
from ui import ask, texts
from ui.compare_flow import CompareFlow
from ui.controller import Controller
from ui.dialogs.carry import CarryDialog, to_carry
from ui.dialogs.left_out import LeftOutDialog
from ui.dialogs.pairing import PairingDialog
from ui.dialogs.status import StatusDialog
from ui.pages.compare import ComparePage
from ui.pages.questions import QuestionsPage
from ui.pages.start import StartPage
from ui.widgets.notice_line import NoticeLine

SAVE_LIMIT_MS = 8_000


@dataclass(frozen=True, slots=True)
class YearPlaces:
    """Where other years are seen, and the lines that tell what was done, and what did not work."""

    start: StartPage
    questions: QuestionsPage
    compare: ComparePage
    told: NoticeLine
    alarm: NoticeLine


class YearsFlow(QObject):
    """Lives as long as the window."""

    def __init__(
        self, window: QWidget, controller: Controller, places: YearPlaces, go: Callable[[QWidget], None]
    ) -> None:
        super().__init__(window)
        self._window, self._controller, self._years = window, controller, controller.years
        self._places, self._go = places, go
        self._pairing: PairingDialog | None = None
        self._status: StatusDialog | None = None
        self._matched: tuple[Submission | None, Matching | None] = (None, None)
        self._comparing = CompareFlow(window, controller, places.compare, places.told, go)
        self._connect_pages()
        self._connect_controller()

    # What the window tells

    def show_case(self, snapshot: Snapshot) -> None:
        """Another case was opened, or the same one anew."""
        self.forget_case()
        self._places.questions.set_stale_finder(self._find_stale)
        self._years.match()

    def forget_case(self) -> None:
        for dialog in (self._pairing, self._status):
            if dialog:
                dialog.reject()
        self._matched = (None, None)
        self._places.start.show_matching(None)
        self._comparing.forget_case()

    def show_compare(self) -> None:
        """The compare page, with what is to be compared as it is now."""
        self._comparing.show()

    def change_status(self, status: Status | None = None) -> None:
        """Asks how far the case has come; `status` is what is likely meant."""
        controller = self._controller
        if controller.snapshot is None or controller.is_file_read_only or controller.is_changing:
            return
        self._places.questions.flush()
        dialog = StatusDialog(controller.snapshot, self._window)
        dialog.status_wanted.connect(self._on_status_wanted)
        dialog.finished.connect(self._on_status_closed)
        if status:
            dialog.choose(status)
        self._status = dialog
        dialog.open()

    # Wiring

    def _connect_pages(self) -> None:
        start, questions, compare = self._places.start, self._places.questions, self._places.compare
        start.status_requested.connect(lambda: self.change_status())
        start.previous_requested.connect(self._on_previous_wanted)
        start.left_out_requested.connect(self._show_left_out)
        start.carry_requested.connect(self._on_carry_all_wanted)
        start.pairing_requested.connect(self._open_pairing)
        start.compare_requested.connect(self.show_compare)
        questions.previous_requested.connect(self._on_previous_wanted)
        questions.pairing_requested.connect(self._open_pairing)
        questions.carry_requested.connect(self._years.carry)
        questions.carry_all_requested.connect(self._on_carry_all_wanted)
        questions.wanted_settled.connect(self._years.settle_wanted)
        questions.remark_changed.connect(self._years.set_remark)
        compare.previous_requested.connect(self._on_previous_wanted)
        compare.pairing_requested.connect(self._open_pairing)
        compare.question_requested.connect(self._show_question)

    def _connect_controller(self) -> None:
        years, colleagues = self._years, self._controller.colleagues
        years.matched.connect(self._on_matched)
        years.previous_set.connect(self._on_previous_set)
        years.previous_failed.connect(lambda error: self._places.alarm.say(texts.error(error)))
        years.pair_failed.connect(self._on_pair_failed)
        years.remark_failed.connect(
            lambda key, error: self._places.questions.on_remark_failed(key, texts.error(error))
        )
        years.carried.connect(self._on_carried)
        for changed in (colleagues.merged, colleagues.undone):  # what was said of the pairs may be other
            changed.connect(lambda _made: self._years.match())
        colleagues.status_changed.connect(self._on_status_changed)
        colleagues.status_failed.connect(self._on_status_failed)

    def _may_write(self, otherwise: str) -> bool:
        """Whether the case can be changed; if not, that is said."""
        if not self._controller.may_write:
            self._places.told.say(otherwise, is_done=False)
        return self._controller.may_write

    # What follows

    def _find_stale(self, text: str) -> tuple[Stale, ...]:
        snapshot = self._controller.snapshot
        return self._years.find_stale(text, snapshot) if snapshot else ()

    def _on_matched(self, previous: Submission | None, matching: Matching | None) -> None:
        is_news = (previous, matching) != self._matched
        self._matched = (previous, matching)
        self._places.start.show_matching(matching)
        self._places.questions.set_years(previous, matching)
        if self._pairing and previous and matching:
            self._show_pairs(self._pairing, previous, matching)
        if is_news:
            self._comparing.refresh()

    # Which year is last year's

    def _on_previous_wanted(self) -> None:
        snapshot = self._controller.snapshot
        if snapshot is None or not self._may_write(
            _("The case can only be read, so last year’s file cannot be chosen.")
        ):
            return
        if file := ask.previous_file(self._window):
            self._places.alarm.hide()
            self._years.set_previous(file, snapshot.path)

    def set_previous(self, file: Path) -> None:
        """Takes this file as last year's."""
        if snapshot := self._controller.snapshot:
            self._places.alarm.hide()
            self._years.set_previous(file, snapshot.path)

    def _on_previous_set(self, previous: Submission, is_news: bool) -> None:
        words = _("“{file}” stands as last year’s now, beside every question.")
        if not is_news:
            words = _("“{file}” stood as last year’s already, and says nothing new.")
        words = words.format(file=previous.name)
        if left_out := messages.left_out(previous):
            told = f"{words} {left_out}"
            self._places.told.say(told, _("Show what is left out…"), lambda: self._show_left_out(previous))
        else:
            self._places.told.say(words)

    def _show_left_out(self, previous: Submission) -> None:
        """What of last year's file is in none of its answers."""
        dialog = LeftOutDialog(previous, self._window)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    # Carried over

    def _on_carry_all_wanted(self) -> None:
        """Which answers are to be carried: all that may be, but for those that the user takes out."""
        snapshot, (previous, matching) = self._controller.snapshot, self._matched
        if snapshot is None or not self._may_write(
            _("The case can only be read, so nothing can be carried over.")
        ):
            return
        if previous is None or matching is None:
            words = _("No earlier year is chosen.")
            self._places.told.say(
                words, _("Choose last year’s file…"), self._on_previous_wanted, is_done=False
            )
            return
        if not to_carry(snapshot, previous, matching):
            self._places.told.say(_("No question that lacks an answer had one last year."), is_done=False)
            return
        dialog = CarryDialog(snapshot, previous, matching, self._window)
        dialog.chosen.connect(self._years.carry)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_carried(self, carried: Carried) -> None:
        if not carried.questions:
            self._places.told.say(_why_not(carried), is_done=False)
            return
        snapshot = self._controller.snapshot
        found = map(snapshot.questionnaire.question, carried.marks_lost) if snapshot else ()
        words = _carried_words(carried, [each.label for each in found if each])
        self._places.told.say(words, _("Undo"), lambda: self._undo(carried.step))

    def _undo(self, step: int) -> None:
        """What is typed is saved first: the undo is to know what was changed since."""
        self._places.questions.flush()
        self._places.told.hide()
        self._controller.colleagues.undo(step)

    def _show_question(self, key: str) -> None:
        self._go(self._places.questions)
        self._places.questions.show_question(key)

    # Pairs

    def _open_pairing(self) -> None:
        previous, matching = self._matched
        if previous is None or matching is None or self._pairing is not None:
            return
        if not self._may_write(_("The case can only be read, so the pairs cannot be changed.")):
            return
        self._pairing = dialog = PairingDialog(self._window)
        self._show_pairs(dialog, previous, matching)
        dialog.chosen.connect(self._years.choose_pair)
        dialog.forgotten.connect(self._years.forget_pair)
        dialog.finished.connect(self._on_pairing_closed)
        dialog.open()

    def _show_pairs(self, dialog: PairingDialog, previous: Submission, matching: Matching) -> None:
        if snapshot := self._controller.snapshot:
            dialog.show_matching(previous, snapshot.questionnaire, matching, snapshot.choices)

    def _on_pair_failed(self, error: AuditprepError) -> None:
        if self._pairing:
            self._pairing.show_error(texts.error(error))
        else:
            self._controller.failed.emit(error)

    def _on_pairing_closed(self) -> None:
        if self._pairing:
            self._pairing.deleteLater()
        self._pairing = None

    # How far the case has come

    def _on_status_wanted(self, status: Status, facts: dict[str, Any]) -> None:
        """What is typed goes into the case first: once it is locked, that would be too late."""
        if status.is_locked and (words := self._not_in_yet()):
            if self._status:
                self._status.show_error(words)
            return
        self._controller.colleagues.set_status(status, **facts)

    def _not_in_yet(self) -> str:
        """What is still on its way into the case, and could not get there if it were locked."""
        if not self._controller.wait_for_saves(SAVE_LIMIT_MS):
            return _("What you wrote last could not be saved. The case can be locked when it is.")
        waiting = self._controller.evidence.waiting
        words = ngettext(
            "{count} file is still being read in. The case can be locked after that.",
            "{count} files are still being read in. The case can be locked after that.",
            waiting,
        )
        return words.format(count=waiting) if waiting else ""

    def _on_status_changed(self) -> None:
        if self._status:
            self._status.accept()

    def _on_status_failed(self, error: AuditprepError) -> None:
        if self._status:
            self._status.show_error(texts.error(error))
        else:
            self._controller.failed.emit(error)

    def _on_status_closed(self) -> None:
        if self._status:
            self._status.deleteLater()
        self._status = None


def _carried_words(carried: Carried, without_mark: list[str]) -> str:
    """How many drafts there are now, and in which questions last year's mark has no place."""
    count = len(carried.questions)
    words = ngettext(
        "{count} answer from last year is a draft now. Nothing counts before it is confirmed.",
        "{count} answers from last year are drafts now. Nothing counts before it is confirmed.",
        count,
    ).format(count=count)
    if without_mark:
        lost = ", ".join(without_mark)
        words = _("{words} This form lacks the mark of {questions}.").format(words=words, questions=lost)
    return words


def _why_not(carried: Carried) -> str:
    """Why nothing was carried over, where the reason is the same for all that was asked for."""
    return {
        frozenset({"answered"}): _("There is an answer already, so nothing was carried over."),
        frozenset({"unmatched"}): _("Last year had no such question, so nothing was carried over."),
    }.get(frozenset(carried.left.values()), _("There was nothing to carry over."))
