"""What follows on what, where Granska is concerned: joins what is found with the pages that tell it, and what is wished for
there with `controller.checks`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from auditprep.errors import AuditprepError
from auditprep.files import as_file_name
from auditprep.i18n import _
from auditprep.model import Accepted, Examined, Finding, FoundPlace, Mend, Sent, Snapshot
from ui import ask, texts
from ui.controller import Controller
from ui.dialogs.accept import AcceptDialog
from ui.models import finding_words
from ui.models.finding_mends import Recited, Rewritten, made_by
from ui.models.finding_places import OnPage
from ui.models.spots import Spot
from ui.pages.checks import ChecksPage
from ui.pages.export import ExportPage
from ui.pages.questions import QuestionsPage
from ui.pages.start import StartPage
from ui.viewing import Viewing
from ui.widgets.document_view import DocumentView
from ui.widgets.notice_line import NoticeLine
from ui.widgets.rail import RailButton
from ui.widgets.undo_line import Undoable

ShowPage = Callable[[int, int, tuple[str, ...], tuple[Spot, ...]], None]
"""Shows a page of a document (counted from 1) with these words, or these spots, marked."""


@dataclass(frozen=True)
class ChecksPlaces:
    """Where it is seen what was found, and the lines that tell what was done, and what did not work."""

    checks: ChecksPage
    questions: QuestionsPage
    start: StartPage
    export: ExportPage
    entry: RailButton  # of the page, in the rail
    told: NoticeLine
    alarm: NoticeLine


@dataclass(frozen=True)
class Ways:
    """The ways to where things are seen to."""

    go: Callable[[QWidget], None]
    show_page: ShowPage  # on the page of the evidence
    show_beside: ShowPage  # beside the question
    show_checklist: Callable[[], None]
    change_status: Callable[[], None]


class ChecksFlow(QObject):
    """Lives as long as the window."""

    def __init__(
        self,
        window: QWidget,
        controller: Controller,
        places: ChecksPlaces,
        ways: Ways,
    ) -> None:
        super().__init__(window)
        self._window, self._controller, self._checks = window, controller, controller.checks
        self._places, self._ways = places, ways
        self._page = places.checks
        self._dialog: AcceptDialog | None = None
        self._viewings: dict[DocumentView, Viewing] = {}
        self._wished: Undoable | None = None  # on another page than that of the findings
        self._seen: Snapshot | None = None  # the case that was looked through last, and what was found in it
        self._examined: Examined | None = None
        self._connect_pages()
        self._connect_controller()
        self._show_counts()

    # What the window tells

    def start(self) -> None:
        """A case was opened."""
        self.forget_case()
        self._checks.read_rules()

    def forget_case(self) -> None:
        self._seen = self._examined = self._wished = None
        if self._dialog:
            self._dialog.reject()
        self._page.forget_case()
        for viewing in self._viewings.values():
            viewing.clear()
        self._show_counts()

    def set_read_only(self, read_only: bool) -> None:
        self._page.set_read_only(read_only)

    def show_checks(self) -> None:
        """The page, with what was found last."""
        self._ways.go(self._page)

    # Wiring

    def _connect_pages(self) -> None:
        page = self._page
        page.mend_requested.connect(lambda _finding, mend: self.mend(mend))
        page.accept_requested.connect(self.start_accepting)
        page.take_back_requested.connect(self.take_back)
        page.see_to_requested.connect(self._on_see_to_wanted)
        page.question_requested.connect(self.show_place)
        page.document_requested.connect(self._show_document)
        page.export_requested.connect(self._on_export_wanted)
        page.viewer_made.connect(self._join)
        page.view_requested.connect(self._on_view_wanted)
        questions = self._places.questions
        questions.mend_requested.connect(self.mend)
        questions.accept_requested.connect(self.start_accepting)
        questions.take_back_requested.connect(self.take_back)
        questions.place_requested.connect(self._show_beside)
        for other in (self._places.start, self._places.export):
            other.checks_requested.connect(self.show_checks)

    def _connect_controller(self) -> None:
        checks, controller = self._checks, self._controller
        checks.rules_read.connect(self._page.show_rules)
        checks.looking.connect(self._page.show_progress)
        checks.examined.connect(self._on_examined)
        checks.accepted.connect(self._on_accepted)
        checks.accept_failed.connect(self._on_accept_failed)
        checks.mend_failed.connect(self._on_failed)
        checks.exported.connect(self._on_exported)
        checks.export_failed.connect(self._on_failed)
        controller.failed.connect(lambda _error: self._page.show_failure())
        for changed in (controller.case_refreshed, controller.evidence_changed):
            changed.connect(self._follow)
        controller.answer_saved.connect(lambda *_saved: self._follow(controller.snapshot))

    # What was found

    def _on_examined(self, snapshot: Snapshot, examined: Examined) -> None:
        self._seen, self._examined = snapshot, examined
        self._page.show_examined(snapshot, examined)
        self._places.questions.show_findings(examined, snapshot)
        self._show_counts()

    def _show_counts(self) -> None:
        """How much is open in what is written: the same wherever it is said."""
        written = finding_words.of_what_is_written(self._examined, self._seen)
        words = finding_words.grave_counts(written)
        self._places.entry.show_count(finding_words.grave(written), words)
        self._places.start.show_findings(words)
        self._places.export.show_findings(words, is_known=written is not None)

    def _follow(self, snapshot: Snapshot | None) -> None:
        if snapshot is not None:
            self._page.follow_case(snapshot)
            self._tell_done(snapshot)
            for viewing in self._viewings.values():
                viewing.follow(snapshot)

    # Accepting

    def start_accepting(self, finding: Finding) -> None:
        """Asks why the finding may stand."""
        if not self._controller.may_write:
            return
        dialog = AcceptDialog(finding, self._window)
        dialog.accepted_finding.connect(self._accept)
        dialog.finished.connect(self._on_dialog_closed)
        self._dialog = dialog
        dialog.open()

    def take_back(self, finding: Finding) -> None:
        """What was accepted is a finding again."""
        self._flush()
        self._checks.take_back(finding)

    def _accept(self, finding: Finding, reason: str, later: bool) -> None:
        self._flush()
        self._expect(
            _("Accepted: {reason}").format(reason=reason),
            lambda snapshot: any(_holds(each, finding) for each in snapshot.accepted),
            lambda: self._checks.take_back(finding),
        )
        self._checks.accept(finding, reason, later)

    def _on_accepted(self, _finding: Finding) -> None:
        if self._dialog:
            self._dialog.accept()

    def _on_accept_failed(self, error: AuditprepError) -> None:
        """It is told where it was asked for, and the reason that was typed there stays."""
        if self._dialog:
            self._dialog.show_error(texts.error(error))
        self._on_failed(error)

    def _on_dialog_closed(self) -> None:
        if self._dialog:
            self._dialog.deleteLater()
        self._dialog = None

    # Mending

    def mend(self, mend: Mend) -> None:
        """Does what one click does. What is typed is saved first: it is to be mended, too."""
        self._flush()
        if self._seen is None or not self._controller.may_write:
            return
        if made := made_by(mend, self._seen):
            words = finding_words.mended_words(mend, self._seen)
            self._expect(words, made.is_done, partial(self._put_back, made))
        self._checks.mend(mend)

    def _put_back(self, made: Rewritten | Recited) -> None:
        """What stood there before the mend."""
        if isinstance(made, Rewritten):
            self._flush()
            self._checks.put_back(made.question, made.field, made.before)
        elif made.before is None:
            self._controller.evidence.uncite(made.mend.question, made.mend.evidence, made.mend.quote)
        else:
            before = made.before
            self._controller.evidence.cite(made.mend.question, before.evidence, before.pages, before.quote)

    def _expect(self, words: str, is_done: Callable[[Snapshot], bool], undo: Callable[[], None]) -> None:
        """Says so, with the way back, when the case is so."""
        self._places.told.hide()
        self._places.alarm.hide()
        wished = Undoable(words, is_done, undo)
        self._wished = None if self._page.isVisible() else wished
        if self._wished is None:
            self._page.expect(wished)

    def _tell_done(self, snapshot: Snapshot) -> None:
        """What was wished for on another page has come about."""
        wished = self._wished
        if wished is not None and wished.is_done(snapshot):
            self._wished = None
            self._places.told.say(wished.words, _("Undo"), lambda: self._undo(wished))

    def _undo(self, done: Undoable) -> None:
        self._places.told.hide()
        done.undo()

    def _on_failed(self, error: AuditprepError) -> None:
        self._page.show_failure()
        if not self._dialog:
            self._places.alarm.say(texts.error(error))

    def _flush(self) -> None:
        self._places.questions.flush()

    # Going to where it stands

    def show_place(self, place: FoundPlace) -> None:
        """The question, or the page of the document."""
        if place.evidence is not None:
            self._show_document(OnPage(place.evidence, place.page, (place,)))
        elif place.question is not None:
            self._ways.go(self._places.questions)
            self._places.questions.show_words(place.question, place)

    def _show_document(self, wanted: OnPage) -> None:
        self._ways.show_page(wanted.evidence, wanted.page or 1, wanted.words, wanted.spots)

    def _show_beside(self, place: FoundPlace) -> None:
        """The page, with the question still before one's eyes."""
        if place.evidence is not None:
            wanted = OnPage(place.evidence, place.page, (place,))
            self._ways.show_beside(wanted.evidence, wanted.page or 1, wanted.words, wanted.spots)

    def _on_see_to_wanted(self, rule: str) -> None:
        """What is about the whole case is seen to elsewhere."""
        ways = {"checklist-open": self._ways.show_checklist, "decision-missing": self._ways.change_status}
        if way := ways.get(rule):
            way()

    # The documents that are seen on the page

    def _join(self, viewer: DocumentView) -> None:
        controller = self._controller
        self._viewings[viewer] = Viewing(viewer, controller.here, controller.view_worker, self)
        viewer.open_requested.connect(controller.evidence.open_outside)

    def _on_view_wanted(self, viewer: DocumentView, wanted: OnPage) -> None:
        document = self._seen.document(wanted.evidence) if self._seen else None
        if document is not None:
            self._viewings[viewer].show(document, None, wanted.page or 1, wanted.words, wanted.spots)

    # The report

    def _on_export_wanted(self) -> None:
        seen, examined = self._seen, self._examined
        if seen is None or examined is None:
            return
        name = as_file_name(_("findings {case}").format(case=texts.case_name(seen)))
        to = ask.save_as(
            *(self._window, _("Save the findings"), seen.path.with_name(f"{name}.docx")),
            _("Word documents (*.docx)"),
        )
        if to:
            self._checks.export(seen, examined, to)

    def _on_exported(self, sent: Sent) -> None:
        words = _("{file} is saved.").format(file=sent.path.name)
        self._places.told.say(words, _("Open"), lambda: ask.open_file(sent.path))


def _holds(said: Accepted, finding: Finding) -> bool:
    """Whether it says of this finding that it may stand."""
    return said.known_by == finding.known_by and not said.taken_back
