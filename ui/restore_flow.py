"""What follows on what, where backups are concerned: joins the page of backups with `controller.backups`, and says once where
none can be kept."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from auditprep.errors import AuditprepError
from auditprep.files import unused
from auditprep.i18n import _
from auditprep.model import BackedUpCase, Backup, BackupContents, Notice, Snapshot
from ui import ask, texts
from ui.controller import Controller
from ui.models import backup_words as words
from ui.pages.questions import QuestionsPage
from ui.pages.restore import RestorePage
from ui.widgets.notice_line import NoticeLine


@dataclass(frozen=True, slots=True)
class RestorePlaces:
    """Where backups are seen, and the lines that tell what was done, and what did not work."""

    restore: RestorePage
    questions: QuestionsPage
    told: NoticeLine
    alarm: NoticeLine


class RestoreFlow(QObject):
    """Lives as long as the window."""

    def __init__(
        self,
        window: QWidget,
        controller: Controller,
        places: RestorePlaces,
        go: Callable[[QWidget], None],
        open_case: Callable[[Path], None],
    ) -> None:
        super().__init__(window)
        self._window, self._controller, self._backups = window, controller, controller.backups
        self._places, self._page, self._go, self._open_case = places, places.restore, go, open_case
        self._contents: BackupContents | None = None
        self._looked_for: Path | None = None  # the file of the case whose backups are to be shown
        self._connect_page()
        self._connect_backups()
        self._controller.case_refreshed.connect(lambda _snapshot: self._compare())
        self._controller.case_closed.connect(self._on_case_left)
        self._controller.case_opened.connect(lambda _snapshot: self._on_case_left())

    def show(self, case: Path | None = None) -> None:
        """The page, at the backups of the case in this file; None: at those of the open case."""
        self._looked_for = case
        self._places.alarm.hide()
        self._page.want_case("")
        self._go(self._page)
        self._backups.list()

    # Wiring

    def _connect_page(self) -> None:
        page = self._page
        page.backup_chosen.connect(self._on_chosen)
        page.restore_requested.connect(self._on_restore_wanted)
        page.put_back_requested.connect(self._on_put_back_wanted)
        page.drop_requested.connect(self._on_drop_wanted)
        page.folder_requested.connect(ask.open_folder)

    def _connect_backups(self) -> None:
        backups = self._backups
        backups.listed.connect(self._on_listed)
        backups.measured.connect(self._page.show_room)
        backups.list_failed.connect(self._on_failed)
        backups.read.connect(self._on_read)
        backups.read_failed.connect(
            lambda backup, error: self._page.show_read_error(backup, texts.error(error))
        )
        backups.restored.connect(self._on_restored)
        backups.restore_failed.connect(self._on_failed)
        backups.put_back.connect(self._on_put_back)
        backups.put_back_failed.connect(self._on_failed)
        backups.dropped.connect(self._backups.list)
        backups.drop_failed.connect(self._on_failed)
        backups.taken.connect(self._on_taken)
        backups.not_taken.connect(self._on_not_taken)

    # What is looked at

    def _on_listed(self, cases: tuple[BackedUpCase, ...], own: str) -> None:
        if self._looked_for is not None:
            lay_there = next((each.id for each in cases if each.path == self._looked_for), "")
            self._page.want_case(lay_there)
            self._looked_for = None
        self._page.show_cases(cases, own)

    def _on_chosen(self, backup: Backup) -> None:
        self._contents = None
        self._backups.look_into(backup)

    def _on_read(self, contents: BackupContents) -> None:
        self._contents = contents
        self._compare()

    def _compare(self) -> None:
        """Beside the open case as it is now, where the backup is of that."""
        contents = self._contents
        if contents is not None:
            is_own = contents.backup.case == self._page.own
            now = self._controller.snapshot if is_own else None
            self._page.show_contents(contents, now, self._why_fixed(now))

    def _why_fixed(self, now: Snapshot | None) -> str:
        if now is None or self._controller.may_write:
            return ""
        return _("The case can only be read, so no answer can be put back.")

    def _on_case_left(self) -> None:
        """What is shown is compared with another case now, or with none."""
        if self._page.isVisible():
            self._backups.list()

    def _on_taken(self, _backup: Backup) -> None:
        if self._page.isVisible():
            self._backups.list()

    # The way back

    def _on_restore_wanted(self, backup: Backup) -> None:
        kind = _("auditprep cases (*.auditprep)")
        if to := ask.save_as(self._window, _("Restore as a new file"), self._suggested(backup), kind):
            self._places.alarm.hide()
            self._places.told.say(_("The case is being put together…"), is_done=False)
            self._backups.restore(backup, to)

    def _suggested(self, backup: Backup) -> Path:
        """A name that nothing has, beside the case; among the documents where its drive may not answer."""
        folder = backup.path.parent if self._page.is_file_there else ask.documents()
        date = backup.when.astimezone().date().isoformat()
        name = _("{name}-restored-{date}").format(name=backup.path.stem, date=date)
        return unused(folder / f"{name}.auditprep")

    def _on_restored(self, case: Path, found: tuple[Notice, ...]) -> None:
        told = _("The case as it was then is in {file}.").format(file=case.name)
        whole = " ".join((told, *map(texts.notice, found)))
        self._places.told.say(whole, _("Open it"), lambda: self._open_case(case))

    def _on_put_back_wanted(self, contents: BackupContents, key: str) -> None:
        """What is typed is saved first: it can be had back with an undo then."""
        self._places.alarm.hide()
        self._places.questions.flush()
        self._backups.put_answer_back(key, contents)

    def _on_put_back(self, key: str, backup: Backup, step: int) -> None:
        snapshot = self._controller.snapshot
        question = snapshot.questionnaire.question(key) if snapshot else None
        label, when = question.label if question else key, words.moment(backup)
        if not step:
            told = _("The answer to {question} was like that already.").format(question=label)
            self._places.told.say(told, is_done=False)
            return
        told = _("The answer to {question} is as it was on {when}.").format(question=label, when=when)
        self._places.told.say(told, _("Undo"), lambda: self._undo(step))

    def _undo(self, step: int) -> None:
        self._places.told.hide()
        self._places.questions.flush()
        self._controller.colleagues.undo(step)

    # What goes

    def _on_drop_wanted(self, case: BackedUpCase, is_own: bool) -> None:
        is_sure = ask.confirm(
            self._window,
            _("Delete all backups of {case}?").format(case=words.case_name(case, is_own=False)),
            _(
                "Documents that were erased from the case are kept only there, and go for good. The case itself is left as it is."
            ),
            yes=_("Delete the backups"),
            no=_("Keep them"),
        )
        if is_sure:
            self._backups.drop(case.backups)

    # What did not work

    def _on_failed(self, error: AuditprepError) -> None:
        self._places.told.hide()
        self._places.alarm.say(texts.error(error))

    def _on_not_taken(self, error: AuditprepError) -> None:
        told = _("No backups are kept for now. {why} Your case is saved as usual.")
        self._places.told.say(told.format(why=texts.error(error)), is_done=False)
