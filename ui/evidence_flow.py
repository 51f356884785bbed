"""What follows on what, where evidence is concerned: joins the pages, the viewers and the search with
`controller.evidence`, as the main window does for all the rest."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from auditprep.errors import AuditprepError
from auditprep.i18n import _, ngettext
from auditprep.messages import not_taken, trouble
from auditprep.model import Evidence, Found, Gathered, Snapshot, Taken, Trouble
from ui import ask, evidence_words, texts
from ui.controller import Controller
from ui.models.cited import name_of
from ui.models.spots import Spot
from ui.pages.evidence import EvidencePage
from ui.pages.questions import QuestionsPage
from ui.pages.search import SearchPage
from ui.viewing import Viewing
from ui.widgets.attach_progress import AttachProgress
from ui.widgets.document_view import DocumentView

OPENED_DIRECTLY = frozenset(
    (".pdf", ".docx", ".xlsx", ".pptx", ".odt", ".ods", ".odp", ".rtf", ".txt", ".csv", ".md")
    + (".png", ".jpg", ".jpeg", ".tif", ".tiff", ".gif", ".bmp", ".eml", ".msg")
)


_MANY, _LARGE = 500, 2_000_000_000  # files in a folder, and bytes, that are taken in unasked


@dataclass(frozen=True)
class Places:
    """The parts of the window that have to do with evidence."""

    questions: QuestionsPage
    evidence: EvidencePage
    search: SearchPage
    beside: DocumentView  # beside the question
    large: DocumentView  # on the evidence page
    progress: AttachProgress


def _erased_words() -> str:
    """Whoever erases something secret is to know where it still is."""
    gone = _("The file, its text and what cites it are then gone from the case, and cannot be put back.")
    kept = _(
        "It stays in the backups, here and on other computers where the case has been open: in the ten latest, and in one a day for thirty days. To have it gone there too, open Restore… (Ctrl+Shift+B) and delete the backups of the case."
    )
    return f"{gone}\n\n{kept}"


class EvidenceFlow(QObject):
    """Lives as long as the window."""

    def __init__(
        self, window: QWidget, controller: Controller, places: Places, go: Callable[[QWidget], None]
    ) -> None:
        super().__init__(window)
        self._window, self._controller, self._go = window, controller, go
        self._evidence = controller.evidence
        self._questions, self._page, self._search = places.questions, places.evidence, places.search
        self._progress = places.progress
        self._beside = Viewing(places.beside, controller.here, controller.view_worker, self)
        self._large = Viewing(places.large, controller.here, controller.view_worker, self)
        self._viewers = (places.beside, places.large)
        self._from: QWidget | None = None  # where the search was asked for
        self._connect_questions()
        self._connect_page()
        self._connect_viewers()
        self._connect_search()
        self._connect_controller()
        self._evidence.may_take = self._may_take

    # What the window tells

    def show_case(self, snapshot: Snapshot) -> None:
        self._beside.clear()
        self._large.clear()
        self._page.show_case(snapshot)
        self._search.show_case(snapshot)
        self._progress.clear()
        if self._controller.may_write:
            self._evidence.read_unread(snapshot)

    def follow_case(self, snapshot: Snapshot) -> None:
        """The same case after a change: what is looked at, chosen and read in goes on."""
        self._questions.show_evidence(snapshot)
        self._page.show_evidence(snapshot)
        self._search.show_case(snapshot)
        self._progress.refresh()
        for viewing in (self._beside, self._large):
            viewing.follow(snapshot)

    def forget_case(self) -> None:
        self._beside.clear()
        self._large.clear()
        self._page.forget_case()
        self._search.forget_case()
        self._progress.clear()

    def set_read_only(self, read_only: bool) -> None:
        self._page.set_read_only(read_only)
        for viewer in self._viewers:
            viewer.set_read_only(read_only)

    def start_search(self, page: QWidget) -> None:
        """The search page; Escape leads back to the page it was asked for on."""
        if page is not self._search:
            self._from = page
        self._go(self._search)
        self._search.focus_field()

    def show_document(self, evidence: int) -> None:
        """The evidence page, with this document chosen and shown."""
        self._on_page_wanted(evidence, 0, 1, ())

    def show_page(
        self, evidence: int, page: int, words: tuple[str, ...] = (), spots: tuple[Spot, ...] = ()
    ) -> None:
        """The same at a page of the newest version, these words marked, or these spots."""
        self._on_page_wanted(evidence, 0, page, words, spots)

    def show_beside(
        self, evidence: int, page: int, words: tuple[str, ...] = (), spots: tuple[Spot, ...] = ()
    ) -> None:
        """A page of the newest version beside the question, these words marked, or these spots."""
        self._show_beside(evidence, 0, page, words, spots)

    def show_checklist(self) -> None:
        """The evidence page, with what the auditors ask for."""
        self._go(self._page)
        self._page.show_checklist()

    def attach(self, key: str | None, paths: list[Path], *, begins: bool = False) -> None:
        """Takes files in, asking which where none are given; with `begins` the auditors' form begins a new case instead."""
        if files := [Path(path) for path in paths] or ask.evidence_files(self._window):
            self._evidence.attach(key, files, begins=begins)

    def _attach_folder(self) -> None:
        if folder := ask.folder(self._window, _("Choose a folder"), ask.documents()):
            self._evidence.attach(None, [folder])

    def _may_take(self, gathered: Gathered) -> bool:
        """Whether so much is meant: a folder may hold more than she thinks."""
        if gathered.found <= _MANY and gathered.size <= _LARGE:
            return True
        words = _("There are {count} files in the folder, {size} together.")
        return ask.confirm(
            self._window,
            words.format(count=gathered.found, size=evidence_words.size(gathered.size)),
            _("All of them would be read, and lie in the case file."),
            yes=_("Add all"),
            no=_("Cancel"),
        )

    def may_leave(self) -> bool:
        """Whether the case may be left: files that are still being read in would not be in it."""
        waiting = self._evidence.waiting
        if not waiting:
            return True
        words = ngettext(
            "{count} file is still being read in.", "{count} files are still being read in.", waiting
        )
        return ask.confirm(
            self._window,
            words.format(count=waiting),
            _("What is not read in yet will not be in the case. What is there already stays."),
            yes=_("Leave without them"),
            no=_("Wait"),
        )

    # Signals

    def _connect_questions(self) -> None:
        questions, evidence = self._questions, self._evidence
        questions.attach_requested.connect(self.attach)
        questions.cite_requested.connect(evidence.cite)
        questions.uncite_requested.connect(evidence.uncite)
        questions.view_requested.connect(self._show_beside)
        questions.cited_pages_changed.connect(self._on_cited_pages_changed)
        questions.open_evidence_requested.connect(evidence.open_outside)
        questions.question_shown.connect(self._on_question_shown)
        questions.new_decision_requested.connect(self._on_new_decision_wanted)

    def _connect_page(self) -> None:
        page, evidence = self._page, self._evidence
        page.files_dropped.connect(lambda files: self.attach(None, files))
        page.add_requested.connect(lambda: self.attach(None, []))
        page.add_folder_requested.connect(self._attach_folder)
        page.show_requested.connect(self._show_large)
        page.changed.connect(evidence.change)
        page.remove_requested.connect(evidence.remove)
        page.restore_requested.connect(evidence.restore)
        page.erase_requested.connect(self._on_erase_wanted)
        page.separate_requested.connect(evidence.separate)
        page.merge_requested.connect(evidence.merge)
        page.question_requested.connect(self._show_question)
        page.cite_requested.connect(lambda id, key: evidence.cite(key, id))
        page.open_requested.connect(evidence.open_outside)
        page.read_requested.connect(self._on_read_wanted)
        page.decision_saved.connect(evidence.save_decision)
        page.decision_removed.connect(evidence.remove_decision)
        page.checklist_changed.connect(evidence.set_checklist)
        page.line_settled.connect(evidence.settle_line)
        page.checklist_file_requested.connect(self._on_checklist_wanted)
        page.checklist_default_requested.connect(evidence.reset_checklist)

    def _connect_viewers(self) -> None:
        for viewer in self._viewers:
            viewer.cite_page_requested.connect(self._on_cite_page)
            viewer.cite_text_requested.connect(self._on_cite_text)
            viewer.open_requested.connect(self._evidence.open_outside)
            viewer.password_given.connect(self._evidence.read_again)
            viewer.read_requested.connect(self._evidence.read_again)

    def _connect_search(self) -> None:
        search = self._search
        search.search_requested.connect(self._evidence.search)
        search.page_requested.connect(self._on_page_wanted)
        search.question_requested.connect(self._show_question)
        search.closed.connect(lambda: self._go(self._from or self._questions))

    def _connect_controller(self) -> None:
        evidence = self._evidence
        evidence.reading.connect(self._progress.show_reading)
        evidence.files_taken.connect(self._on_files_taken)
        evidence.ready.connect(self._on_ready)
        evidence.found.connect(self._on_found)
        evidence.search_failed.connect(lambda _words, error: self._search.show_error(texts.error(error)))
        evidence.checklist_read.connect(self._page.replace_checklist)
        evidence.password_refused.connect(self._on_password_refused)
        evidence.not_changed.connect(self._page.on_change_failed)
        self._controller.evidence_changed.connect(self.follow_case)
        self._progress.set_titles(self._title_of)
        self._progress.cancel_requested.connect(evidence.stop_reading)

    # What follows

    def _show_beside(
        self, evidence: int, version: int, page: int, words: tuple[str, ...], spots: tuple[Spot, ...] = ()
    ) -> None:
        """The document at the page, beside the question."""
        if found := self._document(evidence):
            self._questions.show_viewer_tab()
            self._beside.show(found, version or None, page, words, spots)

    def _on_cited_pages_changed(self, evidence: int, page: int) -> None:
        """The viewer follows, where it shows that document; what is cited now is of the newest version."""
        shown, found = self._viewers[0].shown(), self._document(evidence)
        if found and shown is not None and shown[0] == evidence:
            self._beside.show(found, None, page)

    def _show_large(self, evidence: int, version: int, page: int) -> None:
        if found := self._document(evidence):
            self._large.show(found, version or None, page)

    def _on_page_wanted(
        self, evidence: int, version: int, page: int, words: tuple[str, ...], spots: tuple[Spot, ...] = ()
    ) -> None:
        """A page of a version (0: the newest) on the evidence page, with the words marked."""
        if found := self._document(evidence):
            self._go(self._page)
            self._page.select(evidence)
            self._page.set_side_visible(True)  # also where the window is narrow
            self._large.show(found, version or None, page, words, spots)

    def _show_question(self, key: str) -> None:
        self._go(self._questions)
        self._questions.show_question(key)

    def _on_question_shown(self, key: str) -> None:
        snapshot = self._controller.snapshot
        question = snapshot.questionnaire.question(key) if snapshot else None
        for viewer in self._viewers:
            viewer.set_can_cite(question.label if question else None)

    def _on_cite_page(self, evidence: int, pages: str) -> None:
        """The pages beside those cited already; all of a document that has none."""
        key = self._questions.current_key()
        if key and pages:
            self._evidence.cite_page(key, evidence, pages)
        elif key:
            self._evidence.cite(key, evidence)

    def _on_cite_text(self, evidence: int, page: int, quote: str) -> None:
        if key := self._questions.current_key():
            self._evidence.cite(key, evidence, str(page), quote)

    def _on_read_wanted(self, evidence: int) -> None:
        """A document that asks for a password is shown: the viewer has a field for it."""
        found = self._document(evidence)
        if found and found.newest.trouble is Trouble.LOCKED:
            self._page.set_side_visible(True)
            self._large.show(found, asked=True)
        else:
            self._evidence.read_again(evidence)

    def _on_password_refused(self, evidence: int, error: AuditprepError) -> None:
        """It is told where the password was given, which may be given again there."""
        for viewer in self._viewers:
            shown = viewer.shown()
            if shown is not None and shown[0] == evidence:
                viewer.show_trouble(texts.error(error), asks_password=True)
                if viewer.isVisible():
                    viewer.ask_password()

    def _on_new_decision_wanted(self) -> None:
        self._go(self._page)
        self._page.start_new_decision()

    def _on_erase_wanted(self, evidence: int) -> None:
        """What is erased cannot be put back: the one thing here that is asked about."""
        found = self._document(evidence)
        if found and ask.confirm(
            self._window,
            _("“{title}” is erased from the case for good.").format(title=name_of(found)),
            _erased_words(),
            yes=_("Erase"),
            no=_("Keep"),
        ):
            self._evidence.erase(evidence)

    def _on_checklist_wanted(self) -> None:
        if file := ask.checklist_file(self._window):
            self._evidence.read_checklist(file)

    def _on_files_taken(
        self, taken: tuple[Taken, ...], errors: tuple[AuditprepError, ...], not_read: tuple[str, ...]
    ) -> None:
        """What became of the files: also of those that were there already, or were taken in but cannot be read."""
        sentences = [texts.error(error) for error in errors]
        sentences += [sentence for each in taken if (sentence := self._trouble(each))]
        sentences += [self._known(each) for each in taken if each.how == "known"]
        if not_read:
            words = _("Called off. Not read in: {files}.")
            sentences.append(words.format(files=texts.some_of(not_read)))
        is_all_in = not errors and not not_read and all(each.how != "empty" for each in taken)
        self._progress.show_taken(taken, tuple(sentences), is_all_in=is_all_in)
        self._page.show_new(taken)

    def _known(self, taken: Taken) -> str:
        """Which document a file turned out to be."""
        words = _("“{file}” was there already: {title}.")
        return words.format(file=taken.file_name, title=self._title_of(taken.evidence))

    def _trouble(self, taken: Taken) -> str | None:
        if taken.how == "empty":
            return not_taken(taken.file_name)
        found = self._document(taken.evidence) if taken.how != "known" else None
        return trouble(found.newest) if found else None

    def _on_found(self, words: str, found: Found) -> None:
        self._search.show_found(words, found)

    def _on_ready(self, path: Path) -> None:
        """Documents open in their own program; what could run is only shown in its folder."""
        if path.suffix.lower() in OPENED_DIRECTLY:
            ask.open_file(path)
        else:
            ask.open_folder(path.parent)

    def _title_of(self, id: int) -> str:
        found = self._document(id)
        return name_of(found) if found else ""

    def _document(self, id: int) -> Evidence | None:
        snapshot = self._controller.snapshot
        return snapshot.document(id) if snapshot else None
