"""The window: the rail, the pages, and every signal between them and the controller."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import QElapsedTimer, QSettings, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from auditprep.errors import AuditprepError, FileMissing, LockedCase
from auditprep.i18n import _
from auditprep.model import Holder, Notice, Snapshot, Status
from ui import ask, texts
from ui.checks_flow import ChecksFlow, ChecksPlaces, Ways
from ui.colleagues_flow import ColleaguePlaces, ColleaguesFlow
from ui.controller import Controller
from ui.desk_flow import DeskFlow
from ui.evidence_flow import EvidenceFlow, Places
from ui.export_flow import ExportFlow
from ui.focus_flow import FocusFlow
from ui.help_flow import HelpFlow
from ui.left_off import LeftOff, Place
from ui.menu_flow import MenuFlow
from ui.models import standing
from ui.new_case_flow import NewCaseFlow
from ui.offers_flow import OffersFlow, OfferWays
from ui.pages.checks import ChecksPage
from ui.pages.colleagues import ColleaguesPage
from ui.pages.compare import ComparePage
from ui.pages.evidence import EvidencePage
from ui.pages.history import HistoryPage
from ui.pages.merge import MergePage
from ui.pages.questions import QuestionsPage
from ui.pages.restore import RestorePage
from ui.palette_flow import Leads, PaletteFlow
from ui.phrases_flow import PhrasesFlow
from ui.print_flow import PrintFlow
from ui.recent import RecentCases, with_file
from ui.restore_flow import RestoreFlow, RestorePlaces
from ui.settings_flow import Followers, SettingsFlow
from ui.spelling_flow import SpellingFlow, SpellingPlaces
from ui.undo_flow import UndoFlow
from ui.waiting_flow import WaitingFlow
from ui.whose_flow import Lines, WhoseFlow
from ui.window_drops import CASE_SUFFIX, WindowDrops, dropped_file
from ui.window_parts import WindowParts
from ui.words_flow import WordsFlow
from ui.years_flow import YearPlaces, YearsFlow

DRAWN_SIZE = QSize(1366, 768)
SAVE_LIMIT_MS = 8_000
MOVED_MS = 1_000  # after which the place she went to is remembered
CLOSE_LIMIT_MS = 1_000  # what closing always gets of it, however long the saving took
PANED = (
    QuestionsPage
    | EvidencePage
    | ComparePage
    | ChecksPage
    | ColleaguesPage
    | MergePage
    | HistoryPage
    | RestorePage
)
"""The pages with several panes, which F6 goes round."""


class MainWindow(WindowParts):
    """Knows what follows on what. Of windows beside it only `show_elsewhere` tells."""

    quit_requested = Signal()
    report_requested = Signal()
    new_window_requested = Signal(object)  # Path of a case to open in it, or None
    case_shown = Signal()  # another case stands in the window, or none
    closed = Signal()

    def __init__(self, controller: Controller, settings: QSettings) -> None:
        super().__init__()
        self._controller, self._settings = controller, settings
        self.show_elsewhere: Callable[[Path], bool] = lambda _case: False  # whether another window has it
        self._left_off, self._coming_back = LeftOff(settings), False
        self._moved = QTimer(self, singleShot=True, interval=MOVED_MS)
        self._recent = RecentCases(settings)
        self._is_there: Mapping[Path, bool] = {}  # of the latest cases
        self.setAcceptDrops(True)
        self._build_parts()
        self._build_flows()
        self._lay_out()
        self._drops = WindowDrops(self._pages, self._colleagues, controller)
        self._connect_signals()
        self._restore()
        self._show_case_name(None)
        self._show_recent()
        self._go(self._start)

    # Building

    def _build_flows(self) -> None:
        """What follows on what."""
        places = Places(
            *(self._questions, self._evidence, self._search),
            *(self._viewer_beside, self._viewer, self._reading),
        )
        self._flow = EvidenceFlow(self, self._controller, places, self._go)
        ExportFlow(self, self._controller, self._export)
        self._help = HelpFlow(self, self._controller, self._actions, self._pages, self._settings)
        self._printing = PrintFlow(self, self._controller, self._told, self._question_on_screen)
        self._creating = NewCaseFlow(self, self._controller, self._may_leave)
        self._phrasing = PhrasesFlow(self, self._controller, self._questions, self._alarm)
        self._wording = WordsFlow(
            self, self._controller, self._replacing, self._questions, self._told, self._go
        )
        year_places = YearPlaces(self._start, self._questions, self._compare, self._told, self._alarm)
        self._years = YearsFlow(self, self._controller, year_places, self._go)
        colleague_places = ColleaguePlaces(
            *(self._questions, self._colleagues, self._merge, self._history),
            *(self._told, self._alarm),
        )
        self._others = ColleaguesFlow(self, self._controller, colleague_places, self._settings, self._go)
        checks_places = ChecksPlaces(
            *(self._checks, self._questions, self._start, self._export),
            *(self._places[self._checks], self._told, self._alarm),
        )
        ways = Ways(
            *(self._go, self._flow.show_page, self._flow.show_beside),
            *(self._flow.show_checklist, self._years.change_status),
        )
        self._examining = ChecksFlow(self, self._controller, checks_places, ways)
        restore_places = RestorePlaces(self._backups, self._questions, self._told, self._alarm)
        self._restoring = RestoreFlow(self, self._controller, restore_places, self._go, self.open_case)
        spelling_places = SpellingPlaces(self._questions, self._told, self._alarm)
        self._spelling = SpellingFlow(self, self._controller, spelling_places, self._settings, self._go)
        DeskFlow(self, self._controller, self._start, self._settings, self._flow.show_checklist)
        offer_ways = OfferWays(self._others.read_sheets, self._years.set_previous, self.start_new_case)
        OffersFlow(self, self._controller, self._offered, offer_ways)
        self._build_beside_all()

    def _build_beside_all(self) -> None:
        """What is there wherever one is: undoing, the menu, the palette, the settings."""
        actions, controller = self._actions, self._controller
        UndoFlow(self, controller, actions, self._told, self._alarm, self._flush)
        lines = Lines(self._told, self._alarm, self._why_fixed)
        WhoseFlow(self, controller, actions, self._start, lines)
        WaitingFlow(
            *(self, controller, self._start, self._waiting),
            lambda: self.new_window_requested.emit(None),
        )
        self._focusing = FocusFlow(
            *(self, actions.focus, self._around, self._pages, self._questions, self._go),
        )
        button = self._rail.add_below(actions.menu, _("Menu"), "menu")
        MenuFlow(self, actions, button, self._recent, self.open_case)
        own_words, own_phrases = self._spelling.show_words, self._phrasing.show_own
        citing = self._questions.set_citing_minutes
        followers = Followers(self._spelling.set_on, citing, own_words, own_phrases, actions.restore.trigger)
        chosen = SettingsFlow(self, controller, actions, self._settings, followers)
        leads = Leads(
            *(self.show_question, self._flow.show_document, self.open_case),
            *(self._help.open, chosen.open, chosen.names),
        )
        PaletteFlow(self, controller, actions, self._recent, self._settings, leads)

    def _connect_signals(self) -> None:
        self._connect_places()
        self._connect_commands()
        self._connect_pages()
        self._connect_controller()

    def _connect_places(self) -> None:
        """Where one goes."""
        actions = self._actions
        for action, page in (
            (actions.show_start, self._start),
            (actions.show_questions, self._questions),
            (actions.show_evidence, self._evidence),
            (actions.show_checks, self._checks),
            (actions.show_export, self._export),
        ):
            action.triggered.connect(lambda _checked=False, page=page: self._go_on(page))
        actions.show_compare.triggered.connect(self._on_compare_wanted)
        actions.show_colleagues.triggered.connect(self._on_colleagues_wanted)
        actions.show_history.triggered.connect(self._on_history_wanted)
        actions.restore.triggered.connect(self._on_restore_wanted)
        actions.search.triggered.connect(lambda: self._flow.start_search(self._pages.currentWidget()))
        actions.replace.triggered.connect(lambda: self._wording.show(self._pages.currentWidget()))
        actions.cycle_panes.triggered.connect(self._on_cycle_panes)
        actions.toggle_list.triggered.connect(self._on_toggle_list)
        actions.toggle_side.triggered.connect(self._on_toggle_side)
        self._pages.currentChanged.connect(lambda _at: self._reading.put_away())
        self._pages.currentChanged.connect(lambda _at: self._moved.start())
        self._questions.question_shown.connect(lambda _key: self._moved.start())
        self._moved.timeout.connect(self._remember_place)

    def _connect_commands(self) -> None:
        """What is done with cases and windows, and with words."""
        actions = self._actions
        actions.new_case.triggered.connect(lambda: self.start_new_case(None))
        actions.open_case.triggered.connect(self._on_open_wanted)
        actions.example.triggered.connect(self._on_example_wanted)
        actions.close_case.triggered.connect(self._on_close_case_wanted)
        actions.print.triggered.connect(self._on_print_wanted)
        actions.quit.triggered.connect(self.quit_requested)
        actions.report.triggered.connect(self.report_requested)
        actions.new_window.triggered.connect(lambda: self.new_window_requested.emit(None))
        actions.next_misspelling.triggered.connect(self._spelling.go_next)
        actions.own_words.triggered.connect(self._spelling.show_words)
        actions.own_phrases.triggered.connect(self._phrasing.show_own)

    def _connect_pages(self) -> None:
        start, questions, export = self._start, self._questions, self._export
        start.question_requested.connect(self.show_question)
        start.export_requested.connect(lambda: self._go(export))
        start.recent_requested.connect(self.open_case)
        start.recent_removed.connect(self._on_recent_removed)
        start.colleagues_requested.connect(self._on_colleagues_wanted)

        save = self._controller.save_answer
        questions.answer_changed.connect(lambda key, changes: save(key, **changes))
        questions.citing_minutes_chosen.connect(lambda on: self._settings.setValue("citing-minutes", on))
        questions.history_requested.connect(self._controller.request_history)

        export.evidence_requested.connect(self._flow.show_document)
        export.question_requested.connect(self.show_question)
        export.checklist_requested.connect(self._flow.show_checklist)
        export.colleagues_requested.connect(self._on_colleagues_wanted)
        export.status_requested.connect(self._years.change_status)
        export.print_requested.connect(self._on_print_wanted)

    def _connect_controller(self) -> None:
        controller = self._controller
        controller.case_changing.connect(self._on_case_changing)
        controller.left_unsaved.connect(self._on_left_unsaved)
        controller.case_opened.connect(self._on_case_opened)
        controller.case_closed.connect(self._on_case_closed)
        controller.read_only.connect(self._on_read_only)
        controller.answer_saved.connect(self._questions.on_answer_saved)
        controller.save_failed.connect(self._on_save_failed)
        for changed in (controller.answer_saved, controller.evidence_changed):
            changed.connect(lambda *_told: self._refresh(self._pages.currentWidget()))
        controller.case_refreshed.connect(self._on_case_refreshed)
        controller.history_read.connect(self._questions.show_history)
        controller.files_checked.connect(self._on_files_checked)
        controller.rescued.connect(self._on_rescued)
        controller.left_exported.connect(self._on_left_exported)
        controller.failed.connect(self._on_failed)

    @property
    def controller(self) -> Controller:
        """This window's own way to the core."""
        return self._controller

    @property
    def case(self) -> Path | None:
        """The case that stands in the window."""
        snapshot = self._controller.snapshot
        return snapshot.path if snapshot else None

    def tell(self, words: str, link: str, then: Callable[[], None]) -> None:
        """Says on a line above the page that something went wrong; `link` names what `then` does about it."""
        self._alarm.say(words, link, then)

    def save_typed(self) -> None:
        """What is typed anywhere goes to its case now."""
        self._flush()

    # Going about

    def _go(self, page: QWidget) -> None:
        self._flush()
        self._refresh(page)
        self._pages.setCurrentWidget(page)
        self._rail.show_place(self._places.get(page))  # the search has no place of its own
        page.setFocus(Qt.FocusReason.OtherFocusReason)

    def _flush(self) -> None:
        """What is typed anywhere is sent to the case."""
        self._questions.flush()
        self._evidence.flush()

    def _go_on(self, page: QWidget) -> None:
        """The user leaves a page, and what was told of it."""
        self._alarm.hide()
        self._told.hide()
        self._go(page)

    def _refresh(self, page: QWidget) -> None:
        """Start and Export say how far the case has come, and Merge what stands there now; Questions follows every answer by
        itself."""
        snapshot = self._controller.snapshot
        if page is self._start:
            self._start.show_case(snapshot)
        elif page is self._export and snapshot:
            self._export.show_case(snapshot)
        elif page is self._merge and snapshot:
            self._merge.show_case(snapshot)

    def show_question(self, key: str) -> None:
        """The questions page, at this question."""
        self._go(self._questions)
        self._questions.show_question(key)

    def take(self, path: Path) -> None:
        """A file dropped on the window or named when it was started: a case is opened, a form begins a new one."""
        if path.suffix.lower() == CASE_SUFFIX:
            self.open_case(path)
        else:
            self.start_new_case(path)

    def open_case(self, path: Path) -> None:
        """Opens a case, after what is typed in the one before is on its way to its file; one that another window has is shown
        there."""
        if not self.show_elsewhere(path) and self._may_leave():
            self._controller.open_case(path)

    def take_up(self, path: Path | None) -> None:
        """Opens the case that was open when the program was closed, where it was left."""
        if path is not None:
            self._coming_back = True
            self._controller.open_case(path)

    def start_new_case(self, form: Path | None) -> None:
        """The way from the auditors' file to a new case; at the second step if the file is known."""
        self._flush()
        there = (each for each in self._recent.all() if self._is_there.get(each.path, True))
        self._creating.start(form, tuple(there))

    def _may_leave(self) -> bool:
        """Sends what is typed to its file; if it cannot be saved, or files are still being read in, only the user may
        leave it."""
        clock = QElapsedTimer()
        clock.start()
        self._flush()
        if self._questions.has_unsaved_remarks():
            self._controller.wait_for_answers(SAVE_LIMIT_MS)
        is_saved = self._controller.wait_for_saves(max(0, SAVE_LIMIT_MS - clock.elapsed()))
        if is_saved and not self._questions.has_unsaved_remarks():
            return self._flow.may_leave()
        rescue = None if is_saved else self._controller.rescue_unsaved()
        kept = (
            _("It is kept in {file}.").format(file=rescue) if rescue else _("Copy the text before you go on.")
        )
        return ask.confirm(
            self,
            _("Your latest changes could not be saved."),
            kept,
            yes=_("Go on without saving"),
            no=_("Stay here"),
        )

    # What the controller tells

    def _on_case_changing(self, changing: bool) -> None:
        """What is typed goes to its own case before another is opened, and nothing is typed meanwhile."""
        if changing:
            self._alarm.hide()
            self._flush()
            self._remember_place()
        else:
            self._coming_back = False  # the next case is one that she opens herself
        self._set_held(changing)

    def _on_left_unsaved(self, case: Path, rescue: Path | None) -> None:
        self._questions.forget_changes()
        self._alarm.say(texts.left_unsaved(case, rescue))

    def _on_case_opened(self, snapshot: Snapshot) -> None:
        self._told.hide()
        self._printing.forget_case()
        self._actions.set_case_open(True)
        self._questions.show_case(snapshot)
        self._flow.show_case(snapshot)
        self._show_standing(snapshot)
        self._years.show_case(snapshot)
        self._others.start(snapshot)
        self._examining.start()
        self._show_case_name(snapshot)
        self._recent.add(snapshot.path, texts.case_name(snapshot))
        self._show_recent()
        self._creating.finish(snapshot.path)
        self._come_back(self._left_off.place(snapshot.path))
        self.case_shown.emit()

    def _come_back(self, place: Place) -> None:
        """To the question where she left this case; and to the page, where it is the program that opens the case for her."""
        self._questions.return_to(place.question, place.scroll)
        page = self._named_pages().get(place.page) if self._coming_back else None
        self._go(page or self._start)

    def _remember_place(self) -> None:
        """When the case is left, and a while after each move: a computer may stop without leaving anything."""
        self._moved.stop()
        if self.case is not None:
            names = {page: name for name, page in self._named_pages().items()}
            name = names.get(self._pages.currentWidget(), "")
            key, scroll = self._questions.current_key(), self._questions.scroll_position()
            self._left_off.leave(self.case, Place(name, key or "", scroll))

    def _named_pages(self) -> dict[str, QWidget]:
        """The pages that show the case as it is by themselves."""
        return {
            "start": self._start, "questions": self._questions, "evidence": self._evidence,
            "checks": self._checks, "export": self._export,
        }  # fmt: skip

    def _on_case_refreshed(self, snapshot: Snapshot) -> None:
        """The same case, in which answers, its status or what is known of other years may be others, and what it is called."""
        if self._recent.rename(snapshot.path, texts.case_name(snapshot)):
            self._show_recent()
            self._show_case_name(snapshot)
        self._questions.show_case(snapshot)
        self._flow.follow_case(snapshot)
        self._others.show_case(snapshot)
        self._show_standing(snapshot)
        self._refresh(self._pages.currentWidget())
        if self._pages.currentWidget() is self._history:
            self._others.refresh_history()

    def _show_standing(self, snapshot: Snapshot) -> None:
        """Whether it can be written in, and if not, why."""
        self._set_read_only(snapshot.status.is_locked, file_too=False)
        if snapshot.status.is_locked:
            self._band.say(
                standing.locked(snapshot), _("Unlock…"), lambda: self._years.change_status(Status.DECIDED)
            )
        else:
            self._band.hide()
        if self._controller.is_file_read_only:
            self._on_read_only(self._controller.holder)

    def _set_read_only(self, read_only: bool, *, file_too: bool) -> None:
        self._questions.set_read_only(read_only, file_too=file_too)
        self._flow.set_read_only(read_only)
        self._others.set_read_only(read_only)
        self._examining.set_read_only(read_only)
        self._export.set_may_change(not file_too)
        self._wording.set_read_only(read_only)
        self._start.set_read_only(read_only, file_too=file_too)

    def _on_case_closed(self) -> None:
        self._questions.forget_case()
        self._flow.forget_case()
        self._years.forget_case()
        self._others.forget_case()
        self._examining.forget_case()
        self._printing.forget_case()
        self._export.forget_case()
        self._wording.forget_case()
        self._band.hide()
        self._told.hide()
        self._actions.set_case_open(False)
        self._show_case_name(None)
        self._go(self._start)
        self.case_shown.emit()

    def _on_read_only(self, holder: Holder | None) -> None:
        self._set_read_only(True, file_too=True)
        self._band.say(
            texts.read_only(holder, disk_full=self._controller.is_disk_full), _("Try again"), self._open_again
        )

    def _open_again(self) -> None:
        """The case that could only be read, if it can be written in by now."""
        if self.case is not None:
            self._controller.open_case(self.case)

    def _on_left_exported(self, made: Path) -> None:
        """Of the case before: the receipt would tell what to do with the one that is here."""
        words = _("{file} is saved.").format(file=made.name)
        self._told.say(words, _("Show in folder"), lambda: ask.open_folder(made.parent))

    def _on_save_failed(self, key: str, error: AuditprepError, rescue: Path | None) -> None:
        self._questions.on_save_failed(key, texts.save_failed(error, rescue))

    def _on_files_checked(self, there: Mapping[Path, bool]) -> None:
        self._is_there = there
        self._start.show_missing(there)

    def _on_failed(self, error: AuditprepError) -> None:
        if self._creating.dialog:
            self._creating.dialog.show_error(texts.error(error))
        elif texts.can_be_rescued(error):
            self._offer_rescue(Path(str(error.facts["file"])), texts.error(error))
        elif isinstance(error, FileMissing) and str(error.facts["file"]).lower().endswith(CASE_SUFFIX):
            self._offer_backups(Path(str(error.facts["file"])), texts.error(error))
        else:
            self._alarm.say(texts.error(error))

    def _offer_backups(self, case: Path, why: str) -> None:
        self._alarm.say(why, _("Backups…"), lambda: self._restoring.show(case))

    def _offer_rescue(self, damaged: Path, why: str) -> None:
        if to := ask.rescue_as(self, why, damaged):
            self._controller.rescue(damaged, to)
        else:
            self._offer_backups(damaged, why)

    def _on_rescued(self, case: Path, found: tuple[Notice, ...]) -> None:
        ask.tell(self, _("What could be read is in {file}.").format(file=case.name), texts.rescued(found))
        self.open_case(case)

    # What the user wants

    def _on_open_wanted(self) -> None:
        if path := ask.case_file(self):
            self.open_case(path)

    def _on_example_wanted(self) -> None:
        folder = ask.folder(self, _("Where should the example be saved?"), ask.documents())
        if folder and self._may_leave():
            self._controller.make_example(folder)

    def _on_close_case_wanted(self) -> None:
        if self._may_leave():
            self._controller.close_case()

    def _on_recent_removed(self, path: Path) -> None:
        self._recent.remove(path)
        self._show_recent()

    def _on_compare_wanted(self) -> None:
        self._alarm.hide()
        self._told.hide()
        self._years.show_compare()

    def _on_print_wanted(self) -> None:
        self._flush()
        self._printing.start()

    def _question_on_screen(self) -> str | None:
        return self._questions.current_key() if self._pages.currentWidget() is self._questions else None

    def _on_colleagues_wanted(self) -> None:
        self._alarm.hide()
        self._told.hide()
        self._others.show_colleagues()

    def _on_restore_wanted(self) -> None:
        self._alarm.hide()
        self._told.hide()
        self._restoring.show()

    def _on_history_wanted(self) -> None:
        self._alarm.hide()
        self._told.hide()
        self._others.show_history()

    def _on_cycle_panes(self) -> None:
        page = self._pages.currentWidget()
        if isinstance(page, PANED):
            page.cycle_panes()
        elif self._rail.isAncestorOf(self.focusWidget() or self):
            self._pages.currentWidget().setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self._rail.focus()

    def _on_toggle_list(self) -> None:
        self._questions.set_list_visible(not self._questions.is_list_visible())

    def _on_toggle_side(self) -> None:
        shown = self._pages.currentWidget()
        page = shown if isinstance(shown, EvidencePage | ComparePage) else self._questions
        page.set_side_visible(not page.is_side_visible())

    # What is shown

    def _show_recent(self) -> None:
        cases = self._recent.all()
        self._start.show_recent(cases)
        self._controller.check_files(case.path for case in cases)

    def _show_case_name(self, snapshot: Snapshot | None) -> None:
        self.setWindowTitle(f"{self._told_apart(snapshot)} – auditprep" if snapshot else "auditprep")

    def _told_apart(self, snapshot: Snapshot) -> str:
        """What the case is called; with its file, where another of the latest cases is called the same."""
        name = texts.case_name(snapshot)
        others = (case.title for case in self._recent.all() if case.path != snapshot.path)
        return with_file(name, snapshot.path) if name in others else name

    def _restore(self) -> None:
        """Where it stood last. The first time as large as it is drawn; the whole screen where that does not fit
        with its frame, which Qt does not know before it is shown."""
        self._questions.set_citing_minutes(self._settings.value("citing-minutes", True, type=bool))
        if columns := self._settings.value("evidence-columns"):
            self._evidence.restore_layout(columns)
        room = self._room()
        self.resize(DRAWN_SIZE.boundedTo(room))
        self._left_off.restore_panes(self)
        if geometry := self._settings.value("geometry"):
            self.restoreGeometry(geometry)
        elif DRAWN_SIZE.boundedTo(room) != DRAWN_SIZE:
            self.setWindowState(Qt.WindowState.WindowMaximized)

    # What Qt calls

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self._drops.can_take(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """A case or a form is opened; anything else is a document of the case that is open, and so is a Word file that turns out to be
        no form. Where that can only be read, a page
        lets go of what it would have taken itself, and it is said here why."""
        data = event.mimeData()
        if self._drops.can_take(data):
            event.acceptProposedAction()
        if self._drops.is_refused(data):
            self._alarm.say(self._why_fixed())
        elif (path := dropped_file(data)) and not self._drops.is_recognised_first(data):
            self.take(path)
        elif path:
            self._flow.attach(None, [path], begins=True)
        elif documents := self._drops.documents(data):
            self._go_on(self._evidence)
            self._flow.attach(None, documents)

    def _why_fixed(self) -> str:
        """Why the case can only be read."""
        snapshot = self._controller.snapshot
        if snapshot is None or self._controller.is_file_read_only:
            return texts.read_only(self._controller.holder, disk_full=self._controller.is_disk_full)
        facts = {"status": str(snapshot.status), "sent_on": snapshot.sent_on}
        return texts.error(LockedCase(file=str(snapshot.path), **facts))

    def closeEvent(self, event: QCloseEvent) -> None:
        clock = QElapsedTimer()
        clock.start()
        if not self._may_leave():
            event.ignore()
            return
        self._settings.setValue("geometry", self.saveGeometry())
        self._settings.setValue("evidence-columns", self._evidence.layout_state())
        self._help.close()
        self._left_off.keep_panes(self)
        self._remember_place()
        if not self._controller.shut_down(max(CLOSE_LIMIT_MS, SAVE_LIMIT_MS - clock.elapsed())):
            ask.tell(
                self, _("The case file does not answer. Check the drive before you open the case again.")
            )
        event.accept()
        self.closed.emit()
