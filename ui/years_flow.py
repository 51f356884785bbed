"""What follows on what, where other years are concerned: joins Start, Questions, Compare and their dialogs with the controller."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from auditprep.errors import AuditprepError
from auditprep.i18n import _, ngettext
from auditprep.model import Carried, Comparison, Matching, Sent, Snapshot, Stale, Status, Submission
from ui import ask, texts
from ui.controller import Controller
from ui.dialogs.carry import CarryDialog
from ui.dialogs.pairing import PairingDialog
from ui.dialogs.status import StatusDialog
from ui.pages.compare import ComparePage
from ui.pages.questions import QuestionsPage
from ui.pages.start import StartPage
from ui.widgets.notice_line import NoticeLine


@dataclass(frozen=True, slots=True)
class YearPlaces:
    """Where other years are seen, and the line that tells what was done."""

    start: StartPage
    questions: QuestionsPage
    compare: ComparePage
    told: NoticeLine


@dataclass
class _Beside:
    """What this case is compared with besides the year that it remembers."""

    files: list[Path] = field(default_factory=list)


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
        self._beside = _Beside()
        self._comparison: Comparison | None = None
        self._connect_pages()
        self._connect_controller()

    # What the window tells

    def show_case(self, snapshot: Snapshot) -> None:
        """Another case was opened."""
        self._beside = _Beside()
        self._comparison = None
        self._places.compare.forget_case()
        self._places.questions.set_stale_finder(self._find_stale)
        self._years.match()

    def forget_case(self) -> None:
        self._matched = (None, None)
        self._places.compare.forget_case()
        for dialog in (self._pairing, self._status):
            if dialog:
                dialog.reject()

    def show_compare(self) -> None:
        """The compare page, with what is to be compared as it is now."""
        self._go(self._places.compare)
        self._compare()

    def change_status(self, status: Status | None = None) -> None:
        """Asks how far the case has come; `status` is what is likely meant."""
        snapshot = self._controller.snapshot
        if snapshot is None or self._controller.is_file_read_only:
            return
        dialog = StatusDialog(snapshot, self._window)
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
        compare.add_requested.connect(self._on_add_wanted)
        compare.removed.connect(self._on_removed)
        compare.export_docx_requested.connect(lambda: self._on_export_wanted(".docx"))
        compare.export_pdf_requested.connect(lambda: self._on_export_wanted(".pdf"))
        compare.question_requested.connect(self._show_question)

    def _connect_controller(self) -> None:
        years, colleagues = self._years, self._controller.colleagues
        years.matched.connect(self._on_matched)
        years.pair_failed.connect(self._on_pair_failed)
        years.remark_failed.connect(
            lambda key, error: self._places.questions.on_remark_failed(key, texts.error(error))
        )
        years.carried.connect(self._on_carried)
        years.compared.connect(self._on_compared)
        years.compare_failed.connect(lambda error: self._places.compare.show_error(texts.error(error)))
        years.exported.connect(self._on_exported)
        colleagues.status_changed.connect(self._on_status_changed)
        colleagues.status_failed.connect(self._on_status_failed)

    # What follows

    def _find_stale(self, text: str) -> tuple[Stale, ...]:
        snapshot = self._controller.snapshot
        return self._years.find_stale(text, snapshot) if snapshot else ()

    def _on_matched(self, previous: Submission | None, matching: Matching | None) -> None:
        self._matched = (previous, matching)
        self._places.start.show_matching(matching)
        self._places.questions.set_years(previous, matching)
        if self._pairing and previous and matching:
            self._show_pairs(self._pairing, previous, matching)

    def _on_previous_wanted(self) -> None:
        if file := ask.previous_file(self._window):
            self._years.set_previous(file)

    def _on_carry_all_wanted(self) -> None:
        """Which answers are to be carried: all that may be, but for those that the user takes out."""
        snapshot, (previous, matching) = self._controller.snapshot, self._matched
        if snapshot is None or previous is None or matching is None:
            return
        dialog = CarryDialog(snapshot, previous, matching, self._window)
        dialog.chosen.connect(self._years.carry)
        dialog.open()

    def _on_carried(self, carried: Carried) -> None:
        count = len(carried.questions)
        if not count:
            self._places.told.say(_("There was nothing to carry over."))
            return
        words = ngettext(
            "{count} answer from last year is a draft now. Nothing counts before it is confirmed.",
            "{count} answers from last year are drafts now. Nothing counts before it is confirmed.",
            count,
        ).format(count=count)
        if carried.marks_lost:
            lost = ", ".join(carried.marks_lost)
            words = _("{words} This form lacks the mark of {questions}.").format(words=words, questions=lost)
        undo = self._controller.colleagues.undo
        self._places.told.say(words, _("Undo"), lambda: (undo(carried.step), self._places.told.hide()))

    # Pairs

    def _open_pairing(self) -> None:
        previous, matching = self._matched
        if previous is None or matching is None or self._pairing is not None:
            return
        if not self._controller.may_write:
            self._places.told.say(_("The case can only be read, so the pairs cannot be changed."))
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

    # Comparing

    def _compare(self) -> None:
        snapshot = self._controller.snapshot
        if snapshot is None:
            return
        if snapshot.previous is None and not self._beside.files:
            self._places.compare.show_comparison(None)
            return
        self._places.compare.show_working(True)
        self._years.compare(self._beside.files, snapshot)

    def _on_compared(self, comparison: Comparison) -> None:
        self._comparison = comparison
        self._places.compare.show_working(False)
        own, can_pair = self._own_column(comparison)
        self._places.compare.show_comparison(comparison, own, can_pair=can_pair)

    def _own_column(self, comparison: Comparison) -> tuple[int | None, bool]:
        """Which column is the open case, and whether the one before it is the year that it remembers."""
        snapshot = self._controller.snapshot
        names = [(each.name, each.year) for each in comparison.submissions]
        mine = (snapshot.path.name, snapshot.year) if snapshot else None
        if snapshot is None or mine not in names:
            return None, False
        own, previous = names.index(mine), snapshot.previous
        before = names[own - 1] if own else None
        return own, previous is not None and before == (previous.name, previous.year)

    def _on_add_wanted(self) -> None:
        if file := ask.previous_file(self._window):
            self._beside.files.append(file)
            self._compare()

    def _on_removed(self, index: int) -> None:
        """A column goes; the open case and the year that it remembers stay, since they are the case itself."""
        if self._comparison is None:
            return
        name = self._comparison.submissions[index].name
        self._beside.files = [each for each in self._beside.files if each.name != name]
        self._compare()

    def _on_export_wanted(self, suffix: str) -> None:
        snapshot, comparison = self._controller.snapshot, self._comparison
        if snapshot is None or comparison is None:
            return
        kind = _("PDF documents (*.pdf)") if suffix == ".pdf" else _("Word documents (*.docx)")
        name = _("comparison {case}").format(case=texts.case_name(snapshot))
        to = ask.save_as(self._window, _("Save the comparison"), snapshot.path.with_name(name + suffix), kind)
        if to:
            self._years.export_comparison(comparison, to)

    def _on_exported(self, sent: Sent) -> None:
        words = _("{file} is saved.").format(file=sent.path.name)
        self._places.told.say(words, _("Open"), lambda: ask.open_file(sent.path))

    def _show_question(self, key: str) -> None:
        self._go(self._places.questions)
        self._places.questions.show_question(key)

    # How far the case has come

    def _on_status_wanted(self, status: Status, facts: dict[str, Any]) -> None:
        self._controller.colleagues.set_status(status, **facts)

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
