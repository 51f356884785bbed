"""What follows on what, where exports are concerned: asks where to write, and joins the export page with the controller."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from auditprep.i18n import _
from auditprep.model import Snapshot
from ui import ask, texts
from ui.controller import Controller
from ui.models.sending import Made, file_name, form_suffix
from ui.pages.export import ExportPage
from ui.worker import Chosen


class ExportFlow(QObject):
    """Lives as long as the window."""

    def __init__(self, window: QWidget, controller: Controller, page: ExportPage) -> None:
        super().__init__(window)
        self._window, self._controller, self._page = window, controller, page
        self._connect_page()
        self._connect_controller()

    def _connect_page(self) -> None:
        page = self._page
        page.docx_requested.connect(self._on_docx_wanted)
        page.binder_requested.connect(self._on_binder_wanted)
        page.zip_requested.connect(self._on_zip_wanted)
        page.pdf_requested.connect(self._on_pdf_wanted)
        page.list_requested.connect(self._on_list_wanted)
        page.json_requested.connect(self._on_json_wanted)
        page.plan_requested.connect(self._on_plan_wanted)
        page.cancel_requested.connect(self._controller.cancel)
        page.open_requested.connect(lambda path: ask.open_file(path))
        page.folder_requested.connect(lambda path: ask.open_folder(path.parent))

    def _connect_controller(self) -> None:
        controller, page = self._controller, self._page
        controller.progressed.connect(page.show_progress)
        controller.export_finished.connect(page.show_receipt)
        controller.sent.connect(page.show_sent)
        controller.export_failed.connect(lambda error: page.show_error(texts.error(error)))
        controller.export_cancelled.connect(page.show_cancelled)
        controller.sending.planned.connect(page.show_plan)

    # What the user wants

    def _on_docx_wanted(self, with_list: bool) -> None:
        suffix = form_suffix(self._snapshot)
        to = self._place(_("Save the form"), Made.FORM, _word_documents(suffix))
        self._start(to, lambda path: self._controller.export_docx(path, with_list=with_list))

    def _on_binder_wanted(self, with_secret: bool, with_uncited: bool) -> None:
        chosen = Chosen(with_secret=with_secret, with_uncited=with_uncited)
        to = self._place(_("Save the binder"), Made.BINDER, _("PDF documents (*.pdf)"))
        self._start(to, lambda path: self._controller.export_binder(path, chosen))

    def _on_zip_wanted(self, with_secret: bool, with_uncited: bool) -> None:
        chosen = Chosen(with_secret=with_secret, with_uncited=with_uncited)
        to = self._place(_("Save the bundle"), Made.BUNDLE, _("ZIP files (*.zip)"))
        self._start(to, lambda path: self._controller.export_zip(path, chosen))

    def _on_pdf_wanted(self) -> None:
        to = self._place(_("Save as PDF"), Made.ANSWERS, _("PDF documents (*.pdf)"))
        self._start(to, self._controller.export_pdf)

    def _on_list_wanted(self, with_secret: bool, with_uncited: bool) -> None:
        chosen = Chosen(with_secret=with_secret, with_uncited=with_uncited)
        to = self._place(_("Save the list of attachments"), Made.LIST, _word_documents(".docx"))
        self._start(to, lambda path: self._controller.export_list(path, chosen))

    def _on_json_wanted(self) -> None:
        to = self._place(_("Save as JSON"), Made.JSON, _("JSON files (*.json)"))
        self._start(to, self._controller.export_json)

    def _on_plan_wanted(self, with_secret: bool, with_uncited: bool) -> None:
        if self._controller.snapshot is not None:
            self._controller.sending.plan(Chosen(with_secret=with_secret, with_uncited=with_uncited))

    @property
    def _snapshot(self) -> Snapshot:
        """The case; the page is only there when one is open."""
        snapshot = self._controller.snapshot
        assert snapshot is not None
        return snapshot

    def _place(self, title: str, made: Made, kind: str) -> Path | None:
        """Where to write."""
        snapshot = self._snapshot
        return ask.save_as(self._window, title, snapshot.path.with_name(file_name(snapshot, made)), kind)

    def _start(self, to: Path | None, export: Callable[[Path], None]) -> None:
        if to:
            self._page.show_started()
            export(to)


def _word_documents(suffix: str) -> str:
    return _("Word documents (*{suffix})").format(suffix=suffix)
