"""What follows on what, where the work of others is concerned: sheets out and back, copies made one, and the history."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable, Collection
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QSettings
from PySide6.QtWidgets import QWidget

from auditprep.errors import AuditprepError
from auditprep.files import as_file_name
from auditprep.i18n import _, ngettext
from auditprep.model import (
    CaseCopy,
    HistoryEntry,
    HistoryStep,
    Merged,
    MergePlan,
    Notice,
    Outcome,
    Snapshot,
)
from ui import ask, texts
from ui.controller import Controller
from ui.dialogs.handout import HandoutDialog
from ui.models.choices import NAME, read_choices
from ui.pages.colleagues import ColleaguesPage
from ui.pages.history import HistoryPage
from ui.pages.merge import MergePage
from ui.pages.questions import QuestionsPage
from ui.widgets.notice_line import NoticeLine

_LOOKS_AGAIN = 60  # seconds between the times that copies are looked for when the window is come back to


@dataclass(frozen=True, slots=True)
class ColleaguePlaces:
    """Where the work of others is seen, and the lines that tell what was done, and what did not work."""

    questions: QuestionsPage
    colleagues: ColleaguesPage
    merge: MergePage
    history: HistoryPage
    told: NoticeLine
    alarm: NoticeLine


class ColleaguesFlow(QObject):
    """Lives as long as the window."""

    def __init__(
        self,
        window: QWidget,
        controller: Controller,
        places: ColleaguePlaces,
        settings: QSettings,
        go: Callable[[QWidget], None],
    ) -> None:
        super().__init__(window)
        self._settings = settings
        self._window, self._controller, self._colleagues = window, controller, controller.colleagues
        self._places, self._go = places, go
        self._dialog: HandoutDialog | None = None
        self._to_read: list[Path] = []
        self._is_reading = False  # a sheet, or a copy of the case
        self._looked = 0.0  # for copies; seconds
        self._before: Snapshot | None = None  # the case before its last change, and after it
        self._now: Snapshot | None = None
        self._offers_copies = False  # of the case, where any are found: when it has just been opened
        self._connect_pages()
        self._connect_controller()
        window.installEventFilter(self)

    # What the window tells

    def start(self, snapshot: Snapshot) -> None:
        """Another case was opened, or the same one anew: nothing waits for the one before any more."""
        self._forget()
        self.show_case(snapshot)
        self._offers_copies = True
        self._look_for_copies()

    def show_case(self, snapshot: Snapshot) -> None:
        """The case after each change."""
        self._before, self._now = self._now, snapshot
        self._places.colleagues.show_case(snapshot)
        self._places.merge.show_case(snapshot)

    def forget_case(self) -> None:
        self._forget()
        self._places.colleagues.forget_case()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Who comes back to the window may have had a copy of the case saved beside it meanwhile."""
        is_back = event.type() == QEvent.Type.WindowActivate and self._now is not None
        if is_back and time.monotonic() - self._looked > _LOOKS_AGAIN:
            self._look_for_copies()
        return super().eventFilter(watched, event)

    def _look_for_copies(self) -> None:
        self._looked = time.monotonic()
        self._colleagues.look_for_copies()

    def _forget(self) -> None:
        self._before = self._now = None
        self._places.merge.forget_case()
        self._places.history.forget_case()
        self._to_read.clear()
        self._is_reading = False
        if self._dialog:
            self._dialog.reject()

    def show_colleagues(self) -> None:
        """What is out with whom; and what waits to be merged."""
        self._places.colleagues.show_waiting(self._places.merge.source)
        self._go(self._places.colleagues)

    def set_read_only(self, read_only: bool) -> None:
        for page in (self._places.colleagues, self._places.merge, self._places.history):
            page.set_read_only(read_only)

    def show_history(self) -> None:
        """The history page, with all that has happened until now."""
        self._go(self._places.history)
        self.refresh_history()

    def refresh_history(self) -> None:
        self._colleagues.read_changes()

    # Wiring

    def _connect_pages(self) -> None:
        colleagues, merge, history = self._places.colleagues, self._places.merge, self._places.history
        colleagues.handout_requested.connect(lambda: self.start_handout(()))
        colleagues.handin_requested.connect(self._on_handin_wanted)
        colleagues.call_off_requested.connect(self._colleagues.call_off)
        colleagues.sheet_requested.connect(self._on_sheet_wanted)
        colleagues.question_requested.connect(self._show_question)
        colleagues.copy_merge_requested.connect(self._on_copy_merge_wanted)
        colleagues.merge_page_requested.connect(lambda: self._go(merge))
        merge.merge_requested.connect(self._colleagues.merge)
        merge.cancelled.connect(self._on_merge_cancelled)
        history.restore_requested.connect(self._restore)
        history.undo_requested.connect(self._undo)
        history.question_requested.connect(self._show_question)
        self._places.questions.restore_requested.connect(self._restore)

    def _connect_controller(self) -> None:
        colleagues = self._colleagues
        colleagues.handed_out.connect(self._on_handed_out)
        colleagues.handout_failed.connect(self._on_handout_failed)
        colleagues.planned.connect(self._on_planned)
        colleagues.plan_failed.connect(self._on_plan_failed)
        colleagues.merge_failed.connect(lambda error: self._places.merge.show_error(texts.error(error)))
        colleagues.merged.connect(self._on_merged)
        colleagues.copies_found.connect(self._on_copies_found)
        colleagues.changes_read.connect(self._on_changes_read)
        colleagues.undone.connect(self._on_undone)

    # Out

    def start_handout(self, keys: tuple[str, ...]) -> None:
        """Asks which questions go to whom; these are chosen to begin with."""
        snapshot = self._controller.snapshot
        if snapshot is None or not self._controller.may_write:
            return
        dialog = HandoutDialog(snapshot, keys, sender=self._controller.name, parent=self._window)
        dialog.accepted_handout.connect(self._on_handout_wanted)
        dialog.finished.connect(self._on_handout_closed)
        self._dialog = dialog
        dialog.open()

    def _on_handout_wanted(
        self, to: str, keys: tuple[str, ...], due: dt.date | None, message: str, by: str = ""
    ) -> None:
        snapshot = self._controller.snapshot
        if snapshot is None:
            return
        if file := self._ask_where(snapshot, to):
            self._colleagues.hand_out(file, to, keys, due, message, by)
            self._keep_name(by)

    def _keep_name(self, name: str) -> None:
        """What she calls herself is what she goes by from now on, where she has not said that before."""
        if name and name != self._controller.name and not read_choices(self._settings).name:
            self._settings.setValue(NAME, name)
            self._controller.set_name(name)

    def _ask_where(self, snapshot: Snapshot, whom: str) -> Path | None:
        """Where a sheet is to be written."""
        name = as_file_name(_("questions to {whom}").format(whom=whom))
        suggestion = snapshot.path.with_name(f"{name}.docx")
        return ask.save_as(self._window, _("Save the sheet"), suggestion, _("Word documents (*.docx)"))

    def _on_handout_closed(self) -> None:
        if self._dialog:
            self._dialog.deleteLater()
        self._dialog = None

    def _on_handout_failed(self, error: AuditprepError) -> None:
        """It is told where it was asked for, and what was typed there stays."""
        if self._dialog:
            self._dialog.show_error(texts.error(error))
        else:
            self._controller.failed.emit(error)

    def _on_handed_out(self, file: Path) -> None:
        if self._dialog:
            self._dialog.accept()
        words = _("{file} is saved. Send it by mail; it is answered in Word.").format(file=file.name)
        self._places.told.say(words, _("Show in folder"), lambda: ask.open_folder(file.parent))

    def _on_sheet_wanted(self, id: int) -> None:
        """The sheet of a handout once more."""
        snapshot = self._controller.snapshot
        handout = next((each for each in snapshot.handouts if each.id == id), None) if snapshot else None
        if snapshot is None or handout is None:
            return
        if file := self._ask_where(snapshot, handout.to):
            self._colleagues.write_again(id, file)

    # Back

    def read_sheets(self, files: list[Path]) -> None:
        """Takes in what colleagues have answered."""
        self._on_handin_wanted(files)

    def _on_handin_wanted(self, files: list[Path]) -> None:
        """One after the other: the next is read when the one before has been merged, or left."""
        if not self._controller.may_write:
            self._places.told.say(
                _("The case can only be read, so no answers can be taken in."), is_done=False
            )
            return
        self._places.alarm.hide()  # what an earlier file lacked is past
        files = files or [each for each in [ask.sheet_file(self._window)] if each]
        if cases := [each for each in files if each.suffix.lower() == ".auditprep"]:
            words = _(
                "{file} is a case and no question sheet. If it is a copy of this one, put it beside this file: then it can be merged here."
            )
            self._places.alarm.say(words.format(file=cases[0].name))
        self._to_read += [each for each in files if each not in cases]
        self._read_next()

    def _read_next(self) -> None:
        if self._to_read and not (self._is_reading or self._places.merge.source):
            self._is_reading = True
            self._colleagues.hand_in(self._to_read.pop(0))

    def _on_plan_failed(self, error: AuditprepError) -> None:
        """That file brings nothing; the others are read all the same."""
        self._is_reading = False
        self._places.alarm.say(texts.error(error))
        self._read_next()

    def _on_planned(self, plan: MergePlan) -> None:
        """What comes back is looked at before anything of it is taken; where it brings nothing, that is said."""
        self._is_reading = False
        snapshot = self._controller.snapshot
        if snapshot is None:
            return
        brings = (
            plan.of(Outcome.NEW) or plan.of(Outcome.CONFLICT) or plan.evidence or plan.more or plan.unmatched
        )
        if not brings and plan.handout is None:
            words = _("{source} has nothing that this case does not have.")
            told = [words.format(source=plan.source), *map(texts.notice, plan.notices)]
            self._places.told.say(" ".join(told), is_done=False)
            self._read_next()
            return
        self._places.merge.show_plan(plan, snapshot)
        self._go(self._places.merge)

    def _on_copy_merge_wanted(self, file: Path) -> None:
        """What waits to be merged comes first: it is not thrown away for the next."""
        if self._places.merge.source:
            self._go(self._places.merge)
        elif not self._is_reading:
            self._places.alarm.hide()
            self._is_reading = True
            self._colleagues.plan_merge(file)

    def _on_merge_cancelled(self) -> None:
        self._places.merge.forget_case()
        self.show_colleagues()
        self._read_next()

    def _on_merged(self, merged: Merged) -> None:
        self._places.merge.forget_case()
        self.show_colleagues()
        self._look_for_copies()
        self._read_next()
        if merged.step:
            self._places.told.say(_merged_words(merged), _("Undo"), lambda: self._undo(merged.step))
        else:
            self._places.told.say(_("Nothing was taken in: the case is as it was."), is_done=False)

    def _on_copies_found(self, copies: tuple[CaseCopy, ...]) -> None:
        self._places.colleagues.show_copies(copies)
        offers, self._offers_copies = self._offers_copies, False
        if copies and offers and self._controller.may_write:
            words = ngettext(
                "Beside the case lies a copy of it with changes that this one does not have: {file}.",
                "Beside the case lie {count} copies of it with changes that this one does not have, such as {file}.",
                len(copies),
            ).format(count=len(copies), file=copies[0].path.name)
            self._places.told.say(words, _("Look at them…"), self._look_at_copies)

    def _look_at_copies(self) -> None:
        self._places.told.hide()
        self.show_colleagues()

    # What has happened

    def _on_changes_read(
        self,
        entries: tuple[HistoryEntry, ...],
        steps: tuple[HistoryStep, ...],
        people: tuple[str, ...],
    ) -> None:
        if snapshot := self._controller.snapshot:
            labels = {each.key: each for each in snapshot.questionnaire.questions()}
            self._places.history.show_changes(entries, steps, snapshot.status_changes, people, labels)

    def _restore(self, entry: int) -> None:
        """What is typed is saved first: it would go over what is put back."""
        self._places.questions.flush()
        self._colleagues.restore(entry)

    def _undo(self, step: int) -> None:
        """What is typed is saved first: the undo is to know what was changed since."""
        self._places.questions.flush()
        self._places.told.hide()
        self._colleagues.undo(step)

    def _on_undone(self, told: tuple[Notice, ...]) -> None:
        if not told:
            self._places.told.say(_("It is undone."))
            return
        left, undone = " ".join(map(texts.notice, told)), self._changed_last({each.question for each in told})
        words = _("Nothing was undone: all of it has been changed since. {left}")
        if undone:
            words = _("Undone in {questions}. What was changed since stays. {left}")
        self._places.told.say(words.format(questions=texts.some_of(undone), left=left), is_done=bool(undone))

    def _changed_last(self, but: Collection[str]) -> list[str]:
        """The questions that the last change of the case concerned, but for these."""
        before, now = self._before, self._now
        if before is None or now is None:
            return []
        return [
            each.label
            for each in now.questionnaire.questions()
            if each.key not in but
            and (before.answer(each.key), before.cited(each.key))
            != (now.answer(each.key), now.cited(each.key))
        ]

    def _show_question(self, key: str) -> None:
        self._go(self._places.questions)
        self._places.questions.show_question(key)


def _merged_words(merged: Merged) -> str:
    """What was taken in."""
    answers, documents = len(merged.questions), merged.evidence
    words = ngettext("{count} answer was taken in.", "{count} answers were taken in.", answers)
    more = ngettext("{count} document was taken in.", "{count} documents were taken in.", documents)
    told = [words.format(count=answers)] if answers else []
    told += [more.format(count=documents)] if documents else []
    return " ".join(told) or _("What it brought was taken in.")
