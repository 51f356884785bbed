"""What follows on what, where years and boards are compared: joins the compare page with the controller."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from auditprep import messages
from auditprep.errors import AuditprepError
from auditprep.files import as_file_name
from auditprep.i18n import _
from auditprep.model import Sent, Submission
from auditprep.model.compared import has_draft
from ui import ask, texts
from ui.controller import Controller
from ui.dialogs.left_out import LeftOutDialog
from ui.models.sending import DRAFT
from ui.pages.compare import ComparePage
from ui.widgets.notice_line import NoticeLine
from ui.worker import Beside, Compared


class CompareFlow(QObject):
    """Knows what the open case is compared with, for as long as it is open."""

    def __init__(
        self,
        window: QWidget,
        controller: Controller,
        page: ComparePage,
        told: NoticeLine,
        go: Callable[[QWidget], None],
    ) -> None:
        super().__init__(window)
        self._window, self._controller, self._years = window, controller, controller.years
        self._page, self._told, self._go = page, told, go
        self._beside, self._compared = Beside(), Compared()
        self._added: Path | None = None  # of which it is not told yet what is in none of its answers
        page.add_requested.connect(self._on_add_wanted)
        page.removed.connect(self._on_removed)
        page.export_docx_requested.connect(lambda: self._on_export_wanted(".docx"))
        page.export_pdf_requested.connect(lambda: self._on_export_wanted(".pdf"))
        self._years.compared.connect(self._on_compared)
        self._years.compare_failed.connect(self._on_compare_failed)
        self._years.exported.connect(self._on_exported)

    def show(self) -> None:
        """The page, with what is to be compared as it is now."""
        if not self._beside.files:
            self._beside = Beside()  # the year before was left out, and nothing was left to compare with
        self._go(self._page)
        self._compare()

    def refresh(self) -> None:
        """Last year, or what is said of the pairs, is another: seen where it is looked at."""
        if self._page.isVisible():
            self._compare()

    def forget_case(self) -> None:
        self._beside, self._compared, self._added = Beside(), Compared(), None
        self._page.forget_case()

    def _compare(self) -> None:
        snapshot = self._controller.snapshot
        if snapshot is None:
            return
        has_previous = snapshot.previous is not None and self._beside.with_previous
        self._page.show_working(has_previous or bool(self._beside.files))
        self._years.compare(self._beside)

    def _on_compared(self, made: Compared) -> None:
        """What could not be read is told, and not tried again."""
        self._compared = made
        self._beside = replace(self._beside, files=tuple(file for file in made.files if file))
        can_pair = made.own is not None and made.remembered == made.own - 1 and self._controller.may_write
        self._page.show_working(False)
        self._page.show_comparison(made.comparison, made.own, can_pair=can_pair)
        if made.errors:
            self._page.show_error(" ".join(map(texts.error, made.errors)))
        self._tell_left_out(made)

    def _tell_left_out(self, made: Compared) -> None:
        """That not all of what was just added is in its answers: told once, and shown where that is wanted."""
        added, self._added = self._added, None
        if added is None or made.comparison is None or added not in made.files:
            return
        read = made.comparison.submissions[made.files.index(added)]
        if words := messages.left_out(read):
            self._told.say(words, _("Show what is left out…"), lambda: self._show_left_out(read))

    def _show_left_out(self, read: Submission) -> None:
        title = _("What is left out of {file}").format(file=read.name)
        dialog = LeftOutDialog(read, self._window, title=title)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_compare_failed(self, error: AuditprepError) -> None:
        self._page.show_error(texts.error(error))

    def _on_add_wanted(self) -> None:
        if file := ask.previous_file(self._window):
            self._added = file
            self._beside = replace(self._beside, files=(*self._beside.files, file))
            self._compare()

    def _on_removed(self, column: int) -> None:
        """A column goes; that of the open case stays."""
        files = [file for at, file in enumerate(self._compared.files) if file and at != column]
        with_previous = self._beside.with_previous and column != self._compared.remembered
        self._beside = Beside(tuple(files), with_previous)
        self._compare()

    def _on_export_wanted(self, suffix: str) -> None:
        snapshot, comparison = self._controller.snapshot, self._compared.comparison
        if snapshot is None or comparison is None:
            return
        kind = _("PDF documents (*.pdf)") if suffix == ".pdf" else _("Word documents (*.docx)")
        name = as_file_name(_("comparison {case}").format(case=texts.case_name(snapshot)))
        draft = DRAFT if has_draft(comparison) else ""
        to = ask.save_as(
            self._window, _("Save the comparison"), snapshot.path.with_name(name + draft + suffix), kind
        )
        if to:
            self._years.export_comparison(comparison, to, (snapshot.path, *self._beside.files))

    def _on_exported(self, sent: Sent) -> None:
        words = _("{file} is saved.").format(file=sent.path.name)
        self._told.say(words, _("Open"), lambda: ask.open_file(sent.path))
