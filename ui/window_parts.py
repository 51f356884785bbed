"""What the window is made of: the rail, the pages, and the lines above them."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from auditprep.i18n import _
from ui import theme
from ui.actions import Actions
from ui.models.evidence_table import MIME_TYPE
from ui.pages.checks import ChecksPage
from ui.pages.colleagues import ColleaguesPage
from ui.pages.compare import ComparePage
from ui.pages.evidence import EvidencePage
from ui.pages.export import ExportPage
from ui.pages.history import HistoryPage
from ui.pages.merge import MergePage
from ui.pages.questions import QuestionsPage
from ui.pages.replace import ReplacePage
from ui.pages.restore import RestorePage
from ui.pages.search import SearchPage
from ui.pages.start import StartPage
from ui.widgets.attach_progress import AttachProgress
from ui.widgets.document_view import DocumentView
from ui.widgets.notice_line import NoticeLine
from ui.widgets.rail import Rail, RailButton
from ui.widgets.spring_open import SpringOpen


class WindowParts(QMainWindow):
    """Makes the parts and lays them out. What follows on what is the main window's to know."""

    def __init__(self) -> None:
        super().__init__()
        self._actions = Actions(self)

    def _build_parts(self) -> None:
        """All of it; documents are seen beside the question, and large on the page of the evidence."""
        self._rail, self._edge = Rail(), theme.be(QFrame(), "line-v")
        self._around = (self._rail, self._edge)
        self._alarm, self._band = NoticeLine(alarm=True), NoticeLine(alarm=False)
        self._told = NoticeLine(alarm=False, icon="check", closes=True)
        self._waiting = NoticeLine(alarm=False, icon="clock")
        actions = self._actions
        self._start = StartPage(actions.new_case, actions.open_case, actions.example, actions.restore)
        self._viewer_beside, self._viewer = DocumentView(), DocumentView()
        self._questions = QuestionsPage(viewer=self._viewer_beside)
        self._evidence = EvidencePage(viewer=self._viewer)
        self._export, self._search, self._reading = ExportPage(), SearchPage(), AttachProgress()
        self._compare, self._colleagues = ComparePage(), ColleaguesPage()
        self._checks, self._merge, self._history = ChecksPage(), MergePage(), HistoryPage()
        self._backups = RestorePage()
        self._pages = QStackedWidget()
        self._build_places()
        self._replacing = ReplacePage()
        for page in (*self._places, self._search, self._replacing, self._merge, self._backups):
            self._pages.addWidget(page)

    def _build_places(self) -> None:
        """The rail, and which page each of its places is."""
        self._places: dict[QWidget, RailButton] = {
            self._start: self._rail.add(self._actions.show_start, "start"),
            self._questions: self._rail.add(self._actions.show_questions, "questions"),
            self._evidence: self._rail.add(self._actions.show_evidence, "evidence"),
            self._compare: self._rail.add(self._actions.show_compare, "compare"),
            self._checks: self._rail.add(self._actions.show_checks, "checks"),
            self._export: self._rail.add(self._actions.show_export, "export"),
        }
        for page, action, icon in (
            (self._colleagues, self._actions.show_colleagues, "colleagues"),
            (self._history, self._actions.show_history, "clock"),
        ):
            self._places[page] = self._rail.add_below(action, action.text(), icon, is_place=True)
        self._rail.add_below(self._actions.search, _("Search"), "search")
        spring = SpringOpen((MIME_TYPE,), self)  # evidence is dragged from its table to a question
        spring.watch(self._places[self._questions])

    def _lay_out(self) -> None:
        right = QVBoxLayout()
        right.setSpacing(0)
        for widget in (self._band, self._alarm, self._waiting, self._told, self._reading, self._pages):
            right.addWidget(widget)
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._rail)
        row.addWidget(self._edge)
        row.addLayout(right, 1)
        self.setCentralWidget(whole)
